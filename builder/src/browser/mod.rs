//! The only module that touches the page: it mounts the app, listens, and carries out effects.

mod effect;
mod facts;
mod listen;
mod preview;

use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;
use yew::{Component, Context, Html};

use crate::model::{Model, Msg};
use crate::view;

/// Shows the page in an element that carries what the build knows.
#[wasm_bindgen]
pub fn show(root: HtmlElement) {
    let facts = facts::of(&root);
    yew::Renderer::<App>::with_root_and_props(root.into(), Props { facts }).render();
}

#[derive(PartialEq, yew::Properties)]
struct Props {
    facts: crate::model::Facts,
}

/// The page.
struct App {
    model: Model,
    /// What waits to be written into the address.
    address: effect::Address,
    /// Held for as long as the page.
    _listeners: listen::Listeners,
}

impl Component for App {
    type Message = Msg;
    type Properties = Props;

    fn create(context: &Context<Self>) -> Self {
        let send = context.link().callback(|msg| msg);
        let mut app = Self {
            model: Model::new(context.props().facts.clone()),
            address: effect::Address::default(),
            _listeners: listen::to_all(&send),
        };
        app.handle(context, Msg::Arrived(effect::fragment()));
        app
    }

    fn update(&mut self, context: &Context<Self>, msg: Msg) -> bool {
        self.handle(context, msg);
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        view::page(&self.model, &context.link().callback(|msg| msg))
    }

    /// A list that somebody has chosen from keeps that choice, whatever its options say.
    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        listen::align_lists();
    }
}

impl App {
    fn handle(&mut self, context: &Context<Self>, msg: Msg) {
        if matches!(msg, Msg::Arrived(_)) {
            self.address.forget();
        }
        let send = context.link().callback(|msg| msg);
        for effect in self.model.update(msg) {
            effect::carry_out(effect, &mut self.address, &send);
        }
    }
}
