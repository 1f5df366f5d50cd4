use super::*;

/// A name, and what is done.
type Step<'a> = (&'a str, &'a dyn Fn(&mut Model));

/// All that a widget's reader can come to while the second one has the phone.
fn everywhere(model: &Model) -> Vec<(String, String)> {
    let steps: [Step; 13] = [
        ("as it is", &|_| ()),
        ("back", &|it| drop(it.update(Msg::Back))),
        ("about", &|it| drop(it.update(Msg::Open(Start::About)))),
        ("about and back", &|it| {
            it.update(Msg::Open(Start::About));
            it.update(Msg::Back);
        }),
        ("privacy", &|it| drop(it.update(Msg::OpenPrivacy))),
        ("privacy and back", &|it| {
            it.update(Msg::OpenPrivacy);
            it.update(Msg::Back);
        }),
        ("questions and back", &|it| {
            it.update(Msg::Open(Start::Questions));
            it.update(Msg::Back);
        }),
        ("open quiz", &|it| drop(it.update(Msg::Open(Start::Quiz)))),
        ("open compare", &|it| drop(it.update(Msg::Open(Start::Compare)))),
        ("open together", &|it| drop(it.update(Msg::Open(Start::Together)))),
        ("view=compare", &|it| {
            it.update(Msg::Settings(settings(&[("view", "compare")]).into()));
        }),
        ("pause", &|it| drop(pass(it, PassMsg::Pause))),
        ("restart", &|it| drop(it.update(Msg::Restart))),
    ];
    let mut seen = Vec::new();
    for (name, step) in steps {
        for (how, mut model) in [
            ("", model.clone()),
            (", remounted", remounted(model)),
            (", reloaded", owner_reloaded(model)),
        ] {
            step(&mut model);
            assert!(model.is_passing(), "{name}{how}");
            seen.push((format!("{name}{how}"), render(&model)));
        }
    }
    seen
}

/// The page's other widgets know of it, wherever they stood; then and after Back.
fn others(model: &Model, before: &Model) -> Vec<(String, String)> {
    let steps: [Step; 9] = [
        ("result", &|it| drop(it.update(Msg::Open(Start::Quiz)))),
        ("compare", &|it| drop(it.update(Msg::Open(Start::Compare)))),
        ("together", &|it| drop(it.update(Msg::Open(Start::Together)))),
        ("about", &|it| drop(it.update(Msg::Open(Start::About)))),
        ("questions", &|it| drop(it.update(Msg::Open(Start::Questions)))),
        ("share", &|it| drop(two(it, TwoMsg::OpenShare))),
        ("ways", &|it| drop(send(it))),
        ("privacy from compare", &|it| {
            it.update(Msg::Open(Start::Compare));
            it.update(Msg::OpenPrivacy);
        }),
        ("arrive", &|it| drop(arrive(it, "1N1QSWW8Z1EZ"))),
    ];
    let mut seen = Vec::new();
    for (name, step) in steps {
        let mut other = before.clone();
        step(&mut other);
        other.update(Msg::Person(model.owner().clone().into()));
        assert!(other.is_passing());
        seen.push((format!("another widget at {name}"), render(&other)));
        other.update(Msg::Back);
        seen.push((format!("another widget at {name}, back"), render(&other)));
    }
    seen
}

/// The same page loaded anew: what was stored is all that is known.
fn owner_reloaded(model: &Model) -> Model {
    let person = Person::read(&model.owner().write().expect("there is something to keep"));
    let origin = Origin::Stored(person.expect("what was stored is read"));
    let later = Fetched::Loaded(later());
    let mut again =
        Model::new(model.settings.clone(), pack(), later, model.around.clone(), origin).0;
    assert_eq!(again.screen, Screen::Pass(PassStep::HandOver));
    pass(&mut again, PassMsg::Take);
    again
}

#[test]
fn nothing_of_the_first_one_shows_wherever_the_second_one_goes() {
    for with_theirs in [false, true] {
        let before = if with_theirs { pair()[0].clone() } else { touched() };
        let code = before.my_code().unwrap();
        let mut model = before.clone();
        hand_over(&mut model);
        let mut taps = 0;
        loop {
            let mut seen = everywhere(&model);
            if taps == 0 {
                seen.extend(others(&model, &before));
            }
            for (name, html) in seen {
                assert!(!shows_the_first(&html, &code), "{name} after {taps} taps: {html}");
            }
            if model.screen == Screen::Pass(PassStep::Ready) {
                break;
            }
            model.update(match model.view() {
                View::Rate => Msg::Rate(Level::ALot),
                _ => Msg::Choose(Choice::Same),
            });
            taps += 1;
        }
        // The needle is one: together they see it.
        pass(&mut model, PassMsg::Look);
        assert!(shows_the_first(&render(&model), &code));
    }
}

#[test]
fn what_the_first_one_kept_is_neither_seen_nor_changed_by_the_second_one() {
    let mut model = touched();
    model.update(Msg::Open(Start::Questions));
    model.update(Msg::Questions(QuestionMsg::Keep));
    let kept = model.notes().kept;
    assert_eq!(kept.len(), 1);
    hand_over(&mut model);
    model.update(Msg::Open(Start::Questions));
    assert!(!render(&model).contains("data-action=\"kept\""));
    for msg in [QuestionMsg::Keep, QuestionMsg::OpenKept, QuestionMsg::Drop(0)] {
        assert_eq!(model.update(Msg::Questions(msg)), [], "{msg:?}");
    }
    assert_eq!(model.notes().kept, kept);
    pass(&mut model, PassMsg::Stop);
    model.update(Msg::Open(Start::Questions));
    assert!(render(&model).contains("data-action=\"kept\""));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// What the second one sees is the same, to the letter, whatever the first one answered.
    #[test]
    fn what_the_second_one_sees_does_not_depend_on_the_first(
        levels in prop::array::uniform5(0..6usize),
        choices in 0..4usize,
        gives in prop::array::uniform5(0..6usize),
        second in prop::collection::vec(0..6usize, 20),
    ) {
        let first = |model: &mut Model| {
            answer_all(
                model,
                |language| Level::from_index(levels[language.index()]),
                |options| match choices {
                    0 => None,
                    1 => Some(Choice::Same),
                    at => Some(Choice::One(options[at - 2])),
                },
            );
            give(model, gives.map(Level::from_index));
        };
        let mut one = phone(&[]);
        first(&mut one);
        let mut other = touched();
        for model in [&mut one, &mut other] {
            hand_over(model);
        }
        for number in second {
            prop_assert_eq!(render(&one), render(&other));
            for model in [&mut one, &mut other] {
                let msg = match (model.view(), number) {
                    (View::Rate, 5) | (View::Choose, 5) => Msg::Skip,
                    (View::Rate, level) => Msg::Rate(Level::ALL[level]),
                    (View::Choose, 4) => Msg::Back,
                    (View::Choose, language) => Msg::Choose(Choice::One(LoveLanguage::ALL[language])),
                    _ => Msg::OpenPrivacy,
                };
                model.update(msg);
            }
        }
        prop_assert_eq!(render(&one), render(&other));
    }
}

#[test]
fn a_reload_begins_the_second_turn_again_and_loses_nothing_of_the_first() {
    let before = touched();
    let mut model = before.clone();
    hand_over(&mut model);
    model.update(Msg::Rate(Level::ALot));
    for view in ["quiz", "compare", "together", "about", "questions"] {
        let person = Person::read(&model.owner().write().unwrap()).unwrap();
        let later = Fetched::Loaded(later());
        let settings = settings(&[("view", view)]);
        let origin = Origin::Stored(person);
        let mut again = Model::new(settings, pack(), later, model.around.clone(), origin).0;
        assert!(again.is_passing() && again.person.quiz.answered() == 0);
        assert!(!shows_the_first(&render(&again), &before.my_code().unwrap()), "{view}");
        pass(&mut again, PassMsg::Stop);
        pass(&mut again, PassMsg::TakeBack);
        assert_eq!(again.view(), View::Result);
        assert_eq!(again.my_code(), before.my_code());
        assert_eq!(again.person.quiz.answers(), before.person.quiz.answers());
    }
}

#[test]
fn a_remount_goes_on_in_the_middle() {
    let mut model = touched();
    hand_over(&mut model);
    model.update(Msg::Rate(Level::ALot));
    model.update(Msg::Rate(Level::ALittle));
    let mut again = remounted(&model);
    assert_eq!(again.screen, Screen::Card { at: 2 });
    assert_eq!(again.person.quiz.answers(), model.person.quiz.answers());
    answer_for_words(&mut again);
    let again = remounted(&again);
    assert_eq!(again.screen, Screen::Pass(PassStep::Ready));
    let mut giving = both_done();
    giving.update(Msg::OpenGive);
    two(&mut giving, TwoMsg::Give(None));
    assert_eq!(remounted(&giving).screen, Screen::Give { at: 1 });
    assert_eq!(remounted(&giving).gives(), giving.gives());
}

#[test]
fn what_the_second_one_answers_is_not_stored() {
    let mut model = touched();
    pass(&mut model, PassMsg::Open);
    let handed = stored(&pass(&mut model, PassMsg::Agree)).clone();
    assert!(handed.is_some());
    let mut effects = pass(&mut model, PassMsg::Take);
    effects.extend(answer_for_words(&mut model));
    effects.extend(model.update(Msg::OpenGive));
    effects.extend(two(&mut model, TwoMsg::Give(Some(Level::Deeply))));
    for effect in &effects {
        if let Effect::Store(text) = effect {
            assert_eq!(text, &handed);
        }
    }
    // Which questions were seen is known whoever had the phone.
    let seen = stored(&model.update(Msg::Open(Start::Questions))).clone();
    assert_ne!(seen, handed);
    model.update(Msg::Questions(QuestionMsg::Next));
    let mut model = model.clone();
    pass(&mut model, PassMsg::Stop);
    assert!(!model.notes().drawn.is_empty());
}

#[test]
fn afterwards_the_second_one_is_a_code_and_no_more() {
    let mut model = both_done();
    let answers = model.person.quiz.answers().clone();
    pass(&mut model, PassMsg::Look);
    assert!(!model.owner().couple.passing);
    assert_ne!(model.person.quiz.answers(), &answers);
    let again = reloaded(&model);
    assert_eq!(again.directions(), model.directions());
    assert_eq!(again.today(), model.today());
    assert_eq!(again.view(), View::Result);
    let again = remounted(&model);
    assert_eq!(again.view(), View::Compare);
    // No place for more: a code and the mark are all that was added.
    let without = touched().person.write().unwrap().len();
    assert!(
        model.person.write().unwrap().len() < without + 260,
        "{}",
        model.person.write().unwrap().len() - without
    );
}
