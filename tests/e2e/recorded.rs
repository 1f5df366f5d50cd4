//! Session recorders on the host's page: what carries their markers stays out of the recording. The
//! recorder is rrweb, which many of them are made of.

use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use xtask::npm;

use crate::page::{LOADER, Page, host};

scenarios![a_recorder_sees_no_answer, a_recorder_that_looks_for_other_markers_sees_all];

/// What the other person's link holds.
const THEIRS: &str = "1BADZ8R4J11S";

/// rrweb's own defaults honour the markers.
async fn a_recorder_sees_no_answer(page: &mut Page) -> Result<()> {
    let seen = visit(page, "{}").await?;
    ensure!(seen == json!({}), "recorded: {seen:#}");
    Ok(())
}

/// The same visit, recorded as if the widget had no markers: were nothing found here, nothing could
/// be found above.
async fn a_recorder_that_looks_for_other_markers_sees_all(page: &mut Page) -> Result<()> {
    let seen = visit(page, "{ blockClass: 'other-block', maskTextClass: 'other-mask' }").await?;
    for what in ["texts", "codes", "attributes", "events"] {
        ensure!(!seen[what].is_null(), "no {what} were recorded: {seen:#}");
    }
    Ok(())
}

/// A whole visit under a recorder: the quiz, how one gives, the result, sending, a typed code, the
/// comparison, today's question. Says what of it is in the recording.
async fn visit(page: &mut Page, options: &str) -> Result<Value> {
    let rrweb = fs::read_to_string(npm::package("rrweb")?.join("dist/rrweb.umd.min.cjs"))?;
    // The recorder takes a snapshot of the whole page when it starts, and follows it from there; and
    // another one of every view, as if it had been started there.
    let head = format!(
        "<script src=/rrweb.js></script><script>
            window.recorded = [];
            window.texts = new Set();
            rrweb.record({{ emit: event => recorded.push(event), recordAfter: 'DOMContentLoaded',
                ...{options} }});
            function look(view) {{
                rrweb.record.takeFullSnapshot();
                const walker = document.createTreeWalker(view, NodeFilter.SHOW_TEXT);
                while (walker.nextNode()) texts.add(walker.currentNode.data.trim());
            }}
        </script>"
    );
    let body = format!(
        "<love-languages id=it style='display:block;min-height:27rem'></love-languages>
        <script src={LOADER} async></script>"
    );
    let html = host("article.html", &[("head", &head), ("widget", &body)])?;
    page.serve([("/this.html", html), ("/rrweb.js", rrweb)]);
    page.goto("/this.html").await?;
    page.wait("recorded.some(event => event.type == 2) && view() == 'rate'").await?;

    for _ in 0..=15 {
        page.wait("view() == 'result' || find('[data-answer]')").await?;
        look(page).await?;
        if page.eval("view()").await? == "result" {
            break;
        }
        page.wait("tap('[data-answer=\"3\"]') || tap('[data-answer]')").await?;
    }
    page.tap("[data-action=give]").await?;
    for card in 1..=5 {
        page.wait(&format!("view() == 'give' && text('#progress')?.startsWith('{card}')")).await?;
        look(page).await?;
        page.tap("[data-answer='4']").await?;
    }
    page.wait("view() == 'result'").await?;
    look(page).await?;
    page.tap("[data-action=compare]").await?;
    page.tap("[data-action=share]").await?;
    page.tap("[data-action=go-on]").await?;
    let code = page.wait("find('[data-code]')?.dataset.code").await?;
    let code = code.as_str().context("a code is text")?.to_owned();
    look(page).await?;
    page.tap("[data-action=back]").await?;
    page.tap("[data-action=compare]").await?;
    page.tap("[data-action=code]").await?;
    page.wait("find('#code')").await?;
    page.eval(&format!(
        "(find('#code').value = '{THEIRS}',
            find('#code').dispatchEvent(new InputEvent('input', {{ bubbles: true, composed: true }})))"
    ))
    .await?;
    look(page).await?;
    page.tap("[data-action=submit]").await?;
    page.wait("view() == 'arrive'").await?;
    look(page).await?;
    page.tap("[data-action=compare]").await?;
    page.wait("view() == 'compare' && all('.pair').length == 10").await?;
    look(page).await?;
    page.tap("[data-action=today]").await?;
    page.wait("find('#question')").await?;
    look(page).await?;

    // Short words, such as a button's, stand elsewhere in a recording as well, and names of attributes
    // in style sheets. A recorder's second kind of event is a snapshot, its third what happened since:
    // source 2 a tap or a focus, 5 what was typed. A focus says no more than that, where what has it
    // was left out, or is the page as a whole.
    let plain = code.replace('-', "");
    let seen = format!(
        "(() => {{
            const flat = JSON.stringify(recorded);
            const within = list => list.filter(text => flat.includes(JSON.stringify(text).slice(1, -1)));
            const named = list => list.filter(name => flat.includes(JSON.stringify(name) + ':'));
            const seen = {{
                texts: within([...texts].filter(text => text.length > 8 && text.includes(' '))),
                codes: within(['{code}', '{plain}', '{THEIRS}']),
                attributes: named(['data-answer', 'data-language', 'aria-pressed', 'data-code']),
                events: recorded.filter(({{ type, data }}) => type == 3 && [2, 5].includes(data.source)
                    && (data.id > 1 || data.x != null)),
            }};
            return Object.fromEntries(Object.entries(seen).filter(([, found]) => found.length));
        }})()"
    );
    let seen = page.eval(&seen).await?;
    page.expect("[texts.size > 80, recorded.length > 20]", json!([true, true])).await?;
    Ok(seen)
}

/// Has the recorder take a snapshot of what is shown, and notes what that says.
async fn look(page: &Page) -> Result<()> {
    page.eval("void look(find('[data-view]'))").await.map(drop)
}
