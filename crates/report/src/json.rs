//! The JSON document: akslint's own machine-readable format, a promise described in this crate's README.

use crate::escape::json;
use crate::positions::Positions;
use crate::{Reporter, Style};
use akslint_diagnostics::{
    Because, Diagnostic, Edit, Fix, Label, LineColumn, PathSegment, Report, Severity, Span, Suppressed,
    Undetermined,
};
use serde::Serialize;

/// The version of the shape: the minor part grows with additions, the major part with any other change.
pub(crate) const VERSION: &str = "1.0";

pub(crate) const REPORTER: Reporter = Reporter {
    name: "json",
    aliases: &[],
    summary: "one JSON document for other programs",
    carries_rules: false,
    render,
};

fn render(report: &Report, _: &Style<'_>) -> String {
    let view = View { report, positions: &Positions::of(report) };
    json::pretty(&Document {
        version: VERSION,
        summary: view.summary(),
        diagnostics: report.diagnostics.iter().map(|one| view.diagnostic(one)).collect(),
        undetermined: report.undetermined.iter().map(|one| view.undetermined(one)).collect(),
        suppressed: report.suppressed.iter().map(|one| view.suppressed(one)).collect(),
    })
}

#[derive(Serialize)]
struct Document<'r> {
    version: &'static str,
    summary: SummaryJson,
    diagnostics: Vec<DiagnosticJson<'r>>,
    undetermined: Vec<UndeterminedJson<'r>>,
    suppressed: Vec<SuppressedJson<'r>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SummaryJson {
    files: u32,
    recognized: u32,
    resources: u32,
    checks: u32,
    undetermined: u32,
    not_analysed: u32,
    errors: usize,
    warnings: usize,
    infos: usize,
    problems: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DiagnosticJson<'r> {
    code: &'r str,
    name: &'r str,
    severity: &'static str,
    problem: bool,
    message: &'r str,
    help: Option<&'r str>,
    consequence: Option<&'r str>,
    path: &'r str,
    range: RangeJson,
    data_path: Vec<SegmentJson<'r>>,
    related: Vec<RelatedJson<'r>>,
    url: Option<&'r str>,
    fix: Option<FixJson<'r>>,
    fingerprint: &'r str,
}

#[derive(Serialize)]
#[serde(untagged)]
enum SegmentJson<'r> {
    Key(&'r str),
    Index(u32),
}

#[derive(Serialize)]
struct RangeJson {
    start: PositionJson,
    end: PositionJson,
}

#[derive(Serialize)]
struct PositionJson {
    line: u32,
    column: u32,
    offset: u32,
}

#[derive(Serialize)]
struct RelatedJson<'r> {
    path: &'r str,
    range: RangeJson,
    message: &'r str,
}

#[derive(Serialize)]
struct FixJson<'r> {
    message: &'r str,
    safety: &'static str,
    edits: Vec<EditJson<'r>>,
}

#[derive(Serialize)]
struct EditJson<'r> {
    path: &'r str,
    range: RangeJson,
    text: &'r str,
}

#[derive(Serialize)]
pub(crate) struct UndeterminedJson<'r> {
    symbol: &'r str,
    path: Option<&'r str>,
    range: Option<RangeJson>,
    rules: &'r [String],
    checks: u32,
}

#[derive(Serialize)]
pub(crate) struct SuppressedJson<'r> {
    because: &'static str,
    reason: Option<&'r str>,
    diagnostic: DiagnosticJson<'r>,
}

/// A report with its positions, from which the parts of the document are made.
pub(crate) struct View<'r> {
    pub(crate) report: &'r Report,
    pub(crate) positions: &'r Positions<'r>,
}

impl<'r> View<'r> {
    pub(crate) fn summary(&self) -> SummaryJson {
        let summary = &self.report.summary;
        SummaryJson {
            files: summary.files,
            recognized: summary.recognized,
            resources: summary.resources,
            checks: summary.checks,
            undetermined: summary.undetermined,
            not_analysed: summary.not_analysed,
            errors: self.report.count(Severity::Error),
            warnings: self.report.count(Severity::Warning),
            infos: self.report.count(Severity::Info),
            problems: self.report.problems(),
        }
    }

    pub(crate) fn diagnostic(&self, one: &'r Diagnostic) -> DiagnosticJson<'r> {
        DiagnosticJson {
            code: &one.code,
            name: &one.name,
            severity: one.severity.as_str(),
            problem: one.is_problem,
            message: &one.message,
            help: one.help.as_deref(),
            consequence: one.consequence.as_deref(),
            path: self.path(one.span),
            range: self.range(one.span),
            data_path: one.data_path.iter().map(segment).collect(),
            related: one.related.iter().map(|label| self.related(label)).collect(),
            url: one.url.as_deref(),
            fix: one.fix.as_ref().map(|fix| self.fix(fix)),
            fingerprint: &one.fingerprint,
        }
    }

    pub(crate) fn undetermined(&self, one: &'r Undetermined) -> UndeterminedJson<'r> {
        UndeterminedJson {
            symbol: &one.symbol,
            path: one.span.map(|span| self.path(span)),
            range: one.span.map(|span| self.range(span)),
            rules: &one.rules,
            checks: one.checks,
        }
    }

    fn suppressed(&self, one: &'r Suppressed) -> SuppressedJson<'r> {
        let (because, reason) = match &one.because {
            Because::InSource(reason) => ("source", reason.as_deref()),
            Because::Settings(reason) => ("settings", Some(reason.as_str())),
            Because::Baseline => ("baseline", None),
        };
        SuppressedJson { because, reason, diagnostic: self.diagnostic(&one.diagnostic) }
    }

    fn path(&self, span: Span) -> &'r str {
        self.report.sources.path(span.file)
    }

    fn range(&self, span: Span) -> RangeJson {
        RangeJson {
            start: position(self.positions.start(span), span.start),
            end: position(self.positions.end(span), span.end.max(span.start)),
        }
    }

    fn related(&self, label: &'r Label) -> RelatedJson<'r> {
        RelatedJson { path: self.path(label.span), range: self.range(label.span), message: &label.message }
    }

    fn fix(&self, fix: &'r Fix) -> FixJson<'r> {
        FixJson {
            message: &fix.message,
            safety: fix.safety.as_str(),
            edits: fix.edits.iter().map(|edit| self.edit(edit)).collect(),
        }
    }

    fn edit(&self, edit: &'r Edit) -> EditJson<'r> {
        EditJson { path: self.path(edit.span), range: self.range(edit.span), text: &edit.text }
    }
}

fn segment(segment: &PathSegment) -> SegmentJson<'_> {
    match segment {
        PathSegment::Key(key) => SegmentJson::Key(key),
        PathSegment::Index(index) => SegmentJson::Index(*index),
    }
}

const fn position(at: LineColumn, offset: u32) -> PositionJson {
    PositionJson { line: at.line, column: at.utf16, offset }
}
