//! What the page is told. Never an answer, a result or a code: the events have no room for one.

use super::app::View;

/// An event that the app fires from its element; the loader fires `ll-ready` and `ll-error`, and
/// `ll-start` where the first answer is given before the app is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The first answer was given.
    Start,
    /// The result is there.
    Finish,
    /// Another view is shown.
    View(View),
    /// The invitation was followed.
    Invite,
}

impl Event {
    /// The event's type.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Start => "ll-start",
            Self::Finish => "ll-finish",
            Self::View(_) => "ll-view",
            Self::Invite => "ll-invite",
        }
    }

    /// The one thing that an event says besides its type.
    pub const fn view(self) -> Option<View> {
        match self {
            Self::View(view) => Some(view),
            _ => None,
        }
    }
}

/// Every event, for the documentation and its test: type, when, and what `detail` holds.
pub const EVENTS: [(&str, &str, &str); 6] = [
    ("ll-ready", "the widget can be answered", "–"),
    ("ll-start", "the first answer was given", "–"),
    ("ll-finish", "the result is there", "–"),
    (
        "ll-view",
        "another view is shown",
        "`{view}`: rate, choose, result, questions, kept, guide, about, give, share, arrive, code, pass, compare, together, reveal, privacy, left",
    ),
    ("ll-invite", "the invitation was followed", "–"),
    (
        "ll-error",
        "the widget can't run or went wrong",
        "`{cause}`: a sentence that names what is wrong",
    ),
];
