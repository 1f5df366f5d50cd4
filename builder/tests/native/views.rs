//! The HTML of every state. A tag a line, so that a difference is easy to read.

use expect_test::expect_file;
use love_languages_builder::model::control::Group;
use love_languages_builder::model::place::{Place, Platform};
use love_languages_builder::model::{Held, Model, Msg};
use love_languages_builder::view::render;

use crate::{EXAMPLE, fresh, set, with};

fn check(model: &Model, name: &str) {
    let html = render(model).replace("><", ">\n<");
    expect_file![format!("{}/tests/native/views/{name}.html", env!("CARGO_MANIFEST_DIR"))]
        .assert_eq(&format!("{html}\n"));
}

#[test]
fn nothing_set() {
    check(&fresh(), "nothing-set");
}

#[test]
fn everything_open_and_filled() {
    let mut model = with(Place::Own, Platform::WordPress, &EXAMPLE);
    for group in Group::ALL.into_iter().filter(|group| !fresh().is_open(*group)) {
        model.update(Msg::Toggle(group));
    }
    for (name, value) in
        [("accent", "#ffd400"), ("theme", "dark"), ("view", "repair"), ("debug", "yes")]
    {
        set(&mut model, name, value);
    }
    model.update(Msg::Dark(true));
    model.update(Msg::Held(Held::Leave));
    check(&model, "filled");
}

#[test]
fn something_wrong() {
    let mut model = fresh();
    let text = "#s=1&files=server&site=wix&at=here&view=quizz&phone=call%20us&theme=dim&odd=1";
    model.update(Msg::Arrived(text.into()));
    model.update(Msg::Dropped("ours.json".into(), b"{\"questions\": [1, {}]}".to_vec()));
    model.update(Msg::Copied("Server URL".into(), false));
    check(&model, "wrong");
}

#[test]
fn not_together() {
    check(&with(Place::Own, Platform::Squarespace, &[]), "not-together");
}

#[test]
fn a_page_is_checked() {
    let mut model = fresh();
    model.update(Msg::Arrived("#check".into()));
    let source = "<meta http-equiv=Content-Security-Policy content=\"script-src 'self'\"><love-languages veiw=quiz>";
    model.update(Msg::Set("source".into(), source.into()));
    check(&model, "check");
}
