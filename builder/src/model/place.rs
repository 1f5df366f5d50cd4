//! Where the widget's files may live, what a site may be made with, and which go together.

use love_languages::model::settings::Link;

/// Where the widget's files live.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// A folder on the practice's own site.
    #[default]
    Own,
    /// A folder on another server of the practice.
    Server,
    /// A public network for npm packages, at an exact version.
    Cdn,
    /// One uploaded file with everything in it.
    Single,
    /// A page that is shown within the practice's page.
    Frame,
    /// A page of its own, which is linked.
    Link,
}

impl Place {
    /// All, in the order of `docs/platforms.md`.
    pub const ALL: [Self; 6] =
        [Self::Own, Self::Server, Self::Cdn, Self::Single, Self::Frame, Self::Link];

    /// Its name in an address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Server => "server",
            Self::Cdn => "npm",
            Self::Single => "one-file",
            Self::Frame => "frame",
            Self::Link => "link",
        }
    }

    /// Its name for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Own => "On your own site",
            Self::Server => "On another server of yours",
            Self::Cdn => "On a public network (npm CDN)",
            Self::Single => "One uploaded file",
            Self::Frame => "In a frame",
            Self::Link => "A plain link",
        }
    }

    /// What one does, and what for.
    pub fn purpose(self) -> &'static str {
        match self {
            Self::Own => {
                "You upload a folder, or install the plugin for WordPress. Take this if you can."
            }
            Self::Server => {
                "For site builders that take no folders: the folder lies where, say, your mail or \
                 your old site is."
            }
            Self::Cdn => {
                "Nothing to upload: the files come from a network that serves npm packages, at one \
                 exact version. For trying it out, once the widget is published there."
            }
            Self::Single => {
                "For site builders that give each uploaded file an address of its own. About a \
                 third more to load."
            }
            Self::Frame => "For pages that take no script. The quiz is a small page inside yours.",
            Self::Link => {
                "For pages that take nothing at all, and for newsletters. The quiz is a page of \
                 its own, with no script of anybody else."
            }
        }
    }

    /// Who sees the IP addresses of visitors: the column of the same name in `docs/platforms.md`.
    pub fn who_sees(self) -> &'static str {
        match self {
            Self::Own => "nobody new",
            Self::Server => "whoever runs that server for you",
            Self::Cdn => "the network's operator, a third party: name it in your privacy notice",
            Self::Single => {
                "whoever keeps that file: often your builder, which sees your visitors anyway"
            }
            Self::Frame => "the server that frame.html comes from",
            Self::Link => "the server that it comes from, and only if a visitor follows the link",
        }
    }

    /// How far a visitor's IP address travels, 0 to 1: the length of a line beside the words.
    pub fn reach(self) -> f64 {
        match self {
            Self::Own => 0.08,
            Self::Link => 0.25,
            Self::Server | Self::Frame => 0.4,
            Self::Single => 0.55,
            Self::Cdn => 1.0,
        }
    }

    /// What is asked for where an address is typed.
    pub fn address_label(self) -> &'static str {
        match self {
            Self::Own => "The folder’s address on your site",
            Self::Server | Self::Frame => "The folder’s address on that server",
            Self::Cdn => "The package’s address on the network",
            Self::Single => "The file’s address",
            Self::Link => "The address of the page with the quiz",
        }
    }

    /// The address that stands there until another is typed; of the one file, its folder.
    pub fn usual_address(self, platform: Platform, version: &str) -> String {
        match self {
            // A theme's folder `assets` is what Ghost serves.
            Self::Own if platform == Platform::Ghost => "/assets/love-languages/".into(),
            Self::Own => "/love-languages/".into(),
            Self::Server | Self::Frame => "https://files.practice.example/love-languages/".into(),
            Self::Cdn => format!("https://cdn.jsdelivr.net/npm/love-languages@{version}/"),
            Self::Single => "/uploads/".into(),
            Self::Link => "https://files.practice.example/quiz/".into(),
        }
    }

    /// What is wrong with an address for this place, as a sentence that says what to write.
    pub fn address_fault(self, address: &str, version: &str) -> Option<String> {
        let is_whole = is_whole(address);
        let is_path = address.starts_with('/') && !address.starts_with("//");
        if Link::parse_page(address).is_none() || !is_whole && !is_path {
            return Some(match self {
                Self::Own | Self::Single => {
                    "Write an address that begins with a slash or with https://.".into()
                }
                _ => "Write a whole address, which begins with https://.".into(),
            });
        }
        match self {
            Self::Server | Self::Frame | Self::Link if !is_whole => {
                Some("Write a whole address, which begins with https://.".into())
            }
            Self::Cdn if !is_versioned(address, version) => Some(format!(
                "Name the exact version, as in love-languages@{version}: then nobody but you \
                 decides when your site changes."
            )),
            Self::Single if !address.ends_with(".js") => {
                Some("Write the address of the file itself: it ends in .js.".into())
            }
            _ => None,
        }
    }

    /// Whether the widget stands in the practice's page itself: only then do addresses without a host lead
    /// where they seem to.
    pub fn is_the_page(self) -> bool {
        !matches!(self, Self::Frame | Self::Link)
    }
}

/// Whether an address names its server.
pub fn is_whole(address: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme))
}

/// Whether an address names this version, so that there never is another file at it.
pub fn is_versioned(address: &str, version: &str) -> bool {
    address.match_indices(version).any(|(at, _)| {
        let before = address[..at].chars().next_back();
        let mut after = address[at + version.len()..].chars();
        let is_number = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let ends = match after.next() {
            Some('.') => !is_number(after.next()),
            next => !is_number(next),
        };
        ends && !is_number(before) && before != Some('.')
    })
}

/// What a site is made with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Platform {
    /// WordPress.
    WordPress,
    /// Squarespace.
    Squarespace,
    /// Wix.
    Wix,
    /// Ghost.
    Ghost,
    /// Hugo.
    Hugo,
    /// HTML that somebody writes, or a builder that is not in this list.
    #[default]
    Html,
    /// A tag manager puts scripts into it.
    TagManager,
}

impl Platform {
    /// All, in the order of `docs/platforms.md`.
    pub const ALL: [Self; 7] = [
        Self::WordPress,
        Self::Squarespace,
        Self::Wix,
        Self::Ghost,
        Self::Hugo,
        Self::Html,
        Self::TagManager,
    ];

    /// Its name in an address, and of its guide in `docs/`.
    pub fn name(self) -> &'static str {
        match self {
            Self::WordPress => "wordpress",
            Self::Squarespace => "squarespace",
            Self::Wix => "wix",
            Self::Ghost => "ghost",
            Self::Hugo => "hugo",
            Self::Html => "html",
            Self::TagManager => "tag-managers",
        }
    }

    /// Its name for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::WordPress => "WordPress",
            Self::Squarespace => "Squarespace",
            Self::Wix => "Wix",
            Self::Ghost => "Ghost",
            Self::Hugo => "Hugo",
            Self::Html => "HTML, or another builder",
            Self::TagManager => "Tag manager",
        }
    }

    /// Why the two don't go together, as a sentence; nothing where they do.
    pub fn refusal(self, place: Place) -> Option<&'static str> {
        use Place::{Cdn, Frame, Own, Single};
        match (self, place) {
            (Self::Squarespace, Own) => {
                Some("Squarespace takes no folders, so the files have to live elsewhere.")
            }
            (Self::WordPress, Single) => Some(
                "WordPress takes no scripts as uploads, and its plugin brings all files with it.",
            ),
            (Self::Ghost, Single) => Some(
                "Ghost serves a folder of your theme, but may not serve an uploaded script as one.",
            ),
            (Self::Wix, Own | Single) => Some(
                "Wix takes neither folders nor scripts as files, so they have to live elsewhere.",
            ),
            (Self::Wix, Frame) => {
                Some("Wix puts a frame around what you embed by itself: choose a server, or npm.")
            }
            (Self::Hugo, Cdn | Single | Frame) => {
                Some("Hugo serves the folder as part of your own site: nothing is simpler.")
            }
            (Self::TagManager, Frame | Place::Link) => Some(
                "A tag manager puts in scripts only; a frame or a link goes into the page itself.",
            ),
            _ => None,
        }
    }

    /// The places that go with it.
    pub fn places(self) -> impl Iterator<Item = Place> {
        Place::ALL.into_iter().filter(move |place| self.refusal(*place).is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_usual_address_is_a_good_one() {
        for place in Place::ALL {
            for platform in Platform::ALL {
                let mut address = place.usual_address(platform, "0.1.0");
                if place == Place::Single {
                    address += "love-languages.single.js";
                }
                assert_eq!(place.address_fault(&address, "0.1.0"), None, "{address}");
            }
        }
    }

    #[test]
    fn every_platform_has_its_places() {
        for platform in Platform::ALL {
            assert!(platform.places().count() >= 2, "{platform:?}");
        }
        for place in Place::ALL {
            assert!(Platform::ALL.iter().any(|platform| platform.refusal(place).is_none()));
        }
    }

    #[test]
    fn wrong_addresses_are_told_what_is_right() {
        for (place, address, part) in [
            (Place::Own, "javascript:1", "begins with a slash"),
            (Place::Own, "love-languages", "begins with a slash"),
            (Place::Server, "/love-languages/", "whole address"),
            (Place::Cdn, "https://cdn.example/love-languages@latest/", "exact version"),
            (Place::Single, "/uploads/", ".js"),
            (Place::Link, "", "whole address"),
        ] {
            let fault = place.address_fault(address, "0.1.0").expect(address);
            assert!(fault.contains(part), "{address}: {fault}");
        }
    }

    #[test]
    fn only_this_version_is_one() {
        for (address, is_it) in [
            ("https://cdn.example/love-languages@0.1.0/", true),
            ("/love-languages-0.1.0/", true),
            ("/love-languages-0.1.0.single.js", true),
            ("/love-languages-0.1.01/", false),
            ("/love-languages-0.1.0.1/", false),
            ("/love-languages-10.1.0/", false),
            ("/love-languages/", false),
        ] {
            assert_eq!(is_versioned(address, "0.1.0"), is_it, "{address}");
        }
    }
}
