//! The five love languages, and a value for each of them.

use std::ops::{Index, IndexMut};

use serde::{Deserialize, Serialize};

/// One of five ways in which love reaches a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum LoveLanguage {
    /// Kind words.
    Words,
    /// Time together.
    Time,
    /// Thoughtful gifts.
    Gifts,
    /// Helping hands.
    Service,
    /// Touch that is wanted.
    Touch,
}

impl LoveLanguage {
    /// All five, in the order that [`ByLanguage`] keeps them.
    pub const ALL: [Self; 5] = [Self::Words, Self::Time, Self::Gifts, Self::Service, Self::Touch];

    /// The name that content files, hooks and stored data use.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Time => "time",
            Self::Gifts => "gifts",
            Self::Service => "service",
            Self::Touch => "touch",
        }
    }

    /// The language of an [`id`](Self::id).
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.id() == id)
    }

    /// The position in [`ALL`](Self::ALL).
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// A value for each of the five languages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ByLanguage<T> {
    /// The value for kind words.
    pub words: T,
    /// The value for time together.
    pub time: T,
    /// The value for thoughtful gifts.
    pub gifts: T,
    /// The value for helping hands.
    pub service: T,
    /// The value for touch.
    pub touch: T,
}

impl<T> ByLanguage<T> {
    /// Asks `value` for each language.
    pub fn from_fn(mut value: impl FnMut(LoveLanguage) -> T) -> Self {
        Self {
            words: value(LoveLanguage::Words),
            time: value(LoveLanguage::Time),
            gifts: value(LoveLanguage::Gifts),
            service: value(LoveLanguage::Service),
            touch: value(LoveLanguage::Touch),
        }
    }

    /// Each language with its value, in the order of [`LoveLanguage::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = (LoveLanguage, &T)> {
        LoveLanguage::ALL.into_iter().map(|language| (language, &self[language]))
    }
}

impl<T> Index<LoveLanguage> for ByLanguage<T> {
    type Output = T;

    fn index(&self, language: LoveLanguage) -> &T {
        match language {
            LoveLanguage::Words => &self.words,
            LoveLanguage::Time => &self.time,
            LoveLanguage::Gifts => &self.gifts,
            LoveLanguage::Service => &self.service,
            LoveLanguage::Touch => &self.touch,
        }
    }
}

impl<T> IndexMut<LoveLanguage> for ByLanguage<T> {
    fn index_mut(&mut self, language: LoveLanguage) -> &mut T {
        match language {
            LoveLanguage::Words => &mut self.words,
            LoveLanguage::Time => &mut self.time,
            LoveLanguage::Gifts => &mut self.gifts,
            LoveLanguage::Service => &mut self.service,
            LoveLanguage::Touch => &mut self.touch,
        }
    }
}
