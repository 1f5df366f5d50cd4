//! `bench`: the widget on a slow phone, beside pages that ask as much. A stopwatch, not a test.
//!
//! Every load is at a host name of its own, so that nothing is cached or stored from the one before;
//! the pages take turns, so that a busy moment of the machine hits them all. `docs/benchmark.md`
//! says what is measured and how.

use std::{fs, time::Duration};

use anyhow::{Context, Result, bail, ensure};
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, PointerAction, TouchActions};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    browser::{Browser, Purpose, Screen, Session},
    build, content, npm, root,
    server::{Server, Site},
};

pub mod decks;
mod report;

/// Enough for a median, and for a 95th percentile of the taps.
pub const ROUNDS: usize = 7;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Page {
    /// The widget with the snippet that the README recommends.
    Snippet,
    /// The widget by the script tag alone.
    Tag,
    /// Twenty widgets, all of them awake.
    Twenty,
    /// Plain HTML with a small inline script.
    Handwritten,
    /// `@formbricks/surveys`, its minified build, rendered on the spot.
    Formbricks,
}

impl Page {
    const ALL: [Self; 5] =
        [Self::Snippet, Self::Tag, Self::Twenty, Self::Handwritten, Self::Formbricks];

    fn name(self) -> &'static str {
        match self {
            Self::Snippet => "widget, recommended snippet",
            Self::Tag => "widget, bare tag",
            Self::Twenty => "twenty widgets, all awake",
            Self::Handwritten => "hand-written page",
            Self::Formbricks => "Formbricks surveys",
        }
    }

    fn path(self) -> &'static str {
        match self {
            Self::Snippet => "/snippet.html",
            Self::Tag => "/tag.html",
            Self::Twenty => "/twenty.html",
            Self::Handwritten => "/handwritten.html",
            Self::Formbricks => "/formbricks.html",
        }
    }

    /// Whether it can be tapped without a pause, an answer and Back in turn. A hand-written page has
    /// no handover; its worst tap is what the machine itself adds.
    fn has_way_back(self) -> bool {
        matches!(self, Self::Snippet | Self::Tag | Self::Handwritten)
    }
}

/// The widget with both results, and what a link to it holds: where it is left from, and to.
const BOTH: &str = "/both.html#ll=1N7F0BRVV16S.1BADZ8R4J11S";
const LEFT: &str = "/left.html";

/// What the probe in a page tells. Times in milliseconds since the navigation began.
#[derive(Debug, Deserialize)]
struct Report {
    now_ms: f64,
    first_answer_ms: Option<f64>,
    /// When the last file had arrived; nothing while the app is on its way.
    loaded_ms: Option<f64>,
    blocking_ms: f64,
    longest_task_ms: f64,
    /// Of every shift: browsers excuse those in the half second after an input or a change of the
    /// viewport, so this says something in a page that was left alone only.
    shift: f64,
    /// How many widgets show a card.
    widgets: usize,
    taps: Vec<Tap>,
}

/// A tap: when, and how long until the answer was painted; never, where it was lost.
#[derive(Debug, Deserialize)]
struct Tap {
    at: f64,
    ms: Option<f64>,
}

/// A page in one round.
#[derive(Debug)]
struct Sample {
    first_answer_ms: f64,
    tap_ms: Vec<f64>,
    hammered_ms: Vec<f64>,
    /// From the press on Leave until the page was covered; nothing where there is no such button.
    leave_ms: Vec<f64>,
    lost_taps: usize,
    blocking_ms: f64,
    longest_task_ms: f64,
    shift: f64,
    /// Of JavaScript and the document, after a garbage collection.
    heap_kb: f64,
}

/// Where the article has its styles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Styles {
    /// In a file, as the pages of every site builder have them. What the widget needs travels beside it.
    File,
    /// In the page: nothing but the page itself has to come before something is shown.
    Inline,
}

/// Measures every page `rounds` times and prints the table and the budgets.
///
/// # Errors
/// Where the build or the browser fails, or a quiz can't be answered to its end. A budget that
/// falls short is no error: other machines have other clocks.
pub fn run(rounds: usize, styles: Styles) -> Result<()> {
    build::run()?;
    let server = Server::start(site(styles)?)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let results = runtime.block_on(measure(&server, rounds))?;
    report::print(&results);
    Ok(())
}

/// The article that every page is, without its styles and what stands in the middle.
fn article() -> Result<String> {
    read("tests/bench/article.html")
}

fn read(path: &str) -> Result<String> {
    fs::read_to_string(root().join(path)).with_context(|| format!("can't read {path}"))
}

/// A page with the widget's own five statements in it: `{words}` and so on.
fn asking_the_same(path: &str) -> Result<String> {
    let (pack, _) = content::load("en")?;
    Ok(pack.quiz.ratings.iter().fold(read(path)?, |page, (language, statement)| {
        page.replace(&format!("{{{}}}", language.id()), statement)
    }))
}

/// All pages: one article, with something else in the middle.
fn site(styles: Styles) -> Result<Site> {
    let surveys = npm::package("@formbricks/surveys")?.join("dist/index.umd.js");
    let css = read("tests/bench/site.css")?;
    let styles = match styles {
        Styles::File => r#"<link rel="stylesheet" href="/site.css">"#.to_owned(),
        Styles::Inline => format!("<style>{css}</style>"),
    };
    let article = article()?.replace("<!-- styles -->", &styles);
    let readme = read("README.md")?;
    let snippet = readme.split("```").find_map(|block| block.strip_prefix("html\n"));
    let snippet = snippet.context("README.md recommends no snippet")?;
    let tag = snippet.lines().last().context("an empty snippet")?;
    let mut site = Site::new()
        .well_compressed()
        .folder("/love-languages/", root().join("dist"))
        .file("/site.css", css)
        .file("/formbricks.js", fs::read(surveys)?)
        .file(LEFT, "<!doctype html><title>Weather</title><link rel=icon href=data:,><p>Sunny.");
    let left = format!("<love-languages leave-url=\"{LEFT}\"");
    let both = article.replace("<!-- quiz -->", &snippet.replacen("<love-languages", &left, 1));
    site = site.file(BOTH.split('#').next().unwrap_or_default(), both);
    for page in Page::ALL {
        let quiz = match page {
            Page::Snippet => snippet.to_owned(),
            Page::Tag => tag.to_owned(),
            Page::Twenty => snippet.repeat(20),
            Page::Handwritten => asking_the_same("tests/bench/handwritten.html")?,
            Page::Formbricks => asking_the_same("tests/bench/formbricks.html")?,
        };
        site = site.file(page.path(), article.replace("<!-- quiz -->", &quiz));
    }
    Ok(site)
}

async fn measure(server: &Server, rounds: usize) -> Result<Vec<(Page, Vec<Sample>)>> {
    let mut phone = Phone::open(server.address().port()).await?;
    let mut results: Vec<(Page, Vec<Sample>)> = Page::ALL.map(|page| (page, Vec::new())).into();
    // The first round only warms up the browser and the server's compressed files.
    for round in 0..=rounds {
        for (page, samples) in &mut results {
            eprintln!("── Round {round} of {rounds}: {}", page.name());
            let sample = phone.sample(*page).await.with_context(|| page.name())?;
            if round > 0 {
                samples.push(sample);
            }
        }
    }
    phone.session.close().await?;
    Ok(results)
}

/// A phone four times slower than this machine, on a slow network.
struct Phone {
    session: Session,
    port: u16,
    loads: usize,
}

impl Phone {
    async fn open(port: u16) -> Result<Self> {
        let screen = Screen::phone(390);
        // Taps begin before the page has loaded.
        let session = Session::open_to(Purpose::Measure, Browser::Chromium, &screen).await?;
        let probe = json!({ "source": include_str!("probe.js") });
        session.cdp("Page.addScriptToEvaluateOnNewDocument", probe).await?;
        session.cdp("Network.enable", json!({})).await?;
        let network = json!({
            "offline": false,
            "latency": 150,
            "downloadThroughput": 1_600_000 / 8,
            "uploadThroughput": 750_000 / 8,
        });
        session.cdp("Network.emulateNetworkConditions", network).await?;
        session.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await?;
        Ok(Self { session, port, loads: 0 })
    }

    async fn sample(&mut self, page: Page) -> Result<Sample> {
        let still = self.watch(page).await?;
        let heap_kb = self.heap_kb().await?;
        let quiz = self.answer(page).await?;
        let hammered = if page.has_way_back() { self.hammer(page).await? } else { Vec::new() };
        let leave_ms = if page == Page::Snippet { vec![self.leave().await?] } else { Vec::new() };

        let expected = match page {
            Page::Snippet | Page::Tag => 1,
            Page::Twenty => 20,
            Page::Handwritten | Page::Formbricks => 0,
        };
        ensure!(still.widgets == expected, "{} widgets show a card", still.widgets);
        // Painted is one thing, but the answer counts from the first tap that was taken.
        let painted = quiz.first_answer_ms.context("no answer was ever painted")?;
        let taken =
            quiz.taps.iter().position(|tap| tap.ms.is_some()).context("no tap was taken")?;
        let first_answer_ms = if taken == 0 { painted } else { quiz.taps[taken].at };
        Ok(Sample {
            first_answer_ms,
            tap_ms: quiz.taps.iter().filter_map(|tap| tap.ms).collect(),
            hammered_ms: hammered.iter().filter_map(|tap| tap.ms).collect(),
            leave_ms,
            lost_taps: quiz.taps.iter().chain(&hammered).filter(|tap| tap.ms.is_none()).count(),
            blocking_ms: still.blocking_ms,
            longest_task_ms: still.longest_task_ms,
            shift: still.shift,
            heap_kb,
        })
    }

    /// Loads a page and leaves it alone.
    async fn watch(&mut self, page: Page) -> Result<Report> {
        self.load(page).await?;
        self.first_answer().await?;
        self.quiet().await
    }

    /// Loads a page and answers as soon as there is something to answer, to the end.
    async fn answer(&mut self, page: Page) -> Result<Report> {
        self.load(page).await?;
        self.first_answer().await?;
        if page == Page::Twenty {
            self.wake_all().await?;
        }
        for turn in 0..100 {
            let targets = self.targets(turn).await?;
            if targets.is_done {
                // The last answer may not be painted yet.
                return self.quiet().await;
            }
            if let Some(answer) = targets.answer {
                self.tap(&[answer], Duration::ZERO).await?;
            }
            // A visitor who knows what to say.
            tokio::time::sleep(Duration::from_millis(250)).await;
        }
        bail!("no end after 100 turns")
    }

    /// Loads a page and taps without a pause, an answer and Back in turn, from the first card until
    /// after the app has taken over.
    async fn hammer(&mut self, page: Page) -> Result<Vec<Tap>> {
        self.load(page).await?;
        self.first_answer().await?;
        let targets = self.targets(2).await?;
        let answer = targets.answer.context("no answer to tap")?;
        let back = targets.back.context("no way back")?;
        // All in one command: between commands the driver waits for the page, and never taps while
        // it is busy.
        self.tap(&[answer, back].repeat(20), Duration::from_millis(60)).await?;
        let report = self.quiet().await?;
        let last = report.taps.last().map_or(0.0, |tap| tap.at);
        ensure!(
            report.loaded_ms.is_some_and(|loaded_ms| last > loaded_ms + 500.0),
            "the app came after the last tap"
        );
        Ok(report.taps)
    }

    /// Opens the link to a comparison, leaves, and reads from the page after it how long it took until
    /// nothing of this one was to be seen.
    async fn leave(&mut self) -> Result<f64> {
        self.navigate(BOTH).await?;
        let button = "return window.bench?.leaving() ?? null";
        let button: (f64, f64) = serde_json::from_value(self.until(button).await?)?;
        self.quiet().await?;
        self.tap(&[button], Duration::ZERO).await?;
        let covered = format!("return location.pathname == '{LEFT}' && bench.left()");
        self.until(&covered).await?.as_f64().context("a number of ms")
    }

    /// What a script returns, once that is something.
    async fn until(&self, script: &str) -> Result<Value> {
        for _ in 0..300 {
            match self.session.eval(script, vec![]).await {
                // Between two pages there is none to ask.
                Err(_) | Ok(Value::Null | Value::Bool(false)) => {}
                Ok(value) => return Ok(value),
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("nothing after half a minute: {script}")
    }

    async fn load(&mut self, page: Page) -> Result<()> {
        self.navigate(page.path()).await
    }

    async fn navigate(&mut self, path: &str) -> Result<()> {
        self.loads += 1;
        let (load, port) = (self.loads, self.port);
        let address = json!({ "url": format!("http://load-{load}.localhost:{port}{path}") });
        self.session.cdp("Page.navigate", address).await.map(drop)
    }

    async fn first_answer(&self) -> Result<()> {
        let script = "const [done] = arguments; bench.firstAnswer.then(done)";
        self.session.client.execute_async(script, vec![]).await?;
        Ok(())
    }

    /// Waits until nothing has arrived for two seconds.
    async fn quiet(&self) -> Result<Report> {
        for _ in 0..60 {
            tokio::time::sleep(Duration::from_secs(1)).await;
            let report = self.report().await?;
            if report.loaded_ms.is_some_and(|loaded_ms| report.now_ms > loaded_ms + 2_000.0) {
                return Ok(report);
            }
        }
        bail!("still loading after a minute")
    }

    /// Scrolls past every widget and back.
    async fn wake_all(&self) -> Result<()> {
        let script = "const [done] = arguments; let y = 0; const timer = setInterval(() => {
            scrollTo(0, y += 400);
            if (y > document.body.scrollHeight) { clearInterval(timer); scrollTo(0, 0); done() }
        }, 50)";
        self.session.client.execute_async(script, vec![]).await?;
        self.quiet().await.map(drop)
    }

    async fn targets(&self, turn: usize) -> Result<Targets> {
        let targets = self.session.eval("return bench.targets(arguments[0])", vec![turn.into()]);
        Ok(serde_json::from_value(targets.await?)?)
    }

    async fn report(&self) -> Result<Report> {
        let report = self.session.eval("return bench.report()", vec![]).await?;
        Ok(serde_json::from_value(report)?)
    }

    async fn tap(&self, points: &[(f64, f64)], pause: Duration) -> Result<()> {
        let button = MOUSE_BUTTON_LEFT;
        let finger = TouchActions::new("finger".into());
        let taps = points.iter().fold(finger, |finger, &(x, y)| {
            finger
                .then(PointerAction::MoveTo { duration: None, x: x.round(), y: y.round() })
                .then(PointerAction::Down { button })
                .then(PointerAction::Up { button })
                .then(PointerAction::Pause { duration: pause })
        });
        Ok(self.session.client.perform_actions(taps).await?)
    }

    async fn heap_kb(&self) -> Result<f64> {
        self.session.cdp("HeapProfiler.collectGarbage", json!({})).await?;
        let usage = self.session.cdp("Runtime.getHeapUsage", json!({})).await?;
        let kb = |part: &str| usage[part].as_f64().unwrap_or(0.0) / 1000.0;
        Ok(kb("usedSize") + kb("embedderHeapUsedSize"))
    }
}

/// Where a finger finds what it looks for.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Targets {
    answer: Option<(f64, f64)>,
    back: Option<(f64, f64)>,
    is_done: bool,
}
