//! What to do, step by step, with what to paste: for where the files live and what the site is made with.
//!
//! In a sentence `code` stands between backticks, and what is named on a screen between `**`.

use super::Model;
use super::control::Control;
use super::place::{Place, Platform};
use super::snippet::Lines;

/// What to do, and what to know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recipe {
    /// In this order.
    pub steps: Vec<Step>,
    /// What to know.
    pub notes: Vec<String>,
}

/// A step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What to do.
    pub text: String,
    /// Whether it takes the place of the step before, for whom that does not work.
    pub is_other: bool,
    /// What to paste or to enter there.
    pub pastes: Vec<Paste>,
}

/// What is pasted or entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paste {
    /// What it is called: beside it, and on the button that copies it.
    pub name: String,
    /// The text.
    pub text: String,
}

/// Where nothing can be pasted: why, and where the files could live instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// A sentence.
    pub why: &'static str,
    /// Places that go with the platform.
    pub places: Vec<Place>,
}

/// What to do.
///
/// # Errors
/// Where platform and place don't go together.
pub fn recipe(model: &Model) -> Result<Recipe, Refusal> {
    let (place, platform) = (model.place, model.platform);
    if let Some(why) = platform.refusal(place) {
        return Err(Refusal { why, places: platform.places().collect() });
    }
    let mut recipe = Recipe::default();
    match (place, platform) {
        (Place::Own, Platform::WordPress) => plugin(model, &mut recipe),
        (Place::Link, _) => link(model, &mut recipe),
        (Place::Frame, _) => frame(model, &mut recipe),
        (_, Platform::Hugo) => hugo(model, &mut recipe),
        (_, Platform::Wix) => wix(model, &mut recipe),
        (_, Platform::TagManager) => tag_manager(model, &mut recipe),
        _ => page(model, &mut recipe),
    }
    recipe.notes.extend(notes(model));
    Ok(recipe)
}

impl Recipe {
    fn step(&mut self, text: impl Into<String>) -> &mut Self {
        self.steps.push(Step { text: text.into(), is_other: false, pastes: Vec::new() });
        self
    }

    fn or(&mut self, text: impl Into<String>) -> &mut Self {
        self.steps.push(Step { text: text.into(), is_other: true, pastes: Vec::new() });
        self
    }

    fn paste(&mut self, name: impl Into<String>, text: impl Into<String>) -> &mut Self {
        if let Some(step) = self.steps.last_mut() {
            step.pastes.push(Paste { name: name.into(), text: text.into() });
        }
        self
    }
}

/// Where the files come to lie.
fn upload(model: &Model, recipe: &mut Recipe) {
    let (version, address) = (&model.facts.version, model.address());
    let text = match (model.place, model.platform) {
        (Place::Own, Platform::Ghost) => format!(
            "Download your theme, put the folder in `love-languages-{version}.zip` into its folder `assets`, \
             and upload the theme again. Do it again whenever you change the theme."
        ),
        (Place::Own, _) => format!(
            "Upload the folder in `love-languages-{version}.zip` to your site, so that it is found \
             at `{address}`. Open `{}` in a tab: code must come, not a page.",
            model.loader()
        ),
        (Place::Server, _) => format!(
            "Upload the folder in `love-languages-{version}.zip` to that server, so that it is \
             found at `{address}`. The server has to send `Access-Control-Allow-Origin: *` with \
             these files: whoever runs it for you knows how."
        ),
        (Place::Cdn, _) => {
            "There is nothing to upload. The widget is not on npm yet: until it is, this address \
             leads nowhere, and the hash in the code refuses anything that is not it."
                .to_owned()
        }
        (Place::Single, Platform::Squarespace) => format!(
            "Get `{}`. On any page make a word a link, upload the file in the editor of that link \
             and publish. Copy the address of that link, and write it in the first step. Whether your \
             plan takes files that end in `.js` we don’t know.",
            model.single().map_or("love-languages.single.js", |single| &single.name)
        ),
        (Place::Single, _) => format!(
            "Upload `{}` where your site keeps files, and keep its name. It is found at `{address}` \
             then; if your builder gives it another address, write that in the first step.",
            model.single().map_or("love-languages.single.js", |single| &single.name)
        ),
        (Place::Frame, _) => format!(
            "Upload the folder in `love-languages-{version}.zip` to that server, so that it is \
             found at `{address}`."
        ),
        (Place::Link, _) => format!(
            "Upload the folder in `love-languages-standalone-{version}.zip`, so that it is found at \
             `{address}`."
        ),
    };
    recipe.step(text);
}

fn page(model: &Model, recipe: &mut Recipe) {
    upload(model, recipe);
    match model.platform {
        Platform::WordPress => {
            recipe
                .step(
                    "Where the quiz goes, add a block **Custom HTML** and paste this. You have to be \
                     an administrator or editor: from others WordPress removes scripts.",
                )
                .paste("Code", model.line_and_script());
        }
        Platform::Squarespace => {
            recipe
                .step(
                    "Edit the page, add a **Code Block** where the quiz goes, leave it set to HTML, \
                     and paste this. Whether it may run a script depends on your plan.",
                )
                .paste("Code", model.tag_and_script());
        }
        Platform::Ghost => {
            recipe
                .step(
                    "In the post, type `/html` on an empty line, choose the **HTML** card, and \
                     paste this.",
                )
                .paste("Code", model.tag_and_script());
        }
        _ => {
            recipe.step("Paste this where the quiz goes.").paste("Code", model.tag_and_script());
            recipe
                .or("If your editor takes the tag out, paste this in its place: most keep a `div`.")
                .paste(
                    "Code with a div",
                    model.dressed(format!("{}\n{}", model.div(), model.script())),
                );
        }
    }
    dress(model, recipe);
    recipe.step("Publish, and open the page in a private window.");
}

fn plugin(model: &Model, recipe: &mut Recipe) {
    let version = &model.facts.version;
    recipe.step(format!(
        "In **Plugins → Add New → Upload Plugin** choose `love-languages-wordpress-{version}.zip`, \
         install it and activate it. It brings the files with it, and your site serves them."
    ));
    let (shortcode, left_out) = model.wordpress_shortcode();
    recipe
        .step(
            "Where the quiz goes, add a block **Shortcode** and paste this. Or add the block **Love \
             Languages** and fill in the same at its side.",
        )
        .paste("Shortcode", shortcode);
    leave_out(
        recipe,
        &left_out,
        "A shortcode can’t hold brackets, backslashes or both kinds of \
                                  quotation marks. Use the block for",
    );
    recipe
        .or(format!(
            "Without the plugin: upload the folder in `love-languages-{version}.zip`, so that it is found at \
             `{}`, add a block **Custom HTML** and paste this. WordPress itself takes no folders; your host's \
             file manager does.",
            model.address()
        ))
        .paste("Code without the plugin", model.line_and_script());
    dress(model, recipe);
    recipe.step("Publish, and open the page in a private window.");
}

fn hugo(model: &Model, recipe: &mut Recipe) {
    let address = model.address();
    let is_usual = model.place == Place::Own && model.typed_address().is_none();
    if model.place == Place::Server {
        upload(model, recipe);
        recipe.step(
            "Copy `hugo/love-languages.html` of that folder to `layouts/shortcodes/` of your site.",
        );
    } else {
        recipe.step(format!(
            "Copy the folder in `love-languages-{}.zip` to `static{}`, and `hugo/love-languages.html` in it to \
             `layouts/shortcodes/`.",
            model.facts.version,
            path(&address),
        ));
    }
    if !is_usual {
        recipe
            .step("Name the folder in your site’s configuration, below `[params]`.")
            .paste("Parameter", format!("loveLanguagesPath = \"{}\"", address.replace('"', "%22")));
    }
    let (shortcode, left_out) = model.hugo_shortcode();
    recipe.step("Write this where the quiz goes.").paste("Shortcode", shortcode);
    leave_out(
        recipe,
        &left_out,
        "A shortcode can’t hold line breaks, or backticks beside quotation \
                                  marks. Write these by hand:",
    );
    dress(model, recipe);
    recipe.step("Build your site, and open the page in a private window.");
}

/// Where a folder lies on its site: its address without the server, and without the slash at its end.
fn path(address: &str) -> &str {
    let rest = address
        .split_once("://")
        .map_or(address, |(_, rest)| &rest[rest.find('/').unwrap_or(rest.len())..]);
    rest.trim_end_matches('/')
}

fn wix(model: &Model, recipe: &mut Recipe) {
    upload(model, recipe);
    recipe
        .step(
            "Add an element **Custom Element** (in the Wix Editor among **Embed**), select it, click \
             **Choose Source**, take the server URL and enter",
        )
        .paste("Server URL", model.loader())
        .paste("Tag name", "love-languages");
    let settings = model.settings();
    if !settings.is_empty() {
        recipe.step("Click **Set Attributes** and add these, each with its value.");
        for (name, value) in settings {
            recipe.paste(name, value);
        }
    }
    dress(model, recipe);
    recipe.step(
        "Drag the box as wide as your text and about 600 pixels tall, and publish. Put a link to your \
         contact page under it, for visitors whose browser can’t run the quiz.",
    );
    recipe
        .or(
            "Without a Premium plan: add the element that embeds HTML, choose to enter code, make it at \
             least 600 pixels tall, and paste this. In that box a shared link opens the inside of the box, \
             unless **Page for shared links** names another page.",
        )
        .paste("Code", model.embed());
}

fn tag_manager(model: &Model, recipe: &mut Recipe) {
    upload(model, recipe);
    recipe
        .step("In the page, paste this where the quiz goes: a tag manager can’t say where that is.")
        .paste("Code for the page", model.dressed(model.div()));
    recipe
        .step("In the tag manager, make a tag of custom HTML for the pages that have this place.")
        .paste("Code for the tag manager", model.script());
    dress(model, recipe);
    recipe.step("Publish the container, and open the page in a private window.");
}

fn frame(model: &Model, recipe: &mut Recipe) {
    upload(model, recipe);
    let paste = match model.platform {
        Platform::WordPress => "Where the quiz goes, add a block **Custom HTML** and paste this.",
        Platform::Squarespace => "Where the quiz goes, add a **Code Block** and paste this.",
        Platform::Ghost => {
            "In the post, type `/html` on an empty line, choose the **HTML** card, and paste this."
        }
        _ => "Paste this where the quiz goes.",
    };
    match model.platform {
        Platform::WordPress => {
            recipe
                .step(format!(
                    "{paste} It does not grow: visitors scroll within it. WordPress takes frames away from \
                     those whose scripts it takes, too: authors, and editors in a network of sites."
                ))
                .paste("Code", model.still_frame());
        }
        _ => {
            recipe
                .step(format!(
                    "{paste} The second line gives the frame the height that it needs; where no script is \
                     taken, leave it out."
                ))
                .paste("Code", model.frame_and_script());
            recipe
                .or("Without the second line, take this: it is taller, and visitors scroll in it.")
                .paste("Code with no script", model.still_frame());
        }
    }
    dress(model, recipe);
    recipe.step("Publish, and open the page in a private window.");
}

fn link(model: &Model, recipe: &mut Recipe) {
    upload(model, recipe);
    recipe
        .step(
            "Open `index.html` of that folder in an editor for text, and put this in the place of the \
             tag `<love-languages>` and all that is in it. The page’s title, there and in \
             `manifest.webmanifest`, is yours to write as well.",
        )
        .paste("Code for the quiz page", model.tag(Lines::Three));
    dress(model, recipe);
    match model.platform {
        Platform::Squarespace | Platform::Wix => {
            recipe
                .step("On your page, add a button or a link, and give it this address.")
                .paste("Address", model.address());
        }
        Platform::Hugo => {
            recipe
                .step("Write this where the link goes.")
                .paste("Link", format!("[{}]({})", model.words().take, model.address()));
        }
        _ => {
            recipe.step("Paste this where the link goes.").paste("Link", model.link());
        }
    }
}

/// The theme, where the code has no line for it: as styles of the site, for these need no other file.
fn dress(model: &Model, recipe: &mut Recipe) {
    let Some(theme) = model.theme else { return };
    let what = match (model.place, model.platform) {
        (Place::Frame, _) => {
            return recipe.notes.push(format!(
                "A frame takes no theme: in it the quiz has your accent, and not {}.",
                theme.label
            ));
        }
        (Place::Link, _) => {
            recipe
                .step("In the same file, put this line into the `head`, for the theme.")
                .paste("Theme", theme.link(""));
            return;
        }
        (Place::Own, Platform::WordPress) => {
            "For the theme with the plugin: in **Appearance → Customize → Additional CSS** (or **Styles → \
             Additional CSS** in the site editor) paste this."
        }
        (_, Platform::Hugo | Platform::Wix) | (Place::Cdn | Place::Single, _) => {
            "For the theme: where your site has a field for CSS of its own, paste this."
        }
        _ => return,
    };
    recipe.step(what).paste("Theme", theme.css());
}

fn leave_out(recipe: &mut Recipe, left_out: &[&str], why: &str) {
    if !left_out.is_empty() {
        let labels: Vec<_> =
            left_out.iter().filter_map(|name| Control::of(name)).map(Control::label).collect();
        recipe.notes.push(format!("{why} {}.", labels.join(", ")));
    }
}

/// For whoever sets the headers of a site with a Content-Security-Policy: what to add to that. Nothing for
/// a link, which needs nothing.
pub fn policy(model: &Model) -> Option<String> {
    let address = model.address();
    let source = match address.split_once("://") {
        Some((scheme, rest)) => {
            format!("{scheme}://{}", rest.split('/').next().unwrap_or_default())
        }
        None => "'self'".to_owned(),
    };
    let theme = match (model.theme, model.place) {
        (Some(_), Place::Own | Place::Server) => format!("; style-src {source}"),
        _ => String::new(),
    };
    Some(match model.place {
        Place::Link => return None,
        Place::Frame => format!("frame-src {source}; script-src {source}"),
        Place::Single => {
            format!("script-src {source} data: 'wasm-unsafe-eval'; connect-src {source} data:")
        }
        _ => format!("script-src {source} 'wasm-unsafe-eval'; connect-src {source}{theme}"),
    })
}

/// What to know of these settings, wherever they are pasted.
fn notes(model: &Model) -> Vec<String> {
    let mut notes = Vec::new();
    let short = model.short_links();
    if !short.is_empty() {
        notes.push(format!(
            "The quiz stands on another address than your page, so links need whole addresses that \
             begin with https://. Mend these: {}.",
            short.join(", ")
        ));
    }
    let has_hash =
        [model.script(), model.frame_and_script()].iter().any(|it| it.contains("integrity="));
    let is_script = !matches!(model.place, Place::Link) && model.platform != Platform::Wix;
    if has_hash && is_script {
        let (covers, what) = match model.place {
            Place::Single => ("everything", "the file"),
            Place::Frame => ("that script", "the script of the frame"),
            _ => ("the first script", "the script"),
        };
        notes.push(format!(
            "The `integrity` pins the very bytes of {what} at this version: a browser refuses any \
             other. It covers {covers}. When you change the version, come back for new code."
        ));
    }
    notes
}
