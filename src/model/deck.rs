//! Drawing questions: every question of a kind once a round, in an order that the person's seed
//! decides.

use serde::{Deserialize, Serialize};

use super::content::{Deck, Question, Text};
use super::random::Random;

/// How far a question goes. It never rises on its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Depth {
    /// Daily life and small things.
    #[default]
    Light,
    /// The two of you.
    Warm,
    /// What one rarely says.
    Deep,
}

impl Depth {
    /// From light to deep.
    pub const ALL: [Self; 3] = [Self::Light, Self::Warm, Self::Deep];

    /// The number that content files use: 1, 2, 3.
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }
}

/// Which questions are drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// How far they go.
    pub depth: Depth,
    /// What they are about.
    pub topic: Topic,
}

/// What questions are about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Topic {
    /// Anything.
    #[default]
    Any,
    /// What one person can take alone, or with a friend.
    Solo,
    /// One theme.
    Theme(String),
}

impl Filter {
    /// Whether a question is among them.
    pub fn takes(&self, question: &Question) -> bool {
        question.depth == self.depth.number()
            && match &self.topic {
                Topic::Any => true,
                Topic::Solo => question.solo,
                Topic::Theme(theme) => question.themes.iter().any(|it| it == theme),
            }
    }
}

/// What has been drawn in the current round.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// How often something was gone through: each round has an order of its own.
    rounds: u32,
    /// Marks of the questions, in order; so that a newer deck keeps what was seen of an older one.
    seen: Vec<u32>,
}

/// A draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draw {
    /// Its place in [`Deck::questions`].
    pub question: usize,
    /// All of them had been shown: a new round begins with it.
    pub new_round: bool,
}

impl Drawn {
    /// Whether nothing was drawn.
    pub fn is_empty(&self) -> bool {
        self.seen.is_empty()
    }

    /// Draws the next question; `None` where the deck has none of the kind. Those that answer to one
    /// of `reasons` come first. `last` is the one on the table, which doesn't come again at once.
    pub fn next(
        &mut self,
        deck: &Deck,
        filter: &Filter,
        reasons: &[Text],
        seed: u64,
        last: Option<usize>,
    ) -> Option<Draw> {
        let wanted = || {
            let wanted = deck.questions.iter().enumerate();
            wanted.filter(|(_, question)| filter.takes(question)).map(|(at, question)| {
                let helps = question.reasons.iter().any(|reason| reasons.contains(reason));
                (at, mark(&question.id), helps)
            })
        };
        let first = |round: u32, candidates: &mut dyn Iterator<Item = (usize, u32, bool)>| {
            let round = Random::new(seed ^ u64::from(round)).bits();
            candidates.min_by_key(|&(at, mark, helps)| {
                let rank = Random::new(round ^ u64::from(mark)).bits();
                (Some(at) == last, !helps, rank)
            })
        };
        let is_unseen = |(_, mark, _): &(usize, u32, bool)| self.seen.binary_search(mark).is_err();
        let mut drawn = first(self.rounds, &mut wanted().filter(is_unseen));
        let new_round = drawn.is_none() && wanted().next().is_some();
        if new_round {
            let mut through: Vec<_> = wanted().map(|(_, mark, _)| mark).collect();
            through.sort_unstable();
            self.seen.retain(|seen| through.binary_search(seen).is_err());
            self.rounds += 1;
            drawn = first(self.rounds, &mut wanted());
        }
        let (question, mark, _) = drawn?;
        if let Err(at) = self.seen.binary_search(&mark) {
            self.seen.insert(at, mark);
        }
        Some(Draw { question, new_round })
    }
}

/// What stands for an id where it is noted: four bytes rather than some twenty.
fn mark(id: &str) -> u32 {
    (Random::hashing(id.bytes()).bits() >> 32) as u32
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::content::Question;

    fn deck(size: usize) -> Deck {
        let question = |n: usize| Question {
            id: format!("q{n}").into(),
            depth: (n % 3) as u8 + 1,
            themes: Vec::new(),
            reasons: Vec::new(),
            solo: false,
            text: Text::default(),
            follow_ups: Vec::new(),
        };
        Deck { questions: (0..size).map(question).collect() }
    }

    fn draws(
        seed: u64,
        drawn: &mut Drawn,
        deck: &Deck,
        filter: &Filter,
        count: usize,
    ) -> Vec<Draw> {
        let mut last = None;
        let draw = || {
            let draw = drawn.next(deck, filter, &[], seed, last).expect("the deck has some");
            last = Some(draw.question);
            draw
        };
        std::iter::repeat_with(draw).take(count).collect()
    }

    fn depth(depth: Depth) -> Filter {
        Filter { depth, topic: Topic::Any }
    }

    #[test]
    fn every_question_of_a_depth_once_a_round_and_none_twice_running() {
        let deck = deck(60);
        for seed in 0..50 {
            let draws = draws(seed, &mut Drawn::default(), &deck, &depth(Depth::Warm), 60);
            for (round, draws) in draws.chunks(20).enumerate() {
                let distinct: BTreeSet<_> = draws.iter().map(|draw| draw.question).collect();
                assert_eq!(distinct.len(), 20);
                assert!(distinct.iter().all(|&n| deck.questions[n].depth == 2));
                assert_eq!(draws[0].new_round, round > 0);
                assert!(draws[1..].iter().all(|draw| !draw.new_round));
            }
            assert!(draws.windows(2).all(|pair| pair[0].question != pair[1].question));
        }
    }

    #[test]
    fn what_was_seen_in_one_choice_is_seen_in_all_until_that_choice_is_through() {
        let mut deck = deck(60);
        for question in deck.questions.iter_mut().step_by(2) {
            question.themes.push("home".into());
        }
        let all = depth(Depth::Light);
        let home = Filter { topic: Topic::Theme("home".into()), ..all.clone() };
        let mut drawn = Drawn::default();
        let first: BTreeSet<_> =
            draws(7, &mut drawn, &deck, &home, 6).iter().map(|draw| draw.question).collect();
        let rest = draws(7, &mut drawn, &deck, &all, 14);
        assert!(rest.iter().all(|draw| !draw.new_round && !first.contains(&draw.question)));
        // Ten are about home, and all of them were seen: these alone begin anew.
        let again = draws(7, &mut drawn, &deck, &home, 10);
        assert!(again[0].new_round);
        assert!(again.iter().all(|draw| draw.question % 6 == 0));
    }

    #[test]
    fn what_helps_comes_first() {
        let mut deck = deck(60);
        for question in deck.questions.iter_mut().step_by(6) {
            question.reasons.push("stress".into());
        }
        let (mut drawn, reasons) = (Drawn::default(), ["stress".into()]);
        for n in 0..20 {
            let draw = drawn.next(&deck, &depth(Depth::Light), &reasons, 3, None).unwrap();
            assert_eq!(draw.question % 6 == 0, n < 10, "draw {n}");
        }
    }

    #[test]
    fn drawing_is_seeded_and_even() {
        let deck = deck(30);
        let mut firsts = [0; 30];
        for seed in 0..3000 {
            let draw = |seed| {
                draws(seed, &mut Drawn::default(), &deck, &depth(Depth::Light), 1)[0].question
            };
            assert_eq!(draw(seed), draw(seed));
            firsts[draw(seed)] += 1;
        }
        let of_depth: Vec<_> = firsts.iter().step_by(3).copied().collect();
        // Ten questions, 300 each on average: 230 is over four standard deviations away.
        assert!(of_depth.iter().all(|&count| (230..=370).contains(&count)), "{of_depth:?}");
    }

    #[test]
    fn in_the_whole_deck_no_question_stands_for_another() {
        let deck: Deck =
            serde_json::from_str(include_str!("../../content/en/questions.json")).unwrap();
        let marks: BTreeSet<_> = deck.questions.iter().map(|question| mark(&question.id)).collect();
        assert_eq!(marks.len(), deck.questions.len());
        for depth in Depth::ALL.map(depth) {
            let count = deck.questions.iter().filter(|question| depth.takes(question)).count();
            assert!(count >= 140);
            let drawn = draws(5, &mut Drawn::default(), &deck, &depth, count + 1);
            let distinct: BTreeSet<_> = drawn[..count].iter().map(|draw| draw.question).collect();
            assert_eq!(distinct.len(), count);
            assert!(drawn[count].new_round);
        }
    }

    #[test]
    fn a_deck_without_the_depth_draws_nothing() {
        let none = Drawn::default().next(&deck(1), &depth(Depth::Deep), &[], 1, None);
        assert_eq!(none, None);
    }

    #[test]
    fn a_single_question_comes_again() {
        let deck = deck(1);
        let draws = draws(1, &mut Drawn::default(), &deck, &depth(Depth::Light), 3);
        assert!(draws.iter().all(|draw| draw.question == 0));
    }
}
