//! What is kept of a guide: for a reload, for the next time, and for how long.

use super::*;

/// Neither a look at another guide nor going through one is a reason to lose those that wait.
#[test]
fn every_guide_that_was_left_waits() {
    let waits = |model: &Model| [CALM, GUARDED, 2].map(|place| model.waits_at(place));
    let mut model = at_turn(CALM, 2);
    guide(&mut model, GuideMsg::Pick(3));
    guide(&mut model, said("ours"));
    guide(&mut model, GuideMsg::Pause);
    guide(&mut model, GuideMsg::Open(GUARDED));
    assert_eq!(stage(&model), Stage::Intro);
    assert_eq!(waits(&model), [Some(2), None, None]);
    for msg in [GuideMsg::Begin, GuideMsg::Begin, GuideMsg::Next, GuideMsg::Pause] {
        guide(&mut model, msg);
    }
    assert_eq!(waits(&model), [Some(2), Some(1), None]);
    assert_eq!(waits(&reloaded(&model).0), [Some(2), Some(1), None]);
    for msg in [GuideMsg::Open(2), GuideMsg::Begin, GuideMsg::Next] {
        guide(&mut model, msg);
    }
    assert_eq!((stage(&model), waits(&model)), (Stage::Done, [Some(2), Some(1), None]));
    guide(&mut model, GuideMsg::Close);
    // Looked at, it waits on; the way there is one tap, or one more where the safety card comes first.
    guide(&mut model, GuideMsg::Open(CALM));
    assert_eq!((stage(&model), waits(&model)[CALM]), (Stage::Intro, Some(2)));
    guide(&mut model, GuideMsg::Back);
    assert_eq!((model.view(), waits(&model)[CALM]), (View::Together, Some(2)));
    guide(&mut model, GuideMsg::Open(CALM));
    guide(&mut model, GuideMsg::Begin);
    let answer = model.guiding.last().unwrap().answer().unwrap().clone();
    assert_eq!(answer.picks, [3]);
    assert_eq!(answer.said.as_ref().and_then(Said::words), Some("ours"));
    guide(&mut model, GuideMsg::Open(GUARDED));
    guide(&mut model, GuideMsg::Begin);
    assert_eq!((stage(&model), waits(&model)[GUARDED]), (Stage::Safety, Some(1)));
    guide(&mut model, GuideMsg::Begin);
    assert_eq!(stage(&model), Stage::Turn(1));
    // Or all of it anew.
    guide(&mut model, GuideMsg::Open(CALM));
    guide(&mut model, GuideMsg::Anew);
    assert_eq!(stage(&model), Stage::Turn(0));
    assert_eq!(outcomes(&model), []);
}

/// Whoever puts the phone away at the end finds the beginning the next day, and nothing of what came of it.
#[test]
fn a_guide_that_is_over_does_not_come_again() {
    let mut done = at_turn(CALM, 2);
    guide(&mut done, GuideMsg::Pick(4));
    let mut short = done.clone();
    guide(&mut short, GuideMsg::Break);
    for _ in 2..5 {
        guide(&mut done, GuideMsg::Next);
    }
    assert_eq!((stage(&done), stage(&short)), (Stage::Done, Stage::CutShort));
    for mut model in [done, short] {
        for mut again in [reloaded(&model).0, remounted(&model)] {
            if again.view() == View::Guide {
                assert_eq!(stage(&again), Stage::Intro);
            }
            guide(&mut again, GuideMsg::Open(CALM));
            assert_eq!(stage(&again), Stage::Intro);
            assert_eq!((again.waits_at(CALM), outcomes(&again)), (None, vec![]));
        }
        model.update(Msg::Open(Start::Together));
        guide(&mut model, GuideMsg::Open(CALM));
        assert_eq!((stage(&model), model.waits_at(CALM)), (Stage::Intro, None));
    }
}

/// What was chosen is there when it is to be read out, each one's own; and both lists are, when the two
/// choose among them. A look back has what was chosen the last time, and nothing that was typed.
#[test]
fn what_was_chosen_is_there_when_it_is_spoken_of() {
    let file = serde_json::json!({"mode": "replace", "guides": [{
        "id": "lists", "title": "Lists", "for": "For.", "not_for": "Not.", "minutes": 3, "close": "Done.",
        "steps": [
            {"id": "back", "kind": "say", "who": "each", "text": "Back.", "recalls": "pick"},
            {"id": "pick", "kind": "choose", "who": "each", "text": "Pick.", "options": ["a", "b", "c", "d"],
             "most": 2, "outcome": "Picked"},
            {"id": "read", "kind": "say", "who": "each", "text": "Read.", "recalls": "pick"},
            {"id": "one", "kind": "write", "text": "One.", "own": "One", "outcome": "One", "recalls": "pick"},
            {"id": "on", "kind": "say", "who": "other", "text": "On.", "recalls": "one"},
            {"id": "off", "kind": "say", "text": "Off."},
        ],
    }]});
    let own = love_languages::model::own::read(&file.to_string()).expect("it has no fault");
    let mut part = later();
    part.words = std::rc::Rc::new(own.within((*part.words).clone()));
    let mut model = fresh(&[("view", "together")]);
    model.update(Msg::LaterCame(part.clone()));
    guide(&mut model, GuideMsg::Open(0));
    guide(&mut model, GuideMsg::Begin);
    let recalled = |model: &Model| -> Vec<(Option<usize>, String)> {
        let (guiding, guide) = model.guide(&part.words).unwrap();
        let recalled = guiding.recalled(guide).into_iter();
        assert!(recalled.clone().all(|it| it.is_last_time == (guiding.place() < Some(2))));
        recalled.map(|it| (it.person, it.said.concat())).collect()
    };
    let both_picked = |model: &mut Model| {
        for picks in [[0, 2], [2, 3]] {
            for pick in picks {
                guide(model, GuideMsg::Pick(pick));
            }
            if picks == [0, 2] {
                guide(model, said("of mine"));
            }
            guide(model, GuideMsg::Next);
        }
    };
    for _ in 0..2 {
        assert_eq!(recalled(&model), [], "there was no last time");
        guide(&mut model, GuideMsg::Next);
    }
    assert_eq!(recalled(&model), []);
    both_picked(&mut model);
    let [one, other] = [(Some(0), "acof mine".to_owned()), (Some(1), "cd".to_owned())];
    assert_eq!(recalled(&model), std::slice::from_ref(&one));
    guide(&mut model, GuideMsg::Next);
    assert_eq!(recalled(&model), std::slice::from_ref(&other));
    guide(&mut model, GuideMsg::Next);
    assert_eq!(recalled(&model), [one, other]);
    guide(&mut model, GuideMsg::Typed { said: Said::new("both’s".into()), goes_on: true });
    assert_eq!(recalled(&model), [(None, "both’s".to_owned())]);
    // Whoever goes back sees no last time in what was chosen a moment ago.
    let mut back = model.clone();
    for at in (0..7).rev() {
        guide(&mut back, GuideMsg::Back);
        assert_eq!(recalled(&back).is_empty(), at < 4, "{at}");
    }
    guide(&mut back, GuideMsg::Pause);
    let mut later_on = reloaded_with(&back, &part).0;
    guide(&mut later_on, GuideMsg::Open(0));
    guide(&mut later_on, GuideMsg::Begin);
    assert_eq!((stage(&later_on), recalled(&later_on)), (Stage::Turn(0), vec![]));
    // Both have promised: it counts though they end early. Whose it was nobody can tell the next time.
    guide(&mut model, GuideMsg::Break);
    guide(&mut model, GuideMsg::Close);
    let mut model = reloaded_with(&model, &part).0;
    let last_time = [(None, "ac".to_owned()), (None, "cd".to_owned())];
    let again = |model: &mut Model| {
        guide(model, GuideMsg::Open(0));
        guide(model, GuideMsg::Begin);
    };
    again(&mut model);
    assert_eq!(recalled(&model), last_time);
    guide(&mut model, GuideMsg::Next);
    assert_eq!(recalled(&model), last_time);
    // What only one has chosen does not.
    guide(&mut model, GuideMsg::Next);
    guide(&mut model, GuideMsg::Pick(1));
    guide(&mut model, GuideMsg::Next);
    guide(&mut model, GuideMsg::Close);
    again(&mut model);
    assert_eq!(recalled(&model), last_time);
    guide(&mut model, GuideMsg::Close);
    model.update(Msg::Restart);
    again(&mut model);
    assert_eq!(recalled(&model), []);
}

#[test]
fn a_guide_waits_where_it_was_paused_with_what_was_said() {
    let mut model = at_turn(CALM, 1);
    timer(&mut model, TimerMsg::Start);
    model.around.now_ms += 20_000;
    guide(&mut model, GuideMsg::Pause);
    assert_eq!(model.view(), View::Together);
    model.around.now_ms += 3_600_000;
    guide(&mut model, GuideMsg::Open(CALM));
    guide(&mut model, GuideMsg::Begin);
    assert_eq!(stage(&model), Stage::Turn(1));
    let timer = model.guiding.last().unwrap().timer;
    assert_eq!(timer.left_ms(model.around.now_ms), 40_000);

    guide(&mut model, GuideMsg::Next);
    guide(&mut model, GuideMsg::Pick(4));
    guide(&mut model, said("a secret"));
    guide(&mut model, GuideMsg::Pause);
    guide(&mut model, GuideMsg::Open(CALM));
    assert_eq!(outcomes(&model)[0].2.as_deref(), Some("a secret"));
}

#[test]
fn a_reload_knows_the_step_and_the_choices_and_nothing_that_was_typed() {
    let mut model = at_turn(CALM, 2);
    guide(&mut model, GuideMsg::Pick(4));
    let effects = guide(&mut model, said("a secret"));
    for effect in &effects {
        assert!(!format!("{effect:?}").contains("secret"));
        if let Effect::Store(Some(text)) | Effect::Snapshot(text) = effect {
            let hex: String = "secret".bytes().map(|byte| format!("{byte:02x}")).collect();
            assert!(!text.contains(&hex));
        }
    }
    for origin in [
        Origin::Stored(model.owner().clone()),
        Origin::Snapshot(Snapshot::read(&model.snapshot()).expect("it was written")),
    ] {
        let later = Fetched::Loaded(later());
        let mut again =
            Model::new(settings(&[("view", "together")]), pack(), later, around(), origin).0;
        guide(&mut again, GuideMsg::Open(CALM));
        guide(&mut again, GuideMsg::Begin);
        assert_eq!(stage(&again), Stage::Turn(2));
        assert_eq!(outcomes(&again)[0].1, ["o4"]);
        assert_eq!(outcomes(&again)[0].2, None);
    }
    // A remount in the middle of it stays there.
    let origin = Origin::Snapshot(Snapshot::read(&model.snapshot()).unwrap());
    let again = Model::new(settings(&[]), pack(), Fetched::Loaded(later()), around(), origin).0;
    assert_eq!(again.view(), View::Guide);
}

#[test]
fn closing_it_leaves_nothing() {
    let mut model = at_turn(CALM, 2);
    guide(&mut model, GuideMsg::Pick(4));
    guide(&mut model, GuideMsg::Close);
    assert_eq!((model.view(), &model.guiding), (View::Together, &vec![]));
    assert!(model.person.notes.is_empty());
    guide(&mut model, GuideMsg::Open(CALM));
    assert_eq!(stage(&model), Stage::Intro);
}

#[test]
fn starting_over_takes_what_was_chosen_in_a_guide_and_what_feels_hardest() {
    let mut model = at_turn(CALM, 2);
    guide(&mut model, GuideMsg::Pick(4));
    model.update(Msg::Together(TogetherMsg::Hardest(0)));
    model.update(Msg::Restart);
    assert_eq!(model.guiding, []);
    let notes = model.notes();
    assert_eq!((notes.guides, notes.hardest), (vec![], None));
}
