//! Texts as they were read, which nothing can print, and as they may be shown.

use crate::secrets::{merged, secrets_in};
use std::fmt;
use std::ops::Range;

/// A text as it was read, secrets included. It has no `Display`, and its `Debug` tells its length only; what may be shown
/// of it is [`Redacted`].
#[derive(Clone, Default, PartialEq, Eq)]
pub struct RawText(String);

impl RawText {
    /// The characters themselves: to be read, measured, hashed, or written back to their file, and never to be shown.
    /// `tests/layering.rs` lists who may ask for them.
    #[must_use]
    pub fn raw(&self) -> &str {
        &self.0
    }

    /// Number of bytes.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no character.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<String> for RawText {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for RawText {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<&String> for RawText {
    fn from(text: &String) -> Self {
        Self(text.clone())
    }
}

impl fmt::Debug for RawText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawText({} bytes)", self.0.len())
    }
}

/// A text whose secrets are covered character by character, so that lines and columns stay where they are.
pub struct Redacted<'t> {
    text: &'t RawText,
    /// In order and without overlaps.
    secrets: Vec<Range<usize>>,
    cover: char,
}

impl<'t> Redacted<'t> {
    /// The text of the file at `path` with `cover` for each character of a secret: those that its reader `marked`, and
    /// those that are told by their names and looks.
    #[must_use]
    pub(crate) fn new(path: &str, text: &'t RawText, marked: &[Range<u32>], cover: char) -> Self {
        let offset = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
        let mut secrets = secrets_in(path, text.raw());
        secrets.extend(marked.iter().map(|range| offset(range.start)..offset(range.end)));
        Self { text, secrets: merged(secrets), cover }
    }

    /// What of the secrets is in `range`, to be looked for where it must not be.
    pub fn secrets(&self, range: Range<usize>) -> impl Iterator<Item = &'t str> + use<'_, 't> {
        let from = self.secrets.partition_point(|secret| secret.end <= range.start);
        let all = self.secrets.get(from..).unwrap_or_default().iter();
        let Range { start, end } = range;
        all.take_while(move |secret| secret.start < end)
            .filter_map(move |secret| self.text.raw().get(secret.start.max(start)..secret.end.min(end)))
    }

    /// The characters of `range` with their offsets, as they may be shown.
    pub fn chars(&self, range: Range<usize>) -> impl Iterator<Item = (usize, char)> {
        let start = range.start;
        let text = self.text.raw().get(range).unwrap_or("");
        text.char_indices().map(move |(at, char)| {
            let at = start.saturating_add(at);
            let next = self.secrets.partition_point(|secret| secret.end <= at);
            let is_secret = self
                .secrets
                .get(next)
                .is_some_and(|secret| secret.start < at.saturating_add(char.len_utf8()));
            (at, if is_secret && !matches!(char, '\n' | '\r') { self.cover } else { char })
        })
    }
}

impl fmt::Display for Redacted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.chars(0..self.text.len()).try_for_each(|(_, char)| fmt::Write::write_char(f, char))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_that_touches_a_secret_is_covered() {
        let text = RawText::from("aébc😀d");
        let redacted = Redacted::new("a", &text, &[5..7, 2..4, 3..4, 9..9], '*');
        assert_eq!(redacted.to_string(), "a**c*d");
    }

    #[test]
    fn a_raw_text_tells_its_length_only() {
        assert_eq!(format!("{:?}", RawText::from("hunter2")), "RawText(7 bytes)");
    }
}
