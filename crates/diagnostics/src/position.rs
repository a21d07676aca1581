//! The only place where bytes become lines and columns.
//!
//! Lines end with LF, CRLF or CR, as editors count. Columns start at 1. A byte order mark has no column.

/// A position for people and tools; all figures start at 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineColumn {
    /// The line.
    pub line: u32,
    /// The column in Unicode characters (scalar values).
    pub column: u32,
    /// The column in UTF-16 code units, as editors and SARIF count.
    pub utf16: u32,
    /// The column in UTF-8 bytes, as reviewdog counts.
    pub utf8: u32,
}

/// The lines of one text.
#[derive(Clone, Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    starts: Vec<u32>,
}

const BYTE_ORDER_MARK: char = '\u{feff}';

impl<'t> LineIndex<'t> {
    /// Indexes `text`, which is shorter than 4 GiB.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let first = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
        let mut starts = vec![to_u32(first)];
        let bytes = text.as_bytes();
        for (at, byte) in bytes.iter().enumerate() {
            let ends_line = match byte {
                b'\n' => true,
                b'\r' => bytes.get(at.saturating_add(1)) != Some(&b'\n'),
                _ => false,
            };
            if ends_line {
                starts.push(to_u32(at.saturating_add(1)));
            }
        }
        Self { text, starts }
    }

    /// The position of the byte at `offset`; an offset past the end counts as the end, one within a character as
    /// the character's start.
    #[must_use]
    pub fn position(&self, offset: u32) -> LineColumn {
        let mut offset = to_usize(offset).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset = offset.saturating_sub(1);
        }
        let line = self.starts.partition_point(|start| to_usize(*start) <= offset).max(1);
        let start = self.starts.get(line.saturating_sub(1)).map_or(0, |start| to_usize(*start)).min(offset);
        let before = self.text.get(start..offset).unwrap_or("");
        LineColumn {
            line: to_u32(line),
            column: one_past(before.chars().count()),
            utf16: one_past(before.chars().map(char::len_utf16).sum()),
            utf8: one_past(before.len()),
        }
    }

    /// Number of lines; an empty text has one.
    #[must_use]
    pub fn count(&self) -> u32 {
        to_u32(self.starts.len())
    }

    /// The bytes of `line` (from 1), its line end left out.
    #[must_use]
    pub fn line(&self, line: u32) -> Option<std::ops::Range<u32>> {
        let index = to_usize(line).checked_sub(1)?;
        let start = *self.starts.get(index)?;
        let end = self.starts.get(index.saturating_add(1)).copied().unwrap_or(to_u32(self.text.len()));
        let content = self.text.get(to_usize(start)..to_usize(end))?.trim_end_matches(['\r', '\n']);
        Some(start..start.saturating_add(to_u32(content.len())))
    }
}

fn to_u32(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

fn to_usize(value: u32) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

fn one_past(count: usize) -> u32 {
    to_u32(count).saturating_add(1)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The position by counting from the first character, without an index.
    fn naive(text: &str, offset: usize) -> LineColumn {
        let text = text.strip_prefix(BYTE_ORDER_MARK).map_or((text, 0), |rest| (rest, 3));
        let (text, offset) = (text.0, offset.saturating_sub(text.1));
        let (mut line, mut column, mut utf16, mut utf8) = (1, 1, 1, 1);
        let mut chars = text.char_indices().peekable();
        while let Some((at, char)) = chars.next() {
            if at >= offset {
                break;
            }
            let crlf = char == '\r' && chars.peek().is_some_and(|(_, next)| *next == '\n');
            if (char == '\n' || char == '\r') && !crlf {
                (line, column, utf16, utf8) = (line + 1, 1, 1, 1);
            } else {
                column += 1;
                utf16 += char.len_utf16() as u32;
                utf8 += char.len_utf8() as u32;
            }
        }
        LineColumn { line, column, utf16, utf8 }
    }

    proptest! {
        #[test]
        fn agrees_with_counting(text in "\u{feff}?(\r\n|\n|\r|a|é|😀|\t|\u{2028}){0,40}", at in 0usize..120) {
            let mut at = at.min(text.len());
            while !text.is_char_boundary(at) { at -= 1; }
            prop_assert_eq!(LineIndex::new(&text).position(at as u32), naive(&text, at));
        }
    }

    #[test]
    fn a_byte_order_mark_has_no_column() {
        let index = LineIndex::new("\u{feff}ab");
        assert_eq!(index.position(3).column, 1);
        assert_eq!(index.position(0).column, 1);
    }

    #[test]
    fn lines_leave_their_ends_out() {
        let index = LineIndex::new("a\r\nbc\rd");
        assert_eq!(index.count(), 3);
        assert_eq!(index.line(2), Some(3..5));
        assert_eq!(index.line(4), None);
    }
}
