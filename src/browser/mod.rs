//! The only module that touches the page: it mounts the app where the loader says, and carries
//! out its effects.
//!
//! The loader calls [`boot`] once and [`mount`] for each widget. Yew 0.23 leaks an app's root
//! when the app is destroyed, so a widget that goes is *parked*: the next one takes over its app.

mod app;
mod around;
mod beyond;
mod clock;
mod deck;
mod effect;
mod later;
mod object;
mod page;
mod paper;
mod picture;
mod recorders;
mod rehearsal;

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Element, HtmlElement, MutationObserver};

use crate::model::app::{Effect, Model, Msg, Origin};
use crate::model::person::Person;
use crate::model::quiz::Quiz;
use crate::model::settings::{Settings, Start};
use crate::model::snapshot::Snapshot;
use crate::model::two::TwoMsg;

use app::{AppMsg, Mounted};
use around::around;
use page::with_page;

#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// What the views need beyond the first cards' styles; a build by `cargo xtask` minifies them.
const STYLES: &str = match option_env!("LOVE_LANGUAGES_STYLES") {
    Some(minified) => minified,
    None => include_str!("../../styles/app.css"),
};

/// Starts this instance.
///
/// - `later`: asked for what comes after the result in a locale, promises those words as bytes; their code
///   is there by then, and nobody is pressing anything.
/// - `panicked`: told once this instance is beyond help.
/// - `tint`: told whenever the page may have changed its colours.
/// - `sheet`: holds the first cards' styles for every widget of the page.
#[wasm_bindgen]
pub fn boot(later: Function, panicked: Function, tint: Function, sheet: CssStyleSheet) {
    yew::set_custom_panic_hook(Box::new(|info| page::panicked(&info.to_string())));
    page::start(sheet, later, panicked);
    with_page(|page| page.add_styles(STYLES));
    page::watch_looks(tint);
    page::watch_other_tabs();
}

/// Rehearses a part of a mount, with nobody there; `false` where there is no such part. Each is one task's
/// work, and taps come between.
#[wasm_bindgen]
pub fn rehearse_mount(part: usize) -> bool {
    rehearsal::mount(part)
}

/// Does a part of what the fifth tap and the last one would have to wait for; `false` where there is no such
/// part.
#[wasm_bindgen]
pub fn rehearse_quiz(part: usize) -> bool {
    Quiz::rehearse(part)
}

/// Mounts a widget, and gives the element that it renders into, for the loader to place.
///
/// - `host`: the `<love-languages>` element.
/// - `locale`, `words`: what it speaks, and the words up to the result. The first of a locale are kept.
/// - `taps`: what the loader's cards collected, as [`Quiz::from_taps`] reads it.
/// - `at`: the card shown.
/// - `snapshot`: what the same element's earlier widget saved last, or `ll=` and what a link brought;
///   it wins over the rest.
/// - `save`: is given a snapshot at every change.
/// - `tell`: is given the name and the detail of each event.
/// - `shown`: is called once, when there is something to see in that element: in a microtask
///   of the same task, so that no tap can come between; or later, where it starts with a view that is
///   still on its way.
///
/// # Errors
/// Where the words can't be read, or the taps are no quiz.
#[allow(clippy::too_many_arguments, reason = "the loader hands over all that a widget is made of")]
#[wasm_bindgen]
pub fn mount(
    host: HtmlElement,
    locale: &str,
    words: &[u8],
    taps: &str,
    at: usize,
    snapshot: Option<String>,
    save: Function,
    tell: Function,
    shown: &Function,
) -> Result<HtmlElement, JsError> {
    let pack = page::pack(locale, words)
        .map_err(|_| JsError::new("a language file does not fit this version"))?;
    let quiz = Quiz::from_taps(taps).ok_or_else(|| JsError::new("these taps are no quiz"))?;
    let is_news = snapshot.is_none() && quiz.answered() > 0;
    let origin = match snapshot.as_deref().and_then(Snapshot::read) {
        Some(snapshot) => Origin::Snapshot(snapshot),
        None if is_news => Origin::Taps { quiz, at },
        None => match page::person() {
            Some(shared) if shared.text.is_some() => Origin::Stored(Person::clone(&shared.person)),
            _ => Origin::Taps { quiz, at },
        },
    };
    let settings = settings(&host, &pack.locale);
    let part = page::part(pack.locale);
    let (mut model, mut effects) = Model::new(settings, pack, part, around(), origin);
    // A link comes in the place of a snapshot: what it brought is the first thing that is drawn.
    if let Some(link) = snapshot.as_deref().and_then(|text| text.strip_prefix("ll=")) {
        effects.retain(|effect| !matches!(effect, Effect::Emit(_)));
        effects.extend(model.update(Msg::Two(TwoMsg::Arrive(link.to_owned()))));
    }
    let app = page::app(Mounted { model, effects, host, save, tell, is_news });
    call_when_filled(&app.root, shown);
    Ok(app.root)
}

/// Some attribute of the element around a mounted app has changed.
#[wasm_bindgen]
pub fn attributes(root: &Element) {
    send(root, AppMsg::Attributes);
}

/// Opens a part: a value of the `view` attribute, or `ll=` and what a link brought. Another word is
/// ignored and named.
#[wasm_bindgen]
pub fn open(root: &Element, view: &str) {
    let msg = match view.strip_prefix("ll=") {
        Some(link) => AppMsg::Model(Msg::Two(TwoMsg::Arrive(link.to_owned()))),
        None => match Start::from_name(view) {
            Some(start) => AppMsg::Called(Msg::Open(start)),
            None => {
                return effect::warn(&format!("open(\"{view}\"): there is no such view."));
            }
        },
    };
    send(root, msg);
}

/// All answers away, and the first card again.
#[wasm_bindgen]
pub fn restart(root: &Element) {
    send(root, AppMsg::Called(Msg::Restart));
}

/// Gives an app back: the next widget takes it.
#[wasm_bindgen]
pub fn park(root: &Element) {
    if let Some(app) = page::app_in(root) {
        page::park(app);
    }
}

fn send(root: &Element, msg: AppMsg) {
    if let Some(app) = page::app_in(root) {
        app.handle.send_message(msg);
    }
}

fn settings(host: &HtmlElement, locale: &str) -> Settings {
    let mut settings = Settings::parse(|name| host.get_attribute(name));
    // The loader has chosen the nearest.
    if let Some(lang) = host.get_attribute("lang")
        && lang.get(..2).is_some_and(|lang| !locale.starts_with(&lang.to_ascii_lowercase()))
    {
        settings.complaints.push(format!("lang=\"{lang}\" is not there; using {locale}."));
    }
    settings.share_url = settings.share_url.map(around::whole_address);
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
    // The closure holds itself until it has called back: nothing else frees it.
    let held = Rc::new(Cell::new(None));
    let holder = held.clone();
    let on_change =
        Closure::<dyn Fn(JsValue, MutationObserver)>::new(move |_, observer: MutationObserver| {
            if filled.query_selector("[aria-busy]").is_ok_and(|busy| busy.is_some()) {
                return;
            }
            observer.disconnect();
            let _ = callback.call0(&JsValue::NULL);
            holder.take();
        });
    let options = object::dictionary(&[
        ("childList", true.into()),
        ("subtree", true.into()),
        ("attributes", true.into()),
    ]);
    if let Ok(observer) = MutationObserver::new(on_change.as_ref().unchecked_ref()) {
        let _ = observer.observe_with_options(root, &options);
    }
    held.set(Some(on_change));
}
