//! `package`: everything that is handed out, in `dist/package/`. The same sources give the same bytes
//! on every machine.

use std::fs;

use anyhow::{Context, Result};
use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha384};

use crate::{
    build::{self, Dist, file_name},
    builder, content, front,
    loader::{self, Files},
    minify::{Script, minify},
    report::step,
    root, wordpress,
};

mod archive;
mod licences;
mod registry;
mod standalone;

use archive::{tarball, zip};

/// The version of all outputs.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What is handed out but for the single files: for a site of one's own, for WordPress, a page of its own, npm.
const NAMES: [&str; 6] = [
    concat!("love-languages-", env!("CARGO_PKG_VERSION"), ".zip"),
    concat!("love-languages-wordpress-", env!("CARGO_PKG_VERSION"), ".zip"),
    concat!("love-languages-standalone-", env!("CARGO_PKG_VERSION"), ".zip"),
    concat!("love-languages-", env!("CARGO_PKG_VERSION"), ".tgz"),
    "LICENCES.txt",
    "integrity.json",
];

/// The one file with everything in it that English needs.
const SINGLE: &str = "love-languages.single.js";

/// Builds, and says what is handed out.
///
/// # Errors
/// As [`build`].
pub fn run() -> Result<()> {
    for (name, bytes) in build()? {
        println!("{:>9}  dist/package/{name}", bytes.len());
    }
    Ok(())
}

/// Builds the widget, and writes `dist/package/`, from where the builder hands it out.
///
/// # Errors
/// Where the build fails, or an output can't be written.
pub fn build() -> Result<Dist> {
    write(&build::run()?)
}

/// Writes `dist/package/`, which is no part of what is uploaded, and gives what is in it.
///
/// # Errors
/// Where an output can't be put together or written.
pub fn write(dist: &Dist) -> Result<Dist> {
    let outputs = step("Packing", || outputs(dist))?;
    let folder = root().join("dist/package");
    // Nothing of another version stays.
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for (name, bytes) in &outputs {
        let path = folder.join(name);
        fs::write(&path, bytes).with_context(|| format!("can't write {}", path.display()))?;
    }
    Ok(outputs)
}

/// What the outputs are called, which is what pages link to.
///
/// # Errors
/// Where the folder of languages can't be read.
pub fn names() -> Result<Vec<String>> {
    let singles = content::locales()?.into_iter().map(|locale| single_name(&locale));
    Ok(NAMES.map(str::to_owned).into_iter().chain(singles).collect())
}

/// Every output: its name and its bytes.
fn outputs(dist: &Dist) -> Result<Dist> {
    let licences = licences::all()?.into_bytes();
    let singles: Dist =
        content::locales()?.iter().map(|locale| single(dist, locale)).collect::<Result<_>>()?;
    let english = singles.iter().find(|(name, _)| name == SINGLE);
    let (_, english) = english.context("no single file speaks English")?;
    let integrity = integrity(dist, &singles)?.into_bytes();
    let contents = [
        zip(&upload(dist, &licences)?)?,
        zip(&plugin(dist, &licences)?)?,
        zip(&standalone::folder(dist, &licences)?)?,
        tarball(&registry::package(dist, english, &licences)?)?,
        licences,
        integrity,
    ];
    let mut outputs: Dist = NAMES.map(str::to_owned).into_iter().zip(contents).collect();
    outputs.extend(singles);
    build::ensure_anonymous(&outputs)?;
    Ok(outputs)
}

/// The folder to upload to a site of one's own.
fn upload(dist: &Dist, licences: &[u8]) -> Result<Dist> {
    let read =
        |path: &str| fs::read(root().join("integrations").join(path)).context(path.to_owned());
    let more = [
        ("README.txt".to_owned(), read("upload/README.txt")?),
        // Whoever has the folder only makes a Hugo site with it, too.
        (
            "hugo/love-languages.html".to_owned(),
            read("hugo/layouts/shortcodes/love-languages.html")?,
        ),
        ("LICENCES.txt".to_owned(), licences.to_vec()),
    ];
    let files = uploaded(dist).chain(more);
    Ok(files.map(|(path, bytes)| (format!("love-languages/{path}"), bytes)).collect())
}

/// The plugin for WordPress.
fn plugin(dist: &Dist, licences: &[u8]) -> Result<Dist> {
    let mut files = wordpress::plugin(dist)?;
    files.push(("love-languages/LICENCES.txt".to_owned(), licences.to_vec()));
    Ok(files)
}

fn single_name(locale: &str) -> String {
    match locale {
        content::ENGLISH => SINGLE.to_owned(),
        _ => SINGLE.replace(".js", &format!(".{locale}.js")),
    }
}

/// The whole widget as one classic script, for sites without folders, or where a CDN gives no CORS: its
/// files are in it as `data:` addresses. It speaks one language, for each would make it half as large again.
///
/// # Errors
/// Where a part of it can't be read or put together.
pub fn single(dist: &Dist, locale: &str) -> Result<(String, Vec<u8>)> {
    let name = single_name(locale);
    let inside = |(name, bytes): (&str, &[u8])| {
        let kind = match name.rsplit('.').next() {
            Some("js") => "text/javascript",
            Some("wasm") => "application/wasm",
            _ => "application/octet-stream",
        };
        let address = format!("data:{kind};base64,{}", BASE64_STANDARD.encode(bytes));
        (name.to_owned(), json!(address).to_string())
    };
    let others: Vec<_> = content::locales()?.into_iter().filter(|other| other != locale).collect();
    let is_anothers = |name: &str| {
        others
            .iter()
            .any(|other| name.strip_prefix(other).is_some_and(|rest| rest.starts_with('.')))
    };
    let check = minify(&loader::assemble_check(None)?, Script::Classic)?;
    let files: Vec<_> = assets(dist)
        .map(|(path, bytes)| (file_name(path), bytes))
        .filter(|(name, _)| !is_anothers(name) && *name != format!("{locale}.js"))
        .chain([(loader::CHECK_FILE, check.as_bytes())])
        .map(inside)
        .collect();
    let files = Files::Named { script: &name, files: &files };
    let script = loader(dist, files, locale, &[locale.to_owned()], Script::Classic)?;
    Ok((name, script.into_bytes()))
}

/// The loader with its files named in it, and with the words of a locale, as they are in `dist`.
fn loader(
    dist: &Dist,
    files: Files<'_>,
    locale: &str,
    locales: &[String],
    script: Script,
) -> Result<String> {
    let name = format!("{locale}.bin");
    let words = assets(dist).find(|(path, _)| file_name(path) == name);
    let (_, words) = words.with_context(|| format!("dist/ has no {name}"))?;
    minify(&loader::assemble(files, &content::unpack(words)?, locales)?, script)
}

/// Whether a path in `dist/` is that of a file which a page with the widget may ask for.
pub fn is_asked_for(path: &str) -> bool {
    ["love-languages.js", "check.js"].contains(&path)
        || path.starts_with("themes/")
        || builder::is_the_widgets(path)
}

/// What the loader fetches: paths in `dist/`, and bytes.
fn assets(dist: &Dist) -> impl Iterator<Item = (&str, &[u8])> {
    let all = dist.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    all.filter(|(path, _)| builder::is_the_widgets(path))
}

/// What is uploaded, without the pages that show the project and make the snippet.
fn uploaded(dist: &Dist) -> impl Iterator<Item = (String, Vec<u8>)> {
    let is_ours = |path: &str| front::is_its_own(path) || builder::is_its_own(path);
    dist.iter().filter(move |(path, _)| !is_ours(path)).cloned()
}

/// What a page may put beside the address of a script that is of one version, so that no other is run:
/// by W3C's Subresource Integrity. The single file is covered whole; the loader alone is where the
/// others lie beside it, and these are in a folder that their content names.
fn integrity(dist: &Dist, singles: &Dist) -> Result<String> {
    let is_pinned = |path: &str| ["love-languages.js", "frame.js"].contains(&path);
    let scripts = dist.iter().filter(|(path, _)| is_pinned(path));
    let hashes = scripts
        .chain(singles)
        .map(|(path, bytes)| (path.clone(), Value::from(integrity_of(bytes))));
    Ok(serde_json::to_string_pretty(&hashes.collect::<Map<_, _>>())? + "\n")
}

/// What stands in `integrity` for these bytes.
pub fn integrity_of(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A `lang` of theirs would go before the visitor's language; a script of theirs says that one.
    #[test]
    fn pages_that_hold_the_widget_alone_speak_the_visitors_language() {
        for (page, script) in [
            ("frame/frame.html", "frame/frame-inside.js"),
            ("standalone/index.html", "standalone/page.js"),
        ] {
            let read = |path| fs::read_to_string(root().join("integrations").join(path)).unwrap();
            assert!(read(page).contains("\n<html>\n"), "{page}");
            assert!(
                read(script).contains("documentElement.lang = navigator.language;"),
                "{script}"
            );
        }
    }

    #[test]
    fn pages_about_it_are_no_part_of_what_is_uploaded() {
        let paths = [
            "assets/0a1b2c/app.js",
            "assets/builder-0a1b2c/start.js",
            "embed.html",
            "frame.html",
            "index.html",
            "love-languages.js",
        ];
        let dist: Dist = paths.map(|path| (path.to_owned(), Vec::new())).to_vec();
        let kept: Vec<_> = uploaded(&dist).map(|(path, _)| path).collect();
        assert_eq!(kept, ["assets/0a1b2c/app.js", "frame.html", "love-languages.js"]);
        let inside: Vec<_> = assets(&dist).map(|(path, _)| path).collect();
        assert_eq!(inside, ["assets/0a1b2c/app.js"]);
    }
}
