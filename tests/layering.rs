//! Who may depend on whom, read from the manifests and the sources.
#![allow(clippy::expect_used, clippy::panic, missing_docs)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The crates that each crate may depend on; ARCHITECTURE.md draws it.
const ALLOWED: [(&str, &str, &[&str]); 9] = [
    ("diagnostics", "crates/diagnostics", &[]),
    ("data", "crates/data", &[]),
    ("model", "crates/model", &["diagnostics"]),
    ("readers", "crates/readers", &["data", "diagnostics", "model"]),
    ("rules", "rules", &["data", "diagnostics", "model"]),
    ("linter", "crates/linter", &["data", "diagnostics", "model", "readers", "rules"]),
    ("report", "crates/report", &["diagnostics"]),
    ("wasm", "crates/wasm", &["data", "diagnostics", "linter", "readers", "report"]),
    ("cli", ".", &["data", "diagnostics", "linter", "report"]),
];

/// What a crate below the command must not reach for: files, the clock, the environment, the terminal, threads' ids.
const FORBIDDEN: [&str; 11] = [
    "std::fs",
    "std::env::var",
    "std::net::Tcp",
    "std::process",
    "SystemTime",
    "Instant",
    "println!",
    "eprintln!",
    "print!(",
    "std::thread",
    "unsafe {",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The akslint crates in `[dependencies]` of a manifest; development dependencies may go anywhere.
fn dependencies(folder: &str) -> BTreeSet<String> {
    let manifest = fs::read_to_string(root().join(folder).join("Cargo.toml")).expect("a manifest");
    let mut inside = false;
    let mut found = BTreeSet::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line == "[dependencies]";
        } else if inside && let Some(rest) = line.strip_prefix("akslint-") {
            found.insert(rest.chars().take_while(|char| char.is_ascii_lowercase()).collect());
        }
    }
    found
}

#[test]
fn crates_depend_only_on_those_below_them() {
    for (name, folder, allowed) in ALLOWED {
        let allowed: BTreeSet<String> = allowed.iter().map(|one| (*one).to_owned()).collect();
        assert_eq!(dependencies(folder), allowed, "dependencies of {name}");
    }
}

/// The sources of a folder; a build script is no part of what is built.
fn rust_files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            if path.file_name().is_none_or(|name| name != "tests" && name != "benches") {
                rust_files(&path, into);
            }
        } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("build.rs") {
            into.push(path);
        }
    }
}

/// The part of a source before its unit tests.
fn shipped(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

#[test]
fn nothing_below_the_command_looks_around() {
    let mut faults = Vec::new();
    for (name, folder, _) in ALLOWED.iter().filter(|(name, _, _)| *name != "cli") {
        let mut files = Vec::new();
        let source = if *name == "rules" { root().join(folder) } else { root().join(folder).join("src") };
        rust_files(&source, &mut files);
        assert!(!files.is_empty(), "no sources of {name}");
        for file in files {
            let text = fs::read_to_string(&file).expect("UTF-8");
            for word in FORBIDDEN {
                if shipped(&text)
                    .lines()
                    .any(|line| !line.trim_start().starts_with("//") && line.contains(word))
                {
                    faults.push(format!("{}: {word}", file.display()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn rules_know_no_format_and_no_syntax() {
    let mut files = Vec::new();
    rust_files(&root().join("rules"), &mut files);
    for file in files {
        let text = fs::read_to_string(&file).expect("UTF-8");
        for word in ["akslint_readers", "akslint_report", "akslint_linter", "serde_json", "Format::"] {
            assert!(!shipped(&text).contains(word), "{}: {word}", file.display());
        }
    }
}

#[test]
fn modules_are_of_a_readable_size() {
    const LINES: usize = 600;
    let mut sizes = BTreeMap::new();
    for (_, folder, _) in ALLOWED.iter().filter(|(name, _, _)| *name != "cli") {
        let mut files = Vec::new();
        rust_files(&root().join(folder), &mut files);
        for file in files.into_iter().filter(|file| !file.to_string_lossy().contains("generated")) {
            sizes.insert(file.clone(), fs::read_to_string(&file).expect("UTF-8").lines().count());
        }
    }
    let long: Vec<String> = sizes
        .iter()
        .filter(|(_, lines)| **lines > LINES)
        .map(|(file, lines)| format!("{}: {lines} lines", file.display()))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

/// Who may ask a text for its characters with their secrets: readers through the linter, what measures and hashes, and
/// what writes a file back. Everything else has texts with their secrets covered.
const RAW: [&str; 14] = [
    "crates/cli/src/fixes.rs",
    "crates/cli/src/gather.rs",
    "crates/cli/src/init.rs",
    "crates/cli/src/read.rs",
    "crates/cli/src/settings/load.rs",
    "crates/cli/src/since.rs",
    "crates/linter/src/detect.rs",
    "crates/linter/src/fix.rs",
    "crates/linter/src/paths.rs",
    "crates/linter/src/run.rs",
    "crates/report/src/full/redacted.rs",
    "crates/report/src/positions.rs",
    "crates/report/src/sarif/result.rs",
    "crates/wasm/src/full.rs",
];

#[test]
fn few_ask_for_a_text_with_its_secrets() {
    let mut asking = BTreeSet::new();
    for folder in ALLOWED.iter().map(|(_, folder, _)| *folder).chain(["crates/cli", "crates/xtask"]) {
        if folder == "." || folder == "crates/diagnostics" {
            continue;
        }
        let mut files = Vec::new();
        rust_files(&root().join(folder), &mut files);
        for file in files {
            let text = fs::read_to_string(&file).expect("UTF-8");
            if shipped(&text).contains(".raw()") {
                let path = file.strip_prefix(root()).expect("a path of the repository");
                asking.insert(path.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    assert_eq!(asking, RAW.map(str::to_owned).into());
}
