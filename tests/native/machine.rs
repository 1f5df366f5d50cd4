//! Every transition of the state machine, and what it asks of the browser.

use love_languages::model::LoveLanguage::{self, Touch, Words};
use love_languages::model::app::{Effect, Fetched, Model, Msg, Origin, Screen, View};
use love_languages::model::around::Surroundings;
use love_languages::model::deck::Depth;
use love_languages::model::event::Event;
use love_languages::model::headline::Headline;
use love_languages::model::inference::{Choice, Level, Picture};
use love_languages::model::later::LateEffect;
use love_languages::model::person::Person;
use love_languages::model::questions::QuestionMsg;
use love_languages::model::quiz::Quiz;
use love_languages::model::settings::Start;
use love_languages::model::snapshot::Snapshot;
use love_languages::model::two::TwoMsg;

use crate::{answer_all, answer_for_touch, around, fresh, later, later_comes, pack, settings};

fn events(effects: &[Effect]) -> Vec<Event> {
    let event = |effect: &Effect| match effect {
        Effect::Emit(event) => Some(*event),
        _ => None,
    };
    effects.iter().filter_map(event).collect()
}

fn card(model: &Model) -> usize {
    match model.screen {
        Screen::Card { at } => at,
        _ => panic!("{:?} is no card", model.screen),
    }
}

fn picture(model: &Model) -> &Picture {
    match &model.screen {
        Screen::Result(picture) => picture,
        screen => panic!("{screen:?} is no result"),
    }
}

/// The question on the table: its place in the deck.
fn question(model: &Model) -> usize {
    model.questions.shown().expect("a question is on the table").question
}

fn stored(effects: &[Effect]) -> Option<String> {
    let text = |effect: &Effect| match effect {
        Effect::Store(text) => Some(text.clone()),
        _ => None,
    };
    effects.iter().rev().find_map(text).expect("the person is stored")
}

fn snapshot(effects: &[Effect]) -> String {
    let text = |effect: &Effect| match effect {
        Effect::Snapshot(text) => Some(text.clone()),
        _ => None,
    };
    effects.iter().rev().find_map(text).expect("a snapshot is saved")
}

fn remount(text: &str) -> Model {
    let snapshot = Snapshot::read(text).expect("a snapshot is read");
    Model::new(
        settings(&[]),
        pack(),
        Fetched::Loaded(later()),
        around(),
        Origin::Snapshot(snapshot),
    )
    .0
}

#[test]
fn an_answer_moves_on_and_takes_the_focus_along() {
    let mut model = fresh(&[]);
    assert!(!model.stepped);
    let effects = model.update(Msg::Rate(Level::ALot));
    assert_eq!(card(&model), 1);
    assert!(model.stepped);
    assert!(effects.contains(&Effect::Focus));
    assert_eq!(events(&effects), [Event::Start]);
    assert_eq!(events(&model.update(Msg::Rate(Level::ALot))), []);
}

#[test]
fn the_deck_is_asked_for_once_after_the_first_answer() {
    let mut model = fresh(&[]);
    assert!(matches!(model.later, Fetched::NotAsked));
    assert!(model.update(Msg::Skip).contains(&Effect::FetchLater));
    assert!(!model.update(Msg::Skip).contains(&Effect::FetchLater));
    let start = fresh(&[("view", "questions")]);
    assert!(matches!(start.later, Fetched::Loading), "at once where the page starts there");
}

#[test]
fn an_answer_of_another_kind_is_dropped() {
    let mut model = fresh(&[]);
    let effects = model.update(Msg::Choose(Choice::Same));
    assert_eq!(card(&model), 0);
    assert_eq!(events(&effects), []);
    for _ in 0..5 {
        model.update(Msg::Skip);
    }
    assert_eq!(model.view(), View::Choose);
    model.update(Msg::Rate(Level::ALot));
    assert_eq!(card(&model), 5);
}

#[test]
fn back_shows_the_earlier_answer_and_a_new_one_replaces_it() {
    let mut model = fresh(&[]);
    assert!(!model.can_go_back());
    assert_eq!(model.update(Msg::Back), []);
    model.update(Msg::Rate(Level::ALot));
    model.update(Msg::Rate(Level::ALittle));
    model.update(Msg::Back);
    model.update(Msg::Back);
    assert_eq!(card(&model), 0);
    assert_eq!(model.person.quiz.answers().ratings, [Some(Level::ALot), Some(Level::ALittle)]);
    model.update(Msg::Rate(Level::Deeply));
    assert_eq!(card(&model), 1);
    assert_eq!(model.person.quiz.answers().ratings, [Some(Level::Deeply), Some(Level::ALittle)]);
}

#[test]
fn the_quiz_ends_at_the_result_within_fifteen_taps() {
    let mut model = fresh(&[]);
    let effects = answer_for_touch(&mut model);
    assert_eq!(Headline::of(picture(&model)), Headline::Clear(Touch));
    assert!(model.person.quiz.answered() <= 15);
    let views = [View::Choose, View::Result].map(Event::View);
    assert_eq!(events(&effects), [Event::Start, views[0], Event::Finish, views[1]]);
}

#[test]
fn whoever_skips_everything_is_told_so_and_gets_ideas() {
    let mut model = fresh(&[]);
    answer_all(&mut model, |_| None, |_| None);
    assert_eq!(Headline::of(picture(&model)), Headline::Unknown);
}

#[test]
fn the_finish_is_told_once_however_often_the_last_card_is_answered() {
    let mut model = fresh(&[]);
    answer_for_touch(&mut model);
    model.update(Msg::Back);
    assert_eq!(model.view(), View::Choose);
    let effects = answer_for_touch(&mut model);
    assert_eq!(events(&effects), [Event::View(View::Result)]);
}

#[test]
fn no_act_comes_twice_in_a_quiz() {
    for seed in 0..20 {
        let mut model = fresh(&[]);
        model.person.quiz = Quiz::new(seed);
        answer_all(&mut model, |_| Some(Level::ALot), |_| Some(Choice::Same));
        let rounds = &model.person.quiz.answers().rounds;
        let mut acts: Vec<_> = (0..rounds.len())
            .flat_map(|round| rounds[round].options.map(|language| (round, language)))
            .map(|(round, language)| model.statement(round + 5, language))
            .collect();
        assert!(acts.iter().all(|act| !act.is_empty()));
        let all = acts.len();
        acts.sort_unstable();
        acts.dedup();
        assert_eq!(acts.len(), all, "seed {seed}");
    }
}

#[test]
fn starting_over_leaves_nothing_behind() {
    let mut model = fresh(&[]);
    answer_for_touch(&mut model);
    let seed = model.person.quiz.answers().seed;
    let effects = model.update(Msg::Restart);
    assert_eq!(card(&model), 0);
    assert_eq!(stored(&effects), None);
    assert_ne!(model.person.quiz.answers().seed, seed);
    assert!(!model.can_go_back());
    assert!(events(&answer_for_touch(&mut model)).contains(&Event::Finish));
}

#[test]
fn about_leads_back_to_where_it_was_opened() {
    let mut model = fresh(&[]);
    model.update(Msg::Skip);
    model.update(Msg::Open(Start::About));
    assert_eq!(model.view(), View::About);
    assert_eq!(model.update(Msg::Open(Start::About)), []);
    model.update(Msg::Back);
    assert_eq!(card(&model), 1);
}

#[test]
fn questions_wait_for_the_deck_and_then_come_one_by_one() {
    let mut model = fresh(&[("view", "questions")]);
    assert_eq!(model.questions.shown(), None);
    assert_eq!(model.update(Msg::Questions(QuestionMsg::Next)), [], "nothing to go on from");
    later_comes(&mut model);
    let first = question(&model);
    assert_eq!(later().words.deck.questions[first].depth, 1);
    model.update(Msg::Questions(QuestionMsg::Next));
    assert_ne!(question(&model), first);
    model.update(Msg::Questions(QuestionMsg::Previous));
    assert_eq!(question(&model), first);
    assert!(
        model.update(Msg::Questions(QuestionMsg::SetDepth(Depth::Deep))).contains(&Effect::Focus)
    );
    let deep = question(&model);
    assert_eq!(later().words.deck.questions[deep].depth, 3);
    // Another kind leaves what was looked at before within reach.
    model.update(Msg::Questions(QuestionMsg::Previous));
    assert_eq!(question(&model), first);
    model.update(Msg::Questions(QuestionMsg::Next));
    assert_eq!(question(&model), deep);
}

/// Another depth for once comes between: nothing that was looked at is lost, in either direction.
#[test]
fn a_swap_leaves_what_was_looked_at_before_and_after_it() {
    let mut model = fresh(&[("view", "questions")]);
    later_comes(&mut model);
    let mut go = |msg| {
        model.update(Msg::Questions(msg));
        question(&model)
    };
    let first = go(QuestionMsg::AnotherFollowUp);
    let second = go(QuestionMsg::Next);
    go(QuestionMsg::Previous);
    let deep = go(QuestionMsg::Swap(Depth::Deep));
    assert_eq!(later().words.deck.questions[deep].depth, 3);
    assert_eq!(go(QuestionMsg::Previous), first);
    assert_eq!(go(QuestionMsg::Next), deep);
    assert_eq!(go(QuestionMsg::Next), second);
}

/// Without a pair it is for a walk alone, and swapped it stays so. Of somebody who has answered nothing, nothing
/// is kept: a reload brings the same all the same.
#[test]
fn todays_question_for_one_can_be_asked_oneself() {
    let at_first = |seed: u64| {
        let quiz = Quiz::with_order(seed, LoveLanguage::ALL);
        let origin = Origin::Taps { quiz, at: 0 };
        let settings = settings(&[("view", "together")]);
        Model::new(settings, pack(), Fetched::Loaded(later()), around(), origin).0
    };
    let mut model = at_first(1);
    assert_eq!(model.today(), at_first(2).today());
    later_comes(&mut model);
    for day in 0..400 {
        let question = &later().words.deck.questions[model.today().expect("one a day")];
        assert!(question.solo, "{}", question.id);
        if day % 3 == 0 {
            model.update(Msg::Two(TwoMsg::SwapToday));
        } else {
            model.around.now_ms += 86_400_000;
        }
    }
}

#[test]
fn a_question_is_copied_with_the_follow_up_that_is_shown() {
    let mut model = fresh(&[("view", "questions")]);
    later_comes(&mut model);
    let shown = &later().words.deck.questions[question(&model)];
    for n in 0..=shown.follow_ups.len() {
        let follow_up = &shown.follow_ups[n % shown.follow_ups.len()];
        let copied = Effect::Late(LateEffect::Copy(format!("{}\n\n{follow_up}", shown.text)));
        assert_eq!(model.update(Msg::Questions(QuestionMsg::Copy)), [copied]);
        model.update(Msg::Questions(QuestionMsg::AnotherFollowUp));
    }
}

/// One by one to the share sheet, and the kept ones together.
#[test]
fn questions_are_sent() {
    let mut model = fresh(&[("view", "questions")]);
    later_comes(&mut model);
    let deck = &later().words.deck;
    let sent = |model: &mut Model| {
        let effects = model.update(Msg::Questions(QuestionMsg::ShareSheet));
        let [Effect::Late(LateEffect::ShareSheet { text, url })] = &effects[..] else {
            panic!("{effects:?}")
        };
        assert_eq!(*url, model.around.address);
        text.clone()
    };
    let mut texts = Vec::new();
    for _ in 0..3 {
        let text = &deck.questions[question(&model)].text;
        assert!(sent(&mut model).starts_with(&**text), "{text}");
        texts.push(*text);
        model.update(Msg::Questions(QuestionMsg::Keep));
        model.update(Msg::Questions(QuestionMsg::Next));
    }
    model.update(Msg::Questions(QuestionMsg::OpenKept));
    let list = sent(&mut model);
    let copied = model.update(Msg::Questions(QuestionMsg::Copy));
    assert_eq!(copied, [Effect::Late(LateEffect::Copy(list.clone()))]);
    texts.iter().for_each(|text| assert!(list.contains(&**text), "{text} is not in {list}"));
}

/// What a page finds that is opened again, where the phone remembers, or only the tab.
fn opened_again(model: &Model, remembers: bool) -> Model {
    let kept = model.owner().write().expect("something is kept");
    let origin = Origin::Stored(Person::read(&kept).expect("it is read"));
    let settings = settings(&[("view", "questions")]);
    let around = Surroundings { remembers, ..around() };
    Model::new(settings, pack(), Fetched::Loaded(later()), around, origin).0
}

/// What two talk about is there after a reload, of the kind that they chose, and the round goes on.
#[test]
fn a_tab_that_was_put_away_has_its_question_still() {
    let mut model = fresh(&[("view", "questions")]);
    later_comes(&mut model);
    model.update(Msg::Questions(QuestionMsg::SetDepth(Depth::Deep)));
    model.update(Msg::Questions(QuestionMsg::Next));
    let next = |model: &mut Model| {
        model.update(Msg::Questions(QuestionMsg::Next));
        question(model)
    };
    let mut again = opened_again(&model, false);
    assert_eq!(question(&again), question(&model));
    assert_eq!(next(&mut again), next(&mut model));
    assert_eq!(later().words.deck.questions[question(&again)].depth, 3);
    assert_eq!(opened_again(&again, true).questions.filter.depth, Depth::Light);
}

/// What was seen does not come again on another visit, until all have been.
#[test]
fn a_round_goes_on_from_visit_to_visit() {
    let mut model = fresh(&[("view", "questions")]);
    later_comes(&mut model);
    let deck = &later().words.deck;
    let light: Vec<_> =
        (0..deck.questions.len()).filter(|&at| deck.questions[at].depth == 1).collect();
    let mut seen = Vec::new();
    for n in 0..light.len() {
        seen.push(question(&model));
        if n % 2 == 0 {
            model.update(Msg::Questions(QuestionMsg::Next));
            continue;
        }
        model = opened_again(&model, true);
    }
    seen.sort_unstable();
    assert_eq!(seen, light);
}

#[test]
fn a_deck_that_did_not_come_can_be_asked_for_again() {
    let mut model = fresh(&[("view", "questions")]);
    model.update(Msg::LaterFailed);
    assert!(matches!(model.later, Fetched::Failed));
    assert!(model.update(Msg::RetryLater).contains(&Effect::FetchLater));
}

#[test]
fn opening_a_part_asks_again_for_what_did_not_come() {
    let mut model = fresh(&[]);
    model.update(Msg::Skip);
    model.update(Msg::LaterFailed);
    assert!(model.update(Msg::Open(Start::Questions)).contains(&Effect::FetchLater));
}

#[test]
fn what_is_stored_comes_back_and_what_is_damaged_does_not() {
    let mut model = fresh(&[]);
    model.update(Msg::Rate(Level::ALot));
    let text = stored(&model.update(Msg::Skip)).expect("two answers are worth keeping");
    let person = Person::read(&text).expect("it was just written");
    assert_eq!(person.quiz.answers(), model.person.quiz.answers());
    let origin = Origin::Stored(person);
    let again = Model::new(settings(&[]), pack(), Fetched::NotAsked, around(), origin).0;
    assert_eq!(card(&again), 2);
    assert!(!again.stepped);
    for damaged in ["", "1.", "nonsense", &text[..10], &format!("{text}AA")] {
        assert!(Person::read(damaged).is_none(), "{damaged}");
    }
}

#[test]
fn what_the_loader_stored_comes_back_too() {
    let person = Person::read("0,4000000000,4,2,0,1,3,4,-1").expect("two cards of a quiz");
    assert_eq!(person.quiz.answers().order[0], Touch);
    assert_eq!(person.quiz.answers().ratings, [Some(Level::Deeply), None]);
    for damaged in ["0,", "0,1", "0,1,4,2,0,1,9", "0,1,4,2,0,1,3,5", "0,-1,4,2,0,1,3", "0,1,a"] {
        assert!(Person::read(damaged).is_none(), "{damaged}");
    }
}

#[test]
fn nothing_is_stored_before_something_was_done() {
    let quiz = Quiz::new(1);
    let origin = Origin::Taps { quiz, at: 0 };
    let (_, effects) = Model::new(settings(&[]), pack(), Fetched::NotAsked, around(), origin);
    assert_eq!(stored(&effects), None);
}

#[test]
fn a_remount_goes_on_at_the_same_step() {
    let mut model = fresh(&[]);
    model.update(Msg::Skip);
    model.update(Msg::Skip);
    let at_one = snapshot(&model.update(Msg::Back));
    assert_eq!(card(&remount(&at_one)), 1);

    answer_for_touch(&mut model);
    let table = snapshot(&model.update(Msg::ShowTable(true)));
    assert!(remount(&table).look.as_table);
    assert_eq!(remount(&table).view(), View::Result);

    later_comes(&mut model);
    model.update(Msg::Open(Start::Questions));
    let questions = snapshot(&model.update(Msg::Questions(QuestionMsg::SetDepth(Depth::Warm))));
    assert_eq!(question(&remount(&questions)), question(&model));

    let about = snapshot(&model.update(Msg::Open(Start::About)));
    let mut again = remount(&about);
    again.update(Msg::Back);
    assert_eq!(again.questions.filter.depth, Depth::Warm);
    assert_eq!(question(&again), question(&model));
}

#[test]
fn a_remount_before_the_deck_is_there_shows_the_same_question_later() {
    let mut model = fresh(&[("view", "questions")]);
    later_comes(&mut model);
    let snapshot = Snapshot::read(&model.snapshot()).expect("a snapshot is read");
    let origin = Origin::Snapshot(snapshot);
    let mut again = Model::new(settings(&[]), pack(), Fetched::NotAsked, around(), origin).0;
    later_comes(&mut again);
    assert_eq!(question(&again), question(&model));
}

#[test]
fn another_widget_of_the_page_moves_this_one_along_without_a_sound() {
    let mut one = fresh(&[]);
    let mut other = fresh(&[]);
    answer_for_touch(&mut one);
    let effects = other.update(Msg::Person(one.person.clone().into()));
    assert_eq!(other.view(), View::Result);
    assert!(matches!(effects[..], [Effect::Snapshot(_)]));
    let mut third = fresh(&[("view", "about")]);
    third.update(Msg::Person(one.person.clone().into()));
    assert_eq!(third.view(), View::About, "each widget has its own view");
}

#[test]
fn attributes_change_at_run_time() {
    let mut model = fresh(&[]);
    let effects = model.update(Msg::Settings(settings(&[("cta-url", "javascript:x")]).into()));
    assert!(matches!(&effects[0], Effect::Warn(sentence) if sentence.contains("cta-url")));
    let effects = model.update(Msg::Settings(settings(&[("cta-url", "javascript:x")]).into()));
    assert!(!matches!(effects[0], Effect::Warn(_)), "said once");
    let effects = model.update(Msg::Settings(settings(&[("view", "questions")]).into()));
    assert_eq!(model.view(), View::Questions);
    assert!(!effects.contains(&Effect::Focus), "the page did it, not the visitor");
}

#[test]
fn ideas_go_round() {
    let mut model = fresh(&[]);
    answer_for_touch(&mut model);
    let count = pack().quiz.ideas.iter().filter(|idea| idea.language == Words).count();
    let next = || {
        model.update(Msg::AnotherIdea(Words));
        model.idea(Words).to_owned()
    };
    let ideas: Vec<_> = std::iter::repeat_with(next).take(count + 1).collect();
    assert_eq!(ideas[0], ideas[count]);
    assert!((1..count).all(|n| ideas[n] != ideas[0]));
}

#[test]
fn a_way_back_leads_to_the_same_rows_and_the_same_question() {
    let mut model = fresh(&[]);
    later_comes(&mut model);
    answer_for_touch(&mut model);
    assert!(model.is_open(Touch, true), "the first row stands open");
    for msg in [Msg::TurnRow(Touch), Msg::TurnRow(Words), Msg::AnotherIdea(Words)] {
        model.update(msg);
    }
    let idea = model.idea(Words).to_owned();
    model.update(Msg::Open(Start::Questions));
    let before = question(&model);
    for start in [Start::About, Start::Quiz] {
        model.update(Msg::Open(start));
        model.update(Msg::Open(Start::Questions));
        assert_eq!(question(&model), before);
    }
    model.update(Msg::Back);
    assert_eq!([model.is_open(Touch, true), model.is_open(Words, false)], [false, true]);
    assert_eq!(model.idea(Words), idea);
    model.update(Msg::Restart);
    assert_eq!([model.is_open(Touch, true), model.is_open(Words, false)], [true, false]);
}

#[test]
fn no_event_and_no_effect_but_the_stores_carries_an_answer() {
    let mut model = fresh(&[]);
    let answers = answer_for_touch(&mut model);
    for effect in &answers {
        match effect {
            Effect::Store(_) | Effect::Snapshot(_) => {}
            Effect::Emit(Event::View(view)) => assert!(!view.name().contains("touch")),
            effect => assert!(!format!("{effect:?}").to_lowercase().contains("touch")),
        }
    }
}
