//! A deck that was dropped: what is wrong in it, by line, as the widget judges it.

use love_languages::model::own::{self, Mode, OwnFault};

/// A file that was dropped or chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Deck {
    /// The file's name.
    pub name: String,
    /// What it is worth.
    pub verdict: Verdict,
    /// Which one it is of those that were dropped, from 1.
    pub number: u32,
}

/// What a file is worth.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// The widget takes it.
    Good {
        /// How many questions it has.
        questions: usize,
        /// How many guides it has.
        guides: usize,
        /// What it does to ours.
        mode: Mode,
    },
    /// The widget would show its own deck: this is what is wrong, by line.
    Faulty(Vec<OwnFault>),
    /// A document of Word, a table, nothing at all: it does not even begin as a deck does.
    NoDeck,
    /// It is longer than anybody's deck.
    TooLong,
}

/// The longest file that is read, in bytes.
pub const MOST_BYTES: usize = 8_000_000;

/// So many faults are shown.
pub const MOST_FAULTS: usize = 50;

impl Deck {
    /// Judges a file's bytes. What isn't UTF-8 becomes � as in a browser, and is a fault in any text.
    pub fn judge(name: String, bytes: &[u8], number: u32) -> Self {
        let verdict = if bytes.len() > MOST_BYTES {
            Verdict::TooLong
        } else if !begins_as_json(bytes) {
            Verdict::NoDeck
        } else {
            match own::read(&String::from_utf8_lossy(bytes)) {
                Ok(own) => Verdict::Good {
                    questions: own.questions.len(),
                    guides: own.guides.len(),
                    mode: own.mode,
                },
                Err(mut faults) => {
                    faults.sort_by_key(|fault| fault.line);
                    Verdict::Faulty(faults)
                }
            }
        };
        Self { name, verdict, number }
    }

    /// Where the preview's widget finds it; each has its own, for an address is fetched once.
    pub fn address(&self) -> Option<String> {
        let is_good = matches!(self.verdict, Verdict::Good { .. });
        is_good.then(|| format!("dropped-deck.json?{}", self.number))
    }
}

/// After a mark of the byte order, which some editors write, and spaces.
fn begins_as_json(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    text.starts_with(b"{") || text.starts_with(b"[")
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{"mode": "replace", "questions": [{"id": "a", "depth": 1, "themes": ["x"],
        "text": "What is it?", "follow_ups": ["Why?"]}]}"#;

    #[test]
    fn judges_as_the_widget_does() {
        let deck = Deck::judge("ours.json".into(), GOOD.as_bytes(), 1);
        let Verdict::Good { questions, guides, mode } = deck.verdict else { panic!("{deck:?}") };
        assert_eq!((questions, guides, mode), (1, 0, Mode::Replace));
        assert_eq!(deck.address().as_deref(), Some("dropped-deck.json?1"));

        let faulty = GOOD.replace('1', "9");
        let deck = Deck::judge("ours.json".into(), faulty.as_bytes(), 2);
        let Verdict::Faulty(faults) = &deck.verdict else { panic!("{deck:?}") };
        assert_eq!((faults[0].line, faults[0].path.as_str()), (1, "questions[0].depth"));
        assert_eq!(deck.address(), None);

        let latin = GOOD.replace("it?", "caf\u{e9}?").chars().map(|c| c as u8).collect::<Vec<_>>();
        let deck = Deck::judge("ours.json".into(), &latin, 3);
        assert!(format!("{deck:?}").contains("UTF-8"), "{deck:?}");
        for other in [&b"PK\x03\x04\x14\0"[..], b"Question,Depth\n", b" \n", b""] {
            let other = Deck::judge("ours".into(), other, 4);
            assert_eq!((&other.verdict, other.address()), (&Verdict::NoDeck, None));
        }
        let marked = [b"\xef\xbb\xbf ", GOOD.as_bytes()].concat();
        assert_ne!(Deck::judge("ours".into(), &marked, 4).verdict, Verdict::NoDeck);
        let long = Deck::judge("x".into(), &vec![b' '; MOST_BYTES + 1], 4);
        assert_eq!(long.verdict, Verdict::TooLong);
    }
}
