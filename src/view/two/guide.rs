//! A guided practice: one thing at a time, large enough to be read from a table, by a clock that
//! doesn't hurry. Whoever is on turn sees what to do; the other one sees what listening is.

use yew::{AttrValue, Html, SubmitEvent, html};

use super::super::invitation::invitation;
use super::super::{Send, button, fill, mark, onward, percent, progress, text, words};
use super::{calendar, foot, frame, paragraph, safety_card, writing};
use crate::model::app::{Model, Msg};
use crate::model::content::{Guide, GuideStrings, Later, Step, StepKind, Text};
use crate::model::guide::{Answer, GuideMsg, Guiding, Outcome, Stage, Turn, turns};
use crate::model::reveal::Said;
use crate::model::timer::{Timer, TimerMsg};

/// The guide that is open.
pub fn guide(model: &Model, later: &Later, send: &Send) -> Html {
    let Some((guiding, guide)) = model.guide(later) else { return html! {} };
    let (key, body) = match guiding.stage {
        Stage::Intro => (0, intro(model, guide, guiding, later, send)),
        Stage::Safety => {
            let card = safety_card(model, &later.two, send, guided(GuideMsg::Begin));
            (1, card)
        }
        Stage::Turn(at) => (usize::from(at) + 2, turn(model, guide, guiding, later, send)),
        Stage::Done | Stage::CutShort => (1_000, done(model, guide, guiding, later, send)),
    };
    let title = AttrValue::from(guide.title);
    let body = html! {
        <>
            if let Some(at) = guiding.place() {
                {progress(at as f32 / turns(guide).len() as f32)}
            }
            {body}
        </>
    };
    // Quiet: what is said to do is the largest.
    frame(model, key, "", title, &later.two, send, body)
}

fn intro(model: &Model, guide: &Guide, guiding: &Guiding, later: &Later, send: &Send) -> Html {
    let strings = &later.together.guide;
    let is_timed = guide.steps.iter().any(|step| step.seconds.is_some());
    html! {
        <>
            <p class="qn" part="question">{text(guide.purpose)}</p>
            {paragraph("fine", strings.about.of(guide.minutes.into(), model.pack.categories))}
            <div class="sheet" part="sheet">
                {words("b", "", strings.not_for)}
                <p>{text(guide.not_for)}</p>
            </div>
            if is_timed {
                {timing(guiding, later, send)}
            }
            <div class="ways">
                if guiding.waits_at().is_some() {
                    {onward(send, "b", "begin", guided(GuideMsg::Begin), strings.resume)}
                    {button(send, "c same", "anew", guided(GuideMsg::Anew), strings.from_start)}
                } else {
                    {onward(send, "b", "begin", guided(GuideMsg::Begin), strings.begin)}
                }
            </div>
            {foot(button(send, "q", "back", guided(GuideMsg::Back), strings.to_list))}
        </>
    }
}

/// Whether turns have a timer, and whether their end is heard.
fn timing(guiding: &Guiding, later: &Later, send: &Send) -> Html {
    let strings = &later.together.timer;
    let (timed, sounds) = (guiding.timed, guiding.sounds);
    html! {
        <div class="links">
            {button(
                send, "q", "timed", guided(GuideMsg::SetTimed(!timed)),
                if timed { strings.off } else { strings.on },
            )}
            if timed {
                {button(
                    send, "q", "sound", guided(GuideMsg::SetSounds(!sounds)),
                    if sounds { strings.silent } else { strings.sound },
                )}
            }
        </div>
    }
}

fn turn(model: &Model, guide: &Guide, guiding: &Guiding, later: &Later, send: &Send) -> Html {
    let strings = &later.together.guide;
    let Some(turn) = guiding.turn(guide) else { return html! {} };
    let Turn { step, person } = turn;
    let all = turns(guide);
    let at = guiding.place().unwrap_or_default();
    // To the other one's turn at the same step, to another step, or to the end.
    let onward_text = match all.get(at + 1) {
        Some(next) if std::ptr::eq(next.step, step) => strings.swap,
        Some(_) => strings.next,
        None => strings.finish,
    };
    let answer = guiding.answer().cloned().unwrap_or_default();
    let counted =
        fill(strings.step, &[("n", &(at + 1).to_string()), ("total", &all.len().to_string())]);
    let has_field = step.own.is_some();
    html! {
        <div class="guided" key={at}>
            <p class="qn" part="question" id="question" dir="auto">{text(step.text)}</p>
            if let Some(more) = &step.more {
                <p class="more" dir="auto">{text(*more)}</p>
            }
            {people(guide, guiding, person, strings, model.around.now_ms)}
            for recalled in guiding.recalled(guide) {
                <p class="picked" dir="auto">
                    if recalled.is_last_time {
                        <b>{text(strings.last_time)}{": "}</b>
                    } else if let Some(whose) = recalled.person.filter(|_| recalled.person != person) {
                        <b>{name(guide, whose, strings)}{": "}</b>
                    }
                    {recalled.said.join(" · ")}
                </p>
            }
            if step.kind == StepKind::Breathe {
                // Without a timer they breathe for as long as they like.
                <div
                    class={yew::classes!(
                        "breath",
                        (!guiding.timed || guiding.timer.is_running()).then_some("runs"),
                    )}
                    aria-hidden="true"
                />
            }
            {clock(model, guiding, step, later, send)}
            if let Some(listen) = &step.listen {
                <div class="sheet" part="sheet">
                    {words("b", "", strings.while_listening)}
                    <p>{text(*listen)}</p>
                </div>
            }
            if step.kind == StepKind::Choose {
                {options(model, guiding, step, &answer, strings, send)}
            }
            if has_field {
                {field(step, &answer, onward_text, strings, send)}
            } else if let (StepKind::Offer, Some(go), Some(stop)) = (step.kind, &step.go, &step.stop) {
                <div class="ways">
                    {choice(send, "c same", "go", GuideMsg::Next, go)}
                    {choice(send, "c same", "stop", GuideMsg::Stop, stop)}
                </div>
            } else {
                <div class="ways">
                    {onward(send, "b", "next", guided(GuideMsg::Next), onward_text)}
                </div>
            }
            <div class="links foot">
                {button(send, "q", "back", guided(GuideMsg::Back), model.pack.strings.common.back)}
                <span>{counted}</span>
                {button(send, "q", "pause-guide", guided(GuideMsg::Pause), strings.pause)}
                if guide.safety {
                    {button(send, "q", "break", guided(GuideMsg::Break), strings.stop)}
                }
            </div>
        </div>
    }
}

/// Whose turn it is: a line from the one to the other, that reaches as far as the turn has gone.
fn people(
    guide: &Guide,
    guiding: &Guiding,
    person: Option<usize>,
    strings: &GuideStrings,
    now_ms: i64,
) -> Html {
    let Some(person) = person else {
        return words("p", "whose", strings.both);
    };
    let [speaks, listens] = [person, 1 - person].map(|person| name(guide, person, strings));
    let seconds = guiding.turn(guide).and_then(|turn| turn.step.seconds);
    let gone = match (guiding.timer, seconds) {
        (Timer::Off, _) | (_, None) => 0.0,
        (Timer::Over, _) => 1.0,
        (timer, Some(seconds)) => {
            1.0 - timer.left_ms(now_ms) as f32 / (f32::from(seconds) * 1_000.0)
        }
    };
    let listens = fill(strings.listens, &[("person", &listens)]);
    html! {
        <div class="whose" data-person={["one", "other"][person]}>
            <b>{speaks}</b><span>{listens}</span>
            <svg class="bar" aria-hidden="true">
                <line class="ax" x2="100%" y1="10" y2="10" />
                <line class="gone" x2={percent(gone.clamp(0.0, 1.0))} y1="10" y2="10" />
                <circle class="from" cy="10" r="5" />
                <circle class="dot" cx="100%" cy="10" r="5" />
            </svg>
        </div>
    }
}

/// The name of one of the two in this guide.
fn name(guide: &Guide, person: usize, strings: &GuideStrings) -> String {
    match &guide.people {
        Some(people) => people[person].to_string(),
        None => strings.people[person].as_str().to_owned(),
    }
}

fn clock(model: &Model, guiding: &Guiding, step: &Step, later: &Later, send: &Send) -> Html {
    if step.seconds.is_none() {
        return html! {};
    }
    let strings = &later.together.timer;
    let timed = |msg| guided(GuideMsg::Timer(msg));
    let timer = guiding.timer;
    if timer == Timer::Off {
        return foot(button(send, "q", "timed", guided(GuideMsg::SetTimed(true)), strings.on));
    }
    // The last second shows until it is over.
    let seconds = (timer.left_ms(model.around.now_ms) + 999) / 1_000;
    let figures = format!("{}:{:02}", seconds / 60, seconds % 60);
    // Always a first button: whoever stands on it when the time is over stays there.
    let (said, first) = match timer {
        Timer::Paused { began: false, .. } => {
            (strings.ready, button(send, "c same", "start", timed(TimerMsg::Start), strings.start))
        }
        Timer::Paused { .. } => {
            (strings.paused, button(send, "c same", "start", timed(TimerMsg::Start), strings.go_on))
        }
        Timer::Running { .. } => {
            (strings.left, button(send, "c same", "hold", timed(TimerMsg::Pause), strings.pause))
        }
        Timer::Over | Timer::Off => {
            (strings.over, button(send, "c same", "start", timed(TimerMsg::Start), strings.start))
        }
    };
    let is_over = timer == Timer::Over;
    html! {
        <div class="clock">
            if !is_over {
                <p class="figures" role="timer">{figures}</p>
            }
            <p class="fine" role="status">{text(said)}</p>
            <div class="ways pair-of">
                {first}
                {button(send, "c same", "longer", timed(TimerMsg::Longer), strings.longer)}
            </div>
            {timing(guiding, later, send)}
        </div>
    }
}

fn options(
    model: &Model,
    guiding: &Guiding,
    step: &Step,
    answer: &Answer,
    strings: &GuideStrings,
    send: &Send,
) -> Html {
    let shown = guiding.options(step);
    let is_all = shown.len() == step.options.len();
    // What was chosen stays in sight, whichever others are shown.
    let picked = answer.picks.iter().map(|&pick| usize::from(pick));
    let picked: Vec<_> = picked.filter(|pick| !shown.contains(pick)).collect();
    html! {
        <div class="options">
            if step.most > 1 {
                <p class="fine">{strings.most.of(step.most.into(), model.pack.categories)}</p>
            }
            for pick in picked.into_iter().chain(shown) {
                <button
                    key={pick}
                    class="c"
                    part="answer"
                    data-answer={pick.to_string()}
                    aria-pressed={if answer.picks.contains(&(pick as u8)) { "true" } else { "false" }}
                    onclick={send.reform(move |_| guided(GuideMsg::Pick(pick as u8)))}
                >
                    {step.options.get(pick).map(|&option| text(option))}
                </button>
            }
            if !is_all {
                {button(send, "q", "more", guided(GuideMsg::MoreOptions), strings.more_options)}
            }
        </div>
    }
}

/// A field for words of one's own, and the way on.
fn field(
    step: &Step,
    answer: &Answer,
    onward_text: Text,
    strings: &GuideStrings,
    send: &Send,
) -> Html {
    let onsubmit = send.reform(|event: SubmitEvent| {
        event.prevent_default();
        guided(GuideMsg::Submit)
    });
    let changed = send.reform(|_| guided(GuideMsg::Changed));
    let rows = if step.kind == StepKind::Write { "3" } else { "1" };
    let said = answer.said.as_ref().and_then(Said::words).map(str::to_owned);
    html! {
        <form class="enter" {onsubmit} novalidate=true>
            <label for="own">{step.own.map(text)}</label>
            {writing("own", "own-hint", rows, Some("600"), said, Some(changed))}
            <p class="fine" id="own-hint">{text(strings.own_hint)}</p>
            <button class="b" part="button" data-action="next">{text(onward_text)}{mark::arrow()}</button>
        </form>
    }
}

fn done(model: &Model, guide: &Guide, guiding: &Guiding, later: &Later, send: &Send) -> Html {
    let strings = &later.together.guide;
    let outcomes = guiding.outcomes(guide);
    let is_cut_short = guiding.stage == Stage::CutShort;
    let has_typed = outcomes.iter().any(|outcome| outcome.said.is_some());
    html! {
        <>
            if is_cut_short {
                {words("p", "qn", if guiding.is_declined() { strings.declined } else { strings.cut_short })}
            } else {
                <p class="qn" part="question">{text(guide.close)}</p>
            }
            if outcomes.is_empty() {
                if !is_cut_short {
                    {paragraph("", strings.outcome_none)}
                }
            } else {
                {words("h3", "", strings.outcome)}
                for line in &outcomes {
                    {outcome(guide, line, strings)}
                }
            }
            if has_typed {
                {paragraph("fine", strings.outcome_gone)}
            }
            if !is_cut_short {
                {calendar::calendar(model, guide, later, send)}
            }
            <div class="ways">
                {button(send, "b turn", "close", guided(GuideMsg::Close), strings.close)}
            </div>
            {foot(html! {
                <>
                    {button(send, "q", "back", guided(GuideMsg::Back), model.pack.strings.common.back)}
                    if !outcomes.is_empty() {
                        {button(send, "q", "print", Msg::Print, strings.print)}
                    }
                </>
            })}
            // In front of both, it says nothing of what one of them finds hardest.
            {invitation(model, None, send)}
        </>
    }
}

fn outcome(guide: &Guide, line: &Outcome<'_>, strings: &GuideStrings) -> Html {
    let heading = match line.person {
        Some(person) => format!("{}: {}", line.heading, name(guide, person, strings)),
        None => line.heading.to_owned(),
    };
    html! {
        <div class="answer">
            <h3>{heading}</h3>
            if !line.picks.is_empty() {
                <p>{line.picks.join(" · ")}</p>
            }
            if let Some(said) = line.said {
                <p class="said" dir="auto">{text(said.to_owned())}</p>
            }
        </div>
    }
}

fn choice(
    send: &Send,
    class: &'static str,
    action: &'static str,
    msg: GuideMsg,
    words: &str,
) -> Html {
    let onclick = send.reform(move |_| guided(msg.clone()));
    html! { <button {class} data-action={action} {onclick}>{text(words.to_owned())}</button> }
}

/// A message of a guide.
pub const fn guided(msg: GuideMsg) -> Msg {
    Msg::Guide(msg)
}
