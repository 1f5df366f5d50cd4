//! `shots`: a picture of every view at a phone's, a larger phone's and a tablet's width, light and
//! dark, to look at together.
//!
//! A scene is a page and the way to a view. It is walked once; then the screen changes around it.

use std::{
    fmt::Write as _,
    fs,
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use love_languages::model::LoveLanguage;
use love_languages::model::theming::{THEMES, Theme};
use serde_json::Value;

use crate::{
    browser::{Browser, Screen, Session},
    build, content, root,
    server::{Rule, Server, Site},
};

mod builder;

/// The widths of a small phone, a usual phone and a tablet, in CSS pixels.
const WIDTHS_PX: [u32; 3] = [320, 390, 768];

/// A picture to take.
struct Scene {
    name: &'static str,
    /// Attributes of the widget.
    attributes: &'static str,
    /// What a link brought, after `#ll=`; nothing where it is empty.
    link: &'static str,
    /// What the page has beside it: attributes of `<html>`, and CSS.
    html: &'static str,
    css: &'static str,
    /// Files that come late or never.
    rule: Option<fn() -> Rule>,
    forced_colors: bool,
    steps: &'static [Step],
}

/// A step on the way to a view.
#[derive(Clone, Copy)]
enum Step {
    /// Waits for an element, and clicks it.
    Click(&'static str),
    /// Waits for an element.
    See(&'static str),
    /// Types into the field that is there.
    Type(&'static str),
    /// Through a guide to its end; of what can be chosen, the first.
    ThroughGuide,
    /// Opens every section.
    OpenAll,
    /// Skips to the rating card with the most text.
    LongestCard,
    /// Answers as this person from here to the result.
    Answer(Person),
    /// The same to another view.
    AnswerTo(&'static str, Person),
}

/// Who answers.
#[derive(Clone, Copy)]
enum Person {
    /// Kind words before everything.
    Words,
    /// Words and time, in turn.
    WordsAndTime,
    /// Words, gifts and touch alike, the others behind.
    Three,
    /// All five the same, at this level, and "about the same" throughout.
    Same(u8),
    /// Answers nothing.
    Skips,
}

use Person::{Same, Skips, Three, Words, WordsAndTime};
use Step::{Answer, AnswerTo, Click, LongestCard, OpenAll, See, ThroughGuide, Type};

const PRACTICE: &str = r#"practice="Riverbank Practice" cta-url="/contact" phone="+49 30 1234567"
    cta-text="Feeling far apart is common, and it can change. A first talk of 15 minutes is free.""#;

/// On any page, as it comes.
const PLAIN: Scene = Scene {
    name: "",
    attributes: PRACTICE,
    link: "",
    html: "lang=en",
    css: "",
    rule: None,
    forced_colors: false,
    steps: &[],
};

const RESULT: &[Step] = &[Answer(Words), See("[data-view=result]")];

/// Two who say how they give, and one who doesn't: `docs/share-code.md` says how a code is read.
const ONE: &str = "1N7F0BRVV16S";
const BOTH: &str = "1N7F0BRVV16S.1BADZ8R4J11S";
const ONE_IS_UNSURE: &str = "1F6BXGC2W1JE.1EMAP0R4C1A6";

const GIVE: Step = Click("[data-action=give]");
const GIVEN: [Step; 6] = [
    GIVE,
    Click("[data-answer='3']"),
    Click("[data-answer='1']"),
    Click("[data-answer='4']"),
    Click("[data-answer='2']"),
    Click("[data-answer='0']"),
];

/// From a result to the second person's first card.
const PASSED: [Step; 3] =
    [Click("[data-action=pass]"), Click("[data-action=go-on]"), Click("[data-action=take]")];
/// To a question's first answer, and past it.
const REVEAL: [Step; 3] = [
    Click("[data-action=reveal]"),
    Type(
        "The kitchen on Sunday, when you hum and think that nobody hears.\nAnd the smell of toast.",
    ),
    Click("[data-action=done]"),
];
/// Into a guide, and on.
const BEGIN: Step = Click("[data-action=begin]");
const NEXT: Step = Click("[data-action=next]");
const SAME: Step = Click("[data-answer='2']");

/// Every picture. Add a line for each new view.
const SCENES: &[Scene] = &[
    Scene { name: "rate, first card", steps: &[See("[data-answer]")], ..PLAIN },
    Scene { name: "rate, longest card", steps: &[LongestCard], ..PLAIN },
    Scene {
        name: "rate, back at an answer",
        steps: &[
            Click("[data-answer='3']"),
            Click("[data-action=back]:not([disabled])"),
            See("[data-answer]"),
        ],
        ..PLAIN
    },
    Scene {
        name: "waiting for the app",
        rule: Some(|| Rule::at("*.wasm").held()),
        steps: &[Answer(Words), See("[data-view=waiting]")],
        ..PLAIN
    },
    Scene {
        name: "trouble: the app can't come",
        rule: Some(|| Rule::at("*.wasm").status(404)),
        steps: &[Answer(Words), See("[data-view=trouble]")],
        ..PLAIN
    },
    Scene { name: "choose", steps: &[Answer(Words), See("[data-view=choose]")], ..PLAIN },
    Scene { name: "result, clear favourite", steps: RESULT, ..PLAIN },
    Scene { name: "result, two lead", steps: &[Answer(WordsAndTime), RESULT[1]], ..PLAIN },
    Scene { name: "result, none alone", steps: &[Answer(Three), RESULT[1]], ..PLAIN },
    Scene { name: "result, all high", steps: &[Answer(Same(4)), RESULT[1]], ..PLAIN },
    Scene { name: "result, none reaches far", steps: &[Answer(Same(0)), RESULT[1]], ..PLAIN },
    Scene { name: "result, unknown", steps: &[Answer(Skips), RESULT[1]], ..PLAIN },
    Scene { name: "result, no practice", attributes: "", steps: RESULT, ..PLAIN },
    Scene {
        name: "result, table",
        steps: &[Answer(Words), Click("[data-action=table]"), See("table")],
        ..PLAIN
    },
    Scene {
        name: "result, an idea open",
        steps: &[
            Answer(Words),
            // The first row is open from the start.
            Click("details:nth-child(2) > summary"),
            See("details:nth-child(2) [data-action=idea]"),
        ],
        ..PLAIN
    },
    Scene {
        name: "questions, light",
        attributes: "view=questions",
        steps: &[Click("[data-action=light]"), See("[data-action=next]")],
        ..PLAIN
    },
    Scene {
        name: "questions, warm",
        attributes: "view=questions",
        steps: &[
            Click("[data-action=warm]"),
            Click("[data-action=next]"),
            See("[data-action=next]"),
        ],
        ..PLAIN
    },
    Scene {
        name: "questions, deep",
        attributes: "view=questions",
        steps: &[Click("[data-action=deep]"), See("[data-action=next]")],
        ..PLAIN
    },
    Scene { name: "give", steps: &[Answer(Words), GIVE, See("[data-answer]")], ..PLAIN },
    Scene {
        name: "result with giving",
        steps: &[
            Answer(Words),
            GIVEN[0],
            GIVEN[1],
            GIVEN[2],
            GIVEN[3],
            GIVEN[4],
            GIVEN[5],
            See("[data-view=result] .pairs"),
        ],
        ..PLAIN
    },
    Scene {
        name: "share, safety",
        steps: &[
            Answer(Words),
            Click("[data-action=compare]"),
            Click("[data-action=share]"),
            See("[data-action=go-on]"),
        ],
        ..PLAIN
    },
    Scene {
        name: "share, ways",
        steps: &[
            Answer(Words),
            GIVEN[0],
            GIVEN[1],
            GIVEN[2],
            GIVEN[3],
            GIVEN[4],
            GIVEN[5],
            Click("[data-action=compare]"),
            Click("[data-action=share]"),
            Click("[data-action=go-on]"),
            See(".qr"),
        ],
        ..PLAIN
    },
    Scene {
        name: "share, reply",
        link: BOTH,
        steps: &[Click("[data-action=share]"), Click("[data-action=go-on]"), See(".qr")],
        ..PLAIN
    },
    Scene { name: "arrive", link: ONE, steps: &[See("[data-view=arrive]")], ..PLAIN },
    Scene {
        name: "arrive, cut off",
        link: "1N7F0BR",
        steps: &[See("[data-view=arrive]")],
        ..PLAIN
    },
    Scene {
        name: "arrive, looked right away",
        link: ONE,
        steps: &[Click("[data-action=look]"), See(".pairs")],
        ..PLAIN
    },
    Scene {
        name: "code, an error",
        attributes: "view=compare",
        steps: &[
            Click("[data-action=code]"),
            Type("1N7F-0BRV-V16T"),
            Click("[data-action=submit]"),
            See("[aria-invalid]"),
        ],
        ..PLAIN
    },
    Scene {
        name: "compare, start",
        attributes: "view=compare",
        steps: &[See("[data-view=compare]")],
        ..PLAIN
    },
    Scene { name: "compare, both", link: BOTH, steps: &[See(".pairs")], ..PLAIN },
    Scene { name: "compare, one unsure", link: ONE_IS_UNSURE, steps: &[See(".pairs")], ..PLAIN },
    Scene {
        name: "compare, table",
        link: BOTH,
        steps: &[Click("[data-action=table]"), See("table")],
        ..PLAIN
    },
    Scene {
        name: "forced colours, compare",
        link: BOTH,
        forced_colors: true,
        steps: &[See(".pairs")],
        ..PLAIN
    },
    Scene {
        name: "serif host, 20 px, compare",
        link: BOTH,
        css: SERIF,
        steps: &[See(".pairs")],
        ..PLAIN
    },
    Scene {
        name: "pass, safety",
        attributes: "view=compare",
        steps: &[Click("[data-action=pass]"), See("[data-action=go-on]")],
        ..PLAIN
    },
    Scene {
        name: "pass, one begins",
        attributes: "view=compare",
        steps: &[PASSED[0], PASSED[1], See("[data-action=begin]")],
        ..PLAIN
    },
    Scene {
        name: "pass, hand over",
        steps: &[Answer(Words), PASSED[0], PASSED[1], See("[data-action=take]")],
        ..PLAIN
    },
    Scene {
        name: "pass, second, rate",
        steps: &[
            Answer(Words),
            PASSED[0],
            PASSED[1],
            PASSED[2],
            Click("[data-answer='3']"),
            See("[data-action=pause]"),
        ],
        ..PLAIN
    },
    Scene {
        name: "pass, paused",
        steps: &[
            Answer(Words),
            PASSED[0],
            PASSED[1],
            PASSED[2],
            Click("[data-answer='3']"),
            Click("[data-action=pause]"),
            See("[data-action=take]"),
        ],
        ..PLAIN
    },
    Scene {
        name: "pass, stopped",
        steps: &[
            Answer(Words),
            PASSED[0],
            PASSED[1],
            PASSED[2],
            Click("[data-action=pause]"),
            Click("[data-action=stop]"),
            See("[data-action=take-back]"),
        ],
        ..PLAIN
    },
    Scene {
        name: "pass, second, choose",
        steps: &[
            Answer(Words),
            PASSED[0],
            PASSED[1],
            PASSED[2],
            SAME,
            SAME,
            SAME,
            SAME,
            SAME,
            See("[data-answer=same]"),
        ],
        ..PLAIN
    },
    Scene {
        name: "pass, ready",
        steps: &[
            Answer(Words),
            PASSED[0],
            PASSED[1],
            PASSED[2],
            AnswerTo("pass", WordsAndTime),
            See("[data-action=look]"),
        ],
        ..PLAIN
    },
    Scene {
        name: "pass, compare",
        steps: &[
            Answer(Words),
            PASSED[0],
            PASSED[1],
            PASSED[2],
            AnswerTo("pass", WordsAndTime),
            GIVEN[0],
            GIVEN[1],
            GIVEN[2],
            GIVEN[3],
            GIVEN[4],
            GIVEN[5],
            Click("[data-action=look]"),
            See(".pairs"),
        ],
        ..PLAIN
    },
    Scene {
        name: "together",
        link: BOTH,
        steps: &[Click("[data-action=today]"), See("#question")],
        ..PLAIN
    },
    Scene {
        name: "together, alone",
        attributes: "view=together",
        steps: &[See(".hardest")],
        ..PLAIN
    },
    Scene {
        name: "together, distant, days",
        attributes: "view=together",
        steps: &[
            Click("[data-action=hardest]"),
            Click("[data-answer=distant]"),
            Click("[data-action=count]"),
            See("[data-days]"),
        ],
        ..PLAIN
    },
    Scene {
        name: "kept",
        attributes: "view=questions practice=Riverbank",
        steps: &[
            Click("[data-action=keep]"),
            Click("[data-action=next]"),
            Click("[data-action=keep]"),
            Click("[data-action=kept]"),
            See(".list"),
        ],
        ..PLAIN
    },
    Scene {
        name: "kept, none",
        attributes: "view=questions practice=Riverbank",
        steps: &[
            Click("[data-action=keep]"),
            Click("[data-action=kept]"),
            Click("[data-action=drop]"),
            See("[data-view=kept]"),
        ],
        ..PLAIN
    },
    Scene {
        name: "questions, topics",
        attributes: "view=questions",
        steps: &[See("#question"), Click("[data-action=topics]"), See(".tags")],
        ..PLAIN
    },
    Scene {
        name: "guide, whole",
        attributes: "view=check-in",
        steps: &[See("[data-action=begin]")],
        ..PLAIN
    },
    Scene {
        name: "guide, a turn",
        attributes: "view=check-in",
        steps: &[BEGIN, NEXT, Click("[data-action=start]"), See("[data-action=hold]")],
        ..PLAIN
    },
    Scene {
        name: "guide, the other turn",
        attributes: "view=check-in",
        steps: &[BEGIN, NEXT, NEXT, See("[data-person=other]")],
        ..PLAIN
    },
    Scene {
        name: "guide, options",
        attributes: "view=check-in",
        steps: &[
            BEGIN,
            NEXT,
            NEXT,
            NEXT,
            Click(".options .c"),
            See(".options [aria-pressed=true]"),
        ],
        ..PLAIN
    },
    Scene {
        name: "guide, safety",
        attributes: "view=repair",
        steps: &[BEGIN, See(".safe")],
        ..PLAIN
    },
    Scene {
        name: "guide, offer",
        attributes: "view=us-and-the-problem",
        steps: &[BEGIN, Click("[data-action=go-on]"), See("[data-action=go]")],
        ..PLAIN
    },
    Scene {
        name: "guide, breathe",
        attributes: "view=thank-you",
        steps: &[BEGIN, See(".breath")],
        ..PLAIN
    },
    Scene {
        name: "guide, done",
        attributes: "view=tradition practice='Riverbank Practice' cta-url=/contact",
        steps: &[BEGIN, ThroughGuide, See("[data-action=close]")],
        ..PLAIN
    },
    Scene {
        name: "reveal, first",
        link: BOTH,
        steps: &[Click("[data-action=today]"), REVEAL[0], See("#answer")],
        ..PLAIN
    },
    Scene {
        name: "reveal, second",
        link: BOTH,
        steps: &[
            Click("[data-action=today]"),
            REVEAL[0],
            See("#answer"),
            REVEAL[1],
            REVEAL[2],
            See(".answer"),
        ],
        ..PLAIN
    },
    Scene {
        name: "reveal, hidden",
        link: BOTH,
        steps: &[
            Click("[data-action=today]"),
            REVEAL[0],
            See("#answer"),
            REVEAL[1],
            REVEAL[2],
            See(".answer"),
            REVEAL[2],
            See("[data-action=show]"),
        ],
        ..PLAIN
    },
    Scene {
        name: "reveal, shown",
        link: BOTH,
        steps: &[
            Click("[data-action=today]"),
            REVEAL[0],
            See("#answer"),
            REVEAL[1],
            REVEAL[2],
            See(".answer"),
            REVEAL[2],
            Click("[data-action=show]"),
            See(".said"),
        ],
        ..PLAIN
    },
    Scene {
        name: "privacy",
        link: BOTH,
        steps: &[Click("[data-action=privacy]"), See("[data-view=privacy]")],
        ..PLAIN
    },
    Scene { name: "about", attributes: "view=about", steps: &[See("[data-view=about]")], ..PLAIN },
    Scene {
        name: "about, all open",
        attributes: "view=about",
        steps: &[OpenAll, See("details[open] p")],
        ..PLAIN
    },
    Scene {
        name: "right to left",
        html: "lang=en dir=rtl",
        steps: &[See("[data-answer]")],
        ..PLAIN
    },
    Scene { name: "right to left, result", html: "lang=en dir=rtl", steps: RESULT, ..PLAIN },
    Scene { name: "forced colours", forced_colors: true, steps: &[See("[data-answer]")], ..PLAIN },
    Scene { name: "forced colours, result", forced_colors: true, steps: RESULT, ..PLAIN },
    Scene { name: "serif host, 20 px", css: SERIF, steps: &[See("[data-answer]")], ..PLAIN },
    Scene { name: "serif host, 20 px, result", css: SERIF, steps: RESULT, ..PLAIN },
    Scene { name: "accent: crimson, result", attributes: "accent=crimson", steps: RESULT, ..PLAIN },
    Scene { name: "accent: gold, result", attributes: "accent=gold", steps: RESULT, ..PLAIN },
    Scene {
        name: "accent: blue",
        attributes: "accent='#0040ff'",
        steps: &[See("[data-answer]")],
        ..PLAIN
    },
    Scene {
        name: "accent: grey",
        attributes: "accent=gray",
        steps: &[See("[data-answer]")],
        ..PLAIN
    },
];

/// What is looked at in every theme.
const THEMED: [Scene; 4] = [
    // The app's own, which follows the page from light to dark.
    Scene { name: "rate", steps: &[See(".stage > div [data-answer]")], ..PLAIN },
    Scene { name: "choose", steps: &[Answer(Words), See("[data-view=choose]")], ..PLAIN },
    Scene { name: "result", steps: RESULT, ..PLAIN },
    Scene {
        name: "questions",
        attributes: "view=questions",
        steps: &[Click("[data-action=warm]"), See("[data-action=next]")],
        ..PLAIN
    },
];

const SERIF: &str = "body { font: 20px/1.5 Georgia, 'DejaVu Serif', serif }";

/// Takes the pictures whose name contains one of `wanted`; all of them where none is given.
///
/// # Errors
/// Where the build fails, or a scene doesn't come to its view; it says which.
pub fn run(wanted: &[String]) -> Result<()> {
    build::run()?;
    let folder = root().join("target/shots");
    fs::create_dir_all(&folder)?;
    let themed =
        THEMES.iter().flat_map(|theme| THEMED.iter().map(move |scene| (scene, Some(theme))));
    let scenes = SCENES.iter().map(|scene| (scene, None)).chain(themed);
    let named = scenes.map(|(scene, theme)| {
        let before = theme.map(|theme: &Theme| format!("theme {}, ", theme.name));
        (before.unwrap_or_default() + scene.name, scene, theme)
    });
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|part| name.contains(part));
    let scenes: Vec<_> = named.filter(|(name, ..)| is_wanted(name)).collect();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let mut index = String::from(
        "<!doctype html><meta charset=utf-8><title>Shots</title>\n\
         <style>body{font:16px system-ui;background:#888}div{display:flex;gap:1em;align-items:start;\
         overflow-x:auto}</style>\n",
    );
    let mut missed = Vec::new();
    runtime.block_on(async {
        let first = Screen { reduced_motion: true, ..Screen::phone(390) };
        let session = Session::open(Browser::Chromium, &first).await?;
        for (name, scene, theme) in scenes {
            println!("{name}");
            let pictures = scene.shoot(&name, theme, &session).await;
            keep(&folder, &name, pictures, &mut index, &mut missed)?;
        }
        for scene in builder::SCENES.iter().filter(|scene| is_wanted(scene.name)) {
            println!("{}", scene.name);
            keep(&folder, scene.name, scene.shoot(&session).await, &mut index, &mut missed)?;
        }
        if is_wanted("gallery") {
            println!("gallery");
            keep(&folder, "gallery", shoot_gallery(&session).await, &mut index, &mut missed)?;
        }
        anyhow::Ok(())
    })?;
    fs::write(folder.join("index.html"), index)?;
    println!("\nLook at {}", folder.join("index.html").display());
    if !missed.is_empty() {
        bail!("no picture of: {}", missed.join("; "));
    }
    Ok(())
}

/// File names and PNGs.
type Pictures = Vec<(String, Vec<u8>)>;

/// Writes a scene's pictures, and a row with them into the index.
fn keep(
    folder: &Path,
    name: &str,
    pictures: Result<Pictures>,
    index: &mut String,
    missed: &mut Vec<String>,
) -> Result<()> {
    writeln!(index, "<h2>{name}</h2><div>")?;
    match pictures {
        Ok(pictures) => {
            for (name, picture) in pictures {
                fs::write(folder.join(&name), picture)?;
                writeln!(index, "<img src='{name}' alt=''>")?;
            }
        }
        Err(error) => {
            eprintln!("  {error:#}");
            writeln!(index, "<p>Missed.")?;
            missed.push(name.to_owned());
        }
    }
    Ok(writeln!(index, "</div>")?)
}

impl Scene {
    /// Walks there and takes a picture for each screen: file names and PNGs.
    async fn shoot(
        &self,
        name: &str,
        theme: Option<&Theme>,
        session: &Session,
    ) -> Result<Pictures> {
        let site = Site::new().folder("/", root().join("dist"));
        let site = site.file("/scene.html", self.page(theme));
        // A server of its own is an origin of its own: nothing is left of the scene before.
        let server = Server::start(site)?;
        if let Some(rule) = self.rule {
            server.rule(rule());
        }
        let base = Screen {
            reduced_motion: true,
            forced_colors: self.forced_colors,
            ..Screen::phone(390)
        };
        session.set_screen(&base).await?;
        let fragment = if self.link.is_empty() { "" } else { "#ll=" };
        let address = format!("/scene.html{fragment}{}", self.link);
        session.client.goto(&server.url(&address)).await?;
        for step in self.steps {
            step.take(session, self.steps).await?;
        }

        let mut pictures = Vec::new();
        let slug = name.replace(|character: char| !character.is_alphanumeric(), "-");
        for width_px in WIDTHS_PX {
            for dark in [false, true] {
                let mut screen = Screen { width_px, dark, mobile: width_px < 700, ..base.clone() };
                session.set_screen(&screen).await?;
                let height = session.eval("return document.body.offsetHeight + 32", vec![]).await?;
                screen.height_px = u32::try_from(height.as_u64().context("a page has a height")?)?;
                session.set_screen(&screen).await?;
                session.client.execute_async(TWO_FRAMES, vec![]).await?;
                let scheme = if dark { "dark" } else { "light" };
                let name = format!("{slug}-{width_px}-{scheme}.png");
                pictures.push((name, session.client.screenshot().await?));
            }
        }
        Ok(pictures)
    }

    fn page(&self, theme: Option<&Theme>) -> String {
        let Self { attributes, html, css, .. } = self;
        let link = theme.map(|theme| theme.link("/")).unwrap_or_default();
        format!(
            r#"<!doctype html><html {html}><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Scene</title>
<style>:root {{ color-scheme: light dark }} body {{ font: 17px/1.5 sans-serif; margin: 16px }} {css}</style>{link}
<love-languages style="display:block;min-height:27rem" {attributes}></love-languages>
<script src="/love-languages.js" async></script>"#
        )
    }
}

/// The page that shows the themes, as wide as phones, a tablet and a screen are.
async fn shoot_gallery(session: &Session) -> Result<Pictures> {
    let server = Server::start(Site::new().folder("/", root().join("dist")))?;
    session.client.goto(&server.url("/gallery.html")).await?;
    let mut pictures = Vec::new();
    for width_px in [WIDTHS_PX[0], WIDTHS_PX[1], WIDTHS_PX[2], 1280] {
        for dark in [false, true] {
            let base = Screen { reduced_motion: true, ..Screen::phone(width_px) };
            let mut screen = Screen { dark, mobile: width_px < 700, ..base };
            session.set_screen(&screen).await?;
            let height = session.eval("return document.body.offsetHeight", vec![]).await?;
            screen.height_px = u32::try_from(height.as_u64().context("a page has a height")?)?;
            session.set_screen(&screen).await?;
            session.client.execute_async(TWO_FRAMES, vec![]).await?;
            let scheme = if dark { "dark" } else { "light" };
            pictures.push((
                format!("gallery-{width_px}-{scheme}.png"),
                session.client.screenshot().await?,
            ));
        }
    }
    Ok(pictures)
}

impl Step {
    /// Takes the step. A person stops answering at the view that the last of `steps` waits for.
    async fn take(self, session: &Session, steps: &[Step]) -> Result<()> {
        let goal = steps.iter().rev().find_map(|step| match step {
            See(selector) => selector.strip_prefix("[data-view=")?.strip_suffix(']'),
            _ => None,
        });
        match self {
            Click(selector) => session.click(selector).await,
            See(selector) => session.find(selector).await.map(drop),
            Type(text) => {
                let field = "document.querySelector('love-languages').shadowRoot\
                    .querySelector('#code, #answer').value = arguments[0]";
                session.eval(field, vec![text.into()]).await.map(drop)
            }
            ThroughGuide => {
                let on = "const root = document.querySelector('love-languages').shadowRoot;
                    for (let n = 0; n < 40 && root.querySelector('.foot'); n++) {
                        root.querySelector('.options .c')?.click();
                        root.querySelector('[data-action=next], [data-action=go]').click();
                        await new Promise(next => setTimeout(next, 50));
                    }";
                session.find(".foot").await?;
                let script = format!("(async () => {{ {on} }})().then(arguments[0])");
                session.client.execute_async(&script, vec![]).await?;
                Ok(())
            }
            OpenAll => {
                session.find("details").await?;
                let open = "document.querySelector('love-languages').shadowRoot\
                    .querySelectorAll('details').forEach(section => section.open = true)";
                session.eval(open, vec![]).await.map(drop)
            }
            LongestCard => {
                let (words, _) = content::load("en")?;
                let longest =
                    LoveLanguage::ALL.map(|language| words.quiz.ratings[language].as_str());
                let longest = longest.into_iter().max_by_key(|text| text.chars().count());
                walk(session, |card| match &card.act {
                    act if act.as_deref() == longest => None,
                    _ => Some("skip".to_owned()),
                })
                .await
            }
            Answer(person) => person.answer_to(goal.unwrap_or("result"), session).await,
            AnswerTo(view, person) => person.answer_to(view, session).await,
        }
    }
}

impl Person {
    /// Answers from here to a view.
    async fn answer_to(self, view: &str, session: &Session) -> Result<()> {
        let (words, _) = content::load("en")?;
        let mut taps = 0;
        walk(session, |card| {
            taps += 1;
            let language = LoveLanguage::ALL.into_iter().find(|&language| {
                card.act.as_deref() == Some(words.quiz.ratings[language].as_str())
            });
            (card.view != view).then(|| self.answer(language, &card.answers, taps))
        })
        .await
    }

    /// The answer to a card on `language`, or to a three where it is `None`, among `answers`.
    fn answer(self, language: Option<LoveLanguage>, answers: &[String], taps: usize) -> String {
        let has = |answer: &str| answers.iter().any(|other| other == answer);
        let prefer =
            |order: &[&str]| order.iter().find(|answer| has(answer)).unwrap_or(&"same").to_string();
        match (self, language) {
            (Skips, _) => "skip".into(),
            (Same(level), Some(_)) => level.to_string(),
            (Same(_), None) => "same".into(),
            (Words, Some(LoveLanguage::Words)) => "4".into(),
            (Words, Some(_)) => "1".into(),
            (Words, None) => prefer(&["words", "time", "touch"]),
            (WordsAndTime, Some(LoveLanguage::Words | LoveLanguage::Time)) => "4".into(),
            (WordsAndTime, Some(_)) => "1".into(),
            (WordsAndTime, None) if has("words") && has("time") => "same".into(),
            (WordsAndTime, None) if taps.is_multiple_of(2) => prefer(&["words", "time"]),
            (WordsAndTime, None) => prefer(&["time", "words"]),
            (Three, Some(LoveLanguage::Time | LoveLanguage::Service)) => "1".into(),
            (Three, Some(_)) => "3".into(),
            (Three, None) => {
                let mut first = ["words", "gifts", "touch"].into_iter().filter(|it| has(it));
                let one = first.next().filter(|_| first.next().is_none());
                one.unwrap_or("same").into()
            }
        }
    }
}

/// What the widget shows.
struct Card {
    view: String,
    act: Option<String>,
    answers: Vec<String>,
    /// Changes with every step.
    text: String,
}

/// Gives answers until `choose` has none. Where the app is still on its way, waits for it.
async fn walk(session: &Session, mut choose: impl FnMut(&Card) -> Option<String>) -> Result<()> {
    session.find("[data-view]").await?;
    for _ in 0..20 {
        let card = card(session).await?;
        let Some(answer) = choose(&card) else { return Ok(()) };
        if !card.answers.is_empty() {
            session.click(&format!("[data-answer='{answer}']")).await?;
        }
        let deadline = Instant::now() + Duration::from_secs(30);
        while self::card(session).await?.text == card.text {
            if Instant::now() > deadline {
                bail!("nothing changed for 30 s at {}", card.view);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
    bail!("20 steps, and still not there")
}

async fn card(session: &Session) -> Result<Card> {
    let read = session.eval(READ_CARD, vec![]).await?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    Ok(Card {
        view: text(&read["view"]),
        act: read["act"].as_str().map(str::to_owned),
        answers: read["answers"].as_array().into_iter().flatten().map(text).collect(),
        text: text(&read["text"]),
    })
}

const READ_CARD: &str = r#"
const root = document.querySelector("love-languages").shadowRoot;
const view = root.querySelector("[data-view]");
return {
    view: view?.dataset.view,
    act: root.querySelector('#act')?.textContent,
    answers: [...root.querySelectorAll("[data-answer]")].map(answer => answer.dataset.answer),
    text: view?.textContent,
};"#;

const TWO_FRAMES: &str =
    "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))";
