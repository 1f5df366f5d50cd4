//! The love-languages widget: a quiz, its result, questions for two, in any web page.
//!
//! Pure in the middle, the browser at the edge:
//!
//! - [`model`]: everything that decides, as plain data and functions. It names no browser type.
//! - [`view`]: what is shown, as functions of the model. Renders natively as well.
//! - `browser`: the only module that touches the page. It mounts the app and carries out effects.

pub mod model;
pub mod view;

#[cfg(all(target_arch = "wasm32", not(feature = "tables")))]
pub mod browser;
