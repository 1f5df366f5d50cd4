use super::*;

#[test]
fn stopping_brings_back_the_first_result_and_keeps_nothing_of_the_second() {
    for before in [touched(), pair()[0].clone()] {
        let kept = before.person.write();
        for taps in [0, 1, 30] {
            let mut model = before.clone();
            hand_over(&mut model);
            for _ in 0..taps {
                model.update(if model.view() == View::Rate {
                    Msg::Rate(Level::ALot)
                } else {
                    Msg::Skip
                });
            }
            let effects = pass(&mut model, PassMsg::Stop);
            assert_eq!(stored(&effects), &kept);
            // The phone changes hands before the first result shows.
            assert_eq!(model.screen, Screen::Pass(PassStep::GiveBack));
            assert!(!shows_the_first(&render(&model), &before.my_code().unwrap()));
            assert!(!model.can_go_back() && model.is_for_two());
            pass(&mut model, PassMsg::TakeBack);
            assert_eq!(model.view(), View::Result);
            assert!(!model.is_passing());
            assert_eq!(model.directions(), before.directions());
            assert_eq!(remounted(&model).view(), View::Result);
        }
    }
}

#[test]
fn leaving_leaves_nothing_of_either() {
    let mut at_card = touched();
    hand_over(&mut at_card);
    for _ in 0..3 {
        at_card.update(Msg::Rate(Level::ALot));
    }
    let mut paused = at_card.clone();
    pass(&mut paused, PassMsg::Pause);
    let mut giving = both_done();
    giving.update(Msg::OpenGive);
    let mut safety = touched();
    pass(&mut safety, PassMsg::Open);
    for model in [at_card, paused, both_done(), giving, safety] {
        assert!(model.is_for_two(), "{:?}", model.screen);
        assert!(render(&model).contains("data-action=\"leave\""));
        for (msg, in_frame) in
            [(TwoMsg::Leave, false), (TwoMsg::Shifts(3), false), (TwoMsg::Leave, true)]
        {
            let mut model = model.clone();
            model.around.in_frame = in_frame;
            let effects = two(&mut model, msg);
            assert!(asks(&effects, &LateEffect::Forget));
            assert_eq!(stored(&effects), &None);
            assert!(!model.is_passing());
            for mut model in [model.clone(), remounted(&model)] {
                assert_eq!([model.my_code(), model.person.couple.theirs], [None; 2]);
                assert_eq!(model.person.quiz.answered(), 0);
                while !model.update(Msg::Back).is_empty() {}
                render(&model);
                let is_empty = matches!(model.screen, Screen::Card { at: 0 } | Screen::Left);
                assert!(is_empty, "{:?}", model.screen);
            }
        }
    }
}

#[test]
fn forgetting_forgets_both() {
    let mut model = touched();
    hand_over(&mut model);
    model.update(Msg::Rate(Level::ALot));
    model.update(Msg::OpenPrivacy);
    let html = render(&model);
    // What is kept of the first one is not even named.
    assert!(html.contains("two.pass.kept") && !html.contains("two.privacy.item_"));
    let effects = two(&mut model, TwoMsg::Forget);
    assert_eq!(stored(&effects), &None);
    assert_eq!(model.screen, Screen::Card { at: 0 });
    assert!(!model.is_passing() && !model.can_go_back());
}

#[test]
fn whoever_opens_a_link_meanwhile_has_the_owners_phone_in_hand() {
    let mut model = touched();
    let mine = model.my_code();
    hand_over(&mut model);
    model.update(Msg::Rate(Level::ALot));
    arrive(&mut model, &send(&mut worded()));
    assert_eq!(model.screen, Screen::Arrive(Arrival::New));
    assert!(!model.is_passing());
    assert_eq!(model.my_code(), mine);
    // After a reload in another tab as well.
    let mut model = touched();
    hand_over(&mut model);
    let origin = Origin::Stored(model.owner().clone());
    let later = Fetched::Loaded(later());
    let mut tab = Model::new(settings(&[]), pack(), later, model.around.clone(), origin).0;
    arrive(&mut tab, &Link::One(worded().my_code().unwrap()).write());
    assert_eq!(tab.screen, Screen::Arrive(Arrival::New));
}

#[test]
fn the_pages_other_widgets_go_along_and_come_back() {
    let mut one = touched();
    let mut other = one.clone();
    hand_over(&mut one);
    other.update(Msg::Person(one.owner().clone().into()));
    assert_eq!(other.screen, Screen::Pass(PassStep::HandOver));
    // What is asked of one of them doesn't take the cards from the other.
    one.update(Msg::Rate(Level::ALot));
    other.update(Msg::Open(Start::Questions));
    one.update(Msg::Person(other.owner().clone().into()));
    assert_eq!(one.screen, Screen::Card { at: 1 });
    assert_eq!(one.notes().drawn, other.notes().drawn);
    other.update(Msg::Back);
    answer_for_words(&mut one);
    pass(&mut one, PassMsg::Look);
    other.update(Msg::Person(one.owner().clone().into()));
    assert_eq!(other.view(), View::Result);
    assert!(!other.is_passing());
    assert_eq!(other.directions(), one.directions());
    // And whoever stops, stops it for all.
    hand_over(&mut one);
    other.update(Msg::Person(one.owner().clone().into()));
    pass(&mut other, PassMsg::Stop);
    one.update(Msg::Person(other.owner().clone().into()));
    assert_eq!(one.view(), View::Result);
    assert!(!one.is_passing());
}

#[test]
fn the_page_may_start_the_second_turn_over_and_the_first_answers_stay() {
    let mut model = touched();
    let mine = model.my_code();
    hand_over(&mut model);
    model.update(Msg::Rate(Level::ALot));
    model.update(Msg::Restart);
    assert_eq!(model.screen, Screen::Card { at: 0 });
    assert_eq!(model.person.quiz.answered(), 0);
    pass(&mut model, PassMsg::Stop);
    assert_eq!(model.my_code(), mine);
    assert!(model.directions()[1].gives());
    assert!(!model.directions().iter().all(Direction::wants));
}
