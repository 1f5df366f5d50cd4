//! One phone for both. Before it, whoever begins knows that the answers stay unseen; with the phone in
//! hand, the second one feels alone with the cards, and free to stop; at the end both sit down, and
//! only then does anything show.

use yew::{Html, html};

use super::super::{Send, button, onward};
use super::{back, foot, leave, paragraph, safety_card, to_privacy, view, ways_out};
use crate::model::app::{Model, Msg};
use crate::model::content::{PassStrings, Two};
use crate::model::pass::{PassMsg, PassStep};
use crate::model::two::TwoMsg;

/// A card around the turns.
pub fn pass(model: &Model, step: PassStep, words: &Two, send: &Send) -> Html {
    let strings = &words.pass;
    let is_paused = model.person.quiz.answered() > 0;
    let (title, body) = match step {
        PassStep::Safety => (model.pack.strings.onward.pass, safety(model, words, send)),
        PassStep::First => (strings.first_heading, first(model, strings, send)),
        PassStep::HandOver if is_paused => (strings.paused_heading, paused(model, words, send)),
        PassStep::HandOver => (strings.hand_over_heading, hand_over(model, words, send)),
        PassStep::Ready => (strings.ready_heading, ready(model, words, send)),
        PassStep::GiveBack => (strings.back_heading, give_back(strings, send)),
    };
    view(model, step as usize, title, words, send, body)
}

fn safety(model: &Model, words: &Two, send: &Send) -> Html {
    html! {
        <>
            {paragraph("meaning", words.pass.offer_hint)}
            // Said before the phone changes hands: the other one need not know of it.
            if model.person.couple.theirs.is_some() {
                {paragraph("fine", words.pass.replaces)}
            }
            {safety_card(model, words, send, pass_msg(PassMsg::Agree))}
        </>
    }
}

fn first(model: &Model, strings: &PassStrings, send: &Send) -> Html {
    html! {
        <>
            {paragraph("meaning", strings.first_text)}
            <div class="ways">
                {onward(send, "b", "begin", pass_msg(PassMsg::Begin), strings.first_start)}
            </div>
            {foot(back(model, send))}
        </>
    }
}

fn hand_over(model: &Model, two_words: &Two, send: &Send) -> Html {
    let strings = &two_words.pass;
    html! {
        <>
            {paragraph("meaning", strings.hand_over_text)}
            <div class="sheet" part="sheet">
                {paragraph("", strings.second_text)}
                {onward(send, "b", "take", pass_msg(PassMsg::Take), strings.second_start)}
            </div>
            {stop(strings, send)}
            {foot(to_privacy(model, send))}
        </>
    }
}

fn paused(model: &Model, two_words: &Two, send: &Send) -> Html {
    let strings = &two_words.pass;
    html! {
        <>
            {paragraph("meaning", strings.paused_text)}
            <div class="ways">
                {onward(send, "b", "take", pass_msg(PassMsg::Take), strings.go_on)}
            </div>
            {stop(strings, send)}
            {foot(to_privacy(model, send))}
        </>
    }
}

fn ready(model: &Model, two_words: &Two, send: &Send) -> Html {
    let strings = &two_words.pass;
    let gives = model.gives().iter().any(|(_, give)| give.is_some());
    html! {
        <>
            {paragraph("meaning", strings.ready_text)}
            if !gives {
                <div class="sheet" part="sheet">
                    {paragraph("fine", strings.give_first)}
                    {button(send, "c same", "give", Msg::OpenGive, model.pack.strings.onward.give)}
                </div>
            }
            <div class="ways">
                {onward(send, "b", "look", pass_msg(PassMsg::Look), strings.show)}
            </div>
            {stop(strings, send)}
            {foot(back(model, send))}
        </>
    }
}

fn give_back(strings: &PassStrings, send: &Send) -> Html {
    html! {
        <>
            {paragraph("meaning", strings.back_text)}
            <div class="ways">
                {onward(send, "b", "take-back", pass_msg(PassMsg::TakeBack), strings.back_start)}
            </div>
        </>
    }
}

fn stop(strings: &PassStrings, send: &Send) -> Html {
    html! {
        <div class="ways">
            {button(send, "c same", "stop", pass_msg(PassMsg::Stop), strings.stop)}
            {paragraph("fine", strings.stop_hint)}
        </div>
    }
}

/// Around a card with a second person in it: the heading with the way out beside it, and below the card,
/// where the second one answers, the way to where it can be stopped.
pub fn around(model: &Model, heading: Html, words: &Two, send: &Send) -> [Html; 2] {
    if !model.is_for_two() {
        return [heading, Html::default()];
    }
    let top = html! { <div class="top">{heading}{leave(words, send)}</div> };
    let below = html! {
        <>
            if model.is_passing() {
                <div class="links turn">
                    {button(send, "q", "pause", pass_msg(PassMsg::Pause), words.pass.pause)}
                </div>
            }
            {ways_out(model, words)}
        </>
    };
    [top, below]
}

const fn pass_msg(msg: PassMsg) -> Msg {
    Msg::Two(TwoMsg::Pass(msg))
}
