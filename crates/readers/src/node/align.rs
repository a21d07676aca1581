//! From a decoded YAML string back to its source, for strings that are folded, indented or escaped in YAML's ways.
//!
//! The parser gives the decoded string only; its characters are found again by reading source and string in step.

use std::ops::Range;

/// Where the byte at `offset` of `decoded` stands, counted from the start of `range`, the content in `text`.
pub(super) fn source_offset(
    text: &str,
    range: Range<usize>,
    quoted: bool,
    decoded: &str,
    offset: usize,
) -> usize {
    let source = text.get(range.clone()).unwrap_or("");
    let before = text.get(..range.start).unwrap_or("");
    let style = match before.as_bytes().last() {
        Some(b'"') if quoted => Style::Double,
        Some(b'\'') if quoted => Style::Single,
        _ => Style::Lines { indent: indent(before, source, decoded) },
    };
    let mut walk = Walk { source, at: 0, style };
    for (at, char) in decoded.char_indices() {
        let (start, end) = walk.step(char);
        if offset < at.saturating_add(char.len_utf8()) {
            return start;
        }
        walk.at = end;
    }
    source.len()
}

/// How the source is to be read.
#[derive(Clone, Copy)]
enum Style {
    Double,
    Single,
    /// Plain and block scalars; of the spaces that begin a line, `indent` are none of the string's.
    Lines {
        indent: usize,
    },
}

/// The columns by which the lines of a block scalar are indented beyond its string; 0 for a plain scalar, whose
/// blanks are passed over because they do not match.
fn indent(before: &str, source: &str, decoded: &str) -> usize {
    let line_start = before.rfind(['\n', '\r']).map_or(0, |found| found + 1);
    let first = before.get(line_start..).unwrap_or("");
    let spaces = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let is_blank = |line: &&str| line.trim_matches([' ', '\n', '\r']).is_empty();
    let decoded_spaces = decoded.split('\n').find(|line| !is_blank(line)).map_or(0, spaces);
    let source_spaces = if first.trim_matches(' ').is_empty() && !source.starts_with(['\n', '\r']) {
        first.len() + spaces(source)
    } else {
        source.split(['\n', '\r']).find(|line| !is_blank(line)).map_or(0, spaces)
    };
    source_spaces.saturating_sub(decoded_spaces)
}

struct Walk<'a> {
    source: &'a str,
    at: usize,
    style: Style,
}

impl Walk<'_> {
    /// The source range of the next character of the string, which is `char`.
    fn step(&self, char: char) -> (usize, usize) {
        let mut at = self.at;
        loop {
            let rest = self.source.get(at..).unwrap_or("");
            let Some(next) = rest.chars().next() else { return (self.source.len(), self.source.len()) };
            if let Some(len) = line_break(rest) {
                let end = at + len + self.margin(at + len);
                if matches!(char, '\n' | ' ') {
                    return (at, end);
                }
                at = end;
                continue;
            }
            match (self.style, next) {
                (Style::Double, '\\') => {
                    let escaped = rest.get(1..).unwrap_or("");
                    if let Some(len) = line_break(escaped) {
                        // An escaped line break joins the lines without a space.
                        let end = at + 1 + len;
                        at = end + self.margin(end);
                        continue;
                    }
                    return (at, at + escape_len(rest, char));
                }
                (Style::Single, '\'') => return (at, at + 2),
                _ if next != char && matches!(next, ' ' | '\t') => at += 1,
                _ => return (at, at + next.len_utf8()),
            }
        }
    }

    /// The bytes at the start of a line that are none of the string's.
    fn margin(&self, line: usize) -> usize {
        let rest = self.source.get(line..).unwrap_or("");
        match self.style {
            Style::Lines { indent } => rest.bytes().take(indent).take_while(|byte| *byte == b' ').count(),
            Style::Double | Style::Single => {
                rest.bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
            }
        }
    }
}

/// The length of an escape of a double-quoted string that stands for `char`.
fn escape_len(rest: &str, char: char) -> usize {
    match rest.as_bytes().get(1) {
        Some(b'x') => 4,
        // A character beyond the basic plane takes two escapes of four digits.
        Some(b'u') if u32::from(char) > 0xffff => 12,
        Some(b'u') => 6,
        Some(b'U') => 10,
        _ => 1 + rest.chars().nth(1).map_or(0, char::len_utf8),
    }
}

fn line_break(rest: &str) -> Option<usize> {
    match rest.as_bytes() {
        [b'\r', b'\n', ..] => Some(2),
        [b'\r' | b'\n', ..] => Some(1),
        _ => None,
    }
}
