//! Debian's packages, installed where that is ours to do.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{cargo, process::on_path};

/// Installs packages with apt, as root on Debian and its relatives. `missing` says what to do where we
/// can't do it.
///
/// # Errors
/// Elsewhere, and where apt fails: with `missing`.
pub fn install(packages: &[&str], missing: &str) -> Result<()> {
    if !rustix::process::geteuid().is_root() || on_path(&["apt-get"]).is_none() {
        bail!("{missing}");
    }
    eprintln!("Installing {} with apt (once; a minute or two)", packages.join(", "));
    let apt = || {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    let why = || missing.to_owned();
    cargo::run(apt().args(["update", "--quiet=2"])).with_context(why)?;
    let options = ["install", "--yes", "--quiet=2", "--no-install-recommends"];
    cargo::run(apt().args(options).args(packages)).with_context(why)
}
