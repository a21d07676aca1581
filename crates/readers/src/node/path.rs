//! From an offset to the path of the value there, and from a path to its value.

use super::raw::MERGED;
use super::{Node, Tree};
use akslint_diagnostics::{PathSegment, Span};

impl Tree<'_> {
    /// The path of the innermost value, or key, that holds the byte at `offset`; empty for the root and outside it.
    #[must_use]
    pub fn path_to(&self, offset: u32) -> Vec<PathSegment> {
        self.root().map_or_else(Vec::new, |root| root.path_to(offset))
    }
}

impl Node<'_> {
    /// The path from this node to the innermost value, or key, that holds the byte at `offset`.
    #[must_use]
    pub fn path_to(self, offset: u32) -> Vec<PathSegment> {
        let mut path = Vec::new();
        let mut node = self;
        while let Some((segment, inner)) = node.step_to(offset) {
            path.push(segment);
            match inner {
                Some(inner) => node = inner,
                None => break,
            }
        }
        path
    }

    /// The value at `path` from this node; of duplicate keys the last, the exact case before any other.
    #[must_use]
    pub fn at_path(self, path: &[PathSegment]) -> Option<Self> {
        path.iter().try_fold(self, |node, segment| match segment {
            PathSegment::Key(key) => node.get_exact(key).or_else(|| node.get(key)),
            PathSegment::Index(index) => node.item(usize::try_from(*index).ok()?),
        })
    }

    /// The child that holds `offset`; without a node where it is a key.
    fn step_to(self, offset: u32) -> Option<(PathSegment, Option<Self>)> {
        // What an alias stands for lies elsewhere in the text.
        if self.is_alias() {
            return None;
        }
        for (index, item) in (0u32..).zip(self.items()) {
            if holds(item.span(), offset) {
                return Some((PathSegment::Index(index), Some(item)));
            }
        }
        for (name, value) in self.written_pairs().filter(|(name, _)| !name.raw.has(MERGED)) {
            let key = name.node;
            let in_value = holds(value.span(), offset);
            if in_value || holds(key.span(), offset) {
                return Some((PathSegment::Key(key.decoded().into_owned()), in_value.then_some(value)));
            }
        }
        None
    }
}

/// Whether the span holds the byte at `offset`; an empty span holds the one it stands before.
const fn holds(span: Span, offset: u32) -> bool {
    span.start <= offset && (offset < span.end || span.start == span.end && offset == span.start)
}
