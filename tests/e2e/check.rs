//! "Check my page": everything that can be wrong with a page is caused, and named with its mend: in the panel of
//! `debug`, or, where no file comes that could show one, in the one line; and the page around is none the worse.

use std::fs;

use anyhow::{Context, Result, ensure};
use love_languages::model::causes::{CAUSES, Id};
use serde_json::json;
use xtask::{
    browser::{Browser, Screen, screenshot},
    root,
    server::{Rule, Server, Site},
};

use crate::page::{LOADER, Page, host};

scenarios![
    panel_of_a_page_where_all_is_well,
    panel_of_the_one_file,
    policy_that_keeps_the_one_file_from_itself,
    nobody_else_pays,
    policy_without_wasm,
    policy_without_scripts,
    policy_that_leaves_the_line,
    policy_without_requests,
    wrong_mime_types,
    another_server_without_cors,
    missing_files,
    no_answer,
    no_file_of_ours_answers,
    combined_into_the_page,
    tag_or_script_stripped,
    two_versions_named,
    storage_that_is_blocked,
    settings_not_taken,
    strict_page_with_trusted_types,
    panel_for_everybody,
    page_that_explains,
    page_for_everybody,
];

/// A widget that is asked what is wrong, with what its author put into it.
const ELEMENT: &str = "<love-languages id=it debug practice='Riverbank Practice' \
    style='display:block;min-height:27rem'><a id=fallback href=/contact>Talk to us</a></love-languages>";
const SCRIPT: &str = "<script src=/love-languages/love-languages.js async></script>";

/// What the panel says of a cause, all of it.
fn said(id: Id) -> String {
    format!("text('[data-cause={}]')", id.name())
}

/// Waits until the panel is done.
async fn looked(page: &Page) -> Result<()> {
    page.wait("/mend/.test(text('.check [role=status]'))").await.map(drop)
}

/// The causes that the panel names.
const NAMED: &str = "all('[data-cause]').map(item => item.dataset.cause)";

/// The panel names these and no others, and what it says of each has these words in it.
async fn names(page: &Page, causes: &[(Id, &[&str])]) -> Result<()> {
    looked(page).await?;
    let ids: Vec<_> = causes.iter().map(|(id, _)| id.name()).collect();
    let mut named: Vec<String> = serde_json::from_value(page.wait(NAMED).await?)?;
    named.dedup();
    ensure!(named == ids, "named: {named:?}, not {ids:?}");
    for (id, words) in causes {
        let said = page.eval(&said(*id)).await?;
        let said = said.as_str().unwrap_or_default();
        ensure!(said.contains(id.cause().name), "{said}");
        ensure!(said.contains(id.cause().mend), "{said}");
        for word in *words {
            ensure!(said.contains(word), "`{word}` is missing: {said}");
        }
    }
    Ok(())
}

/// The page around: it goes on below, holds no word of ours but the widget's, and nothing of its globals is touched.
async fn page_is_unharmed(page: &Page) -> Result<()> {
    page.expect("isSeen(document.querySelector('#after'))", true).await?;
    page.expect("[scrollY, document.activeElement.localName]", json!([0, "body"])).await?;
    page.expect("newGlobals()", json!([])).await
}

/// An article with a widget that is asked, at a policy that comes with the answer.
async fn under(page: &Page, policy: &str, body: &str) -> Result<()> {
    page.server.clear_rules();
    page.server.rule(Rule::at("/this.html").header("content-security-policy", policy));
    page.article("", body).await
}

/// As plugins do that make one script of many: it can't know where its files lie, looks beside the page, and
/// says so; nothing of it throws.
async fn combined_into_the_page(page: &mut Page) -> Result<()> {
    let loader = fs::read_to_string(root().join("dist/love-languages.js"))?;
    page.article("", &format!("{ELEMENT}<script>{loader}</script>")).await?;
    page.wait("isSeen(document.querySelector('#fallback'))").await?;
    page.wait("widgets()[0].shadowRoot.textContent.includes('The app did not start')").await?;
    ensure!(page.server.seen_paths().iter().any(|path| path == "/check.js"));
    page_is_unharmed(page).await?;
    page.expect("lines.filter(line => /^un/.test(line))", json!([])).await
}

/// Version, addresses, language and its reason, storage.
async fn panel_of_a_page_where_all_is_well(page: &mut Page) -> Result<()> {
    page.article("", &format!("{ELEMENT}{SCRIPT}")).await?;
    page.wait_for_app().await?;
    looked(page).await?;
    page.expect("text('.check [role=status]')", "Nothing to mend.").await?;
    page.expect(NAMED, json!([])).await?;
    let facts = page.eval("text('.check dl')").await?;
    let facts = facts.as_str().unwrap_or_default();
    for fact in [
        &format!("Version{}", env!("CARGO_PKG_VERSION")),
        "/love-languages/love-languages.js, on this site",
        "/love-languages/assets/",
        "en: the page says lang=\"en\"",
        "Storagethere",
    ] {
        ensure!(facts.contains(fact), "`{fact}` is missing: {facts}");
    }
    // It asks for what is ours, and for nothing else.
    let seen = page.server.seen_paths();
    let others: Vec<_> = seen.iter().filter(|path| !path.starts_with("/love-languages/")).collect();
    ensure!(others == ["/this.html", "/record.js"], "{others:?}");
    // Folded, it stays folded, and below the widget, whatever that shows.
    page.eval("void (find('.check details').open = false)").await?;
    page.answer_to_result().await?;
    page.eval("widgets()[0].setAttribute('view', 'x')").await?;
    page.wait("stage().querySelector('.check [data-cause=setting]')").await?;
    page.expect("find('.check details').open", false).await?;
    page.expect("stage().lastChild.className", "check").await?;
    page.eval("widgets()[0].removeAttribute('debug')").await?;
    page.wait("!stage().querySelector('.check')").await?;
    // Another language, and why.
    for (body, reason) in [
        (ELEMENT.replace("debug", "debug lang=de-AT"), "de: the tag says lang=\"de-AT\""),
        (
            format!("<div lang=fr>{ELEMENT}</div>"),
            "fr: the part of the page around it says lang=\"fr\"",
        ),
    ] {
        page.article("", &format!("{body}{SCRIPT}")).await?;
        page.wait(&format!("text('.check dl')?.includes(`{reason}`)")).await?;
    }
    Ok(())
}

/// The one file has the panel in itself, too; it has nothing beside itself to look for.
async fn panel_of_the_one_file(page: &mut Page) -> Result<()> {
    open_one_file(page).await?;
    page.wait_for_app().await?;
    names(page, &[]).await?;
    let facts = page.eval("text('.check dl')").await?;
    let facts = facts.as_str().unwrap_or_default();
    for fact in ["/a/love-languages.single.js, on this site", "in the script itself"] {
        ensure!(facts.contains(fact), "`{fact}` is missing: {facts}");
    }
    page.expect(
        "performance.getEntriesByType('resource').filter(e => e.name.includes('check')).length",
        0,
    )
    .await?;
    page.is_quiet().await
}

async fn open_one_file(page: &Page) -> Result<()> {
    let script = fs::read_to_string(root().join("dist/package/love-languages.single.js"))
        .context("no packages: `cargo xtask package` first")?;
    let body = format!("{ELEMENT}<script src=/a/love-languages.single.js async></script>");
    let html = host("article.html", &[("widget", &body)])?;
    page.serve([("/this.html", html), ("/a/love-languages.single.js", script)]);
    page.goto("/this.html").await
}

/// Its parts are `data:` addresses, which a policy has to let through as well.
async fn policy_that_keeps_the_one_file_from_itself(page: &mut Page) -> Result<()> {
    let policy = "script-src 'self' data: 'wasm-unsafe-eval'; connect-src 'self'";
    page.server.rule(Rule::at("/this.html").header("content-security-policy", policy));
    open_one_file(page).await?;
    page.wait("isSeen(document.querySelector('#fallback'))").await?;
    names(page, &[(Id::PolicyConnect, &["data: addresses", "connect-src 'self' data:"])]).await?;
    page_is_unharmed(page).await
}

/// Without `debug` nothing of it is asked for.
async fn nobody_else_pays(page: &mut Page) -> Result<()> {
    page.article("", &format!("{}{SCRIPT}", ELEMENT.replace(" debug", ""))).await?;
    page.wait_for_app().await?;
    page.answer_to_result().await?;
    let seen = page.server.seen_paths();
    ensure!(!seen.iter().any(|path| path.contains("check.js")), "{seen:#?}");
    Ok(())
}

/// The exact directive: with what the policy has in it, or with what stands in its place.
async fn policy_without_wasm(page: &mut Page) -> Result<()> {
    for (policy, directive) in [
        (
            "default-src 'none'; script-src 'self'; connect-src 'self'",
            "script-src 'self' 'wasm-unsafe-eval'",
        ),
        (
            "default-src 'self' https://a.example",
            "script-src 'self' https://a.example 'wasm-unsafe-eval'",
        ),
    ] {
        under(page, policy, &format!("{ELEMENT}{SCRIPT}")).await?;
        page.wait("isSeen(document.querySelector('#fallback'))").await?;
        // WebKit tells nobody which policy it was.
        let directive = match page.browser {
            Browser::WebKit => "script-src 'self' 'wasm-unsafe-eval'",
            _ => directive,
        };
        names(page, &[(Id::PolicyWasm, &[directive])]).await.context(policy)?;
        page_is_unharmed(page).await?;
    }
    Ok(())
}

/// Not even the script runs: the fallback stays, and the browser's own console names the directive. Where it
/// runs, and what it imports may not, the panel does.
async fn policy_without_scripts(page: &mut Page) -> Result<()> {
    let there = Server::start(page.site())?;
    there.rule(Rule::at("*").header("access-control-allow-origin", "*"));
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src *";
    let script = SCRIPT.replace(LOADER, &there.url(LOADER));
    under(page, policy, &format!("{ELEMENT}{script}")).await?;
    page.wait("lines.some(line => line.startsWith('csp: script-src'))").await?;
    page.expect("isSeen(document.querySelector('#fallback'))", true).await?;
    page.expect("customElements.get('love-languages') ?? 'none'", "none").await?;
    page_is_unharmed(page).await?;

    let here = page.server.url("");
    let sources = format!("{here}/record.js {here}{LOADER} {here}/love-languages/check.js");
    let policy = format!("script-src {sources} 'wasm-unsafe-eval'");
    under(page, &policy, &format!("{ELEMENT}{SCRIPT}")).await?;
    page.wait("isSeen(document.querySelector('#fallback'))").await?;
    let directive = format!("{policy} 'self'");
    names(page, &[(Id::PolicyScript, &[&directive])]).await?;
    page_is_unharmed(page).await
}

/// Neither the app's script nor the panel's may come: then the line is there, and names what it can be.
async fn policy_that_leaves_the_line(page: &mut Page) -> Result<()> {
    let here = page.server.url("");
    let policy = format!("script-src {here}/record.js {here}{LOADER} 'wasm-unsafe-eval'");
    under(page, &policy, &format!("{ELEMENT}{SCRIPT}")).await?;
    page.wait("isSeen(document.querySelector('#fallback'))").await?;
    page.wait("/The app did not start.*CSP/.test(stage().textContent)").await?;
    page_is_unharmed(page).await
}

/// The script comes, and what it fetches does not.
async fn policy_without_requests(page: &mut Page) -> Result<()> {
    let policy =
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src https://a.example";
    under(page, policy, &format!("{ELEMENT}{SCRIPT}")).await?;
    page.wait("isSeen(document.querySelector('#fallback'))").await?;
    names(page, &[(Id::PolicyConnect, &["connect-src https://a.example 'self'"])]).await?;
    page_is_unharmed(page).await?;

    let there = Server::start(page.site())?;
    there.rule(Rule::at("*").header("access-control-allow-origin", "*"));
    let host = there.url("");
    let policy = format!("default-src 'none'; script-src 'self' {host} 'wasm-unsafe-eval'");
    let script = SCRIPT.replace(LOADER, &there.url(LOADER));
    under(page, &policy, &format!("{ELEMENT}{script}")).await?;
    page.wait("isSeen(document.querySelector('#fallback'))").await?;
    names(page, &[(Id::PolicyConnect, &[&format!("connect-src {host}")])]).await?;
    page_is_unharmed(page).await
}

/// The type that was sent and the one that is wanted; with wasm the widget works.
async fn wrong_mime_types(page: &mut Page) -> Result<()> {
    page.server.rule(Rule::at("*.wasm").header("content-type", "application/octet-stream"));
    page.article("", &format!("{ELEMENT}{SCRIPT}")).await?;
    page.wait_for_app().await?;
    let words = ["app.wasm", "application/octet-stream", "Content-Type: application/wasm"];
    names(page, &[(Id::Mime, &words)]).await?;
    page_is_unharmed(page).await?;

    page.renew_origin()?;
    // Of all scripts: that of the panel comes by the way that remains.
    for scripts in ["*/app.js", "*.js"] {
        page.server.rule(Rule::at(scripts).header("content-type", "text/plain"));
        page.article("", &format!("{ELEMENT}{SCRIPT}")).await?;
        page.wait("isSeen(document.querySelector('#fallback'))").await?;
        let words = ["app.js", "text/plain", "Content-Type: text/javascript"];
        names(page, &[(Id::Mime, &words)]).await.context(scripts)?;
        page_is_unharmed(page).await?;
    }
    Ok(())
}

/// The header, and whose it is to send it: the panel comes as a script that needs none.
async fn another_server_without_cors(page: &mut Page) -> Result<()> {
    let there = Server::start(Site::new().folder("/", root().join("dist")))?;
    let script = SCRIPT.replace(LOADER, &there.url("/love-languages.js"));
    page.article("", &format!("{ELEMENT}{script}")).await?;
    page.wait("isSeen(document.querySelector('#fallback'))").await?;
    let host = there.address().to_string();
    names(page, &[(Id::Cors, &[&host, "Access-Control-Allow-Origin: *"])]).await?;
    page.expect(&format!("text('.check dl').includes('on another server: {host}')"), true).await?;
    // The line has given its place to the panel.
    page.expect("[...stage().childNodes].filter(node => node.nodeType == 3).length", 0).await?;
    page_is_unharmed(page).await
}

/// Its name, and where it was looked for; also where a page comes in its place.
async fn missing_files(page: &mut Page) -> Result<()> {
    for (pattern, named) in [
        ("*/app.wasm", "lacks app.wasm ("),
        ("*/app.js", "lacks app.js ("),
        ("*/en.bin", "lacks en.bin ("),
        ("*/assets/*", "lacks app.js, "),
    ] {
        page.renew_origin()?;
        page.server.rule(Rule::at(pattern).status(404));
        page.article("", &format!("{ELEMENT}{SCRIPT}")).await?;
        page.wait("isSeen(document.querySelector('#fallback'))").await.context(pattern)?;
        let folder = page.server.url("/love-languages/assets/");
        names(page, &[(Id::Missing, &[&folder, "404", "love-languages/", named])])
            .await
            .context(pattern)?;
        page_is_unharmed(page).await?;
    }
    // Only what comes after the first tap.
    page.renew_origin()?;
    page.server.rule(Rule::at("*/later.wasm").status(404));
    page.article("", &format!("{ELEMENT}{SCRIPT}")).await?;
    page.wait_for_app().await?;
    names(page, &[(Id::Missing, &["lacks later.wasm ("])]).await?;
    // A theme that the page links. One of its own that doesn't come is not ours to name.
    page.renew_origin()?;
    let links = "<link rel=stylesheet href=/love-languages/themes/notebook.css>\
        <link rel=stylesheet href=/none/main.css>";
    page.server.rule(Rule::at("*/themes/notebook.css").status(404));
    page.article(links, &format!("{ELEMENT}{SCRIPT}")).await?;
    page.wait_for_app().await?;
    names(page, &[(Id::Missing, &["love-languages/themes/ lacks notebook.css (", "404"])]).await?;
    // What some servers say in the place of a file: a page, and that all is well.
    page.renew_origin()?;
    page.server.rule(Rule::at("*/en.bin").header("content-type", "text/html"));
    page.article("", &format!("{ELEMENT}{SCRIPT}")).await?;
    names(page, &[(Id::Missing, &["en.bin", "answers with a page"])]).await
}

/// As behind a filter against advertisements: where it was asked, and the address to try.
async fn no_answer(page: &mut Page) -> Result<()> {
    page.server.rule(Rule::at("*/app.wasm").cut());
    page.article("", &format!("{ELEMENT}{SCRIPT}")).await?;
    page.wait("isSeen(document.querySelector('#fallback'))").await?;
    let host = page.server.address().to_string();
    names(page, &[(Id::Silent, &[&format!("{host} does not answer."), "/app.wasm"])]).await?;
    page_is_unharmed(page).await
}

/// The panel is not there either: the line is.
async fn no_file_of_ours_answers(page: &mut Page) -> Result<()> {
    page.server.rule(Rule::at("*/assets/*").status(404));
    page.server.rule(Rule::at("*/check.js").status(404));
    page.article("", &format!("{ELEMENT}{SCRIPT}")).await?;
    page.wait("isSeen(document.querySelector('#fallback'))").await?;
    page.wait("/The app did not start.*files/.test(stage().textContent)").await?;
    page_is_unharmed(page).await
}

/// The script alone in the head, with `debug` on it; and the tag alone, which can say nothing: what stands in it
/// stays.
async fn tag_or_script_stripped(page: &mut Page) -> Result<()> {
    for kind in ["", " async"] {
        let script = format!("<script src={LOADER} data-debug{kind}></script>");
        page.article(&script, "").await?;
        let panel =
            "document.body.lastElementChild.shadowRoot?.querySelector('[data-cause=stripped]')";
        page.wait(panel).await?;
        let said = page.eval(&format!("{panel}.textContent")).await?;
        let said = said.as_str().unwrap_or_default();
        let cause = Id::Stripped.cause();
        ensure!(
            [cause.name, cause.mend, cause.paste].iter().all(|part| said.contains(part)),
            "{said}"
        );
        page.expect("document.body.querySelector('love-languages') ?? 'none'", "none").await?;
        page_is_unharmed(page).await?;
        // With a tag in the page the script keeps quiet, and the tag speaks for itself.
        page.article(&script, ELEMENT).await?;
        page.wait_for_app().await?;
        looked(page).await?;
        page.expect("[widgets().length, document.body.lastElementChild.id]", json!([1, "after"]))
            .await?;
        page.is_quiet().await?;
    }
    page.article("", ELEMENT).await?;
    page.wait("document.readyState == 'complete'").await?;
    page.expect("isSeen(document.querySelector('#fallback'))", true).await?;
    page_is_unharmed(page).await
}

/// Both versions, both addresses, and the older one to take out, whichever came first.
async fn two_versions_named(page: &mut Page) -> Result<()> {
    let loader = fs::read_to_string(root().join("dist/love-languages.js"))?;
    let version = env!("CARGO_PKG_VERSION");
    let other = loader.replace(version, "99.0.0");
    let scripts =
        format!("<script src={LOADER}></script><script src=/other/love-languages.js></script>");
    let html = host("article.html", &[("widget", &format!("{ELEMENT}{scripts}"))])?;
    page.serve([("/other/love-languages.js", other), ("/this.html", html)]);
    page.goto("/this.html").await?;
    page.wait_for_app().await?;
    let addresses = [page.server.url(LOADER), page.server.url("/other/love-languages.js")];
    names(page, &[(Id::Versions, &[version, "99.0.0", &addresses[0], &addresses[1]])]).await?;
    page.expect("text('[data-cause=versions] code').includes('/other/')", false).await?;
    page_is_unharmed(page).await?;
    let old = "/love-languages/love-languages-0.0.9.js";
    let scripts = format!("<script src={old}></script><script src={LOADER}></script>");
    let html = host("article.html", &[("widget", &format!("{ELEMENT}{scripts}"))])?;
    page.serve([(old, loader.replace(version, "0.0.9")), ("/this.html", html)]);
    page.goto("/this.html").await?;
    names(page, &[(Id::Versions, &["Version 0.0.9 runs", version])]).await?;
    page.expect(&format!("text('[data-cause=versions] code').includes('{old}')"), true).await?;
    // Nor is anything said where nobody tells which version it is.
    page.renew_origin()?;
    let there = Server::start(Site::new().folder("/", root().join("dist")))?;
    let second = format!("<script src={}></script>", there.url("/love-languages.js"));
    page.article("", &format!("{ELEMENT}<script src={LOADER}></script>{second}")).await?;
    page.wait_for_app().await?;
    names(page, &[]).await?;
    // The same version twice is harmless.
    let scripts =
        format!("<script src={LOADER}></script><script src=/other/love-languages.js></script>");
    page.serve([
        ("/other/love-languages.js", loader),
        ("/this.html", host("article.html", &[("widget", &format!("{ELEMENT}{scripts}"))])?),
    ]);
    page.goto("/this.html").await?;
    page.wait_for_app().await?;
    names(page, &[]).await
}

/// What follows from it; the widget works.
async fn storage_that_is_blocked(page: &mut Page) -> Result<()> {
    for (names_it, blocked) in [
        (
            "nothing for a reload and nothing for another visit",
            "for (const name of ['sessionStorage', 'localStorage']) Object.defineProperty(window, name,
                { get() { throw new DOMException('denied', 'SecurityError') } });",
        ),
        ("nothing for a reload", "Object.defineProperty(window, 'sessionStorage', { value: null });"),
    ] {
        page.article(&format!("<script>{blocked}</script>"), &format!("{ELEMENT}{SCRIPT}")).await?;
        page.wait_for_app().await?;
        names(page, &[(Id::Storage, &[names_it])]).await?;
        page.expect("text('.check dl').includes('Storageblocked')", true).await?;
        page_is_unharmed(page).await?;
    }
    Ok(())
}

/// Each that was dropped, once: the app's own lines give their place to the panel's.
async fn settings_not_taken(page: &mut Page) -> Result<()> {
    let element = ELEMENT.replace("debug", "debug view=quizz cta-url=javascript:x accent=greenish");
    page.article("", &format!("{element}{SCRIPT}")).await?;
    page.wait_for_app().await?;
    names(page, &[(Id::Setting, &["view=\"quizz\""])]).await?;
    page.wait("all('[data-cause=setting]').length == 3").await?;
    for name in ["view", "cta-url", "accent"] {
        let lines =
            format!("all('p').filter(line => line.textContent.startsWith('{name}=')).length");
        page.expect(&lines, 1).await.context(name)?;
    }
    page.eval("widgets()[0].setAttribute('view', 'quiz')").await?;
    page.wait("all('[data-cause=setting]').length == 2").await?;
    page_is_unharmed(page).await?;
    // Names that are none, in the words of the page that reads a source.
    for (body, complaint) in [
        (ELEMENT.replace("debug", "debug acent=red"), "acent is no setting: accent?"),
        (ELEMENT.replace("debug", "debug practise=R"), "practise is no setting: practice?"),
        (
            ELEMENT.replace("debug", "debug cta-url=www.practice.example/contact"),
            "is a page of this site with that name. Write “https://www.practice.example/contact”.",
        ),
        (
            "<div data-love-languages data-debug data-acent=red data-aos=x></div>".to_owned(),
            "data-acent is no setting: data-accent?",
        ),
    ] {
        page.article("", &format!("{body}{SCRIPT}")).await?;
        page.wait_for_app().await?;
        names(page, &[(Id::Setting, &[complaint])]).await?;
        page.expect("all('[data-cause=setting]').length", 1).await?;
    }
    Ok(())
}

/// Where nothing is made from strings and no script may be added, it comes as a module.
async fn strict_page_with_trusted_types(page: &mut Page) -> Result<()> {
    let policy = "default-src 'none'; script-src 'self'; connect-src 'self'; \
        require-trusted-types-for 'script'; trusted-types 'none'";
    let html = fs::read_to_string(root().join("tests/hosts/strict.html"))?;
    page.serve([("/this.html", html.replace("id=\"it\"", "id=it debug"))]);
    page.server.rule(Rule::at("/this.html").header("content-security-policy", policy));
    page.goto("/this.html").await?;
    names(page, &[(Id::PolicyWasm, &["script-src 'self' 'wasm-unsafe-eval'"])]).await?;
    page.expect("getComputedStyle(find('.check .ll')).borderTopLeftRadius != '0px'", true).await?;
    page_is_unharmed(page).await
}

/// axe-core, and no wider than a small phone, in light and dark, with all there is to say; pictures of it are
/// kept for people to look at.
async fn panel_for_everybody(page: &mut Page) -> Result<()> {
    let folder = root().join("target/e2e/check");
    fs::create_dir_all(&folder)?;
    let element = ELEMENT.replace("debug", "debug view=quizz cta-url=javascript:x");
    let policy = "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'unsafe-inline'";
    for (case, body, policy) in [
        ("well", format!("{ELEMENT}{SCRIPT}"), None),
        ("settings", format!("{element}{SCRIPT}"), None),
        ("policy", format!("{element}{SCRIPT}"), Some(policy)),
    ] {
        page.serve([("/this.html", host("article.html", &[("widget", &body)])?)]);
        page.server.clear_rules();
        if let Some(policy) = policy {
            page.server.rule(Rule::at("/this.html").header("content-security-policy", policy));
        }
        // The windows of the others are wider than a phone.
        let widths = if page.browser == Browser::Chromium { &[320, 390][..] } else { &[0] };
        for &width_px in widths {
            if width_px > 0 {
                page.session().set_screen(&Screen::phone(width_px)).await?;
            }
            page.goto("/this.html").await?;
            looked(page).await?;
            for theme in ["light", "dark"] {
                page.eval(&format!(
                    "void (widgets()[0].setAttribute('theme', '{theme}'),
                        document.body.style.background = '{theme}' == 'dark' ? '#222' : '#fff',
                        document.body.style.color = '{theme}' == 'dark' ? '#ddd' : '#222')"
                ))
                .await?;
                page.expect(
                    "+find('.check').style.getPropertyValue('--d')",
                    u8::from(theme == "dark"),
                )
                .await?;
                page.expect("document.documentElement.scrollWidth <= innerWidth", true).await?;
                let faults = page.axe("find('.check')", 4).await?;
                ensure!(faults == json!([]), "{case}, {width_px} px, {theme}: {faults:#}");
                if width_px > 0 {
                    page.eval("void find('.check').scrollIntoView()").await?;
                    let picture = folder.join(format!("{case}-{width_px}-{theme}.png"));
                    screenshot(page.session(), &picture).await?;
                }
            }
        }
    }
    Ok(())
}

/// The page of the builder that explains it: every cause by its name, and what a page's source says, pasted or
/// dropped; the way there and back loses nothing.
async fn page_that_explains(page: &mut Page) -> Result<()> {
    page.goto("/love-languages/embed.html#s=1&files=own&site=html&practice=Oak").await?;
    page.wait("document.querySelector('nav [href^=\"#check\"]')").await?;
    page.eval("document.querySelector('nav [href^=\"#check\"]').click()").await?;
    page.wait("document.querySelector('#source')").await?;
    page.wait("document.activeElement.id == 'top'").await?;
    // Loaded anew here, it has the settings still, which the way back shows.
    page.session().client.refresh().await?;
    page.wait("document.querySelector('#source')").await?;
    for cause in CAUSES {
        let heading =
            format!("document.querySelector('#check-{} h3').textContent", cause.id.name());
        page.expect(&heading, cause.name).await?;
    }
    let source = "<!doctype html><html><head><meta http-equiv=Content-Security-Policy \
        content=\"script-src 'self'\"><script src=http://a.net/love-languages.js></script></head><body><p>x";
    paste(page, source).await?;
    let found = "[...document.querySelectorAll('.found')].map(found => found.dataset.cause)";
    let ids = [Id::Stripped, Id::Insecure, Id::PolicyScript, Id::PolicyWasm].map(Id::name);
    page.wait(&format!("{found}.length == {}", ids.len())).await?;
    page.expect(found, json!(ids)).await?;
    page.wait(
        "document.body.textContent.includes(\"script-src 'self' http://a.net 'wasm-unsafe-eval'\")",
    )
    .await?;
    // Nothing of it was run or asked for, and a file counts as much.
    page.expect("performance.getEntriesByName('http://a.net/love-languages.js').length", 0).await?;
    page.eval(
        "(input => {
            const transfer = new DataTransfer();
            transfer.items.add(new File(['<body><love-languages veiw=quiz></love-languages>'], 'a.html'));
            input.files = transfer.files;
            input.dispatchEvent(new Event('change', { bubbles: true }));
        })(document.querySelector('#source-file'))",
    )
    .await?;
    page.wait(&format!("{found}.join() == '{},{}'", Id::NoScript.name(), Id::Setting.name()))
        .await?;
    // What is to be put in can be copied.
    page.eval("document.querySelector('.found [data-copy]').click()").await?;
    page.wait(
        "/^(Copied|Selected)/.test(document.querySelector('.found [data-copy]').textContent)",
    )
    .await?;
    page.eval("document.querySelector('nav [href^=\"#s=\"]').click()").await?;
    page.wait("find('[data-view]') && document.querySelector('#practice')?.value == 'Oak'").await?;
    page.eval("history.back()").await?;
    page.wait("document.querySelector('#source')?.value.includes('veiw')").await.map(drop)
}

/// axe-core, and no wider than a small phone, in light and dark, with something found and every cause open.
async fn page_for_everybody(page: &mut Page) -> Result<()> {
    let folder = root().join("target/e2e/check");
    fs::create_dir_all(&folder)?;
    let source = "<meta http-equiv=Content-Security-Policy content=\"script-src 'self'\">\
        <love-languages view=quizz></love-languages>\
        <script src=https://files.practice.net/a-long-folder-name/love-languages/love-languages.js></script>";
    for (width_px, dark) in [(320, false), (320, true), (390, false), (1280, true)] {
        page.set_screen(&Screen { width_px, dark, ..Screen::desktop() }).await?;
        page.goto("/love-languages/embed.html#check-cors").await?;
        page.wait("document.querySelector('#source')").await?;
        paste(page, source).await?;
        page.wait("document.querySelectorAll('.found').length == 3").await?;
        let name = |part: &str| folder.join(format!("page-{width_px}-{dark}-{part}.png"));
        let is_chromium = page.browser == Browser::Chromium;
        if is_chromium {
            screenshot(page.session(), &name("top")).await?;
            page.eval("document.querySelector('[role=status]').scrollIntoView()").await?;
            screenshot(page.session(), &name("found")).await?;
        }
        page.eval("document.querySelectorAll('summary').forEach(summary => summary.click())")
            .await?;
        page.wait("!document.querySelector('details:not([open])')").await?;
        if is_chromium {
            page.eval("document.querySelector('#causes').scrollIntoView()").await?;
            screenshot(page.session(), &name("causes")).await?;
        }
        page.expect("document.documentElement.scrollWidth <= innerWidth", true).await?;
        let faults = page.axe("document", 11).await?;
        ensure!(faults == json!([]), "{width_px} px, dark: {dark}: {faults:#}");
    }
    Ok(())
}

/// Pastes a source into the page that explains.
async fn paste(page: &Page, source: &str) -> Result<()> {
    page.eval(&format!(
        "(field => {{ field.value = {}; field.dispatchEvent(new Event('input', {{ bubbles: true }})) }})
            (document.querySelector('#source'))",
        json!(source)
    ))
    .await
    .map(drop)
}
