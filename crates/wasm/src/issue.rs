//! What is wrong with a spec, as forms want it: by the path to the field.

use akslint_diagnostics::{Diagnostic, FileId, LineColumn, LineIndex, PathSegment, Report};
use serde::Serialize;

#[derive(Serialize)]
struct Issue<'r> {
    code: &'r str,
    name: &'r str,
    severity: &'static str,
    problem: bool,
    message: &'r str,
    help: Option<&'r str>,
    consequence: Option<&'r str>,
    url: Option<&'r str>,
    path: Vec<Segment<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Segment<'r> {
    Key(&'r str),
    Index(u32),
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

/// The diagnostics of a report on one spec, as a JSON array; with their characters in its text if `with_ranges`.
pub(crate) fn list(report: &Report, with_ranges: bool) -> String {
    if report.diagnostics.is_empty() {
        return "[]".to_owned();
    }
    let lines = with_ranges.then(|| report.sources.lines(FileId(0)));
    let issues: Vec<Issue<'_>> = report.diagnostics.iter().map(|one| of(one, lines.as_ref())).collect();
    // Structs with string keys cannot fail.
    serde_json::to_string(&issues).unwrap_or_default()
}

fn of<'r>(one: &'r Diagnostic, lines: Option<&LineIndex<'_>>) -> Issue<'r> {
    Issue {
        code: &one.code,
        name: &one.name,
        severity: one.severity.as_str(),
        problem: one.is_problem,
        message: &one.message,
        help: one.help.as_deref(),
        consequence: one.consequence.as_deref(),
        url: one.url.as_deref(),
        path: one.data_path.iter().map(segment).collect(),
        range: lines.map(|lines| Range {
            start: position(lines.position(one.span.start)),
            end: position(lines.position(one.span.end)),
        }),
    }
}

const fn position(at: LineColumn) -> Position {
    Position { line: at.line, column: at.utf16 }
}

fn segment(segment: &PathSegment) -> Segment<'_> {
    match segment {
        PathSegment::Key(key) => Segment::Key(key),
        PathSegment::Index(index) => Segment::Index(*index),
    }
}
