//! Everything that decides, as plain data and functions: no browser, no Yew, no clock, no chance
//! but from a seed.

pub mod app;
pub mod around;
pub mod calendar;
pub mod causes;
pub mod code;
pub mod compare;
pub mod content;
pub mod couple;
pub mod daily;
pub mod deck;
pub mod deck_check;
pub mod event;
pub mod guide;
pub mod guide_check;
pub mod headline;
pub mod helpline;
pub mod inference;
#[cfg(any(not(target_arch = "wasm32"), feature = "tables"))]
pub mod labels;
pub mod language;
pub mod later;
mod navigation;
pub mod notes;
pub mod own;
pub mod pass;
pub mod person;
pub mod poster;
pub mod qr;
pub mod questions;
pub mod quiz;
pub mod random;
pub mod reveal;
pub mod settings;
pub mod shifts;
pub mod snapshot;
pub mod stored;
pub mod theming;
pub mod timer;
pub mod together;
pub mod tokens;
pub mod two;

pub use language::{ByLanguage, LoveLanguage};
