//! Each language from the first card to a guide, and which one it is.

use std::fs;

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use xtask::{content, root, server::Rule};

use crate::{
    layout::{Table, has_no_faults},
    page::{LOADER, Page},
};

scenarios![
    each_from_the_first_card_to_a_guide,
    the_nearest_is_taken,
    changed_at_run_time,
    two_on_one_page,
    words_that_do_not_come,
    no_app_in_the_old_one,
    used_before_its_words_are_here,
];

/// On a small phone: the words are that language's, its direction holds, nothing leaves its place, and
/// nothing is written in English beside it.
async fn each_from_the_first_card_to_a_guide(page: &mut Page) -> Result<()> {
    for locale in content::locales()? {
        page.renew_origin()?;
        one_language(page, &locale).await.with_context(|| locale.clone())?;
    }
    Ok(())
}

async fn one_language(page: &Page, locale: &str) -> Result<()> {
    let words = |file: &str, pointer: &str| word(locale, file, pointer);
    open(page, locale).await?;
    let direction = if locale == "ar" { "rtl" } else { "ltr" };
    page.wait(&format!("text('h2') == {}", words("strings", "/rate/heading")?)).await?;
    page.expect("stage().querySelector('.stage').lang", locale).await?;
    page.expect("getComputedStyle(find('.ll')).direction", direction).await?;
    has_no_faults(page, Table::Fits).await.context("the loader's card")?;
    page.wait_for_app().await?;
    page.expect("text('h2')", words("strings", "/rate/heading")?).await?;
    has_no_faults(page, Table::Fits).await.context("rate")?;
    for _ in 0..5 {
        page.tap("[data-answer='3']").await?;
    }
    page.wait(&format!("text('h2') == {}", words("strings", "/choose/heading")?)).await?;
    has_no_faults(page, Table::Fits).await.context("choose")?;
    // Whichever comes, it has room.
    let longest = longest_word(locale, "quiz", "/statements")?;
    page.eval(&format!("void (find('.three span span').textContent = {})", json!(longest))).await?;
    has_no_faults(page, Table::Fits).await.context(longest)?;
    page.answer_to_result().await?;
    page.come_to_rest().await?;
    page.wait(&format!(
        "text('[data-action=restart]') == {}",
        words("strings", "/result/restart")?
    ))
    .await?;
    has_no_faults(page, Table::Fits).await.context("result")?;
    for view in ["questions", "together", "about", "compare", "check-in", "repair"] {
        page.eval(&format!("widgets()[0].open('{view}')")).await?;
        page.wait("!find('.wait') && view() && view() != 'result'").await?;
        page.come_to_rest().await?;
        has_no_faults(page, Table::Fits).await.context(view)?;
        if view == "questions" {
            let longest = longest_word(locale, "questions", "/questions")?;
            page.eval(&format!("void (find('.qn').textContent = {})", json!(longest))).await?;
            has_no_faults(page, Table::Fits).await.context(longest)?;
        }
    }
    let title = words("guides", "/guides/repair/title")?;
    page.expect(&format!("find('.ll').textContent.includes({title})"), true).await?;
    page.is_quiet().await
}

/// The element's own language, else the page's nearest, else the browser's, else English; a region of it
/// is that language, and one that is not there is named.
async fn the_nearest_is_taken(page: &mut Page) -> Result<()> {
    for (head, element, expected) in [
        ("<html lang=en>", "lang=fr", "fr"),
        ("<html lang=es-MX>", "", "es"),
        ("<html lang=PT>", "", "pt-BR"),
        ("<html lang=de><div lang=ar>", "", "ar"),
        // This browser prefers English.
        ("<html lang=nl>", "", "en"),
        ("<html>", "", "en"),
        ("<html lang=de>", "lang=xx", "en"),
        ("<html lang=de>", "lang=''", "en"),
    ] {
        page.renew_origin()?;
        let html = format!(
            "<!doctype html>{head}<meta charset=utf-8><title>-</title><script src=/record.js></script>
            <love-languages {element}></love-languages><script src={LOADER}></script>"
        );
        page.serve([("/this.html", html)]);
        page.goto("/this.html").await?;
        page.wait_for_app().await.with_context(|| format!("{head} {element}"))?;
        let lang = page.eval("stage().querySelector('.stage').lang").await?;
        ensure!(lang == expected, "{head} {element}: {lang}, not {expected}");
        match element {
            "lang=xx" => {
                let lines = page.lines_are(1).await?;
                ensure!(lines[0].contains("lang=\"xx\" is not there; using en."), "{lines:?}");
            }
            _ => page.is_quiet().await?,
        }
    }
    Ok(())
}

/// What was answered stays, on a card and on a result; what was said is said in the new language; and
/// of the network it takes that language's words.
async fn changed_at_run_time(page: &mut Page) -> Result<()> {
    open(page, "en").await?;
    page.tap("[data-answer='4']").await?;
    page.tap("[data-answer='0']").await?;
    set(page, "de").await?;
    page.wait(&format!("text('h2') == {}", word("de", "strings", "/rate/heading")?)).await?;
    page.wait("text('#progress').includes('3')").await?;
    page.wait_for_app().await?;
    page.tap("[data-action=back]").await?;
    page.wait("find('[aria-pressed=true]')?.dataset.answer == '0'").await?;
    page.answer_to_result().await?;
    page.wait("find('[data-action=restart]')").await?;
    let picture = "JSON.stringify(all('details').map(row => [row.dataset.language,
        row.querySelector('.firm')?.getAttribute('d')]))";
    let before = page.eval(picture).await?;
    let order = page.eval("sessionStorage['love-languages']").await?;

    let paths = |page: &Page| page.server.seen_paths();
    let asked = paths(page).len();
    set(page, "ar").await?;
    let restart = word("ar", "strings", "/result/restart")?;
    page.wait(&format!("text('[data-action=restart]') == {restart}")).await?;
    page.expect("getComputedStyle(find('.ll')).direction", "rtl").await?;
    page.expect(picture, before.clone()).await?;
    page.expect("sessionStorage['love-languages']", order).await?;
    page.tap("[data-action=questions]").await?;
    page.wait("find('#question')").await?;
    let mut news: Vec<String> = paths(page)[asked..]
        .iter()
        .map(|path| path.rsplit('/').next().unwrap_or_default().to_owned())
        .collect();
    news.sort();
    ensure!(
        news == ["ar.bin", "ar.js", "ar.later.bin", "later.wasm"]
            || news == ["ar.bin", "ar.js", "ar.later.bin"],
        "{news:?}"
    );

    // Back to one that is here: not one request more.
    let asked = paths(page).len();
    set(page, "de").await?;
    page.wait("stage().querySelector('.stage').lang == 'de' && find('#question')").await?;
    page.eval("widgets()[0].open('quiz')").await?;
    page.wait("find('[data-action=restart]')").await?;
    page.expect(picture, before).await?;
    ensure!(paths(page).len() == asked, "{:?}", &paths(page)[asked..]);
    page.is_quiet().await
}

/// Each has its own words, and both know the same person.
async fn two_on_one_page(page: &mut Page) -> Result<()> {
    page.article(
        "",
        &format!(
            "<love-languages lang=es></love-languages><love-languages lang=fr></love-languages>
            <script src={LOADER}></script>"
        ),
    )
    .await?;
    page.wait("find('.stage > div [data-view]') && find('.stage > div [data-view]', 1)").await?;
    let heading = |locale: &str| word(locale, "strings", "/rate/heading");
    page.expect("[text('h2'), text('h2', 1)]", json!([heading("es")?, heading("fr")?])).await?;
    page.answer_to_result().await?;
    let restart = |locale: &str| word(locale, "strings", "/result/restart");
    page.wait(&format!(
        "JSON.stringify([text('[data-action=restart]'), text('[data-action=restart]', 1)])
            == JSON.stringify({})",
        json!([restart("es")?, restart("fr")?])
    ))
    .await?;
    for n in [0, 1] {
        page.wait(&format!("tap('[data-action=questions]', {n})")).await?;
        page.wait(&format!("find('#question', {n})")).await?;
    }
    let questions = page.eval("[text('#question'), text('#question', 1)]").await?;
    for (n, locale) in ["es", "fr"].into_iter().enumerate() {
        let file = fs::read_to_string(root().join(format!("content/{locale}/questions.json")))?;
        let question = questions[n].as_str().context("no question")?;
        ensure!(file.contains(question.trim()), "{locale}: {question}");
    }
    page.is_quiet().await
}

/// The quiz is there all the same, in English, and the console says why.
async fn words_that_do_not_come(page: &mut Page) -> Result<()> {
    page.server.rule(Rule::at("*/es.js").status(404));
    open(page, "es").await?;
    page.wait_for_app().await?;
    page.expect("text('h2')", word("en", "strings", "/rate/heading")?).await?;
    page.answer_to_result().await?;
    let lines = page.lines().await?;
    ensure!(lines.iter().any(|line| line.contains("es did not load")), "{lines:?}");
    Ok(())
}

/// The app comes while another language's first words are on their way: it waits for them, and complains of
/// none.
async fn no_app_in_the_old_one(page: &mut Page) -> Result<()> {
    page.server.rule(Rule::at("*/de.js").delay(Duration::from_millis(1500)));
    page.article(
        "",
        "<love-languages lang=en></love-languages><script src=/love-languages/love-languages.js></script>
        <script>document.querySelector('love-languages').lang = 'de'</script>",
    )
    .await?;
    page.wait_for_app().await?;
    page.expect("text('h2')", word("de", "strings", "/rate/heading")?).await?;
    page.is_quiet().await
}

/// What a page asks of it meanwhile harms nothing, and holds once they are.
async fn used_before_its_words_are_here(page: &mut Page) -> Result<()> {
    page.server.rule(Rule::at("*/de.js").held());
    page.article("", "<love-languages lang=de></love-languages>").await?;
    page.inject_loader().await?;
    page.wait("customElements.get('love-languages') && stage()").await?;
    page.eval(
        "void (widgets()[0].restart(), widgets()[0].setAttribute('view', 'about'),
            widgets()[0].removeAttribute('view'), widgets()[0].open('quiz'))",
    )
    .await?;
    page.expect("view()", Value::Null).await?;
    page.server.release();
    page.wait_for_app().await?;
    page.expect("text('h2')", word("de", "strings", "/rate/heading")?).await?;
    page.is_quiet().await
}

async fn open(page: &Page, locale: &str) -> Result<()> {
    let body = format!(
        "<div style='width:288px'><love-languages lang={locale}></love-languages></div>
        <script src={LOADER}></script>"
    );
    page.article("", &body).await
}

async fn set(page: &Page, locale: &str) -> Result<()> {
    page.eval(&format!("widgets()[0].setAttribute('lang', '{locale}')")).await.map(drop)
}

/// The longest one in a list of texts.
fn longest_word(locale: &str, file: &str, pointer: &str) -> Result<String> {
    let list = word(locale, file, pointer)?;
    let texts = list.as_array().into_iter().flatten().filter_map(|it| it["text"].as_str());
    let words = texts.flat_map(str::split_whitespace);
    Ok(words.max_by_key(|word| word.chars().count()).context("an empty list")?.to_owned())
}

/// A word of a locale's file, where an entry with an id is found by it.
fn word(locale: &str, file: &str, pointer: &str) -> Result<Value> {
    let path = root().join(format!("content/{locale}/{file}.json"));
    let json: Value = serde_json::from_str(&fs::read_to_string(path)?)?;
    let found = pointer.split('/').skip(1).try_fold(&json, |value, step| {
        let by_id = |entry: &&Value| entry["id"] == step;
        value.get(step).or_else(|| value.as_array()?.iter().find(by_id))
    });
    found.cloned().with_context(|| format!("content/{locale}/{file}.json has no {pointer}"))
}
