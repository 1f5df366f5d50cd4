//! Content-Security-Policies: those of a page, and what they lack for the widget in it.

use love_languages::model::causes::Id;

use super::address::{file_of, host_of, is_saved};
use super::source::Element;
use super::{Finding, Report};

/// Those of the page itself, and those of a response's head that was pasted with it.
pub(super) fn policies(source: &str, elements: &[Element]) -> Vec<String> {
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

pub(super) fn find_policy(report: &mut Report, policy: &str, scripts: &[&Element]) {
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
