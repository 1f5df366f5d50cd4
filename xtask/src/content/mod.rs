//! The words: read from `content/<locale>/`, held to the rules of `docs/content.md`, packed.
//!
//! No rule does IO: [`check`] takes the files' texts, so that each rule is tested with a fault
//! planted in the real ones.

mod banned;
mod duplicates;
mod limits;
mod openness;
mod reading;
mod rules;
mod schema;

use std::fmt;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use love_languages::model::content::{About, Deck, Later, Pack, QuizContent, Strings, Two};
use serde::de::DeserializeOwned;

use crate::server::brotli;

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

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, path, what } = self;
        let space = if path.is_empty() { "" } else { " " };
        write!(f, "{}{space}{path}: {what}", file.name())
    }
}

/// The files of a locale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum File {
    /// Every word on the screen that is not in another file.
    Strings,
    /// What is rated, chosen among and tried.
    Quiz,
    /// What research says, privacy, and whose names are not ours.
    About,
    /// The questions to ask.
    Questions,
    /// The words of whatever has a second person in it.
    Two,
}

impl File {
    /// All five.
    pub const ALL: [Self; 5] = [Self::Strings, Self::Quiz, Self::About, Self::Questions, Self::Two];

    /// Its name in the locale's folder.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Strings => "strings.json",
            Self::Quiz => "quiz.json",
            Self::About => "about.json",
            Self::Questions => "questions.json",
            Self::Two => "two.json",
        }
    }
}

/// A locale's files as text, not yet trusted.
#[derive(Clone, Debug)]
pub struct Sources {
    /// The folder's name: `en`.
    pub locale: String,
    texts: [String; 5],
}

impl Sources {
    /// Reads the files of a locale.
    pub fn read(locale: &str) -> Result<Self> {
        let folder = root().join(locale);
        let read = |file: File| {
            let path = folder.join(file.name());
            std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))
        };
        let [strings, quiz, about, questions, two] = File::ALL.map(read);
        let texts = [strings?, quiz?, about?, questions?, two?];
        Ok(Self { locale: locale.to_owned(), texts })
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
    Ok(locales)
}

/// Reads a locale. Fails, naming every fault, if there is one.
pub fn load(locale: &str) -> Result<(Pack, Later)> {
    let sources = Sources::read(locale)?;
    let faults = check(&sources);
    if !faults.is_empty() {
        let lines: Vec<_> = faults.iter().map(|f| format!("  content/{locale}/{f}")).collect();
        bail!("content/{locale} breaks {} rules:\n{}", faults.len(), lines.join("\n"));
    }
    parse(&sources).map_err(|faults| anyhow::anyhow!("{}", faults[0]))
}

/// Every fault of a locale. Types come first: where a file can't be read, nothing else is checked.
pub fn check(sources: &Sources) -> Vec<Fault> {
    match parse(sources) {
        Ok((pack, later)) => rules::faults(sources, &pack, &later),
        Err(faults) => faults,
    }
}

/// The bytes that the widget reads as a [`Pack`].
pub fn pack(pack: &Pack) -> Vec<u8> {
    postcard::to_allocvec(pack).expect("owned data always packs")
}

/// The bytes that the widget reads as a [`Later`].
pub fn pack_later(later: &Later) -> Vec<u8> {
    postcard::to_allocvec(later).expect("owned data always packs")
}

/// Checks every locale and says what there is; the command `cargo xtask check-content`.
pub fn check_all() -> Result<()> {
    for locale in locales()? {
        let (words, later) = load(&locale)?;
        let [statements, ideas] = [words.quiz.statements.len(), words.quiz.ideas.len()];
        let questions = later.deck.questions.len();
        println!("content/{locale}: {statements} statements, {ideas} ideas, {questions} questions");
        for (name, bytes) in [("words", pack(&words)), ("later", pack_later(&later))] {
            println!("  {name}: {} bytes, {} in brotli", bytes.len(), brotli(&bytes).len());
        }
    }
    Ok(())
}

fn parse(sources: &Sources) -> Result<(Pack, Later), Vec<Fault>> {
    let strings = typed::<Strings>(sources, File::Strings);
    let quiz = typed::<QuizContent>(sources, File::Quiz);
    let about = typed::<About>(sources, File::About);
    let deck = typed::<Deck>(sources, File::Questions);
    let two = typed::<Two>(sources, File::Two);
    match (strings, quiz, about, deck, two) {
        (Ok(strings), Ok(quiz), Ok(about), Ok(deck), Ok(two)) => {
            Ok((Pack { strings, quiz }, Later { about, deck, two }))
        }
        (strings, quiz, about, deck, two) => {
            let faults = [strings.err(), quiz.err(), about.err(), deck.err(), two.err()];
            Err(faults.into_iter().flatten().collect())
        }
    }
}

fn typed<T: DeserializeOwned>(sources: &Sources, file: File) -> Result<T, Fault> {
    let json = &mut serde_json::Deserializer::from_str(sources.text(file));
    serde_path_to_error::deserialize(json).map_err(|error| {
        let path = error.path().to_string();
        // The place is in `path`; serde's "at line …" says it once more, for an editor.
        Fault { file, path, what: error.into_inner().to_string() }
    })
}

fn root() -> PathBuf {
    crate::root().join("content")
}

#[cfg(test)]
mod tests;
