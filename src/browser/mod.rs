//! The only module that touches the page: it mounts the app where the loader says, and carries
//! out its effects.
//!
//! The loader calls [`boot`] once and [`mount`] for each widget. Yew 0.23 leaks an app's root
//! when the app is destroyed, so a widget that goes is *parked*: the next one takes over its app.

mod app;
mod effect;
mod later;
mod page;
mod recorders;
mod two;

use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Element, HtmlElement, MutationObserver, MutationObserverInit};

use crate::model::app::{Model, Msg, Origin};
use crate::model::person::Person;
use crate::model::quiz::Quiz;
use crate::model::settings::{Settings, Start};
use crate::model::snapshot::Snapshot;
use crate::model::two::TwoMsg;

use app::{AppMsg, Mounted};
use page::{App, with_page};
use two::around;

/// What the views need beyond the first cards' styles; a build by `cargo xtask` minifies them.
const STYLES: &str = match option_env!("LOVE_LANGUAGES_STYLES") {
    Some(minified) => minified,
    None => include_str!("../../styles/app.css"),
};

/// Starts this instance.
///
/// - `pack`: a locale's words up to the result.
/// - `later`: asked for what comes after it, promises those words as bytes; their code is there by
///   then, and nobody is pressing anything.
/// - `panicked`: told once this instance is beyond help.
/// - `tint`: told whenever the page may have changed its colours.
/// - `sheet`: holds the first cards' styles for every widget of the page.
///
/// # Errors
/// Where the words can't be read.
#[wasm_bindgen]
pub fn boot(
    pack: &[u8],
    later: Function,
    panicked: Function,
    tint: Function,
    sheet: CssStyleSheet,
) -> Result<(), JsError> {
    let pack = postcard::from_bytes(pack)
        .map_err(|_| JsError::new("a language file does not fit this version"))?;
    yew::set_custom_panic_hook(Box::new(|info| page::panicked(&info.to_string())));
    page::start(pack, sheet, later, panicked);
    with_page(|page| page.add_styles(STYLES));
    page::watch_looks(tint);
    page::watch_other_tabs();
    two::watch_shift();
    Ok(())
}

/// Mounts a widget.
///
/// - `host`: the `<love-languages>` element.
/// - `seed`, `order`, `ratings`, `at`: what the loader's cards collected. `order` holds places in
///   [`LoveLanguage::ALL`], `ratings` levels from 0 to 4 or −1 for a skip, `at` is the card shown.
/// - `snapshot`: what the same element's earlier widget saved last, or `ll=` and what a link brought;
///   it wins over the rest.
/// - `save`: is given a snapshot at every change.
/// - `shown`: is called once, when there is something to see in [`Widget::root`]: in a microtask
///   of the same task, so that no tap can come between; or later, where it starts with a view that is
///   still on its way.
///
/// # Errors
/// Where the loader's numbers are no quiz.
#[wasm_bindgen]
#[allow(clippy::too_many_arguments, reason = "flat numbers cross into wasm for the fewest bytes")]
pub fn mount(
    host: HtmlElement,
    seed: u32,
    order: &[u8],
    ratings: &[i8],
    at: usize,
    snapshot: Option<String>,
    save: Function,
    shown: &Function,
) -> Result<Widget, JsError> {
    let quiz = Quiz::from_taps(seed.into(), order, ratings)
        .ok_or_else(|| JsError::new("these taps are no quiz"))?;
    let is_news = snapshot.is_none() && quiz.answered() > 0;
    let origin = match snapshot.as_deref().and_then(Snapshot::read) {
        Some(snapshot) => Origin::Snapshot(snapshot),
        None if is_news => Origin::Taps { quiz, at },
        None => match page::person() {
            Some(shared) if shared.text.is_some() => Origin::Stored(Person::clone(&shared.person)),
            _ => Origin::Taps { quiz, at },
        },
    };
    let settings = settings(&host);
    let (mut model, mut effects) =
        with_page(|page| Model::new(settings, page.pack.clone(), page.part(), around(), origin));
    // A link comes in the place of a snapshot: what it brought is the first thing that is drawn.
    if let Some(link) = snapshot.as_deref().and_then(|text| text.strip_prefix("ll=")) {
        effects = model.update(Msg::Two(TwoMsg::Arrive(link.to_owned())));
    }
    let mounted = Mounted { model, effects, host: host.clone(), save, is_news };
    let app = page::app(mounted);
    call_when_filled(&app.root, shown);
    Ok(Widget { app, host })
}

/// A mounted widget, as the loader holds it.
#[wasm_bindgen]
pub struct Widget {
    app: App,
    host: HtmlElement,
}

#[wasm_bindgen]
impl Widget {
    /// The element that the app renders into, for the loader to place.
    #[wasm_bindgen(getter)]
    pub fn root(&self) -> Element {
        self.app.root.clone().into()
    }

    /// Some attribute of the element has changed.
    pub fn attributes(&self) {
        self.send(Msg::Settings(Rc::new(settings(&self.host))));
    }

    /// Opens a part: a value of the `view` attribute, or `ll=` and what a link brought. Another word is
    /// ignored and named.
    pub fn open(&self, view: &str) {
        if let Some(link) = view.strip_prefix("ll=") {
            return self.send(Msg::Two(TwoMsg::Arrive(link.to_owned())));
        }
        match Start::from_name(view) {
            Some(start) => self.send(Msg::Open(start)),
            None => effect::warn(&format!("open(\"{view}\"): there is no such view.")),
        }
    }

    /// All answers away, and the first card again.
    pub fn restart(&self) {
        self.send(Msg::Restart);
    }

    /// Gives the app back: the next widget takes it.
    pub fn park(self) {
        page::park(self.app);
    }

    fn send(&self, msg: Msg) {
        self.app.handle.send_message(AppMsg::Model(msg));
    }
}

fn settings(host: &HtmlElement) -> Settings {
    let mut settings = Settings::parse(|name| host.get_attribute(name));
    {
        settings.share_url = settings.share_url.map(two::whole_address);
    }
    // Only the browser knows its colours.
    if let Some(accent) = host.get_attribute("accent")
        && !web_sys::css::supports_with_value("color", &accent).unwrap_or(true)
    {
        settings.complaints.push(format!("accent=\"{accent}\" is no colour; using the default."));
    }
    settings
}

/// Calls back once, after the next change below `root` that leaves nothing busy there. Mutation
/// observers are microtasks; Yew's own `rendered` may come a task later on a slow phone, and a tap
/// before it.
fn call_when_filled(root: &Element, callback: &Function) {
    let callback = callback.clone();
    let filled = root.clone();
    let on_change =
        Closure::<dyn Fn(JsValue, MutationObserver)>::new(move |_, observer: MutationObserver| {
            if filled.query_selector("[aria-busy]").is_ok_and(|busy| busy.is_some()) {
                return;
            }
            observer.disconnect();
            let _ = callback.call0(&JsValue::NULL);
        });
    let options = MutationObserverInit::new();
    options.set_child_list(true);
    options.set_subtree(true);
    options.set_attributes(true);
    if let Ok(observer) = MutationObserver::new(on_change.into_js_value().unchecked_ref()) {
        let _ = observer.observe_with_options(root, &options);
    }
}
