//! The colours' custom properties.

/// Each as the styles are written, and as the build writes it: it travels with every visit, and stands in the
/// styles more than a hundred times.
pub const TOKENS: [(&str, &str); 10] = [
    ("--paper", "--p"),
    ("--ink", "--i"),
    ("--soft", "--s"),
    ("--line", "--l"),
    ("--hair", "--h"),
    ("--sheet", "--u"),
    ("--warm", "--w"),
    ("--tint", "--t"),
    ("--edge", "--e"),
    ("--question", "--q"),
];

/// The name of a token in the styles that this program has.
pub const fn token(place: usize) -> &'static str {
    let (written, short) = TOKENS[place];
    // A build by `cargo xtask` alone is cut in two.
    if cfg!(feature = "split") { short } else { written }
}

/// What stands on what, by the tokens' bare names, and the contrast that it needs: text 4.5, lines, drawings and
/// edges 3 (WCAG 2.2, 1.4.3 and 1.4.11). `hair` is the ground of what is pressed or hovered.
pub const PAIRS: [(&str, &str, f64); 20] = [
    ("ink", "paper", 4.5),
    ("ink", "tint", 4.5),
    ("ink", "hair", 4.5),
    ("soft", "paper", 4.5),
    ("soft", "tint", 4.5),
    ("ink", "sheet", 4.5),
    ("soft", "sheet", 4.5),
    ("ink", "question", 4.5),
    ("soft", "question", 4.5),
    ("paper", "line", 4.5),
    ("paper", "ink", 4.5),
    ("line", "paper", 3.0),
    ("line", "tint", 3.0),
    ("line", "hair", 3.0),
    ("line", "sheet", 3.0),
    ("line", "question", 3.0),
    ("ink", "warm", 3.0),
    ("ink", "paper", 3.0),
    ("edge", "paper", 3.0),
    ("line", "warm", 3.0),
];
