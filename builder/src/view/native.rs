//! The same views rendered to HTML, for the tests.

use futures::executor::block_on;
use yew::{Callback, Html, LocalServerRenderer, Properties, component};

use crate::model::Model;

#[derive(PartialEq, Properties)]
struct Shown {
    model: Model,
}

#[component]
fn Page(Shown { model }: &Shown) -> Html {
    super::page(model, &Callback::noop())
}

/// The page's HTML, as the browser would hold it.
pub fn render(model: &Model) -> String {
    let props = Shown { model: model.clone() };
    block_on(LocalServerRenderer::<Page>::with_props(props).hydratable(false).render())
}
