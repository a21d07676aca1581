//! The arena of a tree: nodes of 16 bytes in pre-order, so that a subtree is a contiguous run.

use super::Kind;
use akslint_diagnostics::{FileId, Span};

/// `true`, for a node of kind Bool.
pub(crate) const TRUE: u8 = 1;
/// The first and the last byte of the span are quotes.
pub(crate) const QUOTED: u8 = 1 << 1;
/// The characters between the quotes have JSON escapes, which are decoded when they are asked for.
pub(crate) const ESCAPED: u8 = 1 << 2;
/// The decoded string lies in the tree's table, at `link`.
pub(crate) const STORED: u8 = 1 << 3;
/// Not a value itself: the span of an alias; the value it stands for is the next node.
pub(crate) const ALIAS: u8 = 1 << 4;
/// A member that a merge key brought in from elsewhere; set on its key.
pub(crate) const MERGED: u8 = 1 << 5;
/// A merge key; what it merges are members of their own.
pub(crate) const MERGE: u8 = 1 << 6;

/// One node of the arena. An object's children are key, value, key, value, …
#[derive(Clone, Copy, Debug)]
pub(crate) struct Raw {
    /// Offset of the first byte of the token.
    pub(crate) start: u32,
    /// Offset one past the last byte.
    pub(crate) end: u32,
    /// Arrays, objects and aliases: the index one past the subtree. `STORED` strings: the index of the text. Else 0.
    pub(crate) link: u32,
    /// What it is.
    pub(crate) kind: Kind,
    /// The flags above.
    pub(crate) flags: u8,
    /// Objects: what keys it may have. Most that are asked for are not there.
    pub(crate) keys: KeySet,
}

/// A set of keys, in any case of ASCII letters, that never denies one that it was given.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KeySet(u16);

impl KeySet {
    /// No key.
    pub(crate) const NONE: Self = Self(0);
    /// Any key.
    pub(crate) const ANY: Self = Self(u16::MAX);

    /// Just this key, and those like it in their length and first letter.
    pub(crate) fn of(key: &[u8]) -> Self {
        const CASE: u8 = 0x20;
        let first = key.first().map_or(0, |byte| usize::from(byte | CASE));
        Self(1 << ((first ^ key.len()) % 16))
    }

    /// What is in one of them.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the key may be in it.
    pub(crate) fn may_have(self, key: &str) -> bool {
        self.0 & Self::of(key.as_bytes()).0 != 0
    }
}

impl Raw {
    /// A node without children.
    pub(crate) const fn leaf(kind: Kind, start: u32, end: u32) -> Self {
        Self { start, end, link: 0, kind, flags: 0, keys: KeySet::ANY }
    }

    /// The same node with `flags` set.
    pub(crate) const fn with(mut self, flags: u8) -> Self {
        self.flags |= flags;
        self
    }

    /// Its token.
    pub(crate) const fn span(self, file: FileId) -> Span {
        Span::new(file, self.start, self.end)
    }

    /// The offsets of what lies between the quotes, if it has quotes.
    pub(crate) const fn content(self) -> (u32, u32) {
        if self.has(QUOTED) {
            (self.start.saturating_add(1), self.end.saturating_sub(1))
        } else {
            (self.start, self.end)
        }
    }

    /// The bytes between the quotes, as they are written.
    pub(crate) fn content_bytes(self, text: &str) -> &[u8] {
        let (start, end) = self.content();
        text.as_bytes().get(to_usize(start)..to_usize(end)).unwrap_or(&[])
    }

    /// Number of the bytes between the quotes.
    pub(crate) fn content_len(self) -> usize {
        let quotes = if self.has(QUOTED) { 2 } else { 0 };
        to_usize(self.end.saturating_sub(self.start).saturating_sub(quotes))
    }

    /// Whether the string differs from the characters between its quotes.
    pub(crate) const fn is_decoded_apart(self) -> bool {
        self.flags & (ESCAPED | STORED | ALIAS) != 0
    }

    /// Whether all of `flags` are set.
    pub(crate) const fn has(self, flags: u8) -> bool {
        self.flags & flags == flags
    }

    /// The index one past the subtree of this node, which stands at `at`.
    pub(crate) const fn past(self, at: u32) -> u32 {
        let next = at.saturating_add(1);
        if self.link > next && !self.has(STORED) { self.link } else { next }
    }

    /// Whether `link` is the index one past its subtree.
    pub(crate) const fn is_branch(self) -> bool {
        matches!(self.kind, Kind::Array | Kind::Object) || self.has(ALIAS)
    }
}

/// An offset or count as the tree stores it; texts of 4 GiB and more are refused before.
pub(crate) fn to_u32(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

/// The inverse of [`to_u32`].
pub(crate) fn to_usize(value: u32) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}
