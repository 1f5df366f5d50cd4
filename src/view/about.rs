//! What research says, what the widget keeps, whose names are not ours.

use yew::{AttrValue, Html, html};

use super::{Send, button, heading, root, text, words};
use crate::model::app::{Model, Msg};
use crate::model::content::{Later, Section, Text};

/// The about view: a heading a section, which opens, so that all of them fit on a phone.
pub fn about(model: &Model, later: &Later, send: &Send) -> Html {
    let strings = &model.pack.strings;
    root(
        model,
        "about",
        html! {
            <>
                {heading("about", "head", None, strings.about.heading)}
                for section in &later.about.sections {
                    {details(section, later.strings.sources)}
                }
                <div class="links">
                    {button(send, "q", "back", Msg::Back, strings.common.back)}
                </div>
            </>
        },
    )
}

fn details(section: &Section, sources: Text) -> Html {
    html! {
        <details key={section.heading.as_str()}>
            <summary data-action="section">{words("h3", "", section.heading)}</summary>
            for paragraph in &section.paragraphs {
                {words("p", "", *paragraph)}
            }
            if !section.sources.is_empty() {
                {words("p", "fine", sources)}
                <ul class="fine">
                    for source in &section.sources {
                        <li>
                            <a
                                href={AttrValue::from(source.url)}
                                data-action="source"
                                target="_blank"
                                rel="noopener"
                            >
                                {text(source.label)}
                            </a>
                        </li>
                    }
                </ul>
            }
        </details>
    }
}
