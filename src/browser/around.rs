//! What the model is told of the world around it.

use js_sys::Date;
use wasm_bindgen::JsValue;
use web_sys::{Url, window};

use super::effect;
use super::object::property;
use crate::model::around::Surroundings;
use crate::model::settings::Link;

/// The world at this moment.
pub fn around() -> Surroundings {
    let now = Date::new_0();
    let navigator = navigator();
    let in_frame = window().is_some_and(|window| {
        window.parent().is_ok_and(|parent| parent.is_some_and(|parent| parent != window))
    });
    Surroundings {
        now_ms: now.get_time() as i64,
        offset_minutes: -now.get_timezone_offset() as i32,
        address: window().and_then(|window| window.location().href().ok()).unwrap_or_default(),
        language: property(&navigator, "language")
            .and_then(|tag| tag.as_string())
            .unwrap_or_default(),
        can_share: property(&navigator, "share").is_some_and(|share| share.is_function()),
        remembers: effect::remembers(),
        in_frame,
    }
}

/// An address that the page's author wrote, as one that can be opened from anywhere.
pub fn whole_address(written: Link) -> Link {
    let base = window().and_then(|window| window.document()?.base_uri().ok()?);
    let whole = base.and_then(|base| Url::new_with_base(written.as_str(), &base).ok());
    whole.and_then(|whole| Link::parse_page(&whole.href())).unwrap_or(written)
}

/// The browser, for what it offers.
pub fn navigator() -> JsValue {
    window().map_or(JsValue::UNDEFINED, |window| window.navigator().into())
}
