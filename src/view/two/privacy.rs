//! What is kept, shown as it is; what a link holds; what the widget can't promise.

use yew::{Html, html};

use super::super::{Send, button, text, words};
use super::{back, beside, compare, foot, paragraph, theirs, view};
use crate::model::app::{Model, Msg};
use crate::model::compare::Direction;
use crate::model::content::Two;
use crate::model::deck::Drawn;
use crate::model::settings::MayRemember;
use crate::model::two::TwoMsg;

/// The privacy view.
pub fn privacy(model: &Model, words: &Two, send: &Send) -> Html {
    view(model, 0, model.pack.strings.onward.privacy, words, send, kept(model, words, send))
}

fn kept(model: &Model, two_words: &Two, send: &Send) -> Html {
    let Two { privacy: strings, remember, give_result, .. } = two_words;
    let person = model.owner();
    let is_passing = model.is_passing();
    let notes = model.notes();
    let has_seen = notes.drawn != Drawn::default()
        || !notes.kept.is_empty()
        || !notes.guides.is_empty()
        || !notes.chosen.is_empty();
    let items = [
        (person.quiz.answered() > 0, strings.item_answers),
        (person.quiz.is_done() || person.couple.holds_mine(), strings.item_result),
        (person.couple.has_given(), strings.item_gives),
        (person.couple.theirs.is_some(), strings.item_theirs),
        (has_seen, strings.item_seen),
        (notes.asked_hardest, strings.item_hardest),
        (notes.days.is_some(), strings.item_days),
    ];
    let is_anything = items.iter().any(|(is_kept, _)| *is_kept);
    let items = items.into_iter().chain([(is_anything, strings.item_height)]);
    let remembers = model.around.remembers;
    // Of two on one phone neither sees a result before both look.
    let mine = model.my_code().filter(|_| !is_passing);
    html! {
        <>
            {words("h3", "", strings.now_heading)}
            if is_passing {
                {paragraph("", two_words.pass.kept)}
            } else if is_anything {
                {paragraph("", if remembers { strings.now_phone } else { strings.now_tab })}
                <ul>
                    for (is_kept, name) in items {
                        if is_kept {
                            {words("li", "", name)}
                        }
                    }
                </ul>
            } else {
                {paragraph("", strings.now_nothing)}
            }
            if let Some(code) = person.couple.theirs.filter(|_| !is_passing) {
                {theirs(model, &code, two_words.privacy.item_theirs, two_words)}
            }
            if remembers {
                <p class="fine" role="status">{text(remember.on)}</p>
                {paragraph("fine", remember.safari)}
            } else if model.settings.may_remember == MayRemember::Ask
                && is_anything
                && !is_passing
            {
                <div class="sheet" part="sheet">
                    {paragraph("fine", remember.kept)}
                    {paragraph("fine", remember.not_kept)}
                    {paragraph("fine", remember.shared_phone)}
                    {paragraph("fine", remember.safari)}
                    {button(send, "c same", "remember", Msg::Two(TwoMsg::Remember), remember.button)}
                    if model.two.asked_to_remember {
                        <p class="fine" role="alert">{text(remember.failed)}</p>
                    }
                </div>
            }
            if is_anything || remembers {
                <div class="ways">
                    {button(send, "c same", "forget", Msg::Two(TwoMsg::Forget), remember.forget)}
                </div>
            }
            {paragraph("", strings.never)}
            {words("h3", "", strings.link_heading)}
            {paragraph("", strings.link_what)}
            if let Some(mine) = mine {
                <p class="code" dir="ltr" data-code={mine.write()}>{mine.write()}</p>
                {compare::pairs(
                    model,
                    &Direction::of_one(&mine),
                    give_result.reaches,
                    give_result.gives,
                )}
                <ul>{beside(model, &mine, two_words)}</ul>
            }
            for said in [strings.link_reply, strings.link_where, strings.link_who] {
                {paragraph("", said)}
            }
            {words("h3", "", strings.limits_heading)}
            <ul>
                for limit in &strings.limits {
                    {words("li", "", *limit)}
                }
            </ul>
            {foot(back(model, send))}
        </>
    }
}

/// After leaving, in a frame that can't be left.
pub fn left(model: &Model, words: &Two, send: &Send) -> Html {
    let leave = &words.leave;
    view(model, 1, leave.frame_hidden, words, send, paragraph("", leave.frame_close))
}
