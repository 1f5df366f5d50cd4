//! The words of the quiz, its result and the views around it.

use super::{Plural, Text};
use crate::model::ByLanguage;

texts! {
    /// `strings.json`: every other word on the screen, by view. `{…}` are placeholders; each
    /// string says in its documentation which it has.
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
        /// The ways on from the result; each is the name of the view that it leads to.
        pub onward: OnwardStrings,
        /// The practice's invitation.
        pub invitation: InvitationStrings,
        /// The about view's frame; its text is `about.json`.
        pub about: AboutStrings,
        /// What is said while something loads, and where it can't.
        pub trouble: TroubleStrings,
    }

    /// Controls that several views share.
    pub struct CommonStrings {
        /// To the step before.
        pub back: Text,
        /// Past this step without an answer.
        pub skip: Text,
    }

    /// The rating cards.
    pub struct RateStrings {
        /// "How much does this reach you these days?"
        pub heading: Text,
        /// `{n}` and `{total}`: "3 of 5".
        pub progress: Text,
        /// Shown when all five are answered and the app is still on its way.
        pub waiting: Text,
    }

    /// The threes.
    pub struct ChooseStrings {
        /// "Which of these would mean most this week?"
        pub heading: Text,
        /// An answer like the others: "About the same".
        pub same: Text,
        /// `{n}`, two or more cards left, this one included: "At most 7 more".
        pub remaining: Plural,
        /// On the last card.
        pub last: Text,
    }

    /// The result.
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
        /// Saves or sends the result as a picture.
        pub picture: Text,
        /// Prints the page.
        pub print: Text,
        /// Clears the answers and starts again.
        pub restart: Text,
        /// `{low}` and `{high}` are inline levels: "a little to a lot".
        pub range: Text,
        /// The range where both ends have the same name. `{level}` is inline.
        pub range_single: Text,
    }

    /// Below each headline, a sentence or two on what it means.
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

    /// The ways on from the result; each is the name of the view that it leads to.
    pub struct OnwardStrings {
        /// To the five taps on how one gives.
        pub give: Text,
        /// What one gets by them.
        pub give_hint: Text,
        /// To two results side by side.
        pub compare: Text,
        /// The same, where there is no second result yet.
        pub start_compare: Text,
        /// To sending one's own result.
        pub share: Text,
        /// To sending both back.
        pub reply: Text,
        /// To the quiz for both on one phone.
        pub pass: Text,
        /// To today's question and the guides.
        pub today: Text,
        /// To what is kept and what is not.
        pub privacy: Text,
        /// To questions to ask.
        pub questions: Text,
        /// To the quiz, where it was not taken yet.
        pub quiz: Text,
    }

    /// The practice's invitation.
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

    /// The about view's frame.
    pub struct AboutStrings {
        /// The view's heading.
        pub heading: Text,
    }

    /// What is said while something loads, and where it can't.
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
}
