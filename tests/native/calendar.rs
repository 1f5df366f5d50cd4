//! What a calendar makes of the file, and of the links: read back by programs that have nothing in
//! common with what writes them.

use icalendar::parser::{Component, read_calendar, unfold};
use love_languages::model::calendar::{Entry, Every, When};
use proptest::prelude::*;
use rrule::RRuleSet;

/// Thursday, 26 November 2026, 18:00 in Berlin.
const NOW_MS: i64 = 1_795_712_400_000;

fn entry(when: When) -> Entry<'static> {
    Entry {
        title: "Ten minutes; just us, \\ tonight",
        text: "Say how it went, and how you are. Ask what you want to know; listen to the end of it.",
        address: "https://practice.example/closeness?a=1&b=2#part",
        minutes: 10,
        when,
        is_nameless: false,
        now_ms: NOW_MS,
        offset_minutes: 60,
    }
}

fn at(weekday: Option<u8>, hour: u16) -> When {
    When { weekday, every: Every::Week, minute: hour * 60 + 30 }
}

#[test]
fn times_are_written_as_people_write_them() {
    assert_eq!(When::read("daily 20:30"), Some(at(None, 20)));
    assert_eq!(When::read("SU 07:30"), Some(at(Some(6), 7)));
    assert_eq!(When::read("first SA 10:00"), Some(seldom(5, Every::Month)));
    assert_eq!(When::read("yearly MO 10:00"), Some(seldom(0, Every::Year)));
    let wrong = ["", "daily", "20:30", "daily 24:00", "SA 10:60", "SA 10", "SA 1a:00", "sat 10:00"];
    let wrong =
        wrong.iter().chain(&["last SA 10:00", "first daily 10:00", "first  10:00", "öö 10:00"]);
    for wrong in wrong {
        assert_eq!(When::read(wrong), None, "{wrong}");
    }
}

fn seldom(weekday: u8, every: Every) -> When {
    When { weekday: Some(weekday), every, minute: 10 * 60 }
}

fn read(ics: &str) -> Vec<(String, String)> {
    let unfolded = unfold(ics);
    let calendar = read_calendar(&unfolded).expect("it is a calendar");
    let event = |component: &&Component<'_>| component.name == "VEVENT";
    let event = calendar.components.iter().find(event).expect("it has an event");
    let value = |p: &icalendar::parser::Property<'_>| (p.name.to_string(), p.val.to_string());
    event.properties.iter().map(value).collect()
}

fn field<'a>(event: &'a [(String, String)], name: &str) -> &'a str {
    let mut found = event.iter().filter(|(field, _)| field == name);
    let (_, value) = found.next().unwrap_or_else(|| panic!("{name} is missing"));
    assert!(found.next().is_none(), "{name} is there twice");
    value
}

/// The times at which it comes, as a calendar in `zone` has them: local, `2026-11-29 17:30`.
fn times(ics: &str, zone: &str, count: u16) -> Vec<String> {
    let event = read(ics);
    let start = field(&event, "DTSTART");
    assert!(!start.ends_with('Z'), "a local time: no zone of its own");
    let rule = format!("DTSTART;TZID={zone}:{start}\nRRULE:{}", field(&event, "RRULE"));
    let set: RRuleSet = rule.parse().expect("it is a rule");
    set.all(count).dates.iter().map(|time| time.format("%Y-%m-%d %H:%M").to_string()).collect()
}

#[test]
fn it_stays_at_its_hour_when_the_clocks_change() {
    // From November into the summer, where Berlin is an hour further.
    let sundays = times(&entry(at(Some(6), 17)).ics(), "Europe/Berlin", 30);
    assert_eq!(sundays[0], "2026-11-29 17:30");
    assert_eq!(sundays[29], "2027-06-20 17:30");
    assert!(sundays.iter().all(|time| time.ends_with(" 17:30")));
    let days = times(&entry(at(None, 20)).ics(), "America/New_York", 200);
    assert_eq!((&*days[0], &*days[1]), ("2026-11-26 20:30", "2026-11-27 20:30"));
    assert!(days.iter().all(|time| time.ends_with(" 20:30")));
}

#[test]
fn it_begins_with_the_next_time_that_is_still_to_come() {
    for (when, first) in [
        (at(None, 18), "2026-11-26 18:30"),
        (at(None, 17), "2026-11-27 17:30"),
        (at(Some(3), 18), "2026-11-26 18:30"),
        (at(Some(3), 17), "2026-12-03 17:30"),
        (at(Some(2), 20), "2026-12-02 20:30"),
    ] {
        assert_eq!(times(&entry(when).ics(), "Europe/Berlin", 1), [first], "{when:?}");
    }
}

#[test]
fn once_a_month_and_once_a_year() {
    let months = times(&entry(seldom(5, Every::Month)).ics(), "Europe/Berlin", 4);
    assert_eq!(
        months,
        ["2026-12-05 10:00", "2027-01-02 10:00", "2027-02-06 10:00", "2027-03-06 10:00"]
    );
    let years = times(&entry(seldom(5, Every::Year)).ics(), "Europe/Berlin", 3);
    assert_eq!(years, ["2026-11-28 10:00", "2027-11-28 10:00", "2028-11-28 10:00"]);
    let google = entry(seldom(5, Every::Month)).google();
    assert!(google.contains("recur=RRULE%3AFREQ%3DMONTHLY%3BBYDAY%3D1SA"), "{google}");
}

/// Made again, it takes the old one's place; one with another name stands beside it.
#[test]
fn a_newer_form_of_an_entry_is_known_for_one() {
    let field_of = |entry: &Entry, name: &str| field(&read(&entry.ics()), name).to_owned();
    let first = entry(at(Some(6), 17));
    let newer = Entry { now_ms: NOW_MS + 3_600_000, when: at(None, 7), ..first };
    let other = Entry { title: "Another", ..first };
    assert_eq!(field_of(&first, "UID"), field_of(&newer, "UID"));
    assert_ne!(field_of(&first, "UID"), field_of(&other, "UID"));
    // Two traditions whose names are the two people's own don't take each other's place.
    let own = Entry { is_nameless: true, ..first };
    let another = Entry { when: at(None, 7), ..own };
    assert_ne!(field_of(&own, "UID"), field_of(&another, "UID"));
    assert_eq!(field_of(&own, "UID"), field_of(&Entry { now_ms: NOW_MS + 1, ..own }, "UID"));
    let [before, after] = [&first, &newer].map(|entry| field_of(entry, "SEQUENCE").parse::<i32>());
    assert!(after.unwrap() > before.unwrap());
}

#[test]
fn the_words_come_back_as_they_were() {
    let entry = entry(at(Some(0), 9));
    let ics = entry.ics();
    let event = read(&ics);
    let unescaped = |text: &str| {
        text.replace("\\n", "\n").replace("\\;", ";").replace("\\,", ",").replace("\\\\", "\\")
    };
    assert_eq!(unescaped(field(&event, "SUMMARY")), entry.title);
    assert_eq!(
        unescaped(field(&event, "DESCRIPTION")),
        format!("{}\n{}", entry.text, entry.address)
    );
    assert_eq!(field(&event, "URL"), entry.address);
    assert_eq!(field(&event, "DURATION"), "PT10M");
    assert!(field(&event, "DTSTAMP").ends_with('Z'));
    for line in ics.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains('\n'), "{line}");
    }
    assert!(ics.ends_with("END:VCALENDAR\r\n"));
}

#[test]
fn the_links_say_the_same() {
    let google = entry(at(Some(6), 17)).google();
    assert!(google.contains("dates=20261129T173000%2F20261129T174000"), "{google}");
    assert!(google.contains("recur=RRULE%3AFREQ%3DWEEKLY%3BBYDAY%3DSU"), "{google}");
    assert!(google.contains("text=Ten%20minutes%3B%20just%20us%2C%20%5C%20tonight"), "{google}");
    for (at_work, host) in
        [(false, "https://outlook.live.com/"), (true, "https://outlook.office.com/")]
    {
        let outlook = entry(at(Some(6), 17)).outlook(at_work);
        assert!(outlook.starts_with(host), "{outlook}");
        assert!(outlook.contains("startdt=2026-11-29T17%3A30%3A00"), "{outlook}");
    }
    assert!(
        entry(at(None, 7))
            .file()
            .starts_with("data:text/calendar;charset=utf-8,BEGIN%3AVCALENDAR%0D%0A")
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the page is called, wherever the phone is, whenever it is.
    #[test]
    fn any_words_at_any_time_make_a_calendar(
        title in "\\PC{0,90}",
        weekday in proptest::option::of(0u8..7),
        every in proptest::sample::select(Every::ALL.to_vec()),
        minute in 0u16..1440,
        now_ms in 0i64..4_102_444_800_000,
        offset_minutes in -720i32..=840,
    ) {
        let entry = Entry { title: &title, now_ms, offset_minutes, ..entry(When { weekday, every, minute }) };
        let ics = entry.ics();
        let first = &times(&ics, "UTC", 1)[0];
        prop_assert_eq!(&first[11..], format!("{:02}:{:02}", minute / 60, minute % 60));
        prop_assert!(ics.split("\r\n").all(|line| line.len() <= 75));
    }
}
