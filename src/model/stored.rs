//! Text that outlives the app: what a tab's storage keeps, and what a remounted widget goes on
//! from. It carries a version; what can't be read is dropped, never a crash.

use data_encoding::BASE64URL_NOPAD;
use serde::{Serialize, de::DeserializeOwned};

/// Raised whenever what is stored changes its shape: older text is then dropped.
const VERSION: &str = "1";

/// Writes a value as `<version>.<base64url of its postcard bytes>`.
pub fn write(value: &impl Serialize) -> String {
    let bytes = postcard::to_allocvec(value).expect("plain data in memory serializes");
    format!("{VERSION}.{}", BASE64URL_NOPAD.encode(&bytes))
}

/// Reads what [`write`] wrote; `None` where it is damaged or of another version.
pub fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    let bytes = text.strip_prefix(VERSION)?.strip_prefix('.')?;
    let bytes = BASE64URL_NOPAD.decode(bytes.as_bytes()).ok()?;
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
        for damaged in ["", "1", "1.", "1.!", "0.AAAA", "1.AAAA", &text[..text.len() - 2]] {
            assert_eq!(read::<(u64, Vec<Option<String>>)>(damaged), None, "{damaged}");
        }
        assert_eq!(read::<(u64, Vec<Option<String>>)>(&format!("{text}AAAA")), None);
    }
}
