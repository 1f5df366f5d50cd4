//! Plays the quiz over standard input and output, so that a respondent written in any language can
//! be measured against it: `cargo run --example respondent -- SEED`.
//!
//! One JSON value a line. It writes a question, reads an answer, and after the last one writes the
//! result and starts with the next person; each of them is the same at every run of a seed.
//!
//! ```text
//! {"ask":"rate","language":"touch","levels":5}           ← {"level":0} to {"level":4}
//! {"ask":"choose","options":["touch","words","time"]}    ← {"choice":0} to {"choice":2}, {"choice":"same"}
//!                                                        ← {"skip":true}, to either
//! {"result":{"verdict":"clear","named":["touch"],"first":{"words":0.1,…},"levels":{"words":3,…},
//!            "order":["touch",…],"taps":14}}
//! ```
//!
//! `verdict` is `clear`, `two` or `none`, `named` holds one, two or no languages; `first` is the
//! probability of being first; `levels` are 0 to 4; `order` starts with the likeliest first. An
//! answer that does not fit is answered `{"error":"…"}`, and the question is asked again.

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use love_languages::model::LoveLanguage;
use love_languages::model::inference::{Choice, Level, Verdict};
use love_languages::model::quiz::{Ask, Quiz};
use love_languages::model::random::Random;
use serde_json::{Map, Value, json};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(Ok(seed)), None) = (arguments.next().map(|seed| seed.parse()), arguments.next())
    else {
        eprintln!("usage: respondent SEED, where SEED is a whole number from 0");
        return ExitCode::from(2);
    };
    match converse(seed, io::stdin().lock(), io::stdout().lock()) {
        // Whoever listened has heard enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("respondent: {error}");
            ExitCode::FAILURE
        }
        Ok(()) => ExitCode::SUCCESS,
    }
}

/// One person after another, until the input ends.
fn converse(seed: u64, mut input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    let mut people = Random::new(seed);
    loop {
        let mut quiz = Quiz::new(people.bits());
        while let Some(ask) = quiz.ask(quiz.answered()) {
            say(&mut output, &question(ask))?;
            let mut line = Vec::new();
            if input.read_until(b'\n', &mut line)? == 0 {
                return Ok(());
            }
            if let Err(error) = answer(&mut quiz, ask, &line) {
                say(&mut output, &json!({ "error": error }))?;
            }
        }
        say(&mut output, &json!({ "result": result(&quiz) }))?;
    }
}

fn say(output: &mut impl Write, value: &Value) -> io::Result<()> {
    writeln!(output, "{value}")?;
    output.flush()
}

fn question(ask: Ask) -> Value {
    match ask {
        Ask::Rate(language) => {
            json!({ "ask": "rate", "language": language.id(), "levels": Level::ALL.len() })
        }
        Ask::Choose(options) => {
            json!({ "ask": "choose", "options": options.map(LoveLanguage::id) })
        }
    }
}

/// Gives the answer of a line, or says what is wrong with it.
fn answer(quiz: &mut Quiz, ask: Ask, line: &[u8]) -> Result<(), String> {
    let value: Value =
        serde_json::from_slice(line).map_err(|error| format!("this line is not JSON: {error}"))?;
    let mut entries = value.as_object().into_iter().flatten();
    let entry = match (entries.next(), entries.next()) {
        (Some((key, value)), None) => Some((key.as_str(), value)),
        _ => None,
    };
    let at = quiz.answered();
    match (ask, entry) {
        (Ask::Rate(_), Some(("skip", Value::Bool(true)))) => quiz.rate(at, None),
        (Ask::Choose(_), Some(("skip", Value::Bool(true)))) => quiz.choose(at, None),
        (Ask::Rate(_), Some(("level", level))) => {
            let level = index(level).and_then(Level::from_index);
            quiz.rate(at, Some(level.ok_or("level is a whole number from 0 to 4")?));
        }
        (Ask::Choose(_), Some(("choice", Value::String(same)))) if same == "same" => {
            quiz.choose(at, Some(Choice::Same));
        }
        (Ask::Choose(options), Some(("choice", choice))) => {
            let best = index(choice).and_then(|side| options.get(side));
            let best = best.ok_or("choice is 0, 1, 2 or \"same\"")?;
            quiz.choose(at, Some(Choice::One(*best)));
        }
        (Ask::Rate(_), _) => {
            return Err(r#"rate is answered {"level":0} to {"level":4}, or {"skip":true}"#.into());
        }
        (Ask::Choose(_), _) => {
            return Err(
                r#"choose is answered {"choice":0} to {"choice":2}, {"choice":"same"} or {"skip":true}"#
                    .into(),
            );
        }
    }
    Ok(())
}

fn index(value: &Value) -> Option<usize> {
    value.as_u64().and_then(|index| usize::try_from(index).ok())
}

fn result(quiz: &Quiz) -> Value {
    let picture = quiz.picture();
    let (verdict, named) = match picture.verdict {
        Verdict::Clear(favourite) => ("clear", vec![favourite.id()]),
        Verdict::Two(a, b) => ("two", vec![a.id(), b.id()]),
        Verdict::None => ("none", vec![]),
    };
    let first: Map<_, _> = picture
        .first
        .iter()
        .map(|(language, &first)| {
            (language.id().into(), json!((f64::from(first) * 1e4).round() / 1e4))
        })
        .collect();
    let levels: Map<_, _> = picture
        .reach
        .iter()
        .map(|(language, reach)| (language.id().into(), json!(reach.level().index())))
        .collect();
    json!({
        "verdict": verdict,
        "named": named,
        "first": first,
        "levels": levels,
        "order": picture.order.map(LoveLanguage::id),
        "taps": quiz.answered(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everything that is said to these lines.
    fn said(seed: u64, lines: &str) -> Vec<Value> {
        let mut output = Vec::new();
        converse(seed, lines.as_bytes(), &mut output).expect("memory does not fail");
        let lines = output.split(|&byte| byte == b'\n').filter(|line| !line.is_empty());
        lines.map(|line| serde_json::from_slice(line).expect("each line is JSON")).collect()
    }

    #[test]
    fn a_person_who_wants_touch_is_told_so_and_the_next_one_follows() {
        // One line at a time: what is said next depends on it.
        let mut lines = String::new();
        let result = loop {
            let last = said(7, &lines).pop().expect("a question first");
            if let Some(result) =
                said(7, &lines).into_iter().find_map(|line| line.get("result").cloned())
            {
                assert_eq!(last["ask"], "rate", "the next person is asked");
                break result;
            }
            lines += &match last["ask"].as_str() {
                Some("rate") if last["language"] == "touch" => "{\"level\":4}\n".into(),
                Some("rate") => "{\"level\":1}\n".into(),
                _ => match (0..3).find(|&side| last["options"][side] == "touch") {
                    Some(side) => format!("{{\"choice\":{side}}}\n"),
                    None => "{\"choice\":\"same\"}\n".into(),
                },
            };
        };
        assert_eq!(result["verdict"], "clear");
        assert_eq!(result["named"], json!(["touch"]));
        assert_eq!(result["order"][0], "touch");
        assert!(result["levels"]["touch"].as_u64() > result["levels"]["words"].as_u64());
        assert!(result["first"]["touch"].as_f64() > Some(0.8));
        assert_eq!(result["taps"].as_u64(), Some(lines.lines().count() as u64));
        assert!(result["taps"].as_u64() <= Some(15));
    }

    #[test]
    fn a_line_that_does_not_fit_is_named_and_asked_again() {
        let first = &said(3, "")[0];
        for line in [
            "",
            "nonsense",
            "[]",
            "4",
            "{}",
            r#"{"level":5}"#,
            r#"{"level":-1}"#,
            r#"{"level":1.5}"#,
            r#"{"level":"1"}"#,
            r#"{"choice":0}"#,
            r#"{"skip":false}"#,
            r#"{"level":1,"skip":true}"#,
        ] {
            let said = said(3, &format!("{line}\n"));
            assert_eq!(said.len(), 3, "{line}");
            assert!(said[1]["error"].as_str().is_some_and(|error| error.len() > 20), "{line}");
            assert_eq!(&said[2], first, "{line}");
        }
        let five = "{\"skip\":true}\n".repeat(5);
        let question = said(3, &five).pop().expect("a three");
        assert_eq!(question["ask"], "choose");
        for line in [r#"{"choice":3}"#, r#"{"choice":"other"}"#, r#"{"level":2}"#, "{"] {
            let said = said(3, &format!("{five}{line}\n"));
            assert!(said[6]["error"].is_string(), "{line}");
            assert_eq!(said[7], question, "{line}");
        }
    }

    #[test]
    fn a_seed_repeats_and_people_differ() {
        let lines = "{\"skip\":true}\n".repeat(40);
        assert_eq!(said(1, &lines), said(1, &lines));
        assert_ne!(said(1, &lines), said(2, &lines));
        let said = said(1, &lines);
        let result = said.iter().position(|line| line.get("result").is_some()).expect("a result");
        assert_eq!(said[result]["result"]["verdict"], "none");
        assert_ne!(said[..result], said[result + 1..][..result]);
    }
}
