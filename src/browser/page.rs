//! What the widgets of a page share: the words and the apps, live and parked.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlElement;
use yew::{AppHandle, Renderer};

use super::app::{AppMsg, Mounted, Props, Root};
use crate::model::app::{Fetched, Msg, Person};
use crate::model::content::{Later, Pack};

thread_local! {
    static PAGE: RefCell<Option<Page>> = const { RefCell::new(None) };
}

/// What the widgets of a page share.
pub struct Page {
    /// The words up to the result.
    pub pack: Rc<Pack>,
    /// The words after it.
    pub later: Fetched<Rc<Later>>,
    fetch_later: Function,
    panicked: Function,
    /// With the element of each widget.
    live: Vec<(HtmlElement, App)>,
    parked: Vec<App>,
}

/// A mounted app and the element that it renders into.
#[derive(Clone)]
pub struct App {
    /// The element, which the loader places.
    pub root: HtmlElement,
    /// For messages to the app.
    pub handle: Rc<AppHandle<Root>>,
}

/// Works on the page.
pub fn with_page<T>(work: impl FnOnce(&mut Page) -> T) -> T {
    PAGE.with_borrow_mut(|page| work(page.as_mut().expect("boot comes before everything else")))
}

/// Starts the page of this instance.
pub fn start(pack: Pack, fetch_later: Function, panicked: Function) {
    let page = Page {
        pack: Rc::new(pack),
        later: Fetched::NotAsked,
        fetch_later,
        panicked,
        live: Vec::new(),
        parked: Vec::new(),
    };
    PAGE.set(Some(page));
}

/// Tells the loader that this instance is beyond help. Called from the panic hook, so it takes
/// nothing for granted.
pub fn panicked(message: &str) {
    PAGE.with(|page| {
        if let Ok(page) = page.try_borrow()
            && let Some(page) = &*page
        {
            let _ = page.panicked.call1(&JsValue::NULL, &message.into());
        }
    });
}

/// A parked app, or a new one.
pub fn app(mounted: Mounted) -> App {
    let host = mounted.host.clone();
    let app = match with_page(|page| page.parked.pop()) {
        Some(app) => {
            app.handle.send_message(AppMsg::Mount(Box::new(mounted)));
            app
        }
        None => {
            let root = new_root();
            let props = Props::new(mounted);
            let handle = Renderer::<Root>::with_root_and_props(root.clone().into(), props).render();
            App { root, handle: Rc::new(handle) }
        }
    };
    with_page(|page| page.live.push((host, app.clone())));
    app
}

/// Takes an app back.
pub fn park(app: App) {
    app.handle.send_message(AppMsg::Park);
    with_page(|page| {
        page.live.retain(|(_, live)| live.root != app.root);
        page.parked.push(app);
    });
}

/// Tells the other widgets what the one at `host` knows of the person.
pub fn share(person: &Person, host: &HtmlElement) {
    let live = with_page(|page| page.live.clone());
    for (_, app) in live.into_iter().filter(|(other, _)| other != host) {
        app.handle.send_message(AppMsg::Model(Msg::Person(person.clone())));
    }
}

/// Fetches the words after the result once for all widgets.
pub fn fetch_later() {
    let fetch = with_page(|page| match page.later {
        Fetched::Loading | Fetched::Loaded(_) => None,
        Fetched::NotAsked | Fetched::Failed => {
            page.later = Fetched::Loading;
            Some(page.fetch_later.clone())
        }
    });
    let Some(fetch) = fetch else { return };
    spawn_local(async move {
        let later = async {
            let promise = fetch.call0(&JsValue::NULL)?.dyn_into::<Promise>()?;
            let bytes = Uint8Array::new(&JsFuture::from(promise).await?).to_vec();
            postcard::from_bytes::<Later>(&bytes)
                .map_err(|_| JsValue::from("the file of questions does not fit this version"))
        };
        let later = match later.await {
            Ok(later) => Some(Rc::new(later)),
            Err(error) => {
                gloo::console::error!("[love-languages] the questions did not load:", error);
                None
            }
        };
        let live = with_page(|page| {
            page.later = later.clone().map_or(Fetched::Failed, Fetched::Loaded);
            page.live.clone()
        });
        for (_, app) in live {
            app.handle.send_message(AppMsg::Model(Msg::Later(later.clone())));
        }
    });
}

fn new_root() -> HtmlElement {
    let document = web_sys::window().and_then(|window| window.document());
    let root = document.expect("a widget lives in a document").create_element("div");
    root.expect("a div can be made").unchecked_into()
}
