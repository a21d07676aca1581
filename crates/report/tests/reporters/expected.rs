//! Every reporter's text for each fixture, compared with a file that a person has read.
//!
//! `AKSLINT_BLESS=1 cargo test -p akslint-report` writes the files anew; look at the difference before committing.

use crate::fixtures;
use akslint_diagnostics::Report;
use akslint_report::{REPORTERS, Style, Verbosity};
use std::path::PathBuf;

fn compare(fixture: &str, reporter: &str, report: &Report, style: &Style<'_>) -> Result<(), String> {
    let text = (akslint_report::find(reporter).unwrap().render)(report, style);
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/reporters/expected")
        .join(format!("{fixture}.{reporter}.txt"));
    if std::env::var_os("AKSLINT_BLESS").is_some() {
        std::fs::write(&file, text).unwrap();
        return Ok(());
    }
    let expected = std::fs::read_to_string(&file).unwrap_or_default();
    if text == expected {
        return Ok(());
    }
    let at = text.lines().zip(expected.lines()).take_while(|(ours, theirs)| ours == theirs).count();
    Err(format!(
        "{} differs in line {}:\n  expected: {:?}\n  found:    {:?}",
        file.display(),
        at + 1,
        expected.lines().nth(at),
        text.lines().nth(at),
    ))
}

#[test]
fn every_reporter_writes_what_was_blessed() {
    let mut failures = Vec::new();
    for reporter in REPORTERS {
        for (name, report) in [("deployment", fixtures::deployment()), ("clean", fixtures::clean())] {
            failures.extend(compare(name, reporter.name, &report, &fixtures::style()).err());
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn odd_texts_are_shown_as_blessed() {
    let style = Style { verbosity: Verbosity::Quiet, ..Style::default() };
    let ascii = Style { unicode: false, width: Some(80), color: true, ..style };
    let verbose = Style { verbosity: Verbosity::Verbose, statistics: true, width: Some(60), ..style };
    let failures: Vec<String> = [
        compare("deployment-verbose-60", "full", &fixtures::deployment(), &verbose),
        compare("characters", "full", &fixtures::characters(), &style),
        compare("characters", "concise", &fixtures::characters(), &style),
        compare("long", "full", &fixtures::long(), &style),
        compare("long-ascii-80-color", "full", &fixtures::long(), &ascii),
    ]
    .into_iter()
    .filter_map(Result::err)
    .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
