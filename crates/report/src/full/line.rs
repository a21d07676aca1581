//! One source line as it is shown: cut to the columns around its labels, secrets covered, control characters
//! replaced, CI commands broken. Remembers where each character went.

use super::redacted::Texts;
use crate::escape::{push_character, stand_in};
use akslint_diagnostics::FileId;
use akslint_diagnostics::order::sort_by_key;
use std::ops::Range;
use unicode_width::UnicodeWidthChar;

/// Columns between tab stops.
pub(super) const TAB_COLUMNS: usize = 4;

/// Columns that a word takes.
pub(super) fn columns(text: &str) -> usize {
    text.chars().map(width).sum()
}

/// Columns that a character takes at most.
fn width(char: char) -> usize {
    if char == '\t' { TAB_COLUMNS } else { stand_in(char).unwrap_or(char).width().unwrap_or(0) }
}

/// A line as it is shown.
pub(super) struct Line {
    pub(super) text: String,
    /// For each character shown, its offset in the file and in `text`; sorted.
    places: Vec<(usize, usize)>,
}

impl Line {
    /// The line of `file` at `range`, with the parts in `anchors` in sight, on about `budget` columns.
    pub(super) fn of(
        texts: &Texts<'_>,
        file: FileId,
        range: Range<usize>,
        anchors: &[Range<usize>],
        budget: usize,
        unicode: bool,
    ) -> Self {
        let text = texts.measure(file);
        let mut line = Self { text: String::new(), places: Vec::new() };
        let mut shown_to = range.start;
        for part in parts(text, &range, anchors, budget) {
            line.gap(part.start > shown_to, unicode);
            for (at, char) in texts.get(file).into_iter().flat_map(|text| text.chars(part.clone())) {
                line.places.push((at, line.text.len()));
                if char == '\t' {
                    line.text.push(char);
                } else {
                    push_character(&mut line.text, char);
                }
            }
            shown_to = part.end;
        }
        line.gap(range.end > shown_to, unicode);
        line
    }

    fn gap(&mut self, hidden: bool, unicode: bool) {
        if hidden {
            self.text.push_str(if unicode { "…" } else { "..." });
        }
    }

    /// Where the character at `offset` of the file went; what is hidden is at the gap before what follows.
    pub(super) fn place(&self, offset: usize) -> usize {
        let next = self.places.partition_point(|(at, _)| *at < offset);
        self.places.get(next).map_or(self.text.len(), |(_, place)| *place)
    }
}

/// The parts of the line to show: all of it if it fits, otherwise the surroundings of each anchor.
fn parts(text: &str, line: &Range<usize>, anchors: &[Range<usize>], budget: usize) -> Vec<Range<usize>> {
    let (whole, _) = forward(text, line.start, line.end, budget);
    if whole == line.end {
        return vec![line.clone()];
    }
    if anchors.is_empty() {
        let beginning = line.start..whole;
        return vec![beginning];
    }
    let share = budget.checked_div(anchors.len()).unwrap_or(budget).max(16);
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut windows: Vec<_> = anchors.iter().map(|anchor| window(text, line, anchor, share)).collect();
    sort_by_key(&mut windows, |window| window.start);
    for window in windows {
        match parts.last_mut() {
            Some(last) if window.start <= last.end => last.end = last.end.max(window.end),
            _ => parts.push(window),
        }
    }
    parts
}

/// The anchor's beginning with as much around it as `share` columns allow.
fn window(text: &str, line: &Range<usize>, anchor: &Range<usize>, share: usize) -> Range<usize> {
    let start = text.floor_char_boundary(anchor.start.clamp(line.start, line.end));
    let end = anchor.end.clamp(start, line.end);
    let (end, used) = forward(text, start, end, share.saturating_mul(3) / 4);
    // Half of the rest behind, then what is left before, then what that left over behind again.
    let rest = share.saturating_sub(used);
    let (_, used_behind) = forward(text, end, line.end, rest / 2);
    let (start, used_before) = backward(text, line.start, start, rest.saturating_sub(used_behind));
    let (end, _) = forward(text, end, line.end, rest.saturating_sub(used_before));
    start..end
}

/// How far `columns` columns reach from `from`, at most to `to`, and how many were used.
fn forward(text: &str, from: usize, to: usize, columns: usize) -> (usize, usize) {
    let (mut at, mut used) = (from, 0_usize);
    for char in text.get(from..to).unwrap_or("").chars() {
        let next = used.saturating_add(width(char));
        if next > columns {
            break;
        }
        used = next;
        at = at.saturating_add(char.len_utf8());
    }
    (at, used)
}

/// How far `columns` columns reach back from `to`, at most to `from`, and how many were used.
fn backward(text: &str, from: usize, to: usize, columns: usize) -> (usize, usize) {
    let (mut at, mut used) = (to, 0_usize);
    for char in text.get(from..to).unwrap_or("").chars().rev() {
        let next = used.saturating_add(width(char));
        if next > columns {
            break;
        }
        used = next;
        at = at.saturating_sub(char.len_utf8());
    }
    (at, used)
}
