//! A practice's own deck at the command line: `cargo xtask check-deck FILE` gives the verdict that
//! the widget gives, and advice on style beside it.

use std::path::Path;

use anyhow::{Context, Result, bail};
use love_languages::model::content::{Guide, Question, THEME_CHARS};
use love_languages::model::own::{self, Mode, Own, OwnFault, Places};
use schemars::{JsonSchema, Schema, schema_for};
use serde_json::{Value, json};

use super::{ENGLISH, duplicates, openness, reading};

/// Checks the file that the command line names.
///
/// # Errors
/// Where it can't be read, or has a fault; each was printed then.
pub fn run(arguments: &[String]) -> Result<()> {
    let (file, language) = match arguments {
        [file] => (file, ENGLISH),
        [file, option, language] if option == "--lang" => (file, language.as_str()),
        _ => bail!("check-deck takes one file: cargo xtask check-deck FILE [--lang de]"),
    };
    let bytes = std::fs::read(Path::new(file)).with_context(|| format!("reading {file}"))?;
    let verdict = verdict(file, &bytes, language);
    for line in &verdict.lines {
        println!("{line}");
    }
    match verdict.faults {
        0 => Ok(()),
        1 => bail!("{file} has 1 fault: the widget would use the built-in deck"),
        n => bail!("{file} has {n} faults: the widget would use the built-in deck"),
    }
}

/// What is printed of a file.
#[derive(Debug, PartialEq)]
pub struct Verdict {
    /// Line by line.
    pub lines: Vec<String>,
    /// How many of the lines are faults; the others are advice, or what there is.
    pub faults: usize,
}

/// Judges a file's bytes, written in a language. What isn't UTF-8 becomes � as in a browser, and is a fault in any text.
pub fn verdict(file: &str, bytes: &[u8], language: &str) -> Verdict {
    let text = String::from_utf8_lossy(bytes);
    let said = |OwnFault { line, path, what }: &OwnFault, kind: &str| {
        let colon = if path.is_empty() { "" } else { ": " };
        format!("{file}:{line}: {kind}{path}{colon}{what}")
    };
    match own::read(&text) {
        Err(faults) => {
            let lines = faults.iter().map(|fault| said(fault, "")).collect();
            Verdict { lines, faults: faults.len() }
        }
        Ok(own) => {
            let advice = advice(&own, &text, language);
            let mut lines: Vec<_> = advice.iter().map(|it| said(it, "warning: ")).collect();
            let (questions, guides) = (own.questions.len(), own.guides.len());
            lines.push(format!("{file}: no fault; questions: {questions}, guides: {guides}"));
            Verdict { lines, faults: 0 }
        }
    }
}

/// A text with its place.
type Placed<'a> = (String, &'a str);

/// What could be better, and is no fault. What is closed or hard to read is known of English only.
fn advice(own: &Own, text: &str, language: &str) -> Vec<OwnFault> {
    let language = language.split('-').next().unwrap_or(language);
    let near_duplicates = |texts: &[Placed]| near_duplicates(texts, language);
    let questions = own.questions.iter().enumerate();
    let asked: Vec<Placed> =
        questions.map(|(n, question)| (format!("questions[{n}].text"), &*question.text)).collect();
    let mut found = near_duplicates(&asked);
    let mut read = asked;
    for (n, question) in own.questions.iter().enumerate() {
        let follow_ups = question.follow_ups.iter().enumerate();
        read.extend(follow_ups.map(|(i, it)| (format!("questions[{n}].follow_ups[{i}]"), &**it)));
    }
    if language == ENGLISH {
        let closed = |(at, text): &Placed| Some((at.clone(), openness::closed(text)?));
        found.extend(read.iter().filter_map(closed));
    }
    for (n, guide) in own.guides.iter().enumerate() {
        for (i, step) in guide.steps.iter().enumerate() {
            let at = |field: &str| format!("guides[{n}].steps[{i}].{field}");
            read.push((at("text"), &step.text));
            read.extend(step.more.as_deref().map(|more| (at("more"), more)));
            let options = step.options.iter().enumerate();
            let options: Vec<Placed> =
                options.map(|(o, option)| (at(&format!("options[{o}]")), &**option)).collect();
            found.extend(near_duplicates(&options));
        }
    }
    if language == ENGLISH {
        let hard = |(at, text): &Placed| Some((at.clone(), reading::hard(text)?));
        found.extend(read.iter().filter_map(hard));
    }
    let Ok(places) = Places::of(text) else { return Vec::new() };
    let mut advice: Vec<_> =
        found.into_iter().map(|(path, what)| places.fault(path, what)).collect();
    advice.sort_by_key(|advice| advice.line);
    advice
}

fn near_duplicates(texts: &[Placed], language: &str) -> Vec<(String, String)> {
    let just: Vec<&str> = texts.iter().map(|(_, text)| *text).collect();
    let said = |(a, b, alike): (usize, usize, f64)| {
        let (first, text) = &texts[a];
        (texts[b].0.clone(), format!("is {alike:.2} alike {first}, “{text}”"))
    };
    duplicates::pairs(language, &just).into_iter().map(said).collect()
}

/// The file that `deck-src` names: a practice's own questions and guides.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its schema is used")]
struct OwnFile {
    /// "add" to the built-in ones, or "replace" them. An added one with the id of a built-in one takes
    /// its place.
    #[schemars(extend("enum" = Mode::NAMED.map(|(name, _)| name)))]
    mode: Option<String>,
    /// The questions.
    questions: Option<Vec<Question>>,
    /// The guides.
    guides: Option<Vec<Guide>>,
}

/// Its JSON schema: that of our own questions and guides, but that a theme may be any short word, and
/// that fields which we don't know may be there.
pub fn schema() -> Schema {
    fn open_up(json: &mut Value) {
        match json {
            Value::Object(fields) => {
                fields.remove("additionalProperties");
                fields.values_mut().for_each(open_up);
            }
            Value::Array(items) => items.iter_mut().for_each(open_up),
            _ => {}
        }
    }
    let mut schema = schema_for!(OwnFile).to_value();
    open_up(&mut schema);
    schema["$defs"]["Question"]["properties"]["themes"]["items"] =
        json!({"type": "string", "minLength": 1, "maxLength": THEME_CHARS});
    schema.try_into().expect("it is a schema still")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        verdict("own.json", text.as_bytes(), ENGLISH).lines
    }

    #[test]
    fn a_fault_has_its_line_and_a_warning_is_none() {
        let faulty = "{\"questions\": [\n{\"id\": \"a\", \"depth\": 4, \"themes\": [\"x\"],\n\
                      \"text\": \"What is it?\", \"follow_ups\": [\"Why?\"]}]}";
        let depth =
            "own.json:2: questions[0].depth: is 4; a depth is 1 (light), 2 (warm) or 3 (deep)";
        assert_eq!(lines(faulty), [depth]);
        assert_eq!(verdict("own.json", faulty.as_bytes(), ENGLISH).faults, 1);
        assert_eq!(lines("{\"questions\": [,]}")[0].split(": ").next(), Some("own.json:1"));

        let mended = faulty.replace('4', "3").replace("What is it?", "Do you like it?");
        let said = verdict("own.json", mended.as_bytes(), ENGLISH);
        assert_eq!(said.faults, 0);
        assert!(
            said.lines[0].starts_with("own.json:3: warning: questions[0].text: can be answered")
        );
        assert_eq!(said.lines[1], "own.json: no fault; questions: 1, guides: 0");
    }

    #[test]
    fn alike_and_hard_to_read_are_warned_of() {
        let question = |id: &str, text: &str| {
            format!(
                "{{\"id\":\"{id}\",\"depth\":1,\"themes\":[\"x\"],\"text\":\"{text}\",\"follow_ups\":[\"Why?\"]}}"
            )
        };
        let questions = [
            question("a", "Which song do you sing in the shower?"),
            question("b", "Which song would you sing in the shower?"),
            question(
                "c",
                "Which extraordinarily complicated considerations characterise your organisation of celebrations?",
            ),
        ];
        let said = lines(&format!("{{\"questions\":[{}]}}", questions.join(",\n")));
        assert!(said[0].contains(":2: warning: questions[1].text: is "), "{said:#?}");
        assert!(said[1].contains(":3: warning: questions[2].text: reads at grade"), "{said:#?}");
    }

    #[test]
    fn bytes_that_are_no_text_are_a_fault() {
        let text = "{\"questions\":[{\"id\":\"a\",\"depth\":1,\"themes\":[\"x\"],\"text\":\"Caf? what?\",\
                    \"follow_ups\":[\"Why?\"]}]}";
        let mut bytes = text.as_bytes().to_vec();
        let at = text.find("f?").expect("it is there") + 1;
        bytes[at] = 0xe9;
        assert!(verdict("own.json", &bytes, ENGLISH).lines[0].contains("UTF-8"));
    }

    #[test]
    fn the_page_about_it_shows_one_that_is_right() {
        let page = include_str!("../../../docs/own-deck.md");
        let example = page.split("```").find_map(|block| block.strip_prefix("json\n"));
        assert_eq!(
            lines(example.expect("an example")),
            ["own.json: no fault; questions: 1, guides: 1"]
        );
    }

    #[test]
    fn the_schema_lets_pass_what_a_practice_may_write() {
        let schema = schema().to_value();
        let themes = &schema["$defs"]["Question"]["properties"]["themes"];
        assert_eq!(themes["items"]["maxLength"], THEME_CHARS);
        assert!(!schema.to_string().contains("additionalProperties"));
    }
}
