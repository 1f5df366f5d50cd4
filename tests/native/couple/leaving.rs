use super::*;

/// A phone on each of the views with a second person in it, and on some that have none.
fn places() -> Vec<(Model, bool)> {
    let [a, _] = pair();
    let at = |steps: &dyn Fn(&mut Model), for_two| {
        let mut model = a.clone();
        steps(&mut model);
        (model, for_two)
    };
    vec![
        at(&|_| (), true),
        at(&|it| drop(two(it, TwoMsg::OpenShare)), true),
        at(&|it| drop(send(it)), true),
        at(&|it| drop(arrive(it, STRANGE)), true),
        at(&|it| drop(arrive(it, "U")), true),
        at(&|it| drop(two(it, TwoMsg::OpenCode)), true),
        at(&|it| drop(it.update(Msg::Open(Start::Together))), true),
        at(&|it| drop(it.update(Msg::Open(Start::Quiz))), false),
        at(&|it| drop(it.update(Msg::Open(Start::Questions))), false),
        at(&|it| drop(it.update(Msg::Open(Start::About))), false),
        at(&|it| drop(it.update(Msg::OpenGive)), true),
        (
            {
                let mut it = touched();
                it.update(Msg::OpenGive);
                it
            },
            false,
        ),
        (phone(&[("view", "together")]), false),
        (phone(&[("view", "compare")]), true),
    ]
}

#[test]
fn only_views_with_a_second_person_can_be_left_and_nothing_stays() {
    for (model, for_two) in places() {
        assert_eq!(model.is_for_two(), for_two, "{:?}", model.screen);
        assert_eq!(render(&model).contains("data-action=\"leave\""), for_two);
        for msg in [TwoMsg::Leave, TwoMsg::Shifts(3)] {
            let mut model = model.clone();
            let effects = two(&mut model, msg);
            if for_two {
                assert!(asks(&effects, &LateEffect::Leave(NEUTRAL_URL.to_owned())));
                is_forgotten(&mut model, &effects);
            } else {
                assert!(effects.is_empty());
            }
        }
    }
}

/// Nothing of the person is kept, shown, or found by going back.
fn is_forgotten(model: &mut Model, effects: &[Effect]) {
    assert_eq!(stored(effects), &None, "{:?}", model.person);
    let forgets = |effect: &Effect| *effect == Effect::Late(LateEffect::Forget);
    let stores = |effect: &Effect| matches!(effect, Effect::Store(_));
    assert!(effects.iter().position(forgets) < effects.iter().position(stores));
    assert_eq!([model.my_code(), model.person.couple.theirs], [None; 2]);
    assert_eq!(model.questions.shown(), None);
    for mut model in [model.clone(), remounted(model)] {
        loop {
            assert_ne!(model.view(), View::Result);
            assert!(!matches!(model.screen, Screen::Card { at: 1.. }));
            if model.update(Msg::Back).is_empty() {
                break;
            }
        }
    }
}

#[test]
fn what_is_kept_can_be_left_where_it_is_read_beside_somebody() {
    let [mut a, _] = pair();
    for from in [Start::Quiz, Start::About] {
        a.update(Msg::Open(from));
        assert!(!a.is_for_two());
        a.update(Msg::OpenPrivacy);
        assert!(a.is_for_two(), "it shows their result");
        a.update(Msg::Back);
    }
    a.update(Msg::Open(Start::Compare));
    a.update(Msg::OpenPrivacy);
    assert!(a.is_for_two());
    assert!(asks(&two(&mut a, TwoMsg::Leave), &LateEffect::Forget));
}

#[test]
fn three_shifts_leave_and_each_before_is_said() {
    let [mut a, _] = pair();
    for times in [1, 2] {
        let effects = two(&mut a, TwoMsg::Shifts(times));
        assert_eq!(a.two.shifts, times);
        assert!(!asks(&effects, &LateEffect::Forget));
        let said = ["two.leave.shift_once", "two.leave.shift_twice"][usize::from(times) - 1];
        assert!(render(&a).contains(said));
    }
    two(&mut a, TwoMsg::Shifts(0));
    assert_eq!(a.two.shifts, 0);
    assert!(asks(&two(&mut a, TwoMsg::Shifts(3)), &LateEffect::Forget));
}

#[test]
fn the_page_says_where_to() {
    let mut model = phone(&[("view", "compare"), ("leave-url", "https://news.example/")]);
    let effects = two(&mut model, TwoMsg::Leave);
    assert!(asks(&effects, &LateEffect::Leave("https://news.example/".into())));
}

#[test]
fn a_frame_that_cannot_be_left_is_cleared_and_says_how_to_close_it() {
    for (mut model, for_two) in places() {
        if !for_two {
            continue;
        }
        model.around.in_frame = true;
        let effects = two(&mut model, TwoMsg::Leave);
        assert_eq!(model.screen, Screen::Left);
        assert_eq!(views(&effects), [View::Left]);
        assert!(!effects.iter().any(|it| matches!(it, Effect::Late(LateEffect::Leave(_)))));
        assert!(!model.can_go_back());
        is_forgotten(&mut model, &effects);
        assert_eq!(remounted(&model).screen, Screen::Card { at: 0 });
        assert!(two(&mut model, TwoMsg::Leave).is_empty());
    }
}

#[test]
fn what_was_announced_is_taken_back() {
    let [mut model, _] = pair();
    model.update(Msg::Two(TwoMsg::Look));
    two(&mut model, TwoMsg::Shifts(2));
    assert_eq!(model.two.shifts, 2);
    model.update(Msg::Open(Start::About));
    two(&mut model, TwoMsg::Shifts(0));
    assert_eq!(model.two.shifts, 0);
}
