//! What visitors would wait for is gone through once before, with nobody there and nothing shown: a browser
//! compiles a function when it is first called. Every part is a task of its own, and taps come between.

use gloo::timers::callback::Timeout;
use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use super::app::{AppMsg, Mounted};
use super::around::around;
use super::page;
use super::settings;
use crate::model::app::{Fetched, Model, Origin};
use crate::model::content::Pack;
use crate::model::quiz::Quiz;

/// What the quiz works out is rehearsed before a tap waits for it: so long after the start, in ms.
const QUIZ_MS: u32 = 300;

/// What leads to the first card: the loader's own is still there.
pub fn mount(part: usize) -> bool {
    match part {
        0 => page::prepare_app(),
        1 => drop(nobody()),
        2 => page::tell_prepared(AppMsg::Mount(Box::new(nobody()))),
        3 => page::tell_prepared(AppMsg::Park),
        _ => return false,
    }
    true
}

/// What the fifth tap needs, and the last; also where no mount was rehearsed.
pub fn quiz_soon() {
    Timeout::new(QUIZ_MS, || quiz(0)).forget();
}

fn quiz(part: usize) {
    if Quiz::rehearse(part) {
        Timeout::new(0, move || quiz(part + 1)).forget();
    }
}

/// A widget that is in no page, without words, that keeps nothing and tells nobody.
fn nobody() -> Mounted {
    let host: HtmlElement = page::new_root();
    let settings = settings(&host, "");
    let quiz = Quiz::new(0);
    let (model, _) = Model::new(
        settings,
        Rc::new(Pack::without_words()),
        Fetched::NotAsked,
        around(),
        Origin::Taps { quiz, at: 0 },
    );
    let nothing = || JsValue::UNDEFINED.unchecked_into();
    Mounted { model, effects: Vec::new(), host, save: nothing(), tell: nothing(), is_news: true }
}
