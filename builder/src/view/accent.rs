//! What becomes of the accent. The owner should feel that no colour can go wrong: here is what the
//! widget makes of it, and if it is hard to read elsewhere, here is one that is not.

use yew::{Html, html};

use super::Send;
use super::button;
use crate::model::colour::{Becomes, Rgb, Scheme, TEXT};
use crate::model::{Accent, Model, Msg};

/// The browser's own picker.
pub fn picker(model: &Model) -> Html {
    let value = colour(model).unwrap_or(model.dress().accent).hex();
    html! { <input type="color" data-setting="accent" {value} aria-label="Pick your colour" /> }
}

fn colour(model: &Model) -> Option<Rgb> {
    match model.accent() {
        Accent::Known(colour) => Some(colour),
        Accent::Default => Some(model.dress().accent),
        Accent::Asked | Accent::Wrong => None,
    }
}

/// In light and in dark: as the widget draws it, as given, and mended.
pub fn accent(model: &Model, send: &Send) -> Html {
    let Some(colour) = colour(model) else { return html! {} };
    let given = match model.accent() {
        Accent::Known(given) => Some(given),
        _ => None,
    };
    let sides =
        [("On a light page", Scheme::Light, "dark"), ("On a dark page", Scheme::Dark, "light")];
    // Of a widget that is always light nobody sees the dark.
    let seen =
        sides.into_iter().filter(|(.., never_with)| model.value("theme").trim() != *never_with);
    html! {
        <div class="contrasts">
            { for seen.map(|(title, scheme, _)| side(title, given, Becomes::of(colour, scheme, model.dress()), send)) }
            <p class="what">
                {"Text is readable from 4.5 to 1. The widget takes the hue and the strength of your colour \
                  and sets its brightness itself, so any colour is fine here. For links and buttons of \
                  your own take a readable one."}
            </p>
        </div>
    }
}

fn side(title: &'static str, given: Option<Rgb>, becomes: Becomes, send: &Send) -> Html {
    let Becomes { paper, line, as_given, drawn, mended } = becomes;
    let verdict = if as_given < TEXT { "hard to read" } else { "readable" };
    let row = |colour: Rgb, words: String| {
        html! { <li>{swatch(colour, paper)}<span>{words}</span></li> }
    };
    html! {
        <div class="side">
            <h4>{title}</h4>
            <ul>
                {row(line, format!("The widget draws it as {}: {} to 1", line.hex(), ratio(drawn)))}
                if let Some(given) = given {
                    {row(given, format!("As you gave it: {} to 1, {verdict}", ratio(as_given)))}
                    if let Some(mended) = mended {
                        {row(mended, format!("Mended: {} is the nearest readable one", mended.hex()))}
                        <li>{button(send, "o small", "mend", Msg::Set("accent".into(), mended.hex()), format!("Take {}", mended.hex()))}</li>
                    }
                }
            </ul>
        </div>
    }
}

/// A line and a word's worth of it, on its paper. A presentation attribute is no style: it passes any policy.
fn swatch(colour: Rgb, paper: Rgb) -> Html {
    html! {
        <svg class="swatch" viewBox="0 0 56 32" aria-hidden="true">
            <rect width="56" height="32" rx="4" fill={paper.hex()} />
            <rect x="8" y="8" width="20" height="16" rx="3" fill={colour.hex()} />
            <rect x="34" y="10" width="14" height="3" fill={colour.hex()} />
            <rect x="34" y="19" width="9" height="3" fill={colour.hex()} />
        </svg>
    }
}

/// To one place, and never rounded up to what it is not.
fn ratio(contrast: f64) -> String {
    format!("{:.1}", (contrast * 10.0).floor() / 10.0)
}
