//! The WordPress plugin: what is in it, and `wordpress`, its test on a real WordPress.

use std::{collections::BTreeMap, fs};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::{
    browser::{Browser, Screen, Session},
    build::Dist,
    report::step,
    root,
};

mod checks;
mod site;

use checks::Visit;
use site::{THEMES, WordPress};

/// The plugin's name, which is its folder.
const NAME: &str = "love-languages";

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
            "love-languages.js" => "assets/",
            "LICENSE-MIT" | "LICENSE-APACHE" => "",
            path if path.starts_with("assets/") => "assets/",
            // The page to look at, and what other places are given.
            _ => continue,
        };
        files.insert(format!("{NAME}/{place}{path}"), bytes.clone());
    }
    let loader = format!("{NAME}/assets/love-languages.js");
    ensure!(files.contains_key(&loader), "there is no love-languages.js in the build");
    Ok(files.into_iter().collect())
}

/// What `tests/wordpress/posts.php` has written.
type Posts = BTreeMap<String, Post>;

#[derive(Debug, Deserialize)]
struct Post {
    id: u64,
    url: String,
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
    runtime.block_on(test(&wordpress))
}

async fn test(wordpress: &WordPress) -> Result<()> {
    let plugin = format!("{NAME}/{NAME}.php");
    wordpress.php(&format!(
        "$error = activate_plugin('{plugin}'); if (is_wp_error($error)) {{
            echo $error->get_error_message(); exit(1);
        }}"
    ))?;
    ok("activates");
    let posts: Posts = serde_json::from_str(&wordpress.php_file("posts.php")?)?;
    let post = |name: &str| posts.get(name).with_context(|| format!("no post is {name}"));

    let visitor =
        Visit::new(Session::open(Browser::Chromium, &Screen::desktop()).await?, wordpress);
    for theme in THEMES {
        wordpress.php(&format!("switch_theme('{theme}');"))?;
        for name in ["block", "shortcode", "block by author", "shortcode by author"] {
            visitor
                .sees_the_quiz(&post(name)?.url)
                .await
                .with_context(|| format!("{theme}, {name}"))?;
            ok(&format!("{theme}: {name} shows the quiz; nobody else is asked for anything"));
        }
        visitor.sees_two(&post("both")?.url).await.with_context(|| format!("{theme}, both"))?;
        ok(&format!("{theme}: a block and a shortcode in one post share one script"));
        visitor.sees_nothing_of_ours(&post("plain")?.url).await.context("plain")?;
        visitor.sees_nothing_of_ours(&format!("{}/wp-login.php", wordpress.url)).await?;
        ok(&format!("{theme}: a page without either loads nothing of ours"));
        for (name, post) in posts.iter().filter(|(name, _)| name.starts_with("hostile")) {
            visitor.is_not_harmed(&post.url).await.with_context(|| format!("{theme}, {name}"))?;
            ok(&format!("{theme}: {name} does no harm"));
        }
    }

    let administrator = visitor;
    administrator.log_in("admin").await?;
    administrator.edits(post("block")?.id).await.context("the editor")?;
    ok(
        "the editor opens the block as valid, with a control for every attribute, and saves a change",
    );
    administrator.log_out().await?;
    let visitor = administrator;
    visitor.sees_the_quiz(&post("block")?.url).await.context("after the change")?;
    let author = visitor;
    author.log_in("author").await?;
    ensure!(
        wordpress.php("echo (int) user_can(get_user_by('login', 'author'), 'unfiltered_html');")?
            == "0",
        "this author may write any HTML"
    );
    let url = author.writes_a_post().await.context("the author's editor")?;
    author.log_out().await?;
    let visitor = author;
    visitor.sees_the_quiz(&url).await.context("the author's own post")?;
    ok("an author without unfiltered_html inserts the block, publishes, and visitors see the quiz");

    wordpress.php(&format!("deactivate_plugins('{plugin}');"))?;
    for name in ["plain", "block", "shortcode"] {
        visitor
            .sees_nothing_of_ours(&post(name)?.url)
            .await
            .with_context(|| format!("inactive, {name}"))?;
    }
    visitor.sees_what_is_left(&post("block")?.url).await?;
    let left = wordpress.php_file("left.php")?;
    ensure!(left.is_empty(), "in the database there is still {left}");
    ok("deactivates; what was in the block stays, and nothing is left in the database beside it");

    visitor.sees_the_uploaded_widget(&post("tag")?.url).await.context("the tag")?;
    visitor
        .misses("love-languages, script[src*=love-languages]", &post("tag by author")?.url)
        .await?;
    visitor.misses("iframe", &post("iframe by author")?.url).await?;
    ok("without the plugin: an administrator's tag stays, an author's tag and iframe go");
    wordpress.php_file("script-in-head.php")?;
    visitor.sees_the_uploaded_widget(&post("div by author")?.url).await.context("the div")?;
    ok("without the plugin: an author's div stays, and works with a script in the head");

    let complaints = wordpress.complaints();
    let ours: Vec<&str> =
        complaints.lines().filter(|line| line.contains("plugins/love-languages/")).collect();
    ensure!(ours.is_empty(), "PHP complains about the plugin:\n{}", ours.join("\n"));
    ok("PHP has no complaint about it");
    visitor.close().await
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
