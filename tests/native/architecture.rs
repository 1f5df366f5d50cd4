//! The invariants of ARCHITECTURE.md that sources can break, read from the sources.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Every file below `folder` that ends in `extension`, and its text.
pub fn sources(folder: &str, extension: &str) -> Vec<(PathBuf, String)> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|other| other == extension) {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty(), "{folder} holds no {extension} file");
    found
}

/// Lines of code that hold one of `words`, as `path:line: text`. Comments may name what they explain.
fn lines_with(files: &[(PathBuf, String)], words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in files {
        for (index, line) in text.lines().enumerate() {
            let code = if line.trim_start().starts_with("//") { "" } else { line };
            if words.iter().any(|word| code.contains(word)) {
                found.push(format!("{}:{}: {}", path.display(), index + 1, line.trim()));
            }
        }
    }
    found
}

/// Names that only code for a browser has.
const BROWSER: [&str; 4] = ["web_sys", "js_sys", "gloo", "wasm_bindgen"];

/// The model, with what of it is compiled for speed.
fn model() -> Vec<(PathBuf, String)> {
    [sources("src/model", "rs"), sources("hot/src", "rs")].concat()
}

#[test]
fn the_model_knows_no_browser_and_no_yew() {
    let found = lines_with(&model(), &[&BROWSER[..], &["yew"]].concat());
    assert!(found.is_empty(), "the model is plain Rust: {found:#?}");
}

#[test]
fn the_model_has_no_clock_and_no_chance_but_from_a_seed() {
    let clocks = ["std::time", "SystemTime", "Instant::", "rand::", "getrandom", "RandomState"];
    let found = lines_with(&model(), &clocks);
    assert!(found.is_empty(), "the model is told what it needs to know: {found:#?}");
}

#[test]
fn only_browser_touches_the_browser() {
    let browser = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/browser");
    let (inside, outside): (Vec<_>, Vec<_>) =
        sources("src", "rs").into_iter().partition(|(path, _)| path.starts_with(&browser));
    let found = lines_with(&outside, &BROWSER);
    assert!(found.is_empty(), "src/browser carries out effects; views are markup: {found:#?}");
    // The names are the right ones, and found where they stand.
    for name in BROWSER {
        assert!(!lines_with(&inside, &[name]).is_empty(), "src/browser does without {name}");
    }
    assert!(!lines_with(&outside, &["yew"]).is_empty(), "the views are read, too");
}

#[test]
fn the_builder_is_pure_but_for_its_browser_side() {
    let yew = lines_with(&sources("builder/src/model", "rs"), &[&BROWSER[..], &["yew"]].concat());
    assert!(yew.is_empty(), "its model is plain Rust: {yew:#?}");
    let views = lines_with(&sources("builder/src/view", "rs"), &BROWSER);
    assert!(views.is_empty(), "its views are markup: {views:#?}");
}

#[test]
fn no_answer_reaches_an_event() {
    // All that an event can carry is a view, and all that a view can carry is its name.
    let carrying = |file, name| -> Vec<String> {
        let variants = variants(file, name);
        variants.into_iter().filter(|variant| variant.contains(['(', '{', '<'])).collect()
    };
    assert_eq!(carrying("event.rs", "Event"), ["View(View)"]);
    assert_eq!(carrying("app.rs", "View"), [""; 0]);
    assert!(carrying("app.rs", "Msg").len() > 5, "where answers go in, variants carry them");
    // And there is one way out.
    let browser = sources("src/browser", "rs");
    assert_eq!(lines_with(&browser, &["CustomEvent", "dispatch_event", "dataLayer"]), [""; 0]);
    let emitted = lines_with(&browser, &["tell.call"]);
    assert!(emitted.len() == 1 && emitted[0].contains("effect.rs"), "{emitted:#?}");
}

/// The variants of an enum in a file of `src/model`, as they are written.
fn variants(file: &str, name: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/model").join(file);
    let text = fs::read_to_string(path).unwrap();
    let (_, rest) = text.split_once(&format!("pub enum {name} {{\n")).unwrap();
    let (body, _) = rest.split_once("\n}").unwrap();
    let lines = body.lines().map(|line| line.trim().trim_end_matches(','));
    lines.filter(|line| !line.starts_with("//")).map(str::to_owned).collect()
}

#[test]
fn no_markup_comes_from_strings() {
    let from_strings = ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write"];
    let in_rust =
        ["set_inner_html", "set_outer_html", "insert_adjacent_html", "from_html_unchecked"];
    let words = [&from_strings[..], &in_rust[..]].concat();
    for (folder, extension) in [("src", "rs"), ("src", "js"), ("builder", "rs"), ("builder", "js")]
    {
        let found = lines_with(&sources(folder, extension), &words);
        assert!(found.is_empty(), "Trusted Types let none of these pass: {found:#?}");
    }
}

#[test]
fn no_style_but_from_the_sheets() {
    // A property set by script passes a CSP; a style attribute or element does not.
    let words = ["style=", "<style", "cssText", "'style'", "\"style\""];
    for (folder, extension) in [
        ("src/view", "rs"),
        ("src/browser", "rs"),
        ("src/loader", "js"),
        ("builder/src/view", "rs"),
        ("builder/src/browser", "rs"),
    ] {
        let found = lines_with(&sources(folder, extension), &words);
        assert!(found.is_empty(), "a CSP without unsafe-inline lets none pass: {found:#?}");
    }
}

#[test]
fn every_host_page_has_a_scenario() {
    let scenarios = sources("tests/e2e", "rs");
    for (page, _) in sources("tests/hosts", "html") {
        let name = page.file_name().unwrap().to_str().unwrap();
        assert!(!lines_with(&scenarios, &[name]).is_empty(), "no scenario opens {name}");
    }
}

#[test]
fn every_dependency_says_why() {
    for manifest in ["Cargo.toml", "hot/Cargo.toml", "builder/Cargo.toml", "xtask/Cargo.toml"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(manifest);
        let text = fs::read_to_string(path).unwrap();
        let mut listing = false;
        let mut reason = false;
        for line in text.lines() {
            match line {
                // A comment holds for the lines below it, up to a gap.
                _ if line.starts_with('#') => reason = true,
                "" => reason = false,
                _ if line.starts_with('[') => {
                    listing = line.contains("dependencies");
                    reason = false;
                }
                _ if listing && line.starts_with(|first: char| first.is_ascii_alphabetic()) => {
                    assert!(reason, "{manifest}: no reason stands above `{line}`");
                }
                _ => {}
            }
        }
    }
}
