//! What comes after the first tap, in a wasm file of its own: the words for what is beyond the
//! result, and the code that only these need.
//!
//! The build keeps apart what is reached by [`Steps`] alone (and by the views' table of the same
//! kind): nothing of the first file may call it by name.

use std::rc::Rc;

use super::app::{Effect, Fetched, Model, Msg, Screen};
use super::content::Later;
use super::questions::Moved;
use super::two::TwoMsg;

/// What comes later, as the model holds it.
#[derive(Clone, Debug)]
pub struct Part {
    /// The words.
    pub words: Rc<Later>,
    /// The code.
    pub steps: Steps,
}

/// The model's steps beyond the result.
#[derive(Clone, Copy, Debug)]
pub struct Steps {
    /// Takes what happened to questions or between two people; `false` where nothing follows.
    pub update: fn(&mut Model, Msg, &mut Vec<Effect>) -> bool,
    /// What follows from a new state.
    pub settle: fn(&mut Model, &mut Vec<Effect>),
}

impl Part {
    /// With the code of this program.
    pub fn new(words: Rc<Later>) -> Self {
        Self { words, steps: Steps { update, settle } }
    }
}

fn update(model: &mut Model, msg: Msg, effects: &mut Vec<Effect>) -> bool {
    match msg {
        Msg::Questions(msg) => match model.questions.update(msg) {
            Some(Moved::On) => model.step(effects, Screen::Questions),
            Some(Moved::Within) => {}
            None => return false,
        },
        Msg::Two(msg) => return model.update_two(msg, effects),
        _ => return false,
    }
    true
}

fn settle(model: &mut Model, effects: &mut Vec<Effect>) {
    match (&model.screen, &model.later) {
        (Screen::Questions, Fetched::Loaded(part)) => {
            // Which questions were seen is no secret: whoever has the phone, they are its owner's.
            let owner = model.aside.as_deref_mut().unwrap_or(&mut model.person);
            model.questions.draw(&part.words.deck, &mut owner.drawn);
        }
        // It has waited for this.
        (Screen::Arriving { link }, _) => {
            let link = link.clone();
            model.update_two(TwoMsg::Arrive(link), effects);
        }
        _ => {}
    }
}
