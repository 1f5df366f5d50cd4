//! Shift, pressed alone and again and again: the way out without a look at the screen.

/// So many presses leave the page.
pub const LEAVES_AFTER: usize = 3;

/// Within so many ms.
pub const WITHIN_MS: f64 = 5_000.0;

/// What happens to the keys and the pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// Shift goes down; held down, it does so again and again.
    Shift {
        /// Whether it was down.
        repeats: bool,
    },
    /// Another key goes down.
    Other,
    /// A pointer goes down: a click with Shift is something else.
    Pointer,
    /// Shift comes up.
    Released,
    /// Time goes by.
    Nothing,
}

/// The presses that count by now.
#[derive(Clone, Debug, Default)]
pub struct Shifts {
    is_alone: bool,
    at_ms: Vec<f64>,
}

impl Shifts {
    /// Takes what happened at a moment, and says how many presses count.
    pub fn count(&mut self, press: Press, now_ms: f64) -> usize {
        self.at_ms.retain(|at| now_ms - at < WITHIN_MS);
        match press {
            Press::Shift { repeats } => self.is_alone = !repeats,
            Press::Other => *self = Self::default(),
            Press::Pointer => self.is_alone = false,
            Press::Released if self.is_alone => self.at_ms.push(now_ms),
            Press::Released | Press::Nothing => {}
        }
        self.at_ms.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many count after each press of Shift, down and up at these moments.
    fn counts(seconds: &[f64]) -> Vec<usize> {
        let mut shifts = Shifts::default();
        let press = |&at: &f64| {
            shifts.count(Press::Shift { repeats: false }, at * 1_000.0);
            shifts.count(Press::Released, at * 1_000.0)
        };
        seconds.iter().map(press).collect()
    }

    #[test]
    fn any_three_within_five_seconds_count() {
        assert_eq!(counts(&[0.0, 1.0, 2.0]), [1, 2, 3]);
        assert_eq!(counts(&[0.0, 4.0, 5.5, 5.7]), [1, 2, 2, 3]);
        assert_eq!(counts(&[0.0, 5.0, 10.0, 15.0]), [1, 1, 1, 1]);
    }

    #[test]
    fn only_shift_alone_counts() {
        for between in [Press::Other, Press::Pointer, Press::Shift { repeats: true }] {
            let mut shifts = Shifts::default();
            shifts.count(Press::Shift { repeats: false }, 0.0);
            shifts.count(between, 1.0);
            assert_eq!(shifts.count(Press::Released, 2.0), 0, "{between:?}");
        }
    }

    #[test]
    fn another_key_and_time_take_them_back() {
        let mut shifts = Shifts::default();
        shifts.count(Press::Shift { repeats: false }, 0.0);
        assert_eq!(shifts.count(Press::Released, 0.0), 1);
        assert_eq!(shifts.clone().count(Press::Other, 1.0), 0);
        assert_eq!(shifts.clone().count(Press::Pointer, 1.0), 1);
        assert_eq!(shifts.count(Press::Nothing, WITHIN_MS), 0);
    }
}
