//! What two people know of each other: how this one gives, and the codes that went and came.

use serde::{Deserialize, Serialize};

use super::ByLanguage;
use super::code::{Code, CodeError, Link, NEWEST_LIST, in_order, pair_offset, pair_seed};
use super::inference::Level;
use super::quiz::Quiz;

/// The part of a person that has a second person in it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Couple {
    /// How often each language was given lately, in the order of the rating cards; at most five.
    /// `None`: skipped.
    pub give: Vec<Option<Level>>,
    /// What was sent last.
    pub sent: Option<Code>,
    /// What came.
    pub theirs: Option<Code>,
    /// Two codes that seed what the two of them agree on.
    pub pair: Option<Pair>,
    /// The phone is with a second person, who is not to see what is known of this one.
    pub passing: bool,
    /// Whether the quiz was started over since: what the pair holds of this person still seeds what
    /// both agree on, and is shown to nobody.
    started_over: bool,
    /// After the last card the phone goes to a second person.
    pub both_here: bool,
    /// What was sent before [`sent`](Self::sent), newest first: each link may still be opened.
    earlier: Vec<Code>,
}

/// So many codes are known for one's own beside the one that was sent last.
const EARLIER: usize = 3;

/// The codes of two people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// This person's.
    pub mine: Code,
    /// The other's.
    pub theirs: Code,
    /// Which phones have both.
    pub phones: Phones,
}

/// Which phones have a pair's codes, as far as is known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phones {
    /// Each of theirs.
    Both,
    /// This one, on which both took the quiz.
    This,
    /// This one, and the other as soon as what was sent is opened there.
    Sent,
}

impl Pair {
    /// The same on every phone.
    pub fn seed(&self) -> u64 {
        pair_seed(&self.mine, &self.theirs)
    }

    /// The clock that the pair's day goes by, the same on every phone.
    pub fn offset_minutes(&self) -> i32 {
        pair_offset(&self.mine, &self.theirs).minutes()
    }

    /// Whether this person's code comes first: the same two have the same order on every phone.
    pub fn starts_here(&self) -> bool {
        in_order(&self.mine, &self.theirs)[0] == &self.mine
    }

    /// Whether it is of these two, as this person sees them.
    fn is_of(&self, mine: Code, theirs: Code) -> bool {
        (self.mine, self.theirs) == (mine, theirs)
    }

    /// The list that every phone knows.
    pub fn list(&self) -> u8 {
        self.mine.list.min(self.theirs.list)
    }

    /// The link that brings the other one here: their code first.
    pub fn reply(&self) -> Link {
        Link::Pair { first: self.theirs, second: self.mine }
    }
}

/// What a link or a typed code turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// A result that was not here yet. It is now.
    New,
    /// The result of whoever opened it.
    Own,
    /// The result that is here already.
    Again,
    /// Another result than the one that is here, or another pair; nothing is lost until the visitor
    /// says so.
    Another(Link),
    /// Both results: everything is here.
    Both,
    /// No code.
    Failed(CodeError),
}

impl Couple {
    /// Whether nothing is known that would be worth keeping.
    pub fn is_empty(&self) -> bool {
        // By hand: to compare with the default would bring the code that compares codes into the first
        // wasm file.
        let Self { give, sent, theirs, pair, passing, started_over, both_here, earlier } = self;
        let nobody = sent.or(*theirs).is_none() && pair.is_none() && earlier.is_empty();
        give.is_empty() && nobody && !passing && !started_over && !both_here
    }

    /// Whether this person said how it gives.
    pub fn has_given(&self) -> bool {
        self.give.iter().any(Option::is_some)
    }

    /// Whether a result of this person is in it, which stays when the quiz is started over.
    pub fn holds_mine(&self) -> bool {
        self.sent.is_some() || self.pair.is_some()
    }

    /// What a link brought of this person.
    pub fn mine(&self) -> Option<Code> {
        self.pair.filter(|_| !self.started_over).map(|pair| pair.mine)
    }

    /// Lets go of what this person said, as the quiz does.
    pub(super) fn start_over(&mut self) {
        self.give.clear();
        self.both_here = false;
        self.started_over = self.pair.is_some();
    }

    /// Whether it is what some version of this can have written.
    pub(super) fn fits(&self) -> bool {
        self.give.len() <= Quiz::RATINGS && self.earlier.len() <= EARLIER
    }

    /// How often each language was given lately.
    pub fn gives(&self, quiz: &Quiz) -> ByLanguage<Option<Level>> {
        let order = quiz.answers().order;
        ByLanguage::from_fn(|language| {
            let card = order.iter().position(|&other| other == language)?;
            self.give.get(card).copied().flatten()
        })
    }

    /// Takes in what came. `fresh` is this person's own code by now, where there is a result.
    pub fn receive(&mut self, link: Result<Link, CodeError>, fresh: Option<Code>) -> Arrival {
        let known = |code: &Code| (1..=NEWEST_LIST).contains(&code.list);
        let is_mine = |code: &Code| {
            let own = [fresh, self.sent, self.pair.map(|pair| pair.mine)];
            own.contains(&Some(*code)) || self.earlier.contains(code)
        };
        match link {
            Err(error) => Arrival::Failed(error),
            Ok(Link::One(code)) if !known(&code) => Arrival::Failed(CodeError::Newer),
            Ok(Link::One(code)) if is_mine(&code) => Arrival::Own,
            Ok(Link::One(code)) => match self.theirs {
                Some(theirs) if theirs == code => Arrival::Again,
                Some(_) => Arrival::Another(Link::One(code)),
                None => self.accept(Link::One(code), fresh),
            },
            Ok(Link::Pair { first, second }) if !known(&first) || !known(&second) => {
                Arrival::Failed(CodeError::Newer)
            }
            Ok(Link::Pair { first, second }) => {
                let is_theirs = |code| self.theirs == Some(code);
                let has_mine = is_mine(&first) || is_mine(&second);
                // Opened on the phone that sent it, it is read from the other side.
                let turned = !is_mine(&first) && (is_mine(&second) || is_theirs(first));
                let (mine, theirs) = if turned { (second, first) } else { (first, second) };
                let link = Link::Pair { first: mine, second: theirs };
                if self.theirs.is_some() && !has_mine && !is_theirs(theirs) {
                    return Arrival::Another(link);
                }
                let before = self.pair;
                let arrival = self.accept(link, fresh);
                // One's own reply says nothing of who else opened it.
                if let (true, Some(before), Some(pair)) = (turned, before, &mut self.pair)
                    && before.is_of(mine, theirs)
                {
                    pair.phones = before.phones;
                }
                arrival
            }
        }
    }

    /// Puts what came in the place of what was here; of two codes, the second is the other's.
    ///
    /// One code makes a pair with what was sent, as on the other phone: two codes that were read out
    /// are as good as a reply. What was sent before the quiz was started over (`fresh`: no result
    /// yet) may be somebody else's.
    pub fn accept(&mut self, link: Link, fresh: Option<Code>) -> Arrival {
        let (mine, theirs, phones, arrival) = match link {
            Link::One(code) => (fresh.and(self.sent), code, Phones::Sent, Arrival::New),
            Link::Pair { first, second } => (Some(first), second, Phones::Both, Arrival::Both),
        };
        self.theirs = Some(theirs);
        self.pair = mine.map(|mine| Pair { mine, theirs, phones });
        self.started_over = false;
        arrival
    }

    /// The same two, seen by the other one of them.
    pub(super) fn turn(&mut self) {
        if let Some(pair) = &mut self.pair {
            std::mem::swap(&mut pair.mine, &mut pair.theirs);
            self.theirs = Some(pair.theirs);
        }
    }

    /// Nothing of the other one stays; what this person says does.
    pub(super) fn let_go(&mut self) {
        self.theirs = None;
        self.pair = None;
        self.started_over = false;
    }

    /// Both took the quiz on this phone, and look at it together.
    pub fn sit_down(&mut self, mine: Code, theirs: Code) {
        self.theirs = Some(theirs);
        self.pair = Some(Pair { mine, theirs, phones: Phones::This });
        self.started_over = false;
    }

    /// The link to send `mine` with: with theirs, where that came, so that it brings them back here.
    pub fn send(&mut self, mine: Code) -> Link {
        if let Some(before) = self.sent.replace(mine).filter(|before| *before != mine) {
            self.earlier.retain(|code| ![mine, before].contains(code));
            self.earlier.insert(0, before);
            self.earlier.truncate(EARLIER);
        }
        match self.theirs {
            Some(theirs) => {
                let known = |pair: &Pair| pair.is_of(mine, theirs) && pair.phones == Phones::Both;
                let pair =
                    self.pair.filter(known).unwrap_or(Pair { mine, theirs, phones: Phones::Sent });
                self.pair = Some(pair);
                self.started_over = false;
                pair.reply()
            }
            None => Link::One(mine),
        }
    }
}
