//! A locale beside English: it holds words alone. Whatever else there is (depths, themes, who is on turn,
//! for how long, addresses) is English's, so that it is written once.

use serde_json::{Map, Value};

use super::limits::{self, Kind, Limit};
use super::{Fault, File};

/// English with a locale's words in their places, and what is missing or has no place. A question that
/// the locale does not have is left out.
pub fn overlay(file: File, english: &Value, words: &Value) -> (Value, Vec<Fault>) {
    let mut overlay = Overlay { file, faults: Vec::new() };
    let whole = overlay.value("", english, Some(words));
    (whole, overlay.faults)
}

struct Overlay {
    file: File,
    faults: Vec<Fault>,
}

impl Overlay {
    fn value(&mut self, path: &str, english: &Value, words: Option<&Value>) -> Value {
        match english {
            Value::Object(fields) if !self.is_text(path) => self.fields(path, fields, words),
            Value::Array(items) if items.iter().any(|item| id(item).is_some()) => {
                self.entries(path, items, words)
            }
            Value::Array(items) if items.iter().any(Value::is_object) => {
                self.positions(path, items, words)
            }
            Value::Array(items) if !items.is_empty() && self.is_text(&format!("{path}[0]")) => {
                self.text(path, english, words)
            }
            Value::String(_) | Value::Object(_) if self.is_text(path) => {
                self.text(path, english, words)
            }
            fact => {
                if words.is_some_and(|words| words != fact) {
                    self.fault(path, "is no word: take it out, it is the same in every locale");
                }
                fact.clone()
            }
        }
    }

    /// Words that are English's, a list of words, or words with plural forms.
    fn text(&mut self, path: &str, english: &Value, words: Option<&Value>) -> Value {
        let Some(words) = words else {
            let example = english.as_str().or_else(|| english.as_array()?.first()?.as_str());
            let example = example.map(|text| format!(": “{text}”")).unwrap_or_default();
            self.fault(path, format!("is missing{example}"));
            return english.clone();
        };
        words.clone()
    }

    fn fields(&mut self, path: &str, english: &Map<String, Value>, words: Option<&Value>) -> Value {
        let given = words.and_then(Value::as_object);
        if words.is_some() && given.is_none() {
            self.fault(path, "holds several words by their names");
        }
        let below = |name: &str| match path {
            "" => name.to_owned(),
            _ => format!("{path}.{name}"),
        };
        for name in given.into_iter().flat_map(Map::keys) {
            if !english.contains_key(name) {
                self.fault(&below(name), "is not in English; take it out");
            }
        }
        let whole = english.iter().map(|(name, value)| {
            let words = given.and_then(|given| given.get(name));
            (name.clone(), self.value(&below(name), value, words))
        });
        Value::Object(whole.collect())
    }

    /// Entries with an `id` are found by it.
    fn entries(&mut self, path: &str, english: &[Value], words: Option<&Value>) -> Value {
        let given = words.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        for (n, entry) in given.iter().enumerate() {
            let place = format!("{path}[{n}]");
            match id(entry) {
                None => self.fault(&place, "has no id"),
                Some(name) if given[..n].iter().any(|other| id(other) == Some(name)) => {
                    self.fault(&place, format!("is “{name}” a second time"));
                }
                Some(name) if !english.iter().any(|other| id(other) == Some(name)) => {
                    self.fault(&place, format!("is “{name}”; English has none of that id"));
                }
                Some(_) => {}
            }
        }
        let whole = english.iter().filter_map(|entry| {
            // A step of another guide, by its name.
            let Some(name) = id(entry) else { return Some(entry.clone()) };
            let words = given.iter().find(|other| id(other) == Some(name));
            if words.is_none() && self.file == File::Questions {
                return None;
            }
            Some(self.value(&format!("{path}[{name}]"), entry, words))
        });
        Value::Array(whole.collect())
    }

    fn positions(&mut self, path: &str, english: &[Value], words: Option<&Value>) -> Value {
        let given = words.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        if words.is_some() && given.len() != english.len() {
            let what = format!("has {} entries; English has {}", given.len(), english.len());
            self.fault(path, what);
        }
        let whole = english
            .iter()
            .enumerate()
            .map(|(n, entry)| self.value(&format!("{path}[{n}]"), entry, given.get(n)));
        Value::Array(whole.collect())
    }

    fn is_text(&self, path: &str) -> bool {
        self.limit(path).is_some_and(|limit| !matches!(limit.kind, Kind::Code | Kind::Citation))
    }

    fn limit(&self, path: &str) -> Option<&'static Limit> {
        limits::limit(self.file, path)
    }

    fn fault(&mut self, path: &str, what: impl Into<String>) {
        self.faults.push(Fault { file: self.file, path: path.to_owned(), what: what.into() });
    }
}

fn id(entry: &Value) -> Option<&str> {
    entry.get("id").and_then(Value::as_str)
}

/// A path with ids in the place of positions: `questions[3].text` as `questions[sound-of-home].text`, since
/// the positions are English's.
pub fn by_id(path: &str, whole: &Value) -> String {
    let mut found = Some(whole);
    let mut named = String::new();
    for step in path.split('.') {
        let dot = if named.is_empty() { "" } else { "." };
        let mut parts = step.split(['[', ']']).filter(|part| !part.is_empty());
        let name = parts.next().unwrap_or_default();
        named += &format!("{dot}{name}");
        found = found.and_then(|value| value.get(name));
        for position in parts {
            found = position.parse().ok().and_then(|n: usize| found?.get(n));
            named += &format!("[{}]", found.and_then(id).unwrap_or(position));
        }
    }
    named
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn guides() -> Value {
        json!({ "guides": [
            { "id": "a", "title": "A", "minutes": 10, "reasons": ["stress"], "steps": [
                "b/c",
                { "id": "d", "kind": "say", "text": "Say.", "options": ["One", "Two"] },
            ] },
        ] })
    }

    #[test]
    fn words_take_the_place_of_english_and_facts_stay() {
        let words = json!({ "guides": [
            { "id": "a", "title": "Ä", "steps": [{ "id": "d", "text": "Sag.", "options": ["Eins", "Zwei"] }] },
        ] });
        let (whole, faults) = overlay(File::Guides, &guides(), &words);
        assert_eq!(faults, []);
        let mut expected = guides();
        expected["guides"][0]["title"] = "Ä".into();
        expected["guides"][0]["steps"][1]["text"] = "Sag.".into();
        expected["guides"][0]["steps"][1]["options"] = json!(["Eins", "Zwei"]);
        assert_eq!(whole, expected);
    }

    #[test]
    fn every_missing_and_every_needless_key_is_named() {
        let words = json!({ "guides": [
            { "id": "a", "minutes": 9, "titel": "Ä", "steps": [{ "id": "d" }, { "id": "e" }, {}] },
            { "id": "a" },
        ] });
        let (_, faults) = overlay(File::Guides, &guides(), &words);
        let faults: Vec<_> =
            faults.iter().map(|fault| format!("{} {}", fault.path, fault.what)).collect();
        for (n, expected) in [
            "guides[1] is “a” a second time",
            "guides[a].titel is not in English",
            "guides[a].minutes is no word",
            "guides[a].steps[1] is “e”; English has none",
            "guides[a].steps[2] has no id",
            "guides[a].steps[d].options is missing: “One”",
            "guides[a].steps[d].text is missing: “Say.”",
            "guides[a].title is missing: “A”",
        ]
        .into_iter()
        .enumerate()
        {
            assert!(faults.iter().any(|fault| fault.starts_with(expected)), "{n}: {faults:#?}");
        }
        assert_eq!(faults.len(), 8, "{faults:#?}");
    }

    #[test]
    fn a_locale_may_have_fewer_questions_and_sections_keep_their_places() {
        let deck = json!({ "questions": [
            { "id": "a", "depth": 1, "text": "A?" }, { "id": "b", "depth": 2, "text": "B?" },
        ] });
        let (whole, faults) = overlay(
            File::Questions,
            &deck,
            &json!({ "questions": [{ "id": "b", "text": "BB?" }] }),
        );
        assert_eq!(faults, []);
        assert_eq!(whole, json!({ "questions": [{ "id": "b", "depth": 2, "text": "BB?" }] }));

        let about =
            json!({ "sections": [{ "heading": "H", "paragraphs": ["P."], "sources": [] }] });
        let words = json!({ "sections": [{ "heading": "Ü", "paragraphs": ["P.", "Q."] }] });
        let (whole, faults) = overlay(File::About, &about, &words);
        assert_eq!(faults, []);
        assert_eq!(whole["sections"][0]["paragraphs"], json!(["P.", "Q."]));
        let (_, faults) = overlay(File::About, &about, &json!({ "sections": [] }));
        assert_eq!(faults[0].what, "has 0 entries; English has 1");
    }

    #[test]
    fn a_place_is_said_by_its_id() {
        assert_eq!(by_id("guides[0].steps[1].text", &guides()), "guides[a].steps[d].text");
        assert_eq!(
            by_id("guides[0].steps[1].options[1]", &guides()),
            "guides[a].steps[d].options[1]"
        );
        assert_eq!(by_id("guides[0].steps[0]", &guides()), "guides[a].steps[0]");
    }
}
