//! What `docs/privacy.md` says and no other scenario shows: what is asked of servers, what is kept and by
//! what, and what others can see.

use anyhow::{Result, ensure};
use serde_json::json;
use xtask::{
    browser::Browser,
    server::{Rule, Server},
};

use crate::{
    measuring::{SAID, THEIRS, open, whole_journey},
    page::{LOADER, Page, STEP, host},
    requests::REST_IS_HERE,
};

scenarios![
    every_request_is_for_a_file,
    no_cookie_and_no_other_storage,
    a_closed_tab_leaves_nothing,
    a_link_reaches_no_server,
    scripts_of_the_page_can_see_it,
    the_first_script_of_a_page_sees_links_alone,
    another_server_sees_which_site_asked,
    a_frame_keeps_to_itself,
    far_away_in_another_language,
];

/// Notes every way in which a page can ask a server for something.
const ASKED: &str = "<script>
    window.asked = [];
    const { fetch: real } = window;
    window.fetch = (...parts) => {
        asked.push(['fetch', ...parts.map(part => part?.body || part?.method ? 'more' : typeof part)]);
        return real(...parts);
    };
    const { open } = XMLHttpRequest.prototype;
    XMLHttpRequest.prototype.open = function (...parts) {
        asked.push(['XMLHttpRequest']);
        return open.apply(this, parts);
    };
    Navigator.prototype.sendBeacon = () => asked.push(['sendBeacon']) > 0;
    for (const name of ['WebSocket', 'EventSource', 'RTCPeerConnection', 'Worker', 'SharedWorker', 'Image'])
        window[name] = new Proxy(window[name] ?? class {}, {
            construct(target, parts) {
                asked.push([name]);
                return new target(...parts);
            },
        });
</script>";

/// A whole visit by two people: seven files by GET, each once, without a query, from one server; nothing
/// of what was answered is in any of it.
async fn every_request_is_for_a_file(page: &mut Page) -> Result<()> {
    open(page, ASKED, "").await?;
    page.wait_for_app().await?;
    page.wait("events.some(e => e.type == 'll-ready')").await?;
    let code = whole_journey(page).await?;
    page.expect(
        "performance.getEntriesByType('resource').map(e => e.name)
            .filter(name => !name.startsWith(location.origin + '/') && !name.startsWith('data:'))",
        json!([]),
    )
    .await?;
    // Four files by `fetch`, one as a module; in an answer there is nothing but the priority.
    page.expect(
        "[asked.length, asked.every(([how, ...parts]) => how == 'fetch' && !parts.includes('more'))]",
        json!([4, true]),
    )
    .await?;
    let mut paths = Vec::new();
    for seen in page.server.seen() {
        ensure!(seen.method == "GET", "{} {}", seen.method, seen.path);
        ensure!(!seen.path.contains('?'), "{} has a query", seen.path);
        let all = format!("{} {}", seen.path, seen.referer.unwrap_or_default());
        for secret in [code.as_str(), THEIRS, "ll=", SAID[0], SAID[1], SAID[2]] {
            ensure!(!all.contains(secret), "{secret} was sent: {all}");
        }
        paths.push(seen.path.rsplit('/').next().unwrap_or_default().to_owned());
    }
    paths.sort();
    let files = [
        "app.js",
        "app.wasm",
        "en.bin",
        "en.later.bin",
        "later.wasm",
        "love-languages.js",
        "record.js",
        "this.html",
    ];
    ensure!(paths == files, "{paths:#?}");
    page.is_quiet().await
}

/// After a whole visit there is the one key in the tab's storage, and nothing anywhere else.
async fn no_cookie_and_no_other_storage(page: &mut Page) -> Result<()> {
    open(page, "", "").await?;
    page.expect("[sessionStorage.length, localStorage.length]", json!([0, 0])).await?;
    page.wait_for_app().await?;
    whole_journey(page).await?;
    page.expect(
        "[Object.keys(sessionStorage), localStorage.length, document.cookie]",
        json!([["love-languages"], 0, ""]),
    )
    .await?;
    let cookies = page.session().client.get_all_cookies().await?;
    ensure!(cookies.is_empty(), "{cookies:?}");
    page.eval(
        "void Promise.all([
            indexedDB.databases(), caches.keys(), navigator.serviceWorker.getRegistrations(),
        ]).then(lists => window.others = lists.map(list => list.length), error => window.others = `${error}`)",
    )
    .await?;
    page.wait("window.others").await?;
    page.expect("others", json!([0, 0, 0])).await?;
    let kept = page.eval("JSON.stringify({ ...sessionStorage })").await?.to_string();
    for said in SAID {
        let digits: String = said.bytes().map(|byte| format!("{byte:02x}")).collect();
        ensure!(!kept.contains(said) && !kept.contains(&digits), "{said} is kept: {kept}");
    }
    page.is_quiet().await
}

/// A real tab, closed and opened again.
async fn a_closed_tab_leaves_nothing(page: &mut Page) -> Result<()> {
    page.goto("/no-script.html").await?;
    let client = page.session().client.clone();
    let first = client.window().await?;
    for is_closed_again in [true, false] {
        let tab = client.new_window(page.browser != Browser::WebKit).await?.handle;
        client.switch_to_window(tab).await?;
        page.goto("/article.html").await?;
        page.wait_for_app().await?;
        page.expect("[sessionStorage.length, localStorage.length]", json!([0, 0])).await?;
        page.expect(STEP, "1 of 5").await?;
        if is_closed_again {
            page.answer_to_result().await?;
            page.expect("sessionStorage.length", 1).await?;
        }
        client.close_window().await?;
        client.switch_to_window(first.clone()).await?;
    }
    Ok(())
}

/// Neither the path nor the address of the page that asks, from the link to the comparison.
async fn a_link_reaches_no_server(page: &mut Page) -> Result<()> {
    let html = host("article.html", &[])?;
    page.serve([("/this.html", html)]);
    page.goto(&format!("/this.html#ll={THEIRS}")).await?;
    page.tap("[data-action=start]").await?;
    page.wait("view() == 'rate'").await?;
    page.answer_to_result().await?;
    page.wait(REST_IS_HERE).await?;
    let seen = page.server.seen();
    ensure!(seen.len() > 6, "{seen:#?}");
    for seen in seen {
        let all = format!("{} {}", seen.path, seen.referer.unwrap_or_default());
        ensure!(!all.contains(THEIRS) && !all.contains("ll="), "{all}");
    }
    page.is_quiet().await
}

/// The limits that the page names are real: a script above the widget's reads a link, and any script reads
/// what the widget shows.
async fn scripts_of_the_page_can_see_it(page: &mut Page) -> Result<()> {
    let head = "<script>window.seen = location.hash</script>";
    page.serve([("/this.html", host("article.html", &[("head", head)])?)]);
    page.goto(&format!("/this.html#ll={THEIRS}")).await?;
    page.wait("view() == 'arrive'").await?;
    page.expect("[seen, location.hash]", json!([format!("#ll={THEIRS}"), ""])).await?;
    page.tap("[data-action=start]").await?;
    page.tap("[data-answer='3']").await?;
    page.tap("[data-action=back]").await?;
    page.wait(
        "document.querySelector('love-languages').shadowRoot.querySelector('[aria-pressed=true]')
            ?.dataset.answer == '3'",
    )
    .await
    .map(drop)
}

/// Where the widget's script is the first one and doesn't wait, no script after it finds the code.
async fn the_first_script_of_a_page_sees_links_alone(page: &mut Page) -> Result<()> {
    let html = format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>-</title>
        <script src={LOADER}></script>
        <script>window.seen = [location.href, performance.getEntriesByType('navigation')[0].name]</script>
        <script src=/record.js></script></head><body><love-languages id=it></love-languages></body></html>"
    );
    page.serve([("/this.html", html)]);
    page.goto(&format!("/this.html#a=1&ll={THEIRS}")).await?;
    page.wait("view() == 'arrive'").await?;
    page.expect("seen[0].split('#')[1]", "a=1").await?;
    page.is_quiet().await
}

/// The files' server is told the site, by the browsers' default, and no page of it.
async fn another_server_sees_which_site_asked(page: &mut Page) -> Result<()> {
    let there = Server::start(page.site())?;
    there.rule(Rule::at("*").header("access-control-allow-origin", "*"));
    let body = format!(
        "<love-languages id=it cta-url=#book></love-languages><script src={} async></script>",
        there.url(LOADER)
    );
    page.article("", &body).await?;
    page.answer_to_result().await?;
    page.wait(REST_IS_HERE).await?;
    let site = page.server.url("/");
    let asked: Vec<String> = there.seen().into_iter().filter_map(|seen| seen.referer).collect();
    ensure!(asked.contains(&site), "{site}: {asked:#?}");
    ensure!(!asked.iter().any(|referer| referer.contains("this.html")), "{asked:#?}");
    page.is_quiet().await
}

/// Its storage is that of its own site, and closed to the page around it.
async fn a_frame_keeps_to_itself(page: &mut Page) -> Result<()> {
    let there = Server::start(page.site())?;
    let frame = there.url("/love-languages/frame.html");
    page.article("", &format!("<iframe id=it title=quiz src='{frame}' height=700></iframe>"))
        .await?;
    let client = page.session().client.clone();
    client.clone().enter_frame(0).await?;
    page.wait_for_app().await?;
    page.tap("[data-answer='3']").await?;
    page.wait("sessionStorage.length == 1").await?;
    client.enter_parent_frame().await?;
    page.expect(
        "[sessionStorage.length, localStorage.length, (() => {
            try {
                return frames[0].sessionStorage.length;
            } catch ({ name }) {
                return name;
            }
        })(), document.querySelector('iframe').contentDocument]",
        json!([0, 0, "SecurityError", null]),
    )
    .await?;
    page.is_quiet().await
}

/// The first cards are there in the page's language, and the app is not.
async fn far_away_in_another_language(page: &mut Page) -> Result<()> {
    let html = host("long-article.html", &[])?;
    let german = html.replace("<html lang=\"en\">", "<html lang=\"de\">");
    ensure!(german != html, "the page says its language in other words");
    page.serve([("/this.html", german)]);
    page.goto("/this.html").await?;
    page.wait("events.some(e => e.type == 'll-ready')").await?;
    page.expect("stage().querySelector('.stage').lang", "de").await?;
    let mut assets = page.server.seen_paths();
    assets.retain(|path| path.contains("/assets/"));
    ensure!(assets.len() == 1 && assets[0].ends_with("/de.js"), "{assets:?}");
    page.is_quiet().await
}
