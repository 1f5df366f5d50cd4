//! How long each text may be, what it is, and which placeholders it has: one table.

use love_languages::model::content::{
    CLOSE_CHARS, FOLLOW_UP_CHARS, LABEL_CHARS, MORE_CHARS, NOT_FOR_CHARS, OPTION_CHARS,
    PEOPLE_CHARS, PURPOSE_CHARS, Plural, QUESTION_CHARS, STEP_CHARS, TITLE_CHARS, room,
};
use love_languages::model::deck_check::ID_CHARS;

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
        if locale == "en" { self.chars } else { room(self.chars) }
    }
}

const fn texts(file: File, path: &'static str, kind: Kind, chars: usize) -> Limit {
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
    texts(Strings, "title", Kind::Label, 60),
    texts(Strings, "languages.*", Kind::Label, 18),
    texts(Strings, "languages_inline.*", Kind::Label, 18),
    texts(Strings, "levels[]", Kind::Label, 12),
    texts(Strings, "levels_inline[]", Kind::Label, 12),
    texts(Strings, "common.*", Kind::Label, 12),
    texts(Strings, "rate.heading", Kind::Prose, 48),
    with(&["n", "total"], texts(Strings, "rate.progress", Kind::Label, 18)),
    texts(Strings, "rate.waiting", Kind::Prose, 60),
    texts(Strings, "choose.heading", Kind::Prose, 48),
    with(&["n"], texts(Strings, "choose.remaining", Kind::Label, 18)),
    texts(Strings, "choose.*", Kind::Label, 20),
    texts(Strings, "result.clear.*", Kind::Label, 40),
    with(&["a", "b"], texts(Strings, "result.two", Kind::Label, 30)),
    texts(Strings, "result.mixed", Kind::Label, 48),
    texts(Strings, "result.all_high", Kind::Label, 48),
    texts(Strings, "result.all_low", Kind::Label, 48),
    texts(Strings, "result.unknown", Kind::Label, 48),
    texts(Strings, "result.meaning.*", Kind::Prose, 180),
    texts(Strings, "result.meaning.clear.*", Kind::Prose, 180),
    with(&["a"], texts(Strings, "result.close_behind", Kind::Prose, 80)),
    texts(Strings, "result.bars_hint", Kind::Prose, 100),
    texts(Strings, "result.key", Kind::Prose, 100),
    texts(Strings, "result.fine_print", Kind::Prose, 110),
    with(&["low", "high"], texts(Strings, "result.range", Kind::Label, 24)),
    with(&["level"], texts(Strings, "result.range_single", Kind::Label, 24)),
    texts(Strings, "result.*", Kind::Label, 32),
    texts(Strings, "onward.give_hint", Kind::Prose, 90),
    texts(Strings, "onward.start_compare", Kind::Label, 48),
    texts(Strings, "onward.*", Kind::Label, 40),
    texts(Strings, "invitation.heading", Kind::Label, 48),
    with(&["practice"], texts(Strings, "invitation.text", Kind::Prose, 160)),
    texts(Strings, "invitation.text_unnamed", Kind::Prose, 160),
    with(&["phone"], texts(Strings, "invitation.or_call", Kind::Label, 24)),
    with(&["phone"], texts(Strings, "invitation.call", Kind::Label, 24)),
    texts(Strings, "invitation.label", Kind::Label, 24),
    texts(Strings, "trouble.later_loading", Kind::Prose, 60),
    texts(Strings, "trouble.later_failed", Kind::Prose, 100),
    texts(Strings, "about.*", Kind::Label, 48),
    texts(Strings, "trouble.text", Kind::Prose, 140),
    texts(Strings, "trouble.*", Kind::Label, 48),
    // Three lines of 21 px in a card of 288 px.
    texts(Quiz, "ratings.*", Kind::Act, 52),
    texts(Quiz, "statements[].id", Kind::Code, ID_CHARS),
    texts(Quiz, "statements[].language", Kind::Code, ID_CHARS),
    // Two lines of 17 px beside a mark, at 320 px.
    texts(Quiz, "statements[].text", Kind::Act, 44),
    texts(Quiz, "ideas[].id", Kind::Code, ID_CHARS),
    texts(Quiz, "ideas[].language", Kind::Code, ID_CHARS),
    texts(Quiz, "ideas[].text", Kind::Idea, 140),
    texts(About, "sections[].heading", Kind::Label, 48),
    texts(About, "sections[].paragraphs[]", Kind::Prose, 320),
    texts(About, "sections[].sources[].label", Kind::Citation, 120),
    texts(About, "sections[].sources[].url", Kind::Code, 120),
    texts(Later, "asking.depths[]", Kind::Label, 10),
    texts(Later, "asking.hint", Kind::Prose, 80),
    texts(Later, "asking.round_done", Kind::Prose, 100),
    texts(Later, "asking.kept_none", Kind::Prose, 100),
    texts(Later, "asking.copy_failed", Kind::Prose, 100),
    texts(Later, "asking.none", Kind::Prose, 100),
    texts(Later, "asking.swaps[]", Kind::Label, 14),
    texts(Later, "asking.themes[]", Kind::Label, 24),
    with(&["n"], texts(Later, "asking.kept_list", Kind::Label, 16)),
    texts(Later, "asking.*", Kind::Label, 32),
    texts(Later, "table.*", Kind::Label, 32),
    texts(Later, "sources", Kind::Label, 32),
    texts(Questions, "questions[].id", Kind::Code, ID_CHARS),
    texts(Questions, "questions[].themes[]", Kind::Code, ID_CHARS),
    texts(Questions, "questions[].reasons[]", Kind::Code, ID_CHARS),
    texts(Questions, "questions[].text", Kind::Question, QUESTION_CHARS),
    texts(Questions, "questions[].follow_ups[]", Kind::FollowUp, FOLLOW_UP_CHARS),
    // What the quiz's rating cards have room for.
    texts(Two, "give.acts.*", Kind::Act, 52),
    texts(Two, "give.levels[]", Kind::Label, 14),
    texts(Two, "give.levels_inline[]", Kind::Label, 14),
    with(&["n", "total"], texts(Two, "give.progress", Kind::Label, 18)),
    texts(Two, "give.offer_again", Kind::Label, 28),
    texts(Two, "give.leave", Kind::Label, 28),
    texts(Two, "give.heading", Kind::Prose, 48),
    texts(Two, "give.*", Kind::Prose, 90),
    texts(Two, "give_result.heading", Kind::Label, 48),
    texts(Two, "give_result.reaches", Kind::Label, 18),
    texts(Two, "give_result.gives", Kind::Label, 18),
    texts(Two, "give_result.table_caption", Kind::Label, 64),
    texts(Two, "give_result.column_language", Kind::Label, 20),
    with(&["language"], texts(Two, "give_result.alike", Kind::Prose, 100)),
    with(&["given", "reaches"], texts(Two, "give_result.different", Kind::Prose, 140)),
    texts(Two, "give_result.*", Kind::Prose, 120),
    texts(Two, "acts.list.*[]", Kind::Idea, 100),
    texts(Two, "acts.heading", Kind::Label, 48),
    texts(Two, "acts.*", Kind::Label, 24),
    texts(Two, "compare.start_send", Kind::Label, 28),
    texts(Two, "compare.start_code", Kind::Label, 28),
    texts(Two, "compare.to_you", Kind::Label, 24),
    texts(Two, "compare.to_them", Kind::Label, 24),
    texts(Two, "compare.reaches_you", Kind::Label, 24),
    texts(Two, "compare.they_give", Kind::Label, 24),
    texts(Two, "compare.reaches_them", Kind::Label, 24),
    texts(Two, "compare.you_give", Kind::Label, 24),
    texts(Two, "compare.talk_heading", Kind::Label, 32),
    texts(Two, "compare.talk[]", Kind::Question, 80),
    texts(Two, "compare.today", Kind::Label, 28),
    texts(Two, "compare.for_whom", Kind::Prose, 110),
    texts(Two, "compare.turn", Kind::Label, 40),
    texts(Two, "compare.to_top", Kind::Label, 28),
    texts(Two, "compare.table_caption", Kind::Label, 64),
    texts(Two, "compare.column_language", Kind::Label, 20),
    with(&["language"], texts(Two, "compare.agree_to_you", Kind::Prose, 100)),
    with(&["language"], texts(Two, "compare.agree_to_them", Kind::Prose, 100)),
    with(&["language"], texts(Two, "compare.same_wish", Kind::Prose, 100)),
    with(&["language"], texts(Two, "compare.gap_to_them", Kind::Prose, 120)),
    with(&["language"], texts(Two, "compare.gap_to_you", Kind::Prose, 120)),
    texts(Two, "compare.*", Kind::Prose, 120),
    with(&["helpline"], texts(Two, "share.safety", Kind::Prose, 180)),
    texts(Two, "share.preview_heading", Kind::Label, 32),
    texts(Two, "share.qr_heading", Kind::Label, 32),
    texts(Two, "share.code_heading", Kind::Label, 40),
    texts(Two, "share.go_on", Kind::Label, 20),
    texts(Two, "share.not_now", Kind::Label, 20),
    texts(Two, "share.share_sheet", Kind::Label, 24),
    texts(Two, "share.copy_link", Kind::Label, 24),
    texts(Two, "share.copied", Kind::Label, 20),
    texts(Two, "share.preview_nothing_else", Kind::Prose, 90),
    texts(Two, "share.preview_wants", Kind::Label, 64),
    texts(Two, "share.preview_gives", Kind::Label, 64),
    texts(Two, "share.preview_no_gives", Kind::Label, 64),
    with(&["each"], texts(Two, "share.preview_sure", Kind::Label, 64)),
    texts(Two, "share.sure[]", Kind::Label, 16),
    with(&["zone"], texts(Two, "share.preview_time_zone", Kind::Label, 64)),
    texts(Two, "share.*", Kind::Prose, 140),
    texts(Two, "arrive.heading", Kind::Label, 48),
    texts(Two, "arrive.own_heading", Kind::Label, 48),
    texts(Two, "arrive.failed_heading", Kind::Label, 48),
    texts(Two, "arrive.quiz_first", Kind::Label, 36),
    texts(Two, "arrive.look_now", Kind::Label, 28),
    texts(Two, "arrive.theirs_heading", Kind::Label, 32),
    texts(Two, "arrive.another_new", Kind::Label, 24),
    texts(Two, "arrive.another_new_heading", Kind::Label, 32),
    texts(Two, "arrive.another_old", Kind::Label, 24),
    texts(Two, "arrive.another_old_heading", Kind::Label, 32),
    texts(Two, "arrive.code_heading", Kind::Label, 32),
    texts(Two, "arrive.code_label", Kind::Label, 24),
    with(&["example"], texts(Two, "arrive.code_hint", Kind::Label, 60)),
    texts(Two, "arrive.code_submit", Kind::Label, 20),
    with(&["example"], texts(Two, "arrive.code_too_long", Kind::Prose, 90)),
    with(&["example"], texts(Two, "arrive.code_too_short", Kind::Prose, 90)),
    texts(Two, "arrive.*", Kind::Prose, 110),
    texts(Two, "pass.first_heading", Kind::Label, 32),
    texts(Two, "pass.first_start", Kind::Label, 24),
    texts(Two, "pass.hand_over_heading", Kind::Label, 32),
    texts(Two, "pass.second_start", Kind::Label, 24),
    texts(Two, "pass.paused_heading", Kind::Label, 32),
    texts(Two, "pass.go_on", Kind::Label, 24),
    texts(Two, "pass.pause", Kind::Label, 28),
    texts(Two, "pass.ready_heading", Kind::Label, 32),
    texts(Two, "pass.show", Kind::Label, 24),
    texts(Two, "pass.stop", Kind::Label, 24),
    texts(Two, "pass.back_heading", Kind::Label, 32),
    texts(Two, "pass.back_start", Kind::Label, 24),
    texts(Two, "pass.kept", Kind::Prose, 160),
    texts(Two, "pass.*", Kind::Prose, 110),
    texts(Two, "today.solo_heading", Kind::Label, 32),
    texts(Two, "today.swap", Kind::Label, 24),
    texts(Two, "today.*", Kind::Prose, 80),
    texts(Two, "reveal.heading", Kind::Label, 32),
    texts(Two, "reveal.first_done", Kind::Label, 28),
    texts(Two, "reveal.second_done", Kind::Label, 28),
    texts(Two, "reveal.hidden", Kind::Label, 40),
    texts(Two, "reveal.show", Kind::Label, 24),
    texts(Two, "reveal.first_label", Kind::Label, 24),
    texts(Two, "reveal.second_label", Kind::Label, 24),
    texts(Two, "reveal.*", Kind::Prose, 80),
    texts(Two, "remember.button", Kind::Label, 28),
    texts(Two, "remember.forget", Kind::Label, 28),
    texts(Two, "remember.*", Kind::Prose, 110),
    // It stays in a corner of the view.
    texts(Two, "leave.button", Kind::Label, 12),
    texts(Two, "leave.shift", Kind::Label, 40),
    texts(Two, "leave.*", Kind::Prose, 120),
    with(&["name", "number"], texts(Two, "helpline.line", Kind::Label, 40)),
    with(&["name", "number"], texts(Two, "helpline.line_women", Kind::Label, 40)),
    with(&["name", "number"], texts(Two, "helpline.line_men", Kind::Label, 40)),
    with(&["name", "number"], texts(Two, "helpline.line_everyone", Kind::Label, 40)),
    texts(Two, "helpline.always", Kind::Label, 24),
    texts(Two, "helpline.*", Kind::Prose, 120),
    texts(Two, "privacy.now_heading", Kind::Label, 32),
    texts(Two, "privacy.link_heading", Kind::Label, 32),
    texts(Two, "privacy.limits_heading", Kind::Label, 32),
    texts(Two, "privacy.item_answers", Kind::Label, 40),
    texts(Two, "privacy.item_result", Kind::Label, 40),
    texts(Two, "privacy.item_gives", Kind::Label, 40),
    texts(Two, "privacy.item_theirs", Kind::Label, 40),
    texts(Two, "privacy.item_seen", Kind::Label, 40),
    texts(Two, "privacy.item_height", Kind::Label, 40),
    texts(Two, "privacy.limits[]", Kind::Prose, 140),
    texts(Two, "privacy.*", Kind::Prose, 140),
    texts(Guides, "guides[].id", Kind::Code, ID_CHARS),
    texts(Guides, "guides[].title", Kind::Label, TITLE_CHARS),
    texts(Guides, "guides[].for", Kind::Prose, PURPOSE_CHARS),
    texts(Guides, "guides[].not_for", Kind::Prose, NOT_FOR_CHARS),
    texts(Guides, "guides[].reasons[]", Kind::Code, ID_CHARS),
    texts(Guides, "guides[].people[]", Kind::Label, PEOPLE_CHARS),
    texts(Guides, "guides[].calendar", Kind::Code, ID_CHARS),
    texts(Guides, "guides[].close", Kind::Prose, CLOSE_CHARS),
    texts(Guides, "guides[].steps[]", Kind::Code, 2 * ID_CHARS),
    texts(Guides, "guides[].steps[].id", Kind::Code, ID_CHARS),
    texts(Guides, "guides[].steps[].kind", Kind::Code, ID_CHARS),
    texts(Guides, "guides[].steps[].who", Kind::Code, ID_CHARS),
    texts(Guides, "guides[].steps[].text", Kind::Prose, STEP_CHARS),
    texts(Guides, "guides[].steps[].more", Kind::Prose, MORE_CHARS),
    texts(Guides, "guides[].steps[].listen", Kind::Prose, STEP_CHARS),
    texts(Guides, "guides[].steps[].options[]", Kind::Label, OPTION_CHARS),
    texts(Guides, "guides[].steps[].*", Kind::Label, LABEL_CHARS),
    texts(Hardest, "heading", Kind::Label, 40),
    texts(Hardest, "hint", Kind::Prose, 140),
    texts(Hardest, "choices[].id", Kind::Code, ID_CHARS),
    texts(Hardest, "choices[].label", Kind::Label, 48),
    texts(Hardest, "choices[].guide", Kind::Code, ID_CHARS),
    texts(Hardest, "choices[].reasons[]", Kind::Code, ID_CHARS),
    texts(Hardest, "choices[].note", Kind::Prose, 160),
    with(&["practice"], texts(Hardest, "choices[].invitation", Kind::Prose, 170)),
    with(&["n"], texts(Together, "list.minutes", Kind::Label, 12)),
    with(&["n", "total"], texts(Together, "list.waits", Kind::Label, 48)),
    with(&["n"], texts(Together, "list.days", Kind::Prose, 100)),
    texts(Together, "list.no_day", Kind::Prose, 100),
    texts(Together, "list.days_hint", Kind::Prose, 100),
    texts(Together, "list.count_hint", Kind::Prose, 110),
    texts(Together, "list.hint", Kind::Prose, 110),
    texts(Together, "list.*", Kind::Label, 32),
    with(&["n"], texts(Together, "guide.about", Kind::Label, 28)),
    with(&["person"], texts(Together, "guide.listens", Kind::Label, 24)),
    with(&["n", "total"], texts(Together, "guide.step", Kind::Label, 24)),
    with(&["n"], texts(Together, "guide.most", Kind::Prose, 40)),
    texts(Together, "guide.cut_short", Kind::Prose, 140),
    texts(Together, "guide.own_hint", Kind::Prose, 100),
    texts(Together, "guide.outcome_none", Kind::Prose, 110),
    texts(Together, "guide.outcome_gone", Kind::Prose, 140),
    texts(Together, "guide.people[]", Kind::Label, 20),
    texts(Together, "guide.*", Kind::Label, 28),
    texts(Together, "timer.over", Kind::Prose, 60),
    texts(Together, "timer.*", Kind::Label, 36),
    texts(Together, "calendar.weekdays[]", Kind::Label, 8),
    texts(Together, "calendar.every[]", Kind::Label, 24),
    texts(Together, "calendar.hint", Kind::Prose, 180),
    texts(Together, "calendar.*", Kind::Label, 32),
    texts(Helplines, "checked", Kind::Code, 10),
    texts(Helplines, "lines[].name", Kind::Citation, 64),
    texts(Helplines, "lines[].number", Kind::Code, 20),
    texts(Helplines, "lines[].source", Kind::Code, 240),
    texts(Helplines, "lines[].languages[]", Kind::Code, 3),
    texts(Helplines, "lines[].region", Kind::Code, 2),
    texts(Helplines, "lines[].for", Kind::Code, ID_CHARS),
    texts(Helplines, "lines[].hours", Kind::Code, ID_CHARS),
    texts(Daily, "lists[].frozen", Kind::Code, 10),
    texts(Daily, "lists[].ids[]", Kind::Code, ID_CHARS),
];

/// The row for a path such as `statements[3].text`.
pub fn limit(file: File, path: &str) -> Option<&'static Limit> {
    row(file, path).or_else(|| row(file, plural_of(file, path)?))
}

/// Where the plural stands that a text at this path is a form of, if it is one.
pub fn plural_of(file: File, path: &str) -> Option<&str> {
    let (plural, form) = path.rsplit_once('.')?;
    let is_form = Plural::CATEGORIES.contains(&form) && row(file, path).is_none();
    is_form.then_some(plural)
}

fn row(file: File, path: &str) -> Option<&'static Limit> {
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
