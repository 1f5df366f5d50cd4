//! The result as a picture: everything within its edges, and the same as the view says.

use love_languages::model::app::{Effect, Model, Msg};
use love_languages::model::later::LateEffect;
use love_languages::model::poster::{Poster, SIZE_PX, Shape};
use love_languages::model::together::TogetherMsg;

use super::{answer_all, answer_for_words, fresh, later_comes};

fn poster(model: &mut Model) -> Option<Poster> {
    let effects = model.update(Msg::Together(TogetherMsg::SavePicture));
    effects.into_iter().find_map(|effect| match effect {
        Effect::Late(LateEffect::Picture(poster)) => Some(*poster),
        _ => None,
    })
}

#[test]
fn it_says_what_the_result_says_within_its_edges() {
    let mut model = fresh(&[("practice", "Riverbank <b>Practice</b>")]);
    later_comes(&mut model);
    assert_eq!(poster(&mut model), None, "no result yet");
    answer_for_words(&mut model);
    let poster = poster(&mut model).expect("there is a result");
    let (width, height) = (SIZE_PX.0 as f32, SIZE_PX.1 as f32);
    let mut said = Vec::new();
    let mut marks = 0;
    for shape in &poster.shapes {
        match shape {
            Shape::Bar { x, y, width: w, height: h, .. } => {
                assert!(*x >= 0.0 && *y >= 0.0 && x + w <= width && y + h <= height, "{shape:?}");
                assert!(*w >= 0.0 && *h > 0.0, "{shape:?}");
            }
            Shape::Ring { x, y, radius, .. } => {
                assert!(x + radius <= width && y + radius <= height, "{shape:?}");
            }
            Shape::Mark { .. } => marks += 1,
            Shape::Words { text, .. } => said.push(text.as_str()),
        }
    }
    assert_eq!(marks, 5);
    assert_eq!(said[..2], ["strings.result.clear.words", "strings.result.meaning.clear.words"]);
    assert_eq!(said.last(), Some(&"Riverbank <b>Practice</b>"));
    assert!(said.contains(&"strings.result.fine_print"));
    assert_eq!(said.len(), 2 + 5 * 2 + 2);
}

#[test]
fn a_tap_waits_for_the_code_that_answers_it() {
    let asks = |effects: &[Effect], what: fn(&LateEffect) -> bool| {
        effects.iter().any(|effect| matches!(effect, Effect::Late(asked) if what(asked)))
    };
    let mut model = fresh(&[]);
    answer_for_words(&mut model);
    assert_eq!(poster(&mut model), None, "it is on its way");
    let effects = later_comes(&mut model);
    assert!(asks(&effects, |asked| matches!(asked, LateEffect::Picture(_))));
    assert!(!asks(&later_comes(&mut model), |_| true), "once");

    let mut model = fresh(&[]);
    answer_for_words(&mut model);
    assert!(!model.update(Msg::Print).contains(&Effect::Print));
    assert!(asks(&later_comes(&mut model), |asked| *asked == LateEffect::Print));
    // Where it can't be had, the page is printed with the widget in it.
    let mut model = fresh(&[]);
    answer_for_words(&mut model);
    model.update(Msg::LaterFailed);
    assert_eq!(model.update(Msg::Print), [Effect::Print]);
}

#[test]
fn where_nothing_can_be_told_there_is_no_picture() {
    let mut model = fresh(&[]);
    later_comes(&mut model);
    answer_all(&mut model, |_| None, |_| None);
    assert_eq!(poster(&mut model), None);
}
