//! The drawings: one line with its ends left open, over an off-centre spot of warm colour.

use yew::{Html, html};

use super::{Element, literals};
use crate::model::LoveLanguage;

/// The mark of a language. Beside it stands its name or its act, so it is hidden from those who
/// hear the page.
pub fn mark(language: LoveLanguage, class: &'static str) -> Html {
    let d = path(language);
    Element {
        names: &["class", "part", "viewBox", "aria-hidden"],
        values: literals(&[Some(class), Some("mark"), Some("0 0 32 32"), Some("true")]),
        ..Element::new("svg")
    }
    .with(html! { <path {d} /> })
}

/// Its line, in a box of 32 units.
pub fn path(language: LoveLanguage) -> &'static str {
    match language {
        LoveLanguage::Words => {
            "M26 10C24 6 20 5 16 5 9 5 5 9 5 14c0 3 1 5 4 7l-1 6 6-4c8 1 13-3 13-9\
             M10 15c1-3 3-3 4 0s2 3 4 0 2-2 3-1"
        }
        LoveLanguage::Time => "M13 5a11.5 11.5 0 0 0 0 22M19 27a11.5 11.5 0 0 0 0-22M16 10v6l4 3",
        LoveLanguage::Gifts => {
            "M28 13V9H4v5h22v13H6V18M16 9v18M16 9c-8 0-9-6-5-6s5 6 5 6 1-6 5-6 3 6-5 6"
        }
        LoveLanguage::Service => {
            "M11 6v4a4 4 0 0 0 8 0V5h-8M19 6h2a1.5 1.5 0 0 1 0 4h-2\
             M3 21c3-2 5-3 7-3h7c2 0 2 4 0 4h-5M18 20l7-4c2-1 4 1 2 3l-7 6c-1 1-2 1-4 1H9l-5 3"
        }
        LoveLanguage::Touch => {
            "M14 12a5 5 0 1 1 2-4M20 9a4.5 4.5 0 1 1-2 4M3 28c0-8 4-12 9-11 5 2 5 8 12 6\
             M29 28c0-5-1-8-4-9"
        }
    }
}

/// The arrow of a control that leads on.
pub fn arrow() -> Html {
    html! {
        <svg class="go" viewBox="0 0 24 12" aria-hidden="true"><path d="M1 6h21M17 1l5 5-5 5" /></svg>
    }
}
