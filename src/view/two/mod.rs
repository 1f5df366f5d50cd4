//! Views with a second person in them. Each can be left at once.

mod arrive;
mod compare;
mod give;
mod privacy;
mod share;
mod together;

pub use arrive::{arrive, enter_code};
pub use compare::compare;
pub use give::{give, reach_and_give};
pub use privacy::{left, privacy};
pub use share::share;
pub use together::together;

use yew::{Html, html};

use super::{Send, button, fill, heading, not_there, onward, root, text, words};
use crate::model::app::{Model, Msg};
use crate::model::content::{HelplineStrings, Text, Two};
use crate::model::helpline::{Audience, Hours, lines_for, region};
use crate::model::settings::Start;
use crate::model::two::TwoMsg;

/// A view whose words come with the whole app: the heading, and Leave where the view has a second
/// person in it, in the same place on each.
fn view(
    model: &Model,
    key: usize,
    title: Text,
    send: &Send,
    body: impl FnOnce(&Two) -> Html,
) -> Html {
    let Some(later) = model.later() else {
        return root(model, "two", html! { <div role="status">{not_there(model, send)}</div> });
    };
    let leave = &later.two.leave;
    root(
        model,
        "two",
        html! {
            <>
                <div class="top">
                    {heading(key, "head", None, title)}
                    if model.is_for_two() {
                        {button(send, "leave", "leave", two(TwoMsg::Leave), leave.button)}
                    }
                </div>
                {body(&later.two)}
                if model.is_for_two() {
                    <p class="fine" id="leave">
                        {text(if model.around.in_frame { leave.frame_what } else { leave.shift })}
                    </p>
                    <p class="hear" role="status">
                        {match model.two.shifts {
                            1 => text(leave.shift_once),
                            2 => text(leave.shift_twice),
                            _ => html! {},
                        }}
                    </p>
                }
            </>
        },
    )
}

/// From the result on to what takes two: quiet rows under the main action.
pub fn from_result(model: &Model, send: &Send) -> Html {
    let Some(later) = model.later() else { return html! {} };
    let Two { compare, today, privacy, .. } = &later.two;
    let has_theirs = model.person.couple.theirs.is_some();
    html! {
        <div class="rows">
            {onward(
                send, "row", "compare", Msg::Open(Start::Compare),
                if has_theirs { compare.heading } else { compare.start_heading },
            )}
            {onward(send, "row", "together", Msg::Open(Start::Together), today.heading)}
            {onward(send, "row", "privacy", two(TwoMsg::OpenPrivacy), privacy.heading)}
        </div>
    }
}

fn two(msg: TwoMsg) -> Msg {
    Msg::Two(msg)
}

/// Where there is help: the practice's own line, those of the visitor's region, or how to find one.
fn helpline(model: &Model, strings: &HelplineStrings) -> String {
    if let Some(own) = &model.settings.helpline {
        return own.clone();
    }
    let lines = model.later().map_or(&[][..], |later| &later.helplines);
    let region = region(&model.around.language).unwrap_or_default();
    let mut found = Vec::new();
    let mut is_for_everyone = false;
    for line in lines_for(lines, region) {
        is_for_everyone |= line.audience == Audience::Everyone;
        let template = match line.audience {
            Audience::Everyone => strings.line,
            Audience::Women => strings.line_women,
            Audience::Men => strings.line_men,
        };
        let mut said = fill(template, &[("name", &line.name), ("number", &line.number)]);
        if line.hours == Some(Hours::Always) {
            said += ", ";
            said += &strings.always;
        }
        said.push('.');
        found.push(said);
    }
    if !is_for_everyone {
        found.push(strings.elsewhere.as_str().to_owned());
    }
    found.join(" ")
}

/// A row of quiet controls at a view's foot.
fn foot(children: Html) -> Html {
    html! { <div class="links">{children}</div> }
}

fn back(model: &Model, send: &Send) -> Html {
    button(send, "q", "back", Msg::Back, model.pack.strings.common.back)
}

fn paragraph(class: &'static str, text: Text) -> Html {
    words("p", class, text)
}
