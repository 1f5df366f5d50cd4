//! How long each text may be, what it is, and which placeholders it has: one table.

use love_languages::model::content::{
    CLOSE_CHARS, FOLLOW_UP_CHARS, LABEL_CHARS, MORE_CHARS, NOT_FOR_CHARS, OPTION_CHARS,
    PEOPLE_CHARS, PURPOSE_CHARS, Plural, QUESTION_CHARS, STEP_CHARS, TITLE_CHARS, room,
};
use love_languages::model::deck_check::ID_CHARS;

use super::ENGLISH;
use super::File::{
    self, About, Daily, Guides, Hardest, Helplines, Later, Questions, Quiz, Strings, Together, Two,
};

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

/// What holds for the texts at a path; `*` is any one step, `[]` any position of a list, `*[]` any
/// position of any list.
pub struct Limit {
    /// In which file.
    pub file: File,
    /// `result.clear.*`
    pub path: &'static str,
    /// What they are.
    pub kind: Kind,
    /// At most so many characters in English.
    pub chars: usize,
    /// Exactly these placeholders, each once.
    pub placeholders: &'static [&'static str],
}

impl Limit {
    /// How many characters the words of a locale may have.
    pub fn room(&self, locale: &str) -> usize {
        if locale == ENGLISH { self.chars } else { room(self.chars) }
    }
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
/// Fewest small acts a language.
pub const ACTS: usize = 5;
/// Fewest questions.
pub const QUESTIONS: usize = 420;
/// Fewest questions of each depth.
pub const QUESTIONS_A_DEPTH: usize = 140;
/// Fewest questions for each reason that closeness fades, and for each theme.
pub const QUESTIONS_A_TOPIC: usize = 15;
/// Fewest questions in a list of today's: nobody meets one again within five months.
pub const DAILY: usize = 150;
/// The mean length of a language's statements may be so many characters off the mean of all: a
/// longer text draws the eye.
pub const BALANCE_CHARS: f64 = 2.5;
/// Fewest questions of a locale that is not English, and of each depth: what today's lists need, and enough
/// deep ones to choose from.
pub const TRANSLATED: usize = 150;
/// See [`TRANSLATED`].
pub const TRANSLATED_A_DEPTH: usize = 40;
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
    row(Strings, "onward.give_hint", Kind::Prose, 90),
    row(Strings, "onward.start_compare", Kind::Label, 48),
    row(Strings, "onward.*", Kind::Label, 40),
    row(Strings, "invitation.heading", Kind::Label, 48),
    with(&["practice"], row(Strings, "invitation.text", Kind::Prose, 160)),
    row(Strings, "invitation.text_unnamed", Kind::Prose, 160),
    with(&["phone"], row(Strings, "invitation.or_call", Kind::Label, 24)),
    with(&["phone"], row(Strings, "invitation.call", Kind::Label, 24)),
    row(Strings, "invitation.label", Kind::Label, 24),
    row(Strings, "trouble.later_loading", Kind::Prose, 60),
    row(Strings, "trouble.later_failed", Kind::Prose, 100),
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
    row(Later, "asking.depths[]", Kind::Label, 10),
    row(Later, "asking.hint", Kind::Prose, 80),
    row(Later, "asking.round_done", Kind::Prose, 100),
    row(Later, "asking.kept_none", Kind::Prose, 100),
    row(Later, "asking.copy_failed", Kind::Prose, 100),
    row(Later, "asking.none", Kind::Prose, 100),
    row(Later, "asking.swaps[]", Kind::Label, 14),
    row(Later, "asking.themes[]", Kind::Label, 24),
    with(&["n"], row(Later, "asking.kept_list", Kind::Label, 16)),
    row(Later, "asking.*", Kind::Label, 32),
    row(Later, "table.*", Kind::Label, 32),
    row(Later, "sources", Kind::Label, 32),
    row(Questions, "questions[].id", Kind::Code, ID_CHARS),
    row(Questions, "questions[].themes[]", Kind::Code, ID_CHARS),
    row(Questions, "questions[].reasons[]", Kind::Code, ID_CHARS),
    row(Questions, "questions[].text", Kind::Question, QUESTION_CHARS),
    row(Questions, "questions[].follow_ups[]", Kind::FollowUp, FOLLOW_UP_CHARS),
    // What the quiz's rating cards have room for.
    row(Two, "give.acts.*", Kind::Act, 52),
    row(Two, "give.levels[]", Kind::Label, 14),
    row(Two, "give.levels_inline[]", Kind::Label, 14),
    with(&["n", "total"], row(Two, "give.progress", Kind::Label, 18)),
    row(Two, "give.offer_again", Kind::Label, 28),
    row(Two, "give.leave", Kind::Label, 28),
    row(Two, "give.heading", Kind::Prose, 48),
    row(Two, "give.*", Kind::Prose, 90),
    row(Two, "give_result.heading", Kind::Label, 48),
    row(Two, "give_result.reaches", Kind::Label, 18),
    row(Two, "give_result.gives", Kind::Label, 18),
    row(Two, "give_result.table_caption", Kind::Label, 64),
    row(Two, "give_result.column_language", Kind::Label, 20),
    with(&["language"], row(Two, "give_result.alike", Kind::Prose, 100)),
    with(&["given", "reaches"], row(Two, "give_result.different", Kind::Prose, 140)),
    row(Two, "give_result.*", Kind::Prose, 120),
    row(Two, "acts.list.*[]", Kind::Idea, 100),
    row(Two, "acts.heading", Kind::Label, 48),
    row(Two, "acts.*", Kind::Label, 24),
    row(Two, "compare.start_send", Kind::Label, 28),
    row(Two, "compare.start_code", Kind::Label, 28),
    row(Two, "compare.let_go", Kind::Label, 28),
    row(Two, "compare.to_you", Kind::Label, 24),
    row(Two, "compare.to_them", Kind::Label, 24),
    row(Two, "compare.reaches_you", Kind::Label, 24),
    row(Two, "compare.they_give", Kind::Label, 24),
    row(Two, "compare.reaches_them", Kind::Label, 24),
    row(Two, "compare.you_give", Kind::Label, 24),
    row(Two, "compare.talk_heading", Kind::Label, 32),
    row(Two, "compare.talk[]", Kind::Question, 80),
    row(Two, "compare.today", Kind::Label, 28),
    row(Two, "compare.for_whom", Kind::Prose, 110),
    row(Two, "compare.turn", Kind::Label, 40),
    row(Two, "compare.to_top", Kind::Label, 28),
    row(Two, "compare.table_caption", Kind::Label, 64),
    row(Two, "compare.column_language", Kind::Label, 20),
    with(&["language"], row(Two, "compare.agree_to_you", Kind::Prose, 100)),
    with(&["language"], row(Two, "compare.agree_to_them", Kind::Prose, 100)),
    with(&["language"], row(Two, "compare.gap_to_them", Kind::Prose, 120)),
    with(&["language"], row(Two, "compare.gap_to_you", Kind::Prose, 120)),
    row(Two, "compare.*", Kind::Prose, 120),
    row(Two, "share.safety", Kind::Prose, 180),
    row(Two, "share.preview_heading", Kind::Label, 32),
    row(Two, "share.qr_heading", Kind::Label, 32),
    row(Two, "share.code_heading", Kind::Label, 40),
    row(Two, "share.go_on", Kind::Label, 20),
    row(Two, "share.not_now", Kind::Label, 20),
    row(Two, "share.share_sheet", Kind::Label, 24),
    row(Two, "share.copy_link", Kind::Label, 24),
    row(Two, "share.copied", Kind::Label, 20),
    row(Two, "share.preview_nothing_else", Kind::Prose, 90),
    row(Two, "share.preview_wants", Kind::Label, 64),
    row(Two, "share.preview_gives", Kind::Label, 64),
    row(Two, "share.preview_no_gives", Kind::Label, 64),
    with(&["each"], row(Two, "share.preview_sure", Kind::Label, 64)),
    row(Two, "share.sure[]", Kind::Label, 16),
    with(&["zone"], row(Two, "share.preview_time_zone", Kind::Label, 64)),
    row(Two, "share.*", Kind::Prose, 140),
    row(Two, "arrive.heading", Kind::Label, 48),
    row(Two, "arrive.own_heading", Kind::Label, 48),
    row(Two, "arrive.failed_heading", Kind::Label, 48),
    row(Two, "arrive.quiz_first", Kind::Label, 36),
    row(Two, "arrive.look_now", Kind::Label, 28),
    row(Two, "arrive.theirs_heading", Kind::Label, 32),
    row(Two, "arrive.another_new", Kind::Label, 24),
    row(Two, "arrive.another_new_heading", Kind::Label, 32),
    row(Two, "arrive.another_old", Kind::Label, 24),
    row(Two, "arrive.another_old_heading", Kind::Label, 32),
    row(Two, "arrive.code_heading", Kind::Label, 32),
    row(Two, "arrive.code_label", Kind::Label, 24),
    with(&["example"], row(Two, "arrive.code_hint", Kind::Label, 60)),
    row(Two, "arrive.code_submit", Kind::Label, 20),
    with(&["example"], row(Two, "arrive.code_too_long", Kind::Prose, 90)),
    with(&["example"], row(Two, "arrive.code_too_short", Kind::Prose, 90)),
    row(Two, "arrive.*", Kind::Prose, 130),
    row(Two, "pass.first_heading", Kind::Label, 32),
    row(Two, "pass.first_start", Kind::Label, 24),
    row(Two, "pass.hand_over_heading", Kind::Label, 32),
    row(Two, "pass.second_start", Kind::Label, 24),
    row(Two, "pass.paused_heading", Kind::Label, 32),
    row(Two, "pass.go_on", Kind::Label, 24),
    row(Two, "pass.pause", Kind::Label, 28),
    row(Two, "pass.ready_heading", Kind::Label, 32),
    row(Two, "pass.show", Kind::Label, 24),
    row(Two, "pass.stop", Kind::Label, 24),
    row(Two, "pass.back_heading", Kind::Label, 32),
    row(Two, "pass.back_start", Kind::Label, 24),
    row(Two, "pass.kept", Kind::Prose, 160),
    row(Two, "pass.*", Kind::Prose, 110),
    row(Two, "today.solo_heading", Kind::Label, 32),
    row(Two, "today.swap", Kind::Label, 24),
    row(Two, "today.*", Kind::Prose, 90),
    row(Two, "reveal.heading", Kind::Label, 32),
    row(Two, "reveal.first_done", Kind::Label, 28),
    row(Two, "reveal.second_done", Kind::Label, 28),
    row(Two, "reveal.hidden", Kind::Label, 40),
    row(Two, "reveal.show", Kind::Label, 24),
    row(Two, "reveal.first_label", Kind::Label, 24),
    row(Two, "reveal.second_label", Kind::Label, 24),
    row(Two, "reveal.*", Kind::Prose, 80),
    row(Two, "remember.button", Kind::Label, 28),
    row(Two, "remember.forget", Kind::Label, 28),
    row(Two, "remember.*", Kind::Prose, 110),
    // It stays in a corner of the view.
    row(Two, "leave.button", Kind::Label, 12),
    row(Two, "leave.shift", Kind::Label, 40),
    row(Two, "leave.*", Kind::Prose, 120),
    with(&["name", "number"], row(Two, "helpline.line", Kind::Label, 40)),
    with(&["name", "number"], row(Two, "helpline.line_women", Kind::Label, 40)),
    with(&["name", "number"], row(Two, "helpline.line_men", Kind::Label, 40)),
    row(Two, "helpline.always", Kind::Label, 24),
    row(Two, "helpline.*", Kind::Prose, 120),
    row(Two, "privacy.now_heading", Kind::Label, 32),
    row(Two, "privacy.link_heading", Kind::Label, 32),
    row(Two, "privacy.limits_heading", Kind::Label, 32),
    row(Two, "privacy.item_answers", Kind::Label, 40),
    row(Two, "privacy.item_result", Kind::Label, 40),
    row(Two, "privacy.item_gives", Kind::Label, 40),
    row(Two, "privacy.item_theirs", Kind::Label, 40),
    row(Two, "privacy.item_seen", Kind::Label, 60),
    row(Two, "privacy.item_hardest", Kind::Label, 40),
    row(Two, "privacy.item_days", Kind::Label, 40),
    row(Two, "privacy.item_height", Kind::Label, 40),
    row(Two, "privacy.limits[]", Kind::Prose, 180),
    row(Two, "privacy.*", Kind::Prose, 140),
    row(Guides, "guides[].id", Kind::Code, ID_CHARS),
    row(Guides, "guides[].title", Kind::Label, TITLE_CHARS),
    row(Guides, "guides[].for", Kind::Prose, PURPOSE_CHARS),
    row(Guides, "guides[].not_for", Kind::Prose, NOT_FOR_CHARS),
    row(Guides, "guides[].reasons[]", Kind::Code, ID_CHARS),
    row(Guides, "guides[].people[]", Kind::Label, PEOPLE_CHARS),
    row(Guides, "guides[].calendar", Kind::Code, ID_CHARS),
    row(Guides, "guides[].close", Kind::Prose, CLOSE_CHARS),
    row(Guides, "guides[].steps[]", Kind::Code, 2 * ID_CHARS),
    row(Guides, "guides[].steps[].id", Kind::Code, ID_CHARS),
    row(Guides, "guides[].steps[].kind", Kind::Code, ID_CHARS),
    row(Guides, "guides[].steps[].times[]", Kind::Code, ID_CHARS),
    row(Guides, "guides[].steps[].recalls", Kind::Code, ID_CHARS),
    row(Guides, "guides[].steps[].who", Kind::Code, ID_CHARS),
    row(Guides, "guides[].steps[].text", Kind::Prose, STEP_CHARS),
    row(Guides, "guides[].steps[].more", Kind::Prose, MORE_CHARS),
    row(Guides, "guides[].steps[].listen", Kind::Prose, STEP_CHARS),
    row(Guides, "guides[].steps[].options[]", Kind::Label, OPTION_CHARS),
    row(Guides, "guides[].steps[].*", Kind::Label, LABEL_CHARS),
    row(Hardest, "heading", Kind::Label, 40),
    row(Hardest, "hint", Kind::Prose, 140),
    row(Hardest, "choices[].id", Kind::Code, ID_CHARS),
    row(Hardest, "choices[].label", Kind::Label, 48),
    row(Hardest, "choices[].guide", Kind::Code, ID_CHARS),
    row(Hardest, "choices[].reasons[]", Kind::Code, ID_CHARS),
    row(Hardest, "choices[].note", Kind::Prose, 160),
    with(&["practice"], row(Hardest, "choices[].invitation", Kind::Prose, 170)),
    with(&["n"], row(Together, "list.minutes", Kind::Label, 12)),
    with(&["n", "total"], row(Together, "list.waits", Kind::Label, 48)),
    with(&["n"], row(Together, "list.days", Kind::Prose, 100)),
    row(Together, "list.no_day", Kind::Prose, 100),
    row(Together, "list.days_hint", Kind::Prose, 100),
    row(Together, "list.count_hint", Kind::Prose, 160),
    row(Together, "list.hint", Kind::Prose, 110),
    row(Together, "list.*", Kind::Label, 32),
    with(&["n"], row(Together, "guide.about", Kind::Label, 28)),
    with(&["person"], row(Together, "guide.listens", Kind::Label, 24)),
    with(&["n", "total"], row(Together, "guide.step", Kind::Label, 24)),
    with(&["n"], row(Together, "guide.most", Kind::Prose, 40)),
    row(Together, "guide.cut_short", Kind::Prose, 140),
    row(Together, "guide.declined", Kind::Prose, 70),
    row(Together, "guide.own_hint", Kind::Prose, 100),
    row(Together, "guide.outcome_none", Kind::Prose, 110),
    row(Together, "guide.outcome_gone", Kind::Prose, 140),
    row(Together, "guide.people[]", Kind::Label, 20),
    row(Together, "guide.*", Kind::Label, 28),
    row(Together, "timer.over", Kind::Prose, 60),
    row(Together, "timer.*", Kind::Label, 36),
    row(Together, "calendar.weekdays[]", Kind::Label, 8),
    with(&["day"], row(Together, "calendar.monthly", Kind::Label, 30)),
    row(Together, "calendar.hint", Kind::Prose, 210),
    row(Together, "calendar.*", Kind::Label, 32),
    row(Helplines, "checked", Kind::Code, 10),
    row(Helplines, "lines[].name", Kind::Citation, 64),
    row(Helplines, "lines[].number", Kind::Code, 20),
    row(Helplines, "lines[].source", Kind::Code, 240),
    row(Helplines, "lines[].languages[]", Kind::Code, 3),
    row(Helplines, "lines[].region", Kind::Code, 2),
    row(Helplines, "lines[].for", Kind::Code, ID_CHARS),
    row(Helplines, "lines[].hours", Kind::Code, ID_CHARS),
    row(Daily, "lists[].frozen", Kind::Code, 10),
    row(Daily, "lists[].ids[]", Kind::Code, ID_CHARS),
];

/// The row for a path such as `statements[3].text`.
pub fn limit(file: File, path: &str) -> Option<&'static Limit> {
    find(file, path).or_else(|| find(file, plural_of(file, path)?))
}

/// Where the plural stands that a text at this path is a form of, if it is one.
pub fn plural_of(file: File, path: &str) -> Option<&str> {
    let (plural, form) = path.rsplit_once('.')?;
    let is_form = Plural::CATEGORIES.contains(&form) && find(file, path).is_none();
    is_form.then_some(plural)
}

fn find(file: File, path: &str) -> Option<&'static Limit> {
    LIMITS.iter().find(|limit| limit.file == file && fits(limit.path, path))
}

fn fits(pattern: &str, path: &str) -> bool {
    let (mut steps, mut found) = (pattern.split('.'), path.split('.'));
    loop {
        match (steps.next(), found.next()) {
            (None, None) => return true,
            (Some("*"), Some(step)) if !step.contains('[') => {}
            (Some("*[]"), Some(step)) if step.contains('[') => {}
            (Some(want), Some(step)) if want == without_position(step) => {}
            _ => return false,
        }
    }
}

/// `text[3]`, and `text[an-id]`, as `text[]`.
fn without_position(step: &str) -> String {
    match step.split_once('[') {
        Some((name, _)) => format!("{name}[]"),
        None => step.to_owned(),
    }
}
