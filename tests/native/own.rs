//! A practice's own questions and guides: read whole or not at all, and put into ours.

use std::rc::Rc;

use love_languages::model::LoveLanguage;
use love_languages::model::app::{Effect, Fetched, Model, Msg, Origin, View};
use love_languages::model::content::{Question, StepKind};
use love_languages::model::deck::Depth;
use love_languages::model::guide::{GuideMsg, Stage};
use love_languages::model::later::{LateEffect, Part};
use love_languages::model::own::{self, Mode, Own};
use love_languages::model::questions::QuestionMsg;
use love_languages::model::quiz::Quiz;
use love_languages::model::snapshot::Snapshot;
use serde_json::{Value, json};

use super::{around, later, pack, settings};

const ADDRESS: &str = "/own.json";

fn question(id: &str, depth: u8) -> Value {
    json!({"id": id, "depth": depth, "themes": ["Our book"], "text": format!("{id}?"), "follow_ups": ["Why?"]})
}

fn guide(id: &str) -> Value {
    json!({
        "id": id, "title": "Own", "for": "For it.", "not_for": "Not for it.", "minutes": 3,
        "steps": [
            {"id": "say", "kind": "say", "who": "each", "text": "Say it.", "listen": "Listen.", "seconds": 30},
            {"id": "choose", "kind": "choose", "text": "Choose.", "options": ["a", "b", "c", "d"], "outcome": "Chosen"},
        ],
        "close": "Done.",
    })
}

fn read(file: &Value) -> Own {
    own::read(&file.to_string()).expect("it has no fault")
}

/// The part with this deck in it, as the browser brings it.
fn part_with(file: &Value) -> Part {
    let ours = later();
    let words = Rc::new(read(file).within((*ours.words).clone()));
    Part { words, deck: Some(ADDRESS.into()), steps: ours.steps }
}

fn start(attributes: &[(&str, &str)], later: Fetched<Part>) -> (Model, Vec<Effect>) {
    let quiz = Quiz::with_order(1, LoveLanguage::ALL);
    Model::new(settings(attributes), pack(), later, around(), Origin::Taps { quiz, at: 0 })
}

fn asks_for(effects: &[Effect]) -> Option<Option<&str>> {
    effects.iter().find_map(|effect| match effect {
        Effect::Late(LateEffect::Deck(_, address)) => Some(address.as_deref()),
        _ => None,
    })
}

#[test]
fn a_whole_file_is_read() {
    let own = read(&json!({
        "mode": "replace", "about": "a field of our own",
        "questions": [
            {"id": "one", "depth": 2, "themes": ["home", "Our book"], "reasons": ["stress"], "solo": true,
             "text": "Which <b>word</b> & “why”?", "follow_ups": ["Why?", "Since when?"], "author": "Jo"},
            question("two", 3),
        ],
        "guides": [guide("own")],
    }));
    assert_eq!(own.mode, Mode::Replace);
    let expected = Question {
        id: "one".into(),
        depth: 2,
        themes: vec!["home".into(), "Our book".into()],
        reasons: vec!["stress".into()],
        solo: true,
        text: "Which <b>word</b> & “why”?".into(),
        follow_ups: vec!["Why?".into(), "Since when?".into()],
    };
    assert_eq!(own.questions[0], expected);
    assert_eq!((own.questions[1].solo, own.questions[1].reasons.len()), (false, 0));
    assert_eq!(own.guides[0].steps[1].kind, StepKind::Choose);
    assert_eq!(own.guides[0].steps[1].most, 1);
}

/// Every field of a wrong kind, every one that is missing, and what the judges say.
#[test]
fn each_fault_is_named_where_it_is() {
    let whole =
        || json!({"questions": [question("a", 1), question("b", 1)], "guides": [guide("own")]});
    let cases: &[(&str, Value, &str, &str)] = &[
        ("", json!([]), "", "The file is a list; a deck is an object"),
        ("", json!({}), "", "neither questions nor guides"),
        ("", json!({"questions": [], "mode": "add"}), "", "neither questions nor guides"),
        ("/mode", json!("merge"), "mode", "is “merge”; there are add, replace"),
        ("/mode", json!(1), "mode", "is a number; write a text"),
        ("/questions", json!("none"), "questions", "is a text; write a list"),
        ("/questions/1", json!("none"), "questions[1]", "is a text; write an object"),
        ("/questions/1/id", json!(7), "questions[1].id", "is a number; write a text"),
        ("/questions/1/id", Value::Null, "questions[1].id", "is missing"),
        ("/questions/1/id", json!("a"), "questions[1].id", "also the id of questions[0]"),
        ("/questions/1/id", json!("A b"), "questions[1].id", "small letters"),
        ("/questions/1/depth", json!(4), "questions[1].depth", "is 4; a depth is 1"),
        ("/questions/1/depth", json!(300), "questions[1].depth", "is 300; write a whole number"),
        ("/questions/1/depth", json!(1.5), "questions[1].depth", "is 1.5; write a whole number"),
        ("/questions/1/depth", json!(-1), "questions[1].depth", "is -1; write a whole number"),
        ("/questions/1/depth", json!("1"), "questions[1].depth", "is a text; write a whole number"),
        ("/questions/1/themes", json!([]), "questions[1].themes", "at least one theme"),
        ("/questions/1/themes", json!("home"), "questions[1].themes", "is a text; write a list"),
        ("/questions/1/themes/0", json!(" "), "questions[1].themes[0]", "blank"),
        ("/questions/1/themes/0", json!("a".repeat(25)), "questions[1].themes[0]", "room for 24"),
        ("/questions/1/themes/0", json!(null), "questions[1].themes[0]", "is null; write a text"),
        ("/questions/1/reasons", json!(["tired"]), "questions[1].reasons[0]", "there are unspoken"),
        ("/questions/1/solo", json!("yes"), "questions[1].solo", "write true or false"),
        ("/questions/1/text", json!(" "), "questions[1].text", "blank"),
        ("/questions/1/text", json!("a".repeat(159)), "questions[1].text", "room for 158"),
        ("/questions/1/text", json!("a\nb"), "questions[1].text", "line break"),
        ("/questions/1/follow_ups", json!([]), "questions[1].follow_ups", "is empty"),
        ("/questions/1/follow_ups", json!(null), "questions[1].follow_ups", "is missing"),
        ("/questions/1/follow_ups/0", json!(1), "questions[1].follow_ups[0]", "is a number"),
        ("/guides", json!({}), "guides", "is an object; write a list"),
        ("/guides/0/title", json!(null), "guides[0].title", "is missing"),
        ("/guides/0/minutes", json!(0), "guides[0].minutes", "from 1 to 180"),
        ("/guides/0/people", json!(["one"]), "guides[0].people", "write two texts"),
        ("/guides/0/people", json!(["one", 2]), "guides[0].people[1]", "is a number"),
        ("/guides/0/calendar", json!("yearly"), "guides[0].calendar", "daily, weekly, ask"),
        ("/guides/0/steps", json!([]), "guides[0].steps", "has 0 entries"),
        ("/guides/0/steps/0", json!("check-in/thanks"), "guides[0].steps[0]", "write an object"),
        ("/guides/0/steps/0/kind", json!("sing"), "guides[0].steps[0].kind", "say, choose, write"),
        ("/guides/0/steps/0/who", json!("we"), "guides[0].steps[0].who", "both, each, one, other"),
        ("/guides/0/steps/0/seconds", json!(5), "guides[0].steps[0].seconds", "from 10 to 900"),
        ("/guides/0/steps/1/options", json!(["a"]), "guides[0].steps[1].options", "from 4 to 40"),
        ("/guides/0/steps/1/most", json!(0), "guides[0].steps[1].most", "from 1 to 9"),
    ];
    for (pointer, value, path, part) in cases {
        let mut file = whole();
        match file.pointer_mut(pointer) {
            Some(place) => *place = value.clone(),
            None => {
                let (parent, name) = pointer.rsplit_once('/').unwrap();
                file.pointer_mut(parent).unwrap()[name] = value.clone();
            }
        }
        let faults = own::read(&file.to_string()).expect_err(path);
        assert_eq!(faults.len(), 1, "{pointer}: {faults:#?}");
        assert_eq!(&faults[0].path, path, "{faults:#?}");
        assert!(faults[0].what.contains(part), "{faults:#?}");
    }
}

#[test]
fn a_number_may_be_written_with_its_fraction() {
    let file = json!({"questions": [question("one", 2)]}).to_string().replace(":2,", ":2.0,");
    assert!(file.contains("2.0"), "{file}");
    assert_eq!(own::read(&file).expect("it has no fault").questions[0].depth, 2);
}

#[test]
fn all_faults_are_named_with_their_lines() {
    let text = "\u{feff}{\n\"questions\": [\n{\"id\": \"a\", \"depth\": 0, \"themes\": [],\n\"text\": \"\",\n\
                \"follow_ups\": [\"Why?\"]},\n7\n]}";
    let faults = own::read(text).expect_err("it has some");
    let said: Vec<_> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "line 3, questions[0].depth: is 0; a depth is 1 (light), 2 (warm) or 3 (deep)",
            "line 3, questions[0].themes: is empty; a question has at least one theme",
            "line 4, questions[0].text: is blank; write it, or take its entry out",
            "line 6, questions[1]: is a number; write an object, in { }",
        ]
    );
}

#[test]
fn added_ones_stand_behind_ours_and_take_the_place_of_ours_with_their_id() {
    let ours = later().words;
    let same = ours.deck.questions[7].id;
    let file = json!({"questions": [question("new", 1), question(&same, 2)], "guides": [guide("third"), guide("own")]});
    let both = part_with(&file).words;
    assert_eq!(both.deck.questions.len(), ours.deck.questions.len() + 1);
    assert_eq!(both.deck.questions.last().unwrap().id, "new");
    assert_eq!(both.deck.questions[7].text, format!("{same}?"));
    assert_eq!(both.daily, ours.daily);
    let ids: Vec<_> = both.guides.iter().map(|guide| &*guide.id).collect();
    assert_eq!(ids, ["calm", "guarded", "third", "own"]);
    assert_eq!(both.guides[2].title, "Own");
}

#[test]
fn of_what_a_replacement_has_none_ours_stay() {
    let ours = later().words;
    let questions = part_with(
        &json!({"mode": "replace", "questions": [question("deep", 3), question("light", 1)]}),
    );
    assert_eq!(questions.words.deck.questions.len(), 2);
    assert_eq!(questions.words.guides, ours.guides);
    // What is deep is nobody's question of the day, unless there is nothing else.
    assert_eq!(questions.words.daily, [[1]]);
    let deep = part_with(&json!({"mode": "replace", "questions": [question("deep", 3)]}));
    assert_eq!(deep.words.daily, [[0]]);
    let guides = part_with(&json!({"mode": "replace", "guides": [guide("own")]}));
    assert_eq!(guides.words.deck, ours.deck);
    assert_eq!(guides.words.guides.len(), 1);
}

/// A guide that takes the place of one that can be left at once can be left at once.
#[test]
fn a_replaced_guide_stays_as_safe() {
    for mode in ["add", "replace"] {
        let own = part_with(&json!({"mode": mode, "guides": [guide("guarded"), guide("calm")]}));
        let safety =
            |id: &str| own.words.guides.iter().find(|guide| guide.id == id).unwrap().safety;
        assert!(safety("guarded") && !safety("calm"), "{mode}");
    }
}

/// Nothing of ours is drawn that would vanish when theirs comes.
#[test]
fn a_deck_is_waited_for() {
    let (mut model, effects) =
        start(&[("view", "questions"), ("deck-src", ADDRESS)], Fetched::NotAsked);
    assert!(effects.contains(&Effect::FetchLater));
    let effects = model.update(Msg::LaterCame(later()));
    assert_eq!(asks_for(&effects), Some(Some(ADDRESS)));
    assert!(model.waits() && model.question().is_none());
    let own = part_with(&json!({"mode": "replace", "questions": [question("own", 1)]}));
    let effects = model.update(Msg::LaterCame(own));
    assert_eq!(asks_for(&effects), None);
    assert_eq!(model.question().map(|question| &*question.id), Some("own"));
    assert!(!model.waits());
}

/// One that has none of the lightest begins with what it has, and offers no more.
#[test]
fn a_deck_with_one_depth() {
    let (mut model, _) = start(&[("view", "questions"), ("deck-src", ADDRESS)], Fetched::NotAsked);
    model.update(Msg::LaterCame(later()));
    model.update(Msg::LaterCame(part_with(
        &json!({"mode": "replace", "questions": [question("own", 3)]}),
    )));
    assert_eq!(model.question().map(|question| &*question.id), Some("own"));
    assert_eq!(model.questions.depths, [Depth::Deep]);
    assert_eq!(model.questions.filter.depth, Depth::Deep);
}

/// The words are here when another widget is mounted, or this one again.
#[test]
fn so_it_is_by_a_widget_that_finds_the_words() {
    let (model, effects) =
        start(&[("view", "questions"), ("deck-src", ADDRESS)], Fetched::Loaded(later()));
    assert_eq!(asks_for(&effects), Some(Some(ADDRESS)));
    assert!(model.waits());
    let (_, effects) = start(&[("view", "questions")], Fetched::Loaded(later()));
    assert_eq!(asks_for(&effects), None);
}

#[test]
fn a_tap_that_waits_is_answered_with_their_deck() {
    let (mut model, _) = start(&[("view", "compare"), ("deck-src", ADDRESS)], Fetched::NotAsked);
    model.update(Msg::Print);
    let effects = model.update(Msg::LaterCame(later()));
    assert!(!effects.contains(&Effect::Late(LateEffect::Print)));
    let effects =
        model.update(Msg::LaterCame(part_with(&json!({"questions": [question("own", 1)]}))));
    assert!(effects.contains(&Effect::Late(LateEffect::Print)));
}

/// From ours to theirs and back: what is on the table stays there, if the next deck has it.
#[test]
fn the_attribute_may_change() {
    let (mut model, _) = start(&[("view", "questions")], Fetched::Loaded(later()));
    model.update(Msg::Questions(QuestionMsg::SetDepth(Depth::Warm)));
    let shown = model.question().expect("there is one").id;
    let change = |model: &mut Model, attributes: &[(&str, &str)]| {
        model.update(Msg::Settings(Rc::new(settings(attributes))))
    };
    let effects = change(&mut model, &[("view", "questions"), ("deck-src", ADDRESS)]);
    assert_eq!(asks_for(&effects), Some(Some(ADDRESS)));
    assert!(Snapshot::read(&model.snapshot()).is_some());
    model.update(Msg::LaterCame(part_with(&json!({"questions": [question("own", 1)]}))));
    assert_eq!(model.question().map(|question| &question.id), Some(&shown));
    assert_eq!(model.questions.filter.depth, Depth::Warm);
    // What comes for another widget is none of this one's.
    let other = Part { deck: Some("/another.json".into()), ..later() };
    model.update(Msg::LaterCame(other));
    assert!(!model.waits());
    assert_eq!(model.later().unwrap().deck.questions.last().unwrap().id, "own");
    // A later answer to an earlier wish is none.
    change(&mut model, &[("view", "questions"), ("deck-src", "/other.json")]);
    let effects =
        model.update(Msg::LaterCame(part_with(&json!({"questions": [question("own", 1)]}))));
    assert_eq!(asks_for(&effects), Some(Some("/other.json")));
    assert!(model.waits());
    let effects = change(&mut model, &[("view", "questions")]);
    assert_eq!(asks_for(&effects), None, "one is on its way");
    let effects =
        model.update(Msg::LaterCame(part_with(&json!({"questions": [question("own", 1)]}))));
    assert_eq!(asks_for(&effects), Some(None));
    model.update(Msg::LaterCame(later()));
    assert_eq!(model.question().map(|question| &question.id), Some(&shown));
}

/// A guide of their own is gone through like ours, and taken up again where it was.
#[test]
fn a_guide_of_their_own() {
    let own = part_with(&json!({"guides": [guide("own")]}));
    let (mut model, _) = start(&[("view", "together"), ("deck-src", ADDRESS)], Fetched::NotAsked);
    model.update(Msg::LaterCame(later()));
    model.update(Msg::LaterCame(own.clone()));
    model.update(Msg::Guide(GuideMsg::Open(3)));
    model.update(Msg::Guide(GuideMsg::Begin));
    model.update(Msg::Guide(GuideMsg::Next));
    assert_eq!(model.view(), View::Guide);
    let person = model.owner().clone();
    let (mut again, _) = Model::new(
        settings(&[("view", "together"), ("deck-src", ADDRESS)]),
        pack(),
        Fetched::Loaded(later()),
        around(),
        Origin::Stored(person),
    );
    again.update(Msg::LaterCame(own));
    assert_eq!(model.guiding.last().expect("it is open").stage, Stage::Turn(1));
    assert_eq!(again.waits_at(3), Some(1));
}
