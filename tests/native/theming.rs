//! What a page may change of the look is what the table says; the themes are made of nothing else, and can be
//! read in light and in dark, whatever the accent.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use love_languages::model::settings::ATTRIBUTES;
use love_languages::model::theming::{PARTS, PROPERTIES, THEMES, Theme, files};
use love_languages::model::tokens::{PAIRS, TOKENS};

use crate::architecture::sources;
use crate::colour::{Colour, Properties, contrast, declared};

const FIRST: &str = include_str!("../../styles/first.css");
const APP: &str = include_str!("../../styles/app.css");
const LOADER: &str = include_str!("../../src/loader/loader.js");

/// Whatever follows `before` in `text`, as far as a name goes.
fn names_after(text: &str, before: &str) -> BTreeSet<String> {
    let is_end = |c: char| !c.is_ascii_alphanumeric() && c != '-';
    let names = text.split(before).skip(1).map(|rest| rest.split(is_end).next().unwrap_or(""));
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

#[test]
fn every_property_is_in_the_table_and_used() {
    let known: BTreeSet<_> = PROPERTIES.iter().map(|property| property.name.to_owned()).collect();
    let used = |text: &str| -> BTreeSet<_> {
        names_after(text, "--ll-").iter().map(|name| format!("--ll-{name}")).collect()
    };
    assert_eq!(used(&format!("{FIRST}{APP}{LOADER}")), known);
    // The first card has them all, so that nothing changes when the app comes.
    assert_eq!(used(FIRST), known);
}

#[test]
fn every_part_is_in_the_table_and_in_the_views() {
    let known: BTreeSet<_> = PARTS.iter().map(|part| part.name.to_owned()).collect();
    let rendered = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/native/views"));
    let mut found = BTreeSet::new();
    for view in rendered.unwrap() {
        found.extend(names_after(&fs::read_to_string(view.unwrap().path()).unwrap(), "part=\""));
    }
    assert_eq!(found, known, "in the views");
    let loader = names_after(LOADER, "part: '");
    assert!(loader.is_subset(&known) && loader.contains("card"), "in the loader: {loader:?}");
    for (path, text) in sources("src/view", "rs") {
        let parts = names_after(&text, "part=\"");
        assert!(parts.is_subset(&known), "{}: {parts:?}", path.display());
    }
}

#[test]
fn a_theme_is_made_of_what_any_page_may_write() {
    for Theme { name, element, parts, .. } in &THEMES {
        for (property, value) in *element {
            let is_known = PROPERTIES.iter().any(|known| known.name == *property);
            assert!(is_known || *property == "font-family", "{name}: {property}");
            assert!(!value.contains([';', '{', '}']), "{name}: {value}");
        }
        for (selector, declarations) in *parts {
            for part in selector.split(", ") {
                assert!(PARTS.iter().any(|known| known.name == part), "{name}: {part}");
            }
            for (property, value) in *declarations {
                // What is pressed, chosen or disabled has its colours from the widget, and the card its own.
                let is_colour =
                    matches!(*property, "color" | "background" | "background-color" | "opacity");
                assert!(
                    !is_colour && !value.contains("!important"),
                    "{name}, {selector}: {property}"
                );
                // Sizes stay: the room that a page keeps for the first card was measured with them.
                let is_size =
                    matches!(*property, "font-size" | "line-height" | "min-height" | "height");
                assert!(!is_size, "{name}, {selector}: {property}");
                assert!(
                    *property != "background-image" || *selector == "card",
                    "{name}, {selector}"
                );
            }
        }
    }
    let names: BTreeSet<_> = THEMES.iter().map(|theme| theme.name).collect();
    assert_eq!(names.len(), THEMES.len());
}

#[test]
fn a_file_of_a_theme_is_what_is_pasted() {
    let files = files();
    assert_eq!(files.len(), THEMES.len() + 1);
    for (theme, (path, css)) in THEMES.iter().zip(&files) {
        assert_eq!(*path, format!("themes/{}.css", theme.name));
        assert!(css.ends_with(&theme.css()) && css.contains("love-languages::part(card)"), "{css}");
        assert_eq!(css.matches('{').count(), css.matches('}').count());
        assert!(theme.link("/love-languages/").contains(&format!("/love-languages/{path}")));
    }
    let (path, all) = files.last().unwrap();
    assert_eq!(path, "themes/all.css");
    for theme in &THEMES {
        assert!(all.contains(&format!("love-languages.ll-{}::part(card)", theme.name)), "{all}");
    }
}

// ---- Contrast ----------------------------------------------------------------------------------

/// What holds in the widget where a page has set `own`.
fn properties(own: &[(&str, &str)], is_dark: bool) -> Properties {
    let mut all = declared(FIRST, ".ll");
    all.extend(declared(APP, ".ll"));
    all.insert("--d".to_owned(), i32::from(is_dark).to_string());
    all.extend(own.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    all
}

/// Every pair that is harder to read than it must be.
fn faults(own: &[(&str, &str)]) -> Vec<String> {
    let mut faults = Vec::new();
    for is_dark in [false, true] {
        let properties = properties(own, is_dark);
        let names: BTreeSet<_> = PAIRS.iter().flat_map(|(on, ground, _)| [*on, *ground]).collect();
        let colours: BTreeMap<_, _> = names
            .into_iter()
            .map(|name| (name, Colour::of(&format!("var(--{name})"), &properties)))
            .collect();
        // A ground may let the paper through.
        let seen = |name| colours["paper"].under(colours[name], colours[name].alpha);
        for (on, ground, needed) in PAIRS {
            let found = contrast(seen(on), seen(ground));
            if found < needed {
                faults.push(format!("{own:?}, dark {is_dark}: {on} on {ground} {found:.2}"));
            }
        }
    }
    faults
}

/// All hues, from grey to what no screen shows, and what people write.
fn grid() -> Vec<String> {
    let hues = (0..360).step_by(15);
    let colours = hues.flat_map(|hue| {
        [0.02, 0.05, 0.1, 0.15, 0.3].map(|chroma| format!("oklch(.6 {chroma} {hue})"))
    });
    let written = ["#000", "#fff", "#808080", "#ff0", "#00f", "#f00", "#0f0", "#4a5b33"];
    colours.chain(written.map(str::to_owned)).collect()
}

fn none(faults: Vec<String>) {
    assert!(
        faults.is_empty(),
        "{} faults, the first: {:#?}",
        faults.len(),
        &faults[..faults.len().min(12)]
    );
}

#[test]
fn any_accent_alone_can_be_read() {
    none(grid().iter().flat_map(|accent| faults(&[("--ll-accent", accent)])).collect());
}

#[test]
fn whatever_a_page_sets_can_be_read() {
    let mut found = Vec::new();
    for colour in grid() {
        for vivid in ["0", ".22"] {
            found.extend(faults(&[("--ll-accent", &colour), ("--ll-vivid", vivid)]));
        }
        for fill in ["0", ".5"] {
            found.extend(faults(&[("--ll-accent", &colour), ("--ll-fill", fill)]));
            // Light papers, and one that is dark by mistake.
            for paper in [1.0, 0.95, 0.9, 0.4] {
                let paper = colour.replace("oklch(.6 ", &format!("oklch({paper} "));
                found.extend(faults(&[("--ll-paper", &paper), ("--ll-fill", fill)]));
            }
        }
        found.extend(faults(&[("--ll-warm", &colour)]));
        found.extend(faults(&[("--ll-warm", &colour), ("--ll-paper", "#f2e8d5")]));
    }
    none(found);
}

#[test]
fn every_theme_can_be_read_with_its_own_accent_and_any_other() {
    for theme in &THEMES {
        none(faults(theme.element));
        let rest: Vec<_> =
            theme.element.iter().filter(|(name, _)| *name != "--ll-accent").collect();
        let with_accent = |accent: &str| {
            let mut own: Vec<_> = rest.iter().map(|(name, value)| (*name, *value)).collect();
            own.push(("--ll-accent", accent));
            faults(&own)
        };
        none(grid().iter().flat_map(|accent| with_accent(accent)).collect());
    }
}

/// What a theme draws on its card lies under text: there, too, it can be read.
#[test]
fn what_lies_on_a_card_leaves_its_text_readable() {
    let mut drawn = 0;
    for theme in &THEMES {
        let card = theme.parts.iter().filter(|(part, _)| *part == "card");
        let images = card.flat_map(|(_, all)| *all).filter(|(name, _)| *name == "background-image");
        for (_, image) in images {
            drawn += 1;
            // Where all of its veils lie on each other.
            let veils: Vec<f64> = image
                .split("color-mix(in srgb, currentColor ")
                .skip(1)
                .map(|veil| veil.split_once("%, #0000)").unwrap().0.parse::<f64>().unwrap() / 100.0)
                .collect();
            assert!(!veils.is_empty() && !image.contains("url("), "{image}");
            for is_dark in [false, true] {
                let properties = properties(theme.element, is_dark);
                let token = |name: &str| Colour::of(&format!("var(--{name})"), &properties);
                let ground = veils
                    .iter()
                    .fold(token("paper"), |ground, &veil| ground.under(token("ink"), veil));
                for (on, needed) in [("ink", 4.5), ("soft", 4.5), ("line", 3.0), ("edge", 3.0)] {
                    let found = contrast(token(on), ground);
                    assert!(found >= needed, "{}, dark {is_dark}: {on} {found:.2}", theme.name);
                }
            }
        }
    }
    assert!(drawn >= 2, "the themes that draw on their card are found");
}

/// Six characters, not six hues of one: no two have the same edge, corners, lines and type.
#[test]
fn no_two_themes_are_alike() {
    let of = |theme: &Theme, part: &str, name: &str| {
        let all =
            theme.parts.iter().filter(|(parts, _)| parts.split(", ").any(|other| other == part));
        let mut all = all.flat_map(|(_, declarations)| *declarations);
        all.find(|(other, _)| *other == name).map(|(_, value)| *value)
    };
    let set = |theme: &Theme, name: &str| {
        theme.element.iter().find(|(other, _)| *other == name).map(|(_, value)| *value)
    };
    for (at, one) in THEMES.iter().enumerate() {
        for other in &THEMES[at + 1..] {
            let differences = [
                set(one, "--ll-radius") != set(other, "--ll-radius"),
                set(one, "font-family") != set(other, "font-family"),
                set(one, "--ll-fill") != set(other, "--ll-fill"),
                of(one, "card", "border") != of(other, "card", "border"),
                of(one, "card", "background-image") != of(other, "card", "background-image"),
                of(one, "answer", "border") != of(other, "answer", "border"),
                of(one, "mark", "stroke-width") != of(other, "mark", "stroke-width"),
                of(one, "heading", "font-weight") != of(other, "heading", "font-weight"),
            ];
            let count = differences.iter().filter(|differs| **differs).count();
            assert!(count >= 4, "{} and {} differ in {count} things", one.name, other.name);
        }
    }
}

#[test]
fn the_tokens_that_pairs_name_are_there() {
    for (on, ground, _) in PAIRS {
        for name in [on, ground] {
            assert!(TOKENS.iter().any(|(token, _)| token[2..] == *name), "{name}");
        }
    }
    assert!(ATTRIBUTES.iter().any(|attribute| attribute.name == "accent"));
}

// ---- What is written by the tables -------------------------------------------------------------

/// Holds what stands between two marks of a file; with `UPDATE_EXPECT=1` it puts it there.
fn check(file: &str, marker: &str, expected: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = fs::read_to_string(&path).unwrap();
    let (open, close) = (format!("<!-- {marker} -->\n"), format!("<!-- /{marker} -->"));
    let split = text.split_once(&open).and_then(|(before, rest)| {
        let (between, after) = rest.split_once(&close)?;
        Some((before, between, after))
    });
    let (before, between, after) =
        split.unwrap_or_else(|| panic!("{file} has no place marked {marker}"));
    if between == expected {
        return;
    }
    assert!(
        std::env::var_os("UPDATE_EXPECT").is_some(),
        "{file}, {marker}: UPDATE_EXPECT=1 renews it"
    );
    fs::write(path, format!("{before}{open}{expected}{close}{after}")).unwrap();
}

#[test]
fn the_guide_has_every_property_part_and_theme() {
    let mut properties = "| property | default | |\n|---|---|---|\n".to_owned();
    for property in &PROPERTIES {
        properties +=
            &format!("| `{}` | {} | {} |\n", property.name, property.default, property.purpose);
    }
    let mut parts = "| part | |\n|---|---|\n".to_owned();
    for part in &PARTS {
        parts += &format!("| `{}` | {} |\n", part.name, part.purpose);
    }
    let mut themes = String::new();
    for theme in &THEMES {
        themes += &format!(
            "### {}\n{}\n\n```html\n{}\n```\n\n```css\n{}```\n\n",
            theme.label,
            theme.character,
            theme.link("/love-languages/"),
            theme.css()
        );
    }
    check("docs/theming.md", "properties", &properties);
    check("docs/theming.md", "parts", &parts);
    check("docs/theming.md", "themes", &themes);
}

/// Copies what stands before it, by `src/copy.js`.
const COPY: &str = "<button class=\"copy\" type=\"button\">Copy</button><span class=\"told\" role=\"status\"></span>";

#[test]
fn the_gallery_has_every_theme() {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let mut sections = String::new();
    for theme in &THEMES {
        let Theme { name, label, character, .. } = theme;
        let widget = |look: &str| {
            format!(
                "        <div class=\"{look}\"><love-languages class=\"ll-{name}\" theme=\"{look}\" \
                 practice=\"Riverbank Practice\" cta-url=\"#{name}\"></love-languages></div>\n"
            )
        };
        sections += &format!(
            "    <section id=\"{name}\" aria-labelledby=\"{name}-name\">\n      <div class=\"about\">\n        \
             <h2 id=\"{name}-name\">{label}</h2>\n        <p>{character}</p>\n        \
             <pre><code>{}</code></pre>\n        {COPY}\n        \
             <p><a href=\"embed.html#s=1&amp;look={name}\">Use it in the builder</a></p>\n        <details>\n          <summary>The same as CSS</summary>\n          \
             <pre><code>{}</code></pre>\n          {COPY}\n        </details>\n      </div>\n      <div class=\"looks\">\n{}{}      \
             </div>\n    </section>\n",
            escaped(&theme.link("/love-languages/")),
            escaped(theme.css().trim_end()),
            widget("light"),
            widget("dark"),
        );
    }
    let mut ways = String::new();
    for Theme { name, label, .. } in &THEMES {
        ways += &format!("      <a href=\"#{name}\">{label}</a>\n");
    }
    check("gallery.html", "themes", &sections);
    check("gallery.html", "ways", &ways);
}
