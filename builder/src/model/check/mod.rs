//! "Check my page": what a page's source says about the widget in it, and what is wrong with that.
//!
//! The source is read as a browser reads it and nothing is made of it: no element, no request.

mod address;
mod policy;
mod source;
#[cfg(test)]
mod tests;

use love_languages::model::causes::{ANYBODYS, Cause, Id, LOADERS};
use love_languages::model::settings::{ATTRIBUTES, Attribute, Settings, unbegun};

use super::colour::Rgb;
use super::escape;
use address::{file_of, host_of, is_address, is_loader, is_saved, version_in};
use policy::{find_policy, policies};
use source::{Element, Page, read};

const TAG: &str = "love-languages";
const MARK: &str = "data-love-languages";
/// By these a page has scripts that stand in no source: tag managers, in their scripts' addresses and in their code.
const MANAGERS: &[&str] = &[
    "googletagmanager.com/gtm.js",
    "tags.tiqcdn.com",
    "assets.adobedtm.com",
    "piwik.pro",
    "mtm.js",
    "cdn.matomo.cloud",
    "/js/container_",
];

/// Where nobody knows where the script lies.
const ADDRESS: &str = "https://…/love-languages/love-languages.js";
/// By these in a script's address, a plugin has made one of many.
const JOINERS: &[&str] =
    &["autoptimize", "/wp-rocket", "/cache/min/", "/litespeed/", "/wpo-minify"];

/// The longest source that is read, in bytes: no page is as long.
pub const MOST_BYTES: usize = 8_000_000;

/// What a source says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// What is there, a sentence each.
    pub facts: Vec<String>,
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// What to know, though nothing need be wrong, a sentence each.
    pub notes: Vec<String>,
}

/// A cause, where it was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Which.
    pub id: Id,
    /// Where it was found, as a sentence.
    pub text: String,
    /// What to do: a sentence, or one that ends with what is to be put in.
    pub mend: &'static str,
    /// The exact thing to put in; empty where there is none.
    pub paste: String,
}

impl Finding {
    /// With the cause's own words, `{…}` filled in.
    fn of(id: Id, values: &[(&str, &str)]) -> Self {
        let Cause { finding, mend, paste, .. } = id.cause();
        Self { id, text: fill(finding, values), mend, paste: fill(paste, values) }
    }

    /// Of a cause, with words for how it came about here.
    fn by(id: Id, text: impl Into<String>, mend: &'static str, paste: impl Into<String>) -> Self {
        Self { id, text: text.into(), mend, paste: paste.into() }
    }
}

fn fill(text: &str, values: &[(&str, &str)]) -> String {
    values
        .iter()
        .fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

/// The tag and the script, where neither is there.
fn both() -> String {
    let address = [("address", ADDRESS)];
    format!("{}\n{}", Id::Stripped.cause().paste, fill(Id::NoScript.cause().paste, &address))
}

/// What is found in a page's source; lines of a response's head may stand in it, too.
pub fn check(source: &str) -> Report {
    let mut report = Report::default();
    if source.len() > MOST_BYTES {
        report
            .notes
            .push(format!("That is longer than {} MB, and no page.", MOST_BYTES / 1_000_000));
        return report;
    }
    if is_address(source) {
        report.notes.push(
            "That is an address. Open it, choose “View page source” in the browser, and paste what you see."
                .into(),
        );
        return report;
    }
    let Page { elements, text, code } = read(source);
    let scripts: Vec<_> = elements.iter().filter(|element| element.script().is_some()).collect();
    let widgets: Vec<_> = elements.iter().filter(|element| element.is_widget()).collect();
    let made = Made::by(&code, &elements);
    let framed = elements.iter().find(|element| {
        element.name == "iframe"
            && element.get("src").is_some_and(|src| file_of(src) == "frame.html")
    });

    say_what_is_there(&mut report, &scripts, &widgets, framed.is_some());
    match framed {
        Some(frame) => find_frame(&mut report, frame),
        None => find_stripped(&mut report, &scripts, &widgets, made, &elements, &text),
    }
    for script in &scripts {
        find_address(&mut report, script);
    }
    find_versions(&mut report, &scripts);
    for widget in &widgets {
        find_settings(&mut report, widget);
    }
    for script in &scripts {
        if widgets.is_empty() {
            find_settings(&mut report, script);
        } else if !script.settings().is_empty() {
            report.notes.push(
                "The script has settings, but the page has a tag, which speaks for itself: write them on the tag."
                    .into(),
            );
        }
    }
    for policy in policies(source, &elements) {
        find_policy(&mut report, &policy, &scripts);
    }
    if report.findings.is_empty() {
        let mut addresses: Vec<_> = scripts.iter().filter_map(|script| script.script()).collect();
        addresses.dedup();
        for address in addresses.into_iter().filter(|address| !is_saved(address)) {
            report.notes.push(format!("Open {address} in a tab: code must come, not a page."));
        }
    }
    report
}

/// Who may put a script in that no source shows.
#[derive(Clone, Copy, PartialEq)]
enum Made {
    /// Nobody.
    No,
    /// Code of the page's own, which names ours.
    ByCode,
    /// A tag manager, which may or may not.
    ByManager,
}

impl Made {
    fn by(code: &str, elements: &[Element]) -> Self {
        let names = |text: &str| LOADERS[..2].iter().any(|name| text.contains(name));
        let manages = |text: &str| MANAGERS.iter().any(|manager| text.contains(manager));
        let mut sources = elements
            .iter()
            .filter(|element| element.name == "script")
            .filter_map(|script| script.get("src"));
        if names(code) {
            Self::ByCode
        } else if manages(code) || sources.any(manages) {
            Self::ByManager
        } else {
            Self::No
        }
    }
}

fn say_what_is_there(
    report: &mut Report,
    scripts: &[&Element],
    widgets: &[&Element],
    is_framed: bool,
) {
    for script in scripts {
        let place = if script.is_in_head { "in the head" } else { "in the body" };
        report.facts.push(format!("A script, {place}: {}", script.script().unwrap_or_default()));
    }
    for widget in widgets {
        let names: Vec<_> = widget.settings().into_iter().map(|(name, _)| name).collect();
        let what = if widget.name == TAG { "A tag <love-languages>" } else { "A marked div" };
        report.facts.push(match names.len() {
            0 => format!("{what}, with no setting"),
            _ => format!("{what}, which sets {}", names.join(", ")),
        });
        if names.is_empty() {
            report.notes.push(
                "No setting is on the tag. If you wrote some, your editor took them out: take the div, with \
                 data- before each name."
                    .into(),
            );
        }
    }
    if is_framed {
        report.facts.push("A frame with the widget's page in it.".into());
    }
}

fn find_stripped(
    report: &mut Report,
    scripts: &[&Element],
    widgets: &[&Element],
    made: Made,
    elements: &[Element],
    text: &str,
) {
    if let Some(held) = find_held(elements) {
        report.findings.push(held);
        return;
    }
    let has_script = !scripts.is_empty() || made == Made::ByCode;
    let stands_somewhere = scripts.iter().any(|script| !script.is_in_head) || made == Made::ByCode;
    if scripts.is_empty() {
        let by = match made {
            Made::No => None,
            Made::ByCode => Some("code in the page, which names it"),
            Made::ByManager => Some("the page's tag manager"),
        };
        report.notes.extend(by.map(|by| {
            format!("No tag of this source loads the script; it may come by {by}. The panel of debug tells.")
        }));
    }
    // The page that is handed out lies in a folder of that name.
    let link = elements.iter().filter(|element| element.name == "a").find_map(|link| {
        let href = link.get("href")?;
        let path = href.split(['?', '#']).next()?.trim_end_matches("index.html");
        path.ends_with("/quiz/").then_some(href)
    });
    if let Some(href) = link.filter(|_| widgets.is_empty() && scripts.is_empty()) {
        report.facts.push(format!("A link to {href}."));
        report.notes.push("A link to the page of its own needs neither tag nor script.".into());
        return;
    }
    if widgets.is_empty() && !stands_somewhere {
        report.findings.push(if text.contains("<love-languages") || text.contains("data-love-languages") {
            Finding::by(
                Id::Stripped,
                "The tag stands on the page as text, for people to read: it was put where only text may be.",
                "Take it away there, and put this into a block that may hold code, such as Custom HTML",
                both(),
            )
        } else if text.contains("[love-languages") {
            Finding::by(
                Id::Stripped,
                "The shortcode stands on the page as text: the plugin is not active, or no shortcode is read there.",
                "Activate the plugin, or put the line into a block Shortcode.",
                "",
            )
        } else if has_script {
            Finding::of(Id::Stripped, &[])
        } else {
            Finding::by(
                Id::Stripped,
                "Neither the tag nor the script is in this source.",
                "Put both where the widget should be, in a block that may hold code",
                both(),
            )
        });
    }
    if !has_script && made == Made::No && !widgets.is_empty() {
        let sources =
            elements.iter().filter(|it| it.name == "script").filter_map(|it| it.get("src"));
        let joined =
            sources.into_iter().find(|src| JOINERS.iter().any(|joiner| src.contains(joiner)));
        report.findings.push(match joined {
            Some(joined) => Finding::by(
                Id::NoScript,
                format!("The script is not there by itself. A plugin makes one script of many: {joined}."),
                "In that plugin leave out the file",
                "love-languages.js",
            ),
            None => Finding::of(Id::NoScript, &[("address", ADDRESS)]),
        });
    }
}

/// A script of ours that is there and can't run: its address has quotation marks for people, or a plugin keeps it
/// for later.
fn find_held(elements: &[Element]) -> Option<Finding> {
    let straight = |value: &str| value.trim_matches(['“', '”', '„', '″', '»', '«']).to_owned();
    let mut scripts = elements.iter().filter(|element| element.name == "script");
    scripts.find_map(|script| {
        let src = script.get("src").unwrap_or_default();
        let address = straight(src);
        if address != src && is_loader(&address) {
            return Some(Finding::by(
                Id::NoScript,
                format!("The quotation marks around the script’s address are curly ones, which belong to it: {src}."),
                "Write straight ones, here and in the tag, in an editor that does not change them",
                fill(Id::NoScript.cause().paste, &[("address", &address)]),
            ));
        }
        let kind = script.get("type").unwrap_or_default();
        let runs = ["", "module", "text/javascript", "application/javascript"].contains(&kind);
        if runs && script.script().is_some() {
            return None;
        }
        let (name, _) = script.attributes.iter().find(|(_, value)| is_loader(value))?;
        let sign = if runs { name.clone() } else { format!("type=\"{kind}\"") };
        Some(Finding::by(
            Id::NoScript,
            format!(
                "The script is held back ({sign}): by a plugin for consent, until visitors agree, or by one for \
                 speed, until they do something."
            ),
            "In that plugin leave out the file",
            "love-languages.js",
        ))
    })
}

/// The address of a frame and the settings in it; it lies on another server as a rule, so links have to be whole.
fn find_frame(report: &mut Report, frame: &Element) {
    let src = frame.get("src").unwrap_or_default();
    let (address, rest) = src.split_once('?').unwrap_or((src, ""));
    let (query, _) = rest.split_once('#').unwrap_or((rest, ""));
    let before = report.findings.len();
    find_address_of(report, address);
    for finding in &mut report.findings[before..] {
        finding.paste = match finding.id {
            Id::Insecure => address.replacen("http", "https", 1),
            _ => "https://…/love-languages/frame.html".into(),
        };
    }
    let pairs = query.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (escape::unpercent(name), escape::unpercent(&value.replace('+', " ")))
    });
    // What the address says, the page in the frame writes on a tag.
    let tag = Element { name: TAG.into(), attributes: pairs.collect(), is_in_head: false };
    find_settings(report, &tag);
    for (name, value) in tag.settings() {
        let is_link = ATTRIBUTES.iter().any(|known| known.name == name && known.kind.is_address());
        if is_link && !value.is_empty() && !value.contains(':') && unbegun(value).is_none() {
            let complaint =
                format!("In a frame {name}=\"{value}\" has to be a whole address, with https://.");
            report.findings.push(Finding::of(Id::Setting, &[("complaint", &complaint)]));
        }
    }
}

fn find_address(report: &mut Report, script: &Element) {
    let Some(address) = script.script() else { return };
    if is_saved(address) {
        report.notes.push(
            "This is a page as a browser saves it, with files of its own beside it: where the script comes from \
             it no longer says. Choose “View page source” and paste that to have the address looked at."
                .into(),
        );
        return;
    }
    let host = host_of(address);
    if find_address_of(report, address) || host.is_empty() {
        return;
    }
    if script.get("integrity").is_some() && script.get("crossorigin").is_none() {
        let mut finding = Finding::of(Id::Cors, &[("host", host)]);
        finding.text = "The script has integrity and lacks crossorigin: of another server's file, browsers \
                        then can't look at what it is, and run nothing. Write crossorigin beside it."
            .into();
        report.findings.push(finding);
    }
    report.notes.push(format!(
        "The files come from {host}. If that is not the page's own server, it has to send \
         Access-Control-Allow-Origin: * with them; a source can't tell."
    ));
}

/// An address that can't be right on a page of the practice's: whether it is one.
fn find_address_of(report: &mut Report, address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    let host = host_of(address);
    let is_local = ["localhost", "127.0.0.1", "[::1]"].iter().any(|local| host.starts_with(local));
    let is_example = host.ends_with(".example") || host.split(':').next() == Some("example.com");
    let is_disk =
        lower.starts_with("file:") || address.contains('\\') || lower.get(1..3) == Some(":/");
    let is_relative = !address.starts_with('/') && !address.contains("://") && !is_disk;
    if is_disk || is_local || is_example || is_relative {
        report.findings.push(Finding::of(Id::Address, &[("address", address)]));
    } else if lower.starts_with("http://") {
        let secure = format!("https{}", &address[4..]);
        report
            .findings
            .push(Finding::of(Id::Insecure, &[("address", address), ("secure", &secure)]));
    } else {
        return false;
    }
    true
}

fn find_versions(report: &mut Report, scripts: &[&Element]) {
    let mut addresses: Vec<_> = scripts.iter().filter_map(|script| script.script()).collect();
    addresses.dedup();
    let [first, others @ ..] = &addresses[..] else { return };
    for other in others.iter().filter(|other| *other != first) {
        match (version_in(first), version_in(other)) {
            (Some(version), Some(other_version)) if version != other_version => {
                let is_older = numbers(other_version) < numbers(version);
                let values = [
                    ("version", version),
                    ("address", first),
                    ("other", other_version),
                    ("otherAddress", other),
                    ("older", if is_older { other } else { first }),
                ];
                report.findings.push(Finding::of(Id::Versions, &values));
            }
            // An address need not name its version, and of one version two are harmless.
            (Some(_), Some(_)) => {}
            _ => report.notes.push(format!(
                "The script is there twice, from {first} and from {other}. One is enough; where they are of two \
                 versions, take the older one out."
            )),
        }
    }
}

fn numbers(version: &str) -> Vec<u32> {
    version.split('.').filter_map(|number| number.parse().ok()).collect()
}

/// What an element sets, and what it seems to set.
fn find_settings(report: &mut Report, element: &Element) {
    let mut complaints = Vec::new();
    let settings = element.settings();
    let get = |wanted: &str| {
        settings.iter().find(|(name, _)| *name == wanted).map(|(_, value)| (*value).to_owned())
    };
    complaints.extend(Settings::parse(get).complaints);
    if let Some(accent) = get("accent").filter(|accent| accent.starts_with('#'))
        && Rgb::from_hex(accent.trim()).is_none()
    {
        complaints.push(format!("accent=\"{accent}\" is no colour; using the default."));
    }
    for Attribute { name, kind, .. } in ATTRIBUTES {
        let value = get(name).filter(|_| kind.is_address());
        if let Some(value) = value
            && let Some(meant) = unbegun(&value)
        {
            complaints.push(format!(
                "{name}=\"{value}\" is a page of this site with that name. Write “{meant}”."
            ));
        }
    }
    let is_tag = element.name == TAG;
    for (name, _) in &element.attributes {
        let is_known = |name: &str| ATTRIBUTES.iter().any(|known| known.name == name);
        let bare = name.strip_prefix("data-").filter(|bare| is_known(bare));
        match bare {
            Some(bare) if is_tag => {
                complaints.push(format!("{name} does nothing on this tag: write {bare}."))
            }
            None if !is_tag && is_known(name) && name != "lang" => {
                complaints.push(format!("{name} does nothing here: write data-{name}."));
            }
            None if is_tag && !is_known(name) && !is_anybodys(name) => {
                let near = nearest(name, is_tag).map(|near| format!(": {near}?"));
                complaints.push(format!("{name} is no setting{}", near.unwrap_or(".".into())));
            }
            // Elsewhere data-… may be anybody's: only what is ours but for a letter is a mistake.
            None if !is_tag && name != MARK => {
                let near = name.strip_prefix("data-").and_then(|name| nearest(name, is_tag));
                complaints.extend(near.map(|near| format!("{name} is no setting: data-{near}?")));
            }
            _ => {}
        }
    }
    for complaint in complaints {
        report.findings.push(Finding::of(Id::Setting, &[("complaint", &complaint)]));
    }
}

/// Whether any element may have it.
fn is_anybodys(name: &str) -> bool {
    ANYBODYS.iter().any(|other| match other.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => name == *other,
    })
}

/// A setting of the same letters but for one, which a long one may have another for; on a tag, that begins alike.
fn nearest(name: &str, is_on_tag: bool) -> Option<&'static str> {
    let is_near = |known: &&str| {
        let mut rest: Vec<_> = known.chars().collect();
        let mut more = 0;
        for letter in name.chars() {
            match rest.iter().position(|other| *other == letter) {
                Some(at) => drop(rest.remove(at)),
                None => more += 1,
            }
        }
        let most = if name.len() > 5 && more == 1 { 2 } else { 1 };
        name.len() > 3 && more + rest.len() <= most
            || is_on_tag && name.len() > 2 && (known.starts_with(name) || name.starts_with(*known))
    };
    ATTRIBUTES.iter().map(|attribute| attribute.name).find(is_near)
}
