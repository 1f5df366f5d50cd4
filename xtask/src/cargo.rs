//! Cargo and rustup, as xtask calls them.

use std::{ffi::OsStr, path::PathBuf, process::Command};

use anyhow::{Context, Result, ensure};

use crate::root;

/// The compilation target of the widget.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The cargo that runs xtask, at the repository's root.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()));
    command.current_dir(root());
    command
}

/// Runs a command to its end.
///
/// # Errors
/// Where it can't be started, or fails.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("can't start {}", name(command)))?;
    ensure!(status.success(), "{} failed ({status})", name(command));
    Ok(())
}

/// Adds the wasm target to the toolchain where it is missing.
///
/// # Errors
/// Where it is missing and there is no rustup to add it, or no network.
pub fn add_wasm_target() -> Result<()> {
    let libraries = rustc(["--print", "target-libdir", "--target", WASM])?;
    if PathBuf::from(libraries).is_dir() {
        return Ok(());
    }
    eprintln!("Adding the target {WASM} to this toolchain (once)");
    run(Command::new("rustup").current_dir(root()).args(["target", "add", WASM])).with_context(
        || format!("The target {WASM} is missing; add it in the way that installed your Rust"),
    )
}

/// What rustc prints when called with `arguments`, trimmed.
///
/// # Errors
/// Where rustc can't be started, or fails.
pub fn rustc(arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Result<String> {
    output(Command::new("rustc").current_dir(root()).args(arguments))
}

/// What a command prints, trimmed.
///
/// # Errors
/// Where it can't be started, or fails.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("can't start {}", name(command)))?;
    let complaint = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{} failed: {complaint}", name(command));
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

fn name(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(OsStr::to_string_lossy).collect();
    format!("`{}`", words.join(" "))
}
