//! Everything that decides, as plain data and functions: no browser, no Yew, no clock, no chance
//! but from a seed.

pub mod content;
pub mod inference;
pub mod language;
pub mod quiz;
pub mod random;

pub use language::{ByLanguage, LoveLanguage};
