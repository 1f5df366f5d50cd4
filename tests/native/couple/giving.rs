use super::*;

#[test]
fn five_taps_lead_from_the_result_to_the_result() {
    let mut model = phone(&[]);
    assert!(model.update(Msg::OpenGive).is_empty(), "there is no result yet");
    answer_for_touch(&mut model);
    let effects = model.update(Msg::OpenGive);
    assert_eq!(views(&effects), [View::Give]);
    assert!(effects.contains(&Effect::Focus));
    for at in 0..5 {
        assert_eq!(model.screen, Screen::Give { at });
        two(&mut model, TwoMsg::Give(GIVEN[at]));
    }
    assert_eq!(model.view(), View::Result);
    let order = model.person.quiz.answers().order;
    assert_eq!(
        model.gives(),
        ByLanguage::from_fn(|it| { GIVEN[order.iter().position(|&other| other == it).unwrap()] })
    );
    assert_eq!(model.my_code().unwrap().give, model.gives());
}

#[test]
fn from_the_comparison_they_lead_back_to_it() {
    let [mut a, _] = pair();
    a.update(Msg::Open(Start::Quiz));
    give(&mut a, [None; 5]);
    assert_eq!(a.view(), View::Result, "which they were started from");
    a.update(Msg::OpenGive);
    assert!(!a.is_for_two(), "from one's own result");
    a.update(Msg::Back);
    two(&mut a, TwoMsg::Look);
    a.update(Msg::OpenGive);
    assert!(render(&a).contains("data-action=\"leave\""), "theirs is a step away");
    a.update(Msg::Back);
    assert_eq!(a.view(), View::Compare);
    give(&mut a, GIVEN);
    assert_eq!(a.view(), View::Compare);
    assert!(a.directions()[1].gives());
}

#[test]
fn what_was_added_can_be_changed() {
    let mut model = phone(&[]);
    answer_for_touch(&mut model);
    assert!(render(&model).contains(">strings.onward.give<"));
    give(&mut model, GIVEN);
    let html = render(&model);
    assert!(html.contains(">two.give.offer_again<") && !html.contains(">strings.onward.give<"));
}

#[test]
fn back_shows_what_was_said_and_a_new_tap_replaces_it() {
    let mut model = touched();
    model.update(Msg::OpenGive);
    two(&mut model, TwoMsg::Give(Some(Level::ALittle)));
    two(&mut model, TwoMsg::Give(None));
    assert_eq!([model.given(0), model.given(1)], [Some(Level::ALittle), None]);
    model.update(Msg::Back);
    model.update(Msg::Back);
    assert_eq!(model.screen, Screen::Give { at: 0 });
    model.update(Msg::Back);
    assert_eq!(model.view(), View::Result);
    assert_eq!(model.given(4), GIVEN[4], "what comes later stays");
}

#[test]
fn skipping_all_of_it_says_nothing() {
    let mut model = phone(&[]);
    answer_for_touch(&mut model);
    give(&mut model, [None; 5]);
    assert_eq!(model.gives(), ByLanguage::default());
    assert!(!model.directions()[1].gives());
}

#[test]
fn it_is_stored_and_goes_with_the_answers() {
    let mut model = touched();
    assert_eq!(reloaded(&model).gives(), model.gives());
    assert_eq!(remounted(&model).gives(), model.gives());
    let effects = model.update(Msg::Restart);
    assert_eq!(stored(&effects), &None);
    assert_eq!(model.gives(), ByLanguage::default());
    answer_for_touch(&mut model);
    assert!(!model.directions()[1].gives());
}

#[test]
fn a_tap_that_comes_late_is_dropped() {
    let mut model = touched();
    let before = model.gives();
    assert!(two(&mut model, TwoMsg::Give(Some(Level::NotAtAll))).is_empty());
    assert_eq!(model.gives(), before);
}
