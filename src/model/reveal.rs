//! Answer first, then reveal: on one phone, each of two types an answer to a question with the other
//! one's out of sight; then both are shown at once.
//!
//! What is typed is nowhere but in the step itself: it is gone with the step, whichever way that is
//! left, and [`Said`] can't be stored, told or logged.

use std::fmt;

use super::app::{Effect, Model, Screen};
use super::later::LateEffect;

/// What somebody typed. It has no `Serialize`, and whoever prints it for a log learns nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Said(String);

impl Said {
    /// What a field holds.
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// The words; `None` where it was left blank.
    pub fn words(&self) -> Option<&str> {
        let words = self.0.trim();
        (!words.is_empty()).then_some(words)
    }
}

impl fmt::Debug for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

/// A question that two answer before either answer shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Reveal {
    /// Its place in the deck; it stays, even where today becomes tomorrow meanwhile.
    pub question: usize,
    /// Where it was asked, and where Back leads.
    pub asked: Asked,
    /// How far the two are.
    pub step: RevealStep,
}

/// Where a question is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// As today's.
    Today,
    /// As the one on the table.
    OnTheTable,
}

/// How far the two are. A later step holds what the ones before brought.
#[derive(Clone, Debug, PartialEq)]
pub enum RevealStep {
    /// The first one types.
    First,
    /// The second one does, and does not see the first answer.
    Second {
        /// The first answer.
        first: Said,
    },
    /// Both have answered, and both answers are hidden.
    Hidden {
        /// The first answer and the second.
        both: [Said; 2],
    },
    /// Both show.
    Shown {
        /// The first answer and the second.
        both: [Said; 2],
    },
}

/// What can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum RevealMsg {
    /// To answering the question on the screen.
    Open,
    /// The form with an answer was sent off.
    Submit,
    /// This is what was typed.
    Typed(Said),
    /// Show both.
    Show,
    /// The page is left; the browser may keep it, and bring it back as it was.
    Gone,
}

impl Reveal {
    fn at(&self, step: RevealStep) -> Option<Screen> {
        Some(Screen::Reveal(Self { step, ..*self }))
    }
}

impl Model {
    /// Takes what happened; `false` where nothing follows from it.
    pub(super) fn update_reveal(&mut self, msg: RevealMsg, effects: &mut Vec<Effect>) -> bool {
        let screen = match (msg, &self.screen) {
            (RevealMsg::Gone, Screen::Reveal(_)) => {
                let Some(asked) = self.before() else { return false };
                // Nobody is there to be led.
                self.screen = asked;
                return true;
            }
            (RevealMsg::Open, Screen::Together) => self.ask(Asked::Today),
            (RevealMsg::Open, Screen::Questions) => self.ask(Asked::OnTheTable),
            (RevealMsg::Submit, Screen::Reveal(_)) => {
                effects.push(Effect::Late(LateEffect::ReadAnswer));
                return false;
            }
            (RevealMsg::Typed(said), Screen::Reveal(reveal)) => match reveal.step.clone() {
                RevealStep::First => reveal.at(RevealStep::Second { first: said }),
                RevealStep::Second { first } => {
                    reveal.at(RevealStep::Hidden { both: [first, said] })
                }
                RevealStep::Hidden { .. } | RevealStep::Shown { .. } => None,
            },
            (RevealMsg::Show, Screen::Reveal(reveal)) => match reveal.step.clone() {
                RevealStep::Hidden { both } => {
                    let shown = reveal.at(RevealStep::Shown { both });
                    self.did_something();
                    shown
                }
                _ => None,
            },
            _ => None,
        };
        let Some(screen) = screen else { return false };
        self.step(effects, screen);
        true
    }

    fn ask(&self, asked: Asked) -> Option<Screen> {
        let question = match asked {
            Asked::Today => self.today()?,
            Asked::OnTheTable => self.questions.shown()?.question,
        };
        Some(Screen::Reveal(Reveal { question, asked, step: RevealStep::First }))
    }
}
