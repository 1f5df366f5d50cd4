//! What people do, told to the model. One listener a kind of event, for the whole page: views are markup.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DragEvent, Element, Event, File, HtmlInputElement, HtmlSelectElement, window};
use yew::Callback;

use super::{effect, preview};
use crate::model::{Held, Msg};

/// Held for as long as the page.
pub type Listeners = Vec<EventListener>;

/// Listens to all that concerns the model.
pub fn to_all(send: &Callback<Msg>) -> Listeners {
    preview::answer_for_deck();
    let Some((window, document)) = window().and_then(|it| Some((it.clone(), it.document()?)))
    else {
        return Vec::new();
    };
    let told = |tell: fn(&Event) -> Option<Msg>| {
        let send = send.clone();
        move |event: &Event| {
            if let Some(msg) = tell(event) {
                send.emit(msg);
            }
        }
    };
    let files = |take: fn(&Event) -> Option<File>| {
        let send = send.clone();
        move |event: &Event| {
            if let Some(file) = take(event) {
                read(file, send.clone());
            }
        }
    };
    let first = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
    let at_window = |name: &'static str, on: fn(&Event)| {
        EventListener::new_with_options(&window, name, first, on)
    };
    vec![
        EventListener::new(&document, "input", told(typed)),
        EventListener::new(&document, "change", files(chosen)),
        EventListener::new_with_options(&document, "drop", first, files(dropped)),
        // A file that misses the place for it must not take the page's place.
        EventListener::new_with_options(&document, "dragover", first, |event| {
            if has_files(event) {
                event.prevent_default();
            }
        }),
        EventListener::new(&window, "hashchange", told(|_| Some(Msg::Arrived(effect::fragment())))),
        EventListener::new_with_options(&window, "click", first, told(held)),
        at_window("keyup", keep_shift),
        at_window("pagehide", |_| effect::write_last()),
    ]
}

fn typed(event: &Event) -> Option<Msg> {
    let element: Element = event.target()?.dyn_into().ok()?;
    let name = element.get_attribute("data-setting")?;
    let value = Reflect::get(&element, &"value".into()).ok()?.as_string()?;
    Some(Msg::Set(name, value))
}

/// In the preview nothing leads away: whoever looks at it has settings to lose.
fn held(event: &Event) -> Option<Msg> {
    let held = preview::leads_away(event)?;
    event.prevent_default();
    if held == Held::Leave {
        event.stop_propagation();
    }
    Some(Msg::Held(held))
}

/// Three presses of Shift leave a page with the widget; here they may be a name being typed.
fn keep_shift(event: &Event) {
    let key = Reflect::get(event, &"key".into()).ok().and_then(|key| key.as_string());
    if key.as_deref() == Some("Shift") {
        event.stop_immediate_propagation();
    }
}

fn chosen(event: &Event) -> Option<File> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0)?;
    // The same file, mended, is to be looked at again.
    input.set_value("");
    Some(file)
}

fn dropped(event: &Event) -> Option<File> {
    // A text that is dragged into a field goes there.
    if !has_files(event) {
        return None;
    }
    event.prevent_default();
    event.dyn_ref::<DragEvent>()?.data_transfer()?.files()?.get(0)
}

fn has_files(event: &Event) -> bool {
    let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
    data.is_some_and(|data| data.types().includes(&"Files".into(), 0))
}

fn read(file: File, send: Callback<Msg>) {
    spawn_local(async move {
        if let Ok(bytes) = JsFuture::from(file.array_buffer()).await {
            let bytes = js_sys::Uint8Array::new(&bytes).to_vec();
            send.emit(Msg::Dropped(file.name(), bytes));
        }
    });
}

/// Gives each list the value that the model has for it.
pub fn align_lists() {
    let lists = window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector_all("select[data-value]").ok());
    let Some(lists) = lists else { return };
    for at in 0..lists.length() {
        let list = lists.item(at).and_then(|node| node.dyn_into::<HtmlSelectElement>().ok());
        let Some(list) = list else { continue };
        let value = list.get_attribute("data-value").unwrap_or_default();
        if list.value() != value {
            list.set_value(&value);
        }
    }
}
