//! Everything that decides, as plain data and functions: no browser, no Yew, no clock, no chance
//! but from a seed.

pub mod content;
pub mod language;

pub use language::{ByLanguage, LoveLanguage};
