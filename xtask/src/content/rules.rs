//! The rules, one function each.

use std::collections::{BTreeMap, BTreeSet};

use love_languages::model::content::{About, Deck, Later, Pack, REASONS, THEMES};
use love_languages::model::deck_check::{deck_faults, id_fault, text_fault};
use love_languages::model::guide_check::guide_faults;
use love_languages::model::settings::{self, ATTRIBUTES, Attribute, Start};
use love_languages::model::{ByLanguage, LoveLanguage};
use serde_json::Value;

use super::limits::{self, Kind, limit};
use super::reading::{self, Reading, words};
use super::{
    ENGLISH, Fault, File, Sources, Words, banned, daily, duplicates, helplines, openness, plurals,
};

/// Every fault of a locale whose files could be read.
pub fn faults(sources: &Sources, words: &Words) -> Vec<Fault> {
    let Words { pack, later, helplines, daily } = words;
    let mut faults = Faults::default();
    let deck = &later.deck;
    let texts = texts(sources, &mut faults);
    question_deck(deck, &mut faults);
    guides(later, &mut faults);
    lengths(&texts, &sources.locale, &mut faults);
    typography(&texts, &mut faults);
    placeholders(&texts, &mut faults);
    plural_forms(&texts, &sources.locale, &mut faults);
    endings(&texts, &mut faults);
    ids(pack, &mut faults);
    counts(pack, later, &sources.locale, &mut faults);
    balance(pack, &mut faults);
    sources_of_claims(&later.about, &mut faults);
    near_duplicates(&texts, &sources.locale, &mut faults);
    helplines::faults(helplines, &mut faults);
    daily::faults(daily, deck, &mut faults);
    // These know English only.
    if sources.locale == ENGLISH {
        names_within_a_sentence(pack, later, &mut faults);
        reading_grade(&texts, &mut faults);
        banned_phrases(&texts, &mut faults);
        open_questions(&texts, &mut faults);
        solo_questions(deck, &mut faults);
    }
    faults.0
}

/// What was found so far.
#[derive(Default)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// One fault a place and rule; the deck's own judge may have been there first.
    pub fn add(&mut self, file: File, path: impl Into<String>, what: impl Into<String>) {
        let fault = Fault { file, path: path.into(), what: what.into() };
        if !self.0.contains(&fault) {
            self.0.push(fault);
        }
    }
}

/// A string of a file, with where it stands and what holds for it.
struct Text {
    file: File,
    path: String,
    text: String,
    limit: &'static limits::Limit,
}

fn texts(sources: &Sources, faults: &mut Faults) -> Vec<Text> {
    let mut texts = Vec::new();
    for file in File::ALL {
        let json: Value = serde_json::from_str(sources.text(file)).expect("it was read before");
        walk(&json, String::new(), &mut |path, text| match limit(file, &path) {
            Some(limit) => texts.push(Text { file, path, text: text.to_owned(), limit }),
            None => {
                faults.add(file, path, "has no row in xtask/src/content/limits.rs; give it one")
            }
        });
    }
    texts
}

fn walk(json: &Value, path: String, visit: &mut impl FnMut(String, &str)) {
    match json {
        Value::String(text) => visit(path, text),
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                walk(item, format!("{path}[{i}]"), visit);
            }
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                let dot = if path.is_empty() { "" } else { "." };
                walk(value, format!("{path}{dot}{name}"), visit);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn question_deck(deck: &Deck, faults: &mut Faults) {
    for fault in deck_faults(deck) {
        faults.add(File::Questions, fault.path, fault.what);
    }
}

/// Each can be gone through; and every id that names a guide names one of them.
fn guides(later: &Later, faults: &mut Faults) {
    for fault in guide_faults(&later.guides) {
        faults.add(File::Guides, fault.path, fault.what);
    }
    let is_guide = |id: &str| later.guides.iter().any(|guide| guide.id == id);
    let view = ATTRIBUTES.iter().find(|attribute| attribute.name == "view");
    if let Some(Attribute { kind: settings::Kind::OneOf(views), .. }) = view {
        for id in
            views.iter().filter(|name| matches!(Start::from_name(name), Some(Start::Guide(_))))
        {
            if !is_guide(id) {
                faults.add(File::Guides, "guides", format!("has no “{id}”, which view names"));
            }
        }
    }
    for (n, choice) in later.hardest.choices.iter().enumerate() {
        let at = |field: &str| format!("choices[{n}].{field}");
        if !is_guide(&choice.guide) {
            let what = format!("is “{}”; there is no such guide", choice.guide);
            faults.add(File::Hardest, at("guide"), what);
        }
        if choice.reasons.is_empty() {
            faults.add(File::Hardest, at("reasons"), "is empty; name one at least");
        }
        for (i, reason) in choice.reasons.iter().enumerate() {
            if !REASONS.contains(&reason.as_str()) {
                let what = format!("is “{reason}”; there are {}", REASONS.join(", "));
                faults.add(File::Hardest, at(&format!("reasons[{i}]")), what);
            }
        }
        if later.hardest.choices[..n].iter().any(|other| other.id == choice.id) {
            faults.add(File::Hardest, at("id"), "is there twice; every answer has its own");
        }
    }
}

fn lengths(texts: &[Text], locale: &str, faults: &mut Faults) {
    for text in texts {
        if let Some(what) = text_fault(&text.text, text.limit.room(locale)) {
            faults.add(text.file, &text.path, what);
        }
    }
}

fn typography(texts: &[Text], faults: &mut Faults) {
    const WRONG: [(&str, &str); 7] = [
        ("'", "has a straight apostrophe; write ’"),
        ("\"", "has a straight quotation mark; write “ and ”"),
        ("...", "has three points; end the sentence, or write …"),
        ("  ", "has two spaces in a row; write one"),
        (" - ", "has a hyphen for a dash; write a comma, a colon or two sentences"),
        ("<", "has markup; texts are plain"),
        ("&", "has an ampersand; write “and”"),
    ];
    for text in texts.iter().filter(|text| text.limit.kind != Kind::Code) {
        if text.text.trim() != text.text {
            faults.add(text.file, &text.path, "has a space at an end; take it away");
        }
        for (_, what) in WRONG.iter().filter(|(wrong, _)| text.text.contains(wrong)) {
            faults.add(text.file, &text.path, *what);
        }
    }
}

fn placeholders(texts: &[Text], faults: &mut Faults) {
    for text in texts.iter().filter(|text| text.limit.kind != Kind::Code) {
        let mut found: Vec<&str> = Vec::new();
        for part in text.text.split('{').skip(1) {
            match part.split_once('}') {
                Some((name, _)) => found.push(name),
                None => faults.add(text.file, &text.path, "opens a { that nothing closes"),
            }
        }
        found.sort_unstable();
        let mut wanted = text.limit.placeholders.to_vec();
        wanted.sort_unstable();
        // “One day” needs no number.
        let may_lack = limits::plural_of(text.file, &text.path).is_some() && found.is_empty();
        if found != wanted && !may_lack {
            let list = |names: &[&str]| match names {
                [] => "no placeholder".to_owned(),
                names => names.iter().map(|n| format!("{{{n}}}")).collect::<Vec<_>>().join(" and "),
            };
            let what = format!("has {}; it takes {}", list(&found), list(&wanted));
            faults.add(text.file, &text.path, what);
        }
    }
}

/// A plural has just the forms that its language asks for.
fn plural_forms(texts: &[Text], locale: &str, faults: &mut Faults) {
    let wanted = plurals::forms(locale);
    let mut found: BTreeMap<(File, &str), BTreeSet<&str>> = BTreeMap::new();
    for text in texts {
        if let Some(plural) = limits::plural_of(text.file, &text.path) {
            found.entry((text.file, plural)).or_default().insert(&text.path[plural.len() + 1..]);
        }
    }
    for ((file, path), forms) in found {
        if forms != wanted {
            let list =
                |forms: &BTreeSet<&str>| forms.iter().copied().collect::<Vec<_>>().join(", ");
            let what = format!("has {}; {locale} has {}", list(&forms), list(&wanted));
            faults.add(file, path, what);
        }
    }
}

fn endings(texts: &[Text], faults: &mut Faults) {
    for text in texts {
        // A closing quotation mark stands after what ends the sentence.
        let last = text
            .text
            .trim_end_matches(['”', '’', '»', '“', '\u{a0}', '\u{202f}'])
            .chars()
            .last()
            .unwrap_or(' ');
        let ends = ".?…؟".contains(last) || (last.is_ascii_punctuation() && last != ')');
        let what = match text.limit.kind {
            Kind::Question | Kind::FollowUp if !matches!(last, '?' | '؟') => {
                "asks nothing; end it with ?"
            }
            Kind::Idea if !ends => "does not end as a sentence does",
            Kind::Prose if !ends => "does not end as a sentence does",
            Kind::Act if ends => "ends like a sentence; an act on a card has no full stop",
            _ => continue,
        };
        faults.add(text.file, &text.path, what);
    }
}

fn ids(pack: &Pack, faults: &mut Faults) {
    let statements = pack.quiz.statements.iter().map(|s| (s.id.as_str(), s.language));
    let ideas = pack.quiz.ideas.iter().map(|i| (i.id.as_str(), i.language));
    for (list, entries) in
        [("statements", statements.collect::<Vec<_>>()), ("ideas", ideas.collect::<Vec<_>>())]
    {
        let mut first_by_id = BTreeMap::new();
        for (n, (id, language)) in entries.into_iter().enumerate() {
            let path = format!("{list}[{n}].id");
            let prefix = format!("{}-", language.id());
            if let Some(what) = id_fault(id) {
                faults.add(File::Quiz, path, what);
            } else if !id.starts_with(&prefix) {
                faults.add(File::Quiz, path, format!("is “{id}”; it begins with “{prefix}”"));
            } else if let Some(first) = first_by_id.insert(id, n) {
                let what = format!("is also the id of {list}[{first}]; every id is given once");
                faults.add(File::Quiz, path, what);
            }
        }
    }
}

fn counts(pack: &Pack, later: &Later, locale: &str, faults: &mut Faults) {
    let mut at_least = |file: File, path: &str, what: String, found: usize, wanted: usize| {
        if found < wanted {
            faults.add(file, path, format!("has {found} {what}; at least {wanted} are needed"));
        }
    };
    for language in LoveLanguage::ALL {
        let of = format!("for {}", language.id());
        let statements = pack.quiz.statements.iter().filter(|s| s.language == language).count();
        at_least(File::Quiz, "statements", of.clone(), statements, limits::STATEMENTS);
        let ideas = pack.quiz.ideas.iter().filter(|i| i.language == language).count();
        at_least(File::Quiz, "ideas", of, ideas, limits::IDEAS);
        let acts = format!("acts.list.{}", language.id());
        let found = later.two.acts.list[language].len();
        at_least(File::Two, &acts, "acts".into(), found, limits::ACTS);
    }
    at_least(File::Two, "compare.talk", "questions".into(), later.two.compare.talk.len(), 1);
    at_least(File::Two, "privacy.limits", "limits".into(), later.two.privacy.limits.len(), 1);
    let questions = &later.deck.questions;
    let path = "questions";
    let (all, a_depth, a_topic) = match locale {
        ENGLISH => (limits::QUESTIONS, limits::QUESTIONS_A_DEPTH, limits::QUESTIONS_A_TOPIC),
        _ => (limits::TRANSLATED, limits::TRANSLATED_A_DEPTH, 1),
    };
    at_least(File::Questions, path, "questions".into(), questions.len(), all);
    for depth in 1..=3 {
        let found = questions.iter().filter(|q| q.depth == depth).count();
        let of = format!("of depth {depth}");
        at_least(File::Questions, path, of, found, a_depth);
    }
    let topics = questions.iter().flat_map(|q| q.themes.iter().chain(&q.reasons));
    let mut spread: BTreeMap<&str, usize> = BTreeMap::new();
    for topic in topics {
        *spread.entry(topic).or_default() += 1;
    }
    for topic in THEMES.iter().chain(&REASONS) {
        let found = spread.get(topic).copied().unwrap_or(0);
        at_least(File::Questions, path, format!("about {topic}"), found, a_topic);
    }
}

/// Nobody picks the longer, or the only one that sounds different.
fn balance(pack: &Pack, faults: &mut Faults) {
    let of = |language| pack.quiz.statements.iter().filter(move |s| s.language == language);
    let mean = |language| {
        let lengths: Vec<_> = of(language).map(|s| s.text.chars().count() as f64).collect();
        lengths.iter().sum::<f64>() / lengths.len().max(1) as f64
    };
    let means = ByLanguage::from_fn(mean);
    let middle = means.iter().map(|(_, mean)| mean).sum::<f64>() / 5.0;
    for (language, mean) in means.iter() {
        let id = language.id();
        if (mean - middle).abs() > limits::BALANCE_CHARS {
            let what = format!(
                "for {id} have {mean:.1} characters on average, all have {middle:.1}; keep them \
                 within {} of that",
                limits::BALANCE_CHARS
            );
            faults.add(File::Quiz, "statements", what);
        }
        let mut starts: BTreeMap<String, usize> = BTreeMap::new();
        for start in of(language).filter_map(|s| words(&s.text).next()) {
            *starts.entry(start).or_default() += 1;
        }
        let total = of(language).count() as f64;
        for (start, n) in starts.iter().filter(|(_, n)| **n as f64 > limits::SAME_START * total) {
            let what = format!("for {id} begin with “{start}” {n} times of {total}; vary them");
            faults.add(File::Quiz, "statements", what);
        }
    }
}

fn sources_of_claims(about: &About, faults: &mut Faults) {
    for (n, section) in about.sections.iter().enumerate() {
        if section.paragraphs.is_empty() {
            faults.add(File::About, format!("sections[{n}].paragraphs"), "is empty; write one");
        }
        for (i, source) in section.sources.iter().enumerate() {
            if !source.url.starts_with("https://") {
                let path = format!("sections[{n}].sources[{i}].url");
                faults.add(File::About, path, "is no https address; link the doi");
            }
        }
    }
}

/// Within a file and across files. Follow-ups may share words, but no two are the same.
fn near_duplicates(texts: &[Text], locale: &str, faults: &mut Faults) {
    let kinds = [Kind::Act, Kind::Idea, Kind::Question];
    let long: Vec<&Text> = texts.iter().filter(|text| kinds.contains(&text.limit.kind)).collect();
    let just: Vec<&str> = long.iter().map(|text| text.text.as_str()).collect();
    for (a, b, alike) in duplicates::pairs(locale, &just) {
        let (a, b) = (long[a], long[b]);
        let what = format!(
            "is {alike:.2} alike “{}” ({} {}); from {} on they count as the same",
            a.text,
            a.file.name(),
            a.path,
            duplicates::ALIKE
        );
        faults.add(b.file, &b.path, what);
    }
    let mut seen = BTreeSet::new();
    for text in texts.iter().filter(|text| text.limit.kind == Kind::FollowUp) {
        if !seen.insert(words(&text.text).collect::<Vec<_>>()) {
            faults.add(text.file, &text.path, format!("asks “{}” a second time", text.text));
        }
    }
}

/// The inline forms are the same words in small letters.
fn names_within_a_sentence(pack: &Pack, later: &Later, faults: &mut Faults) {
    let strings = &pack.strings;
    for (language, name) in strings.languages.iter() {
        let (want, path) = (name.to_lowercase(), format!("languages_inline.{}", language.id()));
        if *strings.languages_inline[language] != *want {
            faults.add(File::Strings, path, format!("is not “{want}”"));
        }
    }
    let give = &later.two.give;
    for (file, path, levels, inline) in [
        (File::Strings, "levels_inline", &strings.levels, &strings.levels_inline),
        (File::Two, "give.levels_inline", &give.levels, &give.levels_inline),
    ] {
        for (n, (level, inline)) in levels.iter().zip(inline).enumerate() {
            let want = level.to_lowercase();
            if **inline != *want {
                faults.add(file, format!("{path}[{n}]"), format!("is not “{want}”"));
            }
        }
    }
}

fn reading_grade(texts: &[Text], faults: &mut Faults) {
    let graded =
        |text: &&Text| !matches!(text.limit.kind, Kind::Code | Kind::Citation | Kind::Label);
    for file in File::ALL {
        let of_file = texts.iter().filter(graded).filter(|text| text.file == file);
        let grade = of_file.map(|text| Reading::of(&text.text)).sum::<Reading>().grade();
        if grade > reading::FILE_GRADE {
            let what =
                format!("reads at grade {grade:.1}; at most {} is plain", reading::FILE_GRADE);
            faults.add(file, "", what);
        }
    }
    for text in texts.iter().filter(graded) {
        if let Some(what) = reading::hard(&text.text) {
            faults.add(text.file, &text.path, what);
        }
    }
}

fn banned_phrases(texts: &[Text], faults: &mut Faults) {
    let ours = |text: &&Text| !matches!(text.limit.kind, Kind::Code | Kind::Citation);
    for text in texts.iter().filter(ours) {
        if let Some(what) = banned::banned(text.file, &text.path, &text.text) {
            faults.add(text.file, &text.path, what);
        }
    }
}

fn open_questions(texts: &[Text], faults: &mut Faults) {
    let asked = |text: &&Text| matches!(text.limit.kind, Kind::Question | Kind::FollowUp);
    for text in texts.iter().filter(asked) {
        if let Some(what) = openness::closed(&text.text) {
            faults.add(text.file, &text.path, what);
        }
    }
}

/// What one person can take alone has nobody else in it.
fn solo_questions(deck: &Deck, faults: &mut Faults) {
    const TWO: &[&str] = &["i", "i'd", "i'm", "me", "mine", "my", "our", "ours", "us", "we"];
    for (n, question) in deck.questions.iter().enumerate().filter(|(_, question)| question.solo) {
        let follow_ups = question.follow_ups.iter().enumerate();
        let follow_ups = follow_ups.map(|(i, text)| (format!("follow_ups[{i}]"), text));
        for (field, text) in [("text".to_owned(), &question.text)].into_iter().chain(follow_ups) {
            if let Some(word) = words(text).find(|word| TWO.contains(&word.as_str())) {
                let what = format!("says “{word}”, but is solo; drop the word, or the solo");
                faults.add(File::Questions, format!("questions[{n}].{field}"), what);
            }
        }
    }
}
