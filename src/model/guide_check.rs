//! What is wrong with guides, beyond their types: one judge for ours and a practice's own.

use std::fmt::Display;
use std::ops::RangeInclusive;

use super::calendar::When;
use super::content::{
    CLOSE_CHARS, GUIDE_MINUTES, GUIDE_STEPS, Guide, LABEL_CHARS, MORE_CHARS, NOT_FOR_CHARS,
    OPTION_CHARS, PEOPLE_CHARS, PURPOSE_CHARS, STEP_CHARS, STEP_MOST, STEP_OPTIONS, STEP_SECONDS,
    Step, StepKind, TITLE_CHARS, Who, room,
};
use super::deck_check::{DeckFault, Ids, reason_faults, text_fault};

/// Every fault, in their order. None: each can be gone through.
pub fn guide_faults(guides: &[Guide]) -> Vec<DeckFault> {
    let (mut ids, mut faults) = (Ids::of("guides"), Vec::new());
    for (n, guide) in guides.iter().enumerate() {
        faults_of_guide(n, guide, &mut ids, &mut faults);
    }
    faults
}

/// Adds what is wrong with the guide at place `n`; `ids` are those before it.
pub fn faults_of_guide(n: usize, guide: &Guide, ids: &mut Ids, faults: &mut Vec<DeckFault>) {
    let mut found = Found { at: format!("guides[{n}]."), faults };
    if let Some(what) = ids.fault(&guide.id, n) {
        found.fault("id", what);
    }
    found.text("title", &guide.title, TITLE_CHARS);
    found.text("for", &guide.purpose, PURPOSE_CHARS);
    found.text("not_for", &guide.not_for, NOT_FOR_CHARS);
    found.range("minutes", guide.minutes, GUIDE_MINUTES);
    for (i, what) in reason_faults(&guide.reasons) {
        found.fault(&format!("reasons[{i}]"), what);
    }
    for (i, person) in guide.people.iter().flatten().enumerate() {
        found.text(&format!("people[{i}]"), person, PEOPLE_CHARS);
    }
    found.count("steps", guide.steps.len(), GUIDE_STEPS);
    let mut ids = Ids::of("steps");
    for (i, step) in guide.steps.iter().enumerate() {
        found.at = format!("guides[{n}].steps[{i}].");
        if let Some(what) = ids.fault(&step.id, i) {
            found.fault("id", what);
        }
        if step.kind == StepKind::Offer && i + 1 == guide.steps.len() {
            found.fault("kind", "is offer, and nothing comes after it; end with another step");
        }
        step_faults(step, &mut found);
        // What was written the last time is not kept.
        let is_recalled = |(at, other): (usize, &Step)| {
            Some(other.id) == step.recalls
                && if at < i {
                    other.kind.is_answered()
                } else {
                    at > i && other.kind == StepKind::Choose
                }
        };
        if step.recalls.is_some() && !guide.steps.iter().enumerate().any(is_recalled) {
            let right = "names no step of this guide; write the id of a choice, or of an earlier step where something \
                         is written";
            found.fault("recalls", right);
        }
    }
    found.at = format!("guides[{n}].");
    found.text("close", &guide.close, CLOSE_CHARS);
}

fn step_faults(step: &Step, found: &mut Found) {
    use StepKind::{Breathe, Choose, Offer, Write};
    let kind = step.kind;
    let is_answered = kind.is_answered();
    let is_offer = kind == Offer;
    found.text("text", &step.text, STEP_CHARS);
    // Each with its room, whether this kind needs it, and whether it has a use for it.
    for (field, text, english, is_needed, is_used) in [
        ("more", &step.more, MORE_CHARS, false, true),
        ("listen", &step.listen, STEP_CHARS, false, true),
        ("own", &step.own, LABEL_CHARS, kind == Write, is_answered),
        ("outcome", &step.outcome, LABEL_CHARS, is_answered, is_answered),
        ("go", &step.go, LABEL_CHARS, is_offer, is_offer),
        ("stop", &step.stop, LABEL_CHARS, is_offer, is_offer),
    ] {
        match text {
            None if is_needed => {
                found.fault(field, format!("is missing; a step of kind {} has it", name_of(kind)));
            }
            None => {}
            Some(_) if !is_used => {
                found.fault(field, format!("has no use in a step of kind {}", name_of(kind)));
            }
            Some(text) => found.text(field, text, english),
        }
    }
    if step.listen.is_some() && step.who == Who::Both {
        found.fault("listen", "has nobody to listen; say who is on turn, or take it out");
    }
    match step.seconds {
        Some(seconds) => found.range("seconds", seconds, STEP_SECONDS),
        None if kind == Breathe => {
            found.fault("seconds", "is missing; say how long the quiet lasts");
        }
        None => {}
    }
    if kind == Choose {
        found.count("options", step.options.len(), STEP_OPTIONS);
        found.range("most", step.most, STEP_MOST);
    } else if !step.options.is_empty() {
        found.fault("options", "belong to a choice; take them out, or make it one");
    }
    for (i, option) in step.options.iter().enumerate() {
        found.text(&format!("options[{i}]"), option, OPTION_CHARS);
    }
    if !step.times.is_empty() {
        found.count("times", step.times.len(), step.options.len()..=step.options.len());
    }
    for (i, time) in step.times.iter().enumerate() {
        if *time != "open" && When::read(time).is_none() {
            let right =
                "is no time; write daily 07:30, SA 10:00, first SA 10:00, yearly SA 10:00 or open";
            found.fault(&format!("times[{i}]"), right);
        }
    }
}

/// How files name a kind.
fn name_of(kind: StepKind) -> &'static str {
    StepKind::NAMED.iter().find(|(_, named)| *named == kind).map_or("", |(name, _)| name)
}

/// What was found, and where the search is.
struct Found<'a> {
    at: String,
    faults: &'a mut Vec<DeckFault>,
}

impl Found<'_> {
    fn fault(&mut self, field: &str, what: impl Into<String>) {
        self.faults.push(DeckFault { path: self.at.clone() + field, what: what.into() });
    }

    fn text(&mut self, field: &str, text: &str, english: usize) {
        if let Some(what) = text_fault(text, room(english)) {
            self.fault(field, what);
        }
    }

    fn range<T: PartialOrd + Display>(&mut self, field: &str, number: T, range: RangeInclusive<T>) {
        if !range.contains(&number) {
            let (least, most) = range.into_inner();
            self.fault(field, format!("is {number}; from {least} to {most} is possible"));
        }
    }

    fn count(&mut self, field: &str, count: usize, range: RangeInclusive<usize>) {
        if !range.contains(&count) {
            let (least, most) = range.into_inner();
            self.fault(field, format!("has {count} entries; from {least} to {most} are possible"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::content::Guides;

    fn guides() -> Vec<Guide> {
        let json = include_str!("../../tests/native/guides.json");
        serde_json::from_str::<Guides>(json).expect("they fit their type").guides
    }

    #[test]
    fn good_guides_have_no_fault() {
        assert_eq!(guide_faults(&guides()), []);
    }

    #[test]
    fn each_planted_fault_is_named_where_it_is() {
        type Plant = fn(&mut Vec<Guide>);
        const CHOOSE: usize = 1;
        const WRITE: usize = 3;
        let cases: &[(Plant, &str, &str)] = &[
            (|g| g[1].id = "calm".into(), "guides[1].id", "guides[0]"),
            (|g| g[1].id = "Calm".into(), "guides[1].id", "small letters"),
            (|g| g[1].title = "x".repeat(44).into(), "guides[1].title", "room for 43"),
            (|g| g[1].purpose = "".into(), "guides[1].for", "blank"),
            (|g| g[1].not_for = "a\tb".into(), "guides[1].not_for", "control"),
            (|g| g[1].minutes = 0, "guides[1].minutes", "is 0; from 1"),
            (|g| g[1].reasons[0] = "tired".into(), "guides[1].reasons[0]", "stress"),
            (|g| g[1].people.as_mut().unwrap()[1] = "".into(), "guides[1].people[1]", "blank"),
            (|g| g[2].steps.clear(), "guides[2].steps", "has 0 entries"),
            (|g| g[2].steps[0].kind = StepKind::Offer, "guides[2].steps[0].kind", "after it"),
            (|g| g[0].steps[1].id = "say".into(), "guides[0].steps[1].id", "steps[0]"),
            (
                |g| g[0].steps[0].text = "x".repeat(172).into(),
                "guides[0].steps[0].text",
                "room for 171",
            ),
            (|g| g[0].steps[0].more = Some(" ".into()), "guides[0].steps[0].more", "blank"),
            (
                |g| g[0].steps[0].listen = Some("x".repeat(172).into()),
                "guides[0].steps[0].listen",
                "171",
            ),
            (|g| g[0].steps[0].seconds = Some(9), "guides[0].steps[0].seconds", "10 to 900"),
            (|g| g[0].steps[0].go = Some("On".into()), "guides[0].steps[0].go", "no use"),
            (|g| g[0].steps[0].own = Some("On".into()), "guides[0].steps[0].own", "kind say"),
            (|g| g[0].steps[0].options = vec!["A".into()], "guides[0].steps[0].options", "choice"),
            (|g| g[0].steps[CHOOSE].options.truncate(3), "guides[0].steps[1].options", "4 to 40"),
            (
                |g| g[0].steps[CHOOSE].options[2] = "".into(),
                "guides[0].steps[1].options[2]",
                "blank",
            ),
            (|g| g[0].steps[CHOOSE].most = 10, "guides[0].steps[1].most", "1 to 9"),
            (
                |g| g[0].steps[CHOOSE].times = vec!["SA 10:00".into()],
                "guides[0].steps[1].times",
                "has 1 entries; from 10",
            ),
            (
                |g| g[0].steps[CHOOSE].times = vec!["SA 25:00".into(); 10],
                "guides[0].steps[1].times[0]",
                "first SA 10:00",
            ),
            (|g| g[0].steps[CHOOSE].outcome = None, "guides[0].steps[1].outcome", "is missing"),
            (|g| g[0].steps[WRITE].own = None, "guides[0].steps[3].own", "is missing"),
            (|g| g[1].steps[1].stop = None, "guides[1].steps[1].stop", "is missing"),
            (
                |g| g[0].steps[0].recalls = Some("none".into()),
                "guides[0].steps[0].recalls",
                "no step",
            ),
            (
                |g| g[0].steps[CHOOSE].recalls = Some(g[0].steps[CHOOSE].id),
                "guides[0].steps[1].recalls",
                "no step",
            ),
            (|g| g[2].close = "x".repeat(263).into(), "guides[2].close", "room for 262"),
        ];
        for (plant, path, part) in cases {
            let mut guides = guides();
            plant(&mut guides);
            let faults = guide_faults(&guides);
            let is_named = faults.iter().any(|f| f.path == *path && f.what.contains(part));
            assert!(is_named, "{path} {part}: {faults:?}");
        }
    }
}
