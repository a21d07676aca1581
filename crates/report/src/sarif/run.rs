//! The document: one run of akslint.

use super::result::{Maker, ROOT};
use super::rules::{Table, level};
use super::text::{message, sentences};
use crate::escape::json::{self, Json};
use crate::escape::uri;
use crate::positions::Positions;
use crate::{AzureBuild, Style};
use akslint_diagnostics::{Diagnostic, Report};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes `report` as a SARIF document.
pub(super) fn render(report: &Report, style: &Style<'_>) -> String {
    json::pretty(|json| {
        json.object(|json| {
            json.key("$schema").text(SCHEMA);
            json.key("version").text("2.1.0");
            json.key("runs").items([report], |json, report| json.object(|json| run(json, report, style)));
        });
    })
}

fn run(json: &mut Json, report: &Report, style: &Style<'_>) {
    let positions = Positions::of(report);
    let maker = Maker::new(report, &positions, style);
    let rules = Table::of(report, style);
    let problems = Table::problems();
    let (failures, findings): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        report.diagnostics.iter().partition(|one| one.is_problem);
    json.key("tool").object(|json| {
        json.key("driver").object(|json| {
            json.key("name").text("akslint");
            json.key("fullName").text(&format!("akslint {}", style.tool_version));
            json.key("semanticVersion").text(style.tool_version);
            json.key("informationUri").text(env!("CARGO_PKG_REPOSITORY"));
            rules.write(json.key("rules"));
            problems.write(json.key("notifications"));
        });
    });
    json.key("automationDetails").object(|json| automation(json, style.environment.azure));
    let is_successful = failures.is_empty() && report.summary.not_analysed == 0;
    json.key("invocations").items([failures], |json, failures| {
        json.object(|json| {
            json.key("executionSuccessful").truth(is_successful);
            if !failures.is_empty() {
                json.key("toolExecutionNotifications").items(failures, |json, one| {
                    notification(json, one, &problems, &maker);
                });
            }
        });
    });
    provenance(json, style);
    json.key("originalUriBaseIds").object(|json| {
        json.key(ROOT).object(|json| message(json.key("description"), "The root of the repository."));
    });
    json.key("columnKind").text("utf16CodeUnits");
    let is_shown = !style.environment.shows_what_was_set_aside;
    let set_aside = report.suppressed.iter().filter(|_| is_shown);
    let all = findings
        .into_iter()
        .map(|one| (one, None))
        .chain(set_aside.map(|one| (&one.diagnostic, Some(&one.because))));
    json.key("results").items(all, |json, (one, because)| maker.result(json, one, because, &rules));
}

fn notification(json: &mut Json, one: &Diagnostic, problems: &Table<'_>, maker: &Maker<'_>) {
    let help = one.help.as_ref().map(|help| format!("Help: {help}")).unwrap_or_default();
    json.object(|json| {
        json.key("descriptor").object(|json| {
            json.key("id").text(&one.code);
            if let Some(index) = problems.index(&one.code) {
                json.key("index").number(index);
            }
        });
        json.key("level").text(level(one.severity));
        message(json.key("message"), &sentences(&[&one.message, &help]));
        json.key("locations").items([one.span], |json, span| maker.location(json, span));
    });
}

/// The category of the run: Azure DevOps demands its own form.
fn automation(json: &mut Json, azure: Option<AzureBuild<'_>>) {
    let Some(build) = azure else { return json.key("id").text("akslint/") };
    let id = format!("azuredevops/pipeline/build/{}/{}", build.definition_id, build.id);
    json.key("id").text(&id);
    json.key("properties").object(|json| {
        json.key("azuredevops/pipeline/build/buildDefinitionId").text(build.definition_id);
        json.key("azuredevops/pipeline/build/buildDefinitionName").text(build.definition_name);
        json.key("azuredevops/pipeline/build/phaseId").text(build.phase_id);
        json.key("azuredevops/pipeline/build/phaseName").text(build.phase_name);
    });
}

fn provenance(json: &mut Json, style: &Style<'_>) {
    let Some(revision) = style.environment.revision else { return };
    let Some(repository) = uri::web(revision.repository) else { return };
    json.key("versionControlProvenance").items([repository], |json, repository| {
        json.object(|json| {
            json.key("repositoryUri").text(&repository);
            json.key("revisionId").text(revision.commit);
            if let Some(branch) = revision.branch {
                json.key("branch").text(branch);
            }
            json.key("mappedTo").object(|json| json.key("uriBaseId").text(ROOT));
        });
    });
}
