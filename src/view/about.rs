//! What research says, what the widget keeps, whose names are not ours.

use yew::{Html, html};

use super::{Send, button, heading, root};
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
                    <h3>{section.heading.clone()}</h3>
                    for paragraph in &section.paragraphs {
                        <p>{paragraph.clone()}</p>
                    }
                    if !section.sources.is_empty() {
                        <p class="fine">{strings.about.sources.clone()}</p>
                        <ul class="fine">
                            for source in &section.sources {
                                <li>
                                    <a href={source.url.clone()} target="_blank" rel="noopener">
                                        {source.label.clone()}
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
