//! What the build knows, from the element that the page starts in.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use crate::model::{Facts, Integrity, Single};

/// Reads it.
pub fn of(root: &HtmlElement) -> Facts {
    let get = |name: &str| root.get_attribute(&format!("data-{name}")).unwrap_or_default();
    let tags = get("locales");
    let locales = tags.split_whitespace().map(|tag| (tag.to_owned(), own_name(tag)));
    Facts {
        version: get("version"),
        locales: locales.collect(),
        singles: get("singles").split_whitespace().filter_map(single).collect(),
        integrity: Integrity { loader: get("loader"), frame: get("frame") },
    }
}

/// `locale|name|integrity`.
fn single(text: &str) -> Option<Single> {
    let (locale, rest) = text.split_once('|')?;
    let (name, integrity) = rest.split_once('|')?;
    Some(Single { locale: locale.into(), name: name.into(), integrity: integrity.into() })
}

/// A language's name for itself; its tag where the browser has none.
fn own_name(tag: &str) -> String {
    let name = || -> Result<Option<String>, JsValue> {
        let intl = Reflect::get(&js_sys::global(), &"Intl".into())?;
        let names: Function = Reflect::get(&intl, &"DisplayNames".into())?.dyn_into()?;
        let options = Object::new();
        Reflect::set(&options, &"type".into(), &"language".into())?;
        let names = Reflect::construct(&names, &Array::of2(&tag.into(), &options))?;
        let of: Function = Reflect::get(&names, &"of".into())?.dyn_into()?;
        Ok(of.call1(&names, &tag.into())?.as_string())
    };
    name().ok().flatten().unwrap_or_else(|| tag.to_owned())
}
