//! What is wrong with a deck of questions: one judge for ours and a practice's own, in the widget
//! and at the command line.
//!
//! ```
//! use love_languages::model::content::{Deck, Question};
//! use love_languages::model::deck_check::deck_faults;
//!
//! let question = Question {
//!     id: "sound-of-home".into(),
//!     depth: 4,
//!     themes: vec!["home".into()],
//!     reasons: vec![],
//!     solo: true,
//!     text: "Which sound of home would you miss first?".into(),
//!     follow_ups: vec!["Where does it take you?".into()],
//! };
//! let faults = deck_faults(&Deck { questions: vec![question] });
//! assert_eq!(faults[0].path, "questions[0].depth");
//! assert_eq!(faults[0].what, "is 4; a depth is 1 (light), 2 (warm) or 3 (deep)");
//! ```

use std::collections::BTreeMap;

use super::content::{
    Deck, FOLLOW_UP_CHARS, QUESTION_CHARS, Question, REASONS, THEME_CHARS, THEMES, Text, room,
};
use super::random::Random;

/// An id has at most so many characters.
pub const ID_CHARS: usize = 40;

/// What is wrong at one place of a deck, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeckFault {
    /// Where: `questions[3].follow_ups[0]`. Empty where the whole file is meant.
    pub path: String,
    /// The rest of a sentence that begins with the place.
    pub what: String,
}

/// Whose deck it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Ours: its themes are [`THEMES`].
    Ours,
    /// A practice's: a theme may be any short word.
    Own,
}

/// Every fault of our deck, in its order. None: the deck can be shown.
pub fn deck_faults(deck: &Deck) -> Vec<DeckFault> {
    let mut faults = Vec::new();
    if deck.questions.is_empty() {
        let what = "is empty; a deck has at least one question".into();
        faults.push(DeckFault { path: "questions".into(), what });
    }
    let mut ids = Ids::of("questions");
    for (n, question) in deck.questions.iter().enumerate() {
        question_faults(n, question, Whose::Ours, &mut ids, &mut faults);
    }
    faults
}

/// Adds what is wrong with the question at place `n`; `ids` are those before it.
pub fn question_faults(
    n: usize,
    question: &Question,
    whose: Whose,
    ids: &mut Ids,
    faults: &mut Vec<DeckFault>,
) {
    let mut fault = |field: &str, what: String| {
        faults.push(DeckFault { path: format!("questions[{n}].{field}"), what });
    };
    if let Some(what) = ids.fault(&question.id, n) {
        fault("id", what);
    }
    if !(1..=3).contains(&question.depth) {
        let depth = question.depth;
        fault("depth", format!("is {depth}; a depth is 1 (light), 2 (warm) or 3 (deep)"));
    }
    if question.themes.is_empty() {
        fault("themes", "is empty; a question has at least one theme".into());
    }
    for (i, theme) in question.themes.iter().enumerate() {
        let what = match whose {
            Whose::Ours => unknown(theme, &THEMES),
            Whose::Own => text_fault(theme, THEME_CHARS),
        };
        if let Some(what) = what.or_else(|| again(&question.themes, i)) {
            fault(&format!("themes[{i}]"), what);
        }
    }
    for (i, what) in reason_faults(&question.reasons) {
        fault(&format!("reasons[{i}]"), what);
    }
    if let Some(what) = text_fault(&question.text, room(QUESTION_CHARS)) {
        fault("text", what);
    }
    if question.follow_ups.is_empty() {
        fault("follow_ups", "is empty; a question has at least one way to stay with it".into());
    }
    for (i, follow_up) in question.follow_ups.iter().enumerate() {
        if let Some(what) = text_fault(follow_up, room(FOLLOW_UP_CHARS)) {
            fault(&format!("follow_ups[{i}]"), what);
        }
    }
}

/// The ids of a list so far.
#[derive(Debug)]
pub struct Ids {
    list: &'static str,
    /// By 64 bits that stand for an id: a long deck has no time for as many copies.
    first: BTreeMap<u64, usize>,
}

impl Ids {
    /// Of a list with this name: none yet.
    pub fn of(list: &'static str) -> Self {
        Self { list, first: BTreeMap::new() }
    }

    /// Why the entry at place `n` can't have this id, if it can't.
    pub fn fault(&mut self, id: &str, n: usize) -> Option<String> {
        if let Some(what) = id_fault(id) {
            return Some(what);
        }
        let (list, first) = (self.list, self.first(id, n));
        (first != n).then(|| format!("is also the id of {list}[{first}]; every id is given once"))
    }

    /// The place of the first entry with this id: `n` if it is new.
    pub(super) fn first(&mut self, id: &str, n: usize) -> usize {
        *self.first.entry(Random::hashing(id.bytes()).bits()).or_insert(n)
    }
}

/// What is wrong with the reasons that something answers to, by their places.
pub(super) fn reason_faults(reasons: &[Text]) -> Vec<(usize, String)> {
    let fault = |i: usize| unknown(&reasons[i], &REASONS).or_else(|| again(reasons, i));
    (0..reasons.len()).filter_map(|i| Some((i, fault(i)?))).collect()
}

fn unknown(value: &str, known: &[&str]) -> Option<String> {
    (!known.contains(&value))
        .then(|| format!("is “{}”; there are {}", excerpt(value), known.join(", ")))
}

/// Whether what stands at place `i` stood there before.
fn again(values: &[Text], i: usize) -> Option<String> {
    let value = &values[i];
    values[..i].contains(value).then(|| format!("says “{value}” twice; once is enough"))
}

/// What is quoted of a text: it may be long.
pub(crate) fn excerpt(text: &str) -> String {
    match text.char_indices().nth(ID_CHARS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Why an id is not one, if it isn't: `kebab-case`, at most [`ID_CHARS`].
pub fn id_fault(id: &str) -> Option<String> {
    let letters = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    if !id.split('-').all(letters) {
        let id = excerpt(id);
        return Some(format!("is “{id}”; an id is small letters and digits, joined by hyphens"));
    }
    let length = id.len();
    (length > ID_CHARS).then(|| format!("has {length} characters; an id has at most {ID_CHARS}"))
}

/// Why a text can't be shown, if it can't: blank, longer than `limit` characters, with a line break
/// or another control character, or with what stands for bytes that were none.
pub fn text_fault(text: &str, limit: usize) -> Option<String> {
    // One look for most of the texts of a long deck: plain, and short enough.
    let is_plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if is_plain && text.len() <= limit && !text.starts_with(' ') && !text.is_empty() {
        return None;
    }
    if text.chars().all(|c| c.is_whitespace() || is_unseen(c) || turns(c)) {
        return Some("is blank; write it, or take its entry out".into());
    }
    if text.chars().any(turns) {
        return Some("has a mark that turns the direction of writing; take it out".into());
    }
    if text.chars().any(char::is_control) {
        return Some("has a line break or another control character; write it in one line".into());
    }
    if text.contains(char::REPLACEMENT_CHARACTER) {
        return Some("has a character that can’t be read (�); save the file as UTF-8".into());
    }
    let length = text.chars().count();
    (length > limit).then(|| format!("has {length} characters; there is room for {limit}"))
}

/// Whether a character is there and nothing shows: soft hyphen, joiners and the like.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{2060}'..='\u{2064}' | '\u{2800}' | '\u{3164}' | '\u{feff}')
}

/// Whether a character overrides the direction of those after it (Unicode Annex 9), so that a text reads
/// other than it is written.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::content::Question;

    fn deck() -> Deck {
        let question = |id: &'static str| Question {
            id: id.into(),
            depth: 1,
            themes: vec!["play".into()],
            reasons: vec!["stress".into()],
            solo: false,
            text: "What could you teach me in ten minutes?".into(),
            follow_ups: vec!["Who taught you?".into()],
        };
        Deck { questions: vec![question("teach-in-ten"), question("another-1")] }
    }

    #[test]
    fn a_good_deck_has_no_fault() {
        assert_eq!(deck_faults(&deck()), []);
    }

    #[test]
    fn each_planted_fault_is_named_where_it_is() {
        type Plant = fn(&mut Deck);
        let cases: &[(Plant, &str, &str)] = &[
            (|d| d.questions.clear(), "questions", "is empty"),
            (|d| d.questions[1].id = "teach-in-ten".into(), "questions[1].id", "questions[0]"),
            (|d| d.questions[1].id = "Teach me".into(), "questions[1].id", "small letters"),
            (|d| d.questions[1].id = "a--b".into(), "questions[1].id", "hyphens"),
            (|d| d.questions[1].id = "a".repeat(41).into(), "questions[1].id", "41 characters"),
            (|d| d.questions[1].depth = 0, "questions[1].depth", "is 0"),
            (|d| d.questions[1].themes.clear(), "questions[1].themes", "at least one"),
            (|d| d.questions[1].themes[0] = "fun".into(), "questions[1].themes[0]", "daily-life"),
            (|d| d.questions[1].reasons[0] = "tired".into(), "questions[1].reasons[0]", "stress"),
            (|d| d.questions[1].reasons.push("stress".into()), "questions[1].reasons[1]", "twice"),
            (|d| d.questions[1].text = " \u{a0}".into(), "questions[1].text", "blank"),
            (|d| d.questions[1].text = "What\nnow?".into(), "questions[1].text", "line break"),
            (|d| d.questions[1].text = "What \u{fffd}?".into(), "questions[1].text", "UTF-8"),
            (|d| d.questions[1].text = "\u{200b} \u{2060}".into(), "questions[1].text", "blank"),
            (|d| d.questions[1].text = "\u{202e}?tahW".into(), "questions[1].text", "direction"),
            (
                |d| d.questions[1].text = "é".repeat(159).into(),
                "questions[1].text",
                "159 characters",
            ),
            (|d| d.questions[1].follow_ups.clear(), "questions[1].follow_ups", "at least one"),
            (|d| d.questions[1].follow_ups[0] = "".into(), "questions[1].follow_ups[0]", "blank"),
        ];
        for (plant, path, part) in cases {
            let mut deck = deck();
            plant(&mut deck);
            let faults = deck_faults(&deck);
            assert_eq!(faults.len(), 1, "{faults:?}");
            assert_eq!(&faults[0].path, path);
            assert!(faults[0].what.contains(part), "{faults:?}");
        }
    }
}
