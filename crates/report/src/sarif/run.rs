//! The document: one run of akslint.

use super::result::{Location, Maker, ROOT, ResultJson};
use super::rules::{Descriptor, Table, level};
use super::text::Text;
use crate::escape::{json, uri};
use crate::positions::Positions;
use crate::{AzureBuild, Style};
use akslint_diagnostics::{Diagnostic, Report};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct Log<'r> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'r>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'r> {
    tool: Tool<'r>,
    automation_details: AutomationDetails<'r>,
    invocations: [Invocation<'r>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    version_control_provenance: Vec<Provenance<'r>>,
    original_uri_base_ids: BTreeMap<&'static str, Base>,
    column_kind: &'static str,
    results: Vec<ResultJson<'r>>,
}

#[derive(Serialize)]
struct Tool<'r> {
    driver: Driver<'r>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'r> {
    name: &'static str,
    full_name: String,
    semantic_version: &'r str,
    information_uri: &'static str,
    rules: Vec<Descriptor<'r>>,
    notifications: Vec<Descriptor<'r>>,
}

#[derive(Serialize)]
struct AutomationDetails<'r> {
    id: String,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    properties: BTreeMap<&'static str, &'r str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation<'r> {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification<'r>>,
}

#[derive(Serialize)]
struct Notification<'r> {
    descriptor: Reference<'r>,
    level: &'static str,
    message: Text,
    locations: [Location; 1],
}

#[derive(Serialize)]
struct Reference<'r> {
    id: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<usize>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Provenance<'r> {
    repository_uri: String,
    revision_id: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    branch: Option<&'r str>,
    mapped_to: MappedTo,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct MappedTo {
    uri_base_id: &'static str,
}

#[derive(Serialize)]
struct Base {
    description: Text,
}

/// Writes `report` as a SARIF document.
pub(super) fn render(report: &Report, style: &Style<'_>) -> String {
    let positions = Positions::of(report);
    let maker = Maker::new(report, &positions, style);
    let rules = Table::of(report, style);
    let problems = Table::problems();
    let (failures, findings): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        report.diagnostics.iter().partition(|one| one.is_problem);
    let found = findings.into_iter().map(|one| maker.result(one, &rules));
    let is_shown = !style.environment.shows_what_was_set_aside;
    let set_aside = report.suppressed.iter().filter(|_| is_shown).map(|one| maker.suppressed(one, &rules));
    let results = found.chain(set_aside).collect();
    let notifications = failures.iter().map(|one| notification(one, &problems, &maker)).collect();
    let run = Run {
        tool: Tool {
            driver: Driver {
                name: "akslint",
                full_name: format!("akslint {}", style.tool_version),
                semantic_version: style.tool_version,
                information_uri: env!("CARGO_PKG_REPOSITORY"),
                rules: rules.descriptors,
                notifications: problems.descriptors,
            },
        },
        automation_details: automation(style.environment.azure),
        invocations: [Invocation {
            execution_successful: failures.is_empty() && report.summary.not_analysed == 0,
            tool_execution_notifications: notifications,
        }],
        version_control_provenance: provenance(style),
        original_uri_base_ids: BTreeMap::from([(
            ROOT,
            Base { description: Text { text: "The root of the repository.".to_owned() } },
        )]),
        column_kind: "utf16CodeUnits",
        results,
    };
    json::pretty(&Log {
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: [run],
    })
}

fn notification<'r>(one: &'r Diagnostic, problems: &Table<'_>, maker: &Maker<'_>) -> Notification<'r> {
    let help = one.help.as_ref().map(|help| format!("Help: {help}")).unwrap_or_default();
    Notification {
        descriptor: Reference { id: &one.code, index: problems.index(&one.code) },
        level: level(one.severity),
        message: Text::sentences(&[&one.message, &help]),
        locations: [maker.location(one.span)],
    }
}

/// The category of the run: Azure DevOps demands its own form.
fn automation(azure: Option<AzureBuild<'_>>) -> AutomationDetails<'_> {
    let Some(build) = azure else {
        return AutomationDetails { id: "akslint/".to_owned(), properties: BTreeMap::new() };
    };
    AutomationDetails {
        id: format!("azuredevops/pipeline/build/{}/{}", build.definition_id, build.id),
        properties: BTreeMap::from([
            ("azuredevops/pipeline/build/buildDefinitionId", build.definition_id),
            ("azuredevops/pipeline/build/buildDefinitionName", build.definition_name),
            ("azuredevops/pipeline/build/phaseId", build.phase_id),
            ("azuredevops/pipeline/build/phaseName", build.phase_name),
        ]),
    }
}

fn provenance<'r>(style: &Style<'r>) -> Vec<Provenance<'r>> {
    let of = |revision: crate::Revision<'r>| {
        Some(Provenance {
            repository_uri: uri::web(revision.repository)?,
            revision_id: revision.commit,
            branch: revision.branch,
            mapped_to: MappedTo { uri_base_id: ROOT },
        })
    };
    style.environment.revision.and_then(of).into_iter().collect()
}
