//! What a widget goes on from after it was taken down: by its page, by a panic, by an update.

use serde::{Deserialize, Serialize};

use super::app::{ResultLook, Screen};
use super::notes::Sealed;
use super::person::{Person, StoredPerson};
use super::questions::RestingTable;
use super::reveal::Asked;
use super::stored;

/// A widget at rest.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// Whose phone it is.
    pub(super) person: Person,
    /// Who has it, where that is somebody else.
    pub(super) second: Option<Box<Person>>,
    pub(super) place: Place,
    pub(super) look: ResultLook,
    pub(super) table: Sealed<RestingTable>,
}

/// [`Screen`] without what can be worked out again.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Place {
    Card { at: usize },
    Result,
    Questions,
    Kept,
    Guide,
    About { from: Box<Place> },
    Compare,
    Together,
    Give { at: usize },
    Privacy { from: Box<Place> },
    Arriving { link: String },
}

/// What a snapshot is made of.
type Written = (StoredPerson, Option<StoredPerson>, Place, ResultLook, Sealed<RestingTable>);

impl Place {
    pub(super) fn of(screen: &Screen) -> Self {
        match screen {
            Screen::Card { at } => Self::Card { at: *at },
            Screen::Result(_) => Self::Result,
            Screen::Questions => Self::Questions,
            Screen::Kept => Self::Kept,
            Screen::Guide { .. } => Self::Guide,
            Screen::About { from } => Self::About { from: Box::new(Self::of(from)) },
            Screen::Give { at } => Self::Give { at: *at },
            Screen::Together => Self::Together,
            // What was typed is gone.
            Screen::Reveal(reveal) => match reveal.asked {
                Asked::Today => Self::Together,
                Asked::OnTheTable => Self::Questions,
            },
            Screen::Privacy { from } => Self::Privacy { from: Box::new(Self::of(from)) },
            Screen::Arriving { link } => Self::Arriving { link: link.clone() },
            // What was on its way to somebody is taken up at the comparison.
            Screen::Share(_) | Screen::Arrive(_) | Screen::EnterCode(_) => Self::Compare,
            Screen::Compare => Self::Compare,
            // Whose turn it is follows from what has been answered.
            Screen::Pass(_) => Self::Result,
            Screen::Left => Self::Result,
        }
    }
}

impl Snapshot {
    /// Reads what [`write`](Self::write) wrote; `None` where it can't be.
    pub fn read(text: &str) -> Option<Self> {
        let (person, second, place, look, table) = stored::read::<Written>(text)?;
        let second = second.and_then(StoredPerson::restore).map(Box::new);
        Some(Self { person: person.restore()?, second, place, look, table })
    }

    pub(super) fn write(
        person: &Person,
        second: Option<&Person>,
        place: Place,
        look: ResultLook,
        table: Sealed<RestingTable>,
    ) -> String {
        stored::write(&(person.to_store(), second.map(Person::to_store), place, look, table))
    }
}
