//! Step 2, the controls. The owner should feel that all of it is optional and in plain words: fill in a
//! name and a link, and look to the side.

use love_languages::model::labels::choice;
use love_languages::model::settings::Kind;
use love_languages::model::theming::THEMES;
use yew::{AttrValue, Html, MouseEvent, html};

use super::prose::prose;
use super::{Send, accent, button, deck, radios};
use crate::model::colour::Dress;
use crate::model::control::{Control, Group};
use crate::model::place::{Place, Platform};
use crate::model::{Look, Model, Msg};

/// The groups of controls; on a phone with a way to the preview that stays in sight.
pub fn settings(model: &Model, send: &Send) -> Html {
    html! {
        <div class="controls">
            <p class="intro">{"Everything is optional. Fill in what you like, and look how it changes."}</p>
            { for Group::ALL.map(|group| self::group(model, group, send)) }
            <div class="look">
                {button(send, "b", "look", Msg::Look(Look::Preview), "See it")}
            </div>
        </div>
    }
}

fn group(model: &Model, group: Group, send: &Send) -> Html {
    // The model opens it, and so does the browser after this: one of the two is enough.
    let onclick = send.reform(move |event: MouseEvent| {
        event.prevent_default();
        Msg::Toggle(group)
    });
    let name = format!("{group:?}").to_lowercase();
    html! {
        <details key={name.clone()} open={model.is_open(group)} data-group={name}>
            <summary {onclick}><h3>{group.title()}</h3></summary>
            <p class="what">{group.purpose()}</p>
            if group == Group::Look {
                {themes(model, send)}
            }
            if group == Group::Deck {
                {deck::deck(model, send)}
            }
            { for group.controls().map(|control| html! {
                <>
                    {self::control(model, control, send)}
                    if control.attribute.kind == Kind::Colour {
                        {accent::accent(model, send)}
                    }
                    // The page of its own is that page.
                    if control.name() == "share-url" && model.place != Place::Link {
                        {shared_links(model, send)}
                    }
                </>
            }) }
        </details>
    }
}

/// Ready themes, one press each, and what the one that is taken is like.
fn themes(model: &Model, send: &Send) -> Html {
    let none = (None, "none", AttrValue::from("None"));
    let themes = THEMES.iter().map(|theme| (Some(theme), theme.name, theme.label.into()));
    let choices: Vec<_> = std::iter::once(none).chain(themes).collect();
    let legend = html! {
        <>
            <legend>{"Ready theme"}</legend>
            <p class="what">
                { match model.theme {
                    Some(_) if model.place == Place::Frame => "A frame takes no theme: in it the quiz has your accent.",
                    Some(theme) => theme.character,
                    None => "The font and the colours of your page.",
                } }
                {" "}<a href="gallery.html">{"See them side by side"}</a>
            </p>
        </>
    };
    radios(send, "look", legend, "control", model.theme, choices, Msg::Theme)
}

/// Beside the page for shared links: which one is best.
pub fn shared_links(model: &Model, send: &Send) -> Html {
    let taken = model.value("share-url").trim();
    let offer = model.standalone().filter(|standalone| standalone != taken);
    html! {
        <div class="advice">
            <p>
                {"Best is a page with no script of anybody else: then no statistics and no recorder sees \
                  what two people send each other. The standalone page is made for that: it is the folder "}
                {prose(&format!("`quiz` in `love-languages-standalone-{}.zip`", model.facts.version))}
                {". Upload it to your site, or wherever you have a server, and write its address here."}
                if model.platform == Platform::WordPress {
                    {" WordPress itself takes no folders; your host’s file manager does."}
                }
            </p>
            if let Some(standalone) = offer {
                {button(send, "o", "standalone", Msg::Set("share-url".into(), standalone.clone()),
                    format!("Use {standalone}"))}
            }
        </div>
    }
}

fn control(model: &Model, control: Control, send: &Send) -> Html {
    match control.attribute.kind {
        Kind::OneOf(choices) if choices.len() <= 3 => few(model, control, choices, send),
        Kind::OneOf(choices) => {
            let choices = choices.iter().map(|value| (*value, choice(control.name(), value)));
            field(model, control, |about| select(model, control, choices.collect(), about))
        }
        Kind::Language => {
            let known = model.facts.locales.iter();
            let known = known.map(|(tag, name)| (tag.as_str(), format!("{name} ({tag})")));
            let usual = match model.place {
                Place::Frame | Place::Link => "As the visitor’s browser says",
                Place::Single => "English: the file speaks one language",
                _ => "As your page says",
            };
            let choices = std::iter::once(("", usual.to_owned())).chain(known);
            field(model, control, |about| select(model, control, choices.collect(), about))
        }
        Kind::Flag => flag(model, control, send),
        _ => field(model, control, |about| text(model, control, about)),
    }
}

/// How a control is described, and whether it is wrong.
struct About {
    described_by: String,
    invalid: Option<AttrValue>,
}

impl About {
    fn of(model: &Model, control: Control) -> (Self, Option<String>) {
        let fault = model.fault(control);
        let name = control.name();
        let described_by = match fault {
            Some(_) => format!("{name}-what {name}-fault"),
            None => format!("{name}-what"),
        };
        (Self { described_by, invalid: fault.as_ref().map(|_| "true".into()) }, fault)
    }
}

/// Name, sentence, input, and what is wrong.
fn field(model: &Model, control: Control, input: impl FnOnce(About) -> Html) -> Html {
    let (about, fault) = About::of(model, control);
    html! {
        <div class="control" key={control.name()}>
            <label for={control.name()}>{control.label()}</label>
            {what(model, control)}
            {input(about)}
            {said(control, fault)}
        </div>
    }
}

/// The table's sentence, and what holds in an empty field.
fn what(model: &Model, control: Control) -> Html {
    let is_the_themes = control.attribute.kind == Kind::Colour && model.dress() != Dress::default();
    let default = if is_the_themes { "the theme’s own" } else { control.attribute.default };
    let is_list = matches!(control.attribute.kind, Kind::OneOf(_) | Kind::Language);
    html! {
        <p class="what" id={format!("{}-what", control.name())}>
            {prose(control.purpose())}
            if !is_list {
                {" Without it: "}{prose(default)}{"."}
            }
        </p>
    }
}

fn said(control: Control, fault: Option<String>) -> Html {
    match fault {
        None => html! {},
        Some(fault) => {
            html! { <p class="fault" id={format!("{}-fault", control.name())}>{fault}</p> }
        }
    }
}

fn text(model: &Model, control: Control, About { described_by, invalid }: About) -> Html {
    let name = control.name();
    let value = model.value(name).to_owned();
    let kind = match control.attribute.kind {
        Kind::Phone => "tel",
        _ => "text",
    };
    let is_code = !matches!(control.attribute.kind, Kind::Text | Kind::Phone);
    let dir = is_code.then_some("ltr");
    if control.is_long() {
        return html! {
            <textarea id={name} data-setting={name} rows="3" {value} placeholder={control.example()}
                aria-describedby={described_by} aria-invalid={invalid} />
        };
    }
    let input = html! {
        <input id={name} data-setting={name} type={kind} {value} {dir} placeholder={control.example()}
            spellcheck={is_code.then_some("false")} autocapitalize={is_code.then_some("off")}
            autocomplete="off" aria-describedby={described_by} aria-invalid={invalid} />
    };
    if control.attribute.kind != Kind::Colour {
        return input;
    }
    html! { <div class="colour">{accent::picker(model)}{input}</div> }
}

fn select(
    model: &Model,
    control: Control,
    choices: Vec<(&str, String)>,
    About { described_by, invalid }: About,
) -> Html {
    let name = control.name();
    let value = model.value(name).trim().to_owned();
    // What is not in the list came by the address, and is shown as it came.
    let default =
        if choices.iter().any(|(choice, _)| choice.is_empty()) { "" } else { choices[0].0 };
    let value = if value.is_empty() { default.to_owned() } else { value };
    let is_known = choices.iter().any(|(choice, _)| *choice == value);
    html! {
        <select id={name} data-setting={name} data-value={value.clone()}
            aria-describedby={described_by} aria-invalid={invalid}>
            if !is_known {
                <option value={value.clone()} selected=true>{value.clone()}</option>
            }
            { for choices.into_iter().map(|(choice, label)| html! {
                <option value={choice.to_owned()} selected={choice == value}>{label}</option>
            }) }
        </select>
    }
}

/// A few choices that can all be seen.
fn few(model: &Model, control: Control, choices: &'static [&'static str], send: &Send) -> Html {
    let (_, fault) = About::of(model, control);
    let value = model.value(control.name()).trim();
    let chosen = if value.is_empty() { choices[0] } else { value };
    let chosen = choices.iter().copied().find(|choice| *choice == chosen).unwrap_or_default();
    let (send, name) = (send.clone(), control.name());
    let legend = html! {
        <>
            <legend>{control.label()}</legend>
            <p class="what">{prose(control.purpose())}</p>
        </>
    };
    let to_set = Send::from(move |msg| match msg {
        Msg::Set(_, value) => send.emit(Msg::Set(name.to_owned(), value)),
        other => send.emit(other),
    });
    let choices = choices.iter().map(|value| (*value, *value, choice(name, value).into()));
    html! {
        <>
            {radios(&to_set, name, legend, "control", chosen, choices, |value| {
                Msg::Set(String::new(), value.to_owned())
            })}
            {said(control, fault)}
        </>
    }
}

fn flag(model: &Model, control: Control, send: &Send) -> Html {
    let name = control.name();
    let is_on = !model.value(name).is_empty();
    let next = if is_on { "" } else { "yes" };
    let onchange = send.reform(move |_| Msg::Set(name.to_owned(), next.to_owned()));
    html! {
        <div class="control">
            <label class="choice">
                <input id={name} type="checkbox" checked={is_on} {onchange} aria-describedby={format!("{name}-what")} />
                <span>{control.label()}</span>
            </label>
            <p class="what" id={format!("{name}-what")}>{prose(control.purpose())}</p>
        </div>
    }
}
