//! The quiz: five ratings, then at most ten threes, each chosen by what is still unknown.

use std::cell::OnceCell;

use serde::{Deserialize, Serialize};

use super::inference::posterior::{Answer, Posterior};
use super::inference::prior::Prior;
use super::inference::{Choice, Level, Picture, Verdict};
use super::random::Random;
use super::{ByLanguage, LoveLanguage};

/// A favourite this likely ends the quiz.
const SURE: f32 = 0.84;
/// A favourite this likely is named at the end.
const NAMED: f32 = 0.68;
/// A tie of the leaders this likely ends the quiz.
const SURELY_TIED: f32 = 0.7;
/// A tie of the leaders this likely is named at the end.
const TIED: f32 = 0.5;

/// Three statements, and what was said about them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Round {
    /// Their languages, as they were shown.
    pub options: [LoveLanguage; 3],
    /// `None`: skipped.
    pub answer: Option<Choice>,
}

/// All that was answered: what is stored and restored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answers {
    /// Shuffles the sides of the threes.
    pub seed: u64,
    /// The order of the rating cards.
    pub order: [LoveLanguage; 5],
    /// In that order, at most five. `None`: skipped.
    pub ratings: Vec<Option<Level>>,
    /// At most ten, and only after five ratings.
    pub rounds: Vec<Round>,
}

/// What a card asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// How much this language reaches.
    Rate(LoveLanguage),
    /// Which of these would mean most.
    Choose([LoveLanguage; 3]),
}

/// The quiz, at any point. Positions count cards from 0: 0 to 4 are ratings, then come threes.
#[derive(Clone, Debug)]
pub struct Quiz {
    answers: Answers,
    /// Worked out when it is asked for: the first cards don't need it.
    next: OnceCell<Option<[LoveLanguage; 3]>>,
}

impl PartialEq for Quiz {
    fn eq(&self, other: &Self) -> bool {
        self.answers == other.answers
    }
}

impl Quiz {
    /// How many cards are rated.
    pub const RATINGS: usize = 5;
    /// How many threes there are at most.
    pub const MOST_ROUNDS: usize = 10;

    /// A quiz that shuffles its cards by `seed`.
    pub fn new(seed: u64) -> Self {
        let mut order = LoveLanguage::ALL;
        Random::new(seed).shuffle(&mut order);
        Self::with_order(seed, order)
    }

    /// A quiz whose rating cards come in a given order. It must hold every language.
    pub fn with_order(seed: u64, order: [LoveLanguage; 5]) -> Self {
        debug_assert!(is_permutation(&order));
        Self::from_answers(Answers { seed, order, ratings: Vec::new(), rounds: Vec::new() })
    }

    /// Takes up where it was left. `None` where the answers contradict themselves.
    pub fn restore(answers: Answers) -> Option<Self> {
        let threes_fit = answers.rounds.iter().all(|Round { options: [a, b, c], answer }| {
            a != b
                && b != c
                && a != c
                && match answer {
                    Some(Choice::One(best)) => [a, b, c].contains(&best),
                    Some(Choice::Same) | None => true,
                }
        });
        let fits = is_permutation(&answers.order)
            && answers.ratings.len() <= Self::RATINGS
            && answers.rounds.len() <= Self::MOST_ROUNDS
            && (answers.rounds.is_empty() || answers.ratings.len() == Self::RATINGS)
            && threes_fit;
        fits.then(|| Self::from_answers(answers))
    }

    /// The quiz as far as the loader's cards go, from its text: numbers with commas between them. A 0,
    /// the seed, the cards' places in [`LoveLanguage::ALL`], and for each answered one a level from 0
    /// to 4 or −1 for a skip. `None` where they are no quiz.
    pub fn from_taps(text: &str) -> Option<Self> {
        let numbers = text.strip_prefix("0,")?.trim_end_matches(',').split(',');
        let numbers: Vec<i64> = numbers.map(|number| number.parse().ok()).collect::<Option<_>>()?;
        let (&seed, cards) = numbers.split_first()?;
        let (order, ratings) = cards.split_at_checked(5)?;
        let language = |&at: &i64| LoveLanguage::ALL.get(usize::try_from(at).ok()?).copied();
        let rating = |&level: &i64| match level {
            -1 => Some(None),
            level => Level::from_index(usize::try_from(level).ok()?).map(Some),
        };
        Self::restore(Answers {
            seed: u64::try_from(seed).ok()?,
            order: order.iter().map(language).collect::<Option<Vec<_>>>()?.try_into().ok()?,
            ratings: ratings.iter().map(rating).collect::<Option<_>>()?,
            rounds: Vec::new(),
        })
    }

    /// Does a part of what answers would have to wait for: samples are drawn, and a quiz is gone through
    /// once with nobody there, since a browser compiles what it has never run when it runs it. `false` where
    /// there is no such part. Each is one task's work.
    pub fn rehearse(part: usize) -> bool {
        let rated = || {
            let mut quiz = Self::new(0);
            (0..Self::RATINGS).for_each(|at| quiz.rate(at, Level::from_index(at)));
            quiz
        };
        match part {
            0 => _ = Prior::quick(),
            1 => _ = Prior::fine(),
            2 => _ = rated().is_done(),
            3 => _ = rated().picture(),
            _ => return false,
        }
        true
    }

    /// All that was answered.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// How many cards have been answered or skipped, 0 to 15.
    pub fn answered(&self) -> usize {
        self.answers.ratings.len() + self.answers.rounds.len()
    }

    /// What was asked there, or what is next. `None` beyond, and when the quiz is done.
    pub fn ask(&self, at: usize) -> Option<Ask> {
        if at < Self::RATINGS {
            (at <= self.answered()).then(|| Ask::Rate(self.answers.order[at]))
        } else if let Some(round) = self.answers.rounds.get(at - Self::RATINGS) {
            Some(Ask::Choose(round.options))
        } else if at == self.answered() {
            self.next().map(Ask::Choose)
        } else {
            None
        }
    }

    /// Answers a rating card, again if it was answered before; what came after it is kept.
    /// `None` skips. Does nothing where there is no such card.
    pub fn rate(&mut self, at: usize, level: Option<Level>) {
        let ratings = &mut self.answers.ratings;
        if at < ratings.len() {
            ratings[at] = level;
        } else if at == ratings.len() && at < Self::RATINGS {
            ratings.push(level);
        }
        self.next.take();
    }

    /// Answers a three, again if it was answered before; what came after it is kept.
    /// `None` skips. Does nothing where there is no such card or no such option on it.
    pub fn choose(&mut self, at: usize, choice: Option<Choice>) {
        let Some(Ask::Choose(options)) = self.ask(at) else { return };
        if matches!(choice, Some(Choice::One(best)) if !options.contains(&best)) {
            return;
        }
        let round = Round { options, answer: choice };
        let rounds = &mut self.answers.rounds;
        match rounds.get_mut(at - Self::RATINGS) {
            Some(before) => *before = round,
            None => rounds.push(round),
        }
        self.next.take();
    }

    /// Whether nothing more is asked.
    pub fn is_done(&self) -> bool {
        self.answers.ratings.len() == Self::RATINGS && self.next().is_none()
    }

    /// At most so many cards are left from this one on, itself included.
    pub fn most_left(&self, at: usize) -> usize {
        let last = if self.is_done() { self.answered() } else { Self::RATINGS + Self::MOST_ROUNDS };
        last.saturating_sub(at)
    }

    /// What the answers say so far.
    pub fn picture(&self) -> Picture {
        let evidence = self.evidence();
        let posterior = Posterior::given(Prior::quick(), &evidence);
        let order = self.answers.order;
        let by_language =
            |values: [f32; 5]| ByLanguage::from_fn(|language| values[self.card(language)]);
        let first = posterior.first();
        let reach = posterior.refined(Prior::fine(), &evidence).reach();
        let (favourite, lead) = likeliest(&posterior.leads());
        let ([a, b], tied) = posterior.leaders();
        // As in the order of the rows: likelier first in front.
        let [a, b] = if first[b] > first[a] { [b, a] } else { [a, b] };
        let ratings = self.answers.ratings.iter().flatten().count();
        let rounds = self.answers.rounds.iter().filter(|round| round.answer.is_some()).count();
        let informed = ratings >= 3 || rounds >= 3 || ratings + rounds >= 4;
        let verdict = if lead >= NAMED {
            Verdict::Clear(order[favourite])
        } else if tied >= TIED {
            Verdict::Two(order[a], order[b])
        } else {
            Verdict::None
        };
        let total: f32 = first.iter().sum();
        let mut ranking = [0, 1, 2, 3, 4];
        ranking.sort_unstable_by(|&a, &b| reach[b].best.total_cmp(&reach[a].best));
        let top = likeliest(&first).0;
        if let Some(at) = ranking.iter().position(|&card| card == top) {
            ranking[..=at].rotate_right(1);
        }
        Picture {
            verdict,
            first: by_language(first.map(|first| first / total)),
            reach: ByLanguage::from_fn(|language| {
                let card = self.card(language);
                // Whatever the other answers say: nobody is told that their own can't be right.
                match self.answers.ratings.get(card).copied().flatten() {
                    Some(level) => reach[card].stretched_to(level),
                    None => reach[card],
                }
            }),
            order: ranking.map(|card| order[card]),
            informed,
        }
    }

    fn from_answers(answers: Answers) -> Self {
        Self { answers, next: OnceCell::new() }
    }

    fn card(&self, language: LoveLanguage) -> usize {
        self.answers.order.iter().position(|&other| other == language).unwrap_or(0)
    }

    /// What was answered, for the inference.
    fn evidence(&self) -> Vec<Answer> {
        let ratings = self.answers.ratings.iter().enumerate();
        let rated =
            ratings.filter_map(|(card, level)| Some(Answer::Rating(card, level.as_ref()?.index())));
        let chosen = self.answers.rounds.iter().filter_map(|round| {
            let cards = round.options.map(|option| self.card(option));
            match round.answer? {
                Choice::One(best) => Some(Answer::Choice(cards, Some(self.card(best)))),
                Choice::Same => Some(Answer::Choice(cards, None)),
            }
        });
        rated.chain(chosen).collect()
    }

    fn next(&self) -> Option<[LoveLanguage; 3]> {
        *self.next.get_or_init(|| self.choose_next())
    }

    fn choose_next(&self) -> Option<[LoveLanguage; 3]> {
        let Answers { seed, order, ratings, rounds } = &self.answers;
        if ratings.len() < Self::RATINGS || rounds.len() >= Self::MOST_ROUNDS {
            return None;
        }
        let posterior = Posterior::given(Prior::quick(), &self.evidence());
        if likeliest(&posterior.leads()).1 >= SURE || posterior.leaders().1 >= SURELY_TIED {
            return None;
        }
        let mut random = Random::new(seed ^ (rounds.len() as u64 + 1).wrapping_mul(0x5851_f42d));
        let mut sides = [0, 1, 2, 3, 4];
        random.shuffle(&mut sides);
        let shown = |card: usize| {
            rounds.iter().filter(|round| round.options.contains(&order[card])).count()
        };
        let mut best = (f32::MIN, [0, 1, 2]);
        for a in 0..5 {
            for b in a + 1..5 {
                for c in b + 1..5 {
                    let cards = [sides[a], sides[b], sides[c]];
                    let often: usize = cards.iter().map(|&card| shown(card)).sum();
                    let value = posterior.information(cards) - 0.002 * often as f32;
                    if value > best.0 {
                        best = (value, cards);
                    }
                }
            }
        }
        let mut cards = best.1;
        random.shuffle(&mut cards);
        Some(cards.map(|card| order[card]))
    }
}

fn is_permutation(order: &[LoveLanguage; 5]) -> bool {
    LoveLanguage::ALL.iter().all(|language| order.contains(language))
}

fn likeliest(chances: &[f32; 5]) -> (usize, f32) {
    chances.iter().enumerate().fold(
        (0, -1.0),
        |best, (card, &chance)| {
            if chance > best.1 { (card, chance) } else { best }
        },
    )
}
