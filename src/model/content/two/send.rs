//! What goes from one phone to the other, and how it arrives.

use crate::model::content::Text;

texts! {
    /// Sending a result, or both.
    pub struct ShareStrings {
        /// Before the first time: for whom this is, and for whom not.
        pub safety: Text,
        /// That both buttons below are fine.
        pub choice: Text,
        /// On to the preview.
        pub go_on: Text,
        /// Back, with nothing sent.
        pub not_now: Text,
        /// Introduces what will be sent.
        pub preview_heading: Text,
        /// In place of all that, where every card was skipped.
        pub preview_empty: Text,
        /// How much each of the five reaches you.
        pub preview_wants: Text,
        /// How often you gave it.
        pub preview_gives: Text,
        /// In its place, where that was left out.
        pub preview_no_gives: Text,
        /// How sure it is.
        pub preview_sure: Text,
        /// The words for how sure one is: sure, fairly, hardly.
        pub sure: [Text; 3],
        /// The time zone, and what for.
        pub preview_time_zone: Text,
        /// What is not sent.
        pub preview_nothing_else: Text,
        /// Opens the phone's own sheet.
        pub share_sheet: Text,
        /// Copies the link.
        pub copy_link: Text,
        /// Said when it was copied.
        pub copied: Text,
        /// Where it could not be copied; what to do instead.
        pub copy_failed: Text,
        /// Over the QR code.
        pub qr_heading: Text,
        /// What it holds.
        pub qr_hint: Text,
        /// Over the code.
        pub code_heading: Text,
        /// What the other person does with it.
        pub code_hint: Text,
        /// Goes before the link in the chat.
        pub message: Text,
        /// Goes before a link that holds both.
        pub reply_message: Text,
        /// Who can see what is in a link.
        pub link_holds: Text,
        /// What a reply is good for.
        pub reply_holds: Text,
        /// That nothing can be called back.
        pub no_way_back: Text,
        /// What a link back brings.
        pub next: Text,
    }

    /// Opening a link or typing a code.
    pub struct ArriveStrings {
        /// A result has come.
        pub heading: Text,
        /// In its place, over one's own result.
        pub own_heading: Text,
        /// In its place, where nothing came.
        pub failed_heading: Text,
        /// The two ways to go on.
        pub text: Text,
        /// To the quiz, without seeing theirs.
        pub quiz_first: Text,
        /// To their result.
        pub look_now: Text,
        /// What there is to see after the quiz.
        pub then_see: Text,
        /// That nobody is told.
        pub no_receipt: Text,
        /// For who opens the link that they sent, where nothing is kept that could tell.
        pub maybe_own: Text,
        /// Over their result.
        pub theirs_heading: Text,
        /// What the quiz would add.
        pub theirs_hint: Text,
        /// The link holds one's own result.
        pub own: Text,
        /// Where theirs would come from.
        pub own_hint: Text,
        /// The same link was opened before.
        pub again: Text,
        /// The link holds another result than the one that is kept.
        pub another: Text,
        /// To the new one.
        pub another_new: Text,
        /// Over what it says.
        pub another_new_heading: Text,
        /// To the one that is kept.
        pub another_old: Text,
        /// Over what that says.
        pub another_old_heading: Text,
        /// The link is of a newer version than this page.
        pub newer: Text,
        /// The link lacks its end.
        pub cut_off: Text,
        /// Over the field for a code.
        pub code_heading: Text,
        /// The field's name.
        pub code_label: Text,
        /// What a code looks like. `{example}` is one.
        pub code_hint: Text,
        /// Reads the code.
        pub code_submit: Text,
        /// It has a letter too many. `{example}` is a whole one.
        pub code_too_long: Text,
        /// It has too few. `{example}` is a whole one.
        pub code_too_short: Text,
        /// It has a sign that no code has.
        pub code_wrong_sign: Text,
        /// Its check does not fit.
        pub code_mistyped: Text,
        /// The same, a second time.
        pub code_mistyped_again: Text,
    }
}
