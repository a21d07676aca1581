//! The parts of the JSON document, one on each line, for programs that read as they go.

use crate::escape::json;
use crate::json::{DiagnosticJson, SummaryJson, UndeterminedJson, VERSION, View};
use crate::positions::Positions;
use crate::{Reporter, Style};
use akslint_diagnostics::Report;
use serde::Serialize;

pub(crate) const REPORTER: Reporter = Reporter {
    name: "ndjson",
    aliases: &["json-lines", "jsonl"],
    summary: "the parts of the JSON document, one on each line",
    carries_rules: false,
    render,
};

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Line<'r> {
    Summary {
        version: &'static str,
        #[serde(flatten)]
        summary: SummaryJson,
    },
    Diagnostic(DiagnosticJson<'r>),
    Undetermined(UndeterminedJson<'r>),
}

fn render(report: &Report, _: &Style<'_>) -> String {
    let view = View { report, positions: &Positions::of(report) };
    let mut text = json::line(&Line::Summary { version: VERSION, summary: view.summary() });
    for diagnostic in &report.diagnostics {
        text.push_str(&json::line(&Line::Diagnostic(view.diagnostic(diagnostic))));
    }
    for one in &report.undetermined {
        text.push_str(&json::line(&Line::Undetermined(view.undetermined(one))));
    }
    text
}
