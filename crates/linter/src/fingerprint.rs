//! What tells findings from one another across edits.

use crate::say::{Said, key};
use akslint_diagnostics::order::{repetitions, sort_by};
use akslint_diagnostics::{Diagnostic, Sources, fnv1a};

/// Turns identities into fingerprints, those of what is set aside included, so that a suppression changes no other
/// finding's.
pub(crate) fn fingerprint(said: &mut Said, sources: &Sources) {
    let mut all: Vec<&mut Diagnostic> = said
        .diagnostics
        .iter_mut()
        .chain(said.suppressed.iter_mut().map(|one| &mut one.diagnostic))
        .collect();
    sort_by(&mut all, |one, two| key(one, sources).cmp(&key(two, sources)));
    let texts: Vec<String> = all
        .iter()
        .map(|one| format!("{}\0{}\0{}", one.code, sources.path(one.span.file), one.fingerprint))
        .collect();
    for ((diagnostic, text), before) in all.into_iter().zip(&texts).zip(repetitions(&texts)) {
        diagnostic.fingerprint = format!("{:016x}", fnv1a(format!("{text}\0{before}").as_bytes()));
    }
}
