//! Drawing questions: every question of a depth once a round, in an order that the person's seed
//! decides.

use serde::{Deserialize, Serialize};

use super::content::Deck;
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

/// What has been drawn in the current round.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    seed: u64,
    /// How often each depth was gone through.
    rounds: [u32; 3],
    /// Ids, in order; so that a newer deck keeps what was seen of an older one.
    seen: Vec<String>,
}

/// A draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draw {
    /// Its place in [`Deck::questions`].
    pub question: usize,
    /// All of the depth had been shown: a new round begins with it.
    pub new_round: bool,
}

impl Drawn {
    /// Nothing drawn yet.
    pub fn new(seed: u64) -> Self {
        Self { seed, ..Self::default() }
    }

    /// Whether nothing was drawn.
    pub fn is_empty(&self) -> bool {
        self.seen.is_empty()
    }

    /// Draws the next question of a depth; `None` where the deck has none. `last` is the one on
    /// the table, which doesn't come again at once.
    pub fn next(&mut self, deck: &Deck, depth: Depth, last: Option<usize>) -> Option<Draw> {
        let of_depth = || {
            let questions = deck.questions.iter().enumerate();
            questions.filter(|(_, question)| question.depth == depth.number())
        };
        let mut new_round = false;
        if of_depth().all(|(_, question)| self.has_seen(&question.id)) {
            for (_, question) in of_depth() {
                if let Ok(at) = self.seen.binary_search(&question.id) {
                    self.seen.remove(at);
                    new_round = true;
                }
            }
            self.rounds[depth as usize] += u32::from(new_round);
        }
        let round = self.rounds[depth as usize];
        let (question, drawn) =
            of_depth().filter(|(_, question)| !self.has_seen(&question.id)).min_by_key(
                |(at, question)| (Some(*at) == last, rank(self.seed, round, &question.id)),
            )?;
        if let Err(at) = self.seen.binary_search(&drawn.id) {
            self.seen.insert(at, drawn.id.clone());
        }
        Some(Draw { question, new_round })
    }

    fn has_seen(&self, id: &str) -> bool {
        self.seen.binary_search_by(|seen| seen.as_str().cmp(id)).is_ok()
    }
}

/// Where a question stands in a round.
fn rank(seed: u64, round: u32, id: &str) -> u64 {
    let bytes = seed.to_le_bytes().into_iter().chain(round.to_le_bytes()).chain(id.bytes());
    Random::hashing(bytes).bits()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::content::Question;

    fn deck(size: usize) -> Deck {
        let question = |n: usize| Question {
            id: format!("q{n}"),
            depth: (n % 3) as u8 + 1,
            themes: Vec::new(),
            reasons: Vec::new(),
            solo: false,
            text: String::new(),
            follow_ups: Vec::new(),
        };
        Deck { questions: (0..size).map(question).collect() }
    }

    fn draws(drawn: &mut Drawn, deck: &Deck, depth: Depth, count: usize) -> Vec<Draw> {
        let mut last = None;
        let draw = || {
            let draw = drawn.next(deck, depth, last).expect("the deck has this depth");
            last = Some(draw.question);
            draw
        };
        std::iter::repeat_with(draw).take(count).collect()
    }

    #[test]
    fn every_question_of_a_depth_once_a_round_and_none_twice_running() {
        let deck = deck(60);
        for seed in 0..50 {
            let draws = draws(&mut Drawn::new(seed), &deck, Depth::Warm, 60);
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
    fn drawing_is_seeded_and_even() {
        let deck = deck(30);
        let mut firsts = [0; 30];
        for seed in 0..3000 {
            let draw = |seed| draws(&mut Drawn::new(seed), &deck, Depth::Light, 1)[0].question;
            assert_eq!(draw(seed), draw(seed));
            firsts[draw(seed)] += 1;
        }
        let of_depth: Vec<_> = firsts.iter().step_by(3).copied().collect();
        // Ten questions, 300 each on average: 230 is over four standard deviations away.
        assert!(of_depth.iter().all(|&count| (230..=370).contains(&count)), "{of_depth:?}");
    }

    #[test]
    fn a_deck_without_the_depth_draws_nothing() {
        assert_eq!(Drawn::new(1).next(&deck(1), Depth::Deep, None), None);
    }

    #[test]
    fn a_single_question_comes_again() {
        let deck = deck(1);
        let draws = draws(&mut Drawn::new(1), &deck, Depth::Light, 3);
        assert!(draws.iter().all(|draw| draw.question == 0));
    }
}
