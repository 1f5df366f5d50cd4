//! A deck of one's own. The owner should feel helped, not marked: drop the file, and each thing to mend
//! is named with its line.

use love_languages::model::own::Mode;
use yew::{Html, html};

use super::Send;
use super::button;
use crate::model::deck::{Deck, MOST_BYTES, MOST_FAULTS, Verdict};
use crate::model::place::Platform;
use crate::model::{Model, Msg};

/// A place to drop a file, and what is said of it.
pub fn deck(model: &Model, send: &Send) -> Html {
    html! {
        <div class="drop" data-drop="deck">
            <label for="deck-file">{"Look at a file"}</label>
            <p class="what" id="deck-file-what">
                {"Drop it here, or choose it. It stays in this page and is sent nowhere; the preview shows \
                  it at once. What is in such a file, with an example: "}{guide()}{"."}
            </p>
            <input id="deck-file" type="file" accept=".json,application/json" aria-describedby="deck-file-what" />
            <div role="status">
                if let Some(deck) = &model.deck {
                    {said(deck, model.platform, send)}
                }
            </div>
        </div>
    }
}

fn said(deck: &Deck, platform: Platform, send: &Send) -> Html {
    let name = html! { <strong dir="auto">{deck.name.clone()}</strong> };
    match &deck.verdict {
        Verdict::Good { questions, guides, mode } => {
            let what = match (questions, guides) {
                (questions, 0) => count(*questions, "question"),
                (0, guides) => count(*guides, "guide"),
                (questions, guides) => {
                    format!("{} and {}", count(*questions, "question"), count(*guides, "guide"))
                }
            };
            let mode = match mode {
                Mode::Add => "beside ours",
                Mode::Replace => "in place of ours",
            };
            html! {
                <>
                    <p>{name}{format!(": no fault. {what}, {mode}. The preview shows it: choose “Questions to \
                        ask each other” or “Together” as the first view.")}</p>
                    <p class="what">
                        {"Upload the file to your site and write its address below."}
                        if platform == Platform::WordPress {
                            {" WordPress itself takes no file that ends in .json; your host’s file manager does."}
                        }
                    </p>
                    {button(send, "o small", "undrop", Msg::Undrop, "Take it out of the preview")}
                </>
            }
        }
        Verdict::NoDeck => html! {
            <p class="fault">
                {name}{": is a document, a table or nothing, and no deck. A deck is a JSON file, as "}{guide()}
                {" shows it: copy its example into an editor for plain text, and your questions into that."}
            </p>
        },
        Verdict::TooLong => html! {
            <p class="fault">{name}{format!(": is longer than {} MB. A deck is a text file.", MOST_BYTES / 1_000_000)}</p>
        },
        Verdict::Faulty(faults) => html! {
            <>
                <p class="fault">
                    {name}{format!(": {} to mend. Until then the widget shows its own questions.",
                        if faults.len() == 1 { "one thing".into() } else { format!("{} things", faults.len()) })}
                </p>
                <ol class="faults">
                    { for faults.iter().take(MOST_FAULTS).map(|fault| html! {
                        <li>
                            <span class="line">{format!("Line {}", fault.line)}</span>
                            <span>
                                if !fault.path.is_empty() {
                                    <code dir="ltr">{fault.path.clone()}</code>{" "}
                                }
                                {fault.what.clone()}
                            </span>
                        </li>
                    }) }
                </ol>
                if faults.len() > MOST_FAULTS {
                    <p class="what">{format!("And {} more.", faults.len() - MOST_FAULTS)}</p>
                }
            </>
        },
    }
}

fn guide() -> Html {
    html! { <a href="docs/own-deck.html">{"Your own questions and guides"}</a> }
}

fn count(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}
