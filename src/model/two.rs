//! What happens between two people: giving, sending, arriving, looking side by side, leaving.

use super::app::{Effect, Model, Screen};
use super::code::{Code, CodeError, Link, Offset};
use super::compare::Direction;
use super::couple::{Arrival, Phones};
use super::inference::Level;
use super::later::LateEffect;
use super::pass::PassMsg;
use super::person::Person;
use super::questions::QuestionTable;
use super::quiz::Quiz;
use super::reveal::RevealMsg;
use super::settings::{MayRemember, Start};
use super::{ByLanguage, LoveLanguage, daily};

/// How far the sending of a result has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareStep {
    /// The safety card comes first.
    Safety,
    /// What will be sent, and the ways to send it.
    Ways {
        /// Whether copying worked, once it was tried.
        copied: Option<bool>,
    },
}

/// What can happen between two people.
#[derive(Clone, Debug, PartialEq)]
pub enum TwoMsg {
    /// A card on giving was answered, or skipped.
    Give(Option<Level>),
    /// To the sending of one's own result.
    OpenShare,
    /// The safety card was read, and the visitor goes on.
    Agree,
    /// Copy the link.
    Copy,
    /// Copying worked, or didn't.
    Copied(bool),
    /// Open the phone's share sheet.
    ShareSheet,
    /// A link brought this.
    Arrive(String),
    /// Look at what came right away.
    Look,
    /// What came takes the place of what was here.
    TakeNew,
    /// To typing a code.
    OpenCode,
    /// The form with the code was sent off.
    SubmitCode,
    /// This is what was typed or pasted: a code, or a whole link.
    Typed(String),
    /// Something happened around one phone for both.
    Pass(PassMsg),
    /// Something happened around answering first.
    Reveal(RevealMsg),
    /// Another act: of this person for the other, or the other way round.
    AnotherAct {
        /// Whose act it is.
        to_them: bool,
    },
    /// Another question than today's, here only.
    SwapToday,
    /// The visitor is the other one of the two that a link brought.
    Turn,
    /// Keep everything on this phone from now on.
    Remember,
    /// Forget everything.
    Forget,
    /// Nothing of the other one stays here: neither the result that came, nor what both agree on.
    LetGo,
    /// Leave at once.
    Leave,
    /// Shift was pressed alone so many times within five seconds; 0: no more.
    Shifts(u8),
}

/// What is shown beside the person's own state: how the two are looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TwoLook {
    /// How many further acts were drawn: for them, for this person.
    pub acts: [usize; 2],
    /// The day on which the question was swapped last, and how many times on that day.
    swaps: (i64, i64),
    /// How often Shift was pressed.
    pub shifts: u8,
    /// How many codes were typed whole and still wrong, since the field was opened.
    pub failed: u8,
    /// Whether this phone was asked to remember; whether it does, it says itself.
    pub asked_to_remember: bool,
    /// Where the taps on giving were started from, and lead back to: the result, or the comparison.
    pub give_for: Start,
    /// How "what feels hardest" is looked at.
    pub hardest: HardestLook,
}

/// How "what feels hardest" is looked at: of what was said nothing shows but right after the tap, for
/// the other one may see the same screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HardestLook {
    /// It can be asked for.
    #[default]
    Quiet,
    /// The answers are there.
    Asked,
    /// A kind word to what was just said.
    Said,
}

impl TwoMsg {
    /// Whether it can happen while the phone is with a second person: nothing that the first one
    /// sent, got or looks at does.
    fn is_of_a_turn(&self) -> bool {
        matches!(
            self,
            Self::Give(_)
                | Self::Pass(_)
                | Self::Arrive(_)
                | Self::Forget
                | Self::Leave
                | Self::Shifts(_)
        )
    }
}

impl Model {
    /// This person's code by now; from a link, where this phone has no answers of theirs.
    pub fn my_code(&self) -> Option<Code> {
        self.fresh_code().or(self.person.couple.mine())
    }

    /// The code of the answers that were given here.
    fn fresh_code(&self) -> Option<Code> {
        let Person { quiz, couple, .. } = &self.person;
        let picture = quiz.is_done().then(|| quiz.picture())?;
        // A pair's clock stays what both agreed on, also where summer or a journey changes this one's.
        let agreed = couple.pair.map(|pair| pair.mine.offset);
        let offset = agreed.unwrap_or(Offset::from_minutes(self.around.offset_minutes));
        Some(Code::of(&picture, couple.gives(quiz), offset))
    }

    /// Whether both results are here.
    pub fn knows_both(&self) -> bool {
        self.person.couple.theirs.and(self.my_code()).is_some()
    }

    /// Whether only a link says which of the two the visitor is: whoever opens one's own reply where
    /// nothing is stored is the other one.
    pub fn can_turn(&self) -> bool {
        let couple = &self.person.couple;
        !self.person.quiz.is_done() && couple.mine().is_some() && !self.is_of_one_phone()
    }

    /// From the other person to this one, and the other way round.
    pub fn directions(&self) -> [Direction; 2] {
        let (mine, theirs) = (self.my_code(), self.person.couple.theirs);
        let (mine, theirs) = (mine.as_ref(), theirs.as_ref());
        [Direction::new(theirs, mine), Direction::new(mine, theirs)]
    }

    /// The link that sends this person's result, with theirs where it came.
    pub fn link(&self) -> Option<Link> {
        let mine = self.my_code()?;
        Some(self.person.couple.clone().send(mine))
    }

    /// The same as an address.
    pub fn link_address(&self) -> Option<String> {
        let share_url = self.settings.share_url.as_ref().map(|url| url.as_str());
        Some(self.around.link(share_url, &self.link()?.write()))
    }

    /// Whether both took the quiz on this phone, and nothing was sent since.
    pub fn is_of_one_phone(&self) -> bool {
        self.person.couple.pair.is_some_and(|pair| pair.phones == Phones::This)
    }

    /// Today's question: its place in the deck. Whoever has no pair gets those that one can ask oneself.
    pub fn today(&self) -> Option<usize> {
        let later = self.later()?;
        let day = self.question_day() + DAYS_TO_ANOTHER * self.swaps_today();
        match &self.person.couple.pair {
            Some(pair) => {
                let list = later.daily.get(usize::from(pair.list()).checked_sub(1)?)?;
                daily::question(list, pair.seed(), day)
            }
            None => {
                // Whoever has answered nothing is nobody that is kept: a reload would bring another question.
                let quiz = &self.person.quiz;
                let seed = if quiz.answered() > 0 { quiz.answers().seed } else { 0 };
                let list = later.daily.first()?;
                let is_solo = |place: &u16| {
                    let question = later.deck.questions.get(usize::from(*place));
                    question.is_some_and(|question| question.solo)
                };
                let solo: Vec<_> = list.iter().copied().filter(is_solo).collect();
                // A deck of a practice's own may have none.
                daily::question(if solo.is_empty() { list } else { &solo }, seed, day)
            }
        }
    }

    /// How many times today's question was swapped.
    pub fn swaps_today(&self) -> i64 {
        let (day, swaps) = self.two.swaps;
        if day == self.question_day() { swaps } else { 0 }
    }

    /// The day, by the clock that today's question goes by.
    fn question_day(&self) -> i64 {
        let pair = self.person.couple.pair;
        let offset_minutes = pair.map_or(self.around.offset_minutes, |pair| pair.offset_minutes());
        daily::day(self.around.utc_minutes(), offset_minutes)
    }

    /// An act that speaks a language, for them or for this person: of a pair the same on both phones,
    /// and never the same for the two of them.
    pub fn act(&self, language: LoveLanguage, to_them: bool) -> &str {
        let Some(later) = self.later() else { return "" };
        let acts = &later.two.acts.list[language];
        let (seed, starts_here) = match &self.person.couple.pair {
            Some(pair) => (pair.seed(), pair.starts_here()),
            None => (self.person.quiz.answers().seed, true),
        };
        let whose = u64::from(to_them == starts_here);
        let more = self.two.acts[usize::from(!to_them)] as u64;
        let count = acts.len().max(1) as u64;
        acts.get(((seed % count + whose + more) % count) as usize).map_or("", |act| act.as_str())
    }

    /// The level given at a card on giving.
    pub fn given(&self, at: usize) -> Option<Level> {
        self.person.couple.give.get(at).copied().flatten()
    }

    /// What is given by this person, by language.
    pub fn gives(&self) -> ByLanguage<Option<Level>> {
        self.person.couple.gives(&self.person.quiz)
    }

    /// Whether the screen has a second person in it: it can be left at once.
    pub fn is_for_two(&self) -> bool {
        let holds_theirs = self.person.couple.theirs.is_some();
        // What is kept is read beside the other person as well.
        let screen = match &self.screen {
            Screen::Privacy { .. } if holds_theirs => return true,
            Screen::Privacy { from } => from,
            screen => screen,
        };
        match screen {
            Screen::Share(_) | Screen::Arrive(_) | Screen::EnterCode(_) | Screen::Compare => true,
            Screen::Together => holds_theirs,
            Screen::Pass(_) | Screen::Reveal(_) => true,
            Screen::Guide { .. } => holds_theirs || self.is_guarded(),
            Screen::Card { .. } => self.is_passing(),
            // From a comparison, the other one's result is a step away.
            Screen::Give { .. } => {
                self.is_passing() || holds_theirs && self.two.give_for == Start::Compare
            }
            _ => false,
        }
    }

    /// Takes what happened; `false` where nothing follows from it.
    pub(super) fn update_two(&mut self, msg: TwoMsg, effects: &mut Vec<Effect>) -> bool {
        if self.is_passing() && !msg.is_of_a_turn() {
            return false;
        }
        match msg {
            TwoMsg::Pass(msg) => return self.update_pass(msg, effects),
            TwoMsg::Reveal(msg) => return self.update_reveal(msg, effects),
            TwoMsg::Give(level) => {
                let Screen::Give { at } = self.screen else { return false };
                let give = &mut self.person.couple.give;
                give.resize(give.len().max(at + 1), None);
                give[at] = level;
                let next = at + 1;
                let last = next == Quiz::RATINGS;
                let next = match last {
                    true => self.screen_of(self.two.give_for),
                    false => Screen::Give { at: next },
                };
                self.step(effects, next);
            }
            TwoMsg::OpenShare if self.my_code().is_some() => {
                self.step(effects, Screen::Share(ShareStep::Safety));
            }
            TwoMsg::Agree => {
                let is_shown = matches!(self.screen, Screen::Share(ShareStep::Safety));
                let Some(mine) = self.my_code().filter(|_| is_shown) else { return false };
                self.person.couple.send(mine);
                self.step(effects, Screen::Share(ShareStep::Ways { copied: None }));
            }
            TwoMsg::Copy | TwoMsg::ShareSheet => {
                let Screen::Share(ShareStep::Ways { .. }) = self.screen else { return false };
                let Some(url) = self.link_address() else { return false };
                let is_reply = self.person.couple.theirs.is_some();
                let Some(strings) = self.later().map(|later| &later.two.share) else {
                    return false;
                };
                let text = if is_reply { strings.reply_message } else { strings.message };
                effects.push(Effect::Late(match msg {
                    TwoMsg::Copy => LateEffect::Copy(url),
                    _ => LateEffect::ShareSheet { text: text.as_str().to_owned(), url },
                }));
                return false;
            }
            TwoMsg::Copied(worked) => match &mut self.screen {
                Screen::Share(ShareStep::Ways { copied }) => *copied = Some(worked),
                Screen::Questions | Screen::Kept => self.questions.copied = Some(worked),
                _ => return false,
            },
            TwoMsg::Arrive(value) => {
                // Whoever opens a link has something else in mind: it is the owner's phone again.
                self.stop_passing();
                let arrival = self.receive(Link::read(&value));
                self.arrived(arrival, effects);
                effects.push(Effect::ComeIntoView);
            }
            TwoMsg::Look => self.step(effects, Screen::Compare),
            TwoMsg::Turn if self.can_turn() => {
                self.person.couple.turn();
                self.step(effects, Screen::Compare);
            }
            TwoMsg::TakeNew => {
                let Screen::Arrive(Arrival::Another(link)) = self.screen else { return false };
                let arrival = self.person.couple.accept(link, self.fresh_code());
                self.arrived(arrival, effects);
            }
            TwoMsg::LetGo if self.person.couple.theirs.is_some() && !self.is_passing() => {
                self.person.couple.let_go();
                self.two.acts = Default::default();
                self.step(effects, Screen::Compare);
            }
            TwoMsg::OpenCode => {
                self.two.failed = 0;
                self.step(effects, Screen::EnterCode(None));
            }
            TwoMsg::SubmitCode => {
                effects.push(Effect::Late(LateEffect::ReadCode));
                return false;
            }
            TwoMsg::Typed(text) => {
                // Some paste the whole link: the codes are what `ll=` names. (The library's search for a text is a
                // kilobyte, and used nowhere else.)
                let mut rests = text.char_indices().map(|(at, _)| &text[at..]);
                let codes = rests.find_map(|rest| rest.strip_prefix("ll=")).unwrap_or(&text);
                let codes = codes.split('&').next().unwrap_or_default();
                // A dot may stand between two codes, or be a gap in one.
                let link = Link::read(codes).or_else(|error| match Code::read(codes) {
                    Err(CodeError::TooLong { .. }) => Err(error),
                    code => code.map(Link::One),
                });
                match self.receive(link) {
                    // What was typed stays there to be mended.
                    Arrival::Failed(error) => {
                        let has_typo = error == CodeError::Check;
                        self.two.failed = self.two.failed.saturating_add(has_typo.into());
                        self.screen = Screen::EnterCode(Some(error));
                    }
                    arrival => self.arrived(arrival, effects),
                }
            }
            TwoMsg::AnotherAct { to_them } => self.two.acts[usize::from(!to_them)] += 1,
            TwoMsg::SwapToday => self.two.swaps = (self.question_day(), self.swaps_today() + 1),
            TwoMsg::Remember if self.settings.may_remember == MayRemember::Ask => {
                self.two.asked_to_remember = true;
                effects.push(Effect::Late(LateEffect::Remember));
                // The button goes.
                effects.push(Effect::Focus);
            }
            TwoMsg::Forget => {
                self.forget();
                effects.push(Effect::Late(LateEffect::Forget));
                self.step(effects, Screen::Card { at: 0 });
            }
            TwoMsg::Leave | TwoMsg::Shifts(3..) if self.is_for_two() => {
                effects.push(Effect::Late(LateEffect::Forget));
                // A card of somebody's who is gone, or what was typed on it.
                let is_bare = self.is_passing() || matches!(self.screen, Screen::Reveal(_));
                self.forget();
                if self.around.in_frame {
                    self.step(effects, Screen::Left);
                } else {
                    if is_bare {
                        self.screen = Screen::Card { at: 0 };
                    }
                    let url = self.settings.leave_url().to_owned();
                    effects.push(Effect::Late(LateEffect::Leave(url)));
                }
            }
            TwoMsg::Shifts(times) if times == 0 || self.is_for_two() => self.two.shifts = times,
            TwoMsg::OpenShare
            | TwoMsg::LetGo
            | TwoMsg::Turn
            | TwoMsg::Remember
            | TwoMsg::Leave
            | TwoMsg::Shifts(_) => return false,
        }
        true
    }

    fn receive(&mut self, link: Result<Link, CodeError>) -> Arrival {
        let fresh = self.fresh_code();
        let arrival = self.person.couple.receive(link, fresh);
        if !matches!(arrival, Arrival::Failed(_)) {
            // A question that was swapped in is not the new pair's.
            self.two = TwoLook::default();
        }
        arrival
    }

    fn arrived(&mut self, arrival: Arrival, effects: &mut Vec<Effect>) {
        let screen = match arrival {
            Arrival::Both => Screen::Compare,
            arrival => Screen::Arrive(arrival),
        };
        self.step(effects, screen);
    }

    /// Nothing is left of the person, and nobody can come back to it.
    pub(super) fn forget(&mut self) {
        self.stop_passing();
        self.start_over();
        self.person = Person::new(self.person.quiz.clone());
        self.questions = QuestionTable::default();
        self.guiding.clear();
        self.two = TwoLook::default();
    }
}

/// So many days of a pair's order lie between today's question and another one: none comes again soon,
/// and every one comes before the first does, for no list has a multiple of so many.
const DAYS_TO_ANOTHER: i64 = 61;
