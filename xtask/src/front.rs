//! The front door in `dist/`: the page that shows the project, and what it links to. A practice uploads
//! none of it.

use std::fs;

use anyhow::{Context, Result};

use crate::{
    build::{Dist, file_name},
    guides, root,
};

/// They lie at the top of `dist/`.
const PAGES: [&str; 7] = [
    "index.html",
    "styles/front.css",
    "gallery.html",
    "styles/gallery.css",
    "src/gallery.js",
    "styles/guide.css",
    "src/copy.js",
];

/// Whether a path in `dist/` is the front door's.
pub fn is_its_own(path: &str) -> bool {
    PAGES.iter().any(|page| file_name(page) == path) || guides::is_one(path)
}

/// Its files.
///
/// # Errors
/// Where one can't be read.
pub fn files() -> Result<Dist> {
    let mut files = guides::files()?;
    for page in PAGES {
        let bytes = fs::read(root().join(page)).with_context(|| format!("no {page}"))?;
        files.push((file_name(page).to_owned(), bytes));
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use love_languages::model::theming;

    use super::*;

    #[test]
    fn knows_its_own() {
        let files = files().unwrap();
        assert!(files.len() > 10 && files.iter().all(|(path, _)| is_its_own(path)));
        for other in ["love-languages.js", "assets/0/docs/a.html", "docs.html", "frame.html"] {
            assert!(!is_its_own(other), "{other}");
        }
    }

    /// What the tags of a page have in an attribute.
    fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
        let mark = format!(" {attribute}=\"");
        let tags = html.split('<').skip(1).filter_map(|rest| rest.split('>').next());
        tags.flat_map(|tag| tag.split(&mark).skip(1))
            .filter_map(|rest| rest.split('"').next())
            .collect()
    }

    #[test]
    fn links_lead_to_what_is_there() {
        let files = files().unwrap();
        let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
        let pages: HashMap<&str, &str> =
            pages.map(|(path, html)| (path.as_str(), str::from_utf8(html).unwrap())).collect();
        let mut others: HashSet<String> = files.iter().map(|(path, _)| path.clone()).collect();
        others.extend(theming::files().into_iter().map(|(path, _)| path));
        // The builder is put together elsewhere, and what is handed out after all else.
        others.insert("embed.html".into());
        others.extend(
            crate::package::names().unwrap().into_iter().map(|name| format!("package/{name}")),
        );
        let mut count = 0;
        for (from, html) in &pages {
            let ids = values(html, "id");
            let distinct: HashSet<_> = ids.iter().collect();
            assert_eq!(distinct.len(), ids.len(), "{from} has an id twice");
            // The icon is in its own address.
            for link in values(html, "href").into_iter().filter(|link| !link.contains(':')) {
                count += 1;
                let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
                let target = match path {
                    "" => (*from).to_owned(),
                    path => guides::resolved(from, path),
                };
                assert!(others.contains(&target), "{from}: {link} leads nowhere");
                // What stands after `#` in the builder's address are settings.
                let is_place = !anchor.is_empty() && target != "embed.html";
                let has_it = !is_place || values(pages[&*target], "id").contains(&anchor);
                assert!(has_it, "{from}: {link} leads to no place in {target}");
            }
        }
        assert!(pages.len() > 15 && count > 250, "{count} in {} pages", pages.len());
    }
}
