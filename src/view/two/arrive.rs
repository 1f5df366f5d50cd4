//! What a link brought, and a code that is typed.

use yew::{Html, SubmitEvent, html};

use super::super::{Send, button, fill, onward, text};
use super::{back, foot, keep_keys, paragraph, theirs, to_both, to_privacy, view};
use crate::model::app::{Model, Msg};
use crate::model::code::{CodeError, Link};
use crate::model::content::{ArriveStrings, Text, Two};
use crate::model::couple::Arrival;
use crate::model::settings::Start;
use crate::model::two::TwoMsg;

/// A code to show how one looks; its hyphens don't end a line.
const EXAMPLE: &str = "1N1Q\u{2011}SWW8\u{2011}Z1EZ";

/// Who sent it sent a result and nothing else; the visitor decides what comes first.
pub fn arrive(model: &Model, arrival: Arrival, words: &Two, send: &Send) -> Html {
    let body = match arrival {
        Arrival::New => new(model, words, send),
        Arrival::Own => own(model, words, send),
        Arrival::Again | Arrival::Both => again(model, words, send),
        Arrival::Another(link) => another(model, link, words, send),
        Arrival::Failed(error) => failed(model, error, words, send),
    };
    let (key, heading) = match arrival {
        Arrival::New => (0, words.arrive.heading),
        Arrival::Own => (1, words.arrive.own_heading),
        Arrival::Failed(_) => (2, words.arrive.failed_heading),
        _ => (3, words.arrive.heading),
    };
    view(model, key, heading, words, send, body)
}

fn new(model: &Model, words: &Two, send: &Send) -> Html {
    let strings = &words.arrive;
    let is_done = model.person.quiz.is_done();
    html! {
        <>
            if is_done {
                {paragraph("meaning", strings.then_see)}
                <div class="ways">
                    {onward(send, "b", "compare", Msg::Two(TwoMsg::Look), model.pack.strings.onward.compare)}
                    {button(send, "c same", "today", Msg::Open(Start::Together), model.pack.strings.onward.today)}
                </div>
            } else {
                {paragraph("meaning", strings.text)}
                <div class="ways">
                    {onward(send, "b", "start", Msg::Open(Start::Quiz), strings.quiz_first)}
                    {button(send, "c same", "look", Msg::Two(TwoMsg::Look), strings.look_now)}
                </div>
                {paragraph("fine", strings.then_see)}
            }
            {paragraph("fine", strings.no_receipt)}
            // In a tab in which nothing is kept, that can't be told.
            if !is_done {
                {paragraph("fine", strings.maybe_own)}
            }
            {foot(to_privacy(model, send))}
        </>
    }
}

fn own(model: &Model, words: &Two, send: &Send) -> Html {
    let strings = &words.arrive;
    html! {
        <>
            {paragraph("meaning", strings.own)}
            {paragraph("fine", strings.own_hint)}
            {foot(html! { <>{back(model, send)}{to_both(model, send)}</> })}
        </>
    }
}

fn again(model: &Model, words: &Two, send: &Send) -> Html {
    let strings = &words.arrive;
    html! {
        <>
            {paragraph("meaning", strings.again)}
            <div class="ways">
                if !model.person.quiz.is_done() {
                    {onward(send, "b", "start", Msg::Open(Start::Quiz), strings.quiz_first)}
                }
                {button(send, "c same", "look", Msg::Two(TwoMsg::Look), strings.look_now)}
            </div>
            {foot(html! { <>{back(model, send)}{to_both(model, send)}</> })}
        </>
    }
}

fn another(model: &Model, link: Link, words: &Two, send: &Send) -> Html {
    let strings = &words.arrive;
    let (Link::One(new) | Link::Pair { second: new, .. }) = link;
    html! {
        <>
            {paragraph("meaning", strings.another)}
            <div class="ways">
                {button(send, "c same", "take-new", Msg::Two(TwoMsg::TakeNew), strings.another_new)}
                {button(send, "c same", "look", Msg::Two(TwoMsg::Look), strings.another_old)}
            </div>
            {theirs(model, &new, strings.another_new_heading, words)}
            if let Some(old) = &model.person.couple.theirs {
                {theirs(model, old, strings.another_old_heading, words)}
            }
            {foot(html! { <>{back(model, send)}{to_both(model, send)}</> })}
        </>
    }
}

fn failed(model: &Model, error: CodeError, words: &Two, send: &Send) -> Html {
    let strings = &words.arrive;
    let said = match error {
        CodeError::Newer => strings.newer,
        _ => strings.cut_off,
    };
    html! {
        <>
            <p class="meaning" role="alert" data-error={name(error)}>{text(said)}</p>
            <div class="ways">
                {button(send, "c same", "code", Msg::Two(TwoMsg::OpenCode), words.compare.start_code)}
            </div>
            {foot(html! { <>{back(model, send)}{to_both(model, send)}</> })}
        </>
    }
}

/// A code that somebody read out.
pub fn enter_code(model: &Model, error: Option<CodeError>, words: &Two, send: &Send) -> Html {
    let strings = &words.arrive;
    let onsubmit = send.reform(|event: SubmitEvent| {
        event.prevent_default();
        Msg::Two(TwoMsg::SubmitCode)
    });
    let keep = keep_keys();
    let body = html! {
        <>
            <form class="enter" {onsubmit} novalidate=true>
                <label for="code">{text(strings.code_label)}</label>
                <input
                    id="code"
                    class="field"
                    dir="ltr"
                    autocomplete="off"
                    autocapitalize="characters"
                    spellcheck="false"
                    aria-describedby="code-hint code-error"
                    aria-invalid={error.map(|_| "true")}
                    onkeydown={keep.clone()}
                    onkeypress={keep.clone()}
                    onkeyup={keep}
                />
                <p class="fine" id="code-hint">
                    {fill(strings.code_hint, &[("example", EXAMPLE)])}
                </p>
                <p class="error" id="code-error" role="alert" data-error={error.map(name)}>
                    {error.map(|error| text(sentence(error, model.two.failed, strings)))}
                </p>
                <button class="b" part="button" data-action="submit">{text(strings.code_submit)}</button>
            </form>
            {foot(back(model, send))}
        </>
    };
    view(model, 0, strings.code_heading, words, send, body)
}

/// What was wrong, and what to do.
fn sentence(error: CodeError, failed: u8, strings: &ArriveStrings) -> String {
    let template: Text = match error {
        CodeError::Empty | CodeError::TooShort { .. } => strings.code_too_short,
        CodeError::TooLong { .. } => strings.code_too_long,
        CodeError::Letter { .. } => strings.code_wrong_sign,
        CodeError::Newer => strings.newer,
        CodeError::Check if failed > 1 => strings.code_mistyped_again,
        CodeError::Check => strings.code_mistyped,
    };
    fill(template, &[("example", EXAMPLE)])
}

/// The value of `data-error`.
fn name(error: CodeError) -> &'static str {
    match error {
        CodeError::Empty => "empty",
        CodeError::TooShort { .. } => "short",
        CodeError::TooLong { .. } => "long",
        CodeError::Letter { .. } => "letter",
        CodeError::Check => "check",
        CodeError::Newer => "newer",
    }
}
