//! The words, as data: the types that `content/<locale>/*.json` is read into.
//!
//! Each file has one type here; `cargo xtask build` checks the files against them and against the
//! rules of `docs/content.md`, and packs them with postcard: [`Pack`] is everything up to the
//! result, [`Deck`] is what comes after it.

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

/// Everything that a locale needs up to the result and the about view.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pack {
    /// `strings.json`.
    pub strings: Strings,
    /// `quiz.json`.
    pub quiz: QuizContent,
    /// `about.json`.
    pub about: About,
}

/// `quiz.json`: what is rated, chosen among, and tried.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QuizContent {
    /// The act on each rating card.
    pub ratings: ByLanguage<String>,
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
    pub id: String,
    /// The language that it speaks.
    pub language: LoveLanguage,
    /// One act, short enough for two lines beside a mark at 320 px.
    pub text: String,
}

/// Something small to ask for this week.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Idea {
    /// Unique in the file, and never given to another idea.
    pub id: String,
    /// The language that it speaks.
    pub language: LoveLanguage,
    /// One or two sentences, at most 140 characters.
    pub text: String,
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
    pub heading: String,
    /// Plain text, a paragraph each.
    pub paragraphs: Vec<String>,
    /// Where it is from; empty where nothing is claimed.
    pub sources: Vec<Source>,
}

/// A link to a source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Authors, year and journal.
    pub label: String,
    /// An `https://doi.org/` address where there is a doi.
    pub url: String,
}

/// `strings.json`: every other word on the screen, by view. `{…}` are placeholders; each string
/// says in its documentation which it has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Strings {
    /// The widget's accessible name.
    pub title: String,
    /// The languages' names where one starts a line: "Kind words".
    pub languages: ByLanguage<String>,
    /// The same within a sentence: "kind words".
    pub languages_inline: ByLanguage<String>,
    /// The five levels as answers, lowest first: "Not at all".
    pub levels: [String; 5],
    /// The same after a name or within a sentence: "not at all".
    pub levels_inline: [String; 5],
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
    pub back: String,
    /// Past this step without an answer.
    pub skip: String,
}

/// The rating cards.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RateStrings {
    /// "How much does this reach you these days?"
    pub heading: String,
    /// `{n}` and `{total}`: "3 of 5".
    pub progress: String,
    /// Shown when all five are answered and the app is still on its way.
    pub waiting: String,
}

/// The threes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ChooseStrings {
    /// "Which of these would mean most this week?"
    pub heading: String,
    /// An answer like the others: "About the same".
    pub same: String,
    /// `{n}`, two or more cards left, this one included: "At most 7 more".
    pub remaining: String,
    /// On the last card.
    pub last: String,
}

/// The result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ResultStrings {
    /// A favourite is clear: one headline a language.
    pub clear: ByLanguage<String>,
    /// Two lead. `{a}` starts the sentence, `{b}` is within it.
    pub two: String,
    /// No single favourite, and the levels differ.
    pub mixed: String,
    /// No single favourite, and all five reach far.
    pub all_high: String,
    /// No single favourite, and none reaches far these days.
    pub all_low: String,
    /// Too little was answered to say anything.
    pub unknown: String,
    /// Below each headline, a sentence or two on what it means.
    pub meaning: MeaningStrings,
    /// One more language can't be told apart from the named. `{a}` is within the sentence.
    pub close_behind: String,
    /// What the bars show, and that each row opens.
    pub bars_hint: String,
    /// How to read a bar: firm, thin, ring.
    pub key: String,
    /// The row's idea is introduced by this, for those who hear it: "An idea to try".
    pub idea: String,
    /// Draws the next idea of this language.
    pub another_idea: String,
    /// The main action: to the questions.
    pub ask_question: String,
    /// Small print: a picture of now, not a test or a diagnosis.
    pub fine_print: String,
    /// To the about view.
    pub about: String,
    /// Shows the bars as a table.
    pub as_table: String,
    /// Shows the table as bars.
    pub as_bars: String,
    /// Prints the page.
    pub print: String,
    /// Clears the answers and starts again.
    pub restart: String,
    /// The table's caption.
    pub table_caption: String,
    /// Column heading: which language.
    pub column_language: String,
    /// Column heading: the best guess.
    pub column_level: String,
    /// Column heading: from where to where it may lie.
    pub column_range: String,
    /// `{low}` and `{high}` are inline levels: "a little to a lot".
    pub range: String,
    /// The range where both ends have the same name. `{level}` is inline.
    pub range_single: String,
}

/// Below each headline, a sentence or two on what it means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MeaningStrings {
    /// Under a clear favourite.
    pub clear: ByLanguage<String>,
    /// Under two that lead.
    pub two: String,
    /// Under a mix.
    pub mixed: String,
    /// Under five that reach far.
    pub all_high: String,
    /// Under five that don't reach far these days.
    pub all_low: String,
    /// Where too little was answered.
    pub unknown: String,
}

/// The practice's invitation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InvitationStrings {
    /// The heading where the practice gave no name.
    pub heading: String,
    /// The text where the practice wrote none. `{practice}`.
    pub text: String,
    /// The same, where the practice gave no name either.
    pub text_unnamed: String,
    /// The button where the practice wrote none.
    pub label: String,
    /// The telephone link beside a button. `{phone}`.
    pub or_call: String,
    /// The telephone button where there is no other link. `{phone}`.
    pub call: String,
}

/// Questions to ask.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QuestionsStrings {
    /// "A question to ask".
    pub heading: String,
    /// The name of the three depth buttons' group.
    pub depth: String,
    /// Light, warm, deep.
    pub depths: [String; 3],
    /// Introduces the follow-up: "Stay with it".
    pub follow_up: String,
    /// To another follow-up of the same question.
    pub another_follow_up: String,
    /// To the next question.
    pub next: String,
    /// To the question before.
    pub previous: String,
    /// Any question may be passed, without a word.
    pub hint: String,
    /// When all of a depth have been shown, and they start again.
    pub round_done: String,
    /// While the deck is on its way.
    pub loading: String,
    /// Where the deck could not be had.
    pub failed: String,
    /// From the questions to the quiz, where it was not taken yet.
    pub to_quiz: String,
    /// From the questions back to the result.
    pub to_result: String,
}

/// The about view's frame.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AboutStrings {
    /// The view's heading.
    pub heading: String,
    /// Introduces the sources of a section.
    pub sources: String,
}

/// What is said while something loads, and where it can't.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TroubleStrings {
    /// The friendly card's heading: this part of the page did not load.
    pub heading: String,
    /// What it means and what to do; the answers so far are kept.
    pub text: String,
    /// Tries again.
    pub retry: String,
}
