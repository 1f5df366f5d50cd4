//! What is out of place, by measure: a widget that is sound on any page, on any screen.

use anyhow::{Context, Result, bail, ensure};

use crate::page::Page;

scenarios![every_fault_is_found];

/// Fails where something that is seen is out of place.
pub async fn has_no_faults(page: &Page, table: Table) -> Result<()> {
    match faults(page, table).await? {
        faults if faults.is_empty() => Ok(()),
        faults => bail!("{faults:#?}"),
    }
}

/// Whether a result's table fits into the widget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// Always.
    Fits,
    /// It may be wider than a small phone, where its words are long or a reader spaces its letters;
    /// then it scrolls.
    MayScroll,
}

async fn faults(page: &Page, table: Table) -> Result<Vec<String>> {
    let faults = page.eval(&format!("({FAULTS})({})", table == Table::MayScroll)).await?;
    serde_json::from_value(faults).context("no list of faults")
}

/// A sentence for each: a widget that leaves its place or has next to none, text that leaves its
/// control or its card, lies on other text or is too small, a page or a table that scrolls sideways,
/// targets that leave the card or are too small, too close or on top of each other.
const FAULTS: &str = "mayScroll => {
    const faults = [];
    const show = ({ left, top, right, bottom }) => [left, top, right, bottom].map(Math.round).join(' ');
    const inside = (a, b) => a.left >= b.left - 1 && a.right <= b.right + 1
        && a.top >= b.top - 1 && a.bottom <= b.bottom + 1;
    const meets = (a, b, high = 1) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > high;
    const name = e => e.textContent.trim().slice(0, 30) || e.localName;

    const wide = document.scrollingElement.scrollWidth;
    if (wide > innerWidth) faults.push(`the page is ${wide} px wide`);
    const card = find('.ll'), frame = card.getBoundingClientRect();
    const host = widgets()[0].getBoundingClientRect();
    if (frame.left < 0 || frame.right > innerWidth) faults.push('the card leaves the page');
    if (!inside(frame, host)) faults.push('the card leaves the widget');
    if (host.width < 250) faults.push(`the widget is ${host.width} px wide`);
    for (const box of all('.scroll')) {
        const more = box.scrollWidth - box.clientWidth;
        const canScroll = mayScroll && getComputedStyle(box).overflowX == 'auto';
        if (more > 0 && !canScroll) faults.push(`the table is ${more} px too wide`);
    }

    const texts = document.createTreeWalker(card, NodeFilter.SHOW_TEXT), lines = [];
    while (texts.nextNode()) {
        const node = texts.currentNode, parent = node.parentElement;
        if (!node.data.trim() || !isSeen(parent)) continue;
        const heard = parent.closest('.hear');
        if (heard) {
            if (heard.getBoundingClientRect().width > 1) faults.push(`${name(heard)} is to be heard only`);
            continue;
        }
        const range = document.createRange();
        range.selectNodeContents(node);
        const holder = parent.closest('button, summary, .b, td, th, caption, .question, .inv') ?? card;
        const box = holder.getBoundingClientRect();
        for (const line of range.getClientRects()) {
            if (!inside(line, box)) faults.push(`${name(parent)} ${show(line)} is not within ${show(box)}`);
            lines.push([parent, line]);
        }
        const size = parseFloat(getComputedStyle(parent).fontSize);
        if (size < 12) faults.push(`${name(parent)} has letters of ${size} px`);
    }
    // As the ink has it: about what is between a line's leading.
    lines.forEach(([a, x], at) => lines.slice(at + 1).forEach(([b, y]) => {
        if (a != b && meets(x, y, 3)) faults.push(`${name(a)} ${show(x)} lies on ${name(b)} ${show(y)}`);
    }));

    const targets = all('button, summary, a, [data-answer], [data-action]')
        .map(e => [e, e.getBoundingClientRect()]);
    const isInText = e => e.matches('li a, p a');
    for (const [control, box] of targets)
        if (!inside(box, frame)) faults.push(`${name(control)} ${show(box)} leaves the card`);
    for (const [control, { width, height }] of targets) {
        if (isInText(control) || width >= 43.9 && height >= 43.9) continue;
        faults.push(`${name(control)} is ${width.toFixed(1)} x ${height.toFixed(1)} px`);
    }
    // WCAG 2.5.8: what is smaller, in running text, has 24 px for itself.
    const room = ({ left, top, width, height }) => {
        const [x, y] = [left + width / 2, top + height / 2];
        return { left: x - 12, right: x + 12, top: y - 12, bottom: y + 12 };
    };
    for (const [a, x] of targets.filter(([e]) => isInText(e))) for (const [b, y] of targets) {
        if (a != b && x.height < 24 && (meets(room(x), y, 3) || meets(room(x), room(y), 3)))
            faults.push(`${name(a)} is close to ${name(b)}`);
    }
    targets.forEach(([a, x], at) => targets.slice(at + 1).forEach(([b, y]) => {
        if (!a.contains(b) && !b.contains(a) && meets(x, y)) faults.push(`${name(a)} ${show(x)} covers ${name(b)} ${show(y)}`);
    }));
    return faults;
}";

/// Each kind, put there by a rule in the widget's own sheet.
async fn every_fault_is_found(page: &mut Page) -> Result<()> {
    page.goto("/article.html").await?;
    page.answer_to_result().await?;
    page.eval("void stage().adoptedStyleSheets.push(new CSSStyleSheet())").await?;
    for (view, rule, fault) in [
        ("result", ":host { width: 3000px }", "the page is"),
        ("result", ".ll { left: -3000px }", "the card leaves the page"),
        ("result", ".ll { top: 9px }", "the card leaves the widget"),
        ("result", ":host { width: 240px; min-inline-size: 0 }", "the widget is 240 px wide"),
        ("result", ".hear { all: unset }", "is to be heard only"),
        ("result", ".ll .b { width: 99px; white-space: nowrap }", "is not within"),
        ("result", "h2 { position: relative; left: -99px }", "is not within"),
        ("result", "h2 { height: 0 }", "lies on"),
        ("result", ".ll .fine { font-size: 11px }", "has letters of 11 px"),
        ("result", ".links .q { min-block-size: 0 }", " x "),
        ("result", ".links .q { margin: -20px }", "covers"),
        ("result", ".links .q { position: relative; left: 999px }", "leaves the card"),
        ("table", ".table { min-width: 800px }", "px too wide"),
        (
            "about",
            ".about li a { min-block-size: 0 } .ll li { margin-block: -9px; line-height: 1 }",
            "is close to",
        ),
    ] {
        match view {
            "table" => page.eval("tap('[data-action=table]')").await.map(drop)?,
            "about" => page.eval("widgets()[0].open('about')").await.map(drop)?,
            _ => {}
        }
        page.wait(match view {
            "table" => "find('table')",
            "about" => "(all('details').forEach(section => section.open = true), find('li a'))",
            _ => "view() == 'result'",
        })
        .await?;
        page.come_to_rest().await?;
        let put = |rule: &str| format!("stage().adoptedStyleSheets.at(-1).replaceSync(`{rule}`)");
        has_no_faults(page, Table::Fits).await.with_context(|| rule.to_owned())?;
        page.eval(&put(rule)).await?;
        let found = faults(page, Table::Fits).await?;
        ensure!(found.iter().any(|found| found.contains(fault)), "{rule}: {found:#?}");
        page.eval(&put("")).await?;
    }
    Ok(())
}
