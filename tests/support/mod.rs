//! The documents that the tests run on: the examples of the rules and of the repository.
#![allow(clippy::expect_used, clippy::panic, dead_code, missing_docs, unreachable_pub)]

use akslint_data::date::Date;
use akslint_diagnostics::{Report, SourceFile, Sources};
use akslint_linter::{Config, lint};
use std::fs;
use std::path::{Path, PathBuf};

/// A document of the repository.
#[derive(Clone, Debug)]
pub struct Document {
    pub path: String,
    pub text: String,
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() { collect(&path, into) } else { into.push(path) }
    }
}

/// All examples in `rules/*/bad`, `rules/*/good` and `examples`, sorted by path.
pub fn documents() -> Vec<Document> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    for entry in fs::read_dir(root.join("rules")).expect("the rules") {
        let folder = entry.expect("an entry").path();
        collect(&folder.join("bad"), &mut paths);
        collect(&folder.join("good"), &mut paths);
    }
    collect(&root.join("examples"), &mut paths);
    let mut documents: Vec<Document> = paths
        .into_iter()
        .map(|path| Document {
            text: fs::read_to_string(&path).expect("UTF-8"),
            path: path
                .strip_prefix(root)
                .expect("a path of the repository")
                .to_string_lossy()
                .replace('\\', "/"),
        })
        .collect();
    documents.sort_by(|one, two| one.path.cmp(&two.path));
    assert!(documents.len() > 50, "only {} documents", documents.len());
    documents
}

/// The report on texts, on a fixed day.
pub fn report<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Report {
    let mut sources = Sources::new();
    for (path, text) in files {
        sources.add(SourceFile::new(path, text));
    }
    lint(sources, &Config::new(Date::parse("2026-11-25").expect("a date")))
}
