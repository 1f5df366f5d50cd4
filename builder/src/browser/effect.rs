//! What the model asks of the browser.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement, ScrollIntoViewOptions,
    ScrollLogicalPosition, window,
};
use yew::Callback;

use super::preview;
use crate::model::colour::Rgb;
use crate::model::{Effect, Look, Msg};

/// So many ms after the last key the address is written: Safari allows a hundred changes in half a minute.
const CALM_MS: u32 = 350;

/// Does what was asked.
pub fn carry_out(effect: Effect, address: &mut Address, send: &Callback<Msg>) {
    match effect {
        Effect::Address(fragment) => address.write(fragment),
        Effect::Colour(text) => {
            let msg = Msg::ColourIs(text.clone(), colour(&text));
            // Not within the step that asked.
            let send = send.clone();
            spawn_local(async move { send.emit(msg) });
        }
        Effect::Deck(at, bytes) => preview::hold_deck(at, bytes),
        Effect::Copy(what, text) => copy(what, &text, send.clone()),
        Effect::Restart => preview::restart(),
        // What comes into view may be drawn only after this.
        Effect::Look(look) => {
            Timeout::new(0, move || bring_into_view(look)).forget();
        }
    }
}

/// What stands after `#`.
pub fn fragment() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

// ---- The address --------------------------------------------------------------------------------------

/// Writes the address when nobody types any more, or the page goes.
#[derive(Default)]
pub struct Address {
    waiting: Rc<RefCell<Option<String>>>,
    timeout: Option<Timeout>,
}

impl Address {
    fn write(&mut self, fragment: String) {
        self.waiting.replace(Some(fragment));
        let waiting = self.waiting.clone();
        LAST.set(Some(waiting.clone()));
        self.timeout = Some(Timeout::new(CALM_MS, move || write_now(&waiting)));
    }

    /// What waits is not to be written: another address came.
    pub fn forget(&mut self) {
        self.timeout = None;
        self.waiting.take();
    }
}

thread_local! {
    /// What waits, for the page's end.
    static LAST: RefCell<Option<Rc<RefCell<Option<String>>>>> = const { RefCell::new(None) };
}

/// Writes what waits.
pub fn write_last() {
    LAST.with_borrow(|last| last.iter().for_each(|waiting| write_now(waiting)));
}

fn write_now(waiting: &RefCell<Option<String>>) {
    let Some((window, fragment)) = window().zip(waiting.take()) else { return };
    let Ok(history) = window.history() else { return };
    // In its place, so that Back leads to where one came from.
    let state = history.state().unwrap_or(JsValue::NULL);
    let _ = history.replace_state_with_url(&state, "", Some(&format!("#{fragment}")));
}

// ---- A colour -----------------------------------------------------------------------------------------

/// What a browser paints for a colour; nothing for what is none, or lets through what is behind.
fn colour(text: &str) -> Option<Rgb> {
    let canvas = window()?.document()?.create_element("canvas").ok()?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
    canvas.set_width(1);
    canvas.set_height(1);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    // What is no colour leaves the one before.
    let mut read = [[0; 4]; 2];
    for (before, read) in ["#010203", "#fdfcfb"].into_iter().zip(&mut read) {
        context.clear_rect(0.0, 0.0, 1.0, 1.0);
        context.set_fill_style_str(before);
        context.set_fill_style_str(text);
        context.fill_rect(0.0, 0.0, 1.0, 1.0);
        let data = context.get_image_data(0.0, 0.0, 1.0, 1.0).ok()?.data().0;
        read.copy_from_slice(data.get(..4)?);
    }
    let [[r, g, b, a], other] = read;
    (a == 255 && other == read[0]).then_some(Rgb([r, g, b]))
}

// ---- Copying ------------------------------------------------------------------------------------------

/// Copies a text, or selects it where a page may not copy. A fragment is copied with the page's address.
fn copy(what: String, text: &str, send: Callback<Msg>) {
    let Some(window) = window() else { return };
    let text = match text.strip_prefix('#') {
        Some(_) => {
            let address = window.location().href().unwrap_or_default();
            format!("{}{text}", address.split('#').next().unwrap_or_default())
        }
        None => text.to_owned(),
    };
    let clipboard = js_sys::Reflect::get(&window.navigator(), &"clipboard".into());
    let is_there = clipboard.is_ok_and(|clipboard| clipboard.is_truthy());
    spawn_local(async move {
        let could = is_there
            && JsFuture::from(window.navigator().clipboard().write_text(&text)).await.is_ok();
        if !could {
            select(&what);
        }
        send.emit(Msg::Copied(what, could));
    });
}

/// Selects the text of that name.
fn select(what: &str) {
    let select = || -> Option<()> {
        let window = window()?;
        let all = window.document()?.query_selector_all("[data-text]").ok()?;
        let found = (0..all.length()).filter_map(|at| all.item(at)).find(|node| {
            let element = node.dyn_ref::<HtmlElement>();
            element.and_then(|element| element.get_attribute("data-text")).as_deref() == Some(what)
        })?;
        window.get_selection().ok()??.select_all_children(&found).ok()
    };
    let _ = select();
}

/// Brings a heading into view, and the focus with it.
fn bring_into_view(look: Look) {
    let document = window().and_then(|window| window.document());
    let Some(element) = document.and_then(|document| document.get_element_by_id(look.id())) else {
        return;
    };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Start);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}
