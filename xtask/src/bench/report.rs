//! The tables and the budgets.

use super::{Page, Sample};

/// Prints every page's figures, how long each tap of a quiz took, and for each budget whether it holds.
pub fn print(results: &[(Page, Vec<Sample>)]) {
    println!("{}", TITLES.map(|title| format!("| {title} ")).concat() + "|");
    println!("{}", "|---".repeat(TITLES.len()) + "|");
    for (page, samples) in results {
        println!("{}", row(*page, samples).map(|cell| format!("| {cell} ")).concat() + "|");
    }
    println!("\n| tap, ms | {} |", PLACES.map(|place| (place + 1).to_string()).join(" | "));
    println!("{}", "|---".repeat(PLACES.len() + 1) + "|");
    for (page, samples) in results {
        println!("| {} | {} |", page.name(), tap_by_tap(samples).join(" | "));
    }
    println!("\n| budget | measured | |\n|---|---|---|");
    for Verdict { budget, measured, holds } in verdicts(results) {
        println!("| {budget} | {measured} | {} |", if holds { "holds" } else { "falls short" });
    }
}

const TITLES: [&str; 12] = [
    "page",
    "first answer, ms",
    "tap p50, ms",
    "p95",
    "max",
    "tapped without a pause, worst",
    "leaving, ms",
    "lost taps",
    "blocking, ms",
    "longest task, ms",
    "layout shift",
    "heap, kB",
];

fn row(page: Page, samples: &[Sample]) -> [String; 12] {
    let taps = all(samples, |sample| &sample.tap_ms);
    let hammered = worsts(samples);
    let leave = all(samples, |sample| &sample.leave_ms);
    let where_measured =
        |figures: &[f64], cell: String| if figures.is_empty() { "–".into() } else { cell };
    [
        page.name().to_owned(),
        spread(each(samples, |sample| sample.first_answer_ms)),
        format!("{:.0}", quantile(&taps, 0.5)),
        format!("{:.0}", quantile(&taps, 0.95)),
        format!("{:.0}", quantile(&taps, 1.0)),
        where_measured(&hammered, spread(hammered.clone())),
        where_measured(&leave, spread(leave.clone())),
        samples.iter().map(|sample| sample.lost_taps).sum::<usize>().to_string(),
        spread(each(samples, |sample| sample.blocking_ms)),
        spread(each(samples, |sample| sample.longest_task_ms)),
        format!("{:.2}", quantile(&each(samples, |sample| sample.shift), 1.0)),
        spread(each(samples, |sample| sample.heap_kb)),
    ]
}

/// The taps of a quiz, at most 15.
const PLACES: [usize; 15] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14];

/// The median of each tap, first to last, of the rounds that came to it: which of them is slow.
fn tap_by_tap(samples: &[Sample]) -> [String; 15] {
    PLACES.map(|place| {
        let there = samples.iter().filter_map(|sample| sample.tap_ms.get(place).copied());
        let figures: Vec<f64> = there.collect();
        if figures.is_empty() { "–".into() } else { format!("{:.0}", median(&figures)) }
    })
}

struct Verdict {
    budget: &'static str,
    measured: String,
    holds: bool,
}

/// The budgets, each against the median of the rounds; of the worst tap, against the median of the rounds'
/// worsts: the worst of all rounds tells of the machine's busiest moment, and stands in the table.
fn verdicts(results: &[(Page, Vec<Sample>)]) -> Vec<Verdict> {
    let samples = |page| {
        let found = results.iter().find(|(measured, _)| *measured == page);
        found.map_or(&[][..], |(_, samples)| samples)
    };
    let first_answer = |page| median(&each(samples(page), |sample| sample.first_answer_ms));
    let tap = |page, at| quantile(&all(samples(page), |sample| &sample.tap_ms), at);
    let ratio = |budget, value: f64, base: f64, most: f64| Verdict {
        budget,
        measured: format!("{value:.0} / {base:.0} ms = {:.2}", value / base),
        holds: value <= most * base,
    };
    let most = |budget, value: f64, most: f64, unit: &str, digits: usize| Verdict {
        budget,
        measured: format!("{value:.digits$}{unit}"),
        holds: value <= most,
    };
    let hammered = worsts(samples(Page::Snippet));
    let leave = all(samples(Page::Snippet), |sample| &sample.leave_ms);
    let blocking = each(samples(Page::Snippet), |sample| sample.blocking_ms);
    let shift = each(samples(Page::Snippet), |sample| sample.shift);
    let [snippet, twenty] = [Page::Snippet, Page::Twenty];
    vec![
        ratio(
            "first answer ≤ 0.70 × Formbricks surveys",
            first_answer(snippet),
            first_answer(Page::Formbricks),
            0.70,
        ),
        ratio(
            "first answer ≤ 1.35 × hand-written page",
            first_answer(snippet),
            first_answer(Page::Handwritten),
            1.35,
        ),
        ratio(
            "tap to painted answer, p95 ≤ 1.5 × hand-written page",
            tap(snippet, 0.95),
            tap(Page::Handwritten, 0.95),
            1.5,
        ),
        most("worst tap at the handover ≤ 200 ms", median(&hammered), 200.0, " ms", 0),
        most("Leave covers the page ≤ 100 ms", median(&leave), 100.0, " ms", 0),
        most("total blocking time ≤ 50 ms", median(&blocking), 50.0, " ms", 0),
        // Two digits are shown, so the third must not count.
        most("layout shift 0.00", quantile(&shift, 1.0), 0.005, "", 2),
        // A fifth is what two runs of the same page differ by.
        ratio("twenty widgets: tap p50 unchanged", tap(twenty, 0.5), tap(snippet, 0.5), 1.2),
    ]
}

/// The worst tap at the handover of each round that had one.
fn worsts(samples: &[Sample]) -> Vec<f64> {
    let worst = |sample: &Sample| sample.hammered_ms.iter().copied().reduce(f64::max);
    samples.iter().filter_map(worst).collect()
}

pub(super) fn each<T>(samples: &[T], figure: impl Fn(&T) -> f64) -> Vec<f64> {
    samples.iter().map(figure).collect()
}

pub(super) fn all<T>(samples: &[T], figures: impl Fn(&T) -> &Vec<f64>) -> Vec<f64> {
    samples.iter().flat_map(figures).copied().collect()
}

/// The median, and the least and the most.
pub(super) fn spread(figures: Vec<f64>) -> String {
    let [least, median, most] = [0.0, 0.5, 1.0].map(|at| quantile(&figures, at));
    format!("{median:.0} ({least:.0}–{most:.0})")
}

fn median(figures: &[f64]) -> f64 {
    quantile(figures, 0.5)
}

/// The smallest figure that at least `at` of all don't exceed; not a number where there is none.
pub(super) fn quantile(figures: &[f64], at: f64) -> f64 {
    let mut figures = figures.to_vec();
    figures.sort_by(f64::total_cmp);
    let rank = (at * figures.len() as f64).ceil() as usize;
    figures.get(rank.saturating_sub(1)).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(first_answer_ms: f64, tap_ms: f64) -> Vec<Sample> {
        vec![Sample {
            first_answer_ms,
            tap_ms: vec![tap_ms],
            hammered_ms: vec![199.0],
            leave_ms: vec![99.0, 101.0, 102.0],
            lost_taps: 0,
            blocking_ms: 51.0,
            longest_task_ms: 101.0,
            shift: 0.0,
            heap_kb: 1000.0,
        }]
    }

    #[test]
    fn quantiles_are_figures_that_occurred() {
        let figures = [5.0, 1.0, 3.0, 2.0, 4.0];
        assert_eq!([0.0, 0.5, 0.95, 1.0].map(|at| quantile(&figures, at)), [1.0, 3.0, 5.0, 5.0]);
        assert!(quantile(&[], 0.5).is_nan());
    }

    #[test]
    fn a_budget_holds_or_falls_short() {
        let results = [
            (Page::Snippet, samples(700.0, 40.0)),
            (Page::Twenty, samples(900.0, 49.0)),
            (Page::Handwritten, samples(500.0, 30.0)),
            (Page::Formbricks, samples(1000.0, 60.0)),
        ];
        let holds: Vec<bool> = verdicts(&results).iter().map(|verdict| verdict.holds).collect();
        assert_eq!(holds, [true, false, true, true, false, false, true, false]);
    }

    #[test]
    fn what_was_not_measured_does_not_hold() {
        assert!(verdicts(&[]).iter().all(|verdict| !verdict.holds));
    }
}
