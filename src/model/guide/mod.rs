//! A guided practice as it is gone through: where the two are, whose turn it is, what was chosen.
//!
//! One engine for every guide: [`Guide`] says what the steps are. What is typed is held here and
//! nowhere else; it is gone when the guide is done with, left for good, or the page goes.

use serde::{Deserialize, Serialize};

use super::app::{Effect, Model, Screen};
use super::calendar::When;
use super::content::{Guide, Later, Step, StepKind, Who};
use super::later::LateEffect;
use super::reveal::Said;
use super::timer::{Timer, TimerMsg};

mod recalled;
mod waiting;

pub use recalled::{Chosen, Recalled};
pub use waiting::RestingGuide;

/// So many options are shown at a time.
pub const OPTIONS_SHOWN: usize = 8;

/// A guide that is open, or waits.
#[derive(Clone, Debug, PartialEq)]
pub struct Guiding {
    /// Its place among the guides.
    pub guide: usize,
    /// How far the two are.
    pub stage: Stage,
    /// The timer of the turn.
    pub timer: Timer,
    /// Whether turns have a timer.
    pub timed: bool,
    /// Whether a turn's end is heard and felt.
    pub sounds: bool,
    /// What was chosen or written, a turn each.
    pub answers: Vec<Answer>,
    /// Which options are shown, where there are many.
    pub page: usize,
    /// When it comes again, as far as the two have said.
    pub when: Option<When>,
    /// The turn at which it was left: before that turn's intro comes once more, and after it was cut short it
    /// is the way back.
    left_at: Option<u16>,
    /// The turn at which an offer was declined: what lies between it and the last one nobody agreed to.
    stopped_at: Option<u16>,
    /// What was chosen the last time.
    last_time: Vec<Chosen>,
}

/// How far the two are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// What it is for, and when not to use it.
    #[default]
    Intro,
    /// The safety card.
    Safety,
    /// A turn, by its place among [`turns`].
    Turn(u16),
    /// What came of it.
    Done,
    /// It was not begun after all, or ended early.
    CutShort,
}

/// What was chosen or written in a turn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// Places of the chosen options.
    pub picks: Vec<u8>,
    /// Words of one's own.
    pub said: Option<Said>,
}

/// A step as one of the two takes it, or both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turn<'a> {
    /// What to do.
    pub step: &'a Step,
    /// Whose turn it is: 0 the one, 1 the other; `None`: both.
    pub person: Option<usize>,
}

/// A line of what came of a guide.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome<'a> {
    /// What it is.
    pub heading: &'a str,
    /// Whose it is; `None`: of both.
    pub person: Option<usize>,
    /// The options that were chosen.
    pub picks: Vec<&'a str>,
    /// Words of one's own.
    pub said: Option<&'a str>,
}

/// How turns are timed, in every guide of a visit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timing {
    /// Without a timer.
    untimed: bool,
    /// A turn's end is heard and felt.
    sounds: bool,
}

/// What can happen to a guide.
#[derive(Clone, Debug, PartialEq)]
pub enum GuideMsg {
    /// To the guide at this place.
    Open(usize),
    /// From the intro on, or from the safety card: to the first turn, or where it was left.
    Begin,
    /// From the intro of one that was left, to the first turn all the same.
    Anew,
    /// To the next turn.
    Next,
    /// An offer was declined: to the last step, or out of a guide that was only just opened.
    Stop,
    /// Out of it, at any step.
    Break,
    /// To the turn that came before; from the first one to the intro, from there to the list.
    Back,
    /// To the list; the guide waits where it is.
    Pause,
    /// An option was tapped.
    Pick(u8),
    /// Other options.
    MoreOptions,
    /// The form with words of one's own was sent off.
    Submit,
    /// What stands in its field has changed.
    Changed,
    /// This is what was typed.
    Typed {
        /// The words.
        said: Said,
        /// Whether the next step follows.
        goes_on: bool,
    },
    /// Something happened to the timer.
    Timer(TimerMsg),
    /// Turns with a timer, or without.
    SetTimed(bool),
    /// A turn's end with a sound, or without.
    SetSounds(bool),
    /// It is over, and nothing of it is kept.
    Close,
}

fn picked<'a>(picks: &[u8], step: &'a Step) -> Vec<&'a str> {
    let options = picks.iter().filter_map(|&pick| step.options.get(usize::from(pick)));
    options.map(|option| option.as_str()).collect()
}

impl Answer {
    /// The options that were chosen, of the step that asked.
    fn picked<'a>(&self, step: &'a Step) -> Vec<&'a str> {
        picked(&self.picks, step)
    }

    /// The words of one's own.
    fn own(&self) -> Option<&str> {
        self.said.as_ref().and_then(Said::words)
    }
}

/// A guide's turns, in order.
pub fn turns(guide: &Guide) -> Vec<Turn<'_>> {
    fn taken(step: &Step) -> impl Iterator<Item = Turn<'_>> {
        let people: &[Option<usize>] = match step.who {
            Who::Both => &[None],
            Who::Each => &[Some(0), Some(1)],
            Who::One => &[Some(0)],
            Who::Other => &[Some(1)],
        };
        people.iter().map(move |&person| Turn { step, person })
    }
    guide.steps.iter().flat_map(taken).collect()
}

impl Guiding {
    /// A guide at its intro.
    fn new(place: usize, guide: &Guide, timing: Timing) -> Self {
        Self {
            guide: place,
            stage: Stage::Intro,
            timer: Timer::Off,
            timed: !timing.untimed,
            sounds: timing.sounds,
            answers: vec![Answer::default(); turns(guide).len()],
            page: 0,
            when: None,
            left_at: None,
            stopped_at: None,
            last_time: Vec::new(),
        }
    }

    /// Whether it ended before anything had come of it.
    pub fn is_declined(&self) -> bool {
        self.stage == Stage::CutShort && self.left_at == Some(0)
    }

    /// The turn that it is.
    pub fn turn<'a>(&self, guide: &'a Guide) -> Option<Turn<'a>> {
        turns(guide).get(self.place()?).copied()
    }

    /// The place of that turn.
    pub fn place(&self) -> Option<usize> {
        match self.stage {
            Stage::Turn(at) => Some(at.into()),
            _ => None,
        }
    }

    /// What was chosen or written in this turn.
    pub fn answer(&self) -> Option<&Answer> {
        self.answers.get(self.place()?)
    }

    /// The options that are shown: their places.
    pub fn options(&self, step: &Step) -> std::ops::Range<usize> {
        let count = step.options.len();
        // No page with a single one left over.
        let pages = count.div_ceil(OPTIONS_SHOWN).max(1);
        let page = self.page % pages;
        page * count / pages..(page + 1) * count / pages
    }

    /// What came of it: what was chosen or written.
    pub fn outcomes<'a>(&'a self, guide: &'a Guide) -> Vec<Outcome<'a>> {
        let outcome = |(answer, turn): (&'a Answer, Turn<'a>)| {
            let picks = answer.picked(turn.step);
            let said = answer.own();
            let heading = turn.step.outcome.as_deref()?;
            let is_any = !picks.is_empty() || said.is_some();
            is_any.then_some(Outcome { heading, person: turn.person, picks, said })
        };
        self.answers.iter().zip(turns(guide)).filter_map(outcome).collect()
    }

    /// What came of the first step that something can come of, whatever the later ones say.
    pub fn first_outcome<'a>(&'a self, guide: &'a Guide) -> Option<Outcome<'a>> {
        let first = guide.steps.iter().find_map(|step| step.outcome.as_deref());
        self.outcomes(guide).into_iter().next().filter(|outcome| Some(outcome.heading) == first)
    }

    /// When it comes again, by what was chosen.
    pub(super) fn time(&self, guide: &Guide) -> Option<When> {
        turns(guide).iter().zip(&self.answers).find_map(|(turn, answer)| {
            let pick = *answer.picks.first()?;
            When::read(turn.step.times.get(usize::from(pick))?)
        })
    }

    /// A stage begins.
    fn enter(&mut self, guide: &Guide) {
        self.page = 0;
        let seconds = self.turn(guide).and_then(|turn| turn.step.seconds);
        self.timer = Timer::of_turn(seconds.filter(|_| self.timed));
    }

    fn go(&mut self, stage: Stage, guide: &Guide) {
        self.stage = stage;
        self.enter(guide);
    }
}

impl Model {
    /// The guide that is open, with how far it is.
    pub fn guide<'a>(&'a self, later: &'a Later) -> Option<(&'a Guiding, &'a Guide)> {
        let guiding = self.guiding.last()?;
        Some((guiding, later.guides.get(guiding.guide)?))
    }

    /// The guides as they are listed: what helps first with what feels hardest stands first.
    pub fn guides_in_order(&self, later: &Later) -> Vec<usize> {
        let hardest = self.hardest(later);
        let rank = |guide: &Guide| match hardest {
            Some(hardest) if guide.id == hardest.guide => 0,
            Some(hardest) if guide.reasons.iter().any(|it| hardest.reasons.contains(it)) => 1,
            _ => 2,
        };
        // No stable sort: it is kilobytes.
        let of_rank = |wanted| {
            let guides = later.guides.iter().enumerate();
            guides.filter(move |(_, guide)| rank(guide) == wanted).map(|(place, _)| place)
        };
        (0..3).flat_map(of_rank).collect()
    }

    /// Whether the guide that is open is one that can be left at once.
    pub(super) fn is_guarded(&self) -> bool {
        self.later().and_then(|later| self.guide(later)).is_some_and(|(_, guide)| guide.safety)
    }

    /// Opens the guide of an id, from its start or where it waits; where there is none, the list.
    pub(super) fn open_guide(&mut self, id: &str, later: &Later) {
        self.screen = match later.guides.iter().position(|guide| guide.id == id) {
            Some(place) => {
                self.take_up(place, later);
                Screen::Guide { wanted: None }
            }
            None => Screen::Together,
        };
    }

    /// Takes what happened; `false` where nothing follows from it.
    pub(super) fn update_guide(
        &mut self,
        msg: GuideMsg,
        later: &Later,
        effects: &mut Vec<Effect>,
    ) -> bool {
        if let GuideMsg::Open(place) = msg {
            if place >= later.guides.len() {
                return false;
            }
            self.take_up(place, later);
            self.step(effects, Screen::Guide { wanted: None });
            return true;
        }
        let now_ms = self.around.now_ms;
        let Some(guiding) = self.guiding.last_mut() else { return false };
        let Some(guide) = later.guides.get(guiding.guide) else { return false };
        let turns = turns(guide);
        let last = turns.len().saturating_sub(1) as u16;
        let turn = guiding.turn(guide);
        match msg {
            GuideMsg::Open(_) => return false,
            GuideMsg::Begin => match (guiding.stage, guiding.left_at) {
                (Stage::Intro, _) if guide.safety => guiding.stage = Stage::Safety,
                // With the time that was left.
                (Stage::Intro | Stage::Safety, Some(at)) => guiding.stage = Stage::Turn(at),
                (Stage::Intro | Stage::Safety, None) => guiding.go(Stage::Turn(0), guide),
                _ => return false,
            },
            GuideMsg::Anew if guiding.stage == Stage::Intro => {
                let last_time = std::mem::take(&mut guiding.last_time);
                *guiding = Guiding { last_time, ..Guiding::new(guiding.guide, guide, self.timing) };
                return self.update_guide(GuideMsg::Begin, later, effects);
            }
            GuideMsg::Anew => return false,
            GuideMsg::Next => {
                let left = turn.map(|turn| turn.step);
                match guiding.stage {
                    Stage::Turn(at) if at < last => guiding.go(Stage::Turn(at + 1), guide),
                    Stage::Turn(_) => {
                        guiding.go(Stage::Done, guide);
                        self.did_something();
                    }
                    _ => return false,
                }
                self.note_chosen(left, later);
            }
            GuideMsg::Stop => match guiding.stage {
                Stage::Turn(0) => return self.update_guide(GuideMsg::Break, later, effects),
                Stage::Turn(at) if at < last => {
                    guiding.stopped_at = Some(at);
                    guiding.go(Stage::Turn(last), guide);
                }
                _ => return false,
            },
            GuideMsg::Break => {
                let Stage::Turn(at) = guiding.stage else { return false };
                guiding.left_at = Some(at);
                guiding.go(Stage::CutShort, guide);
            }
            GuideMsg::Back => match guiding.stage {
                Stage::CutShort => {
                    let at = guiding.left_at.take().unwrap_or(0);
                    guiding.go(Stage::Turn(at), guide);
                }
                Stage::Turn(0) => guiding.go(Stage::Intro, guide),
                Stage::Turn(at) => {
                    let declined = guiding.stopped_at.take_if(|_| at == last);
                    guiding.go(Stage::Turn(declined.unwrap_or(at - 1)), guide);
                }
                Stage::Done => guiding.go(Stage::Turn(last), guide),
                Stage::Safety => guiding.stage = Stage::Intro,
                Stage::Intro if guiding.left_at.is_some() => {
                    self.step(effects, Screen::Together);
                    return true;
                }
                Stage::Intro => return self.update_guide(GuideMsg::Close, later, effects),
            },
            GuideMsg::Pause => {
                guiding.timer.pause(now_ms);
                self.step(effects, Screen::Together);
                return true;
            }
            GuideMsg::Close => {
                self.guiding.pop();
                self.note_guides(later);
                self.step(effects, Screen::Together);
                return true;
            }
            GuideMsg::Pick(pick) => {
                let (Some(turn), Some(at)) = (turn, guiding.place()) else { return false };
                if usize::from(pick) >= turn.step.options.len() {
                    return false;
                }
                let picks = &mut guiding.answers[at].picks;
                match picks.iter().position(|&other| other == pick) {
                    Some(place) => drop(picks.remove(place)),
                    None => {
                        picks.push(pick);
                        // The oldest makes room.
                        if picks.len() > usize::from(turn.step.most.max(1)) {
                            picks.remove(0);
                        }
                    }
                }
                return true;
            }
            GuideMsg::MoreOptions => {
                guiding.page += 1;
                return true;
            }
            GuideMsg::Submit | GuideMsg::Changed => {
                let goes_on = msg == GuideMsg::Submit;
                effects.push(Effect::Late(LateEffect::ReadOwn { goes_on }));
                return false;
            }
            GuideMsg::Typed { said, goes_on } => {
                let Some(at) = guiding.place() else { return false };
                guiding.answers[at].said = Some(said).filter(|said| said.words().is_some());
                return !goes_on || self.update_guide(GuideMsg::Next, later, effects);
            }
            GuideMsg::Timer(msg) => {
                let Some(seconds) = turn.and_then(|turn| turn.step.seconds) else { return false };
                let was_running = guiding.timer.is_running();
                guiding.timer.update(msg, seconds, now_ms);
                if was_running && guiding.timer == Timer::Over && guiding.sounds {
                    effects.push(Effect::Late(LateEffect::Chime));
                }
                return true;
            }
            GuideMsg::SetTimed(timed) => {
                guiding.timed = timed;
                self.timing.untimed = !timed;
                let seconds = turn.and_then(|turn| turn.step.seconds);
                guiding.timer = Timer::of_turn(seconds.filter(|_| timed));
                return true;
            }
            GuideMsg::SetSounds(sounds) => {
                guiding.sounds = sounds;
                self.timing.sounds = sounds;
                // So that one knows what is to be heard; browsers ask for a tap before a sound.
                if sounds {
                    effects.push(Effect::Late(LateEffect::Chime));
                }
                return true;
            }
        }
        self.step(effects, Screen::Guide { wanted: None });
        true
    }

    /// Has the clock run exactly as long as a timer does.
    pub(super) fn run_clock(&mut self, effects: &mut Vec<Effect>) {
        let runs = matches!(self.screen, Screen::Guide { .. })
            && self.guiding.last().is_some_and(|guiding| guiding.timer.is_running());
        if std::mem::replace(&mut self.clock_runs, runs) != runs {
            effects.push(Effect::Late(LateEffect::Clock(runs)));
        }
    }
}

impl StepKind {
    /// Whether something is chosen or written in it.
    pub const fn is_answered(self) -> bool {
        matches!(self, Self::Choose | Self::Write)
    }
}
