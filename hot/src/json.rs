//! A file's text as JSON ([RFC 8259](https://www.rfc-editor.org/rfc/rfc8259)), each value with its
//! place in the text.

use std::borrow::Cow;

use hifijson::num::LexWrite as _;
use hifijson::str::LexAlloc as _;
use hifijson::token::Lex as _;
use hifijson::{Error, Expect, SliceLexer, str};

/// Deeper than any deck goes, and far from what a browser's stack holds.
const MOST_DEEP: usize = 32;

/// A value, and the byte at which it begins.
#[derive(Debug, PartialEq)]
pub struct Value<'a> {
    /// Bytes before it.
    pub at: usize,
    /// What it is.
    pub node: Node<'a>,
}

/// What a value is.
#[derive(Debug, PartialEq)]
pub enum Node<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Flag(bool),
    /// A number, as it is written.
    Number(&'a str),
    /// A text.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Value<'a>>),
    /// An object's fields, in their order.
    Object(Vec<(Cow<'a, str>, Value<'a>)>),
}

/// What a text is no JSON for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonFault {
    /// Bytes before it.
    pub at: usize,
    /// A sentence.
    pub what: String,
}

/// Reads a text that is one value.
///
/// # Errors
/// Where it isn't one: the first place that is wrong.
pub fn parse(text: &str) -> Result<Value<'_>, JsonFault> {
    read(text, |reader, lexer| reader.value(lexer, MOST_DEEP))
}

/// What is told of a list's items: the list's name, the item's place, the item.
pub type Each<'e> = dyn FnMut(&str, usize, &Value) + 'e;

/// Reads a text that is an object, and tells of each item of the lists right in it: a long list is
/// never there as a whole, and those that are given back are empty.
///
/// # Errors
/// As [`parse`] has them; some items may have been told of by then.
pub fn stream<'a>(text: &'a str, each: &mut Each) -> Result<Value<'a>, JsonFault> {
    read(text, |reader, lexer| {
        if lexer.ws_peek() != Some(b'{') {
            return reader.value(lexer, MOST_DEEP);
        }
        let at = reader.at(lexer);
        let fields = reader.fields(lexer, &mut |reader, lexer, name| {
            if lexer.ws_peek() != Some(b'[') {
                return reader.value(lexer, MOST_DEEP - 1);
            }
            let (at, mut n) = (reader.at(lexer), 0);
            reader.items(lexer, &mut |reader, lexer| {
                each(name, n, &reader.value(lexer, MOST_DEEP - 2)?);
                n += 1;
                Ok(())
            })?;
            Ok(Value { at, node: Node::List(Vec::new()) })
        })?;
        Ok(Value { at, node: Node::Object(fields) })
    })
}

fn read<'a>(
    text: &'a str,
    value: impl FnOnce(&mut Reader, &mut SliceLexer<'a>) -> Result<Value<'a>, Error>,
) -> Result<Value<'a>, JsonFault> {
    let mut reader = Reader { length: text.len(), begun: 0 };
    let mut lexer = SliceLexer::new(text.as_bytes());
    let read = lexer.exactly_one(SliceLexer::ws_peek, |_, lexer| value(&mut reader, lexer));
    read.map_err(|error| {
        // A text with a line break in it is wrong where it begins.
        let at = if let Error::Str(_) = error { reader.begun } else { reader.at(&lexer) };
        JsonFault { at, what: sentence(&error).into() }
    })
}

/// Where a text's lines end, in bytes.
pub struct Lines(Vec<usize>);

impl Lines {
    /// Of a text.
    pub fn of(text: &str) -> Self {
        Self(text.match_indices('\n').map(|(at, _)| at).collect())
    }

    /// The line of a byte, from 1.
    pub fn at(&self, at: usize) -> usize {
        self.0.partition_point(|end| *end < at) + 1
    }
}

impl<'a> Value<'a> {
    /// An object's field; of two with one name the last, as in browsers.
    pub fn field(&self, name: &str) -> Option<&Self> {
        let Node::Object(fields) = &self.node else { return None };
        fields.iter().rev().find(|(field, _)| field == name).map(|(_, value)| value)
    }

    /// Where a path such as `questions[3].depth` leads, or as far as it does.
    pub fn at_path(&self, path: &str) -> &Self {
        let mut value = self;
        for step in path.split(['.', '[']).filter(|step| !step.is_empty()) {
            let next = match (&value.node, step.strip_suffix(']')) {
                (Node::List(items), Some(place)) => {
                    place.parse().ok().and_then(|n: usize| items.get(n))
                }
                _ => value.field(step),
            };
            let Some(next) = next else { break };
            value = next;
        }
        value
    }

    /// What it is, in words.
    pub fn in_words(&self) -> &'static str {
        match self.node {
            Node::Null => "null",
            Node::Flag(_) => "true or false",
            Node::Number(_) => "a number",
            Node::Text(_) => "a text",
            Node::List(_) => "a list",
            Node::Object(_) => "an object",
        }
    }
}

struct Reader {
    length: usize,
    /// Where the last text began.
    begun: usize,
}

impl Reader {
    fn at(&self, lexer: &SliceLexer) -> usize {
        self.length - lexer.as_slice().len()
    }

    fn value<'a>(&mut self, lexer: &mut SliceLexer<'a>, deep: usize) -> Result<Value<'a>, Error> {
        let next = lexer.ws_peek().ok_or(Expect::Value)?;
        let at = self.at(lexer);
        let node = match next {
            b'a'..=b'z' => match lexer.null_or_bool().ok_or(Expect::Value)? {
                Some(flag) => Node::Flag(flag),
                None => Node::Null,
            },
            b'0'..=b'9' | b'-' => Node::Number(number(lexer)?),
            b'"' => Node::Text(self.text(lexer)?),
            b'[' | b'{' if deep == 0 => return Err(Error::Depth),
            b'[' => {
                let mut items = Vec::new();
                self.items(lexer, &mut |reader, lexer| {
                    items.push(reader.value(lexer, deep - 1)?);
                    Ok(())
                })?;
                Node::List(items)
            }
            b'{' => Node::Object(
                self.fields(lexer, &mut |reader, lexer, _| reader.value(lexer, deep - 1))?,
            ),
            _ => return Err(Expect::Value.into()),
        };
        Ok(Value { at, node })
    }

    fn items<'a>(
        &mut self,
        lexer: &mut SliceLexer<'a>,
        item: &mut dyn FnMut(&mut Self, &mut SliceLexer<'a>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        lexer.discarded().seq(b']', SliceLexer::ws_peek, |_, lexer| item(self, lexer))
    }

    fn fields<'a>(
        &mut self,
        lexer: &mut SliceLexer<'a>,
        value: &mut dyn FnMut(&mut Self, &mut SliceLexer<'a>, &str) -> Result<Value<'a>, Error>,
    ) -> Result<Vec<(Cow<'a, str>, Value<'a>)>, Error> {
        // What a question has.
        let mut fields = Vec::with_capacity(7);
        lexer.discarded().seq(b'}', SliceLexer::ws_peek, |next, lexer| {
            if next != b'"' {
                return Err(Error::from(Expect::String));
            }
            let name = self.text(lexer)?;
            lexer.expect(SliceLexer::ws_peek, b':').ok_or(Expect::Colon)?;
            let value = value(self, lexer, &name)?;
            fields.push((name, value));
            Ok(())
        })?;
        Ok(fields)
    }

    fn text<'a>(&mut self, lexer: &mut SliceLexer<'a>) -> Result<Cow<'a, str>, Error> {
        self.begun = self.at(lexer);
        Ok(lexer.discarded().str_string()?)
    }
}

/// As it is written: of the characters of a number, each of which is a byte.
fn number<'a>(lexer: &mut SliceLexer<'a>) -> Result<&'a str, Error> {
    let (bytes, _) = lexer.num_bytes().validated()?;
    Ok(std::str::from_utf8(bytes).unwrap_or_default())
}

fn sentence(error: &Error) -> &'static str {
    match error {
        Error::Depth => "Lists and objects stand in each other more than 32 deep.",
        Error::Num(_) => "A number breaks off: a digit is missing.",
        Error::Str(str::Error::Eof) => "A text begins here and has no \" at its end.",
        Error::Str(str::Error::Control) => {
            "A text begins here and has a line break or a tab in it: write it in one line."
        }
        Error::Str(_) => {
            "A text begins here and has a \\ that nothing known follows: write \\\\ for one."
        }
        Error::Token(Expect::Value) => {
            "Here should be a value: a text in \" \", a number, true, false, a list or an object. Is a \
             comma too many, or a quotation mark missing?"
        }
        Error::Token(Expect::ValueOrEnd) => "The file ends in the middle of a list or an object.",
        Error::Token(Expect::CommaOrEnd) => {
            "Here should be a comma, or the end of the list or object."
        }
        Error::Token(Expect::String) => {
            "Here should be a field’s name in \" \". Is a comma too many?"
        }
        Error::Token(Expect::Colon) => {
            "Here should be a colon, between a field’s name and its value."
        }
        Error::Token(Expect::Eof) => {
            "The deck is over here, and something comes after it: take that out."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_as_browsers_read_it() {
        let text = r#" {"a": [1, -2.5e3, true, null, "x\u00e9\n“"], "b": {}, "a": "last"} "#;
        let value = parse(text).expect("it is JSON");
        assert_eq!(value.field("a").map(|value| &value.node), Some(&Node::Text("last".into())));
        let Node::Object(fields) = &value.node else { panic!("{value:?}") };
        let Node::List(items) = &fields[0].1.node else { panic!("{fields:?}") };
        assert_eq!(items[1].node, Node::Number("-2.5e3"));
        assert_eq!(items[4].node, Node::Text("xé\n“".into()));
        assert_eq!(text[items[4].at..].chars().next(), Some('"'));
    }

    #[test]
    fn what_it_is_no_json_for_is_named_with_its_line() {
        for (text, at_line, part) in [
            ("", 1, "value"),
            ("{\n\"a\": 1,\n}", 3, "field’s name"),
            ("[1,\n2,\n]", 3, "comma too many"),
            ("[1\n2]", 2, "should be a comma"),
            ("{\"a\"\n1}", 2, "colon"),
            ("{a: 1}", 1, "field’s name"),
            ("[\n\"two\nlines\"]", 2, "line break"),
            ("[\n\"open", 2, "at its end"),
            ("[\"\\x\"]", 1, "nothing known"),
            ("[\"\\ud800\"]", 1, "nothing known"),
            ("[1.]", 1, "digit"),
            ("[\n[1, 2", 2, "comma, or the end"),
            ("[", 1, "file ends"),
            ("{}\n{}", 2, "comes after"),
            ("nul", 1, "value"),
            ("'a'", 1, "value"),
            ("NaN", 1, "value"),
        ] {
            let fault = parse(text).expect_err(text);
            assert!(fault.what.contains(part), "{text}: {fault:?}");
            assert_eq!(Lines::of(text).at(fault.at), at_line, "{text}: {fault:?}");
        }
        let deep = "[".repeat(100_000);
        assert!(parse(&deep).expect_err("it is deep").what.contains("32 deep"));
    }

    #[test]
    fn a_path_leads_as_far_as_it_does() {
        let text = "{\"questions\": [\n{\"id\": \"a\"},\n{\"id\": \"b\",\n\"depth\": 4}]}";
        let value = parse(text).expect("it is JSON");
        for (path, at_line) in
            [("questions[1].depth", 4), ("questions[1].text", 3), ("questions[0].id", 2), ("", 1)]
        {
            assert_eq!(Lines::of(text).at(value.at_path(path).at), at_line, "{path}");
        }
    }
}
