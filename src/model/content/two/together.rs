//! What two people look at together.

use crate::model::content::Text;

texts! {
    /// Two results side by side; `them` is the other person, `you` whoever holds the phone.
    pub struct CompareStrings {
        /// Over the comparison.
        pub heading: Text,
        /// Where there is no second result yet.
        pub start_heading: Text,
        /// How it goes, and what one sees at the end.
        pub start_text: Text,
        /// It need not be a partner.
        pub start_anyone: Text,
        /// To the sending of one's own result.
        pub start_send: Text,
        /// To typing a code.
        pub start_code: Text,
        /// To one phone for both.
        pub start_pass: Text,
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
        /// Both of these are so.
        pub agree_both: Text,
        /// The same reaches both most. `{language}` is within the sentence.
        pub same_wish: Text,
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
        /// Neither said it.
        pub give_missing_both: Text,
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
        /// The link in the chat is the way back.
        pub keep_link: Text,
        /// To today's question.
        pub today: Text,
        /// The table's caption.
        pub table_caption: Text,
        /// Column heading: which language.
        pub column_language: Text,
    }

    /// One phone, passed from one to the other.
    pub struct PassStrings {
        /// To this way of taking the quiz.
        pub offer: Text,
        /// What it is.
        pub offer_hint: Text,
        /// Before the first person's first card.
        pub first_heading: Text,
        /// What each of the two does now.
        pub first_text: Text,
        /// After the first person's last card.
        pub hand_over_heading: Text,
        /// That the first answers are hidden until both are done.
        pub hand_over_text: Text,
        /// The second person's first tap.
        pub second_start: Text,
        /// Before the second person's first card.
        pub second_text: Text,
        /// After the second person's last card.
        pub done_heading: Text,
        /// What to do before looking.
        pub done_text: Text,
        /// To the comparison.
        pub show: Text,
        /// Ends it.
        pub stop: Text,
        /// What ending does: nothing is shown, the first answers are cleared.
        pub stop_hint: Text,
        /// Whose rows: the first person's.
        pub first_label: Text,
        /// Whose rows: the second person's.
        pub second_label: Text,
    }

    /// Today's question.
    pub struct TodayStrings {
        /// For two.
        pub heading: Text,
        /// That both phones show it.
        pub same: Text,
        /// That it changes.
        pub tomorrow: Text,
        /// That it changes on both phones at once.
        pub day_turns: Text,
        /// For one person alone.
        pub solo_heading: Text,
        /// What to do with it alone.
        pub solo_text: Text,
        /// To another one.
        pub swap: Text,
        /// That the other phone keeps it.
        pub swap_hint: Text,
        /// To answering first.
        pub reveal: Text,
    }

    /// Answer first, then reveal.
    pub struct RevealStrings {
        /// Over the whole of it.
        pub heading: Text,
        /// How it goes.
        pub intro: Text,
        /// Over the first person's field.
        pub first_prompt: Text,
        /// Below it: a few words, and the other one looks away.
        pub first_hint: Text,
        /// Hides the first answer.
        pub first_done: Text,
        /// Over the second person's field.
        pub second_prompt: Text,
        /// Below it: the first answer is hidden.
        pub second_hint: Text,
        /// Ends the second answer.
        pub second_done: Text,
        /// In the place of an answer that is hidden.
        pub hidden: Text,
        /// That a field may be left blank.
        pub blank: Text,
        /// Shows both answers.
        pub show: Text,
        /// Whose answer: the first person's.
        pub first_label: Text,
        /// Whose answer: the second person's.
        pub second_label: Text,
        /// Below both: a way to stay with them.
        pub after: Text,
        /// That neither is kept.
        pub gone: Text,
    }
}
