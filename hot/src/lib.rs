//! What a visitor on a slow phone waits for, and nothing else.
//!
//! A crate of its own, since it alone is compiled for speed: for size, like everything around it, the sums
//! take ten times as long.

pub mod json;
pub mod sums;
