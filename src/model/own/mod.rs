//! A practice's own questions and guides: what the file that `deck-src` names has to say.
//!
//! From the text to the verdict it is one way for all: the widget, `cargo xtask check-deck`, and
//! whoever writes a file with a tool of their own.
//!
//! ```
//! use love_languages::model::own;
//!
//! let text = r#"{"questions": [
//!     {"id": "ours-1", "depth": 1, "themes": ["Our book"], "text": "Which page stayed with you?",
//!      "follow_ups": ["What did it remind you of?"]},
//!     {"id": "ours-2", "depth": "light", "themes": ["Our book"], "text": "Who would you lend it to?",
//!      "follow_ups": ["Why to them?"]}
//! ]}"#;
//! let faults = own::read(text).unwrap_err();
//! assert_eq!(
//!     faults[0].to_string(),
//!     "line 4, questions[1].depth: is a text; write a whole number, without quotation marks",
//! );
//! ```

mod reader;

use std::fmt;

use love_languages_hot::json::{self, JsonFault, Lines, Value};

use super::content::{Deck, Guide, Later, Question};
use super::deck_check::Ids;

/// What a practice's file holds, when nothing is wrong with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Own {
    /// What it does to ours.
    pub mode: Mode,
    /// Its questions.
    pub questions: Vec<Question>,
    /// Its guides.
    pub guides: Vec<Guide>,
}

/// What a practice's file does to our questions and guides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// It adds to them. One with the id of one of ours takes its place.
    #[default]
    Add,
    /// It takes their place: the questions that of questions, the guides that of guides. Of what it
    /// has none, ours stay.
    Replace,
}

impl Mode {
    /// Both, as files name them; the first is the default.
    pub const NAMED: [(&str, Self); 2] = [("add", Self::Add), ("replace", Self::Replace)];
}

/// What is wrong at one place of a file, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnFault {
    /// The line, from 1.
    pub line: usize,
    /// Where: `questions[3].follow_ups[0]`. Empty where the whole file is meant.
    pub path: String,
    /// The rest of a sentence that begins with the place; a whole one where there is none.
    pub what: String,
}

impl fmt::Display for OwnFault {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self { line, path, what } = self;
        let comma = if path.is_empty() { "" } else { ", " };
        write!(f, "line {line}{comma}{path}: {what}")
    }
}

/// Reads a file's text.
///
/// # Errors
/// Every fault, entry by entry; where it is no JSON, the first one. Then nothing of it is used.
pub fn read(text: &str) -> Result<Own, Vec<OwnFault>> {
    match reader::read(unmarked(text)) {
        Ok(Ok(own)) => Ok(own),
        // Only for whoever wants to know the lines, the file is held as a whole.
        Ok(Err(faults)) => Err(Places::of(text).map_or_else(
            |fault| vec![fault],
            |places| faults.into_iter().map(|fault| places.fault(fault.path, fault.what)).collect(),
        )),
        Err(fault) => Err(vec![OwnFault::of(text, fault)]),
    }
}

/// Some editors begin a file with a mark that is none of the text.
fn unmarked(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

impl OwnFault {
    /// With its end: what is said of a whole file has one already.
    pub fn sentence(&self) -> String {
        let end = if self.what.ends_with(['.', '?']) { "" } else { "." };
        format!("{self}{end}")
    }

    fn of(text: &str, JsonFault { at, what }: JsonFault) -> Self {
        Self { line: Lines::of(unmarked(text)).at(at), path: String::new(), what }
    }
}

/// Where in a file's text each place of it stands.
pub struct Places<'a> {
    file: Value<'a>,
    lines: Lines,
}

impl<'a> Places<'a> {
    /// Of a file's text.
    ///
    /// # Errors
    /// Where it is no JSON.
    pub fn of(text: &'a str) -> Result<Self, OwnFault> {
        let file = json::parse(unmarked(text)).map_err(|fault| OwnFault::of(text, fault))?;
        Ok(Self { file, lines: Lines::of(unmarked(text)) })
    }

    /// What is said of a place, with its line.
    pub fn fault(&self, path: String, what: String) -> OwnFault {
        OwnFault { line: self.lines.at(self.file.at_path(&path).at), path, what }
    }
}

impl Own {
    /// Our words with these questions and guides in them.
    pub fn within(self, ours: Later) -> Later {
        let mut later = ours;
        let mut guides = self.guides;
        for guide in &mut guides {
            // What can be left at once where it is ours can be left at once under its name.
            guide.safety |= later.guides.iter().any(|ours| ours.safety && ours.id == guide.id);
        }
        match self.mode {
            Mode::Replace => {
                if !self.questions.is_empty() {
                    later.deck = Deck { questions: self.questions };
                    later.daily.fill(daily(&later.deck));
                }
                if !guides.is_empty() {
                    later.guides = guides;
                }
            }
            Mode::Add => {
                let questions = &mut later.deck.questions;
                let mut ids = Ids::of("questions");
                for (n, question) in questions.iter().enumerate() {
                    ids.first(&question.id, n);
                }
                for question in self.questions {
                    // At the end: the places of ours stand for them elsewhere.
                    match ids.first(&question.id, questions.len()) {
                        n if n < questions.len() => questions[n] = question,
                        _ => questions.push(question),
                    }
                }
                for guide in guides {
                    match later.guides.iter_mut().find(|ours| ours.id == guide.id) {
                        Some(ours) => *ours = guide,
                        None => later.guides.push(guide),
                    }
                }
            }
        }
        later
    }
}

/// What may be today's question in a deck of a practice's own: whatever isn't deep; all, if all are.
fn daily(deck: &Deck) -> Vec<u16> {
    let most = if deck.questions.iter().any(|question| question.depth < 3) { 2 } else { 3 };
    let places = (0..=u16::MAX).zip(&deck.questions);
    places.filter(|(_, question)| question.depth <= most).map(|(at, _)| at).collect()
}
