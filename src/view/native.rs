//! The same views rendered to HTML: for the loader's first cards and for the tests.

use std::rc::Rc;

use futures::executor::block_on;
use yew::{Callback, Html, LocalServerRenderer, Properties, component};

use super::LaterViews;
use crate::model::app::Model;

#[derive(PartialEq, Properties)]
struct Shown {
    model: Still,
}

/// A model that is rendered once and never compared.
#[derive(Clone)]
struct Still(Rc<Model>);

impl PartialEq for Still {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[component]
fn Widget(Shown { model }: &Shown) -> Html {
    super::widget(&model.0, Some(&LaterViews::ALL), &Callback::noop())
}

/// The widget's HTML, as the browser would hold it.
pub fn render(model: &Model) -> String {
    let props = Shown { model: Still(Rc::new(model.clone())) };
    block_on(LocalServerRenderer::<Widget>::with_props(props).hydratable(false).render())
}
