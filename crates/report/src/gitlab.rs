//! GitLab's Code Quality report.

use crate::escape::json;
use crate::positions::Positions;
use crate::{Reporter, Style, paths};
use akslint_diagnostics::order::repetitions;
use akslint_diagnostics::{Diagnostic, Report, Severity};

pub(crate) const REPORTER: Reporter = Reporter {
    name: "gitlab",
    aliases: &[],
    summary: "GitLab's Code Quality report",
    carries_rules: false,
    render,
};

fn render(report: &Report, style: &Style<'_>) -> String {
    let positions = Positions::of(report);
    let fingerprints: Vec<&str> = report.diagnostics.iter().map(|one| one.fingerprint.as_str()).collect();
    let before = repetitions(&fingerprints);
    json::pretty(|json| {
        json.array(|json| {
            for (diagnostic, before) in report.diagnostics.iter().zip(before) {
                let span = diagnostic.span;
                json.item().object(|json| {
                    json.key("description").text(&diagnostic.message);
                    json.key("check_name").text(&format!("{} {}", diagnostic.code, diagnostic.name));
                    json.key("fingerprint").text(&unique(&diagnostic.fingerprint, before));
                    json.key("severity").text(severity(diagnostic));
                    json.key("location").object(|json| {
                        json.key("path").text(&paths::portable(report.sources.path(span.file), style));
                        json.key("lines").object(|json| {
                            json.key("begin").number(positions.start(span).line);
                            json.key("end").number(positions.end(span).line);
                        });
                    });
                });
            }
        });
    })
}

/// GitLab shows only the first of several issues of one fingerprint, so later ones get a number.
fn unique(fingerprint: &str, before: u32) -> String {
    match before {
        0 => fingerprint.to_owned(),
        before => format!("{fingerprint}:{}", before.saturating_add(1)),
    }
}

const fn severity(diagnostic: &Diagnostic) -> &'static str {
    match diagnostic.severity {
        _ if diagnostic.is_problem => "critical",
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Info => "info",
    }
}
