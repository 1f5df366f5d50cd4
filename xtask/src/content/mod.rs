//! The words: read from `content/<locale>/`, held to the rules of `docs/content.md`, packed.
//!
//! No rule does IO: [`check`] takes the files' texts, so that each rule is tested with a fault
//! planted in the real ones.

mod banned;
mod daily;
mod duplicates;
mod guides;
mod helplines;
mod limits;
mod locale;
mod openness;
mod own;
mod plurals;
mod reading;
mod rules;
mod schema;

use std::path::PathBuf;

use anyhow::{Context, Result, bail, ensure};
use love_languages::model::content::{
    About, Deck, Hardest, Later, LaterStrings, Pack, QuizContent, Strings, Text, TogetherStrings,
    Two,
};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::server::brotli;
use daily::Daily;
use guides::GuideFile;
use helplines::Helplines;

pub use own::run as check_deck;
pub use plurals::direction;
pub use schema::write as write_schemas;

/// What is wrong at one place, and what would be right.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// In which file.
    pub file: File,
    /// Where in it: `statements[3].text`. Empty where the whole file is meant.
    pub path: String,
    /// One sentence.
    pub what: String,
}

impl Fault {
    /// `en/quiz.json statements[3].text: has …`
    fn at(&self, locale: &str) -> String {
        let Self { file, path, what } = self;
        let space = if path.is_empty() { "" } else { " " };
        format!("{}{space}{path}: {what}", file.path(locale))
    }
}

/// The files of a locale, and those that all locales share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum File {
    /// Every word on the screen that is not in another file.
    Strings,
    /// What is rated, chosen among and tried.
    Quiz,
    /// What research says, privacy, and whose names are not ours.
    About,
    /// The questions to ask.
    Questions,
    /// The words of the later views, as far as no other file has them.
    Later,
    /// The words of whatever has a second person in it.
    Two,
    /// The guided practices.
    Guides,
    /// What feels hardest, and what follows from it.
    Hardest,
    /// The words around guided practices.
    Together,
    /// Where there is help, by region; shared.
    Helplines,
    /// Which questions may be today's; shared.
    Daily,
}

impl File {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Strings,
        Self::Quiz,
        Self::About,
        Self::Questions,
        Self::Later,
        Self::Two,
        Self::Guides,
        Self::Hardest,
        Self::Together,
        Self::Helplines,
        Self::Daily,
    ];

    /// Its name in its folder.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Strings => "strings.json",
            Self::Quiz => "quiz.json",
            Self::About => "about.json",
            Self::Questions => "questions.json",
            Self::Later => "later.json",
            Self::Two => "two.json",
            Self::Guides => "guides.json",
            Self::Hardest => "hardest.json",
            Self::Together => "together.json",
            Self::Helplines => "helplines.json",
            Self::Daily => "daily.json",
        }
    }

    /// Where it is in `content/`.
    fn path(self, locale: &str) -> String {
        match self {
            Self::Helplines | Self::Daily => self.name().to_owned(),
            _ => format!("{locale}/{}", self.name()),
        }
    }
}

/// The locale that all others are written after: its files hold the facts beside the words.
pub const ENGLISH: &str = "en";

/// A locale's files as text, whole and not yet trusted.
#[derive(Clone, Debug)]
pub struct Sources {
    /// The folder's name: `en`.
    pub locale: String,
    texts: Vec<String>,
    /// What a locale lacks of English, or has and English has not.
    faults: Vec<Fault>,
}

impl Sources {
    /// Reads the files of a locale; those of another than English take their places in English's.
    ///
    /// # Errors
    /// Where a file can't be read, or is no JSON and not English.
    pub fn read(locale: &str) -> Result<Self> {
        let mut sources = Self { locale: locale.to_owned(), texts: Vec::new(), faults: Vec::new() };
        for file in File::ALL {
            let path = root().join(file.path(locale));
            let mut text = std::fs::read_to_string(&path)
                .with_context(|| format!("reading {}", path.display()))?;
            if file.path(locale) != file.path(ENGLISH) {
                let words = serde_json::from_str(&text)
                    .with_context(|| format!("{} is no JSON", path.display()))?;
                let english = serde_json::from_str(&std::fs::read_to_string(
                    root().join(file.path(ENGLISH)),
                )?)?;
                let (whole, faults) = locale::overlay(file, &english, &words);
                text = whole.to_string();
                sources.faults.extend(faults);
            }
            sources.texts.push(text);
        }
        Ok(sources)
    }

    fn text(&self, file: File) -> &str {
        &self.texts[file as usize]
    }
}

/// The locales that there are, by their folders' names.
pub fn locales() -> Result<Vec<String>> {
    let mut locales = Vec::new();
    for entry in std::fs::read_dir(root()).context("reading content/")? {
        let entry = entry?;
        if entry.path().join(File::Strings.name()).exists() {
            locales.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    locales.sort();
    // The loader knows a locale by its language.
    let language = |locale: &String| locale.split('-').next().map(str::to_owned);
    for pair in locales.windows(2) {
        let is_same = language(&pair[0]) == language(&pair[1]);
        ensure!(
            !is_same,
            "content/{} and {} are one language; there is room for one",
            pair[0],
            pair[1]
        );
    }
    Ok(locales)
}

/// Reads a locale. Fails, naming every fault, if there is one.
pub fn load(locale: &str) -> Result<(Pack, Later)> {
    let sources = Sources::read(locale)?;
    let faults = check(&sources);
    if !faults.is_empty() {
        let line = |fault: &Fault| format!("  content/{}", fault.at(locale));
        let lines: Vec<_> = faults.iter().map(line).collect();
        bail!("content/{locale} breaks {} rules:\n{}", faults.len(), lines.join("\n"));
    }
    let words = parse(&sources).map_err(|faults| anyhow::anyhow!(faults[0].at(locale)))?;
    Ok((words.pack, words.later))
}

/// Every fault of a locale. What is missing and types come first: where a file can't be read, nothing else
/// is checked.
pub fn check(sources: &Sources) -> Vec<Fault> {
    let mut faults = sources.faults.clone();
    let more = match parse(sources) {
        Ok(words) => rules::faults(sources, &words),
        Err(faults) => faults,
    };
    let named = more.into_iter().map(|fault| match sources.locale.as_str() {
        ENGLISH => fault,
        _ => {
            let whole: Value =
                serde_json::from_str(sources.text(fault.file)).expect("JSON, as it was written");
            Fault { path: locale::by_id(&fault.path, &whole), ..fault }
        }
    });
    faults.extend(named);
    faults
}

/// The bytes that the widget reads as a [`Pack`]. The ids are for whoever writes: there nobody asks for
/// them, and they are a fifth of it.
pub fn pack(pack: &Pack) -> Vec<u8> {
    let mut pack = pack.clone();
    let statements = pack.quiz.statements.iter_mut().map(|statement| &mut statement.id);
    for id in statements.chain(pack.quiz.ideas.iter_mut().map(|idea| &mut idea.id)) {
        *id = Text::default();
    }
    postcard::to_allocvec(&pack).expect("owned data always packs")
}

/// What [`pack`] wrote.
///
/// # Errors
/// Where that was another version.
pub fn unpack(bytes: &[u8]) -> Result<Pack> {
    postcard::from_bytes(bytes).context("these words are another version’s")
}

/// A deck as it stands in the bytes of [`pack_later`].
pub fn pack_deck(deck: &Deck) -> Vec<u8> {
    postcard::to_allocvec(deck).expect("a deck that was checked packs")
}

/// The bytes that the widget reads as a [`Later`].
pub fn pack_later(later: &Later) -> Vec<u8> {
    postcard::to_allocvec(later).expect("owned data always packs")
}

/// Checks every locale and says what there is; the command `cargo xtask check-content`. All are looked at
/// before it fails, so that nobody waits for another's fault.
///
/// # Errors
/// Where a locale breaks a rule.
pub fn check_all() -> Result<()> {
    let mut broken = 0;
    println!("{:<8} {:>16} {:>14} {:>14}", "locale", "questions", "words, brotli", "later, brotli");
    let whole = load(ENGLISH)?.1.deck.questions.len();
    for locale in locales()? {
        match load(&locale) {
            Ok((words, later)) => {
                let questions = format!("{} of {whole}", later.deck.questions.len());
                let [first, rest] =
                    [pack(&words), pack_later(&later)].map(|bytes| brotli(&bytes).len());
                println!("{locale:<8} {questions:>16} {first:>14} {rest:>14}");
            }
            Err(error) => {
                broken += 1;
                println!("{error:#}");
            }
        }
    }
    ensure!(broken == 0, "{broken} locales break rules");
    Ok(())
}

/// A locale as its types have it: what is packed, and what only the rules look at.
struct Words {
    pack: Pack,
    later: Later,
    helplines: Helplines,
    daily: Daily,
}

fn parse(sources: &Sources) -> Result<Words, Vec<Fault>> {
    let mut faults = Vec::new();
    let strings = typed::<Strings>(sources, File::Strings, &mut faults);
    let quiz = typed::<QuizContent>(sources, File::Quiz, &mut faults);
    let about = typed::<About>(sources, File::About, &mut faults);
    let deck = typed::<Deck>(sources, File::Questions, &mut faults);
    let later_strings = typed::<LaterStrings>(sources, File::Later, &mut faults);
    let two = typed::<Two>(sources, File::Two, &mut faults);
    let guides = typed::<GuideFile>(sources, File::Guides, &mut faults);
    let hardest = typed::<Hardest>(sources, File::Hardest, &mut faults);
    let together = typed::<TogetherStrings>(sources, File::Together, &mut faults);
    let helplines = typed::<Helplines>(sources, File::Helplines, &mut faults);
    let daily = typed::<Daily>(sources, File::Daily, &mut faults);
    let guides = guides.and_then(|file| match file.resolve() {
        Ok(guides) => Some(guides),
        Err(fault) => {
            faults.push(fault);
            None
        }
    });
    let words = || {
        let categories = plurals::categories(&sources.locale).into();
        let locale = Text::from(sources.locale.clone());
        let pack = Pack { strings: strings?, quiz: quiz?, categories, locale };
        let (deck, helplines, daily) = (deck?, helplines?, daily?);
        let later = Later {
            about: about?,
            daily: daily.places(&deck),
            deck,
            strings: later_strings?,
            two: two?,
            helplines: helplines.lines.iter().map(|entry| entry.line.clone()).collect(),
            guides: guides?,
            hardest: hardest?,
            together: together?,
            locale,
        };
        Some(Words { pack, later, helplines, daily })
    };
    words().ok_or(faults)
}

fn typed<T: DeserializeOwned>(sources: &Sources, file: File, faults: &mut Vec<Fault>) -> Option<T> {
    let json = &mut serde_json::Deserializer::from_str(sources.text(file));
    let read = serde_path_to_error::deserialize(json);
    // The place is in `path`; serde's "at line …" says it once more, for an editor.
    let fault = |error: serde_path_to_error::Error<serde_json::Error>| {
        let path = error.path().to_string();
        Fault { file, path, what: error.into_inner().to_string() }
    };
    read.map_err(|error| faults.push(fault(error))).ok()
}

fn root() -> PathBuf {
    crate::root().join("content")
}

#[cfg(test)]
mod tests;
