//! What two people do together, from one list: today's question, what feels hardest right now, the
//! guides, and the days on which they did something.

use super::app::{Effect, Model};
use super::calendar::CalendarMsg;
use super::content::{HardestChoice, Later, Text};
use super::daily;
use super::later::LateEffect;
use super::questions::{QuestionTable, RestingTable};
use super::two::HardestLook;

/// So many days are looked back on, today included.
pub const WEEK_DAYS: usize = 7;

/// What can happen around the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TogetherMsg {
    /// What feels hardest is the answer at this place.
    Hardest(usize),
    /// It is not said; nor asked again, unless the visitor asks for it.
    SkipHardest,
    /// Ask again.
    AskHardest,
    /// Count the days, or don't.
    CountDays(bool),
    /// The result as a picture.
    SavePicture,
    /// Something happened around a calendar.
    Calendar(CalendarMsg),
}

impl Model {
    /// What was said to feel hardest.
    pub fn hardest<'a>(&self, later: &'a Later) -> Option<&'a HardestChoice> {
        // Who has the phone meanwhile is not to see it.
        let said = self.notes().hardest.filter(|_| !self.is_passing())?;
        later.hardest.choices.iter().find(|choice| choice.id == said)
    }

    /// The reasons whose questions come first.
    pub(super) fn reasons(&self, later: &Later) -> Vec<Text> {
        self.hardest(later).map(|hardest| hardest.reasons.clone()).unwrap_or_default()
    }

    /// Whether something was done on each of the last days, oldest first, today last; `None` where they
    /// are not counted.
    pub fn days(&self) -> Option<[bool; WEEK_DAYS]> {
        let days = self.notes().days?;
        let today = self.day();
        Some(std::array::from_fn(|at| days.contains(&(today + 1 + at as i64 - WEEK_DAYS as i64))))
    }

    /// The two of them did something today.
    pub(super) fn did_something(&mut self) {
        let today = self.day();
        let mut notes = self.notes();
        if let Some(days) = &mut notes.days {
            days.retain(|&day| day != today && day > today - WEEK_DAYS as i64);
            days.push(today);
            self.note(&notes);
        }
    }

    /// Today, as the phone's clock has it; the day turns over as that of today's question does.
    fn day(&self) -> i64 {
        daily::day(self.around.utc_minutes(), self.around.offset_minutes)
    }

    /// Takes what happened; `false` where nothing follows from it.
    pub(super) fn update_together(
        &mut self,
        msg: TogetherMsg,
        later: &Later,
        effects: &mut Vec<Effect>,
    ) -> bool {
        let mut notes = self.notes();
        match msg {
            TogetherMsg::Hardest(place) => {
                let Some(choice) = later.hardest.choices.get(place) else { return false };
                notes.hardest = Some(choice.id.to_string());
                notes.asked_hardest = true;
                notes.table = RestingTable::default();
                self.two.hardest = HardestLook::Said;
                // The questions that help come first from here on.
                self.questions = QuestionTable::of(std::mem::take(&mut self.questions.filter));
            }
            TogetherMsg::SkipHardest => {
                notes.hardest = None;
                notes.asked_hardest = true;
                self.two.hardest = HardestLook::Quiet;
            }
            TogetherMsg::AskHardest => self.two.hardest = HardestLook::Asked,
            TogetherMsg::CountDays(counts) => {
                notes.days = counts.then(Vec::new);
            }
            TogetherMsg::SavePicture => {
                let poster = self.poster().map(Box::new);
                effects.extend(poster.map(|poster| Effect::Late(LateEffect::Picture(poster))));
                return false;
            }
            TogetherMsg::Calendar(msg) => return self.update_calendar(msg, later, effects),
        }
        self.note(&notes);
        true
    }
}
