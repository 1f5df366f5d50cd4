//! What comes after the first tap, in a wasm file of its own: the words for what is beyond the
//! result, and the code that only these need.
//!
//! The build keeps apart what is reached by [`Steps`] alone (and by the views' table of the same
//! kind): nothing of the first file may call it by name.

use std::rc::Rc;

use super::app::{Effect, Fetched, Model, Msg, Screen};
use super::content::{Later, Text};
use super::notes::Sealed;
use super::poster::Poster;
use super::questions::{QuestionTable, RestingTable};
use super::settings::Start;
use super::two::TwoMsg;

/// What comes later, as the model holds it.
#[derive(Clone, Debug)]
pub struct Part {
    /// The words.
    pub words: Rc<Later>,
    /// Whose questions and guides are in them: the address of a practice's deck, or `None`.
    pub deck: Option<Rc<str>>,
    /// The code.
    pub steps: Steps,
}

/// The model's steps beyond the result.
#[derive(Clone, Copy, Debug)]
pub struct Steps {
    /// Takes this part, where it is what was waited for.
    pub come: fn(&mut Model, Part, &mut Vec<Effect>),
    /// Takes what happened beyond the result; `false` where nothing follows.
    pub update: fn(&mut Model, Msg, &Later, &mut Vec<Effect>) -> bool,
    /// What follows from a new state.
    pub settle: fn(&mut Model, &Later, &mut Vec<Effect>),
    /// The questions on the table, for a remount.
    pub table: fn(&Model, &Later) -> Sealed<RestingTable>,
    /// Lets go of what is noted as an answer is.
    pub start_over: fn(&mut Model),
}

/// What the browser is asked to do beyond the result.
#[derive(Clone, Debug, PartialEq)]
pub enum LateEffect {
    /// Bring this part with the deck at this address, or with ours, and say so by
    /// [`Msg::LaterCame`].
    Deck(Text, Option<Rc<str>>),
    /// Copy a text, and say by [`TwoMsg::Copied`] whether it worked.
    Copy(String),
    /// Open the phone's share sheet.
    ShareSheet {
        /// What goes before the link.
        text: String,
        /// The link.
        url: String,
    },
    /// Say by [`TwoMsg::Typed`] what the field for a code holds.
    ReadCode,
    /// Say by [`RevealMsg::Typed`](super::reveal::RevealMsg::Typed) what the field for an answer holds.
    ReadAnswer,
    /// Say by [`GuideMsg::Typed`](super::guide::GuideMsg::Typed) what the field of a guide's step
    /// holds.
    ReadOwn {
        /// Whether the next step follows.
        goes_on: bool,
    },
    /// Say by [`CalendarMsg::SetTime`](super::calendar::CalendarMsg::SetTime) what the field for a time
    /// holds.
    ReadTime,
    /// Print the view, with no page around it.
    Print,
    /// Draw a picture and hand it over.
    Picture(Box<Poster>),
    /// A timer runs: tell of time going by, and keep the screen awake. Or none does any more.
    Clock(bool),
    /// A turn is over: a soft sound and a short vibration.
    Chime,
    /// Keep what is stored on this phone from now on.
    Remember,
    /// Nothing stays stored, here or in the tab.
    Forget,
    /// Once left, the page is not to be kept whole.
    NotKept,
    /// Nothing stays stored, and the page is covered, before the app hears of a press on Leave.
    Cover,
    /// Cover the page, if it is not, and replace it by another.
    Leave(String),
}

impl Part {
    /// With the code of this program.
    pub fn new(words: Rc<Later>) -> Self {
        Self { words, deck: None, steps: Steps { come, update, settle, table, start_over } }
    }
}

fn come(model: &mut Model, part: Part, effects: &mut Vec<Effect>) {
    // Every widget of a page is told, and another one may speak another language, or want another deck.
    if part.words.locale != model.pack.locale {
        return;
    }
    if part.deck != model.wanted_deck() && model.part_here().is_some() {
        return;
    }
    let waited = model.waits() && !matches!(model.screen, Screen::Result(_));
    model.later = Fetched::Loaded(part);
    if model.asks_for_deck(effects) {
        return;
    }
    // What stood in its place had the focus, if the visitor came here.
    if waited && model.stepped {
        effects.push(Effect::Focus);
    }
    if let Some(msg) = model.waiting.take() {
        effects.extend(model.update(*msg));
    }
}

fn update(model: &mut Model, msg: Msg, later: &Later, effects: &mut Vec<Effect>) -> bool {
    match msg {
        Msg::Questions(msg) => model.update_questions(msg, later, effects),
        // Whoever has the phone meanwhile does nothing for the two of them.
        Msg::Guide(_) | Msg::Together(_) if model.is_passing() => false,
        Msg::Guide(msg) => model.update_guide(msg, later, effects),
        Msg::Together(msg) => model.update_together(msg, later, effects),
        Msg::Two(msg) => model.update_two(msg, effects),
        _ => false,
    }
}

fn settle(model: &mut Model, later: &Later, effects: &mut Vec<Effect>) {
    if model.asks_for_deck(effects) {
        return;
    }
    if !model.resting.is_empty() {
        model.questions = QuestionTable::resumed(std::mem::take(&mut model.resting).open());
    }
    // Only there is a guide looked at, or has anything happened to one.
    let keeps_guides = model.part() == Start::Together;
    if keeps_guides {
        model.resume_guides(later);
    }
    match &model.screen {
        Screen::Questions => model.draw_question(later),
        // It has waited for this.
        Screen::Arriving { link } => {
            let link = link.clone();
            model.update_two(TwoMsg::Arrive(link), effects);
        }
        Screen::Guide { wanted: Some(id) } => model.open_guide(id, later),
        Screen::Guide { wanted: None } if model.guiding.is_empty() => {
            model.screen = Screen::Together
        }
        _ => {}
    }
    if keeps_guides {
        model.note_guides(later);
    }
    model.run_clock(effects);
}

fn table(model: &Model, later: &Later) -> Sealed<RestingTable> {
    Sealed::new(&model.questions.at_rest(&later.deck))
}

fn start_over(model: &mut Model) {
    model.guiding.clear();
    let mut notes = model.notes();
    notes.hardest = None;
    notes.asked_hardest = false;
    notes.guides.clear();
    notes.chosen.clear();
    notes.table = RestingTable::default();
    model.note(&notes);
}

impl Model {
    /// Asks for the deck that the page wants, if another one is here: until it comes, nothing of this
    /// one is shown that would go again. Places in a deck are of no use in the next one.
    fn asks_for_deck(&mut self, effects: &mut Vec<Effect>) -> bool {
        let Some(part) = self.part_here() else { return false };
        let wanted = self.wanted_deck();
        if part.deck == wanted {
            return false;
        }
        if self.questions != QuestionTable::default() {
            self.resting = table(self, &part.words);
            self.questions = QuestionTable::default();
        }
        self.guiding.clear();
        self.run_clock(effects);
        self.later = Fetched::Loading;
        effects.push(Effect::Late(LateEffect::Deck(self.pack.locale, wanted)));
        true
    }

    fn wanted_deck(&self) -> Option<Rc<str>> {
        self.settings.deck_src.as_ref().map(|link| Rc::from(link.as_str()))
    }

    /// The words and the code, where they are here: to hold on to while the model changes.
    pub(super) fn part_here(&self) -> Option<Part> {
        match &self.later {
            Fetched::Loaded(part) => Some(part.clone()),
            _ => None,
        }
    }
}
