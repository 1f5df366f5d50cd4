use super::*;

#[test]
fn what_both_results_open_is_one_tap_away_wherever_both_are_known() {
    let [a, _] = pair();
    let own = Link::One(a.my_code().unwrap()).write();
    let theirs = Link::One(a.person.couple.theirs.unwrap()).write();
    let steps: [&dyn Fn(&mut Model); 9] = [
        &|it| drop(it.update(Msg::Open(Start::Quiz))),
        &|it| drop(two(it, TwoMsg::Look)),
        &|it| drop(two(it, TwoMsg::OpenShare)),
        &|it| drop(arrive(it, STRANGE)),
        &|it| drop(arrive(it, "1N7F")),
        &|it| drop(send(it)),
        &|it| drop(arrive(it, &own)),
        &|it| drop(arrive(it, &theirs)),
        &|it| {
            arrive(it, STRANGE);
            two(it, TwoMsg::TakeNew);
        },
    ];
    for step in steps {
        let mut model = a.clone();
        step(&mut model);
        let html = render(&model);
        for action in ["compare", "today"] {
            let control = format!("data-action=\"{action}\"");
            assert!(html.contains(&control), "{action} at {:?}", model.screen);
        }
    }
}

fn shown(mine: Model, theirs: &Code) -> String {
    let mut model = mine;
    arrive(&mut model, &Link::One(*theirs).write());
    two(&mut model, TwoMsg::Look);
    assert_eq!(model.view(), View::Compare);
    render(&model)
}

#[test]
fn that_all_is_close_is_said_only_where_it_is() {
    let levels = |code: &Code| ByLanguage::from_fn(|l| code.want[l].map(|want| want.level));
    let mut mine = phone(&[]);
    answer_for_words(&mut mine);
    let theirs = touched().my_code().unwrap();
    let close = Code { give: levels(&mine.my_code().unwrap()), ..theirs };
    let order = mine.person.quiz.answers().order;
    crate::give(&mut mine, order.map(|language| levels(&theirs)[language]));
    assert!(shown(mine.clone(), &close).contains("two.compare.no_gap"));
    let too_much = Code { give: ByLanguage::from_fn(|_| Some(Level::Deeply)), ..close };
    let unknown = Code { want: ByLanguage::default(), ..close };
    for far in [too_much, unknown] {
        assert!(!shown(mine.clone(), &far).contains("two.compare.no_gap"));
    }
}

/// Whoever opens the reply that they sent themselves, on a phone that has nothing stored.
#[test]
fn a_pair_from_a_link_alone_can_be_turned() {
    let [a, _] = pair();
    let [mine, theirs] = [a.my_code().unwrap(), a.person.couple.theirs.unwrap()];
    let mut opened = phone(&[]);
    arrive(&mut opened, &Link::Pair { first: theirs, second: mine }.write());
    assert!(render(&opened).contains("data-action=\"turn\""));
    let (question, [to_you, to_them]) = (opened.today(), opened.directions());
    two(&mut opened, TwoMsg::Turn);
    assert_eq!(opened.directions(), [to_them, to_you]);
    assert_eq!(opened.today(), question, "the question is the same for both");
    // Whoever has answered here is known.
    assert!(!render(&a).contains("data-action=\"turn\""));
    let mut a = a;
    assert!(two(&mut a, TwoMsg::Turn).is_empty());
}

#[test]
fn the_five_taps_are_offered_where_there_are_answers_to_go_with_them() {
    let [mut a, _] = pair();
    let without = Code { give: ByLanguage::default(), ..a.my_code().unwrap() };
    let theirs = a.person.couple.theirs.unwrap();
    let link = Link::Pair { first: without, second: theirs }.write();
    let mut nothing_stored = phone(&[]);
    arrive(&mut nothing_stored, &link);
    assert!(render(&nothing_stored).contains("two.compare.give_missing_you"));
    assert!(!render(&nothing_stored).contains("data-action=\"give\""));
    give(&mut a, [None; 5]);
    two(&mut a, TwoMsg::Look);
    assert!(render(&a).contains("data-action=\"give\""));
}

#[test]
fn acts_go_round_on_each_side_alone() {
    let [mut a, _] = pair();
    let acts = |model: &Model| [false, true].map(|to_them| model.act(Touch, to_them).to_owned());
    let [mine, theirs] = acts(&a);
    two(&mut a, TwoMsg::AnotherAct { to_them: true });
    assert_eq!(acts(&a)[0], mine);
    assert_ne!(acts(&a)[1], theirs);
    let count = later().words.two.acts.list[Touch].len();
    for _ in 1..count {
        two(&mut a, TwoMsg::AnotherAct { to_them: true });
    }
    assert_eq!(acts(&a), [mine, theirs]);
}

/// Only the other one goes: one's own result stays, and can be sent to somebody else, alone.
#[test]
fn what_came_can_be_let_go() {
    let [mut model, b] = pair();
    let mine = model.my_code();
    two(&mut model, TwoMsg::Look);
    two(&mut model, TwoMsg::LetGo);
    assert_eq!((model.view(), model.my_code()), (View::Compare, mine));
    assert_eq!((model.person.couple.theirs, model.person.couple.pair), (None, None));
    assert!(render(&model).contains("two.compare.start_text"));
    assert_eq!(Some(send(&mut model)), mine.map(|code| Link::One(code).write()));
    assert_eq!(two(&mut model, TwoMsg::LetGo), []);
    // The same link brings them back.
    let theirs = b.my_code().expect("a result");
    arrive(&mut model, &Link::One(theirs).write());
    assert_eq!(model.person.couple.theirs, Some(theirs));
}
