//! Two people with one phone: taking the quiz in turn, with nothing of the first one's in sight of the
//! second; and answering a question before either answer shows.

mod answering;
mod ending;
mod turns;
mod unseen;

use love_languages::model::LoveLanguage;
use love_languages::model::app::{Effect, Fetched, Model, Msg, Origin, Screen, View};
use love_languages::model::code::{Code, Link};
use love_languages::model::compare::Direction;
use love_languages::model::couple::{Arrival, Phones};
use love_languages::model::event::Event;
use love_languages::model::inference::{Choice, Level};
use love_languages::model::later::LateEffect;
use love_languages::model::pass::{PassMsg, PassStep};
use love_languages::model::person::Person;
use love_languages::model::questions::QuestionMsg;
use love_languages::model::reveal::{Asked, RevealMsg, RevealStep, Said};
use love_languages::model::settings::Start;
use love_languages::model::two::TwoMsg;
use love_languages::view::render;
use proptest::prelude::*;

use crate::couple::{asks, pair, reloaded, remounted, stored, touched, views, worded};
use crate::{
    answer_all, answer_for_touch, answer_for_words, arrive, give, later, pack, phone, send,
    settings, two,
};

fn pass(model: &mut Model, msg: PassMsg) -> Vec<Effect> {
    two(model, TwoMsg::Pass(msg))
}

/// From the result to the second person's first card.
fn hand_over(model: &mut Model) {
    pass(model, PassMsg::Open);
    pass(model, PassMsg::Agree);
    assert_eq!(model.screen, Screen::Pass(PassStep::HandOver));
    pass(model, PassMsg::Take);
    assert_eq!(model.screen, Screen::Card { at: 0 });
}

/// Both are done, with the second one as [`worded`].
fn both_done() -> Model {
    let mut model = touched();
    hand_over(&mut model);
    answer_for_words(&mut model);
    give(&mut model, [Some(Level::ALittle); 5]);
    assert_eq!(model.screen, Screen::Pass(PassStep::Ready));
    model
}

/// What only the first one's answers lead to.
fn shows_the_first(html: &str, code: &Code) -> bool {
    let words =
        ["result.clear", "result.two", "result.meaning", "two.compare.reaches", "class=\"pairs"];
    words.iter().any(|word| html.contains(word)) || html.contains(&code.write())
}
