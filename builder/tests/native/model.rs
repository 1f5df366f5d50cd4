//! What happens to what is typed, and what comes from an address.

use love_languages::model::causes::Id;
use love_languages::model::theming::THEMES;
use love_languages_builder::model::colour::Rgb;
use love_languages_builder::model::control::{Control, Group};
use love_languages_builder::model::place::{Place, Platform};
use love_languages_builder::model::recipe::{policy, recipe};
use love_languages_builder::model::{Accent, Effect, Held, Look, Model, Msg, SOURCE, fragment};

use crate::{fresh, set, with};

fn arrive(model: &mut Model, text: &str) -> Vec<Effect> {
    model.update(Msg::Arrived(text.into()))
}

#[test]
fn each_change_goes_into_the_address_and_nothing_else_does() {
    let mut model = fresh();
    assert_eq!(arrive(&mut model, ""), []);
    let effects = model.update(Msg::Set("practice".into(), "Riverbank".into()));
    let address = Effect::Address("s=1&files=own&site=html&practice=Riverbank".into());
    assert_eq!(effects, [address]);
    for msg in [Msg::Dark(true), Msg::Toggle(Group::More), Msg::Held(Held::Link)] {
        assert_eq!(model.update(msg), [], "how it is looked at is nobody's setting");
    }
    let effects = model.update(Msg::Place(Place::Link));
    assert_eq!(effects.len(), 1);
    assert_eq!(model.update(Msg::Place(Place::Link)), [], "nothing has changed");
}

#[test]
fn what_is_wrong_is_said_kept_and_left_out() {
    let mut model = fresh();
    let text = "#s=1&files=moon&site=html&view=quizz&cta-url=javascript:alert(1)&veiw=x&theme=dark&debug&lang=nl";
    assert_eq!(arrive(&mut model, text), [], "the address stays as it came");
    let said = model.complaints.join("\n");
    for part in [
        "“files=moon”; there are own, server, npm, one-file, frame, link",
        "First view: “quizz” is not one of quiz",
        "Where the button leads: Write an address",
        "“veiw”, which is no setting",
        "Language: “nl” is not there yet. There are: de, en.",
    ] {
        assert!(said.contains(part), "{part} is not in\n{said}");
    }
    assert_eq!(model.complaints.len(), 5);
    // Of the wrong ones nothing is pasted, and nothing is shown.
    let names = |settings: Vec<(&'static str, String)>| -> Vec<&str> {
        settings.into_iter().map(|(name, _)| name).collect()
    };
    assert_eq!(names(model.settings()), ["theme", "debug"]);
    assert_eq!(names(model.preview()), ["theme", "debug"]);
    // And nothing is lost: it stands in its field, and in the address.
    assert_eq!(model.value("cta-url"), "javascript:alert(1)");
    assert!(model.is_open(Group::Start), "where something is wrong, it can be seen");
    set(&mut model, "practice", "R");
    let fragment = model.fragment();
    for part in ["view=quizz", "cta-url=javascript:alert%281%29", "veiw=x", "lang=nl"] {
        assert!(fragment.contains(part), "{fragment}");
    }
    let mut again = fresh();
    arrive(&mut again, &fragment);
    assert_eq!(again.fragment(), fragment);
}

#[test]
fn an_address_of_the_files_that_can_be_none_is_said() {
    let mut model = fresh();
    arrive(&mut model, "#s=1&files=server&site=html&at=here");
    assert_eq!(model.complaints.len(), 1);
    assert!(model.complaints[0].starts_with("The folder’s address on that server: Write a whole"));
}

#[test]
fn a_later_way_of_writing_is_read_as_far_as_it_goes() {
    let mut model = fresh();
    arrive(&mut model, "#s=2&files=own&site=ghost&practice=R");
    assert_eq!((model.platform, model.value("practice")), (Platform::Ghost, "R"));
    assert!(model.complaints[0].contains("another version"));
}

#[test]
fn another_fragment_changes_nothing() {
    let mut model = with(Place::Own, Platform::Ghost, &[("practice", "R")]);
    arrive(&mut model, "");
    let before = model.clone();
    for text in ["", "#", "#preview"] {
        assert_eq!(arrive(&mut model, text), []);
        assert_eq!(model, before, "{text}");
    }
}

#[test]
fn a_page_is_looked_at_in_its_place_and_nothing_that_was_set_is_lost() {
    let mut model = with(Place::Own, Platform::Ghost, &[("practice", "R")]);
    // Whoever opens the page there keeps the focus that a browser gives.
    assert_eq!(arrive(&mut model, "#check-mime"), []);
    assert!(model.is_checking);
    assert_eq!(arrive(&mut model, ""), [Effect::Look(Look::Top)]);
    assert_eq!(arrive(&mut model, "#check"), [Effect::Look(Look::Top)]);
    assert_eq!(model.report, None);
    assert_eq!(model.update(Msg::Set(SOURCE.into(), "<love-languages>".into())), []);
    let found = |model: &Model| -> Vec<Id> {
        let report = model.report.as_ref().expect("something was pasted");
        report.findings.iter().map(|finding| finding.id).collect()
    };
    assert_eq!(found(&model), [Id::NoScript]);
    // A file is a page here, and no deck.
    model.update(Msg::Dropped("a.html".into(), b"<p>\xff".to_vec()));
    assert_eq!(found(&model), [Id::Stripped]);
    assert_eq!(model.deck, None);
    arrive(&mut model, "#s=1&files=own&site=html&practice=Q");
    assert!(!model.is_checking && model.value("practice") == "Q");
    assert!(model.source.contains("<p>"), "what was pasted is there when one comes back");
    model.update(Msg::Set(SOURCE.into(), " ".into()));
    assert_eq!(model.report, None);
}

#[test]
fn an_address_replaces_all_that_was_set_but_not_how_it_is_looked_at() {
    let mut model = with(Place::Frame, Platform::Ghost, &[("practice", "R"), ("theme", "dark")]);
    model.update(Msg::Dark(true));
    arrive(&mut model, "#s=1&files=own&site=html&practice=Q");
    assert_eq!(model.settings(), [("practice", "Q".to_owned())]);
    assert!(model.stage.is_dark);
    assert_eq!(model.complaints, [""; 0]);
}

#[test]
fn only_a_browser_knows_every_colour() {
    let mut model = fresh();
    assert_eq!(model.accent(), Accent::Default);
    set(&mut model, "accent", "#a2452c");
    assert_eq!(model.accent(), Accent::Known(Rgb([0xa2, 0x45, 0x2c])));
    let effects = model.update(Msg::Set("accent".into(), "teal".into()));
    assert_eq!(effects[0], Effect::Colour("teal".into()));
    assert_eq!(model.accent(), Accent::Asked);
    assert_eq!(model.settings(), [], "not before it is known to be one");
    model.update(Msg::ColourIs("teal".into(), Some(Rgb([0, 128, 128]))));
    assert_eq!(model.accent(), Accent::Known(Rgb([0, 128, 128])));
    assert_eq!(model.settings(), [("accent", "teal".to_owned())]);
    model.update(Msg::Set("accent".into(), "greenish".into()));
    model.update(Msg::ColourIs("greenish".into(), None));
    let fault = Control::of("accent").and_then(|control| model.fault(control)).expect("a fault");
    assert!(fault.contains("“greenish” is no full colour"), "{fault}");
    assert_eq!(model.settings(), []);
    // An answer that comes late is about another one.
    set(&mut model, "accent", "navy");
    model.update(Msg::ColourIs("greenish".into(), None));
    assert_eq!(model.accent(), Accent::Asked);
}

#[test]
fn each_place_has_an_address_of_its_own() {
    let mut model = fresh();
    set(&mut model, "at", "/quiz/love-languages");
    assert_eq!(model.loader(), "/quiz/love-languages/love-languages.js");
    model.update(Msg::Place(Place::Server));
    assert_eq!(model.typed_address(), None);
    set(&mut model, "at", "/nowhere");
    assert!(model.address_fault().is_some());
    model.update(Msg::Place(Place::Own));
    assert_eq!(model.typed_address(), Some("/quiz/love-languages"));
    set(&mut model, "at", " ");
    assert_eq!(model.address(), "/love-languages/");
}

#[test]
fn the_preview_asks_nobody_for_anything() {
    let mut model = fresh();
    set(&mut model, "deck-src", "https://elsewhere.example/deck.json");
    assert_eq!(model.preview(), []);
    assert_eq!(model.settings().len(), 1, "in the code it stands");
    let deck = r#"{"questions": [{"id": "a", "depth": 1, "themes": ["x"], "text": "What?", "follow_ups": ["Why?"]}]}"#;
    let effects = model.update(Msg::Dropped("ours.json".into(), deck.as_bytes().to_vec()));
    let Effect::Deck(address, bytes) = &effects[0] else { panic!("{effects:?}") };
    assert_eq!(bytes, deck.as_bytes());
    assert_eq!(model.preview(), [("deck-src", address.clone())]);
    // The next one is at another address: what was fetched once is not fetched again.
    let effects = model.update(Msg::Dropped("ours.json".into(), deck.as_bytes().to_vec()));
    assert!(!matches!(&effects[0], Effect::Deck(other, _) if other == address), "{effects:?}");
    assert_eq!(
        model.update(Msg::Dropped("x".into(), b"{".to_vec())),
        [],
        "a faulty one is not shown"
    );
    assert_eq!(model.preview(), []);
    model.update(Msg::Undrop);
    assert_eq!(model.deck, None);
}

/// It is in the code, or among what is pasted, wherever styles of a page reach the widget; and in the address.
#[test]
fn a_ready_theme_is_pasted_with_the_rest() {
    let night = THEMES.iter().find(|theme| theme.name == "night").expect("a theme");
    for place in Place::ALL {
        for platform in Platform::ALL {
            let mut model = with(place, platform, &[]);
            let effects = model.update(Msg::Theme(Some(night)));
            assert!(matches!(&effects[..], [Effect::Address(it)] if it.contains("&look=night")));
            let mut again = fresh();
            again.update(Msg::Arrived(format!("#{}", model.fragment())));
            assert_eq!((again.theme, &again.complaints[..]), (Some(night), &[][..]));
            let Ok(recipe) = recipe(&model) else { continue };
            let pasted: Vec<_> =
                recipe.steps.iter().flat_map(|step| &step.pastes).map(|it| &it.text).collect();
            let has_line = pasted.iter().any(|it| it.contains("themes/night.css\">"));
            let has_css = pasted.iter().any(|it| **it == night.css());
            let note = recipe.notes.iter().any(|note| note.contains("takes no theme"));
            let wanted = match (place, platform) {
                (Place::Frame, _) => (false, false, true),
                // Without the plugin the code has the line.
                (Place::Own, Platform::WordPress) => (true, true, false),
                // What is embedded as a frame has the line; the element gets styles of the page.
                (Place::Server, Platform::Wix) => (true, true, false),
                (Place::Cdn | Place::Single, _) | (Place::Own | Place::Server, Platform::Hugo) => {
                    (false, true, false)
                }
                _ => (true, false, false),
            };
            assert_eq!((has_line, has_css, note), wanted, "{place:?} {platform:?}: {pasted:#?}");
        }
    }
}

#[test]
fn a_theme_that_is_none_is_named_with_those_that_are() {
    let mut model = fresh();
    model.update(Msg::Arrived("#s=1&look=nigth".into()));
    assert_eq!(model.theme, None);
    assert!(model.complaints[0].contains("look=nigth") && model.complaints[0].contains("night"));
}

#[test]
fn what_does_not_go_together_is_said_with_what_does() {
    let model = with(Place::Own, Platform::Wix, &[]);
    let refusal = recipe(&model).expect_err("Wix takes no folders");
    assert!(refusal.why.contains("Wix"));
    assert_eq!(refusal.places, [Place::Server, Place::Cdn, Place::Link]);
}

#[test]
fn links_are_to_be_whole_where_the_quiz_stands_elsewhere() {
    let settings = [("cta-url", "/contact"), ("share-url", "https://a.example/quiz/")];
    let notes = |place, platform| {
        recipe(&with(place, platform, &settings)).expect("they go together").notes.join("\n")
    };
    assert!(notes(Place::Frame, Platform::Html).contains("Mend these: Where the button leads."));
    assert!(notes(Place::Server, Platform::Wix).contains("Mend these"));
    assert!(!notes(Place::Own, Platform::Html).contains("Mend these"));
    let mut mail = with(Place::Frame, Platform::Html, &[("cta-url", "mailto:a@b.example")]);
    assert_eq!(mail.short_links(), [""; 0]);
    set(&mut mail, "cta-url", "talk?at=10:30/x");
    assert_eq!(mail.short_links().len(), 1);
}

#[test]
fn the_page_for_shared_links_lies_beside_the_files() {
    let mut model = fresh();
    let standalone = |model: &Model| model.standalone().unwrap_or_default();
    assert_eq!(standalone(&model), "/quiz/");
    model.update(Msg::Place(Place::Server));
    assert_eq!(standalone(&model), "", "that server is an example");
    set(&mut model, "at", "https://files.riverbank.net/love-languages/");
    assert_eq!(standalone(&model), "https://files.riverbank.net/quiz/");
    model.update(Msg::Place(Place::Cdn));
    assert_eq!(standalone(&model), "/quiz/", "nobody can upload a page there");
    model.update(Msg::Place(Place::Single));
    assert_eq!(standalone(&model), "/quiz/");
    model.update(Msg::Platform(Platform::Squarespace));
    assert_eq!(standalone(&model), "", "it takes no folder");
}

#[test]
fn an_example_is_no_address() {
    for place in Place::ALL {
        let mut model = with(place, Platform::Html, &[]);
        let is_example = model.address().contains(".example/");
        let fault = model.address_fault();
        assert_eq!(fault.is_some_and(|it| it.contains("example")), is_example, "{place:?}");
        if is_example {
            set(&mut model, "at", "https://files.riverbank.net/quiz/");
            assert_eq!(model.address_fault(), None);
        }
    }
}

/// Whoever reads a policy's line adds what the code needs, and no more.
#[test]
fn a_theme_needs_its_place_in_a_policy() {
    let mut model = with(Place::Own, Platform::Html, &[]);
    assert!(!policy(&model).unwrap().contains("style-src"));
    model.update(Msg::Theme(THEMES.first()));
    assert!(policy(&model).unwrap().ends_with("; style-src 'self'"));
    model.update(Msg::Place(Place::Cdn));
    assert!(!policy(&model).unwrap().contains("style-src"), "it is pasted into the site's own");
}

#[test]
fn copied_is_said_until_something_else_happens() {
    let mut model = fresh();
    let effects = model.update(Msg::Copy("Code".into(), "x".into()));
    assert_eq!(effects, [Effect::Copy("Code".into(), "x".into())]);
    model.update(Msg::Copied("Code".into(), true));
    assert_eq!(model.copied, Some(("Code".into(), true)));
    set(&mut model, "practice", "R");
    assert_eq!(model.copied, None);
}

#[test]
fn hugo_has_the_folder_where_its_address_says() {
    let texts = |place, at: Option<&str>| {
        let mut model = with(place, Platform::Hugo, &[]);
        if let Some(at) = at {
            set(&mut model, "at", at);
        }
        let steps = recipe(&model).expect("they go together").steps;
        let text: String = steps.iter().map(|step| step.text.clone() + "\n").collect();
        let pastes = steps.into_iter().flat_map(|step| step.pastes);
        let parameter = pastes.into_iter().find(|paste| paste.name == "Parameter");
        (text, parameter.map(|paste| paste.text))
    };
    let (text, parameter) = texts(Place::Own, None);
    assert!(text.contains("to `static/love-languages`") && parameter.is_none(), "{text}");
    for at in ["/quiz/files/", "https://practice.example/quiz/files/"] {
        let (text, parameter) = texts(Place::Own, Some(at));
        assert!(text.contains("to `static/quiz/files`"), "{text}");
        assert_eq!(parameter, Some(format!("loveLanguagesPath = \"{at}\"")));
    }
    let (text, parameter) = texts(Place::Server, Some("https://files.example/ll/"));
    for part in
        ["Upload the folder", "Access-Control-Allow-Origin", "`layouts/shortcodes/` of your site"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("static"), "{text}");
    assert_eq!(parameter.as_deref(), Some("loveLanguagesPath = \"https://files.example/ll/\""));
}

#[test]
fn a_page_of_its_own_has_its_deck_beside_it_and_no_style_that_its_policy_refuses() {
    let mut model = with(Place::Link, Platform::Html, &[("deck-src", "our-deck.json")]);
    assert_eq!(model.short_links(), [""; 0]);
    let text: String = recipe(&model)
        .expect("they go together")
        .steps
        .iter()
        .map(|it| format!("{it:?}"))
        .collect();
    assert!(text.contains("deck-src=\\\"our-deck.json\\\"") && !text.contains("style="), "{text}");
    let deck = Control::of("deck-src").expect("a setting");
    for address in ["https://practice.example/our-deck.json", "/our-deck.json"] {
        set(&mut model, "deck-src", address);
        assert!(
            model.fault(deck).is_some_and(|fault| fault.contains("our-deck.json")),
            "{address}"
        );
    }
}

#[test]
fn an_address_that_does_not_begin_is_a_fault() {
    let mut model =
        with(Place::Own, Platform::Html, &[("cta-url", "www.practice.example/contact")]);
    let link = Control::of("cta-url").expect("a setting");
    let fault = model.fault(link).expect("a fault");
    assert!(fault.contains("Write https://www.practice.example/contact."), "{fault}");
    assert_eq!(model.settings(), []);
    set(&mut model, "cta-url", "us@practice.example");
    assert!(model.fault(link).is_some_and(|fault| fault.contains("mailto:us@practice.example")));
}

#[test]
fn the_code_speaks_the_language_that_was_set() {
    let model = with(Place::Own, Platform::Html, &[("lang", "de")]);
    assert!(
        model.tag_and_script().contains("<p>Dieses Quiz braucht"),
        "{}",
        model.tag_and_script()
    );
    let model = with(Place::Link, Platform::Html, &[("lang", "de"), ("cta-url", "/kontakt")]);
    assert!(
        model.link().ends_with(">Zum Quiz</a>")
            && model.tag_and_script().contains(">Kontakt aufnehmen</a>")
    );
    let frame = with(Place::Frame, Platform::Html, &[("lang", "pt-BR")]).frame_and_script();
    assert!(frame.contains("title=\"Um quiz sobre"), "{frame}");
}

#[test]
fn a_reload_of_the_page_that_looks_at_another_keeps_the_settings() {
    let mut model = with(Place::Own, Platform::Ghost, &[("practice", "R")]);
    let address = fragment::check(&model.fragment());
    arrive(&mut model, &address);
    assert!(model.is_checking);
    let mut again = fresh();
    arrive(&mut again, &address);
    assert!(again.is_checking);
    assert_eq!((again.platform, again.value("practice")), (Platform::Ghost, "R"));
    assert_eq!(again.fragment(), model.fragment());
}
