//! The standalone page: the widget alone, with no script of anybody else's, installable and usable
//! without a network.

use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::is_asked_for;
use crate::{
    build::{Dist, fingerprint},
    minify::{Script, minify},
    root,
};

/// What the practice fills in; its worker knows it by the folder's own address.
const PAGE: &str = "index.html";

/// The folder to upload, below `quiz/`.
///
/// # Errors
/// Where a part of it can't be read.
pub fn folder(dist: &Dist, licences: &[u8]) -> Result<Dist> {
    let mut files: Dist = dist.iter().filter(|(path, _)| is_asked_for(path)).cloned().collect();
    let source = root().join("integrations/standalone");
    let entries = fs::read_dir(&source).with_context(|| format!("{}", source.display()))?;
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).context("a name in UTF-8")?;
        if name != "worker.js" {
            files.push((name.to_owned(), fs::read(&path)?));
        }
    }
    files.sort();
    files.push(("worker.js".to_owned(), worker(&files)?.into_bytes()));
    // Nobody needs these without a network.
    let texts = dist.iter().filter(|(path, _)| path.starts_with("LICENSE")).cloned();
    files.extend(texts.chain([("LICENCES.txt".to_owned(), licences.to_vec())]));
    Ok(files.into_iter().map(|(path, bytes)| (format!("quiz/{path}"), bytes)).collect())
}

/// The worker that keeps these files, of the version that they are.
fn worker(files: &Dist) -> Result<String> {
    let source = fs::read_to_string(root().join("integrations/standalone/worker.js"))?;
    let names = files.iter().map(|(path, _)| if path == PAGE { "./" } else { path });
    let version = fingerprint(files.iter().flat_map(|(path, bytes)| [path.as_bytes(), bytes]));
    let values = [
        ("BUILD.version", json!(version).to_string()),
        ("BUILD.files", json!(names.collect::<Vec<_>>()).to_string()),
    ];
    let filled = values.iter().try_fold(source, |source, (name, value)| {
        ensure!(source.matches(name).count() == 1, "worker.js has another use for {name}");
        Ok(source.replace(name, value))
    })?;
    minify(&filled, Script::Classic)
}
