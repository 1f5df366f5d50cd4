//! Today's question: one for the two of them, the same on both phones; or one's own.

use yew::{Html, html};

use super::super::{Send, button, text};
use super::{back, foot, paragraph, view};
use crate::model::app::{Model, Msg};
use crate::model::content::Later;
use crate::model::reveal::RevealMsg;
use crate::model::settings::Start;
use crate::model::two::TwoMsg;

/// One question, for today.
pub fn together(model: &Model, later: &Later, send: &Send) -> Html {
    let is_pair = model.person.couple.pair.is_some();
    let words = &later.two;
    let strings = &words.today;
    let title = if is_pair { model.pack.strings.onward.today } else { strings.solo_heading };
    let question = model.today().and_then(|place| later.deck.questions.get(place));
    let body = html! {
            <>
                if let Some(question) = question {
                    <div class="question" key={question.id.clone()}>
                        <p class="qn" id="question" data-question={question.text.clone()}>
                            {text(question.text.clone())}
                        </p>
                        if let Some(follow_up) = question.follow_ups.first() {
                            <div class="fu">
                                {super::super::words("b", "", later.strings.asking.follow_up)}
                                <p>{text(follow_up.clone())}</p>
                            </div>
                        }
                    </div>
                }
                if model.is_of_one_phone() {
                    {paragraph("fine", strings.here)}
                } else if is_pair {
                    {paragraph("fine", if model.two.swaps == 0 { strings.same } else { strings.swap_hint })}
                } else {
                    {paragraph("fine", strings.solo_text)}
                }
                {paragraph("fine", strings.tomorrow)}
                <div class="ways">
                    {button(
                        send, "c same", "reveal", Msg::Two(TwoMsg::Reveal(RevealMsg::Open)),
                        words.reveal.heading,
                    )}
                </div>
                {foot(html! {
                    <>
                        {back(model, send)}
                        {button(send, "q", "swap", Msg::Two(TwoMsg::SwapToday), strings.swap)}
                        {button(
                            send, "q", "questions", Msg::Open(Start::Questions),
                            model.pack.strings.onward.questions,
                        )}
                        if model.person.couple.theirs.is_some() {
                            {button(send, "q", "compare", Msg::Two(TwoMsg::Look), model.pack.strings.onward.compare)}
                        }
                    </>
                })}
            </>
    };
    view(model, model.two.swaps as usize, title, words, send, body)
}
