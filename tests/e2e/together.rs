//! What two do together with one phone: a whole check-in by the clock, a guide that is left and taken
//! up again, and the way out of one; and the calendar.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::{couple::open, page::Page};

scenarios![
    a_check_in_by_the_clock,
    left_and_taken_up_again,
    reloaded_in_the_middle,
    a_promise_is_looked_back_on,
    repair_can_be_left,
    into_a_calendar,
    what_feels_hardest,
];

/// A clock that can be put forward, in ms, and what a phone is asked to do.
const PHONE: &str = "<script>{
    const Real = Date;
    window.ahead = 0;
    window.Date = class extends Real {
        constructor(...parts) {
            if (parts.length) super(...parts);
            else super(Real.now() + ahead);
        }
        static now() {
            return Real.now() + ahead;
        }
    };
    window.asked = [];
    const define = (name, value) =>
        Object.defineProperty(navigator, name, { value, configurable: true });
    define('vibrate', ms => asked.push(`vibrate ${ms}`) > 0);
    define('wakeLock', { request: kind => {
        asked.push(`awake ${kind}`);
        return Promise.resolve({ release: () => (asked.push('asleep'), Promise.resolve()) });
    } });
    class Sound {
        currentTime = 1;
        destination = {};
        resume() {}
        createGain() {
            const gain = { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} };
            return { gain, connect() {} };
        }
        createOscillator() {
            return { frequency: {}, connect() {}, start: () => asked.push('tone'), stop() {} };
        }
    }
    window.AudioContext = Sound;
}</script>";

const COUNTED: &str = "text('.foot span')";

/// From the intro to the first step.
async fn begin(page: &Page, guide: &str) -> Result<()> {
    open(page, PHONE, &format!("view={guide} leave-url=/left.html practice=Riverbank"), "").await?;
    page.tap("[data-action=begin]").await
}

/// To the next step; the counter says that it came.
async fn next(page: &Page) -> Result<()> {
    let before = page.eval(COUNTED).await?;
    page.tap("[data-action=next]").await?;
    page.wait(&format!("{COUNTED} != {before}")).await.map(drop)
}

/// Each turn takes as long as it says, by the clock and not by how often a tab wakes up; the end is
/// heard and felt where that was wished; nothing goes on by itself.
async fn a_check_in_by_the_clock(page: &mut Page) -> Result<()> {
    open(page, PHONE, "view=together", "").await?;
    page.tap("[data-guide=check-in]").await?;
    page.tap("[data-action=sound]").await?;
    page.wait("asked.length == 3").await?;
    page.expect("asked.splice(0)", json!(["vibrate 200", "tone", "tone"])).await?;
    page.tap("[data-action=begin]").await?;
    page.wait(COUNTED).await?;
    let mut turns = 0;
    loop {
        if page.eval("find('.figures')").await? == json!(true) {
            let seconds = "(([m, s]) => 60 * +m + +s)(text('.figures').split(':'))";
            let whole = page.eval(seconds).await?.as_f64().context("a time")?;
            page.tap("[data-action=start]").await?;
            page.wait("find('[data-action=hold]')").await?;
            page.eval(&format!("void (window.ahead += {} * 1000)", whole - 10.0)).await?;
            page.wait(&format!("{seconds} <= 10 && {seconds} >= 1")).await?;
            page.expect("asked.filter(asked => asked == 'tone').length", 2 * turns).await?;
            page.eval("void (window.ahead += 600_000)").await?;
            page.wait("!find('.figures')").await?;
            turns += 1;
            page.wait(&format!("asked.filter(asked => asked == 'tone').length == {}", 2 * turns))
                .await?;
            // The screen stays awake for the turn, and no longer.
            let times =
                "['awake', 'asleep'].map(what => asked.filter(it => it.startsWith(what)).length)";
            page.wait(&format!("({times}).every(times => times == {turns})")).await?;
        }
        if page.eval("find('.options')").await? == json!(true) {
            page.tap(".options .c").await?;
            page.wait("find('.options [aria-pressed=true]')").await?;
        }
        if page.eval("(([n, total]) => n == total)(text('.foot span').match(/\\d+/g))").await?
            == json!(true)
        {
            break;
        }
        next(page).await?;
    }
    ensure!(turns >= 8, "{turns} turns by the clock");
    page.tap("[data-action=next]").await?;
    page.wait("find('[data-action=close]')").await?;
    page.expect("all('.answer').length", 2).await?;
    page.expect("new Set(asked.filter(asked => asked.startsWith('awake'))).size", 1).await?;
    page.tap("[data-action=close]").await?;
    page.wait("view() == 'together'").await?;
    page.expect("sessionStorage.length + localStorage.length", 0).await?;
    // No event names a guide.
    let told = page.eval("JSON.stringify(events)").await?.to_string();
    ensure!(!told.contains("check-in"), "{told}");
    page.is_quiet().await
}

/// With the words that were typed, as long as the page is there.
async fn left_and_taken_up_again(page: &mut Page) -> Result<()> {
    begin(page, "us-and-the-problem").await?;
    page.tap("[data-action=go-on]").await?;
    page.tap("[data-action=go]").await?;
    page.wait("find('[data-action=next]')").await?;
    next(page).await?;
    page.wait("find('#own')").await?;
    page.eval("find('#own').focus()").await?;
    page.eval("void (find('#own').value = 'The <b>mornings</b>')").await?;
    page.eval("void find('#own').dispatchEvent(new Event('input', { bubbles: true }))").await?;
    let step = page.eval(COUNTED).await?;
    page.tap("[data-action=pause-guide]").await?;
    page.wait("view() == 'together'").await?;
    page.wait("find('[data-guide=us-and-the-problem] b')").await?;
    // Back in it, the safety card comes first once more.
    page.tap("[data-guide=us-and-the-problem]").await?;
    page.tap("[data-action=begin]").await?;
    page.tap("[data-action=go-on]").await?;
    page.wait("find('#own')").await?;
    page.expect(COUNTED, step).await?;
    page.expect("find('#own').value", "The <b>mornings</b>").await?;
    let kept =
        page.eval("JSON.stringify([{ ...sessionStorage }, { ...localStorage }, location.href])");
    let kept = kept.await?.to_string();
    for secret in ["mornings", "6d6f726e696e6773"] {
        ensure!(!kept.contains(secret), "{kept}");
    }
    next(page).await?;
    page.expect("all('b').filter(b => b.textContent.includes('mornings')).length", 0).await?;
    page.is_quiet().await
}

/// Where the two were, what they chose, and nothing that was typed.
async fn reloaded_in_the_middle(page: &mut Page) -> Result<()> {
    begin(page, "tradition").await?;
    page.wait(COUNTED).await?;
    while page.eval("find('.options')").await? != json!(true) {
        next(page).await?;
    }
    let chosen = page.eval("text('.options .c')").await?;
    page.tap(".options .c").await?;
    page.wait("find('.options [aria-pressed=true]')").await?;
    page.eval("void (find('#own').value = 'secret')").await?;
    page.eval("void find('#own').dispatchEvent(new Event('input', { bubbles: true }))").await?;
    let step = page.eval(COUNTED).await?;
    page.goto("/this.html").await?;
    // The page starts with this guide: it offers to go on where it was.
    page.tap("[data-action=begin]").await?;
    page.wait("find('.options')").await?;
    page.expect(COUNTED, step).await?;
    page.expect("text('.options [aria-pressed=true]')", chosen).await?;
    page.expect("find('#own').value", "").await?;
    page.is_quiet().await
}

/// What both promised is there the next time: in a weekly tune-up, after a reload, and in another language.
async fn a_promise_is_looked_back_on(page: &mut Page) -> Result<()> {
    let begin = async |page: &Page, attributes: &str| {
        open(page, "", attributes, "").await?;
        page.tap("[data-action=begin]").await?;
        page.tap("[data-action=go-on]").await?;
        page.wait(COUNTED).await.map(drop)
    };
    const LAST_TIME: &str = "all('.picked').map(line => line.textContent)";
    begin(page, "view=promise").await?;
    page.expect(LAST_TIME, json!([])).await?;
    next(page).await?;
    next(page).await?;
    let mut promises = Vec::new();
    for option in 1..3 {
        let option = format!(".options .c:nth-of-type({option})");
        let promise = page.eval(&format!("text('{option}')")).await?;
        promises.push(json!(format!("Last time: {}", promise.as_str().unwrap_or_default())));
        page.tap(&option).await?;
        page.wait("find('.options [aria-pressed=true]')").await?;
        next(page).await?;
    }
    page.tap("[data-action=break]").await?;
    page.tap("[data-action=close]").await?;
    page.wait("view() == 'together'").await?;
    begin(page, "view=tune-up").await?;
    while page.eval("all('.picked').length").await? == 0 {
        next(page).await?;
    }
    page.expect(LAST_TIME, json!(promises)).await?;
    begin(page, "view=promise lang=de").await?;
    page.expect(
        &format!("{LAST_TIME}.map(line => /^Letztes Mal: Ich /.test(line))"),
        json!([true, true]),
    )
    .await?;
    page.is_quiet().await
}

/// The safety card comes first, Leave is on every step, and after it nothing is there.
async fn repair_can_be_left(page: &mut Page) -> Result<()> {
    open(page, PHONE, "view=repair leave-url=/left.html", "").await?;
    page.wait("find('[data-action=leave]')").await?;
    page.tap("[data-action=begin]").await?;
    page.wait("find('.safe')").await?;
    page.expect("!!find('[data-action=leave]')", true).await?;
    page.tap("[data-action=go-on]").await?;
    page.wait("find('[data-action=go]')").await?;
    page.tap("[data-action=go]").await?;
    page.wait("find('[data-action=next]')").await?;
    page.expect("!!find('[data-action=leave]')", true).await?;
    page.tap("[data-action=leave]").await?;
    page.wait("location.pathname == '/left.html'").await?;
    page.expect("[sessionStorage.length, localStorage.length]", json!([0, 0])).await
}

/// The day and the time go into the file and the links; nothing is fetched for them.
async fn into_a_calendar(page: &mut Page) -> Result<()> {
    begin(page, "check-in").await?;
    page.wait(COUNTED).await?;
    while page.eval("find('[data-action=close]')").await? != json!(true) {
        let before = page.eval(COUNTED).await?;
        page.tap("[data-action=next]").await?;
        page.wait(&format!("find('[data-action=close]') || {COUNTED} != {before}")).await?;
    }
    let before = page.server.seen_paths().len();
    page.wait("all('[data-action=day]').length == 8").await?;
    page.eval("void all('[data-action=day]')[2].click()").await?;
    page.wait("all('[data-action=day]')[2].getAttribute('aria-pressed') == 'true'").await?;
    page.eval(
        "(time => (time.value = '07:45', time.dispatchEvent(new Event('change', { bubbles: true }))))
        (find('#time'))",
    )
    .await?;
    page.wait("decodeURIComponent(find('[data-action=file]').href).includes('T074500')").await?;
    let file: Value = page
        .eval("[find('[data-action=file]').download, decodeURIComponent(find('[data-action=file]').href)]")
        .await?;
    ensure!(file[0] == "check-in.ics", "{file}");
    let ics = file[1].as_str().context("an address")?;
    for line in ["BEGIN:VEVENT", "RRULE:FREQ=WEEKLY;BYDAY=TU", "DURATION:PT10M", "END:VCALENDAR"] {
        ensure!(ics.contains(&format!("{line}\r\n")), "{line}: {ics}");
    }
    page.expect(
        "new URL(find('[data-action=google]').href).searchParams.get('recur')",
        "RRULE:FREQ=WEEKLY;BYDAY=TU",
    )
    .await?;
    page.expect("find('[data-action=outlook]').rel", "noopener noreferrer").await?;
    ensure!(page.server.seen_paths().len() == before, "{:?}", page.server.seen_paths());
    page.is_quiet().await
}

/// One tap orders the list and words the invitation, and is nobody else's business.
async fn what_feels_hardest(page: &mut Page) -> Result<()> {
    let practice = "practice='Riverbank Practice' cta-url=/contact";
    open(page, "", &format!("view=together {practice}"), "").await?;
    page.tap("[data-action=hardest]").await?;
    page.tap("[data-answer=want-joy-back]").await?;
    page.wait("find('[data-hardest]')").await?;
    page.expect("all('[data-guide]')[0].dataset.guide", "fun").await?;
    // Nothing says what it was once one has gone on: the other one may see the same screen.
    page.tap("[data-guide=fun]").await?;
    page.wait("view() == 'guide'").await?;
    page.tap("[data-action=back]").await?;
    page.wait("view() == 'together'").await?;
    page.expect(
        "[find('[data-hardest]'), stage().textContent.includes('We want more joy')]",
        json!([null, false]),
    )
    .await?;
    page.tap("[data-action=hardest]").await?;
    page.wait("find('details.hardest[open] [data-answer=want-joy-back]')").await?;
    let told = page.eval("JSON.stringify(events)").await?.to_string();
    ensure!(!told.contains("joy"), "{told}");
    open(page, "", practice, "").await?;
    page.answer_to_result().await?;
    page.wait("text('.inv p')?.startsWith('Wanting the joy back')").await?;
    // It is not for paper.
    page.expect("find('.inv .unprinted')", true).await?;
    page.is_quiet().await
}
