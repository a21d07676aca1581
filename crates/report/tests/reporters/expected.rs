//! Every reporter's text for each fixture, compared with a file that a person has read.
//!
//! `AKSLINT_BLESS=1 cargo test -p akslint-report` writes the files anew; look at the difference before committing.

#[path = "../../../../tests/support/snapshot.rs"]
mod snapshot;

use crate::fixtures;
use akslint_diagnostics::Report;
use akslint_report::{REPORTERS, Style, Verbosity};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// A fixture's report as a reporter shows it in a style.
struct Shown {
    fixture: &'static str,
    reporter: &'static str,
    report: Report,
    style: Style<'static>,
}

fn shown() -> Vec<Shown> {
    let mut all = Vec::new();
    for reporter in REPORTERS {
        for (fixture, report) in [("deployment", fixtures::deployment()), ("clean", fixtures::clean())] {
            all.push(Shown { fixture, reporter: reporter.name, report, style: fixtures::style() });
        }
    }
    let style = Style { verbosity: Verbosity::Quiet, ..Style::default() };
    let ascii = Style { unicode: false, width: Some(80), color: true, ..style };
    let verbose = Style { verbosity: Verbosity::Verbose, statistics: true, width: Some(60), ..style };
    let odd = [
        ("deployment-verbose-60", "full", fixtures::deployment(), verbose),
        ("characters", "full", fixtures::characters(), style),
        ("characters", "concise", fixtures::characters(), style),
        ("long", "full", fixtures::long(), style),
        ("long-ascii-80-color", "full", fixtures::long(), ascii),
    ];
    all.extend(odd.map(|(fixture, reporter, report, style)| Shown { fixture, reporter, report, style }));
    all
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/reporters/expected")
}

#[test]
fn reports_are_shown_as_blessed_and_nothing_else_is() {
    let (mut failures, mut names) = (Vec::new(), BTreeSet::new());
    for one in shown() {
        let text = (akslint_report::find(one.reporter).unwrap().render)(&one.report, &one.style);
        let name = format!("{}.{}.txt", one.fixture, one.reporter);
        failures.extend(snapshot::difference(&folder().join(&name), &text));
        names.insert(name);
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    let files: BTreeSet<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(files, names, "files that no test compares, or that are missing");
}
