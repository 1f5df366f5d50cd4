//! The questions to ask each other.

use serde::{Deserialize, Serialize};

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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
