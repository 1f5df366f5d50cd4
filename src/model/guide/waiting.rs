//! Guides that wait: to each one the two come back where they left it, in this visit or the next.

use serde::{Deserialize, Serialize};

use super::{Guiding, Stage, Timing, turns};
use crate::model::app::{Model, Screen};
use crate::model::content::{Guide, Later};

/// A guide at rest: without what was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestingGuide {
    /// Its id.
    pub id: String,
    /// How far the two were.
    pub stage: Stage,
    /// What was chosen, a turn each.
    picks: Vec<Vec<u8>>,
    /// The turn at which an offer was declined.
    stopped_at: Option<u16>,
}

impl Guiding {
    /// The turn at which it waits to be gone on with; `None` where it is not begun, or over.
    pub fn waits_at(&self) -> Option<u16> {
        match self.stage {
            Stage::Turn(at) => Some(at),
            Stage::Intro | Stage::Safety => self.left_at,
            Stage::Done | Stage::CutShort => None,
        }
    }

    /// Where the two went on from: `None` where that was no turn, or the guide has changed since.
    fn resumed(rest: RestingGuide, guides: &[Guide], timing: Timing) -> Option<Self> {
        let place = guides.iter().position(|guide| guide.id == rest.id)?;
        let guide = &guides[place];
        let turns = turns(guide);
        let mut guiding = Self::new(place, guide, timing);
        match rest.stage {
            Stage::Intro => return Some(guiding),
            Stage::Turn(at) if usize::from(at) < turns.len() => guiding.stage = rest.stage,
            _ => return None,
        }
        guiding.stopped_at = rest.stopped_at;
        for ((answer, picks), turn) in guiding.answers.iter_mut().zip(rest.picks).zip(&turns) {
            answer.picks = picks;
            answer.picks.retain(|&pick| usize::from(pick) < turn.step.options.len());
        }
        guiding.enter(guide);
        Some(guiding)
    }

    /// What is stored of it: of one that is not begun, or over, only which it is.
    fn at_rest(&self, guide: &Guide) -> RestingGuide {
        let id = guide.id.to_string();
        match self.waits_at() {
            None => RestingGuide { id, ..Default::default() },
            Some(at) => RestingGuide {
                id,
                stage: Stage::Turn(at),
                picks: self.answers.iter().map(|answer| answer.picks.clone()).collect(),
                stopped_at: self.stopped_at,
            },
        }
    }
}

impl Model {
    /// The turn at which the guide at this place waits to be gone on with.
    pub fn waits_at(&self, place: usize) -> Option<u16> {
        self.guiding.iter().find(|guiding| guiding.guide == place)?.waits_at()
    }

    /// The guide at this place is the one that is open, at its intro. What was only looked at makes way, and what
    /// is over; what waits goes on waiting.
    pub(super) fn take_up(&mut self, place: usize, later: &Later) {
        let now_ms = self.around.now_ms;
        self.guiding.retain(|guiding| guiding.waits_at().is_some());
        let waiting = self.guiding.iter().position(|guiding| guiding.guide == place);
        let guiding = match waiting {
            Some(at) => {
                let mut guiding = self.guiding.remove(at);
                guiding.left_at = guiding.waits_at();
                guiding.stage = Stage::Intro;
                guiding.timer.pause(now_ms);
                guiding
            }
            None => {
                let mut guiding = Guiding::new(place, &later.guides[place], self.timing);
                guiding.look_back_on(self.notes().chosen, &later.guides[place]);
                guiding
            }
        };
        self.guiding.push(guiding);
    }

    /// Takes up what was noted of guides, where none is open.
    pub(in crate::model) fn resume_guides(&mut self, later: &Later) {
        if self.guiding.is_empty() {
            let noted = self.notes().guides.into_iter();
            let resumed = noted.filter_map(|it| {
                let mut guiding = Guiding::resumed(it, &later.guides, self.timing)?;
                guiding.look_back_on(self.notes().chosen, &later.guides[guiding.guide]);
                Some(guiding)
            });
            self.guiding = resumed.collect();
        }
    }

    /// Notes how far the guides are.
    pub(in crate::model) fn note_guides(&mut self, later: &Later) {
        let is_open = matches!(self.screen, Screen::Guide { .. });
        let open = self.guiding.len().wrapping_sub(1);
        let noted = self
            .guiding
            .iter()
            .enumerate()
            .filter(|(at, guiding)| guiding.waits_at().is_some() || is_open && *at == open);
        let guides = noted.filter_map(|(_, it)| Some(it.at_rest(later.guides.get(it.guide)?)));
        let guides: Vec<_> = guides.collect();
        let mut notes = self.notes();
        if notes.guides != guides {
            notes.guides = guides;
            self.note(&notes);
        }
    }
}
