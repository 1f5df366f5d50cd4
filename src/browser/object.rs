//! What the browser has and does, by name. The typed ways are a function between wasm and page for
//! every name; these few serve all of them.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::window;

/// A dictionary.
pub fn dictionary<T: JsCast>(entries: &[(&str, JsValue)]) -> T {
    let object = Object::new();
    for (name, value) in entries {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.unchecked_into()
}

/// What an object has under a name.
pub fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok()
}

/// Gives an object something under a name; `None` where it is refused.
pub fn set(object: &JsValue, name: &str, value: impl Into<JsValue>) -> Option<()> {
    Reflect::set(object, &name.into(), &value.into()).ok().map(|_| ())
}

/// Calls a method; `None` where the browser lacks it or refuses.
pub fn call(object: &JsValue, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let method = property(object, method)?;
    let arguments: Array = arguments.iter().collect();
    method.dyn_ref::<Function>()?.apply(object, &arguments).ok()
}

/// Calls a method that promises something; `None` where the browser lacks it or refuses at once.
pub fn promise(object: &JsValue, method: &str, argument: &JsValue) -> Option<Promise> {
    call(object, method, std::slice::from_ref(argument)).map(|promised| Promise::resolve(&promised))
}

/// A new object of one of the browser's classes.
pub fn construct(class: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let class = property(&window()?.into(), class)?;
    Reflect::construct(class.dyn_ref::<Function>()?, &arguments.iter().collect::<Array>()).ok()
}

/// A sheet of these rules, in force for the document; it is seen by no observer of attributes.
pub fn adopt(css: &str) -> Option<JsValue> {
    let sheet = construct("CSSStyleSheet", &[])?;
    call(&sheet, "replaceSync", &[css.into()])?;
    let document = window()?.document()?;
    call(&property(&document, "adoptedStyleSheets")?, "push", std::slice::from_ref(&sheet))?;
    Some(sheet)
}
