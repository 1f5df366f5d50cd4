//! What is shown: functions of the model that compute nothing a test would want to check.
//!
//! Hooks for tests and for the loader, on every view: `data-view` on its root, `data-answer` on
//! each answer (Skip and "about the same" included), `data-action` on each other control.

mod about;
mod card;
mod invitation;
mod mark;
mod questions;
mod result;

#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(not(target_arch = "wasm32"))]
pub use native::{render, render_rating};

use yew::{Callback, Html, html};

use crate::model::app::{Model, Msg, Screen};

/// Sends a message to the model.
pub type Send = Callback<Msg>;

/// The widget as it looks now.
pub fn widget(model: &Model, send: &Send) -> Html {
    let body = match &model.screen {
        Screen::Card { at } => card::card(model, *at, send),
        Screen::Result(result) => result::result(model, result, send),
        Screen::Questions(questions) => questions::questions(model, questions, send),
        Screen::About { .. } => about::about(model, send),
    };
    html! {
        <>
            {body}
            if model.settings.debug {
                for complaint in &model.settings.complaints {
                    <p class="debug">{complaint}</p>
                }
            }
        </>
    }
}

/// The root of a view: a step's classes, its name for hooks, its name for people.
fn root(model: &Model, key: String, class: &'static str, children: Html) -> Html {
    let step = model.stepped.then_some("step");
    html! {
        <section
            {key}
            class={yew::classes!("ll", class, step)}
            data-view={model.view().name()}
            aria-label={model.pack.strings.title.clone()}
        >
            {children}
        </section>
    }
}

/// The line along the top that says how far the quiz is.
fn progress(model: &Model) -> Html {
    let width = percent(model.progress());
    html! { <svg class="p" aria-hidden="true"><rect {width} height="3" /></svg> }
}

/// The heading that takes the focus on a step.
fn heading(class: &'static str, described_by: Option<&'static str>, text: &str) -> Html {
    html! {
        <h2 id="heading" {class} tabindex="-1" aria-describedby={described_by}>{self::text(text)}</h2>
    }
}

/// A control that sends one message.
fn button(send: &Send, class: &'static str, action: &'static str, msg: Msg, text: &str) -> Html {
    let onclick = send.reform(move |_| msg.clone());
    html! {
        <button type="button" {class} data-action={action} {onclick}>{self::text(text)}</button>
    }
}

/// A button that leads on, with an arrow.
fn onward(send: &Send, class: &'static str, action: &'static str, msg: Msg, text: &str) -> Html {
    let onclick = send.reform(move |_| msg.clone());
    html! {
        <button type="button" {class} data-action={action} {onclick}>
            {self::text(text)}{mark::arrow()}
        </button>
    }
}

/// A share of 0 to 1 in whole per cent. (Formatting floats would cost 20 kB of wasm.)
fn percent(share: f32) -> String {
    format!("{}%", whole_percent(share))
}

fn whole_percent(share: f32) -> u32 {
    (share * 100.0).round() as u32
}

/// Words on the page. One function for all of them: inlined, they are kilobytes.
#[inline(never)]
fn text(words: &str) -> Html {
    Html::from(words)
}

/// Fills the placeholders of a string: `{name}` by the value beside `name`.
fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut parts = template.split('{');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').unwrap_or_default();
        let value = values.iter().find(|(known, _)| *known == name);
        filled += value.map_or("", |(_, value)| value);
        filled += rest;
    }
    filled
}
