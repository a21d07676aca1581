//! Reading scalars: strings, booleans, numbers, and the way from a decoded string back to its source.

use super::escapes::{self, decode};
use super::raw::{ESCAPED, QUOTED, Raw, STORED, TRUE, to_u32, to_usize};
use super::{Kind, Node, align};
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
            let (start, end) = self.value_raw().content();
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
    /// the content, one within an escape the start of the escape.
    #[must_use]
    pub fn source_offset(self, decoded: usize) -> u32 {
        let raw = self.value_raw();
        let (start, end) = raw.content();
        let past_start = if raw.kind != Kind::String {
            0
        } else if raw.has(STORED) {
            align::source_offset(
                self.tree.text,
                to_usize(start)..to_usize(end),
                raw.has(QUOTED),
                &self.decoded(),
                decoded,
            )
        } else if raw.has(ESCAPED) {
            escapes::source_offset(self.tree.source(start, end), decoded)
        } else {
            decoded
        };
        start.saturating_add(to_u32(past_start)).min(end)
    }

    /// The string; for anything but a string, its characters.
    pub(crate) fn decoded(self) -> Cow<'a, str> {
        let raw = self.value_raw();
        if raw.is_decoded_apart() {
            return decoded(raw, self.tree.text, &self.tree.stored);
        }
        let (start, end) = raw.content();
        Cow::Borrowed(self.tree.source(start, end))
    }
}

/// The string of `raw`; for anything but a string, its characters.
pub(crate) fn decoded<'a>(raw: Raw, text: &'a str, stored: &'a [Box<str>]) -> Cow<'a, str> {
    if raw.has(STORED) {
        return Cow::Borrowed(stored.get(to_usize(raw.link)).map_or("", |text| text));
    }
    let (start, end) = raw.content();
    let source = text.get(to_usize(start)..to_usize(end)).unwrap_or("");
    if raw.has(ESCAPED) { Cow::Owned(decode(source)) } else { Cow::Borrowed(source) }
}
