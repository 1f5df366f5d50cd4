//! JSON schemas of the content files, from the types that read them.

use anyhow::{Context, Result};
use love_languages::model::content::{
    About, Deck, Hardest, LaterStrings, QuizContent, Strings, TogetherStrings, Two,
};
use schemars::{JsonSchema, Schema, schema_for};

use super::daily::Daily;
use super::guides::GuideFile;
use super::helplines::Helplines;
use super::{File, own, root};

/// Writes `content/schema/*.schema.json`; the command `cargo xtask schema`.
pub fn write() -> Result<()> {
    let folder = root().join("schema");
    std::fs::create_dir_all(&folder).context("creating content/schema")?;
    for (name, text) in all() {
        let path = folder.join(name);
        std::fs::write(&path, text).with_context(|| format!("writing {}", path.display()))?;
    }
    Ok(())
}

/// Each with its file's name: ours, and that of a practice's own deck.
fn all() -> impl Iterator<Item = (String, String)> {
    let ours = File::ALL.into_iter().map(|file| (name(file), text(file)));
    ours.chain([("own.schema.json".to_owned(), pretty(&own::schema()))])
}

fn name(file: File) -> String {
    file.name().replace(".json", ".schema.json")
}

fn text(file: File) -> String {
    match file {
        File::Strings => of::<Strings>(),
        File::Quiz => of::<QuizContent>(),
        File::About => of::<About>(),
        File::Questions => of::<Deck>(),
        File::Later => of::<LaterStrings>(),
        File::Two => of::<Two>(),
        File::Guides => of::<GuideFile>(),
        File::Hardest => of::<Hardest>(),
        File::Together => of::<TogetherStrings>(),
        File::Helplines => of::<Helplines>(),
        File::Daily => of::<Daily>(),
    }
}

fn of<T: JsonSchema>() -> String {
    pretty(&schema_for!(T))
}

fn pretty(schema: &Schema) -> String {
    serde_json::to_string_pretty(schema).expect("a schema is plain JSON") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_schemas_are_current() {
        for (name, text) in all() {
            let path = root().join("schema").join(name);
            let committed = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(committed == text, "{}: run cargo xtask schema", path.display());
        }
    }
}
