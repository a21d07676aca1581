//! What tells findings from one another across edits.

use crate::say::{Said, key};
use akslint_diagnostics::order::{repetitions, sort_by};
use akslint_diagnostics::{Diagnostic, Sources};

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

/// The 64-bit FNV-1a hash: stable on every platform, and no one's security hangs on it.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
