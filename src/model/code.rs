//! Share codes: a result in twelve characters (`1N1Q-SWW8-Z1EZ`) to send, type or scan. The format
//! is written down in `docs/share-code.md`.

use serde::{Deserialize, Serialize};

use super::inference::{Level, Picture};
use super::random::Random;
use super::{ByLanguage, LoveLanguage};

/// The newest list of today's questions that is known here, and the one that a code names. A code
/// that names a later one, or 0, comes from a newer version; all else in it can be read.
pub const NEWEST_LIST: u8 = 1;

/// What one person shares. It is stored as the number that its letters spell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "u64", try_from = "u64")]
pub struct Code {
    /// How much each language reaches. `None`: not known.
    pub want: ByLanguage<Option<Want>>,
    /// How often each is given. `None`: not said.
    pub give: ByLanguage<Option<Level>>,
    /// The clock that today's question goes by.
    pub offset: Offset,
    /// The frozen list of today's questions, 1 to 31; more does not fit. See [`NEWEST_LIST`].
    pub list: u8,
}

/// How much a language reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Want {
    /// The level that the best guess is at.
    pub level: Level,
    /// How sure that is.
    pub certainty: Certainty,
}

/// How many levels the 80 % range spans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// One.
    Sure,
    /// Two.
    Fair,
    /// Three or more.
    Unsure,
}

/// How far a clock is ahead of UTC, in quarters of an hour from −12:00 to +14:00.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offset {
    /// Since −12:00.
    quarters: u8,
}

/// Why a text is no code. Nothing here says it in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// There is nothing to read.
    Empty,
    /// It ends too early.
    TooShort {
        /// How many characters are missing.
        missing: usize,
    },
    /// It goes on too long.
    TooLong {
        /// How many characters there are too many.
        extra: usize,
    },
    /// This character is in no code.
    Letter {
        /// As it was written.
        letter: char,
        /// How many characters of a code stand before it.
        at: usize,
    },
    /// It has the right length, and is still wrong somewhere.
    Check,
    /// It is whole, and was made by a newer version.
    Newer,
}

/// What a link brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// Somebody's code.
    One(Code),
    /// A reply.
    Pair {
        /// The code of whom the link is sent to.
        first: Code,
        /// The code of who sends it.
        second: Code,
    },
}

/// The seed that two codes share, whoever asks.
pub fn pair_seed(a: &Code, b: &Code) -> u64 {
    let texts = in_order(a, b).map(|code| code.letters());
    Random::hashing(texts.into_iter().flatten()).bits()
}

/// The clock that two codes share, whoever asks: that of the code whose text sorts first.
pub fn pair_offset(a: &Code, b: &Code) -> Offset {
    in_order(a, b)[0].offset
}

/// Two codes in the order that they have on every phone.
pub(super) fn in_order<'a>(a: &'a Code, b: &'a Code) -> [&'a Code; 2] {
    // Digits are in the order of ASCII, and the payload comes before the check.
    if a.payload() <= b.payload() { [a, b] } else { [b, a] }
}

/// Crockford's digits (<https://www.crockford.com/base32.html>), in the order of ASCII.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// The version written here, and the highest that is read.
const VERSION: u8 = 1;
/// Where the payload ends and the check begins.
const CHECK_AT: usize = 10;
/// Which lengths, in characters, a version may have: two check symbols over GF(32) find two errors
/// in 31 and not in more.
const LENGTHS: std::ops::RangeInclusive<usize> = 4..=31;

// The payload is a number with these radices, the first of them in front.
const WANTS: u64 = 16;
const GIVES: u64 = 6;
const OFFSETS: u64 = 105;
const LISTS: u64 = 32;

impl Code {
    /// How many characters a code has, hyphens not counted.
    pub const LENGTH: usize = 12;

    /// What a result says, with what was said of giving.
    pub fn of(picture: &Picture, give: ByLanguage<Option<Level>>, offset: Offset) -> Self {
        let want = ByLanguage::from_fn(|language| {
            let reach = &picture.reach[language];
            let [low, high] = reach.level_range();
            let certainty = match high.index() - low.index() {
                0 => Certainty::Sure,
                1 => Certainty::Fair,
                _ => Certainty::Unsure,
            };
            picture.informed.then_some(Want { level: reach.level(), certainty })
        });
        Self { want, give, offset, list: NEWEST_LIST }
    }

    /// The code in three groups with hyphens.
    pub fn write(&self) -> String {
        let mut text = String::new();
        self.write_to(&mut text, true);
        text
    }

    /// Reads a code as people write it: in either case, O for 0, I or L for 1, and with spaces,
    /// hyphens, dots and line ends anywhere.
    ///
    /// # Errors
    /// The first of these that is so: it holds a character that is in no code; it is whole, and of
    /// a newer version; it has the wrong length; it is wrong.
    pub fn read(text: &str) -> Result<Self, CodeError> {
        Self::parse(text, true)
    }

    fn parse(text: &str, dots_are_gaps: bool) -> Result<Self, CodeError> {
        let (mut version, mut payload) = (0, 0);
        let mut remainder = Remainder::default();
        let mut length = 0;
        for letter in text.chars() {
            if is_gap(letter) || (letter == '.' && dots_are_gaps) {
                continue;
            }
            let Some(symbol) = symbol(letter) else {
                return Err(CodeError::Letter { letter, at: length });
            };
            match length {
                0 => version = symbol,
                1..CHECK_AT => payload = payload << 5 | u64::from(symbol),
                _ => {}
            }
            remainder.push(symbol);
            length += 1;
        }
        let is_whole = remainder == Remainder::default();
        if is_whole && version > VERSION && LENGTHS.contains(&length) {
            return Err(CodeError::Newer);
        }
        match length {
            0 => Err(CodeError::Empty),
            _ if length < Self::LENGTH => {
                Err(CodeError::TooShort { missing: Self::LENGTH - length })
            }
            _ if length > Self::LENGTH => Err(CodeError::TooLong { extra: length - Self::LENGTH }),
            _ if is_whole && version == VERSION => {
                Self::from_payload(payload).ok_or(CodeError::Check)
            }
            _ => Err(CodeError::Check),
        }
    }

    fn write_to(&self, text: &mut String, hyphens: bool) {
        for (at, letter) in self.letters().into_iter().enumerate() {
            if hyphens && at > 0 && at % 4 == 0 {
                text.push('-');
            }
            text.push(char::from(letter));
        }
    }

    /// The code in ASCII, without hyphens.
    fn letters(&self) -> [u8; Self::LENGTH] {
        let payload = self.payload();
        let mut remainder = Remainder::default();
        std::array::from_fn(|at| {
            let symbol = match at {
                0 => VERSION,
                1..CHECK_AT => (payload >> (5 * (CHECK_AT - 1 - at))) as u8 & 31,
                // To push the front of a remainder moves the rest of it to the front.
                _ => remainder.0[0],
            };
            remainder.push(symbol);
            DIGITS[usize::from(symbol)]
        })
    }

    fn payload(&self) -> u64 {
        let mut payload = 0;
        let mut put = |radix, digit| payload = payload * radix + digit;
        for (_, want) in self.want.iter() {
            let digit = want.map_or(0, |want| 1 + want.level as u64 * 3 + want.certainty as u64);
            put(WANTS, digit);
        }
        for (_, give) in self.give.iter() {
            put(GIVES, give.map_or(0, |give| 1 + give as u64));
        }
        put(OFFSETS, self.offset.quarters.into());
        put(LISTS, u64::from(self.list) % LISTS);
        payload
    }

    fn from_payload(mut payload: u64) -> Option<Self> {
        let mut take = |radix| {
            let digit = payload % radix;
            payload /= radix;
            digit as u8
        };
        let list = take(LISTS);
        let offset = Offset { quarters: take(OFFSETS) };
        let (mut want, mut give) = (ByLanguage::default(), ByLanguage::default());
        for language in LoveLanguage::ALL.into_iter().rev() {
            give[language] = take(GIVES).checked_sub(1).and_then(level);
        }
        for language in LoveLanguage::ALL.into_iter().rev() {
            want[language] = take(WANTS).checked_sub(1).and_then(|state| {
                let certainty = match state % 3 {
                    0 => Certainty::Sure,
                    1 => Certainty::Fair,
                    _ => Certainty::Unsure,
                };
                Some(Want { level: level(state / 3)?, certainty })
            });
        }
        (payload == 0).then_some(Self { want, give, offset, list })
    }
}

impl From<Code> for u64 {
    fn from(code: Code) -> Self {
        code.payload()
    }
}

impl TryFrom<u64> for Code {
    type Error = &'static str;

    fn try_from(payload: u64) -> Result<Self, Self::Error> {
        Self::from_payload(payload).ok_or("no code has this number")
    }
}

impl Link {
    /// Reads what stands after `ll=` in a fragment: a code, or two with a dot between.
    ///
    /// # Errors
    /// What is wrong with the first code that is no code. A dot with no code beside it is a link
    /// that lacks all of one.
    pub fn read(fragment_value: &str) -> Result<Self, CodeError> {
        let read = |text| Code::parse(text, false);
        let half = |text| {
            read(text).map_err(|error| match error {
                CodeError::Empty => CodeError::TooShort { missing: Code::LENGTH },
                error => error,
            })
        };
        match fragment_value.split_once('.') {
            None => read(fragment_value).map(Self::One),
            Some((first, second)) => Ok(Self::Pair { first: half(first)?, second: half(second)? }),
        }
    }

    /// What to put after `ll=`: without hyphens, since a chat may break a line there.
    pub fn write(&self) -> String {
        let (first, second) = match self {
            Self::One(code) => (code, None),
            Self::Pair { first, second } => (first, Some(second)),
        };
        let mut text = String::new();
        first.write_to(&mut text, false);
        if let Some(second) = second {
            text.push('.');
            second.write_to(&mut text, false);
        }
        text
    }
}

impl Offset {
    /// The nearest quarter to minutes ahead of UTC (JavaScript's `getTimezoneOffset` counts the
    /// other way), and within the bounds.
    pub fn from_minutes(minutes: i32) -> Self {
        Self { quarters: ((minutes.clamp(-720, 840) + 720 + 7) / 15) as u8 }
    }

    /// Minutes ahead of UTC.
    pub fn minutes(self) -> i32 {
        i32::from(self.quarters) * 15 - 720
    }
}

/// What is left of the symbols so far, as a polynomial over GF(32) times x², by the generator
/// (x − α)(x − α²) = x² + 6x + 8. Nothing is left of a whole code.
#[derive(Default, PartialEq)]
struct Remainder([u8; 2]);

impl Remainder {
    fn push(&mut self, symbol: u8) {
        let Self([high, low]) = *self;
        let two = double(high ^ symbol);
        let four = double(two);
        self.0 = [low ^ two ^ four, double(four)];
    }
}

/// A symbol times α, where α⁵ = α² + 1.
fn double(symbol: u8) -> u8 {
    symbol << 1 ^ if symbol & 16 == 0 { 0 } else { 0b10_0101 }
}

fn symbol(letter: char) -> Option<u8> {
    let letter = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        letter => letter,
    };
    DIGITS.iter().position(|&digit| char::from(digit) == letter).map(|symbol| symbol as u8)
}

/// Spaces, hyphens and line ends, as keyboards and chats write them: at U+2000 spaces, marks that
/// nobody sees, hyphens and dashes; at U+2028 line ends, the direction of writing, a narrow space.
fn is_gap(letter: char) -> bool {
    matches!(
        letter,
        ' ' | '\t'
            | '\r'
            | '\n'
            | '-'
            | '\u{a0}'
            | '\u{2000}'..='\u{2015}'
            | '\u{2028}'..='\u{202f}'
    )
}

fn level(index: u8) -> Option<Level> {
    Level::from_index(index.into())
}
