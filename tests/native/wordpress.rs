//! The WordPress plugin has its attributes from the table, and the version of the package.

use std::collections::BTreeMap;

use expect_test::expect_file;
use love_languages::model::labels::{choice, label};
use love_languages::model::settings::{ATTRIBUTES, Attribute, Kind};
use serde::Serialize;

const README: &str = include_str!("../../README.md");
const PLUGIN: &str = include_str!("../../integrations/wordpress/love-languages.php");
const README_TXT: &str = include_str!("../../integrations/wordpress/readme.txt");

/// What PHP and the editor read.
#[derive(Serialize)]
struct Data {
    attributes: Vec<Row>,
    /// Of the view that a start shows first, by the value of `view`.
    heights: BTreeMap<&'static str, String>,
}

#[derive(Serialize)]
struct Row {
    name: &'static str,
    label: &'static str,
    kind: &'static str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    choices: &'static [&'static str],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    labels: Vec<String>,
    default: String,
    sentence: String,
}

impl Row {
    fn all() -> Vec<Self> {
        let row = |attribute: &Attribute| Self {
            name: attribute.name,
            label: label(attribute.name),
            kind: match attribute.kind {
                Kind::OneOf(_) => "one-of",
                Kind::Text => "text",
                Kind::Link => "link",
                Kind::Page => "page",
                Kind::Phone => "phone",
                Kind::Colour => "colour",
                Kind::Language => "language",
                Kind::Flag => "flag",
            },
            choices: choices(attribute),
            labels: choices(attribute).iter().map(|value| choice(attribute.name, value)).collect(),
            default: plain(attribute.default),
            sentence: plain(attribute.purpose),
        };
        ATTRIBUTES.iter().map(row).collect()
    }
}

/// The values that an attribute may have, where these are a few.
fn choices(attribute: &Attribute) -> &'static [&'static str] {
    if let Kind::OneOf(choices) = attribute.kind { choices } else { &[] }
}

/// Without the marks of Markdown: of a link, its words, but for one to look something up, for no guide is beside it.
fn plain(markdown: &str) -> String {
    let mut text = markdown.replace('`', "");
    for (looks_up, end) in [(": see [", ")"), (" See [", ").")] {
        if let Some((before, rest)) = text.split_once(looks_up) {
            let (_, after) = rest.split_once(end).expect("a link ends");
            text = format!("{before}{after}");
        }
    }
    while let Some((before, rest)) = text.split_once('[') {
        let (words, rest) = rest.split_once("](").expect("a bracket begins a link");
        let (_, after) = rest.split_once(')').expect("a link ends");
        text = format!("{before}{words}{after}");
    }
    text
}

/// What the README says about the room that each start takes.
fn heights() -> BTreeMap<&'static str, String> {
    let between = |start: &str, end: &str| {
        let found = README.split_once(start).and_then(|(_, rest)| rest.split_once(end));
        found
            .unwrap_or_else(|| panic!("README.md has nothing after `{start}`"))
            .0
            .replace('\n', " ")
    };
    let usual = between("min-height:", "\"");
    let taller = between("the start is taller: ", ".)");
    let taller: BTreeMap<&str, &str> = taller
        .split(", ")
        .map(|part| part.split_once(" for ").expect("a height for a view"))
        .map(|(height, view)| (view.trim_matches('`'), height.trim_matches('`')))
        .collect();
    let Kind::OneOf(views) = ATTRIBUTES[0].kind else { panic!("the first attribute is `view`") };
    let guides = views.iter().position(|view| *view == "check-in").expect("the first guide");
    let height = |(at, &view): (usize, &&'static str)| {
        let name = if at < guides { view } else { "a guided practice" };
        let taller = taller.get(name).map(|height| (*height).to_owned());
        let height = if at == 0 { Some(usual.clone()) } else { taller };
        (view, height.unwrap_or_else(|| panic!("README.md says no height for {name}")))
    };
    views.iter().enumerate().map(height).collect()
}

#[test]
fn has_its_attributes_from_the_table() {
    let data = Data { attributes: Row::all(), heights: heights() };
    let json = serde_json::to_string_pretty(&data).expect("it is plain data") + "\n";
    expect_file!["../../integrations/wordpress/attributes.json"].assert_eq(&json);
}

#[test]
fn has_the_version_of_the_package() {
    let version = env!("CARGO_PKG_VERSION");
    for (file, text, line) in [
        ("love-languages.php", PLUGIN, format!(" * Version:           {version}\n")),
        ("readme.txt", README_TXT, format!("Stable tag: {version}\n")),
    ] {
        assert!(text.contains(&line), "integrations/wordpress/{file} needs `{}`", line.trim());
    }
}
