//! The words, as data: the types that `content/<locale>/*.json` is read into.
//!
//! Each file has one type here; `cargo xtask build` checks the files against them and against the
//! rules of `docs/content.md`, and packs them with postcard: [`Pack`] is everything up to the
//! result, [`Later`] what comes after it.

mod about;
mod deck;
mod quiz;
mod strings;
mod two;

pub use about::*;
pub use deck::*;
pub use quiz::*;
pub use strings::*;
pub use two::*;

use serde::{Deserialize, Serialize};

use super::helpline::Helpline;

/// Words that are loaded once and stay for as long as the page: they are handed around like
/// numbers, and none of them is ever copied or freed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(inline, description = "Words.")
)]
pub struct Text(&'static str);

impl Text {
    /// The words.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

impl std::ops::Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.0
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(String::deserialize(deserializer)?.leak()))
    }
}

/// Everything that a locale needs up to the result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pack {
    /// `strings.json`.
    pub strings: Strings,
    /// `quiz.json`.
    pub quiz: QuizContent,
}

/// Everything that a locale needs after the result; the quiz does not wait for it. Postcard writes
/// the fields in this order and names none of them: what is new goes to the end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Later {
    /// `about.json`.
    pub about: About,
    /// `questions.json`.
    pub deck: Deck,
    /// `two.json`.
    pub two: Two,
    /// The lines of `helplines.json`, the same in every locale.
    pub helplines: Vec<Helpline>,
    /// The lists of `daily.json`, as places in the deck; a code names its list by the place here.
    pub daily: Vec<Vec<u16>>,
}
