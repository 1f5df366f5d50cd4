//! The main path as a visitor walks it: first card, result, a question, about, and back; by pointer
//! and by keyboard; left and come back to; and what the host page learns of it.

use anyhow::{Context, Result, ensure};
use fantoccini::{
    actions::{InputSource, KeyAction, KeyActions},
    key::Key,
};
use serde_json::{Value, json};
use xtask::server::Rule;

use crate::{
    page::{LOADER, Page, STEP},
    requests::REST_IS_HERE,
};

scenarios![
    by_pointer,
    by_keyboard,
    nothing_told,
    reload_goes_on,
    start_over_forgets,
    invitation,
    away_and_back,
    room_for_every_start,
    quiz_and_questions,
    two_quizzes_share_a_person,
    what_was_received_is_not_sent_back,
    first_cards_of_two,
    twenty_widgets,
];

/// Where the focus is: in the page, or in the widget that has it.
const FOCUS: &str = "(e => e.dataset.answer ?? e.dataset.action ?? (e.id || e.localName))
    (document.activeElement.shadowRoot?.activeElement ?? document.activeElement)";

/// Real clicks, all the way and back. The focus goes to each new heading, and nowhere on load.
async fn by_pointer(page: &mut Page) -> Result<()> {
    open_with_invitation(page).await?;
    page.expect("[document.activeElement.localName, scrollY]", json!(["body", 0])).await?;
    page.wait_for_app().await?;
    page.expect("[document.activeElement.localName, scrollY]", json!(["body", 0])).await?;
    let mut taps = 0;
    while page.eval("view()").await? != "result" {
        let step = page.eval(STEP).await?;
        // A driver takes what fades in for hidden, and would find Skip first.
        page.session().click("[data-answer]:not([data-answer=skip])").await?;
        taps += 1;
        leaves(page, &step).await?;
        ensure!(taps <= 15, "no result after {taps} taps");
    }
    ensure!(taps >= 8, "a result after only {taps} taps");
    page.expect("all('details').length", 5).await?;
    page.session().click("[data-action=questions]").await?;
    leaves(page, &json!("result")).await?;
    page.wait("find('#question')").await?;
    let question = page.eval("text('#question')").await?;
    page.session().click("[data-action=next]").await?;
    page.wait(&format!("text('#question') != {question}")).await?;
    page.expect(FOCUS, "heading").await?;
    page.session().click("[data-action=back]").await?;
    leaves(page, &json!("questions")).await?;
    page.session().click("[data-action=about]").await?;
    leaves(page, &json!("result")).await?;
    page.expect("view()", "about").await?;
    page.session().click("[data-action=back]").await?;
    leaves(page, &json!("about")).await?;
    page.expect("view()", "result").await?;
    page.session().click("[data-action=back]").await?;
    leaves(page, &json!("result")).await?;
    page.expect("all('[aria-pressed=true]').length", 1).await?;
    page.is_quiet().await
}

/// Waits for another step than this one, and finds its heading focused and in sight.
async fn leaves(page: &Page, step: &Value) -> Result<()> {
    page.wait(&format!("({STEP}) != {step} && view() && find('#heading')")).await?;
    page.wait(&format!("{FOCUS} == 'heading'")).await?;
    let in_sight = "(r => r.top >= 0 && r.bottom <= innerHeight)
        (find('#heading').getBoundingClientRect())";
    page.expect(in_sight, true).await.with_context(|| format!("after {step}"))
}

/// Tab, Enter and Space, and nothing else.
async fn by_keyboard(page: &mut Page) -> Result<()> {
    page.goto("/article.html").await?;
    page.wait_for_app().await?;
    press(page, Key::Tab.into()).await?;
    page.expect(FOCUS, "0").await?;
    for taps in 0.. {
        let step = page.eval(STEP).await?;
        if step == "result" {
            break;
        }
        ensure!(taps < 15, "no result after {taps} taps");
        // The second answer from the heading; only the very first step has no focused heading.
        let tabs = if taps == 0 { 1 } else { 2 };
        for _ in 0..tabs {
            press(page, Key::Tab.into()).await?;
        }
        let wanted = page.eval("all('[data-answer]')[1].dataset.answer").await?;
        page.expect(FOCUS, wanted).await?;
        // Its outline can be seen.
        let outline = "parseFloat(getComputedStyle(stage().activeElement).outlineWidth) >= 2";
        page.expect(outline, true).await?;
        press(page, if taps % 2 == 0 { Key::Enter.into() } else { ' ' }).await?;
        leaves(page, &step).await?;
    }
    for (action, key, view) in [
        ("questions", Key::Enter.into(), "questions"),
        ("warm", ' ', "questions"),
        ("next", ' ', "questions"),
        ("back", Key::Enter.into(), "result"),
        ("about", ' ', "about"),
        ("back", ' ', "result"),
        ("table", Key::Enter.into(), "result"),
    ] {
        for tabs in 0.. {
            if page.eval(FOCUS).await? == action {
                break;
            }
            ensure!(tabs < 40, "{action} is not reached by Tab");
            press(page, Key::Tab.into()).await?;
            page.expect("document.activeElement.localName", "love-languages").await?;
        }
        press(page, key).await?;
        // Keys this fast leave no pause for what comes later to appear in.
        page.wait(&format!("view() == '{view}' && !find('[aria-busy]')")).await.context(action)?;
        match action {
            "warm" => page.wait("find('[data-action=warm][aria-pressed=true]')").await.map(drop)?,
            "table" => page.wait("find('table')").await.map(drop)?,
            _ => page.wait(&format!("{FOCUS} == 'heading'")).await.map(drop).context(action)?,
        }
    }
    page.is_quiet().await
}

pub async fn press(page: &Page, key: char) -> Result<()> {
    let actions = KeyActions::new("keys".into());
    let actions = actions.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
    Ok(page.session().client.perform_actions(actions).await?)
}

/// What a page, its statistics and its console can know after a whole visit is the same for every
/// visitor: two who answer differently leave the same traces.
async fn nothing_told(page: &mut Page) -> Result<()> {
    let mut told = Vec::new();
    for answer in ["last", "first"] {
        open_with_invitation(page).await?;
        let before = page.eval(TRACES).await?;
        page.wait_for_app().await?;
        for taps in 0.. {
            if page.eval("view()").await? == "result" {
                break;
            }
            ensure!(taps < 15);
            let at = if answer == "first" { "0" } else { "-2" };
            page.eval(&format!("all('[data-answer]').at({at}).click()")).await?;
            // Yew draws in a microtask or the next task.
            page.wait("view() == 'result' || find('[data-answer]')").await?;
        }
        for action in ["table", "questions", "deep", "next", "back", "about", "back"] {
            page.tap(&format!("[data-action={action}]")).await?;
        }
        page.wait("view() == 'result'").await?;
        // Only the visitor's own tab keeps something, under the one key.
        let after = page.eval(TRACES).await?;
        ensure!(before == after, "before: {before:#}\nafter: {after:#}");
        page.expect("Object.keys(sessionStorage)", json!(["love-languages"])).await?;
        let events = page
            .eval("events.map(e => [e.type, ...Object.entries(e.detail ?? {}).flat()].join(' '))")
            .await?;
        page.is_quiet().await?;
        told.push(events);
        page.tap("[data-action=restart]").await?;
        page.wait("view() == 'rate'").await?;
    }
    // The quiz may ask a different number of cards, but `ll-view` names only another view.
    let expected = [
        "ll-ready",
        "ll-view view rate",
        "ll-start",
        "ll-view view choose",
        "ll-finish",
        "ll-view view result",
        "ll-view view questions",
        "ll-view view result",
        "ll-view view about",
        "ll-view view result",
    ];
    for mut events in told {
        let list = events.as_array_mut().context("no list")?;
        // The app may draw before the loader's word is out.
        list.sort_by_key(|line| line != "ll-ready" && line != "ll-view view rate");
        let rest: Vec<_> = list.iter().filter(|line| *line != "ll-ready").cloned().collect();
        ensure!(list.len() == rest.len() + 1, "ll-ready is to come once: {events:#}");
        ensure!(rest == expected[1..], "{rest:#?}");
    }
    Ok(())
}

/// What scripts of the page can find, but for the tab's storage.
const TRACES: &str = "({
    location: location.href, title: document.title, history: [history.length, history.state],
    local: Object.keys(localStorage), cookie: document.cookie, name: window.name,
    host: widgets()[0].outerHTML, page: [document.head.innerHTML, document.body.innerHTML],
    globals: newGlobals(), lines,
})";

/// Keeps every state that the shadow root is in at a microtask's end.
pub const FLASHES: &str = "<script>
    window.flashes = [];
    const { attachShadow } = Element.prototype;
    Element.prototype.attachShadow = function (init) {
        const root = attachShadow.call(this, init);
        const look = () => root.querySelectorAll('[data-view]').forEach(view => flashes.push(
            view.dataset.view + ' ' + (view.querySelector('#progress')?.textContent ?? '')));
        new MutationObserver(look).observe(root, { childList: true, subtree: true });
        return root;
    };
</script>";

/// A reload goes on at the step, and whoever comes back never sees the first card flash by.
async fn reload_goes_on(page: &mut Page) -> Result<()> {
    let body = format!(
        "<love-languages id=it style='display:block;min-height:27rem'></love-languages>
        <p id=below>What the article goes on with</p>
        <script src={LOADER} async></script>"
    );
    const BELOW: &str = "scrollY + document.getElementById('below').getBoundingClientRect().top";
    page.server.rule(Rule::at("*.wasm").header("cache-control", "no-store"));
    page.article(FLASHES, &body).await?;
    page.wait_for_app().await?;
    page.expect("flashes.includes('rate 1 of 5')", true).await?;
    for _ in 0..3 {
        let step = page.eval(STEP).await?;
        page.tap("[data-answer='4']").await?;
        page.wait(&format!("({STEP}) != {step}")).await?;
    }
    page.session().client.refresh().await?;
    page.wait_for_app().await?;
    // On a machine that takes over a second, it says meanwhile that it is on its way.
    page.expect("[...new Set(flashes)].filter(name => name != 'waiting ')", json!(["rate 4 of 5"]))
        .await?;
    page.expect("[document.activeElement.localName, scrollY]", json!(["body", 0])).await?;
    page.tap("[data-action=back]").await?;
    page.wait("find('[data-answer=\"4\"][aria-pressed=true]')").await?;
    let below_card = page.eval(BELOW).await?;
    page.answer_to_result().await?;
    // It comes in two frames: its sentence first.
    page.wait("find('[data-action=restart]')").await?;
    let below = page.eval(BELOW).await?;
    page.expect(&format!("{BELOW} > {below_card} + 200"), true).await?;
    // A slow network doesn't make it flash either, and nothing below it moves; nor does a phone that is so slow
    // that Yew puts off what it is told to a time after the page's end.
    page.server.rule(Rule::at("*.wasm").held());
    page.eval("(now => Date.now = () => now += 1e3)(Date.now()) && events.length").await?;
    page.session().client.refresh().await?;
    let moved_px = format!("Math.abs(Math.trunc({BELOW} - {below}))");
    page.wait("view() == 'waiting'").await?;
    page.expect(&moved_px, 0).await?;
    page.server.release();
    page.wait_for_app().await?;
    page.expect(&moved_px, 0).await?;
    page.expect("[...new Set(flashes)].filter(name => name != 'waiting ')", json!(["result "]))
        .await?;
    page.expect("events.map(e => e.type)", json!(["ll-view", "ll-ready"])).await?;
    // Only where the same is to come: elsewhere on the site there is no more room than for a card.
    let elsewhere = body.replace("id=it", "id=it view=about");
    page.server.rule(Rule::at("*.wasm").held());
    page.article("", &elsewhere).await?;
    page.wait("view() == 'waiting'").await?;
    page.expect(BELOW, below_card.clone()).await?;
    page.server.release();
    page.article("", &body).await?;
    page.wait_for_app().await?;
    page.tap("[data-action=restart]").await?;
    page.expect(BELOW, below_card).await?;
    page.is_quiet().await
}

/// Nothing is left in the tab, and nothing comes back with it.
async fn start_over_forgets(page: &mut Page) -> Result<()> {
    page.goto("/article.html").await?;
    page.answer_to_result().await?;
    page.expect("Object.keys(sessionStorage)", json!(["love-languages"])).await?;
    page.session().click("[data-action=restart]").await?;
    page.wait("view() == 'rate'").await?;
    page.expect("[...Object.keys(sessionStorage), ...Object.keys(localStorage)]", json!([]))
        .await?;
    page.expect(
        "[find('[data-action=back]').disabled, all('[aria-pressed]').length]",
        json!([true, 0]),
    )
    .await?;
    page.session().client.refresh().await?;
    page.wait_for_app().await?;
    page.expect(STEP, "1 of 5").await?;
    page.is_quiet().await
}

/// After the result and not before, with the practice's own words; a link is a link.
async fn invitation(page: &mut Page) -> Result<()> {
    open_with_invitation(page).await?;
    page.wait_for_app().await?;
    page.expect("find('#practice') ?? 'none'", "none").await?;
    page.answer_to_result().await?;
    page.expect(
        "[text('#practice'), find('[data-action=invite]').getAttribute('href'),
            find('[data-action=invite]').textContent, find('[data-action=call]').href]",
        json!(["Oak & Elm", "#book", "Book a talk", "tel:+49301234567"]),
    )
    .await?;
    page.session().click("[data-action=invite]").await?;
    page.wait("location.hash == '#book'").await?;
    // Nobody can be called from here.
    page.eval("void addEventListener('click', event => event.preventDefault())").await?;
    page.session().click("[data-action=call]").await?;
    page.wait("events.filter(e => e.type == 'll-invite').length == 2").await?;
    page.expect("view()", "result").await?;
    page.is_quiet().await
}

/// Leaves the page and comes back: nothing in the widget keeps a browser from keeping the page whole, in
/// the back/forward cache; the step is there, and the widget works. All three browsers keep it.
async fn away_and_back(page: &mut Page) -> Result<()> {
    page.goto("/back-forward.html").await?;
    page.wait_for_app().await?;
    for tap in ["3", "1"] {
        let step = page.eval(STEP).await?;
        page.tap(&format!("[data-answer='{tap}']")).await?;
        page.wait(&format!("({STEP}) != {step}")).await?;
    }
    // Whoever leaves while it is on its way has WebKit break it off, and asks again later.
    page.wait(REST_IS_HERE).await?;
    page.expect("listened.includes('click')", true).await?;
    page.expect("listened.filter(type => /unload/.test(type))", json!([])).await?;
    page.expect("shows", json!([false])).await?;
    page.eval("void (find('.ll').dataset.test = 'same')").await?;
    page.goto("/article.html?another").await?;
    page.session().client.back().await?;
    page.wait("location.pathname == '/back-forward.html' && isAppUp()").await?;
    page.wait("shows.length == 2").await.context("the page was loaded anew")?;
    page.expect("shows", json!([false, true])).await?;
    page.expect("find('.ll').dataset.test", "same").await?;
    page.expect(STEP, "3 of 5").await?;
    page.session().click("[data-action=back]").await?;
    page.wait("find('[data-answer=\"1\"][aria-pressed=true]')").await?;
    page.session().click("[data-answer='4']").await?;
    page.wait(&format!("({STEP}) == '3 of 5'")).await?;
    page.answer_to_result().await?;
    page.is_quiet().await
}

/// Whatever the page starts with fits into the room that the README reserves for it, on the smallest phone
/// as well: what comes after it stays where it is.
async fn room_for_every_start(page: &mut Page) -> Result<()> {
    let readme = std::fs::read_to_string(xtask::root().join("README.md"))?.replace('\n', " ");
    for (view, height_em) in [
        ("quiz", 27),
        ("questions", 54),
        ("together", 98),
        ("compare", 36),
        ("about", 31),
        ("us-and-the-problem", 46),
        ("repair", 46),
    ] {
        let practice = format!("`{height_em}em` for a guided practice");
        let said = [
            format!("`{height_em}em` for `{view}`"),
            practice,
            format!("min-height:{height_em}em"),
        ];
        ensure!(said.iter().any(|said| readme.contains(said)), "the README says less of {view}");
        // The widget's text is never smaller than 16 px, whatever the page's is.
        for (width_px, text_px) in [(288, 16), (358, 13), (700, 16)] {
            page.renew_origin()?;
            let body = format!(
                "<div style='width:{width_px}px;font:{text_px}px/1.5 sans-serif'>
                    <love-languages view={view}
                        style='display:block;font-size:max(1em,16px);min-height:{height_em}em'>
                    </love-languages><script src={LOADER} async></script>
                </div><p id=after>The article goes on.</p>"
            );
            page.article("", &body).await?;
            let after = "document.querySelector('#after').getBoundingClientRect().top";
            let before = page.eval(after).await?;
            page.wait("isAppUp() && !find('[aria-busy]')").await?;
            page.expect(after, before).await.with_context(|| format!("{view}, {width_px} px"))?;
        }
    }
    page.is_quiet().await
}

/// Side by side: one walk through the quiz leaves the questions where they are.
async fn quiz_and_questions(page: &mut Page) -> Result<()> {
    let body = format!(
        "<love-languages id=quiz></love-languages>
        <love-languages id=ask view=questions></love-languages><script src={LOADER}></script>"
    );
    page.article("", &body).await?;
    page.wait("isAppUp(0) && isAppUp(1) && find('#question', 1)").await?;
    page.tap("[data-answer='3']").await?;
    page.eval("tap('[data-action=deep]', 1)").await?;
    page.wait("find('[data-action=deep][aria-pressed=true]', 1) && find('#question', 1)").await?;
    let question = page.eval("text('#question', 1)").await?;
    page.answer_to_result().await?;
    page.expect(
        "[view(0), view(1), text('#question', 1)]",
        json!(["result", "questions", question]),
    )
    .await?;
    // Its way back leads to what the person has by now.
    page.eval("tap('[data-action=back]', 1)").await?;
    page.wait("view(1) == 'result'").await?;
    page.expect("find('#heading', 0).textContent == find('#heading', 1).textContent", true).await?;
    let assets = page.server.seen_paths();
    let assets: Vec<_> = assets.iter().filter(|path| path.contains("/assets/")).collect();
    let distinct: std::collections::BTreeSet<_> = assets.iter().collect();
    ensure!(assets.len() == distinct.len(), "each file once for both: {assets:#?}");
    page.is_quiet().await
}

/// Two quizzes are one person's: what one is told the other knows, and the focus stays.
async fn two_quizzes_share_a_person(page: &mut Page) -> Result<()> {
    page.goto("/two-widgets.html").await?;
    page.wait("isAppUp(0) && isAppUp(1)").await?;
    page.session().click("[data-answer='3']").await?;
    page.wait("text('#progress', 0) == '2 of 5' && text('#progress', 1) == '2 of 5'").await?;
    page.expect("text('#act', 0) == text('#act', 1)", true).await?;
    page.expect("document.activeElement.id", "one").await?;
    page.eval("tap('[data-action=back]', 1)").await?;
    page.wait("find('[data-answer=\"3\"][aria-pressed=true]', 1)").await?;
    page.wait("document.activeElement.id == 'two'").await?;
    page.answer_to_result().await?;
    page.wait("view(1) == 'result'").await?;
    page.eval("tap('[data-action=restart]', 1)").await?;
    page.wait("text('#progress', 0) == '1 of 5' && text('#progress', 1) == '1 of 5'").await?;
    page.is_quiet().await
}

/// A widget that heard of an answer from another must not tell it again: told late, it would undo
/// what was answered since.
async fn what_was_received_is_not_sent_back(page: &mut Page) -> Result<()> {
    page.goto("/two-widgets.html").await?;
    page.wait("isAppUp(0) && isAppUp(1)").await?;
    page.eval("tap('[data-answer=\"3\"]', 0)").await?;
    page.wait("text('#progress', 1) == '2 of 5'").await?;
    page.eval("widgets()[1].open('about')").await?;
    page.wait("find('.about details', 1)").await?;
    page.eval("(sessionStorage.clear(), tap('[data-action=back]', 1))").await?;
    page.wait("view(1) == 'rate'").await?;
    page.expect("sessionStorage.length", 0).await?;
    page.is_quiet().await
}

/// What was answered before the app was there is the person's too.
async fn first_cards_of_two(page: &mut Page) -> Result<()> {
    page.server.rule(Rule::at("*.wasm").held());
    page.goto("/two-widgets.html").await?;
    page.eval("(tap('[data-answer=\"4\"]', 1), tap('[data-answer=\"0\"]', 1))").await?;
    page.expect("[isAppUp(1), text('#progress', 1)]", json!([false, "3 of 5"])).await?;
    page.server.release();
    page.wait("isAppUp(0) && isAppUp(1)").await?;
    page.wait("text('#progress', 0) == '3 of 5' && text('#progress', 1) == '3 of 5'").await?;
    page.expect("text('#act', 0) == text('#act', 1)", true).await?;
    page.is_quiet().await
}

/// Twenty on a page: all come, one set of files does for them, and one answer reaches them all.
async fn twenty_widgets(page: &mut Page) -> Result<()> {
    // One over the other, so that all are on the screen.
    let style = "<style>love-languages { position: absolute; inset: 0 0 auto }</style>";
    let body = "<love-languages></love-languages>".repeat(20);
    page.article(style, &format!("{body}<script src={LOADER}></script>")).await?;
    page.wait("widgets().length == 20 && widgets().every((_, n) => isAppUp(n))").await?;
    page.eval("tap('[data-answer=\"3\"]', 19)").await?;
    page.wait("widgets().every((_, n) => text('#progress', n) == '2 of 5')").await?;
    page.answer_to_result().await?;
    page.wait("widgets().every((_, n) => view(n) == 'result')").await?;
    page.expect("events.filter(e => e.type == 'll-ready').length", 20).await?;
    page.expect("events.filter(e => /start|finish/.test(e.type)).length", 2).await?;
    let assets = page.server.seen_paths();
    let assets: Vec<_> = assets.iter().filter(|path| path.contains("/assets/")).collect();
    ensure!(assets.len() == 5, "each file once for all: {assets:#?}");
    page.is_quiet().await
}

async fn open_with_invitation(page: &Page) -> Result<()> {
    let body = format!(
        "<love-languages id=it style='display:block;min-height:27rem' practice='Oak &amp; Elm'
            cta-url=#book cta-label='Book a talk' phone='+49 30 1234567'></love-languages>
        <script src={LOADER} async></script>"
    );
    page.article("", &body).await?;
    page.wait("view() == 'rate'").await.map(drop)
}
