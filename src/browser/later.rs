//! What comes after the first tap: words, and code in a wasm file of its own. The loader brings both;
//! `cargo xtask build` cuts the program in two at [`open`].

use std::rc::Rc;

use web_sys::HtmlElement;

#[cfg(feature = "split")]
use wasm_split_macros::wasm_split;

use super::{beyond, deck};
use crate::model::content;
use crate::model::later::{LateEffect, Part};
use crate::view::LaterViews;

/// What the later views need beyond the first styles. A build by `cargo xtask` fills it in; without it
/// all styles stand together.
const STYLES: &str = match option_env!("LOVE_LANGUAGES_LATER_STYLES") {
    Some(minified) => minified,
    None => "",
};

/// What came.
#[derive(Clone)]
pub struct Later {
    /// For the model.
    pub part: Part,
    /// For the views.
    pub views: LaterViews,
    /// For the page's sheet.
    pub styles: &'static str,
    /// Carries out what these ask of the browser.
    pub perform: fn(LateEffect, &HtmlElement),
}

/// Opens the words of a locale with the code for them.
///
/// # Errors
/// Where they are another version's.
pub async fn bring(words: Vec<u8>) -> Result<Later, postcard::Error> {
    let later = open(words);
    #[cfg(feature = "split")]
    let later = later.await;
    later
}

/// Whatever is reached from here and from nowhere else stands in the second file.
#[cfg_attr(feature = "split", wasm_split(later, wasm_split_path = self))]
fn open(words: Vec<u8>) -> Result<Later, postcard::Error> {
    let part = Part::new(Rc::new(read(&words)?));
    deck::keep(part.words.locale, words);
    beyond::watch_shift();
    beyond::watch_leaving();
    Ok(Later { part, views: LaterViews::ALL, styles: STYLES, perform: beyond::perform })
}

/// The words of a locale.
///
/// # Errors
/// Where they are another version's.
#[inline(never)]
pub fn read(words: &[u8]) -> Result<content::Later, postcard::Error> {
    postcard::from_bytes(words)
}

/// What the cut expects of its run time, which would fetch the second file and wait for it. Here the
/// loader has brought it by then.
#[cfg(feature = "split")]
mod rt {
    use std::convert::Infallible;
    use std::ffi::c_void;
    use std::pin::Pin;

    pub type LoadCallbackFn = unsafe extern "C" fn(*const c_void, bool);
    type LoadFn = unsafe extern "C" fn(LoadCallbackFn, *const c_void);

    pub struct LazySplitLoader;

    impl LazySplitLoader {
        pub const fn new(_: LoadFn) -> Self {
            Self
        }
    }

    pub async fn ensure_loaded(_: Pin<&LazySplitLoader>) -> Result<(), Infallible> {
        Ok(())
    }
}
