//! The helplines: one file for every locale, each line with the page that confirms it.

use love_languages::model::helpline::Helpline;
use schemars::JsonSchema;
use serde::Deserialize;

use super::File;
use super::rules::Faults;

/// `helplines.json`: where there is help for whoever is afraid of a partner.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Helplines {
    /// The day on which somebody last looked up every line: `2026-01-31`.
    pub checked: String,
    /// By region, and in a region in the order in which they are shown.
    pub lines: Vec<Entry>,
}

/// A line, and where it is confirmed.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Entry {
    /// What the widget knows of it.
    #[serde(flatten)]
    pub line: Helpline,
    /// In which languages it answers: language tags without a region, the first one first. Nothing
    /// shows it yet, so it is not packed.
    pub languages: Vec<String>,
    /// A page that names the line and its number; not packed, for it would weigh more than the
    /// lines do.
    pub source: String,
}

/// What is wrong with them.
pub fn faults(helplines: &Helplines, faults: &mut Faults) {
    let mut fault = |path: String, what: &str| faults.add(File::Helplines, path, what);
    if !is_date(&helplines.checked) {
        fault("checked".into(), "is no date; write the day of the last look as 2026-01-31");
    }
    if helplines.lines.is_empty() {
        fault("lines".into(), "is empty; there is one at least");
    }
    let lines = &helplines.lines;
    for (n, Entry { line, languages, source }) in lines.iter().enumerate() {
        let at = |field: &str| format!("lines[{n}].{field}");
        let before = &lines[..n];
        if line.region.len() != 2 || !line.region.bytes().all(|b| b.is_ascii_uppercase()) {
            fault(at("region"), "is no region; write a country’s two capitals (ISO 3166)");
        } else if before.iter().any(|other| other.line.region == line.region)
            && before.last().is_some_and(|other| other.line.region != line.region)
        {
            fault(at("region"), "came before; the lines of a region stand together");
        }
        if !is_number(&line.number) {
            fault(at("number"), "is no number; write digits, a space or a hyphen between them");
        } else if before.iter().any(|other| is_same(&other.line, line)) {
            fault(at("number"), "is there twice in its region; once is enough");
        }
        if languages.is_empty() {
            fault(at("languages"), "is empty; name one at least");
        }
        for (i, language) in languages.iter().enumerate() {
            let letters = language.bytes().all(|b| b.is_ascii_lowercase());
            if !(2..=3).contains(&language.len()) || !letters {
                fault(
                    at(&format!("languages[{i}]")),
                    "is no language; write its tag, such as “en”",
                );
            }
        }
        let address = ["https://", "http://"].iter().find_map(|scheme| source.strip_prefix(scheme));
        if !address.is_some_and(|rest| rest.contains('.') && !rest.contains(char::is_whitespace)) {
            fault(at("source"), "is no address; link a page that names the number");
        }
    }
}

fn is_same(a: &Helpline, b: &Helpline) -> bool {
    (a.region, a.number) == (b.region, b.number)
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let within = |part: &str, length: usize, most: u32| {
        part.len() == length && part.parse().is_ok_and(|n: u32| (1..=most).contains(&n))
    };
    matches!(parts[..], [y, m, d] if within(y, 4, 9999) && within(m, 2, 12) && within(d, 2, 31))
}

/// Three digits at least, one separator at most between two of them.
fn is_number(text: &str) -> bool {
    let mut groups = text.split([' ', '-']);
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits >= 3 && groups.all(|g| !g.is_empty() && g.bytes().all(|b| b.is_ascii_digit()))
}
