//! What is noted for a person beyond the quiz and the couple: what was seen, what was kept.
//!
//! Only what comes after the result reads it. The first wasm file carries it unread, as [`Sealed`]
//! bytes: so it holds no code for any of this, and a part that another version wrote is dropped
//! without the rest.

use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::app::Model;
use super::deck::Drawn;
use super::guide::{Chosen, RestingGuide};
use super::questions::RestingTable;
use super::stored::grown;

/// A value as its bytes, for those who only hand it on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sealed<T>(Vec<u8>, #[serde(skip)] PhantomData<T>);

/// What is noted for a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notes {
    /// The questions seen.
    pub drawn: Drawn,
    /// The questions kept, by id, oldest first.
    pub kept: Vec<String>,
    /// What feels hardest, by id.
    pub hardest: Option<String>,
    /// Whether that was asked, and answered or passed.
    pub asked_hardest: bool,
    /// The days on which the two did something; `None` where they are not counted.
    pub days: Option<Vec<i64>>,
    /// The guides that wait, as in [`Model::guiding`].
    pub guides: Vec<RestingGuide>,
    /// What was chosen the last time, for a step that looks back on it.
    pub chosen: Vec<Chosen>,
    /// The question on the table, and which kind it is of.
    pub table: RestingTable,
}

impl Model {
    /// What is noted for the owner of the phone.
    pub fn notes(&self) -> Notes {
        self.owner().notes.open()
    }

    pub(super) fn note(&mut self, notes: &Notes) {
        let owner = self.aside.as_deref_mut().unwrap_or(&mut self.person);
        owner.notes = Sealed::new(notes);
    }
}

impl<T> Sealed<T> {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Serialize + DeserializeOwned + Default + PartialEq> Sealed<T> {
    /// The value; the default where there is none, or one that can't be read.
    pub fn open(&self) -> T {
        if self.0.is_empty() { T::default() } else { grown(self.0.clone()).unwrap_or_default() }
    }

    /// A value's bytes; none for the default, which is nothing to keep.
    pub fn new(value: &T) -> Self {
        let bytes =
            if *value == T::default() { Ok(Vec::new()) } else { postcard::to_allocvec(value) };
        let Ok(bytes) = bytes else { unreachable!("plain data in memory serializes") };
        Self(bytes, PhantomData)
    }
}
