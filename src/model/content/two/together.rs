//! What two people look at together.

use crate::model::content::Text;

texts! {
    /// Two results side by side; `them` is the other person, `you` whoever holds the phone.
    pub struct CompareStrings {
        /// How it goes, and what one sees at the end.
        pub start_text: Text,
        /// It need not be a partner.
        pub start_anyone: Text,
        /// To the sending of one's own result.
        pub start_send: Text,
        /// To typing a code.
        pub start_code: Text,
        /// The half about what comes from them.
        pub to_you: Text,
        /// The half about what goes to them.
        pub to_them: Text,
        /// The name of your rows of what reaches.
        pub reaches_you: Text,
        /// The name of their rows of what is given.
        pub they_give: Text,
        /// The name of their rows of what reaches.
        pub reaches_them: Text,
        /// The name of your rows of what is given.
        pub you_give: Text,
        /// They give most what reaches you most. `{language}` is within the sentence.
        pub agree_to_you: Text,
        /// You give most what reaches them most. `{language}` is within the sentence.
        pub agree_to_them: Text,
        /// Introduces an act of yours. `{language}` is within the sentence.
        pub gap_to_them: Text,
        /// Introduces an act of theirs. `{language}` is within the sentence.
        pub gap_to_you: Text,
        /// Nothing is far apart, in either direction.
        pub no_gap: Text,
        /// They did not say what they give.
        pub give_missing_them: Text,
        /// You did not say what you give; five taps would.
        pub give_missing_you: Text,
        /// Your result is a first guess.
        pub unsure_you: Text,
        /// Theirs is.
        pub unsure_them: Text,
        /// Both are.
        pub unsure_both: Text,
        /// There is no score, and being alike is no merit.
        pub no_score: Text,
        /// Introduces the questions below.
        pub talk_heading: Text,
        /// Open questions about the two pictures.
        pub talk: Vec<Text>,
        /// Both are pictures of these weeks.
        pub these_weeks: Text,
        /// To today's question.
        pub today: Text,
        /// The table's caption.
        pub table_caption: Text,
        /// Column heading: which language.
        pub column_language: Text,
    }

    /// Today's question.
    pub struct TodayStrings {
        /// That both phones show it.
        pub same: Text,
        /// That it changes.
        pub tomorrow: Text,
        /// For one person alone.
        pub solo_heading: Text,
        /// What to do with it alone.
        pub solo_text: Text,
        /// To another one.
        pub swap: Text,
        /// That the other phone keeps it.
        pub swap_hint: Text,
    }

}
