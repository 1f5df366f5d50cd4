//! What a page sets of the look arrives, before the app and in its views; every theme can be read, fits and
//! gives way to a visitor's own colours; and the page that shows them all.

use anyhow::{Context, Result, ensure};
use love_languages::model::theming::{PARTS, THEMES};
use serde_json::{Value, json};
use xtask::server::Rule;

use crate::{
    access::FORCED_FAULTS,
    layout::{Table, has_no_faults},
    page::Page,
};

scenarios![
    properties_arrive,
    parts_arrive,
    one_line_dresses_a_page,
    axe_finds_nothing_in_any_theme,
    every_theme_fits_a_small_phone,
    forced_colors_win,
    gallery,
    gallery_on_a_small_phone,
];

const WIDGET: &str = "<love-languages practice='Riverbank Practice' cta-url=#book \
    style='display:block;min-height:27em'></love-languages><script src=/love-languages/love-languages.js></script>";

/// Every property has its effect on the loader's card, and the same one on the app's.
async fn properties_arrive(page: &mut Page) -> Result<()> {
    const LOOKS: &str = "(() => {
        const of = (selector, name, pseudo) => getComputedStyle(find(selector), pseudo)[name];
        return [of('.ll', 'borderRadius'), of('.l', 'borderRadius'), of('.ll', 'backgroundColor'),
            of('.l', 'backgroundColor'), of('.ll', 'color'), of('.p', 'color'), of('.m', 'backgroundImage')];
    })()";
    // Each by what changes with it, of the above.
    let cases = [
        ("", &[][..]),
        ("--ll-accent: #a2452c", &[2, 3, 4, 5]),
        ("--ll-vivid: 0", &[5]),
        ("--ll-paper: #ffe8cc", &[2, 3, 4]),
        ("--ll-warm: #bfe3ff", &[6]),
        ("--ll-fill: 0", &[3]),
        ("--ll-radius: 8px", &[0, 1]),
    ];
    let mut plain = Value::Null;
    for (declaration, changed) in cases {
        page.server.clear_rules();
        page.server.rule(Rule::at("*.wasm").held());
        // On something around it: it is inherited.
        page.article(&format!("<style>body {{ {declaration} }}</style>"), WIDGET).await?;
        page.wait("find('.l')").await?;
        let first = page.eval(LOOKS).await?;
        if declaration.is_empty() {
            plain = first.clone();
        }
        let differs = |at: &usize| first[*at] != plain[*at];
        let found: Vec<_> = (0..7).filter(differs).collect();
        ensure!(found == changed, "{declaration} changes {found:?}: {first:#}, was {plain:#}");
        page.server.release();
        page.wait_for_app().await?;
        page.expect(LOOKS, first).await.with_context(|| declaration.to_owned())?;
    }
    // The attribute goes before the property.
    let head = "<style>love-languages { --ll-accent: #f00; --ll-vivid: .2 }</style>";
    page.article(head, &WIDGET.replace("practice", "accent=#00f practice")).await?;
    page.wait("find('.l')").await?;
    let painted = "(context => {
        context.fillStyle = getComputedStyle(find('.p')).color;
        context.fillRect(0, 0, 1, 1);
        const [red, , blue] = context.getImageData(0, 0, 1, 1).data;
        return red < blue;
    })(new OffscreenCanvas(1, 1).getContext('2d'))";
    page.expect(painted, true).await?;
    page.is_quiet().await
}

/// A rule for each part finds it, before the app and in every kind of view, and nothing else.
async fn parts_arrive(page: &mut Page) -> Result<()> {
    // A property that the widget has no use for.
    let rules = PARTS.iter().enumerate().map(|(at, part)| {
        format!("love-languages::part({}) {{ scroll-padding-top: {}px }}", part.name, at + 1)
    });
    let head = format!("<style>{}</style>", rules.collect::<String>());
    let names = json!(PARTS.map(|part| part.name));
    let seen = format!(
        "(names => {{
            const found = {{}};
            for (const element of all('*')) {{
                const marked = parseFloat(getComputedStyle(element).scrollPaddingTop) || 0;
                if (names[marked - 1] != (element.getAttribute('part') ?? undefined))
                    throw Error(`${{element.outerHTML.slice(0, 80)}} has ${{marked}}`);
                if (marked) found[names[marked - 1]] = true;
            }}
            return Object.keys(found).sort().join(' ');
        }})({names})"
    );
    page.server.rule(Rule::at("*.wasm").held());
    page.article(&head, WIDGET).await?;
    page.wait("find('.l')").await?;
    page.expect(&seen, "act answer card heading mark").await.context("before the app")?;
    page.server.release();
    page.wait_for_app().await?;
    page.expect(&seen, "act answer card heading mark").await.context("rate")?;
    for _ in 0..5 {
        page.tap("[data-answer='3']").await?;
    }
    page.wait("view() == 'choose'").await?;
    page.expect(&seen, "act answer card heading mark quiet").await.context("choose")?;
    page.answer_to_result().await?;
    page.expect(&seen, "button card heading mark quiet sheet").await.context("result")?;
    page.tap("[data-action=questions]").await?;
    page.wait("find('#question')").await?;
    page.expect(&seen, "answer button card heading question sheet").await.context("questions")?;
    page.eval("widgets()[0].open('compare')").await?;
    page.wait("view() == 'compare'").await?;
    page.expect(&seen, "button card heading quiet").await.context("compare")?;
    page.eval("widgets()[0].open('check-in')").await?;
    page.wait("find('[data-action=begin]')").await?;
    let guide = page.eval(&seen).await?;
    ensure!(guide.as_str().is_some_and(|all| all.contains("question sheet")), "a guide: {guide}");
    page.eval("sessionStorage.clear()").await?;
    page.is_quiet().await
}

/// What `docs/theming.md` says to paste, with the bare script tag alone.
async fn one_line_dresses_a_page(page: &mut Page) -> Result<()> {
    for theme in &THEMES {
        let head = theme.link("/love-languages/");
        page.article(&head, "<script src=/love-languages/love-languages.js></script>").await?;
        page.wait_for_app().await?;
        let radius = theme.element.iter().find(|(name, _)| *name == "--ll-radius");
        let radius = radius.context("a theme has corners")?.1;
        page.expect(
            "getComputedStyle(widgets()[0]).getPropertyValue('--ll-radius').trim()",
            radius,
        )
        .await
        .context(theme.name)?;
        let stroke = theme.parts.iter().find(|(part, _)| *part == "mark").map(|(_, all)| all[0].1);
        page.expect(
            "getComputedStyle(find('.m')).strokeWidth.replace('px', '').replace(/^0/, '')",
            stroke,
        )
        .await
        .context(theme.name)?;
    }
    page.is_quiet().await
}

/// Walks from the first card to a practice, and on each view puts on one theme after the other.
async fn in_every_theme(page: &Page, check: impl AsyncFn(&Page, &str) -> Result<()>) -> Result<()> {
    let dressed = async |view: &str| {
        page.come_to_rest().await?;
        for theme in &THEMES {
            page.eval(&format!("void (widgets()[0].className = 'll-{}')", theme.name)).await?;
            check(page, view).await.with_context(|| format!("{}, {view}", theme.name))?;
        }
        anyhow::Ok(())
    };
    page.wait_for_app().await?;
    // Each of the five, the longest as well, in whatever order they come.
    for _ in 0..5 {
        dressed("rate").await?;
        page.tap("[data-answer='3']").await?;
    }
    page.wait("view() == 'choose'").await?;
    dressed("choose").await?;
    page.answer_to_result().await?;
    dressed("result").await?;
    page.tap("[data-action=questions]").await?;
    page.wait("find('#question')").await?;
    dressed("questions").await?;
    page.eval("void (location.hash = 'll=1N7F0BRVV16S.1BADZ8R4J11S')").await?;
    page.wait("find('.pairs')").await?;
    dressed("compare").await?;
    page.eval("widgets()[0].open('check-in')").await?;
    page.wait("find('[data-action=begin]')").await?;
    dressed("a practice").await?;
    page.eval("sessionStorage.clear()").await.map(drop)
}

/// Serves a page with every theme at hand, and a widget.
fn serve(page: &Page) -> Result<()> {
    let head = "<link rel=stylesheet href=/love-languages/themes/all.css>\
        <style>html { scrollbar-width: none }</style>";
    let html = crate::page::host("article.html", &[("head", head), ("widget", WIDGET)])?;
    page.serve([("/this.html", html)]);
    Ok(())
}

async fn axe_finds_nothing_in_any_theme(page: &mut Page) -> Result<()> {
    serve(page)?;
    page.goto("/this.html").await?;
    in_every_theme(page, async |page, _| {
        for look in ["light", "dark"] {
            page.eval(&format!("widgets()[0].setAttribute('theme', '{look}')")).await?;
            let faults = page.axe("widgets()[0]", 4).await?;
            ensure!(faults == json!([]), "{look}: {faults:#}");
        }
        Ok(())
    })
    .await?;
    page.is_quiet().await
}

/// At 320 px nothing leaves its place, and the first card keeps to the room that the page holds for it.
async fn every_theme_fits_a_small_phone(page: &mut Page) -> Result<()> {
    serve(page)?;
    page.goto("/zoomed.html?/this.html").await?;
    page.session().client.enter_frame(0).await?;
    in_every_theme(page, async |page, view| {
        page.expect("innerWidth", 320).await?;
        has_no_faults(page, Table::Fits).await?;
        if view == "rate" {
            let room =
                "27 * parseFloat(getComputedStyle(stage().querySelector('.stage')).fontSize)";
            page.expect(&format!("Math.max(0, find('.ll').offsetHeight - Math.ceil({room}))"), 0)
                .await?;
        }
        Ok(())
    })
    .await
}

/// A visitor's own colours go before any theme's.
async fn forced_colors_win(page: &mut Page) -> Result<()> {
    page.force_colors().await?;
    serve(page)?;
    page.goto("/this.html").await?;
    in_every_theme(page, async |page, _| {
        page.expect("matchMedia('(forced-colors: active)').matches", true).await?;
        let faults = page.eval(FORCED_FAULTS).await?;
        ensure!(faults == json!([]), "{faults:#}");
        Ok(())
    })
    .await
}

/// It runs under its own strict policy, shows every theme on both sides, and takes a visitor's colour.
async fn gallery(page: &mut Page) -> Result<()> {
    page.goto("/love-languages/gallery.html").await?;
    page.wait("isAppUp(0)").await?;
    page.expect("widgets().length", 2 * (THEMES.len() + 1)).await?;
    page.expect("getComputedStyle(document.querySelector('.looks')).display", "grid").await?;
    for theme in &THEMES {
        let shown = format!(
            "widgets().filter(it => it.matches('#{0} .ll-{0}')).map(it => it.getAttribute('theme'))",
            theme.name
        );
        page.expect(&shown, json!(["light", "dark"])).await?;
        // Near the screen each starts by itself.
        page.eval(&format!("document.querySelector('#{}').scrollIntoView()", theme.name)).await?;
        page.wait(&format!("isAppUp(widgets().findIndex(it => it.matches('#{} *')))", theme.name))
            .await?;
    }
    // The line of a theme is taken along with a tap; each button says what came of it.
    page.eval("document.querySelector('#night .copy').click()").await?;
    page.wait("/^(Copied|Selected)/.test(document.querySelector('#night .told').textContent)")
        .await?;
    page.expect("document.querySelectorAll('.about .copy').length", 2 * THEMES.len()).await?;
    let accents = "[...new Set(widgets().map(it => it.getAttribute('accent')))]";
    page.eval(
        "(input => { input.value = '#a2452c'; input.dispatchEvent(new Event('input')); })(
            document.querySelector('[name=accent]'))",
    )
    .await?;
    page.expect(accents, json!(["#a2452c"])).await?;
    page.expect("document.querySelector('#accent').textContent", "#a2452c").await?;
    page.eval("document.querySelector('[type=reset]').click()").await?;
    page.expect(accents, json!([null])).await?;
    // The page itself, too, is for everybody, though a landmark is there as often as the widget is.
    let mut faults = page.axe("document", 11).await?;
    let faults = faults.as_array_mut().context("axe-core told nothing")?;
    faults.retain(|fault| !fault.as_str().is_some_and(|it| it.starts_with("landmark-unique")));
    ensure!(faults.is_empty(), "{faults:#?}");
    Ok(())
}

/// At 320 px, on one side at a time.
async fn gallery_on_a_small_phone(page: &mut Page) -> Result<()> {
    page.goto("/zoomed.html?/love-languages/gallery.html").await?;
    page.session().client.enter_frame(0).await?;
    page.eval("document.querySelector('#plain .looks').scrollIntoView()").await?;
    page.wait("isAppUp(0)").await?;
    page.expect("innerWidth", 320).await?;
    page.expect("document.scrollingElement.scrollWidth <= innerWidth", true).await?;
    let sides = "[...new Set(widgets().filter(isSeen).map(it => it.getAttribute('theme')))]";
    page.expect(sides, json!(["light"])).await?;
    page.eval("document.querySelector('[value=dark]').click()").await?;
    page.expect(sides, json!(["dark"])).await?;
    page.eval("document.querySelectorAll('details').forEach(it => it.open = true)").await?;
    page.expect("document.scrollingElement.scrollWidth <= innerWidth", true).await
}
