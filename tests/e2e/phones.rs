//! Two people with a phone each, and the places that phones open links in: a private window, a
//! browser that stores nothing, a frame, a page that is left and come back to, two tabs.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use xtask::browser::{Browser, Screen};

use crate::{
    couple::{ONE, OTHER, open},
    page::Page,
};

scenarios![
    two_phones,
    in_a_private_window,
    where_nothing_can_be_stored,
    in_a_frame,
    back_and_forward,
    codes_that_are_none,
    forgotten_in_another_tab,
    left_in_another_tab,
    open_since_yesterday,
    a_link_in_the_address_of_a_page_that_was_kept,
];

/// The phone's clock, as the window's name says: so many days ahead, and an offset as JavaScript has
/// it. A name outlives a page, and is each tab's own.
const CLOCK: &str = "<script>{
    const Real = Date;
    const clock = () => JSON.parse(name || '{ \"days\": 0, \"offset\": 0 }');
    const now = () => Real.now() + clock().days * 86_400_000;
    window.Date = class extends Real {
        constructor(...parts) {
            if (parts.length) super(...parts);
            else super(now());
        }
        static now() {
            return now();
        }
        getTimezoneOffset() {
            return clock().offset;
        }
    };
}</script>";

/// What a comparison draws and says: for each half, a row a language.
const HALVES: &str = "all('.pairs').map(half => [...half.querySelectorAll('.pair')].map(row => [
    row.dataset.language,
    ...[...row.querySelectorAll('rect')].map(rect => rect.getAttribute('width')),
    [...row.querySelector('.lv').childNodes].filter(node => node.nodeType == 3).map(node => node.data).join(''),
]))";

/// A sends, B answers and sends back, A opens the reply: both see the same from either side, and the
/// same question today and tomorrow, at two ends of the world. Neither page learns anything.
async fn two_phones(page: &mut Page) -> Result<()> {
    let mut other = None;
    // Where the links lead is written as authors write it.
    open(page, CLOCK, "share-url=/this.html", "").await?;
    set_clock(page, 0, -60).await?;
    page.goto("/this.html").await?;
    take_quiz(page, "touch").await?;
    give(page, ["0", "1", "2", "3", "4"]).await?;
    page.tap("[data-action=share]").await?;
    let from_a = send(page).await?;

    page.take_other_phone(&mut other).await?;
    page.goto("/left.html").await?;
    set_clock(page, 0, 480).await?;
    page.session().client.goto(&from_a).await?;
    page.wait("view() == 'arrive'").await?;
    page.tap("[data-action=start]").await?;
    page.wait("view() == 'rate'").await?;
    take_quiz(page, "words").await?;
    give(page, ["4", "4", "0", "skip", "2"]).await?;
    page.tap("[data-action=compare]").await?;
    page.wait("view() == 'compare' && all('.pair').length == 10").await?;
    let seen_by_b = page.eval(HALVES).await?;
    page.tap("[data-action=share]").await?;
    let from_b = send(page).await?;
    page.tap("[data-action=today]").await?;
    let todays_of_b = page.wait("find('[data-question]')?.dataset.question").await?;

    // A's page has stood open: the link is a step within it.
    page.take_other_phone(&mut other).await?;
    page.session().client.goto(&from_b).await?;
    page.wait("view() == 'compare' && all('.pair').length == 10").await?;
    let seen_by_a = page.eval(HALVES).await?;
    let turned = json!([seen_by_b[1], seen_by_b[0]]);
    ensure!(seen_by_a == turned, "A sees {seen_by_a:#}\nB sees {seen_by_b:#}");
    ensure!(seen_by_a[0] != seen_by_a[1], "both halves are {:#}", seen_by_a[0]);
    page.tap("[data-action=today]").await?;
    let todays_of_a = page.wait("find('[data-question]')?.dataset.question").await?;
    ensure!(todays_of_a == todays_of_b, "{todays_of_a} for A, {todays_of_b} for B");
    page.expect("text('#question') == find('#question').dataset.question", true).await?;

    let codes: Vec<&str> = from_b.split_once("#ll=").context("a link")?.1.split('.').collect();
    ensure!(
        from_a.ends_with(&format!("#ll={}", codes[0])) && codes.len() == 2,
        "{from_a} {from_b}"
    );
    let mut tomorrows = Vec::new();
    for offset in [-60, 480] {
        knows_nothing(page, &codes).await?;
        set_clock(page, 1, offset).await?;
        page.goto("/this.html?tomorrow").await?;
        page.wait("view() == 'result'").await?;
        page.tap("[data-action=today]").await?;
        tomorrows.push(page.wait("find('[data-question]')?.dataset.question").await?);
        knows_nothing(page, &codes).await?;
        page.take_other_phone(&mut other).await?;
    }
    ensure!(tomorrows[0] == tomorrows[1], "tomorrow, {tomorrows:?}");
    ensure!(tomorrows[0] != todays_of_a, "{todays_of_a} on both days");
    Ok(())
}

async fn set_clock(page: &Page, days: i32, offset: i32) -> Result<()> {
    let clock = json!({ "days": days, "offset": offset }).to_string();
    page.eval(&format!("void (window.name = {})", json!(clock))).await.map(drop)
}

/// To the result: the middle of all levels, and this language wherever there is a choice of it.
async fn take_quiz(page: &Page, language: &str) -> Result<()> {
    for _ in 0..=15 {
        page.wait("view() == 'result' || find('[data-answer]')").await?;
        if page.eval("view()").await? == "result" {
            return Ok(());
        }
        let tap = format!(
            "tap('[data-answer={language}]') || tap('[data-answer=\"2\"]') || tap('[data-answer]')"
        );
        page.wait(&tap).await?;
    }
    anyhow::bail!("no result after 15 taps")
}

/// The five cards on giving.
async fn give(page: &Page, answers: [&str; 5]) -> Result<()> {
    page.tap("[data-action=give]").await?;
    for (at, answer) in answers.into_iter().enumerate() {
        let card = format!("view() == 'give' && text('#progress')?.startsWith('{}')", at + 1);
        page.wait(&card).await?;
        page.tap(&format!("[data-answer='{answer}']")).await?;
    }
    page.wait("view() == 'result'").await.map(drop)
}

/// Past the safety card, to the link that is shown there.
async fn send(page: &Page) -> Result<String> {
    page.tap("[data-action=go-on]").await?;
    let address = page.wait("find('.qr') && text('.address')").await?;
    let address = address.as_str().context("an address is text")?.to_owned();
    let begin = page.server.url("/this.html#ll=");
    ensure!(address.starts_with(&begin), "{address} does not lead to {begin}…");
    let code = page.eval("find('[data-code]').dataset.code.replaceAll('-', '')").await?;
    let code = code.as_str().context("a code is text")?;
    ensure!(address.ends_with(code), "{code} is shown, and {address} is sent");
    Ok(address)
}

/// No code, no result and no answer in what the page can ask for without looking into the widget; and
/// nothing that would outlive the tab.
async fn knows_nothing(page: &Page, codes: &[&str]) -> Result<()> {
    page.is_quiet().await?;
    page.expect("localStorage.length", 0).await?;
    let details = "events.every(({ type, detail }) => type == 'll-view'
        ? Object.keys(detail).join() == 'view' && /^[a-z]+$/.test(detail.view)
        : detail == null)";
    page.expect("events.length > 0", true).await?;
    page.expect(details, true).await?;
    let known = page
        .eval(
            "JSON.stringify([location.href, history.state, document.title, document.cookie, name,
                lines, events, document.documentElement.outerHTML])",
        )
        .await?;
    let known = known.as_str().context("traces are text")?;
    let mut secrets = vec!["ll=", "touch", "words", "aria-pressed", "data-answer"];
    secrets.extend(codes.iter().flat_map(|code| [*code, &code[..4], &code[8..]]));
    for secret in secrets {
        ensure!(!known.contains(secret), "{secret} is known to the page: {known}");
    }
    Ok(())
}

/// It forgets by itself what it was asked to remember, and until then all is as elsewhere.
async fn in_a_private_window(page: &mut Page) -> Result<()> {
    page.restart(&Screen { private: true, ..Screen::desktop() }).await?;
    open(page, "", "view=compare", &format!("#ll={ONE}.{OTHER}")).await?;
    page.wait("view() == 'compare' && all('.pair').length == 10").await?;
    page.tap("[data-action=privacy]").await?;
    page.tap("[data-action=remember]").await?;
    page.wait("localStorage.length == 1").await?;
    page.goto("/this.html?again").await?;
    page.wait("view() == 'compare' && all('.pair').length == 10").await?;
    page.tap("[data-action=today]").await?;
    page.wait("find('#question')").await?;
    page.tap("[data-action=compare]").await?;
    page.tap("[data-action=privacy]").await?;
    page.tap("[data-action=forget]").await?;
    page.wait("view() == 'rate'").await?;
    page.expect("[sessionStorage.length, localStorage.length]", json!([0, 0])).await?;
    page.is_quiet().await
}

/// A link is good for the page that it opened, and so is the way out.
async fn where_nothing_can_be_stored(page: &mut Page) -> Result<()> {
    let head = "<script>
        for (const name of ['sessionStorage', 'localStorage']) Object.defineProperty(window, name,
            { get() { throw new DOMException('denied', 'SecurityError') } });
    </script>";
    open(page, head, "leave-url=/left.html", &format!("#ll={ONE}")).await?;
    page.tap("[data-action=start]").await?;
    page.wait("view() == 'rate'").await?;
    page.answer_to_result().await?;
    page.tap("[data-action=compare]").await?;
    page.wait("view() == 'compare' && all('.pair').length == 10").await?;
    page.tap("[data-action=share]").await?;
    page.tap("[data-action=go-on]").await?;
    page.wait("find('.qr')").await?;
    page.tap("[data-action=privacy]").await?;
    page.tap("[data-action=remember]").await?;
    page.wait("text('[role=alert]')?.length > 20").await?;
    page.tap("[data-action=back]").await?;
    page.wait("view() == 'share'").await?;
    page.is_quiet().await?;
    page.session().click("[data-action=leave]").await?;
    page.wait("location.pathname == '/left.html'").await?;
    page.goto("/this.html?again").await?;
    page.wait_for_app().await?;
    page.expect("view()", "rate").await?;
    page.is_quiet().await
}

/// In a frame without more rights than it needs, with a link that the frame's own address brings.
async fn in_a_frame(page: &mut Page) -> Result<()> {
    open(page, "", "", "?first").await?;
    page.goto(&format!("/sandboxed.html?/this.html#ll={ONE}")).await?;
    page.session().client.clone().enter_frame(0).await?;
    page.wait("view() == 'arrive'").await?;
    page.expect("location.hash", "").await?;
    page.tap("[data-action=start]").await?;
    page.wait("view() == 'rate'").await?;
    // In one script: WebKit's driver now and then loses a frame that it is asked again and again.
    let quiz = "new Promise(done => (function step() {
        if (view() == 'result') return done(true);
        tap('[data-answer=\"2\"]') || tap('[data-answer]');
        setTimeout(step, 30);
    })())";
    page.expect(quiz, true).await?;
    page.tap("[data-action=today]").await?;
    page.wait("find('#question')").await?;
    page.tap("[data-action=compare]").await?;
    page.wait("view() == 'compare' && all('.pair').length == 10").await?;
    page.tap("[data-action=share]").await?;
    let address = send(page).await?;
    page.is_quiet().await?;
    page.session().client.clone().enter_parent_frame().await?;
    page.expect("location.pathname", "/sandboxed.html").await?;
    // What it sends opens without the frame.
    page.session().client.goto(&address).await?;
    page.wait("view() == 'compare' && all('.pair').length == 10").await.map(drop)
}

/// The widget's steps are none of the browser's: its Back leads to the page before, and forward again
/// everything is here, with no code in the address.
async fn back_and_forward(page: &mut Page) -> Result<()> {
    open(page, "", "", "?first").await?;
    page.wait_for_app().await?;
    page.goto(&format!("/this.html?then#ll={ONE}.{OTHER}")).await?;
    page.wait("view() == 'compare'").await?;
    let entries = page.eval("history.length").await?;
    for action in ["today", "compare", "share", "go-on", "compare", "today"] {
        page.tap(&format!("[data-action={action}]")).await?;
    }
    page.wait("view() == 'together'").await?;
    let question = page.eval("text('#question')").await?;
    page.expect("history.length", entries).await?;
    let client = &page.session().client;
    client.back().await?;
    page.wait("location.search == '?first' && isAppUp()").await?;
    client.forward().await?;
    page.wait("location.search == '?then' && isAppUp()").await?;
    page.expect("location.hash", "").await?;
    // Where the browser kept the page it is as it was; else it starts where pages start. What the link
    // brought is there either way: with no answers here, a tap on the link in the chat shows it.
    if page.eval("view()").await? != "together" {
        page.eval(&format!("void (location.hash = 'll={ONE}.{OTHER}')")).await?;
        page.wait("view() == 'compare'").await?;
        page.tap("[data-action=today]").await?;
    }
    page.wait("view() == 'together'").await?;
    page.expect("text('#question')", question).await?;
    page.is_quiet().await
}

/// Each says why, aloud, and stays to be mended; two codes at once are a reply.
async fn codes_that_are_none(page: &mut Page) -> Result<()> {
    open(page, "", "view=compare", "").await?;
    page.tap("[data-action=code]").await?;
    page.wait("find('#code')").await?;
    let type_in = async |code: &str| {
        page.eval(&format!("void (find('#code').value = {})", json!(code))).await?;
        page.tap("[data-action=submit]").await
    };
    for (code, error) in [
        ("", "empty"),
        ("1N7F-0BRV", "short"),
        ("1N7F-0BRV-V16S-2", "long"),
        ("1N7F-0BRV-V16U", "letter"),
        ("1N7F-0BRV-V16T", "check"),
    ] {
        type_in(code).await?;
        page.wait(&format!("find('[role=alert]')?.dataset.error == '{error}'")).await?;
        page.expect("text('[role=alert]').length > 20", true).await.context(error)?;
        page.expect("[view(), find('#code').value]", json!(["code", code])).await?;
    }
    type_in(&format!("{ONE}.{OTHER}")).await?;
    page.wait("view() == 'compare' && all('.pair').length == 10").await?;
    page.eval(&format!("void (location.hash = 'll={}')", &ONE[..9])).await?;
    page.wait("view() == 'arrive' && find('[role=alert]')?.dataset.error == 'short'").await?;
    page.expect("['compare', 'today'].every(it => find(`[data-action=${it}]`))", true).await?;
    page.is_quiet().await
}

/// What one tab forgets the other does not go on showing, nor keep.
async fn forgotten_in_another_tab(page: &mut Page) -> Result<()> {
    open(page, "", "view=compare", &format!("#ll={ONE}.{OTHER}")).await?;
    page.wait("all('.pair').length == 10").await?;
    let client = page.session().client.clone();
    let first = client.window().await?;
    let second = client.new_window(page.browser != Browser::WebKit).await?.handle;
    client.switch_to_window(second.clone()).await?;
    // Before anything is remembered, so that this tab has it on its own.
    page.goto(&format!("/this.html#ll={ONE}.{OTHER}")).await?;
    page.wait("all('.pair').length == 10 && sessionStorage.length == 1").await?;
    client.switch_to_window(first.clone()).await?;
    page.tap("[data-action=privacy]").await?;
    page.tap("[data-action=remember]").await?;
    page.wait("localStorage.length == 1").await?;
    page.tap("[data-action=forget]").await?;
    page.wait("view() == 'rate'").await?;
    client.switch_to_window(second).await?;
    page.wait("view() == 'rate'").await.context("the second tab follows")?;
    let kept: Value = page.eval("[sessionStorage.length, localStorage.length]").await?;
    ensure!(kept == json!([0, 0]), "{kept}");
    client.close_window().await?;
    client.switch_to_window(first).await?;
    page.is_quiet().await
}

/// What each tab keeps by itself goes as well: nothing of it was to be remembered, and one way out is for
/// all of them.
async fn left_in_another_tab(page: &mut Page) -> Result<()> {
    open(page, "", "leave-url=/left.html", "").await?;
    page.answer_to_result().await?;
    page.wait("sessionStorage.length == 1").await?;
    let client = page.session().client.clone();
    let first = client.window().await?;
    let second = client.new_window(page.browser != Browser::WebKit).await?.handle;
    client.switch_to_window(second).await?;
    page.goto(&format!("/this.html#ll={ONE}.{OTHER}")).await?;
    page.wait("all('.pair').length == 10").await?;
    page.session().click("[data-action=leave]").await?;
    page.wait("location.pathname == '/left.html'").await?;
    page.expect("[sessionStorage.length, localStorage.length]", json!([0, 0])).await?;
    client.close_window().await?;
    client.switch_to_window(first).await?;
    page.wait("view() == 'rate'").await.context("the first tab follows")?;
    page.expect("[sessionStorage.length, localStorage.length]", json!([0, 0])).await?;
    page.is_quiet().await
}

/// A phone keeps its tabs for days: whoever comes back to one finds the day's question.
async fn open_since_yesterday(page: &mut Page) -> Result<()> {
    open(page, CLOCK, "", "").await?;
    set_clock(page, 0, 0).await?;
    page.eval("widgets()[0].open('together')").await?;
    let yesterdays = page.wait("text('#question')").await?;
    set_clock(page, 1, 0).await?;
    page.expect("text('#question')", yesterdays.clone()).await?;
    // A driver's window may be in nobody's sight.
    page.eval(
        "void (Object.defineProperty(document, 'hidden', { value: false }),
            document.dispatchEvent(new Event('visibilitychange')))",
    )
    .await?;
    page.wait(&format!("text('#question') != {yesterdays}")).await?;
    page.is_quiet().await
}

/// Back leads to a page as it was kept, with what somebody put into its address since.
async fn a_link_in_the_address_of_a_page_that_was_kept(page: &mut Page) -> Result<()> {
    open(page, "", "", "#a=1").await?;
    page.wait_for_app().await?;
    page.eval(&format!("void history.replaceState({{ page: 1 }}, '', '#a=1&ll={ONE}')")).await?;
    page.expect("view()", "rate").await?;
    page.eval("void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
        .await?;
    page.wait("view() == 'arrive'").await?;
    page.expect("[location.hash, history.state.page]", json!(["#a=1", 1])).await?;
    page.is_quiet().await
}
