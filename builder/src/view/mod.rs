//! What is shown: functions of the model that compute nothing a test would want to check.
//!
//! Whoever opens the page has a practice and no developer. They should feel that this is three small
//! decisions, none of which can break anything, and that what they see at the side is what visitors
//! will get.
//!
//! Views name no browser type. What is typed into an element with `data-setting` is told by the
//! browser's side, and so is what is dropped on `data-drop`; `data-action` and `data-copy` are hooks for
//! tests.

mod accent;
mod check;
mod code;
mod deck;
mod place;
mod prose;
mod settings;
mod stage;

#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(not(target_arch = "wasm32"))]
pub use native::render;

use yew::{AttrValue, Callback, Html, MouseEvent, html};

use crate::model::{Model, Msg, fragment};

/// Sends a message to the model.
pub type Send = Callback<Msg>;

/// The page as it is now.
pub fn page(model: &Model, send: &Send) -> Html {
    // What was set is in the address of the builder, and the way back leads there.
    let builder = format!("#{}", model.fragment());
    let check = fragment::check(&model.fragment());
    let pages = [
        (Some("index.html".to_owned()), "The quiz"),
        (model.is_checking.then_some(builder), "Builder"),
        ((!model.is_checking).then_some(check), "Check my page"),
    ];
    html! {
        <>
            <header class="top">
                <p class="brand">{mark()}{"love-languages"}</p>
                <nav aria-label="Pages">
                    { for pages.map(|(address, name)| match address {
                        Some(address) => html! { <a class="q" href={address}>{name}</a> },
                        None => html! { <span class="q" aria-current="page">{name}</span> },
                    }) }
                </nav>
            </header>
            if model.is_checking {
                <main key="check">{check::check(model, send)}</main>
            } else {
                {builder_page(model, send)}
            }
        </>
    }
}

fn builder_page(model: &Model, send: &Send) -> Html {
    html! {
        <>
            <main key="builder">
                <h1 id="top" tabindex="-1">{"Put the quiz into your site"}</h1>
                <p class="lead">
                    {"Three steps, and a piece of code to paste at the end. You can change your mind at \
                      any time: nothing is sent anywhere, and nothing is stored."}
                </p>
                {complaints(model)}
                {step(1, "files", "Where the files live", place::place(model, send))}
                {step(2, "words", "Your words and colours", html! {
                    <div class="beside">
                        {settings::settings(model, send)}
                        {stage::stage(model, send)}
                    </div>
                })}
                {step(3, "code", "Your code", code::code(model, send))}
            </main>
            <footer class="foot">
                <p class="fine">
                    {"Your settings are in the address of this page, and nowhere else: keep it, or send \
                      it to whoever makes your site."}
                </p>
            </footer>
        </>
    }
}

/// What was wrong in the address, calmly: nothing of it is lost.
fn complaints(model: &Model) -> Html {
    if model.complaints.is_empty() {
        return html! {};
    }
    html! {
        <div class="said" role="alert">
            <p><strong>{"Something in the address of this page is not right"}</strong></p>
            <ul>{ for model.complaints.iter().map(|complaint| html! { <li>{complaint.clone()}</li> }) }</ul>
        </div>
    }
}

/// One of the three: its line reaches as far as one is with it.
fn step(number: u32, id: &'static str, title: &'static str, children: Html) -> Html {
    let width = format!("{}%", [33, 67, 100][number as usize - 1]);
    html! {
        <section class="step" aria-labelledby={id}>
            <svg class="p" aria-hidden="true"><rect {width} height="3" /></svg>
            <h2 {id} tabindex="-1">
                <span class="number">{format!("Step {number} of 3")}</span>
                {title}
            </h2>
            {children}
        </section>
    }
}

/// A button that says what happened by a message.
fn button(
    send: &Send,
    class: &'static str,
    action: &'static str,
    msg: Msg,
    label: impl Into<AttrValue>,
) -> Html {
    let onclick = send.reform(move |_: MouseEvent| msg.clone());
    html! { <button type="button" {class} data-action={action} {onclick}>{label.into()}</button> }
}

/// A choice of one among a few, side by side: native radio buttons, so that the arrow keys work.
fn radios<T: Copy + PartialEq + 'static>(
    send: &Send,
    name: &'static str,
    legend: Html,
    class: &'static str,
    chosen: T,
    choices: impl IntoIterator<Item = (T, &'static str, AttrValue)>,
    msg: fn(T) -> Msg,
) -> Html {
    let choices = choices.into_iter().map(|(choice, value, label)| {
        let onchange = send.reform(move |_| msg(choice));
        html! {
            <label class="choice">
                <input type="radio" {name} {value} checked={choice == chosen} {onchange} />
                <span>{label}</span>
            </label>
        }
    });
    html! { <fieldset {class}>{legend}<div class="choices">{ for choices }</div></fieldset> }
}

/// A line with its end open, over a warm spot: the drawings' own way.
fn mark() -> Html {
    html! {
        <svg class="m" viewBox="0 0 32 32" aria-hidden="true">
            <path d="M12 9l-7 7 7 7M20 9l7 7-7 7" />
        </svg>
    }
}

/// The arrow of a control that leads on.
fn arrow() -> Html {
    html! {
        <svg class="go" viewBox="0 0 24 12" aria-hidden="true"><path d="M1 6h21M17 1l5 5-5 5" /></svg>
    }
}
