//! What research says, what the widget keeps, whose names are not ours.

use yew::{Html, html};

use super::{Send, button, heading, root, text};
use crate::model::app::{Model, Msg};

/// The about view.
pub fn about(model: &Model, send: &Send) -> Html {
    let strings = &model.pack.strings;
    root(
        model,
        "about".into(),
        "about",
        html! {
            <>
                {heading("head", None, &strings.about.heading)}
                for section in &model.pack.about.sections {
                    <h3>{text(&section.heading)}</h3>
                    for paragraph in &section.paragraphs {
                        <p>{text(paragraph)}</p>
                    }
                    if !section.sources.is_empty() {
                        <p class="fine">{text(&strings.about.sources)}</p>
                        <ul class="fine">
                            for source in &section.sources {
                                <li>
                                    <a href={source.url.clone()} target="_blank" rel="noopener">
                                        {text(&source.label)}
                                    </a>
                                </li>
                            }
                        </ul>
                    }
                }
                <div class="links">
                    {button(send, "q", "back", Msg::Back, &strings.common.back)}
                </div>
            </>
        },
    )
}
