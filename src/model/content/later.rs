//! The words of later views that have no second person in them.

use super::Text;

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
        /// Any question may be passed, without a word.
        pub hint: Text,
        /// When all of a depth have been shown, and they start again.
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
