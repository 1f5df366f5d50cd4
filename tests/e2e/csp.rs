//! `docs/csp.md`: every policy that it gives is enough, and what it says of integrity is so.

use anyhow::{Context, Result, ensure};
use xtask::{
    root,
    server::{Rule, Server},
};

use crate::page::{LOADER, Page};

scenarios![every_policy_of_the_guide, integrity, a_hash_reaches_no_module];

/// What the guide has in the place of one's own server, and of one's own nonce.
const SERVER: &str = "https://files.practice.example";
const NONCE: &str = "PUTYOUROWN";
/// Where the file that is one lies here.
const SINGLE: &str = "/love-languages.single.js";

/// From the first card to the questions, which need everything that the widget ever fetches.
async fn every_policy_of_the_guide(page: &mut Page) -> Result<()> {
    let guide = std::fs::read_to_string(root().join("docs/csp.md"))?;
    let policies: Vec<&str> = guide
        .split("```csp\n")
        .skip(1)
        .filter_map(|rest| rest.split_once("\n```").map(|(policy, _)| policy))
        .collect();
    ensure!(policies.len() == 6, "{policies:#?}");
    for policy in policies {
        page.renew_origin()?;
        let there = other_server(page)?;
        let files = if policy.contains(SERVER) { there.url("") } else { String::new() };
        let header = policy.replace(SERVER, &files);
        page.server.rule(Rule::at("/this.html").header("content-security-policy", &header));
        let record = format!("<script src={files}/record.js nonce={NONCE}></script>");
        // The one file is what `data:` is for.
        let loader = if policy.contains(" data:") { SINGLE } else { LOADER };
        let script = format!("<script src={files}{loader} nonce={NONCE} async></script>");
        open(page, &format!("{record}{WIDGET}{script}")).await?;
        works(page).await.with_context(|| format!("under `{policy}`"))?;
    }
    Ok(())
}

/// The right one lets the script pass, from this server and from another; a wrong one does not.
async fn integrity(page: &mut Page) -> Result<()> {
    let digest = digest(page).await?;
    let there = other_server(page)?;
    let script = |files: &str, digest: &str| {
        format!(
            "<script src=/record.js></script>{WIDGET}
            <script src={files}{LOADER} integrity=sha384-{digest} crossorigin async></script>"
        )
    };
    for files in [String::new(), there.url("")] {
        open(page, &script(&files, &digest)).await?;
        works(page).await?;
    }
    let wrong = digest.chars().rev().collect::<String>();
    open(page, &script("", &wrong)).await?;
    page.wait("document.readyState == 'complete'").await?;
    page.expect("customElements.get('love-languages') ?? 'none'", "none").await?;
    page.expect("isSeen(document.querySelector('#fallback'))", true).await
}

/// The script passes by its hash, or not even that; the module that it imports never.
async fn a_hash_reaches_no_module(page: &mut Page) -> Result<()> {
    let digest = digest(page).await?;
    let policy = format!("script-src 'sha384-{digest}' 'wasm-unsafe-eval'");
    page.server.rule(Rule::at("/this.html").header("content-security-policy", &policy));
    let script = format!("<script src={LOADER} integrity=sha384-{digest} async></script>");
    open(page, &format!("{WIDGET}{script}")).await?;
    page.wait("document.readyState == 'complete'").await?;
    page.wait("isSeen(document.querySelector('#fallback'))").await.map(drop)
}

const WIDGET: &str =
    "<love-languages id=it><a id=fallback href=/contact>Talk to us</a></love-languages>";

async fn open(page: &Page, body: &str) -> Result<()> {
    let html = format!("<!doctype html><html lang=en><meta charset=utf-8><title>-</title>{body}");
    let single = std::fs::read_to_string(root().join("dist/package").join(&SINGLE[1..]))
        .context("no packages: `cargo xtask package` first")?;
    page.serve([("/this.html", html), (SINGLE, single)]);
    page.goto("/this.html").await
}

async fn works(page: &Page) -> Result<()> {
    page.wait_for_app().await?;
    page.expect("getComputedStyle(find('.ll')).borderTopLeftRadius != '0px'", true).await?;
    page.answer_to_result().await?;
    page.eval("widgets()[0].open('questions')").await?;
    page.wait("find('#question')").await?;
    page.is_quiet().await
}

/// The same files at another origin, which lets other pages have them.
fn other_server(page: &Page) -> Result<Server> {
    let there = Server::start(page.site())?;
    there.rule(Rule::at("*").header("access-control-allow-origin", "*"));
    Ok(there)
}

/// The script's SHA-384 in base64, by the browser.
async fn digest(page: &Page) -> Result<String> {
    page.goto("/no-script.html").await?;
    page.eval(&format!(
        "void fetch('{LOADER}').then(answer => answer.arrayBuffer())
            .then(bytes => crypto.subtle.digest('SHA-384', bytes))
            .then(hash => window.digest = btoa(String.fromCharCode(...new Uint8Array(hash))))"
    ))
    .await?;
    let digest = page.wait("window.digest").await?;
    digest.as_str().map(str::to_owned).context("no digest")
}
