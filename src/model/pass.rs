//! One phone for both. The first person is put aside, and the second one takes the same quiz as
//! somebody new: whatever is shown, sent or gone back to meanwhile is the second one's, since nothing
//! of the first one is at hand. At the end the two are looked at together, and the phone is the first
//! one's again, with a second result in it as if a link had brought it.
//!
//! That the phone is with the second one is stored with the first person ([`Couple::passing`]), so
//! that a reload, another tab and the page's other widgets keep the first result to themselves as
//! well. What the second one answers is not stored: a reload begins that again.
//!
//! [`Couple::passing`]: super::couple::Couple::passing

use super::app::{Effect, Model, Screen};
use super::person::Person;
use super::quiz::Quiz;
use super::random::Random;
use super::settings::Start;
use super::two::TwoLook;

/// A card around the turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassStep {
    /// For whom this is and for whom not, before anything is put aside.
    Safety,
    /// The first person begins, where there is no result yet.
    First,
    /// The phone goes to the second person, or rests between two of that person's cards.
    HandOver,
    /// Both have answered, and nothing has been shown.
    Ready,
    /// It was stopped, and the phone goes back to the first person.
    GiveBack,
}

/// What can happen on these cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassMsg {
    /// To the safety card.
    Open,
    /// It was read, and they go on.
    Agree,
    /// The first person begins.
    Begin,
    /// The second person has the phone.
    Take,
    /// From a card of the second person to where it can be stopped.
    Pause,
    /// Nothing of the second person is kept.
    Stop,
    /// The first person has the phone back.
    TakeBack,
    /// Both look.
    Look,
}

impl Model {
    /// Whether the phone is with a second person.
    pub fn is_passing(&self) -> bool {
        self.aside.is_some()
    }

    /// Takes what happened; `false` where nothing follows from it.
    pub(super) fn update_pass(&mut self, msg: PassMsg, effects: &mut Vec<Effect>) -> bool {
        let screen = match (msg, &self.screen) {
            (PassMsg::Open, _) if !self.is_passing() => Screen::Pass(PassStep::Safety),
            (PassMsg::Agree, Screen::Pass(PassStep::Safety)) => match self.person.quiz.is_done() {
                true => self.hand_over(),
                false => Screen::Pass(PassStep::First),
            },
            (PassMsg::Begin, Screen::Pass(PassStep::First)) => {
                self.person.couple.both_here = true;
                self.screen_of(Start::Quiz)
            }
            (PassMsg::Take, Screen::Pass(PassStep::HandOver)) => match self.turn() {
                Screen::Pass(PassStep::HandOver) => Screen::Card { at: 0 },
                screen => screen,
            },
            (PassMsg::Pause, _) if self.is_passing() => Screen::Pass(PassStep::HandOver),
            (PassMsg::Stop, _) if self.is_passing() => {
                self.stop_passing();
                Screen::Pass(PassStep::GiveBack)
            }
            (PassMsg::TakeBack, Screen::Pass(PassStep::GiveBack)) => self.screen_of(Start::Quiz),
            (PassMsg::Look, Screen::Pass(PassStep::Ready)) => {
                let Some(second) = self.my_code() else { return false };
                self.stop_passing();
                let Some(first) = self.my_code() else { return false };
                self.person.couple.sit_down(first, second);
                self.two = TwoLook::default();
                Screen::Compare
            }
            _ => return false,
        };
        self.step(effects, screen);
        true
    }

    /// From here on the phone is with the second person.
    pub(super) fn hand_over(&mut self) -> Screen {
        self.person.couple.passing = true;
        self.put_aside(None);
        Screen::Pass(PassStep::HandOver)
    }

    /// Puts a person aside whose phone is with a second one: with this one, or with somebody new.
    pub(super) fn put_aside(&mut self, second: Option<Person>) {
        if !self.person.couple.passing {
            return;
        }
        // Another order than the first one's, and than that of a second one who stopped.
        let seed = self.person.quiz.answers().seed ^ self.around.utc_minutes() as u64;
        let second = second.unwrap_or_else(|| Person::new(Quiz::new(Random::new(!seed).bits())));
        self.finished = second.quiz.is_done();
        let first = std::mem::replace(&mut self.person, second);
        self.aside = Some(Box::new(first));
    }

    /// The phone is the first person's again, and the second one is gone.
    pub(super) fn stop_passing(&mut self) {
        if let Some(first) = self.aside.take() {
            self.person = *first;
            self.person.couple.passing = false;
            self.finished = self.person.quiz.is_done();
        }
    }

    /// Where the second person goes on.
    pub(super) fn turn(&self) -> Screen {
        let quiz = &self.person.quiz;
        match quiz.answered() {
            _ if quiz.is_done() => Screen::Pass(PassStep::Ready),
            0 => Screen::Pass(PassStep::HandOver),
            at => Screen::Card { at },
        }
    }
}
