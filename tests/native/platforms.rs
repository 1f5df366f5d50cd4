//! What the guides in `docs/` give to paste is right, and what they link to is there.
//!
//! A snippet is read as a browser would: its tags, its settings, and where a widget would mount.

use std::{
    fs,
    path::{Path, PathBuf},
};

use love_languages::model::causes::CAUSES;
use love_languages::model::settings::{ATTRIBUTES, Kind, Settings, start_height_em};

const TAG: &str = "love-languages";
const README: &str = include_str!("../../README.md");
const INDEX: &str = include_str!("../../docs/platforms.md");
const UPLOAD: &str = include_str!("../../integrations/upload/README.txt");
const SHORTCODE: &str =
    include_str!("../../integrations/hugo/layouts/shortcodes/love-languages.html");

#[test]
fn every_snippet_works_as_it_is_pasted() {
    let mut count = 0;
    for (path, text) in pages() {
        let snippets = blocks(&text, "html");
        count += snippets.len();
        for snippet in &snippets {
            let faults = faults(snippet);
            assert!(faults.is_empty(), "{}: {faults:#?}\n\n{snippet}", path.display());
        }
    }
    assert!(count > 15, "only {count} snippets were found");
    let faults = faults(UPLOAD);
    assert!(faults.is_empty(), "integrations/upload/README.txt: {faults:#?}");
}

#[test]
fn every_guide_brings_tag_and_script() {
    let guides = guides();
    assert!(guides.len() >= 7, "{guides:?}");
    for guide in guides {
        // Their snippets are their platforms' own; these are tried on the platforms themselves.
        if ["wordpress.md", "hugo.md"].contains(&&*guide) {
            continue;
        }
        let text = fs::read_to_string(root().join("docs").join(&guide)).unwrap();
        assert!(text.contains("## Did it work?"), "{guide}: did it?");
        let snippets = blocks(&text, "html").join("\n");
        let tags = tags(&snippets);
        assert!(tags.iter().any(is_widget), "{guide} has no widget to paste");
        assert!(tags.iter().any(is_our_script), "{guide} has no script to paste");
    }
}

#[test]
fn every_local_link_leads_somewhere() {
    let mut count = 0;
    for (path, text) in pages() {
        for link in links(&text) {
            count += 1;
            let fault = link_fault(&path, &link);
            assert_eq!(fault, None, "{}: ({link})", path.display());
        }
    }
    assert!(count > 30, "only {count} links were found");
    assert!(links(README).contains(&"docs/platforms.md".into()), "the README names the guides");
}

#[test]
fn the_shortcode_has_every_setting_and_every_height() {
    let known = SHORTCODE.split_once("$known := slice ").unwrap().1.lines().next().unwrap();
    let known: Vec<&str> = known.split('"').skip(1).step_by(2).collect();
    let names: Vec<&str> = ATTRIBUTES.iter().map(|attribute| attribute.name).collect();
    assert_eq!(known, names);
    for Attribute { name, value } in settings_of_the_shortcode() {
        assert_eq!(value, name, "another parameter's value");
        assert!(names.contains(&name.as_str()), "{name} is no setting");
    }
    assert_eq!(settings_of_the_shortcode().len(), names.len() - 2, "all but the flags");

    let heights = SHORTCODE.split_once("$heights := dict ").unwrap().1.lines().next().unwrap();
    let heights: Vec<&str> = heights.split('"').skip(1).step_by(2).collect();
    let Kind::OneOf(views) = ATTRIBUTES[0].kind else { panic!("`view` comes first") };
    for view in views {
        let listed = heights.chunks(2).find(|pair| pair[0] == *view);
        assert_eq!(listed.map_or("46em", |pair| pair[1]), height(view), "{view}");
        assert_eq!(format!("{}em", start_height_em(view)), height(view), "{view}, in the table");
    }
}

#[test]
fn every_cause_stands_in_the_index_as_the_panel_says_it() {
    for cause in CAUSES {
        let examples = cause.example().lines().map(|line| format!("`{line}`")).collect::<Vec<_>>();
        let paste = if examples.is_empty() { "" } else { ": " };
        let paste = paste.to_owned() + &examples.join(" and ");
        let (name, shows) = (cause.name, cause.id.shows());
        let row = format!("- **{name}** ({shows}). {} {}{paste}\n", cause.sees, cause.mend);
        assert!(INDEX.contains(&row), "docs/platforms.md lacks\n{row}");
    }
    let rows = ["panel", "source", "panel, source"]
        .map(|it| INDEX.matches(&format!("** ({it}). ")).count());
    assert_eq!(rows.iter().sum::<usize>(), CAUSES.len(), "nothing else is in it");
}

#[test]
fn what_is_wrong_is_found() {
    let script = "<script src=\"/love-languages/love-languages.js\" async></script>";
    for (snippet, fault) in [
        ("<love-language></love-language>", "love-language is no tag of ours"),
        ("<love-languages veiw=\"quiz\"></love-languages>", "no setting `veiw`"),
        ("<love-languages view=\"quizz\"></love-languages>", "is not one of"),
        ("<love-languages cta-url=\"javascript:x\"></love-languages>", "was dropped"),
        ("<love-languages accent=\"greenish\"></love-languages>", "accent"),
        ("<love-languages data-view=\"quiz\"></love-languages>", "no setting `data-view`"),
        ("<div data-love-languages view=\"quiz\"></div>", "no attribute `view`"),
        ("<div data-love-languages data-phone=\"call us\"></div>", "phone"),
        ("<love-languages>", "is not closed"),
        ("<love-languages style=\"min-height:1em\"></love-languages>", "style"),
        (
            "<love-languages view=\"about\" style=\"display:block;font-size:max(1em,16px);min-height:27em\"></love-languages>",
            "style",
        ),
        ("<script src=\"/love-language.js\"></script>", "no file of ours"),
        ("<script src=\"love-languages.js\"></script>", "neither"),
        (
            "<iframe src=\"https://a.example/frame.html?veiw=quiz\" title=\"-\">",
            "no setting `veiw`",
        ),
        ("<iframe src=\"https://a.example/frame.html?cta-url=%2Fx\" title=\"-\">", "whole"),
        ("<iframe src=\"https://a.example/frame.html\">", "title"),
        ("<head><script src=\"/love-languages.js\"></script></head>", "mounts nothing"),
        (&format!("{script}{script}"), "twice"),
        (
            &format!(
                "<love-languages></love-languages>{}",
                script.replace(" async", " data-view=about")
            ),
            "speaks for itself",
        ),
        ("<script>document.createElement('love-language')</script>", "love-language is no tag"),
        (
            "<script>document.createElement('love-languages').setAttribute('veiw', 'x')</script>",
            "no setting `veiw`",
        ),
    ] {
        let found = faults(snippet);
        assert!(found.iter().any(|found| found.contains(fault)), "{snippet}: {found:?}");
    }
    assert_eq!(faults(&format!("<!-- <love-language> -->{script}")), [""; 0]);

    let here = root().join("docs/platforms.md");
    assert_eq!(link_fault(&here, "csp.md#trusted-types"), None);
    assert!(link_fault(&here, "csp.md#trusted").is_some());
    assert!(link_fault(&here, "cps.md").is_some());
    assert!(link_fault(&here, "#nowhere").is_some());
    assert_eq!(links("[a](b.md) `c` [d](https://e.example)\n```\n[f](g.md)\n```\n"), ["b.md"]);
}

// ---- Snippets ---------------------------------------------------------------------------------------

/// What is wrong with a snippet, a sentence each.
pub fn faults(html: &str) -> Vec<String> {
    let tags = tags(html);
    let mut faults = Vec::new();
    for tag in tags.iter().filter(|tag| !tag.closes) {
        faults.extend(tag_faults(tag));
    }
    for name in [TAG, "div", "script", "head", "body"] {
        let count = |closes| tags.iter().filter(|t| t.name == name && t.closes == closes).count();
        if count(false) != count(true) {
            faults.push(format!("<{name}> is not closed, or closed too often"));
        }
    }
    faults.extend(mount_faults(&tags));
    faults
}

fn tag_faults(tag: &Tag) -> Vec<String> {
    let mut faults = Vec::new();
    if tag.name.contains('-') && tag.name != TAG {
        faults.push(format!("{} is no tag of ours", tag.name));
    }
    if tag.name == TAG {
        let own: Vec<_> = tag.attributes.iter().filter(|a| a.name != "style").cloned().collect();
        faults.extend(setting_faults(&own));
        if let Some(style) = tag.get("style") {
            let height = height(tag.get("view").unwrap_or("quiz"));
            let style = style.split_whitespace().collect::<String>();
            if style != format!("display:block;font-size:max(1em,16px);min-height:{height}") {
                faults.push(format!("style=\"{style}\" does not keep the room of {height}"));
            }
        }
    } else if tag.get("data-love-languages").is_some() {
        faults.extend(setting_faults(&tag.data_settings()));
        for Attribute { name, .. } in &tag.attributes {
            if !name.starts_with("data-") && !["class", "id", "style"].contains(&name.as_str()) {
                faults.push(format!("a `div` takes no attribute `{name}`: data-{name}?"));
            }
        }
    } else if tag.name == "script" && tag.get("src").is_some() {
        let src = tag.get("src").unwrap_or_default();
        let file = src.rsplit('/').next().unwrap_or_default();
        if !["love-languages.js", "love-languages.single.js", "frame.js"].contains(&file) {
            faults.push(format!("{src} is no file of ours"));
        }
        if !src.starts_with("https://") && !src.starts_with('/') {
            faults.push(format!("{src} begins with neither https:// nor /"));
        }
        faults.extend(setting_faults(&tag.data_settings()));
    } else if tag.name == "script" {
        faults.extend(made_faults(&tag.text));
    } else if tag.name == "iframe" {
        faults.extend(frame_faults(tag));
    }
    faults
}

/// An element that a script makes.
fn made_faults(script: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for made in script.split("createElement('").skip(1) {
        let name = made.split('\'').next().unwrap_or_default();
        if name.contains('-') && name != TAG {
            faults.push(format!("{name} is no tag of ours"));
        }
    }
    let set = script.split("setAttribute('").skip(1).map(|rest| {
        let mut parts = rest.split('\'');
        let name = parts.next().unwrap_or_default().to_owned();
        Attribute { name, value: parts.nth(1).unwrap_or_default().to_owned() }
    });
    faults.extend(setting_faults(&set.collect::<Vec<_>>()));
    faults
}

/// The page for an iframe takes the settings in its address, and lies on another server than the page.
fn frame_faults(tag: &Tag) -> Vec<String> {
    let mut faults = Vec::new();
    if tag.get("title").is_none() {
        faults.push("an iframe without a title says nothing to a screen reader".into());
    }
    let src = tag.get("src").unwrap_or_default();
    let (address, query) = src.split_once('?').unwrap_or((src, ""));
    if !address.starts_with("https://") || !address.ends_with("/frame.html") {
        faults.push(format!("{address} is not where frame.html is"));
    }
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let settings: Vec<Attribute> = pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Attribute { name: name.to_owned(), value: percent_decoded(value) }
        })
        .collect();
    for Attribute { name, value } in &settings {
        let kind = ATTRIBUTES.iter().find(|a| a.name == name).map(|attribute| attribute.kind);
        if matches!(kind, Some(Kind::Link | Kind::Page)) && !value.starts_with("https://") {
            faults.push(format!("in a frame, {name} has to be a whole address"));
        }
    }
    faults.extend(setting_faults(&settings));
    faults
}

/// Settings that no widget has, and values that it would complain about.
fn setting_faults(settings: &[Attribute]) -> Vec<String> {
    let value = |name: &str| Some(settings.iter().find(|a| a.name == name)?.value.clone());
    let mut faults = Settings::parse(value).complaints;
    for Attribute { name, value } in settings {
        match ATTRIBUTES.iter().find(|attribute| attribute.name == name) {
            None => faults.push(format!("there is no setting `{name}`")),
            // Only a browser knows every colour; these are good anywhere.
            Some(attribute) if attribute.kind == Kind::Colour => {
                let digits = value.strip_prefix('#').unwrap_or_default();
                if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                    faults.push(format!("{name}=\"{value}\" is not like #4a5b33"));
                }
            }
            Some(_) => {}
        }
    }
    faults
}

/// The mount rule: a bare script mounts itself where it stands in the body; beside an element or a
/// marked `div` it only brings these to life.
fn mount_faults(tags: &[Tag]) -> Vec<String> {
    let mut faults = Vec::new();
    let scripts: Vec<&Tag> = tags.iter().filter(|tag| is_our_script(tag)).collect();
    let has_place = tags.iter().any(is_widget);
    if scripts.len() > 1 {
        faults.push("the script is there twice".into());
    }
    for script in scripts {
        if has_place && !script.data_settings().is_empty() {
            faults.push("the widget speaks for itself: settings on the script are not read".into());
        }
        if script.is_in_head && !has_place {
            faults.push("in the head, the script alone mounts nothing".into());
        }
    }
    faults
}

fn is_our_script(tag: &Tag) -> bool {
    let src = tag.get("src").unwrap_or_default();
    tag.name == "script" && !tag.closes && src.contains("/love-languages.")
}

fn is_widget(tag: &Tag) -> bool {
    !tag.closes && (tag.name == TAG || tag.get("data-love-languages").is_some())
}

/// How tall a view starts, by the README.
fn height(view: &str) -> String {
    let words = README.split_whitespace().collect::<Vec<_>>().join(" ");
    let listed = words.split_once(&format!("em` for `{view}`")).map(|(before, _)| before);
    match listed {
        Some(before) => format!("{}em", before.rsplit('`').next().unwrap()),
        None if view == "quiz" => "27em".into(),
        None => "46em".into(),
    }
}

// ---- Reading ----------------------------------------------------------------------------------------

/// An opening or closing tag.
#[derive(Debug)]
struct Tag {
    name: String,
    attributes: Vec<Attribute>,
    closes: bool,
    is_in_head: bool,
    /// What stands in a script.
    text: String,
}

#[derive(Clone, Debug, PartialEq)]
struct Attribute {
    name: String,
    value: String,
}

impl Tag {
    fn get(&self, name: &str) -> Option<&str> {
        Some(&*self.attributes.iter().find(|attribute| attribute.name == name)?.value)
    }

    /// Its `data-*`, without `data-`.
    fn data_settings(&self) -> Vec<Attribute> {
        let own = self.attributes.iter().filter(|a| a.name != "data-love-languages");
        own.filter_map(|attribute| {
            let name = attribute.name.strip_prefix("data-")?.to_owned();
            Some(Attribute { name, value: attribute.value.clone() })
        })
        .collect()
    }
}

/// The tags of a piece of HTML as people write it: no `>` in a value.
fn tags(html: &str) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::new();
    let mut is_in_head = false;
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        if after.starts_with("!--") {
            rest = after.split_once("-->").expect("a comment ends").1;
            continue;
        }
        let (inside, after) = after.split_once('>').expect("a tag ends");
        rest = after;
        let closes = inside.starts_with('/');
        let inside = inside.trim_start_matches('/');
        let (name, attributes) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
        let attributes = attributes_of(attributes);
        let mut text = String::new();
        if name == "script" && !closes {
            let end = rest.find("</script").unwrap_or(rest.len());
            text = rest[..end].to_owned();
            rest = &rest[end..];
        }
        if name == "head" {
            is_in_head = !closes;
        }
        tags.push(Tag { name: name.to_owned(), attributes, closes, is_in_head, text });
    }
    tags
}

fn attributes_of(mut text: &str) -> Vec<Attribute> {
    let mut attributes = Vec::new();
    loop {
        text = text.trim_start();
        let end = text.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(text.len());
        if end == 0 {
            return attributes;
        }
        let name = text[..end].to_owned();
        text = &text[end..];
        let mut value = "";
        if let Some(after) = text.strip_prefix('=') {
            (value, text) = match after.strip_prefix('"') {
                Some(quoted) => quoted.split_once('"').expect("a quoted value ends"),
                None => after.split_once(char::is_whitespace).unwrap_or((after, "")),
            };
        }
        attributes.push(Attribute { name, value: value.replace("&amp;", "&") });
    }
}

fn percent_decoded(text: &str) -> String {
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).expect("two digits after %"));
        bytes.extend(part[2..].bytes());
    }
    String::from_utf8(bytes).expect("UTF-8")
}

/// The parameters that the shortcode writes, and under which names.
fn settings_of_the_shortcode() -> Vec<Attribute> {
    let lines = SHORTCODE.lines().filter_map(|line| line.trim().strip_prefix("{{- with .Get \""));
    let written = lines.map(|line| {
        let (value, rest) = line.split_once("\" }} ").expect("`}} name=`");
        let (name, _) = rest.split_once("=\"").expect("`name=\"`");
        Attribute { name: name.to_owned(), value: value.to_owned() }
    });
    written.collect()
}

// ---- Pages ------------------------------------------------------------------------------------------

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The README, the map and everything in `docs/`.
fn pages() -> Vec<(PathBuf, String)> {
    let docs = fs::read_dir(root().join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let paths = docs.chain(["README.md", "ARCHITECTURE.md"].map(|name| root().join(name)));
    let pages = paths.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    pages.map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

/// The pages of the index's table.
fn guides() -> Vec<String> {
    let rows = INDEX.lines().filter(|line| line.starts_with("| ") && line.ends_with(".md) |"));
    rows.flat_map(links).collect()
}

/// What stands between fences of a language.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    let parts = text.split(&fence).skip(1);
    parts.map(|part| part.split_once("```").expect("a fence ends").0.to_owned()).collect()
}

/// Where a page's own links lead, those to other sites left out.
fn links(text: &str) -> Vec<String> {
    let outside_fences = text.split("```").step_by(2);
    let targets = outside_fences.flat_map(|text| text.split("](").skip(1));
    let targets = targets.map(|rest| rest.split(')').next().unwrap_or_default().to_owned());
    targets.filter(|target| !target.contains("://") && !target.starts_with("mailto:")).collect()
}

/// Why a link leads nowhere.
fn link_fault(from: &Path, link: &str) -> Option<String> {
    let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
    let target = match path {
        "" => from.to_owned(),
        path => from.parent().unwrap().join(path),
    };
    if !target.exists() {
        return Some(format!("{} is not there", target.display()));
    }
    if anchor.is_empty() {
        return None;
    }
    let text = fs::read_to_string(&target).unwrap();
    let headings = text.lines().filter(|line| line.starts_with('#'));
    let mut anchors = headings.map(|line| anchor_of(line.trim_start_matches('#').trim()));
    let is_there = anchors.any(|heading| heading == anchor);
    (!is_there).then(|| format!("{} has no heading #{anchor}", target.display()))
}

/// A heading's anchor, as code hosts make it.
fn anchor_of(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}
