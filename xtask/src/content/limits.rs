//! How long each text may be, what it is, and which placeholders it has: one table.

use love_languages::model::content::{FOLLOW_UP_CHARS, QUESTION_CHARS};
use love_languages::model::deck_check::ID_CHARS;

use super::File::{self, About, Questions, Quiz, Strings};

/// What a text is; rules apply by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Never shown: an id, a theme, an address.
    Code,
    /// A name that is not ours to word: authors and journals.
    Citation,
    /// A button, a heading, a name: too short for a reading grade.
    Label,
    /// Sentences.
    Prose,
    /// Something that somebody does.
    Act,
    /// Something small to ask for.
    Idea,
    /// A question to ask each other.
    Question,
    /// A way to stay with the answer.
    FollowUp,
}

/// What holds for the texts at a path; `*` is any one step, `[]` any position of a list.
pub struct Limit {
    /// In which file.
    pub file: File,
    /// `result.clear.*`
    pub path: &'static str,
    /// What they are.
    pub kind: Kind,
    /// At most so many characters.
    pub chars: usize,
    /// Exactly these placeholders, each once.
    pub placeholders: &'static [&'static str],
}

const fn row(file: File, path: &'static str, kind: Kind, chars: usize) -> Limit {
    Limit { file, path, kind, chars, placeholders: &[] }
}

const fn with(placeholders: &'static [&'static str], limit: Limit) -> Limit {
    Limit { placeholders, ..limit }
}

/// Fewest statements a language in the threes: ten threes with every language shown evenly.
pub const STATEMENTS: usize = 12;
/// Fewest ideas a language.
pub const IDEAS: usize = 6;
/// Fewest questions, and fewest of each depth.
pub const QUESTIONS: usize = 200;
/// Fewest questions of each depth.
pub const QUESTIONS_A_DEPTH: usize = 65;
/// Fewest questions for each reason that closeness fades, and for each theme.
pub const QUESTIONS_A_TOPIC: usize = 15;
/// The mean length of a language's statements may be so many characters off the mean of all: a
/// longer text draws the eye.
pub const BALANCE_CHARS: f64 = 2.5;
/// At most this share of a language's statements begins with the same word.
pub const SAME_START: f64 = 0.8;

/// The first row that fits counts.
pub const LIMITS: &[Limit] = &[
    row(Strings, "title", Kind::Label, 60),
    row(Strings, "languages.*", Kind::Label, 18),
    row(Strings, "languages_inline.*", Kind::Label, 18),
    row(Strings, "levels[]", Kind::Label, 12),
    row(Strings, "levels_inline[]", Kind::Label, 12),
    row(Strings, "common.*", Kind::Label, 12),
    row(Strings, "rate.heading", Kind::Prose, 48),
    with(&["n", "total"], row(Strings, "rate.progress", Kind::Label, 18)),
    row(Strings, "rate.waiting", Kind::Prose, 60),
    row(Strings, "choose.heading", Kind::Prose, 48),
    with(&["n"], row(Strings, "choose.remaining", Kind::Label, 18)),
    row(Strings, "choose.*", Kind::Label, 20),
    row(Strings, "result.clear.*", Kind::Label, 40),
    with(&["a", "b"], row(Strings, "result.two", Kind::Label, 30)),
    row(Strings, "result.mixed", Kind::Label, 48),
    row(Strings, "result.all_high", Kind::Label, 48),
    row(Strings, "result.all_low", Kind::Label, 48),
    row(Strings, "result.unknown", Kind::Label, 48),
    row(Strings, "result.meaning.*", Kind::Prose, 180),
    row(Strings, "result.meaning.clear.*", Kind::Prose, 180),
    with(&["a"], row(Strings, "result.close_behind", Kind::Prose, 80)),
    row(Strings, "result.bars_hint", Kind::Prose, 100),
    row(Strings, "result.key", Kind::Prose, 100),
    row(Strings, "result.fine_print", Kind::Prose, 110),
    with(&["low", "high"], row(Strings, "result.range", Kind::Label, 24)),
    with(&["level"], row(Strings, "result.range_single", Kind::Label, 24)),
    row(Strings, "result.*", Kind::Label, 32),
    row(Strings, "invitation.heading", Kind::Label, 48),
    with(&["practice"], row(Strings, "invitation.text", Kind::Prose, 160)),
    row(Strings, "invitation.text_unnamed", Kind::Prose, 160),
    with(&["phone"], row(Strings, "invitation.or_call", Kind::Label, 24)),
    with(&["phone"], row(Strings, "invitation.call", Kind::Label, 24)),
    row(Strings, "invitation.label", Kind::Label, 24),
    row(Strings, "questions.depths[]", Kind::Label, 10),
    row(Strings, "questions.hint", Kind::Prose, 80),
    row(Strings, "questions.round_done", Kind::Prose, 100),
    row(Strings, "trouble.later_loading", Kind::Prose, 60),
    row(Strings, "trouble.later_failed", Kind::Prose, 100),
    row(Strings, "questions.*", Kind::Label, 32),
    row(Strings, "about.*", Kind::Label, 48),
    row(Strings, "trouble.text", Kind::Prose, 140),
    row(Strings, "trouble.*", Kind::Label, 48),
    // Three lines of 21 px in a card of 288 px.
    row(Quiz, "ratings.*", Kind::Act, 52),
    row(Quiz, "statements[].id", Kind::Code, ID_CHARS),
    row(Quiz, "statements[].language", Kind::Code, ID_CHARS),
    // Two lines of 17 px beside a mark, at 320 px.
    row(Quiz, "statements[].text", Kind::Act, 44),
    row(Quiz, "ideas[].id", Kind::Code, ID_CHARS),
    row(Quiz, "ideas[].language", Kind::Code, ID_CHARS),
    row(Quiz, "ideas[].text", Kind::Idea, 140),
    row(About, "sections[].heading", Kind::Label, 48),
    row(About, "sections[].paragraphs[]", Kind::Prose, 320),
    row(About, "sections[].sources[].label", Kind::Citation, 120),
    row(About, "sections[].sources[].url", Kind::Code, 120),
    row(Questions, "questions[].id", Kind::Code, ID_CHARS),
    row(Questions, "questions[].themes[]", Kind::Code, ID_CHARS),
    row(Questions, "questions[].reasons[]", Kind::Code, ID_CHARS),
    row(Questions, "questions[].text", Kind::Question, QUESTION_CHARS),
    row(Questions, "questions[].follow_ups[]", Kind::FollowUp, FOLLOW_UP_CHARS),
];

/// The row for a path such as `statements[3].text`.
pub fn limit(file: File, path: &str) -> Option<&'static Limit> {
    LIMITS.iter().find(|limit| limit.file == file && fits(limit.path, path))
}

fn fits(pattern: &str, path: &str) -> bool {
    let (mut steps, mut found) = (pattern.split('.'), path.split('.'));
    loop {
        match (steps.next(), found.next()) {
            (None, None) => return true,
            (Some("*"), Some(step)) if !step.contains('[') => {}
            (Some(want), Some(step)) if want == without_position(step) => {}
            _ => return false,
        }
    }
}

/// `text[3]` as `text[]`.
fn without_position(step: &str) -> String {
    match step.split_once('[') {
        Some((name, _)) => format!("{name}[]"),
        None => step.to_owned(),
    }
}
