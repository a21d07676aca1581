//! The Reviewdog Diagnostic Format, as one document or one diagnostic on each line. Columns count UTF-8 bytes.

use crate::escape::json::{self, Json};
use crate::escape::uri;
use crate::positions::Positions;
use crate::{Reporter, Style, paths};
use akslint_diagnostics::{Diagnostic, Edit, LineColumn, Report, Severity, Span};

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

fn render(report: &Report, style: &Style<'_>) -> String {
    let view = View { report, positions: &Positions::of(report), style };
    json::pretty(|json| {
        json.object(|json| {
            source(json.key("source"));
            json.key("diagnostics").items(&report.diagnostics, |json, one| view.diagnostic(json, one));
        });
    })
}

fn render_lines(report: &Report, style: &Style<'_>) -> String {
    let view = View { report, positions: &Positions::of(report), style };
    report.diagnostics.iter().map(|one| json::line(|json| view.diagnostic(json, one))).collect()
}

struct View<'r> {
    report: &'r Report,
    positions: &'r Positions<'r>,
    style: &'r Style<'r>,
}

impl View<'_> {
    fn diagnostic(&self, json: &mut Json, one: &Diagnostic) {
        json.object(|json| {
            json.key("message").text(&message(one));
            self.location(json, one.span);
            json.key("severity").text(match one.severity {
                Severity::Error => "ERROR",
                Severity::Warning => "WARNING",
                Severity::Info => "INFO",
            });
            source(json.key("source"));
            json.key("code").object(|json| {
                json.key("value").text(&one.code);
                if let Some(url) = one.url.as_deref().and_then(uri::web) {
                    json.key("url").text(&url);
                }
            });
            if let Some(edit) = suggestion(one) {
                json.key("suggestions").items([edit], |json, edit| {
                    json.object(|json| {
                        self.range(json, edit.span);
                        json.key("text").text(&edit.text);
                    });
                });
            }
            if !one.related.is_empty() {
                json.key("related_locations").items(&one.related, |json, label| {
                    json.object(|json| {
                        json.key("message").text(&label.message);
                        self.location(json, label.span);
                    });
                });
            }
        });
    }

    fn location(&self, json: &mut Json, span: Span) {
        json.key("location").object(|json| {
            json.key("path").text(&paths::annotated(self.report.sources.path(span.file), self.style));
            self.range(json, span);
        });
    }

    fn range(&self, json: &mut Json, span: Span) {
        json.key("range").object(|json| {
            position(json.key("start"), self.positions.start(span));
            position(json.key("end"), self.positions.end(span));
        });
    }
}

fn source(json: &mut Json) {
    json.object(|json| {
        json.key("name").text("akslint");
        json.key("url").text(env!("CARGO_PKG_REPOSITORY"));
    });
}

fn message(one: &Diagnostic) -> String {
    let mut message = one.message.clone();
    for (lead, remark) in [("in Azure", one.consequence.as_deref()), ("help", one.help.as_deref())] {
        if let Some(remark) = remark {
            message = format!("{message}\n{lead}: {remark}");
        }
    }
    message
}

/// The fix, if it is one edit of the file itself: reviewdog offers each suggestion alone, and half a fix is none.
fn suggestion(one: &Diagnostic) -> Option<&Edit> {
    match one.fix.as_ref()?.edits.as_slice() {
        [edit] if edit.span.file == one.span.file => Some(edit),
        _ => None,
    }
}

fn position(json: &mut Json, at: LineColumn) {
    json.object(|json| {
        json.key("line").number(at.line);
        json.key("column").number(at.utf8);
    });
}
