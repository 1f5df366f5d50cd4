//! The HTML of every view, with the places of its words. A tag a line, so that a difference is easy
//! to read.

use expect_test::expect_file;
use love_languages::model::LoveLanguage;
use love_languages::model::app::{Model, Msg};
use love_languages::model::inference::{Choice, Level};
use love_languages::model::questions::QuestionMsg;
use love_languages::model::settings::Start;
use love_languages::view::render;

use crate::{answer_all, answer_for_touch, fresh, take_over};

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
    take_over(&mut model);
    check(&model, "questions");
    model.update(Msg::Questions(QuestionMsg::Next));
    check(&model, "questions-second");
}

#[test]
fn about() {
    let mut model = fresh(&[]);
    model.update(Msg::Open(Start::About));
    check(&model, "about-loading");
    take_over(&mut model);
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
