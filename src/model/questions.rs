//! The questions on the table: one at a time, and back to those before.

use super::content::Deck;
use super::deck::Drawn;
use super::deck::{Depth, Draw};

/// The questions on the table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuestionTable {
    /// How far they go.
    pub depth: Depth,
    /// What was drawn at this depth since it was chosen, oldest first; empty until the deck is
    /// there.
    drawn: Vec<Draw>,
    /// Which of them is looked at.
    pub at: usize,
    /// Which of its follow-ups is shown.
    pub follow_up: usize,
    /// The id of the question that was looked at before the widget was taken down.
    resume: Option<String>,
}

/// What can happen to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionMsg {
    /// Questions of this depth.
    SetDepth(Depth),
    /// The next question.
    Next,
    /// The question before.
    Previous,
    /// Another follow-up of the same question.
    AnotherFollowUp,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// Another question is looked at.
    On,
    /// Something changed around the same question.
    Within,
}

impl QuestionTable {
    /// Where a widget goes on that was taken down at this question.
    pub(super) fn resumed(depth: Depth, question: Option<String>) -> Self {
        Self { depth, resume: question, ..Self::default() }
    }

    /// The question that is looked at.
    pub fn shown(&self) -> Option<Draw> {
        self.drawn.get(self.at).copied()
    }

    /// What tells it from the one before.
    pub fn key(&self) -> usize {
        self.at * 3 + self.depth as usize
    }

    /// Its id, also while the deck is on its way.
    pub(super) fn id(&self, deck: Option<&Deck>) -> Option<String> {
        match (deck, self.shown()) {
            (Some(deck), Some(draw)) => Some(deck.questions[draw.question].id.clone()),
            _ => self.resume.clone(),
        }
    }

    /// Takes what happened; `None` where nothing follows from it.
    pub(super) fn update(&mut self, msg: QuestionMsg) -> Option<Moved> {
        match msg {
            QuestionMsg::SetDepth(depth) if depth != self.depth => {
                *self = Self { depth, ..Self::default() };
            }
            QuestionMsg::Next if self.shown().is_some() => self.at += 1,
            QuestionMsg::Previous if self.at > 0 => self.at -= 1,
            QuestionMsg::AnotherFollowUp => {
                self.follow_up += 1;
                return Some(Moved::Within);
            }
            _ => return None,
        }
        self.follow_up = 0;
        Some(Moved::On)
    }

    /// Draws the question that is to be looked at, if it is not there yet.
    pub(super) fn draw(&mut self, deck: &Deck, drawn: &mut Drawn) {
        if self.at < self.drawn.len() {
            return;
        }
        let last = self.drawn.last().map(|draw| draw.question);
        let resumed = self.resume.take().and_then(|id| {
            let question = deck.questions.iter().position(|question| question.id == id)?;
            Some(Draw { question, new_round: false })
        });
        match resumed.or_else(|| drawn.next(deck, self.depth, last)) {
            Some(draw) => self.drawn.push(draw),
            // A deck without this depth: stay with what is on the table.
            None => self.at = self.at.saturating_sub(1),
        }
    }
}
