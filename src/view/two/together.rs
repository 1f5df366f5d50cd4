//! What to do together, today: one question first, then what helps most with what feels hardest, then
//! all that there is, each with its minutes. One tap, and the phone leads.

use yew::{Html, html};

use super::super::{Send, button, fill, mark, text, words};
use super::guide::guided;
use super::{back, foot, paragraph, to_privacy, view};
use crate::model::app::{Model, Msg};
use crate::model::content::{Later, Text};
use crate::model::couple::Phones;
use crate::model::guide::{GuideMsg, turns};
use crate::model::reveal::RevealMsg;
use crate::model::settings::Start;
use crate::model::together::TogetherMsg;
use crate::model::two::{HardestLook, TwoMsg};

/// The list.
pub fn together(model: &Model, later: &Later, send: &Send) -> Html {
    let is_pair = model.person.couple.pair.is_some();
    let words_for_two = &later.two;
    let body = html! {
        <>
            {today(model, later, is_pair, send)}
            {hardest(model, later, send)}
            {guides(model, later, send)}
            {days(model, later, send)}
            {foot(html! {
                <>
                    {back(model, send)}
                    {button(
                        send, "q", "questions", Msg::Open(Start::Questions),
                        model.pack.strings.onward.questions,
                    )}
                    if model.person.couple.theirs.is_some() {
                        {button(send, "q", "compare", Msg::Two(TwoMsg::Look), model.pack.strings.onward.compare)}
                    }
                    {to_privacy(model, send)}
                </>
            })}
        </>
    };
    let title = model.pack.strings.onward.today;
    view(model, model.swaps_today() as usize, title, words_for_two, send, body)
}

/// One question, for today.
fn today(model: &Model, later: &Later, is_pair: bool, send: &Send) -> Html {
    let strings = &later.two.today;
    let question = model.today().and_then(|place| later.deck.questions.get(place));
    html! {
        <>
            {words("h3", "", if is_pair { later.together.list.today } else { strings.solo_heading })}
            if let Some(question) = question {
                <div class="question" part="sheet" key={question.id.as_str()}>
                    <p class="qn" part="question" id="question" data-question={question.text.as_str()} dir="auto">
                        {text(question.text)}
                    </p>
                    if let Some(follow_up) = question.follow_ups.first() {
                        <div class="fu">
                            {words("b", "", later.strings.asking.follow_up)}
                            <p dir="auto">{text(*follow_up)}</p>
                        </div>
                    }
                </div>
            }
            {paragraph("fine", match model.person.couple.pair.map(|pair| pair.phones) {
                None if model.knows_both() => strings.same_once_sent,
                None => strings.solo_text,
                Some(Phones::This) => strings.here,
                Some(_) if model.swaps_today() > 0 => strings.swap_hint,
                Some(Phones::Sent) => strings.same_once_opened,
                Some(Phones::Both) => strings.same,
            })}
            {paragraph("fine", strings.tomorrow)}
            <div class="ways">
                if !is_pair && model.knows_both() {
                    {button(
                        send, "c same", "share", Msg::Two(TwoMsg::OpenShare),
                        model.pack.strings.onward.reply,
                    )}
                }
                {button(
                    send, "c same", "reveal", Msg::Two(TwoMsg::Reveal(RevealMsg::Open)),
                    later.two.reveal.heading,
                )}
            </div>
            {foot(button(send, "q", "swap", Msg::Two(TwoMsg::SwapToday), strings.swap))}
        </>
    }
}

/// One optional tap, and a kind word to it. Later nothing here says what it was.
fn hardest(model: &Model, later: &Later, send: &Send) -> Html {
    let content = &later.hardest;
    let strings = &later.together.list;
    let ask = |label: Html| {
        html! {
            <button
                class="q"
                data-action="hardest"
                onclick={send.reform(|_| said(TogetherMsg::AskHardest))}
            >
                {label}
            </button>
        }
    };
    let look = model.two.hardest;
    match (look, model.hardest(later)) {
        (HardestLook::Said, Some(choice)) => {
            return html! {
                <div class="sheet" part="sheet" data-hardest="">
                    <p role="status">{text(choice.note)}</p>
                    {ask(text(strings.change))}
                </div>
            };
        }
        (HardestLook::Quiet, _) if model.notes().asked_hardest => {
            return foot(ask(text(content.heading)));
        }
        _ => {}
    }
    html! {
        <details class="topics hardest" open={look == HardestLook::Asked}>
            <summary data-action="hardest">{text(content.heading)}</summary>
            <p class="fine">{text(content.hint)}</p>
            <div class="tags">
                for (place, choice) in content.choices.iter().enumerate() {
                    <button
                        part="answer"
                        data-answer={choice.id.as_str()}
                        onclick={send.reform(move |_| said(TogetherMsg::Hardest(place)))}
                    >
                        {text(choice.label)}
                    </button>
                }
            </div>
            {button(send, "q", "skip-hardest", said(TogetherMsg::SkipHardest), strings.skip)}
        </details>
    }
}

fn guides(model: &Model, later: &Later, send: &Send) -> Html {
    let strings = &later.together.list;
    // Only right after the tap: later the list is looked at by two, and says nothing of it.
    let first = model.hardest(later).filter(|_| model.two.hardest == HardestLook::Said);
    let first = first.map(|hardest| &hardest.guide);
    html! {
        <>
            {words("h3", "", strings.heading)}
            {paragraph("fine", strings.hint)}
            <div class="rows">
                for place in model.guides_in_order(later) {
                    {row(model, later, place, first, send)}
                }
            </div>
        </>
    }
}

fn row(model: &Model, later: &Later, place: usize, first: Option<&Text>, send: &Send) -> Html {
    let strings = &later.together.list;
    let guide = &later.guides[place];
    let hint = match model.waits_at(place) {
        Some(at) => Some(fill(
            strings.waits,
            &[("n", &(at + 1).to_string()), ("total", &turns(guide).len().to_string())],
        )),
        None if first == Some(&guide.id) => Some(strings.first.as_str().to_owned()),
        None => None,
    };
    html! {
        <button
            key={guide.id.as_str()}
            class="row"
            data-action="guide"
            data-guide={guide.id.as_str()}
            onclick={send.reform(move |_| guided(GuideMsg::Open(place)))}
        >
            <span>
                {text(guide.title)}
                {" "}
                <span class="min">{strings.minutes.of(guide.minutes.into(), model.pack.categories)}</span>
                if let Some(hint) = hint {
                    <b class="fine">{hint}</b>
                }
            </span>
            {mark::arrow()}
        </button>
    }
}

/// The days on which the two did something: off, until it is wished. There is nothing in it to lose.
fn days(model: &Model, later: &Later, send: &Send) -> Html {
    let strings = &later.together.list;
    let Some(days) = model.days() else {
        return html! {
            <>
                {foot(button(send, "q", "count", said(TogetherMsg::CountDays(true)), strings.count))}
                {paragraph("fine", strings.count_hint)}
            </>
        };
    };
    let count = days.iter().filter(|&&day| day).count();
    html! {
        <div class="sheet" part="sheet" data-days={count.to_string()}>
            <svg class="days" viewBox="0 0 154 22" aria-hidden="true">
                for (at, day) in days.into_iter().enumerate() {
                    <circle
                        class={if day { "full" } else { "ring" }}
                        cx={(11 + 22 * at).to_string()}
                        cy="11"
                        r="7"
                    />
                }
            </svg>
            <p role="status">
                {match count {
                    0 => text(strings.no_day),
                    count => text(strings.days.of(count, model.pack.categories)),
                }}
            </p>
            {paragraph("fine", strings.days_hint)}
            {button(send, "q", "count", said(TogetherMsg::CountDays(false)), strings.stop_counting)}
        </div>
    }
}

const fn said(msg: TogetherMsg) -> Msg {
    Msg::Together(msg)
}
