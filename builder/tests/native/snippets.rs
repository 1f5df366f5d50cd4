//! Whatever is typed comes out of a snippet again, as it is read where it is pasted.

use html5gum::{Token, Tokenizer};
use love_languages::model::settings::{ATTRIBUTES, Kind, Settings};
use love_languages_builder::model::control::Control;
use love_languages_builder::model::place::{Place, Platform};
use love_languages_builder::model::{Model, Msg, escape};
use proptest::prelude::*;

use crate::{fresh, set, with};

/// An element as a browser reads it.
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(other, _)| other == name);
        found.map(|(_, value)| value.as_str())
    }
}

fn elements(html: &str) -> Vec<Element> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    let tags = Tokenizer::new(html).filter_map(|token| match token {
        Ok(Token::StartTag(tag)) => Some(tag),
        _ => None,
    });
    tags.map(|tag| Element {
        name: text(&tag.name),
        attributes: tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect(),
    })
    .collect()
}

/// The first element of a name.
fn element(html: &str, name: &str) -> Element {
    let found = elements(html).into_iter().find(|element| element.name == name);
    found.unwrap_or_else(|| panic!("no <{name}> in {html}"))
}

/// What somebody types into the controls: anything into texts, what is right into the others.
fn typed() -> impl Strategy<Value = Vec<(&'static str, String)>> {
    let values: Vec<BoxedStrategy<(&'static str, String)>> = ATTRIBUTES
        .iter()
        .map(|attribute| {
            let name = attribute.name;
            let value = match attribute.kind {
                Kind::OneOf(choices) => {
                    proptest::sample::select(choices).prop_map(str::to_owned).boxed()
                }
                Kind::Text => "\\PC{0,40}|[\"'&<>\\[\\]`\\\\\n a-z;#]{0,20}".boxed(),
                Kind::Link | Kind::Page => {
                    "https://[a-z]{1,8}\\.example/[a-zA-Z0-9\"'&<>()?=#;%é ]{0,20}".boxed()
                }
                Kind::Phone => "\\+[0-9]{3,9}".boxed(),
                Kind::Colour => "#[0-9a-f]{6}".boxed(),
                Kind::Language => Just("en".to_owned()).boxed(),
                Kind::Flag => Just("yes".to_owned()).boxed(),
            };
            value.prop_map(move |value| (name, value)).boxed()
        })
        .collect();
    (values, proptest::collection::vec(any::<bool>(), ATTRIBUTES.len())).prop_map(
        |(values, is_set)| {
            values
                .into_iter()
                .zip(is_set)
                .filter_map(|(value, is_set)| is_set.then_some(value))
                .collect()
        },
    )
}

/// What has to come out: as typed, but for spaces around it and what holds anyway.
fn expected(model: &Model) -> Vec<(&'static str, String)> {
    model.settings()
}

fn filled(place: Place, platform: Platform, typed: &[(&'static str, String)]) -> Model {
    let mut model = with(place, platform, &[]);
    typed.iter().for_each(|(name, value)| set(&mut model, name, value));
    model
}

fn is_flag(name: &str) -> bool {
    Control::of(name).is_some_and(|control| control.attribute.kind == Kind::Flag)
}

/// A flag is there or not.
fn value_of<'a>(name: &str, value: &'a str) -> &'a str {
    if is_flag(name) { "" } else { value }
}

proptest! {
    #[test]
    fn what_is_typed_is_what_a_browser_reads(typed in typed()) {
        let model = filled(Place::Own, Platform::Html, &typed);
        for (name, value) in &typed {
            let value = value.trim();
            let kept = model.settings().into_iter().find(|(other, _)| other == name);
            match kept {
                Some((_, kept)) => prop_assert_eq!(&kept, value),
                // Nothing that counts is left out.
                None => prop_assert!(
                    value.is_empty() || ["quiz", "auto", "ask"].contains(&value), "{} {:?}", name, value
                ),
            }
        }
        for (html, prefix) in [
            (model.tag_and_script(), ""),
            (model.line_and_script(), ""),
            (model.embed(), ""),
            (format!("{}{}", model.div(), model.script()), "data-"),
        ] {
            let widget = element(&html, if prefix.is_empty() { "love-languages" } else { "div" });
            let own = |name: &str| ["style", "data-love-languages"].contains(&name);
            let read: Vec<_> = widget.attributes.iter().filter(|(name, _)| !own(name)).collect();
            prop_assert_eq!(read.len(), expected(&model).len());
            for (name, value) in expected(&model) {
                let attribute = format!("{prefix}{name}");
                prop_assert_eq!(widget.get(&attribute), Some(value_of(name, &value)));
            }
            // A script of ours, a link at most, and nothing that somebody wrote into a text.
            let names: Vec<_> = elements(&html).into_iter().map(|element| element.name).collect();
            prop_assert_eq!(names.len(), 3, "{:?}", names);
            prop_assert_eq!(names.last().map(String::as_str), Some("script"));
            let get = |name: &str| widget.get(&format!("{prefix}{name}")).map(str::to_owned);
            let complaints = Settings::parse(get).complaints;
            prop_assert!(complaints.is_empty(), "{:?}", complaints);
        }
    }

    #[test]
    fn a_frame_has_it_in_its_address(typed in typed()) {
        let model = filled(Place::Frame, Platform::Html, &typed);
        let frame = element(&model.frame_and_script(), "iframe");
        let address = frame.get("src").expect("an address");
        prop_assert!(address.is_ascii());
        let (page, query) = address.split_once('?').unwrap_or((address, ""));
        prop_assert!(page.ends_with("/love-languages/frame.html"));
        let read: Vec<(String, String)> = query.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
            let (name, value) = pair.split_once('=').expect("a value");
            (name.to_owned(), escape::unpercent(value))
        }).collect();
        let expected: Vec<_> = expected(&model).into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        prop_assert_eq!(read, expected);
    }

    #[test]
    fn wordpress_reads_it_or_it_is_named(typed in typed()) {
        let model = filled(Place::Own, Platform::WordPress, &typed);
        let (shortcode, left_out) = model.wordpress_shortcode();
        let read = wordpress(&shortcode);
        for (name, value) in expected(&model) {
            let found = read.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str());
            match left_out.contains(&name) {
                true => prop_assert_eq!(found, None),
                false => prop_assert_eq!(found, Some(value_of(name, &value))),
            }
        }
        prop_assert_eq!(read.len() + left_out.len(), expected(&model).len());
    }

    #[test]
    fn hugo_reads_it_or_it_is_named(typed in typed()) {
        let model = filled(Place::Own, Platform::Hugo, &typed);
        let (shortcode, left_out) = model.hugo_shortcode();
        let read = hugo(&shortcode);
        for (name, value) in expected(&model) {
            let value = if is_flag(name) { "true".to_owned() } else { value };
            let found = read.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str());
            match left_out.contains(&name) {
                true => prop_assert_eq!(found, None),
                false => prop_assert_eq!(found, Some(value.as_str())),
            }
        }
    }

    #[test]
    fn an_address_brings_it_back(typed in typed(), place in 0..6_usize, platform in 0..7_usize) {
        // The page of its own takes a deck by its name alone, and says so.
        let is_taken = |name: &str| Place::ALL[place] != Place::Link || name != "deck-src";
        let typed: Vec<_> = typed.into_iter().filter(|(name, _)| is_taken(name)).collect();
        let model = filled(Place::ALL[place], Platform::ALL[platform], &typed);
        let mut other = fresh();
        other.update(Msg::Arrived(format!("#{}", model.fragment())));
        prop_assert_eq!(&other.complaints, &Vec::<String>::new());
        prop_assert_eq!(other.fragment(), model.fragment());
        prop_assert_eq!(other.settings(), model.settings());
        prop_assert_eq!(other.tag_and_script(), model.tag_and_script());
        // As chat programs and browsers leave it.
        let kept = |c: char| c.is_ascii_alphanumeric() || "-_.~/:@?=&%".contains(c);
        prop_assert!(model.fragment().chars().all(kept), "{}", model.fragment());
    }
}

/// `shortcode_parse_atts` of WordPress 6, as far as we write it: names with a value in one kind of
/// quotation marks, or alone; the text ends at the first bracket.
fn wordpress(shortcode: &str) -> Vec<(String, String)> {
    let inside = shortcode.strip_prefix("[love-languages").expect("a shortcode");
    let (mut rest, _) = inside.split_once(']').expect("it ends");
    let mut read = Vec::new();
    loop {
        rest = rest.trim_start();
        let end =
            rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(rest.len());
        if end == 0 {
            assert_eq!(rest, "", "what is left");
            return read;
        }
        let (name, after) = rest.split_at(end);
        let Some(quoted) = after.strip_prefix('=') else {
            read.push((name.to_owned(), String::new()));
            rest = after;
            continue;
        };
        let mark = quoted.chars().next().expect("a quotation mark");
        let (value, after) = quoted[1..].split_once(mark).expect("it ends");
        read.push((name.to_owned(), value.to_owned()));
        rest = after;
    }
}

/// A shortcode's parameters as Hugo's lexer reads them, as far as we write them.
fn hugo(shortcode: &str) -> Vec<(String, String)> {
    let mut rest = shortcode.strip_prefix("{{< love-languages").expect("a shortcode");
    let mut read = Vec::new();
    loop {
        rest = rest.trim_start_matches(' ');
        if rest.starts_with(">}}") {
            return read;
        }
        let (name, after) = rest.split_once('=').expect("a name");
        let mark = after.chars().next().filter(|mark| ['"', '`'].contains(mark));
        let (value, after) = match mark {
            Some(mark) => after[1..].split_once(mark).expect("it ends"),
            None => after.split_once(' ').expect("it ends"),
        };
        assert!(mark == Some('`') || !value.contains('\\') && !value.contains('\n'));
        read.push((name.to_owned(), value.to_owned()));
        rest = after;
    }
}

#[test]
fn a_hash_stands_where_the_address_names_the_version() {
    let cdn = with(Place::Cdn, Platform::Html, &[]);
    assert_eq!(
        cdn.script(),
        "<script src=\"https://cdn.jsdelivr.net/npm/love-languages@0.1.0/love-languages.js\" \
         integrity=\"sha384-LOADER\" crossorigin=\"anonymous\" async></script>"
    );
    let mut own = with(Place::Own, Platform::Html, &[]);
    assert!(!own.script().contains("integrity"), "an update would be refused");
    set(&mut own, "at", "/love-languages-0.1.0/");
    assert_eq!(
        own.script(),
        "<script src=\"/love-languages-0.1.0/love-languages.js\" integrity=\"sha384-LOADER\" async></script>"
    );
    let mut single = with(Place::Single, Platform::Html, &[]);
    assert!(!single.script().contains("integrity"));
    set(&mut single, "at", "https://files.example/love-languages-0.1.0.single.js");
    assert!(single.script().contains("integrity=\"sha384-SINGLE-en\" crossorigin=\"anonymous\""));
    let mut frame = with(Place::Frame, Platform::Html, &[]);
    set(&mut frame, "at", "https://files.example/love-languages-0.1.0");
    assert!(frame.frame_and_script().contains("/love-languages-0.1.0/frame.html\""));
    assert!(frame.frame_and_script().contains("integrity=\"sha384-FRAME\""));
    // Where the build knows no hash there is none.
    own.facts.integrity.loader.clear();
    assert!(!own.script().contains("integrity"));
}

#[test]
fn the_one_file_is_that_of_the_language() {
    for (language, file) in [
        ("", "love-languages.single.js"),
        ("en", "love-languages.single.js"),
        ("de", "love-languages.single.de.js"),
        ("de-AT", "love-languages.single.de.js"),
        ("nl", "love-languages.single.js"),
    ] {
        let model = with(Place::Single, Platform::Html, &[("lang", language)]);
        assert_eq!(model.loader(), format!("/uploads/{file}"), "{language}");
        assert_eq!(model.address_fault(), None);
    }
}

#[test]
fn a_way_to_the_practice_is_left_where_nothing_runs() {
    let fallback = |settings: &[(&str, &str)]| {
        let html = with(Place::Own, Platform::Html, settings).tag_and_script();
        let (_, rest) = html.split_once(">\n  ").expect("a fallback");
        rest.split_once("\n</").expect("its end").0.to_owned()
    };
    assert_eq!(fallback(&[]), "<p>This quiz needs a newer browser.</p>");
    assert_eq!(
        fallback(&[("phone", "+1 555 0100")]),
        "<a href=\"tel:+15550100\">Call +1 555 0100</a>"
    );
    assert_eq!(
        fallback(&[("cta-url", "/talk?a=1&b"), ("cta-label", "Talk <now>")]),
        "<a href=\"/talk?a=1&amp;b\">Talk &lt;now&gt;</a>"
    );
}

#[test]
fn room_is_kept_for_the_view() {
    let tag = with(Place::Own, Platform::Html, &[("view", "questions")]).tag_and_script();
    assert!(tag.contains("min-height:54em\" view=\"questions\""), "{tag}");
}
