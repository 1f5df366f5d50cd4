//! Guided practices, through the whole machine, with made-up guides: what the two see is what the
//! model says, whatever the guide.

use love_languages::model::app::{Effect, Fetched, Model, Msg, Origin, Screen, View};
use love_languages::model::calendar::{CalendarMsg, Every, When};
use love_languages::model::guide::{GuideMsg, Stage, turns};
use love_languages::model::later::{LateEffect, Part};
use love_languages::model::reveal::{RevealMsg, Said};
use love_languages::model::settings::Start;
use love_languages::model::snapshot::Snapshot;
use love_languages::model::timer::{Timer, TimerMsg};
use love_languages::model::together::TogetherMsg;
use love_languages::model::two::TwoMsg;

use super::{around, fresh, later, later_comes, pack, settings};

mod kept;

const CALM: usize = 0;
const GUARDED: usize = 1;

fn at_list() -> Model {
    let mut model = fresh(&[("view", "together")]);
    later_comes(&mut model);
    assert_eq!(model.view(), View::Together);
    model
}

fn guide(model: &mut Model, msg: GuideMsg) -> Vec<Effect> {
    model.update(Msg::Guide(msg))
}

fn timer(model: &mut Model, msg: TimerMsg) -> Vec<Effect> {
    guide(model, GuideMsg::Timer(msg))
}

/// A guide at a turn.
fn at_turn(place: usize, turn: usize) -> Model {
    let mut model = at_list();
    guide(&mut model, GuideMsg::Open(place));
    guide(&mut model, GuideMsg::Begin);
    if place == GUARDED {
        guide(&mut model, GuideMsg::Begin);
    }
    for _ in 0..turn {
        guide(&mut model, GuideMsg::Next);
    }
    assert_eq!(stage(&model), Stage::Turn(turn as u16));
    model
}

fn stage(model: &Model) -> Stage {
    model.guiding.last().expect("a guide is open").stage
}

/// What a reload finds.
fn reloaded(model: &Model) -> (Model, Vec<Effect>) {
    reloaded_with(model, &later())
}

fn reloaded_with(model: &Model, part: &Part) -> (Model, Vec<Effect>) {
    let origin = Origin::Stored(model.owner().clone());
    let later = Fetched::Loaded(part.clone());
    Model::new(settings(&[("view", "together")]), pack(), later, around(), origin)
}

/// What a widget finds that is taken down and put up again.
fn remounted(model: &Model) -> Model {
    let origin = Origin::Snapshot(Snapshot::read(&model.snapshot()).expect("it was written"));
    let later = Fetched::Loaded(later());
    Model::new(settings(&[("view", "together")]), pack(), later, around(), origin).0
}

/// Whose turn it is, and at which step.
fn turn(model: &Model) -> (String, Option<usize>) {
    let part = later();
    let (guiding, guide) = model.guide(&part.words).expect("a guide is open");
    let turn = guiding.turn(guide).expect("it is a turn");
    (turn.step.id.to_string(), turn.person)
}

fn said(words: &str) -> GuideMsg {
    GuideMsg::Typed { said: Said::new(words.into()), goes_on: false }
}

/// What came of it: headings, options and words.
fn outcomes(model: &Model) -> Vec<(String, Vec<String>, Option<String>)> {
    let part = later();
    let (guiding, guide) = model.guide(&part.words).expect("a guide is open");
    let outcomes = guiding.outcomes(guide).into_iter();
    outcomes
        .map(|line| {
            let picks = line.picks.into_iter().map(str::to_owned).collect();
            (line.heading.to_owned(), picks, line.said.map(str::to_owned))
        })
        .collect()
}

#[test]
fn the_two_take_equal_turns_and_back_leads_through_all_of_it() {
    let mut model = at_turn(CALM, 0);
    let mut seen = vec![turn(&model)];
    for _ in 0..4 {
        assert!(guide(&mut model, GuideMsg::Next).contains(&Effect::Focus));
        seen.push(turn(&model));
    }
    let step = |id: &str, person| (id.to_owned(), person);
    assert_eq!(
        seen,
        [
            step("say", Some(0)),
            step("say", Some(1)),
            step("choose", None),
            step("breathe", None),
            step("write", Some(1)),
        ]
    );
    guide(&mut model, GuideMsg::Next);
    assert_eq!(stage(&model), Stage::Done);
    for at in (0..5).rev() {
        guide(&mut model, GuideMsg::Back);
        assert_eq!(stage(&model), Stage::Turn(at));
    }
    guide(&mut model, GuideMsg::Back);
    assert_eq!(stage(&model), Stage::Intro);
    guide(&mut model, GuideMsg::Back);
    assert_eq!((model.view(), model.guiding), (View::Together, vec![]));
}

#[test]
fn a_guide_that_asks_for_it_has_the_safety_card_first_and_leave_all_through() {
    let mut model = at_list();
    assert!(!model.is_for_two());
    guide(&mut model, GuideMsg::Open(GUARDED));
    assert!(model.is_for_two());
    guide(&mut model, GuideMsg::Begin);
    assert_eq!(stage(&model), Stage::Safety);
    guide(&mut model, GuideMsg::Begin);
    assert_eq!(stage(&model), Stage::Turn(0));
    let effects = model.update(Msg::Two(TwoMsg::Leave));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Late(LateEffect::Leave(_)))));
    assert_eq!(model.guiding, []);
    assert!(model.person.notes.is_empty());
    // Another guide has neither.
    let model = at_turn(CALM, 0);
    assert!(!model.is_for_two());
}

#[test]
fn an_offer_leads_on_or_to_the_last_step() {
    let mut model = at_turn(GUARDED, 1);
    guide(&mut model, GuideMsg::Stop);
    assert_eq!(turn(&model).0, "last");
    let mut model = at_turn(GUARDED, 1);
    guide(&mut model, GuideMsg::Next);
    assert_eq!(turn(&model).0, "second");
}

/// What nobody agreed to is not come upon from behind either.
#[test]
fn back_leads_from_the_last_step_to_the_offer_that_was_declined() {
    let mut model = at_turn(GUARDED, 1);
    guide(&mut model, GuideMsg::Stop);
    guide(&mut model, GuideMsg::Next);
    assert_eq!(stage(&model), Stage::Done);
    guide(&mut model, GuideMsg::Back);
    assert_eq!(turn(&model).0, "last");
    let (mut again, _) = reloaded(&model);
    for model in [&mut model, &mut again] {
        guide(model, GuideMsg::Back);
        assert_eq!(stage(model), Stage::Turn(1));
    }
    // Accepted after all, the steps come in their order, both ways.
    guide(&mut model, GuideMsg::Next);
    guide(&mut model, GuideMsg::Next);
    assert_eq!(turn(&model).0, "last");
    guide(&mut model, GuideMsg::Back);
    assert_eq!(turn(&model).0, "second");
}

/// It was not begun, or it was broken off: it has a last word of its own, and no day counts for it.
#[test]
fn a_guide_may_be_declined_or_broken_off_at_any_step() {
    let mut counted = at_turn(GUARDED, 0);
    counted.update(Msg::Together(TogetherMsg::CountDays(true)));
    let days = |model: &Model| model.days().map(|days| days.iter().filter(|&&day| day).count());
    for (at, msg) in [(0, GuideMsg::Stop), (0, GuideMsg::Break), (2, GuideMsg::Break)] {
        let mut model = counted.clone();
        for _ in 0..at {
            guide(&mut model, GuideMsg::Next);
        }
        guide(&mut model, msg);
        assert_eq!(stage(&model), Stage::CutShort);
        guide(&mut model, GuideMsg::Next);
        assert_eq!((stage(&model), days(&model)), (Stage::CutShort, Some(0)));
        assert_eq!(model.guiding[0].is_declined(), at == 0);
        // One tap too many is taken back.
        guide(&mut model, GuideMsg::Back);
        assert_eq!(stage(&model), Stage::Turn(at));
    }
    // What was declined later was something all the same.
    let mut model = counted.clone();
    guide(&mut model, GuideMsg::Next);
    guide(&mut model, GuideMsg::Stop);
    guide(&mut model, GuideMsg::Next);
    assert_eq!((stage(&model), days(&model)), (Stage::Done, Some(1)));
}

#[test]
fn how_turns_are_timed_holds_for_the_next_guide() {
    let mut model = at_turn(CALM, 0);
    guide(&mut model, GuideMsg::SetTimed(false));
    guide(&mut model, GuideMsg::SetSounds(true));
    guide(&mut model, GuideMsg::Close);
    guide(&mut model, GuideMsg::Open(GUARDED));
    let guiding = model.guiding.last().unwrap();
    assert_eq!((guiding.timed, guiding.sounds), (false, true));
}

/// A tradition has in a calendar the name of what the two chose to do, and of nothing else that they chose;
/// and it is when they said, until they say something else there.
#[test]
fn an_entry_is_named_by_the_first_choice_alone() {
    let file = serde_json::json!({"mode": "replace", "guides": [{
        "id": "ours", "title": "Ours", "for": "For.", "not_for": "Not.", "minutes": 3, "close": "Done.",
        "calendar": "ask",
        "steps": [
            {"id": "what", "kind": "choose", "text": "What?", "options": ["A walk", "Tea", "c", "d"], "outcome": "What"},
            {"id": "when", "kind": "choose", "text": "When?", "options": ["Each morning", "b", "c", "d"], "outcome": "When",
             "times": ["daily 07:15", "open", "first SU 18:00", "yearly MO 09:00"]},
        ],
    }]});
    let own = love_languages::model::own::read(&file.to_string()).expect("it has no fault");
    let mut part = later();
    part.words = std::rc::Rc::new(own.within((*part.words).clone()));
    for (chosen, title) in [(Some(1), "Tea"), (None, "Ours")] {
        let mut model = fresh(&[("view", "together")]);
        model.update(Msg::LaterCame(part.clone()));
        guide(&mut model, GuideMsg::Open(0));
        guide(&mut model, GuideMsg::Begin);
        if let Some(pick) = chosen {
            guide(&mut model, GuideMsg::Pick(pick));
        }
        guide(&mut model, GuideMsg::Next);
        guide(&mut model, GuideMsg::Pick(0));
        guide(&mut model, GuideMsg::Next);
        let ours = &part.words.guides[0];
        let entry = model.entry(ours).unwrap();
        assert_eq!((entry.title, entry.is_nameless), (title, chosen.is_none()));
        assert_eq!(entry.when, When { weekday: None, every: Every::Week, minute: 7 * 60 + 15 });
        let friday = CalendarMsg::SetDay(Some(4));
        model.update(Msg::Together(TogetherMsg::Calendar(friday)));
        let when = model.entry(ours).unwrap().when;
        assert_eq!(when, When { weekday: Some(4), every: Every::Week, minute: 7 * 60 + 15 });
    }
}

#[test]
fn what_is_chosen_and_written_stands_at_the_end() {
    let mut model = at_turn(CALM, 2);
    for pick in [3, 1, 9] {
        guide(&mut model, GuideMsg::Pick(pick));
    }
    // Two are the most: the oldest made room. A second tap takes one back.
    guide(&mut model, GuideMsg::Pick(9));
    guide(&mut model, GuideMsg::Pick(77));
    let effects = guide(&mut model, GuideMsg::Submit);
    assert_eq!(effects, [Effect::Late(LateEffect::ReadOwn { goes_on: true })]);
    guide(&mut model, GuideMsg::Typed { said: Said::new(" ours ".into()), goes_on: true });
    assert_eq!(turn(&model).0, "breathe");
    guide(&mut model, GuideMsg::Next);
    guide(&mut model, said("  "));
    guide(&mut model, GuideMsg::Next);
    assert_eq!(
        outcomes(&model),
        [("calm.choose.outcome".to_owned(), vec!["o1".to_owned()], Some("ours".to_owned()))]
    );
}

#[test]
fn many_options_come_a_few_at_a_time_and_all_of_them_come() {
    let part = later();
    let mut model = at_turn(CALM, 2);
    let mut shown = Vec::new();
    for _ in 0..2 {
        let (guiding, guide) = model.guide(&part.words).unwrap();
        shown.extend(guiding.options(guiding.turn(guide).unwrap().step));
        guide_more(&mut model);
    }
    assert_eq!(shown, (0..10).collect::<Vec<_>>());
    let (guiding, guide) = model.guide(&part.words).unwrap();
    assert_eq!(guiding.options(guiding.turn(guide).unwrap().step), 0..5);
}

fn guide_more(model: &mut Model) {
    guide(model, GuideMsg::MoreOptions);
}

#[test]
fn a_timer_runs_by_the_clock_and_holds_the_screen_only_while_it_runs() {
    let clock = |effects: &[Effect]| {
        effects.iter().find_map(|effect| match effect {
            Effect::Late(LateEffect::Clock(runs)) => Some(*runs),
            _ => None,
        })
    };
    let mut model = at_turn(CALM, 0);
    guide(&mut model, GuideMsg::SetSounds(true));
    assert_eq!(clock(&timer(&mut model, TimerMsg::Start)), Some(true));
    model.around.now_ms += 59_000;
    assert_eq!(timer(&mut model, TimerMsg::Tick).len(), 2, "nothing but what is kept");
    model.around.now_ms += 600_000;
    let effects = timer(&mut model, TimerMsg::Tick);
    assert!(effects.contains(&Effect::Late(LateEffect::Chime)));
    assert_eq!(clock(&effects), Some(false));
    // Nothing goes on by itself.
    assert_eq!(stage(&model), Stage::Turn(0));
    assert_eq!(clock(&timer(&mut model, TimerMsg::Longer)), Some(true));
    // The next turn's waits for a tap.
    assert_eq!(clock(&guide(&mut model, GuideMsg::Next)), Some(false));
    let left_ms = model.guiding.last().unwrap().timer.left_ms(model.around.now_ms);
    assert_eq!(left_ms, 60_000, "as long as the first one's");
    guide(&mut model, GuideMsg::SetTimed(false));
    assert_eq!(model.guiding.last().unwrap().timer, Timer::Off);
    guide(&mut model, GuideMsg::Next);
    guide(&mut model, GuideMsg::Next);
    assert_eq!(model.guiding.last().unwrap().timer, Timer::Off);
}

#[test]
fn a_page_may_start_with_a_guide_and_a_name_that_is_none_leads_to_the_list() {
    let mut model = fresh(&[("view", "check-in")]);
    assert_eq!(model.view(), View::Guide);
    assert!(model.waits());
    // The made-up guides have no check-in.
    later_comes(&mut model);
    assert_eq!(model.view(), View::Together);
    model.update(Msg::Open(Start::Guide("guarded")));
    assert_eq!(model.screen, Screen::Guide { wanted: None });
    assert!(model.is_for_two());
    model.update(Msg::Open(Start::Guide("calm")));
    assert!(!model.is_for_two());
}

#[test]
fn what_feels_hardest_orders_guides_and_questions_and_is_asked_once() {
    let part = later();
    let mut model = at_list();
    assert_eq!(model.guides_in_order(&part.words), [0, 1, 2]);
    model.update(Msg::Together(TogetherMsg::SkipHardest));
    assert!(model.notes().asked_hardest);
    let place = part.words.hardest.choices.iter().position(|choice| !choice.reasons.is_empty());
    let place = place.expect("a choice has reasons");
    model.update(Msg::Together(TogetherMsg::Hardest(place)));
    let choice = model.hardest(&part.words).unwrap().clone();
    let order = model.guides_in_order(&part.words);
    let helps = |&place: &usize| {
        let guide: &love_languages::model::content::Guide = &part.words.guides[place];
        (guide.id != choice.guide, !guide.reasons.iter().any(|r| choice.reasons.contains(r)))
    };
    assert!(order.is_sorted_by_key(helps));
    model.update(Msg::Open(Start::Questions));
    let question = model.question().expect("a question is shown");
    assert!(question.reasons.iter().any(|reason| choice.reasons.contains(reason)));
    // No event tells of it.
    let effects = model.update(Msg::Together(TogetherMsg::Hardest(0)));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Emit(_))));
}

#[test]
fn days_are_counted_only_where_it_is_wished_and_there_is_nothing_to_lose() {
    let through = |model: &mut Model| {
        guide(model, GuideMsg::Open(2));
        guide(model, GuideMsg::Begin);
        guide(model, GuideMsg::Next);
        assert_eq!(stage(model), Stage::Done);
        guide(model, GuideMsg::Close);
    };
    let mut model = at_list();
    through(&mut model);
    assert_eq!(model.days(), None);
    assert!(model.person.notes.is_empty());
    model.update(Msg::Together(TogetherMsg::CountDays(true)));
    assert_eq!(model.days(), Some([false; 7]));
    through(&mut model);
    through(&mut model);
    model.around.now_ms += 2 * 86_400_000;
    through(&mut model);
    assert_eq!(model.days(), Some([false, false, false, false, true, false, true]));
    model.around.now_ms += 6 * 86_400_000;
    assert_eq!(model.days(), Some([true, false, false, false, false, false, false]));
    // Today's question is on the list as well.
    let answer = || RevealMsg::Typed(Said::new(String::new()));
    for msg in [RevealMsg::Open, answer(), answer(), RevealMsg::Show] {
        assert!(!model.days().unwrap()[6]);
        model.update(Msg::Two(TwoMsg::Reveal(msg)));
    }
    assert!(model.days().unwrap()[6]);
    model.update(Msg::Back);
    model.update(Msg::Together(TogetherMsg::CountDays(false)));
    assert_eq!(model.days(), None);
}

#[test]
fn a_guides_turns_are_what_its_steps_say() {
    let part = later();
    let people: Vec<_> = turns(&part.words.guides[CALM]).iter().map(|turn| turn.person).collect();
    assert_eq!(people, [Some(0), Some(1), None, None, Some(1)]);
}

#[test]
fn a_clock_stops_whatever_ends_the_turn() {
    let stops = |effects: &[Effect]| effects.contains(&Effect::Late(LateEffect::Clock(false)));
    let running = || {
        let mut model = at_turn(CALM, 0);
        timer(&mut model, TimerMsg::Start);
        model
    };
    // A link that is opened meanwhile.
    let link = TwoMsg::Arrive("1N7F0BRVV16S".into());
    assert!(stops(&running().update(Msg::Two(link))));
    assert!(stops(&running().update(Msg::Two(TwoMsg::Forget))));
    assert!(stops(&running().update(Msg::Restart)));
    assert!(stops(&running().update(Msg::Open(Start::Quiz))));
}
