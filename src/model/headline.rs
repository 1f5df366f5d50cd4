//! What a result says, before the words are chosen.

use std::borrow::Cow;

use super::LoveLanguage;
use super::content::{Strings, Text, fill};
use super::inference::{Level, Picture, Verdict};

/// The sentence over a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Headline {
    /// One language leads.
    Clear(LoveLanguage),
    /// Two lead.
    Two(LoveLanguage, LoveLanguage),
    /// No single favourite, and all reach far.
    AllHigh,
    /// No single favourite, and none reaches far.
    AllLow,
    /// No single favourite, and the levels differ.
    Mixed,
    /// Too little was answered.
    Unknown,
}

impl Headline {
    /// What the picture allows to say.
    pub fn of(picture: &Picture) -> Self {
        let all = |far: fn([Level; 3]) -> bool| {
            picture.reach.iter().all(|(_, reach)| {
                let [low, high] = reach.level_range();
                far([low, reach.level(), high])
            })
        };
        match picture.verdict {
            _ if !picture.informed => Self::Unknown,
            Verdict::Clear(first) => Self::Clear(first),
            Verdict::Two(first, second) => Self::Two(first, second),
            Verdict::None
                if all(|[low, best, _]| low >= Level::Somewhat && best >= Level::ALot) =>
            {
                Self::AllHigh
            }
            Verdict::None
                if all(|[_, best, high]| best <= Level::ALittle && high <= Level::Somewhat) =>
            {
                Self::AllLow
            }
            Verdict::None => Self::Mixed,
        }
    }

    /// It in words: the sentence over the result, and what it means.
    pub fn sentences(self, strings: &Strings) -> (Cow<'static, str>, Text) {
        let Strings { result, languages, languages_inline, .. } = strings;
        let meaning = &result.meaning;
        let (title, meaning) = match self {
            Self::Clear(language) => (result.clear[language], meaning.clear[language]),
            Self::Two(first, second) => {
                let names = [("a", &*languages[first]), ("b", &*languages_inline[second])];
                return (fill(result.two, &names).into(), meaning.two);
            }
            Self::AllHigh => (result.all_high, meaning.all_high),
            Self::AllLow => (result.all_low, meaning.all_low),
            Self::Mixed => (result.mixed, meaning.mixed),
            Self::Unknown => (result.unknown, meaning.unknown),
        };
        (title.as_str().into(), meaning)
    }

    /// The languages that it names.
    pub fn names(self) -> impl Iterator<Item = LoveLanguage> {
        let names = match self {
            Self::Clear(first) => [Some(first), None],
            Self::Two(first, second) => [Some(first), Some(second)],
            _ => [None, None],
        };
        names.into_iter().flatten()
    }

    /// A further language that the answers don't tell apart from the named: it is first with a
    /// chance of one in six or more.
    pub fn close_behind(self, picture: &Picture) -> Option<LoveLanguage> {
        self.names().next()?;
        let unnamed = |language: &LoveLanguage| self.names().all(|name| name != *language);
        let next = picture.order.into_iter().find(unnamed)?;
        (picture.first[next] >= 1.0 / 6.0).then_some(next)
    }
}

#[cfg(test)]
mod tests {
    use super::LoveLanguage::{Gifts, Service, Time, Touch, Words};
    use super::*;
    use crate::model::ByLanguage;
    use crate::model::inference::Reach;

    /// A picture in the order of [`LoveLanguage::ALL`].
    fn picture(verdict: Verdict, best: [f32; 5], first: [f32; 5]) -> Picture {
        Picture {
            verdict,
            first: ByLanguage::from_fn(|language| first[language.index()]),
            reach: ByLanguage::from_fn(|language| {
                let best = best[language.index()];
                Reach { low: best, best, high: best }
            }),
            order: [Words, Time, Gifts, Service, Touch],
            informed: true,
        }
    }

    const APART: [f32; 5] = [0.9, 0.7, 0.5, 0.3, 0.1];
    const CLEAR: [f32; 5] = [0.9, 0.1, 0.0, 0.0, 0.0];

    #[test]
    fn every_verdict_has_its_sentence() {
        let even = [0.2; 5];
        for (verdict, best, headline) in [
            (Verdict::Clear(Words), APART, Headline::Clear(Words)),
            (Verdict::Clear(Words), [0.9; 5], Headline::Clear(Words)),
            (Verdict::Two(Words, Time), APART, Headline::Two(Words, Time)),
            (Verdict::None, APART, Headline::Mixed),
            (Verdict::None, [0.8, 0.7, 0.9, 0.75, 0.6], Headline::AllHigh),
            (Verdict::None, [0.8, 0.7, 0.9, 0.7, 0.58], Headline::Mixed),
            (Verdict::None, [0.1, 0.2, 0.3, 0.39, 0.0], Headline::AllLow),
            (Verdict::None, [0.5; 5], Headline::Mixed),
        ] {
            assert_eq!(
                Headline::of(&picture(verdict, best, even)),
                headline,
                "{verdict:?} {best:?}"
            );
        }
        let unknown = Picture { informed: false, ..picture(Verdict::Clear(Words), APART, CLEAR) };
        assert_eq!(Headline::of(&unknown), Headline::Unknown);
    }

    #[test]
    fn a_close_third_is_named_and_a_far_one_is_not() {
        for (verdict, first, behind) in [
            (Verdict::Clear(Words), CLEAR, None),
            (Verdict::Clear(Words), [0.8, 0.2, 0.0, 0.0, 0.0], Some(Time)),
            (Verdict::Two(Words, Time), [0.4, 0.4, 0.2, 0.0, 0.0], Some(Gifts)),
            (Verdict::Two(Words, Time), [0.5, 0.4, 0.1, 0.0, 0.0], None),
            (Verdict::None, [0.2; 5], None),
        ] {
            let picture = picture(verdict, APART, first);
            assert_eq!(Headline::of(&picture).close_behind(&picture), behind, "{verdict:?}");
        }
    }
}
