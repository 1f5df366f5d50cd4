use super::*;

#[test]
fn remembering_is_asked_of_the_browser_and_only_where_the_page_allows_it() {
    for (attribute, offered) in [("ask", true), ("never", false)] {
        let mut model = phone(&[("remember", attribute)]);
        answer_for_touch(&mut model);
        model.update(Msg::OpenPrivacy);
        assert_eq!(render(&model).contains("data-action=\"remember\""), offered);
        let effects = two(&mut model, TwoMsg::Remember);
        assert_eq!(asks(&effects, &LateEffect::Remember), offered);
        assert_eq!(model.view(), View::Privacy);
        model.update(Msg::Back);
        assert_eq!(model.view(), View::Result);
    }
}

#[test]
fn a_phone_that_cannot_remember_says_so() {
    let mut model = touched();
    model.update(Msg::OpenPrivacy);
    for (asks, remembers, says) in [(false, false, false), (true, true, false), (true, false, true)]
    {
        if asks {
            two(&mut model, TwoMsg::Remember);
        }
        // As the browser says once it was asked.
        model.around.remembers = remembers;
        assert_eq!(render(&model).contains("two.remember.failed"), says);
    }
}

#[test]
fn forgetting_leaves_nothing_here_or_in_what_is_stored() {
    let [mut a, _] = pair();
    a.update(Msg::Open(Start::Questions));
    a.update(Msg::Questions(QuestionMsg::Next));
    a.update(Msg::OpenPrivacy);
    let effects = two(&mut a, TwoMsg::Forget);
    assert!(asks(&effects, &LateEffect::Forget));
    assert_eq!(stored(&effects), &None);
    assert_eq!(a.screen, Screen::Card { at: 0 });
    assert!(!a.can_go_back());
    assert_eq!(a.my_code(), None);
    assert_eq!(a.questions.shown(), None);
    a.update(Msg::OpenPrivacy);
    assert!(render(&a).contains("two.privacy.now_nothing"));
}

#[test]
fn whatever_is_stored_is_named_and_can_be_forgotten() {
    let kept = |model: &Model| {
        let mut model = model.clone();
        model.update(Msg::OpenPrivacy);
        render(&model)
    };
    let mut model = phone(&[]);
    assert!(!kept(&model).contains("data-action=\"forget\""));
    model.update(Msg::Rate(Level::ALot));
    assert!(kept(&model).contains("two.privacy.item_answers"));
    answer_for_touch(&mut model);
    assert!(kept(&model).contains("two.privacy.item_result"));
    send(&mut model);
    model.update(Msg::Restart);
    assert!(model.person.write().is_some(), "what was sent");
    assert!(kept(&model).contains("two.privacy.item_result"));
    assert!(kept(&model).contains("data-action=\"forget\""));
    arrive(&mut model, STRANGE);
    assert!(kept(&model).contains("two.privacy.item_theirs"));

    let mut model = phone(&[]);
    let together = |model: &mut Model, msg| model.update(Msg::Together(msg));
    together(&mut model, TogetherMsg::Hardest(0));
    assert!(kept(&model).contains("two.privacy.item_hardest"));
    assert!(!kept(&model).contains("two.privacy.item_seen"), "it names what is there alone");
    together(&mut model, TogetherMsg::CountDays(true));
    assert!(kept(&model).contains("two.privacy.item_days"));
    model.update(Msg::Open(Start::Questions));
    model.update(Msg::Questions(QuestionMsg::Next));
    assert!(kept(&model).contains("two.privacy.item_seen"));
}

#[test]
fn a_view_that_leads_back_does_not_bring_back_what_is_gone() {
    let mut model = touched();
    let news = phone(&[]).person;
    for msg in [Msg::Open(Start::About), Msg::OpenPrivacy] {
        model.update(Msg::Open(Start::Quiz));
        let mut model = model.clone();
        model.update(msg);
        // Another widget of the page was started over.
        model.update(Msg::Person(news.clone().into()));
        model.update(Msg::Back);
        assert_eq!(model.screen, Screen::Card { at: 0 });
    }
}

#[test]
fn a_snapshot_of_each_screen_comes_back_where_it_makes_sense() {
    let [a, _] = pair();
    let check = |steps: &dyn Fn(&mut Model), view| {
        let mut model = a.clone();
        steps(&mut model);
        let mut again = remounted(&model);
        assert_eq!(again.view(), view, "{:?}", model.screen);
        assert_eq!(again.person.couple, model.person.couple);
        assert_eq!(again.today(), a.today());
        render(&again);
        again.update(Msg::Back);
        again
    };
    check(&|_| (), View::Compare);
    check(&|it| drop(two(it, TwoMsg::OpenShare)), View::Compare);
    check(&|it| drop(send(it)), View::Compare);
    check(&|it| drop(arrive(it, STRANGE)), View::Compare);
    check(&|it| drop(arrive(it, "")), View::Compare);
    check(&|it| drop(two(it, TwoMsg::OpenCode)), View::Compare);
    check(&|it| drop(two(it, TwoMsg::Typed("U".into()))), View::Compare);
    check(&|it| drop(it.update(Msg::Open(Start::Together))), View::Together);
    let third = |it: &mut Model| {
        it.update(Msg::OpenGive);
        two(it, TwoMsg::Give(None));
        two(it, TwoMsg::Give(None));
    };
    assert_eq!(check(&third, View::Give).screen, Screen::Give { at: 1 });
    let from_share = |it: &mut Model| {
        send(it);
        it.update(Msg::OpenPrivacy);
    };
    assert_eq!(check(&from_share, View::Privacy).view(), View::Compare);
}

/// A tab on its first cards has no code yet for anything else, and forgets with the others all the same.
#[test]
fn forgetting_needs_nothing_that_is_still_on_its_way() {
    let model = touched();
    let person = model.person.clone();
    let (mut model, _) =
        Model::new(model.settings, pack(), Fetched::NotAsked, model.around, Origin::Stored(person));
    let effects = two(&mut model, TwoMsg::Forget);
    assert_eq!(stored(&effects), &None);
    assert_eq!((model.view(), model.person.write()), (View::Rate, None));
}
