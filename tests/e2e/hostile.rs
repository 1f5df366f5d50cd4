//! Host pages whose styles reach everywhere: the widget looks as it does on a plain one.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use xtask::browser::{Browser, Screen};

use crate::{
    layout::{Table, has_no_faults},
    page::Page,
};

scenarios![hostile_styles, dark_page, visitor_who_prefers_dark, phone];

/// What a page says everywhere, and the widget must not hear, beside what `hostile.html` says itself.
const HOSTS: [(&str, &str); 10] = [
    ("root of 10 px", "<style>html { font-size: 62.5% } body { font-size: 1.6rem }</style>"),
    ("text of 8 px", "<style>body { font-size: 8px; line-height: 1 }</style>"),
    ("text of 20 px", "<style>body { font-size: 20px; line-height: 2 }</style>"),
    ("all unset", "<style>* { all: unset }</style>"),
    ("all unset, important", "<style>* { all: unset !important }</style>"),
    (
        "everything hidden",
        "<style>
            button, h2, p, svg, section, love-languages { display: none !important }
            love-languages * { visibility: hidden !important }
        </style>",
    ),
    (
        // What inherits into a shadow root, but for the font and what readers set for themselves.
        "loud text",
        "<style>* {
            text-transform: uppercase; text-align: center; text-indent: 3em; text-shadow: 1px 1px red;
            font-style: italic; font-weight: 800; font-variant: small-caps; font-stretch: expanded;
            line-height: 3; white-space: nowrap; word-break: break-all; hyphens: none; tab-size: 20;
            color: red; cursor: crosshair; list-style: square; quotes: none; direction: rtl;
            user-select: none; pointer-events: none; visibility: collapse;
        }</style>",
    ),
    (
        "odd boxes",
        "<style>* {
            box-sizing: content-box; padding: 9px; margin: 9px; border: 3px solid red;
            position: relative; overflow: auto;
        } p, section, button, svg { float: right; columns: 2; min-width: 500px }</style>",
    ),
    ("right to left", "<script>document.documentElement.dir = 'rtl'</script>"),
    ("flex row", "<style>#column#column { display: flex !important; align-items: start }</style>"),
];

/// Nothing is out of place in a column of 320 px, on any view; and but for lengths, colours and the
/// font it is what it is on a plain page.
async fn hostile_styles(page: &mut Page) -> Result<()> {
    open(page, "").await?;
    let plain = through_all_views(page).await.context("a plain page")?;
    let mut faults = Vec::new();
    let hosts = HOSTS.map(|(name, host)| (name, Some(host)));
    for (name, host) in hosts.into_iter().chain([("the page as it is", None)]) {
        page.renew_origin()?;
        match host {
            Some(host) => open(page, host).await,
            None => page.goto("/hostile.html").await,
        }
        .context(name)?;
        let difference = match through_all_views(page).await {
            Ok(look) => difference(&plain, &look),
            Err(error) => Some(format!("{error:#}")),
        };
        faults.extend(difference.map(|difference| format!("{name}: {difference}")));
        page.is_quiet().await.context(name)?;
    }
    ensure!(faults.is_empty(), "{}", faults.join("\n    "));
    Ok(())
}

/// The first part that looks like none on a plain page.
fn difference(plain: &[Value], looks: &[Value]) -> Option<String> {
    let parts = |looks| -> Vec<&str> { flatten(looks).filter_map(Value::as_str).collect() };
    let (known, parts) = (parts(plain), parts(looks));
    let strange = parts.into_iter().find(|part| !known.contains(part))?;
    let name = strange.split_inclusive('|').next()?;
    let similar = known.iter().find(|part| part.starts_with(name)).unwrap_or(&"nothing");
    Some(format!("{strange}\n        instead of {similar}"))
}

fn flatten(looks: &[Value]) -> impl Iterator<Item = &Value> {
    looks.iter().filter_map(Value::as_array).flatten()
}

/// Light text stands on a dark page, whatever the phone says.
async fn dark_page(page: &mut Page) -> Result<()> {
    let dark = "<style>html { background: #181818; color: #eee }</style>";
    open(page, dark).await?;
    page.expect(IS_DARK, true).await?;
    page.wait_for_app().await?;
    page.expect(IS_DARK, true).await?;
    // The page's own switch.
    page.eval("document.documentElement.style.color = '#111'").await?;
    page.wait(&format!("!{IS_DARK}")).await?;
    page.eval("widgets()[0].setAttribute('theme', 'dark')").await?;
    page.expect(IS_DARK, true).await
}

/// A page that takes no notice of what its visitor prefers is light, and so is its widget; one that
/// does is dark, and so is its widget.
async fn visitor_who_prefers_dark(page: &mut Page) -> Result<()> {
    page.set_screen(&Screen { dark: true, ..Screen::desktop() }).await?;
    open(page, "").await?;
    page.expect("matchMedia('(prefers-color-scheme: dark)').matches", true).await?;
    page.expect(IS_DARK, false).await?;
    open(page, "<meta name=color-scheme content='light dark'>").await?;
    page.expect(IS_DARK, true).await?;
    page.wait_for_app().await?;
    page.expect(IS_DARK, true).await
}

/// A real one, as narrow as the browser allows.
async fn phone(page: &mut Page) -> Result<()> {
    let width = if page.browser == Browser::Chromium { 320 } else { 500 };
    page.session().set_screen(&Screen::phone(width)).await?;
    page.goto("/article.html").await?;
    page.wait("view()").await?;
    page.expect("innerWidth", width).await?;
    through_all_views(page).await?;
    page.expect("document.scrollingElement.scrollWidth <= innerWidth", true).await
}

const IS_DARK: &str = "(([, g]) => g < 100)(getComputedStyle(find('.ll')).backgroundColor
    .startsWith('rgb') ? getComputedStyle(find('.ll')).backgroundColor.match(/[\\d.]+/g)
    : [0, 255 * getComputedStyle(find('.ll')).backgroundColor.match(/[\\d.]+/)[0]])";

async fn open(page: &Page, styles: &str) -> Result<()> {
    page.host("hostile.html", &[("styles", styles)]).await?;
    page.wait("view() == 'rate'").await.map(drop)
}

/// Goes from the first card to every view, and says what each looks like.
async fn through_all_views(page: &Page) -> Result<Vec<Value>> {
    let mut looks = Vec::new();
    let mut check = async |name: &'static str| {
        page.come_to_rest().await?;
        has_no_faults(page, Table::Fits).await.context(name)?;
        looks.push(page.eval(LOOK).await?);
        anyhow::Ok(())
    };
    check("the loader's card").await?;
    page.wait_for_app().await?;
    check("rate").await?;
    for _ in 0..5 {
        page.tap("[data-answer='2']").await?;
    }
    page.wait("view() == 'choose'").await?;
    check("choose").await?;
    page.answer_to_result().await?;
    check("result").await?;
    page.eval("all('details').forEach(details => details.open = true)").await?;
    check("result, opened").await?;
    page.tap("[data-action=table]").await?;
    page.wait("find('table')").await?;
    check("table").await?;
    page.eval("widgets()[0].open('questions')").await?;
    page.wait("find('#question')").await?;
    check("questions").await?;
    page.eval("widgets()[0].open('about')").await?;
    page.wait("view() == 'about'").await?;
    check("about").await?;
    Ok(looks)
}

/// What the parts look like apart from lengths, colours and the font: a line for each.
const LOOK: &str = "all('*').map(e => {
    const style = getComputedStyle(e);
    const names = ['display', 'visibility', 'position', 'float', 'direction', 'fontStyle', 'fontWeight',
        'fontVariantCaps', 'fontStretch', 'textTransform', 'textAlign', 'textIndent', 'textShadow',
        'textDecorationLine', 'whiteSpace', 'wordBreak', 'listStyleType', 'cursor', 'userSelect',
        'pointerEvents', 'opacity', 'boxSizing', 'borderTopStyle', 'overflowX', 'overflowY', 'hyphens',
        'columnCount', 'writingMode'];
    const height = parseFloat(style.lineHeight) / parseFloat(style.fontSize);
    // Whether it came by a step is nobody's to say.
    return [e.localName, (e.className.baseVal ?? e.className).replace(' step', ''), '|', e.closest('svg') ? '' : height.toFixed(2),
        ...names.map(name => style[name])].join(' ');
})";
