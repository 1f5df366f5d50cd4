//! Whether an English question is open: nobody can answer it with yes or no.

use super::reading::words;

const CLOSED: &[&str] = &[
    "am", "are", "can", "could", "did", "do", "does", "had", "has", "have", "is", "may", "might",
    "must", "shall", "should", "was", "were", "will", "would", "right", "ever",
];

const OPEN: &[&str] = &["what", "which", "who", "whom", "whose", "when", "where", "why", "how"];

/// What may stand before the word that asks.
const BEFORE: &[&str] =
    &["and", "or", "but", "so", "then", "in", "on", "at", "with", "for", "to", "from", "by"];

/// Why a question is not open, if it isn't.
pub fn closed(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    for offer in ["yes or no", "or not?", "tell me if ", "tell me whether "] {
        if lower.contains(offer) {
            return Some(format!(
                "offers a yes or no (“{}”); ask what, which, when or how",
                offer.trim()
            ));
        }
    }
    // In "When you are tired, do you want to talk?" the second clause asks.
    let starts: Vec<String> = lower
        .split([',', ':', ';', '.', '?', '–', '—'])
        .filter_map(|clause| words(clause).find(|word| !BEFORE.contains(&word.as_str())))
        .collect();
    let is_closed = |word: &&String| {
        CLOSED.contains(&word.trim_end_matches("n't")) || matches!(word.as_str(), "won't" | "can't")
    };
    if let Some(word) = starts.iter().find(is_closed) {
        return Some(format!(
            "can be answered by yes or no (“{word} …”); ask what, which, when or how"
        ));
    }
    if text.trim_end().ends_with('?') && !starts.iter().any(|word| OPEN.contains(&word.as_str())) {
        return Some(
            "asks nothing openly; begin a clause with what, which, who, when, where or how".into(),
        );
    }
    None
}
