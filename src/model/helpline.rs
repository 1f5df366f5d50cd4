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

#[cfg(test)]
mod tests {
    use super::*;

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
