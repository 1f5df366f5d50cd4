//! On paper: the widget alone, with no page around it.
//!
//! While the page is printed, one constructed sheet hides all but the widget and flattens what it
//! stands in. It is taken away after that.

use gloo::events::EventListener;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, window};

use super::effect;
use super::object::{adopt, call, property};

/// Marks the widget that is printed.
const MARK: &str = "data-love-languages-printed";

/// Prints a widget's view; where the sheet can't be had, the page with it.
pub fn print(host: &HtmlElement) {
    let Some(sheet) = sheet(host) else { return effect::print() };
    let Some(window) = window() else { return };
    let _ = host.set_attribute(MARK, "");
    let printed = host.clone();
    EventListener::once(&window, "afterprint", move |_| {
        let _ = printed.remove_attribute(MARK);
        drop_sheet(&sheet);
    })
    .forget();
    effect::print();
}

/// The sheet, in force for the document.
fn sheet(host: &HtmlElement) -> Option<JsValue> {
    let window = window()?;
    let document = window.document()?;
    // From within another shadow tree it would hide the widget as well.
    if !document.contains(Some(host)) {
        return None;
    }
    let css = format!(
        "@page{{margin:16mm}}@media print{{\
        :not(:has([{MARK}])):not([{MARK}]){{display:none!important}}\
        :has([{MARK}]){{all:revert!important;display:block!important;margin:0!important;padding:0!important;\
        background:none!important;color-scheme:light!important}}\
        :has([{MARK}])::before,:has([{MARK}])::after{{content:none!important}}\
        [{MARK}]{{display:block!important;margin:0!important}}}}"
    );
    adopt(&css)
}

fn drop_sheet(sheet: &JsValue) {
    let Some(document) = window().and_then(|window| window.document()) else { return };
    let Some(sheets) = property(&document, "adoptedStyleSheets") else { return };
    let place = call(&sheets, "indexOf", std::slice::from_ref(sheet));
    if let Some(place) = place.filter(|place| place.as_f64() >= Some(0.0)) {
        let _ = call(&sheets, "splice", &[place, 1.into()]);
    }
}
