//! What is wrong with guides, beyond their types: one judge for ours and a practice's own.

use super::content::{Guide, Step, StepKind, Who};
use super::deck_check::{DeckFault, id_fault};

/// How many options a choice has.
const OPTIONS: std::ops::RangeInclusive<usize> = 4..=40;
/// How long a turn may take, in seconds.
const SECONDS: std::ops::RangeInclusive<u16> = 10..=900;
/// How many options may be chosen at once.
const MOST: std::ops::RangeInclusive<u8> = 1..=9;

/// Every fault, in their order. None: each can be gone through.
pub fn guide_faults(guides: &[Guide]) -> Vec<DeckFault> {
    let mut faults = Vec::new();
    for (n, guide) in guides.iter().enumerate() {
        let mut fault = |field: &str, what: String| {
            faults.push(DeckFault { path: format!("guides[{n}].{field}"), what });
        };
        if let Some(what) = id_fault(&guide.id) {
            fault("id", what);
        } else if guides[..n].iter().any(|other| other.id == guide.id) {
            fault("id", format!("is “{}” a second time; every id is given once", guide.id));
        }
        if guide.minutes == 0 {
            fault("minutes", "is 0; say about how many minutes it takes".into());
        }
        if guide.steps.is_empty() {
            fault("steps", "is empty; a guide has at least one step".into());
        }
        for (i, step) in guide.steps.iter().enumerate() {
            let before = &guide.steps[..i];
            for (field, what) in step_faults(step, before, i + 1 == guide.steps.len()) {
                fault(&format!("steps[{i}].{field}"), what);
            }
        }
    }
    faults
}

fn step_faults(step: &Step, before: &[Step], is_last: bool) -> Vec<(&'static str, String)> {
    let mut faults = Vec::new();
    let mut fault = |field, what: &str| faults.push((field, what.to_owned()));
    if let Some(what) = id_fault(&step.id) {
        fault("id", &what);
    } else if before.iter().any(|other| other.id == step.id) {
        fault("id", "is there twice in this guide; every step has its own");
    }
    let is_answered = step.kind.is_answered();
    if is_answered && step.outcome.is_none() {
        fault("outcome", "is missing; what is chosen or written stands under it at the end");
    }
    match step.kind {
        StepKind::Choose if !OPTIONS.contains(&step.options.len()) => {
            fault("options", "are too few or too many; a choice has 4 to 40");
        }
        StepKind::Write if step.own.is_none() => {
            fault("own", "is missing; it is the label of the field");
        }
        StepKind::Offer if step.go.is_none() || step.stop.is_none() => {
            fault("kind", "is offer, which has both go and stop; give it the two buttons");
        }
        StepKind::Offer if is_last => {
            fault("kind", "is offer, and nothing comes after it; end with another step");
        }
        _ => {}
    }
    if step.kind != StepKind::Choose && !step.options.is_empty() {
        fault("options", "belong to a choice; take them out, or make it one");
    }
    if !MOST.contains(&step.most) {
        fault("most", "is out of range; from 1 to 9 may be chosen");
    }
    if step.seconds.is_some_and(|seconds| !SECONDS.contains(&seconds)) {
        fault("seconds", "is out of range; a turn takes 10 to 900");
    }
    if step.kind == StepKind::Breathe && step.seconds.is_none() {
        fault("seconds", "is missing; say how long the quiet lasts");
    }
    if step.listen.is_some() && step.who == Who::Both {
        fault("listen", "has nobody to listen; say who is on turn, or take it out");
    }
    faults
}
