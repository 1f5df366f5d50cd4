//! What is handed out beside the folder: the one file, the iframe.

use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::json;
use xtask::root;

use crate::page::{LOADER, Page};

scenarios![
    single_file,
    framed,
    frame_takes_no_order_from_elsewhere,
    frame_by_itself,
    loader_of_a_version_that_is_gone,
];

/// One script, wherever it lies: from then on not one request, to the end.
async fn single_file(page: &mut Page) -> Result<()> {
    let script = fs::read_to_string(root().join("dist/package/love-languages.single.js"))
        .context("no packages: `cargo xtask package` first")?;
    let address = "/uploads/2026/love-languages.single.js";
    for kind in ["", " async", " type=module"] {
        let body = format!("<script src={address}{kind}></script>");
        let html = crate::page::host("article.html", &[("widget", &body)])?;
        page.serve([("/this.html", html), (address, script.clone())]);
        page.server.clear_seen();
        page.goto("/this.html").await?;
        page.answer_to_result().await.context(kind)?;
        page.wait("find('[data-action=questions]')").await?;
        page.tap("[data-action=questions]").await?;
        page.wait("find('.question')").await?;
        page.is_quiet().await?;
        let seen = page.server.seen_paths();
        let ours = ["/this.html", "/record.js", address];
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
