use super::*;

#[test]
fn every_mistake_stays_at_the_field_and_loses_nothing() {
    let [mut a, _] = pair();
    let before = a.person.couple.clone();
    two(&mut a, TwoMsg::OpenCode);
    assert_eq!(two(&mut a, TwoMsg::SubmitCode), [Effect::Late(LateEffect::ReadCode)]);
    for (typed, error) in [
        ("", CodeError::Empty),
        ("  - ", CodeError::Empty),
        ("1N1Q-SWW8", CodeError::TooShort { missing: 4 }),
        ("1N1Q-SWW8-Z1EZ-2", CodeError::TooLong { extra: 1 }),
        ("1N1Q-SWW8-Z1EU", CodeError::Letter { letter: 'U', at: 11 }),
        ("N11Q-SWW8-Z1EZ", CodeError::Check),
        ("https://a.example/#ll=1N1Q", CodeError::TooShort { missing: 8 }),
    ] {
        let effects = two(&mut a, TwoMsg::Typed(typed.into()));
        assert_eq!(a.screen, Screen::EnterCode(Some(error)), "{typed}");
        assert_eq!(a.person.couple, before);
        assert!(!effects.contains(&Effect::Focus), "the field keeps it");
        render(&a);
    }
    assert_eq!(a.two.failed, 1, "only one was whole and still wrong");
    let mut count = 0;
    for letter in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars() {
        // The right version, whatever the check says: a newer one is told apart.
        let typed = format!("{letter}{}", &STRANGE[1..]);
        two(&mut a, TwoMsg::Typed(typed));
        count += usize::from(a.view() == View::Code);
        two(&mut a, TwoMsg::OpenCode);
    }
    assert_eq!(count, 31, "all but the code itself");
    assert_eq!(a.two.failed, 0, "a new try begins anew");
    assert_eq!(a.person.couple, before);
    two(&mut a, TwoMsg::OpenCode);
    a.update(Msg::Back);
    assert_eq!(a.view(), View::Compare);
}

#[test]
fn a_code_is_taken_however_it_is_written_and_so_is_a_whole_link() {
    let theirs = Code::read(STRANGE).unwrap();
    for typed in [
        STRANGE,
        "1n1q-sww8-z1ez",
        " in1q sww8 zlez \n",
        "1N1Q.SWW8.Z1EZ",
        "1N1Q-SWW8-Z1EZ.",
        "https://practice.example/article?a=b#ll=1N1QSWW8Z1EZ",
        "See https://practice.example/#part&ll=1N1QSWW8Z1EZ \n",
    ] {
        let mut model = phone(&[]);
        two(&mut model, TwoMsg::OpenCode);
        let effects = two(&mut model, TwoMsg::Typed(typed.into()));
        assert_eq!(arrival(&model), Arrival::New, "{typed}");
        assert_eq!(model.person.couple.theirs, Some(theirs));
        assert!(effects.contains(&Effect::Focus));
        assert!(!effects.contains(&Effect::ComeIntoView), "it is in view");
    }
    let [_, b] = pair();
    let both = b.link().unwrap().write();
    let Link::Pair { first, second } = b.link().unwrap() else { unreachable!("a reply") };
    for typed in [
        b.link_address().unwrap(),
        both.clone(),
        format!(" {both}\n"),
        format!("{}.{}", first.write(), second.write()),
        format!("{} . {}", first.write(), second.write()).to_lowercase(),
    ] {
        let mut model = phone(&[]);
        two(&mut model, TwoMsg::Typed(typed.clone()));
        assert_eq!(model.view(), View::Compare, "{typed}");
        assert_eq!(model.today(), b.today());
    }
    // What is wrong with one of them is said, and not that there are two.
    let mut model = phone(&[]);
    two(&mut model, TwoMsg::Typed(format!("{both}2")));
    assert_eq!(model.screen, Screen::EnterCode(Some(CodeError::TooLong { extra: 1 })));
    two(
        &mut model,
        TwoMsg::Typed(format!("{}.{second}", shuffled(STRANGE), second = second.write())),
    );
    assert_eq!(model.screen, Screen::EnterCode(Some(CodeError::Check)));
}

#[test]
fn a_newer_code_is_no_mistake() {
    let mut model = phone(&[]);
    two(&mut model, TwoMsg::OpenCode);
    let future = Code { list: 9, ..Code::read(STRANGE).unwrap() };
    two(&mut model, TwoMsg::Typed(future.write()));
    assert_eq!(model.screen, Screen::EnterCode(Some(CodeError::Newer)));
}

#[test]
fn ones_own_code_is_known() {
    let mut model = touched();
    let mine = model.my_code().unwrap().write();
    two(&mut model, TwoMsg::Typed(mine));
    assert_eq!(arrival(&model), Arrival::Own);
}
