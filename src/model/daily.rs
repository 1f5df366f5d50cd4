//! Today's question: the same on both phones of a pair, with nothing but a seed between them.
//!
//! ```
//! use love_languages::model::daily::{day, question};
//!
//! let list = [11, 4, 7];
//! let utc_minutes = 1_800_000_000 / 60;
//! let today = day(utc_minutes, 60);
//! let three_days = [0, 1, 2].map(|n| question(&list, 99, today + n));
//! assert!(list.iter().all(|&place| three_days.contains(&Some(usize::from(place)))));
//! assert_eq!(question(&list, 99, today + 3), three_days[0]);
//! ```

use super::random::Random;

/// The hour at which a day turns, locally: whoever is still up at midnight keeps the question.
pub const TURNS_AT_HOUR: i64 = 4;

pub(super) const MINUTES_A_DAY: i64 = 24 * 60;

/// The question of a day, of those in `list`: places in the deck, each once. `None` where there are
/// none.
///
/// The seed decides on an order that is gone through again and again, so that no question comes
/// twice in as many days as there are questions.
pub fn question(list: &[u16], seed: u64, day: i64) -> Option<usize> {
    let round = i64::try_from(list.len()).ok().filter(|&round| round > 0)?;
    let mut order = list.to_vec();
    Random::new(seed).shuffle(&mut order);
    Some(usize::from(order[day.rem_euclid(round) as usize]))
}

/// Days since 1970, by the clock of whoever is `offset_minutes` east of UTC; `utc_minutes` are
/// minutes since 1970. The offset is the pair's, not the phone's, so that the day turns at once on
/// both.
pub fn day(utc_minutes: i64, offset_minutes: i32) -> i64 {
    let local = utc_minutes + i64::from(offset_minutes);
    (local - TURNS_AT_HOUR * 60).div_euclid(MINUTES_A_DAY)
}
