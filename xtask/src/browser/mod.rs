//! Real browsers, driven over WebDriver.
//!
//! ```no_run
//! # async fn example() -> anyhow::Result<()> {
//! use xtask::browser::{Browser, Screen, Session};
//!
//! let session = Session::open(Browser::Chromium, &Screen::phone(390)).await?;
//! session.client.goto("http://127.0.0.1:8000/").await?;
//! session.click("[data-answer]").await?;
//! std::fs::write("after.png", session.client.screenshot().await?)?;
//! # Ok(())
//! # }
//! ```

use std::{
    cell::RefCell,
    fmt,
    io::{BufRead, BufReader},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Command, Stdio},
    str::FromStr,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, anyhow, bail};
use fantoccini::{
    Client, ClientBuilder, Locator,
    elements::Element,
    error::{CmdError, ErrorStatus},
    wd::{Capabilities, WebDriverCompatibleCommand},
};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::process::Process;

mod install;

pub use install::Programs;

/// The three engines that visitors have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// Chrome, Edge, Samsung Internet, the in-app browsers of Android.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari, and every browser on iOS; here in its GTK build.
    WebKit,
}

impl Browser {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// `chromium`, `firefox`, `webkit`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The browsers that a `--browser` option names.
    ///
    /// # Errors
    /// Where it names none.
    pub fn parse_choice(choice: &str) -> Result<Vec<Self>> {
        match choice {
            "all" => Ok(Self::ALL.to_vec()),
            one => one.split(',').map(str::parse).collect(),
        }
    }
}

impl fmt::Display for Browser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Browser {
    type Err = anyhow::Error;

    fn from_str(name: &str) -> Result<Self> {
        let known = Self::ALL.into_iter().find(|browser| browser.name() == name);
        known.ok_or_else(|| anyhow!("`{name}` is no browser: chromium, firefox, webkit, all"))
    }
}

/// What a visitor's device and settings are.
#[derive(Clone, Debug, PartialEq)]
pub struct Screen {
    /// Of the page, in CSS pixels. Firefox's windows are at least 500 px wide, WebKit's 450: for
    /// less, put the widget into something narrow.
    pub width_px: u32,
    /// Of the page, in CSS pixels.
    pub height_px: u32,
    /// Device pixels to a CSS pixel. Chromium only.
    pub scale: f32,
    /// A touch screen with a phone's viewport. Chromium only.
    pub mobile: bool,
    /// Prefers a dark scheme.
    pub dark: bool,
    /// Prefers reduced motion.
    pub reduced_motion: bool,
    /// Forced colours, as in Windows' high contrast. Not in WebKit, which has none.
    pub forced_colors: bool,
    /// A private window. WebKit has no other under a driver.
    pub private: bool,
}

impl Screen {
    /// A phone, `width_px` wide.
    pub fn phone(width_px: u32) -> Self {
        Self { width_px, height_px: 844, mobile: true, ..Self::desktop() }
    }

    /// A window on a desk.
    pub fn desktop() -> Self {
        Self {
            width_px: 1024,
            height_px: 768,
            scale: 1.0,
            mobile: false,
            dark: false,
            reduced_motion: false,
            forced_colors: false,
            private: false,
        }
    }
}

/// What a browser is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To see what pages do.
    Test,
    /// To see how long it takes: no page is quicker for the one before it, and nothing waits until it has
    /// loaded. Chromium only.
    Measure,
}

/// A running driver; dropping it ends its browsers.
#[derive(Debug)]
pub struct Driver {
    browser: Browser,
    programs: Programs,
    port: u16,
    // Dropped in this order: browsers first, then their screen, then the folder they write to.
    _process: Process,
    _display: Option<Process>,
    _home: TempDir,
}

impl Driver {
    /// Starts the driver of `browser` on a free port, with a home folder of its own. Installs what
    /// is missing where it may.
    ///
    /// # Errors
    /// Where something is missing; it says what to install.
    pub fn start(browser: Browser, screen: &Screen) -> Result<Self> {
        let programs = Programs::find_or_install(browser)?;
        let home = TempDir::with_prefix("love-languages-")?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut command = Command::new(&programs.driver);
        command.arg(format!("--port={port}")).stdin(Stdio::null());
        // A driver and its browser write about graphics cards and buses that a server lacks; what
        // goes wrong comes as an answer to a command.
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command.env("HOME", home.path()).env("TMPDIR", home.path());
        for folder in ["XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"] {
            command.env_remove(folder);
        }
        let mut display = None;
        match browser {
            Browser::Chromium => {}
            Browser::Firefox => {
                command.args(["--websocket-port=0", "--allow-system-access", "--profile-root"]);
                command.arg(home.path());
            }
            Browser::WebKit => {
                let (memory, number) = start_display()?;
                display = Some(memory);
                if screen.dark {
                    command.env("GTK_THEME", "Adwaita:dark");
                }
                if screen.reduced_motion {
                    let folder = home.path().join(".config/gtk-3.0");
                    std::fs::create_dir_all(&folder)?;
                    let settings = "[Settings]\ngtk-enable-animations=0\n";
                    std::fs::write(folder.join("settings.ini"), settings)?;
                }
                command.env("DISPLAY", format!(":{number}")).env_remove("WAYLAND_DISPLAY");
                command.env("GDK_BACKEND", "x11").env("LIBGL_ALWAYS_SOFTWARE", "1");
                // A page is left before what runs often would be worth compiling twice.
                command.env("JSC_useOMGJIT", "0");
                // Where a processor does a graphics card's work, half of it is putting layers together.
                command.env("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
            }
        }
        let mut process = Process::start(&mut command)?;
        wait_for_port(port, &mut process)
            .with_context(|| format!("{} doesn't answer", programs.driver.display()))?;
        Ok(Self { browser, programs, port, _process: process, _display: display, _home: home })
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// What to ask it for.
    pub fn capabilities(&self, screen: &Screen, purpose: Purpose) -> Capabilities {
        let measures = purpose == Purpose::Measure;
        let capabilities = match self.browser {
            Browser::Chromium => json!({
                "pageLoadStrategy": if measures { "none" } else { "normal" },
                "goog:loggingPrefs": { "browser": "ALL" },
                "goog:chromeOptions": {
                    "binary": self.programs.browser,
                    "args": [
                        "--headless=new",
                        // Root has no sandbox in a container; the pages are our own.
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-quic",
                        "--disable-sync",
                        "--hide-scrollbars",
                        format!("--window-size={},{}", screen.width_px, screen.height_px),
                        // One that means what the first does, where the window is none.
                        if screen.private { "--incognito" } else { "--headless=new" },
                        // Sites share a process, as on a phone with little memory: to start one takes
                        // longer than many a test.
                        if measures { "--headless=new" } else { "--disable-site-isolation-trials" },
                    ],
                },
            }),
            Browser::Firefox => json!({ "moz:firefoxOptions": {
                "binary": self.programs.browser,
                "args": ["-headless"],
                "prefs": {
                    "browser.privatebrowsing.autostart": screen.private,
                    // A page is left before what runs often would be worth compiling twice.
                    "javascript.options.wasm_optimizingjit": false,
                    // A processor draws them: a phone that is in no hurry.
                    "layout.frame_rate": 20,
                    // No request of Firefox's own, and no page of its own.
                    "app.normandy.enabled": false,
                    "browser.startup.page": 0,
                    "network.captive-portal-service.enabled": false,
                    "network.connectivity-service.enabled": false,
                    "datareporting.policy.dataSubmissionEnabled": false,
                },
            } }),
            Browser::WebKit => json!({
                "webkitgtk:browserOptions": {
                    "binary": self.programs.browser,
                    "args": [
                        "--automation",
                        format!("--geometry={}x{}", screen.width_px, screen.height_px),
                    ],
                },
            }),
        };
        match capabilities {
            Value::Object(capabilities) => capabilities,
            _ => unreachable!("json! gave an object"),
        }
    }
}

/// A browser with one page. Dropping it ends the browser and the driver.
#[derive(Debug)]
pub struct Session {
    /// WebDriver's commands.
    pub client: Client,
    /// Which browser it is.
    pub browser: Browser,
    /// What it was last set to, and took over.
    shown: RefCell<Option<Screen>>,
    _driver: Driver,
}

impl Session {
    /// Opens a browser that knows nothing.
    ///
    /// # Errors
    /// Where something is missing, or the browser doesn't start.
    pub async fn open(browser: Browser, screen: &Screen) -> Result<Self> {
        Self::open_to(Purpose::Test, browser, screen).await
    }

    /// As [`Self::open`], for a purpose.
    ///
    /// # Errors
    /// Where something is missing, or the browser doesn't start.
    pub async fn open_to(purpose: Purpose, browser: Browser, screen: &Screen) -> Result<Self> {
        let driver = Driver::start(browser, screen)?;
        let capabilities = driver.capabilities(screen, purpose);
        let client = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
            .capabilities(capabilities)
            .connect(&driver.url())
            .await
            .with_context(|| format!("{browser} doesn't start"))?;
        // The driver ends with us; nobody needs to be told at the very end.
        client.persist().await?;
        let session = Self { client, browser, shown: RefCell::default(), _driver: driver };
        session.set_screen(screen).await?;
        Ok(session)
    }

    /// Changes the page's size and the visitor's settings. WebKit reads the settings when it starts, and never
    /// again.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn set_screen(&self, screen: &Screen) -> Result<()> {
        // Where this fails, nobody knows.
        let before = self.shown.take();
        if before.as_ref() != Some(screen) {
            self.change_screen(screen).await?;
        }
        self.shown.replace(Some(screen.clone()));
        Ok(())
    }

    async fn change_screen(&self, screen: &Screen) -> Result<()> {
        match self.browser {
            Browser::Chromium => self.emulate(screen).await,
            Browser::Firefox => {
                self.set_preferences(screen).await?;
                self.resize(screen.width_px, screen.height_px).await
            }
            Browser::WebKit => self.resize(screen.width_px, screen.height_px).await,
        }?;
        self.shows(screen).await
    }

    /// Waits until pages know of the visitor's settings.
    async fn shows(&self, screen: &Screen) -> Result<()> {
        let script = "return ['color-scheme: dark', 'reduced-motion: reduce']
            .map(feature => matchMedia(`(prefers-${feature})`).matches)
            .concat(matchMedia('(forced-colors: active)').matches)";
        let wanted = json!([screen.dark, screen.reduced_motion, screen.forced_colors]);
        for _ in 0..100 {
            if self.eval(script, vec![]).await? == wanted {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        bail!("{} doesn't take over {screen:?}", self.browser)
    }

    async fn emulate(&self, screen: &Screen) -> Result<()> {
        let metrics = json!({
            "width": screen.width_px,
            "height": screen.height_px,
            "deviceScaleFactor": screen.scale,
            "mobile": screen.mobile,
        });
        self.cdp("Emulation.setDeviceMetricsOverride", metrics).await?;
        let touch = json!({ "enabled": screen.mobile });
        self.cdp("Emulation.setTouchEmulationEnabled", touch).await?;
        let feature = |name, value| json!({ "name": name, "value": value });
        let features = json!({ "features": [
            feature("prefers-color-scheme", if screen.dark { "dark" } else { "light" }),
            feature("prefers-reduced-motion", if screen.reduced_motion { "reduce" } else { "" }),
            feature("forced-colors", if screen.forced_colors { "active" } else { "none" }),
        ] });
        self.cdp("Emulation.setEmulatedMedia", features).await?;
        Ok(())
    }

    /// By what `about:config` shows: a script of the browser's own may change that.
    async fn set_preferences(&self, screen: &Screen) -> Result<()> {
        let preferences = json!({
            "ui.systemUsesDarkTheme": i32::from(screen.dark),
            "layout.css.prefers-color-scheme.content-override": i32::from(!screen.dark),
            "ui.prefersReducedMotion": i32::from(screen.reduced_motion),
            "browser.display.document_color_use": if screen.forced_colors { 2 } else { 0 },
        });
        let set = "for (const [name, value] of Object.entries(arguments[0]))
            Services.prefs.setIntPref(name, value)";
        // Whose scripts run: the browser's own, or again a page's.
        let scripts_of =
            |context| OwnCommand { path: "moz/context", body: json!({ "context": context }) };
        self.client.issue_cmd(scripts_of("chrome")).await?;
        self.client.execute(set, vec![preferences]).await?;
        self.client.issue_cmd(scripts_of("content")).await?;
        Ok(())
    }

    /// A window whose page, without the browser's own frame, has this size. A browser may refuse to
    /// be as narrow as a phone; tests of a width read it back.
    async fn resize(&self, width_px: u32, height_px: u32) -> Result<()> {
        let (mut width, mut height) = (width_px, height_px);
        for _ in 0..3 {
            self.client.set_window_rect(0, 0, width, height).await?;
            let page = self.client.execute("return [innerWidth, innerHeight]", vec![]).await?;
            let off = |index: usize, wanted: u32| {
                i64::from(wanted) - page[index].as_i64().unwrap_or(i64::from(wanted))
            };
            let (wide, high) = (off(0, width_px), off(1, height_px));
            if (wide, high) == (0, 0) {
                break;
            }
            width = width.saturating_add_signed(i32::try_from(wide)?);
            height = height.saturating_add_signed(i32::try_from(high)?);
        }
        Ok(())
    }

    /// A command of the Chrome DevTools protocol. Chromium only.
    ///
    /// # Errors
    /// Those of the driver, and every other browser.
    pub async fn cdp(&self, method: &str, parameters: Value) -> Result<Value> {
        if self.browser != Browser::Chromium {
            bail!("{} doesn't speak the Chrome DevTools protocol ({method})", self.browser);
        }
        let body = json!({ "cmd": method, "params": parameters });
        Ok(self.client.issue_cmd(OwnCommand { path: "goog/cdp/execute", body }).await?)
    }

    /// What `script` returns; its arguments are `arguments[0]` and so on.
    ///
    /// # Errors
    /// What the script throws.
    pub async fn eval(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.client.execute(script, arguments).await?)
    }

    /// The first visible element that matches `selector` in the shadow root of the page's first
    /// widget. Waits for it for 10 seconds.
    ///
    /// # Errors
    /// Where it doesn't come.
    pub async fn find(&self, selector: &str) -> Result<Element> {
        self.find_in("love-languages", selector).await
    }

    /// As [`Self::find`], in the widget that `widget` selects.
    ///
    /// # Errors
    /// Where it doesn't come.
    pub async fn find_in(&self, widget: &str, selector: &str) -> Result<Element> {
        let deadline = Instant::now() + Duration::from_secs(10);
        loop {
            match self.visible_in(widget, selector).await {
                Ok(Some(element)) => return Ok(element),
                Err(error) if !is_passing(&error) => return Err(error.into()),
                _ if Instant::now() > deadline => {
                    bail!("{}: no visible {selector} in {widget} after 10 s", self.browser)
                }
                _ => tokio::time::sleep(Duration::from_millis(30)).await,
            }
        }
    }

    /// Clicks as a visitor would: on what is visible, where it is.
    ///
    /// # Errors
    /// Where it doesn't come, or something covers it.
    pub async fn click(&self, selector: &str) -> Result<()> {
        self.find(selector).await?.click().await.with_context(|| format!("clicking {selector}"))
    }

    async fn visible_in(&self, widget: &str, selector: &str) -> Result<Option<Element>, CmdError> {
        let host = self.client.find(Locator::Css(widget)).await?;
        for element in host.shadow_root().await?.find_all(Locator::Css(selector)).await? {
            if element.is_displayed().await? {
                return Ok(Some(element));
            }
        }
        Ok(None)
    }

    /// Ends the browser in an orderly way, so that its last words are written.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn close(self) -> Result<()> {
        Ok(self.client.close().await?)
    }
}

/// What may be otherwise a moment later: the widget isn't there yet, or drew itself anew.
fn is_passing(error: &CmdError) -> bool {
    error.is_no_such_element()
        || error.is_stale_element_reference()
        || matches!(error, CmdError::Standard(standard)
            if matches!(standard.error, ErrorStatus::NoSuchShadowRoot | ErrorStatus::DetachedShadowRoot))
}

/// A command that only one of the drivers has.
#[derive(Debug)]
struct OwnCommand {
    /// Below the session's address.
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for OwnCommand {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (hyper::Method, Option<String>) {
        (hyper::Method::POST, Some(self.body.to_string()))
    }
}

/// A screen in memory, and its number.
fn start_display() -> Result<(Process, String)> {
    let mut command = Command::new("Xvfb");
    command.args(["-displayfd", "1", "-screen", "0", "1600x1400x24", "-nolisten", "tcp"]);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut process = Process::start(&mut command)?;
    let output = process.child.stdout.take().context("Xvfb has no output")?;
    let mut number = String::new();
    BufReader::new(output).read_line(&mut number)?;
    match number.trim() {
        "" => bail!("Xvfb ended before it had a screen"),
        number => Ok((process, number.to_owned())),
    }
}

fn wait_for_port(port: u16, process: &mut Process) -> Result<()> {
    let deadline = Instant::now() + Duration::from_secs(30);
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        if let Some(status) = process.child.try_wait()? {
            bail!("it ended ({status})");
        }
        if Instant::now() > deadline {
            bail!("not after 30 seconds");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}

/// Writes a picture of the page, as far as it is visible.
///
/// # Errors
/// Those of the driver and the disk.
pub async fn screenshot(session: &Session, file: &Path) -> Result<()> {
    std::fs::write(file, session.client.screenshot().await?)
        .with_context(|| format!("can't write {}", file.display()))
}
