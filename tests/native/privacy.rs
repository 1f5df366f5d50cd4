//! `docs/privacy.md`: every sentence has a test that is there, and what sources can show of it.

use std::{collections::BTreeSet, fs, path::Path};

use love_languages::model::app::Msg;
use love_languages::view::render;
use serde_json::Value;

use super::{architecture::sources, couple::pair};

const PAGE: &str = include_str!("../../docs/privacy.md");

/// What the page says: a sentence, and the names behind it. All of it stands in lists; what else there is
/// are headings, and how to use the page, in a quotation.
fn statements(page: &str) -> Vec<(&str, Vec<&str>)> {
    let mut found = Vec::new();
    for line in page.lines() {
        match line.strip_prefix("- ") {
            Some(item) => {
                let (sentence, rest) = item.split_once(" <!-- ").unwrap_or((item, ""));
                found.push((sentence, rest.trim_end_matches("-->").split_whitespace().collect()));
            }
            None => assert!(
                line.is_empty() || line.starts_with(['#', '>']),
                "this is said outside of the list, and no test can stand behind it: {line}"
            ),
        }
    }
    found
}

#[test]
fn every_sentence_has_a_test_that_is_there() {
    let statements = statements(PAGE);
    assert!(statements.len() > 40);
    let tests = tests();
    for (sentence, names) in &statements {
        assert_eq!(faults(sentence, names, &tests), [""; 0], "{sentence}");
    }
}

#[test]
fn a_sentence_without_one_is_found() {
    let tests = tests();
    let check = |line: String| {
        let (sentence, names) = &statements(&line)[0];
        faults(sentence, names, &tests)
    };
    let some = "native::privacy::a_sentence_without_one_is_found";
    assert_eq!(check(format!("- It is so. <!-- {some} -->")), [""; 0]);
    assert_eq!(check("- It is so.".into()), ["no test"]);
    assert_eq!(
        check("- It is so. <!-- native::privacy::nowhere -->".into()),
        ["no native::privacy::nowhere"]
    );
    assert_eq!(check(format!("- It is so <!-- {some} -->")), ["no end"]);
    assert_eq!(check(format!("- It is. So it is. <!-- {some} -->")), ["two sentences in one"]);
    assert!(std::panic::catch_unwind(|| drop(statements("And so on."))).is_err());
}

/// What is wrong with a sentence and its names.
fn faults(sentence: &str, names: &[&str], tests: &BTreeSet<String>) -> Vec<String> {
    let mut faults = Vec::new();
    if names.is_empty() {
        faults.push("no test".to_owned());
    }
    let missing = names.iter().filter(|name| !tests.contains(**name));
    faults.extend(missing.map(|name| format!("no {name}")));
    if !sentence.ends_with('.') {
        faults.push("no end".to_owned());
    }
    if sentence.contains(". ") {
        faults.push("two sentences in one".to_owned());
    }
    faults
}

/// Every test: `native::file::function` where `#[test]` stands above it, `e2e::file::scenario` where the
/// file lists it; of the files in a folder, the folder is named.
fn tests() -> BTreeSet<String> {
    let mut tests = BTreeSet::new();
    for kind in ["native", "e2e"] {
        let folder = format!("tests/{kind}");
        for (path, text) in sources(&folder, "rs") {
            let within = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join(&folder));
            let file = within.unwrap().iter().next().unwrap();
            let file = file.to_str().unwrap().trim_end_matches(".rs");
            let names: Vec<&str> = match kind {
                "e2e" => {
                    let list = text.split_once("\nscenarios![").map(|(_, rest)| rest);
                    let list =
                        list.and_then(|rest| rest.split_once("];")).map_or("", |(list, _)| list);
                    list.split(',').map(str::trim).filter(|name| !name.is_empty()).collect()
                }
                _ => {
                    let after = text.split("#[test]").skip(1);
                    after.filter_map(|rest| rest.split_once("fn ")?.1.split('(').next()).collect()
                }
            };
            tests.extend(names.iter().map(|name| format!("{kind}::{file}::{name}")));
        }
    }
    assert!(tests.len() > 300, "{tests:?}");
    tests
}

/// What a visitor can type into, and under which name.
#[test]
fn nobody_is_asked_who_they_are() {
    let mut fields = Vec::new();
    for (file, text) in views() {
        for tag in ["<input", "<textarea", "<select", "contenteditable"] {
            fields.extend(text.matches(tag).map(|_| format!("{file}: {tag}")));
        }
    }
    // A code that came, a time in the calendar, and the one field for words.
    assert_eq!(fields, ["arrive.rs: <input", "calendar.rs: <input", "mod.rs: <textarea"]);
    let words: Vec<String> = views()
        .iter()
        .flat_map(|(file, text)| {
            let uses =
                text.match_indices("writing(").filter(|(at, _)| !text[..*at].ends_with("fn "));
            uses.map(|_| file.clone()).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(words, ["guide.rs", "reveal.rs"], "what two people show each other");
}

/// The views' sources by their files' names, sorted.
fn views() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in ["src/view", "src/view/two"] {
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// Every field of what is stored, and the words for it in the page.
#[test]
fn what_is_stored_is_what_the_page_says() {
    let (sentence, _) =
        *statements(PAGE).iter().find(|(sentence, _)| sentence.starts_with("Kept are ")).unwrap();
    for (file, name, fields) in [
        ("person.rs", "StoredPerson", &[("answers", ""), ("notes", ""), ("couple", "")][..]),
        (
            "quiz.rs",
            "Answers",
            &[
                ("seed", "the order of its cards"),
                ("order", "the order of its cards"),
                ("ratings", "the answers of the quiz"),
                ("rounds", "the answers of the quiz"),
            ],
        ),
        (
            "notes.rs",
            "Notes",
            &[
                ("drawn", "which questions were seen"),
                ("kept", "which were kept"),
                ("hardest", "what feels hardest, if that was said"),
                ("asked_hardest", "whether it was asked"),
                ("days", "the days that are counted, if that was wished"),
                ("guides", "the guided practices that were begun, and what was chosen in them"),
                ("chosen", "what was chosen in them"),
                ("table", "which questions were seen"),
            ],
        ),
        (
            "couple.rs",
            "Couple",
            &[
                ("give", "how one gives"),
                ("sent", "the share codes that were sent"),
                ("theirs", "those that came"),
                ("pair", "those that came"),
                ("passing", "whether a second person has the phone, or is to have it"),
                ("started_over", "whether the quiz was started over"),
                ("both_here", "whether a second person has the phone, or is to have it"),
                ("earlier", "the share codes that were sent"),
            ],
        ),
    ] {
        let names: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
        assert_eq!(fields_of(file, name), names, "{name}: does the page still say all of it?");
        for (field, words) in fields {
            assert!(sentence.contains(words), "{field}: {words}");
        }
    }
}

/// The fields of a struct in a file of `src/model`.
fn fields_of(file: &str, name: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/model").join(file);
    let text = fs::read_to_string(path).unwrap();
    let (_, rest) = text.split_once(&format!("struct {name} {{\n")).unwrap();
    let (body, _) = rest.split_once("\n}").unwrap();
    let lines = body.lines().map(str::trim).filter(|line| !line.starts_with(['/', '#']));
    let names = lines.filter_map(|line| line.split_once(": "));
    names.map(|(name, _)| name.trim_start_matches("pub ").to_owned()).collect()
}

/// Beside the button, before a tap on it.
#[test]
fn says_what_safari_does() {
    let [mut phone, _] = pair();
    phone.update(Msg::OpenPrivacy);
    let html = render(&phone);
    let [words, button] = ["two.remember.safari", "data-action=\"remember\""]
        .map(|what| html.find(what).unwrap_or_else(|| panic!("no {what} in {html}")));
    assert!(words < button);
    let two: Value = serde_json::from_str(include_str!("../../content/en/two.json")).unwrap();
    let words = two["remember"]["safari"].as_str().unwrap();
    assert!(words.contains("Safari") && words.contains("7 days"), "{words}");
}

#[test]
fn the_standalone_page_lets_nobody_else_in() {
    let page = include_str!("../../integrations/standalone/index.html");
    let (_, rest) = page.split_once("http-equiv=\"Content-Security-Policy\" content=\"").unwrap();
    let directives: Vec<&str> = rest.split('"').next().unwrap().split("; ").collect();
    assert!(directives.contains(&"default-src 'none'"));
    for directive in directives {
        for source in directive.split(' ').skip(1) {
            // What is in the address itself comes from no server.
            let own = ["'none'", "'self'", "'wasm-unsafe-eval'", "data:", "blob:"];
            assert!(own.contains(&source), "{directive}");
        }
    }
}
