//! The words of later views that have no second person in them.

use super::{Plural, Text};

texts! {
    /// `later.json`: the words of the views that come after the first tap, as far as no other file has
    /// them.
    pub struct LaterStrings {
        /// Around a question.
        pub asking: AskingStrings,
        /// The result as a table.
        pub table: TableStrings,
        /// Introduces the sources of a section of the about view.
        pub sources: Text,
    }

    /// Around a question.
    pub struct AskingStrings {
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
        /// To the next question, and not back to this one.
        pub pass: Text,
        /// Introduces the other depths, for this one question.
        pub swap: Text,
        /// A light one, a warm one, a deep one.
        pub swaps: [Text; 3],
        /// Keeps the question.
        pub keep: Text,
        /// It is kept.
        pub kept: Text,
        /// To those kept. `{n}`: how many.
        pub kept_list: Plural,
        /// The kept ones' heading.
        pub kept_heading: Text,
        /// None is kept.
        pub kept_none: Text,
        /// Takes one out of the list.
        pub drop: Text,
        /// Opens the phone's share sheet.
        pub send: Text,
        /// Copies the question, or the list.
        pub copy: Text,
        /// It was copied.
        pub copied: Text,
        /// It could not be.
        pub copy_failed: Text,
        /// Prints the list.
        pub print: Text,
        /// The name of the topics' group.
        pub topic: Text,
        /// About anything.
        pub topic_any: Text,
        /// What one person can take alone.
        pub topic_solo: Text,
        /// The themes' names, in the order of [`THEMES`](super::THEMES).
        pub themes: [Text; 13],
        /// The deck has none of the kind.
        pub none: Text,
        /// Any question may be passed, without a word.
        pub hint: Text,
        /// When all of the kind have been shown, and they start again.
        pub round_done: Text,
        /// From the questions back to the result.
        pub to_result: Text,
    }

    /// The result as a table.
    pub struct TableStrings {
        /// The table's caption.
        pub caption: Text,
        /// Column heading: which language.
        pub language: Text,
        /// Column heading: the best guess.
        pub level: Text,
        /// Column heading: from where to where it may lie.
        pub range: Text,
    }
}
