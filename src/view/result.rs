//! The result: a sentence first, then the evidence, then the ways on.

use yew::{AttrValue, Html, MouseEvent, html};

use super::{
    Later, Send, all, button, div, fill, heading, invitation, mark, onward, percent, progress,
    root, text, waiting, whole_percent, words,
};
use crate::model::LoveLanguage;
use crate::model::app::{Model, Msg};
use crate::model::content::Strings;
use crate::model::headline::Headline;
use crate::model::inference::{Picture, Reach};
use crate::model::pass::PassMsg;
use crate::model::settings::Start;
use crate::model::together::TogetherMsg;
use crate::model::two::TwoMsg;

/// The result.
pub fn result(model: &Model, picture: &Picture, later: Later, send: &Send) -> Html {
    let strings = &model.pack.strings.result;
    let (title, meaning) = Headline::of(picture).sentences(&model.pack.strings);
    let mut behind = String::new();
    if let Some(language) = Headline::of(picture).close_behind(picture) {
        let name = &model.pack.strings.languages_inline[language];
        behind += " ";
        behind += &fill(strings.close_behind, &[("a", name)]);
    }
    root(
        model,
        "result",
        all([
            progress(model.progress()),
            heading("result", "head", Some("meaning"), title),
            html! { <p class="meaning" id="meaning">{text(meaning)}{text(behind)}</p> },
            if model.hurries { Html::default() } else { beneath(model, picture, later, send) },
        ]),
    )
}

/// The evidence, and the ways on.
fn beneath(model: &Model, picture: &Picture, later: Later, send: &Send) -> Html {
    let strings = &model.pack.strings.result;
    let as_table = model.look.as_table;
    all([
        match later {
            _ if !picture.informed => ideas_alone(model, send),
            Some((words, views)) if as_table => (views.table)(model, words, picture),
            None if as_table => waiting(model, send),
            _ => bars(model, picture, send),
        },
        giving(model, later, send),
        onward(send, "b", "questions", Msg::Open(Start::Questions), strings.ask_question),
        ways_for_two(model, send),
        words("p", "fine", strings.fine_print),
        links(model, picture, send),
        invitation::invitation(
            model,
            later.and_then(|(words, views)| (views.hardest)(model, words)),
            send,
        ),
    ])
}

/// The quiet controls at the foot.
fn links(model: &Model, picture: &Picture, send: &Send) -> Html {
    let strings = &model.pack.strings.result;
    let as_table = model.look.as_table;
    let link = |action, msg, text| button(send, "q", action, msg, text);
    let table = if as_table { strings.as_bars } else { strings.as_table };
    let table = match picture.informed {
        true => link("table", Msg::ShowTable(!as_table), table),
        false => Html::default(),
    };
    let links = [
        link("back", Msg::Back, model.pack.strings.common.back),
        table,
        link("about", Msg::Open(Start::About), strings.about),
        link("print", Msg::Print, strings.print),
        match picture.informed {
            true => link("picture", Msg::Together(TogetherMsg::SavePicture), strings.picture),
            false => Html::default(),
        },
        link("restart", Msg::Restart, strings.restart),
    ];
    div("links", all(links))
}

/// What this person gives, or the way to saying so.
fn giving(model: &Model, later: Later, send: &Send) -> Html {
    let strings = &model.pack.strings.onward;
    match later {
        Some((words, views)) if model.person.couple.has_given() => {
            (views.reach_and_give)(model, &words.two, send)
        }
        _ => {
            let hint = words("p", "fine", strings.give_hint);
            let give = button(send, "c same", "give", Msg::OpenGive, strings.give);
            div("offer", all([hint, give]))
        }
    }
}

/// To what takes two: quiet rows under the main action.
fn ways_for_two(model: &Model, send: &Send) -> Html {
    let strings = &model.pack.strings.onward;
    let (compare, share) = match model.person.couple.theirs {
        Some(_) => (strings.compare, strings.reply),
        None => (strings.start_compare, strings.share),
    };
    let row = |action, msg, text| onward(send, "row", action, msg, text);
    let rows = [
        row("compare", Msg::Open(Start::Compare), compare),
        row("share", Msg::Two(TwoMsg::OpenShare), share),
        row("pass", Msg::Two(TwoMsg::Pass(PassMsg::Open)), strings.pass),
        row("today", Msg::Open(Start::Together), strings.today),
        row("privacy", Msg::OpenPrivacy, strings.privacy),
    ];
    div("rows", all(rows))
}

fn bars(model: &Model, picture: &Picture, send: &Send) -> Html {
    let strings = &model.pack.strings;
    let ends = [0, 4].map(|level: usize| words("span", "", strings.levels[level]));
    let key =
        [bar(Reach { low: 0.4, best: 0.68, high: 0.98 }), words("span", "", strings.result.key)];
    all([
        words("p", "fine hint", strings.result.bars_hint),
        html! { <div class="scale" aria-hidden="true">{all(ends)}</div> },
        rows(model, picture.order, Some(picture), send),
        html! { <p class="key">{all(key)}</p> },
    ])
}

fn ideas_alone(model: &Model, send: &Send) -> Html {
    rows(model, LoveLanguage::ALL, None, send)
}

fn rows(model: &Model, order: [LoveLanguage; 5], picture: Option<&Picture>, send: &Send) -> Html {
    let row = |language| {
        let reach = picture.map(|picture| picture.reach[language]);
        row(model, language, language == order[0], reach, send)
    };
    div("bars", all(order.map(row)))
}

/// A language, how far it reaches where that is known, and an idea that opens. The model knows what
/// is open, so that a way back leads to the same rows.
fn row(
    model: &Model,
    language: LoveLanguage,
    stands_first: bool,
    reach: Option<Reach>,
    send: &Send,
) -> Html {
    let strings = &model.pack.strings;
    let turn = send.reform(move |event: MouseEvent| {
        event.prevent_default();
        Msg::TurnRow(language)
    });
    html! {
        <details
            key={language.id()}
            open={model.is_open(language, stands_first)}
            data-language={language.id()}
        >
            <summary data-action="row" onclick={turn}>
                {mark::mark(language, "m s")}
                {words("span", "nm", strings.languages[language])}
                if let Some(reach) = reach {
                    <span class="lv">
                        {text(strings.levels_inline[reach.level().index()])}
                        <span class="hear">{format!(" ({})", range(strings, reach))}</span>
                    </span>
                    {bar(reach)}
                }
            </summary>
            <div class="idea">
                <p aria-live="polite">
                    <span class="hear">{format!("{}: ", strings.result.idea.as_str())}</span>
                    {model.idea(language).to_owned()}
                </p>
                {button(send, "q", "idea", Msg::AnotherIdea(language), strings.result.another_idea)}
            </div>
        </details>
    }
}

/// Firm to the low end, thin to the high end with a tick, a ring at the best guess. The outer SVG
/// is in per cent, so that the ring stays round; the inner one stretches.
fn bar(Reach { low, best, high }: Reach) -> Html {
    let (l, h) = (whole_percent(low), whole_percent(high));
    let reach = format!("M0 6H{l}V8L{h} 9.3V10.7L{l} 12V14H0z");
    let tick = AttrValue::from(percent(high));
    html! {
        <svg class="bar" aria-hidden="true">
            <line class="ax" x2="100%" y1="10" y2="10" />
            <svg viewBox="0 0 100 20" preserveAspectRatio="none"><path class="firm" d={reach} /></svg>
            <line class="wh" x1={tick.clone()} x2={tick} y1="6" y2="14" />
            <circle class="dot" cx={percent(best)} cy="10" r="4.5" />
        </svg>
    }
}

pub fn range(strings: &Strings, reach: Reach) -> String {
    let [low, high] = reach.level_range().map(|level| &*strings.levels_inline[level.index()]);
    if low == high {
        fill(strings.result.range_single, &[("level", low)])
    } else {
        fill(strings.result.range, &[("low", low), ("high", high)])
    }
}
