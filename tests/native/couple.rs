//! Two people and the state machine: giving, sending, arriving, comparing, leaving. Two models are
//! two phones; what one sends is a text that the other opens.

use love_languages::model::LoveLanguage::{Gifts, Service, Time, Touch, Words};
use love_languages::model::app::{Effect, Fetched, Model, Msg, Origin, Screen, View};
use love_languages::model::code::{Code, CodeError, Link, Offset};
use love_languages::model::compare::Direction;
use love_languages::model::couple::{Arrival, Pair, Phones};
use love_languages::model::deck::Depth;
use love_languages::model::event::Event;
use love_languages::model::inference::{Choice, Level};
use love_languages::model::later::LateEffect;
use love_languages::model::pass::{PassMsg, PassStep};
use love_languages::model::person::Person;
use love_languages::model::questions::QuestionMsg;
use love_languages::model::quiz::Quiz;
use love_languages::model::reveal::{RevealMsg, Said};
use love_languages::model::settings::Start;
use love_languages::model::snapshot::Snapshot;
use love_languages::model::together::TogetherMsg;
use love_languages::model::two::{NEUTRAL_URL, ShareStep, TwoMsg};
use love_languages::model::{ByLanguage, LoveLanguage};
use love_languages::view::render;
use proptest::prelude::*;

use crate::{
    answer_for_touch, answer_for_words, around, arrive, give, later, pack, phone, send, settings,
    two,
};

const GIVEN: [Option<Level>; 5] =
    [Some(Level::NotAtAll), Some(Level::ALot), None, Some(Level::Deeply), Some(Level::Somewhat)];

/// A code that nobody here made.
const STRANGE: &str = "1N1QSWW8Z1EZ";
/// Whole, and of a newer version: see `docs/share-code.md`.
const NEWER: &str = "2000";

/// A phone whose owner took the quiz, and said what is given.
pub fn touched() -> Model {
    let mut model = phone(&[]);
    answer_for_touch(&mut model);
    give(&mut model, GIVEN);
    model
}

/// The other's, at another end of the world.
pub fn worded() -> Model {
    let mut model = phone(&[]);
    model.around.offset_minutes = -480;
    answer_for_words(&mut model);
    give(&mut model, [Some(Level::ALittle); 5]);
    model
}

/// Two phones after a link went, and a reply came back.
pub fn pair() -> [Model; 2] {
    let (mut a, mut b) = (touched(), worded());
    let sent = send(&mut a);
    arrive(&mut b, &sent);
    let reply = send(&mut b);
    arrive(&mut a, &reply);
    [a, b]
}

/// The same phone with what its storage kept.
pub fn reloaded(model: &Model) -> Model {
    let person = Person::read(&model.person.write().expect("there is something to keep"));
    let origin = Origin::Stored(person.expect("what was stored is read"));
    let later = Fetched::Loaded(later());
    Model::new(model.settings.clone(), pack(), later, model.around.clone(), origin).0
}

/// The same widget after it was taken down and put up again.
pub fn remounted(model: &Model) -> Model {
    let origin = Origin::Snapshot(Snapshot::read(&model.snapshot()).expect("a snapshot is read"));
    let later = Fetched::Loaded(later());
    Model::new(model.settings.clone(), pack(), later, model.around.clone(), origin).0
}

pub fn views(effects: &[Effect]) -> Vec<View> {
    let view = |effect: &Effect| match effect {
        Effect::Emit(Event::View(view)) => Some(*view),
        _ => None,
    };
    effects.iter().filter_map(view).collect()
}

/// The last text that was to be stored.
pub fn stored(effects: &[Effect]) -> &Option<String> {
    let text = |effect: &'_ _| matches!(effect, Effect::Store(_));
    match effects.iter().rfind(|effect| text(effect)) {
        Some(Effect::Store(text)) => text,
        _ => panic!("nothing was to be stored: {effects:?}"),
    }
}

pub fn asks(effects: &[Effect], wanted: &LateEffect) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::Late(asked) if asked == wanted))
}

fn copied(model: &mut Model) -> String {
    match &two(model, TwoMsg::Copy)[..] {
        [Effect::Late(LateEffect::Copy(text))] => text.clone(),
        effects => panic!("{effects:?}"),
    }
}

fn arrival(model: &Model) -> Arrival {
    match model.screen {
        Screen::Arrive(arrival) => arrival,
        _ => panic!("{:?} is no arrival", model.screen),
    }
}

fn shuffled(text: &str) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let other = (1..letters.len()).find(|&at| letters[at] != letters[0]).expect("two letters");
    letters.swap(0, other);
    letters.into_iter().collect()
}

mod giving {
    use super::*;

    #[test]
    fn five_taps_lead_from_the_result_to_the_result() {
        let mut model = phone(&[]);
        assert!(model.update(Msg::OpenGive).is_empty(), "there is no result yet");
        answer_for_touch(&mut model);
        let effects = model.update(Msg::OpenGive);
        assert_eq!(views(&effects), [View::Give]);
        assert!(effects.contains(&Effect::Focus));
        for at in 0..5 {
            assert_eq!(model.screen, Screen::Give { at });
            two(&mut model, TwoMsg::Give(GIVEN[at]));
        }
        assert_eq!(model.view(), View::Result);
        let order = model.person.quiz.answers().order;
        assert_eq!(
            model.gives(),
            ByLanguage::from_fn(|it| {
                GIVEN[order.iter().position(|&other| other == it).unwrap()]
            })
        );
        assert_eq!(model.my_code().unwrap().give, model.gives());
    }

    #[test]
    fn from_the_comparison_they_lead_back_to_it() {
        let [mut a, _] = pair();
        a.update(Msg::Open(Start::Quiz));
        give(&mut a, [None; 5]);
        assert_eq!(a.view(), View::Result, "which they were started from");
        a.update(Msg::OpenGive);
        assert!(!a.is_for_two(), "from one's own result");
        a.update(Msg::Back);
        two(&mut a, TwoMsg::Look);
        a.update(Msg::OpenGive);
        assert!(render(&a).contains("data-action=\"leave\""), "theirs is a step away");
        a.update(Msg::Back);
        assert_eq!(a.view(), View::Compare);
        give(&mut a, GIVEN);
        assert_eq!(a.view(), View::Compare);
        assert!(a.directions()[1].gives());
    }

    #[test]
    fn what_was_added_can_be_changed() {
        let mut model = phone(&[]);
        answer_for_touch(&mut model);
        assert!(render(&model).contains(">strings.onward.give<"));
        give(&mut model, GIVEN);
        let html = render(&model);
        assert!(html.contains(">two.give.offer_again<") && !html.contains(">strings.onward.give<"));
    }

    #[test]
    fn back_shows_what_was_said_and_a_new_tap_replaces_it() {
        let mut model = touched();
        model.update(Msg::OpenGive);
        two(&mut model, TwoMsg::Give(Some(Level::ALittle)));
        two(&mut model, TwoMsg::Give(None));
        assert_eq!([model.given(0), model.given(1)], [Some(Level::ALittle), None]);
        model.update(Msg::Back);
        model.update(Msg::Back);
        assert_eq!(model.screen, Screen::Give { at: 0 });
        model.update(Msg::Back);
        assert_eq!(model.view(), View::Result);
        assert_eq!(model.given(4), GIVEN[4], "what comes later stays");
    }

    #[test]
    fn skipping_all_of_it_says_nothing() {
        let mut model = phone(&[]);
        answer_for_touch(&mut model);
        give(&mut model, [None; 5]);
        assert_eq!(model.gives(), ByLanguage::default());
        assert!(!model.directions()[1].gives());
    }

    #[test]
    fn it_is_stored_and_goes_with_the_answers() {
        let mut model = touched();
        assert_eq!(reloaded(&model).gives(), model.gives());
        assert_eq!(remounted(&model).gives(), model.gives());
        let effects = model.update(Msg::Restart);
        assert_eq!(stored(&effects), &None);
        assert_eq!(model.gives(), ByLanguage::default());
        answer_for_touch(&mut model);
        assert!(!model.directions()[1].gives());
    }

    #[test]
    fn a_tap_that_comes_late_is_dropped() {
        let mut model = touched();
        let before = model.gives();
        assert!(two(&mut model, TwoMsg::Give(Some(Level::NotAtAll))).is_empty());
        assert_eq!(model.gives(), before);
    }
}

mod sharing {
    use super::*;

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
        for (model, says) in
            [(&mut alone, "strings.onward.share"), (&mut a, "strings.onward.reply")]
        {
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
                let text: String =
                    html.split('<').filter_map(|p| Some(p.split_once('>')?.1)).collect();
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
}

/// Whether an effect that is not for storage or for sending holds one of these codes.
fn tells(effect: &Effect, codes: &[Option<Code>]) -> bool {
    let said = match effect {
        Effect::Store(_) | Effect::Snapshot(_) => return false,
        Effect::Late(LateEffect::Copy(_) | LateEffect::ShareSheet { .. }) => return false,
        effect => format!("{effect:?}"),
    };
    let mut codes = codes.iter().flatten();
    codes.any(|code| said.contains(&code.write()) || said.contains(&Link::One(*code).write()))
}

mod arriving {
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
        assert!(
            !render(&model).contains("two.compare.give_taps"),
            "nor is there a button for them"
        );
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
}

mod two_phones {
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
}

mod typing {
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
}

mod leaving {
    use super::*;

    /// A phone on each of the views with a second person in it, and on some that have none.
    fn places() -> Vec<(Model, bool)> {
        let [a, _] = pair();
        let at = |steps: &dyn Fn(&mut Model), for_two| {
            let mut model = a.clone();
            steps(&mut model);
            (model, for_two)
        };
        vec![
            at(&|_| (), true),
            at(&|it| drop(two(it, TwoMsg::OpenShare)), true),
            at(&|it| drop(send(it)), true),
            at(&|it| drop(arrive(it, STRANGE)), true),
            at(&|it| drop(arrive(it, "U")), true),
            at(&|it| drop(two(it, TwoMsg::OpenCode)), true),
            at(&|it| drop(it.update(Msg::Open(Start::Together))), true),
            at(&|it| drop(it.update(Msg::Open(Start::Quiz))), false),
            at(&|it| drop(it.update(Msg::Open(Start::Questions))), false),
            at(&|it| drop(it.update(Msg::Open(Start::About))), false),
            at(&|it| drop(it.update(Msg::OpenGive)), true),
            (
                {
                    let mut it = touched();
                    it.update(Msg::OpenGive);
                    it
                },
                false,
            ),
            (phone(&[("view", "together")]), false),
            (phone(&[("view", "compare")]), true),
        ]
    }

    #[test]
    fn only_views_with_a_second_person_can_be_left_and_nothing_stays() {
        for (model, for_two) in places() {
            assert_eq!(model.is_for_two(), for_two, "{:?}", model.screen);
            assert_eq!(render(&model).contains("data-action=\"leave\""), for_two);
            for msg in [TwoMsg::Leave, TwoMsg::Shifts(3)] {
                let mut model = model.clone();
                let effects = two(&mut model, msg);
                if for_two {
                    assert!(asks(&effects, &LateEffect::Leave(NEUTRAL_URL.to_owned())));
                    is_forgotten(&mut model, &effects);
                } else {
                    assert!(effects.is_empty());
                }
            }
        }
    }

    /// Nothing of the person is kept, shown, or found by going back.
    fn is_forgotten(model: &mut Model, effects: &[Effect]) {
        assert_eq!(stored(effects), &None, "{:?}", model.person);
        let forgets = |effect: &Effect| *effect == Effect::Late(LateEffect::Forget);
        let stores = |effect: &Effect| matches!(effect, Effect::Store(_));
        assert!(effects.iter().position(forgets) < effects.iter().position(stores));
        assert_eq!([model.my_code(), model.person.couple.theirs], [None; 2]);
        assert_eq!(model.questions.shown(), None);
        for mut model in [model.clone(), remounted(model)] {
            loop {
                assert_ne!(model.view(), View::Result);
                assert!(!matches!(model.screen, Screen::Card { at: 1.. }));
                if model.update(Msg::Back).is_empty() {
                    break;
                }
            }
        }
    }

    #[test]
    fn what_is_kept_can_be_left_where_it_is_read_beside_somebody() {
        let [mut a, _] = pair();
        for from in [Start::Quiz, Start::About] {
            a.update(Msg::Open(from));
            assert!(!a.is_for_two());
            a.update(Msg::OpenPrivacy);
            assert!(a.is_for_two(), "it shows their result");
            a.update(Msg::Back);
        }
        a.update(Msg::Open(Start::Compare));
        a.update(Msg::OpenPrivacy);
        assert!(a.is_for_two());
        assert!(asks(&two(&mut a, TwoMsg::Leave), &LateEffect::Forget));
    }

    #[test]
    fn three_shifts_leave_and_each_before_is_said() {
        let [mut a, _] = pair();
        for times in [1, 2] {
            let effects = two(&mut a, TwoMsg::Shifts(times));
            assert_eq!(a.two.shifts, times);
            assert!(!asks(&effects, &LateEffect::Forget));
            let said = ["two.leave.shift_once", "two.leave.shift_twice"][usize::from(times) - 1];
            assert!(render(&a).contains(said));
        }
        two(&mut a, TwoMsg::Shifts(0));
        assert_eq!(a.two.shifts, 0);
        assert!(asks(&two(&mut a, TwoMsg::Shifts(3)), &LateEffect::Forget));
    }

    #[test]
    fn the_page_says_where_to() {
        let mut model = phone(&[("view", "compare"), ("leave-url", "https://news.example/")]);
        let effects = two(&mut model, TwoMsg::Leave);
        assert!(asks(&effects, &LateEffect::Leave("https://news.example/".into())));
    }

    #[test]
    fn a_frame_that_cannot_be_left_is_cleared_and_says_how_to_close_it() {
        for (mut model, for_two) in places() {
            if !for_two {
                continue;
            }
            model.around.in_frame = true;
            let effects = two(&mut model, TwoMsg::Leave);
            assert_eq!(model.screen, Screen::Left);
            assert_eq!(views(&effects), [View::Left]);
            assert!(!effects.iter().any(|it| matches!(it, Effect::Late(LateEffect::Leave(_)))));
            assert!(!model.can_go_back());
            is_forgotten(&mut model, &effects);
            assert_eq!(remounted(&model).screen, Screen::Card { at: 0 });
            assert!(two(&mut model, TwoMsg::Leave).is_empty());
        }
    }
}

mod keeping {
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
        for (asks, remembers, says) in
            [(false, false, false), (true, true, false), (true, false, true)]
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
}

mod comparing {
    use super::*;

    #[test]
    fn what_both_results_open_is_one_tap_away_wherever_both_are_known() {
        let [a, _] = pair();
        let own = Link::One(a.my_code().unwrap()).write();
        let theirs = Link::One(a.person.couple.theirs.unwrap()).write();
        let steps: [&dyn Fn(&mut Model); 9] = [
            &|it| drop(it.update(Msg::Open(Start::Quiz))),
            &|it| drop(two(it, TwoMsg::Look)),
            &|it| drop(two(it, TwoMsg::OpenShare)),
            &|it| drop(arrive(it, STRANGE)),
            &|it| drop(arrive(it, "1N7F")),
            &|it| drop(send(it)),
            &|it| drop(arrive(it, &own)),
            &|it| drop(arrive(it, &theirs)),
            &|it| {
                arrive(it, STRANGE);
                two(it, TwoMsg::TakeNew);
            },
        ];
        for step in steps {
            let mut model = a.clone();
            step(&mut model);
            let html = render(&model);
            for action in ["compare", "today"] {
                let control = format!("data-action=\"{action}\"");
                assert!(html.contains(&control), "{action} at {:?}", model.screen);
            }
        }
    }

    fn shown(mine: Model, theirs: &Code) -> String {
        let mut model = mine;
        arrive(&mut model, &Link::One(*theirs).write());
        two(&mut model, TwoMsg::Look);
        assert_eq!(model.view(), View::Compare);
        render(&model)
    }

    #[test]
    fn that_all_is_close_is_said_only_where_it_is() {
        let levels = |code: &Code| ByLanguage::from_fn(|l| code.want[l].map(|want| want.level));
        let mut mine = phone(&[]);
        answer_for_words(&mut mine);
        let theirs = touched().my_code().unwrap();
        let close = Code { give: levels(&mine.my_code().unwrap()), ..theirs };
        let order = mine.person.quiz.answers().order;
        crate::give(&mut mine, order.map(|language| levels(&theirs)[language]));
        assert!(shown(mine.clone(), &close).contains("two.compare.no_gap"));
        let too_much = Code { give: ByLanguage::from_fn(|_| Some(Level::Deeply)), ..close };
        let unknown = Code { want: ByLanguage::default(), ..close };
        for far in [too_much, unknown] {
            assert!(!shown(mine.clone(), &far).contains("two.compare.no_gap"));
        }
    }

    /// Whoever opens the reply that they sent themselves, on a phone that has nothing stored.
    #[test]
    fn a_pair_from_a_link_alone_can_be_turned() {
        let [a, _] = pair();
        let [mine, theirs] = [a.my_code().unwrap(), a.person.couple.theirs.unwrap()];
        let mut opened = phone(&[]);
        arrive(&mut opened, &Link::Pair { first: theirs, second: mine }.write());
        assert!(render(&opened).contains("data-action=\"turn\""));
        let (question, [to_you, to_them]) = (opened.today(), opened.directions());
        two(&mut opened, TwoMsg::Turn);
        assert_eq!(opened.directions(), [to_them, to_you]);
        assert_eq!(opened.today(), question, "the question is the same for both");
        // Whoever has answered here is known.
        assert!(!render(&a).contains("data-action=\"turn\""));
        let mut a = a;
        assert!(two(&mut a, TwoMsg::Turn).is_empty());
    }

    #[test]
    fn the_five_taps_are_offered_where_there_are_answers_to_go_with_them() {
        let [mut a, _] = pair();
        let without = Code { give: ByLanguage::default(), ..a.my_code().unwrap() };
        let theirs = a.person.couple.theirs.unwrap();
        let link = Link::Pair { first: without, second: theirs }.write();
        let mut nothing_stored = phone(&[]);
        arrive(&mut nothing_stored, &link);
        assert!(render(&nothing_stored).contains("two.compare.give_missing_you"));
        assert!(!render(&nothing_stored).contains("data-action=\"give\""));
        give(&mut a, [None; 5]);
        two(&mut a, TwoMsg::Look);
        assert!(render(&a).contains("data-action=\"give\""));
    }

    #[test]
    fn acts_go_round_on_each_side_alone() {
        let [mut a, _] = pair();
        let acts =
            |model: &Model| [false, true].map(|to_them| model.act(Touch, to_them).to_owned());
        let [mine, theirs] = acts(&a);
        two(&mut a, TwoMsg::AnotherAct { to_them: true });
        assert_eq!(acts(&a)[0], mine);
        assert_ne!(acts(&a)[1], theirs);
        let count = later().words.two.acts.list[Touch].len();
        for _ in 1..count {
            two(&mut a, TwoMsg::AnotherAct { to_them: true });
        }
        assert_eq!(acts(&a), [mine, theirs]);
    }
}

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
