//! The builder in `dist/`: `embed.html`, and a folder beside the widget's own.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::{
    build::{Dist, bindgen, fingerprint},
    content,
    loader::minify_css,
    minify::{Script, minify},
    package::{VERSION, integrity_of, single},
    root,
};

const PAGE: &str = "embed.html";
/// Its files are in a folder of this name, and what they hold.
const FOLDER: &str = "assets/builder-";

/// Whether a path in `dist/` is the builder's: no part of what a practice uploads.
pub fn is_its_own(path: &str) -> bool {
    path == PAGE || path.starts_with(FOLDER)
}

/// Whether a path in `dist/` is in the widget's own folder: what its loader fetches.
pub fn is_the_widgets(path: &str) -> bool {
    path.starts_with("assets/") && !is_its_own(path)
}

/// Puts it together, for the widget in `dist`.
///
/// # Errors
/// Where a file can't be read, or a place in the page for what the build knows is not there.
pub fn assemble(wasm: Vec<u8>, dist: &Dist) -> Result<Dist> {
    let read = |path: &str| {
        fs::read_to_string(root().join(path)).with_context(|| format!("can't read {path}"))
    };
    let (glue, wasm) = bindgen(wasm, &read("builder/start.js")?)?;
    let styles =
        read("builder/builder.css")?.replace("BUILD-TOKENS", &tokens(&read("styles/first.css")?)?);
    let files: [(&str, Vec<u8>); 3] = [
        ("builder.js", minify(&glue, Script::Module)?.into_bytes()),
        ("builder.wasm", wasm),
        ("builder.css", minify_css(&styles).into_bytes()),
    ];
    let parts = files.iter().flat_map(|(name, bytes)| [name.as_bytes(), bytes]);
    let folder = format!("{FOLDER}{}/", fingerprint(parts));

    let hash = |path: &str| {
        let file = dist.iter().find(|(other, _)| other == path);
        file.map(|(_, bytes)| integrity_of(bytes)).with_context(|| format!("there is no {path}"))
    };
    let facts = [
        ("BUILD.folder", folder.clone()),
        ("BUILD.version", VERSION.to_owned()),
        ("BUILD.locales", content::locales()?.join(" ")),
        ("BUILD.loader", hash("love-languages.js")?),
        ("BUILD.frame", hash("frame.js")?),
        ("BUILD.singles", singles(dist)?.join(" ")),
    ];
    let page = facts.iter().try_fold(read(PAGE)?, |page, (name, value)| {
        ensure!(page.contains(name), "{PAGE} has no place for {name}");
        Ok(page.replace(name, value))
    })?;
    let files = files.into_iter().map(|(name, bytes)| (folder.clone() + name, bytes));
    Ok([(PAGE.to_owned(), page.into_bytes())].into_iter().chain(files).collect())
}

/// For each language the one file, as `locale|name|integrity`. English comes first: it is for whoever says
/// nothing.
fn singles(dist: &Dist) -> Result<Vec<String>> {
    let mut locales = content::locales()?;
    locales.sort_by_key(|locale| locale != content::ENGLISH);
    let said = |locale: &String| {
        let (name, bytes) = single(dist, locale)?;
        Ok(format!("{locale}|{name}|{}", integrity_of(&bytes)))
    };
    locales.iter().map(said).collect()
}

/// The widget's own colours, as its style sheet has them.
fn tokens(css: &str) -> Result<String> {
    let (_, rest) = css.split_once("\n.ll {").context("first.css has no rule for `.ll`")?;
    let (rule, _) = rest.split_once('}').context("the rule for `.ll` has no end")?;
    let lines = rule.lines().filter(|line| line.trim_start().starts_with("--"));
    // Lightness is the page's own: each of its parts says whether it is dark.
    let tokens: String = lines.filter(|line| !line.contains("--d:")).collect();
    ensure!(tokens.contains("--paper:"), "the rule for `.ll` has no `--paper`");
    Ok(tokens)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_come_from_the_widget() {
        let css = "a{}\n.ll {\n  --d: 0;\n  --paper: red;\n  --ink: blue;\n  color: x;\n}\n";
        assert_eq!(tokens(css).unwrap().replace(' ', ""), "--paper:red;--ink:blue;");
        assert!(tokens("a{}").is_err());
    }

    #[test]
    fn knows_its_own() {
        assert!(is_its_own("embed.html") && is_its_own("assets/builder-0a1b2c/start.js"));
        assert!(!is_its_own("assets/0a1b2c/app.js") && !is_its_own("index.html"));
        assert!(is_the_widgets("assets/0a1b2c/app.js"));
        assert!(!is_the_widgets("assets/builder-0a1b2c/start.js") && !is_the_widgets("frame.js"));
    }
}
