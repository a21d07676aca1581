//! From what the rules found to what is reported: severities, suppressions, order.

use crate::config::Config;
use crate::diagnose::{Identify, of_finding, of_problem};
use crate::paths::Locator;
use crate::settings::Voice;
use crate::suppress::Suppressions;
use akslint_diagnostics::order::sort_by;
use akslint_diagnostics::{Diagnostic, Finding, Problem, RuleMeta, Sources, Suppressed};
use akslint_model::Suppression;

/// A rule and what it found.
pub(crate) type Found = (&'static RuleMeta, Vec<Finding>);

/// What there is to say.
pub(crate) struct Unsorted {
    pub(crate) found: Vec<Found>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) suppressions: Vec<Suppression>,
    pub(crate) remarks: Vec<Diagnostic>,
}

/// What a run says, and what it sets aside.
pub(crate) struct Said {
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) suppressed: Vec<Suppressed>,
}

/// Says it, sorted by path, position, code and message, and nothing twice.
///
/// What nobody asked for is left out by [`Said::retain_asked_for`], after fingerprints have counted it.
pub(crate) fn say(what: Unsorted, config: &Config, locator: &mut Locator<'_>, identify: Identify) -> Said {
    let mut said = Said { diagnostics: Vec::new(), suppressed: Vec::new() };
    let mut suppressions = Suppressions::new(what.suppressions);
    said.diagnostics.extend(what.problems.into_iter().map(|problem| of_problem(problem, locator, identify)));
    for (meta, findings) in what.found {
        for finding in findings {
            of_rule(finding, meta, &mut suppressions, config, (&mut *locator, identify), &mut said);
        }
    }
    said.diagnostics.extend(suppressions.idle(config).into_iter().chain(what.remarks));
    let sources = locator.sources();
    sort_by(&mut said.diagnostics, |one, two| key(one, sources).cmp(&key(two, sources)));
    said.diagnostics
        .dedup_by(|one, two| one.code == two.code && one.span == two.span && one.message == two.message);
    sort_by(&mut said.suppressed, |one, two| {
        key(&one.diagnostic, sources).cmp(&key(&two.diagnostic, sources))
    });
    said
}

/// What decides the order of diagnostics.
pub(crate) fn key<'d>(one: &'d Diagnostic, sources: &'d Sources) -> (&'d str, u32, u32, &'d str, &'d str) {
    (sources.path(one.span.file), one.span.start, one.span.end, &one.code, &one.message)
}

impl Said {
    /// Leaves out findings about files of which none are asked for.
    pub(crate) fn retain_asked_for(&mut self, config: &Config) {
        let is_told = |one: &Diagnostic| {
            let file = one.span.file;
            let is_for_all = config.settings.is_settings_file(file) || config.parameters.contains(&file);
            one.is_problem && (is_for_all || !config.context.contains(file))
        };
        self.diagnostics.retain(|one| is_told(one) || is_asked_for(one, config));
        self.suppressed.retain(|one| is_asked_for(&one.diagnostic, config));
    }
}

fn of_rule(
    finding: Finding,
    meta: &'static RuleMeta,
    suppressions: &mut Suppressions,
    config: &Config,
    (locator, identify): (&mut Locator<'_>, Identify),
    said: &mut Said,
) {
    let finding = finding.into_parts();
    let Some(level) = Voice::about(finding.place.span.file, config).level(meta) else { return };
    let because = suppressions.covers(meta, finding.place, config, locator);
    let mut diagnostic = of_finding(finding, meta, level, locator, identify);
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
