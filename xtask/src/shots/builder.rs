//! Pictures of the builder, from a small phone to a desk.

use anyhow::{Context, Result};

use super::{Pictures, TWO_FRAMES};
use crate::{
    browser::{Screen, Session},
    root,
    server::{Server, Site},
};

const WIDTHS_PX: [u32; 4] = [320, 390, 768, 1280];

/// A picture of the builder to take.
pub struct Scene {
    pub name: &'static str,
    /// What its address has after `#`.
    fragment: &'static str,
    /// What is done there before.
    script: &'static str,
    direction: &'static str,
    forced_colors: bool,
}

const PLAIN: Scene =
    Scene { name: "", fragment: "", script: "", direction: "ltr", forced_colors: false };

const FILLED: &str = "s=1&files=server&site=squarespace&practice=Riverbank%20Practice&cta-url=/contact\
    &cta-text=Feeling%20far%20apart%20is%20common%2C%20and%20it%20can%20change.\
    &phone=%2B49%2030%201234567&accent=%23ffd400";

const OPEN_ALL: &str =
    "document.querySelectorAll('details:not([open]) summary').forEach(it => it.click());";

/// Every picture of it.
pub const SCENES: &[Scene] = &[
    Scene { name: "builder", ..PLAIN },
    Scene { name: "builder, filled", fragment: FILLED, script: OPEN_ALL, ..PLAIN },
    Scene {
        name: "builder, dark page, larger screen",
        fragment: FILLED,
        script: "document.querySelectorAll('[value=dark][name=around], [value=desktop]')
            .forEach(it => it.click());",
        ..PLAIN
    },
    Scene {
        name: "builder, something wrong",
        fragment: "s=1&files=own&site=wix&at=here&view=quizz&phone=call%20us&accent=greenish&odd=1",
        ..PLAIN
    },
    Scene {
        name: "builder, a deck with faults",
        script: "document.querySelector('[data-group=deck] summary').click();
            const files = new DataTransfer();
            files.items.add(new File(['{\"questions\": [1,\\n{\"id\": \"a\", \"depth\": 9}]}'], 'our-deck.json'));
            const input = document.querySelector('#deck-file');
            input.files = files.files;
            input.dispatchEvent(new Event('change', { bubbles: true }));",
        ..PLAIN
    },
    Scene { name: "builder, right to left", fragment: FILLED, direction: "rtl", ..PLAIN },
    Scene { name: "builder, forced colours", fragment: FILLED, forced_colors: true, ..PLAIN },
];

impl Scene {
    /// Opens it and takes a picture for each screen: file names and PNGs.
    pub async fn shoot(&self, session: &Session) -> Result<Pictures> {
        let server = Server::start(Site::new().folder("/", root().join("dist")))?;
        let base =
            Screen { reduced_motion: true, forced_colors: self.forced_colors, ..Screen::desktop() };
        session.set_screen(&base).await?;
        session.client.goto(&server.url(&format!("/embed.html#{}", self.fragment))).await?;
        session.find("[data-answer], #question").await?;
        let script = format!(
            "document.documentElement.dir = '{}'; {}; setTimeout(arguments[0], 300)",
            self.direction, self.script
        );
        session.client.execute_async(&script, vec![]).await?;

        let mut pictures = Vec::new();
        let slug = self.name.replace(|character: char| !character.is_alphanumeric(), "-");
        for width_px in WIDTHS_PX {
            for dark in [false, true] {
                let screen = Screen { width_px, dark, mobile: width_px < 700, ..base.clone() };
                session.set_screen(&Screen { height_px: 800, ..screen.clone() }).await?;
                let height = session.eval("return document.body.offsetHeight", vec![]).await?;
                let height_px = u32::try_from(height.as_u64().context("a page has a height")?)?;
                session.set_screen(&Screen { height_px, ..screen }).await?;
                session.client.execute_async(TWO_FRAMES, vec![]).await?;
                let scheme = if dark { "dark" } else { "light" };
                let name = format!("{slug}-{width_px}-{scheme}.png");
                pictures.push((name, session.client.screenshot().await?));
            }
        }
        Ok(pictures)
    }
}
