//! What the words never say, each with its reason. `*` at the end of a word stands for any ending.

use super::File;
use super::reading::{sentences, words};

/// Where a banned phrase may stand after all.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unless {
    Never,
    /// In a sentence that denies it: "It is not a test."
    Denied,
    /// In `about.json`, which says whose work is whose.
    About,
}
use Unless::{About, Denied, Never};

const NOT_OURS: &str = "it is the wording of others; use our own names";
const FIXED: &str = "nobody has one fixed language; say what reaches a person these days";
const CLAIM: &str = "research does not support it; say less";
const ASSUMES: &str = "it assumes gender, marriage, children or family; write for everybody";
const FAITH: &str = "it assumes a faith; write for everybody";
const GUILT: &str = "it lectures or blames; offer instead";
const JARGON: &str = "it is jargon; say it as at a kitchen table";
const SEXUAL: &str = "touch here is never sexual";
const COPY: &str = "nobody else's deck is named or used outside the about view";

#[rustfmt::skip]
const PHRASES: &[(&str, Unless, &str)] = &[
    ("love tank", Never, NOT_OURS),
    ("5 love language*", Never, NOT_OURS),
    ("five love language*", Never, NOT_OURS),
    ("words of affirmation", Never, NOT_OURS),
    ("quality time", Never, NOT_OURS),
    ("acts of service", Never, NOT_OURS),
    ("receiving gifts", Never, NOT_OURS),
    ("physical touch", Never, NOT_OURS),
    ("primary love language*", Never, FIXED),
    ("primary language*", Never, FIXED),
    ("love language is", Never, FIXED),
    ("love languages are", Never, FIXED),
    ("you are a", Never, FIXED),
    ("you are an", Never, FIXED),
    ("you're a", Never, FIXED),
    ("you're an", Never, FIXED),
    ("your type", Never, FIXED),
    ("compatib*", Never, CLAIM),
    ("percent*", Never, CLAIM),
    ("per cent", Never, CLAIM),
    ("soulmate*", Never, CLAIM),
    ("perfect", Never, CLAIM),
    ("proven", Never, CLAIM),
    ("proves", Never, CLAIM),
    ("scientific*", Never, CLAIM),
    ("guarantee*", Never, CLAIM),
    ("cure*", Never, CLAIM),
    ("save your", Never, CLAIM),
    ("diagnos*", Denied, CLAIM),
    ("test", Denied, CLAIM),
    ("treatment*", Denied, CLAIM),
    ("validated", Denied, CLAIM),
    ("endorsed", Denied, CLAIM),
    ("affiliated", Denied, CLAIM),
    ("spouse*", Never, ASSUMES),
    ("husband*", Never, ASSUMES),
    ("wife", Never, ASSUMES),
    ("wives", Never, ASSUMES),
    ("marri*", Never, ASSUMES),
    ("marry*", Never, ASSUMES),
    ("wedding*", Never, ASSUMES),
    ("girlfriend*", Never, ASSUMES),
    ("boyfriend*", Never, ASSUMES),
    ("better half", Never, ASSUMES),
    ("other half", Never, ASSUMES),
    ("he", Never, ASSUMES),
    ("him", Never, ASSUMES),
    ("his", Never, ASSUMES),
    ("she", Never, ASSUMES),
    ("her", Never, ASSUMES),
    ("hers", Never, ASSUMES),
    ("man", Never, ASSUMES),
    ("men", Never, ASSUMES),
    ("woman", Never, ASSUMES),
    ("women", Never, ASSUMES),
    ("kids", Never, ASSUMES),
    ("our children", Never, ASSUMES),
    ("your children", Never, ASSUMES),
    ("mother*", Never, ASSUMES),
    ("father*", Never, ASSUMES),
    ("mom", Never, ASSUMES),
    ("mum", Never, ASSUMES),
    ("dad", Never, ASSUMES),
    ("your parents", Never, ASSUMES),
    ("god", Never, FAITH),
    ("god's", Never, FAITH),
    ("pray*", Never, FAITH),
    ("bless*", Never, FAITH),
    ("church*", Never, FAITH),
    ("faith", Never, FAITH),
    ("sin", Never, FAITH),
    ("christmas", Never, FAITH),
    ("easter", Never, FAITH),
    ("should", Never, GUILT),
    ("shouldn't", Never, GUILT),
    ("ought", Never, GUILT),
    ("guilt*", Never, GUILT),
    ("your fault", Never, GUILT),
    ("do i do wrong", Never, GUILT),
    ("why don't you", Never, GUILT),
    ("why can't you", Never, GUILT),
    ("why do you never", Never, GUILT),
    ("you always", Never, GUILT),
    ("you never", Never, GUILT),
    ("trauma*", Never, JARGON),
    ("toxic", Never, JARGON),
    ("narciss*", Never, JARGON),
    ("codependen*", Never, JARGON),
    ("attachment*", Never, JARGON),
    ("trigger*", Never, JARGON),
    ("boundaries", Never, JARGON),
    ("vulnerab*", Never, JARGON),
    ("inner child", Never, JARGON),
    ("dynamic*", Never, JARGON),
    ("dysfunction*", Never, JARGON),
    ("emotional needs", Never, JARGON),
    ("sex*", Never, SEXUAL),
    ("erotic*", Never, SEXUAL),
    ("naked", Never, SEXUAL),
    ("make love", Never, SEXUAL),
    ("aron", About, COPY),
    ("gottman*", About, COPY),
    ("chapman*", About, COPY),
];

/// Where a banned phrase may stand after all: file, path, phrase. Each with its reason.
const EXEMPT: &[(File, &str, &str)] = &[
    // Some helplines answer women only, others men only; whoever calls has to know which.
    (File::Two, "helpline.line_women", "women"),
    (File::Two, "helpline.line_men", "men"),
];

const DENIALS: &[&str] = &["not", "no", "never", "nothing", "neither", "nobody"];

/// The first thing in an English text that may not be there, as a sentence.
pub fn banned(file: File, path: &str, text: &str) -> Option<String> {
    if text.contains('!') {
        return Some("has an exclamation mark; calm is warmer".into());
    }
    if text.contains('%') {
        return Some("has a percentage; say it in words".into());
    }
    sentences(text).find_map(|sentence| {
        let words: Vec<String> = words(sentence).collect();
        let denied =
            words.iter().any(|word| DENIALS.contains(&word.as_str()) || word.ends_with("n't"));
        PHRASES.iter().find_map(|&(phrase, unless, reason)| {
            let allowed = match unless {
                Never => false,
                Denied => denied,
                About => file == File::About,
            };
            let allowed = allowed || EXEMPT.contains(&(file, path, phrase));
            (!allowed && has(&words, phrase)).then(|| format!("says “{phrase}”: {reason}"))
        })
    })
}

fn has(words: &[String], phrase: &str) -> bool {
    let phrase: Vec<&str> = phrase.split(' ').collect();
    words.windows(phrase.len()).any(|window| {
        window.iter().zip(&phrase).all(|(word, want)| match want.strip_suffix('*') {
            Some(stem) => word.starts_with(stem),
            None => word == want,
        })
    })
}
