//! The questions on the table: one at a time, and back to those before; and those that are kept.

use std::iter;

use serde::{Deserialize, Serialize};

use super::app::{Effect, Model, Screen};
use super::content::{Deck, Later, Question, THEMES, Text};
use super::deck::{Depth, Draw, Drawn, Filter, Topic};
use super::later::LateEffect;

/// The questions on the table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuestionTable {
    /// Which are drawn.
    pub filter: Filter,
    /// What the deck's questions can be about; empty until it is there.
    pub topics: Vec<Topic>,
    /// How far its questions go.
    pub depths: Vec<Depth>,
    /// What was drawn, oldest first, without what was passed; empty until the deck is there.
    drawn: Vec<Draw>,
    /// Which of them is looked at; none where the deck has none of the kind.
    pub at: usize,
    /// How many of its follow-ups were gone past.
    follow_up: usize,
    /// Whether copying worked, once it was tried.
    pub copied: Option<bool>,
    /// Counts the questions that were looked at, whichever way they came.
    turns: usize,
    /// The question that was drawn last.
    last: Option<usize>,
    /// The one that is drawn next goes as far as this, for once.
    swap: Option<Depth>,
    /// The id of the question that was looked at before the widget was taken down.
    resume: Option<String>,
}

/// What can happen to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionMsg {
    /// Questions of this depth.
    SetDepth(Depth),
    /// Questions of the topic at this place of [`QuestionTable::topics`].
    SetTopic(usize),
    /// The next question.
    Next,
    /// The next question, and not back to this one.
    Pass,
    /// Another question of this depth, for once.
    Swap(Depth),
    /// The question before.
    Previous,
    /// Another follow-up of the same question.
    AnotherFollowUp,
    /// Keep the question, or keep it no longer.
    Keep,
    /// To the kept ones.
    OpenKept,
    /// Keep no longer the one at this place of the list.
    Drop(usize),
    /// Copy what is on the screen: the question, or the list of those kept.
    Copy,
    /// Send it by the phone's share sheet.
    ShareSheet,
}

/// The table at rest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestingTable {
    filter: Filter,
    question: Option<String>,
}

impl QuestionTable {
    /// One at its start.
    pub(super) fn of(filter: Filter) -> Self {
        Self { filter, ..Self::default() }
    }

    /// Where a widget goes on that was taken down at this table.
    pub(super) fn resumed(RestingTable { filter, question }: RestingTable) -> Self {
        Self { filter, resume: question, ..Self::default() }
    }

    /// What it goes on from.
    pub(super) fn at_rest(&self, deck: &Deck) -> RestingTable {
        let shown = self.shown().and_then(|draw| deck.questions.get(draw.question));
        let question = shown.map(|question| question.id.to_string()).or(self.resume.clone());
        RestingTable { filter: self.filter.clone(), question }
    }

    /// The question that is looked at.
    pub fn shown(&self) -> Option<Draw> {
        self.drawn.get(self.at).copied()
    }

    /// Which of a question's follow-ups is shown with it.
    pub fn follow_up_of<'a>(&self, question: &'a Question) -> Option<&'a Text> {
        question.follow_ups.iter().cycle().nth(self.follow_up)
    }

    /// What tells it from the one before.
    pub fn key(&self) -> usize {
        self.turns
    }

    /// Draws the question that is to be looked at, if it is not there yet.
    fn draw(&mut self, deck: &Deck, drawn: &mut Drawn, reasons: &[Text], seed: u64) {
        // Once: a deck may be long.
        if self.topics.is_empty() {
            self.topics = deck.topics();
            let has = |depth: &Depth| {
                deck.questions.iter().any(|question| question.depth == depth.number())
            };
            self.depths = Depth::ALL.into_iter().filter(has).collect();
            // A deck of a practice's own may have none of the lightest.
            if let Some(&lightest) = self.depths.first()
                && !self.depths.contains(&self.filter.depth)
            {
                self.filter.depth = lightest;
            }
        }
        let resumed = self.resume.take().and_then(|id| {
            let question = deck.questions.iter().position(|question| question.id == id)?;
            Some(Draw { question, new_round: false })
        });
        let mut next = |depth| {
            let filter = Filter { depth, topic: self.filter.topic.clone() };
            drawn.next(deck, &filter, reasons, seed, self.last)
        };
        let swapped = self.swap.take().and_then(&mut next);
        if let Some(draw) = resumed.or(swapped).or_else(|| next(self.filter.depth)) {
            self.last = Some(draw.question);
            self.drawn.insert(self.at, draw);
        }
    }

    /// Another kind of questions comes next; back leads to what was looked at before.
    fn choose_anew(&mut self) {
        self.drawn.truncate(self.at + 1);
        self.at = self.drawn.len();
    }

    fn is_wanting(&self) -> bool {
        self.at >= self.drawn.len() || self.swap.is_some()
    }
}

impl Deck {
    /// What its questions can be about: the themes that it has, ours first.
    pub fn topics(&self) -> Vec<Topic> {
        let mut themes: Vec<&str> = Vec::new();
        for theme in self.questions.iter().flat_map(|question| &question.themes) {
            if !themes.contains(&theme.as_str()) {
                themes.push(theme);
            }
        }
        let ours = THEMES.iter().filter(|theme| themes.contains(theme));
        let own = themes.iter().filter(|theme| !THEMES.contains(theme));
        let themes = ours.chain(own).map(|theme| Topic::Theme((*theme).to_owned()));
        [Topic::Any, Topic::Solo].into_iter().chain(themes).collect()
    }
}

impl Model {
    /// The question on the table.
    pub fn question(&self) -> Option<&Question> {
        self.later()?.deck.questions.get(self.questions.shown()?.question)
    }

    /// The questions that were kept, oldest first: those that the deck still has. While the phone is
    /// with a second person they are out of sight.
    pub fn kept<'a>(&self, later: &'a Later) -> Vec<&'a Question> {
        if self.is_passing() {
            return Vec::new();
        }
        let find = |id: String| later.deck.questions.iter().find(|question| question.id == id);
        self.notes().kept.into_iter().filter_map(find).collect()
    }

    /// Draws what is to be looked at. A phone may have put the tab away in the middle of a talk: then it is the
    /// question that was on the table. Another visit, where the phone remembers, begins with a new one.
    pub(super) fn draw_question(&mut self, later: &Later) {
        // Which questions were seen is no secret: whoever has the phone, they are its owner's.
        let mut notes = self.notes();
        if !self.around.remembers && self.questions == QuestionTable::default() {
            self.questions = QuestionTable::resumed(notes.table.clone());
        }
        if self.questions.is_wanting() {
            let seed = self.owner().quiz.answers().seed;
            let reasons = self.reasons(later);
            self.questions.draw(&later.deck, &mut notes.drawn, &reasons, seed);
        }
        notes.table = self.questions.at_rest(&later.deck);
        self.note(&notes);
    }

    /// Takes what happened; `false` where nothing follows from it.
    pub(super) fn update_questions(
        &mut self,
        msg: QuestionMsg,
        later: &Later,
        effects: &mut Vec<Effect>,
    ) -> bool {
        let is_passing = self.is_passing();
        let table = &mut self.questions;
        let is_shown = table.shown().is_some();
        match msg {
            QuestionMsg::SetDepth(depth) if depth != table.filter.depth => {
                table.filter.depth = depth;
                table.choose_anew();
            }
            QuestionMsg::SetTopic(place) => {
                let Some(topic) = table.topics.get(place).cloned() else { return false };
                if topic == table.filter.topic {
                    return false;
                }
                table.filter.topic = topic;
                table.choose_anew();
            }
            QuestionMsg::Next if is_shown => table.at += 1,
            QuestionMsg::Pass if is_shown => drop(table.drawn.remove(table.at)),
            QuestionMsg::Swap(depth) if is_shown => {
                // Between this one, where Back leads, and those that were looked at after it.
                table.at += 1;
                table.swap = Some(depth);
            }
            QuestionMsg::Previous if table.at > 0 => table.at -= 1,
            QuestionMsg::AnotherFollowUp => {
                table.follow_up += 1;
                return true;
            }
            QuestionMsg::Keep | QuestionMsg::Drop(_) | QuestionMsg::OpenKept if is_passing => {
                return false;
            }
            QuestionMsg::Keep => {
                let Some(question) = self.question() else { return false };
                let id = question.id;
                let mut notes = self.notes();
                match notes.kept.iter().position(|kept| id == *kept) {
                    Some(at) => drop(notes.kept.remove(at)),
                    None => notes.kept.push(id.to_string()),
                }
                self.note(&notes);
                return true;
            }
            QuestionMsg::Drop(place) => {
                let Some(id) = self.kept(later).get(place).map(|question| &question.id) else {
                    return false;
                };
                let mut notes = self.notes();
                notes.kept.retain(|kept| *id != *kept);
                self.note(&notes);
                return true;
            }
            QuestionMsg::OpenKept => {
                table.copied = None;
                self.step(effects, Screen::Kept);
                return true;
            }
            QuestionMsg::Copy | QuestionMsg::ShareSheet => {
                let Some(text) = self.said_of_questions(later) else { return false };
                effects.push(Effect::Late(match msg {
                    QuestionMsg::Copy => LateEffect::Copy(text),
                    _ => LateEffect::ShareSheet { text, url: self.around.address.clone() },
                }));
                return false;
            }
            _ => return false,
        }
        self.questions.follow_up = 0;
        self.questions.copied = None;
        self.questions.turns += 1;
        self.step(effects, Screen::Questions);
        true
    }

    /// What is sent or copied: the question on the table with its follow-up, or those kept, one a line.
    fn said_of_questions(&self, later: &Later) -> Option<String> {
        match self.screen {
            Screen::Kept => {
                let kept: Vec<_> = self.kept(later).iter().map(|q| q.text.as_str()).collect();
                (!kept.is_empty()).then(|| kept.join("\n\n"))
            }
            _ => {
                let question = self.question()?;
                let shown = self.questions.follow_up_of(question).into_iter();
                let texts: Vec<_> =
                    iter::once(&question.text).chain(shown).map(|text| text.as_str()).collect();
                Some(texts.join("\n\n"))
            }
        }
    }
}
