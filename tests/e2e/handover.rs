//! A slow network: the visitor answers while the app is on its way. Not one tap may be lost or counted
//! twice, and the focus stays where it was.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use fantoccini::actions::{
    Actions, InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use serde_json::{Value, json};
use xtask::server::Rule;

use crate::page::{Page, STEP};

scenarios![
    five_cards_before_the_app,
    any_file_comes_last,
    taps_across_the_swap,
    scripted_taps_meet_the_app,
    taps_while_the_app_draws,
    reload_before_the_app,
    two_widgets_meet_the_rest,
    focus_at_what_came_late,
    focus_is_kept,
    pointer_held_across_the_swap,
    key_held_across_the_swap,
];

/// Taps that no press announces, as scripts and assistive technology make them, at whatever moment
/// the app comes: WebKit let it come in the middle of one, and lost it.
async fn scripted_taps_meet_the_app(page: &mut Page) -> Result<()> {
    for round in 0..18 {
        let taps = round % 6;
        page.renew_origin()?;
        page.goto("/article.html").await?;
        for _ in 0..taps {
            page.eval("tap('[data-answer=skip]')").await?;
        }
        page.wait("isAppUp()").await?;
        let card = if taps < 5 { format!("{} of 5", taps + 1) } else { "At most 10 more".into() };
        page.expect("text('#progress')", card).await?;
    }
    page.is_quiet().await
}

/// Where Yew has had much to do it draws a task later. Here every message takes so long by the clock that it
/// does, and that task comes late: what is tapped on the card meanwhile is the app's.
async fn taps_while_the_app_draws(page: &mut Page) -> Result<()> {
    let slow = "<script>
        (now => Date.now = () => now() + (window.passed = (window.passed ?? 0) + 20))(Date.now);
        (wait => window.setTimeout = (call, ms, ...more) => wait(call, ms || 500, ...more))(setTimeout);
    </script>";
    page.article(slow, "<love-languages view=about></love-languages>").await?;
    page.inject_loader().await?;
    page.wait("isAppUp()").await?;
    page.eval(
        "void (tap('[data-action=back]'), document.body.append(document.createElement('love-languages')),
            widgets()[1].scrollIntoView(), tap('[data-answer=\"4\"]', 1), window.from = performance.now())",
    )
    .await?;
    page.wait("view(1) == 'rate' && performance.now() > from + 250").await?;
    page.expect("isAppUp(1)", false).await?;
    page.eval("void ['3', 'skip'].forEach(answer => tap(`[data-answer='${answer}']`, 1))").await?;
    page.wait("isAppUp(1)").await?;
    page.wait("text('#progress', 1) == '4 of 5'").await?;
    page.is_quiet().await
}

/// All five cards, Back, another answer: then the app comes and goes on from there.
async fn five_cards_before_the_app(page: &mut Page) -> Result<()> {
    open_with_held(page, "*/assets/*").await?;
    page.eval("['4', '0', 'skip', '2', '1'].forEach(answer => tap(`[data-answer='${answer}']`))")
        .await?;
    page.expect("[view(), isAppUp()]", json!(["waiting", false])).await?;
    page.tap("[data-action=back]").await?;
    page.expect(
        "[text('#progress'), all('[aria-pressed=true]')[0].dataset.answer]",
        json!(["5 of 5", "1"]),
    )
    .await?;
    page.tap("[data-answer='3']").await?;
    page.expect("[view(), isAppUp()]", json!(["waiting", false])).await?;
    page.server.release();
    page.wait("view() == 'choose' && isHeaded()").await?;
    page.expect(
        "events.map(e => e.type + (e.detail?.view ?? ''))",
        json!(["ll-ready", "ll-start", "ll-viewchoose"]),
    )
    .await?;
    page.expect("scrollY", 0).await?;
    for answer in ["3", "2", "skip", "0", "4"] {
        let step = page.eval(STEP).await?;
        page.tap("[data-action=back]").await?;
        page.wait(&format!("({STEP}) != {step}")).await?;
        let pressed = "find('[aria-pressed=true]')?.dataset.answer ?? 'skip'";
        page.expect(pressed, answer).await?;
    }
    page.expect(STEP, "1 of 5").await?;
    page.answer_to_result().await?;
    page.is_quiet().await
}

/// Whichever of the three files keeps the others waiting.
async fn any_file_comes_last(page: &mut Page) -> Result<()> {
    for late in ["*/app.wasm", "*/app.js", "*/en.bin"] {
        page.renew_origin()?;
        open_with_held(page, late).await?;
        page.eval("(tap('[data-answer=\"3\"]'), tap('[data-answer=\"1\"]'))").await?;
        page.expect("isAppUp()", false).await.context(late)?;
        page.server.release();
        page.wait_for_app().await.context(late)?;
        page.expect(STEP, "3 of 5").await.context(late)?;
        page.tap("[data-action=back]").await?;
        page.wait("find('[data-answer=\"1\"][aria-pressed=true]')").await.context(late)?;
        page.is_quiet().await.context(late)?;
    }
    Ok(())
}

/// Taps every few milliseconds, among them Back and Skip, with the app arriving in the middle. A tap
/// is a press on what is seen, and a click on the same if it is still there when the press ends, as
/// browsers have it. What the app ends up with is what was tapped.
async fn taps_across_the_swap(page: &mut Page) -> Result<()> {
    for (held_ms, pause_ms) in [(0, 0), (0, 4), (5, 3), (40, 15)] {
        page.renew_origin()?;
        open_with(page, Rule::at("*.wasm").delay(Duration::from_millis(600))).await?;
        page.eval(&format!("({TAP_ON})({held_ms}, {pause_ms})")).await?;
        let tapped = page.wait("window.tapped").await?;
        let context = || format!("taps of {held_ms} ms every {pause_ms} ms: {tapped:#}");
        let count = |name: &str| tapped[name].as_u64().unwrap_or_default();
        ensure!(count("before") >= 3 && count("after") >= 3, "{}", context());
        ensure!(count("lost") == 0, "{}", context());
        page.expect(STEP, tapped["step"].clone()).await.with_context(context)?;
        // Back to the first card, which also shows the last, and through all of them.
        let mut found = serde_json::Map::new();
        loop {
            let card =
                page.eval("[text('#act'), find('[aria-pressed=true]')?.dataset.answer ?? 'skip']");
            let Value::Array(card) = card.await? else { unreachable!("an array was written") };
            found.insert(card[0].as_str().unwrap_or_default().to_owned(), card[1].clone());
            let step = page.eval(STEP).await?;
            if step == "1 of 5" {
                break;
            }
            page.tap("[data-action=back]").await?;
            page.wait(&format!("({STEP}) != {step}")).await?;
        }
        let expected = tapped["answers"].as_object().context("answers")?;
        for (act, answer) in &found {
            let given = expected.get(act).cloned().unwrap_or(json!("skip"));
            ensure!(*answer == given, "{act}: {answer}, not {given}. {}", context());
        }
        page.is_quiet().await?;
    }
    Ok(())
}

/// Taps on until the app has been there for a while; says in `tapped` what was tapped.
const TAP_ON: &str = "async (held, pause) => {
    const tapped = { before: 0, after: 0, lost: 0, answers: {}, step: '' };
    const moment = ms => new Promise(resolve => {
        if (ms) return setTimeout(resolve, ms);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(0);
    });
    const send = (target, type) => target.dispatchEvent(
        new PointerEvent(type, { bubbles: true, composed: true, cancelable: true }));
    let at = 0, seed = 1;
    const random = below => (seed = seed * 48271 % 2147483647) % below;
    const end = performance.now() + 15000;
    while (tapped.after < 40 && performance.now() < end) {
        await moment(pause);
        const had = isAppUp();
        // An app that has just been tapped draws a moment later; people see that, too.
        if (text('#progress') != `${at + 1} of 5`) {
            await moment(1);
            if (text('#progress') != `${at + 1} of 5`) {
                tapped.wrong = `${text('#progress') ?? view()} instead of card ${at + 1}`;
                if ((tapped.waits = (tapped.waits ?? 0) + 1) < 200) continue;
                tapped.lost++;
                break;
            }
        }
        tapped.waits = 0;
        const act = text('#act');
        const choice = at == 4 || at && !random(3) ? 'back' : ['0', '1', '2', '3', '4', 'skip'][random(6)];
        const control = find(choice == 'back' ? '[data-action=back]' : `[data-answer='${choice}']`);
        if (held) {
            send(control, 'pointerdown');
            await moment(held);
            if (!control.isConnected || !isSeen(control)) {
                tapped.lost++;
                break;
            }
            send(control, 'pointerup');
        }
        control.click();
        if (choice == 'back') at--;
        else {
            at++;
            tapped.answers[act] = choice;
        }
        tapped[had ? 'after' : 'before']++;
    }
    while (text('#progress') != `${at + 1} of 5` && performance.now() < end) await moment(1);
    tapped.step = `${at + 1} of 5`;
    window.tapped = tapped;
}";

/// The app is not there yet, and the page is loaded again: what was tapped was not in vain.
async fn reload_before_the_app(page: &mut Page) -> Result<()> {
    open_with_held(page, "*.wasm").await?;
    page.tap("[data-answer='4']").await?;
    page.tap("[data-answer='skip']").await?;
    page.tap("[data-action=back]").await?;
    page.expect("[isAppUp(), text('#progress')]", json!([false, "2 of 5"])).await?;
    page.server.clear_rules();
    page.session().client.refresh().await?;
    page.inject_loader().await?;
    page.wait_for_app().await?;
    page.expect(STEP, "3 of 5").await?;
    page.tap("[data-action=back]").await?;
    page.tap("[data-action=back]").await?;
    page.wait("find('[data-answer=\"4\"][aria-pressed=true]')").await?;
    page.is_quiet().await
}

/// What comes later comes during a press in one of two widgets: what was tapped is what both know, also
/// after a reload, and where nothing can be stored.
async fn two_widgets_meet_the_rest(page: &mut Page) -> Result<()> {
    let blocked = "<script>Object.defineProperty(window, 'sessionStorage', {
        get() { throw new DOMException('blocked', 'SecurityError') } });</script>";
    for head in ["", blocked] {
        for widget in [0, 1] {
            page.renew_origin()?;
            page.server.rule(Rule::at("*/later.wasm").held());
            page.host("two-widgets.html", &[("head", head)]).await?;
            page.wait("isAppUp(0) && isAppUp(1)").await?;
            page.eval(&format!("tap('[data-answer=\"3\"]', {widget})")).await?;
            page.wait("text('#progress', 0) == '2 of 5' && text('#progress', 1) == '2 of 5'")
                .await?;
            // Pressed, and let go once the files are there and had time to start.
            let press = |event: &str| {
                format!(
                    "find('[data-answer=\"1\"]', {widget}).dispatchEvent(
                        new PointerEvent('{event}', {{ bubbles: true, composed: true }}))"
                )
            };
            page.eval(&press("pointerdown")).await?;
            page.server.release();
            page.wait(&came("later.wasm")).await?;
            page.eval("new Promise(go => setTimeout(go, 300))").await?;
            page.eval(&format!("{} && tap('[data-answer=\"1\"]', {widget})", press("pointerup")))
                .await?;
            page.wait("text('#progress', 0) == '3 of 5' && text('#progress', 1) == '3 of 5'")
                .await
                .with_context(|| format!("widget {widget}, {head}"))?;
            page.eval(&format!("widgets()[{}].open('about')", 1 - widget)).await?;
            page.wait(&format!("find('.about details', {})", 1 - widget)).await?;
            page.expect(&format!("text('#progress', {widget})"), "3 of 5").await?;
            if head.is_empty() {
                page.session().client.refresh().await?;
                page.wait("isAppUp(0) && isAppUp(1)").await?;
                page.expect(STEP, "3 of 5").await?;
            }
        }
    }
    Ok(())
}

/// Who waits for a view has the focus on its heading once it is there, rather than nowhere.
async fn focus_at_what_came_late(page: &mut Page) -> Result<()> {
    page.server.rule(Rule::at("*/later.wasm").held());
    page.goto("/article.html").await?;
    page.answer_to_result().await?;
    page.tap("[data-action=questions]").await?;
    page.eval("void find('[data-action=back]').focus()").await?;
    page.server.release();
    page.wait("find('#question') && isHeaded()").await?;
    page.is_quiet().await
}

/// On an answer, on Skip and on Back, it is on the same in the app; where nothing had the focus,
/// nothing has it.
async fn focus_is_kept(page: &mut Page) -> Result<()> {
    let focused =
        "(e => e && (e.dataset.answer ?? e.dataset.action ?? e.id))(stage().activeElement)";
    for (wanted, name) in [
        ("[data-answer='2']", json!("2")),
        ("[data-answer=skip]", json!("skip")),
        ("[data-action=back]", json!("back")),
        ("h2", json!("heading")),
        ("", Value::Null),
    ] {
        page.renew_origin()?;
        open_with_held(page, "*.wasm").await?;
        page.eval("tap('[data-answer=\"4\"]')").await?;
        let focus = match wanted {
            "" => "stage().activeElement.blur()".to_owned(),
            selector => format!("find(`{selector}`).focus()"),
        };
        page.eval(&format!("void {focus}")).await?;
        page.expect(&format!("[isAppUp(), {focused}]"), json!([false, name])).await?;
        page.server.release();
        page.wait_for_app().await?;
        page.expect(focused, name).await.with_context(|| wanted.to_owned())?;
    }
    page.is_quiet().await
}

/// A finger that rests on an answer while the app arrives has answered when it lifts.
async fn pointer_held_across_the_swap(page: &mut Page) -> Result<()> {
    open_with_held(page, "*.wasm").await?;
    let element = page.session().find("[data-answer='3']").await?;
    let mouse = || MouseActions::new("mouse".into());
    let down = mouse()
        .then(PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 })
        .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT });
    let up = mouse().then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
    held_across_the_swap(page, down.into(), up.into()).await
}

/// And so has the space bar.
async fn key_held_across_the_swap(page: &mut Page) -> Result<()> {
    open_with_held(page, "*.wasm").await?;
    page.eval("void find('[data-answer=\"3\"]').focus()").await?;
    let keys = || KeyActions::new("keys".into());
    let down = keys().then(KeyAction::Down { value: ' ' });
    let up = keys().then(KeyAction::Up { value: ' ' });
    held_across_the_swap(page, down.into(), up.into()).await
}

/// Presses, lets the last file come, and lets go a while later.
async fn held_across_the_swap(page: &Page, down: Actions, up: Actions) -> Result<()> {
    page.session().client.perform_actions(down).await?;
    page.server.release();
    page.wait(&came("app.wasm")).await?;
    page.eval("new Promise(go => setTimeout(go, 600))").await?;
    page.expect("[isAppUp(), text('#progress')]", json!([false, "1 of 5"])).await?;
    page.session().client.perform_actions(up).await?;
    page.wait_for_app().await?;
    page.wait(&format!("({STEP}) == '2 of 5'")).await?;
    page.expect("events.filter(e => e.type == 'll-start').length", 1).await?;
    page.tap("[data-action=back]").await?;
    page.wait("find('[data-answer=\"3\"][aria-pressed=true]')").await?;
    page.is_quiet().await
}

/// Whether a file has come to its last byte.
fn came(file: &str) -> String {
    format!(
        "performance.getEntriesByType('resource')
            .some(entry => entry.name.endsWith('/{file}') && entry.responseEnd)"
    )
}

/// The plain article, with a widget that shows its first card; only its server is slow: the paths that
/// look like `held` come at [`Server::release`].
///
/// [`Server::release`]: xtask::server::Server::release
async fn open_with_held(page: &Page, held: &str) -> Result<()> {
    open_with(page, Rule::at(held).held()).await
}

/// As [`open_with_held`], with any rule.
async fn open_with(page: &Page, rule: Rule) -> Result<()> {
    page.server.rule(rule);
    page.server.rule(Rule::at("*/assets/*").header("cache-control", "no-store"));
    page.article("", "<love-languages></love-languages>").await?;
    page.inject_loader().await?;
    page.wait("view() == 'rate'").await.map(drop)
}
