//! How this person gives: five taps, never in the result's way; and then both side by side.

use yew::{AttrValue, Html, html};

use super::super::{Send, answer, button, fill, heading, mark, root, text, words};
use super::{around, compare};
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
    let heading = heading(at, "", Some("act progress"), strings.heading);
    let [top, below] = around(model, heading, two, send);
    root(
        model,
        "quiz",
        html! {
            <>
                {top}
                <div key={at} class="act" part="act">
                    {mark::mark(language, "m")}
                    <p id="act">{text(strings.acts[language])}</p>
                </div>
                <div class="levels" role="group" aria-labelledby="heading act">
                    for level in Level::ALL {
                        {answer(
                            send, "l", level.index().to_string(), given == Some(level),
                            Msg::Two(TwoMsg::Give(Some(level))), text(strings.levels[level.index()]),
                        )}
                    }
                </div>
                <div class="foot">
                    {button(send, "q", "back", Msg::Back, model.pack.strings.common.back)}
                    <span id="progress">{text(AttrValue::from(progress))}</span>
                    {answer(
                        send, "q", "skip", false, Msg::Two(TwoMsg::Give(None)),
                        text(model.pack.strings.common.skip),
                    )}
                </div>
                {below}
            </>
        },
    )
}

/// Under the result: what reaches this person beside what the same person gives.
pub fn reach_and_give(model: &Model, two: &Two, send: &Send) -> Html {
    let strings = &two.give_result;
    let mine = model.my_code();
    // What I give stands where in a comparison stands what the other gives.
    let direction = Direction::new(mine.as_ref(), mine.as_ref());
    let sentence = match (direction.most_given(), direction.most_wanted()) {
        (Some(given), Some(reaches)) if given == reaches => {
            fill(strings.alike, &[("language", &model.pack.strings.languages_inline[given])])
        }
        (Some(given), Some(reaches)) => {
            let names = &model.pack.strings.languages_inline;
            fill(strings.different, &[("given", &names[given]), ("reaches", &names[reaches])])
        }
        (None, _) if direction.give.iter().all(|(_, give)| *give <= Some(Level::ALittle)) => {
            strings.few.as_str().to_owned()
        }
        (None, _) => strings.mixed.as_str().to_owned(),
        (Some(_), None) => strings.hint.as_str().to_owned(),
    };
    html! {
        <div class="offer">
            {words("h3", "", strings.heading)}
            {compare::pairs(model, &direction, strings.reaches, strings.gives)}
            <p class="meaning">{text(sentence)}</p>
            {button(send, "q", "give", Msg::OpenGive, two.give.offer_again)}
        </div>
    }
}
