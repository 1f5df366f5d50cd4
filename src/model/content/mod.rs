//! The words, as data: the types that `content/<locale>/*.json` is read into.
//!
//! Each file has one type here; `cargo xtask build` checks the files against them and against the
//! rules of `docs/content.md`, and packs them with postcard: [`Pack`] is everything up to the
//! result, [`Later`] what comes after it.

#[macro_use]
mod text;

mod about;
mod deck;
mod guides;
mod hardest;
mod later;
mod quiz;
mod strings;
mod together;
mod two;

pub use about::*;
pub use deck::*;
pub use guides::*;
pub use hardest::*;
pub use later::*;
pub use quiz::*;
pub use strings::*;
pub use text::{Plural, Text, fill, room};
pub use together::*;
pub use two::*;

use serde::{Deserialize, Serialize};

use super::helpline::Helpline;

/// Everything that a locale needs up to the result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pack {
    /// `strings.json`.
    pub strings: Strings,
    /// `quiz.json`.
    pub quiz: QuizContent,
    /// Which form a number has, for [`Plural::of`]: of CLDR, by the locale's name.
    pub categories: Text,
    /// Which locale it is, by its folder's name.
    pub locale: Text,
}

impl Pack {
    /// One in which every text and every list is empty, read as any other is.
    pub fn without_words() -> Self {
        postcard::from_bytes(&[0; 1024]).expect("a pack holds fewer texts, lists and numbers")
    }
}

/// Everything that a locale needs after the result; the quiz does not wait for it. Postcard writes
/// the fields in this order and names none of them: what is new goes to the end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Later {
    /// `about.json`.
    pub about: About,
    /// `questions.json`.
    pub deck: Deck,
    /// `later.json`.
    pub strings: LaterStrings,
    /// `two.json`.
    pub two: Two,
    /// The lines of `helplines.json`, the same in every locale.
    pub helplines: Vec<Helpline>,
    /// The lists of `daily.json`, as places in the deck; a code names its list by the place here.
    pub daily: Vec<Vec<u16>>,
    /// The guides of `guides.json`.
    pub guides: Vec<Guide>,
    /// `hardest.json`.
    pub hardest: Hardest,
    /// `together.json`.
    pub together: TogetherStrings,
    /// [`Pack::locale`].
    pub locale: Text,
}
