//! The README's tables say what the source says; its first screen is a practice's, its second a
//! developer's, and from there every guide is found.

use std::{fs, path::Path};

use love_languages::model::event::EVENTS;
use love_languages::model::settings::{ATTRIBUTES, Kind};

const README: &str = include_str!("../../README.md");

fn check(marker: &str, table: &str) {
    let between = README
        .split_once(&format!("<!-- {marker} -->\n"))
        .and_then(|(_, rest)| rest.split_once(&format!("<!-- /{marker} -->")))
        .unwrap_or_else(|| panic!("README.md has no place marked {marker}"))
        .0;
    assert!(between == table, "README.md, {marker}: put this between the marks\n\n{table}");
}

#[test]
fn lists_every_attribute() {
    let mut table =
        "| attribute | what it does | values | default |\n|---|---|---|---|\n".to_owned();
    for attribute in ATTRIBUTES {
        let values = match attribute.kind {
            Kind::OneOf(choices) => format!("`{}`", choices.join("`, `")),
            Kind::Text => "text".into(),
            Kind::Link => "a link".into(),
            Kind::Page => "an address".into(),
            Kind::Phone => "a telephone number".into(),
            Kind::Colour => "a CSS colour".into(),
            Kind::Language => "a language tag".into(),
            Kind::Flag => "present or not".into(),
        };
        let (name, default) = (attribute.name, attribute.default);
        table += &format!("| `{name}` | {} | {values} | {default} |\n", attribute.purpose);
    }
    check("attributes", &table);
}

#[test]
fn lists_every_event() {
    let mut table = "| event | when | `detail` |\n|---|---|---|\n".to_owned();
    for (name, when, detail) in EVENTS {
        table += &format!("| `{name}` | {when} | {detail} |\n");
    }
    check("events", &table);
}

/// What stands between two headings.
fn part(from: &str, to: &str) -> &'static str {
    README.split_once(from).and_then(|(_, rest)| rest.split_once(to)).expect(from).0
}

#[test]
fn the_first_screen_lets_a_practice_succeed_and_the_second_a_developer() {
    let practice = part("# love-languages\n", "\n## For a developer");
    let files = format!("love-languages-{}.zip", env!("CARGO_PKG_VERSION"));
    for needed in [
        &files,
        "no account, no server, no cookie",
        "<script src=\"/love-languages/love-languages.js\" async></script>",
        "`embed.html`",
        "(docs/platforms.md)",
        "(docs/packages.md)",
        "(docs/privacy.md)",
        "(docs/measuring.md)",
        "(#settings)",
    ] {
        assert!(practice.contains(needed), "a practice needs {needed}");
    }
    let developer = part("\n## For a developer", "\n## Reference");
    for needed in ["cargo xtask serve ", "cargo xtask test ", "(ARCHITECTURE.md)", "(CHANGELOG.md)"]
    {
        assert!(developer.contains(needed), "a developer needs {needed}");
    }
    // A screen is about so long.
    assert!(practice.lines().count() < 50 && developer.lines().count() < 40);
}

#[test]
fn leads_to_every_guide() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let platforms = fs::read_to_string(docs.join("platforms.md")).unwrap();
    for entry in fs::read_dir(&docs).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let is_found =
            README.contains(&format!("(docs/{name})")) || platforms.contains(&format!("({name})"));
        assert!(is_found, "nobody finds docs/{name}");
    }
}
