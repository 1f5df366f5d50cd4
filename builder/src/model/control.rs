//! A control for each attribute: what it is called, where it stands, what is wrong with what it holds.

use love_languages::model::labels;
use love_languages::model::settings::{ATTRIBUTES, Attribute, Kind, Settings, unbegun};

/// Controls that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Who invites, and how.
    Practice,
    /// Colours.
    Look,
    /// View and language.
    Start,
    /// Helpline, shared links, leaving, remembering.
    Safety,
    /// The practice's own deck.
    Deck,
    /// Everything else: what the table has and no other group names is found here.
    More,
}

impl Group {
    /// All, from first to last.
    pub const ALL: [Self; 6] =
        [Self::Practice, Self::Look, Self::Start, Self::Safety, Self::Deck, Self::More];

    /// Its heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Practice => "Your invitation",
            Self::Look => "Your colours",
            Self::Start => "Where it starts",
            Self::Safety => "Sharing and safety",
            Self::Deck => "Your own questions",
            Self::More => "For whoever runs your site",
        }
    }

    /// What it is for.
    pub fn purpose(self) -> &'static str {
        match self {
            Self::Practice => {
                "It stands below the result: after something useful was given, never before."
            }
            Self::Look => "One colour is enough. The widget derives all others from it.",
            Self::Start => "What visitors see first.",
            Self::Safety => {
                "What is set here helps people who are not safe, or who look over a shoulder."
            }
            Self::Deck => "Questions and guided practices of yours, beside ours or in their place.",
            Self::More => "Counting, and finding out what is wrong.",
        }
    }

    /// Its controls.
    pub fn controls(self) -> impl Iterator<Item = Control> {
        let named = Self::ALL.into_iter().flat_map(Self::named);
        let named: Vec<&str> = named.copied().collect();
        let of_table = ATTRIBUTES.iter().map(|attribute| Control { attribute });
        let here = of_table.filter(move |control| {
            self.named().contains(&control.name())
                || self == Self::More && !named.contains(&control.name())
        });
        // In the group's own order.
        let mut here: Vec<Control> = here.collect();
        here.sort_by_key(|control| self.named().iter().position(|name| *name == control.name()));
        here.into_iter()
    }

    fn named(self) -> &'static [&'static str] {
        match self {
            Self::Practice => &["practice", "cta-text", "cta-url", "cta-label", "phone"],
            Self::Look => &["accent", "theme"],
            Self::Start => &["view", "lang"],
            Self::Safety => &["share-url", "helpline", "leave-url", "remember"],
            Self::Deck => &["deck-src"],
            Self::More => &[],
        }
    }
}

/// The control of an attribute.
#[derive(Clone, Copy, Debug)]
pub struct Control {
    /// Its row in the table.
    pub attribute: &'static Attribute,
}

impl Control {
    /// That of an attribute's name.
    pub fn of(name: &str) -> Option<Self> {
        let attribute = ATTRIBUTES.iter().find(|attribute| attribute.name == name)?;
        Some(Self { attribute })
    }

    /// The attribute's name.
    pub fn name(self) -> &'static str {
        self.attribute.name
    }

    /// Its name for people.
    pub fn label(self) -> &'static str {
        labels::label(self.name())
    }

    /// What it does: the table's own sentence.
    pub fn purpose(self) -> &'static str {
        self.attribute.purpose
    }

    /// An example, shown in an empty field.
    pub fn example(self) -> &'static str {
        match self.name() {
            "practice" => "Riverbank Practice",
            "cta-url" => "/contact",
            "cta-label" => "Talk to us",
            "cta-text" => "A first talk of 15 minutes is free.",
            "phone" => "+1 555 0100",
            "helpline" => "Women’s helpline, 555 0199",
            "share-url" => "https://practice.example/quiz/",
            "leave-url" => "https://weather.example",
            "accent" => "#4a5b33",
            "deck-src" => "/our-deck.json",
            _ => "",
        }
    }

    /// Whether its text is more than a line.
    pub fn is_long(self) -> bool {
        self.name() == "cta-text"
    }

    /// What is wrong with a value, as a sentence that says what to write. Colours and languages are for
    /// others to judge.
    pub fn fault(self, value: &str) -> Option<String> {
        let value = value.trim();
        let is_colour_or_language = matches!(self.attribute.kind, Kind::Colour | Kind::Language);
        if value.is_empty() || is_colour_or_language {
            return None;
        }
        if let Some(meant) = unbegun(value).filter(|_| self.attribute.kind.is_address()) {
            return Some(format!(
                "“{value}” would be a page of your own site with that name. Write {meant}."
            ));
        }
        let name = self.name();
        let said = Settings::parse(|other| (other == name).then(|| value.to_owned())).complaints;
        if said.is_empty() {
            return None;
        }
        Some(match self.attribute.kind {
            Kind::OneOf(choices) => format!("“{value}” is not one of {}.", choices.join(", ")),
            Kind::Link => {
                "Write an address such as https://practice.example/contact, or one on your own \
                 site such as /contact. mailto:, tel: and sms: are fine, too."
                    .to_owned()
            }
            Kind::Page => {
                "Write an address such as https://practice.example/quiz/, or one on your own site \
                 such as /quiz/."
                    .to_owned()
            }
            Kind::Phone => "Write a number such as +1 555 0100.".to_owned(),
            _ => said.join(" "),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_attribute_has_one_control() {
        let mut names: Vec<_> =
            Group::ALL.into_iter().flat_map(Group::controls).map(Control::name).collect();
        let mut table: Vec<_> = ATTRIBUTES.iter().map(|attribute| attribute.name).collect();
        names.sort_unstable();
        table.sort_unstable();
        assert_eq!(names, table);
        let first = Group::Practice.controls().next().map(Control::name);
        assert_eq!(first, Some("practice"), "in the group's order, not the table's");
    }

    #[test]
    fn an_example_is_a_good_value() {
        for control in ATTRIBUTES.iter().map(|attribute| Control { attribute }) {
            assert_eq!(control.fault(control.example()), None, "{}", control.name());
            assert!(control.purpose().ends_with('.'), "{}", control.name());
        }
    }

    #[test]
    fn a_fault_says_what_to_write() {
        for (name, value, part) in [
            ("cta-url", "javascript:alert(1)", "/contact"),
            ("share-url", "mailto:a@b.example", "/quiz/"),
            ("phone", "call us", "+1 555 0100"),
            ("theme", "dim", "“dim” is not one of auto, light, dark"),
            ("view", "quizz", "not one of quiz, questions"),
        ] {
            let fault = Control::of(name).and_then(|control| control.fault(value)).expect(name);
            assert!(fault.contains(part), "{name}: {fault}");
        }
    }
}
