//! `test`: everything that must hold before a change is done, quickest first.

use std::{
    collections::VecDeque,
    io::{BufRead, BufReader, IsTerminal, Write},
    process::{Command, Stdio},
    time::Instant,
};

use anyhow::{Context, Result, bail, ensure};

use crate::{
    browser::{Browser, Programs},
    build,
    cargo::{WASM, add_wasm_target, cargo},
    npm, package, size, wasm_tests,
};

/// Runs every step, also after one failed, and says at the end what did.
///
/// # Errors
/// Where a step failed, with the names of all that did.
pub fn run(arguments: &[String]) -> Result<()> {
    let browsers = match arguments {
        [] => vec![Browser::Chromium],
        [option, choice] if option == "--browser" => Browser::parse_choice(choice)?,
        _ => bail!("usage: cargo xtask test [--browser chromium|firefox|webkit|all]"),
    };
    let mut report = Report::default();

    report.step("set-up", || {
        add_wasm_target()?;
        // All of them at once.
        npm::package("axe-core")?;
        browsers.iter().try_for_each(|&browser| Programs::find_or_install(browser).map(drop))?;
        Ok(Tally::one())
    });
    report.step("formatting", || check(cargo().args(["fmt", "--all", "--check"])));
    report.step("lints", || {
        check(clippy().args(["--workspace", "--all-targets"]).args(DENY_WARNINGS))?;
        // `--all-targets` leaves out what `cargo test` does.
        check(clippy().args(["--package", "xtask", "--test", "e2e"]).args(DENY_WARNINGS))
    });
    report.step("lints in the browser's build", || {
        let target = ["--package", "love-languages", "--lib", "--test", "wasm", "--target", WASM];
        check(clippy().args(target).args(DENY_WARNINGS))?;
        let target = ["--package", "love-languages-builder", "--lib", "--target", WASM];
        check(clippy().args(target).args(DENY_WARNINGS))
    });
    report.step("native tests", || count(cargo().args(["test", "--workspace"]), ""));
    report.step("examples", || {
        check(cargo().args(["build", "--quiet", "--workspace", "--examples"]))
    });
    let mut dist = None;
    report.step("release build", || {
        dist = Some(build::run()?);
        Ok(Tally::one())
    });
    report.step("size", || {
        size::run(dist.as_ref().context("there is no build to weigh")?)?;
        Ok(Tally::one())
    });
    report.step("packages", || {
        package::write(dist.as_ref().context("there is no build to pack")?).map(drop)?;
        Ok(Tally::one())
    });
    report.in_browsers("wasm tests", &browsers, |browser| {
        // `.cargo/config.toml` names the runner: this program.
        let test = ["--package", "love-languages", "--test", "wasm", "--target", WASM];
        let mut command = cargo();
        // Not `--quiet`, which would be passed on to the runner.
        command.arg("test").args(test);
        command.env(wasm_tests::BROWSER_VARIABLE, browser.name());
        Ok(command)
    });
    report.in_browsers("end to end", &browsers, |browser| {
        ensure!(dist.is_some(), "there is no build to test");
        let mut command = cargo();
        command.args(["test", "--quiet", "--package", "xtask", "--test", "e2e", "--"]);
        command.args(["--browser", browser.name()]);
        Ok(command)
    });
    report.close()
}

const DENY_WARNINGS: [&str; 3] = ["--", "--deny", "warnings"];

fn clippy() -> Command {
    let mut command = cargo();
    command.args(["clippy", "--quiet"]);
    command
}

/// What a step counted: a check counts as one, a test run as its tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    passed: usize,
    failed: usize,
}

impl Tally {
    fn one() -> Self {
        Self { passed: 1, failed: 0 }
    }

    /// Adds what a line of a test run says: `test result: ok. 3 passed; 0 failed; …`.
    fn read(&mut self, line: &str) {
        let Some((_, counts)) = line.split_once("test result:") else { return };
        let before = |word: &str| -> usize {
            let (before, _) = counts.split_once(word).unwrap_or_default();
            before.split_whitespace().last().and_then(|n| n.parse().ok()).unwrap_or(0)
        };
        self.passed += before(" passed");
        self.failed += before(" failed");
    }
}

/// A step that was run.
struct Step {
    name: String,
    seconds: f32,
    tally: Tally,
    error: Option<String>,
    /// How the output of a test run that failed ended.
    end: Vec<String>,
}

impl Step {
    fn run(name: String, work: impl FnOnce() -> Result<Tally>) -> Self {
        let start = Instant::now();
        let result = work();
        let seconds = start.elapsed().as_secs_f32();
        let (tally, error, end) = match result {
            Ok(tally) => (tally, None, Vec::new()),
            Err(error) => match error.downcast::<Failed>() {
                Ok(Failed { tally, end }) => (tally, Some("see above".to_owned()), end),
                Err(error) => {
                    (Tally { passed: 0, failed: 1 }, Some(format!("{error:#}")), Vec::new())
                }
            },
        };
        match &error {
            None => println!("━━ {name}: {seconds:.0} s"),
            Some(error) => println!("━━ {name}: FAILED after {seconds:.0} s: {error}"),
        }
        Self { name, seconds, tally, error, end }
    }
}

#[derive(Default)]
struct Report {
    steps: Vec<Step>,
}

impl Report {
    fn step(&mut self, name: &str, work: impl FnOnce() -> Result<Tally>) {
        println!("\n━━ {name}");
        self.steps.push(Step::run(name.to_owned(), work));
    }

    /// A step for each browser, all at the same time: much of what they do is waiting. A line of
    /// output says whose it is.
    fn in_browsers(
        &mut self,
        name: &str,
        browsers: &[Browser],
        command: impl Fn(Browser) -> Result<Command> + Sync,
    ) {
        println!("\n━━ {name}");
        let run = |&browser: &Browser| {
            Step::run(format!("{name} in {browser}"), || {
                count(&mut command(browser)?, &format!("{:<8} │ ", browser.name()))
            })
        };
        let steps: Vec<Step> = std::thread::scope(|scope| {
            let threads: Vec<_> =
                browsers.iter().map(|browser| scope.spawn(|| run(browser))).collect();
            threads.into_iter().map(|thread| thread.join().expect("no step panics")).collect()
        });
        self.steps.extend(steps);
    }

    fn close(self) -> Result<()> {
        // Once more where a reader looks first, and where a log is cut off last.
        for Step { name, end, .. } in self.steps.iter().filter(|step| !step.end.is_empty()) {
            println!("\n━━ the end of {name}\n{}", end.join("\n"));
        }
        println!("\n{:<32} {:>7} {:>7} {:>7}", "step", "seconds", "passed", "failed");
        let mut all = Tally::default();
        for Step { name, seconds, tally, error, .. } in &self.steps {
            let verdict = if error.is_some() { "FAILED" } else { "" };
            println!("{name:<32} {seconds:>7.0} {:>7} {:>7} {verdict}", tally.passed, tally.failed);
            all.passed += tally.passed;
            all.failed += tally.failed;
        }
        let failed: Vec<&str> = self
            .steps
            .iter()
            .filter(|step| step.error.is_some())
            .map(|step| step.name.as_str())
            .collect();
        println!("\n{} passed, {} failed", all.passed, all.failed);
        ensure!(failed.is_empty(), "these steps failed: {}", failed.join(", "));
        Ok(())
    }
}

/// A test run that failed, having said why; with what it counted, and how its output ended.
#[derive(Debug)]
struct Failed {
    tally: Tally,
    end: Vec<String>,
}

impl std::fmt::Display for Failed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} failed", self.tally.failed)
    }
}

impl std::error::Error for Failed {}

/// Runs a command that passes or doesn't.
fn check(command: &mut Command) -> Result<Tally> {
    let status = command.status()?;
    ensure!(status.success(), Failed { tally: Tally { passed: 0, failed: 1 }, end: Vec::new() });
    Ok(Tally::one())
}

/// So many lines are kept of a test run's end.
const LINES_OF_THE_END: usize = 40;

/// Runs a command whose output says how many tests passed, and shows that with a prefix to each line.
/// None is a failure.
fn count(command: &mut Command, prefix: &str) -> Result<Tally> {
    if std::io::stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    let mut child = command.stdout(Stdio::piped()).spawn()?;
    let output = child.stdout.take().context("no output to read")?;
    let mut tally = Tally::default();
    let mut end = VecDeque::new();
    for line in BufReader::new(output).split(b'\n') {
        let line = String::from_utf8_lossy(&line?).into_owned();
        tally.read(&line);
        writeln!(std::io::stdout(), "{prefix}{line}")?;
        // Both the test runs of Rust and the end-to-end tests say last what failed, and why.
        end.push_back(line);
        if end.len() > LINES_OF_THE_END {
            end.pop_front();
        }
    }
    if !child.wait()?.success() {
        tally.failed = tally.failed.max(1);
        bail!(Failed { tally, end: end.into() });
    }
    ensure!(tally.passed > 0, "not one test ran");
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_a_test_run_says() {
        let mut tally = Tally::default();
        tally.read("test result: ok. 3 passed; 0 failed; 1 ignored; 0 filtered out");
        tally.read("test result: \u{1b}[31mFAILED\u{1b}[0m. 10 passed; 2 failed; 0 ignored");
        tally.read("running 3 tests");
        assert_eq!(tally, Tally { passed: 13, failed: 2 });
    }

    #[test]
    fn a_run_without_tests_is_a_failure() {
        assert!(
            count(Command::new("echo").arg("test result: ok. 0 passed; 0 failed"), "").is_err()
        );
        assert_eq!(
            count(Command::new("echo").arg("test result: ok. 1 passed; 0 failed"), "").unwrap(),
            Tally::one()
        );
        assert!(count(&mut Command::new("false"), "").is_err());
    }

    #[test]
    fn a_failed_run_keeps_its_last_words() {
        let mut run = Command::new("sh");
        // What it counts is counted where these tests are: none that failed.
        run.args(["-c", "seq 100; echo 'test result: FAILED. 1 passed; 0 failed'; exit 1"]);
        let Failed { tally, end } = count(&mut run, "").unwrap_err().downcast().unwrap();
        assert_eq!(tally, Tally { passed: 1, failed: 1 });
        assert_eq!(end.len(), LINES_OF_THE_END);
        assert_eq!(end[0], "62");
        assert!(end[LINES_OF_THE_END - 1].starts_with("test result:"));
    }
}
