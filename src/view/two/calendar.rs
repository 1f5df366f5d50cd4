//! A guide in one's own calendar: as a file, or by a link.

use yew::{AttrValue, Html, html};

use super::super::{Send, fill, text, words};
use super::paragraph;
use crate::model::app::{Model, Msg};
use crate::model::calendar::{CalendarMsg, Every};
use crate::model::content::{Guide, Later};
use crate::model::together::TogetherMsg;

/// Where the guide may stand in a calendar: the day, the time, and the ways there.
pub fn calendar(model: &Model, guide: &Guide, later: &Later, send: &Send) -> Html {
    let Some(entry) = model.entry(guide) else { return html! {} };
    let strings = &later.together.calendar;
    let when = entry.when;
    let days = std::iter::once((None, strings.daily))
        .chain((0..7).map(|day| (Some(day), strings.weekdays[usize::from(day)])));
    html! {
        <div class="calendar">
            {words("h3", "", strings.heading)}
            <div class="tags" role="group" aria-label={AttrValue::from(strings.days)}>
                for (day, name) in days {
                    <button
                        part="answer"
                        data-action="day"
                        aria-pressed={if day == when.weekday { "true" } else { "false" }}
                        onclick={send.reform(move |_| said(CalendarMsg::SetDay(day)))}
                    >
                        {text(name)}
                    </button>
                }
            </div>
            if let Some(weekday) = when.weekday {
                <div class="tags" role="group" aria-label={AttrValue::from(strings.often)}>
                    for every in Every::ALL {
                        <button
                            part="answer"
                            data-action="every"
                            aria-pressed={if every == when.every { "true" } else { "false" }}
                            onclick={send.reform(move |_| said(CalendarMsg::SetEvery(every)))}
                        >
                            {match every {
                                Every::Week => strings.weekly.as_str().to_owned(),
                                Every::Month => {
                                    let day = strings.weekdays[usize::from(weekday) % 7];
                                    fill(strings.monthly, &[("day", day.as_str())])
                                }
                                Every::Year => strings.yearly.as_str().to_owned(),
                            }}
                        </button>
                    }
                </div>
            }
            <p class="time">
                <label for="time">{text(strings.at)}</label>
                <input
                    id="time"
                    class="say"
                    type="time"
                    step="300"
                    value={format!("{:02}:{:02}", when.minute / 60, when.minute % 60)}
                    onchange={send.reform(|_| said(CalendarMsg::TimeChanged))}
                    onkeydown={super::keep_keys()}
                />
            </p>
            <div class="ways">
                <a class="c same" part="quiet" data-action="file" href={entry.file()} download={format!("{}.ics", guide.id)}>
                    {text(strings.file)}
                </a>
                {link("google", entry.google(), strings.google.as_str())}
                {link("outlook", entry.outlook(false), strings.outlook.as_str())}
                {link("outlook-work", entry.outlook(true), strings.outlook_work.as_str())}
            </div>
            {paragraph("fine", strings.hint)}
        </div>
    }
}

fn link(action: &'static str, address: String, name: &'static str) -> Html {
    html! {
        <a class="c same" part="quiet" data-action={action} href={address} target="_blank" rel="noopener noreferrer">
            {text(name)}
        </a>
    }
}

const fn said(msg: CalendarMsg) -> Msg {
    Msg::Together(TogetherMsg::Calendar(msg))
}
