//! What the widgets of a page share: the words and the apps, live and parked.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Function, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{CssStyleSheet, Element, HtmlElement, MutationObserver};
use yew::{AppHandle, Renderer};

use super::app::{AppMsg, Mounted, Props, Root};
use super::effect;
use super::later::{self, Later};
use super::object::{dictionary, property};
use super::recorders;
use crate::model::app::{Fetched, Msg};
use crate::model::content::{Pack, Text};
use crate::model::later::{LateEffect, Part};
use crate::model::person::Person;
use crate::model::two::TwoMsg;
use crate::view::LaterViews;

/// The other widgets follow once the one that was tapped has been painted: so long after it, in ms.
const FOLLOW_MS: u32 = 50;

thread_local! {
    static PAGE: RefCell<Option<Page>> = const { RefCell::new(None) };
}

/// What the widgets of a page share.
pub struct Page {
    /// By locale the words up to the result, and what comes after it.
    words: Vec<(Rc<Pack>, Fetched<Later>)>,
    /// Holds the styles for every widget.
    sheet: CssStyleSheet,
    /// What the tab keeps of the person: what the widget that was used last knows.
    pub person: Option<Rc<Shared>>,
    /// Runs until the others have followed.
    following: Option<Timeout>,
    fetch_later: Function,
    panicked: Function,
    live: Vec<App>,
    parked: Vec<App>,
}

/// What the widgets of a page know of the person, and the same as it is stored.
pub struct Shared {
    /// The person.
    pub person: Rc<Person>,
    /// [`Person::write`].
    pub text: Option<String>,
}

/// A mounted app and the element that it renders into.
#[derive(Clone)]
pub struct App {
    /// The element, which the loader places.
    pub root: HtmlElement,
    /// For messages to the app.
    pub handle: Rc<AppHandle<Root>>,
}

impl Page {
    /// What comes later in a locale, as a model holds it.
    pub fn part(&self, locale: Text) -> Fetched<Part> {
        let words = self.words.iter().find(|(pack, _)| pack.locale == locale);
        match words.map(|(_, later)| later) {
            None | Some(Fetched::NotAsked) => Fetched::NotAsked,
            Some(Fetched::Loading) => Fetched::Loading,
            Some(Fetched::Loaded(later)) => Fetched::Loaded(later.part.clone()),
            Some(Fetched::Failed) => Fetched::Failed,
        }
    }

    /// What comes later, in whichever locale it came first.
    fn any_later(&self) -> Option<&Later> {
        self.words.iter().find_map(|(_, later)| match later {
            Fetched::Loaded(later) => Some(later),
            _ => None,
        })
    }

    fn set_later(&mut self, locale: Text, later: Fetched<Later>) {
        if let Some(words) = self.words.iter_mut().find(|(pack, _)| pack.locale == locale) {
            words.1 = later;
        }
    }

    /// One rule around all of them, for a sheet takes one at a time. A second instance, after a panic,
    /// adds the same once more.
    pub fn add_styles(&self, styles: &str) {
        let _ = self.sheet.css_rules().and_then(|rules| {
            let rule = format!("@media all{{{styles}}}");
            self.sheet.insert_rule_with_index(&rule, rules.length())
        });
    }
}

/// Works on the page.
pub fn with_page<T>(work: impl FnOnce(&mut Page) -> T) -> T {
    PAGE.with_borrow_mut(|page| work(page.as_mut().expect("booted")))
}

/// Starts the page of this instance.
pub fn start(sheet: CssStyleSheet, fetch_later: Function, panicked: Function) {
    let page = Page {
        words: Vec::new(),
        sheet,
        person: None,
        following: None,
        fetch_later,
        panicked,
        live: Vec::new(),
        parked: Vec::new(),
    };
    PAGE.set(Some(page));
    watch_returns();
    watch_sight();
}

/// The words of a locale up to the result: those that are here, or else these.
///
/// # Errors
/// Where they are another version's.
pub fn pack(locale: &str, words: &[u8]) -> Result<Rc<Pack>, postcard::Error> {
    let here = with_page(|page| {
        page.words.iter().find(|(pack, _)| &*pack.locale == locale).map(|(pack, _)| pack.clone())
    });
    if let Some(pack) = here {
        return Ok(pack);
    }
    let pack: Rc<Pack> = Rc::new(postcard::from_bytes(words)?);
    with_page(|page| page.words.push((pack.clone(), Fetched::NotAsked)));
    Ok(pack)
}

/// What the tab keeps of the person by now. Where it can keep nothing, the page still knows.
pub fn person() -> Option<Rc<Shared>> {
    let kept = effect::stored();
    with_page(|page| {
        let known = page.person.as_ref().map(|known| &known.text);
        if let Some(kept) = kept
            && known != Some(&kept)
        {
            page.person = kept.and_then(|text| {
                let Some(person) = Person::read(&text) else {
                    effect::warn("What was stored can't be read: dropped.");
                    effect::store(None);
                    return None;
                };
                Some(Rc::new(Shared { person: Rc::new(person), text: Some(text) }))
            });
        }
        page.person.clone()
    })
}

/// Another tab of the same phone may have gone on: whoever follows looks there first. Where it forgot
/// everything, so does this one; where it started over, with nothing left, this one does, too, unless it goes
/// on by itself.
pub fn watch_other_tabs() {
    let Some(window) = web_sys::window() else { return };
    let on_change = |event: &web_sys::Event| {
        // Without a key the page cleared its whole store, which need not have held anything of ours.
        let key = property(event, "key").and_then(|key| key.as_string());
        let is_ours = key.is_some_and(|key| key == effect::STORAGE_KEY);
        match property(event, "newValue") {
            Some(news) if is_ours && news.is_null() => {
                tell_all(&|| AppMsg::Called(Msg::Two(TwoMsg::Forget)));
            }
            Some(news) if is_ours && news.is_falsy() && effect::remembers() => {
                tell_all(&|| AppMsg::Called(Msg::Restart));
            }
            _ => {
                effect::join();
                follow();
            }
        }
    };
    EventListener::new(&window, "storage", on_change).forget();
}

/// Tells the app of a widget.
pub fn tell(host: &HtmlElement, msg: Msg) {
    let Some(within) = host.shadow_root() else { return };
    let app =
        with_page(|page| page.live.iter().find(|app| within.contains(Some(&app.root))).cloned());
    if let Some(app) = app {
        app.handle.send_message(AppMsg::Model(msg));
    }
}

/// Tells every app.
#[inline(never)]
pub fn tell_all(msg: &dyn Fn() -> AppMsg) {
    for app in with_page(|page| page.live.clone()) {
        app.handle.send_message(msg());
    }
}

/// Whether a widget shows what a selector finds.
pub fn shows(selector: &str) -> bool {
    let has_it = |app: &App| app.root.query_selector(selector).is_ok_and(|it| it.is_some());
    with_page(|page| page.live.iter().any(has_it))
}

/// Nothing is known of the person any more.
pub fn forget() {
    with_page(|page| page.person = None);
}

/// `theme="auto"` follows the page's own text: whatever may change its colour is told.
pub fn watch_looks(tint: Function) {
    let Some(window) = web_sys::window() else { return };
    let tell = move || {
        let _ = tint.call0(&JsValue::NULL);
    };
    for event in ["load", "transitionend"] {
        let tell = tell.clone();
        EventListener::new(&window, event, move |_| tell()).forget();
    }
    let on_change = Closure::<dyn FnMut(JsValue)>::new(move |_| tell()).into_js_value();
    let Ok(observer) = MutationObserver::new(on_change.unchecked_ref()) else { return };
    let options = dictionary(&[("attributes", true.into())]);
    let document = window.document();
    let root = document.as_ref().and_then(|document| document.document_element());
    let body = document.as_ref().and_then(|document| document.body()).map(Into::into);
    for element in [root, body].into_iter().flatten() {
        let _ = observer.observe_with_options(&element, &options);
    }
}

/// Whoever comes back to a page that the browser has kept may have gone on in another, or left: not every
/// browser tells such a page what happened to its store.
fn watch_returns() {
    let Some(window) = web_sys::window() else { return };
    let listener = EventListener::new(&window, "pageshow", |event| {
        if property(event, "persisted").is_some_and(|persisted| persisted.is_truthy()) {
            tell_all(&|| AppMsg::Returned);
        }
    });
    listener.forget();
}

/// A page that is reloaded, left, or put away by a phone was hidden before; and a phone keeps its tabs for
/// days.
fn watch_sight() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let listener = EventListener::new(&document.clone(), "visibilitychange", move |_| {
        if document.hidden() {
            for app in with_page(|page| page.live.clone()) {
                if let Some(root) = app.handle.get_component() {
                    root.store_height();
                }
            }
        } else {
            tell_all(&|| AppMsg::Shown);
        }
    });
    listener.forget();
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
    let app = match with_page(|page| page.parked.pop()) {
        Some(app) => {
            app.handle.send_message(AppMsg::Mount(Box::new(mounted)));
            app
        }
        None => new_app(Some(mounted)),
    };
    with_page(|page| page.live.push(app.clone()));
    app
}

/// An app for the first widget, before that asks for one.
pub fn prepare_app() {
    let app = new_app(None);
    with_page(|page| page.parked.push(app));
}

/// What the app of [`prepare_app`] is told in a rehearsal.
pub fn tell_prepared(msg: AppMsg) {
    if let Some(app) = with_page(|page| page.parked.last().cloned()) {
        app.handle.send_message(msg);
    }
}

fn new_app(mounted: Option<Mounted>) -> App {
    let root = new_root();
    let props = Props::new(mounted);
    let handle = Renderer::<Root>::with_root_and_props(root.clone().into(), props).render();
    App { root, handle: Rc::new(handle) }
}

/// The live app that renders into an element.
pub fn app_in(root: &Element) -> Option<App> {
    with_page(|page| page.live.iter().find(|app| **app.root == **root).cloned())
}

/// Takes an app back.
pub fn park(app: App) {
    app.handle.send_message(AppMsg::Park);
    with_page(|page| {
        page.live.retain(|live| live.root != app.root);
        page.parked.push(app);
    });
}

/// Lets the other widgets know, when there is time: a tap is answered before they follow, and each
/// looks here before it does anything of its own.
pub fn share(person: Rc<Shared>) {
    with_page(|page| {
        page.person = Some(person);
        if page.live.len() > 1 {
            page.following.get_or_insert_with(|| Timeout::new(FOLLOW_MS, follow));
        }
    });
}

fn follow() {
    with_page(|page| page.following = None);
    tell_all(&|| AppMsg::Follow);
}

/// Has the loader bring what comes later in a locale, once for all widgets.
pub fn fetch_later(locale: Text) {
    let fetch = with_page(|page| match page.part(locale) {
        Fetched::Loading | Fetched::Loaded(_) => None,
        Fetched::NotAsked | Fetched::Failed => {
            page.set_later(locale, Fetched::Loading);
            Some(page.fetch_later.clone())
        }
    });
    let Some(fetch) = fetch else { return };
    spawn_local(async move {
        let came = bring(&fetch, locale).await;
        let tell = move || {
            let msg = match came {
                Ok(later) => {
                    let part = later.part.clone();
                    with_page(|page| {
                        if page.any_later().is_none() {
                            page.add_styles(later.styles);
                        }
                        page.set_later(locale, Fetched::Loaded(later));
                    });
                    Msg::LaterCame(part)
                }
                Err(()) => {
                    with_page(|page| page.set_later(locale, Fetched::Failed));
                    Msg::LaterFailed
                }
            };
            tell_all(&|| AppMsg::Called(msg.clone()));
        };
        // In a task of its own: whoever taps meanwhile does not wait for the reading as well.
        Timeout::new(0, tell).forget();
    });
}

/// What goes wrong with the files is said by the loader.
async fn bring(fetch: &Function, locale: Text) -> Result<Later, ()> {
    let promise = fetch.call1(&JsValue::NULL, &locale.as_str().into()).map_err(drop)?;
    let words = JsFuture::from(Promise::resolve(&promise)).await.map_err(drop)?;
    let later = later::bring(Uint8Array::new(&words).to_vec()).await;
    later.map_err(|_| effect::warn("What comes later is of another version."))
}

/// Carries out what is only asked for beyond the result: that is here by then.
pub fn perform(asked: LateEffect, host: &HtmlElement) {
    let perform = with_page(|page| page.any_later().map(|later| later.perform));
    if let Some(perform) = perform {
        perform(asked, host);
    }
}

/// What comes later in a locale, as a model holds it.
pub fn part(locale: Text) -> Fetched<Part> {
    with_page(|page| page.part(locale))
}

/// The later views, once they are here.
pub fn later_views() -> Option<LaterViews> {
    with_page(|page| page.any_later().map(|later| later.views))
}

/// An element for an app.
pub fn new_root() -> HtmlElement {
    let document = web_sys::window().and_then(|window| window.document());
    let root = document.expect("a document").create_element("div");
    let root: HtmlElement = root.expect("a div").unchecked_into();
    recorders::keep_out(&root);
    root
}
