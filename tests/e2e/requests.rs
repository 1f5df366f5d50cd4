//! What is fetched when, by the server's own log.

use anyhow::{Context, Result, ensure};

use crate::page::{LOADER, Page};

scenarios![
    far_away,
    deck_between_first_tap_and_result,
    deck_at_once_for_questions,
    none_from_the_result_on,
    offline_after_load,
];

/// A reader who never comes near fetches the loader alone; the app comes when the widget is less than
/// a screen away.
async fn far_away(page: &mut Page) -> Result<()> {
    page.goto("/long-article.html").await?;
    page.wait("events.some(e => e.type == 'll-ready')").await?;
    for (screens, has_app) in [(3.0, false), (1.2, false), (0.8, true)] {
        page.eval(&format!(
            "scrollTo(0, widgets()[0].getBoundingClientRect().top + scrollY - (1 + {screens}) * innerHeight)"
        ))
        .await?;
        settle(page).await?;
        if has_app {
            page.wait_for_app().await?;
        }
        let assets = assets(page);
        ensure!(assets.is_empty() != has_app, "{screens} screens away: {assets:#?}");
    }
    ensure!(!assets(page).iter().any(|path| path.contains(".later.")), "nobody has tapped");
    page.is_quiet().await
}

/// Not before the first tap, and without being waited for.
async fn deck_between_first_tap_and_result(page: &mut Page) -> Result<()> {
    let has_deck = |page: &Page| assets(page).iter().any(|path| path.contains(".later."));
    page.goto("/article.html").await?;
    page.wait_for_app().await?;
    settle(page).await?;
    ensure!(!has_deck(page), "nobody has tapped");
    page.tap("[data-answer='3']").await?;
    page.wait(REST_IS_HERE).await?;
    page.expect("text('#progress')", "2 of 5").await?;
    ensure!(assets(page).len() == 5, "{:#?}", assets(page));

    // Whose deck never comes has a result all the same, and can ask for it again.
    page.renew_origin()?;
    page.server.rule(xtask::server::Rule::at("*later.*").status(500));
    page.goto("/article.html").await?;
    page.answer_to_result().await?;
    page.tap("[data-action=questions]").await?;
    page.wait("find('[data-action=retry]')").await?;
    page.server.clear_rules();
    page.tap("[data-action=retry]").await?;
    page.wait("find('#question')").await.map(drop)
}

/// Where the page starts with the questions.
async fn deck_at_once_for_questions(page: &mut Page) -> Result<()> {
    let body =
        format!("<love-languages view=questions></love-languages><script src={LOADER}></script>");
    page.article("", &body).await?;
    page.wait("find('#question')").await?;
    ensure!(assets(page).len() == 5, "{:#?}", assets(page));
    page.is_quiet().await
}

/// Every question of every depth, ideas, table, about, start over, and a second quiz.
async fn none_from_the_result_on(page: &mut Page) -> Result<()> {
    page.goto("/article.html").await?;
    page.answer_to_result().await?;
    page.wait(REST_IS_HERE).await?;
    page.server.clear_seen();
    everything_after_the_result(page).await?;
    settle(page).await?;
    let seen = page.server.seen_paths();
    ensure!(seen.is_empty(), "{seen:#?}");
    // The log would have shown one.
    page.eval("void fetch('/record.js?asked')").await?;
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(10);
    while page.server.seen_paths() != ["/record.js?asked"] {
        ensure!(std::time::Instant::now() < deadline, "{:#?}", page.server.seen_paths());
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    page.is_quiet().await
}

/// The server is gone from the second card on: the quiz goes on to the end, and everything after it.
async fn offline_after_load(page: &mut Page) -> Result<()> {
    page.goto("/article.html").await?;
    page.wait_for_app().await?;
    page.tap("[data-answer='3']").await?;
    page.wait(REST_IS_HERE).await?;
    // It is the plain article: only its server is gone.
    page.server.stop();
    let gone = "fetch('/record.js?gone').then(() => window.gone = 'no', () => window.gone = 'yes')";
    page.eval(&format!("void {gone}")).await?;
    page.wait("window.gone").await?;
    page.expect("window.gone", "yes").await?;
    page.answer_to_result().await?;
    everything_after_the_result(page).await?;
    page.is_quiet().await
}

async fn everything_after_the_result(page: &Page) -> Result<()> {
    page.expect("view()", "result").await?;
    page.tap("[data-action=table]").await?;
    page.wait("find('table')").await?;
    page.tap("[data-action=table]").await?;
    page.wait("find('details')").await?;
    page.eval("all('details').forEach(row => row.open = true)").await?;
    page.eval("all('[data-action=idea]').forEach(button => button.click())").await?;
    page.tap("[data-action=questions]").await?;
    page.wait("find('#question')").await?;
    for depth in ["light", "warm", "deep"] {
        page.tap(&format!("[data-action={depth}]")).await?;
        page.wait(&format!("find('[data-action={depth}][aria-pressed=true]')")).await?;
        // Once through all of this depth, in one go: until one comes back.
        page.eval(
            "(async () => {
                window.asked = [];
                while (true) {
                    const question = text('#question');
                    if (asked.includes(question)) break;
                    asked.push(question);
                    tap('[data-action=follow-up]');
                    tap('[data-action=next]');
                    while (text('#question') == question) await new Promise(r => setTimeout(r));
                }
                window.asked.isAll = true;
            })() && null",
        )
        .await?;
        page.wait("asked.isAll").await.context(depth)?;
        let asked = page.eval("asked").await?;
        ensure!(asked.as_array().is_some_and(|asked| asked.len() >= 15), "{depth}: {asked:#}");
        page.tap("[data-action=previous]").await?;
    }
    page.tap("[data-action=back]").await?;
    page.wait("view() == 'result'").await?;
    page.tap("[data-action=about]").await?;
    page.wait("view() == 'about'").await?;
    page.tap("[data-action=back]").await?;
    page.wait("view() == 'result'").await?;
    page.tap("[data-action=restart]").await?;
    page.wait("text('#progress') == '1 of 5'").await?;
    page.answer_to_result().await.map(drop)
}

/// What comes later has come to the last byte: words and code.
pub const REST_IS_HERE: &str = "performance.getEntriesByType('resource')
    .filter(entry => entry.name.includes('later') && entry.responseEnd).length == 2";

/// The widget's files that were asked for, without the loader.
fn assets(page: &Page) -> Vec<String> {
    let mut paths = page.server.seen_paths();
    paths.retain(|path| path.contains("/assets/"));
    paths
}

/// Waits until whoever watches the screen as the loader does has been told, and what follows from it
/// has been asked for: an observer that comes later is told later, and so is a request.
async fn settle(page: &Page) -> Result<()> {
    page.eval(
        "(window.settled = false, new IntersectionObserver((_, observer) => {
            observer.disconnect();
            requestAnimationFrame(() => setTimeout(() => window.settled = true));
        }, { rootMargin: '100%' }).observe(widgets()[0]))",
    )
    .await?;
    page.wait("window.settled").await.map(drop)
}
