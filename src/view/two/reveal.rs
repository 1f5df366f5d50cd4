//! Answer first, then reveal: whoever writes is alone with the question and a few words; then both are
//! curious together, and see at once what the other one wrote.

use yew::{Html, SubmitEvent, html};

use super::super::{Send, onward, text, words};
use super::{back, foot, paragraph, view, writing};
use crate::model::app::{Model, Msg};
use crate::model::content::{RevealStrings, Text, Two};
use crate::model::reveal::{Reveal, RevealMsg, RevealStep, Said};
use crate::model::two::TwoMsg;

/// A step of it.
pub fn reveal(model: &Model, reveal: &Reveal, two_words: &Two, send: &Send) -> Html {
    let strings = &two_words.reveal;
    let question = model.later().and_then(|later| later.deck.questions.get(reveal.question));
    let (key, step) = match &reveal.step {
        RevealStep::First => (0, first(strings, send)),
        RevealStep::Second { .. } => (1, second(strings, send)),
        RevealStep::Hidden { .. } => (2, hidden(strings, send)),
        RevealStep::Shown { both } => (3, shown(strings, both)),
    };
    let body = html! {
        <>
            if let Some(question) = question {
                <div class="question asked" part="sheet">
                    <p class="qn" part="question" id="question">{text(question.text)}</p>
                </div>
            }
            {step}
            {foot(back(model, send))}
        </>
    };
    view(model, key, strings.heading, two_words, send, body)
}

fn first(strings: &RevealStrings, send: &Send) -> Html {
    html! {
        <>
            {paragraph("fine", strings.intro)}
            {form("first", [strings.first_prompt, strings.first_hint, strings.first_done], strings, send)}
        </>
    }
}

fn second(strings: &RevealStrings, send: &Send) -> Html {
    html! {
        <>
            {answer(strings.first_label, words("p", "fine", strings.hidden))}
            {form("second", [strings.second_prompt, strings.second_hint, strings.second_done], strings, send)}
        </>
    }
}

/// A field of its own for each, by `key`: the first one's would still hold the first answer, and undo
/// would bring it back.
fn form(
    key: &'static str,
    [prompt, hint, done]: [Text; 3],
    strings: &RevealStrings,
    send: &Send,
) -> Html {
    let onsubmit = send.reform(|event: SubmitEvent| {
        event.prevent_default();
        reveal_msg(RevealMsg::Submit)
    });
    html! {
        <form {key} class="enter" {onsubmit} novalidate=true>
            <label for="answer">{text(prompt)}</label>
            {writing("answer", "answer-hint", "4", None, None, None)}
            <p class="fine" id="answer-hint">{text(hint)}{" "}{text(strings.blank)}</p>
            <button class="b" part="button" data-action="done">{text(done)}</button>
        </form>
    }
}

fn hidden(strings: &RevealStrings, send: &Send) -> Html {
    let closed = || words("p", "fine", strings.hidden);
    html! {
        <>
            {answer(strings.first_label, closed())}
            {answer(strings.second_label, closed())}
            {paragraph("", strings.ready_text)}
            <div class="ways">
                {onward(send, "b", "show", reveal_msg(RevealMsg::Show), strings.show)}
            </div>
        </>
    }
}

fn shown(strings: &RevealStrings, [first, second]: &[Said; 2]) -> Html {
    let said = |said: &Said| match said.words() {
        Some(said) => html! { <p class="said" dir="auto">{text(said.to_owned())}</p> },
        None => words("p", "fine", strings.left_blank),
    };
    html! {
        <>
            {answer(strings.first_label, said(first))}
            {answer(strings.second_label, said(second))}
            {paragraph("", strings.after)}
            {paragraph("fine", strings.gone)}
        </>
    }
}

fn answer(label: Text, said: Html) -> Html {
    html! { <div class="answer">{words("h3", "", label)}{said}</div> }
}

const fn reveal_msg(msg: RevealMsg) -> Msg {
    Msg::Two(TwoMsg::Reveal(msg))
}
