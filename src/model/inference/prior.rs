//! Whom we expect: a fixed sample of people, and how likely each is to give each answer.
//!
//! A draw is a person without names on the utilities: five values, best first. Every draw stands
//! for all 120 ways to give its values to the five cards, so that no card and no language is
//! favoured by the luck of the sample.

use std::sync::OnceLock;

use super::normal;
use crate::model::random::Random;

/// How many people without names say what is asked next and who is first; each stands for 120.
const DRAWS: usize = 256;

/// How many say how far each language reaches, once, for the result. A level has a name on the screen,
/// so it must not hang on which few of a small sample happen to answer like this person.
const FINE_DRAWS: usize = 1024;

/// A favourite leads by at least this much (in units of utility), or it is none.
pub const MARGIN: f32 = 0.15;

/// The columns: 5 values × 5 levels, then 10 threes × (5 winners and "about the same").
const COLUMNS: usize = 25 + 60;

/// Into so many equal parts the line is divided.
pub const BINS: usize = 64;

/// The threes of five things, as bits.
pub const THREES: [u8; 10] = [7, 11, 13, 14, 19, 21, 22, 25, 26, 28];

/// The sample, with everything that answers need worked out.
pub struct Prior {
    /// How many people without names there are.
    pub draws: usize,
    /// The probability of an answer, by column, then by draw.
    columns: Vec<f32>,
    /// The draws that have a favourite by [`MARGIN`] come before this one.
    pub leading: usize,
    /// By value, then by draw: in which of the [`BINS`] parts of the line from "not at all" to "deeply" it
    /// lies.
    pub reach: [Vec<u8>; 5],
    /// All orders: which value, 0 the best, each card has.
    pub orders: Vec<[u8; 5]>,
}

impl Prior {
    /// The sample for what is asked next and who is first. Drawn at the first call.
    pub fn quick() -> &'static Self {
        static PRIOR: OnceLock<Prior> = OnceLock::new();
        PRIOR.get_or_init(|| Self::draw(DRAWS))
    }

    /// The sample for how far each language reaches. Drawn at the first call.
    pub fn fine() -> &'static Self {
        static PRIOR: OnceLock<Prior> = OnceLock::new();
        PRIOR.get_or_init(|| Self::draw(FINE_DRAWS))
    }

    /// By draw: how likely the card with this value is rated at this level.
    pub fn rating(&self, value: u8, level: usize) -> &[f32] {
        self.column(usize::from(value) * 5 + level)
    }

    /// By draw: how likely the card with the value `best` is chosen among the three of the values
    /// `among` (as bits); `None`: how likely they are called about the same.
    pub fn choice(&self, among: u8, best: Option<u8>) -> &[f32] {
        let three = THREES.iter().position(|&three| three == among).unwrap_or(0);
        self.column(25 + three * 6 + best.map_or(5, usize::from))
    }

    fn column(&self, index: usize) -> &[f32] {
        &self.columns[index * self.draws..][..self.draws]
    }

    fn draw(draws: usize) -> Self {
        let leads = |person: &Person| person.value[0] - person.value[1] >= MARGIN;
        let (mut people, tied): (Vec<_>, Vec<_>) =
            Person::sample(draws).into_iter().partition(leads);
        let leading = people.len();
        people.extend(tied);
        let mut columns = vec![0.0; COLUMNS * draws];
        for (draw, person) in people.iter().enumerate() {
            for value in 0..5 {
                let mut below = 0.0;
                for level in 0..5 {
                    let next = person.rating_up_to(value, level);
                    columns[(value * 5 + level) * draws + draw] = next - below;
                    below = next;
                }
            }
            let (strength, handicap) = person.forces();
            for (three, &among) in THREES.iter().enumerate() {
                let chances = choice(among, &strength, handicap);
                for (answer, &chance) in chances.iter().enumerate() {
                    columns[(25 + three * 6 + answer) * draws + draw] = chance;
                }
            }
        }
        let reach =
            std::array::from_fn(|value| people.iter().map(|person| person.reach(value)).collect());
        Self { draws, columns, leading, reach, orders: orders() }
    }
}

/// A person without names.
struct Person {
    /// The utilities, best first.
    value: [f32; 5],
    /// The sharpness of choices: the inverse of the scale of the Gumbel noise.
    sharpness: f32,
    /// How far above the next the best of three has to seem, not to be called about the same.
    band: f32,
    /// The standard deviation of a rating's noise, in units of utility.
    noise: f32,
    /// The distance between two levels, in units of utility.
    step: f32,
}

impl Person {
    /// A Latin hypercube: each trait is spread evenly over its distribution.
    fn sample(draws: usize) -> Vec<Self> {
        const TRAITS: usize = 11;
        let mut random = Random::new(5);
        let strata: [Vec<usize>; TRAITS] = std::array::from_fn(|_| {
            let mut stratum: Vec<_> = (0..draws).collect();
            random.shuffle(&mut stratum);
            stratum
        });
        (0..draws)
            .map(|draw| {
                let mut at = |index: usize| {
                    ((strata[index][draw] as f64 + random.unit()) / draws as f64) as f32
                };
                let mean = 0.9 * normal::quantile(at(0));
                let spread = 0.9 * libm::expf(0.6 * normal::quantile(at(1)));
                let mut value =
                    std::array::from_fn(|v| mean + spread * normal::quantile(at(2 + v)));
                value.sort_unstable_by(|a, b| b.total_cmp(a));
                if at(7) < 0.12 {
                    let both = (value[0] + value[1]) / 2.0;
                    value[0] = both;
                    value[1] = both;
                }
                Self {
                    value,
                    sharpness: 1.8 * libm::expf(0.4 * normal::quantile(at(8))),
                    band: 0.5 * at(9),
                    noise: 0.7,
                    step: 0.8 * libm::expf(0.3 * normal::quantile(at(10))),
                }
            })
            .collect()
    }

    /// How likely a card with this value is rated at this level or a lower one. Ordered probit.
    fn rating_up_to(&self, value: usize, level: usize) -> f32 {
        let edge = (level as f32 - 1.5) * self.step;
        if level == 4 { 1.0 } else { normal::below((edge - self.value[value]) / self.noise) }
    }

    /// What a choice goes by: how strongly each card speaks, and by how much the best has to seem
    /// ahead.
    fn forces(&self) -> ([f32; 5], f32) {
        let mut strength = self.value;
        for value in &mut strength {
            *value = libm::expf(self.sharpness * (*value - self.value[0]));
        }
        (strength, libm::expf(self.sharpness * self.band))
    }

    /// Each level has a fifth of the line: at 0.2 "not at all" passes into "a little".
    fn reach(&self, value: usize) -> u8 {
        let place = 0.5 + self.value[value] / self.step / 5.0;
        (place * BINS as f32).clamp(0.0, BINS as f32 - 1.0) as u8
    }
}

/// By answer, best of three as in best-worst scaling, by a multinomial logit. Each of them seems as good
/// as it is plus Gumbel noise, and the best is named if it seems ahead of both others by the band. That
/// it is has a closed form.
fn choice(among: u8, strength: &[f32; 5], handicap: f32) -> [f32; 6] {
    let members = || (0..5).filter(move |value| among >> value & 1 == 1);
    let total: f32 = members().map(|value| strength[value]).sum();
    let mut chances = [0.0; 6];
    chances[5] = 1.0;
    for value in members() {
        let own = strength[value];
        chances[value] = own / (own + handicap * (total - own));
        chances[5] -= chances[value];
    }
    chances
}

fn orders() -> Vec<[u8; 5]> {
    (0..5usize.pow(5))
        .map(|code| std::array::from_fn(|card| (code / 5usize.pow(card as u32) % 5) as u8))
        .filter(|order: &[u8; 5]| order.iter().fold(0, |seen, value| seen | 1u8 << value) == 31)
        .collect()
}
