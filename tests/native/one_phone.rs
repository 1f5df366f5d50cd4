//! Two people with one phone: taking the quiz in turn, with nothing of the first one's in sight of the
//! second; and answering a question before either answer shows.

use love_languages::model::LoveLanguage;
use love_languages::model::app::{Effect, Fetched, Model, Msg, Origin, Screen, View};
use love_languages::model::code::{Code, Link};
use love_languages::model::compare::Direction;
use love_languages::model::couple::{Arrival, Phones};
use love_languages::model::event::Event;
use love_languages::model::inference::{Choice, Level};
use love_languages::model::later::LateEffect;
use love_languages::model::pass::{PassMsg, PassStep};
use love_languages::model::person::Person;
use love_languages::model::questions::QuestionMsg;
use love_languages::model::reveal::{Asked, RevealMsg, RevealStep, Said};
use love_languages::model::settings::Start;
use love_languages::model::two::TwoMsg;
use love_languages::view::render;
use proptest::prelude::*;

use crate::couple::{asks, pair, reloaded, remounted, stored, touched, views, worded};
use crate::{
    answer_all, answer_for_touch, answer_for_words, arrive, give, later, pack, phone, send,
    settings, two,
};

fn pass(model: &mut Model, msg: PassMsg) -> Vec<Effect> {
    two(model, TwoMsg::Pass(msg))
}

/// From the result to the second person's first card.
fn hand_over(model: &mut Model) {
    pass(model, PassMsg::Open);
    pass(model, PassMsg::Agree);
    assert_eq!(model.screen, Screen::Pass(PassStep::HandOver));
    pass(model, PassMsg::Take);
    assert_eq!(model.screen, Screen::Card { at: 0 });
}

/// Both are done, with the second one as [`worded`].
fn both_done() -> Model {
    let mut model = touched();
    hand_over(&mut model);
    answer_for_words(&mut model);
    give(&mut model, [Some(Level::ALittle); 5]);
    assert_eq!(model.screen, Screen::Pass(PassStep::Ready));
    model
}

/// What only the first one's answers lead to.
fn shows_the_first(html: &str, code: &Code) -> bool {
    let words =
        ["result.clear", "result.two", "result.meaning", "two.compare.reaches", "class=\"pairs"];
    words.iter().any(|word| html.contains(word)) || html.contains(&code.write())
}

mod turns {
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
            assert!(
                html.contains("data-action=\"today\"") && !html.contains("data-action=\"start\"")
            );
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
}

mod unseen {
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
}

mod ending {
    use super::*;

    #[test]
    fn stopping_brings_back_the_first_result_and_keeps_nothing_of_the_second() {
        for before in [touched(), pair()[0].clone()] {
            let kept = before.person.write();
            for taps in [0, 1, 30] {
                let mut model = before.clone();
                hand_over(&mut model);
                for _ in 0..taps {
                    model.update(if model.view() == View::Rate {
                        Msg::Rate(Level::ALot)
                    } else {
                        Msg::Skip
                    });
                }
                let effects = pass(&mut model, PassMsg::Stop);
                assert_eq!(stored(&effects), &kept);
                // The phone changes hands before the first result shows.
                assert_eq!(model.screen, Screen::Pass(PassStep::GiveBack));
                assert!(!shows_the_first(&render(&model), &before.my_code().unwrap()));
                assert!(!model.can_go_back() && model.is_for_two());
                pass(&mut model, PassMsg::TakeBack);
                assert_eq!(model.view(), View::Result);
                assert!(!model.is_passing());
                assert_eq!(model.directions(), before.directions());
                assert_eq!(remounted(&model).view(), View::Result);
            }
        }
    }

    #[test]
    fn leaving_leaves_nothing_of_either() {
        let mut at_card = touched();
        hand_over(&mut at_card);
        for _ in 0..3 {
            at_card.update(Msg::Rate(Level::ALot));
        }
        let mut paused = at_card.clone();
        pass(&mut paused, PassMsg::Pause);
        let mut giving = both_done();
        giving.update(Msg::OpenGive);
        let mut safety = touched();
        pass(&mut safety, PassMsg::Open);
        for model in [at_card, paused, both_done(), giving, safety] {
            assert!(model.is_for_two(), "{:?}", model.screen);
            assert!(render(&model).contains("data-action=\"leave\""));
            for (msg, in_frame) in
                [(TwoMsg::Leave, false), (TwoMsg::Shifts(3), false), (TwoMsg::Leave, true)]
            {
                let mut model = model.clone();
                model.around.in_frame = in_frame;
                let effects = two(&mut model, msg);
                assert!(asks(&effects, &LateEffect::Forget));
                assert_eq!(stored(&effects), &None);
                assert!(!model.is_passing());
                for mut model in [model.clone(), remounted(&model)] {
                    assert_eq!([model.my_code(), model.person.couple.theirs], [None; 2]);
                    assert_eq!(model.person.quiz.answered(), 0);
                    while !model.update(Msg::Back).is_empty() {}
                    render(&model);
                    let is_empty = matches!(model.screen, Screen::Card { at: 0 } | Screen::Left);
                    assert!(is_empty, "{:?}", model.screen);
                }
            }
        }
    }

    #[test]
    fn forgetting_forgets_both() {
        let mut model = touched();
        hand_over(&mut model);
        model.update(Msg::Rate(Level::ALot));
        model.update(Msg::OpenPrivacy);
        let html = render(&model);
        // What is kept of the first one is not even named.
        assert!(html.contains("two.pass.kept") && !html.contains("two.privacy.item_"));
        let effects = two(&mut model, TwoMsg::Forget);
        assert_eq!(stored(&effects), &None);
        assert_eq!(model.screen, Screen::Card { at: 0 });
        assert!(!model.is_passing() && !model.can_go_back());
    }

    #[test]
    fn whoever_opens_a_link_meanwhile_has_the_owners_phone_in_hand() {
        let mut model = touched();
        let mine = model.my_code();
        hand_over(&mut model);
        model.update(Msg::Rate(Level::ALot));
        arrive(&mut model, &send(&mut worded()));
        assert_eq!(model.screen, Screen::Arrive(Arrival::New));
        assert!(!model.is_passing());
        assert_eq!(model.my_code(), mine);
        // After a reload in another tab as well.
        let mut model = touched();
        hand_over(&mut model);
        let origin = Origin::Stored(model.owner().clone());
        let later = Fetched::Loaded(later());
        let mut tab = Model::new(settings(&[]), pack(), later, model.around.clone(), origin).0;
        arrive(&mut tab, &Link::One(worded().my_code().unwrap()).write());
        assert_eq!(tab.screen, Screen::Arrive(Arrival::New));
    }

    #[test]
    fn the_pages_other_widgets_go_along_and_come_back() {
        let mut one = touched();
        let mut other = one.clone();
        hand_over(&mut one);
        other.update(Msg::Person(one.owner().clone().into()));
        assert_eq!(other.screen, Screen::Pass(PassStep::HandOver));
        // What is asked of one of them doesn't take the cards from the other.
        one.update(Msg::Rate(Level::ALot));
        other.update(Msg::Open(Start::Questions));
        one.update(Msg::Person(other.owner().clone().into()));
        assert_eq!(one.screen, Screen::Card { at: 1 });
        assert_eq!(one.notes().drawn, other.notes().drawn);
        other.update(Msg::Back);
        answer_for_words(&mut one);
        pass(&mut one, PassMsg::Look);
        other.update(Msg::Person(one.owner().clone().into()));
        assert_eq!(other.view(), View::Result);
        assert!(!other.is_passing());
        assert_eq!(other.directions(), one.directions());
        // And whoever stops, stops it for all.
        hand_over(&mut one);
        other.update(Msg::Person(one.owner().clone().into()));
        pass(&mut other, PassMsg::Stop);
        one.update(Msg::Person(other.owner().clone().into()));
        assert_eq!(one.view(), View::Result);
        assert!(!one.is_passing());
    }

    #[test]
    fn the_page_may_start_the_second_turn_over_and_the_first_answers_stay() {
        let mut model = touched();
        let mine = model.my_code();
        hand_over(&mut model);
        model.update(Msg::Rate(Level::ALot));
        model.update(Msg::Restart);
        assert_eq!(model.screen, Screen::Card { at: 0 });
        assert_eq!(model.person.quiz.answered(), 0);
        pass(&mut model, PassMsg::Stop);
        assert_eq!(model.my_code(), mine);
        assert!(model.directions()[1].gives());
        assert!(!model.directions().iter().all(Direction::wants));
    }
}

mod answering {
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
                for (mut model, how) in
                    [(model.clone(), "here"), (in_a_frame(&model), "in a frame")]
                {
                    way(&mut model);
                    assert!(!matches!(model.screen, Screen::Reveal(_)), "way {at} {how}");
                    assert!(!holds(&render(&model)));
                    // Where it leads back to, answering begins anew.
                    for _ in 0..5 {
                        model.update(Msg::Back);
                        assert!(
                            !matches!(model.screen, Screen::Reveal(_)) && !holds(&render(&model))
                        );
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
}
