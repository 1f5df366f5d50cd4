//! What is shown: functions of the model that compute nothing a test would want to check.
//!
//! Hooks for tests and for the loader, on every view: `data-view` on its root, `data-answer` on
//! each answer (Skip and "about the same" included), `data-action` on each other control.

mod about;
mod card;
mod invitation;
mod mark;
mod questions;
mod result;
mod table;
mod two;

pub use mark::path as mark_path;

#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(not(target_arch = "wasm32"))]
pub use native::render;

use std::rc::Rc;

use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, VList, VTag, VText};
use yew::{AttrValue, Callback, Html, MouseEvent, html};

use crate::model::app::{Fetched, Model, Msg, Screen};
use crate::model::content::{self, Text, Two, fill};
use crate::model::inference::Picture;

/// Sends a message to the model.
pub type Send = Callback<Msg>;

/// The views beyond the result, and what they add to that. Like the model's
/// [`Steps`](crate::model::later::Steps) they come in a file of their own: the views up to the result
/// call none of them by name.
#[derive(Clone, Copy, Debug)]
pub struct LaterViews {
    /// The view of a screen beyond the result.
    screen: fn(&Model, &content::Later, &Send) -> Html,
    /// Around a card: what a second person on the phone has there.
    around_card: fn(&Model, Html, &Two, &Send) -> [Html; 2],
    /// On the result: the bars as a table.
    table: fn(&Model, &content::Later, &Picture) -> Html,
    /// In the invitation: the sentence for what feels hardest.
    hardest: fn(&Model, &content::Later) -> Option<Text>,
    /// On the result: how this person gives.
    reach_and_give: fn(&Model, &Two, &Send) -> Html,
}

impl LaterViews {
    /// Those of this program.
    pub const ALL: Self = Self {
        screen: later,
        around_card: two::around,
        table: table::table,
        hardest,
        reach_and_give: two::reach_and_give,
    };
}

fn hardest(model: &Model, words: &content::Later) -> Option<Text> {
    model.hardest(words).map(|hardest| hardest.invitation)
}

/// What comes later, where it is here: words, and the views for them.
type Later<'a> = Option<(&'a content::Later, &'a LaterViews)>;

/// The widget as it looks now; `views` are there once their words are.
pub fn widget(model: &Model, views: Option<&LaterViews>, send: &Send) -> Html {
    let later = model.later().zip(views);
    match (&model.screen, later) {
        (Screen::Card { at }, _) => card::card(model, *at, later, send),
        (Screen::Result(picture), _) => result::result(model, picture, later, send),
        (_, Some((words, views))) => (views.screen)(model, words, send),
        _ => on_its_way(model, send),
    }
}

fn later(model: &Model, words: &content::Later, send: &Send) -> Html {
    match &model.screen {
        Screen::Questions => questions::questions(model, words, send),
        Screen::Kept => questions::kept(model, words, send),
        Screen::About { .. } => about::about(model, words, send),
        screen => two::two(model, screen, words, send),
    }
}

/// In the place of a view whose words, or whose code, are still on their way.
fn on_its_way(model: &Model, send: &Send) -> Html {
    let strings = &model.pack.strings;
    let (class, name) = match model.screen {
        Screen::Questions => ("", strings.onward.questions),
        Screen::About { .. } => ("head", strings.about.heading),
        _ => ("head", strings.title),
    };
    root(
        model,
        "",
        html! {
            <>
                {heading(model.view().name(), class, None, name)}
                {waiting(model, send)}
                <div class="links">
                    {button(send, "q", "back", Msg::Back, strings.common.back)}
                </div>
            </>
        },
    )
}

/// The root of a view: a step's classes, its name for hooks, its name for people; with `debug`, what
/// is wrong with the settings below it.
fn root(model: &Model, class: &'static str, children: Html) -> Html {
    let mut classes = String::from("ll");
    for class in [class, if model.stepped { "step" } else { "" }] {
        if !class.is_empty() {
            classes += " ";
            classes += class;
        }
    }
    let name = model.view().name();
    let children = html! {
        <>
            {children}
            if model.settings.debug {
                for complaint in &model.settings.complaints {
                    {words("p", "fine debug", complaint.clone())}
                }
            }
        </>
    };
    let busy = model.waits().then_some("true");
    let title = model.pack.strings.title.as_str();
    let mut values = literals(&[None, Some("card"), Some(name), busy, Some(title)]);
    values[0] = Some(classes.into());
    Element {
        key: Some(name.into()),
        names: &["class", "part", "data-view", "aria-busy", "aria-label"],
        values,
        ..Element::new("section")
    }
    .with(children)
}

/// An element whose class is no literal. (What `html!` makes of such a class brings two kilobytes that
/// split, sort and join classes.)
struct Element {
    tag: &'static str,
    key: Option<Key>,
    names: &'static [&'static str],
    /// For each name a value, or none.
    values: Vec<Option<AttrValue>>,
    onclick: Option<Callback<MouseEvent>>,
}

impl Element {
    fn new(tag: &'static str) -> Self {
        Self { tag, key: None, names: &[], values: Vec::new(), onclick: None }
    }

    /// With nothing but a class, which may be empty.
    fn of_class(tag: &'static str, class: &'static str) -> Self {
        let class = (!class.is_empty()).then_some(class);
        Self { names: &["class"], values: literals(&[class]), ..Self::new(tag) }
    }

    #[inline(never)]
    fn with(self, children: Html) -> Html {
        let mut tag = VTag::new(self.tag);
        tag.key = self.key;
        let values = self.values.into_iter();
        let values = values.map(|value| value.map(AttributeOrProperty::Attribute)).collect();
        tag.attributes = Attributes::Dynamic { keys: self.names, values };
        if let Some(onclick) = self.onclick {
            tag.add_listener(Rc::new(yew::html::onclick::Wrapper::new(onclick)));
        }
        tag.add_child(children);
        tag.into()
    }
}

/// Attributes' values that stand in the program. (One function for all of them: inlined, they are kilobytes.)
#[inline(never)]
fn literals(values: &[Option<&'static str>]) -> Vec<Option<AttrValue>> {
    values.iter().map(|value| value.map(AttrValue::Static)).collect()
}

/// What a page's styles may call a control, by its class.
fn part(class: &str) -> Option<&'static str> {
    match class.as_bytes() {
        [b'b', ..] => Some("button"),
        [b'c', _, ..] => Some("quiet"),
        [b'c' | b'l'] => Some("answer"),
        _ => None,
    }
}

/// The line along the top that says how far it is: a share of 0 to 1.
fn progress(share: f32) -> Html {
    let width = percent(share);
    html! { <svg class="p" aria-hidden="true"><rect {width} height="3" /></svg> }
}

/// The heading that takes the focus on a step. A step has its own, by `key`: what has the focus
/// already would not be read out again. `class` may be empty.
fn heading(
    key: impl Into<Key>,
    class: &'static str,
    described_by: Option<&'static str>,
    text: impl Into<AttrValue>,
) -> Html {
    #[inline(never)]
    fn element(
        key: Key,
        class: &'static str,
        described_by: Option<&'static str>,
        text: Html,
    ) -> Html {
        let class = (!class.is_empty()).then_some(class);
        Element {
            key: Some(key),
            names: &["id", "class", "part", "tabindex", "aria-describedby"],
            values: literals(&[Some("heading"), class, Some("heading"), Some("-1"), described_by]),
            ..Element::new("h2")
        }
        .with(text)
    }
    element(key.into(), class, described_by, self::text(text))
}

/// In the place of what is still on its way, or did not come.
fn waiting(model: &Model, send: &Send) -> Html {
    let strings = &model.pack.strings.trouble;
    let said = match model.later {
        Fetched::Failed => all([
            words("p", "", strings.later_failed),
            button(send, "c same", "retry", Msg::RetryLater, strings.retry),
        ]),
        _ => words("p", "", strings.later_loading),
    };
    html! { <div class="wait" role="status">{said}</div> }
}

/// On paper alone: whose page it was.
fn letterhead(model: &Model) -> Html {
    let practice = &model.settings.invitation.practice;
    practice.clone().map_or_else(Html::default, |practice| words("p", "letterhead", practice))
}

/// A control that sends one message.
fn button(send: &Send, class: &'static str, action: &'static str, msg: Msg, text: Text) -> Html {
    control(send, class, action, msg, self::text(text))
}

/// A button that leads on, with an arrow.
fn onward(send: &Send, class: &'static str, action: &'static str, msg: Msg, text: Text) -> Html {
    control(send, class, action, msg, html! { <>{self::text(text)}{mark::arrow()}</> })
}

#[inline(never)]
fn control(
    send: &Send,
    class: &'static str,
    action: &'static str,
    msg: Msg,
    children: Html,
) -> Html {
    let onclick = send.reform(move |_| msg.clone());
    Element {
        names: &["class", "part", "data-action"],
        values: literals(&[Some(class), part(class), Some(action)]),
        onclick: Some(onclick),
        ..Element::new("button")
    }
    .with(children)
}

/// A button that answers; `is_given`: by it the step was answered before.
fn answer(
    send: &Send,
    class: &'static str,
    answer: impl Into<AttrValue>,
    is_given: bool,
    msg: Msg,
    children: Html,
) -> Html {
    #[inline(never)]
    fn element(
        onclick: Callback<MouseEvent>,
        class: &'static str,
        answer: AttrValue,
        is_given: bool,
        children: Html,
    ) -> Html {
        let pressed = is_given.then_some("true");
        let mut values = literals(&[Some(class), part(class), None, pressed]);
        values[2] = Some(answer);
        Element {
            names: &["class", "part", "data-answer", "aria-pressed"],
            values,
            onclick: Some(onclick),
            ..Element::new("button")
        }
        .with(children)
    }
    let onclick = send.reform(move |_| msg.clone());
    element(onclick, class, answer.into(), is_given, children)
}

/// One after the other. (What `html!` writes for as many children is several times as long.)
fn all<const N: usize>(children: [Html; N]) -> Html {
    #[inline(never)]
    fn list(children: Vec<Html>) -> Html {
        VList::with_children(children, None).into()
    }
    list(children.into())
}

/// A division with a class and nothing else.
#[inline(never)]
fn div(class: &'static str, children: Html) -> Html {
    Element::of_class("div", class).with(children)
}

/// A share of 0 to 1 in whole per cent. (Formatting floats would cost 20 kB of wasm.)
fn percent(share: f32) -> String {
    format!("{}%", whole_percent(share))
}

fn whole_percent(share: f32) -> u32 {
    (share * 100.0).round() as u32
}

/// An element that holds words and nothing else; `class` may be empty.
fn words(tag: &'static str, class: &'static str, words: impl Into<AttrValue>) -> Html {
    #[inline(never)]
    fn element(tag: &'static str, class: &'static str, words: Html) -> Html {
        Element::of_class(tag, class).with(words)
    }
    element(tag, class, text(words))
}

/// Words on the page. One function for all of them: inlined, they are kilobytes.
fn text(words: impl Into<AttrValue>) -> Html {
    #[inline(never)]
    fn text(words: AttrValue) -> Html {
        VText::new(words).into()
    }
    text(words.into())
}

impl From<Text> for AttrValue {
    fn from(text: Text) -> Self {
        Self::Static(text.as_str())
    }
}
