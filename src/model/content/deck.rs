//! The questions to ask each other.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer, ser};

use super::Text;
#[cfg(not(target_arch = "wasm32"))]
use super::room;

/// A question has at most so many characters.
pub const QUESTION_CHARS: usize = 120;
/// A follow-up has at most so many characters.
pub const FOLLOW_UP_CHARS: usize = 80;

/// A theme of a practice's own has at most so many characters: what its tag has room for.
pub const THEME_CHARS: usize = 24;

/// What a question may be about.
pub const THEMES: [&str; 13] = [
    "daily-life",
    "gratitude",
    "childhood",
    "dreams",
    "work",
    "money",
    "home",
    "play",
    "touch-and-closeness",
    "hard-times",
    "the-two-of-us",
    "change",
    "friends-and-family",
];

/// Common reasons that closeness fades.
pub const REASONS: [&str; 5] =
    ["unspoken-resentment", "stress", "too-little-time", "misunderstood", "less-affection"];

/// `questions.json`: the questions to ask each other.
// In a pack: `Columns`.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Deck {
    /// The questions, in no particular order.
    pub questions: Vec<Question>,
}

/// An open question, with ways to stay with the answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Question {
    /// Unique in the deck, and never given to another question.
    pub id: Text,
    /// How far it goes: 1 light, 2 warm, 3 deep.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1, max = 3)))]
    pub depth: u8,
    /// What it is about; of [`THEMES`].
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(length(min = 1), extend("items" = {"type": "string", "enum": THEMES}))
    )]
    pub themes: Vec<Text>,
    /// Which of the reasons that closeness fades it answers to; of [`REASONS`].
    #[serde(default)]
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(extend("items" = {"type": "string", "enum": REASONS}))
    )]
    pub reasons: Vec<Text>,
    /// Whether it also works for one person alone.
    #[serde(default)]
    pub solo: bool,
    /// An open question.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = room(QUESTION_CHARS))))]
    pub text: Text,
    /// Ways to stay with the answer, at least one.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(length(min = 1), inner(length(min = 1, max = room(FOLLOW_UP_CHARS))))
    )]
    pub follow_ups: Vec<Text>,
}

/// A deck as it is packed: like beside like, which compresses better by a tenth.
#[derive(Serialize, Deserialize)]
struct Columns {
    ids: Vec<Text>,
    kinds: Vec<Kind>,
    /// Each question, and its follow-ups.
    words: Vec<(Text, Vec<Text>)>,
}

/// What a question is like.
#[derive(Serialize, Deserialize)]
struct Kind {
    depth: u8,
    solo: bool,
    /// Places in [`THEMES`].
    themes: Vec<u8>,
    /// Places in [`REASONS`].
    reasons: Vec<u8>,
}

impl Serialize for Deck {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() {
            return BTreeMap::from([("questions", &self.questions)]).serialize(to);
        }
        let places = |names: &[Text], known: &[&str]| {
            let place = |name| known.iter().position(|known| name == known).map(|at| at as u8);
            let places: Option<_> = names.iter().map(place).collect();
            places.ok_or_else(|| ser::Error::custom("a theme or a reason that is none of ours"))
        };
        let kind = |question: &Question| {
            let Question { depth, solo, .. } = *question;
            let themes = places(&question.themes, &THEMES)?;
            let reasons = places(&question.reasons, &REASONS)?;
            Ok(Kind { depth, solo, themes, reasons })
        };
        let words = |question: &Question| (question.text, question.follow_ups.clone());
        let columns = Columns {
            ids: self.questions.iter().map(|question| question.id).collect(),
            kinds: self.questions.iter().map(kind).collect::<Result<_, _>>()?,
            words: self.questions.iter().map(words).collect(),
        };
        columns.serialize(to)
    }
}

impl<'de> Deserialize<'de> for Deck {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct File {
            questions: Vec<Question>,
        }

        if from.is_human_readable() {
            return File::deserialize(from).map(|File { questions }| Self { questions });
        }
        let Columns { ids, kinds, words } = Columns::deserialize(from)?;
        let named = |places: Vec<u8>, names: &[&'static str]| {
            places.iter().map(|&at| names[usize::from(at) % names.len()].into()).collect()
        };
        let question = |(id, (kind, (text, follow_ups)))| {
            let Kind { depth, solo, themes, reasons } = kind;
            let (themes, reasons) = (named(themes, &THEMES), named(reasons, &REASONS));
            Question { id, depth, themes, reasons, solo, text, follow_ups }
        };
        let questions = ids.into_iter().zip(kinds.into_iter().zip(words)).map(question).collect();
        Ok(Self { questions })
    }
}
