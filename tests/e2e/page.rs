//! A browser's page, and a server with the widget and the host pages of `tests/hosts/`.

use std::{
    fs,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, anyhow, bail, ensure};
use serde_json::Value;
use xtask::{
    browser::{Browser, Screen, Session, screenshot},
    npm, root,
    server::{Server, Site},
};

use crate::NotHere;

/// The loader's address on every host page.
pub const LOADER: &str = "/love-languages/love-languages.js";

/// Which card it is, or which view: `1 of 5`, `At most 9 more`, `result`.
pub const STEP: &str = "text('#progress') ?? view()";

/// How long [`Page::wait`] waits.
const PATIENCE: Duration = Duration::from_secs(20);

/// What the scripts of [`Page::eval`] may call. Widgets are counted from 0 in document order; only
/// what can be seen is found.
const VOCABULARY: &str = "
    const widgets = () => [...document.querySelectorAll('love-languages')];
    const stage = (n = 0) => widgets()[n]?.shadowRoot;
    const isSeen = e => e.checkVisibility({ visibilityProperty: true });
    const all = (selector, n) => [...stage(n)?.querySelectorAll(selector) ?? []].filter(isSeen);
    const find = (selector, n) => all(selector, n)[0];
    const text = (selector, n) => find(selector, n)?.textContent;
    // A result is none before all of it is there: its sentence comes a frame earlier.
    const view = n => {
        const name = find('[data-view]', n)?.dataset.view;
        return name == 'result' && !find('[data-action=restart]', n) ? undefined : name;
    };
    const isHeaded = n => stage(n)?.activeElement?.id == 'heading';
    const isDark = n => stage(n).querySelector('.stage').style.getPropertyValue('--d') == 1;
    const isAppUp = n => !!find('.stage > div [data-view]', n);
    // The last is chromedriver's own.
    const newGlobals = () => Object.getOwnPropertyNames(window)
        .filter(name => !globals.includes(name) && name != 'ret_nodes');
    const tap = (selector, n) => {
        const control = find(selector, n);
        return !!control && !control.disabled && (control.click(), true);
    };
";

/// A browser's page and the server behind it.
pub struct Page {
    /// Which browser it is.
    pub browser: Browser,
    /// For rules, and for who asked for what. Its root is `tests/hosts/`; the widget is in
    /// `/love-languages/`.
    pub server: Server,
    session: Option<Session>,
    /// A browser for one scenario, while the other waits.
    special: Option<Session>,
    site: Site,
}

impl Page {
    /// Starts a browser.
    pub async fn open(browser: Browser) -> Result<Self> {
        let widget = root().join("dist");
        ensure!(widget.join("love-languages.js").exists(), "no widget: `cargo xtask build` first");
        let site = Site::new().folder("/", root().join("tests/hosts"));
        let site = site.folder("/love-languages/", widget);
        let server = Server::start(site.clone())?;
        Ok(Self { browser, server, session: None, special: None, site })
    }

    /// Makes everything new for a scenario; the browser is kept where it can be.
    pub async fn begin(&mut self) -> Result<()> {
        self.renew_origin()?;
        self.special = None;
        match &self.session {
            Some(session) => {
                session.client.goto("about:blank").await?;
                session.set_screen(&Screen::desktop()).await?;
            }
            None => self.session = Some(Session::open(self.browser, &Screen::desktop()).await?),
        }
        Ok(())
    }

    /// A server at another port: another origin, for which nothing is stored or cached.
    pub fn renew_origin(&mut self) -> Result<()> {
        self.server = Server::start(self.site.clone())?;
        Ok(())
    }

    /// Leaves this browser; the next scenario gets a new one.
    pub fn start_over(&mut self) {
        self.session = None;
        self.special = None;
    }

    /// A browser of its own for a visitor with preferences, until the scenario's end.
    pub async fn restart(&mut self, screen: &Screen) -> Result<()> {
        self.special = Some(Session::open(self.browser, screen).await?);
        Ok(())
    }

    /// Another screen and other preferences, until the scenario's end: in the running browser where it can change
    /// them. No page is open then.
    pub async fn set_screen(&mut self, screen: &Screen) -> Result<()> {
        // On its way to another page, a slow Firefox may still answer for the one before.
        self.session().client.goto("about:blank").await?;
        if self.browser != Browser::WebKit {
            return self.session().set_screen(screen).await;
        }
        let prefers = screen.dark || screen.reduced_motion || screen.forced_colors;
        if prefers {
            return self.restart(screen).await;
        }
        self.special = None;
        self.session().set_screen(screen).await
    }

    /// The reader's own colours, until the scenario's end.
    pub async fn force_colors(&mut self) -> Result<()> {
        ensure!(self.browser != Browser::WebKit, NotHere("WebKit has no forced colours"));
        self.set_screen(&Screen { forced_colors: true, ..Screen::desktop() }).await
    }

    /// Takes another visitor's phone in hand and puts this one down: a browser of its own, with a
    /// profile of its own. Called again with the same, it takes this one up again.
    pub async fn take_other_phone(&mut self, other: &mut Option<Session>) -> Result<()> {
        if other.is_none() {
            *other = Some(Session::open(self.browser, &Screen::desktop()).await?);
        }
        std::mem::swap(&mut self.session, other);
        Ok(())
    }

    /// The browser.
    ///
    /// # Panics
    /// Between scenarios.
    pub fn session(&self) -> &Session {
        self.current().expect("a scenario has a browser")
    }

    fn current(&self) -> Option<&Session> {
        self.special.as_ref().or(self.session.as_ref())
    }

    /// Goes to a page of `tests/hosts/`, or to one that [`Self::serve`] added.
    pub async fn goto(&self, path: &str) -> Result<()> {
        let url = self.server.url(path);
        self.session().client.goto(&url).await.with_context(|| format!("opening {path}"))
    }

    /// Serves these files as well, or in place of what is at their paths.
    pub fn serve<const N: usize>(&self, files: [(&str, String); N]) {
        let site = self.site.clone();
        let add = |site: Site, (path, content)| site.file(path, content);
        self.server.set_site(files.into_iter().fold(site, add));
    }

    /// Opens `tests/hosts/article.html` with this in its head and in place of its widget.
    pub async fn article(&self, head: &str, body: &str) -> Result<()> {
        self.host("article.html", &[("head", head), ("widget", body)]).await
    }

    /// Opens a page of `tests/hosts/` with other parts, as [`host`] has it.
    pub async fn host(&self, page: &str, parts: &[(&str, &str)]) -> Result<()> {
        self.serve([("/this.html", host(page, parts)?)]);
        self.goto("/this.html").await
    }

    /// Loads the widget's script into a page that is there: what is held back then holds up nothing,
    /// while WebKit takes a page for unfinished until its modules are there.
    pub async fn inject_loader(&self) -> Result<()> {
        self.eval(&format!(
            "document.head.append(Object.assign(document.createElement('script'), \
            {{ src: '{LOADER}' }}))"
        ))
        .await
        .map(drop)
    }

    /// What is served to begin with, to add to.
    pub fn site(&self) -> Site {
        self.site.clone()
    }

    /// What an expression is, in the words of [`VOCABULARY`]; an element is `true`.
    pub async fn eval(&self, expression: &str) -> Result<Value> {
        // An element that was found is gone by the time that a driver looks at it.
        let script = format!(
            "{VOCABULARY} const value = ({expression}); return value?.nodeType ? true : value;"
        );
        let value = self.session().eval(&script, vec![]).await;
        value.with_context(|| format!("evaluating `{expression}`"))
    }

    /// Waits until an expression is something truthy, and says what.
    pub async fn wait(&self, expression: &str) -> Result<Value> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let value = match self.eval(expression).await {
                // Asked while the page gave way to another: the answer is the other one's.
                Err(error) if format!("{error:#}").contains("unload") => Value::Null,
                answer => answer?,
            };
            match &value {
                Value::Null | Value::Bool(false) => {}
                Value::String(text) if text.is_empty() => {}
                Value::Number(number) if number.as_f64() == Some(0.0) => {}
                _ => return Ok(value),
            }
            if Instant::now() > deadline {
                bail!("still {value} after {PATIENCE:?}: `{expression}`");
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Fails unless an expression is this, now.
    pub async fn expect(&self, expression: &str, expected: impl Into<Value>) -> Result<()> {
        let (value, expected) = (self.eval(expression).await?, expected.into());
        ensure!(value == expected, "`{expression}` is {value}, not {expected}");
        Ok(())
    }

    /// Waits until the first widget's app has taken over from the loader.
    pub async fn wait_for_app(&self) -> Result<()> {
        self.wait("isAppUp()").await.map(drop)
    }

    /// Taps a control by script, as soon as it can be seen; quicker than [`Session::click`], and not
    /// to be used where it matters what covers it.
    pub async fn tap(&self, selector: &str) -> Result<()> {
        self.wait(&format!("tap(`{selector}`)")).await.map(drop)
    }

    /// Answers from here to the result: the middle level, then what stands first.
    pub async fn answer_to_result(&self) -> Result<()> {
        let mut step = Value::Null;
        for _ in 0..=15 {
            // An app may draw a moment after a tap: a card that was answered is not answered again.
            let tapped = format!(
                "(step => step == 'result' ? step : step != {step} &&
                    (tap('[data-answer=\"2\"]') || tap('[data-answer]')) && step)({STEP})"
            );
            step = self.wait(&tapped).await?;
            if step == "result" {
                return Ok(());
            }
        }
        bail!("no result after 15 taps")
    }

    /// Has the page break the app at the next change that it makes to the document, once.
    pub async fn break_once(&self) -> Result<()> {
        self.eval(
            "(() => {
                const { insertBefore } = Node.prototype;
                Node.prototype.insertBefore = () => {
                    Node.prototype.insertBefore = insertBefore;
                    throw Error('broken from outside');
                };
            })()",
        )
        .await
        .map(drop)
    }

    /// What axe-core finds within an expression's element; it passes so many checks there at least, or it
    /// saw nothing.
    pub async fn axe(&self, within: &str, least_passes: u64) -> Result<Value> {
        if self.eval("!window.axe").await? == true {
            let axe = fs::read_to_string(npm::package("axe-core")?.join("axe.min.js"))?;
            // By the driver: a page's policy may let nobody add a script.
            self.session().eval(&format!("{axe}; window.axe = axe"), vec![]).await?;
        }
        self.eval(&format!(
            "void (window.found = null, axe.run({within}, {{ resultTypes: ['violations'] }}).then(
                ({{ violations, passes }}) => window.found = {{ count: passes.length, faults: violations
                    .flatMap(v => v.nodes.map(n => [v.id, n.html, n.failureSummary].join(': '))) }},
                error => window.found = {{ faults: [`${{error}}`] }}))"
        ))
        .await?;
        let found = self.wait("found").await?;
        let has_looked = found["count"].as_u64() >= Some(least_passes);
        ensure!(has_looked, "axe-core found nothing to check: {found:#}");
        Ok(found["faults"].clone())
    }

    /// Takes the first widget's animations to their end, as if their time had passed.
    pub async fn come_to_rest(&self) -> Result<()> {
        self.eval("stage().getAnimations().forEach(animation => animation.finish())").await?;
        self.expect("stage().getAnimations().length", 0).await
    }

    /// What the page's console was told, as `level: text`, where the page has `record.js`.
    pub async fn lines(&self) -> Result<Vec<String>> {
        let lines = self.eval("window.lines").await?;
        serde_json::from_value(lines).context("the page has no record.js")
    }

    /// Waits until the console holds exactly `count` lines, and gives them.
    pub async fn lines_are(&self, count: usize) -> Result<Vec<String>> {
        self.wait(&format!("lines.length >= {count}")).await?;
        let lines = self.lines().await?;
        ensure!(lines.len() == count, "{count} lines expected in the console: {lines:#?}");
        Ok(lines)
    }

    /// Fails if the console holds anything.
    pub async fn is_quiet(&self) -> Result<()> {
        let lines = self.lines().await?;
        ensure!(lines.is_empty(), "unexpected in the console: {lines:#?}");
        Ok(())
    }

    /// Whether the browser is still there.
    pub async fn is_alive(&self) -> bool {
        let Some(session) = self.current() else { return false };
        let answer = tokio::time::timeout(PATIENCE, session.client.current_url()).await;
        matches!(answer, Ok(Ok(_)))
    }

    /// Writes down what a failed scenario left, as far as it can still be had.
    pub async fn record(&self, name: &str) {
        let record = async {
            let session = self.current().context("no browser")?;
            let folder = root().join("target/e2e");
            fs::create_dir_all(&folder)?;
            let stem = format!("{}-{}", self.browser, name.replace("::", "-"));
            let requests = self.server.seen_paths().join("\n");
            let state = self.eval(
                "[location.href, window.lines, window.events,
                    ...widgets().map(w => w.outerHTML + w.shadowRoot?.innerHTML)]",
            );
            let state = state.await.map_or_else(
                |error| format!("{error:#}"),
                |state| format!("{state:#}").replace("\\n", "\n").replace("\\\"", "\""),
            );
            fs::write(folder.join(format!("{stem}.txt")), format!("{state}\n\n{requests}\n"))?;
            screenshot(session, &folder.join(format!("{stem}.png"))).await?;
            println!("    target/e2e/{stem}.{{png,txt}}");
            anyhow::Ok(())
        };
        let outcome = tokio::time::timeout(PATIENCE, record).await;
        let outcome = outcome.unwrap_or_else(|_| Err(anyhow!("the browser doesn't answer")));
        if let Err(error) = outcome {
            println!("    no record: {error:#}");
        }
    }
}

/// A page of `tests/hosts/` with other parts: `("head", …)` stands in place of all from
/// `<!-- head -->` to `<!-- /head -->`.
pub fn host(page: &str, parts: &[(&str, &str)]) -> Result<String> {
    let mut html = fs::read_to_string(root().join("tests/hosts").join(page))?;
    for (name, part) in parts {
        let marked = html.split_once(&format!("<!-- {name} -->")).and_then(|(before, rest)| {
            let (_, after) = rest.split_once(&format!("<!-- /{name} -->"))?;
            Some((before, after))
        });
        let (before, after) = marked.with_context(|| format!("{page} has no part `{name}`"))?;
        html = format!("{before}{part}{after}");
    }
    Ok(html)
}
