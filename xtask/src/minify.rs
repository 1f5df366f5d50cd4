//! Fewer bytes of JavaScript with the same meaning.

use anyhow::{Result, bail};
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// How a script is loaded, which decides what its outermost names mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// By `<script>`: its outermost names are the page's, and keep their spelling.
    Classic,
    /// By `import`.
    Module,
}

/// `source` with comments and spaces gone and inner names shortened.
///
/// # Errors
/// A syntax error, with where it is.
pub fn minify(source: &str, script: Script) -> Result<String> {
    let allocator = Allocator::default();
    let kind = match script {
        Script::Classic => SourceType::script(),
        Script::Module => SourceType::mjs(),
    };
    let parsed = Parser::new(&allocator, source, kind).parse();
    if !parsed.diagnostics.is_empty() {
        let errors: Vec<_> = parsed
            .diagnostics
            .into_iter()
            .map(|diagnostic| diagnostic.render_with_source_code(source.to_owned()))
            .collect();
        bail!("JavaScript that doesn't parse:\n{}", errors.join("\n"));
    }
    let mut program = parsed.program;
    let options = MinifierOptions {
        mangle: Some(MangleOptions::default()),
        mangle_properties: None,
        compress: Some(CompressOptions::smallest()),
    };
    let minified = Minifier::new(options).minify(&allocator, &mut program);
    let printed = Codegen::new()
        .with_options(CodegenOptions::minify())
        .with_scoping(minified.scoping)
        .build(&program);
    Ok(printed.code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortens_inner_names_and_keeps_the_pages() {
        let source = "/* why */ function greet(person) { return 'hi ' + person } greet('you')";
        let short = minify(source, Script::Classic).unwrap();
        assert!(short.contains("function greet("), "{short}");
        assert!(!short.contains("person") && !short.contains("why"), "{short}");
    }

    #[test]
    fn names_a_syntax_error() {
        assert!(minify("let = 3 3", Script::Module).is_err());
    }
}
