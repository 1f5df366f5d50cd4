//! A page's source, read as a browser reads it.

use html5gum::{Token, Tokenizer};
use love_languages::model::settings::ATTRIBUTES;

use super::address::is_loader;
use super::{MARK, TAG};

/// A start tag.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) is_in_head: bool,
}

impl Element {
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// The address of the script of ours that it loads.
    pub(super) fn script(&self) -> Option<&str> {
        let src = self.get("src").filter(|_| self.name == "script")?;
        is_loader(src).then_some(src)
    }

    pub(super) fn is_widget(&self) -> bool {
        self.name == TAG || self.get(MARK).is_some()
    }

    /// What it sets, by the attribute's name.
    pub(super) fn settings(&self) -> Vec<(&str, &str)> {
        let prefix = if self.name == TAG { "" } else { "data-" };
        let own = self.attributes.iter().filter_map(|(name, value)| {
            let name = name.strip_prefix(prefix)?;
            ATTRIBUTES.iter().any(|known| known.name == name).then_some((name, value.as_str()))
        });
        own.collect()
    }
}

/// What a source holds: start tags, text for people, and code.
pub(super) struct Page {
    pub(super) elements: Vec<Element>,
    pub(super) text: String,
    pub(super) code: String,
}

pub(super) fn read(source: &str) -> Page {
    let text_of = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut page = Page { elements: Vec::new(), text: String::new(), code: String::new() };
    let (mut is_in_head, mut is_code) = (true, false);
    for Ok(token) in Tokenizer::new(source) {
        match token {
            Token::StartTag(tag) => {
                let name = text_of(&tag.name);
                // The head ends with what can't stand in it.
                is_in_head &= [
                    "html", "head", "title", "meta", "link", "base", "style", "script", "noscript",
                    "template",
                ]
                .contains(&name.as_str());
                is_code = name == "script";
                let attributes = tag.attributes.iter();
                let attributes = attributes.map(|(name, value)| (text_of(name), text_of(value)));
                page.elements.push(Element { name, attributes: attributes.collect(), is_in_head });
            }
            Token::EndTag(tag) => {
                is_code = false;
                is_in_head &= tag.name.0 != *b"head";
            }
            Token::String(text) => {
                let text = text_of(&text);
                // A source that was pasted in part has text before all tags.
                is_in_head &= is_code
                    || page.elements.last().is_some_and(|last| last.is_in_head)
                    || text.trim().is_empty();
                if is_code { &mut page.code } else { &mut page.text }.push_str(&text);
            }
            _ => {}
        }
    }
    // A part of a page, without a head, is what stands in the body.
    let is_whole = page
        .elements
        .iter()
        .any(|element| ["html", "head", "body"].contains(&element.name.as_str()));
    if !is_whole {
        page.elements.iter_mut().for_each(|element| element.is_in_head = false);
    }
    page
}
