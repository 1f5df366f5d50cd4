//! What a page may change of the look: custom properties, parts, and six ready themes made of nothing else.
//!
//! `docs/theming.md`, the gallery, `dist/themes/` and the tests are generated from these tables or checked
//! against them. The widget itself has no use for them, so they cost its visitors nothing.

use core::fmt::Write as _;

/// A custom property that a page sets on the element, or on anything around it.
#[derive(Debug)]
pub struct Property {
    /// Its name, with the two dashes.
    pub name: &'static str,
    /// What holds where a page sets nothing.
    pub default: &'static str,
    /// What it does, in words for the documentation.
    pub purpose: &'static str,
}

/// Every property. Of a colour the widget takes hue and strength and decides itself how light it is, so that
/// text stays readable whatever a page sets.
pub const PROPERTIES: [Property; 6] = [
    Property {
        name: "--ll-accent",
        default: "`#4a5b33`",
        purpose: "Lines, bars and the main button. The attribute `accent` goes before it.",
    },
    Property {
        name: "--ll-vivid",
        default: "`.11`",
        purpose: "How strong the accent may get: `0` is grey, `.22` loud. (It is a chroma of `oklch()`.)",
    },
    Property {
        name: "--ll-paper",
        default: "white, with a breath of the accent",
        purpose: "The card, and what is tinted by it: answers, rules, text. A light colour; in the dark its night \
                  takes its place.",
    },
    Property {
        name: "--ll-warm",
        default: "`#fbd3a5`",
        purpose: "The spot under a drawing, and the sheets of questions, notes and the invitation.",
    },
    Property {
        name: "--ll-fill",
        default: "`1`",
        purpose: "How much of a ground answers have: from `0`, none, to `1`.",
    },
    Property {
        name: "--ll-radius",
        default: "`.75em`",
        purpose: "The card’s corners. What is in it has half of that.",
    },
];

/// A part, for `love-languages::part(…)`.
#[derive(Debug)]
pub struct Part {
    /// Its name.
    pub name: &'static str,
    /// What it is, in words for the documentation.
    pub purpose: &'static str,
}

/// Every part. The first cards, which travel with the loader, have the first five; all of them are the same in
/// every view.
pub const PARTS: [Part; 9] = [
    Part { name: "card", purpose: "the whole: its edge, its shadow, what lies under everything" },
    Part { name: "heading", purpose: "the heading of a view" },
    Part { name: "act", purpose: "what a card is about, with its drawing" },
    Part { name: "mark", purpose: "a drawing: `stroke-width` is how thick its line is" },
    Part {
        name: "answer",
        purpose: "whatever answers or chooses: a level, an act, a depth, a topic",
    },
    Part { name: "button", purpose: "the one filled button of a view" },
    Part { name: "quiet", purpose: "an outlined button" },
    Part { name: "sheet", purpose: "a warm sheet: a question, a note, the invitation" },
    Part { name: "question", purpose: "the words of a question, or of a step of a practice" },
];

/// A ready theme: nothing that a page could not write itself.
#[derive(Debug, PartialEq, Eq)]
pub struct Theme {
    /// Its name in files and classes.
    pub name: &'static str,
    /// Its name for people.
    pub label: &'static str,
    /// A line on its character.
    pub character: &'static str,
    /// What it declares on the element.
    pub element: &'static [(&'static str, &'static str)],
    /// What it declares on parts; more than one part may stand there, by commas.
    pub parts: &'static [(&'static str, &'static [(&'static str, &'static str)])],
}

impl Theme {
    /// What a practice pastes into its site's own styles: for every widget of the page.
    pub fn css(&self) -> String {
        self.css_for("love-languages")
    }

    /// The same for the elements that have its class, `ll-` and its name.
    pub fn css_by_class(&self) -> String {
        self.css_for(&format!("love-languages.ll-{}", self.name))
    }

    /// What a practice pastes into its page where it has uploaded the widget to `folder`: one line.
    pub fn link(&self, folder: &str) -> String {
        format!(r#"<link rel="stylesheet" href="{folder}themes/{}.css">"#, self.name)
    }

    fn css_for(&self, element: &str) -> String {
        let mut css = String::new();
        rule(&mut css, "", element, self.element);
        // On paper the widget has no frame and no shadow, whatever its theme.
        css += "@media screen {\n";
        for (parts, declarations) in self.parts {
            let parts: Vec<_> =
                parts.split(", ").map(|part| format!("{element}::part({part})")).collect();
            rule(&mut css, "  ", &parts.join(", "), declarations);
        }
        css += "}\n";
        css
    }
}

/// What is uploaded: a path, and what is in it. A file for each theme, and one that has them all by their classes.
pub fn files() -> Vec<(String, String)> {
    let mut files: Vec<_> = THEMES
        .iter()
        .map(|theme| (format!("themes/{}.css", theme.name), headed(theme, &theme.css())))
        .collect();
    let all = THEMES.iter().map(|theme| headed(theme, &theme.css_by_class()));
    files.push(("themes/all.css".to_owned(), all.collect::<Vec<_>>().join("\n")));
    files
}

fn headed(theme: &Theme, css: &str) -> String {
    format!("/* {} */\n{css}", theme.character)
}

fn rule(css: &mut String, indent: &str, selector: &str, declarations: &[(&str, &str)]) {
    _ = writeln!(css, "{indent}{selector} {{");
    for (name, value) in declarations {
        _ = writeln!(css, "{indent}  {name}: {value};");
    }
    _ = writeln!(css, "{indent}}}");
}

/// Every ready theme. None sets a colour of text or the ground of a control: these change with what is pressed
/// and chosen, and with light and dark.
pub const THEMES: [Theme; 6] = [
    Theme {
        name: "notebook",
        label: "Notebook",
        character: "An exercise book: squared paper, a red margin, blue ink.",
        element: &[
            ("--ll-accent", "#1d4ed8"),
            ("--ll-vivid", ".17"),
            ("--ll-paper", "#f6f9ff"),
            ("--ll-warm", "#fff07a"),
            ("--ll-fill", ".4"),
            ("--ll-radius", ".375em"),
            (
                "font-family",
                "ui-rounded, \"Hiragino Maru Gothic ProN\", \"Arial Rounded MT Bold\", Nunito, \"Trebuchet MS\", sans-serif",
            ),
        ],
        parts: &[
            (
                "card",
                &[
                    ("border-inline-start", "4px double #d1495b"),
                    ("border-start-end-radius", "1.25em"),
                    ("border-end-end-radius", "1.25em"),
                    (
                        "background-image",
                        "linear-gradient(color-mix(in srgb, currentColor 5%, #0000) 1px, #0000 1px), \
                         linear-gradient(90deg, color-mix(in srgb, currentColor 5%, #0000) 1px, #0000 1px)",
                    ),
                    ("background-size", "1.25em 1.25em"),
                ],
            ),
            (
                "act, question",
                &[(
                    "font-family",
                    "\"Bradley Hand\", \"Segoe Print\", Noteworthy, Kalam, ui-rounded, \"Trebuchet MS\", sans-serif",
                )],
            ),
            (
                "answer, quiet",
                &[("border", "1px dashed color-mix(in srgb, currentColor 45%, #0000)")],
            ),
            ("mark", &[("stroke-width", "1.9")]),
        ],
    },
    Theme {
        name: "clinic",
        label: "Clinic",
        character: "A bright practice: white, thin lines, much room, everything in its place.",
        element: &[
            ("--ll-accent", "#0b7285"),
            ("--ll-paper", "#fbfeff"),
            ("--ll-warm", "#b5ead7"),
            ("--ll-fill", "0"),
            ("--ll-radius", ".5em"),
            ("font-family", "system-ui, sans-serif"),
        ],
        parts: &[
            (
                "card",
                &[
                    (
                        "padding",
                        "clamp(1em, 5cqi - .125em, 1.5em) clamp(1.125em, 6cqi, 1.75em) .375em",
                    ),
                    ("border-color", "color-mix(in srgb, currentColor 14%, #0000)"),
                ],
            ),
            ("heading", &[("font-weight", "500"), ("letter-spacing", ".01em")]),
            ("answer", &[("border", "1px solid color-mix(in srgb, currentColor 16%, #0000)")]),
            ("button, quiet", &[("border-radius", "9em"), ("padding-inline", "1.5em")]),
            ("mark", &[("stroke-width", "1.2")]),
        ],
    },
    Theme {
        name: "living-room",
        label: "Living room",
        character: "A warm living room: cream, terracotta, soft and round.",
        element: &[
            ("--ll-accent", "#b4532a"),
            ("--ll-vivid", ".13"),
            ("--ll-paper", "#fff3e2"),
            ("--ll-warm", "#ffb07c"),
            ("--ll-radius", "2em"),
            ("font-family", "Optima, Candara, \"Gill Sans\", \"Noto Sans\", sans-serif"),
        ],
        parts: &[
            (
                "card",
                &[
                    (
                        "padding",
                        "clamp(1em, 5cqi - .125em, 1.5em) clamp(1.125em, 6cqi, 1.5em) .375em",
                    ),
                    ("border", "0"),
                    (
                        "box-shadow",
                        "0 1px 3px rgb(70 30 0 / .14), 0 1.25em 2.5em -1em rgb(70 30 0 / .3)",
                    ),
                ],
            ),
            ("answer", &[("padding-inline", "1.25em")]),
            ("mark", &[("stroke-width", "2.1")]),
        ],
    },
    Theme {
        name: "studio",
        label: "Studio",
        character: "A bold studio: black on white, hard corners, one loud colour.",
        element: &[
            ("--ll-accent", "#2a1fff"),
            ("--ll-vivid", ".22"),
            ("--ll-paper", "#fff"),
            ("--ll-warm", "#f2ff3d"),
            ("--ll-fill", "0"),
            ("--ll-radius", "0px"),
            ("font-family", "\"Helvetica Neue\", \"Arial Nova\", Arial, sans-serif"),
        ],
        parts: &[
            ("card", &[("border", "3px solid"), ("box-shadow", ".375em .375em 0")]),
            ("heading", &[("font-weight", "800"), ("letter-spacing", "-.015em")]),
            ("act", &[("font-weight", "700")]),
            ("question", &[("font-weight", "800"), ("letter-spacing", "-.015em")]),
            ("answer, quiet", &[("border", "2px solid")]),
            ("button", &[("font-weight", "800")]),
            ("sheet", &[("border", "2px solid")]),
            ("mark", &[("stroke-width", "2.4")]),
        ],
    },
    Theme {
        name: "night",
        label: "Night",
        character: "A quiet night: indigo, the last pink of the evening, thin lines.",
        element: &[
            ("--ll-accent", "#6f6ad6"),
            ("--ll-vivid", ".13"),
            ("--ll-paper", "#e9e7ff"),
            ("--ll-warm", "#ffd3bd"),
            ("--ll-fill", ".7"),
            ("--ll-radius", "1.5em"),
            ("font-family", "\"Avenir Next\", Avenir, Corbel, \"Century Gothic\", sans-serif"),
        ],
        parts: &[
            (
                "card",
                &[
                    ("border", "0"),
                    (
                        "background-image",
                        "radial-gradient(circle at 92% -2em, color-mix(in srgb, currentColor 6%, #0000), #0000 22em)",
                    ),
                ],
            ),
            ("heading", &[("font-weight", "400"), ("letter-spacing", ".01em")]),
            ("answer", &[("padding-inline", "1.25em")]),
            ("button", &[("border-radius", "9em"), ("padding-inline", "1.5em")]),
            ("mark", &[("stroke-width", "1.1")]),
        ],
    },
    Theme {
        name: "letter",
        label: "Letter",
        character: "An old-fashioned letter: ivory, a double frame, oxblood and a serif.",
        element: &[
            ("--ll-accent", "#7a1f2b"),
            ("--ll-paper", "#f8eee0"),
            ("--ll-warm", "#ecc0a8"),
            ("--ll-fill", "0"),
            ("--ll-radius", "2px"),
            (
                "font-family",
                "\"Iowan Old Style\", \"Palatino Linotype\", Palatino, \"Book Antiqua\", Georgia, serif",
            ),
        ],
        parts: &[
            (
                "card",
                &[
                    (
                        "padding",
                        "clamp(.875em, 5cqi - .125em, 1.5em) clamp(1em, 6cqi, 1.75em) .25em",
                    ),
                    ("border", "4px double color-mix(in srgb, currentColor 45%, #0000)"),
                ],
            ),
            ("heading", &[("font-style", "italic"), ("font-weight", "400")]),
            ("question", &[("font-style", "italic")]),
            (
                "answer",
                &[("border-block-end", "1px solid color-mix(in srgb, currentColor 30%, #0000)")],
            ),
            ("quiet", &[("border", "3px double color-mix(in srgb, currentColor 60%, #0000)")]),
            (
                "button",
                &[("font-style", "italic"), ("font-weight", "400"), ("letter-spacing", ".02em")],
            ),
            ("mark", &[("stroke-width", "1.25")]),
        ],
    },
];
