//! `hugo`: the guide for Hugo, followed to the letter with a real Hugo. The site that comes of it is
//! looked at in Chromium.
//!
//! Commands and files are read out of `docs/hugo.md`, so that what stands there works or this fails.

use std::{
    fmt::Write as _,
    fs,
    io::Cursor,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use love_languages::model::settings::{ATTRIBUTES, Attribute, Kind};
use serde_json::{Value, json};
use zip::ZipArchive;

use crate::{
    apt,
    browser::{Browser, Screen, Session},
    package,
    process::on_path,
    report::step,
    root,
    server::{Server, Site},
};

/// Where the zip is unpacked, as seen from the site.
const UNPACKED: &str = "../unpacked";

/// What to do where it can't be installed.
const MISSING: &str = "hugo is missing, and a guide that can't be followed is not tested.\n\
    On Debian: apt-get install hugo\n\
    Elsewhere: install Hugo 0.93 or later, and have it on the PATH";

/// A site that has layouts already, as a theme brings them.
const LAYOUTS: [(&str, &str); 2] = [
    (
        "layouts/_default/single.html",
        "<!doctype html><html lang=en><meta charset=utf-8><title>{{ .Title }}</title>\
         <link rel=icon href=data:,><h1>{{ .Title }}</h1>{{ .Content }}</html>\n",
    ),
    ("layouts/index.html", "<!doctype html><title>{{ .Title }}</title>\n"),
];

/// What breaks out of an attribute, if anything does.
const HOSTILE: &str = "\"><script>window.hacked = 1</script>";

/// Builds what is handed out, and follows the guide with it.
///
/// # Errors
/// Where Hugo or Chromium is missing, a step of the guide fails, or the site is not what the guide says.
pub fn run() -> Result<()> {
    let packages = package::build()?;
    if on_path(&["hugo"]).is_none() {
        apt::install(&["hugo"], MISSING)?;
    }
    let version = Command::new("hugo").arg("version").output().context(MISSING)?;
    eprintln!("── {}", String::from_utf8_lossy(&version.stdout).trim());

    let folder = tempfile::tempdir()?;
    let site = OwnSite::new(folder.path())?;
    let zip = format!("love-languages-{}.zip", package::VERSION);
    let zip = packages.into_iter().find(|(name, _)| *name == zip);
    let (_, zip) = zip.context("no zip for a site of one's own")?;
    ZipArchive::new(Cursor::new(zip))?.extract(site.folder.join(UNPACKED))?;
    let guide = Guide::read()?;
    step("Following docs/hugo.md", || {
        for (path, text) in pages() {
            site.write(path, &text)?;
        }
        guide.first.iter().try_for_each(|step| site.follow(step))?;
        let plain = site.keep("plain")?;
        guide.then.iter().try_for_each(|step| site.follow(step))?;
        site.run("hugo --baseURL https://practice.example/clinic/")?;
        let below = site.keep("clinic")?;
        refusals(&site, &guide)?;

        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        runtime.block_on(async {
            let session = Session::open(Browser::Chromium, &Screen::phone(390)).await?;
            look_at(&session, &plain).await?;
            look_at_subfolder(&session, &below).await?;
            session.close().await
        })
    })?;
    println!("docs/hugo.md: every step works, and every page is what it says");
    Ok(())
}

// ---- The guide --------------------------------------------------------------------------------------

/// What the guide has one do.
#[derive(Debug, PartialEq)]
enum Instruction {
    /// Commands in the site's folder.
    Run(String),
    /// A file of the site.
    Write { path: String, text: String },
    /// Lines for the site's configuration.
    Configure(String),
}

/// The guide's instructions, to the first built site and from there on.
struct Guide {
    text: String,
    first: Vec<Instruction>,
    then: Vec<Instruction>,
}

impl Guide {
    fn read() -> Result<Self> {
        let path = root().join("docs/hugo.md");
        let text = fs::read_to_string(&path).with_context(|| format!("{}", path.display()))?;
        let mut first = instructions(&text)?;
        let built = first.iter().position(|step| *step == Instruction::Run("hugo\n".into()));
        let built = built.context("docs/hugo.md never says to run hugo")?;
        let then = first.split_off(built + 1);
        ensure!(
            then.iter().any(|step| matches!(step, Instruction::Configure(_))),
            "docs/hugo.md does not say how a version is named"
        );
        Ok(Self { text, first, then })
    }
}

/// The fenced blocks of a guide. A file's name is the last thing in backticks before its block.
fn instructions(guide: &str) -> Result<Vec<Instruction>> {
    let mut parts = guide.split("```");
    let mut before = parts.next().unwrap_or_default();
    let mut instructions = Vec::new();
    while let Some(block) = parts.next() {
        let (language, text) = block.split_once('\n').context("a fence without an end")?;
        let text = text.to_owned();
        instructions.push(match language {
            "sh" => Instruction::Run(text),
            "toml" => Instruction::Configure(text),
            "markdown" => {
                let path = before.rsplit('`').nth(1).context("a file without a name")?.to_owned();
                Instruction::Write { path, text }
            }
            other => bail!("docs/hugo.md: nobody knows what to do with `{other}`"),
        });
        before = parts.next().context("a fence without an end")?;
    }
    Ok(instructions)
}

// ---- The site ---------------------------------------------------------------------------------------

/// A throwaway site.
struct OwnSite {
    folder: PathBuf,
}

impl OwnSite {
    /// A new one, as Hugo makes it, with layouts.
    fn new(inside: &Path) -> Result<Self> {
        let site = Self { folder: inside.join("practice") };
        shell("hugo new site practice", inside)?;
        for (path, text) in LAYOUTS {
            site.write(path, text)?;
        }
        Ok(site)
    }

    fn write(&self, path: &str, text: &str) -> Result<()> {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().context("a file lies in a folder")?)?;
        fs::write(&path, text).with_context(|| format!("can't write {}", path.display()))
    }

    fn run(&self, commands: &str) -> Result<()> {
        shell(commands, &self.folder)
    }

    fn follow(&self, step: &Instruction) -> Result<()> {
        match step {
            Instruction::Run(commands) => self.run(commands),
            Instruction::Write { path, text } => self.write(path, text),
            Instruction::Configure(lines) => {
                let names = ["hugo.toml", "config.toml"].map(|name| self.folder.join(name));
                let path = names.iter().find(|path| path.exists()).context("no configuration")?;
                let text = fs::read_to_string(path)? + "\n" + lines;
                Ok(fs::write(path, text)?)
            }
        }
    }

    /// Puts what was built out of the way of the next build.
    fn keep(&self, name: &str) -> Result<PathBuf> {
        let kept = self.folder.with_file_name(name);
        fs::rename(self.folder.join("public"), &kept).context("hugo has built nothing")?;
        Ok(kept)
    }
}

/// Runs commands in a folder; what they print is said where they fail.
fn shell(commands: &str, folder: &Path) -> Result<()> {
    let mut command = Command::new("sh");
    command.args(["-eu", "-c", commands]).current_dir(folder).env("LOVE_LANGUAGES", UNPACKED);
    let output = command.output().context("can't start sh")?;
    let text = [output.stdout, output.stderr].concat();
    let text = String::from_utf8_lossy(&text);
    ensure!(output.status.success(), "`{}` failed:\n{text}", commands.trim());
    Ok(())
}

/// Pages beside the guide's own: every setting, two widgets, and values that mean harm.
fn pages() -> Vec<(&'static str, String)> {
    let shortcode = |settings: &[(&str, String)], inside: &str| {
        let mut text = "{{< love-languages".to_owned();
        for (name, value) in settings {
            let _ =
                write!(text, " {name}=\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""));
        }
        format!("{text} >}}}}{inside}{{{{< /love-languages >}}}}\n")
    };
    let all: Vec<_> = ATTRIBUTES.iter().map(|a| (a.name, written(a))).collect();
    let hostile: Vec<_> = ATTRIBUTES.iter().map(|a| (a.name, hostile(a))).collect();
    let inside = format!("[x](javascript:window.hacked=1) {HOSTILE}");
    [
        ("content/all.md", shortcode(&all, "")),
        ("content/hostile.md", shortcode(&hostile, &inside)),
        (
            "content/two.md",
            "{{< love-languages />}}\n\nBetween.\n\n{{< love-languages />}}\n".into(),
        ),
    ]
    .map(|(path, body)| (path, format!("---\ntitle: A page\n---\n\n{body}")))
    .to_vec()
}

/// A value that the widget takes, and that needs escaping where it may.
fn written(attribute: &Attribute) -> String {
    match attribute.kind {
        Kind::OneOf(choices) => choices[choices.len() - 1],
        Kind::Text => "Oak & Elm's \"two\" <b>",
        Kind::Link => "tel:+49301234567",
        Kind::Page => "/page/?a=1&b=2",
        Kind::Phone => "+1 555 0100",
        Kind::Colour => "#123456",
        Kind::Language => "en",
        Kind::Flag => "true",
    }
    .to_owned()
}

fn hostile(attribute: &Attribute) -> String {
    match attribute.kind {
        Kind::Link | Kind::Page => format!("javascript:window.hacked=1//{HOSTILE}"),
        Kind::Flag => "true".into(),
        _ => HOSTILE.into(),
    }
}

/// What Hugo says where the guide says that it does.
fn refusals(site: &OwnSite, guide: &Guide) -> Result<()> {
    let refuses = |body: &str, message: &str| -> Result<()> {
        site.write("content/wrong.md", &format!("---\ntitle: Wrong\n---\n{body}\n"))?;
        let outcome = site.run("hugo");
        fs::remove_file(site.folder.join("content/wrong.md"))?;
        let Err(error) = outcome else { bail!("hugo takes `{body}`") };
        let said = format!("{error:#}");
        ensure!(said.contains(message), "`{body}`: not `{message}`, but {said}");
        Ok(())
    };
    refuses(
        "{{< love-languages practise=\"x\" />}}",
        "love-languages has no setting \"practise\"",
    )?;
    let unclosed = "shortcode \"love-languages\" must be closed or self-closed";
    let missing =
        "failed to extract shortcode: template for shortcode \"love-languages\" not found";
    for message in [unclosed, missing] {
        ensure!(guide.text.contains(&format!("`{message}`")), "docs/hugo.md lacks `{message}`");
    }
    refuses("{{< love-languages >}}", unclosed)?;
    fs::remove_file(site.folder.join("layouts/shortcodes/love-languages.html"))?;
    refuses("", missing)
}

// ---- In the browser ---------------------------------------------------------------------------------

async fn look_at(session: &Session, public: &Path) -> Result<()> {
    let server = Server::start(Site::new().folder("/", public))?;

    session.client.goto(&server.url("/quiz/")).await?;
    works(session, "/love-languages/").await.context("the guide's own page")?;
    let widget = "const widget = document.querySelector('love-languages');";
    let own = format!(
        "{widget} return [widget.getAttribute('practice'), widget.getAttribute('cta-url'),
            widget.querySelector('a').getAttribute('href'), widget.textContent.trim()]"
    );
    let own = session.eval(&own, vec![]).await?;
    ensure!(own == json!(["Riverbank Practice", "/contact/", "/contact/", "Talk to us"]), "{own}");

    session.client.goto(&server.url("/two/")).await?;
    works(session, "/love-languages/").await.context("two on a page")?;
    session.find_in("love-languages ~ love-languages", "[data-answer]").await?;
    let counted = session.eval(COUNTED, vec![]).await?;
    ensure!(counted == json!([2, 1]), "widgets and scripts: {counted}");

    session.client.goto(&server.url("/all/")).await?;
    session.find("[data-view]").await?;
    for attribute in ATTRIBUTES {
        let value = attribute_of(session, attribute.name).await?;
        let flag = attribute.kind == Kind::Flag;
        let expected = if flag { String::new() } else { written(attribute) };
        ensure!(value == json!(expected), "{}: {value}, not {expected}", attribute.name);
    }
    only_from_here(session).await?;

    session.client.goto(&server.url("/hostile/")).await?;
    works(session, "/love-languages/").await.context("hostile values")?;
    for attribute in ATTRIBUTES {
        let is_text = !matches!(attribute.kind, Kind::Link | Kind::Page | Kind::Flag);
        if is_text {
            let value = attribute_of(session, attribute.name).await?;
            ensure!(value == json!(HOSTILE), "{}: {value}", attribute.name);
        }
    }
    session.find(".check [data-cause]").await?;
    let complaints = session.eval(COMPLAINTS, vec![]).await?.to_string();
    for attribute in ATTRIBUTES.iter().filter(|a| matches!(a.kind, Kind::Link | Kind::Page)) {
        let dropped = format!("{}=\\\"javascript:", attribute.name);
        ensure!(complaints.contains(&dropped), "{} is not dropped: {complaints}", attribute.name);
    }
    let counted = session.eval(COUNTED, vec![]).await?;
    ensure!(counted == json!([1, 1]), "widgets and scripts: {counted}");
    let links = "return [window.hacked ?? 'safe', document.querySelectorAll('love-languages a[href^=\"javascript\"]').length]";
    let links = session.eval(links, vec![]).await?;
    ensure!(links == json!(["safe", 0]), "{links}");
    Ok(())
}

/// Below a folder of the site's address, and with a version in the widget's.
async fn look_at_subfolder(session: &Session, public: &Path) -> Result<()> {
    let server = Server::start(Site::new().folder("/clinic/", public))?;
    session.client.goto(&server.url("/clinic/quiz/")).await?;
    works(session, "/clinic/love-languages-0.1.0/").await.context("below a folder")
}

/// Widgets and scripts of the page.
const COUNTED: &str = "return [document.querySelectorAll('love-languages').length,
    document.querySelectorAll('script').length]";

/// What the panel of `debug` says on the page.
const COMPLAINTS: &str = "const { shadowRoot } = document.querySelector('love-languages');
    return shadowRoot.querySelector('.check').textContent";

/// The first card is there and can be answered, the app comes, and every request, with what comes later,
/// goes to this site and into this folder.
async fn works(session: &Session, folder: &str) -> Result<()> {
    session.find("[data-answer]").await?;
    session.find(".stage > div [data-view]").await?;
    session.click("[data-answer]").await?;
    // With `debug` the panel asks for them once more.
    let files = "return new Set(performance.getEntriesByType('resource')
        .map(entry => new URL(entry.name).pathname)
        .filter(path => path.startsWith(arguments[0] + 'assets/'))).size";
    let deadline = Instant::now() + Duration::from_secs(20);
    while session.eval(files, vec![folder.into()]).await? != 5 {
        ensure!(Instant::now() < deadline, "the app's five files are not in {folder}");
        tokio::time::sleep(Duration::from_millis(30)).await;
    }
    only_from_here(session).await
}

async fn only_from_here(session: &Session) -> Result<()> {
    let elsewhere = "return performance.getEntriesByType('resource').map(entry => entry.name)
        .filter(name => !name.startsWith(location.origin + '/') && !name.startsWith('data:'))";
    let elsewhere = session.eval(elsewhere, vec![]).await?;
    ensure!(elsewhere == json!([]), "requests to others: {elsewhere}");
    Ok(())
}

async fn attribute_of(session: &Session, name: &str) -> Result<Value> {
    let script = "return document.querySelector('love-languages').getAttribute(arguments[0])";
    session.eval(script, vec![name.into()]).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_a_guide_says() {
        let guide = "Run\n```sh\ncp a b\n```\nthen, in `x.md` or `content/y.md`:\n\n\
            ```markdown\nHello\n```\nand\n```toml\na = 1\n```\n";
        assert_eq!(
            instructions(guide).unwrap(),
            [
                Instruction::Run("cp a b\n".into()),
                Instruction::Write { path: "content/y.md".into(), text: "Hello\n".into() },
                Instruction::Configure("a = 1\n".into()),
            ]
        );
        assert!(instructions("```bash\nls\n```").is_err());
        assert!(instructions("```sh\nls\n").is_err());
    }

    #[test]
    fn the_guide_can_be_followed() {
        assert!(Guide::read().is_ok());
    }
}
