//! Questions to ask: room and silence. A warm sheet holds one question; the follow-up waits at
//! its foot. And the list of those that were kept.

use yew::{AttrValue, Html, html};

use super::two::to_privacy;
use super::{Send, button, heading, letterhead, root, text, words};
use crate::model::app::{Model, Msg};
use crate::model::content::{AskingStrings, Later, THEMES};
use crate::model::deck::{Depth, Topic};
use crate::model::questions::{QuestionMsg, QuestionTable};
use crate::model::reveal::RevealMsg;
use crate::model::two::TwoMsg;

/// One question at a time.
pub fn questions(model: &Model, later: &Later, send: &Send) -> Html {
    let strings = &later.strings.asking;
    let onward = &model.pack.strings.onward;
    let questions = &model.questions;
    let is_shown = questions.shown().is_some();
    let described_by = is_shown.then_some("question");
    let way_back = if model.person.quiz.is_done() { strings.to_result } else { onward.quiz };
    let kept = model.kept(later).len();
    root(
        model,
        "questions",
        html! {
            <>
                {heading(questions.key(), "", described_by, onward.questions)}
                {depths(questions, strings, send)}
                {sheet(model, later, send)}
                <div class="turns">
                    if is_shown {
                        {button(send, "q", "pass", said(QuestionMsg::Pass), strings.pass)}
                        if !model.is_passing() {
                            {keep(model, strings, send)}
                        }
                        {button(send, "b", "next", said(QuestionMsg::Next), strings.next)}
                    }
                </div>
                {words("p", "fine", strings.hint)}
                if is_shown {
                    {swaps(questions, strings, send)}
                }
                {topics(model, strings, send)}
                {copied(model, strings)}
                <div class="links">
                    if questions.at > 0 {
                        {button(send, "q", "previous", said(QuestionMsg::Previous), strings.previous)}
                    }
                    {button(send, "q", "back", Msg::Back, way_back)}
                    if is_shown {
                        {button(
                            send, "q", "reveal", Msg::Two(TwoMsg::Reveal(RevealMsg::Open)),
                            later.two.reveal.heading,
                        )}
                        {ways_to_send(model, strings, send)}
                    }
                    if kept > 0 {
                        <button
                            class="q"
                            data-action="kept"
                            onclick={send.reform(|_| said(QuestionMsg::OpenKept))}
                        >
                            {strings.kept_list.of(kept, model.pack.categories)}
                        </button>
                    }
                </div>
            </>
        },
    )
}

/// Those that were kept: to print, to send, to take out.
pub fn kept(model: &Model, later: &Later, send: &Send) -> Html {
    let strings = &later.strings.asking;
    let kept = model.kept(later);
    root(
        model,
        "questions",
        html! {
            <>
                {letterhead(model)}
                {heading("kept", "head", None, strings.kept_heading)}
                if kept.is_empty() {
                    {words("p", "", strings.kept_none)}
                }
                <ul class="list">
                    for (place, question) in kept.iter().enumerate() {
                        <li key={question.id.as_str()}>
                            <p dir="auto">{text(question.text)}</p>
                            {button(send, "q", "drop", said(QuestionMsg::Drop(place)), strings.drop)}
                        </li>
                    }
                </ul>
                {copied(model, strings)}
                <div class="links">
                    {button(send, "q", "back", Msg::Back, model.pack.strings.common.back)}
                    if !kept.is_empty() {
                        {ways_to_send(model, strings, send)}
                        {button(send, "q", "print", Msg::Print, strings.print)}
                    }
                    {to_privacy(model, send)}
                </div>
            </>
        },
    )
}

fn depths(questions: &QuestionTable, strings: &AskingStrings, send: &Send) -> Html {
    let current = questions.filter.depth;
    html! {
        <div class="chips" role="group" aria-label={AttrValue::from(strings.depth)}>
            for &depth in &questions.depths {
                <button
                    part="answer"
                    data-action={name(depth)}
                    aria-pressed={if depth == current { "true" } else { "false" }}
                    onclick={send.reform(move |_| said(QuestionMsg::SetDepth(depth)))}
                >
                    {text(strings.depths[depth as usize])}
                </button>
            }
        </div>
    }
}

/// The other depths, for this one question.
fn swaps(questions: &QuestionTable, strings: &AskingStrings, send: &Send) -> Html {
    let current = questions.filter.depth;
    let others = questions.depths.iter().copied().filter(move |&depth| depth != current);
    html! {
        <div class="links swaps">
            if questions.depths.len() > 1 {
                {words("span", "", strings.swap)}
            }
            for depth in others {
                <button
                    class="q"
                    data-action="swap"
                    data-depth={name(depth)}
                    onclick={send.reform(move |_| said(QuestionMsg::Swap(depth)))}
                >
                    {text(strings.swaps[depth as usize])}
                </button>
            }
        </div>
    }
}

/// What the questions are about: closed, it says what was chosen.
fn topics(model: &Model, strings: &AskingStrings, send: &Send) -> Html {
    let current = &model.questions.filter.topic;
    html! {
        <details class="topics">
            <summary data-action="topics">
                <span>{text(strings.topic)}{": "}<b>{topic(strings, current)}</b></span>
            </summary>
            <div class="tags" role="group" aria-label={AttrValue::from(strings.topic)}>
                for (place, other) in model.questions.topics.iter().enumerate() {
                    <button
                        part="answer"
                        data-action="topic"
                        aria-pressed={if other == current { "true" } else { "false" }}
                        onclick={send.reform(move |_| said(QuestionMsg::SetTopic(place)))}
                    >
                        {topic(strings, other)}
                    </button>
                }
            </div>
        </details>
    }
}

/// A topic's name; that of a theme which we don't know as its deck has it.
fn topic(strings: &AskingStrings, topic: &Topic) -> Html {
    match topic {
        Topic::Any => text(strings.topic_any),
        Topic::Solo => text(strings.topic_solo),
        Topic::Theme(theme) => match THEMES.iter().position(|known| known == theme) {
            Some(place) => text(strings.themes[place]),
            None => text(theme.clone()),
        },
    }
}

fn keep(model: &Model, strings: &AskingStrings, send: &Send) -> Html {
    let id = model.question().map(|question| &question.id);
    let is_kept = id.is_some_and(|id| model.notes().kept.iter().any(|kept| *id == *kept));
    html! {
        <button
            class="q"
            data-action="keep"
            aria-pressed={if is_kept { "true" } else { "false" }}
            onclick={send.reform(|_| said(QuestionMsg::Keep))}
        >
            {text(if is_kept { strings.kept } else { strings.keep })}
        </button>
    }
}

fn ways_to_send(model: &Model, strings: &AskingStrings, send: &Send) -> Html {
    html! {
        <>
            if model.around.can_share {
                {button(send, "q", "send", said(QuestionMsg::ShareSheet), strings.send)}
            }
            {button(send, "q", "copy", said(QuestionMsg::Copy), strings.copy)}
        </>
    }
}

fn copied(model: &Model, strings: &AskingStrings) -> Html {
    html! {
        <p class="fine" role="status">
            {match model.questions.copied {
                Some(true) => text(strings.copied),
                Some(false) => text(strings.copy_failed),
                None => html! {},
            }}
        </p>
    }
}

fn sheet(model: &Model, later: &Later, send: &Send) -> Html {
    let strings = &later.strings.asking;
    let questions = &model.questions;
    let (Some(draw), Some(question)) = (questions.shown(), model.question()) else {
        return html! { <p class="question" part="sheet" role="status">{text(strings.none)}</p> };
    };
    let count = question.follow_ups.len();
    let follow_up = questions.follow_up_of(question);
    html! {
        <div class="question" part="sheet" key={question.id.as_str()}>
            <p class="qn" part="question" id="question" dir="auto">{text(question.text)}</p>
            if let Some(follow_up) = follow_up {
                <div class="fu">
                    {words("b", "", strings.follow_up)}
                    <p aria-live="polite" dir="auto">{text(*follow_up)}</p>
                    if count > 1 {
                        {button(
                            send, "q", "follow-up", said(QuestionMsg::AnotherFollowUp), strings.another_follow_up,
                        )}
                    }
                </div>
            }
            if draw.new_round {
                <p class="fine" role="status">{text(strings.round_done)}</p>
            }
        </div>
    }
}

const fn name(depth: Depth) -> &'static str {
    ["light", "warm", "deep"][depth as usize]
}

const fn said(msg: QuestionMsg) -> Msg {
    Msg::Questions(msg)
}
