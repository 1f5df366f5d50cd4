//! `bench --decks`: what a long deck costs on the slow phone, beside the built-in one.

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::json;

use super::report::{all, each, quantile, spread};
use super::{Phone, article};
use crate::{
    build, root,
    server::{Server, Site},
};

/// How many questions: none of their own, about as many as the built-in deck has, and as many as a deck
/// may have.
const SIZES: [usize; 3] = [0, 400, 10_000];

/// How a question of a made-up deck begins.
const BEGINS: &str = "Which of the things that you did in year";

/// A deck in one round.
#[derive(Debug, Deserialize)]
struct Sample {
    /// From the last byte of the deck until its first question was painted, in ms.
    opened_ms: f64,
    /// From each of thirty taps on "Another" until the next question was painted.
    tap_ms: Vec<f64>,
}

/// Measures each deck `rounds` times and prints the table.
///
/// # Errors
/// Where the build or the browser fails.
pub fn run(rounds: usize) -> Result<()> {
    build::run()?;
    let mut site = Site::new().well_compressed().folder("/love-languages/", root().join("dist"));
    for size in SIZES {
        let own = match size {
            0 => String::new(),
            _ => format!(" deck-src=/{size}.json"),
        };
        let widget = format!(
            "<love-languages view=questions{own}></love-languages>\
             <script async src=/love-languages/love-languages.js></script>"
        );
        site = site
            .file(format!("/{size}.html"), article()?.replace("<!-- quiz -->", &widget))
            .file(format!("/{size}.json"), deck(size));
    }
    let server = Server::start(site)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let samples = runtime.block_on(measure(&server, rounds))?;
    println!("| deck | opened, ms | tap p50, ms | p95 |\n|---|---|---|---|");
    for (size, samples) in SIZES.into_iter().zip(samples) {
        let name = match size {
            0 => "built-in, with its code".to_owned(),
            _ => format!("{size} questions"),
        };
        let opened = spread(each(&samples, |sample| sample.opened_ms));
        let taps = all(&samples, |sample| &sample.tap_ms);
        println!(
            "| {name} | {opened} | {:.1} | {:.1} |",
            quantile(&taps, 0.5),
            quantile(&taps, 0.95)
        );
    }
    Ok(())
}

async fn measure(server: &Server, rounds: usize) -> Result<[Vec<Sample>; 3]> {
    let mut phone = Phone::open(server.address().port()).await?;
    let mut samples: [Vec<Sample>; 3] = Default::default();
    // The server takes longer to compress the longest one than a widget waits for it.
    phone.navigate("/0.html").await?;
    for size in SIZES {
        let fetched = format!("fetch('/{size}.json').then(file => file.text()).then(arguments[0])");
        phone.until("return document.body && true").await?;
        phone.session.client.execute_async(&fetched, vec![]).await?;
    }
    for round in 0..=rounds {
        for (size, samples) in SIZES.into_iter().zip(&mut samples) {
            eprintln!("── Round {round} of {rounds}: {size} questions");
            phone.navigate(&format!("/{size}.html")).await?;
            phone.until("return document.querySelector('love-languages') && true").await?;
            let script = include_str!("decks.js");
            let (file, begins) = match size {
                0 => ("later.wasm".to_owned(), ""),
                _ => (format!("{size}.json"), BEGINS),
            };
            let sample = phone
                .session
                .client
                .execute_async(script, vec![file.into(), begins.into()])
                .await?;
            let sample = serde_json::from_value(sample).context("what the page tells")?;
            // The first round only warms up the browser and the server's compressed files.
            if round > 0 {
                samples.push(sample);
            }
        }
    }
    phone.session.close().await?;
    Ok(samples)
}

/// Made up, with themes and reasons as a real one has them.
fn deck(size: usize) -> String {
    let question = |n: usize| {
        let theme = ["home", "play", "change", "Our book"][n % 4];
        let reason = ["stress", "misunderstood"][n % 2];
        json!({
            "id": format!("question-number-{n}"),
            "depth": n % 3 + 1,
            "themes": [theme],
            "reasons": [reason],
            "text": format!("{BEGINS} {n} would you like to do again?"),
            "follow_ups": [format!("What of it, most of all, in {n}?"), "Who was there with you?"],
        })
    };
    json!({"mode": "replace", "questions": (0..size).map(question).collect::<Vec<_>>()}).to_string()
}
