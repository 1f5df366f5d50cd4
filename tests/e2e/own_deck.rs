//! A practice's own questions and guides: a good file, and every way in which one can be bad.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use xtask::server::Rule;

use crate::page::{LOADER, Page, host};

scenarios![
    theirs_alone,
    beside_ours,
    never_ours_first,
    a_bad_file_breaks_nothing,
    once_for_two_widgets,
    changed_at_run_time,
];

fn question(id: &str, text: &str) -> Value {
    json!({"id": id, "depth": 1, "themes": ["Our <i>book</i>"], "text": text, "follow_ups": ["Why & how?"]})
}

/// Opens a page whose widgets have these attributes, with a file at `/own.json`.
async fn open(page: &Page, file: &str, widgets: &[&str]) -> Result<()> {
    let widgets: String = widgets
        .iter()
        .map(|attributes| format!("<love-languages {attributes}></love-languages>"))
        .collect();
    let body = format!("{widgets}<script src={LOADER}></script>");
    page.serve([
        ("/own.json", file.to_owned()),
        ("/this.html", host("article.html", &[("head", ""), ("widget", &body)])?),
    ]);
    page.goto("/this.html").await
}

/// How often the file was asked for.
fn asked(page: &Page) -> usize {
    page.server.seen_paths().iter().filter(|path| *path == "/own.json").count()
}

/// Markup is shown, not run; the deck is through after its questions.
async fn theirs_alone(page: &mut Page) -> Result<()> {
    let markup = "What is <img src=x onerror=\"window.ran = 1\"> & “it”?";
    let file =
        json!({"mode": "replace", "questions": [question("one", markup), question("two", "Two?")]});
    open(page, &file.to_string(), &["view=questions deck-src=/own.json"]).await?;
    page.wait("find('#question')").await?;
    let first = page.eval("text('#question')").await?;
    page.tap("[data-action=next]").await?;
    page.wait(&format!("text('#question') != {first}")).await?;
    page.expect(
        "[text('#question'), all('#question *').length]",
        json!([if first == "Two?" { markup } else { "Two?" }, 0]),
    )
    .await?;
    page.expect("window.ran === undefined", true).await?;
    page.expect("text('.fu p')", "Why & how?").await?;
    page.eval("void (find('.topics', true), all('details.topics')[0].open = true)").await?;
    page.expect("all('[data-action=topic]').at(-1).textContent", "Our <i>book</i>").await?;
    page.tap("[data-action=next]").await?;
    page.wait(&format!("text('#question') == {first}")).await?;
    page.is_quiet().await
}

/// A guide of theirs, gone through to its outcome; and it is fetched after the first tap, once.
async fn beside_ours(page: &mut Page) -> Result<()> {
    let file = json!({"guides": [{
        "id": "tea", "title": "Tea <b>for</b> two", "for": "For it.", "not_for": "If not.", "minutes": 3,
        "steps": [{"id": "wish", "kind": "choose", "text": "Wish.", "options": ["A", "B", "C", "D"],
                   "outcome": "Next time"}],
        "close": "Wash the cups.",
    }]});
    open(page, &file.to_string(), &["deck-src=/own.json"]).await?;
    page.wait_for_app().await?;
    ensure!(asked(page) == 0, "nobody has tapped");
    page.answer_to_result().await?;
    page.eval("void document.querySelector('love-languages').open('together')").await?;
    page.wait("find('[data-guide=tea]')").await?;
    ensure!(asked(page) == 1, "{:#?}", page.server.seen_paths());
    page.expect("all('[data-guide]').length", 11).await?;
    page.tap("[data-guide=tea]").await?;
    page.expect("text('h2, h1')", "Tea <b>for</b> two").await?;
    page.tap("[data-action=begin]").await?;
    page.wait("find('.options')").await?;
    page.tap(".options .c").await?;
    page.tap("[data-action=next]").await?;
    page.wait("find('[data-action=close]')").await?;
    page.expect("text('.answer').includes('A')", true).await?;
    page.is_quiet().await
}

/// While theirs is on its way, nothing of ours is there that would vanish.
async fn never_ours_first(page: &mut Page) -> Result<()> {
    let file = json!({"mode": "replace", "questions": [question("one", "One?")]});
    for (start, is_shown) in
        [("view=questions", "all('[data-view=waiting]').length"), ("", "find('[aria-busy=true]')")]
    {
        page.server.rule(Rule::at("/own.json").held());
        open(page, &file.to_string(), &[&format!("{start} deck-src=/own.json")]).await?;
        if start.is_empty() {
            page.wait_for_app().await?;
            page.answer_to_result().await?;
            page.tap("[data-action=questions]").await?;
        }
        page.wait(is_shown).await?;
        page.wait(
            "performance.getEntriesByType('resource')
            .filter(entry => entry.name.includes('later') && entry.responseEnd).length == 2",
        )
        .await?;
        page.expect("find('#question')", Value::Null).await?;
        page.server.release();
        page.server.clear_rules();
        page.wait("find('#question')").await?;
        page.expect("text('#question')", "One?").await?;
        page.renew_origin()?;
    }
    Ok(())
}

/// The console says what is wrong and where; the built-in deck serves.
async fn a_bad_file_breaks_nothing(page: &mut Page) -> Result<()> {
    let faulty =
        json!({"questions": [question("one", "One?"), {"id": "two", "depth": 9}]}).to_string();
    let many = json!({"questions": vec![json!(1); 30]}).to_string();
    let cases: &[(&str, &[&str], usize)] = &[
        ("{\"questions\": [\n,]}", &["line 2: Here should be a value"], 2),
        (&faulty, &["line 1, questions[1].text: is missing", "questions[1].themes: is missing"], 4),
        (&many, &["line 1, questions[0]: is a number", "and 10 faults more"], 22),
        ("<!doctype html>", &["line 1: Here should be a value"], 2),
        ("", &["line 1: Here should be a value"], 2),
    ];
    for (file, parts, count) in cases {
        open(page, file, &["view=questions deck-src=/own.json"]).await?;
        page.wait("find('#question')").await?;
        let lines = page.lines_are(*count).await?;
        for part in *parts {
            ensure!(lines.iter().any(|line| line.contains(part)), "{part}: {lines:#?}");
        }
        ensure!(lines[count - 1].contains("The built-in deck is used"), "{lines:#?}");
        page.tap("[data-action=next]").await?;
    }
    // What answers with a fault, and what does not answer at all.
    for (status, part) in [(404, "is answered with 404"), (500, "is answered with 500")] {
        page.server.rule(Rule::at("/own.json").status(status));
        open(page, "{}", &["view=questions deck-src=/own.json"]).await?;
        page.wait("find('#question')").await?;
        page.wait(&format!("lines.some(line => line.includes('{part}'))")).await?;
    }
    Ok(())
}

/// Two widgets with one deck ask for it once; a third without has ours.
async fn once_for_two_widgets(page: &mut Page) -> Result<()> {
    let file = json!({"mode": "replace", "questions": [question("one", "One?")]});
    let theirs = "view=questions deck-src=/own.json";
    open(page, &file.to_string(), &[theirs, "view=questions", theirs]).await?;
    let shown =
        "widgets().map(widget => widget.shadowRoot.querySelector('#question')?.textContent)";
    page.wait(&format!("{shown}.every(Boolean)")).await?;
    let shown = page.eval(shown).await?;
    ensure!(shown[0] == "One?" && shown[2] == "One?" && shown[1] != "One?", "{shown}");
    ensure!(asked(page) == 1, "{} times", asked(page));
    // One that is moved is mounted again, and finds it.
    page.eval("void document.body.append(widgets()[0])").await?;
    page.wait("widgets().at(-1).shadowRoot.querySelector('#question')?.textContent == 'One?'")
        .await?;
    ensure!(asked(page) == 1, "{} times after a move", asked(page));
    page.is_quiet().await
}

async fn changed_at_run_time(page: &mut Page) -> Result<()> {
    let file = json!({"mode": "replace", "questions": [question("one", "One?")]});
    open(page, &file.to_string(), &["view=questions"]).await?;
    page.wait("find('#question')").await?;
    let ours = page.eval("text('#question')").await?;
    page.eval("void widgets()[0].setAttribute('deck-src', '/own.json')").await?;
    page.wait("find('#question') && text('#question') == 'One?'").await?;
    page.eval("void widgets()[0].removeAttribute('deck-src')").await?;
    page.wait("find('#question') && text('#question') != 'One?'").await?;
    ensure!(ours != "One?", "{ours}");
    // An address that no browser may open is none.
    page.eval("void widgets()[0].setAttribute('deck-src', 'javascript:1')").await?;
    let lines = page.lines_are(1).await?;
    ensure!(lines[0].contains("deck-src=\"javascript:1\" was dropped"), "{lines:#?}");
    page.expect("find('#question')", true).await
}
