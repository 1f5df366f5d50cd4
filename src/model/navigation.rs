//! The ways between the screens: where a visit starts, what `open` leads to, where Back leads.

use super::app::{Model, ResultLook, Screen};
use super::couple::Arrival;
use super::pass::PassStep;
use super::quiz::Quiz;
use super::reveal::Asked;
use super::settings::Start;
use super::snapshot::Place;

impl Model {
    /// Where a visit starts.
    pub(super) fn first_screen(&self) -> Screen {
        match self.settings.start {
            Start::Quiz => self.home(),
            start => self.screen_of(start),
        }
    }

    /// Where a visit to the quiz starts, and Back ends.
    fn home(&self) -> Screen {
        self.only_received().unwrap_or_else(|| self.screen_of(Start::Quiz))
    }

    /// What came of somebody, where that is all there is: whoever opened a link and has answered nothing
    /// starts there, and comes back to it.
    fn only_received(&self) -> Option<Screen> {
        let couple = &self.person.couple;
        couple.theirs.filter(|_| self.person.quiz.answered() == 0 && !self.is_passing())?;
        Some(match couple.mine() {
            Some(_) => Screen::Compare,
            None => Screen::Arrive(Arrival::New),
        })
    }

    pub(super) fn screen_of(&self, start: Start) -> Screen {
        let quiz = &self.person.quiz;
        match start {
            Start::Quiz | Start::Compare | Start::Together | Start::Guide(_)
                if self.is_passing() =>
            {
                self.turn()
            }
            Start::Quiz if quiz.is_done() => self.result(),
            Start::Quiz => Screen::Card { at: quiz.answered() },
            Start::Questions => Screen::Questions,
            Start::Compare => Screen::Compare,
            Start::Together => Screen::Together,
            Start::Guide(id) => Screen::Guide { wanted: Some(id) },
            Start::About => Screen::About { from: Box::new(self.left_behind()) },
        }
    }

    fn result(&self) -> Screen {
        Screen::Result(self.person.quiz.picture())
    }

    pub(super) fn screen_at(&self, place: Place) -> Screen {
        match place {
            Place::Card { at } if self.person.quiz.ask(at).is_some() => Screen::Card { at },
            Place::Give { at } if at < Quiz::RATINGS && self.person.quiz.is_done() => {
                Screen::Give { at }
            }
            Place::Card { .. } | Place::Result | Place::Give { .. } => self.screen_of(Start::Quiz),
            Place::Questions => Screen::Questions,
            Place::Kept => Screen::Kept,
            Place::Guide => Screen::Guide { wanted: None },
            Place::About { from } => Screen::About { from: Box::new(self.screen_at(*from)) },
            Place::Compare => self.screen_of(Start::Compare),
            Place::Arriving { link } => Screen::Arriving { link },
            Place::Together => self.screen_of(Start::Together),
            Place::Privacy { from } => Screen::Privacy { from: Box::new(self.screen_at(*from)) },
        }
    }

    /// Whether a reload would show the same.
    pub fn is_where_it_opens(&self) -> bool {
        self.screen == self.first_screen() && self.look == ResultLook::default()
    }

    /// The part that the current screen belongs to.
    pub(super) fn part(&self) -> Start {
        match self.screen {
            Screen::Card { .. } | Screen::Result(_) | Screen::Give { .. } | Screen::Pass(_) => {
                Start::Quiz
            }
            Screen::Questions | Screen::Kept => Start::Questions,
            Screen::About { .. } | Screen::Privacy { .. } | Screen::Left => Start::About,
            Screen::Share(_)
            | Screen::Arriving { .. }
            | Screen::Arrive(_)
            | Screen::EnterCode(_)
            | Screen::Compare => Start::Compare,
            Screen::Together | Screen::Guide { .. } | Screen::Reveal(_) => Start::Together,
        }
    }

    /// Whether Back leads anywhere.
    pub fn can_go_back(&self) -> bool {
        self.before().is_some()
    }

    /// Where Back leads.
    pub(super) fn before(&self) -> Option<Screen> {
        let last = |at: usize| Some(Screen::Card { at: at.checked_sub(1)? });
        match &self.screen {
            Screen::Card { at: 0 } if self.is_passing() => Some(Screen::Pass(PassStep::HandOver)),
            Screen::Card { at: 0 } => self.only_received(),
            Screen::Card { at } => last(*at),
            Screen::Result(_) => last(self.person.quiz.answered()),
            Screen::Questions => Some(self.screen_of(Start::Quiz)),
            Screen::Kept => Some(Screen::Questions),
            Screen::Guide { .. } => Some(self.screen_of(Start::Together)),
            // Another widget of the page may have changed what the quiz says.
            Screen::About { from } | Screen::Privacy { from } => Some(match &**from {
                Screen::Card { .. } | Screen::Result(_) | Screen::Give { .. } => {
                    self.screen_at(Place::of(from))
                }
                Screen::Pass(PassStep::HandOver) if self.is_passing() => from.as_ref().clone(),
                // The phone may have gone to a second person since, or come back.
                Screen::Pass(_) => self.screen_at(Place::of(from)),
                from if self.is_passing() => self.screen_at(Place::of(from)),
                from => from.clone(),
            }),
            Screen::Give { at: 0 } => Some(self.screen_of(self.two.give_for)),
            Screen::Give { at } => Some(Screen::Give { at: at - 1 }),
            Screen::Share(_) if self.person.couple.theirs.is_none() => {
                Some(self.screen_of(Start::Quiz))
            }
            Screen::Share(_) | Screen::EnterCode(_) => Some(Screen::Compare),
            Screen::Pass(step) => match step {
                PassStep::Safety | PassStep::First => {
                    let from_result =
                        self.person.quiz.is_done() && self.person.couple.theirs.is_none();
                    Some(self.screen_of(if from_result { Start::Quiz } else { Start::Compare }))
                }
                // What the first person answered is no step back from here.
                PassStep::HandOver | PassStep::GiveBack => None,
                PassStep::Ready => last(self.person.quiz.answered()),
            },
            Screen::Arriving { .. } | Screen::Arrive(_) | Screen::Compare | Screen::Together => {
                Some(self.home()).filter(|home| *home != self.screen)
            }
            Screen::Reveal(reveal) => Some(self.screen_of(match reveal.asked {
                Asked::Today => Start::Together,
                Asked::OnTheTable => Start::Questions,
            })),
            Screen::Left => None,
        }
    }

    /// What a view that leads back holds on to: never what was typed.
    pub(super) fn left_behind(&self) -> Screen {
        if let (Screen::Reveal(_), Some(before)) = (&self.screen, self.before()) {
            return before;
        }
        self.screen.clone()
    }
}
