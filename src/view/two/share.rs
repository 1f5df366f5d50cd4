//! Sending a result: sober. Safety first, then exactly what is sent, then the ways to send it.

use yew::{Html, html};

use super::super::{Send, button, onward, text, words};
use super::{
    back, beside, compare, foot, paragraph, safety_card, theirs, to_both, to_privacy, view,
};
use crate::model::app::{Model, Msg};
use crate::model::code::Link;
use crate::model::compare::Direction;
use crate::model::content::Two;
use crate::model::qr;
use crate::model::two::{ShareStep, TwoMsg};

/// The safety card, then the preview and the ways.
pub fn share(model: &Model, step: ShareStep, words: &Two, send: &Send) -> Html {
    let is_reply = model.person.couple.theirs.is_some();
    let onward = &model.pack.strings.onward;
    let title = if is_reply { onward.reply } else { onward.share };
    let (key, body) = match step {
        ShareStep::Safety => (0, safety(model, words, send)),
        ShareStep::Ways { copied } => (1, ways(model, copied, words, send)),
    };
    view(model, key, title, words, send, body)
}

fn safety(model: &Model, words: &Two, send: &Send) -> Html {
    html! {
        <>
            {safety_card(model, words, send, Msg::Two(TwoMsg::Agree))}
            if model.knows_both() {
                {foot(to_both(model, send))}
            }
        </>
    }
}

fn ways(model: &Model, copied: Option<bool>, two_words: &Two, send: &Send) -> Html {
    let strings = &two_words.share;
    let (Some(link), Some(address), Some(mine)) =
        (model.link(), model.link_address(), model.my_code())
    else {
        return foot(back(model, send));
    };
    let direction = Direction::of_one(&mine);
    let give_result = &two_words.give_result;
    let is_reply = matches!(link, Link::Pair { .. });
    html! {
        <>
            {words("h3", "", strings.preview_heading)}
            if direction.wants() || direction.gives() {
                <ul>
                    {words("li", "", strings.preview_wants)}
                    {words("li", "", if direction.gives() { strings.preview_gives } else { strings.preview_no_gives })}
                    {beside(model, &mine, two_words)}
                </ul>
                {compare::pairs(model, &direction, give_result.reaches, give_result.gives)}
            } else {
                {paragraph("meaning", strings.preview_empty)}
            }
            if let Link::Pair { first, .. } = link {
                {theirs(model, &first, two_words.privacy.item_theirs, two_words)}
            }
            {paragraph("", strings.preview_nothing_else)}
            {paragraph("fine", if is_reply { strings.reply_holds } else { strings.link_holds })}
            {paragraph("fine", strings.no_way_back)}
            if !is_reply {
                {paragraph("fine", strings.next)}
            }
            <div class="ways">
                if model.around.can_share {
                    {onward(send, "b", "share-sheet", Msg::Two(TwoMsg::ShareSheet), strings.share_sheet)}
                }
                {button(
                    send,
                    if model.around.can_share { "c same" } else { "b" },
                    "copy",
                    Msg::Two(TwoMsg::Copy),
                    strings.copy_link,
                )}
                <p class={if copied == Some(true) { "done" } else { "fine" }} role="status">
                    {match copied {
                        Some(true) => text(strings.copied),
                        Some(false) => text(strings.copy_failed),
                        None => html! {},
                    }}
                </p>
                <p class="address" dir="ltr">{address.clone()}</p>
            </div>
            if let Some(drawing) = qr::draw(&address) {
                {words("h3", "", strings.qr_heading)}
                <svg
                    class="qr"
                    role="img"
                    aria-label={yew::AttrValue::from(strings.qr_heading)}
                    viewBox={format!("0 0 {0} {0}", drawing.width)}
                    shape-rendering="crispEdges"
                >
                    <path d={drawing.path} />
                </svg>
                {paragraph("fine", strings.qr_hint)}
            }
            {words("h3", "", strings.code_heading)}
            <p class="code" dir="ltr" data-code={mine.write()}>{mine.write()}</p>
            {paragraph("fine", strings.code_hint)}
            {foot(html! {
                <>
                    {back(model, send)}
                    {to_both(model, send)}
                    {to_privacy(model, send)}
                </>
            })}
        </>
    }
}
