//! Lines and columns of everything that a report points at, found in one sweep over each file.
//!
//! Asking the line index for each offset alone would cost the length of its line each time, which is the whole file
//! where a template is written on one line.

use akslint_diagnostics::order::sort;
use akslint_diagnostics::{FileId, LineColumn, LineIndex, Report, Span};

/// The positions of a report.
pub(crate) struct Positions<'r> {
    files: Vec<Option<FilePositions<'r>>>,
}

struct FilePositions<'r> {
    index: LineIndex<'r>,
    /// Sorted by offset.
    known: Vec<(u32, LineColumn)>,
}

/// The position of an offset that nobody announced.
const START: LineColumn = LineColumn { line: 1, column: 1, utf16: 1, utf8: 1 };

impl<'r> Positions<'r> {
    /// Finds every position that `report` needs.
    pub(crate) fn of(report: &'r Report) -> Self {
        let mut offsets: Vec<Vec<u32>> = vec![Vec::new(); report.sources.len()];
        let mut note = |span: Span| {
            if let Some(list) = to_usize(span.file.0).and_then(|file| offsets.get_mut(file)) {
                list.extend([span.start, span.end]);
            }
        };
        let set_aside = report.suppressed.iter().map(|one| &one.diagnostic);
        for diagnostic in report.diagnostics.iter().chain(set_aside) {
            note(diagnostic.span);
            diagnostic.related.iter().for_each(|label| note(label.span));
            diagnostic.fix.iter().flat_map(|fix| &fix.edits).for_each(|edit| note(edit.span));
        }
        report.undetermined.iter().filter_map(|one| one.span).for_each(note);
        let files = report
            .sources
            .iter()
            .zip(offsets)
            .map(|((_, file), offsets)| {
                (!offsets.is_empty()).then(|| FilePositions::of(file.text.raw(), offsets))
            })
            .collect();
        Self { files }
    }

    /// Where `span` starts.
    pub(crate) fn start(&self, span: Span) -> LineColumn {
        self.at(span.file, span.start)
    }

    /// Where `span` ends, one past its last character; never before its start.
    pub(crate) fn end(&self, span: Span) -> LineColumn {
        self.at(span.file, span.end.max(span.start))
    }

    /// The lines of `file`, if the report points into it.
    pub(crate) fn lines(&self, file: FileId) -> Option<&LineIndex<'r>> {
        Some(&self.file(file)?.index)
    }

    fn at(&self, file: FileId, offset: u32) -> LineColumn {
        let Some(file) = self.file(file) else { return START };
        let found = file.known.binary_search_by_key(&offset, |(known, _)| *known);
        found.ok().and_then(|at| file.known.get(at)).map_or(START, |(_, position)| *position)
    }

    fn file(&self, file: FileId) -> Option<&FilePositions<'r>> {
        self.files.get(to_usize(file.0)?)?.as_ref()
    }
}

impl<'r> FilePositions<'r> {
    fn of(text: &'r str, mut offsets: Vec<u32>) -> Self {
        sort(&mut offsets);
        offsets.dedup();
        let index = LineIndex::new(text);
        let mut last: Option<(usize, LineColumn)> = None;
        let mut known = Vec::with_capacity(offsets.len());
        for offset in offsets {
            let at = text.floor_char_boundary(to_usize(offset).unwrap_or(usize::MAX));
            let between = last.and_then(|(from, before)| Some((before, text.get(from..at)?)));
            let position = match between {
                // The byte order mark and line ends are the index's business.
                Some((before, between)) if !between.contains(['\u{feff}', '\r', '\n']) => {
                    advanced(before, between)
                }
                _ => index.position(offset),
            };
            known.push((offset, position));
            last = Some((at, position));
        }
        Self { index, known }
    }
}

/// The position after `text`, which holds no line end.
fn advanced(from: LineColumn, text: &str) -> LineColumn {
    let add = |column: u32, count: usize| column.saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
    LineColumn {
        line: from.line,
        column: add(from.column, text.chars().count()),
        utf16: add(from.utf16, text.chars().map(char::len_utf16).sum()),
        utf8: add(from.utf8, text.len()),
    }
}

fn to_usize(value: u32) -> Option<usize> {
    usize::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use akslint_diagnostics::{SourceFile, Sources, Undetermined};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_the_index(
            text in "\u{feff}?(\r\n|\n|\r|a|é|😀|\t|\u{feff}){0,30}",
            spans in prop::collection::vec((0u32..120, 0u32..120), 0..12),
        ) {
            let mut sources = Sources::new();
            let file = sources.add(SourceFile::new("a", text.clone()));
            let spans: Vec<Span> =
                spans.into_iter().map(|(a, b)| Span::new(file, a.min(b), a.max(b))).collect();
            let undetermined = spans
                .iter()
                .map(|span| Undetermined { symbol: String::new(), span: Some(*span), rules: vec![], checks: 1 })
                .collect();
            let report = Report { undetermined, sources, ..Report::default() };
            let positions = Positions::of(&report);
            let index = LineIndex::new(&text);
            for span in spans {
                prop_assert_eq!(positions.start(span), index.position(span.start));
                prop_assert_eq!(positions.end(span), index.position(span.end));
            }
        }
    }
}
