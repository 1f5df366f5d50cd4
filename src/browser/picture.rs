//! Draws a picture on a canvas, and hands it over: by the phone's share sheet, or as a file.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Document, HtmlElement, window};

use super::around::navigator;
use super::object::{call, construct, dictionary, promise, property, set};
use crate::model::poster::{Ink, Poster, SIZE_PX, Shape, Style};
use crate::view::mark_path;

/// Draws it in the colours that a widget has now, and hands it over.
pub fn hand_over(poster: &Poster, host: &HtmlElement) {
    let _ = draw(poster, host);
}

fn draw(poster: &Poster, host: &HtmlElement) -> Option<()> {
    let document = window()?.document()?;
    let canvas = document.create_element("canvas").ok()?;
    set(&canvas, "width", SIZE_PX.0)?;
    set(&canvas, "height", SIZE_PX.1)?;
    let pen = Pen::new(call(&canvas, "getContext", &["2d".into()])?, &document, host)?;
    for shape in &poster.shapes {
        pen.shape(shape)?;
    }
    let name = poster.name;
    let done = Closure::once_into_js(move |blob: JsValue| {
        let _ = give(&blob, name);
    });
    call(&canvas, "toBlob", &[done, "image/png".into()])?;
    Some(())
}

/// To the share sheet, where it takes files; else into the downloads.
fn give(blob: &JsValue, name: &'static str) -> Option<()> {
    let blob = blob.clone();
    let options: JsValue = dictionary(&[("type", "image/png".into())]);
    let file = construct("File", &[Array::of1(&blob).into(), name.into(), options]);
    let data = file.map(|file| dictionary::<JsValue>(&[("files", Array::of1(&file).into())]));
    let shared = data
        .filter(|data| {
            let can = call(&navigator(), "canShare", std::slice::from_ref(data));
            can.is_some_and(|can| can.is_truthy())
        })
        .and_then(|data| promise(&navigator(), "share", &data));
    let Some(shared) = shared else { return download(&blob, name) };
    spawn_local(async move {
        // Whoever closes the sheet has thought better of it; where it never opened there is the file.
        if let Err(error) = JsFuture::from(shared).await
            && property(&error, "name").and_then(|name| name.as_string()).as_deref()
                != Some("AbortError")
        {
            let _ = download(&blob, name);
        }
    });
    Some(())
}

fn download(blob: &JsValue, name: &str) -> Option<()> {
    let window = window()?;
    let urls = property(&window, "URL")?;
    let url = call(&urls, "createObjectURL", std::slice::from_ref(blob))?;
    let link = window.document()?.create_element("a").ok()?;
    set(&link, "href", url.clone())?;
    set(&link, "download", name)?;
    call(&link, "click", &[])?;
    gloo::timers::callback::Timeout::new(60_000, move || {
        let _ = call(&urls, "revokeObjectURL", &[url]);
    })
    .forget();
    Some(())
}

/// A canvas, with the widget's colours and letters.
struct Pen {
    canvas: JsValue,
    inks: Vec<JsValue>,
    font: String,
}

impl Pen {
    fn new(canvas: JsValue, document: &Document, host: &HtmlElement) -> Option<Self> {
        // The tokens are formulas: only an element has the colours that come of them.
        let card = host.shadow_root()?.query_selector(".ll").ok()??;
        let probe: HtmlElement = document.create_element("i").ok()?.unchecked_into();
        card.append_child(&probe).ok()?;
        let window = window()?;
        let computed = |name: &str| {
            let style = call(&window, "getComputedStyle", &[(&probe).into()])?;
            property(&style, name)
        };
        let ink = |ink: Ink| {
            probe.style().set_property("color", &format!("var({})", ink.token())).ok()?;
            computed("color")
        };
        let inks = Ink::ALL.into_iter().map(ink).collect::<Option<Vec<_>>>();
        let font = computed("fontFamily").and_then(|font| font.as_string());
        probe.remove();
        Some(Self { canvas, inks: inks?, font: font.unwrap_or_else(|| "sans-serif".into()) })
    }

    fn shape(&self, shape: &Shape) -> Option<()> {
        match shape {
            Shape::Bar { x, y, width, height, ink } => {
                self.fill(*ink)?;
                self.call("fillRect", &[*x, *y, *width, *height])
            }
            Shape::Ring { x, y, radius, fill, line } => {
                self.fill(*fill)?;
                set(&self.canvas, "strokeStyle", self.ink(*line))?;
                set(&self.canvas, "lineWidth", 6)?;
                self.call("beginPath", &[])?;
                self.call("arc", &[*x, *y, *radius, 0.0, std::f32::consts::TAU])?;
                self.call("fill", &[])?;
                self.call("stroke", &[])
            }
            Shape::Mark { language, x, y, size } => {
                self.fill(Ink::Warm)?;
                self.call("beginPath", &[])?;
                let spot = [x + size * 0.62, y + size * 0.6, size * 0.34];
                self.call("arc", &[spot[0], spot[1], spot[2], 0.0, std::f32::consts::TAU])?;
                self.call("fill", &[])?;
                self.call("save", &[])?;
                self.call("translate", &[*x, *y])?;
                self.call("scale", &[size / 32.0, size / 32.0])?;
                set(&self.canvas, "strokeStyle", self.ink(Ink::Ink))?;
                set(&self.canvas, "lineWidth", 1.6)?;
                set(&self.canvas, "lineCap", "round")?;
                set(&self.canvas, "lineJoin", "round")?;
                let path = construct("Path2D", &[mark_path(*language).into()])?;
                call(&self.canvas, "stroke", &[path])?;
                self.call("restore", &[])
            }
            Shape::Words { text, x, y, size, width, lines, style } => {
                let (weight, ink) = match style {
                    Style::Strong => (600, Ink::Ink),
                    Style::Plain => (400, Ink::Ink),
                    Style::Quiet | Style::QuietAtEnd => (400, Ink::Soft),
                };
                let align = if *style == Style::QuietAtEnd { "right" } else { "left" };
                self.fill(ink)?;
                set(&self.canvas, "textBaseline", "top")?;
                set(&self.canvas, "textAlign", align)?;
                // A whole number: formatting floats would cost kilobytes.
                let size_px = *size as u32;
                set(&self.canvas, "font", format!("{weight} {size_px}px {}", self.font))?;
                for (n, line) in self.broken(text, *width, *lines)?.iter().enumerate() {
                    let y = y + n as f32 * size * 1.32;
                    call(&self.canvas, "fillText", &[line.into(), (*x).into(), y.into()])?;
                }
                Some(())
            }
        }
    }

    /// Words in lines that fit; what there is no room for ends with an ellipsis.
    fn broken(&self, text: &str, width: f32, most: usize) -> Option<Vec<String>> {
        let mut lines = vec![String::new()];
        for word in text.split(' ') {
            let line = lines.last_mut()?;
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            let measured = call(&self.canvas, "measureText", &[longer.as_str().into()])?;
            let fits = property(&measured, "width")?.as_f64()? <= f64::from(width);
            if fits || line.is_empty() {
                *line = longer;
            } else if lines.len() < most {
                lines.push(word.to_owned());
            } else {
                lines.last_mut()?.push('…');
                break;
            }
        }
        Some(lines)
    }

    fn ink(&self, ink: Ink) -> JsValue {
        self.inks[ink as usize].clone()
    }

    fn fill(&self, ink: Ink) -> Option<()> {
        set(&self.canvas, "fillStyle", self.ink(ink))
    }

    fn call(&self, method: &str, numbers: &[f32]) -> Option<()> {
        let numbers: Vec<JsValue> = numbers.iter().map(|number| (*number).into()).collect();
        call(&self.canvas, method, &numbers).map(|_| ())
    }
}
