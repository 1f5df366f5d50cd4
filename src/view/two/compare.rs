//! Two people without a score. What reaches is an outline, what is given a line inside it: room that
//! is left shows without a number or a red. One small act under each half.

use yew::{AttrValue, Html, html};

use super::super::{Send, button, fill, mark, onward, text, words};
use super::{back, foot, paragraph, to_both, to_privacy, view};
use crate::model::app::{Model, Msg, Screen};
use crate::model::code::Want;
use crate::model::compare::Direction;
use crate::model::content::{CompareStrings, Text, Two};
use crate::model::inference::Level;
use crate::model::pass::PassMsg;
use crate::model::settings::Start;
use crate::model::two::TwoMsg;
use crate::model::{ByLanguage, LoveLanguage};

/// The comparison, or the way there.
pub fn compare(model: &Model, words: &Two, send: &Send) -> Html {
    if model.person.couple.theirs.is_none() {
        return view(
            model,
            0,
            model.pack.strings.onward.start_compare,
            words,
            send,
            start(model, words, send),
        );
    }
    view(model, 1, model.pack.strings.onward.compare, words, send, both(model, words, send))
}

/// Nobody's result is here yet but maybe one's own.
fn start(model: &Model, two_words: &Two, send: &Send) -> Html {
    let strings = &two_words.compare;
    let has_mine = model.my_code().is_some();
    let quiz = model.pack.strings.onward.quiz;
    html! {
        <>
            {paragraph("meaning", strings.start_text)}
            {paragraph("fine", strings.start_anyone)}
            <div class="ways">
                if has_mine {
                    {onward(send, "b", "share", Msg::Two(TwoMsg::OpenShare), strings.start_send)}
                } else {
                    {onward(send, "b", "quiz", Msg::Open(Start::Quiz), quiz)}
                }
                {button(
                    send, "c same", "pass", Msg::Two(TwoMsg::Pass(PassMsg::Open)), model.pack.strings.onward.pass,
                )}
                {button(send, "c same", "code", Msg::Two(TwoMsg::OpenCode), strings.start_code)}
            </div>
            {foot(back(model, send))}
        </>
    }
}

fn both(model: &Model, two_words: &Two, send: &Send) -> Html {
    let strings = &two_words.compare;
    let [to_you, to_them] = model.directions();
    let arrive = &two_words.arrive;
    let agreement = |direction: &Direction, template: Text| {
        let language = direction.agreement()?;
        Some(fill(template, &[("language", &model.pack.strings.languages_inline[language])]))
    };
    let unsure = match (to_you.wants() && to_you.is_unsure(), to_them.is_unsure()) {
        (true, true) => Some(strings.unsure_both),
        (true, false) => Some(strings.unsure_you),
        (false, true) => Some(strings.unsure_them),
        (false, false) => None,
    };
    let is_close = to_you.is_close() && to_them.is_close();
    let as_table = model.look.as_table;
    // Whoever skipped every card has a result, too, if one that says nothing.
    let has_mine = model.my_code().is_some();
    html! {
        <>
            if model.is_of_one_phone() {
                {paragraph("fine", two_words.pass.who)}
            }
            if model.can_turn() {
                {paragraph("fine", strings.for_whom)}
                <div class="links">{button(send, "q", "turn", Msg::Two(TwoMsg::Turn), strings.turn)}</div>
            }
            if has_mine {
                if as_table {
                    {table(model, strings, &to_you, &to_them)}
                } else {
                    {words("h3", "", strings.to_you)}
                    {pairs(model, &to_you, strings.reaches_you, strings.they_give)}
                }
                if let Some(sentence) = agreement(&to_you, strings.agree_to_you) {
                    <p class="meaning">{sentence}</p>
                }
                if !to_you.gives() {
                    {paragraph("fine", strings.give_missing_them)}
                }
                {act(model, &to_you, false, two_words, send)}
                if !as_table {
                    {words("h3", "", strings.to_them)}
                    {pairs(model, &to_them, strings.reaches_them, strings.you_give)}
                }
                if let Some(sentence) = agreement(&to_them, strings.agree_to_them) {
                    <p class="meaning">{sentence}</p>
                }
                if !to_them.gives() {
                    {paragraph("fine", strings.give_missing_you)}
                    // The taps follow the answers, and these are not here where a link alone says it all.
                    if model.person.quiz.is_done() {
                        {paragraph("fine", strings.give_taps)}
                        {button(send, "c same", "give", Msg::OpenGive, model.pack.strings.onward.give)}
                    }
                }
                {act(model, &to_them, true, two_words, send)}
                if is_close {
                    {paragraph("meaning", strings.no_gap)}
                }
            } else {
                // They looked right away: only what came can be shown.
                {words("h3", "", arrive.theirs_heading)}
                {pairs(model, &to_them, strings.reaches_them, strings.you_give)}
                {paragraph("fine", arrive.theirs_hint)}
                {act(model, &to_them, true, two_words, send)}
            }
            if let Some(unsure) = unsure {
                {paragraph("fine", unsure)}
            }
            {paragraph("fine", strings.no_score)}
            <div class="ways">
                if has_mine {
                    {onward(send, "b", "today", Msg::Open(Start::Together), strings.today)}
                    {button(send, "c same", "share", Msg::Two(TwoMsg::OpenShare), model.pack.strings.onward.reply)}
                } else {
                    {onward(send, "b", "start", Msg::Open(Start::Quiz), arrive.quiz_first)}
                }
            </div>
            {words("h3", "", strings.talk_heading)}
            <ul>
                for question in &strings.talk {
                    {words("li", "", *question)}
                }
            </ul>
            {paragraph("fine", if has_mine { strings.these_weeks } else { strings.these_weeks_theirs })}
            {foot(html! {
                <>
                    {back(model, send)}
                    if to_you.wants() {
                        // The views for two have it in one place; here it is already where it leads.
                        {button(send, "q", "compare", Msg::Two(TwoMsg::Look), strings.to_top)}
                        {button(
                            send, "q", "table", Msg::ShowTable(!as_table),
                            if as_table {
                                model.pack.strings.result.as_bars
                            } else {
                                model.pack.strings.result.as_table
                            },
                        )}
                    } else {
                        {to_both(model, send)}
                    }
                    {button(send, "q", "print", Msg::Print, model.pack.strings.result.print)}
                    {button(send, "q", "code", Msg::Two(TwoMsg::OpenCode), strings.start_code)}
                    {button(send, "q", "let-go", Msg::Two(TwoMsg::LetGo), strings.let_go)}
                    {to_privacy(model, send)}
                </>
            })}
        </>
    }
}

/// Where a small act may go furthest, and one to begin with.
fn act(model: &Model, direction: &Direction, to_them: bool, words: &Two, send: &Send) -> Html {
    let Some(language) = direction.furthest() else { return html! {} };
    let template = if to_them { words.compare.gap_to_them } else { words.compare.gap_to_you };
    let name = &model.pack.strings.languages_inline[language];
    html! {
        <div class="sheet" part="sheet">
            <p class="fine">{fill(template, &[("language", name)])}</p>
            <p aria-live="polite">{model.act(language, to_them).to_owned()}</p>
            {button(send, "q", "act", Msg::Two(TwoMsg::AnotherAct { to_them }), words.acts.another)}
        </div>
    }
}

/// A row a language: an outline as far as it reaches, a line as far as it is given, both in words.
pub fn pairs(model: &Model, direction: &Direction, reaches: Text, gives: Text) -> Html {
    let names = &model.pack.strings.languages;
    html! {
        <div class="pairs">
            for language in order(model, direction) {
                <div class="pair" key={language.id()} data-language={language.id()}>
                    {mark::mark(language, "m s")}
                    {words("span", "nm", names[language])}
                    <span class="lv">
                        <span class="hear">{format!("{}: ", reaches.as_str())}</span>
                        {want_word(model, direction.want[language])}
                        if direction.give[language].is_some() {
                            {" · "}
                            <span class="hear">{format!("{}: ", gives.as_str())}</span>
                            {give_word(model, direction.give[language])}
                        }
                    </span>
                    {drawing(direction.want[language].map(|want| want.level), direction.give[language])}
                </div>
            }
            <p class="key">
                <span>{drawing(Some(Level::Deeply), None)}{words("span", "", reaches)}</span>
                if direction.gives() {
                    <span>{drawing(None, Some(Level::Deeply))}{words("span", "", gives)}</span>
                }
            </p>
        </div>
    }
}

/// Below a result it is the result's, which knows more than levels.
fn order(model: &Model, direction: &Direction) -> [LoveLanguage; 5] {
    match &model.screen {
        Screen::Result(picture) => picture.order,
        _ => ordered(&direction.want),
    }
}

/// What reaches most comes first.
fn ordered(want: &ByLanguage<Option<Want>>) -> [LoveLanguage; 5] {
    let mut order = LoveLanguage::ALL;
    // No stable sort: it is kilobytes. Equals keep their order by their place.
    order.sort_unstable_by_key(|&language| {
        (std::cmp::Reverse(want[language].map(|want| want.level)), language.index())
    });
    order
}

fn drawing(want: Option<Level>, give: Option<Level>) -> Html {
    let width = |level: Level| format!("{}%", 20 * (level.index() + 1));
    html! {
        <svg class="bar" aria-hidden="true">
            if let Some(give) = give {
                <rect class="firm given" y="3" height="14" rx="6" width={width(give)} />
            }
            if let Some(want) = want {
                <rect class="want" y="3" height="14" rx="7" width={width(want)} />
            }
        </svg>
    }
}

fn want_word(model: &Model, want: Option<Want>) -> AttrValue {
    want.map_or("–".into(), |want| model.pack.strings.levels_inline[want.level.index()].into())
}

fn give_word(model: &Model, give: Option<Level>) -> AttrValue {
    match (model.later(), give) {
        (Some(later), Some(give)) => later.two.give.levels_inline[give.index()].into(),
        _ => "–".into(),
    }
}

fn table(model: &Model, strings: &CompareStrings, to_you: &Direction, to_them: &Direction) -> Html {
    // What reaches and what is given in one cell: four columns would not fit on a phone.
    let columns = [
        (strings.reaches_you, strings.they_give, to_you),
        (strings.reaches_them, strings.you_give, to_them),
    ];
    html! {
        <div class="scroll" role="region" tabindex="0" aria-label={AttrValue::from(strings.table_caption)}>
            <table class="table">
                {words("caption", "", strings.table_caption)}
                <thead>
                    <tr>
                        <th scope="col">{text(strings.column_language)}</th>
                        for (reaches, gives, _) in columns {
                            <th scope="col">{text(reaches)}<br /><i>{text(gives)}</i></th>
                        }
                    </tr>
                </thead>
                <tbody>
                    for language in ordered(&to_you.want) {
                        <tr key={language.id()}>
                            <th scope="row">{text(model.pack.strings.languages[language])}</th>
                            for (_, _, direction) in columns {
                                <td>
                                    {want_word(model, direction.want[language])}
                                    <br />
                                    <i>{give_word(model, direction.give[language])}</i>
                                </td>
                            }
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}
