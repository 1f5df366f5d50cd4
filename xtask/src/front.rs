//! The front door in `dist/`: the page that shows the project, and what it links to. A practice uploads
//! none of it.

use std::fs;

use anyhow::{Context, Result};

use crate::{
    build::{Dist, file_name},
    root,
};

/// They lie at the top of `dist/`.
const PAGES: [&str; 6] = [
    "index.html",
    "styles/front.css",
    "gallery.html",
    "styles/gallery.css",
    "src/gallery.js",
    "README.md",
];

/// The guides, at the same address as in the repository.
const GUIDES: &str = "docs";

/// Whether a path in `dist/` is the front door's.
pub fn is_its_own(path: &str) -> bool {
    PAGES.iter().any(|page| file_name(page) == path)
        || path.strip_prefix(GUIDES).is_some_and(|rest| rest.starts_with('/'))
}

/// Its files.
///
/// # Errors
/// Where one can't be read.
pub fn files() -> Result<Dist> {
    let read = |path: &str| fs::read(root().join(path)).with_context(|| format!("no {path}"));
    let mut files = Dist::new();
    for page in PAGES {
        files.push((file_name(page).to_owned(), read(page)?));
    }
    for entry in fs::read_dir(root().join(GUIDES))? {
        let path = format!("{GUIDES}/{}", entry?.file_name().to_string_lossy());
        let bytes = read(&path)?;
        files.push((path, bytes));
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_its_own() {
        let files = files().unwrap();
        assert!(files.len() > 10 && files.iter().all(|(path, _)| is_its_own(path)));
        for other in ["love-languages.js", "assets/0/docs/a.md", "docs.md", "frame.html"] {
            assert!(!is_its_own(other), "{other}");
        }
    }

    #[test]
    fn links_lead_to_what_is_there() {
        let html = fs::read_to_string(root().join(PAGES[0])).unwrap();
        let files = files().unwrap();
        let links = html.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
        // Two tags of the snippet are text, and the icon is in its own address.
        let links: Vec<_> =
            links.filter(|link| !link.contains(':') && *link != "/contact").collect();
        assert!(links.len() > 15, "{links:?}");
        for link in links {
            let is_there = match link.strip_prefix('#') {
                Some(id) => html.contains(&format!("id=\"{id}\"")),
                None => link == "embed.html" || files.iter().any(|(path, _)| path == link),
            };
            assert!(is_there, "{link} leads nowhere");
        }
    }
}
