//! The posterior over the five cards, given answers. Knows positions of cards, not languages, so
//! that no language can be treated unlike another.

use love_languages_hot::sums::{add, dot, multiply, scale, sum};

use super::Reach;
use super::prior::{BINS, Prior, THREES};

/// The prior probability that somebody answers without reading. Far more than are expected: a name
/// given to nobody's wants is worse than none given to somebody.
const CARELESS: f32 = 0.35;

/// Two ways not to read, equally likely: the probability of each level, of each of three options,
/// and of "about the same".
const BLIND: [[f32; 3]; 2] = [[0.2, 0.3, 0.1], [0.2, 0.25, 0.25]];

/// How much it counts to find out who does not read, against what is wanted by those who do.
const SUSPICION: f32 = 0.6;

/// An order that is less probable than this does not count for what is asked next.
const LEAST_TO_ASK: f32 = 2e-3;

/// One that is less probable than this, among those who answer with care, does not count for how far a
/// language reaches: no end of a range moves by more than 0.02 for it.
const LEAST_TO_SHOW: f32 = 1e-4;

/// An answer about cards, which are named by their position.
#[derive(Clone, Copy, Debug)]
pub enum Answer {
    /// This card, at this level of five.
    Rating(usize, usize),
    /// These three; the best of them, or `None` if about the same.
    Choice([usize; 3], Option<usize>),
}

/// The weight of every draw in every order that is looked at.
pub struct Posterior {
    prior: &'static Prior,
    /// The orders, and how probable each is: the sum over draws.
    orders: Vec<([u8; 5], f32)>,
    /// By order, then by draw; with `careless` it sums to 1.
    weights: Vec<f32>,
    /// The probability that the answers were given without reading.
    pub careless: f32,
}

impl Posterior {
    /// What the answers say to this sample. Their order does not matter.
    pub fn given(prior: &'static Prior, answers: &[Answer]) -> Self {
        Self::among(prior.orders.iter().copied(), prior, answers)
    }

    /// The same on a finer sample, where only the orders are looked at that are left.
    pub fn refined(&self, prior: &'static Prior, answers: &[Answer]) -> Self {
        // Of what is left where the answers were given with care.
        let least = LEAST_TO_SHOW * (1.0 - self.careless);
        let left = self.orders.iter().filter(|(_, total)| *total >= least);
        Self::among(left.map(|(order, _)| *order), prior, answers)
    }

    fn among(
        orders: impl Iterator<Item = [u8; 5]>,
        prior: &'static Prior,
        answers: &[Answer],
    ) -> Self {
        let mut orders: Vec<_> = orders.map(|order| (order, 0.0)).collect();
        let even = (1.0 - CARELESS) / (prior.orders.len() * prior.draws) as f32;
        let mut weights = vec![even; orders.len() * prior.draws];
        for ((order, total), weights) in
            orders.iter_mut().zip(weights.chunks_exact_mut(prior.draws))
        {
            for &answer in answers {
                multiply(weights, chances(prior, order, answer));
            }
            *total = sum(weights);
        }
        let careless: f32 = BLIND
            .iter()
            .map(|[level, one, same]| {
                answers.iter().fold(CARELESS / BLIND.len() as f32, |weight, answer| {
                    weight
                        * match answer {
                            Answer::Rating(..) => level,
                            Answer::Choice(_, Some(_)) => one,
                            Answer::Choice(_, None) => same,
                        }
                })
            })
            .sum();
        let all = careless + orders.iter().map(|(_, total)| total).sum::<f32>();
        scale(&mut weights, 1.0 / all);
        orders.iter_mut().for_each(|(_, total)| *total /= all);
        Self { prior, orders, weights, careless: careless / all }
    }

    /// By card: the probability of being first.
    pub fn first(&self) -> [f32; 5] {
        self.sum_first(|_, total| total)
    }

    /// By card: the probability of being first by the margin, answered with care.
    pub fn leads(&self) -> [f32; 5] {
        self.sum_first(|weights, _| sum(&weights[..self.prior.leading]))
    }

    /// The two cards that most likely are the first two with no margin between them, and how likely
    /// that is.
    pub fn leaders(&self) -> ([usize; 2], f32) {
        let mut tied = [[0.0; 5]; 5];
        for (order, _, weights) in self.by_order() {
            let place = |value| order.iter().position(|&v| v == value).unwrap_or(0);
            tied[place(0)][place(1)] += sum(&weights[self.prior.leading..]);
        }
        let mut best = ([0, 1], -1.0);
        for a in 0..5 {
            for b in 0..a {
                let both = tied[a][b] + tied[b][a];
                if both > best.1 {
                    best = ([a, b], both);
                }
            }
        }
        best
    }

    /// By card: where on the line it lies.
    pub fn reach(&self) -> [Reach; 5] {
        let mut reach = [Reach::default(); 5];
        for (card, reach) in reach.iter_mut().enumerate() {
            let mut bins = [0.0f32; BINS];
            for (value, reach) in self.prior.reach.iter().enumerate() {
                let mut by_draw = vec![0.0f32; self.prior.draws];
                for (_, _, weights) in
                    self.by_order().filter(|(order, ..)| usize::from(order[card]) == value)
                {
                    add(&mut by_draw, weights);
                }
                for (weight, &bin) in by_draw.iter().zip(reach) {
                    bins[usize::from(bin) % BINS] += weight;
                }
            }
            let total: f32 = bins.iter().sum();
            let quantile = |p: f32| {
                let mut left = p * total;
                for (bin, &weight) in bins.iter().enumerate() {
                    if left <= weight {
                        return (bin as f32 + left / weight.max(f32::MIN_POSITIVE)) / BINS as f32;
                    }
                    left -= weight;
                }
                1.0
            };
            *reach = Reach { low: quantile(0.1), best: quantile(0.5), high: quantile(0.9) };
        }
        reach
    }

    /// What asking for the best of these three is expected to tell: in bits, half about who is
    /// first, half about the whole order.
    pub fn information(&self, cards: [usize; 3]) -> f32 {
        let mut by_first = [[0.0f32; 4]; 5];
        let mut all = [0.0f32; 4];
        let mut by_order = 0.0;
        for (order, total, weights) in self.by_order() {
            if total < LEAST_TO_ASK {
                continue;
            }
            let [a, b, c] = cards.map(|card| {
                dot(weights, chances(self.prior, order, Answer::Choice(cards, Some(card))))
            });
            let joint = [a, b, c, (total - a - b - c).max(0.0)];
            let first = order.iter().position(|&value| value == 0).unwrap_or(0);
            for answer in 0..4 {
                by_first[first][answer] += joint[answer];
                all[answer] += joint[answer];
            }
            by_order += entropy(&joint);
        }
        // Not to have read is one more case that the answer may tell from the others.
        let blind = [0.28, 0.28, 0.28, 0.16].map(|chance| SUSPICION * self.careless * chance);
        all.iter_mut().zip(blind).for_each(|(all, blind)| *all += blind);
        let by_first: f32 = by_first.iter().map(entropy).sum();
        entropy(&all) - entropy(&blind) - 0.5 * (by_first + by_order)
    }

    /// Each order, how probable it is, and its weights by draw.
    fn by_order(&self) -> impl Iterator<Item = (&[u8; 5], f32, &[f32])> {
        let weights = self.weights.chunks_exact(self.prior.draws);
        self.orders.iter().zip(weights).map(|((order, total), weights)| (order, *total, weights))
    }

    fn sum_first(&self, of: impl Fn(&[f32], f32) -> f32) -> [f32; 5] {
        let mut sums = [0.0; 5];
        for (order, total, weights) in self.by_order() {
            let first = order.iter().position(|&value| value == 0).unwrap_or(0);
            sums[first] += of(weights, total);
        }
        sums
    }
}

/// By draw: how likely the answer is where the cards have their values in this order.
fn chances<'a>(prior: &'a Prior, order: &[u8; 5], answer: Answer) -> &'a [f32] {
    match answer {
        Answer::Rating(card, level) => prior.rating(order[card], level),
        Answer::Choice(cards, best) => {
            let among = cards.iter().fold(0, |among, &card| among | 1 << order[card]);
            debug_assert!(THREES.contains(&among));
            prior.choice(among, best.map(|card| order[card]))
        }
    }
}

/// The entropy of the four answers, weighted by how likely the case is: in bits times probability.
fn entropy(joint: &[f32; 4]) -> f32 {
    let total: f32 = joint.iter().sum();
    joint.iter().filter(|&&p| p > 0.0).map(|&p| -p * libm::log2f(p / total)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::random::Random;

    /// Also where the answers contradict each other, and most likely nobody read.
    #[test]
    fn what_is_left_out_of_the_finer_sample_does_not_show() {
        let mut random = Random::new(3);
        for person in 0..60 {
            let extremes = person % 2 == 0;
            let mut answers: Vec<_> = (0..5)
                .map(|card| match random.below(if extremes { 2 } else { 5 }) {
                    1 if extremes => Answer::Rating(card, 4),
                    level => Answer::Rating(card, level),
                })
                .collect();
            for _ in 0..10 {
                let mut cards = [0, 1, 2, 3, 4];
                random.shuffle(&mut cards);
                let three = [cards[0], cards[1], cards[2]];
                let best = random.below(4);
                answers.push(Answer::Choice(three, (best < 3).then(|| three[best])));
            }
            let all = Posterior::given(Prior::fine(), &answers).reach();
            let quick = Posterior::given(Prior::quick(), &answers);
            let left = quick.refined(Prior::fine(), &answers).reach();
            for (all, left) in all.iter().zip(&left) {
                for (all, left) in
                    [(all.low, left.low), (all.best, left.best), (all.high, left.high)]
                {
                    assert!((all - left).abs() < 0.02, "{all} became {left}: {answers:?}");
                }
            }
        }
    }
}
