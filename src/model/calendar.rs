//! A guide in one's own calendar: as a file (RFC 5545), or by the links of the common web calendars.
//!
//! Times are local times with no zone (RFC 5545, 3.3.5, form 1): "each Tuesday at 20:30" stays at
//! 20:30 when clocks change, and on the other one's phone, wherever that is. Nothing that was typed in a
//! guide is in it; of what was chosen, the tradition's name.

use super::app::{Effect, Model};
use super::content::{Guide, Later, Rhythm};
use super::daily::MINUTES_A_DAY;
use super::later::LateEffect;
use super::random::Random;

/// When it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// On which day of the week, 0 Monday; `None`: each day.
    pub weekday: Option<u8>,
    /// How often that day of the week.
    pub every: Every,
    /// At which minute of the day.
    pub minute: u16,
}

/// How often a day of the week is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Every {
    /// Each one.
    #[default]
    Week,
    /// The first one of a month.
    Month,
    /// The next one, and its date in each year after that.
    Year,
}

impl Every {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Week, Self::Month, Self::Year];
}

/// What can happen around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarMsg {
    /// Each day, or on this day of the week.
    SetDay(Option<u8>),
    /// How often that day.
    SetEvery(Every),
    /// The field for the time has changed.
    TimeChanged,
    /// At this minute of the day.
    SetTime(u16),
}

/// What stands in a calendar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry<'a> {
    /// Its name.
    pub title: &'a str,
    /// What it is for.
    pub text: &'a str,
    /// The page to do it on.
    pub address: &'a str,
    /// How long it takes.
    pub minutes: u16,
    /// When it is.
    pub when: When,
    /// Whether what the two chose has no name here: then it is known by when it is.
    pub is_nameless: bool,
    /// The moment at which it is made: ms since 1970, UTC.
    pub now_ms: i64,
    /// How far the phone's clock is ahead of that, in minutes.
    pub offset_minutes: i32,
}

/// Entries are numbered by the minutes since 2026, for programs that have 32 bits for that.
const MINUTES_BEFORE: i64 = 29_453_760;

const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

impl When {
    /// As a guide has it: `daily 07:30`, `SA 10:00`, `first SA 10:00`, `yearly SA 10:00`.
    pub fn read(text: &str) -> Option<Self> {
        let (day, &[b' ', h, hh, b':', m, mm]) = text.as_bytes().split_last_chunk()? else {
            return None;
        };
        if ![h, hh, m, mm].iter().all(u8::is_ascii_digit) {
            return None;
        }
        let number = |tens: u8, ones: u8| u16::from(tens - b'0') * 10 + u16::from(ones - b'0');
        let (hour, minute) = (number(h, hh), number(m, mm));
        let (every, day) = if let Some(day) = day.strip_prefix(b"first ") {
            (Every::Month, day)
        } else if let Some(day) = day.strip_prefix(b"yearly ") {
            (Every::Year, day)
        } else {
            (Every::Week, day)
        };
        let weekday = WEEKDAYS.iter().position(|known| known.as_bytes() == day);
        let weekday = weekday.map(|day| day as u8);
        let is_day = weekday.is_some() || every == Every::Week && day == b"daily";
        (is_day && hour < 24 && minute < 60).then_some(Self {
            weekday,
            every,
            minute: hour * 60 + minute,
        })
    }

    /// What a rhythm begins with.
    pub const fn of(rhythm: Rhythm) -> Self {
        match rhythm {
            Rhythm::Daily => Self { weekday: None, every: Every::Week, minute: 20 * 60 + 30 },
            Rhythm::Weekly => Self { weekday: Some(6), every: Every::Week, minute: 17 * 60 },
            Rhythm::Ask => Self { weekday: Some(5), every: Every::Week, minute: 10 * 60 },
        }
    }
}

impl Entry<'_> {
    /// Its first time from now on: local minutes since 1970.
    fn first(&self) -> i64 {
        let now = self.now_ms.div_euclid(60_000) + i64::from(self.offset_minutes);
        let today = now.div_euclid(MINUTES_A_DAY);
        let minute = i64::from(self.when.minute);
        let is_its_day = |day: i64| match (self.when.weekday, self.when.every) {
            (None, _) => true,
            // 1970 began on a Thursday.
            (Some(weekday), _) if (day + 3).rem_euclid(7) != i64::from(weekday) => false,
            (_, Every::Month) => date(day).2 <= 7,
            (_, Every::Week | Every::Year) => true,
        };
        // The first such day of next month is at most six weeks away.
        let days = (today..today + 43).filter(|&day| is_its_day(day));
        let times = days.map(|day| day * MINUTES_A_DAY + minute);
        times.into_iter().find(|&time| time > now).unwrap_or(now)
    }

    /// What it is known by.
    fn mark(&self) -> u64 {
        let when = if self.is_nameless {
            self.rule() + &self.when.minute.to_string()
        } else {
            String::new()
        };
        Random::hashing(self.title.bytes().chain(self.address.bytes()).chain(when.bytes())).bits()
    }

    fn rule(&self) -> String {
        let Some(weekday) = self.when.weekday else { return "FREQ=DAILY".to_owned() };
        let weekday = WEEKDAYS[usize::from(weekday) % 7];
        match self.when.every {
            Every::Week => format!("FREQ=WEEKLY;BYDAY={weekday}"),
            Every::Month => format!("FREQ=MONTHLY;BYDAY=1{weekday}"),
            Every::Year => "FREQ=YEARLY".to_owned(),
        }
    }

    /// The file, `text/calendar`.
    pub fn ics(&self) -> String {
        let first = self.first();
        let made = self.now_ms.div_euclid(60_000);
        let lines = [
            "BEGIN:VCALENDAR".to_owned(),
            "VERSION:2.0".to_owned(),
            "PRODID:-//love-languages//EN".to_owned(),
            "BEGIN:VEVENT".to_owned(),
            // Made again, it is a newer form of the same one: calendars put it in the old one's place.
            format!("UID:{:016x}@love-languages", self.mark()),
            format!("SEQUENCE:{}", made - MINUTES_BEFORE),
            format!("DTSTAMP:{}Z", compact(made)),
            format!("DTSTART:{}", compact(first)),
            format!("DURATION:PT{}M", self.minutes),
            format!("RRULE:{}", self.rule()),
            format!("SUMMARY:{}", escaped(self.title)),
            format!("DESCRIPTION:{}", escaped(&format!("{}\n{}", self.text, self.address))),
            format!("URL:{}", self.address),
            "BEGIN:VALARM".to_owned(),
            "ACTION:DISPLAY".to_owned(),
            "TRIGGER:PT0M".to_owned(),
            format!("DESCRIPTION:{}", escaped(self.title)),
            "END:VALARM".to_owned(),
            "END:VEVENT".to_owned(),
            "END:VCALENDAR".to_owned(),
        ];
        lines.iter().map(|line| folded(line)).collect()
    }

    /// The file as an address: it holds all of it, and nothing is fetched.
    pub fn file(&self) -> String {
        link("data:text/calendar;charset=utf-8,", &[("", &self.ics())])
    }

    /// Google's link to a new entry, which comes again as the file's does.
    pub fn google(&self) -> String {
        let first = self.first();
        let end = first + i64::from(self.minutes);
        link(
            "https://calendar.google.com/calendar/render?action=TEMPLATE",
            &[
                ("text", self.title),
                ("dates", &format!("{}/{}", compact(first), compact(end))),
                ("recur", &format!("RRULE:{}", self.rule())),
                ("details", &format!("{}\n{}", self.text, self.address)),
            ],
        )
    }

    /// Outlook's link to a new entry, at home or at work. It has no room for a rule: it is the first time alone.
    pub fn outlook(&self, at_work: bool) -> String {
        let first = self.first();
        let end = first + i64::from(self.minutes);
        let host = if at_work { "office" } else { "live" };
        link(
            &format!(
                "https://outlook.{host}.com/calendar/0/deeplink/compose?path=/calendar/action/compose&rru=addevent"
            ),
            &[
                ("subject", self.title),
                ("startdt", &dashed(first)),
                ("enddt", &dashed(end)),
                ("body", &format!("{}\n{}", self.text, self.address)),
            ],
        )
    }
}

impl Model {
    /// A guide as it would stand in a calendar.
    pub fn entry<'a>(&'a self, guide: &'a Guide) -> Option<Entry<'a>> {
        let guiding = self.guiding.last()?;
        let when = guiding.when.or_else(|| {
            let rhythm = guide.calendar?;
            Some(guiding.time(guide).unwrap_or(When::of(rhythm)))
        })?;
        // A tradition is called what the two chose to do, if that is one of ours.
        let chosen = match guide.calendar {
            Some(Rhythm::Ask) => guiding.first_outcome(guide),
            _ => None,
        };
        let chosen = chosen.filter(|chosen| chosen.said.is_none());
        let chosen = chosen.and_then(|chosen| chosen.picks.first().copied());
        // What a link brought belongs to nobody's calendar: `address` is without it.
        Some(Entry {
            title: chosen.unwrap_or(&guide.title),
            text: &guide.purpose,
            address: &self.around.address,
            minutes: guide.minutes,
            when,
            is_nameless: guide.calendar == Some(Rhythm::Ask) && chosen.is_none(),
            now_ms: self.around.now_ms,
            offset_minutes: self.around.offset_minutes,
        })
    }

    /// Takes what happened; `false` where nothing follows from it.
    pub(super) fn update_calendar(
        &mut self,
        msg: CalendarMsg,
        later: &Later,
        effects: &mut Vec<Effect>,
    ) -> bool {
        let Some((_, guide)) = self.guide(later) else { return false };
        let Some(entry) = self.entry(guide) else { return false };
        let mut when = entry.when;
        match msg {
            CalendarMsg::SetDay(weekday) => when.weekday = weekday.filter(|&day| day < 7),
            CalendarMsg::SetEvery(every) => when.every = every,
            CalendarMsg::SetTime(minute) if i64::from(minute) < MINUTES_A_DAY => {
                when.minute = minute;
            }
            CalendarMsg::SetTime(_) => return false,
            CalendarMsg::TimeChanged => {
                effects.push(Effect::Late(LateEffect::ReadTime));
                return false;
            }
        }
        if let Some(guiding) = self.guiding.last_mut() {
            guiding.when = Some(when);
        }
        true
    }
}

/// Year, month and day of a day since 1970: Hinnant's `civil_from_days`,
/// <https://howardhinnant.github.io/date_algorithms.html>.
fn date(day: i64) -> (i64, i64, i64) {
    let z = day + 719_468;
    let era = z.div_euclid(146_097);
    let of_era = z.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + i64::from(month <= 2), month, day)
}

/// `20261126T203000`
fn compact(minutes: i64) -> String {
    dashed(minutes).replace(['-', ':'], "")
}

/// `2026-11-26T20:30:00`
fn dashed(minutes: i64) -> String {
    let (year, month, day) = date(minutes.div_euclid(MINUTES_A_DAY));
    let minute = minutes.rem_euclid(MINUTES_A_DAY);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:00", minute / 60, minute % 60)
}

/// RFC 5545, 3.3.11.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// RFC 5545, 3.1: no line has more than 75 bytes; what is longer goes on after a space.
fn folded(line: &str) -> String {
    let mut folded = String::new();
    let mut bytes = 0;
    for c in line.chars() {
        if bytes + c.len_utf8() > 75 {
            folded.push_str("\r\n ");
            bytes = 1;
        }
        folded.push(c);
        bytes += c.len_utf8();
    }
    folded.push_str("\r\n");
    folded
}

fn link(start: &str, fields: &[(&str, &str)]) -> String {
    let mut link = start.to_owned();
    for (name, value) in fields {
        if !name.is_empty() {
            link.push('&');
            link.push_str(name);
            link.push('=');
        }
        // RFC 3986, 2.3: all but the unreserved.
        for byte in value.bytes() {
            match byte {
                b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                    link.push(char::from(byte));
                }
                byte => link.push_str(&format!("%{byte:02X}")),
            }
        }
    }
    link
}
