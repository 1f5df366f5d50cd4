//! The result: a sentence first, then the evidence, then the ways on.

use yew::{AttrValue, Html, html};

use super::{
    Send, button, fill, heading, invitation, mark, onward, percent, progress, root, text,
    whole_percent, words,
};
use crate::model::LoveLanguage;
use crate::model::app::{Model, Msg, ResultScreen};
use crate::model::content::{ResultStrings, Strings};
use crate::model::headline::Headline;
use crate::model::inference::Reach;
use crate::model::settings::Start;

/// The result.
pub fn result(model: &Model, result: &ResultScreen, send: &Send) -> Html {
    let strings = &model.pack.strings.result;
    let (title, meaning) = sentences(&model.pack.strings, Headline::of(&result.picture));
    let behind = Headline::of(&result.picture).close_behind(&result.picture).map(|language| {
        fill(strings.close_behind, &[("a", &model.pack.strings.languages_inline[language])])
    });
    root(
        model,
        "result".into(),
        "result",
        html! {
            <>
                {progress(model)}
                {heading("head", Some("meaning"), title)}
                <p class="meaning" id="meaning">{text(meaning)}{behind.map(|text| format!(" {text}"))}</p>
                if result.picture.informed {
                    if result.as_table {
                        {table(model, result)}
                    } else {
                        {bars(model, result, send)}
                    }
                } else {
                    {ideas_alone(model, result, send)}
                }
                {onward(send, "b", "questions", Msg::Open(Start::Questions), strings.ask_question)}
                {words("p", "fine", strings.fine_print)}
                <div class="links">
                    {button(send, "q", "back", Msg::Back, model.pack.strings.common.back)}
                    if result.picture.informed {
                        {button(
                            send, "q", "table", Msg::ShowTable(!result.as_table),
                            if result.as_table { strings.as_bars } else { strings.as_table },
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

fn bars(model: &Model, result: &ResultScreen, send: &Send) -> Html {
    let strings = &model.pack.strings;
    html! {
        <>
            {words("p", "fine hint", strings.result.bars_hint)}
            <div class="scale" aria-hidden="true">
                {words("span", "", strings.levels[0])}
                {words("span", "", strings.levels[4])}
            </div>
            <div class="bars">
                for (at, language) in result.picture.order.into_iter().enumerate() {
                    <details key={language.id()} open={at == 0} data-language={language.id()}>
                        <summary data-action="row">
                            {mark::mark(language, "m s")}
                            {words("span", "nm", strings.languages[language])}
                            <span class="lv">
                                {text(strings.levels_inline[result.picture.reach[language].level().index()])}
                                <span class="hear">{format!(" ({})", range(strings, result.picture.reach[language]))}</span>
                            </span>
                            {bar(result.picture.reach[language])}
                        </summary>
                        {idea(model, result, language, send)}
                    </details>
                }
            </div>
            <p class="key">
                {bar(Reach { low: 0.4, best: 0.68, high: 0.98 })}
                {words("span", "", strings.result.key)}
            </p>
        </>
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

fn idea(model: &Model, result: &ResultScreen, language: LoveLanguage, send: &Send) -> Html {
    let strings = &model.pack.strings.result;
    html! {
        <div class="idea">
            <p aria-live="polite">
                <span class="hear">{format!("{}: ", strings.idea.as_str())}</span>
                {model.idea(language, result.ideas[language]).to_owned()}
            </p>
            {button(send, "q", "idea", Msg::AnotherIdea(language), strings.another_idea)}
        </div>
    }
}

fn ideas_alone(model: &Model, result: &ResultScreen, send: &Send) -> Html {
    html! {
        <div class="bars">
            for (at, language) in LoveLanguage::ALL.into_iter().enumerate() {
                <details key={language.id()} open={at == 0} data-language={language.id()}>
                    <summary data-action="row">
                        {mark::mark(language, "m s")}
                        {words("span", "nm", model.pack.strings.languages[language])}
                    </summary>
                    {idea(model, result, language, send)}
                </details>
            }
        </div>
    }
}

fn table(model: &Model, result: &ResultScreen) -> Html {
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
                    for language in result.picture.order {
                        <tr key={language.id()}>
                            <th scope="row">{text(strings.languages[language])}</th>
                            {words("td", "", strings.levels_inline[result.picture.reach[language].level().index()])}
                            <td>{range(strings, result.picture.reach[language])}</td>
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
