//! From JSON to questions and guides, with every fault on the way.

use love_languages_hot::json::{self, JsonFault, Node, Value};

use super::{Mode, Own};
use crate::model::content::{Guide, Question, Rhythm, Step, StepKind, Text, Who};
use crate::model::deck_check::{DeckFault, Ids, Whose, excerpt, question_faults};
use crate::model::guide_check::faults_of_guide;

/// A file's questions and guides, or every fault.
///
/// # Errors
/// Where it is no JSON, that.
pub fn read(text: &str) -> Result<Result<Own, Vec<DeckFault>>, JsonFault> {
    let (mut questions, mut guides) = (Vec::new(), Vec::new());
    let mut ids = [Ids::of("questions"), Ids::of("guides")];
    let mut faults = Vec::new();
    let file = json::stream(text, &mut |list, n, value| {
        let path = || format!("{list}[{n}]");
        match list {
            "questions" => {
                if let Some(question) = typed(value, &path, &mut faults, question) {
                    question_faults(n, &question, Whose::Own, &mut ids[0], &mut faults);
                    questions.push(question);
                }
            }
            "guides" => {
                if let Some(guide) = typed(value, &path, &mut faults, guide) {
                    faults_of_guide(n, &guide, &mut ids[1], &mut faults);
                    guides.push(guide);
                }
            }
            _ => {}
        }
    })?;
    if !matches!(file.node, Node::Object(_)) {
        let what = format!("The file is {}; a deck is an object, in {{ }}.", file.in_words());
        return Ok(Err(vec![DeckFault { path: String::new(), what }]));
    }
    let mut top = Fields { value: &file, path: &String::new, faults: &mut faults };
    let mode = top.named("mode", &Mode::NAMED, Some(Mode::default()));
    top.list("questions", false);
    top.list("guides", false);
    if questions.is_empty() && guides.is_empty() && faults.is_empty() {
        let what = "The file has neither questions nor guides: write at least one.".into();
        faults.push(DeckFault { path: String::new(), what });
    }
    Ok(match mode {
        Some(mode) if faults.is_empty() => Ok(Own { mode, questions, guides }),
        _ => Err(faults),
    })
}

/// The most that a field of one byte has room for.
const BYTE: u16 = u8::MAX as u16;

/// What is read of an entry, where nothing is wrong with the types in it: only then it is judged.
fn typed<T>(
    value: &Value,
    path: &dyn Fn() -> String,
    faults: &mut Vec<DeckFault>,
    read: fn(&mut Fields) -> Option<T>,
) -> Option<T> {
    let before = faults.len();
    let mut fields = Fields { value, path, faults };
    let entry = match value.node {
        Node::Object(_) => read(&mut fields),
        _ => {
            fields.wrong("", value, "an object, in { }");
            None
        }
    };
    entry.filter(|_| faults.len() == before)
}

fn question(fields: &mut Fields) -> Option<Question> {
    // Each is looked at, also after one that is wrong.
    let (id, text) = (fields.text("id"), fields.text("text"));
    let (depth, themes) = (fields.number("depth", BYTE), fields.texts("themes", true));
    let (reasons, solo) = (fields.texts("reasons", false), fields.flag("solo"));
    let follow_ups = fields.texts("follow_ups", true);
    Some(Question { id: id?, depth: depth? as u8, themes, reasons, solo, text: text?, follow_ups })
}

fn guide(fields: &mut Fields) -> Option<Guide> {
    let (id, title) = (fields.text("id"), fields.text("title"));
    let (purpose, not_for) = (fields.text("for"), fields.text("not_for"));
    let (minutes, reasons) = (fields.number("minutes", u16::MAX), fields.texts("reasons", false));
    let (safety, close) = (fields.flag("safety"), fields.text("close"));
    let people = if fields.has("people") {
        let before = fields.faults.len();
        let people: Result<[Text; 2], _> = fields.texts("people", true).try_into();
        if people.is_err() && fields.faults.len() == before {
            fields.fault("people", "is for two turns; write two texts".into());
        }
        people.ok()
    } else {
        None
    };
    let calendar = match fields.has("calendar") {
        true => fields.named("calendar", &Rhythm::NAMED, None),
        false => None,
    };
    let mut steps = Vec::new();
    for (i, value) in fields.list("steps", true).iter().enumerate() {
        let at_guide = fields.path;
        let path = || format!("{}.steps[{i}]", at_guide());
        steps.extend(typed(value, &path, fields.faults, step));
    }
    Some(Guide {
        id: id?,
        title: title?,
        purpose: purpose?,
        not_for: not_for?,
        minutes: minutes?,
        reasons,
        safety,
        people,
        calendar,
        steps,
        close: close?,
    })
}

fn step(fields: &mut Fields) -> Option<Step> {
    let (id, text) = (fields.text("id"), fields.text("text"));
    let kind = fields.named("kind", &StepKind::NAMED, None);
    let who = fields.named("who", &Who::NAMED, Some(Who::default()));
    let most = if fields.has("most") { fields.number("most", BYTE) } else { Some(1) };
    let seconds = if fields.has("seconds") { fields.number("seconds", u16::MAX) } else { None };
    let [more, listen, own, outcome, recalls, go, stop] =
        ["more", "listen", "own", "outcome", "recalls", "go", "stop"]
            .map(|name| if fields.has(name) { fields.text(name) } else { None });
    let options = fields.texts("options", false);
    let times = fields.texts("times", false);
    Some(Step {
        id: id?,
        kind: kind?,
        who: who?,
        text: text?,
        more,
        listen,
        seconds,
        options,
        times,
        most: most? as u8,
        own,
        outcome,
        recalls,
        go,
        stop,
    })
}

/// An object's fields as they are asked for. Those that nobody asks for may be there.
struct Fields<'v, 'a, 'f> {
    value: &'v Value<'a>,
    /// Where it is: only a fault asks for that.
    path: &'f dyn Fn() -> String,
    faults: &'f mut Vec<DeckFault>,
}

impl<'v, 'a> Fields<'v, 'a, '_> {
    fn fault(&mut self, name: &str, what: String) {
        let mut path = (self.path)();
        if !path.is_empty() && !name.is_empty() {
            path.push('.');
        }
        path += name;
        self.faults.push(DeckFault { path, what });
    }

    /// The field, where it is there and says something.
    fn get(&self, name: &str) -> Option<&'v Value<'a>> {
        self.value.field(name).filter(|value| value.node != Node::Null)
    }

    fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The field that has to be there.
    fn need(&mut self, name: &str) -> Option<&'v Value<'a>> {
        let value = self.get(name);
        if value.is_none() {
            self.fault(name, "is missing; write it".into());
        }
        value
    }

    fn wrong(&mut self, name: &str, found: &Value, right: &str) {
        self.fault(name, format!("is {}; write {right}", found.in_words()));
    }

    fn text(&mut self, name: &str) -> Option<Text> {
        let value = self.need(name)?;
        match &value.node {
            Node::Text(text) => Some(text.clone().into_owned().into()),
            _ => {
                self.wrong(name, value, "a text, in quotation marks");
                None
            }
        }
    }

    /// A whole number, up to `most`: what the field has room for. What it may be is for the judge.
    fn number(&mut self, name: &str, most: u16) -> Option<u16> {
        let value = self.need(name)?;
        match &value.node {
            Node::Number(number) => {
                // JSON tells no whole number from one that is written with its fraction.
                let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
                let whole =
                    whole.parse().ok().filter(|_| fraction.bytes().all(|byte| byte == b'0'));
                if whole.is_none_or(|whole| whole > most) {
                    let number = excerpt(number);
                    let what = format!("is {number}; write a whole number from 0 to {most}");
                    self.fault(name, what);
                    return None;
                }
                whole
            }
            _ => {
                self.wrong(name, value, "a whole number, without quotation marks");
                None
            }
        }
    }

    fn flag(&mut self, name: &str) -> bool {
        match self.get(name).map(|value| (value, &value.node)) {
            None => false,
            Some((_, Node::Flag(flag))) => *flag,
            Some((value, _)) => {
                self.wrong(name, value, "true or false, without quotation marks");
                false
            }
        }
    }

    fn list(&mut self, name: &str, is_needed: bool) -> &'v [Value<'a>] {
        let value = if is_needed { self.need(name) } else { self.get(name) };
        match value.map(|value| (value, &value.node)) {
            None => &[],
            Some((_, Node::List(items))) => items,
            Some((value, _)) => {
                self.wrong(name, value, "a list, in [ ]");
                &[]
            }
        }
    }

    fn texts(&mut self, name: &str, is_needed: bool) -> Vec<Text> {
        let mut texts = Vec::new();
        for (i, item) in self.list(name, is_needed).iter().enumerate() {
            match &item.node {
                Node::Text(text) => texts.push(text.clone().into_owned().into()),
                _ => self.wrong(&format!("{name}[{i}]"), item, "a text, in quotation marks"),
            }
        }
        texts
    }

    /// One of a few words; `default` where it is missing.
    fn named<T: Copy>(&mut self, name: &str, known: &[(&str, T)], default: Option<T>) -> Option<T> {
        if default.is_some() && !self.has(name) {
            return default;
        }
        let text = self.text(name)?;
        let found = known.iter().find(|(word, _)| text == *word).map(|(_, value)| *value);
        if found.is_none() {
            let known: Vec<_> = known.iter().map(|(word, _)| *word).collect();
            self.fault(name, format!("is “{}”; there are {}", excerpt(&text), known.join(", ")));
        }
        found
    }
}
