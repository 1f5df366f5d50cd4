//! What visitors and authors do on the WordPress, and what they must see.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use fantoccini::Locator;
use love_languages::model::settings::ATTRIBUTES;
use serde_json::{Value, json};

use super::site::WordPress;
use crate::browser::Session;

/// What the scripts may call.
const VOCABULARY: &str = "
    const widgets = [...document.querySelectorAll('love-languages')];
    const widget = widgets[0];
    const text = (selector, n = 0) =>
        widgets[n]?.shadowRoot?.querySelector(`.stage > div ${selector}`)?.textContent;
    const requests = [location.href, ...performance.getEntriesByType('resource').map(e => e.name)];
    const elsewhere = requests.filter(url =>
        !url.startsWith(location.origin + '/') && !/^(data|blob):/.test(url));
    const ours = requests.filter(url => url.includes('/plugins/love-languages/'));
    const scripts = [...document.querySelectorAll('script[src*=\"love-languages.js\"]')];
    const wp = window.wp;
    const blocks = () => wp?.data?.select('core/block-editor')?.getBlocks() ?? [];
    const block = () => blocks().find(block => block.name == 'love-languages/widget');
";

/// How long something is waited for.
const PATIENCE: Duration = Duration::from_secs(40);

/// A browser on the WordPress.
pub struct Visit {
    session: Session,
    url: String,
}

impl Visit {
    /// Begins where nobody is logged in.
    pub fn new(session: Session, wordpress: &WordPress) -> Self {
        Self { session, url: wordpress.url.clone() }
    }

    /// The first card, its second one after a tap, what stands in the tag, and no request to others.
    pub async fn sees_the_quiz(&self, url: &str) -> Result<()> {
        self.comes_to(url).await?;
        self.wait("text('#progress') == '1 of 5'").await?;
        self.expect("widgets.length", 1).await?;
        self.expect(
            "getComputedStyle(widget).minHeight != '0px' && widget.style.minHeight",
            "27em",
        )
        .await?;
        self.expect("widget.getAttribute('practice')", "Riverbank & “Daughters”").await?;
        self.expect("widget.getAttribute('cta-url')", "/contact?from=quiz&at=end").await?;
        self.expect("widget.hasAttribute('nonsense')", false).await?;
        self.expect("widget.querySelector('a[href=\"/contact\"]')?.textContent", "Talk to us")
            .await?;
        self.expect("scripts.map(script => script.async)", json!([true])).await?;
        self.answers_a_card().await?;
        // With the deck, all that the widget ever fetches.
        self.wait("ours.length == 6").await.context("the widget's files")?;
        self.expect("elsewhere", json!([])).await
    }

    /// A quiz and questions, by one script, each in its own room.
    pub async fn sees_two(&self, url: &str) -> Result<()> {
        self.comes_to(url).await?;
        self.wait("text('#progress') == '1 of 5'").await?;
        self.eval("void widgets[1].scrollIntoView()").await?;
        self.wait("text('#question', 1)").await?;
        let heights = "widgets.map(widget => widget.style.minHeight)";
        self.expect(heights, json!(["27em", "54em"])).await?;
        self.expect("scripts.length", 1).await?;
        self.expect("elsewhere", json!([])).await
    }

    /// No element, no script, no request of ours.
    pub async fn sees_nothing_of_ours(&self, url: &str) -> Result<()> {
        self.goto(url).await?;
        self.wait("document.readyState == 'complete'").await?;
        self.expect("[ours, scripts.length, widgets.length]", json!([[], 0, 0])).await
    }

    /// What was in the block, without the plugin.
    pub async fn sees_what_is_left(&self, url: &str) -> Result<()> {
        self.goto(url).await?;
        self.wait("document.querySelector('a[href=\"/contact\"]')?.textContent == 'Talk to us'")
            .await
            .map(drop)
    }

    /// The widget is there and works, nothing that was written into it has run, and no attribute is
    /// there that the widget doesn't know.
    pub async fn is_not_harmed(&self, url: &str) -> Result<()> {
        self.comes_to(url).await?;
        self.answers_a_card().await?;
        let mut known: Vec<&str> = ATTRIBUTES.iter().map(|attribute| attribute.name).collect();
        known.extend(["class", "style"]);
        let unknown =
            format!("widget.getAttributeNames().filter(name => !{}.includes(name))", json!(known));
        self.expect(&unknown, json!([])).await?;
        self.expect("widget.getAttribute('cta-url')", Value::Null).await?;
        // What isn't plainly an address is one after WordPress has put `http://` before it.
        self.expect(
            "['share-url', 'leave-url', 'deck-src'].map(name => widget.getAttribute(name))
                .filter(value => value != null && !/^https?:/.test(value))",
            json!([]),
        )
        .await?;
        self.expect("widget.style.minHeight", "27em").await?;
        self.expect("widget.querySelectorAll('script, [onerror], [onload]').length", 0).await?;
        self.expect("/Talk to us/.test(widget.textContent)", true).await?;
        self.expect("window.harm ?? null", Value::Null).await
    }

    /// The widget of the folder that was uploaded, with what was written into its tag.
    pub async fn sees_the_uploaded_widget(&self, url: &str) -> Result<()> {
        self.comes_to(url).await?;
        self.answers_a_card().await?;
        self.expect("widget.getAttribute('practice')", "Riverbank Practice").await?;
        self.expect("widget.getAttribute('cta-url')", "/contact").await?;
        self.expect("elsewhere", json!([])).await
    }

    /// The height that the widget starts with is its own before it comes, whoever wrote the `div`.
    pub async fn keeps_its_room(&self) -> Result<()> {
        // WordPress takes `display` away; a `div` needs none.
        let style = "document.querySelector('[data-love-languages]').getAttribute('style')";
        self.expect(style, "font-size:max(1em,16px);min-height:27em").await
    }

    /// The link to a page that has the quiz.
    pub async fn sees_the_link(&self, url: &str) -> Result<()> {
        self.goto(url).await?;
        let links =
            "document.querySelectorAll('a[href=\"https://practice.example/quiz/\"]').length";
        self.expect(links, 1).await
    }

    /// WordPress has removed this, and kept the link beside it.
    pub async fn misses(&self, selector: &str, url: &str) -> Result<()> {
        self.sees_what_is_left(url).await?;
        self.expect(&format!("document.querySelectorAll('{selector}').length"), 0).await
    }

    /// Enters by WordPress's own form.
    pub async fn log_in(&self, name: &str) -> Result<()> {
        self.goto(&format!("{}/wp-login.php", self.url)).await?;
        self.eval(&format!(
            "(document.querySelector('#user_login').value = '{name}',
            document.querySelector('#user_pass').value = 'password',
            document.querySelector('#wp-submit').click())"
        ))
        .await?;
        self.wait("document.querySelector('#wpadminbar')").await.context("logging in").map(drop)
    }

    /// Leaves, as one who deletes the cookies.
    pub async fn log_out(&self) -> Result<()> {
        Ok(self.session.client.delete_all_cookies().await?)
    }

    /// The block editor takes the block for valid, and has a control for every attribute; a change is
    /// saved as what it is.
    pub async fn edits(&self, post: u64) -> Result<()> {
        self.goto(&format!("{}/wp-admin/post.php?post={post}&action=edit", self.url)).await?;
        self.wait("block()").await?;
        self.is_valid().await?;
        self.expect("wp.data.select('core/editor').isEditedPostDirty()", false).await?;
        self.opens_the_sidebar().await?;
        let help = "[...document.querySelectorAll(
            '.block-editor-block-inspector .components-base-control__help')].map(e => e.textContent)";
        let sentences = "window.loveLanguagesAttributes.map(attribute => attribute.sentence)";
        self.wait(&format!("{help}.length >= {}", ATTRIBUTES.len())).await?;
        let missing = format!("{sentences}.filter(sentence => !{help}.includes(sentence))");
        self.expect(&missing, json!([])).await?;
        self.expect(&format!("{sentences}.length"), ATTRIBUTES.len()).await?;

        self.fills_in("Telephone", "030 1234567").await?;
        self.saves().await?;
        let content = self.eval("wp.data.select('core/editor').getEditedPostContent()").await?;
        let content = content.as_str().unwrap_or_default();
        ensure!(content.contains(r#""phone":"030 1234567""#), "saved {content}");
        ensure!(!content.contains("<love-languages"), "the server writes the element: {content}");
        Ok(())
    }

    /// Inserts the block by the editor's list, fills it in, publishes, and returns the address.
    pub async fn writes_a_post(&self) -> Result<String> {
        self.goto(&format!("{}/wp-admin/post-new.php", self.url)).await?;
        self.wait(
            "wp?.data?.select('core/edit-post') && wp.blocks.getBlockType('love-languages/widget')",
        )
        .await?;
        self.wait("document.querySelector('.edit-post-header-toolbar__inserter-toggle')").await?;
        self.click(".edit-post-header-toolbar__inserter-toggle").await?;
        self.types(".block-editor-inserter__search input", "Love Languages").await?;
        self.click(".editor-block-list-item-love-languages-widget").await?;
        self.wait("block()").await?;
        self.opens_the_sidebar().await?;
        self.fills_in("Name of your practice", "Riverbank & “Daughters”").await?;
        self.fills_in("Where the button leads", "/contact?from=quiz&at=end").await?;
        let link = json!(r#"<a href="/contact">Talk to us</a>"#);
        self.eval(&format!(
            "void wp.data.dispatch('core/block-editor').updateBlockAttributes(
                block().innerBlocks[0].clientId, {{ content: {link} }})"
        ))
        .await?;
        self.eval(
            "void wp.data.dispatch('core/editor').editPost({ status: 'publish', title: 'Mine' })",
        )
        .await?;
        self.saves().await?;
        self.is_valid().await?;
        let url = self.eval("wp.data.select('core/editor').getPermalink()").await?;
        let url = url.as_str().context("a post has an address")?.to_owned();

        // Opened again it is still what the editor would write.
        self.eval("void location.reload()").await?;
        self.wait("block()").await?;
        self.is_valid().await?;
        Ok(url)
    }

    /// Opens a post in the classic editor as it is meant to be read, and saves it.
    pub async fn saves_in_the_classic_editor(&self, post: u64) -> Result<()> {
        self.goto(&format!("{}/wp-admin/post.php?post={post}&action=edit", self.url)).await?;
        self.wait("document.querySelector('#content-tmce')").await?;
        self.eval("void document.querySelector('#content-tmce').click()").await?;
        let shown = "window.tinymce?.get('content')?.initialized
            && /\\[love-languages /.test(tinymce.get('content').getContent({ format: 'text' }))";
        self.wait(shown).await.context("the visual editor")?;
        // Something to save.
        self.eval("void tinymce.get('content').setContent(tinymce.get('content').getContent() + '<p>More.</p>')")
            .await?;
        self.eval("void document.querySelector('#publish').click()").await?;
        self.wait("document.querySelector('#message.updated')").await.context("saving").map(drop)
    }

    /// Ends the browser.
    pub async fn close(self) -> Result<()> {
        self.session.close().await
    }

    async fn answers_a_card(&self) -> Result<()> {
        self.wait("text('#progress') == '1 of 5'").await?;
        self.session.click("[data-answer='3']").await?;
        self.wait("text('#progress') == '2 of 5'").await.map(drop)
    }

    async fn is_valid(&self) -> Result<()> {
        self.expect("block().isValid && blocks().every(block => block.isValid)", true).await?;
        self.expect("document.querySelectorAll('.block-editor-warning').length", 0).await
    }

    async fn opens_the_sidebar(&self) -> Result<()> {
        self.eval(
            "(wp.data.dispatch('core/block-editor').selectBlock(block().clientId),
            wp.data.dispatch('core/edit-post').openGeneralSidebar('edit-post/block'), null)",
        )
        .await?;
        self.wait("document.querySelector('.block-editor-block-inspector')").await.map(drop)
    }

    /// Types into the sidebar's field of this name.
    async fn fills_in(&self, label: &str, text: &str) -> Result<()> {
        let id = format!(
            "[...document.querySelectorAll('.block-editor-block-inspector label')]
                .find(label => label.textContent == '{label}')?.htmlFor"
        );
        let id = self.wait(&id).await.with_context(|| format!("a field {label}"))?;
        let id = id.as_str().context("a label has a field")?;
        self.types(&format!("#{id}"), text).await
    }

    async fn saves(&self) -> Result<()> {
        self.eval("void wp.data.dispatch('core/editor').savePost()").await?;
        self.wait(
            "!wp.data.select('core/editor').isSavingPost()
            && wp.data.select('core/editor').didPostSaveRequestSucceed()
            && !wp.data.select('core/editor').isEditedPostDirty()",
        )
        .await
        .context("saving")
        .map(drop)
    }

    async fn click(&self, selector: &str) -> Result<()> {
        self.wait(&format!("document.querySelector('{selector}')")).await?;
        let element = self.session.client.find(Locator::Css(selector)).await?;
        element.click().await.with_context(|| format!("clicking {selector}"))
    }

    async fn types(&self, selector: &str, text: &str) -> Result<()> {
        self.wait(&format!("document.querySelector('{selector}')")).await?;
        let element = self.session.client.find(Locator::Css(selector)).await?;
        element.send_keys(text).await.with_context(|| format!("typing into {selector}"))
    }

    /// Opens a page as one who has answered nothing yet.
    async fn comes_to(&self, url: &str) -> Result<()> {
        self.goto(&format!("{}/readme.html", self.url)).await?;
        self.eval("void sessionStorage.clear()").await?;
        self.goto(url).await
    }

    async fn goto(&self, url: &str) -> Result<()> {
        self.session.client.goto(url).await.with_context(|| format!("opening {url}"))
    }

    async fn eval(&self, expression: &str) -> Result<Value> {
        let script = format!(
            "{VOCABULARY} const value = ({expression}); return value?.nodeType ? true : value;"
        );
        let value = self.session.eval(&script, vec![]).await;
        value.with_context(|| format!("evaluating `{expression}`"))
    }

    /// Waits until an expression is something truthy, and says what.
    async fn wait(&self, expression: &str) -> Result<Value> {
        let deadline = Instant::now() + PATIENCE;
        let truthy = format!("(value => value?.nodeType ? true : value || null)({expression})");
        loop {
            // A page that gives way to another may not answer.
            let value = self.eval(&truthy).await;
            match value {
                Ok(value) if !value.is_null() => return Ok(value),
                outcome if Instant::now() > deadline => {
                    outcome?;
                    bail!("not after {PATIENCE:?}: `{expression}`")
                }
                _ => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        }
    }

    async fn expect(&self, expression: &str, expected: impl Into<Value>) -> Result<()> {
        let (value, expected) = (self.eval(expression).await?, expected.into());
        ensure!(value == expected, "`{expression}` is {value}, not {expected}");
        Ok(())
    }
}
