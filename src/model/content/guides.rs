//! The guided practices.

use serde::{Deserialize, Serialize};

#[cfg(not(target_arch = "wasm32"))]
use super::REASONS;

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
    pub id: String,
    /// Its name.
    pub title: String,
    /// What it is for, in a line.
    #[serde(rename = "for")]
    pub purpose: String,
    /// When not to use it, in a line.
    pub not_for: String,
    /// About how long it takes.
    pub minutes: u16,
    /// Which of the reasons that closeness fades it answers to; of [`REASONS`].
    #[serde(default)]
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(extend("items" = {"type": "string", "enum": REASONS}))
    )]
    pub reasons: Vec<String>,
    /// Whether the safety card stands before it, and Leave all through.
    #[serde(default)]
    pub safety: bool,
    /// What the two turns are called; else "One of you" and "The other one".
    #[serde(default)]
    pub people: Option<[String; 2]>,
    /// How often it may stand in a calendar.
    #[serde(default)]
    pub calendar: Option<Rhythm>,
    /// The steps.
    pub steps: Vec<Step>,
    /// The last word.
    pub close: String,
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

/// A step of a guide: all that its kind doesn't use is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Unique in the guide.
    pub id: String,
    /// What is done.
    pub kind: StepKind,
    /// Who does it.
    #[serde(default)]
    pub who: Who,
    /// What to do now.
    pub text: String,
    /// How, or an example.
    #[serde(default)]
    pub more: Option<String>,
    /// What the other one does meanwhile.
    #[serde(default)]
    pub listen: Option<String>,
    /// How long a turn takes, in seconds.
    #[serde(default)]
    pub seconds: Option<u16>,
    /// What can be chosen.
    #[serde(default)]
    pub options: Vec<String>,
    /// How many may be.
    #[serde(default = "one")]
    pub most: u8,
    /// The label of a field for words of one's own.
    #[serde(default)]
    pub own: Option<String>,
    /// What was chosen or written stands under this at the end.
    #[serde(default)]
    pub outcome: Option<String>,
    /// Of an offer: to the next step.
    #[serde(default)]
    pub go: Option<String>,
    /// Of an offer: to the last step.
    #[serde(default)]
    pub stop: Option<String>,
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

const fn one() -> u8 {
    1
}
