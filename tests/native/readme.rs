//! The README's tables say what the source says.

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
    let mut table = "| attribute | values | default | |\n|---|---|---|---|\n".to_owned();
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
        table += &format!("| `{name}` | {values} | {default} | {} |\n", attribute.purpose);
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
