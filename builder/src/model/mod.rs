//! What the page knows and what follows from that, as plain data and functions: no browser, no Yew.
//!
//! [`Model::update`] is the one way in; what it asks of the browser are [`Effect`]s.

pub mod check;
pub mod colour;
pub mod control;
pub mod deck;
pub mod escape;
pub mod fragment;
mod msg;
pub mod place;
pub mod recipe;
pub mod snippet;
pub mod words;

use love_languages::model::settings::{ATTRIBUTES, Attribute, Kind};
use love_languages::model::theming::{THEMES, Theme};

use check::Report;
use colour::{Dress, Rgb};
use control::{Control, Group};
use deck::Deck;
use fragment::Fragment;
use place::{Place, Platform, is_whole};

pub use msg::{Effect, Held, Look, Msg, Stage, Width};

/// What the build knows, and puts into the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The version that is handed out.
    pub version: String,
    /// The languages that the widget speaks: a tag, and its own name for itself.
    pub locales: Vec<(String, String)>,
    /// For each language the single file, which speaks no other.
    pub singles: Vec<Single>,
    /// The value of `integrity` for the scripts; empty where it is not known.
    pub integrity: Integrity,
}

/// The one file with everything in it, for a language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Single {
    /// The language's tag.
    pub locale: String,
    /// The file's name.
    pub name: String,
    /// Its value of `integrity`.
    pub integrity: String,
}

/// Values of `integrity`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Integrity {
    /// For `love-languages.js`.
    pub loader: String,
    /// For `frame.js`.
    pub frame: String,
}

/// What the field for a page's source is called.
pub const SOURCE: &str = "source";

/// Everything that the page knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// What the build knows.
    pub facts: Facts,
    /// Where the files live.
    pub place: Place,
    /// What the site is made with.
    pub platform: Platform,
    /// The ready theme that was taken. It is no setting of the widget, but styles of the page around it.
    pub theme: Option<&'static Theme>,
    /// How the preview looks.
    pub stage: Stage,
    /// The deck that was dropped.
    pub deck: Option<Deck>,
    /// What was copied last, and whether it could be.
    pub copied: Option<(String, bool)>,
    /// What is wrong in the address with which the page was opened, a sentence each.
    pub complaints: Vec<String>,
    /// Whether a page is looked at, in place of a snippet being made.
    pub is_checking: bool,
    /// The source of the page that is looked at.
    pub source: String,
    /// What was found in it, where there is any.
    pub report: Option<Report>,
    /// Whether the page was opened a while ago: from then on the focus goes with what is shown.
    has_arrived: bool,
    /// For each place the address that was typed.
    addresses: [Option<String>; Place::ALL.len()],
    /// For each attribute of the table what was typed: never thrown away, also where it is wrong.
    values: Vec<String>,
    /// What the address has and nobody knows, kept for whoever does.
    unknown: Vec<(String, String)>,
    /// A colour that only a browser can read, and what it read.
    colour: Option<(String, Option<Rgb>)>,
    /// The groups of controls that are open.
    open: Vec<Group>,
    /// How many decks were dropped.
    dropped: u32,
}

/// How sure a colour is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accent {
    /// None was given.
    Default,
    /// It is this one.
    Known(Rgb),
    /// The browser is asked.
    Asked,
    /// It is none.
    Wrong,
}

impl Model {
    /// Nothing is set.
    pub fn new(facts: Facts) -> Self {
        Self {
            facts,
            place: Place::default(),
            platform: Platform::default(),
            theme: None,
            stage: Stage::default(),
            deck: None,
            copied: None,
            complaints: Vec::new(),
            is_checking: false,
            source: String::new(),
            report: None,
            has_arrived: false,
            addresses: Default::default(),
            values: vec![String::new(); ATTRIBUTES.len()],
            unknown: Vec::new(),
            colour: None,
            open: vec![Group::Practice, Group::Look],
            dropped: 0,
        }
    }

    /// What follows from what happened.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        if !matches!(msg, Msg::Copy(..) | Msg::Copied(..)) {
            self.copied = None;
        }
        // What came from the address stays there as it is until something is changed.
        let is_news = !matches!(msg, Msg::Arrived(_));
        let before = self.fragment();
        let mut effects = self.step(msg);
        let after = self.fragment();
        if is_news && before != after {
            effects.push(Effect::Address(after));
        }
        effects
    }

    fn step(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Arrived(text) => return self.arrive(&text),
            Msg::Place(place) => self.place = place,
            Msg::Platform(platform) => self.platform = platform,
            Msg::Set(name, value) => return self.set(&name, value),
            Msg::Theme(theme) => self.theme = theme,
            Msg::Toggle(group) => {
                if self.is_open(group) {
                    self.open.retain(|open| *open != group);
                } else {
                    self.open.push(group);
                }
            }
            Msg::ColourIs(text, colour) => self.colour = Some((text, colour)),
            Msg::Dropped(_, bytes) if self.is_checking => {
                self.look_at(String::from_utf8_lossy(&bytes).into_owned());
            }
            Msg::Dropped(name, bytes) => {
                self.dropped += 1;
                let deck = Deck::judge(name, &bytes, self.dropped);
                let held = deck.address().map(|address| Effect::Deck(address, bytes));
                self.deck = Some(deck);
                return held.into_iter().collect();
            }
            Msg::Undrop => self.deck = None,
            Msg::Width(width) => self.stage.width = width,
            Msg::Dark(is_dark) => self.stage.is_dark = is_dark,
            Msg::Held(held) => self.stage.held = Some(held),
            Msg::Restart => {
                self.stage.held = None;
                return vec![Effect::Restart];
            }
            Msg::Look(look) => return vec![Effect::Look(look)],
            Msg::Copy(what, text) => return vec![Effect::Copy(what, text)],
            Msg::Copied(what, could) => self.copied = Some((what, could)),
        }
        Vec::new()
    }

    fn look_at(&mut self, source: String) {
        self.report = (!source.trim().is_empty()).then(|| check::check(&source));
        self.source = source;
    }

    fn set(&mut self, name: &str, value: String) -> Vec<Effect> {
        // What HTML can't hold in any way.
        let value = value.replace('\0', "");
        if name == SOURCE {
            self.look_at(value);
            return Vec::new();
        }
        if name == "at" {
            self.addresses[self.place as usize] =
                Some(value).filter(|value| !value.trim().is_empty());
            return Vec::new();
        }
        let Some(at) = ATTRIBUTES.iter().position(|attribute| attribute.name == name) else {
            return Vec::new();
        };
        self.stage.held = None;
        let is_colour = ATTRIBUTES[at].kind == Kind::Colour;
        self.values[at] = value;
        let text = self.values[at].trim();
        let is_unread = is_colour && !text.is_empty() && Rgb::from_hex(text).is_none();
        if is_unread { vec![Effect::Colour(text.to_owned())] } else { Vec::new() }
    }

    // ---- The address ------------------------------------------------------------------------------

    /// All that is set, as it stands in the address.
    pub fn fragment(&self) -> String {
        let mut pairs = vec![("files", self.place.name()), ("site", self.platform.name())];
        pairs.extend(self.typed_address().map(|address| ("at", address)));
        pairs.extend(self.theme.map(|theme| ("look", theme.name)));
        let values = ATTRIBUTES.iter().zip(&self.values);
        pairs.extend(
            values
                .filter(|(_, value)| !value.is_empty())
                .map(|(attribute, value)| (attribute.name, value.as_str())),
        );
        pairs.extend(self.unknown.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        fragment::write(pairs)
    }

    fn arrive(&mut self, text: &str) -> Vec<Effect> {
        let (had_arrived, was_checking) = (self.has_arrived, self.is_checking);
        self.has_arrived = true;
        self.is_checking = fragment::is_check(text);
        let mut effects = Vec::new();
        if had_arrived && was_checking != self.is_checking {
            effects.push(Effect::Look(Look::Top));
        }
        let Fragment::Settings { version, pairs } = fragment::read(text) else { return effects };
        let facts = std::mem::take(&mut self.facts);
        let (stage, deck, dropped) = (self.stage, self.deck.take(), self.dropped);
        let (source, report) = (std::mem::take(&mut self.source), self.report.take());
        *self = Self {
            stage,
            deck,
            dropped,
            source,
            report,
            has_arrived: true,
            is_checking: self.is_checking,
            open: std::mem::take(&mut self.open),
            ..Self::new(facts)
        };
        if version != fragment::VERSION {
            self.complaints.push(
                "The address was made by another version of this page. What this one knows of it \
                 is set below."
                    .into(),
            );
        }
        // Where the files live is known before their address.
        let of = |wanted: &str| pairs.iter().rev().find(|(name, _)| name == wanted);
        if let Some((_, name)) = of("files") {
            match Place::ALL.into_iter().find(|place| place.name() == name) {
                Some(place) => self.place = place,
                None => self.complain("files", name, &Place::ALL.map(Place::name)),
            }
        }
        if let Some((_, name)) = of("site") {
            match Platform::ALL.into_iter().find(|platform| platform.name() == name) {
                Some(platform) => self.platform = platform,
                None => self.complain("site", name, &Platform::ALL.map(Platform::name)),
            }
        }
        if let Some((_, name)) = of("look") {
            self.theme = THEMES.iter().find(|theme| theme.name == name);
            if self.theme.is_none() {
                self.complain("look", name, &THEMES.each_ref().map(|theme| theme.name));
            }
        }
        for (name, value) in pairs {
            match (name.as_str(), Control::of(&name)) {
                ("files" | "site" | "look", _) => {}
                ("at", _) => effects.extend(self.set("at", value)),
                (_, None) => {
                    self.complaints.push(format!(
                        "The address sets “{name}”, which is no setting. It is kept in the address \
                         and does nothing."
                    ));
                    self.unknown.push((name, value));
                }
                (_, Some(control)) => {
                    // A flag says yes by being there.
                    let is_flag = control.attribute.kind == Kind::Flag;
                    let value = if is_flag && value.is_empty() { "yes".into() } else { value };
                    effects.extend(self.set(&name, value));
                    if let Some(fault) = self.fault(control) {
                        self.complaints.push(format!("{}: {fault}", control.label()));
                    }
                    // What came along is to be seen.
                    let group = Group::ALL
                        .into_iter()
                        .find(|group| group.controls().any(|other| other.name() == control.name()));
                    self.open.extend(group.filter(|group| !self.open.contains(group)));
                }
            }
        }
        if self.typed_address().is_some()
            && let Some(fault) = self.address_fault()
        {
            self.complaints.push(format!("{}: {fault}", self.place.address_label()));
        }
        effects
    }

    fn complain(&mut self, name: &str, value: &str, known: &[&str]) {
        self.complaints.push(format!(
            "The address has “{name}={value}”; there are {}. It is left as it was.",
            known.join(", ")
        ));
    }

    // ---- What is set -------------------------------------------------------------------------------

    /// What was typed for an attribute; nothing for one that is none.
    pub fn value(&self, name: &str) -> &str {
        let at = ATTRIBUTES.iter().position(|attribute| attribute.name == name);
        at.map_or("", |at| self.values[at].as_str())
    }

    /// What is wrong with what was typed, as a sentence that says what to write.
    pub fn fault(&self, control: Control) -> Option<String> {
        let value = self.value(control.name()).trim();
        match control.attribute.kind {
            Kind::Colour => (self.accent() == Accent::Wrong).then(|| {
                format!(
                    "“{value}” is no full colour that browsers know. Write one such as #4a5b33."
                )
            }),
            Kind::Language if !value.is_empty() && !self.speaks(value) => {
                let tags: Vec<_> = self.facts.locales.iter().map(|(tag, _)| tag.as_str()).collect();
                Some(format!("“{value}” is not there yet. There are: {}.", tags.join(", ")))
            }
            _ if self.place == Place::Link
                && control.name() == "deck-src"
                && value.contains('/') =>
            {
                let name =
                    value.rsplit('/').find(|part| !part.is_empty()).unwrap_or("our-deck.json");
                Some(format!(
                    "The page of its own asks nobody but its own folder. Put the file there, and write its \
                     name alone: {name}."
                ))
            }
            _ => control.fault(value),
        }
    }

    /// Whether the widget has a language, or that without its region.
    fn speaks(&self, tag: &str) -> bool {
        self.facts.locales.iter().any(|(known, _)| is_near(known, tag))
    }

    /// The one file, for the language that is set; the first one is for whoever sets none. None where the
    /// build has none.
    pub fn single(&self) -> Option<&Single> {
        let tag = self.value("lang").trim();
        let singles = &self.facts.singles;
        let spoken = singles.iter().find(|single| single.locale.eq_ignore_ascii_case(tag));
        let spoken = spoken.or_else(|| singles.iter().find(|single| is_near(&single.locale, tag)));
        spoken.or(singles.first())
    }

    /// What is known of the accent.
    pub fn accent(&self) -> Accent {
        let value = self.value("accent").trim();
        match (Rgb::from_hex(value), &self.colour) {
            _ if value.is_empty() => Accent::Default,
            (Some(colour), _) => Accent::Known(colour),
            (None, Some((text, read))) if text == value => {
                read.map_or(Accent::Wrong, Accent::Known)
            }
            _ => Accent::Asked,
        }
    }

    /// What the theme changes of the colours; a frame takes none.
    pub fn dress(&self) -> Dress {
        let theme = self.theme.filter(|_| self.place != Place::Frame);
        theme.map(Dress::of).unwrap_or_default()
    }

    /// The settings that count, in the order of the table: nothing that is wrong, and nothing that
    /// holds anyway.
    pub fn settings(&self) -> Vec<(&'static str, String)> {
        let counts = |attribute: &'static Attribute| {
            let value = self.value(attribute.name).trim();
            let is_default = match attribute.kind {
                Kind::OneOf(choices) => choices.first() == Some(&value),
                _ => false,
            };
            let control = Control { attribute };
            let is_colour_unsure = attribute.kind == Kind::Colour && self.accent() == Accent::Asked;
            let is_in = !value.is_empty()
                && !is_default
                && !is_colour_unsure
                && self.fault(control).is_none();
            is_in.then(|| (attribute.name, value.to_owned()))
        };
        ATTRIBUTES.iter().filter_map(counts).collect()
    }

    /// What the preview's widget has: all that counts, but no file from anywhere except the one that was
    /// dropped, for the page asks nobody for anything.
    pub fn preview(&self) -> Vec<(&'static str, String)> {
        let mut settings = self.settings();
        settings.retain(|(name, _)| *name != "deck-src");
        settings.extend(
            self.deck.as_ref().and_then(Deck::address).map(|address| ("deck-src", address)),
        );
        settings
    }

    /// Where the files live.
    pub fn address(&self) -> String {
        let typed = self.typed_address().map(str::to_owned);
        typed.unwrap_or_else(|| self.usual_address())
    }

    /// The address that stands there until another is typed.
    pub fn usual_address(&self) -> String {
        let usual = self.place.usual_address(self.platform, &self.facts.version);
        match self.single() {
            Some(single) if self.place == Place::Single => format!("{usual}{}", single.name),
            _ => usual,
        }
    }

    /// What was typed as that.
    pub fn typed_address(&self) -> Option<&str> {
        self.addresses[self.place as usize].as_deref()
    }

    /// What is wrong with it.
    pub fn address_fault(&self) -> Option<String> {
        if self.has_no_address() {
            return Some("This address is an example. Write yours in its place.".into());
        }
        self.place.address_fault(self.address().trim(), &self.facts.version)
    }

    /// Whether what stands there is an example, which leads nowhere.
    fn has_no_address(&self) -> bool {
        self.typed_address().is_none() && self.address().contains(".example/")
    }

    /// Whether a group of controls is open.
    pub fn is_open(&self, group: Group) -> bool {
        self.open.contains(&group)
    }

    // ---- Advice ------------------------------------------------------------------------------------

    /// The standalone page beside the files: the best one for links that two people send each other. None
    /// where nobody can know where that would be.
    pub fn standalone(&self) -> Option<String> {
        let takes_no_folder = self.platform.refusal(Place::Own).is_some();
        if self.has_no_address() || self.place == Place::Single && takes_no_folder {
            return None;
        }
        let address = self.address();
        let server = match address.split_once("://") {
            Some((scheme, rest)) if self.place != Place::Cdn => {
                let host = rest.split('/').next().unwrap_or_default();
                format!("{scheme}://{host}")
            }
            _ => String::new(),
        };
        Some(format!("{server}/quiz/"))
    }

    /// Links that lead elsewhere than they seem to, by their labels: the widget stands on another site
    /// than the page does.
    pub fn short_links(&self) -> Vec<&'static str> {
        let is_elsewhere = !self.place.is_the_page() || self.platform == Platform::Wix;
        let links = self.settings().into_iter().filter_map(|(name, value)| {
            let control = Control::of(name)?;
            // A deck lies in the folder of the page of its own.
            let is_beside = self.place == Place::Link && name == "deck-src";
            let is_link = control.attribute.kind.is_address() && !is_beside;
            let has_scheme = is_whole(&value) || value.contains(':') && !value.contains('/');
            (is_elsewhere && is_link && !has_scheme).then(|| control.label())
        });
        links.collect()
    }
}

/// Whether two tags are of one language, whatever their regions.
fn is_near(known: &str, tag: &str) -> bool {
    let base = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    base(known) == base(tag)
}
