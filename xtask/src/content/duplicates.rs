//! Texts that say the same thing in nearly the same words.
//!
//! Each text is its set of stems without the small words; two texts are as alike as the weight of
//! what they share is to the weight of what either has (a Jaccard index), where a stem weighs more
//! the fewer texts it is in. A paraphrase in wholly other words is not found.

use std::collections::{BTreeMap, BTreeSet};

use rust_stemmers::{Algorithm, Stemmer};

use super::ENGLISH;
use super::reading::words;

/// From here on two texts count as the same.
pub const ALIKE: f64 = 0.4;

/// The pairs of texts that are at least [`ALIKE`], with how alike they are.
pub fn pairs(locale: &str, texts: &[&str]) -> Vec<(usize, usize, f64)> {
    let stemmer = stemmer(locale).map(Stemmer::create);
    let stems = |text: &&str| stems(stemmer.as_ref(), text);
    let mut sets: Vec<BTreeSet<String>> = texts.iter().map(stems).collect();
    if locale != ENGLISH {
        drop_small(&mut sets);
    }
    // Which texts a stem is in, in their order: only such as share one are ever held side by side.
    let mut spread: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (n, set) in sets.iter().enumerate() {
        for stem in set {
            spread.entry(stem).or_default().push(n);
        }
    }
    let weight = |stem: &str| (1.0 + texts.len() as f64 / spread[stem].len() as f64).ln();
    let whole: Vec<f64> =
        sets.iter().map(|set| set.iter().map(|stem| weight(stem)).sum()).collect();
    let mut pairs = Vec::new();
    let mut shared = vec![0.0; texts.len()];
    for (i, set) in sets.iter().enumerate() {
        let mut others = Vec::new();
        for stem in set {
            let weight = weight(stem);
            let at = &spread[stem.as_str()];
            for &j in &at[at.partition_point(|&n| n <= i)..] {
                if shared[j] == 0.0 {
                    others.push(j);
                }
                shared[j] += weight;
            }
        }
        others.sort_unstable();
        for j in others {
            let shared = std::mem::take(&mut shared[j]);
            let either = whole[i] + whole[j] - shared;
            if shared >= ALIKE * either {
                pairs.push((i, j, shared / either));
            }
        }
    }
    pairs
}

/// How a language's words are cut to their stems; without one they are compared as they are.
fn stemmer(locale: &str) -> Option<Algorithm> {
    Some(match locale.split('-').next()? {
        "ar" => Algorithm::Arabic,
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "es" => Algorithm::Spanish,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "nb" | "nn" | "no" => Algorithm::Norwegian,
        "nl" => Algorithm::Dutch,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        _ => return None,
    })
}

/// Of languages whose small words nobody has listed: what one text in 25 has says little of it.
fn drop_small(sets: &mut [BTreeSet<String>]) {
    let mut spread: BTreeMap<String, usize> = BTreeMap::new();
    for stem in sets.iter().flatten() {
        *spread.entry(stem.clone()).or_default() += 1;
    }
    let most = sets.len() / 25;
    for set in sets {
        set.retain(|stem| spread[stem] <= most);
    }
}

fn stems(stemmer: Option<&Stemmer>, text: &str) -> BTreeSet<String> {
    words(text)
        .filter(|word| !SMALL.contains(&word.as_str()))
        .map(|word| match IRREGULAR.iter().find(|(form, _)| *form == word) {
            Some((_, base)) => (*base).to_owned(),
            None => {
                stemmer.map_or_else(|| word.clone(), |stemmer| stemmer.stem(&word).into_owned())
            }
        })
        .collect()
}

const SMALL: &[&str] = &[
    "a",
    "about",
    "all",
    "am",
    "an",
    "and",
    "any",
    "are",
    "as",
    "at",
    "be",
    "been",
    "before",
    "but",
    "by",
    "can",
    "could",
    "did",
    "do",
    "does",
    "for",
    "from",
    "had",
    "has",
    "have",
    "how",
    "i",
    "i'd",
    "i'll",
    "if",
    "in",
    "into",
    "is",
    "it",
    "its",
    "just",
    "like",
    "love",
    "me",
    "my",
    "of",
    "on",
    "one",
    "or",
    "our",
    "out",
    "over",
    "own",
    "really",
    "so",
    "some",
    "someone",
    "something",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "they",
    "thing",
    "things",
    "this",
    "time",
    "to",
    "up",
    "us",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "whom",
    "will",
    "with",
    "would",
    "you",
    "your",
    "yours",
];

const IRREGULAR: &[(&str, &str)] = &[
    ("brought", "bring"),
    ("bought", "buy"),
    ("came", "come"),
    ("done", "do"),
    ("felt", "feel"),
    ("forgot", "forget"),
    ("found", "find"),
    ("gave", "give"),
    ("given", "give"),
    ("grew", "grow"),
    ("heard", "hear"),
    ("held", "hold"),
    ("kept", "keep"),
    ("knew", "know"),
    ("learnt", "learn"),
    ("left", "leav"),
    ("lost", "lose"),
    ("made", "make"),
    ("making", "make"),
    ("said", "say"),
    ("saw", "see"),
    ("seen", "see"),
    ("sent", "send"),
    ("spent", "spend"),
    ("told", "tell"),
    ("thought", "think"),
    ("took", "take"),
    ("taken", "take"),
    ("went", "go"),
    ("wrote", "write"),
    ("written", "write"),
];
