//! The front door, `index.html`: it has nothing of its own that has a home elsewhere, runs nothing but
//! files beside it, and claims what may be claimed.

use love_languages::model::LoveLanguage;
use love_languages::view::mark_path;
use serde_json::Value;

use super::platforms;

const PAGE: &str = include_str!("../../index.html");
const STYLES: &str = include_str!("../../styles/front.css");

#[test]
fn draws_the_widgets_marks() {
    let drawn: Vec<&str> = between(marked("<ul class=\"marks\">", "</ul>"), "<path d=\"", "\"");
    assert_eq!(drawn, LoveLanguage::ALL.map(mark_path));
}

#[test]
fn asks_a_question_of_the_deck() {
    let asked = between(PAGE, "<blockquote><p>", "</p>");
    let deck: Value =
        serde_json::from_str(include_str!("../../content/en/questions.json")).unwrap();
    let texts: Vec<&str> =
        deck["questions"].as_array().unwrap().iter().filter_map(|q| q["text"].as_str()).collect();
    assert!(asked.len() == 1 && texts.contains(&asked[0]), "{asked:?}");
}

#[test]
fn gives_a_snippet_that_works() {
    let snippet = between(PAGE, "<code>", "</code>").into_iter().find(|code| code.contains("&lt;"));
    let snippet = snippet.unwrap().replace("&lt;", "<").replace("&gt;", ">");
    assert_eq!(platforms::faults(&snippet), [""; 0], "{snippet}");
}

#[test]
fn hands_out_this_version() {
    let file = format!("package/love-languages-{}.zip", env!("CARGO_PKG_VERSION"));
    assert!(PAGE.contains(&format!("href=\"{file}\"")), "{file} is no link");
}

#[test]
fn runs_under_a_strict_policy() {
    let tags = between(PAGE, "<", ">").join("\n");
    for inline in [" style=", "<style", " onclick", " onload", "javascript:"] {
        assert!(!format!("<{}", tags.replace('\n', "\n<")).contains(inline), "{inline} is inline");
    }
    let scripts = between(PAGE, "<script src=\"", "\"").join(" ");
    assert_eq!(scripts, "love-languages.js copy.js");
    assert_eq!(PAGE.matches("<script").count(), 2);
    for text in [PAGE, STYLES] {
        let elsewhere = text.replace("http://www.w3.org/2000/svg", "");
        for address in ["http:", "https:", "src=\"//", "@import", "url("] {
            assert!(!elsewhere.contains(address), "{address} leads elsewhere");
        }
    }
}

#[test]
fn claims_what_may_be_claimed() {
    let text = between(&PAGE[PAGE.find("<body>").unwrap()..], ">", "<").join(" ").to_lowercase();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // Whose name it is, is said once.
    let ours = text.replace("owners of “the 5 love languages”", "");
    assert_ne!(ours, text);
    for words in ["love languages", "languages of love", "love language"] {
        for (at, _) in ours.match_indices(words) {
            let before = ours[..at].trim_end().rsplit(' ').next().unwrap_or_default();
            let numbers = ["four", "five", "six", "seven", "all"];
            let is_number = before.chars().any(|c| c.is_ascii_digit()) || numbers.contains(&before);
            assert!(!is_number, "a number before {words}: {before}");
        }
    }
    for (word, denials) in [
        ("diagnosis", &["not a diagnosis"][..]),
        ("test", &["not a test"]),
        ("score", &["nobody a score", "no score"]),
    ] {
        let said =
            text.split(|c: char| !c.is_alphanumeric()).filter(|other| *other == word).count();
        let denied: usize = denials.iter().map(|denial| text.matches(denial).count()).sum();
        assert!(said == denied && said > 0, "{word} is claimed");
    }
    for claim in ["validated", "proven", "scientific", "compatib", "save your", "%"] {
        assert!(!text.contains(claim), "{claim}");
    }
}

/// What stands between two marks in the page.
fn marked(start: &str, end: &str) -> &'static str {
    PAGE.split_once(start).and_then(|(_, rest)| rest.split_once(end)).expect(start).0
}

/// Everything that stands between two marks.
fn between<'a>(text: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    text.split(start).skip(1).map(|rest| rest.split(end).next().unwrap_or_default()).collect()
}
