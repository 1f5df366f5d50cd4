//! Step 2, the preview. The owner should forget that it is one: the real widget stands in a page like
//! theirs, and follows each word.

use yew::virtual_dom::{VNode, VTag};
use yew::{AttrValue, Html, html};

use super::{Send, button, radios};
use crate::model::place::Place;
use crate::model::{Held, Look, Model, Msg, Width};

/// How it is looked at, and the widget.
pub fn stage(model: &Model, send: &Send) -> Html {
    let stage = model.stage;
    let width = match stage.width {
        Width::Phone => "phone",
        Width::Desktop => "desktop",
    };
    let widths = [
        (Width::Phone, "phone", AttrValue::from("Phone")),
        (Width::Desktop, "desktop", "Larger screen".into()),
    ];
    let surroundings =
        [(false, "light", AttrValue::from("Light page")), (true, "dark", "Dark page".into())];
    let legend = |words: &'static str| html! { <legend class="hear">{words}</legend> };
    html! {
        <section class="preview" aria-labelledby="preview">
            <div class="bar">
                <h3 id="preview" tabindex="-1">{"What visitors see"}</h3>
                {radios(send, "width", legend("As wide as"), "pill", stage.width, widths, Msg::Width)}
                {radios(send, "around", legend("The page around it"), "pill", stage.is_dark, surroundings, Msg::Dark)}
            </div>
            <div class="around" data-width={width} data-around={if stage.is_dark { "dark" } else { "light" }}
                role="region" aria-label="Preview" tabindex="0">
                <div class="article">
                    <svg class="lines" aria-hidden="true"><rect width="62%" height="6" /><rect y="18" width="96%" height="3" /><rect y="30" width="88%" height="3" /></svg>
                    {widget(model)}
                    <svg class="lines" aria-hidden="true"><rect width="92%" height="3" /><rect y="12" width="70%" height="3" /></svg>
                </div>
            </div>
            <p class="what" role="status">
                { match stage.held {
                    Some(Held::Link) => "Here in the preview links lead nowhere. On your page this one opens.",
                    Some(Held::Leave) => "On your page this clears everything and leaves for another page at once.",
                    None => "",
                } }
            </p>
            <div class="row">
                {button(send, "o", "restart", Msg::Restart, "Start again")}
                {button(send, "o back", "controls", Msg::Look(Look::Controls), "Back to the settings")}
            </div>
        </section>
    }
}

/// The element itself, with the attributes that count.
fn widget(model: &Model) -> Html {
    let mut tag = VTag::new("love-languages");
    // The page has the styles of all themes, each for a class. They don't reach into a frame.
    if let Some(theme) = model.theme.filter(|_| model.place != Place::Frame) {
        tag.add_attribute("class", format!("ll-{}", theme.name));
    }
    for (name, value) in model.preview() {
        tag.add_attribute(name, value);
    }
    VNode::from(tag)
}
