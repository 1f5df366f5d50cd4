//! Sentences with marks in them, as the tables and the recipes write them.

use yew::{Html, html};

/// `code` between backticks, **names** between asterisks, [links](…) to the guides. A file that is handed out is a
/// link to it.
pub fn prose(text: &str) -> Html {
    let pieces = split(text).into_iter().map(|(piece, link)| match link.and_then(page_of) {
        Some(page) => html! { <a href={page}>{marked(piece)}</a> },
        None => marked(piece),
    });
    html! { <>{ for pieces }</> }
}

fn marked(text: &str) -> Html {
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

/// A text in its pieces: what stands outside of links, and the words of each link with its address.
fn split(text: &str) -> Vec<(&str, Option<&str>)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, words, address, after)) = next_link(rest) {
        pieces.extend([(before, None), (words, Some(address))]);
        rest = after;
    }
    pieces.push((rest, None));
    pieces
}

/// What stands before a link, its words, its address, and what comes after it.
fn next_link(text: &str) -> Option<(&str, &str, &str, &str)> {
    let (before, rest) = text.split_once('[')?;
    let (words, rest) = rest.split_once("](")?;
    let (address, after) = rest.split_once(')')?;
    Some((before, words, address, after))
}

/// Where a file of the project's own folders is a page beside this one.
fn page_of(path: &str) -> Option<String> {
    let guide = path.strip_suffix(".md")?;
    Some(format!("{guide}.html"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guide_is_linked() {
        let pieces = split("see [your own deck](docs/own-deck.md).");
        assert_eq!(
            pieces,
            [("see ", None), ("your own deck", Some("docs/own-deck.md")), (".", None)]
        );
        assert_eq!(page_of("docs/own-deck.md").as_deref(), Some("docs/own-deck.html"));
        assert_eq!(page_of("src/lib.rs"), None);
        assert_eq!(split("an [unclosed one"), [("an [unclosed one", None)]);
    }
}
