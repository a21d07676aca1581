//! Mends what can be mended: edits in, texts out, each proven by linting again.
//!
//! An edit stays only if its finding is gone afterwards, nothing broke, and no rule finds more, or graver, than before.

use crate::config::Config;
use crate::run::lint;
use akslint_diagnostics::order::sort_by_key;
use akslint_diagnostics::{
    Diagnostic, Edit, FileId, FileMap, Fix, Report, Safety, Severity, SourceFile, Sources,
};

/// Mending one finding can uncover another; more rounds than this would be a rule that contradicts itself.
const ROUNDS: usize = 10;

/// The outcome of mending.
#[derive(Debug)]
pub struct Fixed {
    /// The report on the texts as they are now.
    pub report: Report,
    /// The files that changed, as they were.
    pub changed: Vec<(FileId, SourceFile)>,
    /// Number of findings that were mended.
    pub mended: usize,
}

/// Lints the texts and mends what has a fix: the safe ones, and the unsafe ones if `with_unsafe`.
#[must_use]
pub fn fix(sources: Sources, config: &Config, with_unsafe: bool) -> Fixed {
    let mut report = lint(sources, config);
    let mut changed = FileMap::new();
    let mut mended = 0usize;
    let mut refused = Vec::new();
    for _ in 0..ROUNDS {
        let chosen = choose(&report, with_unsafe, &refused);
        if chosen.is_empty() {
            break;
        }
        let (next, applied) = attempt(&report, &chosen, config, &mut refused);
        let Some(next) = next else { continue };
        for (id, file) in report.sources.iter() {
            let is_changed = next.sources.get(id).is_some_and(|new| new.text != file.text);
            if is_changed && !changed.contains(id) {
                changed.insert(id, file.clone());
            }
        }
        mended = mended.saturating_add(applied);
        report = next;
    }
    Fixed { report, changed: changed.into_pairs().collect(), mended }
}

/// The fixes of a round: none overlaps an earlier one, and none was refused before.
fn choose<'r>(report: &'r Report, with_unsafe: bool, refused: &[String]) -> Vec<&'r Diagnostic> {
    let mut taken: Vec<&Edit> = Vec::new();
    let mut chosen = Vec::new();
    for one in &report.diagnostics {
        let Some(fix) = &one.fix else { continue };
        let allowed = fix.safety == Safety::Safe || with_unsafe;
        let writable = |edit: &Edit| report.sources.get(edit.span.file).is_some_and(|file| file.is_writable);
        let free = |edit: &Edit| !taken.iter().any(|other| overlap(edit, other));
        if allowed
            && !refused.contains(&one.fingerprint)
            && fix.edits.iter().all(|edit| writable(edit) && free(edit))
        {
            taken.extend(&fix.edits);
            chosen.push(one);
        }
    }
    chosen
}

/// Two edits at one place count as overlapping, even if both insert: their order would be a guess.
fn overlap(one: &Edit, two: &Edit) -> bool {
    one.span.file == two.span.file
        && (one.span.start == two.span.start
            || (one.span.start < two.span.end && two.span.start < one.span.end))
}

/// Applies all fixes at once; if the outcome is not better, one by one, and refuses those that do not help.
fn attempt(
    report: &Report,
    chosen: &[&Diagnostic],
    config: &Config,
    refused: &mut Vec<String>,
) -> (Option<Report>, usize) {
    let together = lint(edited(&report.sources, chosen), config);
    if is_better(report, &together, chosen) {
        return (Some(together), chosen.len());
    }
    for one in chosen {
        let alone = lint(edited(&report.sources, &[one]), config);
        if is_better(report, &alone, &[one]) {
            return (Some(alone), 1);
        }
        refused.push(one.fingerprint.clone());
    }
    (None, 0)
}

/// Whether the findings of `mended` are gone, nothing is newly broken, and no rule finds more than before, unless
/// what it finds is milder: mending the shape of an id can uncover that its case is unusual.
fn is_better(before: &Report, after: &Report, mended: &[&Diagnostic]) -> bool {
    let (old, new) = (counts(&before.diagnostics), counts(&after.diagnostics));
    let gone = counts(mended.iter().copied());
    let count =
        |of: &[Count<'_>], code: &str| of.iter().find(|one| one.code == code).map_or(0, |one| one.findings);
    let mildest = mended.iter().map(|one| one.severity).min();
    let is_fine = |one: &Count<'_>| one.findings <= count(&old, one.code) || Some(one.gravest) < mildest;
    let is_gone =
        |one: &Count<'_>| count(&new, one.code).saturating_add(one.findings) <= count(&old, one.code);
    new.iter().all(is_fine) && gone.iter().all(is_gone)
}

/// The findings of one code: their number and the gravest of their severities.
struct Count<'r> {
    code: &'r str,
    findings: usize,
    gravest: Severity,
}

fn counts<'r>(diagnostics: impl IntoIterator<Item = &'r Diagnostic>) -> Vec<Count<'r>> {
    let mut counts: Vec<Count<'_>> = Vec::new();
    for Diagnostic { code, severity, .. } in diagnostics {
        match counts.iter_mut().find(|count| count.code == code) {
            Some(count) => {
                count.findings = count.findings.saturating_add(1);
                count.gravest = count.gravest.max(*severity);
            }
            None => counts.push(Count { code, findings: 1, gravest: *severity }),
        }
    }
    counts
}

/// The texts with the edits of all fixes.
fn edited(sources: &Sources, fixes: &[&Diagnostic]) -> Sources {
    let mut edits = FileMap::new();
    for edit in fixes.iter().filter_map(|one| one.fix.as_ref()).flat_map(|Fix { edits, .. }| edits) {
        edits.push(edit.span.file, edit);
    }
    let mut next = Sources::new();
    for (id, file) in sources.iter() {
        let text = match edits.get(id) {
            Some(edits) => replaced(file.text.raw(), edits).into(),
            None => file.text.clone(),
        };
        next.add(SourceFile {
            failure: file.failure.clone(),
            is_writable: file.is_writable,
            ..SourceFile::new(file.path.clone(), text)
        });
    }
    next
}

/// The text with edits that do not overlap; every other byte stays as it is.
fn replaced(text: &str, edits: &[&Edit]) -> String {
    let mut edits = edits.to_vec();
    sort_by_key(&mut edits, |edit| edit.span.start);
    let mut out = String::with_capacity(text.len());
    let mut from = 0usize;
    for edit in edits {
        let (Ok(start), Ok(end)) = (usize::try_from(edit.span.start), usize::try_from(edit.span.end)) else {
            continue;
        };
        out.push_str(text.get(from..start).unwrap_or_default());
        out.push_str(&edit.text);
        from = end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}
