//! From findings and problems to diagnostics.

use crate::catalogue::folder_url;
use crate::paths::Locator;
use crate::settings::Loudness;
use akslint_diagnostics::{Diagnostic, FindingParts, PathSegment, Place, Problem, RuleMeta, Severity};

/// What identifies a place with its path across edits; until all is said, it stands for the fingerprint.
pub(crate) type Identify = fn(&mut Locator<'_>, Place, &[PathSegment]) -> String;

/// The diagnostic of a rule's finding.
pub(crate) fn of_finding(
    finding: FindingParts,
    meta: &'static RuleMeta,
    level: Loudness,
    locator: &mut Locator<'_>,
    identify: Identify,
) -> Diagnostic {
    let data_path = locator.data_path(finding.place);
    let identity = identify(locator, finding.place, &data_path);
    Diagnostic {
        code: meta.code.into(),
        name: meta.name.into(),
        severity: finding.severity.filter(|_| !level.is_told).unwrap_or(level.severity),
        is_problem: false,
        message: finding.message,
        consequence: Some(meta.consequence).filter(|text| !text.is_empty()).map(Into::into),
        help: finding.help,
        span: finding.place.span,
        data_path,
        related: finding.related,
        url: Some(folder_url(meta)),
        fix: finding.fix,
        fingerprint: identity,
    }
}

/// The diagnostic of something that was not analysed.
pub(crate) fn of_problem(problem: Problem, locator: &mut Locator<'_>, identify: Identify) -> Diagnostic {
    let place = Place::literal(problem.span);
    let mut data_path = locator.path_to(problem.span);
    data_path.extend(problem.missing.map(PathSegment::Key));
    let identity = identify(locator, place, &data_path);
    Diagnostic {
        code: problem.kind.code().into(),
        name: problem.kind.name().into(),
        severity: Severity::Error,
        is_problem: true,
        message: problem.message,
        consequence: None,
        help: problem.help,
        span: problem.span,
        data_path,
        related: problem.related,
        url: None,
        fix: None,
        fingerprint: identity,
    }
}
