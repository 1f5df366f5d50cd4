//! On paper and as a picture: what is read back is what the view says, and nothing of the page around.

use anyhow::{Context, Result, ensure};
use fantoccini::wd::PrintConfiguration;
use serde_json::{Value, json};
use xtask::browser::Browser;

use crate::{
    couple::open,
    page::{LOADER, Page, host},
};

scenarios![the_widget_alone, kept_questions, both_results, what_came_of_a_guide, a_picture];

/// Printing is only noted: the driver prints.
const PRINTER: &str = "<script>window.printed = 0; window.print = () => printed++;</script>";

const POLICY: &str = "<meta http-equiv=content-security-policy content=\"default-src 'none'; \
    script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'none'; \
    trusted-types 'none'; require-trusted-types-for 'script'\">";

/// Gives what holds for one medium, in the page's and the widget's sheets, to another.
const FOR_PAPER: &str = "(from, to) => {
    const give = ({ cssRules = [] }) => [...cssRules].forEach(rule => {
        if (rule.media?.mediaText == from) rule.media.mediaText = to;
        give(rule);
    });
    [...document.adoptedStyleSheets, ...stage().adoptedStyleSheets].forEach(give);
}";

/// What stands on the paper. WebKit's driver can't print.
async fn paper(page: &Page) -> Result<Option<String>> {
    page.wait("printed == 1").await?;
    page.expect("document.adoptedStyleSheets.length", 1).await?;
    page.expect("document.querySelectorAll('[data-love-languages-printed]').length", 1).await?;
    // What holds on paper alone, on the screen: the widget and nothing else, dark on light.
    page.eval(&format!("({FOR_PAPER})('print', 'screen')")).await?;
    page.expect(
        "[find('.ll'), document.querySelector('h1')].map(e => !!e && isSeen(e))",
        json!([true, false]),
    )
    .await?;
    page.expect(
        "['color', 'backgroundColor'].map(what => getComputedStyle(find('.ll'))[what])",
        json!(["rgb(0, 0, 0)", "rgb(255, 255, 255)"]),
    )
    .await?;
    page.eval(&format!("({FOR_PAPER})('screen', 'print')")).await?;
    if page.browser == Browser::WebKit {
        return Ok(None);
    }
    let pdf = page.session().client.print(PrintConfiguration::default()).await?;
    let text = pdf_extract::extract_text_from_mem(&pdf).context("reading the PDF")?;
    Ok(Some(letters(&text)))
}

/// Letters alone: on paper, words are set by the letter, and two of them may be one glyph.
fn letters(text: &str) -> String {
    let text = text.replace('ﬁ', "fi").replace('ﬂ', "fl").replace('ﬀ', "ff").replace('ﬃ', "ffi");
    text.split_whitespace().collect()
}

/// Nothing of it stays in the page.
async fn is_taken_away(page: &Page) -> Result<()> {
    page.eval("void dispatchEvent(new Event('afterprint'))").await?;
    page.expect("document.adoptedStyleSheets.length", 0).await?;
    page.expect("document.querySelectorAll('[data-love-languages-printed]').length", 0).await
}

/// The article without its icon, which the policy forbids.
fn strict(page: &Page, head: &str, widget: &str) -> Result<()> {
    let html = host("article.html", &[("head", head), ("widget", widget)])?;
    let icon = "<link rel=\"icon\" href=\"data:,\">";
    ensure!(html.contains(icon), "the article has another icon");
    page.serve([("/this.html", html.replace(icon, ""))]);
    Ok(())
}

/// The result, with the practice's name, under a strict policy; a dark page is light on paper.
async fn the_widget_alone(page: &mut Page) -> Result<()> {
    let widget = format!(
        "<love-languages theme=dark practice='Riverbank Practice' cta-url=/contact></love-languages>
        <script src={LOADER} async></script>"
    );
    let head = format!("{POLICY}{PRINTER}");
    strict(page, &head, &widget)?;
    page.goto("/this.html").await?;
    page.answer_to_result().await?;
    let title = page.eval("text('#heading')").await?;
    let around = page.eval("document.querySelector('h1').textContent").await?;
    page.wait("find('.inv')").await?;
    page.tap("[data-action=print]").await?;
    if let Some(text) = paper(page).await? {
        for there in
            [title.as_str().context("a title")?, "Kind words", "Touch", "Riverbank Practice"]
        {
            ensure!(text.contains(&letters(there)), "“{there}” is not on the paper: {text}");
        }
        for not_there in [around.as_str().context("a heading")?, "Start over", "Ask a question"] {
            ensure!(!text.contains(&letters(not_there)), "“{not_there}” is on the paper: {text}");
        }
    }
    is_taken_away(page).await?;
    page.is_quiet().await
}

/// Those that were kept, as a list; also after a reload, and one by one taken out.
async fn kept_questions(page: &mut Page) -> Result<()> {
    open(page, PRINTER, "view=questions practice=Riverbank", "").await?;
    let mut kept = Vec::new();
    for _ in 0..3 {
        kept.push(page.wait("text('#question')").await?);
        page.tap("[data-action=keep]").await?;
        page.wait("find('[data-action=keep][aria-pressed=true]')").await?;
        page.tap("[data-action=next]").await?;
        page.wait("find('[data-action=keep][aria-pressed=false]')").await?;
    }
    // What is passed is not come back to.
    let passed = page.eval("text('#question')").await?;
    page.tap("[data-action=pass]").await?;
    page.wait(&format!("text('#question') != {passed}")).await?;
    page.tap("[data-action=previous]").await?;
    page.wait(&format!("text('#question') == {}", kept[2])).await?;
    page.goto("/this.html").await?;
    page.tap("[data-action=kept]").await?;
    page.wait("view() == 'kept'").await?;
    page.expect("all('.list p').map(p => p.textContent)", Value::Array(kept.clone())).await?;
    page.tap("[data-action=print]").await?;
    if let Some(text) = paper(page).await? {
        for question in &kept {
            let question = question.as_str().context("a question")?;
            ensure!(text.contains(&letters(question)), "“{question}” is not on the paper: {text}");
        }
        ensure!(text.contains("Riverbank"), "{text}");
        ensure!(!text.contains("Takeout") && !text.contains("Thearticlegoeson"), "{text}");
    }
    is_taken_away(page).await?;
    page.tap("[data-action=drop]").await?;
    page.wait("all('.list p').length == 2").await?;
    page.tap("[data-action=back]").await?;
    page.wait("view() == 'questions'").await?;
    // A swap is for once: the depth stays as it was chosen.
    page.tap("[data-action=swap][data-depth=deep]").await?;
    page.wait("find('[data-action=light][aria-pressed=true]')").await?;
    // And a topic stays until another is chosen.
    page.tap("[data-action=topics]").await?;
    page.tap("[data-action=topic]:nth-child(2)").await?;
    page.wait("find('[data-action=topic]:nth-child(2)[aria-pressed=true]')").await?;
    page.is_quiet().await
}

/// Two results side by side, with both directions and the acts, and without the ways on.
async fn both_results(page: &mut Page) -> Result<()> {
    open(page, PRINTER, "practice=Riverbank", "#ll=1N7F0BRVV16S.1BADZ8R4J11S").await?;
    page.wait("view() == 'compare' && find('.pairs')").await?;
    let said = page.eval("[text('#heading'), ...all('.ll h3').map(h => h.textContent)]").await?;
    let leave = page.eval("text('.leave')").await?;
    page.tap("[data-action=print]").await?;
    if let Some(text) = paper(page).await? {
        let said: Vec<String> = serde_json::from_value(said)?;
        ensure!(said.len() > 1, "{said:?}");
        for there in said.iter().map(String::as_str).chain(["Riverbank", "Kind words", "Touch"]) {
            ensure!(text.contains(&letters(there)), "“{there}” is not on the paper: {text}");
        }
        for not_there in [leave.as_str().context("Leave")?, "Thearticlegoeson"] {
            ensure!(!text.contains(&letters(not_there)), "“{not_there}” is on the paper: {text}");
        }
    }
    is_taken_away(page).await?;
    page.is_quiet().await
}

/// What two chose, and what they typed, which is nowhere but here.
async fn what_came_of_a_guide(page: &mut Page) -> Result<()> {
    open(page, PRINTER, "view=tune-up practice=Riverbank", "").await?;
    page.tap("[data-action=begin]").await?;
    page.tap("[data-action=go-on]").await?;
    page.wait("find('.foot')").await?;
    let typed = "Saturday at ten, on the bench";
    let mut chosen = Value::Null;
    while page.eval("find('.foot')").await? == json!(true) {
        let step = page.eval("text('.foot span')").await?;
        if page.eval("find('.options')").await? == json!(true) {
            chosen = page.eval("text('.options .c')").await?;
            page.tap(".options .c").await?;
            page.wait("find('.options [aria-pressed=true]')").await?;
        } else if page.eval("find('#own')").await? == json!(true) {
            page.wait("stage().activeElement?.id == 'heading'").await?;
            page.eval(&format!("void (find('#own').value = '{typed}')")).await?;
        }
        page.tap("[data-action=next]").await?;
        page.wait(&format!("find('[data-action=close]') || text('.foot span') != {step}")).await?;
    }
    page.tap("[data-action=print]").await?;
    if let Some(text) = paper(page).await? {
        let chosen = chosen.as_str().context("something was chosen")?;
        for there in [typed, chosen, "Riverbank", "Weekly tune-up"] {
            ensure!(text.contains(&letters(there)), "“{there}” is not on the paper: {text}");
        }
        ensure!(!text.contains("Thearticlegoeson"), "{text}");
    }
    is_taken_away(page).await?;
    page.is_quiet().await
}

/// A PNG of 1080 × 1350 with the bars on it, by canvas and without an image.
async fn a_picture(page: &mut Page) -> Result<()> {
    let head = format!(
        "{POLICY}<script>
            navigator.canShare = undefined;
            URL.createObjectURL = blob => (blob.arrayBuffer().then(bytes =>
                window.picture = [blob.type, ...new Uint8Array(bytes)]), 'about:blank#picture');
            HTMLAnchorElement.prototype.click = function () {{ window.saved = this.download }};
        </script>"
    );
    let widget = format!(
        "<love-languages practice='Riverbank Practice'></love-languages>
        <script src={LOADER} async></script>"
    );
    strict(page, &head, &widget)?;
    page.goto("/this.html").await?;
    page.answer_to_result().await?;
    page.wait("find('.inv, [data-action=picture]')").await?;
    page.tap("[data-action=picture]").await?;
    page.wait("window.picture").await?;
    page.expect("[saved, picture[0]]", json!(["love-languages.png", "image/png"])).await?;
    let bytes: Vec<u8> = serde_json::from_value(page.eval("picture.slice(1)").await?)?;
    let mut reader = png::Decoder::new(std::io::Cursor::new(&bytes)).read_info()?;
    let mut pixels = vec![0; reader.output_buffer_size().context("a size")?];
    let frame = reader.next_frame(&mut pixels)?;
    ensure!((frame.width, frame.height) == (1080, 1350), "{frame:?}");
    let channels = frame.color_type.samples();
    let at = |x: usize, y: usize| &pixels[(y * 1080 + x) * channels..][..3];
    let paper = at(1000, 240);
    ensure!(paper.iter().all(|&channel| channel > 240), "the card is light: {paper:?}");
    ensure!(at(540, 4) != paper, "a line along the top");
    // The row of each language has its bar, firm at its beginning; the foot is warm.
    for row in 0..5 {
        let bar = at(190, 540 + row * 118 + 76);
        ensure!(bar.iter().all(|&channel| channel < 140), "no bar in row {row}: {bar:?}");
    }
    let foot = at(1000, 1300);
    ensure!(foot[0] > foot[2] + 10, "the foot is warm: {foot:?}");
    let dark = (0..1080).filter(|&x| at(x, 130)[1] < 90).count();
    ensure!(dark > 40, "no words where the heading stands: {dark}");
    page.is_quiet().await
}
