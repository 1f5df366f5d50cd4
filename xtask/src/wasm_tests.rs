//! The runner of the wasm tests: what cargo calls with each test program that it built for
//! `wasm32-unknown-unknown`.
//!
//! wasm-bindgen's own runner makes the program into a page, serves it and reads its verdict; it knows
//! Firefox, Chrome and Safari, and takes the address of a driver that somebody else started. So this
//! starts a driver and calls itself again, with that address in the environment.

use std::{
    env,
    io::{BufRead, BufReader, Write},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail, ensure};

use crate::browser::{Browser, Driver, Purpose, Screen};

/// Names the browser to `wasm-test-runner`; default Chromium.
pub const BROWSER_VARIABLE: &str = "LOVE_LANGUAGES_BROWSER";

/// Set once there is a driver.
const DRIVEN_VARIABLE: &str = "LOVE_LANGUAGES_DRIVEN";

/// Runs a test program: its path, then the arguments that cargo passes on.
///
/// # Errors
/// Where a test fails, or none runs.
pub fn run(arguments: &[String]) -> Result<()> {
    if env::var_os(DRIVEN_VARIABLE).is_some() {
        let runner = std::iter::once("wasm-bindgen-test-runner");
        // What `cargo test --quiet` adds is unknown to it.
        let known = arguments.iter().map(String::as_str).filter(|&argument| argument != "--quiet");
        let arguments = runner.chain(known);
        return wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(arguments);
    }

    let browser = match env::var(BROWSER_VARIABLE) {
        Ok(name) => name.parse()?,
        Err(_) => Browser::Chromium,
    };
    let screen = Screen::desktop();
    let driver = Driver::start(browser, &screen)?;
    let capabilities = tempfile::NamedTempFile::new()?;
    serde_json::to_writer(&capabilities, &driver.capabilities(&screen, Purpose::Test))?;
    // The runner asks a Safari driver for no capability at all, and WebKitGTK's then starts the
    // browser that it was built with.
    let remote = match browser {
        Browser::Chromium => "CHROMEDRIVER_REMOTE",
        Browser::Firefox => "GECKODRIVER_REMOTE",
        Browser::WebKit => "SAFARIDRIVER_REMOTE",
    };
    let mut command = Command::new(env::current_exe()?);
    command.arg("wasm-test-runner").args(arguments).env(DRIVEN_VARIABLE, "1");
    for other in ["CHROMEDRIVER_REMOTE", "GECKODRIVER_REMOTE", "SAFARIDRIVER_REMOTE", "NO_HEADLESS"]
    {
        command.env_remove(other);
    }
    command.env(remote, driver.url());
    command.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities.path());
    if env::var_os("WASM_BINDGEN_TEST_TIMEOUT").is_none() {
        command.env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    }

    let mut child = command.stdout(Stdio::piped()).spawn().context("can't start the runner")?;
    let output = child.stdout.take().context("the runner has no output")?;
    let mut verdict = false;
    for line in BufReader::new(output).lines() {
        let line = line?;
        verdict |= line.contains("test result: ok") && !line.contains(" 0 passed");
        let _ = writeln!(std::io::stdout(), "{line}");
    }
    let status = child.wait()?;
    ensure!(status.success(), "wasm tests failed in {browser}");
    if !verdict && !arguments.iter().any(|argument| argument == "--list") {
        bail!("not one wasm test ran in {browser}");
    }
    Ok(())
}
