//! Sentences with marks in them, as the tables and the recipes write them.

use yew::{Html, html};

/// `code` between backticks, **names** between asterisks; of a [link](…) its words. A file that is handed out is
/// a link to it.
pub fn prose(text: &str) -> Html {
    let text = without_links(text);
    let pieces = text.split('`').enumerate().map(|(at, piece)| match at % 2 {
        1 if is_handed_out(piece) => html! {
            <a href={format!("package/{piece}")} download=""><code dir="ltr">{piece.to_owned()}</code></a>
        },
        1 => html! { <code dir="ltr">{piece.to_owned()}</code> },
        _ => named(piece),
    });
    html! { <>{ for pieces }</> }
}

/// Whether this is the name of a file that lies in `dist/package/`, beside this page.
fn is_handed_out(name: &str) -> bool {
    let is_single = name.contains(".single.") && name.ends_with(".js");
    name.starts_with("love-languages")
        && !name.contains('/')
        && (is_single || name.ends_with(".zip"))
}

fn named(text: &str) -> Html {
    let pieces = text.split("**").enumerate().map(|(at, piece)| match at % 2 {
        1 => html! { <strong>{piece.to_owned()}</strong> },
        _ => html! { {piece.to_owned()} },
    });
    html! { <>{ for pieces }</> }
}

/// The address of a link is one in the project's own folders, where a practice is not.
fn without_links(text: &str) -> String {
    let mut parts = text.split('[');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once("](").and_then(|(words, rest)| Some((words, rest.split_once(')')?.1)))
        {
            Some((words, rest)) => plain.extend([words, rest]),
            None => plain.extend(["[", part]),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_link_its_words() {
        assert_eq!(without_links("see [your own deck](docs/own-deck.md)."), "see your own deck.");
        assert_eq!(without_links("an [unclosed one"), "an [unclosed one");
    }
}
