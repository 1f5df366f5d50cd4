//! What the views beyond the result ask of the browser, and the way out. All of it comes with the
//! second wasm file.

use std::cell::{Cell, RefCell};

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use js_sys::{Date, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlElement, window};

use super::app::AppMsg;
use super::around::navigator;
use super::effect;
use super::object::{call, dictionary, promise, property};
use super::{clock, deck, object, page, paper, picture};
use crate::model::app::Msg;
use crate::model::calendar::CalendarMsg;
use crate::model::guide::GuideMsg;
use crate::model::later::LateEffect;
use crate::model::reveal::{RevealMsg, Said};
use crate::model::shifts::{LEAVES_AFTER, Press, Shifts, WITHIN_MS};
use crate::model::together::TogetherMsg;
use crate::model::two::TwoMsg;

thread_local! {
    static COVERED: Cell<bool> = const { Cell::new(false) };
    static LOCKED: Cell<bool> = const { Cell::new(false) };
    /// The presses of Shift, and how many of them the widgets know of.
    static SHIFTS: RefCell<(Shifts, usize)> = RefCell::default();
}

/// Carries it out.
pub fn perform(asked: LateEffect, host: &HtmlElement) {
    match asked {
        LateEffect::Deck(locale, url) => deck::bring(locale, url),
        LateEffect::Copy(text) => copy(text, host.clone()),
        LateEffect::ShareSheet { text, url } => share(&text, &url, host.clone()),
        LateEffect::ReadCode => {
            page::tell(host, Msg::Two(TwoMsg::Typed(typed(host, "#code"))));
        }
        LateEffect::ReadAnswer => {
            let said = Said::new(typed(host, "#answer"));
            page::tell(host, Msg::Two(TwoMsg::Reveal(RevealMsg::Typed(said))));
        }
        LateEffect::ReadOwn { goes_on } => {
            let said = Said::new(typed(host, "#own"));
            page::tell(host, Msg::Guide(GuideMsg::Typed { said, goes_on }));
        }
        LateEffect::ReadTime => {
            if let Some(minute) = minute_of(&typed(host, "#time")) {
                page::tell(
                    host,
                    Msg::Together(TogetherMsg::Calendar(CalendarMsg::SetTime(minute))),
                );
            }
        }
        LateEffect::Print => paper::print(host),
        LateEffect::Picture(poster) => picture::hand_over(&poster, host),
        LateEffect::Clock(runs) => clock::run(runs, host),
        LateEffect::Chime => clock::chime(),
        LateEffect::Remember => effect::remember(),
        LateEffect::Forget => {
            effect::forget();
            page::forget();
        }
        LateEffect::NotKept => not_kept(),
        LateEffect::Cover => {
            effect::forget();
            cover();
        }
        LateEffect::Leave(url) => leave(&url),
    }
}

/// The minute of the day that `20:30` is.
fn minute_of(time: &str) -> Option<u16> {
    let (hours, minutes) = time.split_once(':')?;
    Some(hours.parse::<u16>().ok()? * 60 + minutes.get(..2)?.parse::<u16>().ok()?)
}

/// What a field of the widget holds.
fn typed(host: &HtmlElement, field: &str) -> String {
    let typed = effect::find(host, field).and_then(|field| property(&field, "value"));
    typed.and_then(|typed| typed.as_string()).unwrap_or_default()
}

fn copy(text: String, host: HtmlElement) {
    let written = property(&navigator(), "clipboard")
        .and_then(|clipboard| promise(&clipboard, "writeText", &text.into()));
    spawn_local(async move {
        let worked = match written {
            Some(written) => JsFuture::from(written).await.is_ok(),
            None => false,
        };
        page::tell(&host, Msg::Two(TwoMsg::Copied(worked)));
    });
}

/// The visitor may think better of it: then nothing follows. Where there is no sheet after all, as in a
/// frame that may not open one, the message is copied.
fn share(text: &str, url: &str, host: HtmlElement) {
    let data: JsValue = dictionary(&[("text", text.into()), ("url", url.into())]);
    let sheet = promise(&navigator(), "share", &data);
    let message = format!("{text} {url}");
    spawn_local(async move {
        let outcome = match sheet {
            Some(sheet) => JsFuture::from(sheet).await,
            None => Err(JsValue::NULL),
        };
        let name =
            outcome.err().map(|error| property(&error, "name").and_then(|it| it.as_string()));
        if name.is_some_and(|name| name.as_deref() != Some("AbortError")) {
            copy(message, host);
        }
    });
}

/// Replaces the covered page: Back does not return here.
fn leave(url: &str) {
    cover();
    if let Some(window) = window() {
        let _ = window.location().replace(url);
    }
}

/// Covers the page, once.
fn cover() {
    let document = window().and_then(|window| window.document());
    let Some(document) = document.filter(|_| !COVERED.replace(true)) else { return };
    // Where it leads to is not told where somebody came from.
    if let (Ok(meta), Some(head)) = (document.create_element("meta"), document.head()) {
        let _ = meta.set_attribute("name", "referrer");
        let _ = meta.set_attribute("content", "no-referrer");
        let _ = head.append_child(&meta);
    }
    if let (Ok(cover), Some(root)) = (document.create_element("div"), document.document_element()) {
        let cover: HtmlElement = cover.unchecked_into();
        cover.style().set_css_text(
            "position:fixed!important;inset:0!important;background:#fff!important;z-index:2147483647!important",
        );
        let _ = root.append_child(&cover);
    }
    // What lies under the cover would be laid out and painted with it: a slow phone has no time.
    object::adopt("body{display:none!important}");
    document.set_title("");
}

/// From a page that a browser keeps whole, Back would show two people's results also after Leave: Firefox gives
/// such a page the store of the tab as it was when the page was left. One that holds a lock is not kept
/// (`lock`: <https://html.spec.whatwg.org/multipage/nav-history-apis.html#nrr-details-reason>), except by
/// WebKit, which breaks the lock, and gives the page the store as it is.
fn not_kept() {
    if LOCKED.replace(true) {
        return;
    }
    let Some(locks) = property(&navigator(), "locks").filter(|locks| locks.is_object()) else {
        return;
    };
    let for_ever = Closure::once_into_js(|| Promise::new(&mut |_, _| {}));
    let options: JsValue = dictionary(&[("mode", "shared".into())]);
    let Some(held) = call(&locks, "request", &[effect::STORAGE_KEY.into(), options, for_ever])
    else {
        return;
    };
    spawn_local(async move { drop(JsFuture::from(Promise::resolve(&held)).await) });
}

/// Whoever leaves the page leaves no answer in it: a browser may keep all of it, and Back brings it back.
pub fn watch_leaving() {
    let Some(window) = window() else { return };
    let forget = |_: &web_sys::Event| {
        // Nothing is drawn anew on the way out where there is nothing to forget.
        if page::shows("[data-view=reveal]") {
            page::tell_all(&|| AppMsg::Model(Msg::Two(TwoMsg::Reveal(RevealMsg::Gone))));
        }
    };
    EventListener::new(&window, "pagehide", forget).forget();
}

/// Listens for Shift, pressed alone, three times: only widgets that show a view for two take note.
pub fn watch_shift() {
    let Some(window) = window() else { return };
    for name in ["keydown", "keyup", "pointerdown"] {
        // What is typed into the field for a code stops there, and Shift leaves from there as well.
        let first = EventListenerOptions::run_in_capture_phase();
        let on_press = |event: &web_sys::Event| {
            let key = property(event, "key").and_then(|key| key.as_string());
            let repeats = || property(event, "repeat").is_some_and(|it| it.is_truthy());
            count(match (&*event.type_(), key.as_deref() == Some("Shift")) {
                ("pointerdown", _) => Press::Pointer,
                ("keydown", true) => Press::Shift { repeats: repeats() },
                ("keydown", false) => Press::Other,
                (_, true) => Press::Released,
                (_, false) => Press::Nothing,
            });
        };
        EventListener::new_with_options(&window, name, first, on_press).forget();
    }
}

/// Has every widget know how many presses count, where that has changed.
fn count(press: Press) {
    let can_be_left = page::shows(".leave");
    let (before, now) = SHIFTS.with_borrow_mut(|(shifts, told)| {
        if !can_be_left {
            *shifts = Shifts::default();
        }
        let now = if can_be_left { shifts.count(press, Date::now()) } else { 0 };
        if now >= LEAVES_AFTER {
            *shifts = Shifts::default();
        }
        (std::mem::replace(told, now % LEAVES_AFTER), now)
    });
    if before != now {
        page::tell_all(&|| AppMsg::Model(Msg::Two(TwoMsg::Shifts(now as u8))));
        // What was announced is taken back.
        Timeout::new(WITHIN_MS as u32, || count(Press::Nothing)).forget();
    }
}
