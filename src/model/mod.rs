//! Everything that decides, as plain data and functions: no browser, no Yew, no clock, no chance
//! but from a seed.

pub mod app;
pub mod around;
#[cfg(feature = "whole")]
pub mod code;
#[cfg(feature = "whole")]
pub mod compare;
pub mod content;
#[cfg(feature = "whole")]
pub mod couple;
#[cfg(feature = "whole")]
pub mod daily;
pub mod deck;
pub mod deck_check;
pub mod event;
pub mod headline;
pub mod helpline;
pub mod inference;
pub mod language;
#[cfg(feature = "whole")]
pub mod pass;
pub mod person;
#[cfg(feature = "whole")]
pub mod qr;
pub mod questions;
pub mod quiz;
pub mod random;
#[cfg(feature = "whole")]
pub mod reveal;
pub mod settings;
pub mod snapshot;
pub mod stored;
#[cfg(feature = "whole")]
pub mod two;

pub use language::{ByLanguage, LoveLanguage};
