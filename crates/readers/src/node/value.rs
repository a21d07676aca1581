//! Reading scalars: strings, booleans, numbers, and the way from a decoded string back to its source.

use super::escapes::{Pieces, decode};
use super::raw::{ESCAPED, QUOTED, STORED, TRUE, to_u32, to_usize};
use super::{Kind, Node};
use akslint_diagnostics::Span;
use std::borrow::Cow;

impl<'a> Node<'a> {
    /// The decoded string; `None` for anything but a string. Borrowed where the source has no escapes.
    #[must_use]
    pub fn text(self) -> Option<Cow<'a, str>> {
        (self.kind() == Kind::String).then(|| self.decoded())
    }

    /// The span between the quotes of a string; where there are none (YAML), the same as [`Self::decided_at`].
    #[must_use]
    pub fn content_span(self) -> Option<Span> {
        (self.kind() == Kind::String).then(|| {
            let (start, end) = self.content();
            Span::new(self.tree.file, start, end)
        })
    }

    /// The boolean.
    #[must_use]
    pub fn as_bool(self) -> Option<bool> {
        let raw = self.value_raw();
        (raw.kind == Kind::Bool).then(|| raw.has(TRUE))
    }

    /// The characters of a number.
    #[must_use]
    pub fn number_text(self) -> Option<&'a str> {
        let raw = self.value_raw();
        (raw.kind == Kind::Number).then(|| self.tree.source(raw.start, raw.end))
    }

    /// The number if it is written as an integer (YAML's `0x` and `0o` included) and fits.
    #[must_use]
    pub fn as_i64(self) -> Option<i64> {
        let text = self.number_text()?;
        if let Some(digits) = text.strip_prefix("0x") {
            return i64::from_str_radix(digits, 16).ok().filter(|value| *value >= 0);
        }
        if let Some(digits) = text.strip_prefix("0o") {
            return i64::from_str_radix(digits, 8).ok().filter(|value| *value >= 0);
        }
        text.parse().ok()
    }

    /// Where the byte at `decoded` of the decoded string stands in the file; an offset past the end is the end of
    /// the content. For an offset within an escape, the start of the escape.
    #[must_use]
    pub fn source_offset(self, decoded: usize) -> u32 {
        let raw = self.value_raw();
        let (start, end) = self.content();
        if raw.kind == Kind::String && raw.has(ESCAPED) {
            let source = self.tree.source(start, end);
            let mut seen = 0usize;
            for (at, piece) in Pieces::new(source) {
                let past = seen.saturating_add(piece.len());
                if decoded < past {
                    let within =
                        if matches!(piece, super::escapes::Piece::Plain(_)) { decoded - seen } else { 0 };
                    return start.saturating_add(to_u32(at.saturating_add(within)));
                }
                seen = past;
            }
            return end;
        }
        start.saturating_add(to_u32(decoded)).min(end)
    }

    /// The key's characters as [`Member::key`](super::Member::key) gives them.
    pub(super) fn key_text(self) -> Cow<'a, str> {
        let raw = self.value_raw();
        if raw.kind == Kind::String {
            self.decoded()
        } else {
            Cow::Borrowed(self.tree.source(raw.start, raw.end))
        }
    }

    /// Whether this key equals `key` in the sense of `equal`, without decoding where that is not needed.
    pub(super) fn is_key(self, key: &str, equal: fn(&str, &str) -> bool) -> bool {
        equal(&self.key_text(), key)
    }

    fn decoded(self) -> Cow<'a, str> {
        let raw = self.value_raw();
        if raw.has(STORED) {
            return Cow::Borrowed(self.tree.stored.get(to_usize(raw.link)).map_or("", |text| text));
        }
        let (start, end) = self.content();
        let source = self.tree.source(start, end);
        if raw.has(ESCAPED) { Cow::Owned(decode(source)) } else { Cow::Borrowed(source) }
    }

    fn content(self) -> (u32, u32) {
        let raw = self.value_raw();
        if raw.has(QUOTED) {
            (raw.start.saturating_add(1), raw.end.saturating_sub(1))
        } else {
            (raw.start, raw.end)
        }
    }
}
