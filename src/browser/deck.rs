//! A practice's own deck: fetched once a page, read, and put into the words that are here.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::window;

use super::app::AppMsg;
use super::object::{call, dictionary, promise, property};
use super::{effect, later, page};
use crate::model::app::{Fetched, Msg};
use crate::model::content::Text;
use crate::model::later::Part;
use crate::model::own;

/// Whoever waits for a deck has ours after so many ms.
const PATIENCE_MS: i32 = 8_000;

/// A deck of one question.
const REHEARSED: &str = r#"{"questions": [{"id": "a", "depth": 1, "themes": ["home"],
    "reasons": ["stress"], "text": "Which one?", "follow_ups": ["What of it?", "Who else?"]}]}"#;

/// So many faults are told one by one.
const MOST_FAULTS: usize = 20;

thread_local! {
    /// Our words, as they came, by locale.
    static WORDS: RefCell<Vec<(Text, Vec<u8>)>> = const { RefCell::new(Vec::new()) };
    /// The addresses that some widget has asked for, by locale.
    static ASKED: RefCell<Vec<(Text, Rc<str>)>> = const { RefCell::new(Vec::new()) };
    /// The decks that came; with ours in them where there was something wrong.
    static HERE: RefCell<Vec<Part>> = const { RefCell::new(Vec::new()) };
}

/// Keeps our words. To put a deck into them they are read once more: that is rare, and the code that
/// would copy them is not small.
pub fn keep(locale: Text, words: Vec<u8>) {
    WORDS.with_borrow_mut(|all| all.push((locale, words)));
}

/// Brings the words with the deck at an address in them, or with ours, and tells every widget: each
/// takes what it wants. Always a moment later, for one that is being mounted can't be told yet.
pub fn bring(locale: Text, url: Option<Rc<str>>) {
    let Fetched::Loaded(ours) = page::part(locale) else { return };
    spawn_local(async move {
        let is_it = |part: &&Part| part.deck == url && part.words.locale == locale;
        let here = || HERE.with_borrow(|here| here.iter().find(is_it).cloned());
        let part = match &url {
            None => ours,
            Some(address) => match here() {
                Some(part) => part,
                None if ASKED.with_borrow(|asked| asked.contains(&(locale, address.clone()))) => {
                    return;
                }
                None => {
                    ASKED.with_borrow_mut(|asked| asked.push((locale, address.clone())));
                    let part = fetched(address, ours).await;
                    HERE.with_borrow_mut(|here| here.push(part.clone()));
                    part
                }
            },
        };
        page::tell_all(&|| AppMsg::Called(Msg::LaterCame(part.clone())));
    });
}

/// Our words with the deck at an address in them, or as they are, and why that is told the console.
async fn fetched(url: &Rc<str>, ours: Part) -> Part {
    let read = text(url).await.and_then(|text| own::read(&text).map_err(listed));
    let words = match read {
        // They were read once; should they not be twice, ours stay.
        Ok(own) => WORDS
            .with_borrow(|all| {
                let words = all.iter().find(|(locale, _)| *locale == ours.words.locale)?;
                later::read(&words.1).ok()
            })
            .map_or(ours.words, |later| Rc::new(own.within(later))),
        Err(sentences) => {
            for sentence in sentences {
                effect::warn(&format!("deck-src=\"{url}\" {sentence}"));
            }
            ours.words
        }
    };
    Part { words, deck: Some(url.clone()), steps: ours.steps }
}

/// What a file says.
async fn text(url: &str) -> Result<String, Vec<String>> {
    let refused = |why: &str| vec![format!("{why} The built-in deck is used.")];
    let unreachable = || {
        refused(
            "could not be fetched. Is the address right? A file of another site needs that site’s \
             leave (Access-Control-Allow-Origin), and a Content-Security-Policy needs it in connect-src.",
        )
    };
    let mut options = vec![("credentials", "same-origin".into()), ("priority", "low".into())];
    let signals = window().and_then(|window| property(&window, "AbortSignal"));
    if let Some(signal) =
        signals.and_then(|signals| call(&signals, "timeout", &[PATIENCE_MS.into()]))
    {
        options.push(("signal", signal));
    }
    let response = window()
        .and_then(|window| call(&window, "fetch", &[url.into(), dictionary::<JsValue>(&options)]));
    let response = response.ok_or_else(unreachable)?;
    // Until it is here: a browser compiles what reads it at the first call.
    let _ = own::read(REHEARSED);
    let failed = |error: JsValue| match property(&error, "name").and_then(|name| name.as_string()) {
        Some(name) if name == "TimeoutError" => {
            refused(&format!("took longer than {} seconds.", PATIENCE_MS / 1_000))
        }
        _ => unreachable(),
    };
    let response = JsFuture::from(js_sys::Promise::resolve(&response)).await.map_err(failed)?;
    if !property(&response, "ok").is_some_and(|ok| ok.is_truthy()) {
        let status = property(&response, "status").and_then(|status| status.as_f64());
        return Err(refused(&format!(
            "is answered with {}: the file is not there.",
            status.unwrap_or(0.0) as u16
        )));
    }
    // As bytes: to make a text of them, and bytes of that, takes its time with a long deck.
    let bytes = promise(&response, "arrayBuffer", &JsValue::UNDEFINED).ok_or_else(unreachable)?;
    let bytes = JsFuture::from(bytes).await.map_err(failed)?;
    Ok(match String::from_utf8(Uint8Array::new(&bytes).to_vec()) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    })
}

/// The faults of a file, as the console tells them.
fn listed(faults: Vec<own::OwnFault>) -> Vec<String> {
    let more = faults.len().saturating_sub(MOST_FAULTS);
    let mut sentences: Vec<_> =
        faults.iter().take(MOST_FAULTS).map(own::OwnFault::sentence).collect();
    if more > 0 {
        sentences.push(format!("and {more} faults more."));
    }
    sentences.push("The built-in deck is used until these are mended.".into());
    sentences
}
