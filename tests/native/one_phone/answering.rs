use super::*;

const FIRST: &str = "The kitchen on Sunday";
const SECOND: &str = "Rain on the tent";

fn tell(model: &mut Model, msg: RevealMsg) -> Vec<Effect> {
    two(model, TwoMsg::Reveal(msg))
}

fn type_in(model: &mut Model, text: &str) -> Vec<Effect> {
    assert_eq!(tell(model, RevealMsg::Submit), [Effect::Late(LateEffect::ReadAnswer)]);
    tell(model, RevealMsg::Typed(Said::new(text.to_owned())))
}

fn step(model: &Model) -> &RevealStep {
    match &model.screen {
        Screen::Reveal(reveal) => &reveal.step,
        screen => panic!("{screen:?} is no question that is answered"),
    }
}

type Tap<'a> = &'a dyn Fn(&mut Model) -> Vec<Effect>;

/// At each step: the first one types, the second one does, both are hidden, both show.
fn at_each_step() -> Vec<Model> {
    let [mut model, _] = pair();
    model.update(Msg::Open(Start::Together));
    let mut steps = Vec::new();
    let taps: [Tap; 4] = [
        &|it| tell(it, RevealMsg::Open),
        &|it| type_in(it, FIRST),
        &|it| type_in(it, SECOND),
        &|it| tell(it, RevealMsg::Show),
    ];
    for tap in taps {
        assert!(tap(&mut model).contains(&Effect::Focus));
        steps.push(model.clone());
    }
    steps
}

fn holds(text: &str) -> bool {
    [FIRST, SECOND, "Sunday", "Rain"].iter().any(|part| text.contains(part))
}

#[test]
fn neither_answer_shows_before_both_are_there_and_somebody_says_so() {
    for (at, model) in at_each_step().iter().enumerate() {
        let html = render(model);
        assert_eq!([html.contains(FIRST), html.contains(SECOND)], [at == 3; 2], "step {at}");
        assert_eq!(html.contains("<textarea"), at < 2);
        assert_eq!(html.contains("for=\"answer\""), at < 2);
        assert!(html.contains("id=\"question\"") && html.contains("data-action=\"leave\""));
    }
}

#[test]
fn the_question_stays_while_the_day_turns() {
    let [mut model, _] = pair();
    model.update(Msg::Open(Start::Together));
    two(&mut model, TwoMsg::SwapToday);
    let swapped = model.today();
    tell(&mut model, RevealMsg::Open);
    model.around.now_ms += 24 * 60 * 60_000;
    assert_ne!(model.today(), swapped);
    type_in(&mut model, FIRST);
    let Screen::Reveal(reveal) = &model.screen else { panic!("{:?}", model.screen) };
    assert_eq!(Some(reveal.question), swapped);
    assert_eq!(reveal.asked, Asked::Today);
}

#[test]
fn the_question_on_the_table_can_be_answered_first_as_well() {
    let mut model = phone(&[("view", "questions")]);
    model.update(Msg::Questions(QuestionMsg::Next));
    let shown = model.questions.shown().unwrap().question;
    assert!(render(&model).contains("data-action=\"reveal\""));
    tell(&mut model, RevealMsg::Open);
    let Screen::Reveal(reveal) = &model.screen else { panic!("{:?}", model.screen) };
    assert_eq!((reveal.question, reveal.asked), (shown, Asked::OnTheTable));
    type_in(&mut model, FIRST);
    assert_eq!(remounted(&model).view(), View::Questions);
    model.update(Msg::Back);
    assert_eq!(model.view(), View::Questions);
    assert_eq!(model.questions.shown().unwrap().question, shown);
}

#[test]
fn a_blank_answer_passes() {
    for texts in [["", SECOND], [FIRST, " \n"], ["", ""]] {
        let mut model = phone(&[("view", "together")]);
        tell(&mut model, RevealMsg::Open);
        for text in texts {
            type_in(&mut model, text);
        }
        tell(&mut model, RevealMsg::Show);
        let html = render(&model);
        let blank = texts.iter().filter(|text| text.trim().is_empty()).count();
        assert_eq!(html.matches("two.reveal.left_blank").count(), blank, "{texts:?}");
    }
}

#[test]
fn what_is_typed_is_text() {
    let mut model = phone(&[("view", "together")]);
    tell(&mut model, RevealMsg::Open);
    type_in(&mut model, "<b onclick=x>\"&");
    type_in(&mut model, "a\nb");
    tell(&mut model, RevealMsg::Show);
    let html = render(&model);
    assert!(!html.contains("<b onclick") && html.contains("a\nb"), "{html}");
}

#[test]
fn what_is_typed_is_in_no_effect_no_store_and_no_log() {
    for mut model in at_each_step() {
        let written = [model.snapshot(), model.owner().write().unwrap()];
        // Text is stored as the hexadecimal digits of its bytes.
        let hex: String = "Sunday".bytes().map(|byte| format!("{byte:02x}")).collect();
        assert!(!written.iter().any(|text| holds(text) || text.contains(&hex)));
        let msgs = [
            Msg::Two(TwoMsg::Reveal(RevealMsg::Typed(Said::new(FIRST.to_owned())))),
            Msg::Two(TwoMsg::Reveal(RevealMsg::Show)),
            Msg::Open(Start::About),
        ];
        for msg in msgs {
            assert!(!holds(&format!("{msg:?}")));
            let effects = model.update(msg);
            assert!(!holds(&format!("{effects:?}{model:?}")));
        }
    }
}

#[test]
fn it_is_gone_whichever_way_it_is_left() {
    let ways: [&dyn Fn(&mut Model); 10] = [
        &|it| drop(it.update(Msg::Back)),
        &|it| drop(it.update(Msg::Open(Start::Together))),
        &|it| drop(it.update(Msg::Open(Start::About))),
        &|it| drop(it.update(Msg::OpenPrivacy)),
        &|it| drop(it.update(Msg::Settings(settings(&[("view", "questions")]).into()))),
        &|it| drop(two(it, TwoMsg::Leave)),
        &|it| drop(two(it, TwoMsg::Shifts(3))),
        &|it| drop(two(it, TwoMsg::Forget)),
        &|it| drop(arrive(it, "1N1QSWW8Z1EZ")),
        &|it| {
            let mut elsewhere = touched();
            hand_over(&mut elsewhere);
            it.update(Msg::Person(elsewhere.owner().clone().into()));
        },
    ];
    for model in at_each_step() {
        for (at, way) in ways.iter().enumerate() {
            for (mut model, how) in [(model.clone(), "here"), (in_a_frame(&model), "in a frame")] {
                way(&mut model);
                assert!(!matches!(model.screen, Screen::Reveal(_)), "way {at} {how}");
                assert!(!holds(&render(&model)));
                // Where it leads back to, answering begins anew.
                for _ in 0..5 {
                    model.update(Msg::Back);
                    assert!(!matches!(model.screen, Screen::Reveal(_)) && !holds(&render(&model)));
                }
            }
        }
        let again = remounted(&model);
        assert_eq!(again.view(), View::Together);
    }
}

fn in_a_frame(model: &Model) -> Model {
    let mut model = model.clone();
    model.around.in_frame = true;
    model
}

#[test]
fn a_tap_that_comes_late_changes_nothing() {
    let mut steps = at_each_step();
    for msg in [RevealMsg::Open, RevealMsg::Show] {
        assert!(tell(&mut steps[0], msg.clone()).is_empty());
        assert!(tell(&mut steps[1], msg).is_empty());
    }
    for at in [2, 3] {
        let before = step(&steps[at]).clone();
        let late = RevealMsg::Typed(Said::new("late".to_owned()));
        assert!(tell(&mut steps[at], late).is_empty());
        assert_eq!(step(&steps[at]), &before);
    }
    let mut model = touched();
    for msg in [RevealMsg::Open, RevealMsg::Submit, RevealMsg::Show] {
        assert!(tell(&mut model, msg).is_empty());
    }
    let mut loading = crate::fresh(&[("view", "questions")]);
    assert!(tell(&mut loading, RevealMsg::Open).is_empty(), "no question is there yet");
}
