//! The words for two people: giving, comparing, sending, arriving, one phone for both, leaving.

mod give;
mod safety;
mod send;
mod together;

pub use give::*;
pub use safety::*;
pub use send::*;
pub use together::*;

texts! {
    /// `two.json`: the words of whatever has a second person in it. `{…}` are placeholders; each
    /// text says in its documentation which it has.
    pub struct Two {
        /// The five taps on how one gives.
        pub give: GiveStrings,
        /// What reaches a person beside what that person gives.
        pub give_result: GiveResultStrings,
        /// One small act for each.
        pub acts: ActStrings,
        /// Two results side by side.
        pub compare: CompareStrings,
        /// Sending a result, or both.
        pub share: ShareStrings,
        /// Opening a link or typing a code.
        pub arrive: ArriveStrings,
        /// One phone for both.
        pub pass: PassStrings,
        /// Today's question.
        pub today: TodayStrings,
        /// Answer first, then reveal.
        pub reveal: RevealStrings,
        /// What this phone may remember.
        pub remember: RememberStrings,
        /// Leaving quickly.
        pub leave: LeaveStrings,
        /// Where there is help.
        pub helpline: HelplineStrings,
        /// What is kept, and what is not.
        pub privacy: PrivacyStrings,
    }
}
