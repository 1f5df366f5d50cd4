//! `serve`: the widget on a page, at an address to open.

use std::{
    net::{IpAddr, SocketAddr},
    path::Path,
    sync::mpsc,
    time::Duration,
};

use anyhow::{Context, Result, bail};
use notify::{RecursiveMode, Watcher};

use crate::{
    package, root,
    server::{Rule, Server, Site},
};

/// What `serve` was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Build again when a file changes.
    pub watch: bool,
    /// Where to listen.
    pub address: SocketAddr,
}

impl Options {
    /// Reads `--watch`, `--port 8000` and `--host 127.0.0.1`.
    ///
    /// # Errors
    /// What can't be read.
    pub fn parse(arguments: &[String]) -> Result<Self> {
        let mut options = Self { watch: false, address: ([127, 0, 0, 1], 8000).into() };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            let mut value =
                || arguments.next().with_context(|| format!("{argument} needs a value"));
            match argument.as_str() {
                "--watch" => options.watch = true,
                "--port" => options.address.set_port(value()?.parse().context("--port")?),
                "--host" => options.address.set_ip(value()?.parse::<IpAddr>().context("--host")?),
                _ => bail!("`{argument}` is no option of serve: --watch, --port, --host"),
            }
        }
        Ok(options)
    }
}

/// Builds, serves, and with `--watch` does so again and again. Ends on Ctrl-C.
///
/// # Errors
/// Where the first build fails, or the port is taken.
pub fn run(options: &Options) -> Result<()> {
    package::build()?;
    let server = Server::start_at(site()?, options.address)?;
    // Other pages on this machine may embed the widget from here.
    server.rule(Rule::at("*").header("access-control-allow-origin", "*"));
    println!("\nThe widget is at {}", server.url("/"));
    println!("The builder is at {}", server.url("/embed.html"));
    if options.address.ip().is_unspecified() {
        println!("On a phone in the same network: port {} of this machine", options.address.port());
    }
    println!("Ctrl-C ends it.");
    if options.watch {
        return rebuild_on_change(&server);
    }
    loop {
        std::thread::park();
    }
}

/// In memory, so that a page never gets a half of one build and a half of the next.
fn site() -> Result<Site> {
    Site::new().with_copy_of(&root().join("dist"))
}

fn rebuild_on_change(server: &Server) -> Result<()> {
    let (changed, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let concerns = |event: notify::Event| {
            !event.kind.is_access() && event.paths.iter().any(|path| is_source(path))
        };
        if event.is_ok_and(concerns) {
            let _ = changed.send(());
        }
    })?;
    for source in [
        "src",
        "hot",
        "builder",
        "content",
        "styles",
        "Cargo.toml",
        "Cargo.lock",
        "embed.html",
        "gallery.html",
        "index.html",
        "guide.html",
        "integrations",
        "docs",
        "README.md",
        "CHANGELOG.md",
        "xtask/src",
    ] {
        let source = root().join(source);
        if source.exists() {
            watcher.watch(&source, RecursiveMode::Recursive)?;
        }
    }
    println!("Watching for changes.");
    while changes.recv().is_ok() {
        // An editor writes a file in several steps, and a checkout writes many files.
        while changes.recv_timeout(Duration::from_millis(150)).is_ok() {}
        // The build runs as a new process, so that a change to xtask itself counts as well.
        match rebuild() {
            Ok(site) => {
                server.set_site(site);
                println!("Reload the page to see it.");
            }
            Err(error) => eprintln!("error: {error:#}\nStill serving the last good build."),
        }
    }
    Ok(())
}

fn rebuild() -> Result<Site> {
    crate::cargo::run(crate::cargo::cargo().args(["xtask", "build"]))?;
    site()
}

/// Editors' own files come and go beside the sources.
fn is_source(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    !name.starts_with('.') && !name.ends_with('~') && !name.ends_with(".swp")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_its_options() {
        let parse = |line: &str| {
            let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            Options::parse(&words)
        };
        assert_eq!(parse("").unwrap().address.to_string(), "127.0.0.1:8000");
        let all = parse("--watch --port 9000 --host 0.0.0.0").unwrap();
        assert_eq!((all.watch, all.address.to_string()), (true, "0.0.0.0:9000".to_owned()));
        assert!(parse("--port").is_err());
        assert!(parse("--prot 9000").is_err());
    }
}
