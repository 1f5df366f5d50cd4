//! Step 3. The owner should feel that it is done: copy, paste, publish. Or send it all to somebody.

use yew::{Html, html};

use super::prose::prose;
use super::{Send, arrow, button, radios, settings};
use crate::model::place::{Place, Platform};
use crate::model::recipe::{Paste, Recipe, Refusal, Step, policy, recipe};
use crate::model::{Model, Msg, fragment};

/// What the site is made with, what to do, and what to send.
pub fn code(model: &Model, send: &Send) -> Html {
    let platforms = Platform::ALL.map(|it| (it, it.name(), it.title().into()));
    let legend = html! { <legend>{"Your site is made with"}</legend> };
    html! {
        <>
            {radios(send, "site", legend, "control platforms", model.platform, platforms, Msg::Platform)}
            <div class="finish">
                <div>
                    { match recipe(model) {
                        Ok(recipe) => steps(model, &recipe, send),
                        Err(refusal) => refused(&refusal, send),
                    } }
                </div>
                <div>
                    {send_on(model, send)}
                    if model.platform.refusal(model.place).is_none() {
                        {share(model, send)}
                        {look_for(model)}
                    }
                    {guide(model)}
                </div>
            </div>
            {copied(model)}
        </>
    }
}

/// What came of copying, for ears.
pub fn copied(model: &Model) -> Html {
    let said = match &model.copied {
        Some((what, true)) => format!("{what}: copied."),
        Some((what, false)) => format!(
            "{what}: your browser does not let a page copy. It is selected: press Ctrl or ⌘ and C."
        ),
        None => String::new(),
    };
    html! { <p class="hear" role="status">{said}</p> }
}

fn steps(model: &Model, Recipe { steps, notes }: &Recipe, send: &Send) -> Html {
    html! {
        <>
            if let Some(fault) = model.address_fault() {
                <p class="fault">{"In step 1: "}{fault}</p>
            }
            <ol class="recipe">
                { for steps.iter().map(|Step { text, pastes, is_other }| html! {
                    <li class={is_other.then_some("other")}>
                        <p>{prose(text)}</p>
                        { for pastes.iter().map(|it| paste(model, it, send)) }
                    </li>
                }) }
            </ol>
            { for notes.iter().map(|note| html! { <p class="note">{prose(note)}</p> }) }
        </>
    }
}

/// A text to copy: always to be seen and selected, too.
pub fn paste(model: &Model, Paste { name, text }: &Paste, send: &Send) -> Html {
    html! {
        <div class="paste" key={name.clone()}>
            <div class="row">
                <span class="name" dir="auto">{name.clone()}</span>
                {copy(model, name, text, send)}
            </div>
            <pre dir="ltr" tabindex="0" aria-label={name.clone()}><code data-text={name.clone()}>{text.clone()}</code></pre>
        </div>
    }
}

fn copy(model: &Model, name: &str, text: &str, send: &Send) -> Html {
    let (what, content) = (name.to_owned(), text.to_owned());
    let onclick = send.reform(move |_| Msg::Copy(what.clone(), content.clone()));
    let label = match &model.copied {
        Some((what, true)) if what == name => "Copied",
        Some((what, false)) if what == name => "Selected",
        _ => "Copy",
    };
    html! {
        <button type="button" class="b small" data-copy={name.to_owned()} {onclick}>
            {label}<span class="hear">{format!(" {name}")}</span>
        </button>
    }
}

fn refused(Refusal { why, places }: &Refusal, send: &Send) -> Html {
    html! {
        <div class="said">
            <p>{*why}{" These go with it:"}</p>
            <div class="choices">
                { for places.iter().map(|place| button(send, "o", "place", Msg::Place(*place), place.title())) }
            </div>
        </div>
    }
}

/// As long as shared links open the page itself.
fn share(model: &Model, send: &Send) -> Html {
    // The page of its own is the best one.
    if !model.value("share-url").trim().is_empty() || model.place == Place::Link {
        return html! {};
    }
    let without = match model.place {
        Place::Frame => {
            "it opens the frame’s page by itself, without your site around it, your words and your colours"
        }
        _ if model.platform == Platform::Wix => {
            "it opens your page where the quiz is a Custom Element, and the inside of the box where it is an \
             HTML embed"
        }
        _ => "it opens the page that the quiz stands in",
    };
    html! {
        <div class="panel">
            <h3>{"Which page shall shared links open?"}</h3>
            <p>{"Two people can send each other their results as a link. Without a setting "}{without}{"."}</p>
            {settings::shared_links(model, send)}
        </div>
    }
}

/// The address of this page has it all.
fn send_on(model: &Model, send: &Send) -> Html {
    let msg = Msg::Copy("Link to these settings".into(), format!("#{}", model.fragment()));
    let onclick = send.reform(move |_| msg.clone());
    let is_copied = matches!(&model.copied, Some((what, true)) if what == "Link to these settings");
    html! {
        <div class="panel warm">
            <h3>{"Somebody else makes your site?"}</h3>
            <p>{"Send them a link to this page as it is now: with your words, your colours and this code."}</p>
            <button type="button" class="b" data-copy="link" {onclick}>
                {if is_copied { "Copied" } else { "Copy the link to these settings" }}{arrow()}
            </button>
        </div>
    }
}

/// What a platform does to what is pasted, who may paste it, and what to do where it does not work.
fn guide(model: &Model) -> Html {
    html! {
        <p class="guide">
            {"What happens to the code there, and what to do where it does not work: "}
            <a href={format!("docs/{}.html", model.platform.name())}>
                {format!("the guide for {}", model.platform.title())}
            </a>
        </p>
    }
}

fn look_for(model: &Model) -> Html {
    html! {
        <div class="panel">
            <h3>{"Did it work?"}</h3>
            <ol>
                <li>{"Open the published page in a private window."}</li>
                <li>{"A card asks how much something reaches you these days. Tap an answer: the next card comes."}</li>
                <li>{"Tap through to the end: your practice’s name and button are below the result."}</li>
                <li>{"Look at it on a phone, too."}</li>
            </ol>
            <p>
                {"If not, switch on “Say what is wrong” in step 2, paste the code again, and look under the \
                  widget; or "}
                <a href={fragment::check(&model.fragment())}>{"check your page"}</a>{" by its source."}
            </p>
            if let Some(policy) = policy(model) {
                <p class="what">
                    {"For whoever runs your site: where it sends a Content-Security-Policy, that needs "}
                    <code dir="ltr">{policy}</code>{" in it."}
                </p>
            }
        </div>
    }
}
