//! Settings in the address of the page, after `#`: readable, and to be sent to whoever makes the site.
//!
//! ```
//! use love_languages_builder::model::{Facts, Model, Msg};
//!
//! let mut model = Model::new(Facts::default());
//! model.update(Msg::Arrived("#s=1&files=own&site=ghost&practice=Riverbank%20Practice".into()));
//! assert_eq!(model.value("practice"), "Riverbank Practice");
//! assert_eq!(model.fragment(), "s=1&files=own&site=ghost&practice=Riverbank%20Practice");
//! ```

use super::escape;

/// How settings are written at present.
pub const VERSION: &str = "1";

/// What an address holds after `#`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fragment {
    /// Nothing of ours.
    None,
    /// Settings: the version in which they are written, and names with values in their order.
    Settings {
        /// The version.
        version: String,
        /// Names and values.
        pairs: Vec<(String, String)>,
    },
}

/// What stands after `#` where a page is looked at.
const CHECK: &str = "check";

/// The address of the page that looks at another, with the settings, so that a reload has them still.
pub fn check(settings: &str) -> String {
    format!("#{CHECK}&{settings}")
}

/// Whether a page is to be looked at; a cause may be named.
pub fn is_check(text: &str) -> bool {
    let text = text.strip_prefix('#').unwrap_or(text);
    text.strip_prefix(CHECK).is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '&']))
}

/// Reads what an address holds after `#`, with or without that.
pub fn read(text: &str) -> Fragment {
    let text = text.strip_prefix('#').unwrap_or(text);
    let text = text.strip_prefix(CHECK).and_then(|rest| rest.strip_prefix('&')).unwrap_or(text);
    let Some(text) = text.strip_prefix("s=") else { return Fragment::None };
    let mut parts = text.split('&');
    let version = parts.next().unwrap_or_default().to_owned();
    let pairs = parts.filter(|part| !part.is_empty()).map(|part| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        (escape::unpercent(name), escape::unpercent(value))
    });
    Fragment::Settings { version, pairs: pairs.collect() }
}

/// Writes settings.
pub fn write<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut text = format!("s={VERSION}");
    for (name, value) in pairs {
        text += "&";
        text += &escape::query(name);
        text += "=";
        text += &escape::fragment(value);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ours_is_read() {
        for text in ["", "#", "#check", "#ll=ABC", "practice=x"] {
            assert_eq!(read(text), Fragment::None, "{text}");
        }
        let read = read("#s=1&practice=A%26B&debug&&a=b=c");
        let pairs = [("practice", "A&B"), ("debug", ""), ("a", "b=c")];
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        assert_eq!(read, Fragment::Settings { version: "1".into(), pairs });
    }

    #[test]
    fn a_page_is_looked_at() {
        for (text, is_it) in [
            ("#check", true),
            ("check-mime", true),
            ("#checks", false),
            ("#s=1&check", false),
            ("#check&s=1", true),
        ] {
            assert_eq!(is_check(text), is_it, "{text}");
        }
    }

    #[test]
    fn a_page_that_is_looked_at_keeps_the_settings() {
        let settings = write([("practice", "R & S")]);
        assert!(is_check(&check(&settings)));
        assert_eq!(read(&check(&settings)), read(&settings));
    }

    #[test]
    fn no_link_of_the_widget_is_seen_in_it() {
        // The loader takes `ll=…` out of an address.
        let text = write([("cta-url", "/x?a=1&ll=2#ll=3"), ("ll", "x&ll=y")]);
        assert!(!text.contains("&ll=2") && !text.contains("#ll="), "{text}");
    }
}
