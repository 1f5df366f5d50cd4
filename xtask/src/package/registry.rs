//! The npm package: the files for a CDN, an entry for bundlers, types, and a manifest of the element for
//! editors.

use std::fs;

use anyhow::{Context, Result};
use love_languages::model::{
    event::EVENTS,
    settings::{ATTRIBUTES, Attribute, Kind},
    theming::{PARTS, PROPERTIES},
};
use serde_json::{Value, json};

use super::{SINGLE, VERSION, assets, loader, uploaded};
use crate::{
    build::{Dist, file_name},
    content,
    loader::{CHECK_FILE, Files, SCRIPT, assemble_check},
    minify::{Script, minify},
    root,
};

/// The panel of `debug` that does not look for files beside itself: a bundler lays each where it likes.
const CHECK: &str = "check.bundled.js";

/// How the entry asks for its own files: webpack takes an `import(…)` without this note for one of its modules
/// (<https://webpack.js.org/api/module-methods/#webpackignore>).
const IMPORT: &str = "import(/*webpackIgnore:true*/";

/// Everything in the package, below `package/`, as npm has it.
///
/// # Errors
/// Where a part of it can't be read or put together.
pub fn package(dist: &Dist, single: &[u8], licences: &[u8]) -> Result<Dist> {
    let read = |file: &str| {
        let path = root().join("integrations/npm").join(file);
        fs::read(&path).with_context(|| format!("can't read {}", path.display()))
    };
    let made = [
        ("package.json", pretty(&manifest())?),
        ("custom-elements.json", pretty(&custom_elements())?),
        ("index.js", entry(dist)?.into_bytes()),
        ("index.d.ts", types().into_bytes()),
        (CHECK, minify(&assemble_check(None)?, Script::Classic)?.into_bytes()),
        ("README.md", read("README.md")?),
        ("LICENCES.txt", licences.to_vec()),
        (SINGLE, single.to_vec()),
    ];
    let made = made.into_iter().map(|(path, bytes)| (path.to_owned(), bytes));
    let files = uploaded(dist).chain(made);
    Ok(files.map(|(path, bytes)| (format!("package/{path}"), bytes)).collect())
}

fn pretty(value: &Value) -> Result<Vec<u8>> {
    Ok((serde_json::to_string_pretty(value)? + "\n").into_bytes())
}

fn manifest() -> Value {
    json!({
        "name": "love-languages",
        "version": VERSION,
        "description": "A love-languages quiz, questions and guided practices for the website of a couples practice: one custom element, no server",
        "license": "MIT OR Apache-2.0",
        "keywords": ["custom-element", "web-component", "quiz", "relationships", "wasm"],
        "type": "module",
        "types": "./index.d.ts",
        "customElements": "custom-elements.json",
        "unpkg": "love-languages.js",
        "jsdelivr": "love-languages.js",
        "exports": {
            // TypeScript takes the types beside it.
            ".": "./index.js",
            "./love-languages.js": "./love-languages.js",
            "./love-languages.single.js": "./love-languages.single.js",
            "./frame.html": "./frame.html",
            "./frame.js": "./frame.js",
            "./assets/*": "./assets/*",
            "./themes/*": "./themes/*",
            "./custom-elements.json": "./custom-elements.json",
            "./package.json": "./package.json",
        },
        // Importing it is what it is for: it defines the element.
        "sideEffects": true,
    })
}

/// The loader as a module whose files a bundler finds, for each stands in a `new URL(…)` of its own.
fn entry(dist: &Dist) -> Result<String> {
    let address = |path: &str| format!("new URL({}, import.meta.url)", json!(format!("./{path}")));
    let files: Vec<_> = assets(dist)
        .map(|(path, _)| (file_name(path).to_owned(), address(path)))
        .chain([(CHECK_FILE.to_owned(), address(CHECK))])
        .collect();
    let files = Files::Named { script: SCRIPT, files: &files };
    let entry = loader(dist, files, content::ENGLISH, &content::locales()?, Script::Module)?;
    Ok(entry.replace("import(", IMPORT))
}

/// What an attribute may hold, in TypeScript.
fn kind(attribute: &Attribute) -> String {
    match attribute.kind {
        Kind::OneOf(choices) => {
            choices.iter().map(|choice| format!("\"{choice}\"")).collect::<Vec<_>>().join(" | ")
        }
        Kind::Flag => "boolean".to_owned(),
        _ => "string".to_owned(),
    }
}

/// For editors: <https://github.com/webcomponents/custom-elements-manifest>, schema 2.1.
fn custom_elements() -> Value {
    let attributes = ATTRIBUTES.iter().map(|attribute| {
        json!({
            "name": attribute.name,
            "type": { "text": kind(attribute) },
            "default": attribute.default,
            "description": attribute.purpose,
        })
    });
    let events = EVENTS.iter().map(|(name, when, detail)| {
        let detail =
            if *detail == "–" { String::new() } else { format!(" Its detail: {detail}.") };
        json!({
            "name": name,
            "type": { "text": "CustomEvent" },
            "description": format!("Fired when {when}.{detail}"),
        })
    });
    let properties = PROPERTIES.iter().map(|property| {
        json!({
            "name": property.name,
            "default": property.default.trim_matches('`'),
            "description": property.purpose,
        })
    });
    let parts = PARTS.iter().map(|part| json!({ "name": part.name, "description": part.purpose }));
    json!({
        "schemaVersion": "2.1.0",
        "modules": [{
            "kind": "javascript-module",
            "path": "index.js",
            "declarations": [{
                "kind": "class",
                "name": "LoveLanguagesElement",
                "customElement": true,
                "tagName": "love-languages",
                "superclass": { "name": "HTMLElement" },
                "description": "A love-languages quiz with questions, guided practices and a comparison for two. What stands in it is shown where it can't run.",
                "attributes": attributes.collect::<Vec<_>>(),
                "events": events.collect::<Vec<_>>(),
                "members": [
                    {
                        "kind": "method",
                        "name": "restart",
                        "description": "Forgets the answers and starts again.",
                    },
                    {
                        "kind": "method",
                        "name": "open",
                        "description": "Goes to a view, by the names of the `view` attribute.",
                        "parameters": [{ "name": "view", "type": { "text": "string" } }],
                    },
                ],
                "slots": [{ "name": "", "description": "What is shown where the widget can't run." }],
                "cssProperties": properties.collect::<Vec<_>>(),
                "cssParts": parts.collect::<Vec<_>>(),
            }],
            "exports": [{
                "kind": "custom-element-definition",
                "name": "love-languages",
                "declaration": { "name": "LoveLanguagesElement", "module": "index.js" },
            }],
        }],
    })
}

/// Types for TypeScript.
fn types() -> String {
    let views = ATTRIBUTES.iter().find(|attribute| attribute.name == "view").map(kind);
    let events = EVENTS.iter().map(|(name, when, detail)| {
        let detail = match *detail {
            "–" => "null",
            detail if detail.starts_with("`{view}`") => "{ view: string }",
            _ => "{ cause: string }",
        };
        format!("  /** Fired when {when}. */\n  \"{name}\": CustomEvent<{detail}>;\n")
    });
    format!(
        "/** Where the widget starts, or is opened. */
export type View = {};

/** `<love-languages>`, which importing this package defines. */
export interface LoveLanguagesElement extends HTMLElement {{
  /** Forgets the answers and starts again. */
  restart(): void;
  /** Goes to a view. */
  open(view: View): void;
}}

declare global {{
  interface HTMLElementTagNameMap {{
    \"love-languages\": LoveLanguagesElement;
  }}
  interface HTMLElementEventMap extends LoveLanguagesEvents {{}}
}}

/** What the element tells the page: never an answer, a result or a code. */
export interface LoveLanguagesEvents {{
{}}}
",
        views.unwrap_or_default(),
        events.collect::<String>(),
    )
}
