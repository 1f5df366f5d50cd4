//! For everybody: axe-core on every view; narrow, zoomed, spaced out, mirrored; contrast with any
//! accent; reduced motion and forced colours.

use anyhow::{Context, Result, ensure};
use love_languages::model::tokens::{PAIRS, TOKENS};
use serde_json::json;
use xtask::{browser::Screen, server::Rule};

use crate::{
    layout::{Table, has_no_faults},
    page::{LOADER, Page, STEP, host},
};

scenarios![every_view, on_such_pages, contrast_with_any_accent, motion_and_none, forced_colors,];

/// By axe-core, in light and in dark. At 320 CSS px: a small phone, and 1280 px at 400 %. And there, each
/// view once more with a reader's text spacing (WCAG 1.4.12), as it reaches a widget in two ways, and with
/// all mirrored that means a direction: in place, for to go to every view takes longer than to look at it.
async fn every_view(page: &mut Page) -> Result<()> {
    const SPACING: &str = "line-height: 1.5 !important; letter-spacing: .12em !important; \
                           word-spacing: .16em !important";
    let inherited = format!("love-languages {{ {SPACING} }}");
    let everywhere = format!("* {{ {SPACING} }} p {{ margin-bottom: 2em !important }}");
    let setting = Setting { narrow: true, ..Setting::default() };
    on_every_view(page, &setting, async |page, name| {
        page.expect("[innerWidth, innerHeight]", json!([320, 256])).await?;
        for theme in ["dark", "light"] {
            page.eval(&format!("widgets()[0].setAttribute('theme', '{theme}')")).await?;
            let faults = page.axe("widgets()[0]", 4).await?;
            ensure!(faults == json!([]), "{theme}: {faults:#}");
        }
        // It looks into the shadow tree: there it sees a fault that is put there.
        if name == "trouble" {
            page.eval("void (find('.ll').append(new Image(50, 50)))").await?;
            let faults = page.axe("widgets()[0]", 4).await?.to_string();
            ensure!(faults.contains("image-alt"), "axe-core doesn't see the views: {faults}");
            page.eval("find('.ll > img').remove()").await?;
        }
        has_no_faults(page, Table::Fits).await?;
        for (how, css, place) in [
            ("inherited", &inherited, "[document.head]"),
            ("everywhere", &everywhere, "[document.head, widgets()[0].shadowRoot]"),
        ] {
            // Each with a text of its own: where the same one comes again, WebKit takes the rules that it
            // had worked out for this tree the last time, without those that came to a sheet since.
            let add = format!(
                "void {place}.forEach(place => place.append(
                    Object.assign(document.createElement('style'), {{ className: 'spacing', textContent: `{css} /* {name} */` }})))"
            );
            page.eval(&add).await?;
            // Inherited, it is a length: of 17 px.
            let spacing =
                page.eval("parseFloat(getComputedStyle(find('h2')).letterSpacing)").await?;
            ensure!(spacing.as_f64() >= Some(1.7), "{how}: letters are spaced by {spacing} px");
            has_no_faults(page, Table::MayScroll).await.context(how)?;
            page.eval("void [document, widgets()[0].shadowRoot].forEach(
                tree => tree.querySelectorAll('.spacing').forEach(style => style.remove()))")
                .await?;
        }
        set_direction(page, "rtl").await?;
        page.expect("getComputedStyle(find('.ll')).direction", "rtl").await?;
        has_no_faults(page, Table::Fits).await.context("mirrored")?;
        let drawn = match name {
            "choose" => Some((".p", ".p rect")),
            "result" | "result, with giving" => Some((".bar", ".bar .firm")),
            _ => None,
        };
        if let Some((outer, inner)) = drawn {
            let starts_right = format!(
                "Math.abs(find(`{outer}`).getBoundingClientRect().right
                    - find(`{inner}`).getBoundingClientRect().right) < 1.5"
            );
            page.expect(&starts_right, true).await?;
        }
        set_direction(page, "ltr").await
    })
    .await
}

async fn set_direction(page: &Page, direction: &str) -> Result<()> {
    let both = "[document.documentElement, stage().querySelector('.stage')]";
    page.eval(&format!("void {both}.forEach(e => e.dir = '{direction}')")).await.map(drop)
}

/// Pages that are so from the start: one that runs from right to left, and one whose reader's style
/// sheet is in every tree.
async fn on_such_pages(page: &mut Page) -> Result<()> {
    for host in ["right-to-left.html", "text-spacing.html"] {
        let setting = Setting { host, narrow: true };
        open(page, &setting, "").await?;
        page.wait_for_app().await?;
        has_no_faults(page, Table::MayScroll).await.with_context(|| format!("{host}, rate"))?;
        for _ in 0..5 {
            page.tap("[data-answer='3']").await?;
        }
        page.wait("view() == 'choose'").await?;
        has_no_faults(page, Table::MayScroll).await.with_context(|| format!("{host}, choose"))?;
        page.answer_to_result().await?;
        page.come_to_rest().await?;
        has_no_faults(page, Table::MayScroll).await.with_context(|| format!("{host}, result"))?;
        page.eval("sessionStorage.clear()").await?;
    }
    Ok(())
}

/// Text 4.5, lines and edges 3, in light and in dark, whatever colour a practice has.
async fn contrast_with_any_accent(page: &mut Page) -> Result<()> {
    page.goto("/article.html").await?;
    page.wait_for_app().await?;
    let hues = (0..360).step_by(30);
    let mut accents: Vec<String> = hues
        .flat_map(|hue| [0.05, 0.15, 0.3].map(|chroma| format!("oklch(.6 {chroma} {hue})")))
        .collect();
    accents.extend(["black", "white", "gray", "yellow", "#00f", "#4a5b33"].map(String::from));
    let count = accents.len() * 2 * PAIRS.len();
    // By the names that the build writes.
    let short = |name: &str| {
        let token = format!("--{name}");
        TOKENS.iter().find(|(written, _)| *written == token).map(|(_, short)| *short)
    };
    let pairs = PAIRS.map(|(a, b, needed)| json!([short(a), short(b), needed]));
    let measured =
        page.eval(&format!("({CONTRASTS})({}, {})", json!(accents), json!(pairs))).await?;
    ensure!(measured["count"] == count, "{count} pairs expected: {measured:#}");
    ensure!(measured["faults"] == json!([]), "{:#}", measured["faults"]);
    // The tokens did follow the accent.
    ensure!(measured["papers"].as_u64() > Some(40), "{:#}", measured["papers"]);
    page.is_quiet().await
}

/// Measures every pair with every accent, by probes in the widget's own tree, as a canvas paints
/// them.
const CONTRASTS: &str = "(accents, pairs) => {
    const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const paint = color => {
        context.fillStyle = '#123456';
        context.fillStyle = color;
        if (context.fillStyle == '#123456') throw Error(`${color} is no colour`);
        context.fillRect(0, 0, 1, 1);
        return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const luminance = rgb => rgb.map(v => v / 255)
        .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
        .reduce((sum, v, at) => sum + v * [.2126, .7152, .0722][at], 0);
    const card = document.createElement('section');
    card.className = 'll';
    find('.stage').append(card);
    const names = [...new Set(pairs.flatMap(([a, b]) => [a, b]))];
    const probes = names.map(name => {
        const probe = document.createElement('i');
        probe.style.color = `var(${name})`;
        card.append(probe);
        return probe;
    });
    const faults = [], papers = new Set();
    let count = 0;
    for (const theme of ['light', 'dark']) for (const accent of accents) {
        widgets()[0].setAttribute('theme', theme);
        widgets()[0].setAttribute('accent', accent);
        const colors = probes.map(probe => paint(getComputedStyle(probe).color));
        const lights = Object.fromEntries(names.map((name, at) => [name, luminance(colors[at])]));
        papers.add(colors[names.indexOf(pairs[1][1])].join());
        for (const [a, b, needed] of pairs) {
            const [low, high] = [lights[a], lights[b]].sort((x, y) => x - y);
            const contrast = (high + .05) / (low + .05);
            count++;
            if (!(contrast >= needed)) faults.push(`${theme} ${accent}: ${a} on ${b} ${contrast.toFixed(2)}`);
        }
    }
    card.remove();
    return { count, faults, papers: papers.size };
}";

/// A step moves once, the first paint never, and with reduced motion nothing does.
async fn motion_and_none(page: &mut Page) -> Result<()> {
    for reduced_motion in [false, true] {
        let screen = Screen { reduced_motion, ..Screen::desktop() };
        if reduced_motion {
            page.set_screen(&screen).await?;
        }
        page.goto("/article.html").await?;
        page.wait_for_app().await?;
        page.expect("matchMedia('(prefers-reduced-motion: reduce)').matches", reduced_motion)
            .await?;
        page.eval(
            "(window.frames = [], void (function watch() {
                frames.push(stage().getAnimations().length);
                requestAnimationFrame(watch);
            })())",
        )
        .await?;
        page.wait("frames.length > 3").await?;
        page.expect("Math.max(...frames)", 0).await?;
        page.answer_to_result().await?;
        page.eval("void (frames.length = 0)").await?;
        page.wait("frames.length > 3").await?;
        page.expect("!!find('.step')", true).await?;
        page.tap("[data-action=questions]").await?;
        page.wait("find('#question')").await?;
        page.eval("void (frames.length = 0)").await?;
        page.tap("[data-action=next]").await?;
        page.wait("frames.length > 3").await?;
        page.expect("Math.max(...frames) > 0", !reduced_motion).await?;
        page.eval("sessionStorage.clear()").await?;
    }
    Ok(())
}

/// The reader's own colours: every control has an edge, every text and every line stands out.
async fn forced_colors(page: &mut Page) -> Result<()> {
    page.force_colors().await?;
    on_every_view(page, &Setting::default(), async |page, _| {
        page.expect("matchMedia('(forced-colors: active)').matches", true).await?;
        let faults = page.eval(FORCED_FAULTS).await?;
        ensure!(faults == json!([]), "{faults:#}");
        Ok(())
    })
    .await
}

pub const FORCED_FAULTS: &str = "(() => {
    const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const light = color => {
        context.clearRect(0, 0, 1, 1);
        context.fillStyle = color;
        context.fillRect(0, 0, 1, 1);
        const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
        return a < 250 ? undefined : [r, g, b].map(v => (v / 255) ** 2.2)
            .reduce((sum, v, at) => sum + v * [.2126, .7152, .0722][at], 0);
    };
    const behind = element => light(getComputedStyle(element).backgroundColor)
        ?? (element.parentElement ? behind(element.parentElement) : light('Canvas'));
    const contrast = (a, b) => (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    const faults = [];
    const check = (what, color, back, needed) => {
        const found = contrast(light(color) ?? back, back);
        if (!(found >= needed)) faults.push(`${what}: ${color} ${found.toFixed(2)}`);
    };
    for (const control of all('button:not(.q), .b')) {
        const { borderTopWidth, borderTopStyle } = getComputedStyle(control);
        const name = control.textContent.slice(0, 20);
        if (parseFloat(borderTopWidth) < 1 || borderTopStyle == 'none') faults.push(`${name} has no edge`);
    }
    for (const element of all('button:enabled, a, p, h2, h3, summary span:not(.hear), td, th'))
        check(element.textContent.slice(0, 20), getComputedStyle(element).color, behind(element), 4.5);
    for (const element of all('.l'))
        check('a level', getComputedStyle(element, '::after').borderBottomColor, behind(element), 3);
    for (const element of all('.bar .firm, .p rect'))
        check('a line', getComputedStyle(element).fill, behind(element.closest('summary, .ll')), 3);
    for (const element of all('.m path'))
        check('a mark', getComputedStyle(element).stroke, behind(element.closest('button, .ll')), 3);
    return faults;
})()";

/// How a page with every view is set up.
struct Setting<'a> {
    /// The page of `tests/hosts/`.
    host: &'a str,
    /// In a viewport of 320 x 256 px, which is 1280 x 1024 px at 400 %.
    narrow: bool,
}

impl Default for Setting<'_> {
    fn default() -> Self {
        Self { host: "article.html", narrow: false }
    }
}

/// Goes to every view there is, lets it come to rest, and checks it.
async fn on_every_view(
    page: &Page,
    setting: &Setting<'_>,
    check: impl AsyncFn(&Page, &str) -> Result<()>,
) -> Result<()> {
    // Files come anew each time, for they are late, then wrong, then right.
    let set_rule = |rule: Option<Rule>| {
        page.server.clear_rules();
        page.server.rule(Rule::at("*/assets/*").header("cache-control", "no-store"));
        rule.into_iter().for_each(|rule| page.server.rule(rule));
    };
    let open = async |rule: Option<Rule>, attributes: &str| {
        set_rule(rule);
        open(page, setting, attributes).await
    };
    let see = async |wanted: &str, name: &str| {
        page.wait(wanted).await.context(name.to_owned())?;
        page.come_to_rest().await?;
        check(page, name).await.context(name.to_owned())
    };

    open(Some(Rule::at("*.wasm").held()), "").await?;
    see("view() == 'rate'", "rate, first cards").await?;
    page.eval("[0, 1, 2, 3, 4].forEach(at => tap(`[data-answer='${at}']`))").await?;
    see("view() == 'waiting'", "waiting").await?;
    page.eval("sessionStorage.clear()").await?;

    open(Some(Rule::at("*.wasm").status(404)), "").await?;
    page.wait("view() == 'rate' && tap(`[data-answer='0']`) || view() == 'trouble'").await?;
    see("view() == 'trouble'", "trouble").await?;
    page.eval("sessionStorage.clear()").await?;

    open(Some(Rule::at("*.later.*").held()), "").await?;
    page.wait_for_app().await?;
    see("view() == 'rate'", "rate").await?;
    page.tap("[data-answer='3']").await?;
    page.tap("[data-action=back]").await?;
    see("find('[aria-pressed=true]')", "rate, answered").await?;
    for _ in 0..5 {
        page.tap("[data-answer='3']").await?;
    }
    see("view() == 'choose'", "choose").await?;
    page.tap(".three [data-answer]").await?;
    page.tap("[data-action=back]").await?;
    see("find('.three [aria-pressed=true]')", "choose, answered").await?;
    page.answer_to_result().await?;
    page.eval("all('details').forEach(row => row.open = true)").await?;
    see("view() == 'result'", "result").await?;
    page.tap("[data-action=table]").await?;
    see("find('[role=status]')", "result, table loading").await?;
    page.tap("[data-action=about]").await?;
    see("view() == 'about'", "about, loading").await?;
    page.tap("[data-action=back]").await?;
    page.tap("[data-action=questions]").await?;
    see("find('[role=status]')", "questions, loading").await?;
    page.eval("sessionStorage.clear()").await?;

    open(Some(Rule::at("*.later.*").status(500)), "").await?;
    page.answer_to_result().await?;
    page.tap("[data-action=questions]").await?;
    see("find('[data-action=retry]')", "questions, failed").await?;
    set_rule(None);
    page.tap("[data-action=retry]").await?;
    page.tap("[data-action=next]").await?;
    see("find('[data-action=previous]')", "questions").await?;
    page.eval("widgets()[0].open('quiz')").await?;
    page.tap("[data-action=table]").await?;
    see("find('table')", "result, table").await?;
    page.eval("widgets()[0].open('about')").await?;
    see("view() == 'about' && find('details')", "about").await?;
    page.eval("all('details').forEach(section => section.open = true)").await?;
    see("find('li a')", "about, all open").await?;
    page.eval("sessionStorage.clear()").await?;

    open(None, "").await?;
    for taps in 0.. {
        if page.eval("view()").await? == "result" {
            break;
        }
        ensure!(taps <= 15, "no result after {taps} skips");
        let step = page.eval(STEP).await?;
        page.tap("[data-answer=skip]").await?;
        page.wait(&format!("({STEP}) != {step} && view()")).await?;
    }
    page.eval("all('details').forEach(row => row.open = true)").await?;
    see("view() == 'result'", "result, unknown").await?;
    page.eval("sessionStorage.clear()").await?;

    open(None, "view=compare").await?;
    see("view() == 'compare'", "compare, start").await?;
    page.tap("[data-action=code]").await?;
    page.tap("[data-action=submit]").await?;
    see("find('[data-error]')", "code, an error").await?;
    page.eval("void (location.hash = 'll=1N7F0BRVV16S')").await?;
    see("view() == 'arrive'", "arrive").await?;
    page.eval("void (location.hash = 'll=1N7F0BRVV16S.1BADZ8R4J11S')").await?;
    see("view() == 'compare' && find('.pairs')", "compare").await?;
    page.tap("[data-action=table]").await?;
    see("find('table')", "compare, table").await?;
    page.tap("[data-action=table]").await?;
    page.tap("[data-action=today]").await?;
    see("view() == 'together'", "together").await?;
    page.tap("[data-action=reveal]").await?;
    see("find('#answer')", "reveal, first").await?;
    page.eval("void (find('#answer').value = 'The kitchen on Sunday, when you hum')").await?;
    page.tap("[data-action=done]").await?;
    see("find('.answer') && find('#answer')", "reveal, second").await?;
    page.tap("[data-action=done]").await?;
    see("find('[data-action=show]')", "reveal, hidden").await?;
    page.tap("[data-action=show]").await?;
    see("find('.said')", "reveal, shown").await?;
    page.tap("[data-action=back]").await?;
    page.tap("[data-action=compare]").await?;
    page.tap("[data-action=privacy]").await?;
    see("view() == 'privacy'", "privacy").await?;
    page.tap("[data-action=back]").await?;
    page.tap("[data-action=share]").await?;
    see("find('.safe')", "share, safety").await?;
    page.tap("[data-action=go-on]").await?;
    see("find('.qr')", "share, ways").await?;
    page.eval("widgets()[0].open('quiz')").await?;
    page.answer_to_result().await?;
    page.tap("[data-action=give]").await?;
    for at in 0..5 {
        see("view() == 'give'", "give").await?;
        page.tap(&format!("[data-answer='{at}']")).await?;
    }
    see("view() == 'result' && find('.pairs')", "result, with giving").await?;
    page.tap("[data-action=pass]").await?;
    see("find('.safe')", "pass, safety").await?;
    page.tap("[data-action=go-on]").await?;
    see("find('[data-action=take]')", "pass, hand over").await?;
    page.tap("[data-action=take]").await?;
    see("view() == 'rate'", "pass, rate").await?;
    page.tap("[data-answer='3']").await?;
    page.tap("[data-action=pause]").await?;
    see("view() == 'pass'", "pass, paused").await?;
    page.tap("[data-action=privacy]").await?;
    see("view() == 'privacy'", "pass, privacy").await?;
    page.tap("[data-action=back]").await?;
    page.tap("[data-action=take]").await?;
    for _ in 0..4 {
        page.tap("[data-answer='2']").await?;
    }
    see("view() == 'choose'", "pass, choose").await?;
    for _ in 0..10 {
        page.wait("view() == 'pass' || tap('[data-answer=same]')").await?;
    }
    see("view() == 'pass'", "pass, ready").await?;
    page.tap("[data-action=give]").await?;
    see("view() == 'give'", "pass, give").await?;
    page.tap("[data-answer='3']").await?;
    page.eval("widgets()[0].open('quiz')").await?;
    page.tap("[data-action=look]").await?;
    see("view() == 'compare'", "compare, after one phone").await?;
    page.eval("sessionStorage.clear()").await?;
    open(None, "view=compare").await?;
    page.tap("[data-action=pass]").await?;
    page.tap("[data-action=go-on]").await?;
    see("find('[data-action=begin]')", "pass, one begins").await?;
    page.eval("sessionStorage.clear()").await?;

    open(None, "view=questions").await?;
    page.tap("[data-action=keep]").await?;
    page.tap("[data-action=topics]").await?;
    see("find('.tags') && find('[data-action=keep][aria-pressed=true]')", "questions, kept")
        .await?;
    page.tap("[data-action=kept]").await?;
    see("view() == 'kept'", "kept").await?;
    page.tap("[data-action=drop]").await?;
    see("!find('.list p')", "kept, none").await?;
    page.eval("widgets()[0].open('together')").await?;
    see("find('.hardest')", "together, alone").await?;
    page.tap("[data-action=hardest]").await?;
    see("find('[data-answer=distant]')", "together, what feels hardest").await?;
    page.tap("[data-answer=distant]").await?;
    page.tap("[data-action=count]").await?;
    see("find('[data-hardest]') && find('[data-days]')", "together, said").await?;
    for guide in ["check-in", "repair", "us-and-the-problem"] {
        page.eval(&format!("widgets()[0].open('{guide}')")).await?;
        let whole = format!("{guide}, whole");
        see("find('[data-action=begin]')", &whole).await?;
        page.tap("[data-action=begin]").await?;
        if guide != "check-in" {
            see("find('.safe')", &format!("{guide}, safety")).await?;
            page.tap("[data-action=go-on]").await?;
        }
        page.wait("find('.foot')").await?;
        while page.eval("find('.foot')").await? == json!(true) {
            let step = page.eval("text('.foot span')").await?;
            page.eval("tap('.options .c')").await?;
            page.eval("tap('[data-action=start]')").await?;
            let step = step.as_str().unwrap_or_default().to_owned();
            see("find('.foot')", &format!("{guide}, {step}")).await?;
            let on = format!("find('[data-action=close]') || text('.foot span') != '{step}'");
            page.wait("tap('[data-action=go]') || tap('[data-action=next]')").await?;
            page.wait(&on).await?;
        }
        see("find('[data-action=close]')", &format!("{guide}, done")).await?;
        page.tap("[data-action=close]").await?;
    }
    page.eval("sessionStorage.clear()").await.map(drop)
}

async fn open(page: &Page, setting: &Setting<'_>, attributes: &str) -> Result<()> {
    let body = format!(
        "<love-languages {attributes} practice='Riverbank Practice' cta-url=#book phone='+49 30 1234567'
            style='display:block;min-height:27rem'></love-languages><script src={LOADER}></script>"
    );
    // At 400 % a scroll bar takes next to nothing; here it would take 12 px.
    let head = "<style>html { scrollbar-width: none }</style>";
    page.serve([("/this.html", host(setting.host, &[("head", head), ("widget", &body)])?)]);
    if setting.narrow {
        page.goto("/zoomed.html?/this.html").await?;
        page.session().client.enter_frame(0).await?;
    } else {
        page.goto("/this.html").await?;
    }
    page.wait("stage()?.querySelector('.stage')").await?;
    Ok(())
}
