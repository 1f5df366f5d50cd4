//! The WordPress plugin: what is in it, and `wordpress`, its test on a real WordPress.

use std::{collections::BTreeMap, fs};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::{
    browser::{Browser, Screen, Session},
    build::Dist,
    package::is_asked_for,
    report::step,
    root,
};

mod checks;
mod site;

use checks::Visit;
use site::{THEMES, WordPress};

/// The plugin's name, which is its folder.
const NAME: &str = "love-languages";

/// Its file that WordPress runs.
const PLUGIN: &str = "love-languages/love-languages.php";

/// Our own files of the plugin.
const FILES: [&str; 5] =
    ["attributes.json", "block.json", "editor.js", "love-languages.php", "readme.txt"];

/// The plugin: a path in its zip, and the bytes; sorted. `dist` is the widget that it serves.
///
/// # Errors
/// Where a file of `integrations/wordpress/` can't be read, or `dist` has no loader.
pub fn plugin(dist: &Dist) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = BTreeMap::new();
    for file in FILES {
        let path = root().join("integrations/wordpress").join(file);
        let bytes = fs::read(&path).with_context(|| format!("can't read {}", path.display()))?;
        files.insert(format!("{NAME}/{file}"), bytes);
    }
    for (path, bytes) in dist {
        let place = match path.as_str() {
            "LICENSE-MIT" | "LICENSE-APACHE" => "",
            path if is_asked_for(path) => "assets/",
            // The page to look at, and what other places are given.
            _ => continue,
        };
        files.insert(format!("{NAME}/{place}{path}"), bytes.clone());
    }
    let loader = format!("{NAME}/assets/love-languages.js");
    ensure!(files.contains_key(&loader), "there is no love-languages.js in the build");
    Ok(files.into_iter().collect())
}

/// Sets up a WordPress with the plugin of this build, tests it, and removes everything again.
///
/// # Errors
/// Where something is missing, or the plugin fails.
pub fn run(dist: &Dist) -> Result<()> {
    let wordpress = step("Setting up WordPress", || WordPress::start(&plugin(dist)?, dist))?;
    let version = wordpress.php("echo $GLOBALS['wp_version'] . ', PHP ' . PHP_VERSION;")?;
    println!("WordPress {version}");
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(test(wordpress))
}

async fn test(wordpress: WordPress) -> Result<()> {
    wordpress.php(&format!(
        "$error = activate_plugin('{PLUGIN}'); if (is_wp_error($error)) {{
            echo $error->get_error_message(); exit(1);
        }}"
    ))?;
    ok("activates");
    let posts = serde_json::from_str(&wordpress.php_file("posts.php")?)?;
    let session = Session::open(Browser::Chromium, &Screen::desktop()).await?;
    let test = Test { browser: Visit::new(session, &wordpress), posts, wordpress };
    for theme in THEMES {
        println!("With the theme {theme}:");
        test.wordpress.php(&format!("switch_theme('{theme}');"))?;
        test.visitors().await.with_context(|| format!("with the theme {theme}"))?;
    }
    test.administrator().await.context("the administrator")?;
    test.author().await.context("the author")?;
    test.without_the_plugin().await.context("without the plugin")?;
    test.complaints()?;
    test.browser.close().await
}

/// A WordPress with posts, and a browser that goes from person to person.
struct Test {
    browser: Visit,
    posts: BTreeMap<String, Post>,
    wordpress: WordPress,
}

/// What `tests/wordpress/posts.php` has written.
#[derive(Debug, Deserialize)]
struct Post {
    id: u64,
    url: String,
}

impl Test {
    fn post(&self, name: &str) -> Result<&Post> {
        self.posts.get(name).with_context(|| format!("no post is {name}"))
    }

    async fn visitors(&self) -> Result<()> {
        let browser = &self.browser;
        for name in ["block", "shortcode", "block by author", "shortcode by author"] {
            browser.sees_the_quiz(&self.post(name)?.url).await.context(name)?;
            ok(&format!("{name}: shows the quiz, and nobody else is asked for anything"));
        }
        browser.sees_two(&self.post("both")?.url).await.context("both")?;
        ok("a block and a shortcode in one post share one script");
        browser.sees_nothing_of_ours(&self.post("plain")?.url).await.context("plain")?;
        ok("a page without either loads nothing of ours");
        for (name, post) in self.posts.iter().filter(|(name, _)| name.starts_with("hostile")) {
            browser.is_not_harmed(&post.url).await.with_context(|| name.clone())?;
            ok(&format!("{name}: does no harm"));
        }
        Ok(())
    }

    async fn administrator(&self) -> Result<()> {
        let block = self.post("block")?;
        self.browser.log_in("admin").await?;
        self.browser.edits(block.id).await.context("the block editor")?;
        self.browser.log_out().await?;
        self.browser.sees_the_quiz(&block.url).await.context("after a change")?;
        ok("the editor takes the block for valid, has every control, and saves a change");
        Ok(())
    }

    async fn author(&self) -> Result<()> {
        let may = "echo (int) user_can(get_user_by('login', 'author'), 'unfiltered_html');";
        ensure!(self.wordpress.php(may)? == "0", "this one may write any HTML");
        let classic = self.post("shortcode by author")?;
        self.browser.log_in("author").await?;
        let written = self.browser.writes_a_post().await.context("the block editor")?;
        self.wordpress.php_file("classic-editor.php")?;
        self.browser.saves_in_the_classic_editor(classic.id).await.context("classic editor")?;
        self.browser.log_out().await?;
        self.browser.sees_the_quiz(&written).await.context("what was written")?;
        ok("an author without unfiltered_html inserts the block, and visitors see the quiz");
        self.browser.sees_the_quiz(&classic.url).await.context("saved in the classic editor")?;
        ok("the same author saves a shortcode in the classic editor, and visitors see the quiz");
        Ok(())
    }

    async fn without_the_plugin(&self) -> Result<()> {
        let browser = &self.browser;
        self.wordpress.php(&format!("deactivate_plugins('{PLUGIN}');"))?;
        for name in ["plain", "block", "shortcode"] {
            browser.sees_nothing_of_ours(&self.post(name)?.url).await.context(name)?;
        }
        browser.sees_what_is_left(&self.post("block")?.url).await?;
        let left = self.wordpress.php_file("left.php")?;
        ensure!(left.is_empty(), "in the database there is still {left}");
        ok("deactivates; what was in the block stays, and nothing is left in the database");

        browser.sees_the_uploaded_widget(&self.post("tag")?.url).await.context("the tag")?;
        let tags = "love-languages, script[src*=love-languages]";
        browser.misses(tags, &self.post("tag by author")?.url).await?;
        browser.misses("iframe", &self.post("iframe by author")?.url).await?;
        ok("without the plugin an administrator's tag stays, an author's tag and iframe go");
        self.wordpress.php_file("script-in-head.php")?;
        let marked = self.post("div by author")?;
        browser.sees_the_uploaded_widget(&marked.url).await.context("the div")?;
        browser.keeps_its_room().await.context("the div")?;
        ok("without the plugin an author's div stays, and works with a script in the head");
        browser.sees_the_link(&self.post("link by author")?.url).await.context("the link")?;
        ok("an author's link stays");
        let taken =
            "echo wp_check_filetype('deck.json')['ext'] . wp_check_filetype('quiz.html')['ext'];";
        ensure!(
            self.wordpress.php(taken)?.is_empty(),
            "WordPress takes a deck, or a page, by itself"
        );
        ok("a deck and a page are nothing that WordPress takes as an upload");
        Ok(())
    }

    fn complaints(&self) -> Result<()> {
        let complaints = self.wordpress.complaints();
        let ours: Vec<&str> =
            complaints.lines().filter(|line| line.contains("plugins/love-languages/")).collect();
        ensure!(ours.is_empty(), "PHP complains about the plugin:\n{}", ours.join("\n"));
        ok("PHP has no complaint about it");
        Ok(())
    }
}

fn ok(what: &str) {
    println!("ok  {what}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_our_files_and_the_widget() {
        let dist: Dist = [
            "assets/0123/app.js",
            "assets/builder-0123/start.js",
            "embed.html",
            "themes/letter.css",
            "love-languages.js",
            "index.html",
            "LICENSE-MIT",
            "LICENSE-APACHE",
        ]
        .map(|path| (path.to_owned(), path.as_bytes().to_vec()))
        .to_vec();
        let paths: Vec<String> = plugin(&dist).unwrap().into_iter().map(|(path, _)| path).collect();
        assert_eq!(
            paths,
            [
                "love-languages/LICENSE-APACHE",
                "love-languages/LICENSE-MIT",
                "love-languages/assets/assets/0123/app.js",
                "love-languages/assets/love-languages.js",
                "love-languages/assets/themes/letter.css",
                "love-languages/attributes.json",
                "love-languages/block.json",
                "love-languages/editor.js",
                "love-languages/love-languages.php",
                "love-languages/readme.txt",
            ]
        );
        assert!(plugin(&Dist::new()).is_err());
    }

    #[test]
    fn leaves_no_file_of_ours_out() {
        let folder = fs::read_dir(root().join("integrations/wordpress")).unwrap();
        let mut names: Vec<String> =
            folder.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        assert_eq!(names, FILES);
    }
}
