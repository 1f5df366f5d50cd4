//! The widget in the page: its deck, and what would lead away.

use std::cell::RefCell;

use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, Response, window};

use crate::model::Held;

thread_local! {
    /// Where the widget asks for the deck that was dropped, and its bytes.
    static DECK: RefCell<Option<(String, Vec<u8>)>> = const { RefCell::new(None) };
}

/// Holds a deck ready. The widget takes no `blob:` address, since on a page whoever could set one could
/// run code; so in this page, and only here, what it asks for at one address is answered by the page.
pub fn hold_deck(at: String, bytes: Vec<u8>) {
    DECK.set(Some((at, bytes)));
}

/// Puts the page between the widget and the network, for that one address.
pub fn answer_for_deck() {
    let Some(window) = window() else { return };
    let Ok(Ok(fetch)) = Reflect::get(&window, &"fetch".into()).map(JsCast::dyn_into::<Function>)
    else {
        return;
    };
    let page = window.clone();
    let answer = move |address: JsValue, options: JsValue| -> JsValue {
        let asked = address.as_string();
        let deck = DECK.with_borrow(|deck| match deck {
            Some((at, bytes)) if asked.as_ref() == Some(at) => {
                // A copy outside of this program's memory.
                let bytes = Uint8Array::from(bytes.as_slice());
                Response::new_with_opt_buffer_source(Some(&bytes)).ok()
            }
            _ => None,
        });
        match deck {
            Some(response) => Promise::resolve(&response).into(),
            None => fetch.call2(&page, &address, &options).unwrap_or_else(|error| error),
        }
    };
    let answer = Closure::<dyn Fn(JsValue, JsValue) -> JsValue>::new(answer).into_js_value();
    let _ = Reflect::set(&window, &"fetch".into(), &answer);
}

/// Has the widget begin anew.
pub fn restart() {
    let document = window().and_then(|window| window.document());
    let widget = document.and_then(|document| document.query_selector("love-languages").ok()?);
    let Some(widget) = widget else { return };
    if let Ok(Ok(restart)) =
        Reflect::get(&widget, &"restart".into()).map(JsCast::dyn_into::<Function>)
    {
        let _ = restart.call0(&widget);
    }
}

/// What a press in the preview would lead to, where that is away from here.
pub fn leads_away(event: &Event) -> Option<Held> {
    let path = event.composed_path();
    let elements: Vec<Element> = path.iter().filter_map(|it| it.dyn_into().ok()).collect();
    if !elements.iter().any(|element| element.local_name() == "love-languages") {
        return None;
    }
    elements.iter().find_map(|element| {
        if element.matches("[data-action=leave]").unwrap_or(false) {
            Some(Held::Leave)
        } else if element.matches("a[href]").unwrap_or(false) {
            Some(Held::Link)
        } else {
            None
        }
    })
}
