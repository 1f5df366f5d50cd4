//! A text as it stands in an attribute, in an element, in an address, in a shortcode.

use std::fmt::Write as _;

/// A text within the quotation marks of an HTML attribute. Line breaks too, for some editors make
/// paragraphs of them.
pub fn attribute(text: &str) -> String {
    text.chars().fold(String::new(), |mut escaped, c| {
        match c {
            '&' => escaped += "&amp;",
            '"' => escaped += "&quot;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '\n' | '\r' | '\t' => {
                let _ = write!(escaped, "&#{};", u32::from(c));
            }
            c => escaped.push(c),
        }
        escaped
    })
}

/// A text between the tags of an HTML element.
pub fn content(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A value in the query of an address.
pub fn query(text: &str) -> String {
    percent(text, b"-_.!~*'()")
}

/// A value in a fragment: as readable as can be, with nothing at which a chat program ends a link.
pub fn fragment(text: &str) -> String {
    percent(text, b"-_.~/:@?=")
}

/// ASCII letters, digits and `kept` as they are, of all else the bytes.
fn percent(text: &str, kept: &[u8]) -> String {
    text.bytes().fold(String::new(), |mut escaped, byte| {
        if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            let _ = write!(escaped, "%{byte:02X}");
        }
        escaped
    })
}

/// What [`percent`] was given. A `%` that begins no byte is itself, and so are bytes that are no text.
pub fn unpercent(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let byte = match (first, after) {
            (b'%', [a, b, ..]) => hex(*a).zip(hex(*b)).map(|(a, b)| a * 16 + b),
            _ => None,
        };
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// A value in a shortcode of WordPress, with its quotation marks; nothing where it can hold the value in
/// no way. WordPress ends a shortcode at a bracket, drops a value with a lonely `<`, and reads a
/// backslash as C does (`shortcode_parse_atts`).
pub fn wordpress(value: &str) -> Option<String> {
    let breaks = ['[', ']', '<', '>', '\\', '\n', '\r', '\t'];
    if value.contains(breaks) || value.contains('"') && value.contains('\'') {
        return None;
    }
    let mark = if value.contains('"') { '\'' } else { '"' };
    Some(format!("{mark}{value}{mark}"))
}

/// A value in a shortcode of Hugo, with its quotation marks; nothing where it can hold the value in no
/// way: between backticks all is itself, between quotation marks none may stand.
pub fn hugo(value: &str) -> Option<String> {
    let is_plain = !value.contains(['"', '\\']);
    match value {
        _ if value.contains(['\n', '\r']) => None,
        _ if is_plain => Some(format!("\"{value}\"")),
        _ if !value.contains('`') => Some(format!("`{value}`")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_bytes_are_what_they_were() {
        for (text, read) in [
            ("a%20b", "a b"),
            ("100%", "100%"),
            ("%zz%4", "%zz%4"),
            ("%ff", "%ff"),
            ("%C3%A9", "é"),
            ("1+1", "1+1"),
        ] {
            assert_eq!(unpercent(text), read);
        }
    }

    #[test]
    fn a_shortcode_holds_what_it_can() {
        assert_eq!(wordpress("the “river”").as_deref(), Some("\"the “river”\""));
        assert_eq!(wordpress("the \"river\"").as_deref(), Some("'the \"river\"'"));
        for value in ["a]", "a\\b", "<b", "it's \"so\""] {
            assert_eq!(wordpress(value), None, "{value}");
        }
        assert_eq!(hugo("a \"b\"").as_deref(), Some("`a \"b\"`"));
        assert_eq!(hugo("it's").as_deref(), Some("\"it's\""));
        assert_eq!(hugo("`\""), None);
    }
}
