//! The builder, as a practice's owner uses it: with keys, on a phone, in light and dark, with a file of
//! their own; and nobody else hears of it.

use std::fs;

use anyhow::{Context, Result, ensure};
use fantoccini::key::Key;
use love_languages::model::settings::{ATTRIBUTES, Kind};
use love_languages::model::theming::THEMES;
use love_languages_builder::model::{escape, place::Place};
use serde_json::{Value, json};
use xtask::browser::{Browser, Screen};

use crate::{journey::press, page::Page};

scenarios![
    every_control_changes_the_preview,
    a_theme_dresses_the_preview,
    the_address_keeps_it_all,
    what_is_wrong_in_an_address_is_said,
    an_accent_is_mended,
    code_is_copied,
    what_is_handed_out_is_there,
    a_place_and_a_platform,
    a_deck_by_line,
    the_preview_leads_nowhere,
    with_keys_alone,
    axe_finds_nothing,
    on_a_phone,
    nobody_else_is_asked,
];

const PAGE: &str = "/love-languages/embed.html";

/// Opens it with this in the address, and waits for the widget in it, which comes when it can be seen.
async fn open(page: &Page, fragment: &str) -> Result<()> {
    // A page whose address differs after `#` alone is not opened anew.
    page.session().client.goto("about:blank").await?;
    page.goto(&format!("{PAGE}{fragment}")).await?;
    page.wait("document.querySelector('#code') && find('[data-view]')").await?;
    page.eval("document.querySelector('.preview').scrollIntoView()").await?;
    page.wait_for_app().await
}

/// Types into a control, as a browser tells of it.
async fn fill(page: &Page, name: &str, value: &str) -> Result<()> {
    page.wait(&format!(
        "(() => {{
            const control = document.querySelector('[data-setting=\"{name}\"]:not([type=color])');
            if (!control) return false;
            control.value = {value};
            return control.dispatchEvent(new Event('input', {{ bubbles: true }}));
        }})()",
        value = json!(value)
    ))
    .await
    .map(drop)
}

/// Clicks what a selector finds outside of the widget.
async fn click(page: &Page, selector: &str) -> Result<()> {
    page.wait(&format!("(it => it && (it.click(), true))(document.querySelector(`{selector}`))"))
        .await
        .with_context(|| format!("clicking {selector}"))
        .map(drop)
}

/// The text to paste of that name.
fn code(name: &str) -> String {
    format!("document.querySelector('[data-text=\"{name}\"]')?.textContent")
}

/// Each is seen at once, and its line is in the code; with none there is no more of it.
async fn a_theme_dresses_the_preview(page: &mut Page) -> Result<()> {
    open(page, "").await?;
    let declared =
        |name: &str| format!("getComputedStyle(widgets()[0]).getPropertyValue('{name}').trim()");
    for theme in &THEMES {
        click(page, &format!("[name=look][value={}]", theme.name)).await?;
        let properties = theme.element.iter().filter(|(name, _)| name.starts_with("--"));
        for (name, value) in properties {
            page.wait(&format!("{} == {}", declared(name), json!(value))).await.context(*name)?;
        }
        let line = theme.link("/love-languages/");
        page.wait(&format!("{}.includes({})", code("Code"), json!(line))).await?;
        page.wait(&format!("location.hash.includes('look={}')", theme.name)).await?;
    }
    click(page, "[name=look][value=none]").await?;
    page.wait(&format!("{} == ''", declared("--ll-accent"))).await?;
    page.wait(&format!("!{}.includes('themes/')", code("Code"))).await.map(drop)
}

/// Wherever the files shall live, what is to be uploaded can be had.
async fn what_is_handed_out_is_there(page: &mut Page) -> Result<()> {
    open(page, "").await?;
    for place in Place::ALL {
        click(page, &format!("[name=files][value={}]", place.name())).await?;
        page.eval(
            "void (window.found = null, Promise.all(Array.from(document.querySelectorAll('a[download]'),
                ({ href }) => fetch(href).then(({ ok }) => [href, ok]))).then(all => window.found = all))",
        )
        .await?;
        let found: Vec<(String, bool)> = serde_json::from_value(page.wait("found").await?)?;
        // From a network that serves npm packages there is nothing to upload but the page for shared links.
        ensure!(!found.is_empty() && found.iter().all(|(_, is_there)| *is_there), "{found:?}");
    }
    Ok(())
}

/// The preview's widget has each, and so has the code.
async fn every_control_changes_the_preview(page: &mut Page) -> Result<()> {
    open(page, "").await?;
    for attribute in ATTRIBUTES {
        let name = attribute.name;
        let has = |value: &str| {
            format!("(widgets()[0]?.getAttribute('{name}') ?? 'none') == {}", json!(value))
        };
        match attribute.kind {
            Kind::Flag => {
                click(page, &format!("#{name}")).await?;
                page.wait(&format!("widgets()[0].hasAttribute('{name}')")).await?;
            }
            Kind::OneOf(choices) if choices.len() <= 3 => {
                for choice in choices.iter().rev() {
                    click(page, &format!("[name={name}][value={choice}]")).await?;
                    let shown = if *choice == choices[0] { "none" } else { choice };
                    page.wait(&has(shown)).await.context(name)?;
                }
            }
            Kind::OneOf(choices) => {
                for choice in choices.iter().rev() {
                    fill(page, name, choice).await?;
                    let shown = if *choice == choices[0] { "none" } else { choice };
                    page.wait(&has(shown)).await.context(name)?;
                }
            }
            _ => {
                let value = match attribute.kind {
                    Kind::Phone => "+1 555 0100",
                    Kind::Colour => "rebeccapurple",
                    Kind::Language => "en",
                    Kind::Link | Kind::Page => "https://practice.example/x?a=1&b=\"2\"",
                    _ => "The “River” & <b>\"us\"</b>",
                };
                fill(page, name, value).await?;
                // No file is fetched from an address that somebody is typing.
                let shown = if name == "deck-src" { "none" } else { value };
                page.wait(&has(shown)).await.context(name)?;
                let escaped = escape::attribute(value);
                let is_in = json!(format!(" {name}=\"{escaped}\""));
                page.wait(&format!("{}.includes({is_in})", code("Code")))
                    .await
                    .with_context(|| format!("{name} in the code"))?;
            }
        }
    }
    // The widget shows what it was told.
    page.answer_to_result().await?;
    page.expect("text('.inv h3')", "The “River” & <b>\"us\"</b>").await?;
    click(page, "[data-action=restart]").await?;
    page.wait("view() == 'rate'").await?;
    // Any view.
    fill(page, "view", "check-in").await?;
    page.wait("find('[data-action=begin]')").await?;
    // The page around it, and how wide it is.
    page.expect("isDark()", false).await?;
    click(page, "[name=around][value=dark]").await?;
    page.wait("isDark()").await?;
    let width = "widgets()[0].offsetWidth";
    page.wait(&format!("{width} <= 390")).await?;
    click(page, "[name=width][value=desktop]").await?;
    page.wait(&format!("{width} > 600 && {width} < 768")).await.map(drop)
}

/// All that is set is there again after a reload, from a link, and by hand in the address.
async fn the_address_keeps_it_all(page: &mut Page) -> Result<()> {
    open(page, "").await?;
    page.expect("location.hash", "").await?;
    let entries = page.eval("history.length").await?;
    fill(page, "practice", "Über & “uns” #1").await?;
    fill(page, "accent", "#a2452c").await?;
    fill(page, "view", "questions").await?;
    click(page, "[name=theme][value=dark]").await?;
    click(page, "[name=site][value=ghost]").await?;
    fill(page, "at", "https://files.example/ll/").await?;
    page.wait("location.hash.includes('at=https://files.example/ll/')").await?;
    page.expect("history.length", entries).await.context("Back leads to where one came from")?;
    let code = page.eval(&code("Code")).await?;
    let hash = page.eval("location.hash").await?;
    let hash = hash.as_str().context("a fragment")?.to_owned();
    ensure!(hash.starts_with("#s=1&files=own&site=ghost"), "{hash}");

    page.session().client.refresh().await?;
    let is_back = format!("{} == {code}", self::code("Code"));
    page.wait(&is_back).await.context("after a reload")?;
    open(page, &hash).await?;
    page.wait(&is_back).await.context("from a link")?;
    page.expect(
        "['practice', 'accent', 'view', 'at'].map(it => document.querySelector('#' + it).value)",
        json!(["Über & “uns” #1", "#a2452c", "questions", "https://files.example/ll/"]),
    )
    .await?;
    page.wait("find('#question')").await?;
    page.eval("void (location.hash = 's=1&files=own&site=html&practice=Other')").await?;
    page.wait(
        "document.querySelector('#practice').value == 'Other'
            && widgets()[0].getAttribute('practice') == 'Other' && !widgets()[0].hasAttribute('view')
            && document.querySelector('#view').value == 'quiz'
            && document.querySelector('[name=theme][value=auto]').checked",
    )
    .await
    .context("by hand")
    .map(drop)
}

async fn what_is_wrong_in_an_address_is_said(page: &mut Page) -> Result<()> {
    let hash = "#s=1&files=own&site=html&practice=R&cta-url=javascript:alert(1)&view=quizz&odd=1";
    open(page, hash).await?;
    let said = page.eval("document.querySelector('[role=alert]').textContent").await?;
    let said = said.as_str().context("an alert")?;
    for part in ["“quizz” is not one of", "Where the button leads: Write", "“odd”"] {
        ensure!(said.contains(part), "{part}: {said}");
    }
    page.expect("location.hash", hash).await.context("the address stays as it came")?;
    page.expect(
        "[widgets()[0].getAttribute('practice'), widgets()[0].hasAttribute('cta-url'),
            document.querySelector('#cta-url').value, document.querySelector('#view').value,
            document.querySelector('#cta-url').getAttribute('aria-invalid'),
            document.querySelector('#cta-url-fault').textContent.length > 20]",
        json!(["R", false, "javascript:alert(1)", "quizz", "true", true]),
    )
    .await?;
    // Mended, the rest is still there.
    fill(page, "cta-url", "/contact").await?;
    page.wait("location.hash.includes('cta-url=/contact')").await?;
    page.expect("location.hash.includes('view=quizz') && location.hash.includes('odd=1')", true)
        .await?;
    page.expect("document.querySelector('#cta-url-fault')", Value::Null).await
}

/// What the page says of contrast is what the widget in it has.
async fn an_accent_is_mended(page: &mut Page) -> Result<()> {
    open(page, "#s=1&accent=gold").await?;
    let sides = "[...document.querySelectorAll('.side')].map(it => it.textContent)";
    page.wait(&format!("{sides}.length == 2 && {sides}[0].includes('hard to read')")).await?;
    // The colours of both schemes, by the model and by the widget's own sheet: a step of a channel apart.
    let apart = "(() => {
        const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
        const paint = color => {
            context.fillStyle = color;
            context.fillRect(0, 0, 1, 1);
            return [...context.getImageData(0, 0, 1, 1).data];
        };
        const side = document.querySelectorAll('.side')[+isDark()];
        const [paper, line] = [...side.querySelectorAll('.swatch rect')].map(it => it.getAttribute('fill'));
        const card = getComputedStyle(find('.ll')), level = getComputedStyle(find('.l'), '::after');
        const differ = (a, b) => Math.max(...paint(a).map((value, at) => Math.abs(value - paint(b)[at])));
        return Math.max(differ(paper, card.backgroundColor), differ(line, level.backgroundColor));
    })()";
    for around in ["light", "dark"] {
        click(page, &format!("[name=around][value={around}]")).await?;
        page.wait(&format!("isDark() == {}", around == "dark")).await?;
        let apart = page.eval(apart).await?;
        ensure!(apart.as_f64() <= Some(1.0), "{around}: {apart} apart");
    }
    click(page, "[data-action=mend]").await?;
    page.wait("/^#[0-9a-f]{6}$/.test(widgets()[0].getAttribute('accent'))").await?;
    page.wait(&format!("{sides}[0].includes('readable') && !{sides}[0].includes('hard')")).await?;
    fill(page, "accent", "greenish").await?;
    page.wait("document.querySelector('#accent-fault')").await?;
    page.expect("widgets()[0].hasAttribute('accent')", false).await
}

async fn code_is_copied(page: &mut Page) -> Result<()> {
    open(page, "#s=1&practice=R").await?;
    // A clipboard is not every driver's to read: what is written to it is.
    let hears = "navigator.clipboard ? (navigator.clipboard.writeText = async text => void (window.copied = text), true)
        : 'none'";
    let hears = page.eval(hears).await?;
    ensure!(hears == true, "a page on this machine may copy");
    click(page, "[data-copy=Code]").await?;
    page.wait(&format!("window.copied == {}", code("Code"))).await?;
    page.wait("document.querySelector('[data-copy=Code]').textContent.startsWith('Copied')")
        .await?;
    page.expect(
        "[...document.querySelectorAll('[role=status]')].at(-1).textContent",
        "Code: copied.",
    )
    .await?;
    click(page, "[data-copy=link]").await?;
    page.wait(
        "window.copied == location.href.split('#')[0] + '#s=1&files=own&site=html&practice=R'",
    )
    .await?;
    // Where it may not, the text is selected.
    page.eval("void (navigator.clipboard.writeText = async () => { throw Error('no') })").await?;
    click(page, "[data-copy=Code]").await?;
    page.wait(&format!("String(getSelection()).trim() == {}.trim()", code("Code"))).await?;
    page.expect(
        "[...document.querySelectorAll('[role=status]')].at(-1).textContent.includes('selected')",
        true,
    )
    .await
}

async fn a_place_and_a_platform(page: &mut Page) -> Result<()> {
    open(page, "").await?;
    click(page, "[name=files][value=npm]").await?;
    let integrity = fs::read_to_string(xtask::root().join("dist/package/integrity.json"))?;
    let integrity: Value = serde_json::from_str(&integrity)?;
    let hash = integrity["love-languages.js"].as_str().context("a hash")?;
    page.wait(&format!("{}.includes('integrity=\"{hash}\" crossorigin')", code("Code"))).await?;
    click(page, "[name=files][value=own]").await?;
    page.wait(&format!("!{}.includes('integrity')", code("Code"))).await?;
    click(page, "[name=site][value=wix]").await?;
    page.wait(&format!("!{} && document.querySelector('.said')", code("Code"))).await?;
    // One press leads to what goes with it.
    click(page, ".said [data-action=place]").await?;
    page.wait(&code("Server URL")).await?;
    page.expect("document.querySelector('[name=files][value=server]').checked", true).await?;
    // The single file's hash is that of the file that is handed out.
    click(page, "[name=site][value=html]").await?;
    click(page, "[name=files][value=one-file]").await?;
    fill(page, "at", "/love-languages-0.1.0.single.js").await?;
    let hash = integrity["love-languages.single.js"].as_str().context("a hash")?;
    page.wait(&format!("{}.includes('{hash}')", code("Code"))).await?;
    // The page that is best for shared links is one press away, too.
    click(page, "[data-action=standalone]").await?;
    page.wait("widgets()[0].getAttribute('share-url') == '/quiz/'").await.map(drop)
}

/// Gives the page a file, by the field or by dropping it.
async fn give(page: &Page, text: &str, how: &str) -> Result<()> {
    page.eval(&format!(
        "void (() => {{
            const files = new DataTransfer();
            files.items.add(new File([{}], 'our-deck.json'));
            const input = document.querySelector('#deck-file');
            if ('{how}' == 'drop') return input.dispatchEvent(
                new DragEvent('drop', {{ bubbles: true, cancelable: true, dataTransfer: files }}));
            input.files = files.files;
            input.dispatchEvent(new Event('change', {{ bubbles: true }}));
        }})()",
        json!(text)
    ))
    .await
    .map(drop)
}

async fn a_deck_by_line(page: &mut Page) -> Result<()> {
    open(page, "#s=1&view=questions").await?;
    click(page, "[data-group=deck] summary").await?;
    let faults = "[...document.querySelectorAll('.faults li')].map(it => it.textContent)";
    give(page, "{\"questions\": [1,\n{\"id\": \"a\", \"depth\": 9}]}", "choose").await?;
    page.wait(&format!("{faults}.length > 3")).await?;
    page.expect(
        &format!("{faults}[0].startsWith('Line 1') && {faults}[1].startsWith('Line 2')"),
        true,
    )
    .await?;
    page.expect(&format!("{faults}.some(it => it.includes('questions[1].text'))"), true).await?;
    // One that is no JSON, and then one that is right: the widget shows it.
    give(page, "{\n\"questions\": [,]}", "choose").await?;
    page.wait(&format!("{faults}.length == 1 && {faults}[0].startsWith('Line 2')")).await?;
    for (text, how) in [("Which page stayed with you?", "choose"), ("Which one is next?", "drop")] {
        // WebKitGTK has no way to make such an event.
        if how == "drop" && page.browser == Browser::WebKit {
            continue;
        }
        let question =
            json!({"id": "a", "depth": 1, "themes": ["x"], "text": text, "follow_ups": ["Why?"]});
        give(page, &json!({"mode": "replace", "questions": [question]}).to_string(), how).await?;
        page.wait(&format!("text('#question') == {}", json!(text))).await.context(how)?;
    }
    click(page, "[data-action=undrop]").await?;
    page.wait("text('#question') && !text('#question').startsWith('Which one is next?')").await?;
    let asked = page.server.seen_paths();
    ensure!(!asked.iter().any(|path| path.contains("deck")), "{asked:?}");
    Ok(())
}

/// A link and the button that leaves are as they are on a page, but whoever tries them stays.
async fn the_preview_leads_nowhere(page: &mut Page) -> Result<()> {
    open(page, "#s=1&practice=R&cta-url=/elsewhere.html&view=repair").await?;
    page.wait("find('[data-action=begin]')").await?;
    let before = page.eval("location.pathname").await?;
    page.tap("[data-action=begin]").await?;
    page.tap("[data-action=leave]").await?;
    let said = "document.querySelector('.preview [role=status]').textContent";
    page.wait(&format!("{said}.includes('leaves for another page')")).await?;
    fill(page, "view", "quiz").await?;
    page.wait("view() == 'rate'").await?;
    page.answer_to_result().await?;
    page.tap("[data-action=invite]").await?;
    page.wait(&format!("{said}.includes('links lead nowhere')")).await?;
    page.expect("location.pathname", before).await
}

/// From the top to a copied snippet: Tab, arrows, letters, Enter and the space bar.
async fn with_keys_alone(page: &mut Page) -> Result<()> {
    open(page, "").await?;
    page.eval("void (navigator.clipboard.writeText = async text => void (window.copied = text))")
        .await?;
    let tab_to = async |page: &Page, is_there: &str| {
        for _ in 0..60 {
            if page.eval(&format!("!!document.activeElement?.matches(`{is_there}`)")).await? == true
            {
                // Whoever has the focus shows it.
                let shown = "[document.activeElement, document.activeElement.closest('label')]
                    .some(it => it && getComputedStyle(it).outlineStyle != 'none')";
                page.expect(shown, true).await.with_context(|| is_there.to_owned())?;
                return Ok(());
            }
            press(page, Key::Tab.into()).await?;
        }
        anyhow::bail!("60 presses of Tab, and not at {is_there}")
    };
    tab_to(page, "[name=files]:checked").await?;
    press(page, Key::Right.into()).await?;
    page.wait("document.querySelector('[name=files][value=server]').checked").await?;
    press(page, Key::Left.into()).await?;
    page.wait("document.querySelector('[name=files][value=own]').checked").await?;
    tab_to(page, "#practice").await?;
    for letter in "Us".chars() {
        press(page, letter).await?;
    }
    page.wait("widgets()[0].getAttribute('practice') == 'Us'").await?;
    tab_to(page, "[data-group=safety] summary").await?;
    press(page, Key::Enter.into()).await?;
    page.wait("document.querySelector('[data-group=safety]').open").await?;
    press(page, ' ').await?;
    page.wait("!document.querySelector('[data-group=safety]').open").await?;
    tab_to(page, "[name=site]:checked").await?;
    press(page, Key::Left.into()).await?;
    page.wait("document.querySelector('[name=site][value=hugo]').checked").await?;
    tab_to(page, "[data-copy]").await?;
    press(page, Key::Enter.into()).await?;
    page.wait("window.copied?.includes('love-languages practice=\"Us\"')").await.map(drop)
}

async fn axe_finds_nothing(page: &mut Page) -> Result<()> {
    for dark in [false, true] {
        page.set_screen(&Screen { dark, ..Screen::desktop() }).await?;
        open(page, "#s=1&files=server&site=wix&view=quizz&accent=gold&practice=R&odd=1&at=x")
            .await?;
        page.expect("matchMedia('(prefers-color-scheme: dark)').matches", dark).await?;
        page.eval(
            "document.querySelectorAll('details:not([open]) summary').forEach(it => it.click())",
        )
        .await?;
        page.wait("!document.querySelector('details:not([open])')").await?;
        let faults = page.axe("document", 21).await?;
        ensure!(faults == json!([]), "dark: {dark}: {faults:#}");
    }
    Ok(())
}

/// Nothing scrolls sideways, nothing is too small for a thumb, and the preview is one press away.
async fn on_a_phone(page: &mut Page) -> Result<()> {
    // Only Chromium's page is as narrow as a phone; the others are as narrow as they can be.
    page.set_screen(&Screen { width_px: 320, height_px: 640, ..Screen::desktop() }).await?;
    for direction in ["ltr", "rtl"] {
        open(
            page,
            "#s=1&files=own&site=wordpress&practice=Riverbank%20Practice&accent=gold&view=quizz",
        )
        .await?;
        page.eval(&format!("void (document.documentElement.dir = '{direction}')")).await?;
        page.eval(
            "document.querySelectorAll('details:not([open]) summary').forEach(it => it.click())",
        )
        .await?;
        for site in ["wordpress", "wix", "html", "hugo"] {
            click(page, &format!("[name=site][value={site}]")).await?;
            page.wait(&format!("document.querySelector('[name=site][value={site}]').checked"))
                .await?;
            for width in ["phone", "desktop"] {
                click(page, &format!("[name=width][value={width}]")).await?;
                page.wait(&format!("document.querySelector('[data-width={width}]')")).await?;
                let faults = page.eval(PHONE_FAULTS).await?;
                ensure!(faults == json!([]), "{direction}, {site}, {width}: {faults:#}");
            }
        }
    }
    let top = "document.querySelector('#preview').getBoundingClientRect().top";
    page.eval("document.querySelector('#practice').scrollIntoView()").await?;
    page.expect(
        "(it => it.top >= 0 && it.bottom <= innerHeight)(
            document.querySelector('[data-action=look]').getBoundingClientRect())",
        true,
    )
    .await
    .context("the way to the preview is in sight")?;
    click(page, "[data-action=look]").await?;
    page.wait(&format!("Math.abs({top}) < 100 && document.activeElement.id == 'preview'")).await?;
    click(page, "[data-action=controls]").await?;
    page.wait("document.activeElement.id == 'words'").await.map(drop)
}

const PHONE_FAULTS: &str = "(() => {
    const faults = [];
    const wide = document.scrollingElement.scrollWidth;
    if (wide > innerWidth) faults.push(`the page is ${wide} px wide`);
    const around = document.querySelector('.around');
    if (around.scrollWidth > around.clientWidth) faults.push(`the preview is ${around.scrollWidth} px wide`);
    for (const it of document.querySelectorAll('button, summary, select, textarea, nav a, label.place, label.choice, input:not([type=radio], [type=checkbox])')) {
        const { width, height, left, right } = it.getBoundingClientRect();
        if (!width) continue;
        const name = it.textContent.slice(0, 30) || it.id;
        if (width < 43.9 || height < 43.9) faults.push(`${name} is ${width} x ${height} px`);
        if (left < 0 || right > innerWidth) faults.push(`${name} leaves the page`);
    }
    for (const it of document.querySelectorAll('input:not([type=radio], [type=checkbox], [type=file], [type=color]), textarea, select'))
        if (parseFloat(getComputedStyle(it).fontSize) < 16) faults.push(`${it.id}: a phone zooms into small letters`);
    return faults;
})()";

/// Every request goes to the files that lie beside the page; nothing is stored.
async fn nobody_else_is_asked(page: &mut Page) -> Result<()> {
    open(page, "#s=1&files=npm&site=html&deck-src=https://elsewhere.example/deck.json&share-url=https://elsewhere.example/")
        .await?;
    fill(page, "cta-url", "https://elsewhere.example/contact").await?;
    fill(page, "view", "questions").await?;
    page.wait("find('#question')").await?;
    let asked = page
        .eval("performance.getEntriesByType('resource').map(it => new URL(it.name).origin)")
        .await?;
    let here = page.eval("location.origin").await?;
    let asked = asked.as_array().context("a list")?.clone();
    ensure!(asked.len() > 5 && asked.iter().all(|origin| *origin == here), "{asked:?}");
    page.expect("[localStorage.length, document.cookie]", json!([0, ""])).await?;
    // Nor could it: its policy refuses.
    page.eval(
        "void fetch('https://elsewhere.example/').catch(error => window.refused = `${error}`)",
    )
    .await?;
    page.wait("window.refused").await.map(drop)
}
