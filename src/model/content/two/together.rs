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
        /// Takes what came out again.
        pub let_go: Text,
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
        /// You did not say what you give.
        pub give_missing_you: Text,
        /// Five taps would; where they can follow.
        pub give_taps: Text,
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
        /// Only the other one's is.
        pub these_weeks_theirs: Text,
        /// Where a link says who is who: whom it takes the visitor for.
        pub for_whom: Text,
        /// The visitor is the other one.
        pub turn: Text,
        /// From the foot of the page to its head.
        pub to_top: Text,
        /// To today's question.
        pub today: Text,
        /// The table's caption.
        pub table_caption: Text,
        /// Column heading: which language.
        pub column_language: Text,
    }

    /// One phone for both.
    pub struct PassStrings {
        /// How it goes.
        pub offer_hint: Text,
        /// Before the first person's first card.
        pub first_heading: Text,
        /// What each of the two does now.
        pub first_text: Text,
        /// The first person's first tap.
        pub first_start: Text,
        /// After the first person's last card.
        pub hand_over_heading: Text,
        /// That the phone changes hands, and the first answers stay hidden until both are done.
        pub hand_over_text: Text,
        /// To the second person, before the first card.
        pub second_text: Text,
        /// The second person's first tap.
        pub second_start: Text,
        /// That the new result takes the place of one that is here.
        pub replaces: Text,
        /// Over the same card, between two cards of the second person.
        pub paused_heading: Text,
        /// That nothing was shown, and the answers wait.
        pub paused_text: Text,
        /// Back to the second person's cards.
        pub go_on: Text,
        /// From the second person's cards to where they can be stopped.
        pub pause: Text,
        /// After the second person's last card.
        pub ready_heading: Text,
        /// What to do before looking.
        pub ready_text: Text,
        /// To the comparison.
        pub show: Text,
        /// Over the offer of the five taps on giving.
        pub give_first: Text,
        /// Ends it.
        pub stop: Text,
        /// What ending does: nothing of the second person is kept.
        pub stop_hint: Text,
        /// After that: the phone changes hands before the first result shows.
        pub back_heading: Text,
        /// That nothing was kept, and who goes on.
        pub back_text: Text,
        /// The first person's tap.
        pub back_start: Text,
        /// In the list of what is stored: whose it is, and that the second person adds nothing yet.
        pub kept: Text,
        /// Over the comparison: who "you" and "they" are.
        pub who: Text,
    }

    /// Today's question.
    pub struct TodayStrings {
        /// That both phones show it.
        pub same: Text,
        /// It will be, as soon as what was sent is opened there.
        pub same_once_opened: Text,
        /// It would be, if the one result that is here alone had one's own for an answer.
        pub same_once_sent: Text,
        /// In its place, where both took the quiz on this phone: how the other phone gets it.
        pub here: Text,
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

    /// Answer first, then reveal.
    pub struct RevealStrings {
        /// Over the whole of it, and the way there.
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
        /// Below it: that this answer is hidden as well.
        pub second_hint: Text,
        /// Hides the second answer.
        pub second_done: Text,
        /// Below either field: that it may be left blank.
        pub blank: Text,
        /// In the place of an answer that is hidden.
        pub hidden: Text,
        /// When both have answered: what to do before looking.
        pub ready_text: Text,
        /// Shows both answers.
        pub show: Text,
        /// Whose answer: the first person's.
        pub first_label: Text,
        /// Whose answer: the second person's.
        pub second_label: Text,
        /// In the place of an answer that was left blank.
        pub left_blank: Text,
        /// Below both: a way to stay with them.
        pub after: Text,
        /// That neither is kept.
        pub gone: Text,
    }
}
