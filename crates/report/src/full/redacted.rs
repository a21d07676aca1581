//! Texts in which secrets are covered character by character, so that columns stay where they are.

use akslint_diagnostics::order::sort_by_key;
use akslint_diagnostics::{FileId, Sources};
use std::ops::Range;

/// The secrets of all files, and what covers them.
pub(super) struct Redacted<'r> {
    sources: &'r Sources,
    /// For each file, sorted and not overlapping.
    secrets: Vec<Vec<Range<usize>>>,
    cover: char,
}

impl<'r> Redacted<'r> {
    /// Covers the secrets of `sources` with `cover`.
    pub(super) fn of(sources: &'r Sources, cover: char) -> Self {
        let secrets = sources
            .iter()
            .map(|(_, file)| {
                let mut ranges: Vec<Range<usize>> = file
                    .secrets
                    .iter()
                    .filter_map(|range| Some(to_usize(range.start)?..to_usize(range.end)?))
                    .collect();
                sort_by_key(&mut ranges, |range| range.start);
                merged(ranges)
            })
            .collect();
        Self { sources, secrets, cover }
    }

    /// The text of `file`, uncovered: for counting and walking, never for showing.
    pub(super) fn measure(&self, file: FileId) -> &'r str {
        self.sources.get(file).map_or("", |file| file.text.as_str())
    }

    /// The characters of `range` with their offsets, as they may be shown.
    pub(super) fn chars(&self, file: FileId, range: Range<usize>) -> impl Iterator<Item = (usize, char)> {
        let secrets = to_usize(file.0).and_then(|file| self.secrets.get(file)).map_or(&[][..], Vec::as_slice);
        let start = range.start;
        let text = self.measure(file).get(range).unwrap_or("");
        text.char_indices().map(move |(at, char)| {
            let at = start.saturating_add(at);
            let next = secrets.partition_point(|secret| secret.end <= at);
            let covered =
                secrets.get(next).is_some_and(|secret| secret.start < at.saturating_add(char.len_utf8()));
            (at, if covered { self.cover } else { char })
        })
    }
}

fn merged(ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for range in ranges.into_iter().filter(|range| range.start < range.end) {
        match out.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}

fn to_usize(value: u32) -> Option<usize> {
    usize::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use akslint_diagnostics::SourceFile;

    #[test]
    fn every_character_that_touches_a_secret_is_covered() {
        let mut sources = Sources::new();
        let mut file = SourceFile::new("a", "aébc😀d");
        file.secrets = vec![5..7, 2..4, 3..4, 9..9];
        let id = sources.add(file);
        let redacted = Redacted::of(&sources, '*');
        let shown: String = redacted.chars(id, 0..10).map(|(_, char)| char).collect();
        assert_eq!(shown, "a**c*d");
    }
}
