//! Text that outlives the app: what a tab's storage keeps, and what a remounted widget goes on
//! from.
//!
//! It carries a version and a checksum: what can't be read is dropped, never a crash. It outlives an
//! update of the widget as well: what is stored may grow at the end of its shape, and what an older
//! widget did not know is then as if it were nothing (0, none, empty). A change of another kind needs
//! a new version, and something that reads the one before.

use serde::{Serialize, de::DeserializeOwned};

use super::random::Random;

/// The version of all shapes together.
const VERSION: &str = "5";

/// By so many bytes a shape may have grown since it was written.
const GROWTH: usize = 64;

const CHECK_BYTES: usize = 4;

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// Writes a value as `<version>.<its postcard bytes and their checksum in hexadecimal>`: storage holds
/// text only. The well-kept crate for base64 is 60 kB of wasm, for a text of some hundred bytes.
pub fn write(value: &impl Serialize) -> String {
    let Ok(bytes) = postcard::to_allocvec(value) else {
        unreachable!("plain data in memory serializes")
    };
    text(bytes)
}

/// Reads what [`write`] wrote, also that of an older widget; `None` where it is damaged or of another
/// version.
pub fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    grown(bytes(text)?)
}

/// A value from its bytes, or from those that it had before its shape grew; `None` where they are
/// neither.
pub fn grown<T: DeserializeOwned>(mut bytes: Vec<u8>) -> Option<T> {
    bytes.resize(bytes.len() + GROWTH, 0);
    match postcard::take_from_bytes(&bytes) {
        // What is left over beyond that is of a newer widget.
        Ok((value, rest)) if rest.len() <= GROWTH => Some(value),
        _ => None,
    }
}

fn text(mut bytes: Vec<u8>) -> String {
    bytes.extend(check(&bytes));
    let mut text = format!("{VERSION}.");
    for byte in bytes {
        text.extend([byte >> 4, byte & 15].map(|digit| char::from(DIGITS[usize::from(digit)])));
    }
    text
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    let digits = text.strip_prefix(VERSION)?.strip_prefix('.')?;
    let digit = |digit: &u8| DIGITS.iter().position(|known| known == digit).map(|at| at as u8);
    let byte = |pair: &[u8]| match pair {
        [high, low] => Some(digit(high)? << 4 | digit(low)?),
        _ => None,
    };
    let mut bytes: Vec<u8> = digits.as_bytes().chunks(2).map(byte).collect::<Option<_>>()?;
    let found = bytes.split_off(bytes.len().checked_sub(CHECK_BYTES)?);
    (check(&bytes)[..] == found).then_some(bytes)
}

fn check(bytes: &[u8]) -> [u8; CHECK_BYTES] {
    let bits = Random::hashing(bytes.iter().copied()).bits();
    ((bits >> 32) as u32).to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_and_rubbish_is_not() {
        let value = (7u64, vec![Some("a".to_owned()), None]);
        let text = write(&value);
        assert_eq!(read(&text), Some(value));
        type Value = (u64, Vec<Option<String>>);
        for damaged in ["", "5", "5.", "5.!", "4.0000", "5.00", "5.000", "5.zz"] {
            assert_eq!(read::<Value>(damaged), None, "{damaged}");
        }
        for at in 2..text.len() {
            let mut damaged = text.clone().into_bytes();
            damaged[at] = if damaged[at] == b'0' { b'1' } else { b'0' };
            let damaged = String::from_utf8(damaged).unwrap();
            assert_eq!(read::<Value>(&damaged), None, "{damaged}");
            assert_eq!(read::<Value>(&text[..at]), None, "{at}");
        }
        assert_eq!(read::<Value>(&format!("{text}00")), None);
    }

    #[test]
    fn a_shape_may_grow_at_its_end() {
        let text = write(&(7u64, vec!["a".to_owned()]));
        type Grown = (u64, Vec<String>, Option<u8>, bool, Vec<String>, [u32; 3]);
        let grown: Grown = read(&text).expect("an older widget wrote it");
        assert_eq!(grown, (7, vec!["a".to_owned()], None, false, vec![], [0; 3]));
        // The other way round it is dropped: an older widget would lose what it doesn't know.
        assert_eq!(read::<(u64, Vec<String>)>(&write(&grown)), None);
    }
}
