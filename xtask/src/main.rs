//! The project's one tool. `cargo xtask` alone says what it can do.

use std::process::ExitCode;

use anyhow::{Context, Result, bail};

const USAGE: &str = "\
The project's one tool.

Usage: cargo xtask <command>

  bench       the widget on a slow phone, beside pages that ask as much: a stopwatch, not a test
                --rounds 7
                --inline-styles    an article that needs no file but itself
                --decks            instead, what a deck of 10,000 questions costs
  build       build the release widget into dist/
  check-content
              hold the words of content/ to their rules
  check-deck FILE
              hold a practice’s own questions and guides to what the widget takes
                --lang en          what they are written in, for advice on style
  hugo        follow docs/hugo.md with a real Hugo, and look at the site in Chromium
  package     build, and write everything that is handed out into dist/package/
  reproduce   build here and in a clone elsewhere, and compare what is handed out, byte by byte
  schema      write content/schema/ from the types
  serve       build, and serve index.html with the widget
                --watch            build again when a file changes
                --port 8000        0 is any free port
                --host 127.0.0.1   0.0.0.0 is reachable by a phone in the same network
  test        everything: formatting, lints, native tests, a build and its size, tests in browsers
                --browser chromium|firefox|webkit|all   default chromium
  simulate    is what the quiz says true? made-up people answer it
                --people 2000      of each model
                --seed 1
  size        build, and weigh it against the budgets
  shots [part of a name…]
              a picture of every view at three widths, light and dark, in target/shots/
  wordpress   build, and test the plugin on a WordPress that is set up for it and removed again
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<()> {
    let Some((command, options)) = arguments.split_first() else {
        print!("{USAGE}");
        return Ok(());
    };
    match (command.as_str(), options) {
        ("bench", options) => bench(options),
        ("build", []) => xtask::package::build().map(drop),
        ("check-content", []) => xtask::content::check_all(),
        ("check-deck", file) => xtask::content::check_deck(file),
        ("hugo", []) => xtask::hugo::run(),
        ("package", []) => xtask::package::run(),
        ("reproduce", []) => xtask::reproduce::run(),
        ("schema", []) => xtask::content::write_schemas(),
        ("serve", options) => xtask::serve::run(&xtask::serve::Options::parse(options)?),
        ("test", options) => xtask::test::run(options),
        ("simulate", options) => xtask::simulate::run(options),
        ("size", []) => xtask::size::run(&xtask::build::run()?),
        ("shots", names) => xtask::shots::run(names),
        ("wordpress", []) => xtask::wordpress::run(&xtask::build::run()?),
        // Not for people: what `.cargo/config.toml` names as the runner.
        ("wasm-test-runner", program) => xtask::wasm_tests::run(program),
        ("help" | "--help" | "-h", _) => {
            print!("{USAGE}");
            Ok(())
        }
        _ => bail!("`{}` is not a command\n\n{USAGE}", arguments.join(" ")),
    }
}

fn bench(options: &[String]) -> Result<()> {
    use xtask::bench::{ROUNDS, Styles, decks, run};
    let (mut rounds, mut styles, mut of_decks) = (ROUNDS, Styles::File, false);
    let mut options = options.iter();
    while let Some(option) = options.next() {
        match option.as_str() {
            "--inline-styles" => styles = Styles::Inline,
            "--decks" => of_decks = true,
            "--rounds" => {
                let number = options.next().context("--rounds needs a number")?;
                rounds = number.parse().context("--rounds takes a number")?;
            }
            other => bail!("bench knows no `{other}`"),
        }
    }
    if of_decks { decks::run(rounds) } else { run(rounds, styles) }
}
