//! The guides as pages: what code hosts show of a Markdown file, within `guide.html`. A practice opens them
//! beside the front door, where a server would give the file itself as text.

use std::{
    collections::{BTreeMap, HashMap},
    fs,
};

use anyhow::{Context, Result, bail, ensure};
use pulldown_cmark::{Alignment, CowStr, Event, Options, Parser, Tag, TagEnd, html::push_html};

use crate::{build::Dist, package, root};

/// What they all stand in.
const FRAME: &str = "guide.html";

/// They are one folder, and lead to these two beside it.
const FOLDER: &str = "docs";
const BESIDE: [&str; 2] = ["CHANGELOG.md", "README.md"];

/// What they lead to and that is no page: for programs, as it is.
const AS_IT_IS: [&str; 1] = ["content/schema/own.schema.json"];

/// Where in `dist/` lies what is handed out.
const PACKAGES: &str = "package/";

/// Pages beside them that they name in code: there such a name is a link.
const NAMED: [&str; 3] = ["embed.html", "embed.html#check", "gallery.html"];

/// Copies what stands before it, by `src/copy.js`.
const COPY: &str = "<button class=\"copy\" type=\"button\">Copy</button><span class=\"told\" role=\"status\"></span>";

/// The files that are pages: their paths in the repository, and what is in them.
type Sources = BTreeMap<String, String>;

/// What is a link where it is named in code, and where in `dist/` it lies.
type Named = BTreeMap<String, String>;

/// Whether a path in `dist/` is that of a guide.
pub fn is_one(path: &str) -> bool {
    path.strip_prefix(FOLDER).is_some_and(|rest| rest.starts_with('/'))
        || BESIDE.iter().any(|source| address(source) == path)
        || AS_IT_IS.contains(&path)
}

/// All of them, each at its file's address but for the ending, and what they lead to.
///
/// # Errors
/// Where a file can't be read, or the frame has no place for what goes into it.
pub fn files() -> Result<Dist> {
    let mut paths = BESIDE.map(str::to_owned).to_vec();
    for entry in fs::read_dir(root().join(FOLDER))? {
        paths.push(format!("{FOLDER}/{}", entry?.file_name().to_string_lossy()));
    }
    let read =
        |path: &str| fs::read_to_string(root().join(path)).with_context(|| format!("no {path}"));
    let frame = read(FRAME)?;
    let source = |path: String| Ok((path.clone(), read(&path)?));
    let sources: Sources = paths.into_iter().map(source).collect::<Result<_>>()?;
    let named = named()?;
    let page = |path: &String| {
        let page = page(&frame, path, &sources, &named).with_context(|| path.clone())?;
        Ok((address(path), page.into_bytes()))
    };
    let pages = sources.keys().map(page);
    pages.chain(AS_IT_IS.map(|path| Ok((path.to_owned(), read(path)?.into_bytes())))).collect()
}

/// What is handed out, and the other pages.
fn named() -> Result<Named> {
    let packages =
        package::names()?.into_iter().map(|name| (name.clone(), PACKAGES.to_owned() + &name));
    Ok(packages.chain(NAMED.map(|page| (page.to_owned(), page.to_owned()))).collect())
}

/// Where a Markdown file is a page.
fn address(source: &str) -> String {
    source.strip_suffix(".md").unwrap_or(source).to_owned() + ".html"
}

/// One of the files as a page.
fn page(frame: &str, source: &str, sources: &Sources, named: &Named) -> Result<String> {
    let title = match title_of(&sources[source]).as_str() {
        "" => bail!("it has no heading to be its title"),
        "love-languages" => "love-languages".to_owned(),
        title => format!("{title} · love-languages"),
    };
    let mut text = String::new();
    let up = up(source);
    push_html(&mut text, events(source, sources, named).into_iter());
    // The text comes last: it may name the others.
    let facts = [("BUILD.title", escaped(&title)), ("BUILD.up", up), ("BUILD.text", text)];
    facts.iter().try_fold(frame.to_owned(), |page, (name, value)| {
        ensure!(page.contains(name), "{FRAME} has no place for {name}");
        Ok(page.replace(name, value))
    })
}

/// The way from a file's page to the first folder.
fn up(source: &str) -> String {
    "../".repeat(source.matches('/').count())
}

/// What is written of a file: pulldown-cmark's events, with ours in the place of some.
fn events<'a>(source: &str, sources: &'a Sources, named: &Named) -> Vec<Event<'a>> {
    let mut events = Vec::new();
    let mut ids = Ids::default();
    // Names a table that scrolls.
    let mut heading = String::new();
    // For each link that is open, whether it is one.
    let mut links = Vec::new();
    let (mut columns, mut column, mut is_head) = (Vec::new(), 0, false);
    // What the columns are called.
    let mut names: Vec<String> = Vec::new();
    let mut all = Parser::new_ext(&sources[source], Options::ENABLE_TABLES).peekable();
    while let Some(event) = all.next() {
        let event = match event {
            Event::Start(Tag::Heading { level, .. }) => {
                let mut inner = Vec::new();
                while let Some(event) = all.next_if(|event| !is_end_of_heading(event)) {
                    inner.push(event);
                }
                heading = ids.next(&inner.iter().filter_map(words).collect::<String>());
                events.push(raw(format!("<{level} id=\"{heading}\">")));
                // No heading of ours holds a link.
                events.extend(inner);
                continue;
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let target = lead(&dest_url, source, sources);
                links.push(target.is_some());
                if let Some(target) = target {
                    let dest_url = target.into();
                    events.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
                }
                // Where the words are the file's own path, they are what the page is called.
                let path = dest_url.split('#').next().unwrap_or_default();
                if let Some(markdown) = sources.get(&resolved(source, path))
                    && all.next_if(|next| words(next) == Some(path)).is_some()
                {
                    events.push(Event::Text(title_of(markdown).into()));
                }
                continue;
            }
            Event::End(TagEnd::Link) if !links.pop().unwrap_or(true) => continue,
            Event::Code(name) if links.is_empty() && named.contains_key(&*name) => {
                let (up, address) = (up(source), &named[&*name]);
                let download = if address.starts_with(PACKAGES) { " download" } else { "" };
                raw(format!("<a href=\"{up}{address}\"{download}><code>{name}</code></a>"))
            }
            // A picture is in no file of `dist/`: its words stand for it.
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => continue,
            Event::Start(Tag::CodeBlock(_)) => raw("<pre tabindex=\"0\" dir=\"ltr\"><code>"),
            Event::End(TagEnd::CodeBlock) => raw(format!("</code></pre>\n{COPY}\n")),
            Event::Start(Tag::Table(alignments)) => {
                columns = alignments;
                names = vec![String::new(); columns.len()];
                // Words in many columns are read one below the other where there is no room; numbers stay in theirs.
                let is_long = columns.len() > 2 && !columns.contains(&Alignment::Right);
                let stacks = if is_long { " stacks" } else { "" };
                events.push(raw(format!(
                    "<div class=\"table{stacks}\" tabindex=\"0\" role=\"group\" aria-labelledby=\"{heading}\">"
                )));
                Event::Start(Tag::Table(Vec::new()))
            }
            Event::End(TagEnd::TableHead) => {
                is_head = false;
                event
            }
            Event::End(TagEnd::Table) => {
                events.push(event);
                raw("</div>\n")
            }
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                (column, is_head) = (0, event == Event::Start(Tag::TableHead));
                event
            }
            // No style attribute passes the policy, and nothing heads a column without a name.
            Event::Start(Tag::TableCell) => {
                let is_empty = all.peek() == Some(&Event::End(TagEnd::TableCell));
                let is_right = columns.get(column) == Some(&Alignment::Right);
                let class = if is_right { " class=\"right\"" } else { "" };
                let name = names.get(column).filter(|name| !is_head && !name.is_empty());
                let name = name.map(|name| format!(" data-name=\"{name}\"")).unwrap_or_default();
                column += 1;
                let cell = if is_head && !is_empty { "th" } else { "td" };
                raw(format!("<{cell}{class}{name}>"))
            }
            // HTML closes a cell where the next one begins.
            Event::End(TagEnd::TableCell) => continue,
            event if is_head && words(&event).is_some() => {
                if let Some(name) = column.checked_sub(1).and_then(|at| names.get_mut(at)) {
                    *name += &escaped(words(&event).unwrap_or_default()).replace('"', "&quot;");
                }
                event
            }
            // A comment is for whoever writes, and nothing else is written as HTML.
            Event::Html(html) | Event::InlineHtml(html) if html.trim().starts_with("<!--") => {
                continue;
            }
            Event::Html(html) | Event::InlineHtml(html) => Event::Text(html),
            event => event,
        };
        events.push(event);
    }
    events
}

/// A file's first heading.
fn title_of(markdown: &str) -> String {
    let first = Parser::new(markdown)
        .skip_while(|event| !matches!(event, Event::Start(Tag::Heading { .. })));
    let inner: Vec<_> = first.take_while(|event| !is_end_of_heading(event)).collect();
    inner.iter().filter_map(words).collect()
}

fn raw<'a>(html: impl Into<CowStr<'a>>) -> Event<'a> {
    Event::InlineHtml(html.into())
}

fn is_end_of_heading(event: &Event<'_>) -> bool {
    matches!(event, Event::End(TagEnd::Heading(_)))
}

fn words<'b>(event: &'b Event<'_>) -> Option<&'b str> {
    match event {
        Event::Text(words) | Event::Code(words) => Some(words),
        _ => None,
    }
}

/// Headings' anchors, as code hosts make them: a second one of the same words gets a number.
#[derive(Default)]
struct Ids(HashMap<String, usize>);

impl Ids {
    fn next(&mut self, heading: &str) -> String {
        let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        let id = kept.collect::<String>().to_lowercase().replace(' ', "-");
        let count = self.0.entry(id.clone()).or_default();
        *count += 1;
        if *count == 1 { id } else { format!("{id}-{}", *count - 1) }
    }
}

/// Where a link of a file leads from its page. What is only among the sources has no address there.
fn lead(link: &str, source: &str, sources: &Sources) -> Option<String> {
    if link.starts_with('#') || link.starts_with("https://") || link.starts_with("mailto:") {
        return Some(link.to_owned());
    }
    let (path, anchor) = link.split_at(link.find('#').unwrap_or(link.len()));
    let target = resolved(source, path);
    if AS_IT_IS.contains(&&*target) {
        return Some(link.to_owned());
    }
    sources.contains_key(&target).then(|| address(path) + anchor)
}

/// What a relative path means in a file.
pub fn resolved(from: &str, path: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What becomes of Markdown in `docs/a.md`, beside a `docs/b.md` and the README.
    fn text(markdown: &str) -> String {
        let sources = [("docs/a.md", markdown), ("docs/b.md", "# The *`b`*\n"), ("README.md", "")];
        let sources = sources.map(|(path, text)| (path.to_owned(), text.to_owned())).into();
        page("BUILD.title|BUILD.up|BUILD.text", "docs/a.md", &sources, &named().unwrap()).unwrap()
    }

    #[test]
    fn headings_have_the_anchors_of_code_hosts() {
        let page = text("# A & `b`\n\n## 3. Did it work?\n\n## Two_x\n\n### Two_x\n");
        assert!(page.starts_with("A &amp; b · love-languages|../|<h1 id=\"a--b\">A &amp; <code>b"));
        for id in ["3-did-it-work", "two_x", "two_x-1"] {
            assert!(page.contains(&format!(" id=\"{id}\">")), "{id}: {page}");
        }
        let bare = [("a.md".to_owned(), "no heading".to_owned())].into();
        assert!(super::page("", "a.md", &bare, &Named::new()).is_err());
    }

    #[test]
    fn links_lead_to_pages_or_are_words() {
        let page = text(
            "# A\n[b](b.md#x) [r](../README.md) [`s`](../src/s.rs) [e](https://e.example) [t](#t)",
        );
        for link in ["\"b.html#x\"", "\"../README.html\"", "\"https://e.example\"", "\"#t\""] {
            assert!(page.contains(&format!("<a href={link}>")), "{link}: {page}");
        }
        assert!(page.contains("</a> <code>s</code> <a"), "{page}");
        let schema = text("# A\n[s](../content/schema/own.schema.json)");
        assert!(schema.contains("<a href=\"../content/schema/own.schema.json\">s</a>"), "{schema}");
        assert!(!text("# A\n[x](javascript:x)").contains("<a"));
        // A file's path is no name for a page.
        assert!(text("# A\n[b.md](b.md#x)").contains("<a href=\"b.html#x\">The b</a>"));
    }

    #[test]
    fn what_is_handed_out_is_a_link_where_it_is_named() {
        let zip = format!("love-languages-{}.zip", package::VERSION);
        let page = text(&format!(
            "# A\n`{zip}` [`{zip}`](b.md) `embed.html#check` `zip`\n\n```\n{zip}\n```\n"
        ));
        let link = format!("<a href=\"../package/{zip}\" download><code>{zip}</code></a>");
        assert!(page.contains(&link), "{page}");
        assert!(page.contains(&format!("<a href=\"b.html\"><code>{zip}</code></a>")), "{page}");
        assert!(page.contains("<a href=\"../embed.html#check\"><code>embed.html#check</code></a>"));
        assert_eq!(page.matches("<a ").count(), 3, "{page}");
    }

    #[test]
    fn nothing_written_as_html_is_html() {
        let page = text(
            "# A\n<!-- b -->\nC <!-- d --> <script>e()</script>\n\n<script>\nf()\n</script>\n",
        );
        assert!(!page.contains("<script") && !page.contains("--"), "{page}");
        assert!(
            page.contains("&lt;script&gt;e()") && page.contains("&lt;script&gt;\nf()"),
            "{page}"
        );
    }

    #[test]
    fn what_is_wide_scrolls_by_itself() {
        let page = text("# A\n\n| b | |\n|--:|---|\n| 1 | 2 |\n\n```html\n<i>\n```\n");
        for part in [
            "<div class=\"table\" tabindex=\"0\" role=\"group\" aria-labelledby=\"a\"><table>",
            "<tr><th class=\"right\">b<td></tr>",
            "<tr><td class=\"right\" data-name=\"b\">1<td>2</tr>",
            "</table>\n</div>",
            "<pre tabindex=\"0\" dir=\"ltr\"><code>&lt;i&gt;\n</code></pre>",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
        assert!(!page.contains("style"));
        let words = text("# A\n\n| b | `c` | d |\n|---|---|---|\n| 1 | 2 | 3 |\n");
        assert!(
            words.contains("<div class=\"table stacks\"")
                && words.contains("<td data-name=\"c\">2"),
            "{words}"
        );
    }

    #[test]
    fn nothing_is_left_of_markdown() {
        let pages = files().unwrap();
        assert!(pages.len() > 15);
        for (path, bytes) in pages.into_iter().filter(|(path, _)| path.ends_with(".html")) {
            let page = String::from_utf8(bytes).unwrap();
            assert!(is_one(&path) && page.starts_with("<!doctype html>"), "{path}");
            assert!(!page.contains("BUILD."), "{path}");
            assert!(page.matches("<script").eq(["<script"]), "{path}: one of ours, and no other");
            // What is to be copied may be Markdown itself.
            let prose = page.split("<pre").map(|part| part.split("</pre>").last().unwrap());
            let prose: String = prose
                .flat_map(|part| part.split("<code>"))
                .map(|part| part.split("</code>").last().unwrap())
                .collect();
            for mark in ["](", "**", "`", "\n#", "\n|", "&lt;!--"] {
                assert!(!prose.contains(mark), "{path}: {mark:?}");
            }
        }
    }
}
