//! Keys that stand twice in one object: cheap for the usual object, and never quadratic.

use crate::node::raw::{Raw, to_usize};
use crate::node::{Kind, decoded};
use akslint_diagnostics::order::in_order;
use akslint_diagnostics::{FileId, Span};
use std::borrow::Cow;
use std::cmp::Ordering;

/// Up to this many keys are compared pair by pair.
const FEW: usize = 12;

/// A key of an object that is still open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    /// The same for keys that are equal in any case.
    hash: u32,
    /// The index of its node.
    node: u32,
}

impl Key {
    /// The key of the decoded characters `key`, which will be the node at `node`.
    pub(super) fn new(key: &[u8], node: u32) -> Self {
        Self { hash: folded_hash(key), node }
    }
}

/// What the indices of keys refer to.
pub(super) struct Keys<'a> {
    pub(super) text: &'a str,
    pub(super) nodes: &'a [Raw],
    pub(super) stored: &'a [Box<str>],
    /// Whether keys are equal in any case of ASCII letters.
    pub(super) any_case: bool,
}

impl Keys<'_> {
    /// Each of `keys`, those of one object, that equals an earlier one: the first of them and the later one.
    pub(super) fn duplicates(&self, keys: &[Key], file: FileId) -> Vec<(Span, Span)> {
        if keys.len() <= FEW {
            let mut rest = keys;
            let mut any = false;
            while let Some((first, tail)) = rest.split_first() {
                any |= tail.iter().any(|other| other.hash == first.hash);
                rest = tail;
            }
            if !any {
                return Vec::new();
            }
        }
        let order = |one: usize, two: usize| match (keys.get(one), keys.get(two)) {
            (Some(one), Some(two)) => one.hash.cmp(&two.hash).then_with(|| self.order(*one, *two)),
            _ => Ordering::Equal,
        };
        let mut firsts: Vec<Option<&Key>> = vec![None; keys.len()];
        for same in in_order(keys.len(), &order).chunk_by(|one, two| order(*one, *two).is_eq()) {
            let Some((first, others)) = same.split_first() else { continue };
            for other in others {
                if let Some(place) = firsts.get_mut(*other) {
                    *place = keys.get(*first);
                }
            }
        }
        let span = |key: &Key| self.raw(key.node).span(file);
        keys.iter().zip(firsts).filter_map(|(later, first)| Some((span(first?), span(later)))).collect()
    }

    fn raw(&self, node: u32) -> Raw {
        self.nodes.get(to_usize(node)).copied().unwrap_or(Raw::leaf(Kind::Invalid, 0, 0))
    }

    fn order(&self, a: Key, b: Key) -> Ordering {
        let (a, b) = (self.of(a), self.of(b));
        if self.any_case {
            let fold = |byte: u8| byte.to_ascii_lowercase();
            a.bytes().map(fold).cmp(b.bytes().map(fold))
        } else {
            a.cmp(&b)
        }
    }

    fn of(&self, key: Key) -> Cow<'_, str> {
        decoded(self.raw(key.node), self.text, self.stored)
    }
}

/// A figure that keys equal in any case share. Keys that differ rarely do.
fn folded_hash(bytes: &[u8]) -> u32 {
    let mut hash = u64::try_from(bytes.len()).unwrap_or(0).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut rest = bytes;
    while let Some((chunk, tail)) = rest.split_first_chunk::<8>() {
        hash = mix(hash, u64::from_le_bytes(*chunk));
        rest = tail;
    }
    let last = rest.iter().fold(0u64, |word, byte| word << 8 | u64::from(*byte));
    u32::try_from(mix(hash, last) >> 32).unwrap_or(0)
}

const fn mix(hash: u64, word: u64) -> u64 {
    // The bit by which the cases of a letter differ is set in every byte.
    let mixed = (hash ^ (word | 0x2020_2020_2020_2020)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    mixed ^ (mixed >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn hashes_do_not_depend_on_case(text in "[a-zA-Z0-9$._-]{0,40}") {
            prop_assert_eq!(folded_hash(text.as_bytes()), folded_hash(text.to_ascii_uppercase().as_bytes()));
        }
    }
}
