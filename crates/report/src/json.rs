//! The JSON document: akslint's own machine-readable format, a promise described in this crate's README.

use crate::escape::json::{self, Json};
use crate::positions::Positions;
use crate::{Reporter, Style};
use akslint_diagnostics::{
    Because, Diagnostic, Edit, LineColumn, PathSegment, Report, Severity, Span, Suppressed, Undetermined,
};

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
    json::pretty(|json| {
        json.object(|json| {
            json.key("version").text(VERSION);
            json.key("summary").object(|json| view.summary(json));
            json.key("diagnostics").items(&report.diagnostics, |json, one| {
                json.object(|json| view.diagnostic(json, one));
            });
            json.key("undetermined").items(&report.undetermined, |json, one| {
                json.object(|json| view.undetermined(json, one));
            });
            json.key("suppressed").items(&report.suppressed, |json, one| view.suppressed(json, one));
        });
    })
}

/// A report with its positions, from which the parts of the document are made.
pub(crate) struct View<'r> {
    pub(crate) report: &'r Report,
    pub(crate) positions: &'r Positions<'r>,
}

impl View<'_> {
    /// The members of the summary.
    pub(crate) fn summary(&self, json: &mut Json) {
        let summary = &self.report.summary;
        json.key("files").number(summary.files);
        json.key("recognized").number(summary.recognized);
        json.key("resources").number(summary.resources);
        json.key("checks").number(summary.checks);
        json.key("undetermined").number(summary.undetermined);
        json.key("notAnalysed").number(summary.not_analysed);
        json.key("errors").number(self.report.count(Severity::Error));
        json.key("warnings").number(self.report.count(Severity::Warning));
        json.key("infos").number(self.report.count(Severity::Info));
        json.key("problems").number(self.report.problems());
    }

    /// The members of a diagnostic.
    pub(crate) fn diagnostic(&self, json: &mut Json, one: &Diagnostic) {
        json.key("code").text(&one.code);
        json.key("name").text(&one.name);
        json.key("severity").text(one.severity.as_str());
        json.key("problem").truth(one.is_problem);
        json.key("message").text(&one.message);
        json.key("help").text_or_null(one.help.as_deref());
        json.key("consequence").text_or_null(one.consequence.as_deref());
        self.place(json, one.span);
        json.key("dataPath").items(&one.data_path, |json, segment| match segment {
            PathSegment::Key(key) => json.text(key),
            PathSegment::Index(index) => json.number(*index),
        });
        json.key("related").items(&one.related, |json, label| {
            json.object(|json| {
                self.place(json, label.span);
                json.key("message").text(&label.message);
            });
        });
        json.key("url").text_or_null(one.url.as_deref());
        match &one.fix {
            None => json.key("fix").null(),
            Some(fix) => json.key("fix").object(|json| {
                json.key("message").text(&fix.message);
                json.key("safety").text(fix.safety.as_str());
                json.key("edits").items(&fix.edits, |json, edit| self.edit(json, edit));
            }),
        }
        json.key("fingerprint").text(&one.fingerprint);
    }

    /// The members of what could not be decided.
    pub(crate) fn undetermined(&self, json: &mut Json, one: &Undetermined) {
        json.key("symbol").text(&one.symbol);
        match one.span {
            Some(span) => self.place(json, span),
            None => {
                json.key("path").null();
                json.key("range").null();
            }
        }
        json.key("rules").items(&one.rules, |json, rule| json.text(rule));
        json.key("checks").number(one.checks);
    }

    fn suppressed(&self, json: &mut Json, one: &Suppressed) {
        let (because, reason) = match &one.because {
            Because::InSource(reason) => ("source", reason.as_deref()),
            Because::Settings(reason) => ("settings", Some(reason.as_str())),
            Because::Baseline => ("baseline", None),
        };
        json.object(|json| {
            json.key("because").text(because);
            json.key("reason").text_or_null(reason);
            json.key("diagnostic").object(|json| self.diagnostic(json, &one.diagnostic));
        });
    }

    fn edit(&self, json: &mut Json, edit: &Edit) {
        json.object(|json| {
            self.place(json, edit.span);
            json.key("text").text(&edit.text);
        });
    }

    fn place(&self, json: &mut Json, span: Span) {
        json.key("path").text(self.report.sources.path(span.file));
        json.key("range").object(|json| {
            position(json.key("start"), self.positions.start(span), span.start);
            position(json.key("end"), self.positions.end(span), span.end.max(span.start));
        });
    }
}

fn position(json: &mut Json, at: LineColumn, offset: u32) {
    json.object(|json| {
        json.key("line").number(at.line);
        json.key("column").number(at.utf16);
        json.key("offset").number(offset);
    });
}
