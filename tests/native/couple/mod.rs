//! Two people and the state machine: giving, sending, arriving, comparing, leaving. Two models are
//! two phones; what one sends is a text that the other opens.

mod any_order;
mod arriving;
mod comparing;
mod giving;
mod keeping;
mod leaving;
mod sharing;
mod two_phones;
mod typing;

use love_languages::model::LoveLanguage::{Gifts, Service, Time, Touch, Words};
use love_languages::model::app::{Effect, Fetched, Model, Msg, Origin, Screen, View};
use love_languages::model::code::{Code, CodeError, Link, Offset};
use love_languages::model::compare::Direction;
use love_languages::model::couple::{Arrival, Pair, Phones};
use love_languages::model::deck::Depth;
use love_languages::model::event::Event;
use love_languages::model::inference::{Choice, Level};
use love_languages::model::later::LateEffect;
use love_languages::model::pass::{PassMsg, PassStep};
use love_languages::model::person::Person;
use love_languages::model::questions::QuestionMsg;
use love_languages::model::quiz::Quiz;
use love_languages::model::reveal::{RevealMsg, Said};
use love_languages::model::settings::NEUTRAL_URL;
use love_languages::model::settings::Start;
use love_languages::model::snapshot::Snapshot;
use love_languages::model::together::TogetherMsg;
use love_languages::model::two::{ShareStep, TwoMsg};
use love_languages::model::{ByLanguage, LoveLanguage};
use love_languages::view::render;

use crate::{
    answer_for_touch, answer_for_words, around, arrive, give, later, pack, phone, send, settings,
    two,
};

const GIVEN: [Option<Level>; 5] =
    [Some(Level::NotAtAll), Some(Level::ALot), None, Some(Level::Deeply), Some(Level::Somewhat)];

/// A code that nobody here made.
const STRANGE: &str = "1N1QSWW8Z1EZ";
/// Whole, and of a newer version: see `docs/share-code.md`.
const NEWER: &str = "2000";

/// A phone whose owner took the quiz, and said what is given.
pub fn touched() -> Model {
    let mut model = phone(&[]);
    answer_for_touch(&mut model);
    give(&mut model, GIVEN);
    model
}

/// The other's, at another end of the world.
pub fn worded() -> Model {
    let mut model = phone(&[]);
    model.around.offset_minutes = -480;
    answer_for_words(&mut model);
    give(&mut model, [Some(Level::ALittle); 5]);
    model
}

/// Two phones after a link went, and a reply came back.
pub fn pair() -> [Model; 2] {
    let (mut a, mut b) = (touched(), worded());
    let sent = send(&mut a);
    arrive(&mut b, &sent);
    let reply = send(&mut b);
    arrive(&mut a, &reply);
    [a, b]
}

/// The same phone with what its storage kept.
pub fn reloaded(model: &Model) -> Model {
    let person = Person::read(&model.person.write().expect("there is something to keep"));
    let origin = Origin::Stored(person.expect("what was stored is read"));
    let later = Fetched::Loaded(later());
    Model::new(model.settings.clone(), pack(), later, model.around.clone(), origin).0
}

/// The same widget after it was taken down and put up again.
pub fn remounted(model: &Model) -> Model {
    let origin = Origin::Snapshot(Snapshot::read(&model.snapshot()).expect("a snapshot is read"));
    let later = Fetched::Loaded(later());
    Model::new(model.settings.clone(), pack(), later, model.around.clone(), origin).0
}

pub fn views(effects: &[Effect]) -> Vec<View> {
    let view = |effect: &Effect| match effect {
        Effect::Emit(Event::View(view)) => Some(*view),
        _ => None,
    };
    effects.iter().filter_map(view).collect()
}

/// The last text that was to be stored.
pub fn stored(effects: &[Effect]) -> &Option<String> {
    let text = |effect: &'_ _| matches!(effect, Effect::Store(_));
    match effects.iter().rfind(|effect| text(effect)) {
        Some(Effect::Store(text)) => text,
        _ => panic!("nothing was to be stored: {effects:?}"),
    }
}

pub fn asks(effects: &[Effect], wanted: &LateEffect) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::Late(asked) if asked == wanted))
}

fn arrival(model: &Model) -> Arrival {
    match model.screen {
        Screen::Arrive(arrival) => arrival,
        _ => panic!("{:?} is no arrival", model.screen),
    }
}

fn shuffled(text: &str) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let other = (1..letters.len()).find(|&at| letters[at] != letters[0]).expect("two letters");
    letters.swap(0, other);
    letters.into_iter().collect()
}

/// Whether an effect that is not for storage or for sending holds one of these codes.
fn tells(effect: &Effect, codes: &[Option<Code>]) -> bool {
    let said = match effect {
        Effect::Store(_) | Effect::Snapshot(_) => return false,
        Effect::Late(LateEffect::Copy(_) | LateEffect::ShareSheet { .. }) => return false,
        effect => format!("{effect:?}"),
    };
    let mut codes = codes.iter().flatten();
    codes.any(|code| said.contains(&code.write()) || said.contains(&Link::One(*code).write()))
}
