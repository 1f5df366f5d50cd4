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
