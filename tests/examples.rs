//! The examples that people try first say what they are said to say.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

use akslint_data::date::Date;
use akslint_diagnostics::{Report, SourceFile, Sources};
use akslint_linter::{Config, lint};
use std::fs;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn run(files: Vec<(String, String)>) -> Report {
    let mut sources = Sources::new();
    for (path, text) in files {
        sources.add(SourceFile::new(path, text));
    }
    lint(sources, &Config::new(Date::parse("2026-11-25").expect("a date")))
}

fn files(folder: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = fs::read_dir(root().join(folder))
        .expect("the examples")
        .map(|entry| entry.expect("an entry").path())
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (format!("{folder}/{name}"), fs::read_to_string(&path).expect("UTF-8"))
        })
        .collect();
    files.sort();
    files
}

fn said(report: &Report) -> Vec<String> {
    report
        .diagnostics
        .iter()
        .map(|one| format!("{} {}: {}", report.sources.path(one.span.file), one.code, one.message))
        .collect()
}

#[test]
fn nothing_is_said_about_the_good_ones() {
    let report = run(files("examples/good"));
    assert!(report.summary.resources > 3);
    assert_eq!(said(&report), [""; 0]);
}

#[test]
fn each_of_the_bad_ones_can_be_read_and_has_errors() {
    for file in files("examples/bad") {
        let report = run(vec![file.clone()]);
        let (faults, found): (Vec<_>, Vec<_>) = report.diagnostics.iter().partition(|one| one.is_problem);
        assert!(faults.is_empty(), "{}: {faults:?}", file.0);
        assert!(found.len() > 2, "{}: {found:?}", file.0);
    }
}

#[test]
fn nothing_is_said_about_the_spec_in_the_page_on_specs() {
    let page = fs::read_to_string(root().join("docs/cluster-spec.md")).expect("the page");
    let example = page.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a spec");
    let report = run(vec![("page.yaml".to_owned(), example.to_owned())]);
    assert_eq!(report.summary.resources, 3);
    assert_eq!(said(&report), [""; 0]);
}
