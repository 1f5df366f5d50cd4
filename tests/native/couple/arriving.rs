use super::*;

#[test]
fn on_a_fresh_phone_the_quiz_comes_first_and_then_the_result_and_then_both() {
    let sent = send(&mut touched());
    let mut model = phone(&[]);
    let effects = arrive(&mut model, &sent);
    assert_eq!(arrival(&model), Arrival::New);
    assert_eq!(views(&effects), [View::Arrive]);
    assert!(effects.contains(&Effect::ComeIntoView) && effects.contains(&Effect::Focus));
    assert!(stored(&effects).is_some(), "a messenger's tab may be reloaded");
    model.update(Msg::Open(Start::Quiz));
    assert_eq!(model.screen, Screen::Card { at: 0 });
    answer_for_words(&mut model);
    assert_eq!(model.view(), View::Result);
    model.update(Msg::Open(Start::Compare));
    assert_eq!(model.view(), View::Compare);
    assert!(model.directions().iter().all(Direction::wants));
    model.update(Msg::Back);
    assert_eq!(model.view(), View::Result);
}

#[test]
fn whoever_looks_right_away_sees_theirs_only_and_may_still_take_the_quiz() {
    let mut model = phone(&[]);
    arrive(&mut model, &send(&mut touched()));
    assert_eq!(views(&two(&mut model, TwoMsg::Look)), [View::Compare]);
    let [to_you, to_them] = model.directions();
    assert!(!to_you.wants() && to_you.gives());
    assert!(to_them.wants() && !to_them.gives());
    assert!(two(&mut model, TwoMsg::OpenShare).is_empty(), "there is nothing to send back");
    model.update(Msg::Open(Start::Quiz));
    answer_for_words(&mut model);
    assert_eq!(model.view(), View::Result);
}

#[test]
fn in_the_middle_of_the_quiz_back_goes_on_with_it() {
    let mut model = phone(&[]);
    model.update(Msg::Rate(Level::ALot));
    arrive(&mut model, &send(&mut touched()));
    model.update(Msg::Back);
    assert_eq!(model.screen, Screen::Card { at: 1 });
}

#[test]
fn ones_own_link_is_known_also_after_the_answers_changed() {
    let mut model = touched();
    let sent = send(&mut model);
    arrive(&mut model, &sent);
    assert_eq!(arrival(&model), Arrival::Own);
    model.update(Msg::Back);
    assert_eq!(model.view(), View::Result);
    give(&mut model, [Some(Level::Deeply); 5]);
    arrive(&mut model, &sent);
    assert_eq!(arrival(&model), Arrival::Own);
    model.update(Msg::Restart);
    let mut model = reloaded(&model);
    arrive(&mut model, &sent);
    assert_eq!(arrival(&model), Arrival::Own);
    assert_eq!(model.person.couple.theirs, None);
    // The page remembers nothing of a result that was never sent from here, but knows it.
    let mut model = touched();
    arrive(&mut model, &sent);
    assert_eq!(arrival(&model), Arrival::Own);
}

/// Each was sent, so each may be opened here; nobody is compared with an older self.
#[test]
fn ones_own_earlier_links_are_known() {
    let mut model = touched();
    let links = [0, 1, 2, 3].map(|level| {
        give(&mut model, [Level::from_index(level); 5]);
        send(&mut model)
    });
    let mut model = reloaded(&model);
    for link in links {
        arrive(&mut model, &link);
        assert_eq!(arrival(&model), Arrival::Own, "{link}");
        assert_eq!(model.person.couple.theirs, None);
    }
}

#[test]
fn a_reply_to_an_earlier_link_pairs_what_it_holds() {
    let mut a = touched();
    let sent = send(&mut a);
    give(&mut a, [Some(Level::Deeply); 5]);
    send(&mut a);
    let mut b = worded();
    arrive(&mut b, &sent);
    let reply = send(&mut b);
    arrive(&mut a, &reply);
    assert_eq!(a.view(), View::Compare);
    assert_eq!(a.today(), b.today());
}

#[test]
fn the_heading_says_what_came() {
    let mut model = touched();
    let sent = send(&mut model);
    let theirs = send(&mut worded());
    for (link, heading) in [
        (&*sent, "two.arrive.own_heading"),
        ("1N7F", "two.arrive.failed_heading"),
        (NEWER, "two.arrive.failed_heading"),
        (&*theirs, "two.arrive.heading"),
        (&*theirs, "two.arrive.heading"),
        (STRANGE, "two.arrive.heading"),
    ] {
        arrive(&mut model, link);
        let html = render(&model);
        assert!(html.contains(&format!(">{heading}</h2>")), "{link}: {html}");
    }
}

#[test]
fn a_link_that_is_opened_twice_changes_nothing() {
    let mut model = worded();
    let sent = send(&mut touched());
    arrive(&mut model, &sent);
    send(&mut model);
    let before = model.person.couple.clone();
    arrive(&mut model, &sent);
    assert_eq!(arrival(&model), Arrival::Again);
    assert_eq!(model.person.couple, before);
}

#[test]
fn the_quiz_can_be_started_from_every_arrival_before_it_was_taken() {
    let sent = send(&mut touched());
    let mut model = phone(&[]);
    for arrived in [Arrival::New, Arrival::Again] {
        arrive(&mut model, &sent);
        assert_eq!(arrival(&model), arrived);
        assert!(render(&model).contains("data-action=\"start\""));
    }
}

#[test]
fn another_result_waits_until_the_visitor_says_which() {
    let theirs = Code::read(STRANGE).unwrap();
    for takes_new in [false, true] {
        let mut model = worded();
        arrive(&mut model, &send(&mut touched()));
        let before = model.person.couple.clone();
        arrive(&mut model, STRANGE);
        assert_eq!(arrival(&model), Arrival::Another(Link::One(theirs)));
        assert_eq!(model.person.couple, before, "nothing is lost yet");
        assert_eq!(remounted(&model).person.couple, before);
        if takes_new {
            two(&mut model, TwoMsg::TakeNew);
            assert_eq!(arrival(&model), Arrival::New);
            assert_eq!(model.person.couple.theirs, Some(theirs));
        }
        two(&mut model, TwoMsg::Look);
        assert_eq!(model.view(), View::Compare);
        assert_eq!(model.person.couple == before, !takes_new);
    }
    assert!(two(&mut touched(), TwoMsg::TakeNew).is_empty(), "there is none");
}

#[test]
fn another_pair_waits_as_well() {
    let first = Code::read(STRANGE).unwrap();
    let second = Code { offset: Offset::from_minutes(600), ..first };
    let link = Link::Pair { first, second };
    for takes_new in [false, true] {
        let [mut a, _] = pair();
        let before = a.person.couple.clone();
        arrive(&mut a, &link.write());
        assert_eq!(arrival(&a), Arrival::Another(link));
        assert_eq!(a.person.couple, before, "nothing is lost yet");
        if takes_new {
            let effects = two(&mut a, TwoMsg::TakeNew);
            assert_eq!(views(&effects), [View::Compare]);
            assert_eq!(
                a.person.couple.pair,
                Some(Pair { mine: first, theirs: second, phones: Phones::Both })
            );
            assert_eq!(a.person.couple.theirs, Some(second));
        } else {
            two(&mut a, TwoMsg::Look);
            assert_eq!(a.person.couple, before);
        }
    }
}

#[test]
fn a_pair_with_theirs_in_it_is_read_from_this_side() {
    // What is mine in it was sent before this phone forgot it, or from another one.
    let [a, _] = pair();
    let Pair { mine, theirs, .. } = a.person.couple.pair.unwrap();
    for link in
        [Link::Pair { first: theirs, second: mine }, Link::Pair { first: mine, second: theirs }]
    {
        let mut model = phone(&[]);
        arrive(&mut model, &Link::One(theirs).write());
        arrive(&mut model, &link.write());
        assert_eq!(model.view(), View::Compare);
        assert_eq!(model.person.couple.pair, a.person.couple.pair);
    }
}

#[test]
fn starting_over_lets_go_of_what_a_pair_holds_of_this_person() {
    let [mut a, b] = pair();
    let today = b.today();
    a.update(Msg::Restart);
    for mut a in [a.clone(), reloaded(&a), remounted(&a)] {
        assert_eq!(a.my_code(), None, "whoever takes the phone next does not find it");
        two(&mut a, TwoMsg::Look);
        assert!(!a.directions()[0].wants());
        assert!(two(&mut a, TwoMsg::OpenShare).is_empty());
        a.update(Msg::OpenPrivacy);
        assert!(!render(&a).contains("data-code"));
        assert_eq!(a.today(), today, "the question is the two of theirs still");
        // The link in the chat brings it back.
        arrive(&mut a, &b.link().unwrap().write());
        assert_eq!(a.my_code(), b.person.couple.theirs);
    }
}

#[test]
fn a_pair_opens_the_comparison_and_todays_question_with_nothing_stored() {
    let [_, b] = pair();
    let reply = b.link().unwrap().write();
    let mut model = phone(&[]);
    let effects = arrive(&mut model, &reply);
    assert_eq!(views(&effects), [View::Compare]);
    assert!(effects.contains(&Effect::ComeIntoView));
    assert!(!render(&model).contains("two.compare.give_taps"), "nor is there a button for them");
    let [first, second] = [b.person.couple.theirs, b.my_code()];
    assert_eq!([model.my_code(), model.person.couple.theirs], [first, second]);
    model.update(Msg::Open(Start::Together));
    assert_eq!(model.view(), View::Together);
    assert!(model.today().is_some());
    assert_eq!(model.today(), b.today());
    assert_eq!(reloaded(&model).today(), b.today());
    assert!(model.update(Msg::OpenGive).is_empty(), "there are no cards of theirs here");
}

#[test]
fn a_pair_on_the_phone_that_sent_it_is_read_from_its_side() {
    let [_, mut b] = pair();
    let reply = b.link().unwrap().write();
    let before = b.person.couple.clone();
    arrive(&mut b, &reply);
    assert_eq!(b.view(), View::Compare);
    assert_eq!(b.person.couple, before);
    b.update(Msg::Restart);
    arrive(&mut b, &reply);
    assert_eq!(b.person.couple.pair, before.pair, "after starting over, too");
    assert_eq!(b.my_code(), before.sent);
}

#[test]
fn what_is_no_code_says_why_and_loses_nothing() {
    let [mut a, _] = pair();
    let before = a.person.couple.clone();
    let cut = &STRANGE[..9];
    let cut_pair = format!("{STRANGE}.{}", &STRANGE[..5]);
    let future = Code { list: 31, ..Code::read(STRANGE).unwrap() };
    let future = Link::One(future).write();
    let future_pair = format!("{STRANGE}.{future}");
    for (text, error) in [
        (NEWER, None),
        (&future, Some(CodeError::Newer)),
        (&future_pair, Some(CodeError::Newer)),
        (cut, Some(CodeError::TooShort { missing: 3 })),
        (&cut_pair, Some(CodeError::TooShort { missing: 7 })),
        (&format!("{STRANGE}."), Some(CodeError::TooShort { missing: 12 })),
        (&format!("{STRANGE}22"), Some(CodeError::TooLong { extra: 2 })),
        (&shuffled(STRANGE), Some(CodeError::Check)),
        ("1N1QSWW8Z1EU", Some(CodeError::Letter { letter: 'U', at: 11 })),
        ("", Some(CodeError::Empty)),
        ("%F0%9F", Some(CodeError::Letter { letter: '%', at: 0 })),
    ] {
        let effects = arrive(&mut a, text);
        match (arrival(&a), error) {
            (Arrival::Failed(_), None) => {}
            (failed, error) => assert_eq!(Some(failed), error.map(Arrival::Failed), "{text}"),
        }
        assert_eq!(a.person.couple, before, "{text}");
        assert!(effects.contains(&Effect::Focus));
        render(&a);
        a.update(Msg::Back);
        assert_eq!(a.view(), View::Result);
    }
}

#[test]
fn what_came_is_where_a_reload_starts_and_back_ends() {
    let sent = send(&mut touched());
    let mut b = phone(&[]);
    arrive(&mut b, &sent);
    for mut b in [reloaded(&b), b] {
        assert_eq!(arrival(&b), Arrival::New);
        assert!(!b.can_go_back());
        b.update(Msg::Open(Start::Compare));
        b.update(Msg::Back);
        assert_eq!(arrival(&b), Arrival::New);
        b.update(Msg::Open(Start::Quiz));
        assert_eq!(b.view(), View::Rate);
        b.update(Msg::Back);
        assert_eq!(arrival(&b), Arrival::New);
        b.update(Msg::Open(Start::Quiz));
        b.update(Msg::Rate(Level::ALot));
        assert_eq!(reloaded(&b).view(), View::Rate);
    }
    let [a, _] = pair();
    let mut c = phone(&[]);
    arrive(&mut c, &a.person.couple.pair.unwrap().reply().write());
    for mut c in [reloaded(&c), c] {
        assert_eq!((c.view(), c.can_go_back()), (View::Compare, false));
        c.update(Msg::Open(Start::Together));
        c.update(Msg::Back);
        assert_eq!(c.view(), View::Compare);
    }
}

#[test]
fn a_link_is_read_with_whatever_follows_its_code() {
    let mut model = phone(&[]);
    two(&mut model, TwoMsg::OpenCode);
    two(&mut model, TwoMsg::Typed(format!("https://a.test/b?c=d#ll={STRANGE}&e=f")));
    assert_eq!(arrival(&model), Arrival::New);
}

#[test]
fn after_starting_over_theirs_is_still_here() {
    let mut model = worded();
    let sent = send(&mut touched());
    arrive(&mut model, &sent);
    model.update(Msg::Restart);
    assert_eq!(model.my_code(), None);
    arrive(&mut model, &sent);
    assert_eq!(arrival(&model), Arrival::Again);
    model.update(Msg::Open(Start::Quiz));
    answer_for_touch(&mut model);
    assert_eq!(model.view(), View::Result);
    assert!(model.directions().iter().all(Direction::wants));
}

#[test]
fn a_start_at_two_leads_to_the_way_there() {
    let mut model = phone(&[("view", "compare")]);
    assert_eq!(model.view(), View::Compare);
    two(&mut model, TwoMsg::OpenCode);
    assert_eq!(model.screen, Screen::EnterCode(None));
    model.update(Msg::Back);
    assert_eq!(model.view(), View::Compare);
    let model = phone(&[("view", "together")]);
    assert_eq!(model.view(), View::Together);
    assert!(model.today().is_some(), "one's own");
}
