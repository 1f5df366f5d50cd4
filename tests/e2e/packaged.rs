//! What is handed out beside the folder: the one file, the iframe, the standalone page.

use std::{
    fs::{self, File},
    io::Read,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};
use serde_json::json;
use xtask::{browser::Browser, cargo, npm, root, server::Site};

use crate::page::{LOADER, Page};

scenarios![
    single_file,
    framed,
    frame_takes_no_order_from_elsewhere,
    frame_by_itself,
    loader_of_a_version_that_is_gone,
    standalone_page,
    npm_package,
];

/// One script, wherever it lies: from then on not one request, to the end. It speaks its own language
/// alone, whatever the page's is.
async fn single_file(page: &mut Page) -> Result<()> {
    let english = ("love-languages.single.js", "How much does this reach you these days?");
    let german = ("love-languages.single.de.js", "Wie sehr kommt das zurzeit bei dir an?");
    for (kind, (name, heading)) in
        [("", english), (" async", english), (" type=module", english), (" async", german)]
    {
        let script = fs::read_to_string(root().join("dist/package").join(name))
            .context("no packages: `cargo xtask package` first")?;
        let address = &format!("/uploads/2026/{name}");
        page.renew_origin()?;
        // Another script at an address that has the name in it, as a site may have that is called so.
        let body = format!(
            "<script src=/love-languages.example/x.js></script><script src={address}{kind}></script>"
        );
        let html = crate::page::host("article.html", &[("widget", &body)])?;
        let other = "/love-languages.example/x.js";
        page.serve([("/this.html", html), (other, "1".into()), (address.as_str(), script)]);
        page.server.clear_seen();
        page.goto("/this.html").await?;
        page.wait("text('h2')").await?;
        page.expect("text('h2')", heading).await?;
        page.answer_to_result().await.context(kind)?;
        page.wait("find('[data-action=questions]')").await?;
        page.tap("[data-action=questions]").await?;
        page.wait("find('.question')").await?;
        page.is_quiet().await?;
        let seen = page.server.seen_paths();
        let ours = ["/this.html", "/record.js", other, address.as_str()];
        ensure!(seen.iter().all(|path| ours.contains(&path.as_str())), "{seen:?}");
    }
    Ok(())
}

const FRAME: &str = "<iframe id=it title=quiz style='width:100%;height:100px;border:0' \
    src='/love-languages/frame.html?practice=Riverbank%20Practice&accent=%23a2452c&onclick=evil\
    &cta-url=/this.html?went'>\
    </iframe><script src=/love-languages/frame.js></script>";

const HEIGHT: &str = "document.querySelector('#it').offsetHeight";

/// It has the settings of its address and grows with what is in it.
async fn framed(page: &mut Page) -> Result<()> {
    page.article("", FRAME).await?;
    page.wait(&format!("{HEIGHT} > 300")).await?;
    let client = page.session().client.clone();
    client.clone().enter_frame(0).await?;
    page.wait_for_app().await?;
    page.expect(
        "[widgets().length, ...['practice', 'accent', 'onclick'].map(it =>
            widgets()[0].getAttribute(it)), document.documentElement.scrollHeight <= innerHeight]",
        json!([1, "Riverbank Practice", "#a2452c", null, true]),
    )
    .await?;
    page.answer_to_result().await?;
    client.clone().enter_parent_frame().await?;
    page.wait(&format!("{HEIGHT} > 700")).await.context("as tall as a result")?;
    page.is_quiet().await?;
    client.clone().enter_frame(0).await?;
    page.tap("[data-action=invite]").await?;
    client.enter_parent_frame().await?;
    page.wait("location.search == '?went'").await.context("links lead out of the frame").map(drop)
}

/// Only what is in the iframe says how tall it is, and only a height is one.
async fn frame_takes_no_order_from_elsewhere(page: &mut Page) -> Result<()> {
    page.article("", FRAME).await?;
    page.wait(&format!("{HEIGHT} > 300")).await?;
    let height = page.eval(HEIGHT).await?;
    for message in ["4000", "'4000'", "1e9", "NaN", "-1", "{ valueOf: null }"] {
        // From the page itself, and from another frame in it.
        page.eval(&format!(
            "new Promise(done => {{
                const other = document.body.appendChild(document.createElement('iframe'));
                postMessage({{ 'love-languages': {message} }}, '*');
                const script = other.contentDocument.createElement('script');
                script.textContent = `parent.postMessage({{ 'love-languages': {message} }}, '*');
                    parent.postMessage('last', '*')`;
                addEventListener('message', ({{ data }}) => data == 'last' && done(true));
                other.contentDocument.body.append(script);
            }}) && 1"
        ))
        .await?;
    }
    let frame = page.session().client.clone();
    frame.clone().enter_frame(0).await?;
    page.wait_for_app().await?;
    // From the right one, but no height.
    for message in ["'4000'", "1e9", "NaN", "-1", "null"] {
        page.eval(&format!("parent.postMessage({{ 'love-languages': {message} }}, '*')")).await?;
    }
    page.eval("parent.postMessage(null, '*')").await?;
    frame.enter_parent_frame().await?;
    page.expect(HEIGHT, height).await?;
    page.is_quiet().await
}

/// A link to it can't put words into the practice's mouth.
async fn frame_by_itself(page: &mut Page) -> Result<()> {
    page.goto("/love-languages/frame.html?practice=Evil&cta-url=https://evil.example").await?;
    page.wait_for_app().await?;
    page.expect("[widgets().length, widgets()[0].attributes.length]", json!([1, 0])).await
}

/// A browser kept the loader, and the files that it asks for were deleted with an update.
async fn loader_of_a_version_that_is_gone(page: &mut Page) -> Result<()> {
    let loader = fs::read_to_string(root().join("dist/love-languages.js"))?;
    let (before, rest) = loader.split_once("assets/").context("no folder in the loader")?;
    let (folder, after) = rest.split_once('/').context("no folder in the loader")?;
    ensure!(folder.len() == 6, "{folder}");
    let kept = format!("{before}assets/000000/{after}");
    let article = fs::read_to_string(root().join("tests/hosts/article.html"))?;
    page.serve([("/this.html", article), (LOADER, kept)]);
    page.goto("/this.html").await?;
    page.wait("isSeen(document.querySelector('#fallback'))").await?;
    let lines = page.lines_are(1).await?;
    ensure!(lines[0].contains("The app did not start"), "{lines:?}");
    Ok(())
}

/// The path of the one package whose name begins and ends so.
fn package(begins: &str, ends: &str) -> Result<PathBuf> {
    let folder = root().join("dist/package");
    let entries = fs::read_dir(&folder).context("no packages: `cargo xtask package` first")?;
    let mut names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let name = names.find(|name| {
        let version = name.strip_prefix(begins).and_then(|rest| rest.strip_suffix(ends));
        version.is_some_and(|version| version.starts_with(|c: char| c.is_ascii_digit()))
    });
    Ok(folder.join(name.with_context(|| format!("no package {begins}…{ends}"))?))
}

/// What is in the archive of the standalone page: paths on the server, and bytes.
fn standalone() -> Result<Vec<(String, Vec<u8>)>> {
    let archive = package("love-languages-standalone-", ".zip")?;
    let mut archive = zip::ZipArchive::new(File::open(archive)?)?;
    let mut files = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        files.push((format!("/{}", file.name()), bytes));
    }
    Ok(files)
}

/// Once seen it needs no network; a new version takes over when no page of the old one is open; what
/// lies beside its folder is none of its business.
async fn standalone_page(page: &mut Page) -> Result<()> {
    let files = standalone()?;
    let serve = |files: &[(String, Vec<u8>)]| {
        files
            .iter()
            .fold(Site::new().file("/beside.html", "<!doctype html>beside"), |site, file| {
                site.file(file.0.clone(), file.1.clone())
            })
    };
    page.server.set_site(serve(&files));
    let client = page.session().client.clone();
    let first = client.window().await?;
    let second = client.new_window(page.browser != Browser::WebKit).await?.handle;
    client.switch_to_window(second).await?;
    page.goto("/quiz/").await?;
    page.wait_for_app().await?;
    page.expect("document.title.length > 5 && widgets().length", 1).await?;
    let is_kept =
        "window.isKept ?? (navigator.serviceWorker.ready.then(() => window.isKept = true), 0)";
    page.wait(is_kept).await?;
    let caches = "(caches.keys().then(names => window.kept = names), window.kept ?? [])";
    page.wait(&format!("{caches}.length == 1")).await?;

    page.server.stop();
    page.goto("/quiz/?from=home#ll=x").await?;
    page.wait("view() == 'arrive'").await.context("without a network")?;
    page.goto("/quiz/").await?;
    page.answer_to_result().await?;
    page.wait("find('[data-action=questions]')").await?;
    page.tap("[data-action=questions]").await?;
    page.wait("find('.question')").await?;

    // A new version, with nothing left of the old one on the server.
    page.server.restart()?;
    let next = next_version(&files)?;
    page.server.set_site(serve(&next));
    page.goto("/quiz/").await?;
    page.wait_for_app().await.context("the old version's files are kept as long as it is open")?;
    page.expect("document.title.startsWith('Next: ')", false).await?;
    page.wait(
        "(navigator.serviceWorker.getRegistration().then(it => window.waits = it?.waiting), \
        window.waits)",
    )
    .await
    .context("the new version waits")?;
    // Closed and not only left: Firefox keeps a page that was left for a while.
    client.close_window().await?;
    client.switch_to_window(first).await?;
    // What is beside the folder is none of its business.
    page.goto("/beside.html").await?;
    page.expect(
        "[document.body.textContent, !navigator.serviceWorker.controller]",
        json!(["beside", true]),
    )
    .await?;
    page.wait(&format!("{caches}.length == 1 && {caches}[0].endsWith(' aaaaaa')"))
        .await
        .context("the new version takes over")?;
    page.server.stop();
    page.goto("/quiz/").await?;
    page.wait("document.title.startsWith('Next: ')").await?;
    page.wait_for_app().await
}

/// The same as a version after it: with another folder of files and another page.
fn next_version(files: &[(String, Vec<u8>)]) -> Result<Vec<(String, Vec<u8>)>> {
    let worker = files.iter().find(|(path, _)| path == "/quiz/worker.js").context("no worker")?;
    let worker = String::from_utf8(worker.1.clone())?;
    let version = worker.split_once("CACHE=KEPT+`").and_then(|(_, rest)| rest.get(..6));
    let folder = worker.split_once("assets/").and_then(|(_, rest)| rest.get(..6));
    let (version, folder) = version.zip(folder).context("what the worker keeps")?;
    let renamed = files.iter().map(|(path, bytes)| {
        let bytes = match path.rsplit('.').next() {
            Some("js") => String::from_utf8(bytes.clone())?
                .replace(&format!("assets/{folder}"), "assets/bbbbbb")
                .replace(version, "aaaaaa")
                .into_bytes(),
            Some("html") => {
                String::from_utf8(bytes.clone())?.replace("<title>", "<title>Next: ").into_bytes()
            }
            _ => bytes.clone(),
        };
        Ok((path.replace(folder, "bbbbbb"), bytes))
    });
    renamed.collect()
}

/// Imported by its name, built with Vite and with webpack, and there it is; its types are TypeScript's, its
/// manifest is as the schema says.
async fn npm_package(page: &mut Page) -> Result<()> {
    let tools = npm::package("vite")?;
    let tools = tools.parent().context("a folder of packages")?;
    let site = tempfile::tempdir()?;
    let installed = site.path().join("node_modules/love-languages");
    unpack(&package("love-languages-", ".tgz")?, &installed)?;
    let page_of_it = "<!doctype html><meta charset=utf-8><title>Built</title><link rel=icon href=data:,>\
        <love-languages></love-languages><script type=module src=./main.js></script>";
    let typed = "import 'love-languages';
        const it = document.querySelector('love-languages')!;
        it.restart();
        it.open('questions');
        // @ts-expect-error
        it.open('nowhere');
        it.addEventListener('ll-view', event => event.detail.view.length);
        // @ts-expect-error
        it.addEventListener('ll-finish', event => event.detail.result);";
    for (name, text) in
        [("index.html", page_of_it), ("main.js", "import 'love-languages';"), ("typed.ts", typed)]
    {
        fs::write(site.path().join(name), text)?;
    }
    let node = |script: PathBuf| {
        let mut command = Command::new("node");
        command.arg(script).current_dir(site.path());
        command
    };
    let typescript = ["--noEmit", "--strict", "--module", "esnext", "--target", "esnext"];
    let resolution = ["--moduleResolution", "bundler", "--lib", "esnext,dom", "typed.ts"];
    cargo::run(node(tools.join("typescript/bin/tsc")).args(typescript).args(resolution))?;
    let validate = "const Ajv = require('ajv');
        const isValid = new Ajv({ strict: false }).compile(require('custom-elements-manifest/schema.json'));
        if (!isValid(require(process.argv[1]))) throw JSON.stringify(isValid.errors);";
    let manifest = installed.join("custom-elements.json");
    let folder = tools.parent().context("a folder of npm's")?;
    cargo::run(Command::new("node").args(["-e", validate]).arg(manifest).current_dir(folder))?;

    let build = ["build", "--base=./", "--logLevel=warn"];
    cargo::run(node(tools.join("vite/bin/vite.js")).args(build))?;
    uses_all_of(page, site.path().join("dist")).await?;

    let pack = "const [webpack, context] = [require(process.argv[1]), process.argv[2]];
        const output = { path: `${context}/packed` };
        webpack({ mode: 'production', context, entry: './main.js', output }, (error, stats) => {
            if (error || stats.hasErrors()) throw error ?? stats.toString();
        });";
    cargo::run(
        Command::new("node").args(["-e", pack]).arg(tools.join("webpack")).arg(site.path()),
    )?;
    let page_of_it = page_of_it.replace("type=module", "defer");
    fs::write(site.path().join("packed/index.html"), page_of_it)?;
    uses_all_of(page, site.path().join("packed")).await
}

/// A page that a bundler made reaches the files that come first, and those that come later.
async fn uses_all_of(page: &mut Page, built: PathBuf) -> Result<()> {
    page.server.set_site(Site::new().folder("/built/", built));
    page.goto("/built/index.html").await?;
    page.wait_for_app().await?;
    page.answer_to_result().await?;
    page.wait("find('[data-action=questions]')").await?;
    page.tap("[data-action=questions]").await?;
    page.wait("find('.question')").await.map(drop)
}

/// Unpacks an npm package into a folder.
fn unpack(tarball: &Path, folder: &Path) -> Result<()> {
    let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(File::open(tarball)?));
    for entry in archive.entries()? {
        let mut entry = entry?;
        let path = folder.join(entry.path()?.strip_prefix("package")?);
        fs::create_dir_all(path.parent().context("a path in a folder")?)?;
        entry.unpack(path)?;
    }
    Ok(())
}
