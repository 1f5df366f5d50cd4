//! The app, natively.
//!
//! - `architecture`: the invariants that sources can break.
//! - `code`: share codes are read as they were written, and never when they are wrong.
//! - `colour`: what the styles’ colours come to.
//! - `couple`: two people and the state machine: giving, sending, arriving, comparing, leaving.
//! - `daily`: today's question and when its day turns, over ten years.
//! - `front`: the page that shows the project, and what it may claim.
//! - `inference`: what has to be true of the quiz whatever anyone answers.
//! - `machine`: every transition of the state machine, and what it asks of the browser.
//! - `one_phone`: two people with one phone: taking the quiz in turn, answering before either shows.
//! - `own`: a practice's own questions and guides, read whole or not at all.
//! - `platforms`: what the guides give to paste is right, and what they link to is there.
//! - `privacy`: every sentence of the page on data has a test that is there.
//! - `qr`: a link's QR code is read by another program.
//! - `readme`: the README's tables say what the source says.
//! - `stored`: what an earlier widget stored is read by this one.
//! - `theming`: what a page may change of the look, and that all of it can be read.
//! - `views`: the HTML of every view, as snapshots (`UPDATE_EXPECT=1 cargo test` renews them).
//! - `wordpress`: the plugin has its attributes from the table.

mod architecture;
mod calendar;
mod code;
mod colour;
mod couple;
mod daily;
mod front;
mod guide;
mod inference;
mod machine;
mod one_phone;
mod own;
mod platforms;
mod poster;
mod privacy;
mod qr;
mod readme;
mod stored;
mod theming;
mod views;
mod wordpress;

use std::rc::Rc;

use love_languages::model::LoveLanguage;
use love_languages::model::app::{Effect, Fetched, Model, Msg, Origin, Screen};
use love_languages::model::around::Surroundings;
use love_languages::model::content::{Guide, Guides, Later, Pack};
use love_languages::model::helpline::Helpline;
use love_languages::model::inference::{Choice, Level};
use love_languages::model::later::Part;
use love_languages::model::quiz::{Ask, Quiz};
use love_languages::model::settings::Settings;
use love_languages::model::two::{ShareStep, TwoMsg};
use serde_json::Value;

/// The words, from the English source, except that each says where it stands: what is tested then
/// shows which string is used where, and nobody who improves a sentence has a test to mend.
fn pack() -> Rc<Pack> {
    Rc::new(Pack {
        categories: format!("51{}", "5".repeat(198)).into(),
        strings: keyed("strings", include_str!("../../content/en/strings.json")),
        quiz: keyed("quiz", include_str!("../../content/en/quiz.json")),
        locale: String::from("en").into(),
    })
}

fn later() -> Part {
    Part::new(Rc::new(Later {
        about: keyed("about", include_str!("../../content/en/about.json")),
        deck: keyed("deck", include_str!("../../content/en/questions.json")),
        strings: keyed("later", include_str!("../../content/en/later.json")),
        two: keyed("two", include_str!("../../content/en/two.json")),
        helplines: helplines(),
        daily: vec![(0..180).collect()],
        guides: guides(),
        hardest: keyed("hardest", include_str!("../../content/en/hardest.json")),
        together: keyed("together", include_str!("../../content/en/together.json")),
        locale: String::from("en").into(),
    }))
}

/// Made up, so that nobody who improves a guide has a test to mend.
fn guides() -> Vec<Guide> {
    serde_json::from_str::<Guides>(include_str!("guides.json")).expect("they fit their type").guides
}

/// As they are: nobody improves a number.
fn helplines() -> Vec<Helpline> {
    let json: Value = serde_json::from_str(include_str!("../../content/helplines.json")).unwrap();
    serde_json::from_value(json["lines"].clone()).expect("the helplines fit their type")
}

fn keyed<T: serde::de::DeserializeOwned>(name: &str, json: &str) -> T {
    fn rename(value: &mut Value, path: String) {
        match value {
            Value::String(text) => {
                let placeholders = text.split('{').skip(1).filter_map(|part| part.split_once('}'));
                *text = placeholders.fold(path, |path, (name, _)| format!("{path} {{{name}}}"));
            }
            Value::Array(items) => {
                for (at, item) in items.iter_mut().enumerate() {
                    rename(item, format!("{path}[{at}]"));
                }
            }
            Value::Object(fields) => {
                for (key, field) in fields {
                    if !["id", "language", "themes", "reasons", "url", "guide"]
                        .contains(&key.as_str())
                    {
                        rename(field, format!("{path}.{key}"));
                    }
                }
            }
            _ => {}
        }
    }
    let mut value = serde_json::from_str(json).expect("the content is JSON");
    rename(&mut value, name.to_owned());
    serde_json::from_value(value).expect("the content fits its types")
}

/// A Tuesday at noon in Berlin.
fn around() -> Surroundings {
    Surroundings {
        now_ms: 29_500_000 * 60_000,
        offset_minutes: 60,
        address: "https://practice.example/article".into(),
        language: "de-DE".into(),
        ..Surroundings::default()
    }
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
    Model::new(settings(attributes), pack(), Fetched::NotAsked, around(), origin).0
}

/// What comes after the first tap is here.
fn later_comes(model: &mut Model) -> Vec<Effect> {
    model.update(Msg::LaterCame(later()))
}

/// Goes on to the result: each rating by `level`, each choice by `choice`. Returns all effects.
fn answer_all(
    model: &mut Model,
    level: impl Fn(LoveLanguage) -> Option<Level>,
    choice: impl Fn([LoveLanguage; 3]) -> Option<Choice>,
) -> Vec<Effect> {
    let mut effects = Vec::new();
    while let Screen::Card { at } = model.screen {
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

/// Somebody whom words and time reach most.
fn answer_for_words(model: &mut Model) -> Vec<Effect> {
    answer_all(
        model,
        |language| Some(if language.index() < 2 { Level::ALot } else { Level::ALittle }),
        |options| {
            let first = LoveLanguage::ALL.into_iter().find(|language| options.contains(language));
            first.map(Choice::One)
        },
    )
}

/// A widget at its start with everything there.
fn phone(attributes: &[(&str, &str)]) -> Model {
    let mut model = fresh(attributes);
    later_comes(&mut model);
    model
}

fn two(model: &mut Model, msg: TwoMsg) -> Vec<Effect> {
    model.update(Msg::Two(msg))
}

/// The five taps on giving, in the order of the cards.
fn give(model: &mut Model, levels: [Option<Level>; 5]) {
    model.update(Msg::OpenGive);
    for level in levels {
        two(model, TwoMsg::Give(level));
    }
}

/// Goes past the safety card, and returns what stands in the link after `ll=`.
fn send(model: &mut Model) -> String {
    two(model, TwoMsg::OpenShare);
    two(model, TwoMsg::Agree);
    assert_eq!(model.screen, Screen::Share(ShareStep::Ways { copied: None }));
    model.link().expect("there is a result").write()
}

fn arrive(model: &mut Model, codes: &str) -> Vec<Effect> {
    two(model, TwoMsg::Arrive(codes.to_owned()))
}
