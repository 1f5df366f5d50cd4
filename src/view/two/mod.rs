//! Views with a second person in them. Each can be left at once.

mod arrive;
mod calendar;
mod compare;
mod give;
mod guide;
mod pass;
mod privacy;
mod reveal;
mod share;
mod together;

pub use give::reach_and_give;
pub use pass::around;

use yew::{AttrValue, Callback, Html, InputEvent, KeyboardEvent, html};

use super::{Send, button, fill, heading, letterhead, root, text, words};
use crate::model::LoveLanguage;
use crate::model::app::{Model, Msg, Screen};
use crate::model::code::Code;
use crate::model::compare::Direction;
use crate::model::content::{HelplineStrings, Later, Text, Two};
use crate::model::helpline::{Audience, Helpline, Hours, around_number, lines_for, region};
use crate::model::settings::{Phone, Start};
use crate::model::two::TwoMsg;

/// The view of a screen that has a second person in it, or could have.
pub fn two(model: &Model, screen: &Screen, later: &Later, send: &Send) -> Html {
    let words = &later.two;
    match screen {
        Screen::Give { at } => give::give(model, *at, words, send),
        Screen::Share(step) => share::share(model, *step, words, send),
        Screen::Arrive(arrival) => arrive::arrive(model, *arrival, words, send),
        Screen::EnterCode(error) => arrive::enter_code(model, *error, words, send),
        Screen::Pass(step) => pass::pass(model, *step, words, send),
        Screen::Compare => compare::compare(model, words, send),
        Screen::Reveal(reveal) => reveal::reveal(model, reveal, words, send),
        Screen::Together => together::together(model, later, send),
        Screen::Guide { .. } => guide::guide(model, later, send),
        Screen::Privacy { .. } => privacy::privacy(model, words, send),
        Screen::Left => privacy::left(model, words, send),
        _ => html! {},
    }
}

/// The frame of each: the heading, and Leave where the view has a second person in it, in the same
/// place on all of them.
fn view(model: &Model, key: usize, title: Text, words: &Two, send: &Send, body: Html) -> Html {
    let class = if model.is_for_two() { "" } else { "head" };
    frame(model, key, class, title, words, send, body)
}

fn frame(
    model: &Model,
    key: usize,
    class: &'static str,
    title: impl Into<AttrValue>,
    words: &Two,
    send: &Send,
    body: Html,
) -> Html {
    let for_two = model.is_for_two();
    root(
        model,
        "two",
        html! {
            <>
                <div class="top">
                    {heading(key, class, None, title)}
                    if for_two {
                        {leave(words, send)}
                    }
                </div>
                {letterhead(model)}
                {body}
                if for_two {
                    {ways_out(model, words)}
                }
            </>
        },
    )
}

fn leave(words: &Two, send: &Send) -> Html {
    button(send, "leave", "leave", Msg::Two(TwoMsg::Leave), words.leave.button)
}

/// What Leave does here, and that Shift does the same; and how often Shift was pressed, for those who hear
/// the page.
fn ways_out(model: &Model, words: &Two) -> Html {
    let strings = &words.leave;
    html! {
        <>
            <p class="fine unprinted">
                {text(if model.around.in_frame { strings.frame_what } else { strings.what })}
                {" "}
                {text(strings.shift)}
            </p>
            <p class="hear" role="status">
                {match model.two.shifts {
                    1 => text(strings.shift_once),
                    2 => text(strings.shift_twice),
                    _ => html! {},
                }}
            </p>
        </>
    }
}

/// What a code holds beside the levels, in words: how sure each is, and the time zone.
fn beside(model: &Model, code: &Code, two: &Two) -> Html {
    let strings = &two.share;
    let each = LoveLanguage::ALL.into_iter().filter_map(|language| {
        let sure = strings.sure[code.want[language]?.certainty as usize];
        let name = model.pack.strings.languages[language].as_str();
        Some(format!("{name}: {}", sure.as_str()))
    });
    let each = each.collect::<Vec<_>>().join(" · ");
    let minutes = code.offset.minutes();
    let sign = if minutes < 0 { '−' } else { '+' };
    let zone = format!("UTC{sign}{}:{:02}", minutes.abs() / 60, minutes.abs() % 60);
    html! {
        <>
            if !each.is_empty() {
                <li>{fill(strings.preview_sure, &[("each", &each)])}</li>
            }
            <li>{fill(strings.preview_time_zone, &[("zone", &zone)])}</li>
        </>
    }
}

/// For whom this is and for whom not, and a real choice: `go_on`, or back.
fn safety_card(model: &Model, words: &Two, send: &Send, go_on: Msg) -> Html {
    let strings = &words.share;
    html! {
        <>
            <div class="safe">
                {paragraph("", strings.safety)}
                {helpline(model, &words.helpline)}
                {paragraph("fine", words.helpline.danger)}
                {paragraph("fine", words.helpline.search_safely)}
            </div>
            {paragraph("", strings.choice)}
            <div class="ways">
                {button(send, "c same", "go-on", go_on, strings.go_on)}
                {button(send, "c same", "back", Msg::Back, strings.not_now)}
            </div>
        </>
    }
}

/// The way to what is kept, and what is not.
pub fn to_privacy(model: &Model, send: &Send) -> Html {
    button(send, "q", "privacy", Msg::OpenPrivacy, model.pack.strings.onward.privacy)
}

/// From a view to what both results open, once both are known.
fn to_both(model: &Model, send: &Send) -> Html {
    if !model.knows_both() {
        return html! {};
    }
    html! {
        <>
            {button(send, "q", "compare", Msg::Two(TwoMsg::Look), model.pack.strings.onward.compare)}
            {button(send, "q", "today", Msg::Open(Start::Together), model.pack.strings.onward.today)}
        </>
    }
}

/// Where there is help: the practice's own line; or those of the visitor's region, by the browser's language,
/// which may be another country's, and how to find one.
fn helpline(model: &Model, strings: &HelplineStrings) -> Html {
    if let Some(own) = &model.settings.helpline {
        let [before, number, after] = around_number(own);
        return html! { <p>{before.to_owned()}{call(number)}{after.to_owned()}</p> };
    }
    let lines = model.later().map_or(&[][..], |later| &later.helplines);
    let region = region(&model.around.language).unwrap_or_default();
    let line = |line: &Helpline| {
        let template = match line.audience {
            Audience::Everyone => strings.line,
            Audience::Women => strings.line_women,
            Audience::Men => strings.line_men,
        };
        let name = format!("{} ({})", line.name.as_str(), line.region.as_str());
        html! {
            <li>
                {fill_with(template, &[("name", text(name)), ("number", call(&line.number))])}
                if line.hours == Some(Hours::Always) {
                    {", "}
                    {text(strings.always)}
                }
            </li>
        }
    };
    html! {
        <>
            if lines_for(lines, region).next().is_some() {
                <ul>
                    for found in lines_for(lines, region) {
                        {line(found)}
                    }
                </ul>
            }
            {paragraph("fine", strings.elsewhere)}
        </>
    }
}

/// A number that a tap calls; what is none is only shown.
fn call(number: &str) -> Html {
    match Phone::parse(number) {
        Some(phone) => html! {
            <a data-action="call" href={phone.link.as_str().to_owned()}>{phone.shown}</a>
        },
        None => text(number.to_owned()),
    }
}

/// As [`fill`](super::fill), with values that are more than words.
fn fill_with(template: Text, values: &[(&str, Html)]) -> Html {
    let mut filled = Vec::new();
    let (first, rest) = template.as_str().split_once('{').unwrap_or((template.as_str(), ""));
    filled.push(text(first));
    for part in rest.split('{') {
        let (name, after) = part.split_once('}').unwrap_or_default();
        let value = values.iter().find(|(known, _)| *known == name);
        filled.extend(value.map(|(_, value)| value.clone()));
        filled.push(text(after.to_owned()));
    }
    html! { <>{filled}</> }
}

/// A field for one's own words. No browser's helper sends what is written there to a server, or offers it
/// again.
fn writing(
    id: &'static str,
    hint: &'static str,
    rows: &'static str,
    longest: Option<&'static str>,
    said: Option<String>,
    changed: Option<Callback<InputEvent>>,
) -> Html {
    let keep = keep_keys();
    html! {
        <textarea
            {id}
            class="say"
            {rows}
            dir="auto"
            maxlength={longest}
            autocomplete="off"
            autocapitalize="sentences"
            spellcheck="false"
            writingsuggestions="false"
            aria-describedby={hint}
            defaultvalue={said}
            oninput={changed}
            onkeydown={keep.clone()}
            onkeypress={keep.clone()}
            onkeyup={keep}
        />
    }
}

/// What is typed into a field is no shortcut of the page's.
fn keep_keys() -> Callback<KeyboardEvent> {
    Callback::from(|event: KeyboardEvent| event.stop_propagation())
}

/// A row of quiet controls at a view's foot.
fn foot(children: Html) -> Html {
    html! { <div class="links">{children}</div> }
}

fn back(model: &Model, send: &Send) -> Html {
    if !model.can_go_back() {
        return Html::default();
    }
    button(send, "q", "back", Msg::Back, model.pack.strings.common.back)
}

/// A result that came, as it came.
fn theirs(model: &Model, code: &Code, heading: Text, words: &Two) -> Html {
    let strings = &words.compare;
    html! {
        <>
            {self::words("h3", "", heading)}
            {compare::pairs(model, &Direction::of_one(code), strings.reaches_them, strings.they_give)}
        </>
    }
}

fn paragraph(class: &'static str, text: impl Into<AttrValue>) -> Html {
    words("p", class, text)
}
