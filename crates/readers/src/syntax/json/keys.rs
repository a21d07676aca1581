//! Keys that stand twice in one object: cheap for the usual object, and never quadratic.

use super::Dialect;
use crate::node::decode;
use crate::node::raw::{ESCAPED, Raw, to_usize};
use std::borrow::Cow;
use std::cmp::Ordering;

/// Up to this many keys are compared pair by pair.
const FEW: usize = 12;

/// A key of an object that is still open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    /// The same for keys that are equal in any case.
    pub(super) hash: u32,
    /// The index of its node.
    pub(super) node: u32,
}

/// Reports each of `keys`, those of one object, that equals an earlier one: the first of them and the later one.
pub(super) fn duplicates(
    text: &str,
    nodes: &[Raw],
    keys: &mut [Key],
    dialect: Dialect,
    mut report: impl FnMut(Raw, Raw),
) {
    let texts = Texts { text, nodes, dialect };
    if keys.len() <= FEW {
        let mut rest: &[Key] = keys;
        let mut any = false;
        while let Some((first, tail)) = rest.split_first() {
            any |= tail.iter().any(|other| other.hash == first.hash);
            rest = tail;
        }
        if !any {
            return;
        }
    }
    keys.sort_unstable_by(|a, b| {
        a.hash.cmp(&b.hash).then_with(|| texts.order(*a, *b)).then(a.node.cmp(&b.node))
    });
    let mut found = Vec::new();
    for same in keys.chunk_by(|a, b| a.hash == b.hash && texts.order(*a, *b) == Ordering::Equal) {
        if let Some((first, others)) = same.split_first() {
            found.extend(others.iter().map(|other| (other.node, first.node)));
        }
    }
    found.sort_unstable();
    for (later, first) in found {
        report(texts.raw(first), texts.raw(later));
    }
}

struct Texts<'a> {
    text: &'a str,
    nodes: &'a [Raw],
    dialect: Dialect,
}

impl Texts<'_> {
    fn raw(&self, node: u32) -> Raw {
        self.nodes.get(to_usize(node)).copied().unwrap_or(Raw::leaf(crate::node::Kind::Invalid, 0, 0))
    }

    fn order(&self, a: Key, b: Key) -> Ordering {
        let (a, b) = (self.of(a), self.of(b));
        match self.dialect {
            Dialect::Strict => a.cmp(&b),
            Dialect::Arm => {
                let fold = |byte: u8| byte.to_ascii_lowercase();
                a.bytes().map(fold).cmp(b.bytes().map(fold))
            }
        }
    }

    fn of(&self, key: Key) -> Cow<'_, str> {
        let raw = self.raw(key.node);
        content(self.text, raw)
    }
}

/// The decoded key of `raw`.
pub(super) fn content(text: &str, raw: Raw) -> Cow<'_, str> {
    let (start, end) = (to_usize(raw.start), to_usize(raw.end));
    if raw.has(crate::node::raw::QUOTED) {
        let source = text.get(start + 1..end.saturating_sub(1)).unwrap_or("");
        if raw.has(ESCAPED) { Cow::Owned(decode(source)) } else { Cow::Borrowed(source) }
    } else {
        Cow::Borrowed(text.get(start..end).unwrap_or(""))
    }
}
