//! "Check my page": what a page's source says about the widget in it, and what is wrong with that.
//!
//! The source is read as a browser reads it and nothing is made of it: no element, no request.

use html5gum::{Token, Tokenizer};
use love_languages::model::causes::{ANYBODYS, Cause, Id, LOADERS};
use love_languages::model::settings::{ATTRIBUTES, Kind, Settings};

use super::colour::Rgb;
use super::escape;

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
    /// The exact thing to put in; empty where there is none.
    pub paste: String,
}

impl Finding {
    /// With the cause's own words, `{…}` filled in.
    fn of(id: Id, values: &[(&str, &str)]) -> Self {
        let Cause { finding, paste, .. } = id.cause();
        Self { id, text: fill(finding, values), paste: fill(paste, values) }
    }
}

fn fill(text: &str, values: &[(&str, &str)]) -> String {
    values
        .iter()
        .fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

/// A start tag.
#[derive(Debug)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    is_in_head: bool,
}

impl Element {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// The address of the script of ours that it loads.
    fn script(&self) -> Option<&str> {
        let src = self.get("src").filter(|_| self.name == "script")?;
        is_loader(src).then_some(src)
    }

    fn is_widget(&self) -> bool {
        self.name == TAG || self.get(MARK).is_some()
    }

    /// What it sets, by the attribute's name.
    fn settings(&self) -> Vec<(&str, &str)> {
        let prefix = if self.name == TAG { "" } else { "data-" };
        let own = self.attributes.iter().filter_map(|(name, value)| {
            let name = name.strip_prefix(prefix)?;
            ATTRIBUTES.iter().any(|known| known.name == name).then_some((name, value.as_str()))
        });
        own.collect()
    }
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
        let mut finding = Finding::of(Id::Stripped, &[]);
        if text.contains("<love-languages") || text.contains("data-love-languages") {
            finding.text = "The tag stands on the page as text, for people to read: it was put where only text \
                            may be."
                .into();
        } else if text.contains("[love-languages") {
            finding.text =
                "The shortcode stands on the page as text: the plugin is not active there.".into();
        } else if !has_script {
            finding.text = "Neither the tag nor the script is in this source.".into();
        }
        report.findings.push(finding);
    }
    if !has_script && made == Made::No && !widgets.is_empty() {
        let address = "https://…/love-languages/love-languages.js";
        report.findings.push(Finding::of(Id::NoScript, &[("address", address)]));
    }
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
        let is_link = ATTRIBUTES
            .iter()
            .any(|known| known.name == name && [Kind::Link, Kind::Page].contains(&known.kind));
        if is_link && !value.is_empty() && !value.contains(':') {
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

/// A setting of the same letters but for one, or, on a tag, that begins alike.
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
        name.len() > 3 && more + rest.len() <= 1
            || is_on_tag && name.len() > 2 && (known.starts_with(name) || name.starts_with(*known))
    };
    ATTRIBUTES.iter().map(|attribute| attribute.name).find(is_near)
}

// ---- Policies ---------------------------------------------------------------------------------------

/// Those of the page itself, and those of a response's head that was pasted with it.
fn policies(source: &str, elements: &[Element]) -> Vec<String> {
    let metas = elements.iter().filter(|element| {
        let equiv = element.get("http-equiv").unwrap_or_default();
        element.name == "meta" && equiv.eq_ignore_ascii_case("content-security-policy")
    });
    let mut policies: Vec<_> =
        metas.filter_map(|meta| meta.get("content").map(str::to_owned)).collect();
    for line in source.lines() {
        if let Some((name, policy)) = line.split_once(':')
            && name.trim().eq_ignore_ascii_case("content-security-policy")
        {
            policies.push(policy.trim().to_owned());
        }
    }
    policies
}

fn find_policy(report: &mut Report, policy: &str, scripts: &[&Element]) {
    let policy = Policy::read(policy);
    // Of a page as a browser saves it only the policy itself is known.
    let is_saved = |script: &&&Element| script.script().is_some_and(is_saved);
    let script = scripts.iter().find(|script| !is_saved(script));
    let is_known = script.is_some() || scripts.is_empty();
    let address = script.and_then(|script| script.script()).unwrap_or("/");
    let host = host_of(address);
    let source = match address.split_once("://") {
        Some((scheme, _)) => format!("{scheme}://{host}"),
        None => "'self'".to_owned(),
    };
    let named = if host.is_empty() { "the page's own server" } else { host };
    let is_trusted = |sources: &[&str]| {
        let nonce = script.and_then(|script| script.get("nonce")).unwrap_or_default();
        sources.iter().any(|source| !nonce.is_empty() && *source == format!("'nonce-{nonce}'"))
    };
    let elements =
        if policy.own("script-src-elem").is_some() { "script-src-elem" } else { "script-src" };
    // The single file has its parts in itself, by addresses that a policy knows as `data:`.
    let is_single = file_of(address).contains(".single");
    let mut missing = Vec::new();
    let mut unsure = Vec::new();
    if let Some(sources) = policy.sources(elements)
        && is_known
        && !is_trusted(sources)
    {
        match allows(sources, address) {
            Some(true) => {}
            Some(false) => missing.push((Id::PolicyScript, elements, source.as_str())),
            None => unsure.push((elements, sources)),
        }
        if is_single && !sources.contains(&"data:") {
            missing.push((Id::PolicyScript, elements, "data:"));
        }
    }
    if let Some(sources) = policy.sources("script-src")
        && !sources.iter().any(|source| ["'wasm-unsafe-eval'", "'unsafe-eval'"].contains(source))
    {
        missing.push((Id::PolicyWasm, "script-src", "'wasm-unsafe-eval'"));
    }
    if let Some(sources) = policy.sources("connect-src")
        && is_known
    {
        if is_single {
            if !sources.contains(&"data:") {
                missing.push((Id::PolicyConnect, "connect-src", "data:"));
            }
        } else {
            match allows(sources, address) {
                Some(true) => {}
                Some(false) => missing.push((Id::PolicyConnect, "connect-src", &source)),
                None => unsure.push(("connect-src", sources)),
            }
        }
    }
    for (directive, sources) in unsure {
        let sources = sources.join(" ");
        report.notes.push(format!(
            "The policy has {directive} {sources}. If none of these is your own site, add 'self': {directive} \
             {sources} 'self'"
        ));
    }
    for (id, directive, lacking) in &missing {
        let named = if *lacking == "data:" { "data: addresses" } else { named };
        // Two that lack in one directive are to be put in together.
        let lacking = missing.iter().filter(|(_, other, _)| other == directive);
        let lacking: Vec<_> = lacking.map(|(_, _, source)| *source).collect();
        let directive = policy.with(directive, &lacking, &source);
        report.findings.push(Finding::of(*id, &[("host", named), ("directive", &directive)]));
    }
}

/// A Content-Security-Policy: directives with their sources.
struct Policy<'a>(Vec<(String, Vec<&'a str>)>);

impl<'a> Policy<'a> {
    fn read(text: &'a str) -> Self {
        let directives = text.split(';').filter_map(|part| {
            let mut words = part.split_ascii_whitespace();
            Some((words.next()?.to_ascii_lowercase(), words.collect()))
        });
        Self(directives.collect())
    }

    fn own(&self, name: &str) -> Option<&[&'a str]> {
        self.0.iter().find(|(other, _)| other == name).map(|(_, sources)| &sources[..])
    }

    /// Those of a directive, or of the one that counts in its place.
    fn sources(&self, name: &str) -> Option<&[&'a str]> {
        self.own(name).or_else(|| self.own("default-src"))
    }

    /// A directive with these sources, too, as it has to read.
    fn with(&self, name: &str, sources: &[&str], files: &str) -> String {
        let had = self.sources(name).unwrap_or_default();
        let had =
            had.iter().copied().filter(|other| *other != "'none'" && !sources.contains(other));
        let mut words: Vec<_> = [name].into_iter().chain(had).collect();
        // Where nobody was named, the files are to be let in, too.
        if words.len() == 1 && !sources.contains(&files) {
            words.push(files);
        }
        words.extend(sources);
        words.join(" ")
    }
}

/// Whether sources let a file through, by its scheme, its host and its path; of a file on the page's own server,
/// whose name is not known here, none can say where hosts are named and `'self'` is not.
fn allows(sources: &[&str], address: &str) -> Option<bool> {
    let sources: Vec<_> = sources.iter().map(|source| source.to_ascii_lowercase()).collect();
    let host = host_of(address).to_ascii_lowercase();
    if host.is_empty() {
        let is_any =
            |source: &String| ["'self'", "*", "https:", "http:"].contains(&source.as_str());
        let is_host = |source: &String| !source.starts_with('\'') && !source.ends_with(':');
        return match sources.iter().any(is_any) {
            true => Some(true),
            false if sources.iter().any(is_host) => None,
            false => Some(false),
        };
    }
    let path = address.split_once("://").map_or("", |(_, rest)| rest);
    let path = &path[host.len().min(path.len())..];
    let is_allowed = sources.iter().any(|source| {
        if source == "*" || source == "https:" && address.starts_with("https:") {
            return true;
        }
        let rest = source.split_once("://").map_or(source.as_str(), |(_, rest)| rest);
        let (named, folder) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let is_host = match named.strip_prefix("*.") {
            Some(domain) => host.strip_suffix(domain).is_some_and(|before| before.ends_with('.')),
            None => host == named,
        };
        is_host
            && (folder.is_empty()
                || folder.ends_with('/') && path.starts_with(folder)
                || path == folder)
    });
    Some(is_allowed)
}

// ---- Addresses --------------------------------------------------------------------------------------

fn host_of(address: &str) -> &str {
    let rest =
        address.split_once("://").map(|(_, rest)| rest).or_else(|| address.strip_prefix("//"));
    rest.map_or("", |rest| rest.split(['/', '?', '#']).next().unwrap_or_default())
}

/// The last part of an address's path.
fn file_of(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    path.rsplit(['/', '\\']).next().unwrap_or_default()
}

/// Whether it is the script of ours, in one of its forms; some browsers save it under one name more.
fn is_loader(address: &str) -> bool {
    let file = file_of(address);
    let file = file.strip_suffix(".download").unwrap_or(file);
    file.ends_with(".js") && LOADERS.iter().any(|name| file.contains(name))
}

/// Whether it lies where a browser puts what it saves with a page: beside that, in `<its title>_files`.
fn is_saved(address: &str) -> bool {
    let path = address.strip_prefix("./").unwrap_or(address);
    let folder = path.split('/').next().unwrap_or_default();
    file_of(address).ends_with(".download")
        || ["_files", "-Dateien"].iter().any(|end| folder.ends_with(end)) && path.contains('/')
}

/// Whether a text is nothing but an address.
fn is_address(text: &str) -> bool {
    let text = text.trim().to_ascii_lowercase();
    let is_web = ["https://", "http://", "www."].iter().any(|start| text.starts_with(start));
    is_web && !text.contains(|c: char| c.is_whitespace() || c == '<')
}

/// The version that an address names: `@1.2.3`, `-1.2.3`.
fn version_in(address: &str) -> Option<&str> {
    let starts = address.match_indices(['@', '-', '/', '=']).map(|(at, _)| &address[at + 1..]);
    starts
        .map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
            rest[..end].trim_end_matches('.')
        })
        .find(|version| version.split('.').filter(|part| !part.is_empty()).count() == 3)
}

// ---- Reading ----------------------------------------------------------------------------------------

/// What a source holds: start tags, text for people, and code.
struct Page {
    elements: Vec<Element>,
    text: String,
    code: String,
}

fn read(source: &str) -> Page {
    let text_of = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut page = Page { elements: Vec::new(), text: String::new(), code: String::new() };
    let (mut is_in_head, mut is_code) = (true, false);
    for Ok(token) in Tokenizer::new(source) {
        match token {
            Token::StartTag(tag) => {
                let name = text_of(&tag.name);
                // The head ends with what can't stand in it.
                is_in_head &= [
                    "html", "head", "title", "meta", "link", "base", "style", "script", "noscript",
                    "template",
                ]
                .contains(&name.as_str());
                is_code = name == "script";
                let attributes = tag.attributes.iter();
                let attributes = attributes.map(|(name, value)| (text_of(name), text_of(value)));
                page.elements.push(Element { name, attributes: attributes.collect(), is_in_head });
            }
            Token::EndTag(tag) => {
                is_code = false;
                is_in_head &= tag.name.0 != *b"head";
            }
            Token::String(text) => {
                let text = text_of(&text);
                // A source that was pasted in part has text before all tags.
                is_in_head &= is_code
                    || page.elements.last().is_some_and(|last| last.is_in_head)
                    || text.trim().is_empty();
                if is_code { &mut page.code } else { &mut page.text }.push_str(&text);
            }
            _ => {}
        }
    }
    // A part of a page, without a head, is what stands in the body.
    let is_whole = page
        .elements
        .iter()
        .any(|element| ["html", "head", "body"].contains(&element.name.as_str()));
    if !is_whole {
        page.elements.iter_mut().for_each(|element| element.is_in_head = false);
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = r#"<script src="/love-languages/love-languages.js" async></script>"#;
    const ELEMENT: &str = r#"<love-languages practice="Oak &amp; Elm"></love-languages>"#;

    fn page(head: &str, body: &str) -> String {
        format!(
            "<!doctype html><html lang=en><head><title>x</title>{head}</head><body><p>y</p>{body}</body></html>"
        )
    }

    fn ids(source: &str) -> Vec<Id> {
        check(source).findings.into_iter().map(|finding| finding.id).collect()
    }

    fn one(source: &str, id: Id) -> Finding {
        let findings = check(source).findings;
        let found = findings.iter().find(|finding| finding.id == id);
        found.unwrap_or_else(|| panic!("no {id:?} in {findings:#?}")).clone()
    }

    #[test]
    fn what_is_right_is_left_alone() {
        for source in [
            page("", &format!("{ELEMENT}{SCRIPT}")),
            page(SCRIPT, ELEMENT),
            page(SCRIPT, "<div data-love-languages data-view=quiz></div>"),
            page("", SCRIPT),
            SCRIPT.to_owned(),
            format!("<p>x</p>{SCRIPT}"),
            page("", "<iframe src=\"https://a.net/frame.html?practice=x\"></iframe>"),
            page(
                "",
                "<script>const s = document.createElement('script'); s.src = '/love-languages.js'</script>",
            ),
        ] {
            assert_eq!(check(&source).findings, [], "{source}");
        }
        let report = check(&page(SCRIPT, ELEMENT));
        assert!(report.facts[0].contains("in the head"), "{report:?}");
        assert!(report.facts[1].contains("practice"), "{report:?}");
    }

    #[test]
    fn what_was_stripped_is_named() {
        assert_eq!(ids(&page(SCRIPT, "")), [Id::Stripped]);
        assert_eq!(ids(&page("", ELEMENT)), [Id::NoScript]);
        assert_eq!(ids(&page("", "<p>nothing")), [Id::Stripped]);
        // A comment is none, and neither is what is in a script.
        assert_eq!(ids(&page("", &format!("<!-- {ELEMENT}{SCRIPT} -->"))), [Id::Stripped]);
        let as_text = page(SCRIPT, "<p>&lt;love-languages&gt;&lt;/love-languages&gt;");
        assert!(one(&as_text, Id::Stripped).text.contains("as text"));
        let shortcode = page("", "<p>[love-languages practice=\"x\"]");
        assert!(one(&shortcode, Id::Stripped).text.contains("shortcode"));
        let bare = check(&page("", &format!("<love-languages></love-languages>{SCRIPT}")));
        assert!(bare.notes[0].contains("took them out"), "{bare:?}");
    }

    #[test]
    fn wrong_addresses_are_named() {
        for address in [
            "file:///C:/site/love-languages.js",
            "C:\\site\\love-languages.js",
            "C:/site/love-languages.js",
            "love-languages/love-languages.js",
            "http://localhost:8080/love-languages.js",
            "https://files.practice.example/love-languages.js",
        ] {
            let source = page("", &format!("{ELEMENT}<script src=\"{address}\"></script>"));
            assert!(one(&source, Id::Address).text.contains(address), "{address}");
        }
        let source =
            page("", &format!("{ELEMENT}<script src=http://a.net/love-languages.js></script>"));
        let finding = one(&source, Id::Insecure);
        assert_eq!(
            finding.paste,
            "<script src=\"https://a.net/love-languages.js\" async></script>"
        );
        let pinned = "<script src=https://a.net/love-languages.js integrity=sha384-x></script>";
        assert!(one(&page("", pinned), Id::Cors).text.contains("crossorigin"));
        let note =
            &check(&page("", &pinned.replace(" integrity", " crossorigin integrity"))).notes[0];
        assert!(note.contains("a.net") && note.contains("Access-Control-Allow-Origin"), "{note}");
    }

    #[test]
    fn two_versions_are_named_with_both_addresses() {
        let scripts = "<script src=https://a.net/love-languages@0.10.0/love-languages.js></script>\
             <script src=/old/love-languages-0.9.0.js></script>";
        let finding = one(&page("", &format!("{ELEMENT}{scripts}")), Id::Versions);
        for part in ["0.10.0", "0.9.0", "https://a.net/", "/old/love-languages-0.9.0.js"] {
            assert!(finding.text.contains(part), "{part}: {finding:?}");
        }
        assert_eq!(finding.paste, "<script src=\"/old/love-languages-0.9.0.js\">");
        let (new, old) = scripts.split_at(scripts.find("<script src=/old").unwrap());
        let turned = one(&page("", &format!("{ELEMENT}{old}{new}")), Id::Versions);
        assert_eq!(turned.paste, finding.paste, "the older, wherever it stands");
        assert_eq!(ids(&page("", &format!("{ELEMENT}{SCRIPT}{SCRIPT}"))), []);
        let again = SCRIPT.replace("src=\"", "src=\"https://a.net");
        let report = check(&page("", &format!("{ELEMENT}{SCRIPT}{again}")));
        assert_eq!(report.findings, [], "of one file nobody knows two versions");
        assert!(report.notes.iter().any(|note| note.contains("there twice")), "{report:?}");
        let same = "<script src=/a/love-languages-0.9.0.js></script><script src=/love-languages.single.js?ver=0.9.0></script>";
        assert_eq!(ids(&page("", &format!("{ELEMENT}{same}"))), []);
    }

    #[test]
    fn pages_that_are_right_are_not_accused() {
        const MANAGER: &str = "<script>(function(w,d){j.src='https://www.googletagmanager.com/gtm.js?id='+i})()</script>";
        const CODE: &str = "<script>s.src = '/love-languages.js'</script>";
        for (part, by) in [(MANAGER, "tag manager"), (CODE, "code in the page")] {
            let report = check(&page(part, "<div data-love-languages data-view=quiz></div>"));
            assert_eq!(report.findings, [], "{part}");
            assert!(report.notes.iter().any(|note| note.contains(by)), "{report:?}");
        }
        assert_eq!(ids(&page(MANAGER, "<p>")), [Id::Stripped]);
        let link = page("", "<a href=https://files.practice.net/quiz/#ll=x>Quiz</a>");
        assert_eq!(ids(&link), []);
        for text in [" https://practice.net/quiz?a=1\n", "www.practice.net"] {
            let report = check(text);
            assert_eq!((&report.findings[..], &report.facts[..]), (&[][..], &[][..]));
            assert!(report.notes[0].starts_with("That is an address."), "{report:?}");
        }
        for address in
            ["Our quiz_files/love-languages.js", "./Our%20quiz_files/love-languages.js.download"]
        {
            let meta = "<meta http-equiv=content-security-policy content=\"script-src https://a.net 'wasm-unsafe-eval'\">";
            let report =
                check(&page(meta, &format!("{ELEMENT}<script src=\"{address}\"></script>")));
            assert_eq!(report.findings, [], "{address}");
            assert!(report.notes[0].contains("as a browser saves it"), "{report:?}");
        }
    }

    #[test]
    fn what_a_source_cannot_tell_is_to_be_looked_at() {
        let there = "<script src=https://a.net/love-languages.js></script>";
        for (script, address) in [
            (SCRIPT, "/love-languages/love-languages.js"),
            (there, "https://a.net/love-languages.js"),
        ] {
            let note = format!("Open {address} in a tab: code must come, not a page.");
            assert!(
                check(&page("", &format!("{ELEMENT}{script}"))).notes.contains(&note),
                "{address}"
            );
        }
    }

    #[test]
    fn a_frame_is_looked_at_like_a_tag() {
        let frame = |src: &str| page("", &format!("<iframe src=\"{src}\"></iframe>"));
        assert_eq!(
            ids(&frame("/love-languages/frame.html?practice=a%20b&amp;cta-url=https://a.net/")),
            []
        );
        for host in ["https://your-site.example", "http://localhost:8080"] {
            let finding = one(&frame(&format!("{host}/frame.html?practice=x")), Id::Address);
            assert_eq!(finding.paste, "https://…/love-languages/frame.html");
        }
        let finding = one(&frame("http://a.net/frame.html"), Id::Insecure);
        assert_eq!(finding.paste, "https://a.net/frame.html");
        for (query, part) in [
            ("veiw=quiz", "veiw is no setting: view?"),
            ("view=quizz", "view=\"quizz\" is not one of"),
            ("cta-url=/contact", "has to be a whole address"),
        ] {
            let finding = one(&frame(&format!("https://a.net/frame.html?{query}")), Id::Setting);
            assert!(finding.text.contains(part), "{finding:?}");
        }
    }

    #[test]
    fn wrong_settings_are_named() {
        for (body, part) in [
            ("<love-languages view=quizz></love-languages>", "view=\"quizz\" is not one of"),
            ("<love-languages veiw=quiz></love-languages>", "veiw is no setting: view?"),
            ("<love-languages cta=x></love-languages>", "cta is no setting: cta-url?"),
            ("<love-languages acent=red></love-languages>", "acent is no setting: accent?"),
            (
                "<div data-love-languages data-acent=red></div>",
                "data-acent is no setting: data-accent?",
            ),
            ("<love-languages data-view=quiz></love-languages>", "write view"),
            ("<div data-love-languages view=quiz></div>", "write data-view"),
            ("<love-languages cta-url=javascript:x></love-languages>", "was dropped"),
            ("<love-languages accent='#12'></love-languages>", "is no colour"),
            (
                "<div data-love-languages data-phone='call us'></div>",
                "phone=\"call us\" was dropped",
            ),
        ] {
            let finding = one(&page("", &format!("{body}{SCRIPT}")), Id::Setting);
            assert!(finding.text.contains(part), "{body}: {finding:?}");
        }
        let bare = SCRIPT.replace(" async", " data-theme=dim");
        assert!(one(&page("", &bare), Id::Setting).text.contains("theme=\"dim\""));
        let both = check(&page("", &format!("{ELEMENT}{bare}")));
        assert!(both.notes.iter().any(|note| note.contains("speaks for itself")), "{both:?}");
        let usual = "<love-languages id=a class=b style='c' data-x=1 aria-label=d lang=en _ngcontent-x></love-languages>";
        assert_eq!(ids(&page("", &format!("{usual}{SCRIPT}"))), []);
        let div = "<div data-love-languages data-aos=x data-viewport=y data-language=z></div>";
        assert_eq!(ids(&page("", &format!("{div}{SCRIPT}"))), []);
    }

    #[test]
    fn a_policy_is_amended_exactly() {
        let with = |policy: &str, script: &str| {
            let meta = format!("<meta http-equiv=Content-Security-Policy content=\"{policy}\">");
            page(&meta, &format!("{ELEMENT}{script}"))
        };
        let there = "<script src=https://a.net/x/love-languages.js></script>";
        let pastes = |source: &str| -> Vec<_> {
            check(source).findings.into_iter().map(|finding| finding.paste).collect()
        };
        for (policy, script, expected) in [
            ("img-src 'self'", SCRIPT, vec![]),
            ("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'", SCRIPT, vec![]),
            ("script-src 'self' 'unsafe-eval'", SCRIPT, vec![]),
            ("script-src 'self'", SCRIPT, vec!["script-src 'self' 'wasm-unsafe-eval'"]),
            (
                "script-src 'self'",
                there,
                vec![
                    "script-src 'self' https://a.net 'wasm-unsafe-eval'",
                    "script-src 'self' https://a.net 'wasm-unsafe-eval'",
                ],
            ),
            (
                "default-src 'none'",
                SCRIPT,
                vec![
                    "script-src 'self' 'wasm-unsafe-eval'",
                    "script-src 'self' 'wasm-unsafe-eval'",
                    "connect-src 'self'",
                ],
            ),
            (
                "script-src https: 'wasm-unsafe-eval'; connect-src 'self' https://b.net",
                there,
                vec!["connect-src 'self' https://b.net https://a.net"],
            ),
            (
                "script-src *.net https://a.net/x/ 'wasm-unsafe-eval'; connect-src a.net",
                there,
                vec![],
            ),
            (
                "script-src https://a.net/y/ 'wasm-unsafe-eval'",
                there,
                vec!["script-src https://a.net/y/ 'wasm-unsafe-eval' https://a.net"],
            ),
            (
                "SCRIPT-SRC 'self' 'wasm-unsafe-eval'; script-src-elem 'none'",
                SCRIPT,
                vec!["script-src-elem 'self'"],
            ),
            (
                "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
                "<script src=/a/love-languages.single.de.js></script>",
                vec!["script-src 'self' 'wasm-unsafe-eval' data:", "connect-src 'self' data:"],
            ),
            (
                "script-src 'self' data: 'wasm-unsafe-eval'; connect-src data:",
                "<script src=/a/love-languages.single.js></script>",
                vec![],
            ),
            (
                "script-src 'nonce-abc' 'wasm-unsafe-eval'",
                "<script nonce=abc src=https://a.net/love-languages.js></script>",
                vec![],
            ),
        ] {
            assert_eq!(pastes(&with(policy, script)), expected, "{policy}");
        }
        // Hosts may be the page's own, which no source names; or somebody else's altogether.
        let elsewhere = "script-src https://cdn.usefathom.com 'wasm-unsafe-eval'; connect-src https://plausible.io";
        let report = check(&with(elsewhere, SCRIPT));
        assert_eq!(report.findings, []);
        for part in [
            "add 'self': script-src https://cdn",
            "add 'self': connect-src https://plausible.io 'self'",
        ] {
            assert!(report.notes.iter().any(|note| note.contains(part)), "{part}: {report:?}");
        }
        let header = format!(
            "HTTP/2 200\nContent-Security-Policy: script-src 'self'\n\n{}",
            page(SCRIPT, ELEMENT)
        );
        assert_eq!(ids(&header), [Id::PolicyWasm]);
    }

    #[test]
    fn anything_is_read_to_its_end() {
        for source in
            ["<", "<!--", "<script", "\u{0}<a b", "<love-languages view=\"", "&#x", "é<p>ö", "&lt;"]
        {
            let _ = check(source);
        }
        assert!(check(&"x".repeat(MOST_BYTES + 1)).notes[0].contains("8 MB"));
    }
}
