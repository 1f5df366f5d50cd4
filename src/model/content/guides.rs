//! The guided practices.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::Text;
#[cfg(not(target_arch = "wasm32"))]
use super::{REASONS, room};

/// A guide's name has at most so many characters.
pub const TITLE_CHARS: usize = 32;
/// What a guide is for has at most so many characters.
pub const PURPOSE_CHARS: usize = 110;
/// When not to use it has at most so many characters.
pub const NOT_FOR_CHARS: usize = 140;
/// What the two turns are called has at most so many characters each.
pub const PEOPLE_CHARS: usize = 28;
/// The last word has at most so many characters.
pub const CLOSE_CHARS: usize = 200;
/// What to do in a step, and what the other one does meanwhile, has at most so many characters.
pub const STEP_CHARS: usize = 130;
/// How to do it has at most so many characters.
pub const MORE_CHARS: usize = 220;
/// An option has at most so many characters.
pub const OPTION_CHARS: usize = 80;
/// A step's labels have at most so many characters: a field's, an outcome's, those of an offer.
pub const LABEL_CHARS: usize = 40;
/// A guide takes so many minutes.
pub const GUIDE_MINUTES: RangeInclusive<u16> = 1..=180;
/// A guide has so many steps.
pub const GUIDE_STEPS: RangeInclusive<usize> = 1..=60;
/// A turn with a timer takes so many seconds.
pub const STEP_SECONDS: RangeInclusive<u16> = 10..=900;
/// A choice is among so many options.
pub const STEP_OPTIONS: RangeInclusive<usize> = 4..=40;
/// So many options may be chosen.
pub const STEP_MOST: RangeInclusive<u8> = 1..=9;

/// `guides.json`: the guided practices, in the order in which they are listed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Guides {
    /// The guides.
    pub guides: Vec<Guide>,
}

/// A guided practice: steps for two people with one phone, one a screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// Unique among guides, and never given to another.
    pub id: Text,
    /// Its name.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = room(TITLE_CHARS))))]
    pub title: Text,
    /// What it is for, in a line.
    #[serde(rename = "for")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = room(PURPOSE_CHARS))))]
    pub purpose: Text,
    /// When not to use it, in a line.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = room(NOT_FOR_CHARS))))]
    pub not_for: Text,
    /// About how long it takes.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = *GUIDE_MINUTES.start(), max = *GUIDE_MINUTES.end())))]
    pub minutes: u16,
    /// Which of the reasons that closeness fades it answers to; of [`REASONS`].
    #[serde(default)]
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(extend("items" = {"type": "string", "enum": REASONS}))
    )]
    pub reasons: Vec<Text>,
    /// Whether the safety card stands before it, and Leave all through.
    #[serde(default)]
    pub safety: bool,
    /// What the two turns are called; else "One of you" and "The other one".
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("items" = {"type": "string", "minLength": 1, "maxLength": room(PEOPLE_CHARS)})))]
    pub people: Option<[Text; 2]>,
    /// How often it may stand in a calendar.
    #[serde(default)]
    pub calendar: Option<Rhythm>,
    /// The steps.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = *GUIDE_STEPS.start(), max = *GUIDE_STEPS.end())))]
    pub steps: Vec<Step>,
    /// The last word.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = room(CLOSE_CHARS))))]
    pub close: Text,
}

/// How often a guide may stand in a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Rhythm {
    /// Each day.
    Daily,
    /// Each week.
    Weekly,
    /// As the two of them choose.
    Ask,
}

impl Rhythm {
    /// All of them, as files name them.
    pub const NAMED: [(&str, Self); 3] =
        [("daily", Self::Daily), ("weekly", Self::Weekly), ("ask", Self::Ask)];
}

/// A step of a guide: all that its kind doesn't use is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Unique in the guide.
    pub id: Text,
    /// What is done.
    pub kind: StepKind,
    /// Who does it.
    #[serde(default)]
    pub who: Who,
    /// What to do now.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = room(STEP_CHARS))))]
    pub text: Text,
    /// How, or an example.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = room(MORE_CHARS))))]
    pub more: Option<Text>,
    /// What the other one does meanwhile.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = room(STEP_CHARS))))]
    pub listen: Option<Text>,
    /// How long a turn takes, in seconds.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = *STEP_SECONDS.start(), max = *STEP_SECONDS.end())))]
    pub seconds: Option<u16>,
    /// What can be chosen.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(inner(length(min = 1, max = room(OPTION_CHARS)))))]
    pub options: Vec<Text>,
    /// When each of these is, in a calendar: `daily 07:30`, `SA 10:00`, `first SA 10:00` in a month,
    /// `yearly SA 10:00`; or `open`, where a calendar can't say.
    #[serde(default)]
    pub times: Vec<Text>,
    /// How many may be.
    #[serde(default = "one")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = *STEP_MOST.start(), max = *STEP_MOST.end())))]
    pub most: u8,
    /// The label of a field for words of one's own.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = room(LABEL_CHARS))))]
    pub own: Option<Text>,
    /// What was chosen or written stands under this at the end.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = room(LABEL_CHARS))))]
    pub outcome: Option<Text>,
    /// The step whose answer is shown at this one, by its id: what was chosen or written there. Where that is a
    /// choice that comes later, what was chosen the last time.
    #[serde(default)]
    pub recalls: Option<Text>,
    /// Of an offer: to the next step.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = room(LABEL_CHARS))))]
    pub go: Option<Text>,
    /// Of an offer: to the last step.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = room(LABEL_CHARS))))]
    pub stop: Option<Text>,
}

/// What is done in a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// Something is said or done, away from the screen.
    Say,
    /// Something is chosen from a list.
    Choose,
    /// Something is written down; it stays in memory.
    Write,
    /// Quiet, with a circle that breathes.
    Breathe,
    /// A choice to go on, or to come to the end.
    Offer,
}

impl StepKind {
    /// All of them, as files name them.
    pub const NAMED: [(&str, Self); 5] = [
        ("say", Self::Say),
        ("choose", Self::Choose),
        ("write", Self::Write),
        ("breathe", Self::Breathe),
        ("offer", Self::Offer),
    ];
}

/// Who does a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// Both at once.
    #[default]
    Both,
    /// First the one, then the other: two turns, equally long.
    Each,
    /// The one.
    One,
    /// The other.
    Other,
}

impl Who {
    /// All of them, as files name them.
    pub const NAMED: [(&str, Self); 4] =
        [("both", Self::Both), ("each", Self::Each), ("one", Self::One), ("other", Self::Other)];
}

const fn one() -> u8 {
    1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_files_may_say_is_what_they_are_read_as() {
        fn check<T: serde::de::DeserializeOwned + PartialEq + std::fmt::Debug>(
            named: &[(&str, T)],
        ) {
            for (name, value) in named {
                let read: T = serde_json::from_value((*name).into()).expect("it is one");
                assert_eq!(&read, value);
            }
        }
        check(&Rhythm::NAMED);
        check(&StepKind::NAMED);
        check(&Who::NAMED);
    }
}
