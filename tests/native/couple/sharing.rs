use super::*;

fn copied(model: &mut Model) -> String {
    match &two(model, TwoMsg::Copy)[..] {
        [Effect::Late(LateEffect::Copy(text))] => text.clone(),
        effects => panic!("{effects:?}"),
    }
}

#[test]
fn the_safety_card_comes_first_every_time() {
    let mut model = phone(&[]);
    assert!(two(&mut model, TwoMsg::OpenShare).is_empty(), "there is nothing to send");
    answer_for_touch(&mut model);
    for _ in 0..2 {
        assert_eq!(views(&two(&mut model, TwoMsg::OpenShare)), [View::Share]);
        assert_eq!(model.screen, Screen::Share(ShareStep::Safety));
        two(&mut model, TwoMsg::Agree);
        assert_eq!(model.screen, Screen::Share(ShareStep::Ways { copied: None }));
        model.update(Msg::Back);
        assert_eq!(model.view(), View::Result);
    }
    two(&mut model, TwoMsg::OpenShare);
    model.update(Msg::Back);
    assert_eq!(model.view(), View::Result, "not now");
}

#[test]
fn a_result_can_be_sent_from_where_it_stands() {
    let [mut a, _] = pair();
    a.update(Msg::Open(Start::Quiz));
    let mut alone = touched();
    for (model, says) in [(&mut alone, "strings.onward.share"), (&mut a, "strings.onward.reply")] {
        let html = render(model);
        let (_, control) = html.split_once("data-action=\"share\"").expect("a control");
        assert!(control[..control.find("</button>").unwrap()].contains(says), "{control}");
    }
}

#[test]
fn the_code_that_is_shown_is_on_its_element() {
    let mut model = touched();
    let code = model.my_code().unwrap().write();
    let shows = |model: &Model| {
        let html = render(model);
        html.contains(&format!("data-code=\"{code}\"")) && html.contains(&format!(">{code}<"))
    };
    send(&mut model);
    assert!(shows(&model));
    model.update(Msg::OpenPrivacy);
    assert!(shows(&model));
    let [a, mut b] = pair();
    send(&mut b);
    let theirs = a.my_code().unwrap().write();
    assert!(!render(&b).contains(&format!("data-code=\"{theirs}\"")), "not the other's");
}

#[test]
fn where_there_is_help_a_tap_calls_it() {
    for (language, own, links) in [
        ("en-US", "", &["tel:18007997233"][..]),
        ("en-GB", "", &["tel:08082000247", "tel:08088010327", "tel:08000271234"]),
        ("xx", "", &[]),
        ("en-US", "Riverbank, 24/7: +1 (555) 010-0100.", &["tel:+15550100100"]),
        ("en-US", "Ask at the desk", &[]),
    ] {
        let mut model = phone(&[("helpline", own)]);
        model.around.language = language.into();
        answer_for_touch(&mut model);
        two(&mut model, TwoMsg::OpenShare);
        let html = render(&model);
        let found: Vec<&str> =
            html.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        assert_eq!(found, links, "{language} {own}");
        // The words around a number are still there.
        if !own.is_empty() {
            let text: String = html.split('<').filter_map(|p| Some(p.split_once('>')?.1)).collect();
            assert!(text.contains(own), "{text}");
        }
    }
}

#[test]
fn nothing_is_sent_past_the_safety_card() {
    let mut model = phone(&[]);
    answer_for_touch(&mut model);
    for from_card in [false, true] {
        if from_card {
            two(&mut model, TwoMsg::OpenShare);
        } else {
            assert!(two(&mut model, TwoMsg::Agree).is_empty(), "it was not shown");
        }
        for msg in [TwoMsg::Copy, TwoMsg::ShareSheet, TwoMsg::Copied(true)] {
            assert!(two(&mut model, msg).is_empty());
        }
        assert_eq!(model.person.couple.sent, None);
    }
}

#[test]
fn the_link_is_the_code_of_the_result_and_nothing_else() {
    let mut model = touched();
    let sent = send(&mut model);
    let code = Code::read(&sent).expect("a code");
    let picture = model.person.quiz.picture();
    assert_eq!(code, Code::of(&picture, model.gives(), Offset::from_minutes(60)));
    assert_eq!(model.person.couple.sent, Some(code));
    assert_eq!(copied(&mut model), format!("https://practice.example/article#ll={sent}"));
    let sheet = two(&mut model, TwoMsg::ShareSheet);
    let [Effect::Late(LateEffect::ShareSheet { text, url })] = &sheet[..] else {
        panic!("{sheet:?}");
    };
    assert_eq!(text, "two.share.message");
    assert_eq!(*url, format!("https://practice.example/article#ll={sent}"));
}

#[test]
fn it_opens_the_page_that_was_wished_and_keeps_the_rest_of_its_address() {
    for (share_url, address, begins) in [
        ("", "https://a.example/?x=1&y=#part", "https://a.example/?x=1&y=#part&ll="),
        ("", "https://a.example/#", "https://a.example/#ll="),
        ("https://b.example/q?z#at", "https://a.example/?x", "https://b.example/q?z#at&ll="),
    ] {
        let mut model = phone(&[("share-url", share_url)]);
        model.around.address = address.into();
        answer_for_touch(&mut model);
        let sent = send(&mut model);
        assert_eq!(copied(&mut model), format!("{begins}{sent}"));
    }
}

#[test]
fn what_came_of_copying_is_said_and_the_ways_stay() {
    let mut model = touched();
    send(&mut model);
    for worked in [true, false] {
        let effects = two(&mut model, TwoMsg::Copied(worked));
        assert_eq!(model.screen, Screen::Share(ShareStep::Ways { copied: Some(worked) }));
        assert!(!effects.contains(&Effect::Focus));
    }
}

#[test]
fn a_reply_holds_both_theirs_first_and_leads_back_to_the_comparison() {
    let mut a = touched();
    let sent = send(&mut a);
    let mut b = worded();
    arrive(&mut b, &sent);
    let reply = send(&mut b);
    let mine = b.my_code().unwrap();
    assert_eq!(reply, Link::Pair { first: Code::read(&sent).unwrap(), second: mine }.write());
    assert_eq!(copied(&mut b), format!("https://practice.example/article#ll={reply}"));
    b.update(Msg::Back);
    assert_eq!(b.view(), View::Compare);
}

#[test]
fn what_is_sent_later_is_what_is_true_by_then() {
    let mut model = phone(&[]);
    answer_for_touch(&mut model);
    let without = send(&mut model);
    give(&mut model, GIVEN);
    let with = send(&mut model);
    assert_ne!(without, with);
    assert_eq!(Code::read(&with).unwrap().give, model.gives());
}

#[test]
fn no_code_leaves_by_an_event_or_a_warning() {
    let (mut a, mut b) = (touched(), worded());
    let mut effects = Vec::new();
    effects.extend(two(&mut a, TwoMsg::OpenShare));
    effects.extend(two(&mut a, TwoMsg::Agree));
    let sent = a.link().unwrap().write();
    effects.extend(arrive(&mut b, &sent));
    effects.extend(two(&mut b, TwoMsg::Look));
    effects.extend(two(&mut b, TwoMsg::OpenShare));
    effects.extend(two(&mut b, TwoMsg::Agree));
    effects.extend(arrive(&mut a, &b.link().unwrap().write()));
    effects.extend(a.update(Msg::Open(Start::Together)));
    effects.extend(two(&mut a, TwoMsg::Leave));
    let codes = [a.my_code(), b.my_code(), Code::read(&sent).ok()];
    for effect in &effects {
        assert!(!tells(effect, &codes), "{effect:?}");
    }
}
