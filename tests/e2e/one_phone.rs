//! Two people with one phone: the quiz in turn, with nothing of the first one's in sight of the second;
//! and a question that both answer before either answer shows.

use anyhow::{Context, Result, ensure};
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::{
    couple::open,
    journey::{FLASHES, press},
    page::{Page, STEP},
};

scenarios![
    one_after_the_other,
    one_begins,
    reloaded_in_the_middle,
    broken_in_the_middle,
    stopped_in_the_middle,
    other_widgets_keep_it_to_themselves,
    left_in_the_middle,
    answered_before_either_shows,
    answers_are_gone,
];

/// The first one answers all with the highest level; then the phone goes to the second one's first
/// card. Says what the first result's heading was.
async fn hand_over(page: &Page) -> Result<Value> {
    answer(page, 4, "result").await?;
    let heading = page.wait("text('#heading')").await?;
    page.tap("[data-action=pass]").await?;
    page.tap("[data-action=go-on]").await?;
    page.tap("[data-action=take]").await?;
    page.wait("view() == 'rate'").await?;
    Ok(heading)
}

/// Answers with this level, and what stands first of three, up to a view.
async fn answer(page: &Page, level: u8, goal: &str) -> Result<()> {
    for _ in 0..16 {
        page.wait(&format!("view() == '{goal}' || find('[data-answer]')")).await?;
        if page.eval("view()").await? == goal {
            return Ok(());
        }
        let tap = format!("tap(`[data-answer='{level}']`) || tap('[data-answer]')");
        let step = page.eval(STEP).await?;
        page.eval(&tap).await?;
        page.wait(&format!("({STEP}) != {step}")).await?;
    }
    anyhow::bail!("no {goal} after 16 taps")
}

/// What the whole page shows and says of a result.
const RESULTS: &str =
    "widgets().map((_, n) => view(n)).filter(name => ['result', 'compare'].includes(name))";

/// Both on one phone: neither shows before both look, and then both do.
async fn one_after_the_other(page: &mut Page) -> Result<()> {
    open(page, "", "", "?b=2#a=1").await?;
    let first = hand_over(page).await?;
    page.expect("all('[aria-pressed=true]').length", 0).await?;
    // Where the second one can go.
    for view in ["quiz", "compare", "together"] {
        page.eval(&format!("widgets()[0].open('{view}')")).await?;
        page.wait("view() == 'pass' || view() == 'rate'").await?;
    }
    page.wait("view() == 'pass' && tap('[data-action=take]')").await?;
    page.tap("[data-answer='1']").await?;
    page.wait("text('#progress') == '2 of 5'").await?;
    for _ in 0..2 {
        page.tap("[data-action=back]").await?;
    }
    page.wait("view() == 'pass'").await?;
    page.expect("all('[data-action=back]').length", 0).await?;
    page.tap("[data-action=take]").await?;
    page.eval("widgets()[0].open('about')").await?;
    page.wait("view() == 'about'").await?;
    page.tap("[data-action=back]").await?;
    page.wait("view() == 'rate'").await?;
    answer(page, 1, "pass").await?;
    page.expect("!!find('[data-action=look]')", true).await?;
    page.tap("[data-action=give]").await?;
    for at in 0..5 {
        page.wait(&format!("text('#progress') == '{} of 5'", at + 1)).await?;
        page.tap("[data-answer='3']").await?;
    }
    page.wait("view() == 'pass' && !find('[data-action=give]')").await?;
    page.expect(RESULTS, json!([])).await?;
    page.tap("[data-action=look]").await?;
    page.wait("view() == 'compare' && all('.pair').length == 10").await?;
    page.tap("[data-action=today]").await?;
    page.wait("view() == 'together' && find('#question')").await?;
    let question = page.eval("text('#question')").await?;
    // The phone is the first one's again, also after a reload.
    page.tap("[data-action=back]").await?;
    page.wait("view() == 'result'").await?;
    page.session().client.refresh().await?;
    page.wait("isAppUp() && view() == 'result'").await?;
    page.expect("text('#heading')", first).await?;
    page.tap("[data-action=today]").await?;
    page.wait(&format!("text('#question') == {question}")).await?;
    // What was sent lets the other phone show the same.
    page.tap("[data-action=compare]").await?;
    page.tap("[data-action=share]").await?;
    page.tap("[data-action=go-on]").await?;
    let link = page.wait("text('.address')").await?;
    let link = link.as_str().context("a link is text")?;
    let (_, codes) = link.split_once("ll=").context("a link has codes")?;
    ensure!(codes.split('.').count() == 2, "{codes}");
    page.expect("[location.search, location.hash]", json!(["?b=2", "#a=1"])).await?;
    page.is_quiet().await?;
    page.renew_origin()?;
    open(page, "", "", &format!("#ll={codes}")).await?;
    page.wait("view() == 'compare'").await?;
    page.tap("[data-action=today]").await?;
    page.wait(&format!("text('#question') == {question}")).await?;
    page.is_quiet().await
}

/// Where nobody has a result yet, the first one's never shows before both are done.
async fn one_begins(page: &mut Page) -> Result<()> {
    let head = "<script>
        window.views = [];
        addEventListener('ll-view', ({ detail }) => views.push(detail.view));
    </script>";
    open(page, head, "view=compare", "").await?;
    page.tap("[data-action=pass]").await?;
    page.tap("[data-action=go-on]").await?;
    page.tap("[data-action=begin]").await?;
    answer(page, 4, "pass").await?;
    page.tap("[data-action=take]").await?;
    answer(page, 1, "pass").await?;
    page.expect("views.includes('result')", false).await?;
    page.tap("[data-action=look]").await?;
    page.wait("view() == 'compare' && find('.pairs')").await?;
    page.is_quiet().await
}

/// A reload shows neither, and loses nothing of the first one's.
async fn reloaded_in_the_middle(page: &mut Page) -> Result<()> {
    open(page, FLASHES, "", "").await?;
    let first = hand_over(page).await?;
    for _ in 0..7 {
        page.tap("[data-answer]").await?;
    }
    page.session().client.refresh().await?;
    page.wait("isAppUp() && view() == 'pass' && find('[data-action=take]')").await?;
    page.expect("[...new Set(flashes)].filter(name => name != 'waiting ')", json!(["pass "]))
        .await?;
    page.tap("[data-action=take]").await?;
    page.wait("text('#progress') == '1 of 5'").await?;
    page.expect("all('[aria-pressed=true]').length", 0).await?;
    page.tap("[data-action=pause]").await?;
    page.tap("[data-action=stop]").await?;
    page.wait("view() == 'pass' && tap('[data-action=take-back]')").await?;
    page.wait("view() == 'result'").await?;
    page.expect("text('#heading')", first).await?;
    page.is_quiet().await
}

/// A fresh start after the app broke goes on at the second one's card.
async fn broken_in_the_middle(page: &mut Page) -> Result<()> {
    open(page, "", "", "").await?;
    hand_over(page).await?;
    page.tap("[data-answer='1']").await?;
    page.tap("[data-answer='3']").await?;
    page.wait("text('#progress') == '3 of 5'").await?;
    page.break_once().await?;
    page.tap("[data-answer='2']").await?;
    page.wait("lines.length && isAppUp() && text('#progress') == '4 of 5'").await?;
    page.expect("!!find('[data-action=pause]')", true).await?;
    page.tap("[data-action=back]").await?;
    page.wait("find(`[data-answer='2'][aria-pressed=true]`)").await?;
    page.tap("[data-action=back]").await?;
    page.wait("find(`[data-answer='3'][aria-pressed=true]`)").await.map(drop)
}

/// Nothing of the second one's is kept, and the first result is back.
async fn stopped_in_the_middle(page: &mut Page) -> Result<()> {
    open(page, "", "", "").await?;
    answer(page, 4, "result").await?;
    let kept = "JSON.stringify(Object.entries(sessionStorage))";
    let before = page.eval(kept).await?;
    hand_over(page).await?;
    let handed = page.eval(kept).await?;
    ensure!(handed != before, "the tab knows that the phone is with somebody else");
    page.tap("[data-answer='1']").await?;
    page.tap("[data-answer='0']").await?;
    page.wait("text('#progress') == '3 of 5'").await?;
    page.expect(kept, handed).await?;
    page.tap("[data-action=pause]").await?;
    page.tap("[data-action=stop]").await?;
    page.wait("view() == 'pass' && tap('[data-action=take-back]')").await?;
    page.wait("view() == 'result'").await?;
    page.expect(kept, before).await?;
    page.is_quiet().await
}

/// Two widgets: where the second one answers in one, the other shows no result.
async fn other_widgets_keep_it_to_themselves(page: &mut Page) -> Result<()> {
    page.goto("/two-widgets.html").await?;
    page.answer_to_result().await?;
    page.wait("view(1) == 'result'").await.context("the other one follows")?;
    page.tap("[data-action=pass]").await?;
    page.tap("[data-action=go-on]").await?;
    page.wait("view(1) == 'pass'").await.context("the other one hides the result")?;
    page.tap("[data-action=take]").await?;
    page.tap("[data-answer='1']").await?;
    page.wait("text('#progress') == '2 of 5'").await?;
    page.expect("view(1)", "pass").await?;
    // Whatever is done in the other one, this one's answers stay.
    page.eval("widgets()[1].open('questions')").await?;
    page.wait("find('#question', 1)").await?;
    page.eval("tap('[data-action=back]', 1)").await?;
    page.wait("view(1) == 'pass'").await?;
    page.expect("text('#progress')", "2 of 5").await?;
    answer(page, 1, "pass").await?;
    page.expect("view(1)", "pass").await?;
    page.tap("[data-action=look]").await?;
    page.wait("view() == 'compare'").await?;
    page.wait("view(1) == 'result'").await?;
    page.eval("tap('[data-action=compare]', 1)").await?;
    page.wait("view(1) == 'compare' && find('.pairs', 1)").await?;
    page.is_quiet().await
}

/// One tap from the second one's card, and nothing of either is left.
async fn left_in_the_middle(page: &mut Page) -> Result<()> {
    open(page, "", "", "?start").await?;
    page.wait_for_app().await?;
    open(page, "", "leave-url=/left.html", "?two").await?;
    hand_over(page).await?;
    page.tap("[data-answer='1']").await?;
    page.wait("text('#progress') == '2 of 5'").await?;
    page.session().click("[data-action=leave]").await?;
    page.wait("location.pathname == '/left.html'").await?;
    page.expect("[sessionStorage.length, localStorage.length]", json!([0, 0])).await?;
    page.session().client.back().await?;
    page.wait("location.search == '?start'").await.context("after Back")?;
    page.wait_for_app().await?;
    page.expect("view()", "rate").await
}

/// Two codes, of two people.
const BOTH: &str = "1N7F0BRVV16S.1BADZ8R4J11S";

/// The page's own shortcuts, and all that a page hears of.
const LISTENING: &str = "<script>
    window.heard = [];
    for (const type of ['keydown', 'keypress', 'keyup'])
        document.addEventListener(type, ({ key }) => heard.push(key));
</script>";

/// Types into the field for an answer, by keys.
async fn type_in(page: &Page, text: &str) -> Result<()> {
    page.wait("find('#answer')").await?;
    // WebKit's driver can't click a field in a shadow tree.
    page.eval("find('#answer').focus()").await?;
    for key in text.chars() {
        press(page, if key == '\n' { Key::Enter.into() } else { key }).await?;
    }
    Ok(())
}

/// By keys alone, each in turn; neither shows before both look, and nobody else hears of it.
async fn answered_before_either_shows(page: &mut Page) -> Result<()> {
    open(page, LISTENING, "", &format!("#ll={BOTH}")).await?;
    page.tap("[data-action=today]").await?;
    let question = page.wait("text('#question')").await?;
    page.tap("[data-action=reveal]").await?;
    // The heading takes the focus a frame after the field is there.
    page.wait("view() == 'reveal' && isHeaded()").await?;
    page.expect("text('#question')", question.clone()).await?;
    type_in(page, "sun?\nyes").await?;
    page.expect("find('#answer').value", "sun?\nyes").await?;
    page.expect("parseFloat(getComputedStyle(find('#answer')).fontSize) >= 16", true).await?;
    page.expect("find('#answer').labels[0].textContent.length > 5", true).await?;
    // From the field to the button, and on.
    press(page, Key::Tab.into()).await?;
    page.expect("stage().activeElement.dataset.action", "done").await?;
    let heard = page.eval("heard.splice(0)").await?;
    ensure!(heard == json!([]) || heard == json!(["Tab"]), "the page heard {heard}");
    press(page, Key::Enter.into()).await?;
    page.wait("find('.answer') && find('#answer').value === ''").await?;
    page.wait("isHeaded()").await?;
    page.expect("stage().textContent.includes('sun')", false).await?;
    // Nor does undo bring it back.
    page.eval("(find('#answer').focus(), document.execCommand('undo'), true)").await?;
    page.expect("find('#answer').value", "").await?;
    type_in(page, "moon").await?;
    page.tap("[data-action=done]").await?;
    page.wait("find('[data-action=show]')").await?;
    page.expect("['sun', 'moon'].some(word => stage().innerHTML.includes(word))", false).await?;
    let known = page
        .eval(
            "JSON.stringify([location.href, history.state, document.title, document.cookie, name,
                lines, events, Object.entries(sessionStorage), Object.entries(localStorage),
                document.documentElement.outerHTML, newGlobals()])",
        )
        .await?;
    let known = known.as_str().context("traces are text")?;
    for secret in ["sun?", "moon", "73756e3f", "6d6f6f6e"] {
        ensure!(!known.contains(secret), "{secret} is known to the page: {known}");
    }
    page.tap("[data-action=show]").await?;
    page.wait("all('.said').length == 2").await?;
    page.expect("all('.said').map(said => said.textContent)", json!(["sun?\nyes", "moon"])).await?;
    page.expect("text('#question')", question).await?;
    page.tap("[data-action=back]").await?;
    page.wait("view() == 'together'").await?;
    // One of them may leave it blank.
    page.tap("[data-action=reveal]").await?;
    page.wait("view() == 'reveal' && isHeaded()").await?;
    type_in(page, "stars").await?;
    page.tap("[data-action=done]").await?;
    page.wait("find('.answer')").await?;
    page.tap("[data-action=done]").await?;
    page.tap("[data-action=show]").await?;
    page.wait("all('.answer').length == 2 && all('.said').length == 1").await?;
    page.is_quiet().await
}

/// Gone by Back, by a reload, by a link that comes, and by leaving.
async fn answers_are_gone(page: &mut Page) -> Result<()> {
    open(page, "", "", "?start").await?;
    page.wait_for_app().await?;
    open(page, "", "view=questions leave-url=/left.html", "?two").await?;
    page.wait("find('#question')").await?;
    let question = page.eval("text('#question')").await?;
    let ways = [
        "tap('[data-action=back]')",
        "(widgets()[0].open('about'), true)",
        "(location.hash = 'll=1N7F0BRVV16S', true)",
        // A browser may keep the page as it is, and bring it back.
        "(dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })), true)",
        "(location.reload(), true)",
    ];
    for way in ways {
        page.eval("widgets()[0].open('questions')").await?;
        page.wait(&format!("text('#question') == {question} && tap('[data-action=reveal]')"))
            .await?;
        page.wait("find('#answer')").await?;
        page.eval("void (find('#answer').value = 'sunrise')").await?;
        page.tap("[data-action=done]").await?;
        page.wait("find('.answer')").await?;
        page.eval("void (find('#answer').value = 'moonlight')").await?;
        page.eval(way).await?;
        page.wait("isAppUp() && view() != 'reveal'").await.context(way)?;
        for _ in 0..3 {
            page.expect("/sunrise|moonlight/.test(stage().innerHTML)", false).await?;
            page.eval("tap('[data-action=back]')").await?;
            page.expect("view() != 'reveal'", true).await.context(way)?;
        }
    }
    page.eval("widgets()[0].open('questions')").await?;
    page.tap("[data-action=reveal]").await?;
    page.wait("find('#answer')").await?;
    page.eval("void (find('#answer').value = 'sunrise')").await?;
    page.tap("[data-action=done]").await?;
    page.wait("find('.answer')").await?;
    page.session().click("[data-action=leave]").await?;
    page.wait("location.pathname == '/left.html'").await?;
    page.expect("[sessionStorage.length, localStorage.length]", json!([0, 0])).await?;
    // Which entry comes before differs, for not every browser counts that of a link as one.
    page.session().client.back().await?;
    page.wait("location.search == '?start' || location.search == '?two'").await?;
    page.wait("isAppUp() && view() != 'reveal'").await.context("after Back")?;
    page.expect("/sunrise|moonlight/.test(stage().innerHTML)", false).await
}
