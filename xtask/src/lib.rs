//! The project's one tool, as a library: `main.rs` chooses a command, each command is a module here,
//! and the end-to-end tests use [`server`] and [`browser`].

use std::path::Path;

pub mod apt;
pub mod bench;
pub mod browser;
pub mod build;
pub mod builder;
pub mod cargo;
pub mod content;
pub mod front;
pub mod guides;
pub mod hugo;
pub mod loader;
pub mod minify;
pub mod npm;
pub mod order;
pub mod package;
pub mod process;
pub mod report;
pub mod reproduce;
pub mod serve;
pub mod server;
pub mod shots;
pub mod simulate;
pub mod size;
pub mod test;
pub mod wasm_tests;
pub mod wordpress;

/// The repository's root.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the repository's root")
}
