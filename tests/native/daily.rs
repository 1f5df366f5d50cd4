//! Today's question and when its day turns, over ten years.

use std::ops::RangeInclusive;

use love_languages::model::code::{Code, Link, Offset};
use love_languages::model::daily::{day, question};
use proptest::prelude::*;

use crate::{arrive, phone};

/// From 2020-01-01, and as many before 1970.
const STARTS: [i64; 2] = [18_262, -3_653];
const TEN_YEARS: i64 = 3_653;
const MINUTES_A_DAY: i64 = 24 * 60;
const OFFSETS: RangeInclusive<i32> = -12 * 60..=14 * 60;

/// Minutes since 1970 in UTC, when a clock at `offset` shows `hour`:`minute` on a day since 1970.
fn utc(date: i64, hour: i64, minute: i64, offset: i32) -> i64 {
    date * MINUTES_A_DAY + hour * 60 + minute - i64::from(offset)
}

/// Places that are no plain count, so that a place and an index can't be mixed up.
fn list(length: u16) -> Vec<u16> {
    (0..length).map(|n| n * 3 + 5).collect()
}

#[test]
fn the_day_turns_at_four_and_only_then() {
    for offset in OFFSETS.step_by(15) {
        for date in STARTS.into_iter().flat_map(|start| start..start + TEN_YEARS) {
            let at = |hour, minute| day(utc(date, hour, minute, offset), offset);
            assert_eq!(at(3, 59), date - 1, "offset {offset}");
            assert_eq!(at(4, 0), date, "offset {offset}");
            // The last minute before it turns again.
            assert_eq!(at(27, 59), date, "offset {offset}");
        }
    }
}

#[test]
fn the_day_rises_by_one_at_most_from_minute_to_minute() {
    for offset in OFFSETS.step_by(15) {
        let minutes = -3 * MINUTES_A_DAY..3 * MINUTES_A_DAY;
        let turns: Vec<i64> =
            minutes.filter(|&utc| day(utc, offset) != day(utc - 1, offset)).collect();
        assert!(turns.len() == 6 && turns.windows(2).all(|t| t[1] - t[0] == MINUTES_A_DAY));
        assert!(turns.iter().all(|&utc| day(utc, offset) == day(utc - 1, offset) + 1));
    }
}

#[test]
fn no_question_comes_twice_in_a_window_of_the_list() {
    for (seed, length) in (0..12).zip([150, 180, 2, 1].into_iter().cycle()) {
        let list = list(length);
        for start in STARTS {
            let mut last = vec![None; usize::from(u16::MAX)];
            for today in start..start + TEN_YEARS {
                let question = question(&list, seed, today).unwrap();
                let before = last[question].replace(today);
                // Not sooner, and in an order that stays the same not later either.
                assert!(before.is_none_or(|before| today - before == i64::from(length)));
            }
            let shown = last.iter().flatten().count();
            assert_eq!(shown, list.len(), "every question comes");
        }
    }
}

#[test]
fn over_many_pairs_each_question_is_as_likely_on_a_day() {
    let list = list(180);
    for today in [0, 1, 90, 20_000] {
        let mut counts = vec![0; 180 * 3 + 5];
        for seed in 0..18_000 {
            counts[question(&list, seed, today).unwrap()] += 1;
        }
        // A hundred each on average, with a standard deviation of ten.
        assert!(list.iter().all(|&place| (55..=145).contains(&counts[usize::from(place)])));
    }
}

#[test]
fn a_list_without_questions_has_none_today() {
    assert_eq!(question(&[], 1, 5), None);
}

proptest! {
    /// Each phone has its own zone; what they share is the two codes, whichever is whose.
    #[test]
    fn two_phones_agree_whatever_their_own_offsets(
        utc_minutes in -30_000_000_i64..60_000_000,
        offsets in [OFFSETS, OFFSETS],
        zones in [OFFSETS, OFFSETS],
    ) {
        let [a, b] = offsets.map(|minutes| {
            let offset = Offset::from_minutes(minutes);
            Code { offset, ..Code::read("1N1QSWW8Z1EZ").unwrap() }
        });
        let today = [(a, b, zones[0]), (b, a, zones[1])].map(|(mine, theirs, zone)| {
            let mut model = phone(&[]);
            model.around.now_ms = utc_minutes * 60_000;
            model.around.offset_minutes = zone;
            arrive(&mut model, &Link::Pair { first: mine, second: theirs }.write());
            model.today()
        });
        prop_assert!(today[0].is_some());
        prop_assert_eq!(today[0], today[1]);
    }

    #[test]
    fn different_seeds_give_different_orders(a: u64, b: u64) {
        prop_assume!(a != b);
        let list = list(180);
        let order = |seed| (0..180).map(|day| question(&list, seed, day)).collect::<Vec<_>>();
        let (a, b) = (order(a), order(b));
        let same = a.iter().zip(&b).filter(|(a, b)| a == b).count();
        // One on average, as for any two orders.
        prop_assert!(same <= 12, "{} of 180 days are the same", same);
        // Nor is one the other, begun on another day.
        let turned = (0..180).filter(|&by| (0..180).all(|n| a[n] == b[(n + by) % 180])).count();
        prop_assert_eq!(turned, 0);
    }
}
