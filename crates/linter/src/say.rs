//! From what the rules found to what is reported: severities, suppressions, order.

use crate::config::Config;
use crate::diagnose::{Said, of_finding, of_problem, settle};
use crate::paths::Locator;
use crate::run::Found;
use crate::settings::Voice;
use crate::suppress::Suppressions;
use akslint_diagnostics::{Diagnostic, Finding, Problem, RuleMeta, Suppressed};
use akslint_model::Suppression;

pub(crate) fn say(
    found: Vec<Found>,
    problems: Vec<Problem>,
    suppressions: Vec<Suppression>,
    remarks: Vec<Diagnostic>,
    config: &Config,
    mut locator: Locator<'_>,
) -> Said {
    let mut said = Said { diagnostics: Vec::new(), suppressed: Vec::new() };
    let mut suppressions = Suppressions::new(suppressions);
    said.diagnostics.extend(problems.into_iter().map(|problem| of_problem(problem, &mut locator)));
    for (meta, findings) in found {
        for finding in findings {
            of_rule(finding, meta, &mut suppressions, config, &mut locator, &mut said);
        }
    }
    said.diagnostics.extend(suppressions.idle(config).into_iter().chain(remarks));
    settle(&mut said, locator.sources());
    said.diagnostics.retain(|one| one.is_problem || is_asked_for(one, config));
    said.suppressed.retain(|one| is_asked_for(&one.diagnostic, config));
    said
}

fn of_rule(
    finding: Finding,
    meta: &'static RuleMeta,
    suppressions: &mut Suppressions,
    config: &Config,
    locator: &mut Locator<'_>,
    said: &mut Said,
) {
    let Some(level) = Voice::about(finding.place.span.file, config).level(meta) else { return };
    let because = suppressions.covers(meta, finding.place, config, locator);
    let mut diagnostic = of_finding(finding, meta, level, locator);
    diagnostic.fix.take_if(|fix| !fix.edits.iter().all(|edit| locator.can_edit(edit.span)));
    match because {
        Some(because) => said.suppressed.push(Suppressed { diagnostic, because }),
        None => said.diagnostics.push(diagnostic),
    }
}

/// Whether the finding is about a file of which findings are asked for, or has to do with one.
fn is_asked_for(one: &Diagnostic, config: &Config) -> bool {
    config.reports(one.span.file) || one.related.iter().any(|label| config.reports(label.span.file))
}
