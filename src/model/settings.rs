//! What the page's author sets: the widget's attributes, in one table.
//!
//! The loader, the README's table and the tests are generated from [`ATTRIBUTES`] or checked
//! against it.

/// An attribute of `<love-languages>`, or `data-*` on the script or the `div`.
#[derive(Debug)]
pub struct Attribute {
    /// The name, without `data-`.
    pub name: &'static str,
    /// What it may hold.
    pub kind: Kind,
    /// What holds where it is missing or wrong, in words for the documentation.
    #[cfg(any(not(target_arch = "wasm32"), feature = "tables"))]
    pub default: &'static str,
    /// What it does, in words for the documentation.
    #[cfg(any(not(target_arch = "wasm32"), feature = "tables"))]
    pub purpose: &'static str,
}

impl Attribute {
    /// The words for the documentation stay out of the widget.
    #[cfg_attr(not(feature = "tables"), allow(unused_variables))]
    const fn new(
        name: &'static str,
        kind: Kind,
        default: &'static str,
        purpose: &'static str,
    ) -> Self {
        Self {
            name,
            kind,
            #[cfg(any(not(target_arch = "wasm32"), feature = "tables"))]
            default,
            #[cfg(any(not(target_arch = "wasm32"), feature = "tables"))]
            purpose,
        }
    }
}

/// What an attribute may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One of these; the first is the default.
    OneOf(&'static [&'static str]),
    /// Any text, shown as text.
    Text,
    /// http(s), mailto, tel, sms or relative.
    Link,
    /// http(s) or relative: what a browser opens in the place of a page.
    Page,
    /// A telephone number as people write it.
    Phone,
    /// A CSS colour. Only the browser can tell whether it is one.
    Colour,
    /// A BCP 47 language tag.
    Language,
    /// Present or not.
    Flag,
}

impl Kind {
    /// Whether it is an address.
    pub const fn is_address(self) -> bool {
        matches!(self, Self::Link | Self::Page)
    }
}

/// Every attribute that this version knows.
pub const ATTRIBUTES: &[Attribute] = &[
    Attribute::new(
        "view",
        Kind::OneOf(&[
            "quiz",
            "questions",
            "together",
            "compare",
            "about",
            "check-in",
            "thank-you",
            "tradition",
            "us-and-the-problem",
            "repair",
            "hopes-and-fears",
            "closeness",
            "fun",
            "promise",
            "tune-up",
        ]),
        "quiz",
        "Where the widget starts; from `check-in` on, with a guided practice.",
    ),
    Attribute::new(
        "lang",
        Kind::Language,
        "the page’s",
        "The language of the widget, by its tag: `ar`, `de`, `en`, `es`, `fr`, `pt-BR`. Without it the page’s \
                  own `lang` counts, else what the visitor’s browser prefers, else English.",
    ),
    Attribute::new("practice", Kind::Text, "no name", "The practice's name, over the invitation."),
    Attribute::new("cta-url", Kind::Link, "no button", "Where the invitation's button leads."),
    Attribute::new("cta-label", Kind::Text, "“Get in touch”", "What the invitation's button says."),
    Attribute::new(
        "cta-text",
        Kind::Text,
        "a neutral sentence",
        "What the invitation says. The place for a free first talk, if you offer one.",
    ),
    Attribute::new(
        "phone",
        Kind::Phone,
        "no number",
        "A number to call, under the button or in its place.",
    ),
    Attribute::new(
        "helpline",
        Kind::Text,
        "one of the visitor's country",
        "Where there is help for whoever is afraid of a partner: a name and a number. Shown before \
                  a first result is sent.",
    ),
    Attribute::new(
        "share-url",
        Kind::Page,
        "this page",
        "The page that a shared link opens. Best one with no third-party script.",
    ),
    Attribute::new(
        "leave-url",
        Kind::Page,
        "a weather page",
        "Where “Leave” goes: a page that anyone might have open.",
    ),
    Attribute::new(
        "theme",
        Kind::OneOf(&["auto", "light", "dark"]),
        "auto",
        "Light or dark. `auto` follows the page: light text means a dark page.",
    ),
    Attribute::new(
        "accent",
        Kind::Colour,
        "bay leaf, `#4a5b33`",
        "The colour that all others derive from. Any colour stays readable.",
    ),
    Attribute::new(
        "deck-src",
        Kind::Page,
        "our own",
        "A JSON file with questions and guides of your own, beside ours or in their place: see \
                  [your own deck](docs/own-deck.md).",
    ),
    Attribute::new(
        "remember",
        Kind::OneOf(&["ask", "never"]),
        "ask",
        "Whether visitors are offered to be remembered on their phone. Until they accept, \
                  answers are kept for this tab only.",
    ),
    Attribute::new(
        "datalayer",
        Kind::Flag,
        "off",
        "Pushes the events to the page’s `dataLayer` as well: names of steps, never an answer. See \
                  [measuring](docs/measuring.md).",
    ),
    Attribute::new(
        "debug",
        Kind::Flag,
        "off",
        "Shows a panel under the widget that says what is wrong, and how to mend it.",
    ),
];

/// The attributes, parsed: what is wrong is left out and complained about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// `view`.
    pub start: Start,
    /// The invitation's attributes.
    pub invitation: Invitation,
    /// `helpline`.
    pub helpline: Option<String>,
    /// `share-url`.
    pub share_url: Option<Link>,
    /// `leave-url`.
    pub leave_url: Option<Link>,
    /// `deck-src`.
    pub deck_src: Option<Link>,
    /// `remember`: whether it may be offered.
    pub may_remember: MayRemember,
    /// `debug`.
    pub debug: bool,
    /// What is wrong, a sentence each.
    pub complaints: Vec<String>,
}

/// Whether visitors may be offered to be remembered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MayRemember {
    /// They are asked.
    #[default]
    Ask,
    /// They are not.
    Never,
}

/// Where the widget starts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Start {
    /// The quiz, or its result where it was taken.
    #[default]
    Quiz,
    /// The questions to ask.
    Questions,
    /// Today's question.
    Together,
    /// Two results side by side, or the way there.
    Compare,
    /// What research says, privacy, names.
    About,
    /// A guided practice, by its id.
    Guide(&'static str),
}

impl Start {
    /// The start of a `view` attribute or of `open(view)`.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "quiz" => Some(Self::Quiz),
            "questions" => Some(Self::Questions),
            "together" => Some(Self::Together),
            "compare" => Some(Self::Compare),
            "about" => Some(Self::About),
            // What else the attribute may say is a guide's id.
            _ => match ATTRIBUTES[0].kind {
                Kind::OneOf(names) => {
                    names.iter().find(|known| **known == name).map(|id| Self::Guide(id))
                }
                _ => None,
            },
        }
    }
}

/// What the practice says after the result.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Invitation {
    /// `practice`.
    pub practice: Option<String>,
    /// `cta-url`.
    pub url: Option<Link>,
    /// `cta-label`.
    pub label: Option<String>,
    /// `cta-text`.
    pub text: Option<String>,
    /// `phone`.
    pub phone: Option<Phone>,
}

impl Invitation {
    /// Whether there is anything to invite to.
    pub fn is_given(&self) -> bool {
        self.url.is_some() || self.phone.is_some()
    }
}

/// An address that is safe to put into `href`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link(String);

impl Link {
    /// Those of a page come first.
    const SCHEMES: [&str; 5] = ["http", "https", "mailto", "tel", "sms"];

    /// The address, where it is http(s), mailto, tel, sms or relative.
    pub fn parse(text: &str) -> Option<Self> {
        Self::with_schemes(text, &Self::SCHEMES)
    }

    /// The address, where it is http(s) or relative.
    pub fn parse_page(text: &str) -> Option<Self> {
        Self::with_schemes(text, &Self::SCHEMES[..2])
    }

    /// The address, where it is relative or has one of these schemes.
    ///
    /// Browsers drop tabs and line breaks anywhere in an address, and spaces and control
    /// characters around it (<https://url.spec.whatwg.org/#url-parsing>), so `java\nscript:` is a
    /// scheme too: they go first.
    fn with_schemes(text: &str, schemes: &[&str]) -> Option<Self> {
        let text: String = text
            .trim_matches(|c: char| c <= ' ')
            .chars()
            .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
            .collect();
        let before_path = text.split(['/', '?', '#', '\\']).next().unwrap_or_default();
        let allowed = match before_path.split_once(':') {
            Some((scheme, _)) => schemes.iter().any(|s| scheme.eq_ignore_ascii_case(s)),
            None => !text.is_empty(),
        };
        allowed.then_some(Self(text))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What somebody meant who left out how an address begins, as in `www.practice.example/contact` or
/// `us@practice.example`: to a browser that is a page beside the one which it stands on.
#[cfg(any(not(target_arch = "wasm32"), feature = "tables"))]
pub fn unbegun(address: &str) -> Option<String> {
    // What an address of a file on the same site ends in.
    const FILES: [&str; 9] = ["html", "htm", "php", "asp", "aspx", "jsp", "json", "js", "txt"];
    let address = address.trim();
    let first = address.split(['/', '?', '#']).next().unwrap_or_default();
    let (name, ending) = first.rsplit_once('.')?;
    let is_host = !name.is_empty()
        && !name.contains([':', '\\', ' '])
        && !name.starts_with('.')
        && ending.len() > 1
        && ending.chars().all(char::is_alphabetic)
        && !FILES.contains(&ending.to_lowercase().as_str());
    let begins = if first.contains('@') { "mailto:" } else { "https://" };
    is_host.then(|| format!("{begins}{address}"))
}

/// A telephone number: as written, and as a `tel:` address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    /// As the practice wrote it.
    pub shown: String,
    /// `tel:` and the digits.
    pub link: Link,
}

impl Phone {
    /// The number, where it is made of digits and what stands between them.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let shown = match text.split_at_checked(4) {
            Some((scheme, number)) if scheme.eq_ignore_ascii_case("tel:") => number,
            _ => text,
        };
        let between = |c: char| matches!(c, ' ' | '\u{a0}' | '-' | '.' | '(' | ')' | '/');
        let number: String = shown.chars().filter(|&c| !between(c)).collect();
        let digits = number.strip_prefix('+').unwrap_or(&number);
        (digits.len() >= 3 && digits.bytes().all(|b| b.is_ascii_digit()))
            .then(|| Self { shown: shown.to_owned(), link: Link(format!("tel:{number}")) })
    }
}

/// Where Leave goes if the page doesn't say: a weather page, as somebody might have open.
pub const NEUTRAL_URL: &str = "https://www.bbc.com/weather";

impl Settings {
    /// Where Leave goes.
    pub fn leave_url(&self) -> &str {
        self.leave_url.as_ref().map_or(NEUTRAL_URL, Link::as_str)
    }

    /// Reads the attributes through `get`. An empty attribute counts as a missing one, except for
    /// a flag.
    pub fn parse(get: impl Fn(&str) -> Option<String>) -> Self {
        let mut settings = Self::default();
        for attribute in ATTRIBUTES {
            let Some(value) = get(attribute.name) else { continue };
            let is_there = attribute.kind == Kind::Flag || !value.trim().is_empty();
            if is_there && let Err(complaint) = settings.set(attribute, &value) {
                settings.complaints.push(complaint);
            }
            // In HTML a flag that is there is on, whatever it says.
            if attribute.kind == Kind::Flag && value == "false" {
                let name = attribute.name;
                settings.complaints.push(format!("{name}=\"false\" is on; take it out."));
            }
        }
        settings
    }

    fn set(&mut self, attribute: &Attribute, value: &str) -> Result<(), String> {
        if let Kind::OneOf(choices) = attribute.kind
            && !choices.contains(&value)
        {
            let mut sentence =
                format!("{}=\"{value}\" is not one of {}", attribute.name, choices[0]);
            for choice in &choices[1..] {
                sentence += ", ";
                sentence += choice;
            }
            return Err(format!("{sentence}; using {}.", choices[0]));
        }
        let text = || Some(value.trim().to_owned());
        match attribute.name {
            "view" => self.start = Start::from_name(value).unwrap_or_default(),
            "practice" => self.invitation.practice = text(),
            "cta-url" | "share-url" | "leave-url" | "deck-src" => {
                let is_page = attribute.kind == Kind::Page;
                let link = if is_page { Link::parse_page(value) } else { Link::parse(value) };
                let link = link.ok_or_else(|| {
                    format!(
                        "{}=\"{value}\" was dropped: a link must be http, https{} or relative.",
                        attribute.name,
                        if is_page { "" } else { ", mailto, tel, sms" },
                    )
                })?;
                match attribute.name {
                    "cta-url" => self.invitation.url = Some(link),
                    "share-url" => self.share_url = Some(link),
                    "deck-src" => self.deck_src = Some(link),
                    _ => self.leave_url = Some(link),
                }
            }
            "helpline" => self.helpline = text(),
            "remember" if value == "never" => self.may_remember = MayRemember::Never,
            "cta-label" => self.invitation.label = text(),
            "cta-text" => self.invitation.text = text(),
            "phone" => {
                let phone = Phone::parse(value).ok_or_else(|| {
                    format!("phone=\"{value}\" was dropped: write a number such as +1 555 0100.")
                })?;
                self.invitation.phone = Some(phone);
            }
            "debug" => self.debug = true,
            // The loader's own: they must hold before the app is there.
            "lang" | "theme" | "accent" | "datalayer" => {}
            "remember" => {}
            name => unreachable!("{name} is in the table but nobody reads it"),
        }
        Ok(())
    }
}

/// How tall a view starts, in `em`: what a snippet keeps free for it, so that nothing moves when it
/// comes.
pub fn start_height_em(view: &str) -> u32 {
    match view {
        "quiz" => 27,
        "questions" => 54,
        "together" => 98,
        "compare" => 36,
        "about" => 31,
        // A guided practice.
        _ => 46,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(attributes: &[(&str, &str)]) -> Settings {
        Settings::parse(|name| {
            attributes.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn an_address_without_its_beginning_is_told() {
        for (address, meant) in [
            ("www.practice.example/contact", Some("https://www.practice.example/contact")),
            (" practice.example ", Some("https://practice.example")),
            ("us@practice.example", Some("mailto:us@practice.example")),
            ("/contact", None),
            ("contact", None),
            ("contact.html", None),
            ("our-deck.json", None),
            ("../a.example/x", None),
            ("#book", None),
            ("https://practice.example", None),
            ("mailto:us@practice.example", None),
            ("v1.2/x", None),
        ] {
            assert_eq!(unbegun(address).as_deref(), meant, "{address}");
        }
    }

    #[test]
    fn nothing_set_is_the_default() {
        assert_eq!(parse(&[]), Settings::default());
    }

    #[test]
    fn every_attribute_of_the_table_is_read() {
        for attribute in ATTRIBUTES {
            let value = match attribute.kind {
                Kind::OneOf(choices) => choices[choices.len() - 1],
                Kind::Text | Kind::Flag => "some text",
                Kind::Link | Kind::Page => "/contact",
                Kind::Phone => "+1 555 0100",
                Kind::Colour => "#123456",
                Kind::Language => "en",
            };
            assert_eq!(parse(&[(attribute.name, value)]).complaints, [""; 0], "{}", attribute.name);
        }
    }

    #[test]
    fn links_that_may_stay() {
        for link in [
            "https://practice.example/contact",
            "HTTP://practice.example",
            "mailto:a@b.example",
            "tel:+15550100",
            "sms:+15550100",
            "/contact",
            "contact?at=10:30",
            "#book:now",
            "../a/b:c",
            "//practice.example/x",
        ] {
            assert!(Link::parse(link).is_some(), "{link}");
        }
    }

    #[test]
    fn links_that_are_dropped_and_named() {
        for link in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            " \tjavascript\t:alert(1)",
            "data:text/html,x",
            "blob:https://a/b",
            "vbscript:x",
            "file:///etc/passwd",
        ] {
            let settings = parse(&[("cta-url", link)]);
            assert_eq!(settings.invitation.url, None, "{link}");
            assert!(settings.complaints[0].starts_with("cta-url="), "{link}");
        }
    }

    #[test]
    fn pages_are_opened_and_nothing_else() {
        for page in [
            "https://a.example/x",
            "HTTP://a.example",
            "/left",
            "left?at=10:30",
            "#x",
            "//a.example",
        ] {
            let settings = parse(&[("share-url", page), ("leave-url", page)]);
            assert_eq!(settings.complaints, [""; 0], "{page}");
            assert!(settings.share_url.is_some() && settings.leave_url.is_some(), "{page}");
        }
        for link in ["mailto:a@b.example", "tel:+15550100", "sms:+15550100", "javascript:alert(1)"]
        {
            let settings = parse(&[("share-url", link), ("leave-url", link)]);
            assert_eq!([settings.share_url, settings.leave_url], [None, None], "{link}");
            assert_eq!(settings.complaints.len(), 2, "{link}");
            assert!(settings.complaints[0].starts_with("share-url=\""), "{link}");
            assert!(settings.complaints[1].contains("http, https or relative"), "{link}");
        }
    }

    #[test]
    fn phones() {
        for (text, number) in [
            ("+1 (555) 010-0100", "tel:+15550100100"),
            ("tel:555 0100", "tel:5550100"),
            ("030/123.45", "tel:03012345"),
        ] {
            assert_eq!(Phone::parse(text).expect(text).link.as_str(), number);
        }
        for text in ["call us", "javascript:1234", "12", "+", "tél:1"] {
            assert_eq!(Phone::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_wrong_word_is_named_with_the_right_ones() {
        let settings = parse(&[("view", "quizz"), ("theme", "dim")]);
        assert_eq!(settings.start, Start::Quiz);
        assert_eq!(
            settings.complaints,
            [
                "view=\"quizz\" is not one of quiz, questions, together, compare, about, check-in, \
                 thank-you, tradition, us-and-the-problem, repair, hopes-and-fears, closeness, fun, \
                 promise, tune-up; using quiz.",
                "theme=\"dim\" is not one of auto, light, dark; using auto.",
            ]
        );
    }

    #[test]
    fn blank_is_missing_but_a_blank_flag_is_set() {
        let settings = parse(&[("practice", " "), ("debug", "")]);
        assert_eq!(settings.invitation.practice, None);
        assert!(settings.debug && settings.complaints.is_empty());
        // Nor is one off that says so: it is named.
        let settings = parse(&[("debug", "false")]);
        assert!(settings.debug);
        assert_eq!(settings.complaints, ["debug=\"false\" is on; take it out."]);
    }
}
