//! Takes secrets out of what a report says: values of secure parameters that flowed into a name, what looks like a
//! secret wherever it was written, and what a broken file makes of its secrets. Whatever writes the report then has
//! nothing to hide but the texts.

use akslint_diagnostics::order::sort_by_key;
use akslint_diagnostics::secrets::{COVER, without_secrets};
use akslint_diagnostics::{Diagnostic, FileId, FileMap, PathSegment, Redacted, Report, Sources, Span};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Shorter values are words that occur for other reasons.
const SHORTEST: usize = 4;

/// Longer characters are not quoted in messages.
const LONGEST: u32 = 1 << 10;

/// Takes out `values`, and all that looks like a secret.
pub(crate) fn scrub(report: &mut Report, mut values: Vec<String>) {
    values.retain(|value| value.len() >= SHORTEST);
    // A value may hold another.
    sort_by_key(&mut values, |value| (Reverse(value.len()), value.clone()));
    values.dedup();
    let Report { diagnostics, suppressed, undetermined, sources, .. } = report;
    let broken = Broken::of(diagnostics, sources);
    for diagnostic in diagnostics.iter_mut().chain(suppressed.iter_mut().map(|one| &mut one.diagnostic)) {
        broken.scrub(diagnostic);
        of_diagnostic(diagnostic, &values);
    }
    for open in undetermined {
        of_text(&mut open.symbol, &values);
    }
}

fn of_diagnostic<S: AsRef<str>>(one: &mut Diagnostic, values: &[S]) {
    of_text(&mut one.message, values);
    one.help.iter_mut().for_each(|help| of_text(help, values));
    one.related.iter_mut().for_each(|label| of_text(&mut label.message, values));
    // What a fix writes cannot be covered, so it is not offered.
    one.fix.take_if(|fix| {
        of_text(&mut fix.message, values);
        fix.edits.iter().any(|edit| shown(&edit.text, values).is_some())
    });
}

fn of_text<S: AsRef<str>>(text: &mut String, values: &[S]) {
    if let Some(shown) = shown(text, values) {
        *text = shown;
    }
}

fn shown<S: AsRef<str>>(text: &str, values: &[S]) -> Option<String> {
    without_secrets(text, values.iter().map(AsRef::as_ref))
}

/// The files that could not be read. What is wrong with one may be a secret, and so may what was taken for a key.
struct Broken<'r>(FileMap<(Redacted<'r>, BTreeSet<&'r str>)>);

impl<'r> Broken<'r> {
    fn of(diagnostics: &[Diagnostic], sources: &'r Sources) -> Self {
        let problems = diagnostics.iter().filter(|one| one.is_problem);
        let files: BTreeSet<FileId> = problems.map(|one| one.span.file).collect();
        let looked_through = |file: FileId| {
            let redacted = sources.get(file)?.redacted('*');
            let secrets = redacted.secrets(0..usize::MAX).collect();
            Some((file, (redacted, secrets)))
        };
        Self(files.into_iter().filter_map(looked_through).collect())
    }

    fn scrub(&self, one: &mut Diagnostic) {
        let Some((_, secrets)) = self.0.get(one.span.file) else { return };
        let spans = std::iter::once(one.span).chain(one.related.iter().map(|label| label.span));
        let values: Vec<&str> = spans.flat_map(|span| self.secrets(span)).collect();
        if !values.is_empty() {
            of_diagnostic(one, &values);
        }
        for segment in &mut one.data_path {
            if let PathSegment::Key(key) = segment {
                if secrets.contains(key.as_str()) {
                    COVER.clone_into(key);
                } else {
                    of_text::<&str>(key, &[]);
                }
            }
        }
    }

    /// The secrets among the characters of `span`, unless it is too long to be quoted.
    fn secrets(&self, span: Span) -> impl Iterator<Item = &'r str> + use<'_, 'r> {
        let file = self.0.get(span.file).filter(|_| span.end.saturating_sub(span.start) <= LONGEST);
        let offset = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
        file.into_iter().flat_map(move |(redacted, _)| redacted.secrets(offset(span.start)..offset(span.end)))
    }
}
