//! The timer of a turn. It holds when the turn ends, by the clock, rather than counting: it is true
//! also in a tab that was out of sight. It never ends anything by itself, and it can be paused,
//! lengthened and turned off (WCAG 2.2.1).

/// A timer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timer {
    /// There is none.
    Off,
    /// It has not begun, or it stands still; with so much left, in ms.
    Paused {
        /// What is left.
        left_ms: i64,
        /// Whether it ran before.
        began: bool,
    },
    /// It runs, until this moment: ms since 1970, UTC.
    Running {
        /// When it ends.
        until_ms: i64,
    },
    /// The time is over.
    Over,
}

/// What can happen to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimerMsg {
    /// Start, or go on.
    Start,
    /// Stand still.
    Pause,
    /// A minute more.
    Longer,
    /// Some time went by.
    Tick,
}

/// What [`TimerMsg::Longer`] adds.
const LONGER_MS: i64 = 60_000;

impl Timer {
    /// The timer of a turn that takes so many seconds.
    pub(super) fn of_turn(seconds: Option<u16>) -> Self {
        match seconds {
            Some(seconds) => Self::Paused { left_ms: i64::from(seconds) * 1_000, began: false },
            None => Self::Off,
        }
    }

    /// Whether it runs.
    pub fn is_running(self) -> bool {
        matches!(self, Self::Running { .. })
    }

    /// What is left at a moment, in ms; 0 where it is over or off.
    pub fn left_ms(self, now_ms: i64) -> i64 {
        match self {
            Self::Paused { left_ms, .. } => left_ms,
            Self::Running { until_ms } => (until_ms - now_ms).max(0),
            Self::Off | Self::Over => 0,
        }
    }

    pub(super) fn pause(&mut self, now_ms: i64) {
        if self.is_running() {
            *self = match self.left_ms(now_ms) {
                0 => Self::Over,
                left_ms => Self::Paused { left_ms, began: true },
            };
        }
    }

    /// Takes what happened in a turn that takes so many seconds.
    pub(super) fn update(&mut self, msg: TimerMsg, seconds: u16, now_ms: i64) {
        match (msg, *self) {
            (TimerMsg::Start, Self::Paused { left_ms, .. }) => {
                *self = Self::Running { until_ms: now_ms + left_ms };
            }
            (TimerMsg::Start, Self::Over | Self::Off) => {
                *self = Self::Running { until_ms: now_ms + i64::from(seconds) * 1_000 };
            }
            (TimerMsg::Pause, _) => self.pause(now_ms),
            (TimerMsg::Longer, Self::Running { until_ms }) => {
                *self = Self::Running { until_ms: until_ms.max(now_ms) + LONGER_MS };
            }
            (TimerMsg::Longer, Self::Paused { left_ms, began }) => {
                *self = Self::Paused { left_ms: left_ms + LONGER_MS, began };
            }
            (TimerMsg::Longer, Self::Over) => {
                *self = Self::Running { until_ms: now_ms + LONGER_MS };
            }
            (TimerMsg::Tick, Self::Running { until_ms }) if until_ms <= now_ms => {
                *self = Self::Over;
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_goes_by_the_clock_and_not_by_ticks() {
        let mut timer = Timer::of_turn(Some(120));
        assert_eq!(timer.left_ms(0), 120_000);
        timer.update(TimerMsg::Start, 120, 1_000);
        timer.update(TimerMsg::Tick, 120, 31_000);
        assert_eq!(timer.left_ms(31_000), 90_000);
        timer.update(TimerMsg::Pause, 120, 61_000);
        // It stands still for an hour.
        assert_eq!(timer.left_ms(3_661_000), 60_000);
        timer.update(TimerMsg::Start, 120, 3_661_000);
        timer.update(TimerMsg::Longer, 120, 3_661_000);
        assert_eq!(timer.left_ms(3_661_000), 120_000);
        // No tick came for ten minutes: the tab was out of sight.
        timer.update(TimerMsg::Tick, 120, 4_261_000);
        assert_eq!(timer, Timer::Over);
        timer.update(TimerMsg::Longer, 120, 4_261_000);
        assert_eq!(timer.left_ms(4_261_000), 60_000);
    }

    #[test]
    fn a_turn_without_time_has_none_and_a_pause_at_the_end_is_the_end() {
        assert_eq!(Timer::of_turn(None), Timer::Off);
        let mut timer = Timer::Running { until_ms: 5 };
        timer.update(TimerMsg::Pause, 10, 6);
        assert_eq!(timer, Timer::Over);
    }
}
