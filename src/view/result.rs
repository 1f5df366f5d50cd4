//! The result: a sentence first, then the evidence, then the ways on.

use yew::{AttrValue, Html, MouseEvent, html};

use super::{
    Send, button, fill, heading, invitation, mark, onward, percent, progress, root, text,
    whole_percent, words,
};
use crate::model::LoveLanguage;
use crate::model::app::{Model, Msg};
use crate::model::content::{ResultStrings, Strings};
use crate::model::headline::Headline;
use crate::model::inference::{Picture, Reach};
use crate::model::settings::Start;

/// The result.
pub fn result(model: &Model, picture: &Picture, send: &Send) -> Html {
    let strings = &model.pack.strings.result;
    let as_table = model.look.as_table;
    let (title, meaning) = sentences(&model.pack.strings, Headline::of(picture));
    let behind = Headline::of(picture).close_behind(picture).map(|language| {
        fill(strings.close_behind, &[("a", &model.pack.strings.languages_inline[language])])
    });
    root(
        model,
        "result",
        html! {
            <>
                {progress(model)}
                {heading("result", "head", Some("meaning"), title)}
                <p class="meaning" id="meaning">{text(meaning)}{behind.map(|text| format!(" {text}"))}</p>
                if picture.informed {
                    if as_table {
                        {table(model, picture)}
                    } else {
                        {bars(model, picture, send)}
                    }
                } else {
                    {ideas_alone(model, send)}
                }
                {beyond(model, send)}
                {onward(send, "b", "questions", Msg::Open(Start::Questions), strings.ask_question)}
                {for_two(model, send)}
                {words("p", "fine", strings.fine_print)}
                <div class="links">
                    {button(send, "q", "back", Msg::Back, model.pack.strings.common.back)}
                    if picture.informed {
                        {button(
                            send, "q", "table", Msg::ShowTable(!as_table),
                            if as_table { strings.as_bars } else { strings.as_table },
                        )}
                    }
                    {button(send, "q", "about", Msg::Open(Start::About), strings.about)}
                    {button(send, "q", "print", Msg::Print, strings.print)}
                    {button(send, "q", "restart", Msg::Restart, strings.restart)}
                </div>
                {invitation::invitation(model, send)}
            </>
        },
    )
}

/// How this person gives, and what came from the other: once the whole app is there.
fn beyond(model: &Model, send: &Send) -> Html {
    #[cfg(feature = "whole")]
    return super::two::reach_and_give(model, send);
    #[cfg(not(feature = "whole"))]
    {
        let _ = (model, send);
        html! {}
    }
}

fn for_two(model: &Model, send: &Send) -> Html {
    #[cfg(feature = "whole")]
    return super::two::from_result(model, send);
    #[cfg(not(feature = "whole"))]
    {
        let _ = (model, send);
        html! {}
    }
}

fn sentences(strings: &Strings, headline: Headline) -> (AttrValue, AttrValue) {
    let Strings { result, languages, languages_inline, .. } = strings;
    let meaning = &result.meaning;
    let (title, meaning) = match headline {
        Headline::Clear(language) => (&result.clear[language], &meaning.clear[language]),
        Headline::Two(first, second) => {
            let names = [("a", &*languages[first]), ("b", &*languages_inline[second])];
            return (fill(result.two, &names).into(), meaning.two.into());
        }
        Headline::AllHigh => (&result.all_high, &meaning.all_high),
        Headline::AllLow => (&result.all_low, &meaning.all_low),
        Headline::Mixed => (&result.mixed, &meaning.mixed),
        Headline::Unknown => (&result.unknown, &meaning.unknown),
    };
    ((*title).into(), (*meaning).into())
}

fn bars(model: &Model, picture: &Picture, send: &Send) -> Html {
    let strings = &model.pack.strings;
    html! {
        <>
            {words("p", "fine hint", strings.result.bars_hint)}
            <div class="scale" aria-hidden="true">
                {words("span", "", strings.levels[0])}
                {words("span", "", strings.levels[4])}
            </div>
            <div class="bars">
                for (at, language) in picture.order.into_iter().enumerate() {
                    {row(model, language, at == 0, Some(picture.reach[language]), send)}
                }
            </div>
            <p class="key">
                {bar(Reach { low: 0.4, best: 0.68, high: 0.98 })}
                {words("span", "", strings.result.key)}
            </p>
        </>
    }
}

fn ideas_alone(model: &Model, send: &Send) -> Html {
    html! {
        <div class="bars">
            for (at, language) in LoveLanguage::ALL.into_iter().enumerate() {
                {row(model, language, at == 0, None, send)}
            }
        </div>
    }
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
    html! {
        <svg class="bar" aria-hidden="true">
            <line class="ax" x2="100%" y1="10" y2="10" />
            <svg viewBox="0 0 100 20" preserveAspectRatio="none"><path class="firm" d={reach} /></svg>
            <line class="wh" x1={percent(high)} x2={percent(high)} y1="6" y2="14" />
            <circle class="dot" cx={percent(best)} cy="10" r="4.5" />
        </svg>
    }
}

fn table(model: &Model, picture: &Picture) -> Html {
    let strings = &model.pack.strings;
    let ResultStrings { column_language, column_level, column_range, .. } = strings.result;
    html! {
        <div class="scroll">
            <table class="table">
                {words("caption", "", strings.result.table_caption)}
                <thead>
                    <tr>
                        for name in [column_language, column_level, column_range] {
                            <th scope="col">{text(name)}</th>
                        }
                    </tr>
                </thead>
                <tbody>
                    for language in picture.order {
                        <tr key={language.id()}>
                            <th scope="row">{text(strings.languages[language])}</th>
                            {words("td", "", strings.levels_inline[picture.reach[language].level().index()])}
                            <td>{range(strings, picture.reach[language])}</td>
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}

fn range(strings: &Strings, reach: Reach) -> String {
    let [low, high] = reach.level_range().map(|level| &*strings.levels_inline[level.index()]);
    if low == high {
        fill(strings.result.range_single, &[("level", low)])
    } else {
        fill(strings.result.range, &[("low", low), ("high", high)])
    }
}
