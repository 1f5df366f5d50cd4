//! Texts that say the same thing in nearly the same words.
//!
//! Each text is its set of stems without the small words; two texts are as alike as the weight of
//! what they share is to the weight of what either has (a Jaccard index), where a stem weighs more
//! the fewer texts it is in. A paraphrase in wholly other words is not found.

use std::collections::{BTreeMap, BTreeSet};

use rust_stemmers::{Algorithm, Stemmer};

use super::reading::words;

/// From here on two texts count as the same.
pub const ALIKE: f64 = 0.4;

/// The pairs of texts that are at least [`ALIKE`], with how alike they are.
pub fn pairs(texts: &[&str]) -> Vec<(usize, usize, f64)> {
    let stemmer = Stemmer::create(Algorithm::English);
    let sets: Vec<BTreeSet<String>> = texts.iter().map(|text| stems(&stemmer, text)).collect();
    let mut spread: BTreeMap<&str, usize> = BTreeMap::new();
    for stem in sets.iter().flatten() {
        *spread.entry(stem).or_default() += 1;
    }
    let weight = |stem: &String| (1.0 + texts.len() as f64 / spread[stem.as_str()] as f64).ln();
    let whole: Vec<f64> = sets.iter().map(|set| set.iter().map(weight).sum()).collect();
    let mut pairs = Vec::new();
    for (i, a) in sets.iter().enumerate() {
        for (j, b) in sets.iter().enumerate().skip(i + 1) {
            let shared: f64 = a.intersection(b).map(weight).sum();
            let either = whole[i] + whole[j] - shared;
            if shared >= ALIKE * either {
                pairs.push((i, j, shared / either));
            }
        }
    }
    pairs
}

fn stems(stemmer: &Stemmer, text: &str) -> BTreeSet<String> {
    words(text)
        .filter(|word| !SMALL.contains(&word.as_str()))
        .map(|word| match IRREGULAR.iter().find(|(form, _)| *form == word) {
            Some((_, base)) => (*base).to_owned(),
            None => stemmer.stem(&word).into_owned(),
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
