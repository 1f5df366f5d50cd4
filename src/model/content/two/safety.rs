//! What is kept and what is not, and the ways out.

use crate::model::content::Text;

texts! {
    /// What this phone may remember.
    pub struct RememberStrings {
        /// Lets this phone remember.
        pub button: Text,
        /// What it keeps.
        pub kept: Text,
        /// What it never keeps.
        pub not_kept: Text,
        /// That it remembers.
        pub on: Text,
        /// Clears all of it.
        pub forget: Text,
        /// Where the browser keeps nothing.
        pub failed: Text,
        /// That Safari may forget after 7 days.
        pub safari: Text,
        /// That others who use the phone can see it.
        pub shared_phone: Text,
    }

    /// Leaving quickly.
    pub struct LeaveStrings {
        /// Leaves.
        pub button: Text,
        /// What leaving does.
        pub what: Text,
        /// The way by the keyboard.
        pub shift: Text,
        /// Said after Shift was pressed once.
        pub shift_once: Text,
        /// Said after it was pressed twice.
        pub shift_twice: Text,
        /// What leaving does inside a frame of another page.
        pub frame_what: Text,
        /// What is left to do there, by hand.
        pub frame_close: Text,
        /// What is left to see there.
        pub frame_hidden: Text,
    }

    /// Where there is help; the lines themselves are in `content/helplines.json`.
    pub struct HelplineStrings {
        /// The only line of a region. `{name}` and `{number}`.
        pub line: Text,
        /// A line for women. `{name}` and `{number}`.
        pub line_women: Text,
        /// A line for men. `{name}` and `{number}`.
        pub line_men: Text,
        /// After a line that answers around the clock.
        pub always: Text,
        /// Where no line is known: how to find one.
        pub elsewhere: Text,
        /// How to look for help unseen.
        pub search_safely: Text,
        /// The emergency number comes first.
        pub danger: Text,
    }

    /// What is kept, and what is not.
    pub struct PrivacyStrings {
        /// Introduces what is stored at this moment.
        pub now_heading: Text,
        /// Nothing is.
        pub now_nothing: Text,
        /// Introduces what this tab keeps.
        pub now_tab: Text,
        /// Introduces what this phone keeps.
        pub now_phone: Text,
        /// The answers to the cards.
        pub item_answers: Text,
        /// The result.
        pub item_result: Text,
        /// How often this person gave what.
        pub item_gives: Text,
        /// The result that came by a link.
        pub item_theirs: Text,
        /// The questions that were shown.
        pub item_seen: Text,
        /// What was said to be hardest, or that it was asked.
        pub item_hardest: Text,
        /// The days on which the two did something, where they are counted.
        pub item_days: Text,
        /// The widget's height, which a reload reserves.
        pub item_height: Text,
        /// What there is none of: account, cookie, server.
        pub never: Text,
        /// Introduces what a link holds.
        pub link_heading: Text,
        /// What is in a link.
        pub link_what: Text,
        /// What is in a reply.
        pub link_reply: Text,
        /// Where in the address it stands, and what follows from that.
        pub link_where: Text,
        /// Who can read it.
        pub link_who: Text,
        /// Introduces the limits below.
        pub limits_heading: Text,
        /// What the widget can't promise.
        pub limits: Vec<Text>,
    }
}
