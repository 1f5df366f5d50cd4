//! Questions to ask: room and silence. A warm sheet holds one question; the follow-up waits at
//! its foot.

use yew::{AttrValue, Html, html};

use super::{Send, button, heading, root, text, words};
use crate::model::app::{Model, Msg};
use crate::model::content::{Later, Text};
use crate::model::deck::Depth;
use crate::model::questions::QuestionMsg;
use crate::model::reveal::RevealMsg;
use crate::model::two::TwoMsg;

/// One question at a time.
pub fn questions(model: &Model, later: &Later, send: &Send) -> Html {
    let strings = &later.strings.asking;
    let onward = &model.pack.strings.onward;
    let questions = &model.questions;
    let shown = questions.shown();
    let described_by = shown.is_some().then_some("question");
    let way_back = if model.person.quiz.is_done() { strings.to_result } else { onward.quiz };
    root(
        model,
        "questions",
        html! {
            <>
                {heading(questions.key(), "", described_by, onward.questions)}
                <div class="chips" role="group" aria-label={AttrValue::from(strings.depth)}>
                    for depth in Depth::ALL {
                        {chip(&strings.depths, depth, questions.depth, send)}
                    }
                </div>
                {sheet(model, later, send)}
                <div class="turns">
                    if questions.at > 0 {
                        {button(send, "q", "previous", Msg::Questions(QuestionMsg::Previous), strings.previous)}
                    }
                    if shown.is_some() {
                        {button(send, "b", "next", Msg::Questions(QuestionMsg::Next), strings.next)}
                    }
                </div>
                {words("p", "fine", strings.hint)}
                <div class="links">
                    {button(send, "q", "back", Msg::Back, way_back)}
                    if shown.is_some() {
                        {button(
                            send, "q", "reveal", Msg::Two(TwoMsg::Reveal(RevealMsg::Open)),
                            later.two.reveal.heading,
                        )}
                    }
                </div>
            </>
        },
    )
}

fn chip(names: &[Text; 3], depth: Depth, current: Depth, send: &Send) -> Html {
    let onclick = send.reform(move |_| Msg::Questions(QuestionMsg::SetDepth(depth)));
    html! {
        <button
            data-action={["light", "warm", "deep"][depth as usize]}
            aria-pressed={if depth == current { "true" } else { "false" }}
            {onclick}
        >
            {text(names[depth as usize])}
        </button>
    }
}

fn sheet(model: &Model, later: &Later, send: &Send) -> Html {
    let strings = &later.strings.asking;
    let questions = &model.questions;
    // A deck without this depth has nothing to show.
    let Some(draw) = questions.shown() else { return html! {} };
    let question = &later.deck.questions[draw.question];
    let count = question.follow_ups.len();
    let follow_up = question.follow_ups.get(questions.follow_up % count.max(1));
    html! {
        <div class="question" key={question.id.clone()}>
            <p class="qn" id="question">{text(question.text.clone())}</p>
            if let Some(follow_up) = follow_up {
                <div class="fu">
                    {words("b", "", strings.follow_up)}
                    <p aria-live="polite">{text(follow_up.clone())}</p>
                    if count > 1 {
                        {button(
                            send, "q", "follow-up", Msg::Questions(QuestionMsg::AnotherFollowUp), strings.another_follow_up,
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
