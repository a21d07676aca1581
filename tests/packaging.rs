//! The packages, hooks and templates agree with the program: one version, the same kinds of file.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use regex::Regex;
use serde_json::Value;
use std::fs;
use std::path::Path;

const VERSION: &str = env!("CARGO_PKG_VERSION");

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a file")
}

#[test]
fn every_file_that_names_the_version_names_the_same() {
    let pinned = Regex::new(
        r#"(?x)
        akslint(?:/akslint)?(?:@v|==|/v|:)([0-9]+\.[0-9.]*[0-9]) | rev:\ v([0-9.]+) | refs/tags/v([0-9.]+)
        | "@akslint/[a-z0-9-]+":\ "([^"]+)" | AKSLINT_VERSION:\ "([^"]+)"
        | ^\s*"?version"?\s*[:=]\s*"([0-9.]+)" | default:\ "([0-9]+\.[0-9.]+)"
    "#,
    )
    .expect("a pattern");
    for (path, times) in [
        ("pyproject.toml", 2),
        ("action.yml", 1),
        ("templates/akslint.azure-pipelines.yml", 1),
        ("templates/akslint.gitlab-ci.yml", 1),
        ("packaging/npm/package.json", 6),
        ("README.md", 4),
        ("docs/ci.md", 5),
    ] {
        let text = read(path);
        let found: Vec<&str> = text
            .lines()
            .flat_map(|line| pinned.captures_iter(line))
            .filter_map(|captures| captures.iter().skip(1).flatten().next().map(|found| found.as_str()))
            .collect();
        assert_eq!(found, vec![VERSION; times], "{path}");
    }
}

#[test]
fn hooks_are_asked_about_every_kind_of_file_that_a_walk_looks_at() {
    let source = read("crates/cli/src/gather.rs");
    let list =
        source.split("const ENDINGS").nth(1).and_then(|rest| rest.split(';').nth(1)).expect("the list");
    let word = Regex::new(r#""([a-z]+)""#).expect("a pattern");
    let endings: Vec<&str> =
        word.captures_iter(list).filter_map(|found| found.get(1).map(|word| word.as_str())).collect();
    assert!(endings.len() > 5, "{endings:?}");
    let hooks = read(".pre-commit-hooks.yaml");
    assert!(hooks.contains(&format!("files: &files (?i)\\.({})$", endings.join("|"))), "{endings:?}");
    assert_eq!(hooks.matches("files: *files").count() + 1, hooks.matches("- id: ").count());
}

#[test]
fn the_problem_matcher_reads_lines_of_every_severity() {
    let matcher: Value = serde_json::from_str(&read(".github/akslint-matcher.json")).expect("JSON");
    let patterns: Vec<Regex> = matcher["problemMatcher"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| Regex::new(one["pattern"][0]["regexp"].as_str().expect("a text")).expect("a pattern"))
        .collect();
    for (line, hits) in [
        ("infra/a.json:3:14: AML102 error: production needs at least 12 vCPUs", 1),
        ("infra/a b.json:3:14: SUP001 warning: unused", 1),
        ("C:/a.json:1:1: ERR001 error: broken", 1),
        ("a.yaml:3:14: AML217 info: advice", 1),
        ("a.yaml:3:14: note: nothing of ours", 0),
        ("Found 7 errors, 2 warnings in 1 file", 0),
    ] {
        assert_eq!(patterns.iter().filter(|pattern| pattern.is_match(line)).count(), hits, "{line}");
    }
}
