//! What a page may count: the events, the data layer, `docs/measuring.md` with each of its scripts, and
//! links that carry nothing but what was written into them.

use std::fs;

use anyhow::{Context, Result, ensure};
use love_languages::model::{
    LoveLanguage,
    content::{REASONS, THEMES},
    event::EVENTS,
    settings::{ATTRIBUTES, Kind},
};
use serde_json::{Value, json};
use xtask::root;

use crate::page::{LOADER, Page};

scenarios![
    the_data_layer_is_opt_in,
    a_whole_journey_tells_names_alone,
    every_script_of_the_guide,
    the_names_for_google_are_names_there,
    an_invitation_is_what_was_written,
];

/// What somebody else has sent.
pub const THEIRS: &str = "1BADZ8R4J11S";

/// What two people type for each other.
pub const SAID: [&str; 3] = ["Sunflowers", "Moonlight", "The mornings"];

/// A whole visit: the quiz and how one gives, ideas and the table, what feels hardest, a guided practice
/// with words of one's own, questions on a theme, a code that is typed, the comparison, today's question,
/// both answering it, sending, what is stored, the invitation. Gives the code that would be sent.
pub async fn whole_journey(page: &Page) -> Result<String> {
    let open =
        async |view: &str| page.eval(&format!("widgets()[0].open('{view}')")).await.map(drop);
    let back_to_result = async || {
        open("quiz").await?;
        page.wait("view() == 'result'").await.map(drop)
    };
    page.answer_to_result().await?;
    page.tap("[data-action=give]").await?;
    for card in 1..=5 {
        page.wait(&format!("view() == 'give' && text('#progress')?.startsWith('{card}')")).await?;
        page.tap("[data-answer='4']").await?;
    }
    page.wait("view() == 'result'").await?;
    page.eval("all('details').forEach(row => row.open = true)").await?;
    for action in ["idea", "table", "table", "about", "back"] {
        page.tap(&format!("[data-action={action}]")).await?;
    }
    page.wait("view() == 'result'").await?;

    open("together").await?;
    page.tap("[data-action=hardest]").await?;
    page.tap("[data-answer=broken-trust]").await?;
    page.wait("find('[data-hardest]')").await?;
    page.tap("[data-guide=us-and-the-problem]").await?;
    for action in ["begin", "go-on", "go", "next"] {
        page.tap(&format!("[data-action={action}]")).await?;
    }
    page.wait("find('#own')").await?;
    type_in(page, "#own", SAID[2]).await?;
    page.tap("[data-action=pause-guide]").await?;
    page.wait("view() == 'together'").await?;

    open("questions").await?;
    page.tap("[data-action=deep]").await?;
    page.tap("[data-action=topics]").await?;
    page.wait("all('[data-action=topic]').length > 9").await?;
    page.eval("all('[data-action=topic]').at(-4).click()").await?;
    for action in ["keep", "next"] {
        page.tap(&format!("[data-action={action}]")).await?;
    }

    back_to_result().await?;
    for action in ["compare", "code"] {
        page.tap(&format!("[data-action={action}]")).await?;
    }
    page.wait("find('#code')").await?;
    type_in(page, "#code", THEIRS).await?;
    page.tap("[data-action=submit]").await?;
    page.wait("view() == 'arrive'").await?;
    page.tap("[data-action=compare]").await?;
    page.wait("view() == 'compare' && all('.pair').length == 10").await?;
    page.tap("[data-action=today]").await?;
    page.tap("[data-action=reveal]").await?;
    for said in &SAID[..2] {
        page.wait("find('#answer')?.value === ''").await?;
        type_in(page, "#answer", said).await?;
        page.tap("[data-action=done]").await?;
    }
    page.tap("[data-action=show]").await?;
    page.wait("all('.said').length == 2").await?;

    back_to_result().await?;
    for action in ["compare", "share", "go-on"] {
        page.tap(&format!("[data-action={action}]")).await?;
    }
    let code = page.wait("find('[data-code]')?.dataset.code").await?;
    page.tap("[data-action=privacy]").await?;
    page.wait("view() == 'privacy'").await?;
    back_to_result().await?;
    page.tap("[data-action=invite]").await?;
    page.wait("location.hash == '#book'").await?;
    Ok(code.as_str().context("a code is text")?.replace('-', ""))
}

async fn type_in(page: &Page, field: &str, text: &str) -> Result<()> {
    page.eval(&format!(
        "(field => {{
            field.value = '{text}';
            for (const type of ['input', 'change'])
                field.dispatchEvent(new InputEvent(type, {{ bubbles: true, composed: true }}));
        }})(find('{field}'))"
    ))
    .await
    .map(drop)
}

/// A page with a widget that has these attributes, and this in its head.
pub async fn open(page: &Page, head: &str, attributes: &str) -> Result<()> {
    let body = format!(
        "<love-languages id=it style='display:block;min-height:27em' practice='Riverbank Practice' \
            cta-url=#book {attributes}></love-languages>
        <script src={LOADER} async></script>"
    );
    page.article(head, &body).await
}

/// To the result and to the invitation: what the recipes count.
async fn from_start_to_invitation(page: &Page) -> Result<()> {
    page.wait_for_app().await?;
    page.answer_to_result().await?;
    page.tap("[data-action=invite]").await?;
    page.wait("events.some(e => e.type == 'll-invite')").await.map(drop)
}

/// What the data layer holds, as a page has it.
const PUSHED: &str = "(window.dataLayer ?? []).map(({ event, ...rest }) => ({ event, ...rest }))";

/// Nothing without the attribute; with it the very events, in their order, by each way to write it, beside
/// what others have put there.
async fn the_data_layer_is_opt_in(page: &mut Page) -> Result<()> {
    open(page, "", "").await?;
    from_start_to_invitation(page).await?;
    page.expect("'dataLayer' in window", false).await?;
    open(page, "<script>dataLayer = [{ theirs: 1 }]</script>", "").await?;
    from_start_to_invitation(page).await?;
    page.expect("dataLayer", json!([{ "theirs": 1 }])).await?;

    let element = "<love-languages cta-url=#book datalayer></love-languages>";
    let div = "<div data-love-languages data-cta-url=#book data-datalayer></div>";
    let script = format!("<script src={LOADER}></script>");
    let bare = format!("<script src={LOADER} data-cta-url=#book data-datalayer></script>");
    for body in [format!("{element}{script}"), format!("{div}{script}"), bare] {
        page.renew_origin()?;
        page.article("", &body).await?;
        from_start_to_invitation(page).await?;
        let same = format!(
            "JSON.stringify({PUSHED}) == JSON.stringify(
                events.map(({{ type, detail }}) => ({{ event: type, ...detail }})))"
        );
        page.wait(&same).await.with_context(|| body.clone())?;
        page.expect(
            &format!("{PUSHED}.filter(({{ event }}) => event != 'll-view').map(e => e.event)"),
            json!(["ll-ready", "ll-start", "ll-finish", "ll-invite"]),
        )
        .await?;
    }
    // What is there stays, whoever owns it.
    page.renew_origin()?;
    open(page, "<script>dataLayer = [{ theirs: 1 }]</script>", "datalayer").await?;
    from_start_to_invitation(page).await?;
    page.expect("dataLayer[0].theirs", 1).await?;
    page.wait("dataLayer.some(({ event }) => event == 'll-invite')").await?;
    page.is_quiet().await
}

/// Whatever two people do: names of steps, and not one more word.
async fn a_whole_journey_tells_names_alone(page: &mut Page) -> Result<()> {
    open(page, "", "datalayer").await?;
    page.wait_for_app().await?;
    let code = whole_journey(page).await?;
    let told = format!(
        "[...events.map(({{ type, detail }}) => ({{ event: type, ...detail }})), ...{PUSHED}]"
    );
    let told = page.eval(&told).await?;
    let told = told.as_array().context("a list")?;
    ensure!(told.len() > 20, "{told:#?}");

    let views: Vec<&str> = EVENTS
        .iter()
        .find(|(name, ..)| *name == "ll-view")
        .and_then(|(.., detail)| detail.split_once("`: "))
        .context("the views have names")?
        .1
        .split(", ")
        .collect();
    for event in told {
        let event = event.as_object().context("an object")?;
        let name = event["event"].as_str().context("a name")?;
        ensure!(EVENTS.iter().any(|(known, ..)| *known == name), "{name} is no event");
        let rest: Vec<_> = event.iter().filter(|(key, _)| *key != "event").collect();
        let is_plain = match (name, &rest[..]) {
            ("ll-view", [(key, view)]) => {
                *key == "view" && view.as_str().is_some_and(|view| views.contains(&view))
            }
            ("ll-view", _) => false,
            (_, rest) => rest.is_empty(),
        };
        ensure!(is_plain, "{event:?} says more than a step's name");
    }
    for view in ["result", "guide", "compare", "reveal", "share", "privacy", "questions"] {
        ensure!(told.iter().any(|event| event["view"] == view), "the journey led past {view}");
    }

    let told = json!(told).to_string();
    let Kind::OneOf(starts) = ATTRIBUTES[0].kind else { unreachable!("`view` comes first") };
    // The first five are no guides.
    let mut secrets: Vec<&str> =
        starts[5..].iter().chain(&THEMES).chain(&REASONS).copied().collect();
    secrets.extend(LoveLanguage::ALL.map(LoveLanguage::id));
    secrets.extend(SAID);
    secrets.extend([
        "broken-trust",
        THEIRS,
        &THEIRS[..5],
        &code,
        &code[..5],
        "light",
        "deep",
        "us-and",
    ]);
    for secret in secrets {
        // A word that is a view's name as well is none of these.
        ensure!(!told.contains(&format!("\"{secret}")), "{secret} was told: {told}");
    }
    page.is_quiet().await
}

/// Stand-ins for the tools of the guide: what they were called with.
const STUBS: &str = "<script>
    window.calls = [];
    const note = name => (...parts) => calls.push([name, ...parts]);
    window.gtag = note('gtag');
    window.plausible = note('plausible');
    window._paq = { push: note('_paq') };
    window._mtm = { push: note('_mtm') };
</script>";

/// Each does what the guide says of it, and is quiet where its tool is not there.
async fn every_script_of_the_guide(page: &mut Page) -> Result<()> {
    let guide = fs::read_to_string(root().join("docs/measuring.md"))?;
    let scripts: Vec<&str> = guide
        .split("```html\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .filter(|snippet| snippet.starts_with("<script>"))
        .collect();
    let expected = [
        json!([
            ["gtag", "event", "quiz_start"],
            ["gtag", "event", "quiz_result"],
            ["gtag", "event", "quiz_invitation"]
        ]),
        json!([
            ["plausible", "Quiz begun"],
            ["plausible", "Quiz result"],
            ["plausible", "Quiz invitation"]
        ]),
        json!([
            ["_paq", ["trackEvent", "Quiz", "begun"]],
            ["_paq", ["trackEvent", "Quiz", "result"]],
            ["_paq", ["trackEvent", "Quiz", "invitation"]],
        ]),
        json!([
            ["_mtm", { "event": "ll-start" }],
            ["_mtm", { "event": "ll-finish" }],
            ["_mtm", { "event": "ll-invite" }],
        ]),
    ];
    ensure!(scripts.len() == expected.len(), "{scripts:#?}");
    for (script, expected) in scripts.iter().zip(expected) {
        page.renew_origin()?;
        open(page, &format!("{STUBS}{script}"), "").await?;
        from_start_to_invitation(page).await?;
        page.expect("calls", expected).await.with_context(|| (*script).to_owned())?;
        page.is_quiet().await?;
    }
    // Whose statistics are blocked has a widget all the same; a queue waits for its tool.
    page.renew_origin()?;
    open(page, &scripts[1..].concat().replace("const quiz", "var quiz"), "").await?;
    from_start_to_invitation(page).await?;
    page.expect("[_paq.length, _mtm.length]", json!([3, 3])).await?;
    page.is_quiet().await
}

/// The trigger's expression takes the three events and no other; what they become is a name to Google.
async fn the_names_for_google_are_names_there(page: &mut Page) -> Result<()> {
    let guide = fs::read_to_string(root().join("docs/measuring.md"))?;
    let trigger = guide.split_once("```regex\n").and_then(|(_, rest)| rest.lines().next());
    let trigger = trigger.context("a trigger")?.trim();
    let rows: Vec<(&str, &str)> = guide
        .lines()
        .filter_map(|line| {
            line.trim().strip_prefix("| `ll-")?.strip_suffix("` |")?.split_once("` | `")
        })
        .collect();
    page.goto("/no-script.html").await?;
    let names = json!(EVENTS.map(|(name, ..)| name));
    let taken = page.eval(&format!("{names}.filter(name => /{trigger}/.test(name))")).await?;
    let inputs: Vec<String> = rows.iter().map(|(input, _)| format!("ll-{input}")).collect();
    ensure!(taken == json!(inputs), "{taken} are triggered, {inputs:?} are translated");
    for (_, output) in rows {
        // https://support.google.com/analytics/answer/13316687
        let is_name = output.starts_with(|first: char| first.is_ascii_alphabetic())
            && output.len() <= 40
            && output.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        ensure!(is_name, "{output} is no name of an event to GA4");
        ensure!(guide.matches(output).count() >= 2, "by gtag.js it is not {output}");
    }
    Ok(())
}

/// Byte for byte, before and after everything that somebody may have answered; and that is where a tap
/// leads.
async fn an_invitation_is_what_was_written(page: &mut Page) -> Result<()> {
    for link in [
        "#book",
        "/contact?from=quiz&amp=1;x=%20%C3%BC#a%2Fb",
        "https://practice.example/Book Now?q=ü+1#top",
        "mailto:hello@practice.example?subject=A%20first%20talk",
    ] {
        page.renew_origin()?;
        let element = format!(
            "<script src={LOADER} async></script><script>
                const it = document.createElement('love-languages');
                it.setAttribute('cta-url', {});
                it.setAttribute('phone', '+1 555 0100');
                document.currentScript.after(it);
            </script>",
            json!(link)
        );
        page.article("", &element).await?;
        page.answer_to_result().await?;
        let href = "find('[data-action=invite]').getAttribute('href')";
        page.expect(href, link).await?;
        page.expect("find('[data-action=call]').getAttribute('href')", "tel:+15550100").await?;
        page.tap("[data-action=compare]").await?;
        page.wait("view() == 'compare'").await?;
        page.eval("widgets()[0].open('quiz')").await?;
        page.wait("view() == 'result'").await?;
        page.expect(href, link).await?;
    }
    // Nothing is added on the way, either.
    page.renew_origin()?;
    let body = format!(
        "<love-languages cta-url='/contact?from=quiz'></love-languages><script src={LOADER}></script>"
    );
    let html = crate::page::host("article.html", &[("widget", &body)])?;
    page.serve([
        ("/this.html", html),
        ("/contact", "<!doctype html><title>-</title><link rel=icon href=data:,>".into()),
    ]);
    page.goto("/this.html").await?;
    page.answer_to_result().await?;
    page.server.clear_seen();
    let name = page.eval("name").await?;
    page.tap("[data-action=invite]").await?;
    page.wait("location.pathname == '/contact'").await?;
    // A window's name outlives a page.
    page.expect("[location.search, location.hash, history.state]", json!(["?from=quiz", "", null]))
        .await?;
    page.expect("name", name).await?;
    let mut seen = page.server.seen_paths();
    // That is the browser's own.
    seen.retain(|path| path != "/favicon.ico");
    ensure!(seen == ["/contact?from=quiz"], "{seen:?}");
    let value: Value = page.eval("sessionStorage.length").await?;
    ensure!(value == 1, "the tab's storage is the site's own: {value}");
    Ok(())
}
