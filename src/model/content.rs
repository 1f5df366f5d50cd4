//! The words, as data: the types that `content/<locale>/*.json` is read into.
//!
//! Each file has one type here; `cargo xtask build` checks the files against them and against the
//! rules of `docs/content.md`, and packs them with postcard: [`Pack`] is everything up to the
//! result, [`Later`] what comes after it.

use serde::{Deserialize, Serialize};

use super::{ByLanguage, LoveLanguage};

/// A question has at most so many characters.
pub const QUESTION_CHARS: usize = 120;
/// A follow-up has at most so many characters.
pub const FOLLOW_UP_CHARS: usize = 80;

/// What a question may be about.
pub const THEMES: [&str; 13] = [
    "daily-life",
    "gratitude",
    "childhood",
    "dreams",
    "work",
    "money",
    "home",
    "play",
    "touch-and-closeness",
    "hard-times",
    "the-two-of-us",
    "change",
    "friends-and-family",
];

/// Common reasons that closeness fades.
pub const REASONS: [&str; 5] =
    ["unspoken-resentment", "stress", "too-little-time", "misunderstood", "less-affection"];

/// Words that are loaded once and stay for as long as the page: they are handed around like
/// numbers, and none of them is ever copied or freed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(inline, description = "Words.")
)]
pub struct Text(&'static str);

impl Text {
    /// The words.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

impl std::ops::Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.0
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(String::deserialize(deserializer)?.leak()))
    }
}

/// Everything that a locale needs up to the result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pack {
    /// `strings.json`.
    pub strings: Strings,
    /// `quiz.json`.
    pub quiz: QuizContent,
}

/// Everything that a locale needs after the result; the quiz does not wait for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Later {
    /// `about.json`.
    pub about: About,
    /// `questions.json`.
    pub deck: Deck,
}

/// `quiz.json`: what is rated, chosen among, and tried.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QuizContent {
    /// The act on each rating card.
    pub ratings: ByLanguage<Text>,
    /// The short acts of the threes; at least 12 a language.
    pub statements: Vec<Statement>,
    /// Ideas to ask for; at least 6 a language.
    pub ideas: Vec<Idea>,
}

/// A short concrete act that a partner does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Unique in the file, and never given to another statement.
    pub id: Text,
    /// The language that it speaks.
    pub language: LoveLanguage,
    /// One act, short enough for two lines beside a mark at 320 px.
    pub text: Text,
}

/// Something small to ask for this week.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Idea {
    /// Unique in the file, and never given to another idea.
    pub id: Text,
    /// The language that it speaks.
    pub language: LoveLanguage,
    /// One or two sentences, at most 140 characters.
    pub text: Text,
}

/// `questions.json`: the questions to ask each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Deck {
    /// The questions, in no particular order.
    pub questions: Vec<Question>,
}

/// An open question, with ways to stay with the answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Question {
    /// Unique in the deck, and never given to another question.
    pub id: String,
    /// How far it goes: 1 light, 2 warm, 3 deep.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1, max = 3)))]
    pub depth: u8,
    /// What it is about; of [`THEMES`].
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(length(min = 1), extend("items" = {"type": "string", "enum": THEMES}))
    )]
    pub themes: Vec<String>,
    /// Which of the reasons that closeness fades it answers to; of [`REASONS`].
    #[serde(default)]
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(extend("items" = {"type": "string", "enum": REASONS}))
    )]
    pub reasons: Vec<String>,
    /// Whether it also works for one person alone.
    #[serde(default)]
    pub solo: bool,
    /// An open question.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = QUESTION_CHARS)))]
    pub text: String,
    /// Ways to stay with the answer, at least one.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(length(min = 1), inner(length(min = 1, max = FOLLOW_UP_CHARS)))
    )]
    pub follow_ups: Vec<String>,
}

/// `about.json`: what research says, privacy, and whose names are not ours.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct About {
    /// In reading order.
    pub sections: Vec<Section>,
}

/// A heading, its paragraphs and the sources they rest on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// A short heading.
    pub heading: Text,
    /// Plain text, a paragraph each.
    pub paragraphs: Vec<Text>,
    /// Where it is from; empty where nothing is claimed.
    pub sources: Vec<Source>,
}

/// A link to a source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Authors, year and journal.
    pub label: Text,
    /// An `https://doi.org/` address where there is a doi.
    pub url: Text,
}

/// `strings.json`: every other word on the screen, by view. `{…}` are placeholders; each string
/// says in its documentation which it has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Strings {
    /// The widget's accessible name.
    pub title: Text,
    /// The languages' names where one starts a line: "Kind words".
    pub languages: ByLanguage<Text>,
    /// The same within a sentence: "kind words".
    pub languages_inline: ByLanguage<Text>,
    /// The five levels as answers, lowest first: "Not at all".
    pub levels: [Text; 5],
    /// The same after a name or within a sentence: "not at all".
    pub levels_inline: [Text; 5],
    /// Controls that several views share.
    pub common: CommonStrings,
    /// The rating cards.
    pub rate: RateStrings,
    /// The threes.
    pub choose: ChooseStrings,
    /// The result.
    pub result: ResultStrings,
    /// The practice's invitation.
    pub invitation: InvitationStrings,
    /// Questions to ask.
    pub questions: QuestionsStrings,
    /// The about view's frame; its text is [`About`].
    pub about: AboutStrings,
    /// What is said while something loads, and where it can't.
    pub trouble: TroubleStrings,
}

/// Controls that several views share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CommonStrings {
    /// To the step before.
    pub back: Text,
    /// Past this step without an answer.
    pub skip: Text,
}

/// The rating cards.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RateStrings {
    /// "How much does this reach you these days?"
    pub heading: Text,
    /// `{n}` and `{total}`: "3 of 5".
    pub progress: Text,
    /// Shown when all five are answered and the app is still on its way.
    pub waiting: Text,
}

/// The threes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ChooseStrings {
    /// "Which of these would mean most this week?"
    pub heading: Text,
    /// An answer like the others: "About the same".
    pub same: Text,
    /// `{n}`, two or more cards left, this one included: "At most 7 more".
    pub remaining: Text,
    /// On the last card.
    pub last: Text,
}

/// The result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ResultStrings {
    /// A favourite is clear: one headline a language.
    pub clear: ByLanguage<Text>,
    /// Two lead. `{a}` starts the sentence, `{b}` is within it.
    pub two: Text,
    /// No single favourite, and the levels differ.
    pub mixed: Text,
    /// No single favourite, and all five reach far.
    pub all_high: Text,
    /// No single favourite, and none reaches far these days.
    pub all_low: Text,
    /// Too little was answered to say anything.
    pub unknown: Text,
    /// Below each headline, a sentence or two on what it means.
    pub meaning: MeaningStrings,
    /// One more language can't be told apart from the named. `{a}` is within the sentence.
    pub close_behind: Text,
    /// What the bars show, and that each row opens.
    pub bars_hint: Text,
    /// How to read a bar: firm, thin, ring.
    pub key: Text,
    /// The row's idea is introduced by this, for those who hear it: "An idea to try".
    pub idea: Text,
    /// Draws the next idea of this language.
    pub another_idea: Text,
    /// The main action: to the questions.
    pub ask_question: Text,
    /// Small print: a picture of now, not a test or a diagnosis.
    pub fine_print: Text,
    /// To the about view.
    pub about: Text,
    /// Shows the bars as a table.
    pub as_table: Text,
    /// Shows the table as bars.
    pub as_bars: Text,
    /// Prints the page.
    pub print: Text,
    /// Clears the answers and starts again.
    pub restart: Text,
    /// The table's caption.
    pub table_caption: Text,
    /// Column heading: which language.
    pub column_language: Text,
    /// Column heading: the best guess.
    pub column_level: Text,
    /// Column heading: from where to where it may lie.
    pub column_range: Text,
    /// `{low}` and `{high}` are inline levels: "a little to a lot".
    pub range: Text,
    /// The range where both ends have the same name. `{level}` is inline.
    pub range_single: Text,
}

/// Below each headline, a sentence or two on what it means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MeaningStrings {
    /// Under a clear favourite.
    pub clear: ByLanguage<Text>,
    /// Under two that lead.
    pub two: Text,
    /// Under a mix.
    pub mixed: Text,
    /// Under five that reach far.
    pub all_high: Text,
    /// Under five that don't reach far these days.
    pub all_low: Text,
    /// Where too little was answered.
    pub unknown: Text,
}

/// The practice's invitation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InvitationStrings {
    /// The heading where the practice gave no name.
    pub heading: Text,
    /// The text where the practice wrote none. `{practice}`.
    pub text: Text,
    /// The same, where the practice gave no name either.
    pub text_unnamed: Text,
    /// The button where the practice wrote none.
    pub label: Text,
    /// The telephone link beside a button. `{phone}`.
    pub or_call: Text,
    /// The telephone button where there is no other link. `{phone}`.
    pub call: Text,
}

/// Questions to ask.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QuestionsStrings {
    /// "A question to ask".
    pub heading: Text,
    /// The name of the three depth buttons' group.
    pub depth: Text,
    /// Light, warm, deep.
    pub depths: [Text; 3],
    /// Introduces the follow-up: "Stay with it".
    pub follow_up: Text,
    /// To another follow-up of the same question.
    pub another_follow_up: Text,
    /// To the next question.
    pub next: Text,
    /// To the question before.
    pub previous: Text,
    /// Any question may be passed, without a word.
    pub hint: Text,
    /// When all of a depth have been shown, and they start again.
    pub round_done: Text,
    /// From the questions to the quiz, where it was not taken yet.
    pub to_quiz: Text,
    /// From the questions back to the result.
    pub to_result: Text,
}

/// The about view's frame.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AboutStrings {
    /// The view's heading.
    pub heading: Text,
    /// Introduces the sources of a section.
    pub sources: Text,
}

/// What is said while something loads, and where it can't.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TroubleStrings {
    /// The friendly card's heading: this part of the page did not load.
    pub heading: Text,
    /// What it means and what to do; the answers so far are kept.
    pub text: Text,
    /// Tries again.
    pub retry: Text,
    /// While what comes after the result is on its way.
    pub later_loading: Text,
    /// Where it could not be had.
    pub later_failed: Text,
}
