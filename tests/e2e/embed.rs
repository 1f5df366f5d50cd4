//! The embed contract: where a widget mounts, what its page can set, hear and do.

use anyhow::{Context, Result, ensure};
use fantoccini::Locator;
use serde_json::json;
use xtask::server::Rule;

use crate::page::{LOADER, Page, host};

scenarios![
    recommended_snippet,
    mount_rule,
    script_twice,
    element_inserted_later,
    marked_div_inserted_later,
    two_versions,
    attributes_on_script_and_div,
    attributes_at_run_time,
    dropped_link,
    open_and_restart,
    events,
    inserted_moved_removed,
    put_back_at_the_result,
    opened_outside_the_page,
    two_hundred_widgets_come_and_go,
];

/// The README's two lines: room from the first paint, the fallback out of sight, no focus taken, no
/// scrolling, nothing in the page's globals, not a word in the console.
async fn recommended_snippet(page: &mut Page) -> Result<()> {
    page.goto("/article.html").await?;
    page.wait_for_app().await?;
    page.expect("view()", "rate").await?;
    page.expect("isSeen(document.querySelector('#fallback'))", false).await?;
    page.expect("[document.activeElement.localName, scrollY, history.length]", {
        let history = page.eval("history.length").await?;
        json!(["body", 0, history])
    })
    .await?;
    page.expect("newGlobals()", json!([])).await?;
    page.answer_to_result().await?;
    page.expect("scrollY", 0).await?;
    page.is_quiet().await
}

/// Every way to paste it: what stands in the head and in the article, and after which element
/// widgets then stand.
async fn mount_rule(page: &mut Page) -> Result<()> {
    let bare = format!("<script id=s src={LOADER}></script>");
    let bare_async = format!("<script id=s src={LOADER} async></script>");
    let element = "<love-languages id=it>talk</love-languages>";
    let div = "<div id=div data-love-languages>talk <b>to us</b></div>";
    // As tag managers do: a script makes a script, which may then stand anywhere.
    let injected = |place: &str| {
        format!(
            "<script id=manager>{{ const made = document.createElement('script'); made.id = 's';
            made.src = '{LOADER}'; made.async = true; {place} }}</script>"
        )
    };
    // As Rocket Loader does: the text is fetched, then run with nobody as the current script.
    let rocket = format!(
        "<script id=s type=text/rocket src={LOADER}></script>
        <script>fetch('{LOADER}').then(r => r.text()).then(text => (0, eval)(text))</script>"
    );
    let cases = [
        ("classic", "", bare.clone(), vec!["after s"]),
        ("async", "", bare_async.clone(), vec!["after s"]),
        ("defer", "", bare.replace("><", " defer><"), vec!["after s"]),
        ("module", "", bare.replace("><", " type=module><"), vec!["after s"]),
        ("query", "", bare.replace(".js", ".js?v=2"), vec!["after s"]),
        (
            "module, on a site that is called so",
            "<script src=/love-languages.example/other.js></script>",
            bare.replace("><", " type=module><"),
            vec!["after s"],
        ),
        ("rocket loader", "", rocket.clone(), vec!["after s"]),
        (
            "injected",
            "",
            injected("document.querySelector('#manager').after(made)"),
            vec!["after s"],
        ),
        ("injected in the head", "", injected("document.head.append(made)"), vec![]),
        (
            "injected before the first script",
            "",
            format!("{element}{}", injected("document.scripts[0].before(made)")),
            vec!["it after before"],
        ),
        ("head", &bare, String::new(), vec![]),
        ("head, element", &bare, element.into(), vec!["it after before"]),
        ("head async, element", &bare_async, element.into(), vec!["it after before"]),
        (
            "head module, element",
            &bare.replace("><", " type=module><"),
            element.into(),
            vec!["it after before"],
        ),
        ("head, div", &bare, div.into(), vec!["in div"]),
        ("head async, div", &bare_async, div.into(), vec!["in div"]),
        ("element, classic", "", format!("{element}{bare}"), vec!["it after before"]),
        ("element, async", "", format!("{element}{bare_async}"), vec!["it after before"]),
        (
            "element, module",
            "",
            format!("{element}{}", bare.replace("><", " type=module><")),
            vec!["it after before"],
        ),
        ("element, rocket loader", "", format!("{element}{rocket}"), vec!["it after before"]),
        ("classic, element", "", format!("{bare}{element}"), vec!["it after s"]),
        ("async, element", "", format!("{bare_async}{element}"), vec!["it after s"]),
        ("div, classic", "", format!("{div}{bare}"), vec!["in div"]),
        ("div, async", "", format!("{div}{bare_async}"), vec!["in div"]),
        ("classic, div", "", format!("{bare}{div}"), vec!["in div"]),
        ("div, rocket loader", "", format!("{div}{rocket}"), vec!["in div"]),
        (
            "two bare tags",
            "",
            format!("{bare}<p id=p>{}", bare.replace("id=s", "id=t")),
            vec!["after s"],
        ),
        (
            "element, script twice",
            "",
            format!("{element}{bare}<p id=p>{bare}"),
            vec!["it after before"],
        ),
        ("head and body", &bare, bare.replace("id=s", "id=t"), vec!["after t"]),
        (
            "two elements",
            &bare,
            format!("{element}{}", element.replace("=it", "=that")),
            vec!["it after before", "that after it"],
        ),
    ];
    for (name, head, body, expected) in cases {
        page.article(head, &body).await?;
        let places = "widgets().map(w => [w.id, w.previousElementSibling && !w.parentElement.id ?
            'after ' + w.previousElementSibling.id : 'in ' + w.parentElement.id].join(' ').trim())";
        page.wait("document.readyState == 'complete' && customElements.get('love-languages')")
            .await
            .context(name)?;
        if !expected.is_empty() {
            page.wait(&format!("view({})", expected.len() - 1)).await.context(name)?;
        }
        page.expect(places, json!(expected)).await.context(name)?;
        page.expect("widgets().map((_, n) => view(n))", json!(vec!["rate"; expected.len()]))
            .await
            .context(name)?;
        page.is_quiet().await.context(name)?;
    }
    Ok(())
}

/// One widget comes of it, and one set of files.
async fn script_twice(page: &mut Page) -> Result<()> {
    page.goto("/script-twice.html").await?;
    page.wait("document.readyState == 'complete' && view()").await?;
    page.expect("widgets().length", 1).await?;
    page.answer_to_result().await?;
    page.expect("widgets().length", 1).await?;
    let assets = page.server.seen_paths();
    let assets: Vec<_> = assets.iter().filter(|path| path.contains("/assets/")).collect();
    ensure!(assets.len() == 5, "each file once: {assets:#?}");
    page.is_quiet().await
}

/// A single-page app inserts the element when the script is long there.
async fn element_inserted_later(page: &mut Page) -> Result<()> {
    page.goto("/single-page-app.html").await?;
    page.eval("main.innerHTML = '<love-languages id=other></love-languages>'").await?;
    page.wait_for_app().await?;
    page.expect("view()", "rate").await?;
    page.is_quiet().await
}

/// Or a marked `div`, or a `div` that is marked once it is there; what stood in it is the fallback.
async fn marked_div_inserted_later(page: &mut Page) -> Result<()> {
    page.goto("/single-page-app.html").await?;
    let inserted = "<div id=div data-love-languages data-view=about><b>talk</b></div>";
    page.eval(&format!("document.querySelector('main').innerHTML = '{inserted}'")).await?;
    page.wait("view() == 'about'").await?;
    page.expect("widgets().map(w => w.parentElement.id)", json!(["div"])).await?;
    page.expect("widgets()[0].innerHTML", "<b>talk</b>").await?;
    page.eval("document.querySelector('main').innerHTML = '<div id=div>talk</div>'").await?;
    page.expect("widgets().length", 0).await?;
    page.eval("document.querySelector('#div').dataset.loveLanguages = ''").await?;
    page.wait("view() == 'rate'").await?;
    page.expect("widgets().map(w => w.parentElement.id)", json!(["div"])).await?;
    page.is_quiet().await
}

/// The first stays and works; the second says so.
async fn two_versions(page: &mut Page) -> Result<()> {
    let loader = std::fs::read_to_string(xtask::root().join("dist/love-languages.js"))?;
    let version = env!("CARGO_PKG_VERSION");
    let other = loader.replace(version, "99.0.0");
    ensure!(other != loader, "the loader doesn't hold its version");
    let scripts =
        format!("<script src={LOADER}></script><script src=/other/love-languages.js></script>");
    let html = host("article.html", &[("widget", &scripts)])?;
    page.serve([("/other/love-languages.js", other), ("/this.html", html)]);
    page.goto("/this.html").await?;
    page.wait_for_app().await?;
    page.expect("widgets().length", 1).await?;
    let lines = page.lines_are(1).await?;
    let names_both = [version, "99.0.0", "warn:"].iter().all(|part| lines[0].contains(part));
    ensure!(names_both, "{lines:?}");
    Ok(())
}

/// As `data-*` they reach the widget from a bare script and from a marked `div`.
async fn attributes_on_script_and_div(page: &mut Page) -> Result<()> {
    let data = "data-view=about data-accent=#336699 data-theme=dark data-practice='Oak & Elm'";
    for body in [
        format!("<script src={LOADER} {data}></script>"),
        format!("<div data-love-languages {data}></div><script src={LOADER} async></script>"),
    ] {
        page.article("", &body).await?;
        page.wait("view() == 'about'").await?;
        let set = "['view', 'accent', 'theme', 'practice'].map(n => widgets()[0].getAttribute(n))";
        page.expect(set, json!(["about", "#336699", "dark", "Oak & Elm"])).await?;
        page.is_quiet().await?;
    }
    // The div goes on speaking for its widget.
    let before = page.eval("getComputedStyle(find('.ll')).backgroundColor").await?;
    page.eval("document.querySelector('[data-theme]').dataset.theme = 'light'").await?;
    page.wait(&format!("getComputedStyle(find('.ll')).backgroundColor != {before}")).await?;
    page.eval("document.querySelector('[data-accent]').removeAttribute('data-accent')").await?;
    page.wait("!widgets()[0].hasAttribute('accent')").await.map(drop)
}

/// Changes apply before the app is there, and after.
async fn attributes_at_run_time(page: &mut Page) -> Result<()> {
    let colours = "(s => [s.color, s.backgroundColor].join())(getComputedStyle(find('.ll')))";
    page.server.rule(Rule::at("*.wasm").held());
    page.goto("/article.html").await?;
    page.wait("view() == 'rate'").await?;
    for has_app in [false, true] {
        if has_app {
            page.server.clear_rules();
            page.goto("/article.html").await?;
            page.wait_for_app().await?;
        }
        page.expect("isAppUp()", has_app).await?;
        let mut seen = vec![page.eval(colours).await?];
        for (name, value) in [("theme", "dark"), ("accent", "#a02060"), ("theme", "light")] {
            page.eval(&format!("widgets()[0].setAttribute('{name}', '{value}')")).await?;
            let colours = page.eval(colours).await?;
            ensure!(!seen.contains(&colours), "{name}={value} changes nothing: {colours}");
            seen.push(colours);
        }
    }
    page.answer_to_result().await?;
    page.expect("!find('[data-action=invite]')", true).await?;
    page.eval("widgets()[0].setAttribute('cta-url', '/book')").await?;
    page.wait("find('[data-action=invite]')?.getAttribute('href') == '/book'").await?;
    page.eval("widgets()[0].setAttribute('practice', 'Oak & Elm')").await?;
    page.wait("text('#practice') == 'Oak & Elm'").await?;
    page.eval("widgets()[0].removeAttribute('cta-url')").await?;
    page.wait("!find('[data-action=invite]')").await?;
    page.is_quiet().await
}

/// A link that could run code is no link; who wrote it reads why in the console, and with `debug` on
/// the page.
async fn dropped_link(page: &mut Page) -> Result<()> {
    let element = "<love-languages cta-url='javascript:lines.push(1)' debug></love-languages>";
    page.article(&format!("<script src={LOADER}></script>"), element).await?;
    page.wait_for_app().await?;
    let lines = page.lines_are(1).await?;
    ensure!(lines[0].starts_with("warn:") && lines[0].contains("cta-url"), "{lines:?}");
    page.wait("text('.debug')?.includes('cta-url')").await?;
    page.wait("find('.check .debug')").await?;
    page.expect("all('.debug').filter(line => line.textContent.includes('cta-url')).length", 1)
        .await
        .context("once, and nowhere else")?;
    page.answer_to_result().await?;
    page.expect("all('a').filter(a => a.protocol == 'javascript:').length", 0).await?;
    page.expect("!find('[data-action=invite]')", true).await?;
    page.lines_are(1).await.map(drop)
}

/// The page's own buttons, before the app is there and after.
async fn open_and_restart(page: &mut Page) -> Result<()> {
    let (call, view) = ("widgets()[0].", "view()");
    page.goto("/article.html").await?;
    page.wait(view).await?;
    page.eval(&format!("{call}open('questions')")).await?;
    page.wait("find('#question')").await?;
    page.eval(&format!("{call}open('quiz')")).await?;
    page.wait("view() == 'rate'").await?;
    page.tap("[data-answer='1']").await?;
    page.wait("text('#progress').startsWith('2') && isHeaded()").await?;
    // Whoever is in it is taken along.
    page.eval(&format!("{call}restart()")).await?;
    page.wait("isHeaded()").await?;
    page.wait("text('#progress').startsWith('1')").await?;
    page.expect("find('[aria-pressed=true]') ?? 'none'", "none").await?;
    page.is_quiet().await?;
    page.eval(&format!("{call}open('nothing')")).await?;
    let lines = page.lines_are(1).await?;
    ensure!(lines[0].contains("nothing"), "{lines:?}");

    // A page that calls by itself takes nobody's focus, and scrolls nowhere; a visitor's click does.
    page.renew_origin()?;
    let body = format!(
        "<button id=ask onclick=\"document.querySelector('love-languages').open('questions')\">Ask</button>
        <div style='height:3000px'></div><love-languages></love-languages>
        <script src={LOADER}></script>
        <script>document.querySelector('love-languages').open('about')</script>"
    );
    page.article("", &body).await?;
    page.wait("view() == 'about'").await?;
    page.wait("find('details')").await?;
    page.expect("[document.activeElement.localName, scrollY]", json!(["body", 0])).await?;
    let ask = page.session().client.find(Locator::Css("#ask")).await?;
    ask.click().await?;
    page.wait("find('#question') && isHeaded() && scrollY > 0").await?;
    page.is_quiet().await?;

    // Before the app: it can't come yet, and the wish is kept.
    page.renew_origin()?;
    page.server.rule(Rule::at("*.wasm").held());
    page.goto("/article.html").await?;
    page.tap("[data-answer='1']").await?;
    page.wait("text('#progress').startsWith('2')").await?;
    page.eval(&format!("{call}restart()")).await?;
    page.expect("text('#progress').slice(0, 1)", "1").await?;
    page.eval(&format!("{call}open('about')")).await?;
    page.expect("isAppUp()", false).await?;
    page.server.release();
    page.wait("view() == 'about'").await?;
    page.is_quiet().await
}

/// Each once, in order, from the element, and none with an answer: the ones that a page may put into
/// its statistics.
async fn events(page: &mut Page) -> Result<()> {
    let element = "<love-languages id=it cta-url=#book></love-languages>";
    page.article(&format!("<script src={LOADER} async></script>"), element).await?;
    page.answer_to_result().await?;
    page.tap("[data-action=invite]").await?;
    let view = |name| json!({ "type": "ll-view", "detail": { "view": name }, "id": "it" });
    let plain = |name| json!({ "type": name, "detail": null, "id": "it" });
    page.wait("events.some(e => e.type == 'll-invite')").await?;
    // The app may come before the first tap or after it.
    page.expect(
        "events.filter(e => e.detail?.view != 'rate')",
        json!([
            plain("ll-ready"),
            plain("ll-start"),
            view("choose"),
            plain("ll-finish"),
            view("result"),
            plain("ll-invite"),
        ]),
    )
    .await?;
    page.is_quiet().await
}

/// A page that moves it, takes it out and puts it back: the visitor's step is kept.
async fn inserted_moved_removed(page: &mut Page) -> Result<()> {
    page.goto("/single-page-app.html").await?;
    page.eval("insert()").await?;
    page.wait_for_app().await?;
    page.tap("[data-answer='3']").await?;
    page.tap("[data-answer='4']").await?;
    page.wait("text('#progress').startsWith('3') ").await?;
    // Moved: nothing is drawn anew.
    page.eval("(find('.ll').dataset.test = 'same', shift())").await?;
    page.expect("[find('.ll').dataset.test, text('#progress').slice(0, 1)]", json!(["same", "3"]))
        .await?;
    page.tap("[data-answer='0']").await?;
    page.wait("text('#progress').startsWith('4')").await?;
    // Removed: its app is given back, and what it showed is gone.
    page.eval("takeOut()").await?;
    page.wait("!it.shadowRoot.querySelector('.stage > div')").await?;
    // Put back: where it was.
    page.eval("insert()").await?;
    page.wait_for_app().await?;
    page.expect("text('#progress').slice(0, 1)", "4").await?;
    page.tap("[data-action=back]").await?;
    page.wait("find('[data-answer=\"0\"][aria-pressed=true]')").await?;
    page.expect("events.filter(e => e.type == 'll-ready' || e.type == 'll-start').length", 2)
        .await?;
    page.answer_to_result().await?;
    page.is_quiet().await
}

/// The first cards were answered before the app was there; put back later, none of them is seen again.
async fn put_back_at_the_result(page: &mut Page) -> Result<()> {
    page.server.rule(Rule::at("*.wasm").held());
    page.goto("/single-page-app.html").await?;
    page.eval("insert()").await?;
    page.tap("[data-answer='3']").await?;
    page.tap("[data-answer='4']").await?;
    page.expect("isAppUp()", false).await?;
    page.server.release();
    page.wait_for_app().await?;
    page.answer_to_result().await?;
    page.eval("takeOut()").await?;
    page.wait("!it.shadowRoot.querySelector('.stage > div')").await?;
    page.eval(
        "(window.seen = [], new MutationObserver(() => seen.push(view()))
            .observe(it.shadowRoot, { childList: true, subtree: true }), insert(), null)",
    )
    .await?;
    page.wait("view() == 'result'").await?;
    page.expect("[...new Set(seen)]", json!(["result"])).await?;
    page.is_quiet().await
}

/// What is asked of an element that is not in the page waits until it is.
async fn opened_outside_the_page(page: &mut Page) -> Result<()> {
    page.goto("/single-page-app.html").await?;
    page.eval("insert()").await?;
    page.wait_for_app().await?;
    page.eval("(takeOut(), it.open('about'), null)").await?;
    page.wait("!it.shadowRoot.querySelector('.stage > div')").await?;
    page.eval("insert()").await?;
    page.wait("view() == 'about'").await?;
    page.expect("stage().querySelectorAll('[data-view]').length", 1).await?;
    page.is_quiet().await
}

/// Twenty times ten widgets: no more apps than were there at once, no more memory than the first
/// rounds took, and, where the browser can tell, not one node that stays.
async fn two_hundred_widgets_come_and_go(page: &mut Page) -> Result<()> {
    page.goto("/come-and-go.html").await?;
    page.wait("customElements.get('love-languages')").await?;
    // The first tap brings what comes later: what is counted is what that leaves behind.
    page.eval("void comeAndGo(1)").await?;
    page.wait("rounds == 1 && started == 2").await?;
    page.eval("void comeAndGo(9)").await?;
    page.wait("rounds == 10").await?;
    let memory_before = page.eval("memory.buffer.byteLength").await?;
    let nodes_before = nodes(page).await?;
    page.eval("(roots.clear(), comeAndGo(10), null)").await?;
    page.wait("rounds == 20").await?;
    page.expect("memory.buffer.byteLength", memory_before).await?;
    page.expect("roots.size", 10).await?;
    if let (Some(before), Some(now)) = (nodes_before, nodes(page).await?) {
        ensure!(now <= before + 100, "a hundred widgets left {} nodes", now - before);
    }
    page.is_quiet().await
}

/// The document's nodes that are still in memory; `None` where only the browser knows.
async fn nodes(page: &Page) -> Result<Option<i64>> {
    if page.browser != xtask::browser::Browser::Chromium {
        return Ok(None);
    }
    let session = page.session();
    session.cdp("HeapProfiler.collectGarbage", json!({})).await?;
    let counted = session.cdp("Memory.getDOMCounters", json!({})).await?;
    counted["nodes"].as_i64().context("no count of nodes").map(Some)
}
