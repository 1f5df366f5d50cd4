//! What the quiz rates, what it chooses among, and what is there to try after it.

use serde::{Deserialize, Serialize};

use super::Text;
use crate::model::{ByLanguage, LoveLanguage};

/// `quiz.json`: what is rated, chosen among, and tried.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QuizContent {
    /// The act on each rating card.
    pub ratings: ByLanguage<Text>,
    /// The short acts of the threes; at least 12 a language.
    pub statements: Vec<Statement>,
    /// Ideas to ask for; at least 6 a language.
    pub ideas: Vec<Idea>,
}

/// A short concrete act that a partner does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Unique in the file, and never given to another statement; blank in a pack.
    pub id: Text,
    /// The language that it speaks.
    pub language: LoveLanguage,
    /// One act, short enough for two lines beside a mark at 320 px.
    pub text: Text,
}

/// Something small to ask for this week.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Idea {
    /// Unique in the file, and never given to another idea; blank in a pack.
    pub id: Text,
    /// The language that it speaks.
    pub language: LoveLanguage,
    /// One or two sentences, at most 140 characters.
    pub text: Text,
}
