//! What an address says of a file.

use love_languages::model::causes::LOADERS;

pub(super) fn host_of(address: &str) -> &str {
    let rest =
        address.split_once("://").map(|(_, rest)| rest).or_else(|| address.strip_prefix("//"));
    rest.map_or("", |rest| rest.split(['/', '?', '#']).next().unwrap_or_default())
}

/// The last part of an address's path.
pub(super) fn file_of(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    path.rsplit(['/', '\\']).next().unwrap_or_default()
}

/// Whether it is the script of ours, in one of its forms; some browsers save it under one name more.
pub(super) fn is_loader(address: &str) -> bool {
    let file = file_of(address);
    let file = file.strip_suffix(".download").unwrap_or(file);
    file.ends_with(".js") && LOADERS.iter().any(|name| file.contains(name))
}

/// Whether it lies where a browser puts what it saves with a page: beside that, in `<its title>_files`.
pub(super) fn is_saved(address: &str) -> bool {
    let path = address.strip_prefix("./").unwrap_or(address);
    let folder = path.split('/').next().unwrap_or_default();
    file_of(address).ends_with(".download")
        || ["_files", "-Dateien"].iter().any(|end| folder.ends_with(end)) && path.contains('/')
}

/// Whether a text is nothing but an address.
pub(super) fn is_address(text: &str) -> bool {
    let text = text.trim().to_ascii_lowercase();
    let is_web = ["https://", "http://", "www."].iter().any(|start| text.starts_with(start));
    is_web && !text.contains(|c: char| c.is_whitespace() || c == '<')
}

/// The version that an address names: `@1.2.3`, `-1.2.3`.
pub(super) fn version_in(address: &str) -> Option<&str> {
    let starts = address.match_indices(['@', '-', '/', '=']).map(|(at, _)| &address[at + 1..]);
    starts
        .map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
            rest[..end].trim_end_matches('.')
        })
        .find(|version| version.split('.').filter(|part| !part.is_empty()).count() == 3)
}
