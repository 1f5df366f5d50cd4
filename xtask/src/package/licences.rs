//! The licences of all that is inside the widget: of every crate that is linked into the wasm.

use std::{collections::BTreeSet, fmt::Write, fs, path::Path};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::cargo::{self, WASM};

const HEAD: &str = "\
love-languages is under the MIT licence or the Apache licence 2.0, at your choice: LICENSE-MIT and
LICENSE-APACHE. Inside it are Rust's standard library, under the same two, and the works below, each
with its licence and the text that it came with.
";

/// The list, with the texts.
///
/// # Errors
/// Where cargo doesn't answer, or a crate names no licence.
pub fn all() -> Result<String> {
    let metadata = ["metadata", "--format-version=1", "--locked", "--filter-platform", WASM];
    let metadata = cargo::output(cargo::cargo().args(metadata))?;
    let metadata: Value = serde_json::from_str(&metadata).context("cargo metadata")?;
    let packages = metadata["packages"].as_array().context("cargo metadata names no packages")?;
    let mut text = HEAD.to_owned();
    for (name, version) in linked()? {
        let package = packages
            .iter()
            .find(|package| package["name"] == *name && package["version"] == *version)
            .with_context(|| format!("cargo metadata knows no {name} {version}"))?;
        let Some(source) = package["source"].as_str() else { continue };
        ensure!(source.starts_with("registry+"), "{name} comes from {source}");
        let licence = package["license"].as_str().with_context(|| format!("{name}: no licence"))?;
        let line = "-".repeat(72);
        writeln!(text, "\n{line}\n{name} {version}: {licence}")?;
        if let Some(home) = package["repository"].as_str() {
            writeln!(text, "{home}")?;
        }
        let manifest = package["manifest_path"].as_str().context("no manifest")?;
        let folder = Path::new(manifest).parent().context("a manifest in no folder")?;
        for notice in notices(folder)? {
            writeln!(text, "\n{}", notice.trim())?;
        }
    }
    Ok(text)
}

/// Names and versions of the crates that are linked in, without what runs at build time only.
fn linked() -> Result<BTreeSet<(String, String)>> {
    let tree = cargo::output(cargo::cargo().args([
        "tree",
        "--locked",
        "--package=love-languages",
        "--features=split",
        "--edges=normal,no-proc-macro",
        "--prefix=none",
        "--format={p}",
        "--target",
        WASM,
    ]))?;
    let crates = tree.lines().filter_map(|line| {
        let mut words = line.split(' ');
        Some((words.next()?.to_owned(), words.next()?.trim_start_matches('v').to_owned()))
    });
    Ok(crates.collect())
}

/// The texts that lie in a crate. Of two licences at choice it is the shorter, which says who made it.
fn notices(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        let is_notice = ["LICENSE", "LICENCE", "COPYING", "NOTICE", "COPYRIGHT"]
            .iter()
            .any(|start| name.starts_with(start));
        if is_notice && path.is_file() {
            found.push((name, fs::read_to_string(&path)?));
        }
    }
    found.sort();
    if found.iter().any(|(name, _)| name.contains("MIT")) {
        found.retain(|(name, _)| !name.contains("APACHE"));
    }
    Ok(found.into_iter().map(|(_, text)| text).collect())
}
