//! What the builder gives to paste is what the guides in `docs/` show: each way has one home.

use love_languages_builder::model::place::{Place, Platform};
use love_languages_builder::model::recipe::{policy, recipe};

use crate::{EXAMPLE, fresh, set, with};

const PLATFORMS: &str = include_str!("../../../docs/platforms.md");
const HTML: &str = include_str!("../../../docs/html.md");
const GHOST: &str = include_str!("../../../docs/ghost.md");
const SQUARESPACE: &str = include_str!("../../../docs/squarespace.md");
const WIX: &str = include_str!("../../../docs/wix.md");
const WORDPRESS: &str = include_str!("../../../docs/wordpress.md");
const HUGO: &str = include_str!("../../../docs/hugo.md");
const TAG_MANAGERS: &str = include_str!("../../../docs/tag-managers.md");
const PACKAGES: &str = include_str!("../../../docs/packages.md");

/// The rows of a table, cell by cell, without Markdown's marks; `heading` is its first row.
fn rows(text: &str, heading: &str) -> Vec<Vec<String>> {
    let (_, table) = text.split_once(heading).unwrap_or_else(|| panic!("no table `{heading}`"));
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|row| {
        row.trim_matches('|').split('|').map(|cell| cell.trim().replace(['`', '*'], "")).collect()
    })
    .collect()
}

#[test]
fn places_are_those_of_the_guide_and_say_the_same_of_addresses() {
    let rows = rows(PLATFORMS, "| place | who sees a visitor's IP address | good for |");
    let told: Vec<&str> = rows.iter().map(|row| row[1].as_str()).collect();
    assert_eq!(told, Place::ALL.map(Place::who_sees));
}

#[test]
fn platforms_are_those_of_the_guide() {
    let rows = rows(PLATFORMS, "| your site is made with | read |");
    let guides: Vec<String> =
        Platform::ALL.map(|it| format!("[{0}.md]({0}.md)", it.name())).to_vec();
    // The last one is of policies, on any platform.
    let read: Vec<&String> = rows.iter().map(|row| &row[1]).take(Platform::ALL.len()).collect();
    assert_eq!(read, guides.iter().collect::<Vec<_>>());
}

/// Whether a guide has every text of a recipe between fences, or as it is named.
fn check(
    place: Place,
    platform: Platform,
    settings: &[(&str, &str)],
    guide: &str,
    pastes: &[&str],
) {
    let model = with(place, platform, settings);
    let recipe = recipe(&model).unwrap_or_else(|refusal| panic!("{platform:?}: {refusal:?}"));
    let all: Vec<_> = recipe.steps.into_iter().flat_map(|step| step.pastes).collect();
    let names: Vec<&str> = all.iter().map(|paste| paste.name.as_str()).collect();
    for name in pastes {
        let paste = all.iter().find(|paste| paste.name == *name);
        let paste = paste.unwrap_or_else(|| panic!("{platform:?}: {name} is none of {names:?}"));
        assert!(
            guide.contains(&format!("\n{}\n", paste.text))
                || guide.contains(&format!("`{}`", paste.text)),
            "{place:?}, {platform:?}: the guide has not\n{}",
            paste.text
        );
    }
}

/// The example with other values in it.
fn example(more: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    EXAMPLE.iter().chain(more).copied().collect()
}

#[test]
fn what_is_pasted_is_what_the_guides_show() {
    use Place::{Cdn, Frame, Link, Own, Server, Single};
    let plain = example(&[]);
    check(Own, Platform::Html, &plain, HTML, &["Code", "Code with a div"]);
    check(Own, Platform::Ghost, &example(&[("cta-url", "/contact/")]), GHOST, &["Code"]);
    check(Server, Platform::Squarespace, &plain, SQUARESPACE, &["Code"]);
    let whole = [
        ("cta-url", "https://practice.example/contact"),
        ("share-url", "https://files.practice.example/quiz/"),
    ];
    let wix = ["Server URL", "Tag name", "Code", "practice", "cta-url"];
    check(Server, Platform::Wix, &example(&whole), WIX, &wix);
    check(Own, Platform::WordPress, &plain, WORDPRESS, &["Shortcode", "Code without the plugin"]);
    check(Own, Platform::Hugo, &example(&[("cta-url", "/contact/")]), HUGO, &["Shortcode"]);
    let both = ["Code for the page", "Code for the tag manager"];
    check(Own, Platform::TagManager, &plain, TAG_MANAGERS, &both);
    check(Frame, Platform::Html, &example(&whole), HTML, &["Code"]);
    let on_it = [whole[0], ("share-url", "https://practice.example/quiz/")];
    check(Frame, Platform::WordPress, &example(&on_it), WORDPRESS, &["Code"]);
    check(Link, Platform::Html, &plain, HTML, &["Link"]);
    check(Link, Platform::Squarespace, &plain, SQUARESPACE, &["Address"]);
    check(Link, Platform::Wix, &plain, WIX, &["Address"]);
    let single = with(Single, Platform::Html, &plain).script();
    assert!(PACKAGES.contains(&single), "docs/packages.md has not\n{single}");
    // The guide names no network and no hash: both change.
    let mut model = with(Cdn, Platform::Html, &plain);
    model.facts.integrity.loader = "sha384-…".into();
    set(&mut model, "at", "https://cdn.example/love-languages@0.1.0/");
    let cdn = model.script();
    assert!(PACKAGES.contains(&cdn), "docs/packages.md has not\n{cdn}");
}

#[test]
fn whether_it_is_on_npm_is_said_alike() {
    let recipe = recipe(&with(Place::Cdn, Platform::Html, &[])).expect("they go together");
    let told = recipe.steps.iter().any(|step| step.text.contains("The widget is not on npm yet"));
    assert_eq!(told, PLATFORMS.contains("The widget is not published yet"));
}

#[test]
fn policies_are_those_of_the_guide() {
    let csp = include_str!("../../../docs/csp.md");
    for place in [Place::Own, Place::Server] {
        let least = policy(&with(place, Platform::Html, &[])).expect("a policy");
        assert!(
            csp.contains(&format!("\ndefault-src 'none'; {least}\n")),
            "docs/csp.md has not {least}"
        );
    }
    let cdn = policy(&with(Place::Cdn, Platform::Html, &[]));
    let least = "script-src https://cdn.jsdelivr.net 'wasm-unsafe-eval'; connect-src https://cdn.jsdelivr.net";
    assert_eq!(cdn.as_deref(), Some(least));
    assert_eq!(policy(&with(Place::Link, Platform::Html, &[])), None);
}

#[test]
fn guides_are_called_as_in_the_widget() {
    let guides = include_str!("../../../content/en/guides.json");
    let guides: serde_json::Value = serde_json::from_str(guides).expect("JSON");
    let guides = guides["guides"].as_array().expect("a list of guides");
    for guide in guides {
        let (id, title) =
            (guide["id"].as_str().expect("an id"), guide["title"].as_str().expect("a title"));
        let named = love_languages::model::labels::choice("view", id);
        assert_eq!(named, format!("Practice: {title}"));
    }
}

#[test]
fn with_nothing_set_there_is_something_to_paste_everywhere() {
    for place in Place::ALL {
        for platform in place_platforms(place) {
            let model = with(place, platform, &[]);
            let recipe = recipe(&model).expect("they go together");
            let pastes: Vec<_> = recipe.steps.iter().flat_map(|step| &step.pastes).collect();
            assert!(!pastes.is_empty(), "{place:?} {platform:?}");
            for (at, paste) in pastes.iter().enumerate() {
                assert!(!paste.text.trim().is_empty(), "{paste:?}");
                let again = pastes[..at].iter().any(|other| other.name == paste.name);
                assert!(!again, "{place:?} {platform:?}: two are called {}", paste.name);
            }
        }
    }
    assert!(recipe(&fresh()).is_ok());
}

fn place_platforms(place: Place) -> impl Iterator<Item = Platform> {
    Platform::ALL.into_iter().filter(move |platform| platform.refusal(place).is_none())
}
