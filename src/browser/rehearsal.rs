//! A mount is gone through once before, with nobody there and nothing shown: a browser compiles a function when
//! it is first called.

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

/// A part of what leads to the app's first card; `false` where there is no such part.
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
