//! "Check my page". Something does not work, and whoever comes here is already annoyed: say at once what it is,
//! and what to put where.

use love_languages::model::causes::{CAUSES, Cause};
use yew::{Html, html};

use super::{Send, code};
use crate::model::check::{Finding, Report};
use crate::model::recipe::Paste;
use crate::model::{Model, SOURCE};

/// The field for a page's source, what was found in it, and every cause.
pub fn check(model: &Model, send: &Send) -> Html {
    html! {
        <>
            <h1 id="top" tabindex="-1">{"Check my page"}</h1>
            <p class="lead">
                {"Two ways to see what is wrong. Neither sends anything anywhere."}
            </p>
            <section class="step" aria-labelledby="panel-way">
                <h2 id="panel-way">{"On the page itself"}</h2>
                <p class="intro">
                    {"Add the word "}<code>{"debug"}</code>{" to the tag ("}<code>{"data-debug"}</code>
                    {" on a div or on the script), publish, and look under the widget. A panel there says the \
                      version, where the files came from, which language was chosen and why, and by the names \
                      below what is wrong. Take the word out when you are done."}
                </p>
            </section>
            <section class="step" aria-labelledby="source-way">
                <h2 id="source-way">{"Or paste your page’s source"}</h2>
                <div class="drop" data-drop="source">
                    <label for="source">{"The page’s source"}</label>
                    <p class="what" id="source-what">
                        {"In the browser choose “View page source”, select all, copy, and paste it here, or \
                          drop a file with it. A line Content-Security-Policy: … of the response’s head may \
                          stand before it. It is read, never run, and stays in this page."}
                    </p>
                    <textarea id="source" data-setting={SOURCE} rows="8" dir="ltr" spellcheck="false"
                        aria-describedby="source-what" value={model.source.clone()} />
                    <label class="control" for="source-file">{"A file with it"}</label>
                    <input id="source-file" type="file" accept=".html,.htm,text/html" />
                    <div role="status">
                        if let Some(report) = &model.report {
                            {said(model, report, send)}
                        }
                    </div>
                    {code::copied(model)}
                </div>
            </section>
            <section class="step" aria-labelledby="causes">
                <h2 id="causes">{"Everything that can be wrong"}</h2>
                <p class="intro">{"By the names that the panel has for it."}</p>
                { for CAUSES.iter().map(cause) }
            </section>
        </>
    }
}

fn said(model: &Model, Report { facts, findings, notes }: &Report, send: &Send) -> Html {
    let count = match findings.len() {
        // Nothing to paste into, and nothing that was found: the notes say what it is instead.
        0 if facts.is_empty() => "That is no page’s source.".to_owned(),
        0 => "Nothing is wrong that a source can show.".to_owned(),
        1 => "One thing to mend:".to_owned(),
        n => format!("{n} things to mend:"),
    };
    html! {
        <>
            <p><strong>{count}</strong></p>
            { for findings.iter().enumerate().map(|(at, it)| finding(model, at + 1, it, send)) }
            if !facts.is_empty() {
                <p>{"What is there:"}</p>
                <ul class="there">{ for facts.iter().map(|fact| html! { <li>{fact.clone()}</li> }) }</ul>
            }
            { for notes.iter().map(|note| html! { <p class="what">{note.clone()}</p> }) }
        </>
    }
}

fn finding(model: &Model, number: usize, finding: &Finding, send: &Send) -> Html {
    let Finding { id, text, mend, paste } = finding;
    let Cause { name, .. } = id.cause();
    let to_paste = Paste { name: format!("What to put in, {number}"), text: paste.clone() };
    html! {
        <div class="note found" data-cause={id.name()}>
            <p><strong>{*name}</strong></p>
            <p>{text.clone()}</p>
            if paste.is_empty() {
                <p>{*mend}</p>
            } else {
                <p>{format!("{mend}:")}</p>
                {code::paste(model, &to_paste, send)}
            }
        </div>
    }
}

fn cause(cause: &Cause) -> Html {
    let Cause { id, name, sees, why, mend, .. } = cause;
    html! {
        <details id={format!("check-{}", id.name())}>
            <summary><h3>{*name}</h3></summary>
            <p>{*sees}</p>
            <p>{*why}</p>
            if cause.paste.is_empty() {
                <p>{*mend}</p>
            } else {
                <p>{format!("{mend}:")}</p>
                <pre dir="ltr" tabindex="0" aria-label="To put in"><code>{cause.example()}</code></pre>
            }
        </details>
    }
}
