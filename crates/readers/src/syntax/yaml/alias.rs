//! Aliases and merge keys: copies of what they stand for, within a limit.

use super::MAX_COPIED_NODES;
use super::builder::Builder;
use super::error::too_deep;
use crate::node::raw::{ALIAS, MERGE, MERGED, Raw, to_u32, to_usize};
use crate::node::{Kind, decoded};
use crate::syntax::MAX_DEPTH;
use akslint_diagnostics::{Problem, ProblemKind, Span};
use std::collections::HashSet;

/// So many bytes of a copied string count as a node: whoever keeps the strings pays for each copy.
const BYTES_FOR_A_NODE: usize = 64;

impl Builder<'_> {
    /// Adds what the anchor `id` stands at.
    pub(super) fn alias(&mut self, id: usize, span: Span) {
        let anchor = self.anchors.binary_search_by_key(&id, |(id, _)| *id).ok();
        let target = anchor.and_then(|at| self.anchors.get(at)).map(|(_, node)| *node);
        let Some((target, raw)) = target.and_then(|node| Some((node, self.raw(node)?))) else {
            // The anchor stands in a key that could not be kept, which is told already.
            self.leaf(Raw::leaf(Kind::Invalid, span.start, span.end));
            return;
        };
        if raw.is_branch() && raw.link == 0 {
            self.problem(Problem::new(
                ProblemKind::Syntax,
                span,
                "this alias stands within what it stands for",
            ));
            self.leaf(Raw::leaf(Kind::Invalid, span.start, span.end));
            return;
        }
        // An anchor cannot stand at an alias, so that the target is the value itself.
        if self.wants_key() {
            if raw.is_branch() {
                self.bad_key(span);
                return;
            }
            self.add_key(raw);
        }
        let wrapper = to_u32(self.nodes.len());
        if self.may_copy(target, self.depth(), span) {
            self.push(Raw::leaf(raw.kind, span.start, span.end).with(ALIAS));
            self.copy(target);
            let link = to_u32(self.nodes.len());
            if let Some(raw) = self.nodes.get_mut(to_usize(wrapper)) {
                raw.link = link;
            }
        } else {
            self.push(Raw::leaf(Kind::Invalid, span.start, span.end));
        }
        self.placed(span.end);
    }

    /// Adds the members that the merge keys of the mapping at `object`, which is about to end, bring in.
    pub(super) fn merge(&mut self, object: u32) {
        let mut sources = Vec::new();
        let mut written = HashSet::new();
        let end = to_u32(self.nodes.len());
        let mut at = object.saturating_add(1);
        while let Some((key, value, next)) = self.pair(at, end) {
            if self.raw(key).is_some_and(|raw| raw.has(MERGE)) {
                self.sources(value, &mut sources);
            }
            at = next;
        }
        if sources.is_empty() {
            return;
        }
        at = object.saturating_add(1);
        while let Some((key, _, next)) = self.pair(at, end) {
            written.insert(self.key_text(key));
            at = next;
        }
        for source in sources {
            let end = self.past(source);
            let mut at = source.saturating_add(1);
            while let Some((key, value, next)) = self.pair(at, end) {
                at = next;
                let Some(raw) = self.raw(key) else { return };
                if raw.has(MERGE) || !written.insert(self.key_text(key)) {
                    continue;
                }
                let span = raw.span(self.file);
                if !self.may_copy(key, 0, span) || !self.may_copy(value, self.depth() + 1, span) {
                    return;
                }
                let copied = self.nodes.len();
                self.copy(key);
                if let Some(raw) = self.nodes.get_mut(copied) {
                    raw.flags |= MERGED;
                }
                self.copy(value);
            }
        }
    }

    /// The mappings that a merge key's `value` names.
    fn sources(&mut self, value: u32, sources: &mut Vec<u32>) {
        let node = self.target(value);
        let Some(raw) = self.raw(node) else { return };
        match raw.kind {
            Kind::Object => sources.push(node),
            Kind::Array => {
                let end = self.past(node);
                let mut at = node.saturating_add(1);
                while at < end {
                    let item = self.target(at);
                    match self.raw(item) {
                        Some(raw) if raw.kind == Kind::Object => sources.push(item),
                        _ => self.bad_merge(at),
                    }
                    at = self.past(at);
                }
            }
            Kind::Invalid => {}
            _ => self.bad_merge(value),
        }
    }

    fn bad_merge(&mut self, node: u32) {
        if let Some(raw) = self.raw(node) {
            let message = "a merge key needs a mapping, or a sequence of mappings";
            self.problem(Problem::new(ProblemKind::Shape, raw.span(self.file), message));
        }
    }

    /// The value that the node at `at` stands for.
    fn target(&self, at: u32) -> u32 {
        if self.raw(at).is_some_and(|raw| raw.has(ALIAS)) { at.saturating_add(1) } else { at }
    }

    /// The key and value at `at`, and the index after them.
    fn pair(&self, at: u32, end: u32) -> Option<(u32, u32, u32)> {
        let value = self.past(at);
        (at < end && value < end).then(|| (at, value, self.past(value)))
    }

    fn key_text(&self, key: u32) -> String {
        let raw = self.raw(self.target(key)).unwrap_or(Raw::leaf(Kind::Invalid, 0, 0));
        decoded(raw, self.text, &self.stored).into_owned()
    }

    /// Whether the subtree at `node` can be copied to `depth`; if not, that is told at `span`.
    fn may_copy(&mut self, node: u32, depth: usize, span: Span) -> bool {
        let range = to_usize(node)..to_usize(self.past(node));
        if range.len() > MAX_COPIED_NODES || self.cost(node) > self.budget {
            self.limit(span, "the aliases stand for too much: the document would grow without end");
            return false;
        }
        let mut ends: Vec<u32> = Vec::new();
        let mut deepest = 0;
        for (at, raw) in (node..).zip(self.nodes.get(range).unwrap_or(&[])) {
            while ends.last().is_some_and(|end| *end <= at) {
                ends.pop();
            }
            if raw.is_branch() && !raw.has(ALIAS) {
                ends.push(raw.link);
                deepest = deepest.max(ends.len());
            }
        }
        if depth + deepest > MAX_DEPTH {
            self.limit(span, too_deep());
            return false;
        }
        true
    }

    /// What a copy of the subtree at `node` takes of the budget: its nodes and the alias, and its text.
    fn cost(&self, node: u32) -> usize {
        let nodes = self.nodes.get(to_usize(node)..to_usize(self.past(node))).unwrap_or(&[]);
        let text = |raw: &Raw| if raw.is_branch() { 0 } else { to_usize(raw.end.saturating_sub(raw.start)) };
        nodes.iter().map(|raw| 1 + text(raw) / BYTES_FOR_A_NODE).sum::<usize>() + 1
    }

    /// Appends a copy of the subtree at `node`.
    fn copy(&mut self, node: u32) {
        self.budget = self.budget.saturating_sub(self.cost(node));
        let range = to_usize(node)..to_usize(self.past(node));
        let shift = to_u32(self.nodes.len()).saturating_sub(node);
        for at in range {
            let Some(mut raw) = self.nodes.get(at).copied() else { return };
            if raw.is_branch() {
                raw.link = raw.link.saturating_add(shift);
            }
            self.push(raw);
        }
    }
}
