//! `size`: the bytes that a visitor's phone receives, against the budgets.

use anyhow::{Result, ensure};

use crate::{build::Dist, content, server::brotli};

/// A budget: the files that count, and the most that they may weigh together in brotli at its
/// highest quality. A kB is 1000 bytes, the stricter reading.
struct Budget {
    what: &'static str,
    /// Files of `dist/`, by what is left of their paths without the folder with the hash; `{}` is a locale, and
    /// each has to hold. The loader has its own locale's first words in it, so there is no file for these.
    files: &'static [&'static str],
    most_bytes: usize,
    /// What we would like it to be; being over it is said, and passes.
    stretch_bytes: Option<usize>,
}

const LOADER: &str = "love-languages.js";
const FIRST_WORDS: &str = "{}.js";
/// The questions of what comes for later, as a file of their own would weigh.
const DECK: &str = "{} deck";

/// The one table of byte budgets.
const BUDGETS: [Budget; 7] = [
    Budget {
        what: "before the first question can be answered",
        files: &[LOADER],
        most_bytes: 5_000,
        stretch_bytes: None,
    },
    Budget {
        what: "  another language’s first cards",
        files: &[FIRST_WORDS],
        most_bytes: 2_000,
        stretch_bytes: None,
    },
    Budget {
        what: "a visitor who never comes near it",
        files: &[LOADER, FIRST_WORDS],
        most_bytes: 6_000,
        stretch_bytes: None,
    },
    Budget {
        what: "on the way to a result",
        files: &[LOADER, FIRST_WORDS, "app.js", "app.wasm", "{}.bin"],
        most_bytes: 110_000,
        stretch_bytes: Some(76_000),
    },
    Budget {
        what: "what comes for later",
        files: &["later.wasm", "{}.later.bin"],
        most_bytes: 150_000,
        stretch_bytes: None,
    },
    Budget {
        what: "  the questions in it",
        files: &[DECK],
        most_bytes: 22_000,
        stretch_bytes: None,
    },
    Budget {
        what: "the front door, without the widget",
        files: &["index.html", "front.css", "copy.js"],
        most_bytes: 6_000,
        stretch_bytes: None,
    },
];

/// Prints every file and every budget, each for the locale that weighs most.
///
/// # Errors
/// Where a budget is broken, or a file that counts is missing.
pub fn run(dist: &Dist) -> Result<()> {
    println!("{:<44} {:>9} {:>9}", "file", "bytes", "brotli");
    let mut sizes = Vec::new();
    for (path, bytes) in dist {
        let compressed = brotli(bytes).len();
        println!("{path:<44} {:>9} {compressed:>9}", bytes.len());
        sizes.push((path.as_str(), compressed));
    }
    println!("\n{:<44} {:>9} {:>9}", "budget (kB = 1000 bytes)", "most", "brotli");
    let locales = content::locales()?;
    let mut decks = Vec::new();
    for locale in &locales {
        let deck = content::pack_deck(&content::load(locale)?.1.deck);
        decks.push((DECK.replace("{}", locale), brotli(&deck).len()));
    }
    sizes.extend(decks.iter().map(|(name, bytes)| (name.as_str(), *bytes)));
    let mut broken = Vec::new();
    for budget in &BUDGETS {
        let (bytes, locale) = budget.heaviest(&sizes, &locales)?;
        let verdict = match budget.stretch_bytes {
            _ if bytes > budget.most_bytes => "OVER",
            Some(stretch) if bytes > stretch => "holds, over the stretch",
            _ => "holds",
        };
        let locale = locale.map(|locale| format!(" ({locale})")).unwrap_or_default();
        let what = format!("{}{locale}", budget.what);
        println!("{what:<44} {:>9} {bytes:>9} {verdict}", budget.most_bytes);
        if bytes > budget.most_bytes {
            broken.push(what);
        }
    }
    ensure!(broken.is_empty(), "over budget: {}", broken.join(", "));
    Ok(())
}

impl Budget {
    /// Bytes of its files together, and in which locale they are most, where they have one.
    fn heaviest<'a>(
        &self,
        sizes: &[(&str, usize)],
        locales: &'a [String],
    ) -> Result<(usize, Option<&'a str>)> {
        if !self.files.iter().any(|file| file.contains("{}")) {
            return Ok((self.weigh(sizes, content::ENGLISH)?, None));
        }
        let mut heaviest = (0, None);
        for locale in locales {
            let bytes = self.weigh(sizes, locale)?;
            if bytes > heaviest.0 {
                heaviest = (bytes, Some(locale.as_str()));
            }
        }
        Ok(heaviest)
    }

    /// Bytes of its files together in a locale. A file that is missing is an error: nothing passes unweighed.
    fn weigh(&self, sizes: &[(&str, usize)], locale: &str) -> Result<usize> {
        let mut sum = 0;
        for file in self.files {
            if *file == FIRST_WORDS && locale == content::ENGLISH {
                continue;
            }
            let file = file.replace("{}", locale);
            let counts = |path: &str| match path.strip_prefix("assets/") {
                Some(asset) => asset.split_once('/').is_some_and(|(_hash, name)| name == file),
                None => path == file,
            };
            let mut found = sizes.iter().filter(|(path, _)| counts(path)).peekable();
            ensure!(found.peek().is_some(), "dist/ has no {file}");
            sum += found.map(|(_, bytes)| bytes).sum::<usize>();
        }
        Ok(sum)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weighs_what_counts_in_the_heaviest_locale_and_misses_nothing() {
        let budget = Budget {
            what: "",
            files: &[FIRST_WORDS, "{}.bin"],
            most_bytes: 0,
            stretch_bytes: None,
        };
        let sizes = [
            ("assets/0a1b/en.bin", 7),
            ("assets/0a1b/en.later.bin", 100),
            ("assets/0a1b/de.bin", 5),
            ("assets/0a1b/de.js", 4),
        ];
        assert_eq!(budget.weigh(&sizes, "en").unwrap(), 7, "what comes later is not the pack");
        let locales = ["de".to_owned(), "en".to_owned()];
        assert_eq!(budget.heaviest(&sizes, &locales).unwrap(), (9, Some("de")));
        assert!(budget.weigh(&sizes, "fr").is_err());
    }

    #[test]
    fn over_budget_fails() {
        // Noise, which brotli can't make smaller.
        let mut state = 1_u32;
        let noise = (0..6_000).map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        });
        let names = BUDGETS.iter().flat_map(|budget| budget.files).filter(|file| **file != LOADER);
        let locales = content::locales().unwrap();
        let names = names.flat_map(|name| locales.iter().map(|locale| name.replace("{}", locale)));
        let mut dist: Dist = names.map(|name| (format!("assets/0/{name}"), Vec::new())).collect();
        dist.push(("love-languages.js".into(), Vec::new()));
        assert!(run(&dist).is_ok());
        dist.last_mut().unwrap().1 = noise.collect();
        assert!(run(&dist).unwrap_err().to_string().contains("first question"));
    }
}
