//! The project's one tool. `cargo xtask` alone says what it can do.

use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
The project's one tool.

Usage: cargo xtask <command>

  build       build the release widget into dist/
  check-content
              hold the words of content/ to their rules
  schema      write content/schema/ from the types
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
        ("build", []) => xtask::build::run().map(drop),
        ("check-content", []) => xtask::content::check_all(),
        ("schema", []) => xtask::content::write_schemas(),
        ("help" | "--help" | "-h", _) => {
            print!("{USAGE}");
            Ok(())
        }
        _ => bail!("`{}` is not a command\n\n{USAGE}", arguments.join(" ")),
    }
}
