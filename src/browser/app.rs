//! The Yew component around the model: messages in, effects out.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Function;
use web_sys::HtmlElement;
use yew::{Callback, Component, Context, Html, Properties, html};

use super::around::around;
use super::effect;
use super::page::{self, Shared};
use super::settings;
use crate::model::app::{Effect, Model, Msg, View};
use crate::model::later::LateEffect;
use crate::model::two::TwoMsg;
use crate::view;

/// What a widget is made of when it is mounted.
pub struct Mounted {
    /// The model at its start.
    pub model: Model,
    /// What it asks for at once.
    pub effects: Vec<Effect>,
    /// The `<love-languages>` element.
    pub host: HtmlElement,
    /// Is given a snapshot at every change.
    pub save: Function,
    /// Is given the name and the detail of each event.
    pub tell: Function,
    /// Whether it brings answers that no other widget of the page has.
    pub is_news: bool,
}

/// What can happen to an app.
pub enum AppMsg {
    /// It becomes another widget's.
    Mount(Box<Mounted>),
    /// Its widget went.
    Park,
    /// Something happened to the model.
    Model(Msg),
    /// The page wants it, or another tab, or something came: maybe nobody's doing.
    Called(Msg),
    /// An attribute of its element changed.
    Attributes,
    /// Another widget may know more of the person.
    Follow,
    /// The page was left and kept, and is come back to.
    Returned,
    /// It is in sight again: maybe on another day.
    Shown,
    /// A tap was answered: what was put off for it is drawn.
    Painted,
}

/// The app's first widget, taken at creation so that the first rendering is the widget's.
#[derive(Clone, Properties)]
pub struct Props {
    mounted: Rc<Cell<Option<Mounted>>>,
}

impl Props {
    /// For a new app: with its first widget, or parked.
    pub fn new(mounted: Option<Mounted>) -> Self {
        Self { mounted: Rc::new(Cell::new(mounted)) }
    }
}

impl PartialEq for Props {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The app: a widget, or nothing while it is parked.
pub struct Root {
    widget: Option<Widget>,
    /// Counts the widgets: each has nodes of its own, and none of another's state.
    widgets: usize,
}

struct Widget {
    model: Model,
    host: HtmlElement,
    save: Function,
    tell: Function,
    /// What this widget knew of the person when it last told or was told.
    shared: Option<Rc<Shared>>,
    focus_wanted: bool,
}

/// What is drawn of a tap's answer before the next frame; the rest comes after that.
#[derive(Clone, Copy, PartialEq)]
enum Draws {
    /// Everything.
    All,
    /// Its sentence: a result is long.
    Part,
    /// Nothing: the page is covered, and nothing is seen below that.
    Nothing,
}

impl Component for Root {
    type Message = AppMsg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let mut root = Self { widget: None, widgets: 0 };
        if let Some(mounted) = ctx.props().mounted.take() {
            root.mount(mounted);
        }
        root
    }

    fn update(&mut self, ctx: &Context<Self>, msg: AppMsg) -> bool {
        match msg {
            AppMsg::Mount(mounted) => self.mount(*mounted),
            AppMsg::Park => self.widget = None,
            AppMsg::Attributes => {
                let Some(widget) = &mut self.widget else { return false };
                let settings = settings(&widget.host, &widget.model.pack.locale);
                widget.happen(Msg::Settings(Rc::new(settings)));
            }
            AppMsg::Model(msg) => {
                let Some(widget) = &mut self.widget else { return false };
                let draws = widget.happen(msg);
                if draws != Draws::All {
                    let link = ctx.link().clone();
                    effect::once_painted(move || link.send_message(AppMsg::Painted));
                }
                return draws != Draws::Nothing;
            }
            AppMsg::Called(msg) => {
                let Some(widget) = &self.widget else { return false };
                let is_in_use = effect::is_in_use(&widget.host);
                let is_drawn = self.update(ctx, AppMsg::Model(msg));
                if let Some(widget) = &mut self.widget {
                    widget.focus_wanted &= is_in_use;
                }
                return is_drawn;
            }
            AppMsg::Painted => {
                let Some(widget) = &mut self.widget else { return false };
                widget.model.hurries = false;
            }
            AppMsg::Shown => {
                let Some(widget) = &mut self.widget else { return false };
                widget.model.around = around();
            }
            AppMsg::Follow => return self.widget.as_mut().is_some_and(Widget::follow),
            AppMsg::Returned => {
                let Some(widget) = &mut self.widget else { return false };
                let knew = widget.text().is_some_and(Option::is_some);
                if page::person().is_some() || !knew {
                    return widget.follow();
                }
                return self.update(ctx, AppMsg::Called(Msg::Two(TwoMsg::Forget)));
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Some(widget) = &self.widget else { return html! {} };
        let send = Self::send(ctx, widget);
        html! {
            <div key={self.widgets}>{view::widget(&widget.model, page::later_views().as_ref(), &send)}</div>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        let Some(widget) = &mut self.widget else { return };
        if std::mem::take(&mut widget.focus_wanted) {
            effect::focus_heading(&widget.host);
        }
        if widget.model.is_for_two() {
            page::perform(LateEffect::NotKept, &widget.host);
        }
    }
}

impl Root {
    /// Keeps how tall it is, for a reload. At once: Yew hears of what it is sent when it comes to that, which
    /// may be after the page's end.
    pub fn store_height(&self) {
        if let Some(widget) = &self.widget
            && widget.model.is_where_it_opens()
        {
            effect::store_height(&widget.host);
        }
    }

    /// To the model. Whoever leaves the page sees it covered before any of this has been worked out, and leaves
    /// whatever else happens to the model meanwhile.
    fn send(ctx: &Context<Self>, widget: &Widget) -> Callback<Msg> {
        let link = ctx.link().clone();
        let host = (!widget.model.around.in_frame).then(|| widget.host.clone());
        let url = widget.model.settings.leave_url().to_owned();
        Callback::from(move |msg| match (&host, &msg) {
            (Some(host), Msg::Two(TwoMsg::Leave)) => {
                page::perform(LateEffect::Cover, host);
                let (link, host, url) = (link.clone(), host.clone(), url.clone());
                effect::once_painted(move || {
                    link.send_message(AppMsg::Model(msg));
                    page::perform(LateEffect::Leave(url), &host);
                });
            }
            _ => link.send_message(AppMsg::Model(msg)),
        })
    }

    fn mount(&mut self, mounted: Mounted) {
        let Mounted { model, effects, host, save, tell, is_news } = mounted;
        self.widgets += 1;
        let text = model.owner().write();
        let shared = page::person().filter(|newest| newest.text == text);
        let widget = Widget { model, host, save, tell, shared, focus_wanted: false };
        let widget = self.widget.insert(widget);
        let mut effects = effects;
        if !is_news && widget.follow() {
            // What it would have kept is no longer what it knows.
            effects.retain(|effect| !matches!(effect, Effect::Store(_) | Effect::Snapshot(_)));
        }
        widget.perform(effects);
    }
}

impl Widget {
    /// Has it happen, and says what of it is drawn before the next frame.
    fn happen(&mut self, msg: Msg) -> Draws {
        self.follow();
        self.model.around = around();
        let before = self.model.view();
        let effects = self.model.update(msg);
        let leaves =
            effects.iter().any(|effect| matches!(effect, Effect::Late(LateEffect::Leave(_))));
        self.perform(effects);
        if leaves {
            return Draws::Nothing;
        }
        if self.focus_wanted && self.model.view() != before {
            effect::release_focus(&self.host);
        }
        self.model.hurries = before == View::Choose && self.model.view() == View::Result;
        if self.model.hurries { Draws::Part } else { Draws::All }
    }

    /// Takes over what another widget knows, if that is news. Whoever knew it first has stored it.
    fn follow(&mut self) -> bool {
        let Some(newest) = page::person().filter(|newest| self.text() != Some(&newest.text)) else {
            return false;
        };
        let effects = self.model.update(Msg::Person(newest.person.clone()));
        self.shared = Some(newest);
        self.perform(effects);
        true
    }

    /// The person as this widget last stored it or was told.
    fn text(&self) -> Option<&Option<String>> {
        self.shared.as_ref().map(|shared| &shared.text)
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Focus => self.focus_wanted = true,
                Effect::Emit(event) => effect::emit(&self.tell, event),
                Effect::Store(text) if self.text() == Some(&text) => {}
                Effect::Store(text) => {
                    effect::store(text.as_deref());
                    let person = Rc::new(self.model.owner().clone());
                    let shared = Rc::new(Shared { person, text });
                    self.shared = Some(shared.clone());
                    page::share(shared);
                }
                Effect::Snapshot(text) => effect::save(&self.save, &text),
                Effect::FetchLater => page::fetch_later(self.model.pack.locale),
                Effect::Print => effect::print(),
                Effect::Warn(sentence) => effect::warn(&sentence),
                Effect::ComeIntoView => self.host.scroll_into_view(),
                Effect::Late(asked) => {
                    page::perform(asked, &self.host);
                    // It may have changed that: what is kept is shown as it is.
                    self.model.around.remembers = effect::remembers();
                }
            }
        }
    }
}
