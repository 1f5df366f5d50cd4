//! The front door, `index.html` as it lies in `dist/`: on every screen, by keyboard, under its own policy,
//! with the real widget in it; and the guides that it leads to.

use std::fs;

use anyhow::{Context, Result, ensure};
use fantoccini::key::Key;
use love_languages::model::tokens::TOKENS;
use serde_json::{Value, json};
use xtask::{
    browser::{Browser, Screen},
    root,
    server::Rule,
};

use crate::{
    journey::press,
    page::{Page, STEP},
    requests::REST_IS_HERE,
};

scenarios![
    on_every_screen,
    the_widget_in_it,
    nothing_moves,
    a_link_is_met_at_the_widget,
    the_widgets_own_colours,
    by_keyboard,
    axe_finds_nothing,
    the_readers_own_colours,
    guides_on_a_small_phone,
    guides_are_for_everybody,
    what_is_to_be_pasted_is_copied,
];

/// The folder of the widget is `dist/`, this page included.
const FRONT: &str = "/love-languages/index.html";

/// Opens the page as it is, but for a script of this server in its head.
async fn open(page: &Page, script: &str) -> Result<()> {
    let html = fs::read_to_string(root().join("dist/index.html"))?;
    let with = html.replacen("<link rel=\"icon\"", &format!("{script}<link rel=\"icon\""), 1);
    ensure!(script.is_empty() || with != html, "the page has no place for {script}");
    page.serve([(FRONT, with)]);
    page.goto(FRONT).await
}

const RECORD: &str = "<script src=/record.js></script>";

/// From the smallest phone to a desk, in light and in dark: nothing leaves the page, every text can be
/// read, every target can be hit, and the page's line meets the widget.
async fn on_every_screen(page: &mut Page) -> Result<()> {
    // The other two have no phone's width.
    let widths: &[u32] = match page.browser {
        Browser::Chromium => &[320, 390, 768, 1280],
        _ => &[1280],
    };
    for dark in [false, true] {
        for &width_px in widths {
            let screen = Screen { width_px, dark, ..Screen::desktop() };
            page.set_screen(&screen).await?;
            open(page, RECORD).await?;
            page.wait_for_app().await?;
            let faults = page.eval(FAULTS).await?;
            ensure!(faults == json!([]), "{width_px} px, dark: {dark}: {faults:#}");
            page.expect("isDark()", dark).await?;
            page.is_quiet().await?;
        }
    }
    Ok(())
}

const FAULTS: &str = "(() => {
    const faults = [];
    const { scrollWidth } = document.scrollingElement;
    if (scrollWidth > innerWidth) faults.push(`the page is ${scrollWidth} px wide`);
    const name = e => (e.textContent.trim() || e.localName).slice(0, 30);
    for (const e of document.querySelectorAll('h1, h2, h3, p, li, pre, figure, .go, love-languages')) {
        // Where the widget is, what stands in its place is not.
        if (e.parentElement.closest('love-languages')) continue;
        if (!isSeen(e)) faults.push(`${name(e)} can't be seen`);
        const { left, right } = e.getBoundingClientRect();
        if (left < 0 || right > document.documentElement.clientWidth + 1)
            faults.push(`${name(e)} reaches from ${left} to ${right}`);
        if (parseFloat(getComputedStyle(e).fontSize) < 12) faults.push(`${name(e)} is too small`);
    }
    for (const e of document.querySelectorAll('.go, nav a')) {
        const { width, height } = e.getBoundingClientRect();
        if (width < 44 || height < 43.9) faults.push(`${name(e)} is ${width} x ${height} px`);
    }
    const levels = [...document.querySelectorAll('h1, h2, h3')].map(h => +h.localName[1]);
    if (levels[0] != 1 || levels.filter(level => level == 1).length != 1) faults.push('one h1, and first');
    levels.forEach((level, at) => level > (levels[at - 1] ?? 1) + 1 && faults.push('a level is left out'));
    // The line ends where the card's own begins.
    const line = getComputedStyle(document.querySelector('.try'), '::before');
    const card = find('.ll').getBoundingClientRect(), place = document.querySelector('.try').getBoundingClientRect();
    if (Math.abs(card.top - place.top) > 1 || line.height != '3px') faults.push('the line misses the card');
    return faults;
})()";

/// It runs under the page's policy, asks this origin alone, keeps no cookie, and goes on without a network.
async fn the_widget_in_it(page: &mut Page) -> Result<()> {
    open(page, RECORD).await?;
    page.wait_for_app().await?;
    page.tap("[data-answer='3']").await?;
    page.wait(REST_IS_HERE).await?;
    page.expect(
        "performance.getEntriesByType('resource').filter(e => new URL(e.name).origin != location.origin
            && !e.name.startsWith('data:')).map(e => e.name)",
        json!([]),
    )
    .await?;
    page.server.stop();
    page.answer_to_result().await?;
    page.expect("text('#practice')", "Your practice").await?;
    page.tap("[data-action=questions]").await?;
    page.wait("find('#question')").await?;
    page.expect("[document.cookie, localStorage.length]", json!(["", 0])).await?;
    page.is_quiet().await?;
    // What the page's policy is there for.
    page.eval("void (new Image().src = 'https://elsewhere.example/a.png')").await?;
    let lines = page.lines_are(1).await?;
    ensure!(lines[0].starts_with("csp: img-src"), "{lines:#?}");
    Ok(())
}

/// The room for the widget is there from the first paint, whenever it comes.
async fn nothing_moves(page: &mut Page) -> Result<()> {
    const PLACES: &str = "[...document.querySelectorAll('h1, .ways, section, footer')].map(e =>
        Math.round(e.getBoundingClientRect().top + scrollY))";
    page.server.rule(Rule::at("*/love-languages.js").held());
    page.serve([]);
    // The page counts as loading while its script is held: that is asked for afterwards.
    let script = "<script src=\"love-languages.js\" async></script>";
    let html = recorded()?;
    ensure!(html.contains(script), "the page has another script");
    page.serve([(FRONT, html.replace(script, ""))]);
    page.goto(FRONT).await?;
    let before = page.eval(PLACES).await?;
    page.inject_loader().await?;
    page.server.release();
    page.wait_for_app().await?;
    let after = page.eval(PLACES).await?;
    ensure!(before == after, "{before} before, {after} after");
    page.expect(PLACES, before).await
}

/// On a phone, whoever opens a link sees the widget from its top, however much it grows: what stands above
/// and below it in the page stays out of that.
async fn a_link_is_met_at_the_widget(page: &mut Page) -> Result<()> {
    page.set_screen(&Screen::phone(320)).await?;
    page.serve([(FRONT, recorded()?)]);
    page.goto(&format!("{FRONT}#ll=1N7F0BRVV16S")).await?;
    page.wait("view() == 'arrive'").await?;
    // A browser sets right what it shows in the frame after that.
    page.eval("void requestAnimationFrame(() => setTimeout(() => window.isSettled = true, 100))")
        .await?;
    page.wait("window.isSettled").await?;
    page.expect("find('#heading').getBoundingClientRect().top > 0", true).await
}

/// The page's colours are the tokens of the widget, to a shade that nobody sees.
async fn the_widgets_own_colours(page: &mut Page) -> Result<()> {
    let pairs: Vec<(&str, &str)> = [
        ("--paper", "--paper"),
        ("--hair", "--hair"),
        ("--soft", "--soft"),
        ("--ink", "--ink"),
        ("--line", "--line"),
        ("--warm", "--warm"),
        ("--sheet", "--question"),
    ]
    .into_iter()
    .filter_map(|(ours, theirs)| Some((ours, TOKENS.iter().find(|token| token.0 == theirs)?.1)))
    .collect();
    ensure!(pairs.len() == 7, "the widget has other tokens: {pairs:?}");
    for dark in [false, true] {
        page.set_screen(&Screen { dark, ..Screen::desktop() }).await?;
        open(page, RECORD).await?;
        page.wait_for_app().await?;
        let apart = page.eval(&format!("({APART})({})", json!(pairs))).await?;
        ensure!(apart == json!([]), "dark: {dark}: {apart:#}");
    }
    Ok(())
}

const APART: &str = "pairs => {
    const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const paint = color => {
        context.fillStyle = color;
        context.fillRect(0, 0, 1, 1);
        return [...context.getImageData(0, 0, 1, 1).data];
    };
    const probe = document.createElement('i');
    find('.ll').append(probe);
    const apart = [];
    for (const [ours, theirs] of pairs) {
        probe.style.color = `var(${theirs})`;
        const a = paint(getComputedStyle(document.documentElement).getPropertyValue(ours));
        const b = paint(getComputedStyle(probe).color);
        if (a.some((v, at) => Math.abs(v - b[at]) > 2)) apart.push(`${ours}: ${a}, and ${b} in the widget`);
    }
    probe.remove();
    return apart;
}";

/// The first Tab brings the way past the top, and leads to the widget.
async fn by_keyboard(page: &mut Page) -> Result<()> {
    open(page, RECORD).await?;
    page.wait_for_app().await?;
    let focused = "document.activeElement.className || document.activeElement.id";
    press(page, Key::Tab.into()).await?;
    page.expect(focused, "skip").await?;
    page.wait("document.activeElement.getBoundingClientRect().top >= 0").await?;
    press(page, Key::Enter.into()).await?;
    page.wait(&format!("({focused}) == 'main'")).await?;
    for _ in 0..3 {
        press(page, Key::Tab.into()).await?;
    }
    page.expect("document.activeElement.localName", "love-languages").await?;
    let step = page.eval(STEP).await?;
    press(page, Key::Enter.into()).await?;
    page.wait(&format!("({STEP}) != {step}")).await.context("an answer by Enter").map(drop)
}

/// In light and in dark, the page around the widget.
async fn axe_finds_nothing(page: &mut Page) -> Result<()> {
    for dark in [false, true] {
        page.set_screen(&Screen { dark, ..Screen::desktop() }).await?;
        page.goto(FRONT).await?;
        page.wait_for_app().await?;
        let faults = page.axe("document", 11).await?;
        ensure!(faults == json!([]), "dark: {dark}: {faults:#}");
    }
    Ok(())
}

/// The page with the recorder in the place of its policy, which lets nobody record.
fn recorded() -> Result<String> {
    let html = fs::read_to_string(root().join("dist/index.html"))?;
    let (before, rest) =
        html.split_once("<meta http-equiv=\"Content-Security-Policy\"").context("no policy")?;
    let (_, after) = rest.split_once('>').context("the policy has no end")?;
    Ok(format!("{before}{RECORD}{after}"))
}

/// Forced colours: what leads on stands out, and so do the lines.
async fn the_readers_own_colours(page: &mut Page) -> Result<()> {
    page.force_colors().await?;
    open(page, RECORD).await?;
    page.wait_for_app().await?;
    page.expect("matchMedia('(forced-colors: active)').matches", true).await?;
    let found: Value = page
        .eval(
            "(() => {
                const style = (e, pseudo) => getComputedStyle(document.querySelector(e), pseudo);
                const ground = style('body').backgroundColor;
                return [
                    ...['.try', '.reach-2', '.reach-5'].map(e => style(e, '::before').backgroundColor != ground),
                    style('.go').color != style('.go').backgroundColor,
                    style('figure').borderTopStyle == 'solid',
                    style('.marks svg').stroke != ground,
                ];
            })()",
        )
        .await?;
    ensure!(found == json!([true, true, true, true, true, true]), "{found}");
    page.is_quiet().await
}

/// With wide tables, long code, and every other kind of text between them.
const GUIDES: [&str; 4] = ["README", "docs/measuring", "docs/platforms", "docs/theming"];

/// At 320 px what is wide scrolls in its own frame, and the text around it is read without.
async fn guides_on_a_small_phone(page: &mut Page) -> Result<()> {
    for guide in GUIDES {
        page.goto(&format!("/zoomed.html?/love-languages/{guide}.html")).await?;
        page.session().client.enter_frame(0).await?;
        page.expect("innerWidth", 320).await?;
        page.expect("document.scrollingElement.scrollWidth <= innerWidth", true).await?;
        let wide = page
            .eval(
                "[...document.querySelectorAll('main > *')].filter(e =>
                    e.getBoundingClientRect().right > innerWidth).map(e => e.textContent.slice(0, 30))",
            )
            .await?;
        ensure!(wide == json!([]), "{guide}: {wide:#}");
    }
    Ok(())
}

/// In light and in dark; and from the front door one leads to the next, and to a place in it.
async fn guides_are_for_everybody(page: &mut Page) -> Result<()> {
    for dark in [false, true] {
        page.set_screen(&Screen { dark, ..Screen::desktop() }).await?;
        for guide in GUIDES {
            page.goto(&format!("/love-languages/{guide}.html")).await?;
            let faults = page.axe("document", 11).await?;
            ensure!(faults == json!([]), "{guide}, dark: {dark}: {faults:#}");
        }
    }
    page.goto(FRONT).await?;
    page.eval("void document.querySelector('a[href$=\"squarespace.html\"]').click()").await?;
    page.wait("document.title.startsWith('Squarespace')").await?;
    page.eval("void document.querySelector('a[href$=\"#3-did-it-work\"]').click()").await?;
    page.wait("document.querySelector(':target')?.textContent == '3. Did it work?'").await.map(drop)
}

/// With a tap, on the front door and in a guide; where a page may not copy, it is selected.
async fn what_is_to_be_pasted_is_copied(page: &mut Page) -> Result<()> {
    const LAST: &str = "[...document.querySelectorAll('.copy')].at(-1)";
    for at in [FRONT, "/love-languages/docs/html.html"] {
        page.goto(at).await?;
        // A clipboard is not every driver's to read: what is written to it is.
        page.eval("navigator.clipboard.writeText = async text => void (window.copied = text), 1")
            .await?;
        let code = page.eval(&format!("{LAST}.previousElementSibling.textContent")).await?;
        page.eval(&format!("{LAST}.click()")).await?;
        page.wait(&format!("window.copied == {code} && {LAST}.textContent == 'Copied'")).await?;
        page.expect(&format!("{LAST}.nextElementSibling.textContent"), "Copied").await?;
        page.eval("navigator.clipboard.writeText = async () => { throw Error('no') }, 1").await?;
        page.eval(&format!("{LAST}.click()")).await?;
        page.wait(&format!("String(getSelection()).trim() == {code}.trim()")).await?;
    }
    Ok(())
}
