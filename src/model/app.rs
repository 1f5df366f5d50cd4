//! The app as one state machine: a [`Model`], what can happen to it ([`Msg`]), and what it asks of
//! the browser in return ([`Effect`]).

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::around::Surroundings;
use super::code::CodeError;
use super::content::{Later, Pack};
use super::couple::Arrival;
use super::event::Event;
use super::guide::{GuideMsg, Guiding, Timing};
use super::inference::{Choice, Level, Picture};
use super::later::{LateEffect, Part};
use super::notes::Sealed;
use super::pass::{PassMsg, PassStep};
use super::person::Person;
use super::questions::{QuestionMsg, QuestionTable, RestingTable};
use super::quiz::{Answers, Ask, Quiz};
use super::random::Random;
use super::reveal::Reveal;
use super::settings::{Settings, Start};
use super::snapshot::{Place, Snapshot};
use super::together::TogetherMsg;
use super::two::{HardestLook, ShareStep, TwoLook, TwoMsg};
use super::{ByLanguage, LoveLanguage};

/// Everything that a widget knows.
#[derive(Clone, Debug)]
pub struct Model {
    /// What the page's author set.
    pub settings: Settings,
    /// The words up to the result.
    pub pack: Rc<Pack>,
    /// What comes after it: words, and the code that only they need.
    pub later: Fetched<Part>,
    /// What the visitor did: whoever has the phone.
    pub person: Person,
    /// Whose phone it is, while a second person has it.
    pub(super) aside: Option<Box<Person>>,
    /// Where the visitor is.
    pub screen: Screen,
    /// How the result is looked at, whenever it is.
    pub look: ResultLook,
    /// The questions on the table, whenever they are looked at.
    pub questions: QuestionTable,
    /// Where the table goes on, until the deck is there.
    pub(super) resting: Sealed<RestingTable>,
    /// A tap that waits for what comes later.
    pub(super) waiting: Option<Box<Msg>>,
    /// The guides that wait; the one that is open is the last.
    pub guiding: Vec<Guiding>,
    /// How its turns are timed, and those of the next one.
    pub(super) timing: Timing,
    /// Whether the browser's clock runs for it.
    pub(super) clock_runs: bool,
    /// How the two of them are looked at, whenever they are.
    pub two: TwoLook,
    /// The world around, as it was told last.
    pub around: Surroundings,
    /// Whether the visitor has taken a step here: the first paint doesn't move.
    pub stepped: bool,
    /// A tap waits for its answer: of the result only the sentence is drawn before the next frame. Set
    /// and taken back by whoever draws.
    pub hurries: bool,
    /// Whether [`Event::Finish`] was told for these answers.
    pub(super) finished: bool,
}

/// Something that is fetched once.
#[derive(Clone, Debug)]
pub enum Fetched<T> {
    /// Nobody asked for it yet.
    NotAsked,
    /// It is on its way.
    Loading,
    /// It is here.
    Loaded(T),
    /// It could not be had; the visitor may ask again.
    Failed,
}

/// Where the visitor is.
#[derive(Clone, Debug, PartialEq)]
pub enum Screen {
    /// A card of the quiz: [`Quiz::ask`] says which.
    Card {
        /// Its place, from 0.
        at: usize,
    },
    /// What the answers say.
    Result(Picture),
    /// Questions to ask.
    Questions,
    /// The questions that were kept.
    Kept,
    /// The guide that is open.
    Guide {
        /// The id of one that is to be opened first, once it is there.
        wanted: Option<&'static str>,
    },
    /// What research says, privacy, names.
    About {
        /// Where Back leads.
        from: Box<Screen>,
    },
    /// How often this person gives what the card at a place says.
    Give {
        /// Its place, from 0.
        at: usize,
    },
    /// Sending a result.
    Share(ShareStep),
    /// What a link brought, while the code that reads it is on its way.
    Arriving {
        /// The link's value.
        link: String,
    },
    /// What a link or a code brought.
    Arrive(Arrival),
    /// A code is typed; with what was wrong with the last one.
    EnterCode(Option<CodeError>),
    /// One phone for both: a card around the turns.
    Pass(PassStep),
    /// Two results side by side, or the way there.
    Compare,
    /// What to do together: today's question, and the guides.
    Together,
    /// A question that two answer before either answer shows.
    Reveal(Reveal),
    /// What is kept and what is not.
    Privacy {
        /// Where Back leads.
        from: Box<Screen>,
    },
    /// The visitor left, in a frame that can't be left.
    Left,
}

/// How a visitor looks at the result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ResultLook {
    /// A table instead of bars.
    pub as_table: bool,
    /// How many further ideas were drawn for each language.
    pub ideas: ByLanguage<usize>,
    /// The rows that were opened, or closed where they stood open at first: a bit a language.
    pub turned: u8,
}

/// A screen's name, as hooks and events use it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// A rating card.
    Rate,
    /// A choice of three.
    Choose,
    /// The result.
    Result,
    /// Questions to ask.
    Questions,
    /// The questions that were kept.
    Kept,
    /// A guide.
    Guide,
    /// What research says, privacy, names.
    About,
    /// A card on giving.
    Give,
    /// Sending a result.
    Share,
    /// What a link or a code brought.
    Arrive,
    /// A code is typed.
    Code,
    /// One phone for both.
    Pass,
    /// Two results side by side.
    Compare,
    /// What to do together.
    Together,
    /// A question that two answer before either answer shows.
    Reveal,
    /// What is kept and what is not.
    Privacy,
    /// Nothing, after leaving.
    Left,
}

impl View {
    /// The value of `data-view` and of `ll-view`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rate => "rate",
            Self::Choose => "choose",
            Self::Result => "result",
            Self::Questions => "questions",
            Self::Kept => "kept",
            Self::Guide => "guide",
            Self::About => "about",
            Self::Give => "give",
            Self::Share => "share",
            Self::Arrive => "arrive",
            Self::Code => "code",
            Self::Pass => "pass",
            Self::Compare => "compare",
            Self::Together => "together",
            Self::Reveal => "reveal",
            Self::Privacy => "privacy",
            Self::Left => "left",
        }
    }
}

/// What can happen.
#[derive(Clone, Debug)]
pub enum Msg {
    /// A rating card was answered.
    Rate(Level),
    /// A choice was made.
    Choose(Choice),
    /// The card was skipped.
    Skip,
    /// To the step before.
    Back,
    /// To another part: by a control, or by `open(view)` from the page.
    Open(Start),
    /// To the five taps on how one gives.
    OpenGive,
    /// To what is kept and what is not.
    OpenPrivacy,
    /// All answers away, and the first card again.
    Restart,
    /// The bars as a table, or the table as bars.
    ShowTable(bool),
    /// A language's row was opened, or closed.
    TurnRow(LoveLanguage),
    /// Another idea for this language.
    AnotherIdea(LoveLanguage),
    /// Something happened to the questions on the table.
    Questions(QuestionMsg),
    /// Something happened to a guide.
    Guide(GuideMsg),
    /// Something happened around what the two do together.
    Together(TogetherMsg),
    /// Something happened between two people.
    Two(TwoMsg),
    /// Ask for the later words again.
    RetryLater,
    /// The invitation was followed.
    Invite,
    /// Print the page.
    Print,
    /// What comes after the result is here.
    LaterCame(Part),
    /// It could not be had.
    LaterFailed,
    /// The page's author changed an attribute.
    Settings(Rc<Settings>),
    /// Another widget of the page changed what it knows of the person.
    Person(Rc<Person>),
}

/// What the browser is asked to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Move the focus to the heading of the step, and bring it into sight.
    Focus,
    /// Tell the page.
    Emit(Event),
    /// Keep the person for this tab, or forget it where there is nothing to keep.
    Store(Option<String>),
    /// Keep this for a remount of the same widget.
    Snapshot(String),
    /// Fetch what comes after the result.
    FetchLater,
    /// Print the page.
    Print,
    /// Tell the page's author what is wrong.
    Warn(String),
    /// Bring the widget into sight: a link was meant for it.
    ComeIntoView,
    /// What is only asked for beyond the result.
    Late(LateEffect),
}

/// What a widget starts from.
#[derive(Clone, Debug)]
pub enum Origin {
    /// The taps that the loader collected: maybe none.
    Taps {
        /// The quiz with these taps.
        quiz: Quiz,
        /// The card that was on the screen.
        at: usize,
    },
    /// What the tab's storage kept.
    Stored(Person),
    /// What the same widget knew before it was taken down.
    Snapshot(Snapshot),
}

impl Model {
    /// A widget at its start, and what it asks for at once.
    pub fn new(
        settings: Settings,
        pack: Rc<Pack>,
        later: Fetched<Part>,
        around: Surroundings,
        origin: Origin,
    ) -> (Self, Vec<Effect>) {
        let goes_on = matches!(origin, Origin::Snapshot(_));
        let mut look = ResultLook::default();
        let mut resting = Sealed::default();
        let mut second = None;
        let (person, place) = match origin {
            // Where the page starts elsewhere, the loader showed no card.
            Origin::Taps { quiz, at } => {
                let quiz_shown = settings.start == Start::Quiz;
                (Person::new(quiz), quiz_shown.then_some(Place::Card { at }))
            }
            Origin::Stored(person) => (person, None),
            Origin::Snapshot(snapshot) => {
                look = snapshot.look;
                resting = snapshot.table;
                second = snapshot.second.map(|second| *second);
                (snapshot.person, Some(snapshot.place))
            }
        };
        let start = settings.start;
        let mut model = Self {
            finished: person.quiz.is_done(),
            settings,
            pack,
            later,
            person,
            aside: None,
            screen: Screen::Card { at: 0 },
            look,
            questions: QuestionTable::default(),
            resting,
            waiting: None,
            guiding: Vec::new(),
            timing: Timing::default(),
            clock_runs: false,
            two: TwoLook::default(),
            around,
            stepped: false,
            hurries: false,
        };
        model.put_aside(second);
        if place.is_none() && start == Start::About {
            // Where its Back leads.
            model.screen = model.screen_of(Start::Quiz);
        }
        model.screen = match place {
            Some(place) => model.screen_at(place),
            None => model.first_screen(),
        };
        let mut effects = Vec::new();
        if !goes_on {
            effects.extend(model.settings.complaints.iter().cloned().map(Effect::Warn));
            effects.push(Effect::Emit(Event::View(model.view())));
        }
        model.settle(&mut effects);
        (model, effects)
    }

    /// The name of the current screen.
    pub fn view(&self) -> View {
        match &self.screen {
            Screen::Card { at } => match self.person.quiz.ask(*at) {
                Some(Ask::Choose(_)) => View::Choose,
                _ => View::Rate,
            },
            Screen::Result(_) => View::Result,
            Screen::Questions => View::Questions,
            Screen::Kept => View::Kept,
            Screen::Guide { .. } => View::Guide,
            Screen::About { .. } => View::About,
            Screen::Give { .. } => View::Give,
            Screen::Share(_) => View::Share,
            Screen::Arriving { .. } | Screen::Arrive(_) => View::Arrive,
            Screen::EnterCode(_) => View::Code,
            Screen::Pass(_) => View::Pass,
            Screen::Compare => View::Compare,
            Screen::Together => View::Together,
            Screen::Reveal(_) => View::Reveal,
            Screen::Privacy { .. } => View::Privacy,
            Screen::Left => View::Left,
        }
    }

    /// The words of whatever comes after the result, where they are there.
    pub fn later(&self) -> Option<&Later> {
        match &self.later {
            Fetched::Loaded(part) => Some(&part.words),
            _ => None,
        }
    }

    /// Whether something of the current screen is still on its way.
    pub fn waits(&self) -> bool {
        self.needs_later() && matches!(self.later, Fetched::NotAsked | Fetched::Loading)
    }

    fn needs_later(&self) -> bool {
        match self.screen {
            Screen::Card { .. } => self.is_passing(),
            Screen::Result(_) => self.look.as_table || self.person.couple.has_given(),
            _ => true,
        }
    }

    /// Whose phone it is, and whose answers are stored.
    pub fn owner(&self) -> &Person {
        self.aside.as_deref().unwrap_or(&self.person)
    }

    /// How far the quiz is, from 0 to 1.
    pub fn progress(&self) -> f32 {
        match self.screen {
            Screen::Card { at } => {
                let left = self.person.quiz.most_left(at);
                at as f32 / (at + left).max(1) as f32
            }
            _ => 1.0,
        }
    }

    /// The act that speaks a language on the choice at a place. No act comes twice in a quiz: a
    /// language's acts are gone through one after the other, from a start that the seed decides.
    pub fn statement(&self, at: usize, language: LoveLanguage) -> &str {
        let Answers { seed, rounds, .. } = self.person.quiz.answers();
        let round = at.saturating_sub(Quiz::RATINGS);
        let earlier = rounds.iter().take(round);
        let shown = earlier.filter(|round| round.options.contains(&language)).count();
        let acts = self.pack.quiz.statements.iter().filter(|act| act.language == language);
        nth_of(acts, *seed, language, shown).map_or("", |act| &act.text)
    }

    /// Whether a language's row is open; the first one stands open from the start.
    pub fn is_open(&self, language: LoveLanguage, stands_first: bool) -> bool {
        (self.look.turned >> language.index() & 1 == 1) != stands_first
    }

    /// The idea for a language.
    pub fn idea(&self, language: LoveLanguage) -> &str {
        let ideas = self.pack.quiz.ideas.iter().filter(|idea| idea.language == language);
        let seed = self.person.quiz.answers().seed;
        nth_of(ideas, seed, language, self.look.ideas[language]).map_or("", |idea| &idea.text)
    }

    /// Takes what happened, and says what the browser is to do.
    #[inline(never)]
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        let mut effects = Vec::new();
        let view = self.view();
        match msg {
            Msg::Rate(level) => self.answer(&mut effects, Some(Answer::Level(level))),
            Msg::Choose(choice) => self.answer(&mut effects, Some(Answer::Choice(choice))),
            Msg::Skip => self.answer(&mut effects, None),
            Msg::Back => match self.before() {
                Some(screen) => self.step(&mut effects, screen),
                None => return effects,
            },
            Msg::Open(start) => {
                if matches!(self.later, Fetched::Failed) {
                    self.later = Fetched::NotAsked;
                }
                let screen = self.screen_of(start);
                let is_same =
                    std::mem::discriminant(&screen) == std::mem::discriminant(&self.screen);
                if is_same && !matches!(start, Start::Guide(_)) {
                    return effects;
                }
                self.step(&mut effects, screen);
            }
            Msg::OpenGive => {
                if !self.person.quiz.is_done() {
                    return effects;
                }
                let from_compare = matches!(self.screen, Screen::Compare);
                self.two.give_for = if from_compare { Start::Compare } else { Start::Quiz };
                self.step(&mut effects, Screen::Give { at: 0 });
            }
            Msg::OpenPrivacy => {
                let from = Box::new(self.left_behind());
                self.step(&mut effects, Screen::Privacy { from });
            }
            Msg::Restart => {
                self.start_over();
                if let Some(part) = self.part_here() {
                    (part.steps.start_over)(self);
                }
                self.step(&mut effects, Screen::Card { at: 0 });
            }
            Msg::ShowTable(as_table) => self.look.as_table = as_table,
            Msg::TurnRow(language) => self.look.turned ^= 1 << language.index(),
            Msg::AnotherIdea(language) => self.look.ideas[language] += 1,
            msg @ (Msg::Questions(_) | Msg::Guide(_) | Msg::Together(_) | Msg::Two(_)) => {
                match (self.part_here(), msg) {
                    (Some(part), msg) => {
                        let follows = (part.steps.update)(self, msg, &part.words, &mut effects);
                        if !follows {
                            return effects;
                        }
                    }
                    // It waits for the code that can read it.
                    (_, Msg::Two(TwoMsg::Arrive(link))) => {
                        self.step(&mut effects, Screen::Arriving { link });
                        effects.push(Effect::ComeIntoView);
                    }
                    (_, msg @ Msg::Together(_)) => self.waiting = Some(Box::new(msg)),
                    // So do these.
                    (_, Msg::Two(TwoMsg::Pass(PassMsg::Open))) if !self.is_passing() => {
                        self.step(&mut effects, Screen::Pass(PassStep::Safety));
                    }
                    (_, Msg::Two(TwoMsg::OpenShare)) if self.person.quiz.is_done() => {
                        self.step(&mut effects, Screen::Share(ShareStep::Safety));
                    }
                    // Another tab forgot everything: that waits for nothing.
                    (_, Msg::Two(TwoMsg::Forget)) => {
                        self.forget();
                        self.step(&mut effects, Screen::Card { at: 0 });
                    }
                    _ => return effects,
                }
            }
            Msg::RetryLater => match self.later {
                Fetched::Failed => {
                    self.later = Fetched::NotAsked;
                    effects.push(Effect::Focus);
                }
                _ => return effects,
            },
            Msg::Invite => return vec![Effect::Emit(Event::Invite)],
            Msg::Print if self.later().is_some() => return vec![Effect::Late(LateEffect::Print)],
            Msg::Print if matches!(self.later, Fetched::Failed) => return vec![Effect::Print],
            Msg::Print => self.waiting = Some(Box::new(msg)),
            Msg::LaterCame(part) => (part.steps.come)(self, part, &mut effects),
            Msg::LaterFailed if self.later().is_some() => return effects,
            Msg::LaterFailed => self.later = Fetched::Failed,
            Msg::Settings(settings) => {
                let new =
                    settings.complaints.iter().filter(|c| !self.settings.complaints.contains(c));
                effects.extend(new.cloned().map(Effect::Warn));
                let moved = settings.start != self.settings.start;
                self.settings = Rc::unwrap_or_clone(settings);
                if moved {
                    self.screen = self.screen_of(self.settings.start);
                }
            }
            Msg::Person(person) => {
                self.follow(Person::clone(&person));
                effects.push(Effect::Snapshot(self.snapshot()));
                return effects;
            }
        }
        self.settle(&mut effects);
        if self.view() != view {
            effects.push(Effect::Emit(Event::View(self.view())));
        }
        effects
    }

    /// Takes over what another widget knows.
    fn follow(&mut self, person: Person) {
        if person.couple.passing && self.is_passing() {
            // Here, too, the second one is answering, and goes on.
            self.aside = Some(Box::new(person));
            return;
        }
        self.finished = person.quiz.is_done();
        self.person = person;
        self.aside = None;
        self.put_aside(None);
        // Whoever left, or forgot it all, did so for every widget.
        if self.person.notes.is_empty() {
            self.guiding.clear();
        }
        let stays = match self.part() {
            Start::Quiz => false,
            Start::Questions | Start::About => true,
            Start::Compare | Start::Together | Start::Guide(_) => !self.is_passing(),
        };
        if !stays {
            self.screen = self.screen_of(Start::Quiz);
        }
    }

    /// Answers the card on the screen; an answer of another kind than it asks for is a tap that
    /// came late, and is dropped.
    fn answer(&mut self, effects: &mut Vec<Effect>, answer: Option<Answer>) {
        let Screen::Card { at } = self.screen else { return };
        let quiz = &mut self.person.quiz;
        let first = quiz.answered() == 0;
        match (quiz.ask(at), answer) {
            (Some(Ask::Rate(_)), Some(Answer::Level(level))) => quiz.rate(at, Some(level)),
            (Some(Ask::Rate(_)), None) => quiz.rate(at, None),
            (Some(Ask::Choose(options)), Some(Answer::Choice(choice))) => match choice {
                Choice::One(language) if !options.contains(&language) => return,
                choice => quiz.choose(at, Some(choice)),
            },
            (Some(Ask::Choose(_)), None) => quiz.choose(at, None),
            _ => return,
        }
        if first {
            effects.push(Effect::Emit(Event::Start));
        }
        let is_last = self.person.quiz.ask(at + 1).is_none();
        if is_last && !std::mem::replace(&mut self.finished, true) {
            effects.push(Effect::Emit(Event::Finish));
        }
        let next = if is_last { self.after_last() } else { Screen::Card { at: at + 1 } };
        self.step(effects, next);
    }

    /// What comes after the last card.
    fn after_last(&mut self) -> Screen {
        if std::mem::take(&mut self.person.couple.both_here) {
            return self.hand_over();
        }
        self.screen_of(Start::Quiz)
    }

    /// No way back: whoever takes the phone next must not find the answers there.
    pub(super) fn start_over(&mut self) {
        self.person.quiz = Quiz::new(Random::new(self.person.quiz.answers().seed).bits());
        self.person.couple.start_over();
        self.finished = false;
        self.look = ResultLook::default();
    }

    pub(super) fn step(&mut self, effects: &mut Vec<Effect>, screen: Screen) {
        self.screen = screen;
        self.two.hardest = HardestLook::Quiet;
        self.stepped = true;
        effects.push(Effect::Focus);
    }

    /// What follows from the new state, whatever led to it.
    fn settle(&mut self, effects: &mut Vec<Effect>) {
        let wanted = self.person.quiz.answered() > 0 || self.needs_later();
        if wanted && matches!(self.later, Fetched::NotAsked) {
            self.later = Fetched::Loading;
            effects.push(Effect::FetchLater);
        }
        if let Some(part) = self.part_here() {
            (part.steps.settle)(self, &part.words, effects);
        }
        effects.push(Effect::Store(self.owner().write()));
        effects.push(Effect::Snapshot(self.snapshot()));
    }

    /// What a remounted widget goes on from: [`Snapshot::read`] reads it.
    pub fn snapshot(&self) -> String {
        let table = match self.part_here() {
            Some(part) if self.resting.is_empty() => (part.steps.table)(self, &part.words),
            _ => self.resting.clone(),
        };
        let place = Place::of(&self.screen);
        let second = self.is_passing().then_some(&self.person);
        Snapshot::write(self.owner(), second, place, self.look, table)
    }
}

/// The `n`th of a language's items, from a start that the seed decides, round and round.
fn nth_of<T>(
    items: impl Iterator<Item = T> + Clone,
    seed: u64,
    language: LoveLanguage,
    n: usize,
) -> Option<T> {
    let count = items.clone().count().max(1);
    let start = Random::new(seed ^ language.index() as u64).below(count);
    items.clone().nth((start + n) % count)
}

enum Answer {
    Level(Level),
    Choice(Choice),
}
