//! End to end, in real browsers, on the release widget in `dist/` and what is packed of it: `cargo xtask
//! test`, or after `cargo xtask package` alone
//! `cargo test --package xtask --test e2e -- --browser firefox embed::two`.
//!
//! A file is a topic; a scenario is an `async fn(&mut Page) -> Result<()>` that its file's
//! `scenarios!` names. Each has an origin of its own, so that nothing that was stored or cached before
//! reaches it, and a share in one browser. None that failed is tried again, and none sleeps: they wait for
//! what they need, and what is to come late is held (`Rule::held`) until they let it go. One that fails
//! leaves a picture, its console and its requests in `target/e2e/`.

use std::{
    error::Error,
    fmt,
    future::Future,
    pin::Pin,
    process::ExitCode,
    time::{Duration, Instant},
};

use anyhow::{Result, anyhow, bail, ensure};
use xtask::browser::Browser;

use page::Page;

mod page;

/// Lists a file's scenarios.
macro_rules! scenarios {
    ($($name:ident),* $(,)?) => {
        pub const SCENARIOS: &[$crate::Scenario] = &[$($crate::Scenario {
            name: concat!(module_path!(), "::", stringify!($name)),
            run: |page| Box::pin($name(page)),
        }),*];
    };
}

mod access;
mod builder;
mod check;
mod couple;
mod csp;
mod embed;
mod front;
mod handover;
mod hostile;
mod journey;
mod layout;
mod locales;
mod measuring;
mod one_phone;
mod own_deck;
mod packaged;
mod paper;
mod phones;
mod privacy;
mod recorded;
mod refusal;
mod requests;
mod theming;
mod together;

/// Every file.
const FILES: &[&[Scenario]] = &[
    embed::SCENARIOS,
    packaged::SCENARIOS,
    hostile::SCENARIOS,
    refusal::SCENARIOS,
    csp::SCENARIOS,
    check::SCENARIOS,
    journey::SCENARIOS,
    locales::SCENARIOS,
    couple::SCENARIOS,
    one_phone::SCENARIOS,
    own_deck::SCENARIOS,
    phones::SCENARIOS,
    recorded::SCENARIOS,
    together::SCENARIOS,
    paper::SCENARIOS,
    handover::SCENARIOS,
    requests::SCENARIOS,
    access::SCENARIOS,
    layout::SCENARIOS,
    front::SCENARIOS,
    measuring::SCENARIOS,
    privacy::SCENARIOS,
    builder::SCENARIOS,
    theming::SCENARIOS,
];

/// What a visitor or a page does, and what must come of it.
pub struct Scenario {
    name: &'static str,
    run: for<'a> fn(&'a mut Page) -> Running<'a>,
}

/// A scenario on its way.
type Running<'a> = Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

/// What a scenario fails with in a browser that has no such thing: it is counted apart, as no pass.
#[derive(Debug)]
struct NotHere(&'static str);

impl fmt::Display for NotHere {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Error for NotHere {}

/// A scenario that takes longer hangs.
const LIMIT: Duration = Duration::from_secs(120);

/// A scenario is run again where the browser itself has crashed under it, this often in a run, and
/// every time is said. WebKitGTK 2.50 does so now and then: the kernel's log shows a null pointer in its
/// JavaScriptCore. Where the browser still answers, the widget has failed, and nothing is run again.
const CRASHES: usize = 2;

fn main() -> ExitCode {
    match run_all() {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Does what the command line says, and says how many scenarios failed.
fn run_all() -> Result<usize> {
    let mut browsers = vec![Browser::Chromium];
    let mut filters = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--browser" => {
                let choice = arguments.next().ok_or_else(|| anyhow!("--browser needs a name"))?;
                browsers = Browser::parse_choice(&choice)?;
            }
            option if option.starts_with('-') => {
                bail!(
                    "`{option}`? Usage: [--browser chromium|firefox|webkit|all] [part of a name…]"
                )
            }
            filter => filters.push(filter.to_owned()),
        }
    }
    let chosen = |scenario: &&Scenario| {
        filters.is_empty() || filters.iter().any(|filter| scenario.name.contains(filter))
    };
    let scenarios: Vec<_> = FILES.iter().copied().flatten().filter(chosen).collect();
    ensure!(!scenarios.is_empty(), "no scenario is called {filters:?}");

    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let (mut passed, mut failed, mut not_here) = (0, 0, 0);
    for browser in browsers {
        let (failures, apart) = runtime.block_on(run(browser, &scenarios))?;
        failed += failures.len();
        not_here += apart;
        passed += scenarios.len() - failures.len() - apart;
        // Once more, together and last, however many passed in between.
        for failure in failures {
            println!("{browser}: {failure}");
        }
    }
    let verdict = if failed == 0 { "ok" } else { "FAILED" };
    println!(
        "test result: {verdict}. {passed} passed; {failed} failed; {not_here} not there to test"
    );
    Ok(failed)
}

/// Runs scenarios one after the other, and returns which failed, and why, and how many had nothing to test.
async fn run(browser: Browser, scenarios: &[&Scenario]) -> Result<(Vec<String>, usize)> {
    println!("running {} scenarios in {browser}", scenarios.len());
    let mut page = Page::open(browser).await?;
    let (mut failures, mut not_here, mut crashes) = (Vec::new(), 0, 0);
    let mut scenarios = scenarios.iter();
    let mut again = None;
    while let Some(scenario) = again.take().or_else(|| scenarios.next()) {
        let name = scenario.name.trim_start_matches("e2e::");
        let start = Instant::now();
        page.begin().await?;
        let outcome = match tokio::time::timeout(LIMIT, (scenario.run)(&mut page)).await {
            Ok(outcome) => outcome,
            Err(_) => Err(anyhow!("not done after {LIMIT:?}")),
        };
        let time_s = start.elapsed().as_secs_f32();
        match outcome {
            Ok(()) => println!("{name:<60} ok {time_s:5.1} s"),
            Err(error) if error.is::<NotHere>() => {
                println!("{name:<60} nothing to test: {error}");
                not_here += 1;
            }
            Err(error) => {
                let failure = format!("{name:<60} FAILED {time_s:5.1} s\n    {error:#}");
                println!("{failure}");
                if !page.is_alive().await && crashes < CRASHES {
                    crashes += 1;
                    println!(
                        "    {browser} has crashed, {crashes} of at most {CRASHES} times: once more"
                    );
                    again = Some(scenario);
                } else {
                    failures.push(failure);
                    page.record(name).await;
                }
                page.start_over();
            }
        }
    }
    Ok((failures, not_here))
}
