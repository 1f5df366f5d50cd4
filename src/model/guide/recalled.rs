//! What a turn looks back on: what was chosen or written at another step, now or the last time.

use super::super::app::Model;
use super::super::content::{Guide, Later, Step, Who};
use super::super::random::Random;
use super::{Guiding, Turn, picked, turns};

/// What was chosen at a step that an earlier one looks back on: which step it was, and the places of the options,
/// turn by turn.
pub type Chosen = (u64, Vec<Vec<u8>>);

/// What was chosen or written in one turn.
#[derive(Clone, Debug, PartialEq)]
pub struct Recalled<'a> {
    /// Whether that was the last time.
    pub is_last_time: bool,
    /// Whose it is; `None`: of both, or nobody can tell, for whoever began the last time need not begin now.
    pub person: Option<usize>,
    /// The options that were chosen, and the words of one's own.
    pub said: Vec<&'a str>,
}

/// What a step is known by from one time to the next, in every language.
fn mark_of(step: &Step) -> u64 {
    Random::hashing(step.id.bytes()).bits() ^ step.options.len() as u64
}

impl Guiding {
    /// What the turn looks back on. Of what each said at a step of this time, whoever has the turn sees their own.
    pub fn recalled<'a>(&'a self, guide: &'a Guide) -> Vec<Recalled<'a>> {
        let Some(Turn { step, person }) = self.turn(guide) else { return Vec::new() };
        let Some(place) = guide.steps.iter().position(|other| Some(other.id) == step.recalls)
        else {
            return Vec::new();
        };
        let asked = &guide.steps[place];
        let now = self.answers.iter().zip(turns(guide));
        let now = now.filter(|(_, turn)| std::ptr::eq(turn.step, asked));
        let is_before = guide.steps[..place].iter().all(|other| !std::ptr::eq(other, step));
        let recalled = if is_before {
            let is_own =
                |of: Option<usize>| asked.who != Who::Each || person.is_none() || person == of;
            let now = now.filter(|(_, turn)| is_own(turn.person));
            let said = now.map(|(answer, turn)| {
                let mut said = answer.picked(asked);
                said.extend(answer.own());
                Recalled { is_last_time: false, person: turn.person, said }
            });
            said.collect()
        } else {
            let of_asked = self.last_time.iter().find(|(mark, _)| *mark == mark_of(asked));
            let picks = of_asked.map(|(_, picks)| picks.as_slice()).unwrap_or_default();
            let said = picks.iter().map(|picks| picked(picks, asked));
            said.map(|said| Recalled { is_last_time: true, person: None, said }).collect::<Vec<_>>()
        };
        recalled.into_iter().filter(|recalled| !recalled.said.is_empty()).collect()
    }

    /// Takes what was noted of the last time. What was chosen since this one began is not that.
    pub(super) fn look_back_on(&mut self, mut chosen: Vec<Chosen>, guide: &Guide) {
        for (turn, answer) in turns(guide).iter().zip(&self.answers) {
            chosen.retain(|(mark, _)| answer.picks.is_empty() || *mark != mark_of(turn.step));
        }
        self.last_time = chosen;
    }
}

impl Model {
    /// Notes what was chosen at a step that was left, where an earlier one looks back on it the next time.
    pub(super) fn note_chosen(&mut self, left: Option<&Step>, later: &Later) {
        let (Some((guiding, guide)), Some(left)) = (self.guide(later), left) else { return };
        let is_over = guiding.turn(guide).is_none_or(|turn| !std::ptr::eq(turn.step, left));
        let before = guide.steps.iter().take_while(|step| !std::ptr::eq(*step, left));
        let mut before = before.filter(|step| step.recalls == Some(left.id));
        if !is_over || before.next().is_none() {
            return;
        }
        let answers = guiding.answers.iter().zip(turns(guide));
        let answers = answers.filter(|(_, turn)| std::ptr::eq(turn.step, left));
        let picks = answers.map(|(answer, _)| answer.picks.clone()).collect();
        let mut notes = self.notes();
        notes.chosen.retain(|(mark, _)| *mark != mark_of(left));
        notes.chosen.push((mark_of(left), picks));
        self.note(&notes);
    }
}
