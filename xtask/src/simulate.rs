//! `cargo xtask simulate`: is what the quiz says true? Thousands of made-up people, whose wants are
//! known, answer it, and beside it a tally of 30 forced choices.

use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use love_languages::model::LoveLanguage;
use love_languages::model::inference::{Choice, Level, Verdict};
use love_languages::model::quiz::{Ask, Quiz};
use love_languages::model::random::Random;

/// Plays `--people` (2000) of each model from `--seed` (1), and prints the table, what it has to
/// show, and the time a tap takes.
///
/// # Errors
///
/// Where an option is unknown, or the table does not show what it has to.
pub fn run(options: &[String]) -> Result<()> {
    let (mut people, mut seed) = (2000, 1);
    for option in options.chunks(2) {
        let number = option.get(1).with_context(|| format!("{} needs a number", option[0]))?;
        let number: u64 = number.parse().with_context(|| format!("{number} is not a number"))?;
        match option[0].as_str() {
            "--people" => people = number as usize,
            "--seed" => seed = number,
            other => bail!("{other} is unknown: simulate takes --people N and --seed N"),
        }
    }
    ensure!(people > 0, "--people must be at least 1");
    let table = Table::measure(people, seed);
    let taps = TapTime::measure(seed);
    print!("{table}\n{taps}");
    ensure!(table.demands().iter().all(|demand| demand.holds) && taps.holds(), "it falls short");
    Ok(())
}

/// How somebody answers, apart from what they want.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Plain,
    RatesAllTop,
    Random,
    SkipsHalf,
    DrawnToFirst,
    UnevenStatements,
    EqualLeaders,
    AllTheSame,
}

/// What of these three is called about the same.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Tie {
    /// Where the two best seem closer than the band at this moment.
    Seeming,
    /// Where the two best are closer than the band.
    Best,
    /// Where all three are closer than the band.
    All,
}

/// People who are simulated alike.
struct Model {
    name: String,
    kind: Kind,
    /// Whether it is a part of the mixed population.
    mixed: bool,
    /// Where a seeming utility passes from level to level.
    thresholds: [f64; 4],
    tie: Tie,
    /// Spread of the utilities and sharpness of choices: equal parts of these.
    traits: Vec<(f64, f64)>,
}

impl Model {
    fn all() -> Vec<Self> {
        let traits: Vec<_> = [0.4, 1.0, 1.6]
            .into_iter()
            .flat_map(|spread| [1.2, 2.0, 3.0].map(|sharpness| (spread, sharpness)))
            .collect();
        let model = |name: &str, kind| Self {
            name: name.into(),
            kind,
            mixed: false,
            thresholds: [-1.5, -0.5, 0.5, 1.5],
            tie: Tie::Seeming,
            traits: traits.clone(),
        };
        let mixed = traits.iter().map(|&(spread, sharpness)| Self {
            mixed: true,
            traits: vec![(spread, sharpness)],
            ..model(&format!("· spread {spread}, sharpness {sharpness}"), Kind::Plain)
        });
        mixed
            .chain([
                model("rates all at the top", Kind::RatesAllTop),
                model("answers at random", Kind::Random),
                model("skips half", Kind::SkipsHalf),
                model("drawn to the first", Kind::DrawnToFirst),
                model("uneven statements", Kind::UnevenStatements),
                model("two equal leaders", Kind::EqualLeaders),
                model("all the same", Kind::AllTheSame),
                // How far the result hangs on how this simulator was written.
                Self { tie: Tie::Best, ..model("ties: truly close", Kind::Plain) },
                Self { tie: Tie::All, ..model("ties: all three", Kind::Plain) },
                Self {
                    thresholds: [-0.84, -0.25, 0.25, 0.84],
                    ..model("levels: narrow", Kind::Plain)
                },
                Self { thresholds: [-2.0, -1.2, -0.4, 0.4], ..model("levels: high", Kind::Plain) },
            ])
            .collect()
    }

    fn person(&self, number: usize, seed: u64) -> Person<'_> {
        let mut random = Random::new(seed);
        let (spread, sharpness) = self.traits[number % self.traits.len()];
        let mut utility = [0.0; 5].map(|_| spread * normal(&mut random));
        if self.kind == Kind::EqualLeaders {
            let mut order = [0, 1, 2, 3, 4];
            order.sort_by(|&a, &b| utility[b].total_cmp(&utility[a]));
            utility[order[1]] = utility[order[0]];
        }
        Person { model: self, utility, sharpness, random }
    }
}

/// Somebody made up.
struct Person<'a> {
    model: &'a Model,
    utility: [f64; 5],
    /// The inverse of the scale of a choice's Gumbel noise.
    sharpness: f64,
    random: Random,
}

impl Person<'_> {
    const RATING_NOISE: f64 = 0.7;
    const TIE_BAND: f64 = 0.25;
    /// How much better the first option seems to those who are drawn to it.
    const FIRST_BONUS: f64 = 0.5;
    /// How much statements of a language differ in appeal, where they do: a standard deviation.
    const UNEVENNESS: f64 = 0.4;

    fn rate(&mut self, language: LoveLanguage) -> Option<Level> {
        let level = match self.model.kind {
            Kind::SkipsHalf if self.random.unit() < 0.5 => return None,
            Kind::RatesAllTop => 4,
            Kind::AllTheSame => 3,
            Kind::Random => self.random.below(5),
            _ => {
                let noise = Self::RATING_NOISE * normal(&mut self.random);
                let seems = self.utility[language.index()] + noise;
                self.model.thresholds.iter().filter(|&&threshold| seems > threshold).count()
            }
        };
        Level::from_index(level)
    }

    fn choose(&mut self, options: [LoveLanguage; 3]) -> Option<Choice> {
        match self.model.kind {
            Kind::SkipsHalf if self.random.unit() < 0.5 => return None,
            Kind::AllTheSame => return Some(Choice::Same),
            Kind::Random => {
                let side = self.random.below(4);
                return Some(options.get(side).map_or(Choice::Same, |&best| Choice::One(best)));
            }
            _ => {}
        }
        let (best, ahead) = self.best(&options);
        let mut utility = options.map(|option| self.utility[option.index()]);
        utility.sort_by(|a, b| b.total_cmp(a));
        let difference = match self.model.tie {
            Tie::Seeming => ahead,
            Tie::Best => utility[0] - utility[1],
            Tie::All => utility[0] - utility[2],
        };
        Some(if difference < Self::TIE_BAND { Choice::Same } else { Choice::One(best) })
    }

    /// Which seems best at this moment, and how far ahead of the next.
    fn best(&mut self, options: &[LoveLanguage]) -> (LoveLanguage, f64) {
        let mut seem: Vec<_> = options.iter().map(|&option| (option, self.seems(option))).collect();
        if self.model.kind == Kind::DrawnToFirst {
            seem[0].1 += Self::FIRST_BONUS;
        }
        seem.sort_by(|a, b| b.1.total_cmp(&a.1));
        (seem[0].0, seem[0].1 - seem[1].1)
    }

    fn seems(&mut self, language: LoveLanguage) -> f64 {
        let gumbel = -(-self.random.unit().max(1e-300).ln()).ln() / self.sharpness;
        let appeal = match self.model.kind {
            Kind::UnevenStatements => Self::UNEVENNESS * normal(&mut self.random),
            _ => 0.0,
        };
        self.utility[language.index()] + gumbel + appeal
    }

    /// Thirty forced choices, each pair three times: the chance to name the first of all by most
    /// wins, where lots decide between equals.
    fn tally(&mut self) -> f64 {
        let mut wins = [0; 5];
        for (a, &one) in LoveLanguage::ALL.iter().enumerate() {
            for &other in &LoveLanguage::ALL[..a] {
                for _ in 0..3 {
                    let mut pair = [one, other];
                    self.random.shuffle(&mut pair);
                    let best = match self.model.kind {
                        Kind::SkipsHalf if self.random.unit() < 0.5 => continue,
                        Kind::Random | Kind::AllTheSame => pair[0],
                        _ => self.best(&pair).0,
                    };
                    wins[best.index()] += 1;
                }
            }
        }
        let most = wins.iter().max();
        let winners = || LoveLanguage::ALL.into_iter().filter(|l| wins.get(l.index()) == most);
        let right = winners().filter(|&language| self.is_first(language)).count();
        right as f64 / winners().count() as f64
    }

    /// Of two equal leaders each is first.
    fn is_first(&self, language: LoveLanguage) -> bool {
        self.utility.iter().all(|&utility| utility <= self.utility[language.index()])
    }

    /// Kendall's tau-a between an order and the utilities (doi 10.2307/2332226).
    fn tau(&self, order: &[LoveLanguage; 5]) -> f64 {
        let mut sum = 0.0;
        for (place, before) in order.iter().enumerate() {
            for after in &order[place + 1..] {
                let difference = self.utility[before.index()] - self.utility[after.index()];
                sum += if difference == 0.0 { 0.0 } else { difference.signum() };
            }
        }
        sum / 10.0
    }

    /// Where on the line a language lies: a level has a fifth of it.
    fn place(&self, language: LoveLanguage) -> f64 {
        let [first, .., last] = self.model.thresholds;
        let step = (last - first) / 3.0;
        (0.2 + 0.2 * (self.utility[language.index()] - first) / step).clamp(0.0, 1.0)
    }

    fn play(mut self, seed: u64) -> Outcome {
        let mut quiz = Quiz::new(seed);
        while let Some(ask) = quiz.ask(quiz.answered()) {
            match ask {
                Ask::Rate(language) => quiz.rate(quiz.answered(), self.rate(language)),
                Ask::Choose(options) => quiz.choose(quiz.answered(), self.choose(options)),
            }
        }
        let picture = quiz.picture();
        let named = match picture.verdict {
            Verdict::Clear(favourite) => Some(self.is_first(favourite)),
            Verdict::Two(..) | Verdict::None => None,
        };
        Outcome {
            taps: quiz.answered(),
            top: self.is_first(picture.order[0]),
            tau: self.tau(&picture.order),
            tally: self.tally(),
            named,
            two: matches!(picture.verdict, Verdict::Two(..)),
            within: picture
                .reach
                .iter()
                .filter(|&(language, reach)| {
                    // Within half a per cent: the ends of the line are ranges' ends too.
                    let place = self.place(language) as f32;
                    reach.low - 0.005 <= place && place <= reach.high + 0.005
                })
                .count() as f64
                / 5.0,
        }
    }
}

/// Box and Muller's way.
fn normal(random: &mut Random) -> f64 {
    let radius = (-2.0 * (1.0 - random.unit()).ln()).sqrt();
    radius * (std::f64::consts::TAU * random.unit()).cos()
}

/// What came of one person.
#[derive(Clone, Copy)]
struct Outcome {
    taps: usize,
    /// Whether the likeliest first is first.
    top: bool,
    tau: f64,
    /// The tally's chance to be right about who is first.
    tally: f64,
    /// Whether the named favourite is first, where one is named.
    named: Option<bool>,
    two: bool,
    /// How many of the five lie within the range that is shown, as a share.
    within: f64,
}

/// What came of the people of a model.
struct Row {
    name: String,
    people: usize,
    taps: f64,
    taps_p95: usize,
    taps_most: usize,
    top: f64,
    tally: f64,
    tau: f64,
    two: f64,
    within: f64,
    named: f64,
    /// How often a name is right; `None` where nobody was given one.
    right: Option<f64>,
}

impl Row {
    fn of(name: &str, outcomes: &[Outcome]) -> Self {
        let mean = |of: &dyn Fn(&Outcome) -> f64| {
            outcomes.iter().map(of).sum::<f64>() / outcomes.len() as f64
        };
        let mut taps: Vec<_> = outcomes.iter().map(|outcome| outcome.taps).collect();
        taps.sort_unstable();
        let named: Vec<_> = outcomes.iter().filter_map(|outcome| outcome.named).collect();
        let right = named.iter().filter(|&&right| right).count();
        Self {
            name: name.into(),
            people: outcomes.len(),
            taps: mean(&|outcome| outcome.taps as f64),
            taps_p95: taps[(taps.len() - 1) * 95 / 100],
            taps_most: taps[taps.len() - 1],
            top: mean(&|outcome| f64::from(u8::from(outcome.top))),
            tally: mean(&|outcome| outcome.tally),
            tau: mean(&|outcome| outcome.tau),
            two: mean(&|outcome| f64::from(u8::from(outcome.two))),
            within: mean(&|outcome| outcome.within),
            named: named.len() as f64 / outcomes.len() as f64,
            right: (!named.is_empty()).then(|| right as f64 / named.len() as f64),
        }
    }
}

/// One row a model; the mixed population, pooled, comes first.
struct Table {
    rows: Vec<Row>,
}

impl Table {
    fn measure(people: usize, seed: u64) -> Self {
        let models = Model::all();
        let outcomes = in_parallel(models.len(), |index| {
            let model = &models[index];
            let mut seeds = Random::new(seed ^ (index as u64) << 32);
            let play = |number| {
                let seed = seeds.bits();
                model.person(number, seed).play(!seed)
            };
            (0..people).map(play).collect::<Vec<_>>()
        });
        let mixed = models.iter().zip(&outcomes).filter(|(model, _)| model.mixed);
        let pooled: Vec<_> = mixed.flat_map(|(_, outcomes)| outcomes).copied().collect();
        let mut rows = vec![Row::of("mixed population", &pooled)];
        rows.extend(
            models.iter().zip(&outcomes).map(|(model, outcomes)| Row::of(&model.name, outcomes)),
        );
        Self { rows }
    }

    fn row(&self, name: &str) -> &Row {
        self.rows.iter().find(|row| row.name == name).expect("a row of the table")
    }

    fn demands(&self) -> Vec<Demand> {
        let mixed = &self.rows[0];
        let most = self.rows.iter().map(|row| row.taps_most).max().unwrap_or(0);
        let named = |name: &str| self.row(name).named;
        let models = self.rows.iter().filter(|row| {
            row.name != "answers at random"
                && row.name != "all the same"
                && !row.name.starts_with('·')
        });
        let worst = models.filter_map(|row| row.right).fold(1.0, f64::min);
        vec![
            Demand::new("taps, never over 15", most as f64, most <= 15),
            Demand::new("taps on average, at most 14.2", mixed.taps, mixed.taps <= 14.2),
            Demand::new(
                "top-1 against the tally, at least −0.02",
                mixed.top - mixed.tally,
                mixed.top - mixed.tally >= -0.02,
            ),
            Demand::new("a favourite is named, at least 0.40", mixed.named, mixed.named >= 0.4),
            Demand::new(
                "that name is right, pooled, at least 0.90",
                mixed.right.unwrap_or(0.0),
                mixed.right >= Some(0.9),
            ),
            Demand::new("… and under each model, at least 0.82", worst, worst >= 0.82),
            Demand::new(
                "the 80 % range holds the truth, at least 0.80",
                mixed.within,
                mixed.within >= 0.8,
            ),
            Demand::new(
                "named with two equal leaders, under 0.25",
                named("two equal leaders"),
                named("two equal leaders") < 0.25,
            ),
            Demand::new(
                "named at random answers, under 0.04",
                named("answers at random"),
                named("answers at random") < 0.04,
            ),
            Demand::new(
                "named where all is the same, never",
                named("all the same"),
                named("all the same") == 0.0,
            ),
        ]
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:28} {:>6} {:>5} {:>4} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6}",
            "model",
            "people",
            "taps",
            "p95",
            "top-1",
            "tally",
            "tau",
            "within",
            "two",
            "named",
            "right"
        )?;
        for row in &self.rows {
            let right = row.right.map_or("–".into(), |right| format!("{right:.3}"));
            writeln!(
                f,
                "{:28} {:6} {:5.2} {:4} {:6.3} {:6.3} {:6.3} {:6.3} {:6.3} {:6.3} {right:>6}",
                row.name,
                row.people,
                row.taps,
                row.taps_p95,
                row.top,
                row.tally,
                row.tau,
                row.within,
                row.two,
                row.named
            )?;
        }
        writeln!(f)?;
        self.demands().iter().try_for_each(|demand| writeln!(f, "{demand}"))
    }
}

/// What the table has to show.
struct Demand {
    what: &'static str,
    measured: f64,
    holds: bool,
}

impl Demand {
    fn new(what: &'static str, measured: f64, holds: bool) -> Self {
        Self { what, measured, holds }
    }
}

impl fmt::Display for Demand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = if self.holds { "holds" } else { "falls short" };
        write!(f, "{:44} {:7.3}  {verdict}", self.what, self.measured)
    }
}

/// How long a tap takes: the answer, and what is asked next or the result.
struct TapTime {
    p50: Duration,
    p99: Duration,
}

impl TapTime {
    const MOST: Duration = Duration::from_millis(4);

    /// On one core. Each tap is timed three times, and the fastest counts: the others were
    /// interrupted by other programs.
    fn measure(seed: u64) -> Self {
        let mut times = Vec::new();
        for (index, model) in Model::all().iter().enumerate() {
            for number in 0..20 {
                let seed = Random::new(seed ^ (index * 100 + number) as u64).bits();
                let mut person = model.person(number, seed);
                let mut quiz = Quiz::new(seed);
                while let Some(ask) = quiz.ask(quiz.answered()) {
                    let at = quiz.answered();
                    let tap: Box<dyn Fn(&mut Quiz)> = match ask {
                        Ask::Rate(language) => {
                            let level = person.rate(language);
                            Box::new(move |quiz| quiz.rate(at, level))
                        }
                        Ask::Choose(options) => {
                            let choice = person.choose(options);
                            Box::new(move |quiz| quiz.choose(at, choice))
                        }
                    };
                    let before = quiz.clone();
                    let timed = || {
                        quiz = before.clone();
                        let start = Instant::now();
                        tap(&mut quiz);
                        if quiz.is_done() {
                            std::hint::black_box(quiz.picture());
                        } else {
                            std::hint::black_box(quiz.ask(at + 1));
                        }
                        start.elapsed()
                    };
                    times.extend(std::iter::repeat_with(timed).take(3).min());
                }
            }
        }
        times.sort_unstable();
        Self { p50: times[times.len() / 2], p99: times[times.len() * 99 / 100] }
    }

    fn holds(&self) -> bool {
        self.p99 <= Self::MOST
    }
}

impl fmt::Display for TapTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = if self.holds() { "holds" } else { "falls short" };
        let [p50, p99] = [self.p50, self.p99].map(|time| time.as_secs_f64() * 1e3);
        writeln!(
            f,
            "a tap takes, natively on one core: p50 {p50:.2} ms, p99 {p99:.2} ms (at most 4: {verdict})"
        )
    }
}

/// `work` of 0 to `count`, on all cores, in order.
fn in_parallel<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let take = || {
        std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed))
            .take_while(|&index| index < count)
            .map(|index| (index, work(index)))
            .collect::<Vec<_>>()
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut done: Vec<_> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(take)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("no panic")).collect()
    });
    done.sort_by_key(|&(index, _)| index);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two hundred a model are too few for every demand to hold at every seed, so this is a seed
    /// at which they do: it finds what breaks. The evidence is `cargo xtask simulate`.
    #[test]
    fn a_small_table_shows_what_it_has_to() {
        let table = Table::measure(200, 2);
        for demand in table.demands() {
            assert!(demand.holds, "{demand}\n{table}");
        }
    }

    #[test]
    fn the_tally_is_right_about_those_who_are_sure() {
        let model = Model { traits: vec![(3.0, 50.0)], ..Model::all().swap_remove(0) };
        let right: f64 = (0..100).map(|n| model.person(0, n).tally()).sum();
        assert!(right > 95.0, "{right}");
    }
}
