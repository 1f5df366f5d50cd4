//! The HTML of every view, with the places of its words. A tag a line, so that a difference is easy
//! to read.

use std::rc::Rc;

use expect_test::expect_file;
use love_languages::model::LoveLanguage;
use love_languages::model::app::{Fetched, Model, Msg, Origin};
use love_languages::model::code::{Certainty, Code, Link};
use love_languages::model::content::Pack;
use love_languages::model::guide::GuideMsg;
use love_languages::model::inference::{Choice, Level};
use love_languages::model::pass::PassMsg;
use love_languages::model::questions::QuestionMsg;
use love_languages::model::quiz::Quiz;
use love_languages::model::reveal::{RevealMsg, Said};
use love_languages::model::settings::Start;
use love_languages::model::timer::TimerMsg;
use love_languages::model::two::TwoMsg;
use love_languages::view::render;

use crate::{
    answer_all, answer_for_touch, answer_for_words, around, arrive, fresh, give, later_comes,
    phone, send, settings, two,
};

fn check(model: &Model, name: &str) {
    let html = render(model).replace("><", ">\n<");
    expect_file![format!("{}/tests/native/views/{name}.html", env!("CARGO_MANIFEST_DIR"))]
        .assert_eq(&format!("{html}\n"));
}

const INVITATION: [(&str, &str); 3] =
    [("practice", "Riverbank Practice"), ("cta-url", "/contact"), ("phone", "555 0100")];

#[test]
fn rate() {
    let mut model = fresh(&[]);
    check(&model, "rate-first");
    model.update(Msg::Rate(Level::ALot));
    check(&model, "rate-second");
    model.update(Msg::Back);
    check(&model, "rate-answered");
}

/// As the browser does before the first mount: so that nothing breaks there that needs a word.
#[test]
fn rate_in_a_rehearsal_without_words() {
    let (pack, origin) =
        (Rc::new(Pack::without_words()), Origin::Taps { quiz: Quiz::new(0), at: 0 });
    let (model, _) = Model::new(settings(&[]), pack, Fetched::NotAsked, around(), origin);
    let html = render(&model);
    assert!(html.contains("data-view=\"rate\"") && html.contains("data-answer=\"4\""), "{html}");
}

#[test]
fn choose() {
    let mut model = fresh(&[]);
    for _ in 0..5 {
        model.update(Msg::Rate(Level::ALot));
    }
    check(&model, "choose");
    model.update(Msg::Choose(Choice::Same));
    model.update(Msg::Back);
    check(&model, "choose-answered");
}

#[test]
fn result() {
    let mut model = fresh(&INVITATION);
    answer_for_touch(&mut model);
    check(&model, "result-clear");
    model.update(Msg::ShowTable(true));
    check(&model, "result-table");

    let mut model = fresh(&[]);
    answer_all(&mut model, |_| Some(Level::Deeply), |_| Some(Choice::Same));
    check(&model, "result-all-high");

    let mut model = fresh(&[]);
    answer_all(&mut model, |_| Some(Level::NotAtAll), |_| Some(Choice::Same));
    check(&model, "result-all-low");

    // Three alike, two behind: no two of the three can be named alone.
    let mut model = fresh(&[]);
    answer_for(&mut model, &[LoveLanguage::Words, LoveLanguage::Gifts, LoveLanguage::Touch]);
    check(&model, "result-mixed");

    let mut model = fresh(&[]);
    answer_for(&mut model, &[LoveLanguage::Words, LoveLanguage::Touch]);
    check(&model, "result-two");

    let mut model = fresh(&[]);
    answer_all(&mut model, |_| None, |_| None);
    check(&model, "result-unknown");
}

/// Somebody whom these reach, all alike, and the others a little.
fn answer_for(model: &mut Model, first: &[LoveLanguage]) {
    answer_all(
        model,
        |language| Some(if first.contains(&language) { Level::ALot } else { Level::ALittle }),
        |options| {
            let best: Vec<_> = options.into_iter().filter(|it| first.contains(it)).collect();
            Some(if let [best] = best[..] { Choice::One(best) } else { Choice::Same })
        },
    );
}

#[test]
fn questions() {
    let mut model = fresh(&[("view", "questions")]);
    check(&model, "questions-loading");
    model.update(Msg::LaterFailed);
    check(&model, "questions-failed");
    later_comes(&mut model);
    check(&model, "questions");
    model.update(Msg::Questions(QuestionMsg::Next));
    check(&model, "questions-second");
}

#[test]
fn kept() {
    let mut model = fresh(&INVITATION);
    later_comes(&mut model);
    model.update(Msg::Open(Start::Questions));
    model.update(Msg::Questions(QuestionMsg::Keep));
    model.update(Msg::Questions(QuestionMsg::OpenKept));
    check(&model, "kept");
    model.update(Msg::Questions(QuestionMsg::Drop(0)));
    check(&model, "kept-none");
}

/// Each kind of step, what comes before the first and after the last.
#[test]
fn guide() {
    let go = |model: &mut Model, msg: GuideMsg| model.update(Msg::Guide(msg));
    let mut model = fresh(&[("view", "together")]);
    later_comes(&mut model);
    go(&mut model, GuideMsg::Open(0));
    check(&model, "guide-whole");
    go(&mut model, GuideMsg::Begin);
    check(&model, "guide-say");
    go(&mut model, GuideMsg::Timer(TimerMsg::Start));
    check(&model, "guide-say-running");
    go(&mut model, GuideMsg::Next);
    go(&mut model, GuideMsg::Next);
    go(&mut model, GuideMsg::Pick(1));
    check(&model, "guide-choose");
    go(&mut model, GuideMsg::Next);
    check(&model, "guide-breathe");
    go(&mut model, GuideMsg::Next);
    check(&model, "guide-write");
    go(&mut model, GuideMsg::Next);
    check(&model, "guide-done");
    go(&mut model, GuideMsg::Close);
    go(&mut model, GuideMsg::Open(1));
    go(&mut model, GuideMsg::Begin);
    check(&model, "guide-safety");
    go(&mut model, GuideMsg::Begin);
    go(&mut model, GuideMsg::Next);
    check(&model, "guide-offer");
    go(&mut model, GuideMsg::Break);
    check(&model, "guide-cut-short");
}

#[test]
fn about() {
    let mut model = fresh(&[]);
    model.update(Msg::Open(Start::About));
    check(&model, "about-loading");
    later_comes(&mut model);
    check(&model, "about");
}

#[test]
fn what_is_wrong_is_said_under_the_widget() {
    check(&fresh(&[("debug", ""), ("cta-url", "javascript:alert(1)")]), "debug");
}

#[test]
fn text_from_the_page_is_text() {
    let mut model = fresh(&[("practice", "<b onclick=x>\"&"), ("cta-url", "/\"><script>")]);
    answer_for_touch(&mut model);
    let html = render(&model);
    assert!(!html.contains("<b onclick") && !html.contains("<script"), "{html}");
}

#[test]
fn giving() {
    let mut model = touched();
    check(&model, "result-give-offer");
    model.update(Msg::OpenGive);
    check(&model, "give");
    two(&mut model, TwoMsg::Give(Some(Level::ALot)));
    model.update(Msg::Back);
    check(&model, "give-answered");
    give(&mut model, GIVEN);
    check(&model, "result-give");
}

const GIVEN: [Option<Level>; 5] =
    [Some(Level::ALot), Some(Level::NotAtAll), None, Some(Level::Somewhat), Some(Level::ALittle)];

fn touched() -> Model {
    let mut model = phone(&[]);
    answer_for_touch(&mut model);
    model
}

/// Somebody else's result, with what is given.
fn theirs() -> Code {
    let mut model = phone(&[]);
    answer_for_words(&mut model);
    give(&mut model, GIVEN);
    model.my_code().expect("the quiz was taken")
}

/// A comparison with `theirs` on the phone of somebody whom touch reaches most.
fn compared(mut model: Model, theirs: Code) -> Model {
    arrive(&mut model, &Link::One(theirs).write());
    two(&mut model, TwoMsg::Look);
    model
}

#[test]
fn sharing() {
    for (name, language, attributes) in [
        ("share-safety", "de-DE", &[][..]),
        ("share-safety-own-line", "de-DE", &[("helpline", "Riverbank line 555 0100")]),
        ("share-safety-elsewhere", "en-AQ", &[]),
    ] {
        let mut model = phone(attributes);
        answer_for_touch(&mut model);
        model.around.language = language.into();
        two(&mut model, TwoMsg::OpenShare);
        check(&model, name);
    }
    let mut model = touched();
    send(&mut model);
    check(&model, "share-ways");

    let mut model = compared(touched(), theirs());
    give(&mut model, GIVEN);
    model.around.can_share = true;
    send(&mut model);
    two(&mut model, TwoMsg::Copied(true));
    check(&model, "share-ways-reply");
}

#[test]
fn arriving() {
    let code = Link::One(theirs()).write();
    let mut model = phone(&[]);
    arrive(&mut model, &code);
    check(&model, "arrive-new");
    arrive(&mut model, &code);
    check(&model, "arrive-again");

    let mut model = touched();
    arrive(&mut model, &code);
    check(&model, "arrive-new-with-result");
    let own = Link::One(model.my_code().expect("a result")).write();
    arrive(&mut model, &own);
    check(&model, "arrive-own");
    arrive(&mut model, "1N1QSWW8Z1EZ");
    check(&model, "arrive-another");
    arrive(&mut model, &code[..7]);
    check(&model, "arrive-failed");
    arrive(&mut model, &Link::One(Code { list: 31, ..theirs() }).write());
    check(&model, "arrive-newer");

    two(&mut model, TwoMsg::OpenCode);
    check(&model, "code");
    two(&mut model, TwoMsg::Typed("1N1Q".into()));
    check(&model, "code-error");
}

#[test]
fn comparing() {
    let mut model = phone(&[("view", "compare")]);
    check(&model, "compare-start");
    model.update(Msg::Open(Start::Quiz));
    answer_for_touch(&mut model);
    model.update(Msg::Open(Start::Compare));
    check(&model, "compare-start-with-result");

    let mut model = compared(phone(&[]), theirs());
    check(&model, "compare-theirs-only");
    model = touched();
    give(&mut model, GIVEN);
    model = compared(model, theirs());
    check(&model, "compare");
    model.update(Msg::ShowTable(true));
    check(&model, "compare-table");

    let mut unsure = theirs();
    unsure.give = Default::default();
    for language in LoveLanguage::ALL {
        unsure.want[language].as_mut().expect("it is known").certainty = Certainty::Unsure;
    }
    check(&compared(touched(), unsure), "compare-unsure-without-giving");
}

#[test]
fn passing_the_phone() {
    let tap = |model: &mut Model, msg| two(model, TwoMsg::Pass(msg));
    let mut model = phone(&[("view", "compare")]);
    tap(&mut model, PassMsg::Open);
    check(&model, "pass-safety");
    tap(&mut model, PassMsg::Agree);
    check(&model, "pass-first");
    tap(&mut model, PassMsg::Begin);
    answer_for_touch(&mut model);
    check(&model, "pass-hand-over");
    model.update(Msg::OpenPrivacy);
    check(&model, "pass-privacy");
    model.update(Msg::Back);
    tap(&mut model, PassMsg::Take);
    check(&model, "pass-rate");
    model.update(Msg::Skip);
    tap(&mut model, PassMsg::Pause);
    check(&model, "pass-paused");
    let mut stopped = model.clone();
    tap(&mut stopped, PassMsg::Stop);
    check(&stopped, "pass-give-back");
    tap(&mut model, PassMsg::Take);
    for _ in 0..4 {
        model.update(Msg::Skip);
    }
    check(&model, "pass-choose");
    answer_for_words(&mut model);
    check(&model, "pass-ready");
    model.update(Msg::OpenGive);
    check(&model, "pass-give");
    for level in GIVEN {
        two(&mut model, TwoMsg::Give(level));
    }
    check(&model, "pass-ready-with-giving");
    tap(&mut model, PassMsg::Look);
    check(&model, "pass-compare");
    model.update(Msg::Open(Start::Together));
    check(&model, "pass-together");
}

#[test]
fn together() {
    let mut model = phone(&[("view", "together")]);
    check(&model, "together-alone");
    let pair = Link::Pair { first: theirs(), second: touched().my_code().expect("a result") };
    arrive(&mut model, &pair.write());
    model.update(Msg::Open(Start::Together));
    check(&model, "together-pair");
    two(&mut model, TwoMsg::SwapToday);
    check(&model, "together-swapped");
}

#[test]
fn answering_first() {
    let mut model = phone(&[("view", "together")]);
    let answer = |text: &str| RevealMsg::Typed(Said::new(text.to_owned()));
    for (msg, name) in [
        (RevealMsg::Open, "reveal-first"),
        (answer("The kitchen\non Sunday"), "reveal-second"),
        (answer(""), "reveal-hidden"),
        (RevealMsg::Show, "reveal-shown"),
    ] {
        two(&mut model, TwoMsg::Reveal(msg));
        check(&model, name);
    }
}

#[test]
fn privacy() {
    let mut model = phone(&[]);
    model.update(Msg::OpenPrivacy);
    check(&model, "privacy-nothing-stored");
    model = compared(touched(), theirs());
    model.update(Msg::OpenPrivacy);
    check(&model, "privacy");
    model.around.remembers = true;
    check(&model, "privacy-remembered");
}

#[test]
fn leaving() {
    let mut model = phone(&[("view", "compare")]);
    model.around.in_frame = true;
    two(&mut model, TwoMsg::Shifts(2));
    check(&model, "compare-in-frame-two-shifts");
    two(&mut model, TwoMsg::Leave);
    check(&model, "left");
}
