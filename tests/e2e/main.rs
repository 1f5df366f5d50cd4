//! End to end, in a real browser: `cargo xtask test`, or alone
//! `cargo test --package xtask --test e2e -- --browser firefox`.

use std::process::ExitCode;

use anyhow::{Result, ensure};
use serde_json::json;
use xtask::{
    browser::{Browser, Screen, Session},
    server::{Server, Site},
};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let choice = match arguments.as_slice() {
        [] => "chromium",
        [option, choice] if option == "--browser" => choice,
        _ => anyhow::bail!("usage: --browser chromium|firefox|webkit|all"),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let (mut passed, mut failed) = (0, 0);
    for browser in Browser::parse_choice(choice)? {
        match runtime.block_on(smoke(browser)) {
            Ok(()) => passed += 1,
            Err(error) => {
                failed += 1;
                eprintln!("{browser}: smoke: {error:#}");
            }
        }
    }
    println!("test result: {passed} passed; {failed} failed");
    ensure!(failed == 0, "{failed} failed");
    Ok(())
}

/// The browser opens a page of our server, with what its visitor prefers.
async fn smoke(browser: Browser) -> Result<()> {
    let server = Server::start(Site::new().folder("/", xtask::root().join("dist")))?;
    let prefers = Screen { dark: true, reduced_motion: true, ..Screen::phone(600) };
    let session = Session::open(browser, &prefers).await?;
    session.client.goto(&server.url("/")).await?;
    ensure!(session.client.title().await? == "Love languages");
    ensure!(server.seen_paths().contains(&"/love-languages.js".to_owned()));
    let script = "return [innerWidth, matchMedia(arguments[0]).matches]";
    let media = "(prefers-color-scheme: dark) and (prefers-reduced-motion)";
    let page = session.eval(script, vec![json!(media)]).await?;
    ensure!(page == json!([600, true]), "width and preferences: {page}");
    Ok(())
}
