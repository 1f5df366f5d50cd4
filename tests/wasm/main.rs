//! The app in a real browser, mounted as the loader mounts it: in a shadow root, with taps handed
//! over, moved, removed, mounted again, two hundred times.

#![cfg(target_arch = "wasm32")]

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, Promise, Uint8Array};
use love_languages::browser::{
    attributes, boot, mount, open, park, rehearse_mount, rehearse_quiz, restart,
};
use love_languages::model::content::{Guides, Later, Pack};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{
    CssStyleSheet, Element, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode, window,
};

wasm_bindgen_test_configure!(run_in_browser);

/// The loader's text with no card answered, but for the comma after the last number.
const TAPS: &str = "0,7,0,1,2,3,4";

thread_local! {
    /// The first widget's words; the others need none.
    static WORDS: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// What the loader does with an event.
fn tell(host: &HtmlElement) -> Function {
    let script = "this.dispatchEvent(new CustomEvent(name, { detail }))";
    Function::new_with_args("name, detail", script).bind0(host)
}

/// A host with its stage, as the loader makes them.
struct Host {
    element: HtmlElement,
    stage: ShadowRoot,
    snapshot: Rc<RefCell<Option<String>>>,
}

impl Host {
    fn new(attributes: &[(&str, &str)]) -> Self {
        start();
        let document = window().unwrap().document().unwrap();
        let element: HtmlElement =
            document.create_element("love-languages").unwrap().unchecked_into();
        for (name, value) in attributes {
            element.set_attribute(name, value).unwrap();
        }
        let stage = element.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
        document.body().unwrap().append_child(&element).unwrap();
        Self { element, stage, snapshot: Rc::default() }
    }

    /// Mounts with these ratings, commas between them, or from the last snapshot where there is one.
    async fn mount(&self, ratings: &str, at: usize) -> HtmlElement {
        let kept = self.snapshot.clone();
        let save = Closure::<dyn Fn(String)>::new(move |text| *kept.borrow_mut() = Some(text));
        let widget = Rc::new(Cell::new(None));
        let shown = Promise::new(&mut |resolve, _| {
            let snapshot = self.snapshot.borrow().clone();
            let mounted = mount(
                self.element.clone(),
                "en",
                &WORDS.take(),
                &format!("{TAPS},{ratings}"),
                at,
                snapshot,
                save.as_ref().unchecked_ref::<Function>().clone(),
                tell(&self.element),
                &resolve,
            );
            let Ok(mounted) = mounted else { panic!("it does not mount") };
            self.stage.append_child(&mounted).unwrap();
            widget.set(Some(mounted));
        });
        save.forget();
        JsFuture::from(shown).await.unwrap();
        widget.take().expect("it was mounted")
    }

    fn find(&self, selector: &str) -> Option<Element> {
        self.stage.query_selector(selector).unwrap()
    }

    fn text(&self, selector: &str) -> String {
        let found = self.find(selector).unwrap_or_else(|| panic!("{selector} is not there"));
        found.text_content().unwrap()
    }

    async fn tap(&self, selector: &str) {
        let control = self.find(selector).unwrap_or_else(|| panic!("{selector} is not there"));
        control.unchecked_into::<HtmlElement>().click();
        settled().await;
    }

    fn view(&self) -> String {
        self.find("[data-view]")
            .and_then(|root| root.get_attribute("data-view"))
            .unwrap_or_default()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.element.remove();
        window().unwrap().session_storage().unwrap().unwrap().clear().unwrap();
    }
}

/// Boots once, with the English words from their source.
fn start() {
    thread_local!(static STARTED: Cell<bool> = const { Cell::new(false) });
    if STARTED.replace(true) {
        return;
    }
    fn read<T: serde::de::DeserializeOwned>(text: &str) -> T {
        serde_json::from_str(text).expect("the content fits its types")
    }
    let pack = Pack {
        strings: read(include_str!("../../content/en/strings.json")),
        quiz: read(include_str!("../../content/en/quiz.json")),
        categories: read("\"51\""),
        locale: read("\"en\""),
    };
    let helplines = read::<serde_json::Value>(include_str!("../../content/helplines.json"));
    let later = Later {
        about: read(include_str!("../../content/en/about.json")),
        deck: read(include_str!("../../content/en/questions.json")),
        strings: read(include_str!("../../content/en/later.json")),
        two: read(include_str!("../../content/en/two.json")),
        helplines: serde_json::from_value(helplines["lines"].clone()).unwrap(),
        daily: vec![(0..180).collect()],
        guides: read::<Guides>(include_str!("../native/guides.json")).guides,
        hardest: read(include_str!("../../content/en/hardest.json")),
        together: read(include_str!("../../content/en/together.json")),
        locale: read("\"en\""),
    };
    WORDS.set(postcard::to_allocvec(&pack).unwrap());
    let panicked = Function::new_with_args("message", "console.error(message)");
    let later = Uint8Array::from(&postcard::to_allocvec(&later).unwrap()[..]);
    let later = Function::new_with_args("", "return Promise.resolve(this)").bind0(&later);
    let tint = Function::new_no_args("");
    boot(later, panicked, tint, CssStyleSheet::new().unwrap());
    // What is rehearsed leaves nothing behind that any test would see.
    for rehearse in [rehearse_mount, rehearse_quiz] {
        assert!((0..10).take_while(|&part| rehearse(part)).count() < 10, "a rehearsal has an end");
    }
}

/// Waits until Yew has done all its work: a task later.
async fn settled() {
    pause(20).await;
}

async fn pause(ms: i32) {
    let task = Promise::new(&mut |resolve, _| {
        window()
            .unwrap()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms)
            .unwrap();
    });
    JsFuture::from(task).await.unwrap();
}

#[wasm_bindgen_test]
async fn mounts_in_a_shadow_root_and_answers() {
    let host = Host::new(&[]);
    let widget = host.mount("", 0).await;
    assert_eq!(host.view(), "rate");
    assert_eq!(host.text("#progress"), "1 of 5");
    host.tap("[data-answer='3']").await;
    assert_eq!(host.text("#progress"), "2 of 5");
    let focused = host.stage.active_element().expect("the new heading has the focus");
    assert_eq!(focused.id(), "heading");
    park(&widget);
}

#[wasm_bindgen_test]
async fn never_takes_the_focus_on_load() {
    let host = Host::new(&[]);
    let widget = host.mount("", 0).await;
    settled().await;
    assert!(host.stage.active_element().is_none());
    park(&widget);
}

#[wasm_bindgen_test]
async fn goes_on_from_the_taps_that_are_handed_over() {
    let host = Host::new(&[]);
    let widget = host.mount("4,-1,2", 1).await;
    assert_eq!(host.text("#progress"), "2 of 5", "Back had been used");
    assert!(host.find("[aria-pressed='true']").is_none(), "a skip is no level");
    host.tap("[data-action='back']").await;
    assert_eq!(
        host.find("[aria-pressed='true']").unwrap().get_attribute("data-answer").unwrap(),
        "4"
    );
    park(&widget);

    let host = Host::new(&[]);
    let widget = host.mount("4,-1,2,0,1", 5).await;
    assert_eq!(host.view(), "choose");
    park(&widget);
}

#[wasm_bindgen_test]
async fn taps_that_are_no_quiz_are_refused() {
    let host = Host::new(&[]);
    let none = || Function::new_no_args("");
    for taps in ["", "0,7,0,1,2,3", "0,7,9,1,2,3,4", "0,7,0,1,2,3,4,7", "0,7,0,1,2,3,4,x"] {
        let element = host.element.clone();
        let mounted = mount(element, "en", &WORDS.take(), taps, 0, None, none(), none(), &none());
        assert!(mounted.is_err(), "{taps}");
    }
}

#[wasm_bindgen_test]
async fn attributes_change_at_run_time() {
    let host = Host::new(&[("cta-url", "/first")]);
    let widget = host.mount("4,3,2,1,0", 5).await;
    while host.view() == "choose" {
        host.tap("[data-answer='same']").await;
    }
    let link =
        || host.find("[data-action='invite']").map(|link| link.get_attribute("href").unwrap());
    // A result's sentence is drawn first.
    while link().is_none() {
        settled().await;
    }
    assert_eq!(link().as_deref(), Some("/first"));
    host.element.set_attribute("cta-url", "/second").unwrap();
    attributes(&widget);
    settled().await;
    assert_eq!(link().as_deref(), Some("/second"));
    host.element.set_attribute("cta-url", "javascript:alert(1)").unwrap();
    attributes(&widget);
    settled().await;
    assert_eq!(link(), None);
    park(&widget);
}

#[wasm_bindgen_test]
async fn a_moved_widget_keeps_its_state_and_its_clicks() {
    let host = Host::new(&[]);
    let widget = host.mount("", 0).await;
    host.tap("[data-answer='3']").await;
    let document = window().unwrap().document().unwrap();
    let elsewhere = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&elsewhere).unwrap();
    elsewhere.append_child(&host.element).unwrap();
    assert_eq!(host.text("#progress"), "2 of 5");
    host.tap("[data-answer='skip']").await;
    assert_eq!(host.text("#progress"), "3 of 5");
    park(&widget);
}

#[wasm_bindgen_test]
async fn a_removed_widget_goes_on_where_it_was_in_another_app() {
    let host = Host::new(&[]);
    let widget = host.mount("1,2,3", 3).await;
    host.tap("[data-action='back']").await;
    widget.remove();
    park(&widget);
    settled().await;
    let again = host.mount("", 0).await;
    assert_eq!(host.text("#progress"), "3 of 5");
    assert_eq!(
        host.find("[aria-pressed='true']").unwrap().get_attribute("data-answer").unwrap(),
        "3"
    );
    park(&again);
}

#[wasm_bindgen_test]
async fn a_parked_app_keeps_nothing_of_the_widget_before() {
    let host = Host::new(&[("practice", "One"), ("cta-url", "/one")]);
    let widget = host.mount("4,4,4,4", 4).await;
    widget.remove();
    park(&widget);
    settled().await;
    drop(host);
    let host = Host::new(&[]);
    let widget = host.mount("", 0).await;
    assert_eq!(host.text("#progress"), "1 of 5");
    assert!(host.find("[aria-pressed='true']").is_none());
    park(&widget);
}

#[wasm_bindgen_test]
async fn opens_parts_and_starts_over_when_the_page_says_so() {
    let host = Host::new(&[]);
    let widget = host.mount("2", 1).await;
    for (view, shown) in [("about", "about"), ("questions", "questions"), ("nothing", "questions")]
    {
        open(&widget, view);
        settled().await;
        assert_eq!(host.view(), shown);
    }
    assert!(!host.text("#question").is_empty(), "the deck has come");
    restart(&widget);
    settled().await;
    assert_eq!(host.text("#progress"), "1 of 5");
    park(&widget);
}

#[wasm_bindgen_test]
async fn widgets_of_a_page_share_one_person() {
    let one = Host::new(&[]);
    let other = Host::new(&[]);
    let (first, second) = (one.mount("", 0).await, other.mount("", 0).await);
    one.tap("[data-answer='3']").await;
    // Before it has followed, it knows nevertheless.
    other.tap("[data-answer='3']").await;
    assert_eq!(other.text("#progress"), "3 of 5");
    pause(200).await;
    assert_eq!(one.text("#progress"), "3 of 5");
    park(&first);
    park(&second);
}

#[wasm_bindgen_test]
async fn damaged_storage_is_dropped() {
    let storage = window().unwrap().session_storage().unwrap().unwrap();
    for damaged in ["", "1.", "1.AAAA", "9.xyz", "{\"quiz\":1}"] {
        let host = Host::new(&[]);
        storage.set_item("love-languages", damaged).unwrap();
        let widget = host.mount("", 0).await;
        assert_eq!(host.text("#progress"), "1 of 5", "{damaged}");
        park(&widget);
    }
}

#[wasm_bindgen_test]
async fn two_hundred_mounts_leave_one_app() {
    let host = Host::new(&[]);
    let mut roots: Vec<Element> = Vec::new();
    for _ in 0..200 {
        let widget = host.mount("", 0).await;
        let root = widget.clone();
        if !roots.contains(&root) {
            roots.push(root.clone().into());
        }
        root.remove();
        park(&widget);
        settled().await;
        assert_eq!(root.child_nodes().length(), 0, "a parked app holds no view");
    }
    // The tests above park their apps too, so the first may come from any of them.
    assert_eq!(roots.len(), 1);
}
