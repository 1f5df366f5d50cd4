//! Whatever happens, in whichever order.

use proptest::prelude::*;

use super::*;

/// Everything that can happen, by number; what a number means may depend on where the model is.
fn happen(model: &mut Model, number: usize) -> Vec<Effect> {
    let languages = [Words, Time, Gifts, Service, Touch];
    let language: LoveLanguage = languages[number % 5];
    let level = Level::ALL[number % 5];
    let typed = ["", STRANGE, NEWER, "U", "1N1Q", "https://a.example/#ll=1N1QSWW8Z1EZ", "a=b=."];
    let starts =
        [Start::Quiz, Start::Questions, Start::Together, Start::Compare, Start::About][number % 5];
    let own = model.my_code().map_or(String::new(), |code| code.write());
    let pair = model.link().map_or(String::new(), |link| link.write());
    let msg = match number / 5 % 35 {
        0 => Msg::Rate(level),
        1 => Msg::Choose(Choice::One(language)),
        2 => return answer_for_touch(model),
        3 => Msg::Skip,
        4 | 5 => Msg::Back,
        6 | 7 => Msg::Open(starts),
        8 if number.is_multiple_of(5) => Msg::Restart,
        8 => Msg::ShowTable(number.is_multiple_of(2)),
        9 => [
            Msg::TurnRow(language),
            Msg::AnotherIdea(language),
            Msg::RetryLater,
            Msg::LaterFailed,
            Msg::Invite,
        ][number % 5]
            .clone(),
        10 => Msg::Questions(
            [
                QuestionMsg::SetDepth(Depth::Deep),
                QuestionMsg::SetDepth(Depth::Light),
                QuestionMsg::Next,
                QuestionMsg::Previous,
                QuestionMsg::AnotherFollowUp,
            ][number % 5],
        ),
        11 => Msg::Settings(settings(&[("view", ["quiz", "compare"][number % 2])]).into()),
        12 if number.is_multiple_of(5) => Msg::Person(Person::new(Quiz::new(7)).into()),
        12 => Msg::Person(touched().person.into()),
        13 => Msg::OpenGive,
        14 => Msg::Two(TwoMsg::Give(Some(level))),
        15 => Msg::Two(TwoMsg::Give(None)),
        16 => Msg::Two(TwoMsg::OpenShare),
        17 => Msg::Two(TwoMsg::Agree),
        18 => {
            Msg::Two([TwoMsg::Copy, TwoMsg::ShareSheet, TwoMsg::Copied(true)][number % 3].clone())
        }
        19 => Msg::Two(TwoMsg::Arrive(typed[number % 7].into())),
        20 => Msg::Two(TwoMsg::Arrive([own, pair][number % 2].clone())),
        21 => Msg::Two(TwoMsg::Look),
        22 => Msg::Two([TwoMsg::TakeNew, TwoMsg::SwapToday][number % 2].clone()),
        23 => Msg::Two([TwoMsg::OpenCode, TwoMsg::SubmitCode][number % 2].clone()),
        24 => Msg::Two(TwoMsg::Typed(typed[number % 7].into())),
        25 => Msg::Two(TwoMsg::AnotherAct { to_them: number.is_multiple_of(2) }),
        26 => Msg::OpenPrivacy,
        27 => Msg::Two([TwoMsg::Remember, TwoMsg::Forget][number / 35 % 2].clone()),
        28 | 29 => Msg::Two(TwoMsg::Pass(
            [PassMsg::Open, PassMsg::Agree, PassMsg::Begin, PassMsg::Take, PassMsg::Look]
                [number % 5],
        )),
        30 => {
            Msg::Two(TwoMsg::Pass([PassMsg::Pause, PassMsg::Stop, PassMsg::TakeBack][number % 3]))
        }
        32 => Msg::Two(TwoMsg::Reveal(RevealMsg::Open)),
        33 => Msg::Two(TwoMsg::Reveal(
            [RevealMsg::Typed(Said::new("by hand".into())), RevealMsg::Submit, RevealMsg::Show]
                [number % 3]
                .clone(),
        )),
        31 => {
            two(model, TwoMsg::Pass(PassMsg::Open));
            Msg::Two(TwoMsg::Pass(PassMsg::Agree))
        }
        _ => Msg::Two([TwoMsg::Leave, TwoMsg::Shifts(number as u8 % 5)][number % 2].clone()),
    };
    model.update(msg)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn whatever_happens_there_is_a_way_back(
        numbers in prop::collection::vec(0..35 * 5 * 6usize, 1..60),
        in_frame: bool,
    ) {
        let mut model = phone(&[]);
        model.around.in_frame = in_frame;
        for &number in &numbers {
            let before = model.screen.clone();
            let effects = happen(&mut model, number);
            let codes = [model.my_code(), model.person.couple.theirs];
            prop_assert!(!effects.iter().any(|effect| tells(effect, &codes)), "{:?}", effects);
            if matches!(model.screen, Screen::Share(ShareStep::Ways { .. })) {
                let past = matches!(before, Screen::Share(_) | Screen::Privacy { .. } | Screen::About { .. });
                prop_assert!(past, "from {:?}", before);
            }
            if asks(&effects, &LateEffect::Forget) {
                prop_assert_eq!(stored(&effects), &None);
            }
            // What a link brought is read as soon as it can be.
            if matches!(model.screen, Screen::Arriving { .. }) {
                continue;
            }
            prop_assert_eq!(model.is_passing(), model.owner().couple.passing);
            prop_assert!(!model.is_passing() || !model.person.couple.passing);
            if model.is_passing() {
                let shows_two = matches!(
                    model.screen,
                    Screen::Result(_) | Screen::Share(_) | Screen::Arrive(_) | Screen::EnterCode(_)
                        | Screen::Compare | Screen::Together | Screen::Reveal(_)
                );
                prop_assert!(!shows_two, "{:?} while the phone is with the second", model.screen);
            } else {
                let rests = matches!(model.screen, Screen::Pass(PassStep::HandOver | PassStep::Ready));
                prop_assert!(!rests, "{:?} with nobody put aside", model.screen);
            }
            let again = remounted(&model);
            prop_assert_eq!(&again.person.couple, &model.person.couple);
            prop_assert_eq!(&again.owner().couple, &model.owner().couple);
            prop_assert_eq!(again.person.quiz.answers(), model.person.quiz.answers());
            prop_assert!(![View::Share, View::Arrive, View::Code, View::Reveal, View::Left].contains(&again.view()));
        }
        render(&model);
        render(&remounted(&model));
        for _ in 0..numbers.len() + 30 {
            if model.screen == Screen::Left || model.update(Msg::Back).is_empty() {
                break;
            }
        }
        // The phone is somebody else's: there is a way out of that, and Back is not the one.
        if model.screen == Screen::Pass(PassStep::HandOver) {
            two(&mut model, TwoMsg::Pass(PassMsg::Stop));
            prop_assert!(!model.is_passing());
        }
        if model.screen == Screen::Pass(PassStep::GiveBack) {
            two(&mut model, TwoMsg::Pass(PassMsg::TakeBack));
            while !model.update(Msg::Back).is_empty() {}
        }
        let has_received = model.person.couple.theirs.is_some() && model.person.quiz.answered() == 0;
        let is_end = match model.screen {
            Screen::Card { at: 0 } => !has_received,
            Screen::Arrive(Arrival::New) | Screen::Compare => has_received,
            Screen::Left => true,
            _ => false,
        };
        prop_assert!(is_end, "{:?}", model.screen);
    }
}
