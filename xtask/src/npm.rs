//! What only npm has, for tests and benchmarks. Nothing of it is shipped.

use std::{fs, path::PathBuf, process::Command};

use anyhow::{Context, Result};

use crate::{apt, cargo, process::on_path, root};

/// The folder of an npm package, installed as the lock file says where it is missing.
///
/// # Errors
/// Where there is no npm and it can't be installed, or no network.
pub fn package(name: &str) -> Result<PathBuf> {
    let folder = root().join("tests/npm");
    let lock = fs::read(folder.join("package-lock.json"))?;
    let installed = folder.join("node_modules/.installed-lock");
    if fs::read(&installed).ok().as_ref() != Some(&lock) {
        if on_path(&["npm"]).is_none() {
            apt::install(&["npm"], "npm is missing. On Debian: apt-get install npm")?;
        }
        eprintln!("Installing {} with npm (once)", folder.display());
        let options = ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
        cargo::run(Command::new("npm").args(options).current_dir(&folder))
            .context("npm could not install them: go online once")?;
        fs::write(&installed, &lock)?;
    }
    Ok(folder.join("node_modules").join(name))
}
