//! A finding as SARIF's result, with its locations and its fix.

use super::line_hash;
use super::rules::{Table, level};
use super::text::Text;
use crate::escape::uri;
use crate::positions::Positions;
use crate::{Style, paths};
use akslint_diagnostics::{Because, Diagnostic, FileId, Fix, Label, LineColumn, Report, Span, Suppressed};
use serde::Serialize;
use std::collections::BTreeMap;

/// What paths are relative to: the root of the repository.
pub(super) const ROOT: &str = "%SRCROOT%";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ResultJson<'r> {
    rule_id: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Text,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<FixJson<'r>>,
    partial_fingerprints: BTreeMap<&'static str, String>,
    suppressions: Vec<SuppressionJson<'r>>,
}

/// Why a result is set aside.
#[derive(Serialize)]
struct SuppressionJson<'r> {
    kind: &'static str,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    justification: Option<&'r str>,
}

impl<'r> From<&'r Because> for SuppressionJson<'r> {
    fn from(because: &'r Because) -> Self {
        let (kind, justification) = match because {
            Because::InSource(reason) => ("inSource", reason.as_deref()),
            Because::Settings(reason) => ("external", Some(reason.as_str())),
            Because::Baseline => ("external", Some("known when the baseline was written")),
        };
        Self { kind, status: "accepted", justification }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactLocation {
    uri: String,
    uri_base_id: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FixJson<'r> {
    description: Text,
    artifact_changes: Vec<Change<'r>>,
    properties: FixProperties,
}

#[derive(Serialize)]
struct FixProperties {
    safety: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'r> {
    artifact_location: ArtifactLocation,
    replacements: Vec<Replacement<'r>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'r> {
    deleted_region: Region,
    inserted_content: Content<'r>,
}

#[derive(Serialize)]
struct Content<'r> {
    text: &'r str,
}

/// What results are made from.
pub(super) struct Maker<'r> {
    report: &'r Report,
    positions: &'r Positions<'r>,
    style: &'r Style<'r>,
    hashes: BTreeMap<FileId, BTreeMap<u32, String>>,
}

impl<'r> Maker<'r> {
    /// Hashes the lines that need it.
    pub(super) fn new(report: &'r Report, positions: &'r Positions<'r>, style: &'r Style<'r>) -> Self {
        let mut lines: BTreeMap<FileId, Vec<u32>> = BTreeMap::new();
        let set_aside = report.suppressed.iter().map(|one| &one.diagnostic);
        for diagnostic in report.diagnostics.iter().chain(set_aside) {
            lines.entry(diagnostic.span.file).or_default().push(positions.start(diagnostic.span).line);
        }
        let hashed = |(file, mut wanted): (FileId, Vec<u32>)| {
            wanted.sort_unstable();
            let text = report.sources.get(file).map_or("", |source| source.text.as_str());
            (file, line_hash::of(text, &wanted))
        };
        Self { report, positions, style, hashes: lines.into_iter().map(hashed).collect() }
    }

    /// `one` as a result.
    pub(super) fn result(&self, one: &'r Diagnostic, rules: &Table<'_>) -> ResultJson<'r> {
        let line = self.positions.start(one.span).line;
        let hash = self.hashes.get(&one.span.file).and_then(|hashes| hashes.get(&line));
        let mut partial_fingerprints = BTreeMap::from([("akslint/v1", one.fingerprint.clone())]);
        partial_fingerprints.extend(hash.map(|hash| ("primaryLocationLineHash", hash.clone())));
        ResultJson {
            rule_id: &one.code,
            rule_index: rules.index(&one.code),
            level: level(one.severity),
            message: message(one),
            locations: [self.location(one.span)],
            related_locations: (1..).zip(&one.related).map(|(id, label)| self.related(id, label)).collect(),
            fixes: one.fix.iter().map(|fix| self.fix(fix)).collect(),
            partial_fingerprints,
            suppressions: Vec::new(),
        }
    }

    /// A finding that was set aside, as a result.
    pub(super) fn suppressed(&self, one: &'r Suppressed, rules: &Table<'_>) -> ResultJson<'r> {
        ResultJson { suppressions: vec![(&one.because).into()], ..self.result(&one.diagnostic, rules) }
    }

    /// The place of `span`.
    pub(super) fn location(&self, span: Span) -> Location {
        let physical_location =
            PhysicalLocation { artifact_location: self.artifact(span.file), region: self.region(span) };
        Location { id: None, physical_location, message: None }
    }

    fn related(&self, id: usize, label: &Label) -> Location {
        let message = (!label.message.is_empty()).then(|| Text { text: label.message.clone() });
        Location { id: Some(id), message, ..self.location(label.span) }
    }

    fn artifact(&self, file: FileId) -> ArtifactLocation {
        let path = paths::portable(self.report.sources.path(file), self.style);
        ArtifactLocation { uri: uri::relative(&path), uri_base_id: ROOT }
    }

    fn region(&self, span: Span) -> Region {
        let (start, end): (LineColumn, LineColumn) = (self.positions.start(span), self.positions.end(span));
        Region {
            start_line: start.line,
            start_column: start.utf16,
            end_line: end.line,
            end_column: end.utf16,
        }
    }

    fn fix(&self, fix: &'r Fix) -> FixJson<'r> {
        let mut changes: BTreeMap<FileId, Vec<Replacement<'r>>> = BTreeMap::new();
        for edit in &fix.edits {
            changes.entry(edit.span.file).or_default().push(Replacement {
                deleted_region: self.region(edit.span),
                inserted_content: Content { text: &edit.text },
            });
        }
        let change = |(file, replacements)| Change { artifact_location: self.artifact(file), replacements };
        FixJson {
            description: Text::sentence(&fix.message),
            artifact_changes: changes.into_iter().map(change).collect(),
            properties: FixProperties { safety: fix.safety.as_str() },
        }
    }
}

/// The message: what is wrong, first, for GitHub takes its first sentence as the title; then the rest. GitHub shows
/// a related place only where the message has a link to it.
fn message(one: &Diagnostic) -> Text {
    let mut sentences = vec![plain(&one.message)];
    sentences.extend(one.consequence.as_ref().map(|consequence| format!("In Azure: {}", plain(consequence))));
    sentences.extend(one.help.as_ref().map(|help| format!("Help: {}", plain(help))));
    if !one.related.is_empty() {
        let links: Vec<String> = (1..)
            .zip(&one.related)
            .map(|(id, label)| {
                let text = if label.message.is_empty() { "another place" } else { &label.message };
                format!("[{}]({id})", bracketed(text))
            })
            .collect();
        sentences.push(format!("See {}", links.join(", ")));
    }
    let sentences: Vec<&str> = sentences.iter().map(String::as_str).collect();
    Text::sentences(&sentences)
}

/// Text in which nothing looks like a link.
fn plain(text: &str) -> String {
    if text.contains("](") { bracketed(text) } else { text.to_owned() }
}

/// Text with its brackets escaped, as SARIF wants it within a link.
fn bracketed(text: &str) -> String {
    text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}
