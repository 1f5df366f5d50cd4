//! Where something is refused, missing or broken: the fallback or a friendly card, one line in the
//! console that names the cause, and a page that is none the worse.

use anyhow::{Context, Result, ensure};
use serde_json::json;
use xtask::{
    root,
    server::{Rule, Server, Site},
};

use crate::page::{LOADER, Page};

scenarios![
    strict_csp,
    wasm_refused_by_csp,
    no_script,
    no_adopted_style_sheets,
    missing_file_before_the_first_tap,
    missing_file_after_the_first_tap,
    wrong_mime_type_for_wasm,
    wrong_mime_type_for_a_script,
    another_origin,
    storage_that_throws,
    unreadable_stored_state,
    panic_then_another,
    panic_while_the_rest_is_missing,
    rubbish_in_the_place_of_words,
];

/// A widget with two ways on, and its script.
const ELEMENT: &str = "<love-languages id=it cta-url=/book phone='+1 555 0100'></love-languages>";
const SCRIPT: &str = "<script src=/love-languages/love-languages.js async></script>";

/// Nothing but scripts and requests from its own host, wasm, and no Trusted Types policy.
async fn strict_csp(page: &mut Page) -> Result<()> {
    let csp = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; \
        require-trusted-types-for 'script'; trusted-types 'none'";
    page.server.rule(Rule::at("/strict.html").header("content-security-policy", csp));
    page.goto("/strict.html").await?;
    page.wait("view() == 'rate'").await?;
    // The styles are there: a page without any has square corners.
    page.expect("getComputedStyle(find('.ll')).borderTopLeftRadius != '0px'", true).await?;
    page.wait_for_app().await?;
    page.answer_to_result().await?;
    page.eval("all('details').forEach(details => details.open = true)").await?;
    page.eval("widgets()[0].setAttribute('accent', '#a02060')").await?;
    page.eval("widgets()[0].open('questions')").await?;
    page.wait("find('#question')").await?;
    page.eval("widgets()[0].open('about')").await?;
    page.wait("view() == 'about'").await?;
    page.is_quiet().await
}

/// The fallback stays, and whoever opens the console reads what to allow.
async fn wasm_refused_by_csp(page: &mut Page) -> Result<()> {
    // The same page under another CSP.
    let csp = "default-src 'none'; script-src 'self'; connect-src 'self'";
    page.server.rule(Rule::at("/strict.html").header("content-security-policy", csp));
    page.goto("/strict.html").await?;
    shows_fallback(page).await?;
    let lines = own_lines(page).await?;
    ensure!(lines.len() == 1 && lines[0].contains("'wasm-unsafe-eval'"), "{lines:#?}");
    page.expect("events.map(e => e.type)", json!(["ll-error"])).await?;
    page.expect("newGlobals()", json!([])).await
}

/// Whoever has no JavaScript reads the fallback.
async fn no_script(page: &mut Page) -> Result<()> {
    page.goto("/no-script.html").await?;
    page.wait("frame.contentDocument?.readyState == 'complete'").await?;
    page.expect("frame.contentDocument.querySelector('#fallback').checkVisibility()", true).await?;
    page.expect("frame.contentWindow.customElements.get('love-languages') ?? 'none'", "none").await
}

/// Browsers of before 2023.
async fn no_adopted_style_sheets(page: &mut Page) -> Result<()> {
    page.goto("/no-adopted-style-sheets.html").await?;
    shows_fallback(page).await?;
    let lines = page.lines_are(1).await?;
    ensure!(lines[0].contains("adoptedStyleSheets"), "{lines:?}");
    page.expect("newGlobals()", json!([])).await
}

/// Nobody has begun: what the author put into the tag is shown in place of the widget, and one line
/// names the file.
async fn missing_file_before_the_first_tap(page: &mut Page) -> Result<()> {
    for file in FILES {
        page.renew_origin()?;
        page.server.rule(Rule::at(&format!("*/{file}")).status(404));
        page.article("", &article_with_fallback()).await?;
        shows_fallback(page).await.context(file)?;
        let lines = own_lines(page).await?;
        ensure!(lines.len() == 1 && names(&lines[0], file), "{file}: {lines:#?}");
        page.expect("events.filter(e => e.type == 'll-error').length", 1).await?;
    }
    Ok(())
}

/// The visitor has begun: a card with a way on, which keeps the answers and, once the file is back,
/// goes on where it was.
async fn missing_file_after_the_first_tap(page: &mut Page) -> Result<()> {
    for file in FILES {
        page.renew_origin()?;
        page.server.rule(Rule::at(&format!("*/{file}")).status(404).held());
        page.article("", ELEMENT).await?;
        page.inject_loader().await?;
        page.tap("[data-answer='3']").await.context(file)?;
        page.tap("[data-answer='4']").await?;
        page.server.release();
        page.wait("view() == 'trouble'").await.context(file)?;
        let lines = own_lines(page).await?;
        ensure!(lines.len() == 1 && names(&lines[0], file), "{file}: {lines:#?}");
        let links = "all('a').map(a => a.getAttribute('href').replaceAll(' ', ''))";
        page.expect(links, json!(["/book", "tel:+15550100"])).await?;
        // Again too early.
        page.tap("[data-action=retry]").await?;
        page.wait("events.filter(e => e.type == 'll-error').length == 2").await?;
        page.wait("view() == 'trouble'").await?;
        page.server.clear_rules();
        page.tap("[data-action=retry]").await?;
        page.wait_for_app().await.context(file)?;
        ensure!(own_lines(page).await?.len() == 2);
        page.expect("text('#progress').slice(0, 1)", "3").await?;
        page.tap("[data-action=back]").await?;
        page.wait("find('[data-answer=\"4\"][aria-pressed=true]')").await?;
        page.tap("[data-action=back]").await?;
        page.wait("find('[data-answer=\"3\"][aria-pressed=true]')").await?;
        page.answer_to_result().await?;
    }
    Ok(())
}

/// Slower, but it goes; and the author is told.
async fn wrong_mime_type_for_wasm(page: &mut Page) -> Result<()> {
    page.server.rule(Rule::at("*.wasm").header("content-type", "application/octet-stream"));
    page.article(SCRIPT, ELEMENT).await?;
    page.wait_for_app().await?;
    page.lines_are(1).await?;
    page.answer_to_result().await?;
    for (line, file) in page.lines_are(2).await?.iter().zip(["app.wasm", "later.wasm"]) {
        let names_it = ["warn:", file, "application/octet-stream"].iter().all(|p| line.contains(p));
        ensure!(names_it, "{file}: {line}");
    }
    Ok(())
}

/// A module is refused for it, a classic script where the server insists.
async fn wrong_mime_type_for_a_script(page: &mut Page) -> Result<()> {
    page.server.rule(Rule::at("*/app.js").header("content-type", "text/plain"));
    page.article("", &article_with_fallback()).await?;
    shows_fallback(page).await?;
    let lines = own_lines(page).await?;
    ensure!(lines.len() == 1 && lines[0].contains("MIME"), "{lines:#?}");

    page.server.clear_rules();
    let plain = Rule::at("*/love-languages.js").header("content-type", "text/plain");
    page.server.rule(plain.header("x-content-type-options", "nosniff"));
    page.article("", &article_with_fallback()).await?;
    page.wait("document.readyState == 'complete'").await?;
    shows_fallback(page).await?;
    page.is_quiet().await
}

/// The widget's files on another host than the page, which needs CORS.
async fn another_origin(page: &mut Page) -> Result<()> {
    let there = Server::start(Site::new().folder("/", root().join("dist")))?;
    there.rule(Rule::at("*").header("cache-control", "no-store"));
    let body = article_with_fallback().replace(LOADER, &there.url("/love-languages.js"));
    page.article("", &body).await?;
    shows_fallback(page).await?;
    let lines = own_lines(page).await?;
    ensure!(lines.len() == 1 && lines[0].contains("CORS"), "{lines:#?}");

    there.rule(Rule::at("*").header("access-control-allow-origin", "*"));
    page.article("", &body).await?;
    page.wait_for_app().await?;
    page.answer_to_result().await?;
    page.eval("widgets()[0].open('questions')").await?;
    page.wait("find('#question')").await?;
    page.is_quiet().await
}

/// Forbidden altogether, full, or not there: then the widget forgets, and works.
async fn storage_that_throws(page: &mut Page) -> Result<()> {
    page.goto("/storage-blocked.html").await?;
    page.wait_for_app().await?;
    page.answer_to_result().await?;
    page.is_quiet().await?;
    for blocked in [
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };",
        "Object.defineProperty(window, 'sessionStorage', { value: null });",
    ] {
        page.article(&format!("<script>{blocked}</script>{SCRIPT}"), ELEMENT).await?;
        page.wait_for_app().await.context(blocked)?;
        page.answer_to_result().await.context(blocked)?;
        page.is_quiet().await.context(blocked)?;
    }
    Ok(())
}

/// Of another version, cut off, or somebody else's: dropped.
async fn unreadable_stored_state(page: &mut Page) -> Result<()> {
    page.article(SCRIPT, ELEMENT).await?;
    page.wait_for_app().await?;
    page.tap("[data-answer='3']").await?;
    page.wait("sessionStorage['love-languages']").await?;
    let stored = page.eval("sessionStorage['love-languages']").await?;
    let stored = stored.as_str().unwrap_or_default();
    // The same page goes on from what it stored.
    page.goto("/this.html").await?;
    page.wait_for_app().await?;
    page.expect("text('#progress').slice(0, 1)", "2").await?;
    for unreadable in ["x", "{}", "0.AAAA", "1.AAAA", "99.AQID", &stored[..stored.len() / 2]] {
        // On a page of the site without a widget, which would find it, too.
        page.goto("/love-languages/LICENSE-MIT").await?;
        page.eval(&format!("sessionStorage['love-languages'] = '{unreadable}'")).await?;
        page.goto("/this.html").await?;
        page.wait_for_app().await.with_context(|| unreadable.to_owned())?;
        page.expect("[view(), text('#progress').slice(0, 1)]", json!(["rate", "1"])).await?;
        page.answer_to_result().await?;
        // Named once, and nothing else in the console.
        let lines = page.lines().await?;
        ensure!(lines.len() == 1 && lines[0].contains("stored"), "{unreadable}: {lines:#?}");
    }
    Ok(())
}

/// The app breaks, on the release build, by a page that breaks the DOM under it. Every widget is back
/// once at its step; after a second time there is the card.
async fn panic_then_another(page: &mut Page) -> Result<()> {
    page.host("two-widgets.html", &[]).await?;
    page.wait("isAppUp(0) && isAppUp(1)").await?;
    page.tap("[data-answer='3']").await?;
    page.tap("[data-answer='0']").await?;
    page.wait("text('#progress', 0)[0] == 3 && text('#progress', 1)[0] == 3").await?;

    let errors = "events.filter(e => e.type == 'll-error').map(e => e.id)";
    page.eval(
        "(window.frames = [], requestAnimationFrame(function look() {
            frames.push(view(0), view(1));
            requestAnimationFrame(look);
        }))",
    )
    .await?;
    page.break_once().await?;
    page.tap("[data-answer='4']").await?;
    let lines = own_lines(page).await?;
    ensure!(lines.len() == 1, "{lines:#?}");
    page.wait("isAppUp(0) && isAppUp(1)").await?;
    // The tap that broke it counts, once.
    page.expect("[text('#progress', 0)[0], text('#progress', 1)[0]]", json!(["4", "4"])).await?;
    // Nothing else was to be seen for a moment.
    page.wait("frames.length > 4").await?;
    page.expect("[...new Set(frames)]", json!(["rate"])).await?;
    page.expect("[all('[data-view]', 0).length, all('[data-view]', 1).length]", json!([1, 1]))
        .await?;
    page.tap("[data-action=back]").await?;
    page.wait("find('[data-answer=\"4\"][aria-pressed=true]')").await?;
    page.tap("[data-answer='4']").await?;
    page.expect(errors, json!(["one", "two"])).await?;

    page.break_once().await?;
    page.tap("[data-answer='1']").await?;
    page.wait("view(0) == 'trouble' && view(1) == 'trouble'").await?;
    let lines = own_lines(page).await?;
    ensure!(lines.len() == 2, "{lines:#?}");
    page.expect(errors, json!(["one", "two", "one", "two"])).await?;
    page.expect("isSeen(between)", true).await?;
    // The page is well again, and so is the widget if asked.
    page.tap("[data-action=retry]").await?;
    page.wait("isAppUp(0) && isAppUp(1)").await?;
    page.expect("text('#progress', 0)[0]", "5").await?;
    page.answer_to_result().await.map(drop)
}

/// The app breaks while what comes later is not to be had: it starts again, and waits for nothing.
async fn panic_while_the_rest_is_missing(page: &mut Page) -> Result<()> {
    page.server.rule(Rule::at("*later.*").held());
    page.goto("/article.html").await?;
    page.wait_for_app().await?;
    page.tap("[data-answer='3']").await?;
    page.wait("text('#progress')[0] == 2").await?;
    page.break_once().await?;
    page.tap("[data-answer='4']").await?;
    page.wait("lines.length && isAppUp() && text('#progress')[0] == 3").await?;
    page.answer_to_result().await.map(drop)
}

/// A hotel's login page in the place of the words, with status 200, and not to be cached: once they are
/// there, trying again is enough.
async fn rubbish_in_the_place_of_words(page: &mut Page) -> Result<()> {
    let folders = std::fs::read_dir(root().join("dist/assets"))?.flatten();
    // The builder has a folder, too.
    let mut names = folders.map(|folder| folder.file_name().to_string_lossy().into_owned());
    let folder = names.find(|name| !name.starts_with("builder")).context("no assets")?;
    let path = |file: &str| format!("/love-languages/assets/{folder}/{file}");
    page.server.set_site(page.site().file(path("en.bin"), "<html>log in</html>"));
    page.server.rule(Rule::at("*.wasm").held());
    page.server.rule(Rule::at("*/en.bin").header("cache-control", "no-store"));
    page.goto("/article.html").await?;
    page.tap("[data-answer='3']").await?;
    page.server.release();
    page.wait("view() == 'trouble'").await?;
    page.server.set_site(page.site());
    page.server.clear_rules();
    page.tap("[data-action=retry]").await?;
    page.wait_for_app().await?;
    page.expect("text('#progress')[0]", "2").await?;

    page.renew_origin()?;
    page.server.set_site(page.site().file(path("en.later.bin"), "<html>log in</html>"));
    page.server.rule(Rule::at("*/en.later.bin").header("cache-control", "no-store"));
    page.goto("/article.html").await?;
    page.answer_to_result().await?;
    page.tap("[data-action=questions]").await?;
    page.wait("find('[data-action=retry]')").await?;
    page.server.set_site(page.site());
    page.tap("[data-action=retry]").await?;
    page.wait("find('#question')").await.map(drop)
}

fn article_with_fallback() -> String {
    format!(
        "<love-languages id=it style='display:block;min-height:27rem'>\
            <a id=fallback href=/contact>Talk to us</a></love-languages>\
        <script src={LOADER} async></script>"
    )
}

/// The fallback is what is seen, and the page around it.
async fn shows_fallback(page: &Page) -> Result<()> {
    page.wait("isSeen(document.querySelector('#fallback'))").await?;
    page.expect("view() ?? 'none'", "none").await?;
    page.expect("isSeen(document.querySelector('#after'))", true).await
}

/// Whether a line says which file is missing. WebKit doesn't say which module, but there is only one.
fn names(line: &str, file: &str) -> bool {
    line.contains(file) || line.contains("Importing a module script failed")
}

/// What the widget told the console, once it did.
async fn own_lines(page: &Page) -> Result<Vec<String>> {
    page.wait("lines.some(line => line.includes('[love-languages]'))").await?;
    let mut lines = page.lines().await?;
    lines.retain(|line| line.contains("[love-languages]"));
    Ok(lines)
}

/// The files that the app comes in up to a result.
const FILES: [&str; 3] = ["en.bin", "app.js", "app.wasm"];
