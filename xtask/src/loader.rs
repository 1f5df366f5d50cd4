//! The script that a page embeds, put together from `src/loader/loader.js`: settings, words, the
//! first cards and their styles take the place of its `BUILD.…`.
//!
//! The cards are the app's own views, rendered here, so that no card is written twice. They travel
//! as trees, `["tag", {attributes}, …children]`, since Trusted Types forbid `innerHTML`; what differs
//! from card to card is a number in the tree and a value beside it.
//!
//! Beside it the panel of `debug`, from `src/loader/check.js`.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use anyhow::{Context, Result, bail, ensure};
use love_languages::model::LoveLanguage;
use love_languages::model::app::{Fetched, Model, Origin};
use love_languages::model::around::Surroundings;
use love_languages::model::causes::{ANYBODYS, CAUSES, LOADERS};
use love_languages::model::content::Pack;
use love_languages::model::quiz::Quiz;
use love_languages::model::settings::{ATTRIBUTES, Settings};
use love_languages::model::theming;
use love_languages::model::tokens::TOKENS;
use love_languages::view;
use roxmltree::{Document, Node};
use serde_json::{Map, Value, json};

use crate::content;

const SOURCE: &str = include_str!("../../src/loader/loader.js");
/// What the loader is called in `dist/`.
pub const SCRIPT: &str = "love-languages.js";
const CHECK: &str = include_str!("../../src/loader/check.js");
const CHECK_CSS: &str = include_str!("../../styles/check.css");
/// What the loader calls the panel: it lies beside itself, and not with what may be missing.
pub const CHECK_FILE: &str = "../../check.js";
const FIRST_CSS: &str = include_str!("../../styles/first.css");

/// Where the loader finds itself and the files of the app.
#[derive(Clone, Copy, Debug)]
pub enum Files<'a> {
    /// In a folder beside the script, by its relative path with a slash at the end.
    Beside(&'a str),
    /// In the script itself.
    Named {
        /// What the script is called.
        script: &'a str,
        /// Each by its name and its address, an expression in JavaScript.
        files: &'a [(String, String)],
    },
}

impl Files<'_> {
    /// What the script is called, by which it is found where the browser doesn't tell.
    fn script(&self) -> &str {
        match self {
            Files::Beside(_) => SCRIPT,
            Files::Named { script, .. } => script,
        }
    }

    /// The address of `file`, an expression in JavaScript.
    fn address(self) -> String {
        match self {
            Files::Beside(folder) => {
                format!("new URL({} + file, script?.src ?? location)", json!(folder))
            }
            Files::Named { files, .. } => {
                let named =
                    files.iter().map(|(name, address)| format!("{}: {address}", json!(name)));
                format!("({{ {} }})[file]", named.collect::<Vec<_>>().join(", "))
            }
        }
    }
}

/// The loader's source with everything filled in; not yet minified.
///
/// # Errors
/// Where the first cards are no well-formed markup, or source and settings don't fit together.
pub fn assemble(files: Files<'_>, pack: &Pack, locales: &[String]) -> Result<String> {
    let text = |text: &str| json!(text).to_string();
    fill(
        // A private name is the one kind that the minifier leaves as it is.
        &SOURCE.replace("#widget", "#w"),
        &[
            ("version", text(env!("CARGO_PKG_VERSION"))),
            ("attributes", json!(attribute_names()).to_string()),
            ("lang", text(&pack.locale)),
            ("locales", json!(locales).to_string()),
            ("words", first_words(pack)?),
            ("css", text(&minify_css(FIRST_CSS))),
            ("file", text(files.script())),
            ("address", files.address()),
        ],
    )
}

/// The panel of `debug`, a script that is one as a module, too; not yet minified. `folder` is where the app's
/// files lie beside the loader; none where that has them in itself.
///
/// # Errors
/// Where source and settings don't fit together.
pub fn assemble_check(folder: Option<&str>) -> Result<String> {
    let causes = CAUSES.iter().map(|cause| {
        let texts = [cause.name, cause.finding, cause.mend, cause.paste];
        (cause.id.name().to_owned(), json!(texts))
    });
    let themes = theming::files().into_iter().map(|(path, _)| path);
    let addresses = ATTRIBUTES.iter().filter(|it| it.kind.is_address()).map(|it| it.name);
    fill(
        CHECK,
        &[
            ("causes", Value::Object(causes.collect()).to_string()),
            ("loaders", json!(LOADERS).to_string()),
            ("themes", json!(themes.collect::<Vec<_>>()).to_string()),
            ("addresses", json!(addresses.collect::<Vec<_>>()).to_string()),
            ("anybodys", json!(ANYBODYS).to_string()),
            ("folder", json!(folder).to_string()),
            ("css", json!(minify_css(CHECK_CSS)).to_string()),
        ],
    )
}

/// What the loader says in a locale, an expression in JavaScript: the first cards, and what it says where
/// something takes its time or fails.
fn first_words(pack: &Pack) -> Result<String> {
    let strings = &pack.strings;
    let (card, cards) = Cards::new(pack)?;
    let text = |text: &str| json!(text).to_string();
    let words = [
        ("lang", text(&pack.locale)),
        ("dir", text(content::direction(&pack.locale))),
        ("card", format!("(language, position) => {card}")),
        ("byLanguage", json!(cards.by_language).to_string()),
        ("byPosition", json!(cards.by_position).to_string()),
        ("wait", text(&strings.rate.waiting)),
        ("back", text(&strings.common.back)),
        ("trouble", text(&strings.trouble.heading)),
        ("troubleText", text(&strings.trouble.text)),
        ("retry", text(&strings.trouble.retry)),
        ("contact", text(&strings.invitation.label)),
    ];
    let words: Vec<_> = words.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    Ok(format!("{{ {} }}", words.join(", ")))
}

/// The same as a module of its own, for a locale that is not the loader's; not yet minified.
///
/// # Errors
/// Where the first cards are no well-formed markup.
pub fn first_words_module(pack: &Pack) -> Result<String> {
    Ok(format!("export default {}", first_words(pack)?))
}

/// Every attribute's name.
fn attribute_names() -> Vec<&'static str> {
    ATTRIBUTES.iter().map(|attribute| attribute.name).collect()
}

/// Puts each value in the place of its `BUILD.name`.
fn fill(source: &str, values: &[(&str, String)]) -> Result<String> {
    let mut parts = source.split("BUILD.");
    let mut filled = parts.next().unwrap_or_default().to_owned();
    let mut used = Vec::new();
    for part in parts {
        let end = part.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(part.len());
        let (name, rest) = part.split_at(end);
        if name.is_empty() {
            // The comment that speaks of them all.
            filled += rest;
            continue;
        }
        let (name, value) = values.iter().find(|(known, _)| *known == name).with_context(|| {
            format!("a script of src/loader asks for BUILD.{name}, which nobody fills in")
        })?;
        filled += value;
        filled += rest;
        used.push(*name);
    }
    for (name, _) in values {
        ensure!(used.contains(name), "a script of src/loader has no use for BUILD.{name}");
    }
    Ok(filled)
}

/// The rating cards as one tree, an expression in JavaScript: where they differ it names
/// `language[…]` or `position[…]`, and the values of these stand beside it.
#[derive(Default)]
struct Cards {
    /// For each language, in the order of [`LoveLanguage::ALL`].
    by_language: [Vec<Value>; 5],
    /// For each position.
    by_position: [Vec<Value>; 5],
}

impl Cards {
    /// The tree, and what it names.
    fn new(pack: &Pack) -> Result<(String, Self)> {
        let pack = Rc::new(pack.clone());
        let card = |language, at| markup_tree(&first_card(&pack, language, at));
        let first = LoveLanguage::Words;
        let by_language = LoveLanguage::ALL.into_iter().map(|language| card(language, 0));
        let by_position = (0..5).map(|at| card(first, at));
        let samples = by_language.chain(by_position).collect::<Result<Vec<_>>>()?;
        let mut cards = Self::default();
        let tree = cards.tree(&samples.iter().collect::<Vec<_>>())?;
        Ok((tree, cards))
    }

    /// What five languages and five positions have in common, with names where they differ.
    fn tree(&mut self, samples: &[&Value]) -> Result<String> {
        let first = samples[0];
        if samples.iter().all(|sample| *sample == first) {
            return Ok(first.to_string());
        }
        if let Some(length) = first.as_array().map(Vec::len)
            && samples.iter().all(|sample| sample.as_array().is_some_and(|a| a.len() == length))
        {
            let parts = (0..length)
                .map(|i| self.tree(&samples.iter().map(|sample| &sample[i]).collect::<Vec<_>>()))
                .collect::<Result<Vec<_>>>()?;
            return Ok(format!("[{}]", parts.join(",")));
        }
        if samples.iter().all(|sample| sample.is_object()) {
            let names: BTreeSet<_> = samples
                .iter()
                .filter_map(|sample| sample.as_object())
                .flat_map(Map::keys)
                .collect();
            let parts = names
                .into_iter()
                .map(|name| {
                    // A missing attribute indexes to null, which the loader leaves out.
                    let values: Vec<_> = samples.iter().map(|sample| &sample[name]).collect();
                    Ok(format!("{}:{}", json!(name), self.tree(&values)?))
                })
                .collect::<Result<Vec<_>>>()?;
            return Ok(format!("{{{}}}", parts.join(",")));
        }
        let (languages, positions) = samples.split_at(5);
        let differ = |values: &[&Value]| values.iter().any(|value| *value != values[0]);
        let (name, columns, values) = match (differ(languages), differ(positions)) {
            (true, false) => ("language", &mut self.by_language, languages),
            (false, true) => ("position", &mut self.by_position, positions),
            _ => bail!(
                "the first cards differ by language and by position in one place: {samples:?}"
            ),
        };
        let place = columns[0].len();
        for (column, value) in columns.iter_mut().zip(values) {
            column.push((*value).clone());
        }
        Ok(format!("{name}[{place}]"))
    }
}

/// The card of a language at a position, as the app would draw it.
fn first_card(pack: &Rc<Pack>, language: LoveLanguage, at: usize) -> String {
    let mut order = LoveLanguage::ALL;
    order.rotate_left((language.index() + 5 - at) % 5);
    let mut quiz = Quiz::with_order(0, order);
    for before in 0..at {
        quiz.rate(before, None);
    }
    let origin = Origin::Taps { quiz, at };
    let (model, _) = Model::new(
        Settings::default(),
        Rc::clone(pack),
        Fetched::NotAsked,
        Surroundings::default(),
        origin,
    );
    view::render(&model)
}

/// Markup as `["tag", {attributes}, ...children]`.
fn markup_tree(markup: &str) -> Result<Value> {
    fn branch(node: Node) -> Value {
        if let Some(text) = node.text().filter(|_| node.is_text()) {
            return json!(text);
        }
        // In one order everywhere, which compresses best.
        let attributes: BTreeMap<_, _> = node.attributes().map(|a| (a.name(), a.value())).collect();
        let mut tree = vec![json!(node.tag_name().name()), json!(attributes)];
        tree.extend(node.children().map(branch));
        Value::Array(tree)
    }
    let document = Document::parse(markup)
        .with_context(|| format!("a first card that is no well-formed markup: {markup}"))?;
    Ok(branch(document.root_element()))
}

/// A style sheet without comments and without the space that means nothing, its tokens' names as short as they
/// travel. It knows no more of CSS than that, so relative colours and new selectors pass through it unharmed.
pub fn minify_css(css: &str) -> String {
    let mut bare = String::new();
    for (i, part) in css.split("/*").enumerate() {
        bare += if i == 0 { part } else { part.split_once("*/").map_or("", |(_, rest)| rest) };
    }
    let mut short = String::new();
    for word in bare.split_whitespace() {
        // Inside `calc()` and between selectors the space means something.
        let joins = short.ends_with(['{', '}', ';', ':', ',', '>', '('])
            || word.starts_with(['{', '}', '>', ')', '!']);
        if !short.is_empty() && !joins {
            short.push(' ');
        }
        short += word;
    }
    TOKENS.iter().fold(
        short.replace(";}", "}").replace("@media (", "@media("),
        // Each is followed by what ends a name.
        |css, (written, short)| {
            css.replace(&format!("{written}:"), &format!("{short}:"))
                .replace(&format!("{written})"), &format!("{short})"))
                .replace(&format!("{written},"), &format!("{short},"))
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minify::{Script, minify};

    fn pack() -> Pack {
        content::load("en").unwrap().0
    }

    fn locales() -> Vec<String> {
        content::locales().unwrap()
    }

    fn assembled() -> String {
        assemble(Files::Beside("assets/8f3a91/"), &pack(), &locales()).unwrap()
    }

    #[test]
    fn everything_is_filled_in_and_it_parses() {
        let loader = assembled();
        assert!(!loader.contains("BUILD."));
        for act in pack().quiz.ratings.iter().map(|(_, act)| act) {
            assert!(loader.contains(act.as_str()), "{act:?}");
        }
        minify(&loader, Script::Classic).unwrap();
    }

    /// One file for both ways in which the loader asks for it.
    #[test]
    fn the_panel_is_a_script_and_a_module() {
        for folder in [Some("assets/8f3a91/"), None] {
            let panel = assemble_check(folder).unwrap();
            assert!(!panel.replace("`BUILD.…`", "").contains("BUILD."));
            for kind in [Script::Classic, Script::Module] {
                let panel = minify(&panel, kind).unwrap();
                assert!(panel.contains("wasm-unsafe-eval"), "{panel}");
                for cause in CAUSES {
                    assert!(panel.contains(cause.id.name()), "{}", cause.name);
                }
            }
        }
    }

    #[test]
    fn the_panel_names_the_causes_that_it_is_said_to() {
        for cause in CAUSES {
            let is_named = CHECK.contains(&format!("'{}'", cause.id.name()));
            assert_eq!(is_named, cause.id.shows().contains("panel"), "{}", cause.name);
        }
    }

    /// The same budget that `size` holds, but known without building the app, and whatever the folder's
    /// name, which comes of the app's bytes: that alone makes some ten bytes.
    #[test]
    fn it_fits_its_budget() {
        for folder in ["8f3a91", "05c2e7", "b1d640", "3e9f08", "d7714b", "62ac5d"] {
            let folder = format!("assets/{folder}/");
            let loader = assemble(Files::Beside(&folder), &pack(), &locales()).unwrap();
            let minified = minify(&loader, Script::Classic).unwrap();
            let bytes = crate::server::brotli(minified.as_bytes()).len();
            println!("{} bytes, {bytes} in brotli", minified.len());
            assert!(bytes <= 5_000, "{bytes} bytes in brotli");
        }
    }

    #[test]
    fn a_name_that_nobody_fills_in_and_a_value_without_use_are_named() {
        let values = [("known", "1".to_owned())];
        assert_eq!(fill("f(BUILD.known)", &values).unwrap(), "f(1)");
        assert!(fill("BUILD.other", &values).unwrap_err().to_string().contains("BUILD.other"));
        assert!(fill("", &values).unwrap_err().to_string().contains("BUILD.known"));
    }

    #[test]
    fn every_attribute_is_observed() {
        let names = serde_json::to_string(&attribute_names()).unwrap();
        assert!(assembled().contains(&format!("const ATTRIBUTES = {names};")));
    }

    #[test]
    fn what_strict_pages_forbid_is_not_used() {
        for forbidden in
            ["innerHTML", "outerHTML", "insertAdjacent", "eval(", "Function(", "style="]
        {
            assert!(!SOURCE.replace("`innerHTML`", "").contains(forbidden), "{forbidden}");
            assert!(!CHECK.contains(forbidden), "{forbidden}");
        }
        assert!(!SOURCE.contains("'style'"));
        // What the phone keeps is looked at, and written by the app alone, if the visitor wished it.
        assert!(!SOURCE.contains("localStorage[TAG] =") && !SOURCE.contains("localStorage.set"));
    }

    #[test]
    fn a_card_is_the_apps_own() {
        let pack = Rc::new(pack());
        for (at, language) in LoveLanguage::ALL.into_iter().enumerate() {
            let markup = first_card(&pack, language, at);
            assert!(markup.contains(pack.quiz.ratings[language].as_str()), "{markup}");
            assert!(markup.contains(&format!("{} of 5", at + 1)), "{markup}");
            assert_eq!(markup.contains("disabled"), at == 0, "{markup}");
            assert!(!markup.contains("step"), "the first paint doesn't move: {markup}");
        }
    }

    #[test]
    fn markup_becomes_a_tree() {
        assert_eq!(
            markup_tree(r#"<p id="a" class="b">x &amp; <i></i></p>"#).unwrap(),
            json!(["p", { "class": "b", "id": "a" }, "x & ", ["i", {}]])
        );
        assert!(markup_tree("<p><i></p>").is_err());
    }

    #[test]
    fn what_differs_is_named_and_the_rest_is_shared() {
        let card =
            |language: &str, position: Value| json!(["p", { "d": position }, language, "same"]);
        let samples: Vec<_> = "abcde"
            .chars()
            .map(|language| card(&language.to_string(), json!(null)))
            .chain((0..5).map(|at| card("a", if at == 0 { json!(null) } else { json!(at) })))
            .collect();
        let mut cards = Cards::default();
        let tree = cards.tree(&samples.iter().collect::<Vec<_>>()).unwrap();
        assert_eq!(tree, r#"["p",{"d":position[0]},language[0],"same"]"#);
        assert_eq!(json!(cards.by_language), json!([["a"], ["b"], ["c"], ["d"], ["e"]]));
        assert_eq!(json!(cards.by_position), json!([[null], [1], [2], [3], [4]]));
    }

    #[test]
    fn styles_lose_only_what_means_nothing() {
        let css = "/* why */ .a > .b, .c :dir(rtl) {\n  color: oklch(from var(--f) calc(.9 - .2*var(--d)) c h);\n}\n\
                   @media (hover: hover) { .d { --e: 1 ; display: block !important } }";
        assert_eq!(
            minify_css(css),
            ".a>.b,.c :dir(rtl){color:oklch(from var(--f) calc(.9 - .2*var(--d)) c h)}\
             @media(hover:hover){.d{--e:1 ;display:block!important}}"
        );
        assert!(minify_css(FIRST_CSS).contains(" - .76*var(--d)"));
        let older = "@media all{@supports not (color:oklch(from red l c h)){.e{--f:1}}}";
        assert_eq!(minify_css(older), older);
    }
}
