//! How a person gives, and the small acts that come of it.

use crate::model::ByLanguage;
use crate::model::content::Text;

texts! {
    /// The five taps on how one gives.
    pub struct GiveStrings {
        /// To the five cards, once they were answered.
        pub offer_again: Text,
        /// Over each card: "How often lately?"
        pub heading: Text,
        /// `{n}` and `{total}`: "3 of 5".
        pub progress: Text,
        /// The act on each card.
        pub acts: ByLanguage<Text>,
        /// How often, as answers, least first: "Not lately".
        pub levels: [Text; 5],
        /// The same after a name or within a sentence: "not lately".
        pub levels_inline: [Text; 5],
        /// Out of this part, without an answer.
        pub leave: Text,
    }

    /// What reaches a person beside what that person gives.
    pub struct GiveResultStrings {
        /// Over both.
        pub heading: Text,
        /// The name of the rows of what reaches.
        pub reaches: Text,
        /// The name of the rows of what is given.
        pub gives: Text,
        /// What was given most is what reaches most. `{language}` is within the sentence.
        pub alike: Text,
        /// They are two. `{given}` and `{reaches}` are within the sentence.
        pub different: Text,
        /// None was given clearly more than the others.
        pub mixed: Text,
        /// Little was given in these weeks.
        pub few: Text,
        /// These weeks, not how much somebody loves.
        pub hint: Text,
        /// The table's caption.
        pub table_caption: Text,
        /// Column heading: which language.
        pub column_language: Text,
    }

    /// One small act for each.
    pub struct ActStrings {
        /// Over the act, or both acts.
        pub heading: Text,
        /// To the next act of the same language.
        pub another: Text,
        /// The acts, at least 5 a language: something to do for the other person, in one or two
        /// sentences.
        pub list: ByLanguage<Vec<Text>>,
    }
}
