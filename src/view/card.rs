//! The quiz's cards: quick, no doubt what to do, and the thumb's targets where they were on the
//! card before.

use yew::{AttrValue, Html, html};

use super::{Send, fill, heading, mark, progress, root, text};
use crate::model::LoveLanguage;
use crate::model::app::{Model, Msg};
use crate::model::content::Text;
use crate::model::inference::{Choice, Level};
use crate::model::quiz::{Ask, Quiz};

/// The card at a place of the quiz.
pub fn card(model: &Model, at: usize, send: &Send) -> Html {
    match model.person.quiz.ask(at) {
        Some(Ask::Rate(language)) => rate(model, at, language, send),
        Some(Ask::Choose(options)) => choose(model, at, options, send),
        None => html! {},
    }
}

fn rate(model: &Model, at: usize, language: LoveLanguage, send: &Send) -> Html {
    let strings = &model.pack.strings;
    let given = model.person.quiz.answers().ratings.get(at).copied().flatten();
    let progress_text = fill(
        strings.rate.progress,
        &[("n", &(at + 1).to_string()), ("total", &Quiz::RATINGS.to_string())],
    );
    root(
        model,
        // The loader shows this card, too, before the app is there: rrweb is asked to leave it out.
        "rr-block",
        html! {
            <>
                {progress(model)}
                {heading(at, "ask", Some("act progress"), strings.rate.heading)}
                <div key={at} class="act">
                    {mark::mark(language, "m")}
                    <p id="act">{text(model.pack.quiz.ratings[language])}</p>
                </div>
                <div class="levels" role="group" aria-labelledby="heading act">
                    for level in Level::ALL {
                        {level_button(&strings.levels, level, given, send)}
                    }
                </div>
                {foot(model, progress_text.into(), send)}
            </>
        },
    )
}

fn level_button(names: &[Text; 5], level: Level, given: Option<Level>, send: &Send) -> Html {
    let onclick = send.reform(move |_| Msg::Rate(level));
    html! {
        <button
            class="l"
            data-answer={level.index().to_string()}
            aria-pressed={(given == Some(level)).then_some("true")}
            {onclick}
        >
            {text(names[level.index()])}
        </button>
    }
}

fn choose(model: &Model, at: usize, options: [LoveLanguage; 3], send: &Send) -> Html {
    let strings = &model.pack.strings.choose;
    let round = model.person.quiz.answers().rounds.get(at - Quiz::RATINGS);
    let given = round.and_then(|round| round.answer);
    let progress_text: AttrValue = match model.person.quiz.most_left(at) {
        0 | 1 => strings.last.into(),
        left => fill(strings.remaining, &[("n", &left.to_string())]).into(),
    };
    let same = send.reform(|_| Msg::Choose(Choice::Same));
    root(
        model,
        "quiz",
        html! {
            <>
                {progress(model)}
                {heading(at, "ask", Some("progress"), strings.heading)}
                // The buttons stay from card to card, and what is in them changes: to take away the one
                // that was just tapped, and has the focus, costs a slow phone another layout.
                <div class="three" role="group" aria-labelledby="heading">
                    for language in options {
                        {option(model, at, language, given, send)}
                    }
                    <button
                        class="c same"
                        data-answer="same"
                        aria-pressed={(given == Some(Choice::Same)).then_some("true")}
                        onclick={same}
                    >
                        {text(strings.same)}
                    </button>
                </div>
                {foot(model, progress_text, send)}
            </>
        },
    )
}

fn option(
    model: &Model,
    at: usize,
    language: LoveLanguage,
    given: Option<Choice>,
    send: &Send,
) -> Html {
    let choice = Choice::One(language);
    let onclick = send.reform(move |_| Msg::Choose(choice));
    html! {
        <button
            class="c"
            data-answer={language.id()}
            aria-pressed={(given == Some(choice)).then_some("true")}
            {onclick}
        >
            <span key={at} class="act">
                {mark::mark(language, "m")}
                <span>{model.statement(at, language).to_owned()}</span>
            </span>
        </button>
    }
}

fn foot(model: &Model, progress_text: AttrValue, send: &Send) -> Html {
    let strings = &model.pack.strings.common;
    let back = send.reform(|_| Msg::Back);
    let skip = send.reform(|_| Msg::Skip);
    html! {
        <div class="foot">
            <button
                class="q"
                data-action="back"
                disabled={!model.can_go_back()}
                onclick={back}
            >
                {text(strings.back)}
            </button>
            <span id="progress">{text(progress_text)}</span>
            <button class="q" data-answer="skip" onclick={skip}>
                {text(strings.skip)}
            </button>
        </div>
    }
}
