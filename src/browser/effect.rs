//! The effects, one function each. What the browser refuses is done without: a page without
//! storage has a widget that forgets.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, Storage, Window, console, window};

use super::object::{dictionary, property};
use crate::model::event::Event;

/// No frame comes any more, if none came in so many ms.
const NO_FRAME_MS: u32 = 300;

/// The key that the loader looks for before it shows a first card.
pub const STORAGE_KEY: &str = "love-languages";

/// Kept in a tab that was started over while the phone keeps what another tab had it remember.
const NOTHING: &str = "-";

/// Tells the page, by the loader.
pub fn emit(tell: &Function, event: Event) {
    let view = event.view().map(|view| dictionary::<JsValue>(&[("view", view.name().into())]));
    let _ = tell.call2(&JsValue::NULL, &event.name().into(), &view.unwrap_or(JsValue::UNDEFINED));
}

/// What is kept of the person: in the tab, or on the phone where it does not go on by itself; maybe nothing.
/// `None` where nothing can be kept at all.
pub fn stored() -> Option<Option<String>> {
    let text = match of_tab().or_else(of_phone) {
        Some(text) => Some(text),
        None => in_tab()?.get_item(STORAGE_KEY).ok()?,
    };
    Some(text.map(person_alone).filter(|text| !text.is_empty() && text != NOTHING))
}

/// Keeps the widget's height in the tab as well, after a space: as a rule that holds on a screen of this
/// width until the app has drawn, and that the loader adds to its own after a reload. So nothing below
/// moves.
pub fn store_height(host: &HtmlElement) {
    // Where nothing is kept, here or on the phone, a first card is to come at once.
    let (Some(tab), Some(Some(mut text))) = (in_tab(), stored()) else { return };
    if remembers() {
        text.clear();
    }
    let width_px = window().and_then(|window| window.inner_width().ok()?.as_f64());
    let (width_px, height_px) = (width_px.unwrap_or_default() as i32, host.offset_height());
    let rule = format!(
        "{text} @media(width:{width_px}px){{:host(:not([view])) .stage:only-child:not(:has(>div))\
        {{display:grid;min-block-size:{height_px}px}}}}"
    );
    let _ = tab.set_item(STORAGE_KEY, &rule);
}

/// Whether this tab keeps on the phone. A tab in which somebody had begun when another had the phone remember
/// goes on by itself: neither loses anything.
pub fn remembers() -> bool {
    of_tab().is_none() && of_phone().is_some()
}

/// Keeps on the phone from now on what the tab keeps, and there alone. Only here does anything begin to be
/// kept there.
pub fn remember() {
    if let (Some(phone), Some(tab), Some(text)) = (on_phone(), in_tab(), of_tab())
        && phone.set_item(STORAGE_KEY, if text == NOTHING { "" } else { &text }).is_ok()
    {
        let _ = tab.remove_item(STORAGE_KEY);
    }
}

/// A tab that keeps the same as the phone goes on with that.
pub fn join() {
    if let Some(tab) = in_tab()
        && of_tab() == of_phone()
    {
        let _ = tab.remove_item(STORAGE_KEY);
    }
}

/// Nothing is kept any more, here, there or by another tab: each hears when the phone's text goes, so one
/// goes in any case. Who had nothing tells nobody: two tabs would not come to an end.
pub fn forget() {
    if let Some(phone) = on_phone() {
        if of_tab().is_some() {
            let _ = phone.set_item(STORAGE_KEY, "");
        }
        let _ = phone.remove_item(STORAGE_KEY);
    }
    if let Some(tab) = in_tab() {
        let _ = tab.remove_item(STORAGE_KEY);
    }
}

/// Keeps it, or forgets it. A phone that remembers goes on to: then an empty text is kept there.
pub fn store(text: Option<&str>) {
    let remembers = remembers();
    // A full store keeps what it had; the widget goes on in memory.
    if remembers && let Some(phone) = on_phone() {
        let _ = phone.set_item(STORAGE_KEY, text.unwrap_or_default());
    }
    let Some(tab) = in_tab() else { return };
    let _ = match text {
        Some(text) if !remembers => tab.set_item(STORAGE_KEY, text),
        // Else the phone's would come in its place.
        None if !remembers && of_phone().is_some() => tab.set_item(STORAGE_KEY, NOTHING),
        _ => tab.remove_item(STORAGE_KEY),
    };
}

/// Hands a snapshot to the loader.
pub fn save(save: &Function, text: &str) {
    let _ = save.call1(&JsValue::NULL, &text.into());
}

/// What a selector finds in a widget.
pub fn find(host: &HtmlElement, selector: &str) -> Option<HtmlElement> {
    host.shadow_root()?.query_selector(selector).ok()?.map(JsCast::unchecked_into)
}

/// Takes the focus from what is about to go: taken away with it, that costs a slow phone a layout.
pub fn release_focus(host: &HtmlElement) {
    if let Some(focused) = find(host, ":focus") {
        let _ = focused.blur();
    }
}

/// Whether somebody is at the widget, or did something a moment ago that may have led there.
pub fn is_in_use(host: &HtmlElement) -> bool {
    let acts = || {
        let activation = property(&window()?.navigator(), "userActivation")?;
        property(&activation, "isActive")
    };
    find(host, ":focus").is_some() || acts().is_some_and(|acts| acts.is_truthy())
}

/// Focuses the heading, and scrolls only if its top is out of sight.
pub fn focus_heading(host: &HtmlElement) {
    let (Some(heading), Some(window)) = (find(host, "#heading"), window()) else { return };
    let options = dictionary(&[("preventScroll", true.into())]);
    let _ = heading.focus_with_options(&options);
    let top = heading.get_bounding_client_rect().top();
    if top < 0.0 || top > height_px(&window) {
        let options = dictionary(&[("block", "start".into())]);
        host.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Calls back when the frame that is being made has been painted; where none is, as out of sight, soon.
pub fn once_painted(call: impl FnOnce() + 'static) {
    let Some(window) = window() else { return };
    let call = Rc::new(Cell::new(Some(call)));
    let after = move |ms| {
        let call = call.clone();
        Timeout::new(ms, move || {
            if let Some(call) = call.take() {
                call();
            }
        })
        .forget();
    };
    after(NO_FRAME_MS);
    let in_frame = Closure::once_into_js(move || after(0));
    let _ = window.request_animation_frame(in_frame.unchecked_ref());
}

/// Prints the page.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// Tells the page's author what is wrong.
pub fn warn(sentence: &str) {
    console::warn_1(&format!("[love-languages] {sentence}").into());
}

fn person_alone(mut text: String) -> String {
    text.truncate(text.find(' ').unwrap_or(text.len()));
    text
}

/// What the tab keeps by itself.
fn of_tab() -> Option<String> {
    let text = in_tab()?.get_item(STORAGE_KEY).ok()?.map(person_alone);
    text.filter(|text| !text.is_empty())
}

fn of_phone() -> Option<String> {
    on_phone()?.get_item(STORAGE_KEY).ok()?
}

fn in_tab() -> Option<Storage> {
    window()?.session_storage().ok()?
}

fn on_phone() -> Option<Storage> {
    window()?.local_storage().ok()?
}

fn height_px(window: &Window) -> f64 {
    window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(f64::MAX)
}
