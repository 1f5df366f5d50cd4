//! Today's question: one for the two of them, the same on both phones; or one's own.

use yew::{Html, html};

use super::super::{Send, button, text, words};
use super::{back, foot, paragraph, two, view};
use crate::model::app::{Model, Msg};
use crate::model::settings::Start;
use crate::model::two::TwoMsg;

/// One question, for today.
pub fn together(model: &Model, send: &Send) -> Html {
    let is_pair = model.person.couple.pair.is_some();
    let title = model.later().map_or(model.pack.strings.title, |later| {
        let strings = &later.two.today;
        if is_pair { strings.heading } else { strings.solo_heading }
    });
    let key = model.two.swaps as usize;
    view(model, key, title, send, |two_words| {
        let strings = &two_words.today;
        let question = model.today().and_then(|place| model.later()?.deck.questions.get(place));
        html! {
            <>
                if let Some(question) = question {
                    <div class="question" key={question.id.clone()}>
                        <p class="qn" id="question">{text(question.text.clone())}</p>
                        if let Some(follow_up) = question.follow_ups.first() {
                            <div class="fu">
                                {words("b", "", model.pack.strings.questions.follow_up)}
                                <p>{text(follow_up.clone())}</p>
                            </div>
                        }
                    </div>
                }
                if is_pair {
                    {paragraph("fine", if model.two.swaps == 0 { strings.same } else { strings.swap_hint })}
                } else {
                    {paragraph("fine", strings.solo_text)}
                }
                {paragraph("fine", strings.tomorrow)}
                {foot(html! {
                    <>
                        {back(model, send)}
                        {button(send, "q", "swap", two(TwoMsg::SwapToday), strings.swap)}
                        {button(
                            send, "q", "questions", Msg::Open(Start::Questions),
                            model.pack.strings.questions.heading,
                        )}
                        if model.person.couple.theirs.is_some() {
                            {button(send, "q", "compare", two(TwoMsg::Look), two_words.compare.heading)}
                        }
                    </>
                })}
            </>
        }
    })
}
