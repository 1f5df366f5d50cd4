use super::*;

#[test]
fn one_after_the_other_and_then_both_together() {
    let mut model = touched();
    let mine = model.my_code();
    assert_eq!(views(&pass(&mut model, PassMsg::Open)), [View::Pass]);
    assert_eq!(model.screen, Screen::Pass(PassStep::Safety));
    assert!(!model.is_passing(), "nothing is put aside before they agreed");
    let effects = pass(&mut model, PassMsg::Agree);
    assert_eq!(model.screen, Screen::Pass(PassStep::HandOver));
    assert!(effects.contains(&Effect::Focus));
    pass(&mut model, PassMsg::Take);
    let effects = answer_for_words(&mut model);
    assert_eq!(model.screen, Screen::Pass(PassStep::Ready), "and no result");
    assert!(!views(&effects).contains(&View::Result));
    model.update(Msg::OpenGive);
    for at in 0..5 {
        assert_eq!(model.screen, Screen::Give { at });
        two(&mut model, TwoMsg::Give(Some(Level::ALittle)));
    }
    assert_eq!(model.screen, Screen::Pass(PassStep::Ready));
    let second = model.my_code();
    assert_ne!(second, mine);
    assert_eq!(views(&pass(&mut model, PassMsg::Look)), [View::Compare]);
    assert!(!model.is_passing());
    assert_eq!(model.my_code(), mine, "the phone is the first one's");
    assert_eq!(model.person.couple.theirs, second);
    assert!(model.directions().iter().all(|it| it.wants() && it.gives()));
    model.update(Msg::Open(Start::Together));
    assert!(model.today().is_some() && model.is_for_two());
    assert!(render(&model).contains("two.today.here"));
    model.update(Msg::Back);
    assert_eq!(model.view(), View::Result);
}

#[test]
fn who_has_no_result_yet_begins_and_sees_none_before_the_other_one_is_done() {
    let mut model = phone(&[("view", "compare")]);
    assert!(render(&model).contains("data-action=\"pass\""));
    pass(&mut model, PassMsg::Open);
    pass(&mut model, PassMsg::Agree);
    assert_eq!(model.screen, Screen::Pass(PassStep::First));
    pass(&mut model, PassMsg::Begin);
    assert_eq!(model.screen, Screen::Card { at: 0 });
    assert!(!model.is_for_two(), "the first one's own cards");
    let effects = answer_for_touch(&mut model);
    assert_eq!(model.screen, Screen::Pass(PassStep::HandOver));
    assert!(!views(&effects).contains(&View::Result));
    pass(&mut model, PassMsg::Take);
    answer_for_words(&mut model);
    pass(&mut model, PassMsg::Look);
    assert_eq!(model.view(), View::Compare);
    model.update(Msg::Restart);
    answer_for_touch(&mut model);
    assert_eq!(model.view(), View::Result, "it was wished once");
}

/// A reload in the middle of the first one's cards doesn't forget that the other one comes next.
#[test]
fn whoever_begins_may_reload() {
    let mut model = phone(&[("view", "compare")]);
    for msg in [PassMsg::Open, PassMsg::Agree, PassMsg::Begin] {
        pass(&mut model, msg);
    }
    model.update(Msg::Skip);
    let origin = Origin::Stored(Person::read(&model.owner().write().unwrap()).unwrap());
    let mut again =
        Model::new(settings(&[]), pack(), Fetched::Loaded(later()), crate::around(), origin).0;
    answer_for_touch(&mut again);
    assert_eq!(again.screen, Screen::Pass(PassStep::HandOver));
}

#[test]
fn the_way_there_leads_back_where_it_began() {
    let mut model = touched();
    for agreed in [false, true] {
        let mut alone = phone(&[("view", "compare")]);
        pass(&mut alone, PassMsg::Open);
        if agreed {
            pass(&mut alone, PassMsg::Agree);
        }
        alone.update(Msg::Back);
        assert_eq!(alone.view(), View::Compare);
    }
    pass(&mut model, PassMsg::Open);
    model.update(Msg::Back);
    assert_eq!(model.view(), View::Result, "not now");
    let [mut a, _] = pair();
    pass(&mut a, PassMsg::Open);
    a.update(Msg::Back);
    assert_eq!(a.view(), View::Compare);
}

#[test]
fn the_second_one_goes_back_to_own_cards_and_no_further() {
    let mut model = touched();
    hand_over(&mut model);
    model.update(Msg::Rate(Level::Deeply));
    model.update(Msg::Rate(Level::NotAtAll));
    model.update(Msg::Back);
    model.update(Msg::Back);
    assert_eq!(model.screen, Screen::Card { at: 0 });
    assert!(render(&model).contains("data-answer=\"4\" aria-pressed=\"true\""));
    model.update(Msg::Back);
    assert_eq!(model.screen, Screen::Pass(PassStep::HandOver));
    assert!(model.update(Msg::Back).is_empty());
    pass(&mut model, PassMsg::Take);
    assert_eq!(model.screen, Screen::Card { at: 2 }, "where the answers end");
}

#[test]
fn the_second_one_starts_with_nothing_selected_in_an_order_of_its_own() {
    let mut first = touched();
    let seed = first.person.quiz.answers().seed;
    let order_of = |model: &mut Model| {
        hand_over(model);
        assert!(!render(model).contains("aria-pressed"));
        assert_eq!(model.gives(), Default::default());
        assert_ne!(model.person.quiz.answers().seed, seed);
        model.person.quiz.answers().order
    };
    // Whatever the first one answered.
    let mut other = phone(&[]);
    answer_for_words(&mut other);
    assert_eq!(order_of(&mut first), order_of(&mut other));
    // And another time it is another one.
    let orders: Vec<_> = (0..20)
        .map(|minute| {
            let mut model = touched();
            model.around.now_ms += minute * 60_000;
            order_of(&mut model)
        })
        .collect();
    assert!(orders.iter().any(|order| *order != orders[0]));
}

#[test]
fn who_skips_everything_is_shown_beside_the_other_one_all_the_same() {
    for first_skips in [false, true] {
        let mut model = phone(&[]);
        if first_skips {
            answer_all(&mut model, |_| None, |_| None);
        } else {
            answer_for_touch(&mut model);
        }
        hand_over(&mut model);
        answer_all(&mut model, |_| None, |_| None);
        pass(&mut model, PassMsg::Look);
        assert_eq!(model.view(), View::Compare);
        let html = render(&model);
        assert!(html.contains("data-action=\"today\"") && !html.contains("data-action=\"start\""));
    }
}

#[test]
fn what_was_here_from_before_makes_room_and_it_is_said() {
    let [mut a, _] = pair();
    let before = a.person.couple.theirs;
    pass(&mut a, PassMsg::Open);
    // While the first one has the phone, and not in front of the second one.
    assert!(render(&a).contains("two.pass.replaces"));
    pass(&mut a, PassMsg::Agree);
    assert!(!render(&a).contains("two.pass.replaces"));
    let mut nobody_yet = touched();
    pass(&mut nobody_yet, PassMsg::Open);
    assert!(!render(&nobody_yet).contains("two.pass.replaces"));
    assert_eq!(a.owner().couple.theirs, before, "nothing is lost yet");
    pass(&mut a, PassMsg::Take);
    answer_for_touch(&mut a);
    pass(&mut a, PassMsg::Look);
    assert_ne!(a.person.couple.theirs, before);
}

#[test]
fn the_other_phone_gets_both_and_the_same_question_by_a_link() {
    let mut model = both_done();
    pass(&mut model, PassMsg::Look);
    assert_eq!(model.person.couple.pair.unwrap().phones, Phones::This);
    let today = model.today();
    let reply = send(&mut model);
    assert_eq!(model.person.couple.pair.unwrap().phones, Phones::Sent);
    assert_eq!(model.today(), today);
    let mut theirs = phone(&[]);
    arrive(&mut theirs, &reply);
    assert_eq!(theirs.view(), View::Compare);
    assert_eq!(theirs.my_code(), model.person.couple.theirs);
    assert_eq!(theirs.today(), today);
    assert_eq!(theirs.directions()[0], model.directions()[1]);
    assert!(render(&model).contains("two.share.reply_holds"));
}

#[test]
fn a_tap_that_comes_late_changes_nothing() {
    let mut model = touched();
    for msg in [
        PassMsg::Agree,
        PassMsg::Begin,
        PassMsg::Take,
        PassMsg::Pause,
        PassMsg::Stop,
        PassMsg::Look,
    ] {
        assert!(pass(&mut model, msg).is_empty(), "{msg:?}");
    }
    hand_over(&mut model);
    for msg in [PassMsg::Open, PassMsg::Agree, PassMsg::Begin, PassMsg::Take, PassMsg::Look] {
        assert!(pass(&mut model, msg).is_empty(), "{msg:?}");
    }
    for msg in [
        TwoMsg::Look,
        TwoMsg::OpenShare,
        TwoMsg::Agree,
        TwoMsg::OpenCode,
        TwoMsg::SubmitCode,
        TwoMsg::Typed("1N1QSWW8Z1EZ".into()),
        TwoMsg::TakeNew,
        TwoMsg::Give(None),
        TwoMsg::SwapToday,
        TwoMsg::Copied(true),
    ] {
        assert!(two(&mut model, msg.clone()).is_empty(), "{msg:?}");
        assert_eq!(model.screen, Screen::Card { at: 0 });
    }
}

#[test]
fn no_event_tells_more_than_a_view() {
    let mut model = touched();
    let mut effects = pass(&mut model, PassMsg::Open);
    effects.extend(pass(&mut model, PassMsg::Agree));
    effects.extend(pass(&mut model, PassMsg::Take));
    effects.extend(answer_for_words(&mut model));
    effects.extend(pass(&mut model, PassMsg::Look));
    let told: Vec<_> = effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Emit(event) => Some(event),
            Effect::Store(_) | Effect::Snapshot(_) | Effect::Focus => None,
            effect => panic!("{effect:?}"),
        })
        .collect();
    assert_eq!(told.iter().filter(|event| ***event == Event::Finish).count(), 1);
}

/// What a link holds and what is kept can be read while the phone rests; nothing is kept for longer by it.
#[test]
fn the_privacy_view_leads_back_to_where_it_was_opened() {
    let mut model = touched();
    hand_over(&mut model);
    model.update(Msg::Rate(Level::ALot));
    pass(&mut model, PassMsg::Pause);
    model.update(Msg::OpenPrivacy);
    assert!(!render(&model).contains("data-action=\"remember\""));
    assert_eq!(two(&mut model, TwoMsg::Remember), []);
    model.update(Msg::Back);
    assert_eq!(model.screen, Screen::Pass(PassStep::HandOver));
}
