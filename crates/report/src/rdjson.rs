//! The Reviewdog Diagnostic Format, as one document or one diagnostic on each line. Columns count UTF-8 bytes.

use crate::escape::{json, uri};
use crate::positions::Positions;
use crate::{Reporter, Style, paths};
use akslint_diagnostics::{Diagnostic, LineColumn, Report, Severity, Span};
use serde::Serialize;

pub(crate) const DOCUMENT: Reporter = Reporter {
    name: "rdjson",
    aliases: &[],
    summary: "Reviewdog's format, one document",
    carries_rules: false,
    render,
};

pub(crate) const LINES: Reporter = Reporter {
    name: "rdjsonl",
    aliases: &[],
    summary: "Reviewdog's format, one finding on each line",
    carries_rules: false,
    render: render_lines,
};

#[derive(Serialize)]
struct Document<'r> {
    source: Source,
    diagnostics: Vec<DiagnosticJson<'r>>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
    url: &'static str,
}

#[derive(Serialize)]
struct DiagnosticJson<'r> {
    message: String,
    location: Location,
    severity: &'static str,
    source: Source,
    code: Code<'r>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion<'r>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related<'r>>,
}

#[derive(Serialize)]
struct Location {
    path: String,
    range: Range,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: u32,
    column: u32,
}

#[derive(Serialize)]
struct Code<'r> {
    value: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
struct Suggestion<'r> {
    range: Range,
    text: &'r str,
}

#[derive(Serialize)]
struct Related<'r> {
    message: &'r str,
    location: Location,
}

const SOURCE: Source = Source { name: "akslint", url: env!("CARGO_PKG_REPOSITORY") };

fn render(report: &Report, style: &Style<'_>) -> String {
    let positions = Positions::of(report);
    let diagnostics =
        report.diagnostics.iter().map(|one| diagnostic(one, report, &positions, style)).collect();
    json::pretty(&Document { source: SOURCE, diagnostics })
}

fn render_lines(report: &Report, style: &Style<'_>) -> String {
    let positions = Positions::of(report);
    report.diagnostics.iter().map(|one| json::line(&diagnostic(one, report, &positions, style))).collect()
}

fn diagnostic<'r>(
    one: &'r Diagnostic,
    report: &Report,
    positions: &Positions<'_>,
    style: &Style<'_>,
) -> DiagnosticJson<'r> {
    let mut message = one.message.clone();
    for (lead, remark) in [("in Azure", one.consequence.as_deref()), ("help", one.help.as_deref())] {
        if let Some(remark) = remark {
            message = format!("{message}\n{lead}: {remark}");
        }
    }
    let location = |span: Span| Location {
        path: paths::annotated(report.sources.path(span.file), style),
        range: range(span, positions),
    };
    DiagnosticJson {
        message,
        location: location(one.span),
        severity: match one.severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Info => "INFO",
        },
        source: SOURCE,
        code: Code { value: &one.code, url: one.url.as_deref().and_then(uri::web) },
        suggestions: suggestions(one, positions),
        related_locations: one
            .related
            .iter()
            .map(|label| Related { message: &label.message, location: location(label.span) })
            .collect(),
    }
}

/// The fix, if it is one edit of the file itself: reviewdog offers each suggestion alone, and half a fix is none.
fn suggestions<'r>(one: &'r Diagnostic, positions: &Positions<'_>) -> Vec<Suggestion<'r>> {
    match one.fix.as_ref().map(|fix| fix.edits.as_slice()) {
        Some([edit]) if edit.span.file == one.span.file => {
            vec![Suggestion { range: range(edit.span, positions), text: &edit.text }]
        }
        _ => Vec::new(),
    }
}

fn range(span: Span, positions: &Positions<'_>) -> Range {
    Range { start: position(positions.start(span)), end: position(positions.end(span)) }
}

const fn position(at: LineColumn) -> Position {
    Position { line: at.line, column: at.utf8 }
}
