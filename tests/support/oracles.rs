//! What Microsoft's own validators said of the same settings, to compare the rules with.
//!
//! The recorded verdicts are no part of the repository; without them the tests say so and pass. Each difference is
//! listed in the test with its reason.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::print_stderr, dead_code)]

use akslint_data::date::Date;
use akslint_diagnostics::{Severity, SourceFile, Sources};
use akslint_linter::{Config, Selection, lint};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// A recorded oracle, if it is there.
pub(crate) fn oracle(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/oracles").join(name);
    let Ok(text) = fs::read_to_string(&path) else {
        eprintln!("skipped: there is no {}", path.display());
        return json!({});
    };
    serde_json::from_str(&text).expect("JSON")
}

/// The cases of a recorded oracle, if it is there.
pub(crate) fn cases(name: &str) -> Vec<Value> {
    oracle(name)["cases"].as_array().cloned().unwrap_or_default()
}

/// The codes of what the rules `select`, at their severity `least` and above, find in a text.
pub(crate) fn found(path: &str, text: &str, select: &[&str], least: Severity) -> Vec<String> {
    let mut sources = Sources::new();
    sources.add(SourceFile::new(path, text));
    let mut config = Config::new(Date::parse("2026-11-25").expect("a date"));
    let select = select.iter().map(|one| (*one).to_owned()).collect();
    config.selection = Selection { select, ignore: Vec::new() };
    let report = lint(sources, &config);
    assert!(report.diagnostics.iter().all(|one| !one.is_problem), "{text}: {:?}", report.diagnostics);
    assert_eq!(report.summary.recognized, 1, "{text}");
    let found = report.diagnostics.iter().filter(|one| one.severity >= least);
    found.map(|one| one.code.to_string()).collect()
}

/// The codes of the errors that the rules `select` find in a spec.
pub(crate) fn errors(mut spec: Value, select: &[&str]) -> Vec<String> {
    spec["akslint"] = json!(1);
    found("case.spec.yaml", &spec.to_string(), select, Severity::Error)
}

/// What comparing has shown.
#[derive(Default)]
pub(crate) struct Comparison {
    cases: usize,
    faults: Vec<String>,
}

impl Comparison {
    /// Compares one case; `difference` is the reason for which the rules may differ, and then they must.
    pub(crate) fn add(&mut self, case: &Value, errors: &[String], difference: Option<&str>) {
        let rejected = match case["verdict"].as_str() {
            Some("reject") => true,
            Some("accept") => false,
            other => panic!("verdict {other:?}"),
        };
        let agree = errors.is_empty() != rejected;
        self.cases += 1;
        if agree != difference.is_none() {
            self.faults
                .push(format!("{case}: the rules say {errors:?}, the reason to differ is {difference:?}"));
        }
    }

    /// Fails on what is not as it should be, and where fewer than `least` of the recorded cases were compared.
    pub(crate) fn finish(self, least: usize) {
        assert!(self.faults.is_empty(), "{}", self.faults.join("\n"));
        assert!(self.cases == 0 || self.cases >= least, "{} cases", self.cases);
    }
}
