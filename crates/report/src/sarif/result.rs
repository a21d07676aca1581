//! A finding as SARIF's result, with its locations and its fix.

use super::line_hash;
use super::rules::{Table, level};
use super::text::{message, sentences};
use crate::escape::json::Json;
use crate::escape::uri;
use crate::positions::Positions;
use crate::{Style, paths};
use akslint_diagnostics::order::sort;
use akslint_diagnostics::{Because, Diagnostic, FileId, FileMap, Fix, Report, Span};

/// What paths are relative to: the root of the repository.
pub(super) const ROOT: &str = "%SRCROOT%";

/// What results are made from.
pub(super) struct Maker<'r> {
    report: &'r Report,
    positions: &'r Positions<'r>,
    style: &'r Style<'r>,
    /// The hashes of lines, in the order of the lines.
    hashes: FileMap<Vec<(u32, String)>>,
}

impl<'r> Maker<'r> {
    /// Hashes the lines that need it.
    pub(super) fn new(report: &'r Report, positions: &'r Positions<'r>, style: &'r Style<'r>) -> Self {
        let mut lines = FileMap::new();
        let set_aside = report.suppressed.iter().map(|one| &one.diagnostic);
        for diagnostic in report.diagnostics.iter().chain(set_aside) {
            lines.push(diagnostic.span.file, positions.start(diagnostic.span).line);
        }
        let hashed = |(file, mut wanted): (FileId, Vec<u32>)| {
            sort(&mut wanted);
            let text = report.sources.get(file).map_or("", |source| source.text.raw());
            (file, line_hash::of(text, &wanted))
        };
        Self { report, positions, style, hashes: lines.into_pairs().map(hashed).collect() }
    }

    /// `one` as a result, which may have been set aside.
    pub(super) fn result(
        &self,
        json: &mut Json,
        one: &Diagnostic,
        because: Option<&Because>,
        rules: &Table<'_>,
    ) {
        json.object(|json| {
            json.key("ruleId").text(&one.code);
            if let Some(index) = rules.index(&one.code) {
                json.key("ruleIndex").number(index);
            }
            json.key("level").text(level(one.severity));
            message(json.key("message"), &told(one));
            json.key("locations").items([one.span], |json, span| self.location(json, span));
            if !one.related.is_empty() {
                json.key("relatedLocations").items((1_usize..).zip(&one.related), |json, (id, label)| {
                    json.object(|json| {
                        json.key("id").number(id);
                        self.physical(json, label.span);
                        if !label.message.is_empty() {
                            message(json.key("message"), &label.message);
                        }
                    });
                });
            }
            if let Some(fix) = &one.fix {
                json.key("fixes").items([fix], |json, fix| self.fix(json, fix));
            }
            json.key("partialFingerprints").object(|json| {
                json.key("akslint/v1").text(&one.fingerprint);
                if let Some(hash) = self.line_hash(one.span) {
                    json.key("primaryLocationLineHash").text(hash);
                }
            });
            json.key("suppressions").items(because, suppression);
        });
    }

    fn line_hash(&self, span: Span) -> Option<&str> {
        let hashes = self.hashes.get(span.file)?;
        let at = hashes.binary_search_by_key(&self.positions.start(span).line, |(line, _)| *line).ok()?;
        hashes.get(at).map(|(_, hash)| hash.as_str())
    }

    /// The place of `span`.
    pub(super) fn location(&self, json: &mut Json, span: Span) {
        json.object(|json| self.physical(json, span));
    }

    fn physical(&self, json: &mut Json, span: Span) {
        json.key("physicalLocation").object(|json| {
            self.artifact(json, span.file);
            self.region(json.key("region"), span);
        });
    }

    fn artifact(&self, json: &mut Json, file: FileId) {
        let path = paths::portable(self.report.sources.path(file), self.style);
        json.key("artifactLocation").object(|json| {
            json.key("uri").text(&uri::relative(&path));
            json.key("uriBaseId").text(ROOT);
        });
    }

    fn region(&self, json: &mut Json, span: Span) {
        let (start, end) = (self.positions.start(span), self.positions.end(span));
        json.object(|json| {
            json.key("startLine").number(start.line);
            json.key("startColumn").number(start.utf16);
            json.key("endLine").number(end.line);
            json.key("endColumn").number(end.utf16);
        });
    }

    fn fix(&self, json: &mut Json, fix: &Fix) {
        let mut changes = FileMap::new();
        for edit in &fix.edits {
            changes.push(edit.span.file, edit);
        }
        json.object(|json| {
            message(json.key("description"), &sentences(&[&fix.message]));
            json.key("artifactChanges").items(changes.iter(), |json, (file, edits)| {
                json.object(|json| {
                    self.artifact(json, file);
                    json.key("replacements").items(edits, |json, edit| {
                        json.object(|json| {
                            self.region(json.key("deletedRegion"), edit.span);
                            message(json.key("insertedContent"), &edit.text);
                        });
                    });
                });
            });
            json.key("properties").object(|json| json.key("safety").text(fix.safety.as_str()));
        });
    }
}

/// Why a result is set aside.
fn suppression(json: &mut Json, because: &Because) {
    let (kind, justification) = match because {
        Because::InSource(reason) => ("inSource", reason.as_deref()),
        Because::Settings(reason) => ("external", Some(reason.as_str())),
        Because::Baseline => ("external", Some("known when the baseline was written")),
    };
    json.object(|json| {
        json.key("kind").text(kind);
        json.key("status").text("accepted");
        if let Some(justification) = justification {
            json.key("justification").text(justification);
        }
    });
}

/// The message: what is wrong, first, for GitHub takes its first sentence as the title; then the rest. GitHub shows
/// a related place only where the message has a link to it.
fn told(one: &Diagnostic) -> String {
    let mut parts = vec![plain(&one.message)];
    parts.extend(one.consequence.as_ref().map(|consequence| format!("In Azure: {}", plain(consequence))));
    parts.extend(one.help.as_ref().map(|help| format!("Help: {}", plain(help))));
    if !one.related.is_empty() {
        let links: Vec<String> = (1..)
            .zip(&one.related)
            .map(|(id, label)| {
                let text = if label.message.is_empty() { "another place" } else { &label.message };
                format!("[{}]({id})", bracketed(text))
            })
            .collect();
        parts.push(format!("See {}", links.join(", ")));
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    sentences(&parts)
}

/// Text in which nothing looks like a link.
fn plain(text: &str) -> String {
    if text.contains("](") { bracketed(text) } else { text.to_owned() }
}

/// Text with its brackets escaped, as SARIF wants it within a link.
fn bracketed(text: &str) -> String {
    text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}
