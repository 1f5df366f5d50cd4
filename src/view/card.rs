//! The quiz's cards: quick, no doubt what to do, and the thumb's targets where they were on the
//! card before.

use yew::{AttrValue, Html, html};

use super::{
    Element, Later, Send, answer, fill, heading, literals, mark, progress, root, text, words,
};
use crate::model::LoveLanguage;
use crate::model::app::{Model, Msg};
use crate::model::inference::{Choice, Level};
use crate::model::quiz::{Ask, Quiz};

/// The card at a place of the quiz.
pub fn card(model: &Model, at: usize, later: Later, send: &Send) -> Html {
    match model.person.quiz.ask(at) {
        Some(Ask::Rate(language)) => rate(model, at, language, later, send),
        Some(Ask::Choose(options)) => choose(model, at, options, later, send),
        None => html! {},
    }
}

/// The heading, and what a second person on this phone has around the card.
fn around(model: &Model, heading: Html, later: Later, send: &Send) -> [Html; 2] {
    match later {
        Some((words, views)) => (views.around_card)(model, heading, &words.two, send),
        None => [heading, Html::default()],
    }
}

fn rate(model: &Model, at: usize, language: LoveLanguage, later: Later, send: &Send) -> Html {
    let strings = &model.pack.strings;
    let given = model.person.quiz.answers().ratings.get(at).copied().flatten();
    let progress_text = fill(
        strings.rate.progress,
        &[("n", &(at + 1).to_string()), ("total", &Quiz::RATINGS.to_string())],
    );
    let heading = heading(at, "", Some("act progress"), strings.rate.heading);
    let [top, below] = around(model, heading, later, send);
    root(
        model,
        // The loader shows this card, too, before the app is there: rrweb is asked to leave it out.
        "rr-block",
        html! {
            <>
                {progress(model.progress())}
                {top}
                <div key={at} class="act" part="act">
                    {mark::mark(language, "m")}
                    <p id="act">{text(model.pack.quiz.ratings[language])}</p>
                </div>
                <div class="levels" role="group" aria-labelledby="heading act">
                    for level in Level::ALL {
                        {answer(
                            send, "l", level.index().to_string(), given == Some(level), Msg::Rate(level),
                            text(strings.levels[level.index()]),
                        )}
                    }
                </div>
                {foot(model, progress_text.into(), send)}
                {below}
            </>
        },
    )
}

fn choose(model: &Model, at: usize, options: [LoveLanguage; 3], later: Later, send: &Send) -> Html {
    let strings = &model.pack.strings.choose;
    let round = model.person.quiz.answers().rounds.get(at - Quiz::RATINGS);
    let given = round.and_then(|round| round.answer);
    let progress_text: AttrValue = match model.person.quiz.most_left(at) {
        0 | 1 => strings.last.into(),
        left => strings.remaining.of(left, model.pack.categories).into(),
    };
    let heading = heading(at, "", Some("progress"), strings.heading);
    let [top, below] = around(model, heading, later, send);
    // The buttons stay from card to card, and what is in them changes: to take away the one that was just
    // tapped, and has the focus, costs a slow phone another layout. By turns their group moves under one of
    // two names: a name that stays would not move again.
    let class = ["three", "three by-turns"][at % 2];
    let three = Element {
        names: &["class", "role", "aria-labelledby"],
        values: literals(&[Some(class), Some("group"), Some("heading")]),
        ..Element::new("div")
    };
    root(
        model,
        "quiz",
        html! {
            <>
                {progress(model.progress())}
                {top}
                {three.with(html! {
                    <>
                        for language in options {
                            {option(model, at, language, given, send)}
                        }
                        {answer(
                            send, "c same", "same", given == Some(Choice::Same),
                            Msg::Choose(Choice::Same), text(strings.same),
                        )}
                    </>
                })}
                {foot(model, progress_text, send)}
                {below}
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
    let act = html! {
        <span key={at} class="act" part="act">
            {mark::mark(language, "m")}
            {words("span", "", model.statement(at, language).to_owned())}
        </span>
    };
    answer(send, "c", language.id(), given == Some(choice), Msg::Choose(choice), act)
}

fn foot(model: &Model, progress_text: AttrValue, send: &Send) -> Html {
    let strings = &model.pack.strings.common;
    let back = send.reform(|_| Msg::Back);
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
            {answer(send, "q", "skip", false, Msg::Skip, text(strings.skip))}
        </div>
    }
}
