//! From findings and problems to diagnostics.

use crate::catalogue::folder_url;
use crate::paths::Locator;
use crate::settings::Loudness;
use akslint_diagnostics::{
    Diagnostic, Finding, PathSegment, Place, Problem, RuleMeta, Severity, Sources, Suppressed,
};
use std::collections::BTreeMap;

/// What a run says, and what it sets aside.
pub(crate) struct Said {
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) suppressed: Vec<Suppressed>,
}

/// The diagnostic of a rule's finding.
pub(crate) fn of_finding(
    finding: Finding,
    meta: &'static RuleMeta,
    level: Loudness,
    locator: &mut Locator<'_>,
) -> Diagnostic {
    let data_path = locator.data_path(finding.place);
    let identity = locator.identity(finding.place, &data_path);
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
pub(crate) fn of_problem(problem: Problem, locator: &mut Locator<'_>) -> Diagnostic {
    let place = Place::literal(problem.span);
    let mut data_path = locator.path_to(problem.span);
    data_path.extend(problem.missing.map(PathSegment::Key));
    let identity = locator.identity(place, &data_path);
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

/// Sorts by path, position, code and message; drops what is said twice; turns identities into fingerprints, those of
/// what is set aside included, so that a suppression changes no other finding's.
pub(crate) fn settle(said: &mut Said, sources: &Sources) {
    said.diagnostics.sort_by(|one, two| key(one, sources).cmp(&key(two, sources)));
    said.diagnostics
        .dedup_by(|one, two| one.code == two.code && one.span == two.span && one.message == two.message);
    said.suppressed.sort_by(|one, two| key(&one.diagnostic, sources).cmp(&key(&two.diagnostic, sources)));
    let mut all: Vec<&mut Diagnostic> = said
        .diagnostics
        .iter_mut()
        .chain(said.suppressed.iter_mut().map(|one| &mut one.diagnostic))
        .collect();
    all.sort_by(|one, two| key(one, sources).cmp(&key(two, sources)));
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for diagnostic in all {
        let text = format!(
            "{}\0{}\0{}",
            diagnostic.code,
            sources.path(diagnostic.span.file),
            diagnostic.fingerprint
        );
        let count = seen.entry(text.clone()).or_insert(0);
        diagnostic.fingerprint = format!("{:016x}", fnv1a(format!("{text}\0{count}").as_bytes()));
        *count = count.saturating_add(1);
    }
}

fn key<'d>(one: &'d Diagnostic, sources: &'d Sources) -> (&'d str, u32, u32, &'d str, &'d str) {
    (sources.path(one.span.file), one.span.start, one.span.end, &one.code, &one.message)
}

/// The 64-bit FNV-1a hash: stable on every platform, and no one's security hangs on it.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
