//! What research says, privacy, and whose names are not ours.

use serde::{Deserialize, Serialize};

use super::Text;

/// `about.json`: what research says, privacy, and whose names are not ours.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct About {
    /// In reading order.
    pub sections: Vec<Section>,
}

/// A heading, its paragraphs and the sources they rest on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// A short heading.
    pub heading: Text,
    /// Plain text, a paragraph each.
    pub paragraphs: Vec<Text>,
    /// Where it is from; empty where nothing is claimed.
    pub sources: Vec<Source>,
}

/// A link to a source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Authors, year and journal.
    pub label: Text,
    /// An `https://doi.org/` address where there is a doi.
    pub url: Text,
}
