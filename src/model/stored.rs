//! Text that outlives the app: what a tab's storage keeps, and what a remounted widget goes on
//! from. It carries a version; what can't be read is dropped, never a crash.

use serde::{Serialize, de::DeserializeOwned};

/// Raised whenever what is stored changes its shape: older text is then dropped.
const VERSION: &str = "4";

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// Writes a value as `<version>.<its postcard bytes in hexadecimal>`: storage holds text only. The
/// well-kept crate for base64 is 60 kB of wasm, for a text of some hundred bytes.
pub fn write(value: &impl Serialize) -> String {
    let Ok(bytes) = postcard::to_allocvec(value) else {
        unreachable!("plain data in memory serializes")
    };
    let mut text = format!("{VERSION}.");
    for byte in bytes {
        text.extend([byte >> 4, byte & 15].map(|digit| char::from(DIGITS[usize::from(digit)])));
    }
    text
}

/// Reads what [`write`] wrote; `None` where it is damaged or of another version.
pub fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    let bytes = text.strip_prefix(VERSION)?.strip_prefix('.')?;
    let digit = |digit: &u8| DIGITS.iter().position(|known| known == digit).map(|at| at as u8);
    let byte = |pair: &[u8]| match pair {
        [high, low] => Some(digit(high)? << 4 | digit(low)?),
        _ => None,
    };
    let bytes: Vec<u8> = bytes.as_bytes().chunks(2).map(byte).collect::<Option<_>>()?;
    match postcard::take_from_bytes(&bytes) {
        Ok((value, [])) => Some(value),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_and_rubbish_is_not() {
        let value = (7u64, vec![Some("a".to_owned()), None]);
        let text = write(&value);
        assert_eq!(read(&text), Some(value));
        for damaged in
            ["", "4", "4.", "4.!", "1.0000", "4.00", "4.000", "4.zz", &text[..text.len() - 2]]
        {
            assert_eq!(read::<(u64, Vec<Option<String>>)>(damaged), None, "{damaged}");
        }
        assert_eq!(read::<(u64, Vec<Option<String>>)>(&format!("{text}00")), None);
    }
}
