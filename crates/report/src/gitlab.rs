//! GitLab's Code Quality report.

use crate::escape::json;
use crate::positions::Positions;
use crate::{Reporter, Style, paths};
use akslint_diagnostics::{Diagnostic, Report, Severity};
use serde::Serialize;
use std::collections::BTreeMap;

pub(crate) const REPORTER: Reporter = Reporter {
    name: "gitlab",
    aliases: &[],
    summary: "GitLab's Code Quality report",
    carries_rules: false,
    render,
};

#[derive(Serialize)]
struct Issue<'r> {
    description: &'r str,
    check_name: String,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

fn render(report: &Report, style: &Style<'_>) -> String {
    let positions = Positions::of(report);
    let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
    let issues: Vec<_> = report
        .diagnostics
        .iter()
        .map(|diagnostic| Issue {
            description: &diagnostic.message,
            check_name: format!("{} {}", diagnostic.code, diagnostic.name),
            fingerprint: unique(&diagnostic.fingerprint, &mut seen),
            severity: severity(diagnostic),
            location: Location {
                path: paths::portable(report.sources.path(diagnostic.span.file), style),
                lines: Lines {
                    begin: positions.start(diagnostic.span).line,
                    end: positions.end(diagnostic.span).line,
                },
            },
        })
        .collect();
    json::pretty(&issues)
}

/// GitLab shows only the first of several issues of one fingerprint, so later ones get a number.
fn unique<'r>(fingerprint: &'r str, seen: &mut BTreeMap<&'r str, u32>) -> String {
    let count = seen.entry(fingerprint).or_default();
    *count = count.saturating_add(1);
    if *count == 1 { fingerprint.to_owned() } else { format!("{fingerprint}:{count}") }
}

const fn severity(diagnostic: &Diagnostic) -> &'static str {
    match diagnostic.severity {
        _ if diagnostic.is_problem => "critical",
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Info => "info",
    }
}
