//! The whole app, natively.
//!
//! - `machine`: every transition of the state machine, and what it asks of the browser.
//! - `readme`: the README's tables say what the source says.
//! - `views`: the HTML of every view, as snapshots (`UPDATE_EXPECT=1 cargo test` renews them).

mod machine;
mod readme;
mod views;

use std::rc::Rc;

use love_languages::model::LoveLanguage;
use love_languages::model::app::{Effect, Fetched, Model, Msg, Origin};
use love_languages::model::content::{Deck, Pack};
use love_languages::model::inference::{Choice, Level};
use love_languages::model::quiz::{Ask, Quiz};
use love_languages::model::settings::Settings;

/// The English words, from their source.
fn pack() -> Rc<Pack> {
    fn read<T: serde::de::DeserializeOwned>(text: &str) -> T {
        serde_json::from_str(text).expect("the content fits its types")
    }
    Rc::new(Pack {
        strings: read(include_str!("../../content/en/strings.json")),
        quiz: read(include_str!("../../content/en/quiz.json")),
        about: read(include_str!("../../content/en/about.json")),
    })
}

fn deck() -> Rc<Deck> {
    let text = include_str!("../../content/en/questions.json");
    Rc::new(serde_json::from_str(text).expect("the deck fits its type"))
}

fn settings(attributes: &[(&str, &str)]) -> Settings {
    Settings::parse(|name| {
        attributes.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned())
    })
}

/// A widget at its first card, with the deck not asked for.
fn fresh(attributes: &[(&str, &str)]) -> Model {
    let quiz = Quiz::with_order(1, LoveLanguage::ALL);
    let origin = Origin::Taps { quiz, at: 0 };
    Model::new(settings(attributes), pack(), Fetched::NotAsked, origin).0
}

/// Goes on to the result: each rating by `level`, each choice by `choice`. Returns all effects.
fn answer_all(
    model: &mut Model,
    level: impl Fn(LoveLanguage) -> Option<Level>,
    choice: impl Fn([LoveLanguage; 3]) -> Option<Choice>,
) -> Vec<Effect> {
    let mut effects = Vec::new();
    while let love_languages::model::app::Screen::Card { at } = model.screen {
        let msg = match model.person.quiz.ask(at).expect("a card asks something") {
            Ask::Rate(language) => level(language).map_or(Msg::Skip, Msg::Rate),
            Ask::Choose(options) => choice(options).map_or(Msg::Skip, Msg::Choose),
        };
        effects.extend(model.update(msg));
    }
    effects
}

/// Somebody whom touch reaches most.
fn answer_for_touch(model: &mut Model) -> Vec<Effect> {
    answer_all(
        model,
        |language| {
            Some(if language == LoveLanguage::Touch { Level::Deeply } else { Level::Somewhat })
        },
        |options| {
            let touch = options.contains(&LoveLanguage::Touch);
            Some(if touch { Choice::One(LoveLanguage::Touch) } else { Choice::Same })
        },
    )
}
