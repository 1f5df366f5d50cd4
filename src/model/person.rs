//! What is known of the person who holds the phone.

use serde::{Deserialize, Serialize};

use super::couple::Couple;
use super::notes::{Notes, Sealed};
use super::quiz::{Answers, Quiz};
use super::stored;

/// What a visitor did, shared by all widgets of a page and kept for the tab.
#[derive(Clone, Debug)]
pub struct Person {
    /// The quiz with its answers.
    pub quiz: Quiz,
    /// What is noted beyond that.
    pub notes: Sealed<Notes>,
    /// What has a second person in it.
    pub couple: Couple,
}

/// [`Person`] as it is stored.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct StoredPerson {
    answers: Answers,
    notes: Sealed<Notes>,
    couple: Couple,
}

impl StoredPerson {
    /// `None` where the answers contradict themselves.
    pub(super) fn restore(self) -> Option<Person> {
        let Self { answers, notes, couple } = self;
        couple.fits().then_some(Person { quiz: Quiz::restore(answers)?, notes, couple })
    }
}

impl Person {
    /// Somebody new.
    pub fn new(quiz: Quiz) -> Self {
        Self { quiz, notes: Sealed::default(), couple: Default::default() }
    }

    /// Reads what [`write`](Self::write) wrote, or the loader before the app was there; `None` where
    /// it can't be.
    pub fn read(text: &str) -> Option<Self> {
        match Quiz::from_taps(text) {
            Some(quiz) => Some(Self::new(quiz)),
            None => stored::read::<StoredPerson>(text)?.restore(),
        }
    }

    /// The text to keep, or `None` where there is nothing worth keeping.
    pub fn write(&self) -> Option<String> {
        (self.quiz.answered() > 0 || !self.notes.is_empty() || !self.couple.is_empty())
            .then(|| stored::write(&self.to_store()))
    }

    pub(super) fn to_store(&self) -> StoredPerson {
        StoredPerson {
            answers: self.quiz.answers().clone(),
            notes: self.notes.clone(),
            couple: self.couple.clone(),
        }
    }
}
