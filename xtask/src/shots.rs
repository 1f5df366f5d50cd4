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
    server::{Server, Site},
};

mod builder;
mod scenes;

use scenes::Person::{Same, Skips, Three, Words, WordsAndTime};
use scenes::Step::{Answer, AnswerTo, Click, LongestCard, OpenAll, See, ThroughGuide, Type};
use scenes::{Person, SCENES, Scene, Step, THEMED};

/// The widths of a small phone, a usual phone and a tablet, in CSS pixels.
const WIDTHS_PX: [u32; 3] = [320, 390, 768];

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
