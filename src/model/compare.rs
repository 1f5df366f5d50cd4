//! One half of a comparison: what reaches one person beside what the other gives. No score, no
//! ranking: an agreement to be glad of, or a language in which a small act may go furthest.

use super::code::{Certainty, Code, Want};
use super::inference::Level;
use super::{ByLanguage, LoveLanguage};

/// One direction: from who gives to whom it reaches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Direction {
    /// How much each language reaches the one.
    pub want: ByLanguage<Option<Want>>,
    /// How often the other gives it.
    pub give: ByLanguage<Option<Level>>,
}

impl Direction {
    /// What `to` takes beside what `from` gives; either may be unknown.
    pub fn new(from: Option<&Code>, to: Option<&Code>) -> Self {
        Self {
            want: to.map_or_else(Default::default, |code| code.want),
            give: from.map_or_else(Default::default, |code| code.give),
        }
    }

    /// What somebody takes beside what the same one gives.
    pub fn of_one(code: &Code) -> Self {
        Self::new(Some(code), Some(code))
    }

    /// Whether it is known what is given.
    pub fn gives(&self) -> bool {
        self.give.iter().any(|(_, give)| give.is_some())
    }

    /// Whether it is known what reaches.
    pub fn wants(&self) -> bool {
        self.want.iter().any(|(_, want)| want.is_some())
    }

    /// Whether what reaches is little more than a guess: most ranges span three levels or more.
    pub fn is_unsure(&self) -> bool {
        let wants = || self.want.iter().filter_map(|(_, want)| want.as_ref());
        let unsure = wants().filter(|want| want.certainty == Certainty::Unsure).count();
        2 * unsure > wants().count()
    }

    /// The one language that reaches most, if there is one.
    pub fn most_wanted(&self) -> Option<LoveLanguage> {
        single_highest(|language| self.want[language].map(|want| want.level))
    }

    /// The one language that is given most, if there is one.
    pub fn most_given(&self) -> Option<LoveLanguage> {
        single_highest(|language| self.give[language])
    }

    /// What is given most is what reaches most: at least somewhat, and not much more than it is given.
    pub fn agreement(&self) -> Option<LoveLanguage> {
        let language = self.most_wanted().filter(|wanted| self.most_given() == Some(*wanted))?;
        let (want, give) = (self.want[language]?.level, self.give[language]?);
        (want >= Level::Somewhat && want.index() <= give.index() + 1).then_some(language)
    }

    /// Whether both sides are known, and nowhere far from each other: nothing reaches more than it is
    /// given, or is given more than one level above that.
    pub fn is_close(&self) -> bool {
        let far = |language: LoveLanguage| {
            let (want, give) = (self.want[language]?.level.index(), self.give[language]?.index());
            Some(want > give || give > want + 1)
        };
        let is_far = LoveLanguage::ALL.into_iter().filter_map(far).any(|far| far);
        self.wants() && self.gives() && !is_far
    }

    /// Where what reaches is furthest above what is given; of equals, what reaches more. `None` where
    /// nothing is, or one side is not known. What the two agree in is to be glad of, and no gap.
    pub fn widest_gap(&self) -> Option<LoveLanguage> {
        let agreement = self.agreement();
        let gap = |language: LoveLanguage| {
            if agreement == Some(language) {
                return None;
            }
            let (want, give) = (self.want[language]?.level.index(), self.give[language]?.index());
            (want > give).then(|| (want - give, want, language))
        };
        // The first of equals, so that nobody's phone says another.
        let wider = |best: (usize, usize, LoveLanguage), next: (usize, usize, LoveLanguage)| {
            if (next.0, next.1) > (best.0, best.1) { next } else { best }
        };
        LoveLanguage::ALL.into_iter().filter_map(gap).reduce(wider).map(|(_, _, language)| language)
    }

    /// Where a small act may go furthest: at the widest gap; as long as nobody said what is given, at
    /// what reaches most.
    pub fn furthest(&self) -> Option<LoveLanguage> {
        match self.gives() {
            true => self.widest_gap(),
            false => self.most_wanted(),
        }
    }
}

fn single_highest(level: impl Fn(LoveLanguage) -> Option<Level>) -> Option<LoveLanguage> {
    let highest = LoveLanguage::ALL.into_iter().filter_map(&level).max()?;
    let mut at_it =
        LoveLanguage::ALL.into_iter().filter(|&language| level(language) == Some(highest));
    at_it.next().filter(|_| at_it.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::LoveLanguage::{Gifts, Service, Time, Touch, Words};
    use super::*;

    /// Levels in the order of [`LoveLanguage::ALL`]; 9 is not known.
    fn direction(want: [usize; 5], give: [usize; 5]) -> Direction {
        Direction {
            want: ByLanguage::from_fn(|language| {
                let level = Level::from_index(want[language.index()])?;
                Some(Want { level, certainty: Certainty::Fair })
            }),
            give: ByLanguage::from_fn(|language| Level::from_index(give[language.index()])),
        }
    }

    #[test]
    fn an_agreement_needs_one_that_leads_on_both_sides() {
        for (want, give, agreement) in [
            ([4, 3, 2, 1, 0], [3, 2, 1, 0, 0], Some(Words)),
            ([4, 4, 2, 1, 0], [3, 2, 1, 0, 0], None),
            ([4, 3, 2, 1, 0], [1, 2, 1, 0, 0], None),
            ([4, 3, 2, 1, 0], [9; 5], None),
            ([9; 5], [3, 2, 1, 0, 0], None),
            // No word of luck where it is given far less than it reaches, or hardly reaches.
            ([4, 3, 3, 3, 3], [1, 0, 0, 0, 0], None),
            ([1, 0, 0, 0, 0], [1, 0, 0, 0, 0], None),
            ([2, 0, 0, 0, 0], [1, 0, 0, 0, 0], Some(Words)),
        ] {
            assert_eq!(direction(want, give).agreement(), agreement, "{want:?} {give:?}");
        }
    }

    #[test]
    fn the_widest_gap_is_where_most_is_wanting() {
        for (want, give, gap) in [
            ([4, 3, 2, 1, 0], [4, 3, 2, 1, 0], None),
            ([4, 3, 2, 1, 4], [4, 1, 2, 1, 0], Some(Touch)),
            ([2, 4, 2, 2, 2], [0, 2, 0, 0, 0], Some(Time)),
            ([2, 2, 2, 2, 2], [0, 0, 0, 0, 0], Some(Words)),
            ([0, 1, 4, 9, 2], [9, 4, 9, 0, 1], Some(Touch)),
            ([3, 3, 3, 4, 3], [9, 9, 9, 2, 9], Some(Service)),
            ([3, 3, 4, 3, 3], [9; 5], None),
            // Not what they have just been told to be glad of.
            ([4, 2, 2, 2, 2], [3, 2, 1, 2, 2], Some(Gifts)),
            ([4, 2, 2, 2, 2], [3, 2, 2, 2, 2], None),
            ([4, 2, 2, 2, 2], [1, 0, 0, 0, 0], Some(Words)),
        ] {
            assert_eq!(direction(want, give).widest_gap(), gap, "{want:?} {give:?}");
        }
        assert_eq!(direction([0, 0, 4, 0, 0], [0; 5]).most_wanted(), Some(Gifts));
        for (want, give, furthest) in [
            ([0, 0, 4, 0, 0], [9; 5], Some(Gifts)),
            ([4, 0, 4, 0, 0], [9; 5], None),
            ([0, 0, 4, 3, 0], [0, 0, 4, 0, 0], Some(Service)),
            ([0, 0, 4, 0, 0], [4; 5], None),
        ] {
            assert_eq!(direction(want, give).furthest(), furthest, "{want:?} {give:?}");
        }
    }

    #[test]
    fn most_ranges_wide_is_unsure() {
        let mut direction = direction([2; 5], [9; 5]);
        assert!(!direction.is_unsure() && direction.wants() && !direction.gives());
        for language in [Words, Time, Gifts] {
            direction.want[language] =
                Some(Want { level: Level::Somewhat, certainty: Certainty::Unsure });
        }
        assert!(direction.is_unsure());
    }
}
