//! Time going by, for as long as a turn's timer runs: the widget is told each second, and the screen
//! stays awake where the browser allows. And the soft sound at a turn's end.

use std::cell::RefCell;

use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlElement, window};

use super::around::navigator;
use super::object::{call, construct, promise, property, set};
use super::page;
use crate::model::app::Msg;
use crate::model::guide::GuideMsg;
use crate::model::timer::TimerMsg;

/// How often the widget is told: often enough that no second is left out.
const TICK_MS: u32 = 500;

/// A clock that runs for a widget.
struct Clock {
    host: HtmlElement,
    _interval: Interval,
    /// Back in sight it asks for the screen again: a browser lets go of it in between.
    _seen: Option<EventListener>,
}

thread_local! {
    static CLOCKS: RefCell<Vec<Clock>> = const { RefCell::new(Vec::new()) };
    /// What tones are made with: one for the page, for a phone that has let it sound once, on a tap, goes
    /// on letting it.
    static AUDIO: RefCell<Option<JsValue>> = const { RefCell::new(None) };
    /// What holds the screen awake.
    static AWAKE: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// Has a clock run for a widget, or stops it.
pub fn run(runs: bool, host: &HtmlElement) {
    let none_left = CLOCKS.with_borrow_mut(|clocks| {
        clocks.retain(|clock| clock.host != *host);
        clocks.is_empty()
    });
    if !runs {
        if none_left && let Some(lock) = AWAKE.take() {
            let _ = call(&lock, "release", &[]);
        }
        return;
    }
    let ticking = host.clone();
    let interval = Interval::new(TICK_MS, move || tick(&ticking));
    let seen = window().and_then(|window| window.document()).map(|document| {
        let host = host.clone();
        EventListener::new(&document, "visibilitychange", move |_| {
            tick(&host);
            stay_awake();
        })
    });
    let clock = Clock { host: host.clone(), _interval: interval, _seen: seen };
    CLOCKS.with_borrow_mut(|clocks| clocks.push(clock));
    stay_awake();
}

fn tick(host: &HtmlElement) {
    let host = host.clone();
    if host.is_connected() {
        page::tell(&host, Msg::Guide(GuideMsg::Timer(TimerMsg::Tick)));
    } else {
        // Not from within its own callback.
        spawn_local(async move { run(false, &host) });
    }
}

fn stay_awake() {
    let lock = property(&navigator(), "wakeLock").filter(|lock| lock.is_object());
    let Some(lock) = lock.and_then(|lock| promise(&lock, "request", &"screen".into())) else {
        return;
    };
    spawn_local(async move {
        // A phone that is low on power refuses: then the screen goes dark as ever.
        if let Ok(held) = JsFuture::from(lock).await {
            let runs = CLOCKS.with_borrow(|clocks| !clocks.is_empty());
            let before = AWAKE.replace(runs.then(|| held.clone()));
            for lock in before.into_iter().chain((!runs).then_some(held)) {
                let _ = call(&lock, "release", &[]);
            }
        }
    });
}

/// Two soft tones and a short vibration, as far as the browser has either.
pub fn chime() {
    let _ = call(&navigator(), "vibrate", &[200.into()]);
    let _ = tones();
}

fn tones() -> Option<()> {
    let audio = AUDIO.with_borrow_mut(|audio| {
        if audio.is_none() {
            *audio = construct("AudioContext", &[]);
        }
        audio.clone()
    })?;
    let _ = call(&audio, "resume", &[]);
    let now = property(&audio, "currentTime")?.as_f64()?;
    for (after, hertz) in [(0.0, 523.25), (0.35, 392.0)] {
        let tone = call(&audio, "createOscillator", &[])?;
        let volume = call(&audio, "createGain", &[])?;
        let level = property(&volume, "gain")?;
        let at = now + after;
        set(&property(&tone, "frequency")?, "value", hertz)?;
        call(&level, "setValueAtTime", &[0.0.into(), at.into()])?;
        call(&level, "linearRampToValueAtTime", &[0.16.into(), (at + 0.04).into()])?;
        call(&level, "exponentialRampToValueAtTime", &[0.001.into(), (at + 1.4).into()])?;
        call(&tone, "connect", std::slice::from_ref(&volume))?;
        call(&volume, "connect", &[property(&audio, "destination")?])?;
        call(&tone, "start", &[at.into()])?;
        call(&tone, "stop", &[(at + 1.5).into()])?;
    }
    Some(())
}
