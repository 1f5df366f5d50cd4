//! The builder: a page on which a practice makes the snippet for its site.
//!
//! Pure in the middle, the browser at the edge, as in the widget, and on the same tables:
//!
//! - [`model`]: what is set, what is wrong with it, and what to paste. It names no browser type.
//! - [`view`]: what is shown, as functions of the model. Renders natively as well.
//! - `browser`: the only module that touches the page.

pub mod model;
pub mod view;

#[cfg(target_arch = "wasm32")]
mod browser;
