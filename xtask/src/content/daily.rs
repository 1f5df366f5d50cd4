//! Today's question: lists of ids that every locale shares, and that never change once they are
//! released, since two phones with different versions have to draw the same.

use love_languages::model::content::Deck;
use schemars::JsonSchema;
use serde::Deserialize;

use super::rules::Faults;
use super::{File, limits};
use crate::build::fingerprint;

/// `daily.json`: which questions may be today's.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Daily {
    /// A code names its list by the place here, so a new one goes to the end and none goes away.
    pub lists: Vec<List>,
}

/// What one list draws from.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// The fingerprint of the ids, once they are final.
    pub frozen: Option<String>,
    /// Questions of `questions.json`, light or warm, each once.
    pub ids: Vec<String>,
}

impl Daily {
    /// The lists as places in a locale's deck; what the deck lacks is left out, and is a fault.
    pub fn places(&self, deck: &Deck) -> Vec<Vec<u16>> {
        let place = |id: &String| {
            let at = deck.questions.iter().position(|question| question.id == *id)?;
            u16::try_from(at).ok()
        };
        self.lists.iter().map(|list| list.ids.iter().filter_map(place).collect()).collect()
    }
}

/// What is wrong with the lists, for the locale whose deck this is.
pub fn faults(daily: &Daily, deck: &Deck, faults: &mut Faults) {
    let mut fault = |path: String, what: String| faults.add(File::Daily, path, what);
    if daily.lists.is_empty() {
        fault("lists".into(), "is empty; a code names its list, so none goes away".into());
    }
    for (n, list) in daily.lists.iter().enumerate() {
        let (found, least) = (list.ids.len(), limits::DAILY);
        if found < least {
            let what = format!("has {found} questions; at least {least} are needed");
            fault(format!("lists[{n}].ids"), what);
        }
        let fingerprint = fingerprint(list.ids.iter().map(|id| id.as_bytes()));
        let what = match &list.frozen {
            None => Some(format!("is missing; when the ids are final, write “{fingerprint}”")),
            // The right one isn't said: a list is put back, not frozen anew.
            Some(frozen) if *frozen != fingerprint => Some(
                "does not fit the ids; a list is frozen once released: open a new list at the end"
                    .into(),
            ),
            Some(_) => None,
        };
        if let Some(what) = what {
            fault(format!("lists[{n}].frozen"), what);
        }
        for (i, id) in list.ids.iter().enumerate() {
            let path = format!("lists[{n}].ids[{i}]");
            if let Some(first) = list.ids[..i].iter().position(|other| other == id) {
                fault(path, format!("is also ids[{first}]; a list has every question once"));
                continue;
            }
            match deck.questions.iter().find(|question| question.id == *id) {
                None => fault(path, format!("is “{id}”, which questions.json does not have")),
                Some(question) if question.depth > 2 => {
                    let what = "is a deep question; nobody chose that depth for today’s";
                    fault(path, what.into());
                }
                Some(_) => {}
            }
        }
    }
}
