//! Where there is help for whoever is afraid of a partner: lines by region.
//!
//! ```
//! use love_languages::model::helpline::region;
//!
//! assert_eq!(region("en-GB"), Some("GB"));
//! assert_eq!(region("zh-Hant-TW"), Some("TW"));
//! assert_eq!(region("es-419"), None);
//! ```

use serde::{Deserialize, Serialize};

use super::content::Text;

/// A line to call, from `content/helplines.json`; the page that confirms it stays there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Helpline {
    /// Where it answers: a country's two capitals (ISO 3166-1 alpha-2). The lines of a region stand
    /// together.
    pub region: Text,
    /// What it calls itself, in its own language.
    pub name: Text,
    /// As it is dialled in its region: digits, and spaces or hyphens between them.
    pub number: Text,
    /// Who may call.
    #[serde(rename = "for")]
    pub audience: Audience,
    /// When it answers; left out where that is not always.
    #[serde(default)]
    pub hours: Option<Hours>,
}

/// Who may call a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    /// Everyone.
    Everyone,
    /// Women only.
    Women,
    /// Men only.
    Men,
}

/// When a line answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Hours {
    /// Day and night, every day.
    Always,
}

/// The lines of a region, in their order; a region is the same in small letters.
pub fn lines_for<'a>(lines: &'a [Helpline], region: &str) -> impl Iterator<Item = &'a Helpline> {
    lines.iter().filter(move |line| line.region.eq_ignore_ascii_case(region))
}

/// The country in a language tag (BCP 47), written as it is there; `None` where the tag names none,
/// or an area of many (`es-419`).
pub fn region(tag: &str) -> Option<&str> {
    // A single letter begins an extension, where two letters are something else.
    let mut subtags = tag.split('-').take_while(|subtag| subtag.len() > 1).skip(1);
    let letters = |subtag: &str| subtag.bytes().all(|byte| byte.is_ascii_alphabetic());
    let region = subtags.find(|subtag| subtag.len() == 2 && letters(subtag))?;
    // What many pages say, though ISO 3166 keeps it only so that nobody else gets it.
    Some(if region.eq_ignore_ascii_case("UK") { "GB" } else { region })
}

/// A text in three parts: what stands before the number in it, the number, what stands after. Where
/// there are more, the number is the one with the most digits; where there is none, all but the first
/// part is empty.
///
/// ```
/// use love_languages::model::helpline::around_number;
///
/// assert_eq!(around_number("Open 24/7: 0800 1 (free)"), ["Open 24/7: ", "0800 1", " (free)"]);
/// ```
pub fn around_number(text: &str) -> [&str; 3] {
    let is_digit = |byte: &u8| byte.is_ascii_digit();
    let bytes = text.as_bytes();
    let (mut start, mut end, mut most) = (text.len(), text.len(), 2);
    let mut at = 0;
    while at < bytes.len() {
        let from = at;
        while bytes.get(at).is_some_and(|byte| is_digit(byte) || b"+ -./()".contains(byte)) {
            at += 1;
        }
        let run = &bytes[from..at];
        let digits = run.iter().filter(|byte| is_digit(byte)).count();
        if digits > most {
            most = digits;
            let first = run.iter().position(|byte| is_digit(byte) || *byte == b'+').unwrap_or(0);
            let last = run.iter().rposition(is_digit).unwrap_or(0);
            // A bracket belongs to the number if both of it do.
            let opens = first > 0 && run[first - 1] == b'(' && run[first..last].contains(&b')');
            start = from + first - usize::from(opens);
            end = from + last + 1;
        }
        at += 1;
    }
    // Each is the place of an ASCII character, or an end.
    [&text[..start], &text[start..end], &text[end..]]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_a_text() {
        for (text, number) in [
            ("Refuge 0808 2000 247", "0808 2000 247"),
            ("Refuge (0808) 2000-247.", "(0808) 2000-247"),
            ("A line (1522) for all", "1522"),
            ("+1 (555) 010-0100 or 911", "+1 (555) 010-0100"),
            ("24/7: 1522", "1522"),
            ("Ötztal: 116 016, tägl.", "116 016"),
            ("116", "116"),
            ("No 12", ""),
            ("", ""),
            ("Ask at the desk – or write", ""),
        ] {
            let [before, found, after] = around_number(text);
            assert_eq!(found, number, "{text}");
            assert_eq!(format!("{before}{found}{after}"), text);
        }
    }

    #[test]
    fn regions_of_tags() {
        for (tag, want) in [
            ("en-GB", Some("GB")),
            ("en-gb", Some("gb")),
            ("en-UK", Some("GB")),
            ("zh-Hant-TW", Some("TW")),
            ("zh-yue-HK", Some("HK")),
            ("de-AT-1996", Some("AT")),
            ("ca-ES-valencia", Some("ES")),
            ("de-DE-u-co-phonebk", Some("DE")),
            ("de", None),
            ("", None),
            ("GB", None),
            ("es-419", None),
            ("sr-Latn", None),
            ("sl-rozaj", None),
            ("en-u-ca-gregory", None),
            ("en-x-gb", None),
            ("x-gb", None),
            ("de-1a", None),
            ("en-é", None),
            ("-", None),
        ] {
            assert_eq!(region(tag), want, "{tag}");
        }
    }

    #[test]
    fn the_lines_of_a_region_in_their_order() {
        let line = |region: &str, audience: &str| {
            let number = "0800 1";
            serde_json::json!({"region": region, "name": "N", "number": number, "for": audience})
        };
        let json = [line("GB", "women"), line("GB", "men"), line("US", "everyone")];
        let lines: Vec<Helpline> = serde_json::from_value(json.into()).unwrap();
        let audiences = |region: &str| -> Vec<Audience> {
            lines_for(&lines, region).map(|line| line.audience).collect()
        };
        assert_eq!(audiences("GB"), [Audience::Women, Audience::Men]);
        assert_eq!(audiences("gb"), audiences("GB"));
        assert_eq!(audiences("US"), [Audience::Everyone]);
        assert_eq!(audiences("DE"), []);
        assert_eq!(audiences(""), []);
    }
}
