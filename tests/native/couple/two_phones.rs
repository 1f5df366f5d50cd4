use super::*;

const MINUTES_A_DAY: i64 = 24 * 60;

/// Both at the same moment, wherever they are: several days, a look every twenty minutes.
fn agree_for_days(a: &mut Model, b: &mut Model) {
    let start = around().now_ms;
    let mut questions = Vec::new();
    for step in 0..5 * 72 {
        for (model, offset) in [(&mut *a, 840), (&mut *b, -720)] {
            model.around.now_ms = start + 20 * 60_000 * step;
            model.around.offset_minutes = offset;
        }
        let today = a.today().expect("a question for every day");
        assert_eq!(b.today(), Some(today), "step {step}");
        if questions.last() != Some(&today) {
            questions.push(today);
        }
    }
    assert!([5, 6].contains(&questions.len()), "{questions:?}");
    questions.sort_unstable();
    questions.dedup();
    assert!(questions.len() >= 5, "another one every day");
}

fn mirror(a: &Model, b: &Model) {
    let ([to_a, a_to_b], [to_b, b_to_a]) = (a.directions(), b.directions());
    assert_eq!(to_a, b_to_a);
    assert_eq!(to_b, a_to_b);
    assert!(to_a.wants() && to_a.gives() && to_b.wants() && to_b.gives());
    assert_eq!(to_a.widest_gap(), b_to_a.widest_gap());
}

#[test]
fn a_link_and_its_reply_are_all_that_it_takes() {
    let [mut a, mut b] = pair();
    assert_eq!(a.view(), View::Compare);
    mirror(&a, &b);
    agree_for_days(&mut a, &mut b);
}

#[test]
fn also_where_nothing_was_stored() {
    let [_, mut b] = pair();
    let mut a = phone(&[]);
    arrive(&mut a, &b.link().unwrap().write());
    mirror(&a, &b);
    agree_for_days(&mut a, &mut b);
}

#[test]
fn also_where_one_took_the_quiz_again() {
    let [mut a, b] = pair();
    a.update(Msg::Restart);
    answer_for_words(&mut a);
    assert_eq!(a.today(), b.today(), "until another link goes");
    let again = send(&mut a);
    let mut b = reloaded(&b);
    arrive(&mut b, &again);
    assert_eq!(b.view(), View::Compare);
    assert_eq!(b.person.couple.theirs, a.my_code());
    agree_for_days(&mut a, &mut b);
}

#[test]
fn also_where_both_codes_were_read_out() {
    let (mut a, mut b) = (touched(), worded());
    let code = send(&mut a);
    two(&mut b, TwoMsg::Typed(code));
    send(&mut b);
    let code = b.my_code().unwrap().write();
    two(&mut a, TwoMsg::Typed(code));
    mirror(&a, &b);
    agree_for_days(&mut a, &mut b);
}

#[test]
fn also_where_each_sent_a_link_before_the_others_came() {
    let (mut a, mut b) = (touched(), worded());
    let (from_a, from_b) = (send(&mut a), send(&mut b));
    arrive(&mut a, &from_b);
    arrive(&mut b, &from_a);
    mirror(&a, &b);
    agree_for_days(&mut a, &mut b);
}

#[test]
fn also_where_both_results_are_alike() {
    let (mut a, mut b) = (touched(), phone(&[]));
    let sent = send(&mut a);
    arrive(&mut b, &sent);
    b.update(Msg::Open(Start::Quiz));
    answer_for_touch(&mut b);
    give(&mut b, GIVEN);
    let reply = send(&mut b);
    assert_eq!(reply, format!("{sent}.{sent}"));
    arrive(&mut a, &reply);
    mirror(&a, &b);
    agree_for_days(&mut a, &mut b);
}

#[test]
fn whoever_took_the_phone_over_is_not_paired_by_what_was_sent_before() {
    let mut model = touched();
    send(&mut model);
    model.update(Msg::Restart);
    arrive(&mut model, &send(&mut worded()));
    assert_eq!(arrival(&model), Arrival::New);
    assert_eq!(model.my_code(), None);
    assert!(!model.directions()[0].wants());
}

#[test]
fn another_question_is_swapped_in_on_one_phone_and_gone_with_the_next_link() {
    let [mut a, b] = pair();
    two(&mut a, TwoMsg::SwapToday);
    assert_ne!(a.today(), b.today());
    arrive(&mut a, &b.link().unwrap().write());
    assert_eq!(a.today(), b.today());
}

#[test]
fn a_swap_ends_with_its_day() {
    let [mut a, mut b] = pair();
    let first = a.today();
    let mut seen = vec![first];
    for _ in 0..20 {
        two(&mut a, TwoMsg::SwapToday);
        assert!(!seen.contains(&a.today()), "another one each time");
        seen.push(a.today());
    }
    for model in [&mut a, &mut b] {
        model.around.now_ms += MINUTES_A_DAY * 60_000;
    }
    assert_eq!(a.swaps_today(), 0);
    assert_eq!(a.today(), b.today());
    assert!(!seen.contains(&a.today()), "nor is it one that was passed");
    let days = later().words.daily[0].len();
    assert!(!days.is_multiple_of(61), "{days} questions: swapping would leave some out");
}

#[test]
fn the_page_says_the_same_only_once_it_is_known() {
    let (same, once_opened) = ("two.today.same<", "two.today.same_once_opened");
    let says = |model: &mut Model, wanted: &str| {
        model.update(Msg::Open(Start::Together));
        render(model).contains(wanted)
    };
    let [mut a, mut b] = pair();
    assert!(says(&mut a, same), "their link held both");
    assert!(says(&mut b, once_opened), "nobody knows whether it was opened");
    // Looking at what would be sent changes nothing, and says nothing new.
    send(&mut a);
    assert!(says(&mut a, same));
    // Something else is about to be sent.
    give(&mut a, [Some(Level::Deeply); 5]);
    let again = send(&mut a);
    assert!(says(&mut a, once_opened));
    arrive(&mut b, &again);
    assert!(says(&mut b, same));
    assert_eq!(a.today(), b.today());
    // One's own link says nothing of the other one.
    arrive(&mut a, &again);
    assert!(says(&mut a, once_opened));
    let reply = send(&mut b);
    arrive(&mut a, &reply);
    assert!(says(&mut a, same));
}

/// In spring, or on a journey.
#[test]
fn a_pair_keeps_its_clock() {
    let [mut a, b] = pair();
    let before = a.my_code();
    a.around.offset_minutes += 60;
    assert_eq!(a.my_code(), before);
    send(&mut a);
    assert_eq!(a.today(), b.today());
}

/// Either phone says of either what to do; and two acts of one language are two.
#[test]
fn acts_are_the_same_on_both_phones() {
    let [a, b] = pair();
    for language in LoveLanguage::ALL {
        assert_eq!(a.act(language, true), b.act(language, false));
        assert_eq!(a.act(language, false), b.act(language, true));
        assert_ne!(a.act(language, true), a.act(language, false));
    }
}

#[test]
fn a_day_has_no_seam_between_two_looks() {
    let [mut a, mut b] = pair();
    let pair = a.person.couple.pair.expect("both codes are here");
    let Pair { mine, theirs, phones } = pair;
    assert_eq!(phones, Phones::Both);
    let phones = Phones::Sent;
    assert_eq!(Some(Pair { mine: theirs, theirs: mine, phones }), b.person.couple.pair);
    // Four o'clock by the pair's clock.
    let turn = 20_000 * MINUTES_A_DAY + 4 * 60 - i64::from(pair.offset_minutes());
    let at = |model: &mut Model, utc_minutes| {
        model.around.now_ms = utc_minutes * 60_000;
        model.today()
    };
    for model in [&mut a, &mut b] {
        assert_ne!(at(model, turn - 1), at(model, turn));
        assert_eq!(at(model, turn), at(model, turn + MINUTES_A_DAY - 1));
    }
    assert_eq!(at(&mut a, turn), at(&mut b, turn));
}
