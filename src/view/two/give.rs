//! How this person gives: five taps, never in the result's way; and then both side by side.

use yew::{AttrValue, Html, html};

use super::super::{Send, button, fill, heading, mark, root, text, words};
use super::compare;
use crate::model::app::{Model, Msg};
use crate::model::compare::Direction;
use crate::model::content::Two;
use crate::model::inference::Level;
use crate::model::quiz::Quiz;
use crate::model::two::TwoMsg;

/// A card on giving: as quick as the rating cards, and with their targets.
pub fn give(model: &Model, at: usize, two: &Two, send: &Send) -> Html {
    let strings = &two.give;
    let language = model.person.quiz.answers().order[at.min(Quiz::RATINGS - 1)];
    let given = model.given(at);
    let place = (at + 1).to_string();
    let progress = fill(strings.progress, &[("n", &place), ("total", &Quiz::RATINGS.to_string())]);
    root(
        model,
        "quiz",
        html! {
            <>
                {heading(at, "ask", Some("act progress"), strings.heading)}
                <div key={at} class="act">
                    {mark::mark(language, "m")}
                    <p id="act">{text(strings.acts[language])}</p>
                </div>
                <div class="levels" role="group" aria-labelledby="heading act">
                    for level in Level::ALL {
                        <button
                            class="l"
                            data-answer={level.index().to_string()}
                            aria-pressed={(given == Some(level)).then_some("true")}
                            onclick={send.reform(move |_| Msg::Two(TwoMsg::Give(Some(level))))}
                        >
                            {text(strings.levels[level.index()])}
                        </button>
                    }
                </div>
                <div class="foot">
                    {button(send, "q", "back", Msg::Back, model.pack.strings.common.back)}
                    <span id="progress">{text(AttrValue::from(progress))}</span>
                    <button
                        class="q"
                        data-answer="skip"
                        onclick={send.reform(|_| Msg::Two(TwoMsg::Give(None)))}
                    >
                        {text(model.pack.strings.common.skip)}
                    </button>
                </div>
            </>
        },
    )
}

/// Under the result: what reaches this person beside what the same person gives, or the way there.
pub fn reach_and_give(model: &Model, send: &Send) -> Html {
    let Some(later) = model.later() else { return html! {} };
    let Two { give, give_result, .. } = &later.two;
    let mine = model.my_code();
    // What I give stands where in a comparison stands what the other gives.
    let direction = Direction::new(mine.as_ref(), mine.as_ref());
    if !direction.gives() {
        return html! {
            <div class="offer">
                <p class="fine">{text(give.offer_hint)}</p>
                {button(send, "c same", "give", Msg::Two(TwoMsg::StartGive), give.offer)}
            </div>
        };
    }
    let sentence = match (direction.most_given(), direction.most_wanted()) {
        (Some(given), Some(reaches)) if given == reaches => {
            fill(give_result.alike, &[("language", &model.pack.strings.languages_inline[given])])
        }
        (Some(given), Some(reaches)) => {
            let names = &model.pack.strings.languages_inline;
            fill(give_result.different, &[("given", &names[given]), ("reaches", &names[reaches])])
        }
        (None, _) if direction.give.iter().all(|(_, give)| *give <= Some(Level::ALittle)) => {
            give_result.few.as_str().to_owned()
        }
        (None, _) => give_result.mixed.as_str().to_owned(),
        (Some(_), None) => give_result.hint.as_str().to_owned(),
    };
    html! {
        <div class="offer">
            {words("h3", "", give_result.heading)}
            {compare::pairs(model, &direction, give_result.reaches, give_result.gives)}
            <p class="meaning">{text(sentence)}</p>
            {button(send, "q", "give", Msg::Two(TwoMsg::StartGive), give.offer_again)}
        </div>
    }
}
