//! What can happen, what the model asks of the browser, and what both speak of.

use love_languages::model::theming::Theme;

use super::colour::Rgb;
use super::control::Group;
use super::place::{Place, Platform};

/// What can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// The page was opened with this after `#`, or somebody wrote it there.
    Arrived(String),
    /// The files shall live there.
    Place(Place),
    /// The site is made with that.
    Platform(Platform),
    /// Something was typed or chosen: an attribute's name, `at` for the address of the files, or
    /// [`SOURCE`](super::SOURCE).
    Set(String, String),
    /// A ready theme was taken, or none.
    Theme(Option<&'static Theme>),
    /// A group of controls was opened or closed.
    Toggle(Group),
    /// What the browser says of a colour.
    ColourIs(String, Option<Rgb>),
    /// A file was dropped or chosen: its name and its bytes.
    Dropped(String, Vec<u8>),
    /// The deck is taken out of the preview.
    Undrop,
    /// The preview is to be as wide.
    Width(Width),
    /// The preview's page is to be dark, or light.
    Dark(bool),
    /// Something was pressed in the preview that leads away on a real page.
    Held(Held),
    /// The preview's widget is to begin anew.
    Restart,
    /// The preview is to come into view, or its controls.
    Look(Look),
    /// A text is to be copied: what it is called, and the text.
    Copy(String, String),
    /// It was copied, or could not be.
    Copied(String, bool),
}

/// What comes into view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// The preview.
    Preview,
    /// The controls.
    Controls,
    /// The beginning of what is shown.
    Top,
}

impl Look {
    /// Its heading's id.
    pub fn id(self) -> &'static str {
        match self {
            Self::Preview => "preview",
            Self::Controls => "words",
            Self::Top => "top",
        }
    }
}

/// What the model asks of the browser.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// To write this after `#`, in the place of what is there.
    Address(String),
    /// To say what a colour is: [`Msg::ColourIs`].
    Colour(String),
    /// To hold these bytes ready where the preview's widget asks for its deck.
    Deck(String, Vec<u8>),
    /// To copy a text: [`Msg::Copied`].
    Copy(String, String),
    /// To begin the preview's widget anew.
    Restart,
    /// To bring something into view, with the focus.
    Look(Look),
}

/// How the preview looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stage {
    /// As wide as what.
    pub width: Width,
    /// Whether the page around is dark.
    pub is_dark: bool,
    /// What was pressed that leads away on a real page.
    pub held: Option<Held>,
}

/// As wide as what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// A phone.
    #[default]
    Phone,
    /// A page on a larger screen.
    Desktop,
}

/// What was pressed in the preview that leads away on a real page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// A link.
    Link,
    /// The button that leaves at once.
    Leave,
}
