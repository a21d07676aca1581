//! Rules speak the words of the user's own format, and know none themselves.
#![allow(clippy::expect_used, clippy::panic, clippy::string_slice, clippy::unwrap_used, missing_docs)]

use akslint_model::{Term, Vocabulary};
use akslint_readers::vocabulary::VOCABULARIES;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn rules() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")
}

/// The words of a vocabulary, and of what its computes say of the clusters that are created for them, that no plain
/// sentence would hold.
fn words(vocabulary: &'static Vocabulary) -> BTreeSet<&'static str> {
    let of = |vocabulary: &'static Vocabulary| Term::all().filter_map(|term| vocabulary.word(term));
    let is_peculiar =
        |word: &&str| word.contains('_') || word.contains('-') || word.chars().any(char::is_uppercase);
    of(vocabulary).chain(of(vocabulary.of_created())).filter(is_peculiar).collect()
}

/// Whether the text holds the word, and not as a part of a longer one or as a function of an expression.
fn holds(text: &str, word: &str) -> bool {
    let is_part =
        |char: Option<char>| char.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '('));
    text.match_indices(word).any(|(at, _)| {
        !is_part(text[..at].chars().next_back()) && !is_part(text[at + word.len()..].chars().next())
    })
}

/// The string literals of a source, without its tests and comments.
fn literals(source: &str) -> String {
    let shipped = source.split("#[cfg(test)]").next().unwrap_or(source);
    let lines = shipped.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(|line| line.split('"').skip(1).step_by(2)).collect::<Vec<_>>().join("\n")
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("build.rs") {
            found.push(path);
        }
    }
}

#[test]
fn rules_name_no_setting_of_any_format() {
    let all: BTreeSet<&str> = VOCABULARIES.iter().flat_map(|one| words(one)).collect();
    assert!(all.contains("serviceCidr") && all.contains("authorizedIpRanges"), "{all:?}");
    let mut files = Vec::new();
    sources(&rules(), &mut files);
    let mut faults = Vec::new();
    for file in files {
        let literals = literals(&fs::read_to_string(&file).expect("UTF-8"));
        for word in all.iter().filter(|word| holds(&literals, word)) {
            faults.push(format!("{}: {word}", file.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn findings_speak_the_words_of_their_file() {
    let of_file = |path: &str| {
        let ending = [
            (".arm.json", "arm"),
            (".what-if.json", "arm"),
            (".azure.json", "azure"),
            (".plan.json", "azurerm"),
            (".spec.yaml", "spec"),
        ];
        let (_, name) = ending.into_iter().find(|(ending, _)| path.contains(ending))?;
        VOCABULARIES.iter().copied().find(|one| one.name == name)
    };
    let (mut lines, mut faults) = (0, Vec::new());
    for folder in fs::read_dir(rules()).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        let Ok(expected) = fs::read_to_string(folder.join("expected.txt")) else { continue };
        let mut own = None;
        for line in expected.lines() {
            if line.starts_with("bad/") {
                own = of_file(line);
            }
            let Some(own) = own else { continue };
            let (known, said) = (words(own), line.split_once(": ").map_or(line, |(_, said)| said));
            let foreign = VOCABULARIES.iter().flat_map(|one| words(one)).filter(|word| !known.contains(word));
            for word in foreign.filter(|word| holds(said, word)) {
                faults.push(format!("{}: {word} in: {line}", folder.display()));
            }
            lines += 1;
        }
    }
    assert!(lines > 500, "only {lines} lines were read");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
