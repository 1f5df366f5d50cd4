//! Two people: a link that arrives, one that is sent, today's question on both phones, what is kept
//! and forgotten, and the way out.

use anyhow::{Context, Result, ensure};
use fantoccini::key::Key;
use serde_json::{Value, json};

use xtask::browser::Browser;

use crate::{
    journey::{FLASHES, press},
    page::{LOADER, Page, STEP, host},
};

scenarios![
    a_link_arrives,
    a_link_arrives_in_a_running_page,
    a_reply_needs_nothing_stored,
    what_is_sent,
    leaving,
    back_to_a_page_from_before,
    leaving_while_another_tab_forgets,
    shift_three_times,
    leaving_a_frame,
    remembered_and_forgotten,
    two_tabs,
    remembered_in_another_tab,
    a_code_is_typed,
];

/// Two codes, of two people who have said how they give.
pub const ONE: &str = "1N7F0BRVV16S";
pub const OTHER: &str = "1BADZ8R4J11S";

/// Opens an article with a widget, and what follows its path: a query, a fragment.
pub async fn open(page: &Page, head: &str, attributes: &str, rest: &str) -> Result<()> {
    let body = format!(
        "<love-languages id=it style='display:block;min-height:27rem' {attributes}></love-languages>
        <script src={LOADER} async></script>"
    );
    let html = host("article.html", &[("head", head), ("widget", &body)])?;
    let left = "<!doctype html><title>Weather</title><link rel=icon href=data:,><p>Sunny.";
    page.serve([("/this.html", html), ("/left.html", left.into())]);
    page.goto(&format!("/this.html{rest}")).await
}

/// The code leaves the address and nothing else does; no first card is seen; the widget comes into
/// sight.
async fn a_link_arrives(page: &mut Page) -> Result<()> {
    let head = format!(
        "{FLASHES}<style>#before {{ height: 3000px }}</style><script>
            history.replaceState({{ page: 1 }}, '');
            window.before = [history.length, history.state];
        </script>"
    );
    open(page, &head, "", &format!("?b=2#a=1&ll={ONE}")).await?;
    page.wait("view() == 'arrive'").await?;
    page.expect("location.search + location.hash", "?b=2#a=1").await?;
    page.expect("JSON.stringify([history.length, history.state]) == JSON.stringify(before)", true)
        .await?;
    let seen = page.eval("[...new Set(flashes)].filter(name => name != 'waiting ')").await?;
    ensure!(seen == json!(["arrive "]), "{seen} was seen");
    let in_sight =
        "(r => r.top >= 0 && r.top < innerHeight)(find('#heading').getBoundingClientRect())";
    page.wait(in_sight).await?;
    page.expect(
        "[all('[data-action=start]').length, all('[data-action=look]').length]",
        json!([1, 1]),
    )
    .await?;
    // The quiz first; then the result, and only then both.
    page.tap("[data-action=start]").await?;
    page.wait("view() == 'rate'").await?;
    page.answer_to_result().await?;
    page.tap("[data-action=compare]").await?;
    page.wait("view() == 'compare' && all('.pair').length == 10").await?;
    for (rest, hash) in [("#ll=", ""), ("#ll=", ""), ("#ll=X&c=3", "#c=3"), ("#cell=3", "#cell=3")]
    {
        let query = rest.len() + hash.len();
        let code = if rest.ends_with('=') { ONE } else { "" };
        open(page, "", "", &format!("?{query}{rest}{code}")).await?;
        page.wait("stage()?.querySelector('[data-view]')").await?;
        page.expect("location.hash", hash).await?;
    }
    page.is_quiet().await
}

/// A link that is followed while the page stands there.
async fn a_link_arrives_in_a_running_page(page: &mut Page) -> Result<()> {
    open(page, "", "view=questions", "").await?;
    page.wait("isAppUp() && find('#question')").await?;
    let before = page.eval("history.length").await?;
    page.eval(&format!("void (location.hash = 'a=1&ll={ONE}')")).await?;
    page.wait("view() == 'arrive'").await?;
    // The page's own step, and none of the widget's.
    // One more entry, the browser's own for the link; some count no further than to 50.
    page.expect(&format!("[location.hash, history.length - {before} <= 1]"), json!(["#a=1", true]))
        .await?;
    // Another one asks first.
    page.eval(&format!("void (location.hash = 'll={OTHER}')")).await?;
    page.wait("find('[data-action=take-new]')").await?;
    page.tap("[data-action=take-new]").await?;
    page.wait("!find('[data-action=take-new]')").await?;
    page.expect("view()", "arrive").await?;
    page.eval("void (location.hash = 'll=1N7F')").await?;
    page.wait("find('[data-action=code]')").await?;
    page.is_quiet().await
}

/// The link that comes back brings both: the comparison and today's question in any browser, and the
/// same question for both.
async fn a_reply_needs_nothing_stored(page: &mut Page) -> Result<()> {
    let rows = "all('.pairs').map(rows => [...rows.querySelectorAll('.pair')].map(row =>
        [row.dataset.language, ...[...row.querySelectorAll('rect')].map(r => r.getAttribute('width'))]))";
    let mut phones = Vec::new();
    for codes in [format!("{ONE}.{OTHER}"), format!("{OTHER}.{ONE}")] {
        page.renew_origin()?;
        open(page, "", "", &format!("#ll={codes}")).await?;
        page.wait("view() == 'compare' && all('.pair').length == 10").await?;
        let pairs = page.eval(rows).await?;
        page.tap("[data-action=today]").await?;
        page.wait("view() == 'together'").await?;
        let question = page.wait("text('#question')").await?;
        page.is_quiet().await?;
        phones.push((pairs, question));
    }
    let [(one, question), (other, same)] = &phones[..] else { unreachable!("two phones") };
    ensure!(question == same, "{question} on one phone, {same} on the other");
    ensure!(one[0] == other[1] && one[1] == other[0], "{one:#}\n{other:#}");
    ensure!(one[0] != one[1], "both halves are {one:#}");
    Ok(())
}

/// Safety first, then what is sent and how; and nobody else learns of it.
async fn what_is_sent(page: &mut Page) -> Result<()> {
    // A driver's browser may not write to the clipboard, and has no share sheet.
    let head = "<script>
        const define = (name, value) => Object.defineProperty(navigator, name, { value });
        define('clipboard', { writeText: async text => { window.copied = text; } });
        define('share', async sheet => {
            window.shared = sheet;
            if (window.refuses) throw new DOMException('', refuses);
        });
    </script>";
    open(page, head, "", "?b=2#a=1").await?;
    page.answer_to_result().await?;
    page.tap("[data-action=compare]").await?;
    page.tap("[data-action=share]").await?;
    page.wait("find('.safe') && find('[data-action=go-on]')").await?;
    page.expect("[find('.qr'), find('.code'), find('.address')].some(Boolean)", false).await?;
    page.tap("[data-action=go-on]").await?;
    page.wait("find('.qr path')").await?;
    let code = page.eval("find('[data-code]').dataset.code.replaceAll('-', '')").await?;
    let code = code.as_str().context("a code is text")?.to_owned();
    ensure!(code.len() == 12, "{code}");
    page.expect(&format!("text('.address') == location.href + '&ll={code}'"), true).await?;
    page.tap("[data-action=copy]").await?;
    page.wait("window.copied && text('[role=status]')").await?;
    page.expect("copied == text('.address')", true).await?;
    page.tap("[data-action=share-sheet]").await?;
    page.wait("window.shared").await?;
    page.expect("[shared.url == copied, shared.text.length > 9]", json!([true, true])).await?;
    // Where no sheet may open, as in a frame, the message is copied; who thinks better of it copies nothing.
    page.eval(
        "void (window.link = copied, window.copied = null, window.refuses = 'NotAllowedError')",
    )
    .await?;
    page.tap("[data-action=share-sheet]").await?;
    page.wait("window.copied").await?;
    page.expect("copied == `${shared.text} ${link}`", true).await?;
    page.eval("void (window.copied = null, window.refuses = 'AbortError')").await?;
    page.tap("[data-action=share-sheet]").await?;
    page.tap("[data-action=copy]").await?;
    page.wait("window.copied").await?;
    page.expect("copied == link", true).await?;
    page.expect("Object.keys(localStorage)", json!([])).await?;
    let known = page
        .eval(
            "(delete window.copied, delete window.shared, delete window.link, JSON.stringify([
                location.href, history.state, document.title, document.cookie, name, lines, events,
                Object.entries(localStorage), document.documentElement.outerHTML, newGlobals(),
            ]))",
        )
        .await?;
    let known = known.as_str().context("traces are text")?;
    for secret in [&code, &code[..4], "ll="] {
        ensure!(!known.contains(secret), "{secret} is known to the page: {known}");
    }
    page.is_quiet().await
}

/// What covers a page when it is left, and whether at once: asked of the server as a path, since
/// nothing of the page outlives it.
const COVER: &str = "<script>
    addEventListener('click', ({ timeStamp }) => { window.began = timeStamp; }, true);
    addEventListener('keydown', ({ timeStamp }) => { window.began = timeStamp; }, true);
    new MutationObserver(records => records.flatMap(r => [...r.addedNodes]).forEach(cover => {
        if (document.readyState == 'loading' || cover.localName != 'div') return;
        const { width, height } = cover.getBoundingClientRect();
        const said = [width >= innerWidth - 20, height >= innerHeight - 20, document.title == '',
            document.elementFromPoint(20, 20) == cover, performance.now() - began < 1000];
        fetch('/covered/' + said, { keepalive: true });
    })).observe(document.documentElement, { childList: true });
</script>";

/// Goes to a page and, from there, to a comparison that is kept on the phone.
async fn go_to_a_comparison(page: &Page) -> Result<()> {
    open(page, "", "", "?start").await?;
    page.wait_for_app().await?;
    open(page, COVER, "leave-url=/left.html", &format!("?two#ll={ONE}.{OTHER}")).await?;
    page.wait("view() == 'compare'").await?;
    page.tap("[data-action=privacy]").await?;
    page.tap("[data-action=remember]").await?;
    page.wait("localStorage.length == 1").await?;
    page.tap("[data-action=back]").await?;
    page.wait("view() == 'compare'").await.map(drop)
}

/// Nothing is left where it was, and no way back to it.
async fn has_left(page: &Page) -> Result<()> {
    page.wait("location.pathname == '/left.html'").await?;
    let seen = page.server.seen_paths();
    let cover = "/covered/true,true,true,true,true";
    ensure!(seen.iter().any(|path| path == cover), "no cover: {seen:#?}");
    page.expect("[sessionStorage.length, localStorage.length]", json!([0, 0])).await?;
    page.session().client.back().await?;
    page.wait("location.search == '?start'").await.context("after Back")?;
    page.wait_for_app().await?;
    page.expect("view()", "rate").await
}

/// One tap covers the page, empties what was kept, and puts another page in its place.
async fn leaving(page: &mut Page) -> Result<()> {
    go_to_a_comparison(page).await?;
    page.session().click("[data-action=leave]").await?;
    has_left(page).await?;
    // Whose page it is learns nothing of where somebody came from.
    let seen = page.server.seen().into_iter().rfind(|seen| seen.path == "/left.html");
    let seen = seen.context("the other page was asked for")?;
    ensure!(seen.referer.is_none(), "{seen:?}");
    // By the keyboard alone: it is the first that Tab comes to.
    page.renew_origin()?;
    go_to_a_comparison(page).await?;
    page.wait("isHeaded()").await?;
    press(page, Key::Tab.into()).await?;
    page.expect("stage().activeElement.dataset.action", "leave").await?;
    press(page, Key::Enter.into()).await?;
    has_left(page).await
}

/// A page from before shows nothing of two people either, whether the browser had kept it or not.
async fn back_to_a_page_from_before(page: &mut Page) -> Result<()> {
    page.goto(&format!("/back-forward.html#ll={ONE}.{OTHER}")).await?;
    page.wait("view() == 'compare' && sessionStorage.length == 1").await?;
    open(page, "", "view=together leave-url=/left.html", "?two").await?;
    page.wait("view() == 'together'").await?;
    page.session().click("[data-action=leave]").await?;
    page.wait("location.pathname == '/left.html'").await?;
    page.session().client.back().await?;
    page.wait("location.pathname == '/back-forward.html' && view() == 'rate'").await?;
    page.expect(
        "[all('.pair').length, sessionStorage.length, localStorage.length]",
        json!([0, 0, 0]),
    )
    .await
}

/// Whatever happens while the page is covered: it is left.
async fn leaving_while_another_tab_forgets(page: &mut Page) -> Result<()> {
    go_to_a_comparison(page).await?;
    // What a browser tells of another tab that forgets.
    page.eval(
        "void stage().addEventListener('click', () => dispatchEvent(new StorageEvent('storage',
            { key: 'love-languages', newValue: null })))",
    )
    .await?;
    page.session().click("[data-action=leave]").await?;
    has_left(page).await
}

/// So does Shift, three times alone, where there are two; elsewhere it does nothing.
async fn shift_three_times(page: &mut Page) -> Result<()> {
    go_to_a_comparison(page).await?;
    let shift: char = Key::Shift.into();
    page.eval("widgets()[0].open('about')").await?;
    page.wait("find('.about')").await?;
    for _ in 0..4 {
        press(page, shift).await?;
    }
    page.expect("[view(), text('[role=status]') ?? '']", json!(["about", ""])).await?;
    // What was pressed long ago doesn't count: the clock goes on.
    page.eval("(now => void (window.Date.now = () => now() + 5100))(window.Date.now)").await?;
    page.tap("[data-action=back]").await?;
    page.wait("view() == 'compare'").await?;
    press(page, shift).await?;
    let once = page.wait("text('[role=status]')").await?;
    press(page, 'x').await?;
    press(page, shift).await?;
    press(page, shift).await?;
    page.wait(&format!("text('[role=status]') != {once}")).await?;
    page.expect("[view(), location.pathname]", json!(["compare", "/this.html"])).await?;
    press(page, shift).await?;
    has_left(page).await
}

/// A frame can't take its page away: it hides what is in it and says how to close the page.
async fn leaving_a_frame(page: &mut Page) -> Result<()> {
    open(page, "", "", "?first").await?;
    page.goto(&format!("/sandboxed.html?/this.html#ll={ONE}.{OTHER}")).await?;
    page.session().client.clone().enter_frame(0).await?;
    page.wait("view() == 'compare'").await?;
    page.tap("[data-action=leave]").await?;
    page.wait("view() == 'left'").await?;
    page.expect("[all('button, .pair').length, location.pathname]", json!([0, "/this.html"]))
        .await?;
    page.expect("find('p').textContent.length > 20", true).await?;
    page.expect("[sessionStorage.length, localStorage.length]", json!([0, 0])).await?;
    page.session().client.clone().enter_parent_frame().await?;
    page.expect("location.pathname", "/sandboxed.html").await
}

/// Kept on the phone after a tap and not before; back in a new tab; forgotten by another tap.
async fn remembered_and_forgotten(page: &mut Page) -> Result<()> {
    open(page, "", "", "").await?;
    page.answer_to_result().await?;
    page.wait("find('[data-action=privacy]')").await?;
    page.expect("[sessionStorage.length, localStorage.length]", json!([1, 0])).await?;
    page.tap("[data-action=privacy]").await?;
    page.wait("find('[data-action=remember]')").await?;
    page.expect("localStorage.length", 0).await?;
    page.tap("[data-action=remember]").await?;
    page.wait("localStorage.length == 1 && !find('[data-action=remember]')").await?;
    page.wait("isHeaded() && find('p[role=status]')").await?;
    let result = "text('#heading')";
    page.tap("[data-action=back]").await?;
    page.wait("view() == 'result'").await?;
    let heading = page.eval(result).await?;
    // A new tab has a session of its own.
    page.eval("sessionStorage.clear()").await?;
    page.session().client.refresh().await?;
    page.wait("isAppUp() && view() == 'result'").await?;
    page.expect(result, heading).await?;
    // Who starts over has no answers here any more, and is still remembered.
    page.tap("[data-action=restart]").await?;
    page.wait("view() == 'rate'").await?;
    let empty = "[sessionStorage.length, localStorage['love-languages']]";
    page.expect(empty, json!([0, ""])).await?;
    page.session().client.refresh().await?;
    page.wait_for_app().await?;
    page.expect(empty, json!([0, ""])).await?;
    page.tap("[data-answer='3']").await?;
    page.wait("text('#progress') == '2 of 5'").await?;
    page.session().client.refresh().await?;
    page.wait_for_app().await?;
    page.expect(STEP, "2 of 5").await?;
    page.answer_to_result().await?;
    page.expect("[sessionStorage.length, localStorage.length]", json!([0, 1])).await?;
    page.tap("[data-action=questions]").await?;
    page.tap("[data-action=next]").await?;
    page.tap("[data-action=back]").await?;
    page.tap("[data-action=privacy]").await?;
    page.tap("[data-action=forget]").await?;
    page.wait("view() == 'rate'").await?;
    page.expect("[sessionStorage.length, localStorage.length]", json!([0, 0])).await?;
    page.session().client.refresh().await?;
    page.wait_for_app().await?;
    page.expect(STEP, "1 of 5").await?;
    page.is_quiet().await
}

/// Two tabs of one phone go on from each other.
async fn two_tabs(page: &mut Page) -> Result<()> {
    open(page, "", "", &format!("#ll={ONE}")).await?;
    page.tap("[data-action=privacy]").await?;
    page.tap("[data-action=remember]").await?;
    page.tap("[data-action=back]").await?;
    page.tap("[data-action=start]").await?;
    page.tap("[data-answer='3']").await?;
    page.wait("text('#progress') == '2 of 5'").await?;
    let client = page.session().client.clone();
    let first = client.window().await?;
    let second = client.new_window(page.browser != Browser::WebKit).await?.handle;
    client.switch_to_window(second.clone()).await?;
    page.goto("/this.html").await?;
    page.wait("isAppUp() && text('#progress') == '2 of 5'").await?;
    page.tap("[data-answer='4']").await?;
    page.wait("text('#progress') == '3 of 5'").await?;
    client.switch_to_window(first.clone()).await?;
    page.wait("text('#progress') == '3 of 5'").await.context("the first tab follows")?;
    page.tap("[data-answer='0']").await?;
    page.wait("text('#progress') == '4 of 5'").await?;
    client.switch_to_window(second).await?;
    page.wait("text('#progress') == '4 of 5'").await.context("the second tab follows")?;
    page.tap("[data-action=back]").await?;
    page.wait("find('[data-answer=\"0\"][aria-pressed=true]')").await?;
    client.close_window().await?;
    client.switch_to_window(first).await?;
    page.is_quiet().await
}

/// A tab in which somebody had begun goes on by itself when another has the phone remember something else:
/// neither loses anything, whatever is done there, until it is remembered in its turn.
async fn remembered_in_another_tab(page: &mut Page) -> Result<()> {
    open(page, "", "", "").await?;
    page.wait_for_app().await?;
    page.tap("[data-answer='3']").await?;
    page.wait("text('#progress') == '2 of 5'").await?;
    let client = page.session().client.clone();
    let first = client.window().await?;
    let second = client.new_window(page.browser != Browser::WebKit).await?.handle;
    client.switch_to_window(second.clone()).await?;
    page.goto("/this.html").await?;
    page.answer_to_result().await?;
    page.tap("[data-action=privacy]").await?;
    page.tap("[data-action=remember]").await?;
    page.wait("localStorage.length == 1 && !find('[data-action=remember]')").await?;
    let on_phone = "localStorage['love-languages']";
    let result = page.eval(on_phone).await?;
    page.tap("[data-action=back]").await?;
    page.wait("view() == 'result'").await?;
    client.switch_to_window(first.clone()).await?;
    page.tap("[data-answer='2']").await?;
    page.wait("text('#progress') == '3 of 5'").await?;
    page.session().client.refresh().await?;
    page.wait_for_app().await?;
    page.expect(STEP, "3 of 5").await?;
    page.eval("widgets()[0].restart()").await?;
    page.wait("text('#progress') == '1 of 5'").await?;
    page.session().client.refresh().await?;
    page.wait_for_app().await?;
    page.expect(STEP, "1 of 5").await?;
    page.answer_to_result().await?;
    page.expect(on_phone, result).await?;
    page.tap("[data-action=privacy]").await?;
    page.tap("[data-action=remember]").await?;
    page.wait("!find('[data-action=remember]') && sessionStorage.length == 0").await?;
    page.tap("[data-action=back]").await?;
    page.tap("[data-action=restart]").await?;
    page.wait("text('#progress') == '1 of 5'").await?;
    client.switch_to_window(second).await?;
    page.wait("text('#progress') == '1 of 5'").await.context("now they go on together")?;
    client.close_window().await?;
    client.switch_to_window(first).await?;
    page.is_quiet().await
}

/// What was typed stays to be mended; the page's own shortcuts don't hear it.
async fn a_code_is_typed(page: &mut Page) -> Result<()> {
    let head = "<script>
        window.heard = [];
        for (const type of ['keydown', 'keypress', 'keyup'])
            document.addEventListener(type, ({ key }) => heard.push(key));
    </script>";
    open(page, head, "view=compare leave-url=/left.html", "").await?;
    page.tap("[data-action=code]").await?;
    // The heading takes the focus a frame after the field is there.
    page.wait("isHeaded() && find('#code')").await?;
    // WebKit's driver can't click a field in a shadow tree.
    page.eval("find('#code').focus()").await?;
    for key in "1n7f-0brv v16t".chars() {
        press(page, key).await?;
    }
    page.session().click("[data-action=submit]").await?;
    page.wait("find('[role=alert][data-error]') && text('[role=alert]')").await?;
    let state = "[find('#code').value, find('#code').getAttribute('aria-invalid'), view()]";
    page.expect(state, json!(["1n7f-0brv v16t", "true", "code"])).await?;
    let heard: Value = page.eval("heard").await?;
    ensure!(heard == json!([]), "the page heard {heard}");
    page.eval("find('#code').focus()").await?;
    press(page, Key::End.into()).await?;
    press(page, Key::Backspace.into()).await?;
    press(page, 's').await?;
    page.expect("find('#code').value", "1n7f-0brv v16s").await?;
    press(page, Key::Enter.into()).await?;
    page.wait("view() == 'arrive'").await?;
    page.is_quiet().await?;
    // The way out is open from within the field, too.
    page.eval("sessionStorage.clear()").await?;
    open(page, head, "view=compare leave-url=/left.html", "?again").await?;
    page.tap("[data-action=code]").await?;
    page.wait("isHeaded() && find('#code')").await?;
    page.eval("find('#code').focus()").await?;
    for _ in 0..3 {
        press(page, Key::Shift.into()).await?;
    }
    page.wait("location.pathname == '/left.html'").await?;
    page.expect("[sessionStorage.length, localStorage.length]", json!([0, 0])).await
}
