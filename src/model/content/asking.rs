//! The words around a question.

use super::Text;

texts! {
    /// `asking.json`: the words around a question.
    pub struct Asking {
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
}
