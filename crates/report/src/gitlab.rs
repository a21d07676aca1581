//! GitLab's Code Quality report.

use crate::escape::json::Json;
use crate::positions::Positions;
use crate::{Reporter, Style, paths};
use akslint_diagnostics::{Diagnostic, Report, Severity};
use std::collections::HashMap;

pub(crate) const REPORTER: Reporter = Reporter {
    name: "gitlab",
    aliases: &[],
    summary: "GitLab's Code Quality report",
    carries_rules: false,
    render,
};

fn render(report: &Report, style: &Style<'_>) -> String {
    let positions = Positions::of(report);
    let mut seen: HashMap<&str, u32> = HashMap::new();
    Json::pretty(|json| {
        json.array(|json| {
            for diagnostic in &report.diagnostics {
                let fingerprint = unique(&diagnostic.fingerprint, &mut seen);
                let span = diagnostic.span;
                json.item().object(|json| {
                    json.key("description").text(&diagnostic.message);
                    json.key("check_name").text(&format!("{} {}", diagnostic.code, diagnostic.name));
                    json.key("fingerprint").text(&fingerprint);
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
fn unique<'r>(fingerprint: &'r str, seen: &mut HashMap<&'r str, u32>) -> String {
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
