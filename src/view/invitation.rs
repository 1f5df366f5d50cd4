//! The practice's invitation: after the value, and the warm foot of the same sheet.

use yew::{Callback, Html, MouseEvent, html};

use super::{Element, Send, fill, literals, mark, part, text, words};
use crate::model::app::{Model, Msg};
use crate::model::content::Text;
use crate::model::settings::Link;

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
    let class = if sentence.is_some() { "unprinted" } else { "" };
    let said = given.text.clone().unwrap_or_else(|| match (&given.practice, sentence) {
        (Some(practice), sentence) => {
            fill(sentence.unwrap_or(strings.text), &[("practice", practice)])
        }
        (None, _) => strings.text_unnamed.as_str().to_owned(),
    });
    let followed = send.reform(|_| Msg::Invite);
    html! {
        <aside class="inv" part="sheet" aria-labelledby="practice">
            <h3 id="practice">
                {given.practice.clone().unwrap_or_else(|| strings.heading.as_str().to_owned())}
            </h3>
            {words("p", class, said)}
            if let Some(url) = &given.url {
                {way("b", "invite", url, &followed, html! {
                    <>
                        {given.label.clone().unwrap_or_else(|| strings.label.as_str().to_owned())}
                        {mark::arrow()}
                    </>
                })}
            }
            if let Some(phone) = &given.phone {
                {way(
                    if given.url.is_some() { "tel" } else { "b" },
                    "call",
                    &phone.link,
                    &followed,
                    text(fill(
                        if given.url.is_some() { strings.or_call } else { strings.call },
                        &[("phone", &phone.shown)],
                    )),
                )}
            }
        </aside>
    }
}

/// A link that says that it was followed.
fn way(
    class: &'static str,
    action: &'static str,
    to: &Link,
    followed: &Callback<MouseEvent>,
    children: Html,
) -> Html {
    let mut values = literals(&[Some(class), part(class), Some(action), None]);
    values[3] = Some(to.as_str().to_owned().into());
    Element {
        names: &["class", "part", "data-action", "href"],
        values,
        onclick: Some(followed.clone()),
        ..Element::new("a")
    }
    .with(children)
}
