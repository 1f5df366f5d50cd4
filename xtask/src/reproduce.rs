//! `reproduce`: the same sources give the same bytes elsewhere. The last commit, cloned into another folder and built
//! there with crates that cargo fetches anew, against this checkout.

use std::{env, fs, process::Command};

use anyhow::{Result, ensure};

use crate::{
    cargo::{output, run as done},
    package::build,
    report::step,
    root,
};

/// Builds here and elsewhere, and compares what is handed out, byte by byte.
///
/// # Errors
/// Where there are changes that no clone would have, a build fails, or an output differs.
pub fn run() -> Result<()> {
    let git = || {
        let mut git = Command::new("git");
        git.current_dir(root());
        git
    };
    let changes = output(git().args(["status", "--porcelain"]))?;
    ensure!(changes.is_empty(), "a clone would not have these; commit them first:\n{changes}");

    let here = build()?;
    let elsewhere = tempfile::tempdir()?;
    let clone = elsewhere.path().join("a clone");
    done(git().args(["clone", "--quiet", "."]).arg(&clone))?;
    step("Building it elsewhere (minutes: everything is fetched and compiled)", || {
        let cargo = env::var_os("CARGO").unwrap_or("cargo".into());
        let home = elsewhere.path().join("cargo");
        let mut package = Command::new(cargo);
        package.args(["xtask", "package"]).current_dir(&clone);
        done(package.env("CARGO_HOME", home).env_remove("CARGO_TARGET_DIR"))
    })?;

    let theirs = fs::read_dir(clone.join("dist/package"))?.count();
    ensure!(theirs == here.len(), "{theirs} files elsewhere, and {} here", here.len());
    let differs = |(name, bytes): &(String, Vec<u8>)| {
        let theirs = fs::read(clone.join("dist/package").join(name));
        (theirs.ok().as_ref() != Some(bytes)).then(|| name.clone())
    };
    let different: Vec<String> = here.iter().filter_map(differs).collect();
    ensure!(different.is_empty(), "not the same elsewhere: {}", different.join(", "));
    println!("The same bytes here and elsewhere: {} files", here.len());
    Ok(())
}
