//! Finding a browser and its driver, or installing them where that is ours to do.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use super::Browser;
use crate::{apt, cargo, process::on_path};

/// The only driver that no distribution packages; from crates.io.
const GECKODRIVER: &str = "0.37.1";

/// Where a browser and its driver are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Programs {
    /// The WebDriver server.
    pub driver: PathBuf,
    /// The browser.
    pub browser: PathBuf,
}

impl Programs {
    /// Finds them. Where something is missing, installs it with apt as root on Debian and its
    /// relatives, and geckodriver with cargo.
    ///
    /// # Errors
    /// Elsewhere: with the packages to install.
    pub fn find_or_install(browser: Browser) -> Result<Self> {
        if !has_system_part(browser) {
            apt::install(packages(browser), &missing(browser))?;
        }
        if browser == Browser::Firefox && geckodriver().is_none() {
            install_geckodriver()?;
        }
        Self::find(browser).with_context(|| missing(browser))
    }

    fn find(browser: Browser) -> Option<Self> {
        let (driver, browser) = match browser {
            Browser::Chromium => (on_path(&["chromedriver"]), chromium()),
            Browser::Firefox => (geckodriver(), firefox()),
            Browser::WebKit => (on_path(&["WebKitWebDriver"]), mini_browser()),
        };
        Some(Self { driver: driver?, browser: browser? })
    }
}

fn has_system_part(browser: Browser) -> bool {
    match browser {
        Browser::Firefox => firefox().is_some(),
        Browser::Chromium => Programs::find(browser).is_some(),
        Browser::WebKit => Programs::find(browser).is_some() && on_path(&["Xvfb"]).is_some(),
    }
}

/// Debian's packages, or Ubuntu's, which has other names for two of the browsers.
fn packages(browser: Browser) -> &'static [&'static str] {
    let system = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let is_ubuntu = system.lines().any(|line| line == "ID=ubuntu");
    match browser {
        Browser::Chromium if is_ubuntu => &["chromium-browser", "chromium-chromedriver"],
        Browser::Chromium => &["chromium", "chromium-driver"],
        Browser::Firefox if is_ubuntu => &["firefox"],
        Browser::Firefox => &["firefox-esr"],
        Browser::WebKit => &["webkit2gtk-driver", "xvfb"],
    }
}

/// What to do where we can't do it.
fn missing(browser: Browser) -> String {
    let packages = packages(browser).join(" ");
    let elsewhere = match browser {
        Browser::Chromium => "a Chromium or Chrome and its chromedriver on the PATH",
        Browser::Firefox => "a Firefox on the PATH (geckodriver comes from crates.io)",
        Browser::WebKit => "WebKitGTK's WebKitWebDriver, its MiniBrowser and Xvfb",
    };
    format!(
        "{browser} is missing, and a test that can't run is a failure.\n\
         On Debian or Ubuntu: apt-get install {packages}\n\
         Elsewhere: install {elsewhere}"
    )
}

fn install_geckodriver() -> Result<()> {
    let folder = cache()?;
    eprintln!("Installing geckodriver {GECKODRIVER} into {} (once; minutes)", folder.display());
    // Unoptimised, it builds in a third of the time, and a driver only waits anyway.
    let options =
        ["install", "geckodriver", "--locked", "--quiet", "--debug", "--version", GECKODRIVER];
    cargo::run(cargo::cargo().args(options).arg("--root").arg(&folder))
        .with_context(|| missing(Browser::Firefox))
}

/// Ours, whatever is on the PATH: an older one doesn't know all that it is asked.
fn geckodriver() -> Option<PathBuf> {
    let ours = cache().ok()?.join("bin/geckodriver");
    ours.is_file().then_some(ours)
}

/// Where tools stay between builds, and outlive a `cargo clean`.
fn cache() -> Result<PathBuf> {
    let given = env::var_os("LOVE_LANGUAGES_CACHE").map(PathBuf::from);
    let xdg = || Some(PathBuf::from(env::var_os("XDG_CACHE_HOME")?).join("love-languages"));
    let home = || Some(env::home_dir()?.join(".cache/love-languages"));
    given.or_else(xdg).or_else(home).context("no home folder; set LOVE_LANGUAGES_CACHE")
}

fn chromium() -> Option<PathBuf> {
    on_path(&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])
}

fn firefox() -> Option<PathBuf> {
    on_path(&["firefox-esr", "firefox"])
}

/// WebKitGTK's test browser, which is on no PATH: `/usr/lib/<machine>/webkit2gtk-4.1/MiniBrowser`.
fn mini_browser() -> Option<PathBuf> {
    let below = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).collect()
    };
    let places = ["/usr/lib", "/usr/libexec", "/usr/lib64"].map(PathBuf::from);
    let machines = places.iter().flat_map(|place| below(place));
    let mut folders: Vec<PathBuf> =
        places.iter().cloned().chain(machines).flat_map(|folder| below(&folder)).collect();
    folders.retain(|folder| {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("webkit2gtk-4.") || name.starts_with("webkitgtk-")
    });
    folders.sort();
    folders.into_iter().rev().map(|folder| folder.join("MiniBrowser")).find(|path| path.is_file())
}
