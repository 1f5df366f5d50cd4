//! "What feels hardest right now?", and what follows from the answer.

use serde::{Deserialize, Serialize};

use super::Text;

/// `hardest.json`: one optional tap, and what it leads to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Hardest {
    /// The question.
    pub heading: Text,
    /// That it is optional, and stays here.
    pub hint: Text,
    /// The answers: the reasons that closeness fades, then those whom help reaches.
    pub choices: Vec<HardestChoice>,
}

/// An answer, and what it leads to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HardestChoice {
    /// Unique among the answers.
    pub id: Text,
    /// As one would say it.
    pub label: Text,
    /// The guide that comes first, by its id.
    pub guide: Text,
    /// The reasons whose questions come first.
    pub reasons: Vec<Text>,
    /// What is said after the tap.
    pub note: Text,
    /// The invitation's sentence, where the practice set none of its own.
    pub invitation: Text,
}
