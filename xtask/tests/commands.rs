//! What a command answers to whoever calls it from a script.

use std::{fs, process::Command};

/// The exit code of `cargo xtask check-deck` for a file with this text, and what it prints.
fn check_deck(text: &str, options: &[&str]) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("deck.json");
    fs::write(&file, text).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    let output = command.arg("check-deck").arg(&file).args(options).output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn a_script_learns_whether_a_deck_is_right() {
    let deck = |depth: u8| {
        format!(
            "{{\"questions\": [\n{{\"id\": \"a\", \"depth\": {depth}, \"themes\": [\"x\"],\n\
             \"text\": \"Do you like it?\", \"follow_ups\": [\"Why?\"]}}]}}"
        )
    };
    let (code, said) = check_deck(&deck(3), &[]);
    assert_eq!((code, said.lines().count()), (Some(0), 2), "a warning stops nothing: {said}");
    let (code, said) = check_deck(&deck(4), &[]);
    assert_eq!((code, said.lines().count()), (Some(1), 1), "{said}");
    assert!(said.contains("deck.json:2: questions[0].depth: is 4"), "{said}");
    assert_eq!(check_deck("{", &[]).0, Some(1));
    assert_eq!(check_deck(&deck(3), &["--lang"]).0, Some(1));
    // What is a closed question in English need not be one in German.
    let (code, said) = check_deck(&deck(3), &["--lang", "de"]);
    assert_eq!((code, said.lines().count()), (Some(0), 1), "{said}");
}
