//! From answers to a picture of what reaches somebody, and how sure it is.
//!
//! One posterior over the five utilities of a person, on a fixed weighted sample of people who
//! differ in everything else too: see `docs/inference.md`.

mod normal;
pub mod posterior;
pub mod prior;

use serde::{Deserialize, Serialize};

use super::{ByLanguage, LoveLanguage};

/// How much something reaches, in five labelled levels, lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Level {
    /// "Not at all".
    NotAtAll,
    /// "A little".
    ALittle,
    /// "Somewhat".
    Somewhat,
    /// "A lot".
    ALot,
    /// "Deeply".
    Deeply,
}

impl Level {
    /// All five, lowest first.
    pub const ALL: [Self; 5] =
        [Self::NotAtAll, Self::ALittle, Self::Somewhat, Self::ALot, Self::Deeply];

    /// The position in [`ALL`](Self::ALL).
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The level at a position in [`ALL`](Self::ALL).
    pub fn from_index(index: usize) -> Option<Self> {
        Self::ALL.get(index).copied()
    }
}

/// An answer to three statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Choice {
    /// This one would mean most.
    One(LoveLanguage),
    /// They are about the same.
    Same,
}

/// What may be said about who is first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// One is first by a margin.
    Clear(LoveLanguage),
    /// These two lead, and neither is ahead of the other by a margin. Likelier first comes first.
    Two(LoveLanguage, LoveLanguage),
    /// Neither can be said.
    None,
}

/// Where on the line from "not at all" (0) to "deeply" (1) a language lies.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reach {
    /// The lower end of the 80 % range.
    pub low: f32,
    /// The best guess: the median.
    pub best: f32,
    /// The upper end of the 80 % range.
    pub high: f32,
}

impl Reach {
    /// The level that the best guess is at.
    pub fn level(&self) -> Level {
        Self::level_at(self.best)
    }

    /// The levels at the ends of the range.
    pub fn level_range(&self) -> [Level; 2] {
        [self.low, self.high].map(Self::level_at)
    }

    /// With a range that holds this level too.
    pub(super) fn stretched_to(self, level: Level) -> Self {
        let start = 0.2 * level.index() as f32;
        let (low, high) = (self.low.min(start + 0.19), self.high.max(start + 0.01));
        Self { low, high, ..self }
    }

    /// A level is a fifth of the line, as on the rating cards.
    fn level_at(place: f32) -> Level {
        Level::ALL[((place * 5.0) as usize).min(4)]
    }
}

/// What the answers say, and how sure it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// What may be said about who is first.
    pub verdict: Verdict,
    /// The probability of being first; sums to 1.
    pub first: ByLanguage<f32>,
    /// How much each language reaches.
    pub reach: ByLanguage<Reach>,
    /// Likeliest first in front, the others by how much they reach.
    pub order: [LoveLanguage; 5],
    /// Whether enough was answered to say anything.
    pub informed: bool,
}
