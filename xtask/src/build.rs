//! `build`: the release widget, from Rust and content to the folder to upload.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail, ensure};
use love_languages::model::theming;
use sha2::{Digest, Sha256};
use walrus::Module;
use wasm_bindgen_cli_support::{Bindgen, EncodeInto};

use crate::{
    builder,
    cargo::{self, WASM, add_wasm_target, rustc},
    content, front,
    loader::{self, Files, minify_css},
    minify::{Script, minify},
    order::ordered,
    report::step,
    root,
};

/// The hand-written part of `app.js`.
const HANDOVER: &str = include_str!("../../src/loader/handover.js");

/// Everything that `dist/` is made of: a path in it, and the bytes.
pub type Dist = Vec<(String, Vec<u8>)>;

/// What is uploaded as it is, and lies at the top of `dist/`.
const PAGES: [&str; 5] = [
    "integrations/frame/frame.html",
    "integrations/frame/frame-inside.js",
    "integrations/frame/frame.js",
    "LICENSE-MIT",
    "LICENSE-APACHE",
];

/// The last part of a path.
pub fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Builds the widget and writes `dist/`.
///
/// # Errors
/// Where a step fails; `dist/` is then what it was.
pub fn run() -> Result<Dist> {
    add_wasm_target()?;
    let wasm = step("Compiling the widget (minutes the first time)", compile_widget)?;
    let page = step("Compiling the builder", compile_builder)?;
    let dist = step("Assembling dist/", || {
        let mut dist = assemble(&wasm)?;
        dist.extend(builder::assemble(page, &dist)?);
        ensure_anonymous(&dist)?;
        replace(&root().join("dist"), &root().join("target/dist"), &dist)?;
        Ok(dist)
    })?;
    Ok(dist)
}

/// Compiles the app to wasm, as rustc leaves it.
fn compile_widget() -> Result<Vec<u8>> {
    let [first, later] = styles()?;
    compile("love-languages", "target/widget", |cargo| {
        cargo
            .args(["--features", "split"])
            .env("LOVE_LANGUAGES_STYLES", first)
            .env("LOVE_LANGUAGES_LATER_STYLES", later);
        // What refers to what, for the cut.
        vec!["-Clink-arg=--emit-relocs".to_owned()]
    })
}

/// Compiles the builder to wasm. In a folder of its own: it has the app as a library, with another feature
/// and by the same name.
fn compile_builder() -> Result<Vec<u8>> {
    compile("love-languages-builder", "target/builder", |_| Vec::new())
}

/// Compiles a package to wasm, with options to cargo and rustc that `add` gives. `target` is a folder that
/// nobody else uses: a check in an editor and a release build then don't wait for each other.
fn compile(
    package: &str,
    target: &str,
    add: impl FnOnce(&mut Command) -> Vec<String>,
) -> Result<Vec<u8>> {
    let target = root().join(target);
    let mut cargo = cargo::cargo();
    cargo
        .args(["build", "--release", "--package", package, "--lib"])
        .args(["--target", WASM, "--target-dir"])
        .arg(&target);
    let mut flags = rustflags()?;
    flags.extend(add(&mut cargo));
    cargo::run(cargo.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f")))?;
    let wasm = format!("release/{}.wasm", package.replace('-', "_"));
    let wasm = target.join(WASM).join(wasm);
    fs::read(&wasm).with_context(|| format!("can't read {}", wasm.display()))
}

/// The views' styles as they travel in the two wasm files: those of the views up to the result, and
/// those of the sections whose heading says that they come later.
fn styles() -> Result<[String; 2]> {
    let path = root().join("styles/app.css");
    let css =
        fs::read_to_string(&path).with_context(|| format!("can't read {}", path.display()))?;
    let mut parts = [String::new(), String::new()];
    for section in css.split("/* ----") {
        let heading = section.split("*/").next().unwrap_or_default();
        let part = &mut parts[usize::from(heading.contains("(later)"))];
        *part += "/* ----";
        *part += section;
    }
    Ok(parts.map(|css| minify_css(&css)))
}

/// What rustc is told: to take the building machine's folders out of the panic messages, so that the
/// same sources give the same bytes everywhere, and which instructions it may use.
fn rustflags() -> Result<Vec<String>> {
    let mut folders = vec![(root().display().to_string(), "love-languages")];
    folders.push((rustc(["--print", "sysroot"])?, "rust"));
    let cargo = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo = cargo.or_else(|| Some(std::env::home_dir()?.join(".cargo"))).context("no home")?;
    folders.push((cargo.display().to_string(), "cargo"));
    // A crate's name and version say where it comes from; the later of two that fit is taken.
    for registry in fs::read_dir(cargo.join("registry/src")).into_iter().flatten() {
        folders.push((format!("{}/", registry?.path().display()), ""));
    }
    let remaps = folders.iter().map(|(from, to)| format!("--remap-path-prefix={from}={to}"));
    // Sums of the inference, four at a time: every browser that we promise has it.
    let options = ["-Ctarget-feature=+simd128"];
    Ok(remaps.chain(options.map(str::to_owned)).collect())
}

/// Puts together what is uploaded.
fn assemble(wasm: &[u8]) -> Result<Dist> {
    let (first, later) = split(wasm)?;
    let (glue, first) = bindgen(first, HANDOVER)?;
    let mut assets: Dist = vec![
        ("app.js".into(), minify(&glue, Script::Module)?.into_bytes()),
        ("app.wasm".into(), first),
        ("later.wasm".into(), later),
    ];
    let mut english = None;
    let locales = content::locales()?;
    for locale in &locales {
        let (words, later) = content::load(locale)?;
        assets.push((format!("{locale}.bin"), content::pack(&words)));
        assets.push((format!("{locale}.later.bin"), content::pack_later(&later)));
        if locale == content::ENGLISH {
            english = Some(words);
        } else {
            let module = loader::first_words_module(&words)?;
            assets.push((format!("{locale}.js"), minify(&module, Script::Module)?.into_bytes()));
        }
    }
    // One folder for all, by all that is in it: files that don't fit together never meet in a cache.
    let parts = assets.iter().flat_map(|(name, bytes)| [name.as_bytes(), bytes]);
    let folder = format!("assets/{}/", fingerprint(parts));
    let words = english.context("content/en is missing")?;
    let loader = loader::assemble(Files::Beside(&folder), &words, &locales)?;
    let mut dist: Dist =
        assets.into_iter().map(|(name, bytes)| (folder.clone() + &name, bytes)).collect();
    dist.push(("love-languages.js".into(), minify(&loader, Script::Classic)?.into_bytes()));
    let check = loader::assemble_check(Some(&folder))?;
    dist.push(("check.js".into(), minify(&check, Script::Classic)?.into_bytes()));

    for path in PAGES {
        let bytes = fs::read(root().join(path)).with_context(|| format!("can't read {path}"))?;
        dist.push((file_name(path).into(), bytes));
    }
    dist.extend(front::files()?);
    dist.extend(theming::files().into_iter().map(|(path, css)| (path, css.into_bytes())));
    Ok(dist)
}

/// Cuts the program in two at `open` in `src/browser/later.rs`: what leads to a result, and what only
/// that function reaches. Both work on one memory and one table of functions.
fn split(wasm: &[u8]) -> Result<(Vec<u8>, Vec<u8>)> {
    let folder = tempfile::tempdir()?;
    let first = folder.path().join("first.wasm");
    let mut options = wasm_split_cli_support::Options::new(wasm);
    options.output_dir = folder.path();
    options.main_out_path = &first;
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow::anyhow!("can't cut the program in two: {error:#}"))?;
    let [later] = &split.split_modules[..] else {
        bail!("cut in {} instead of two", 1 + split.split_modules.len());
    };
    Ok((fs::read(&first)?, ordered(&fs::read(later)?)?))
}

/// The glue and the wasm that belong together; `begin` is the glue's hand-written part, which starts it.
pub fn bindgen(wasm: Vec<u8>, begin: &str) -> Result<(String, Vec<u8>)> {
    let mut output = Bindgen::new()
        .input_bytes("app", wasm)
        .web(true)?
        .typescript(false)
        // Every browser that we promise has it.
        .encode_into(EncodeInto::Always)
        // The second file takes part in the table of functions.
        .keep_lld_exports(true)
        // After a panic the widget starts again on a fresh instance.
        .reset_state_function(true)
        .generate_output()?;
    let snippets = output.snippets().iter().filter(|(_, scripts)| !scripts.is_empty());
    let brought: Vec<_> =
        snippets.map(|(from, _)| from).chain(output.local_modules().keys()).collect();
    ensure!(brought.is_empty(), "JavaScript that dist/ has no place for, from {brought:?}");
    let mut glue = trim(output.js(), begin)?;
    shorten(&mut glue, output.wasm_mut());
    Ok((glue, ordered(&output.wasm_mut().emit_wasm())?))
}

/// The glue without the ways of starting that nobody takes, a fifth of it: by address, by response, by
/// bytes, at once; in their place stands `begin`. What is no error,
/// in a panic's message, is said more shortly. And no closure is watched by a `FinalizationRegistry`:
/// each frees itself or lives as long as the page, and WebKitGTK 2.50 crashes now and then when one
/// reports (a null pointer in `JSFinalizationRegistry`).
fn trim(glue: &str, begin: &str) -> Result<String> {
    let (glue, _) = glue.split_once("async function __wbg_load(").context("the glue's start")?;
    let (head, rest) = glue.split_once("function debugString(").context("the glue's messages")?;
    let (_, rest) = rest.split_once("\nfunction ").context("what follows the glue's messages")?;
    let has_none = "typeof FinalizationRegistry === 'undefined'";
    ensure!(head.contains(has_none), "the glue asks in other words for a FinalizationRegistry");
    let head = head.replace(has_none, "true");
    Ok(format!(
        "{head}function debugString(value) {{ return String(value) }}\nfunction {rest}\n{begin}"
    ))
}

/// Gives what glue and wasm call each other by two letters instead of up to seventy: half of it is
/// hashes, which no compression makes shorter, and both files hold all of it.
fn shorten(glue: &mut String, wasm: &mut Module) {
    let imports = wasm.imports.iter_mut().map(|import| &mut import.name);
    let exports = wasm.exports.iter_mut().map(|export| &mut export.name);
    let own = imports.chain(exports).filter(|name| {
        ["__wbg_", "__wbindgen_", "__externref_", "wasm_bindgen__"]
            .iter()
            .any(|start| name.starts_with(start))
    });
    let mut own: Vec<_> = own.collect();
    // The longest first: none is then found in the beginning of another.
    own.sort_by_key(|name| std::cmp::Reverse(name.len()));
    // A capital first, for `do` and `if` are names to no one.
    let short = ('A'..='Z').flat_map(|first| ('a'..='z').map(move |second| [first, second]));
    for (name, short) in own.into_iter().zip(short) {
        let short = String::from_iter(short);
        *glue = glue.replace(name.as_str(), &short);
        *name = short;
    }
}

/// Six hexadecimal digits that change with the parts or with what lies between them.
pub fn fingerprint<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part.len().to_le_bytes());
        digest.update(part);
    }
    digest.finalize().iter().take(3).map(|byte| format!("{byte:02x}")).collect()
}

/// Fails where a file names a folder of the machine that built it.
pub fn ensure_anonymous(dist: &Dist) -> Result<()> {
    let mut folders = vec![root().display().to_string()];
    folders.extend(std::env::home_dir().map(|home| home.display().to_string()));
    for (path, bytes) in dist {
        for folder in &folders {
            let found = bytes.windows(folder.len()).any(|window| window == folder.as_bytes());
            ensure!(!found, "dist/{path} names the folder {folder} of this machine");
        }
    }
    Ok(())
}

/// Replaces a folder as a whole, so that nobody sees a mixture of two builds. `scratch` is a folder
/// name on the same disk that nobody else uses.
fn replace(folder: &Path, scratch: &Path, files: &Dist) -> Result<()> {
    let next = scratch.with_extension("next");
    let last = scratch.with_extension("last");
    for stale in [&next, &last] {
        if stale.exists() {
            fs::remove_dir_all(stale)?;
        }
    }
    for (path, bytes) in files {
        let path = next.join(path);
        fs::create_dir_all(path.parent().expect("a path in dist/"))?;
        fs::write(path, bytes)?;
    }
    if folder.exists() {
        fs::rename(folder, &last)?;
    }
    fs::rename(&next, folder)?;
    if last.exists() {
        fs::remove_dir_all(&last)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_a_folder_as_a_whole() {
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("dist");
        let scratch = parent.path().join("scratch");
        replace(&folder, &scratch, &vec![("assets/a.1.js".into(), b"1".into())]).unwrap();
        replace(&folder, &scratch, &vec![("assets/a.2.js".into(), b"2".into())]).unwrap();
        assert!(!folder.join("assets/a.1.js").exists());
        assert_eq!(fs::read(folder.join("assets/a.2.js")).unwrap(), b"2");
        assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn names_a_folder_of_this_machine() {
        let leak = format!("panicked at {}/src/lib.rs", root().display());
        assert!(ensure_anonymous(&vec![("app.wasm".into(), leak.into())]).is_err());
        assert!(ensure_anonymous(&vec![("app.wasm".into(), b"src/lib.rs".into())]).is_ok());
    }
}
