//! The practice's invitation: after the value, and the warm foot of the same sheet.

use yew::{Html, html};

use super::{Send, fill, mark};
use crate::model::app::{Model, Msg};
use crate::model::content::Text;

/// The invitation, where the practice gave a link or a number.
///
/// `sentence`: what fits what the visitor said to feel hardest.
pub fn invitation(model: &Model, sentence: Option<Text>, send: &Send) -> Html {
    let given = &model.settings.invitation;
    if !given.is_given() {
        return html! {};
    }
    let strings = &model.pack.strings.invitation;
    // What was said to feel hardest is for whoever looks at the screen, and not for paper.
    let class = sentence.is_some().then_some("unprinted");
    let text = given.text.clone().unwrap_or_else(|| match (&given.practice, sentence) {
        (Some(practice), sentence) => {
            fill(sentence.unwrap_or(strings.text), &[("practice", practice)])
        }
        (None, _) => strings.text_unnamed.as_str().to_owned(),
    });
    let followed = send.reform(|_| Msg::Invite);
    html! {
        <aside class="inv" aria-labelledby="practice">
            <h3 id="practice">
                {given.practice.clone().unwrap_or_else(|| strings.heading.as_str().to_owned())}
            </h3>
            <p {class}>{text}</p>
            if let Some(url) = &given.url {
                <a class="b" data-action="invite" href={url.as_str().to_owned()} onclick={followed.clone()}>
                    {given.label.clone().unwrap_or_else(|| strings.label.as_str().to_owned())}{mark::arrow()}
                </a>
            }
            if let Some(phone) = &given.phone {
                <a
                    class={if given.url.is_some() { "tel" } else { "b" }}
                    data-action="call"
                    href={phone.link.as_str().to_owned()}
                    onclick={followed}
                >
                    {fill(
                        if given.url.is_some() { strings.or_call } else { strings.call },
                        &[("phone", &phone.shown)],
                    )}
                </a>
            }
        </aside>
    }
}
