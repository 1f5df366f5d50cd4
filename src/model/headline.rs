//! What a result says, before the words are chosen.

use super::LoveLanguage;
use super::inference::{Picture, Verdict};

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
        let all = |far: fn(f32) -> bool| picture.reach.iter().all(|(_, reach)| far(reach.best));
        match picture.verdict {
            _ if !picture.informed => Self::Unknown,
            Verdict::Clear(first) => Self::Clear(first),
            Verdict::Two(first, second) => Self::Two(first, second),
            Verdict::None if all(|best| best >= 0.65) => Self::AllHigh,
            Verdict::None if all(|best| best <= 0.35) => Self::AllLow,
            Verdict::None => Self::Mixed,
        }
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
