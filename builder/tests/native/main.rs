//! The builder, natively.
//!
//! - `guides`: what it gives to paste is what the guides show.
//! - `model`: what happens to what is typed, and what comes from an address.
//! - `snippets`: whatever is typed comes out of a snippet again, as a browser, WordPress or Hugo reads it.
//! - `views`: the HTML of every state, as snapshots (`UPDATE_EXPECT=1 cargo test` renews them).

mod guides;
mod model;
mod snippets;
mod views;

use love_languages_builder::model::place::{Place, Platform};
use love_languages_builder::model::{Facts, Integrity, Model, Msg, Single};

/// As a build has them, with hashes that can be told apart.
fn facts() -> Facts {
    Facts {
        version: "0.1.0".into(),
        locales: vec![("de".into(), "Deutsch".into()), ("en".into(), "English".into())],
        singles: [("en", "love-languages.single.js"), ("de", "love-languages.single.de.js")]
            .map(|(locale, name)| Single {
                locale: locale.into(),
                name: name.into(),
                integrity: format!("sha384-SINGLE-{locale}"),
            })
            .to_vec(),
        integrity: Integrity { loader: "sha384-LOADER".into(), frame: "sha384-FRAME".into() },
    }
}

fn fresh() -> Model {
    Model::new(facts())
}

/// What the guides have in their snippets.
const EXAMPLE: [(&str, &str); 2] = [("practice", "Riverbank Practice"), ("cta-url", "/contact")];

fn with(place: Place, platform: Platform, settings: &[(&str, &str)]) -> Model {
    let mut model = fresh();
    model.update(Msg::Place(place));
    model.update(Msg::Platform(platform));
    for (name, value) in settings {
        set(&mut model, name, value);
    }
    model
}

fn set(model: &mut Model, name: &str, value: &str) {
    model.update(Msg::Set(name.into(), value.into()));
}
