//! What is pasted: tags, a frame's address, shortcodes. Each value is escaped for where it stands.
//!
//! A test holds these to what the guides in `docs/` show.

use love_languages::model::settings::{Kind, Phone, start_height_em};

use super::control::Control;
use super::place::{Place, is_versioned, is_whole};
use super::words::{Words, words};
use super::{Model, escape};

/// The name of the loader.
const LOADER: &str = "love-languages.js";

/// How much taller than its view a frame starts, in `em`: what is below a card need not be scrolled to.
const FRAME_MORE_EM: u32 = 7;
/// The same where nothing makes it grow, and most of what comes later is to fit.
const FRAME_STILL_MORE_EM: u32 = 21;

impl Model {
    /// The element and the script, a line each, and before them the theme's.
    pub fn tag_and_script(&self) -> String {
        self.dressed(format!("{}\n{}", self.tag(Lines::Three), self.script()))
    }

    /// The element on one line, for editors that make paragraphs of line breaks, and the script.
    pub fn line_and_script(&self) -> String {
        self.dressed(format!("{}\n{}", self.tag(Lines::One), self.script()))
    }

    /// For a frame of a site builder: links within lead out of it.
    pub fn embed(&self) -> String {
        let fallback = self.fallback(" target=\"_top\"");
        self.dressed(format!("{}\n{}", self.element(Lines::Three, &fallback), self.script()))
    }

    /// The element alone.
    pub fn tag(&self, lines: Lines) -> String {
        self.element(lines, &self.fallback(""))
    }

    fn element(&self, lines: Lines, fallback: &str) -> String {
        let start = format!("<love-languages{}{}>", self.room(), self.written(""));
        format!("{start}{}</love-languages>", lines.around(fallback))
    }

    /// A `div` with the same, for editors that drop tags which they don't know.
    pub fn div(&self) -> String {
        let start = format!("<div data-love-languages{}{}>", self.room(), self.written("data-"));
        format!("{start}{}</div>", Lines::Three.around(&self.fallback("")))
    }

    /// Keeps the widget's room, so that nothing below moves when it comes.
    fn room(&self) -> String {
        // The standalone page keeps it by a style sheet: its policy lets no style attribute pass.
        if self.place == Place::Link {
            return String::new();
        }
        let height_em = self.height_em();
        let style = format!("display:block;font-size:max(1em,16px);min-height:{height_em}em");
        attributes([("style", style)])
    }

    /// Code for a page, and before it the theme's line, where the files live in a folder of one's own.
    pub fn dressed(&self, code: String) -> String {
        match self.theme {
            Some(theme) if matches!(self.place, Place::Own | Place::Server) => {
                format!("{}\n{code}", theme.link(&in_folder(&self.address(), "")))
            }
            _ => code,
        }
    }

    /// The script: with the hash of its bytes where its address names the version.
    pub fn script(&self) -> String {
        let address = self.address();
        match self.place {
            Place::Single => {
                let integrity = self.single().map_or("", |single| &single.integrity);
                self.script_at(&address, integrity)
            }
            _ => self.script_at(&self.loader(), &self.facts.integrity.loader),
        }
    }

    /// The loader's address.
    pub fn loader(&self) -> String {
        match self.place {
            Place::Single => self.address(),
            _ => in_folder(&self.address(), LOADER),
        }
    }

    fn script_at(&self, address: &str, integrity: &str) -> String {
        let mut list = vec![("src", address.to_owned())];
        if !integrity.is_empty() && is_versioned(address, &self.facts.version) {
            list.push(("integrity", integrity.to_owned()));
            if is_whole(address) {
                list.push(("crossorigin", "anonymous".to_owned()));
            }
        }
        format!("<script{} async></script>", attributes(list))
    }

    /// The frame, and the script that gives it its height.
    pub fn frame_and_script(&self) -> String {
        let script = in_folder(&self.address(), "frame.js");
        let script = self.script_at(&script, &self.facts.integrity.frame);
        format!("{}\n{script}", self.frame(FRAME_MORE_EM))
    }

    /// The frame alone, as tall as it will ever be.
    pub fn still_frame(&self) -> String {
        self.frame(FRAME_STILL_MORE_EM)
    }

    fn frame(&self, more_em: u32) -> String {
        let mut address = in_folder(&self.address(), "frame.html");
        for (at, (name, value)) in self.settings().into_iter().enumerate() {
            let mark = if at == 0 { '?' } else { '&' };
            address += &format!("{mark}{name}={}", escape::query(&value));
        }
        let height = self.height_em() + more_em;
        let list = attributes([
            ("src", address),
            ("title", self.words().quiz.to_owned()),
            ("style", format!("width:100%;height:{height}em;border:0")),
        ]);
        format!("<iframe{list}></iframe>")
    }

    /// A link to the page with the quiz.
    pub fn link(&self) -> String {
        format!("<a{}>{}</a>", attributes([("href", self.address())]), self.words().take)
    }

    /// WordPress's shortcode, and the settings that it can't hold.
    pub fn wordpress_shortcode(&self) -> (String, Vec<&'static str>) {
        let (list, left_out) = self.quoted(escape::wordpress, "");
        let text = self.fallback("");
        (format!("[love-languages{list}]{text}[/love-languages]"), left_out)
    }

    /// Hugo's shortcode with a link in Markdown in it, and the settings that it can't hold.
    pub fn hugo_shortcode(&self) -> (String, Vec<&'static str>) {
        let (list, left_out) = self.quoted(escape::hugo, "=true");
        let text = match self.settings().iter().find(|(name, _)| *name == "cta-url") {
            Some((_, url)) => {
                format!("[{}]({})", markdown(&self.fallback_label()), markdown_link(url))
            }
            None => self.words().newer.to_owned(),
        };
        (format!("{{{{< love-languages{list} >}}}}\n{text}\n{{{{< /love-languages >}}}}"), left_out)
    }

    /// Settings as a shortcode has them, and the names of those that can't stand there.
    fn quoted(&self, quote: fn(&str) -> Option<String>, yes: &str) -> (String, Vec<&'static str>) {
        let (mut list, mut left_out) = (String::new(), Vec::new());
        for (name, value) in self.settings() {
            match quote(&value) {
                _ if is_flag(name) => list += &format!(" {name}{yes}"),
                Some(value) => list += &format!(" {name}={value}"),
                None => left_out.push(name),
            }
        }
        (list, left_out)
    }

    /// The settings as attributes.
    fn written(&self, prefix: &str) -> String {
        let settings = self.settings().into_iter().map(|(name, value)| match name {
            name if is_flag(name) => format!(" {prefix}{name}"),
            _ => format!(" {prefix}{name}=\"{}\"", escape::attribute(&value)),
        });
        settings.collect()
    }

    /// What stands in the tag, for visitors whose browser can't run the widget: the way to the practice.
    fn fallback(&self, more: &str) -> String {
        let (settings, words) = (self.settings(), self.words());
        let value =
            |name| settings.iter().find(|(n, _)| *n == name).map(|(_, value)| value.as_str());
        let call = value("phone").and_then(Phone::parse);
        let link = |url: &str, text: &str| {
            format!("<a href=\"{}\"{more}>{}</a>", escape::attribute(url), escape::content(text))
        };
        match (value("cta-url"), call) {
            (Some(url), _) => link(url, &self.fallback_label()),
            (None, Some(phone)) => {
                link(phone.link.as_str(), &words.call.replace("{phone}", &phone.shown))
            }
            (None, None) => format!("<p>{}</p>", words.newer),
        }
    }

    fn fallback_label(&self) -> String {
        let label = self.value("cta-label").trim();
        if label.is_empty() { self.words().contact.to_owned() } else { label.to_owned() }
    }

    /// Those of the language that was set.
    pub fn words(&self) -> &'static Words {
        words(self.value("lang"))
    }

    fn height_em(&self) -> u32 {
        let settings = self.settings();
        let view = settings.iter().find(|(name, _)| *name == "view");
        start_height_em(view.map_or("quiz", |(_, view)| view))
    }
}

/// On how many lines an element stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// All on one.
    One,
    /// What is in it on a line of its own.
    Three,
}

impl Lines {
    fn around(self, text: &str) -> String {
        match self {
            Self::One => text.to_owned(),
            Self::Three => format!("\n  {text}\n"),
        }
    }
}

/// Whether an attribute says yes by being there.
fn is_flag(name: &str) -> bool {
    Control::of(name).is_some_and(|control| control.attribute.kind == Kind::Flag)
}

fn attributes(list: impl IntoIterator<Item = (&'static str, String)>) -> String {
    let list = list.into_iter();
    list.map(|(name, value)| format!(" {name}=\"{}\"", escape::attribute(&value))).collect()
}

/// A file's address in a folder.
fn in_folder(folder: &str, file: &str) -> String {
    let folder = folder.trim();
    format!("{}/{file}", folder.strip_suffix('/').unwrap_or(folder))
}

/// A text that is a text in Markdown, too.
fn markdown(text: &str) -> String {
    text.chars().fold(String::new(), |mut escaped, c| {
        if c.is_ascii_punctuation() {
            escaped.push('\\');
        }
        escaped.push(c);
        escaped
    })
}

/// An address in a link of Markdown.
fn markdown_link(url: &str) -> String {
    let ends = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>' | '\\');
    url.chars().fold(String::new(), |mut escaped, c| {
        if ends(c) {
            escaped += &escape::query(&c.to_string()).replace('(', "%28").replace(')', "%29");
        } else {
            escaped.push(c);
        }
        escaped
    })
}
