//! The words around the guides, and the list that they stand in.

use super::{Plural, Text};

texts! {
    /// `together.json`: the words around guided practices.
    pub struct TogetherStrings {
        /// The list, with all that stands in it.
        pub list: ListStrings,
        /// Around a guide's steps.
        pub guide: GuideStrings,
        /// A turn's timer.
        pub timer: TimerStrings,
        /// A guide in one's own calendar.
        pub calendar: CalendarStrings,
    }

    /// The list of what there is to do together.
    pub struct ListStrings {
        /// Over the question that is the same for the two of them.
        pub today: Text,
        /// The guides' heading.
        pub heading: Text,
        /// That one phone leads the two.
        pub hint: Text,
        /// How long a guide takes. `{n}`: minutes.
        pub minutes: Plural,
        /// At the guide that comes first with what feels hardest.
        pub first: Text,
        /// At the guide that waits. `{n}` of `{total}` steps.
        pub waits: Text,
        /// Nothing is said of what feels hardest.
        pub skip: Text,
        /// To saying something else.
        pub change: Text,
        /// To counting the days.
        pub count: Text,
        /// What counting does.
        pub count_hint: Text,
        /// None was counted yet.
        pub no_day: Text,
        /// So many days were counted. `{n}`.
        pub days: Plural,
        /// A day without is no loss.
        pub days_hint: Text,
        /// No longer count.
        pub stop_counting: Text,
    }

    /// Around a guide's steps.
    pub struct GuideStrings {
        /// Ends a guide that can hurt, at any step.
        pub stop: Text,
        /// The last word where it was ended early.
        pub cut_short: Text,
        /// The last word where it was not begun.
        pub declined: Text,
        /// Introduces when not to use it.
        pub not_for: Text,
        /// How long it takes. `{n}`: minutes.
        pub about: Plural,
        /// Starts it.
        pub begin: Text,
        /// Goes on where it was left.
        pub resume: Text,
        /// Begins one that was left from its first step.
        pub from_start: Text,
        /// The two turns' names where the guide has none.
        pub people: [Text; 2],
        /// Beside the other one's name, while one is on turn. `{person}` listens.
        pub listens: Text,
        /// A step that both take.
        pub both: Text,
        /// Introduces the cue for the other one.
        pub while_listening: Text,
        /// How far it is. `{n}` of `{total}`.
        pub step: Text,
        /// To the next step.
        pub next: Text,
        /// To the other one's turn.
        pub swap: Text,
        /// To what came of it.
        pub finish: Text,
        /// Other options to choose from.
        pub more_options: Text,
        /// How many options may be chosen. `{n}`.
        pub most: Plural,
        /// What becomes of words of one's own.
        pub own_hint: Text,
        /// Introduces what was chosen the last time.
        pub last_time: Text,
        /// To the list, with the guide waiting.
        pub pause: Text,
        /// To the list of guides.
        pub to_list: Text,
        /// What came of it.
        pub outcome: Text,
        /// Nothing was chosen or written.
        pub outcome_none: Text,
        /// What was typed is gone with this view.
        pub outcome_gone: Text,
        /// Done with the guide.
        pub close: Text,
        /// Prints what came of it.
        pub print: Text,
    }

    /// A turn's timer.
    pub struct TimerStrings {
        /// Starts it.
        pub start: Text,
        /// It stands still.
        pub pause: Text,
        /// It goes on.
        pub go_on: Text,
        /// A minute more.
        pub longer: Text,
        /// Under the figures, before it starts.
        pub ready: Text,
        /// Under the figures, while it runs.
        pub left: Text,
        /// Under the figures, while it stands still.
        pub paused: Text,
        /// It is over, and nothing hurries.
        pub over: Text,
        /// Turns have no timer.
        pub off: Text,
        /// Turns have one.
        pub on: Text,
        /// A turn's end is heard and felt.
        pub sound: Text,
        /// It is not.
        pub silent: Text,
    }

    /// A guide in one's own calendar.
    pub struct CalendarStrings {
        /// Introduces it.
        pub heading: Text,
        /// The name of the days' group.
        pub days: Text,
        /// Each day.
        pub daily: Text,
        /// The days of the week, Monday first, short.
        pub weekdays: [Text; 7],
        /// The name of the group of these.
        pub often: Text,
        /// On that day of each week.
        pub weekly: Text,
        /// On the first such day of each month. `{day}`: its short name.
        pub monthly: Text,
        /// On the date of the next such day, each year.
        pub yearly: Text,
        /// The label of the time.
        pub at: Text,
        /// The file.
        pub file: Text,
        /// Google's calendar.
        pub google: Text,
        /// Outlook's.
        pub outlook: Text,
        /// Outlook as many have it from an employer.
        pub outlook_work: Text,
        /// What the entry holds, and what a link does.
        pub hint: Text,
    }
}
