//! The few source lines that one finding shows, as a set of files for `codespan-reporting`.
//!
//! Lines get indexes of their own: neighbours follow each other, and a gap leaves room, so that a break is drawn and
//! a label over a million lines costs no more than one over ten.

use super::line::Line;
use super::redacted::Texts;
use crate::escape::{Page, Terminal, TerminalPage};
use crate::positions::Positions;
use akslint_diagnostics::order::sort;
use akslint_diagnostics::{Diagnostic, FileId, Report, Span};
use codespan_reporting::diagnostic::{Label, LabelStyle};
use codespan_reporting::files::{Error, Files};
use std::ops::Range;

/// How many indexes later the line after a gap comes; codespan draws a break from 3 on.
const GAP: usize = 3;

/// The excerpts of all files that a finding speaks of.
pub(super) struct Excerpts {
    files: Vec<Excerpt>,
    labels: Vec<Label<usize>>,
}

/// The excerpt of one file.
#[derive(Default)]
struct Excerpt {
    name: String,
    text: String,
    lines: Vec<Shown>,
    /// Offsets of label starts in `text`, and their columns in the file.
    columns: Vec<(usize, usize)>,
}

/// A line in an excerpt.
struct Shown {
    index: usize,
    number: usize,
    range: Range<usize>,
}

/// A label, not yet placed in an excerpt.
struct Mark<'r> {
    span: Span,
    style: LabelStyle,
    message: &'r str,
    lines: (u32, u32),
    column: u32,
}

/// What excerpts are cut from, and how.
pub(super) struct Ground<'r> {
    pub(super) report: &'r Report,
    pub(super) positions: &'r Positions<'r>,
    pub(super) texts: &'r Texts<'r>,
    /// Related places shown at most.
    pub(super) related: usize,
    /// Columns of a source line shown at most.
    pub(super) columns: usize,
    /// Whether what is cut is marked by `…`.
    pub(super) unicode: bool,
}

impl Excerpts {
    /// The excerpts that show `diagnostic`.
    pub(super) fn of(diagnostic: &Diagnostic, ground: &Ground<'_>) -> Self {
        let primary = (diagnostic.span, LabelStyle::Primary, "");
        let related = diagnostic.related.iter().take(ground.related);
        let related = related.map(|label| (label.span, LabelStyle::Secondary, label.message.as_str()));
        let mut by_file: Vec<(FileId, Vec<Mark<'_>>)> = Vec::new();
        for (span, style, message) in std::iter::once(primary).chain(related) {
            let mark = mark(span, style, message, ground);
            match by_file.iter_mut().find(|(file, _)| *file == span.file) {
                Some((_, marks)) => marks.push(mark),
                None => by_file.push((span.file, vec![mark])),
            }
        }
        let mut excerpts = Self { files: Vec::new(), labels: Vec::new() };
        for (file, marks) in by_file {
            excerpts.add(file, &marks, ground);
        }
        excerpts
    }

    /// The labels, pointing into the excerpts.
    pub(super) fn labels(&self) -> Vec<Label<usize>> {
        self.labels.clone()
    }

    fn add(&mut self, file: FileId, marks: &[Mark<'_>], ground: &Ground<'_>) {
        let Some(index) = ground.positions.lines(file) else { return };
        let name = single_line(ground.report.sources.path(file));
        let mut excerpt = Excerpt { name, ..Excerpt::default() };
        let mut lines: Vec<(u32, usize, Line)> = Vec::new();
        for number in shown_lines(marks) {
            let range = index.line(number).unwrap_or(0..0);
            let range = to_usize(range.start)..to_usize(range.end);
            let anchors: Vec<_> = marks.iter().filter_map(|mark| anchor(mark, number)).collect();
            let line = Line::of(ground.texts, file, range, &anchors, ground.columns, ground.unicode);
            lines.push((number, excerpt.push(number, &line.text), line));
        }
        for mark in marks {
            let place = |number: u32, offset: u32| {
                let at = lines.binary_search_by_key(&number, |(shown, ..)| *shown);
                let shown = at.ok().and_then(|at| lines.get(at));
                shown.map_or(0, |(_, start, line)| start.saturating_add(line.place(to_usize(offset))))
            };
            let start = place(mark.lines.0, mark.span.start);
            let end = place(mark.lines.1, mark.span.end).max(start);
            excerpt.columns.push((start, to_usize(mark.column)));
            let label = Label::new(mark.style, self.files.len(), start..end);
            self.labels.push(label.with_message(single_line(mark.message)));
        }
        self.files.push(excerpt);
    }
}

impl Excerpt {
    /// Adds line `number` of the file and returns where it starts.
    fn push(&mut self, number: u32, text: &str) -> usize {
        let number = to_usize(number);
        let index = self.lines.last().map_or(0, |last| {
            let follows = last.number.saturating_add(1) == number;
            last.index.saturating_add(if follows { 1 } else { GAP })
        });
        let start = self.text.len();
        self.text.push_str(text);
        self.lines.push(Shown { index, number, range: start..self.text.len() });
        self.text.push('\n');
        start
    }

    /// The line of an index; a gap has none.
    fn line(&self, index: usize) -> Option<&Shown> {
        let at = self.lines.binary_search_by_key(&index, |line| line.index).ok()?;
        self.lines.get(at)
    }
}

/// Finds the lines of a label. Line ends at its end are cut off, so that it does not reach into the next line.
fn mark<'r>(span: Span, style: LabelStyle, message: &'r str, ground: &Ground<'_>) -> Mark<'r> {
    let (start, end) = (ground.positions.start(span), ground.positions.end(span));
    let mut mark = Mark { span, style, message, lines: (start.line, end.line), column: start.column };
    mark.span.end = span.end.max(span.start);
    if end.line > start.line && end.column == 1 {
        let text =
            ground.texts.measure(span.file).get(to_usize(span.start)..to_usize(span.end)).unwrap_or("");
        let (_, line_ends) = text.split_at(text.trim_end_matches(['\r', '\n']).len());
        mark.span.end = span.end.saturating_sub(u32::try_from(line_ends.len()).unwrap_or(0));
        mark.lines.1 = end.line.saturating_sub(count(line_ends)).max(start.line);
    }
    mark
}

/// Number of line ends in a text of line ends.
fn count(text: &str) -> u32 {
    let crlf = text.matches("\r\n").count();
    u32::try_from(text.len().saturating_sub(crlf)).unwrap_or(u32::MAX)
}

/// The lines to show, in order: a label's first two and last, and what would otherwise be a gap of one line.
fn shown_lines(marks: &[Mark<'_>]) -> Vec<u32> {
    let mut numbers: Vec<u32> = marks
        .iter()
        .flat_map(|mark| {
            let (first, last) = mark.lines;
            [first, first.saturating_add(1).min(last), last]
        })
        .collect();
    sort(&mut numbers);
    numbers.dedup();
    let gaps: Vec<u32> = numbers
        .windows(2)
        .filter_map(|pair| match pair {
            [one, other] if other.saturating_sub(*one) == 2 => Some(one.saturating_add(1)),
            _ => None,
        })
        .collect();
    numbers.extend(gaps);
    sort(&mut numbers);
    numbers
}

/// What must be seen of `mark` on line `number`: all of it, or its first or last character.
fn anchor(mark: &Mark<'_>, number: u32) -> Option<Range<usize>> {
    let (start, end) = (to_usize(mark.span.start), to_usize(mark.span.end));
    match mark.lines {
        (first, last) if first == last && first == number => Some(start..end),
        (first, _) if first == number => Some(start..start),
        (_, last) if last == number => Some(end..end),
        _ => None,
    }
}

/// Foreign text on one line.
fn single_line(text: &str) -> String {
    let mut page = Page::<TerminalPage>::new();
    page.foreign(Terminal(text));
    page.finish()
}

impl Excerpts {
    fn file(&self, id: usize) -> Result<&Excerpt, Error> {
        self.files.get(id).ok_or(Error::FileMissing)
    }
}

impl<'f> Files<'f> for Excerpts {
    type FileId = usize;
    type Name = &'f str;
    type Source = &'f str;

    fn name(&'f self, id: usize) -> Result<&'f str, Error> {
        Ok(&self.file(id)?.name)
    }

    fn source(&'f self, id: usize) -> Result<&'f str, Error> {
        Ok(&self.file(id)?.text)
    }

    fn line_index(&'f self, id: usize, byte_index: usize) -> Result<usize, Error> {
        let lines = &self.file(id)?.lines;
        let line = lines.partition_point(|line| line.range.start <= byte_index).saturating_sub(1);
        lines.get(line).map(|line| line.index).ok_or(Error::LineTooLarge { given: line, max: lines.len() })
    }

    fn line_number(&'f self, id: usize, line_index: usize) -> Result<usize, Error> {
        Ok(self.file(id)?.line(line_index).map_or(1, |line| line.number))
    }

    fn column_number(&'f self, id: usize, _: usize, byte_index: usize) -> Result<usize, Error> {
        let known = self.file(id)?.columns.iter().find(|(start, _)| *start == byte_index);
        Ok(known.map_or(1, |(_, column)| *column))
    }

    fn line_range(&'f self, id: usize, line_index: usize) -> Result<Range<usize>, Error> {
        Ok(self.file(id)?.line(line_index).map_or(0..0, |line| line.range.clone()))
    }
}

fn to_usize(value: u32) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}
