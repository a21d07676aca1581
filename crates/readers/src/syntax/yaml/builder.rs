//! From the events of one document to its tree.

use super::error::too_deep;
use crate::node::raw::{MERGE, Raw, to_u32, to_usize};
use crate::node::{Kind, Parsed, Tree, decoded};
use crate::syntax::keys::{Key, Keys};
use crate::syntax::{MAX_DEPTH, MAX_NODES, MAX_PROBLEMS};
use akslint_diagnostics::order::sort;
use akslint_diagnostics::{FileId, Problem, ProblemKind, Span};
use granit_parser::{Event, StructureStyle};

/// A sequence or mapping that is still open.
#[derive(Clone, Copy, Debug)]
struct Frame {
    node: u32,
    is_object: bool,
    /// Whether a mapping expects a key next.
    wants_key: bool,
    /// How many keys were open before it.
    keys: usize,
    /// Where its last child ends.
    end: u32,
}

/// Builds the tree of one document.
pub(super) struct Builder<'t> {
    pub(super) file: FileId,
    pub(super) text: &'t str,
    pub(super) nodes: Vec<Raw>,
    pub(super) stored: Vec<Box<str>>,
    /// What is left of the nodes that aliases may add.
    pub(super) budget: usize,
    /// The node of each anchor, by its number; a later anchor has a larger one.
    pub(super) anchors: Vec<(usize, u32)>,
    frames: Vec<Frame>,
    keys: Vec<Key>,
    problems: Vec<Problem>,
    duplicates: Vec<(Span, Span)>,
    halted: bool,
}

impl<'t> Builder<'t> {
    pub(super) const fn new(file: FileId, text: &'t str, budget: usize) -> Self {
        Self {
            file,
            text,
            nodes: Vec::new(),
            stored: Vec::new(),
            budget,
            anchors: Vec::new(),
            frames: Vec::new(),
            keys: Vec::new(),
            problems: Vec::new(),
            duplicates: Vec::new(),
            halted: false,
        }
    }

    pub(super) const fn is_halted(&self) -> bool {
        self.halted
    }

    pub(super) const fn budget(&self) -> usize {
        self.budget
    }

    /// How many sequences and mappings are open.
    pub(super) const fn depth(&self) -> usize {
        self.frames.len()
    }

    /// Takes the next event within the document.
    pub(super) fn event(&mut self, event: Event<'t>, span: Span) {
        if self.halted {
            return;
        }
        match event {
            Event::Scalar(value, style, anchor, tag) => {
                let raw = self.scalar(value, style, tag.as_deref(), span);
                self.anchor(anchor);
                self.leaf(raw);
            }
            Event::Alias(id) => self.alias(id, span),
            Event::UnresolvedAlias(_) => {
                let message = "there is no anchor of this name before this alias";
                self.problem(Problem::new(ProblemKind::Syntax, span, message));
                self.leaf(Raw::leaf(Kind::Invalid, span.start, span.end));
            }
            Event::SequenceStart(style, anchor, _) => self.start(false, style, anchor, span),
            Event::MappingStart(style, anchor, _) => self.start(true, style, anchor, span),
            Event::SequenceEnd | Event::MappingEnd => self.end(span.end, !span.is_empty()),
            _ => {}
        }
    }

    /// Closes what is open and gives the tree.
    pub(super) fn finish(mut self, mut comments: Vec<Span>) -> Parsed<'t> {
        while let Some(frame) = self.frames.last().copied() {
            if frame.is_object && !frame.wants_key {
                self.leaf(Raw::leaf(Kind::Invalid, frame.end, frame.end));
            }
            self.end(frame.end, false);
        }
        sort(&mut comments);
        let tree = Tree::new(self.file, self.text, self.nodes, self.stored, comments);
        Parsed { tree, problems: self.problems, duplicates: self.duplicates }
    }

    /// Tells of a problem; after many, the rest is left unread.
    pub(super) fn problem(&mut self, problem: Problem) {
        if !self.halted {
            self.halted = self.problems.len() + 1 >= MAX_PROBLEMS;
            self.problems.push(problem);
        }
    }

    /// Tells that a limit was reached, and stops.
    pub(super) fn limit(&mut self, span: Span, message: impl Into<String>) {
        self.problem(Problem::new(ProblemKind::Limit, span, message));
        self.halted = true;
    }

    /// Whether the next node is a key.
    pub(super) fn wants_key(&self) -> bool {
        self.frames.last().is_some_and(|frame| frame.is_object && frame.wants_key)
    }

    /// Adds a node.
    pub(super) fn push(&mut self, raw: Raw) {
        if self.nodes.len() >= MAX_NODES {
            self.limit(
                raw.span(self.file),
                format!("the document has more than {MAX_NODES} values and keys"),
            );
        }
        self.nodes.push(raw);
    }

    /// Adds a key or value without children.
    pub(super) fn leaf(&mut self, raw: Raw) {
        if self.wants_key() && !raw.has(MERGE) {
            self.add_key(raw);
        }
        self.push(raw);
        self.placed(raw.end);
    }

    /// Remembers the key of the node that is about to be added.
    pub(super) fn add_key(&mut self, value: Raw) {
        let key = Key::new(decoded(value, self.text, &self.stored).as_bytes(), to_u32(self.nodes.len()));
        self.keys.push(key);
    }

    /// Notes that a key or value is complete.
    pub(super) fn placed(&mut self, end: u32) {
        if let Some(frame) = self.frames.last_mut() {
            frame.end = frame.end.max(end);
            frame.wants_key = frame.is_object && !frame.wants_key;
        }
    }

    /// The subtree at `node` ends before this index.
    pub(super) fn past(&self, node: u32) -> u32 {
        self.raw(node).map_or(node.saturating_add(1), |raw| raw.past(node))
    }

    pub(super) fn raw(&self, node: u32) -> Option<Raw> {
        self.nodes.get(to_usize(node)).copied()
    }

    fn anchor(&mut self, id: usize) {
        if id != 0 {
            self.anchors.push((id, to_u32(self.nodes.len())));
        }
    }

    fn start(&mut self, is_object: bool, style: StructureStyle, anchor: usize, span: Span) {
        let end = if style == StructureStyle::Flow { span.end } else { span.start };
        if self.frames.len() >= MAX_DEPTH {
            self.leaf(Raw::leaf(Kind::Invalid, span.start, end));
            self.limit(span, too_deep());
            return;
        }
        self.anchor(anchor);
        let node = to_u32(self.nodes.len());
        let kind = if is_object { Kind::Object } else { Kind::Array };
        self.push(Raw::leaf(kind, span.start, end));
        self.frames.push(Frame { node, is_object, wants_key: is_object, keys: self.keys.len(), end });
    }

    /// Closes the innermost sequence or mapping: at `end` if a bracket closes it, otherwise after its last child.
    fn end(&mut self, end: u32, bracket: bool) {
        let Some(frame) = self.frames.pop() else { return };
        if frame.is_object {
            self.merge(frame.node);
            self.find_duplicates(frame);
        }
        let end = if bracket { end.max(frame.end) } else { frame.end };
        let link = to_u32(self.nodes.len());
        if let Some(raw) = self.nodes.get_mut(to_usize(frame.node)) {
            raw.end = end;
            raw.link = link;
        }
        if self.wants_key() {
            self.complex_key(frame.node);
        } else {
            self.placed(end);
        }
    }

    /// A sequence or mapping as a key has no place in the tree.
    fn complex_key(&mut self, node: u32) {
        let Some(raw) = self.raw(node) else { return };
        self.nodes.truncate(to_usize(node));
        self.anchors.retain(|(_, anchored)| *anchored < node);
        self.bad_key(raw.span(self.file));
    }

    pub(super) fn bad_key(&mut self, span: Span) {
        self.problem(Problem::new(ProblemKind::Shape, span, "a key must be a plain value"));
        self.leaf(Raw::leaf(Kind::Invalid, span.start, span.end));
    }

    fn find_duplicates(&mut self, frame: Frame) {
        let open = self.keys.get(frame.keys..).unwrap_or_default();
        let keys = Keys { text: self.text, nodes: &self.nodes, stored: &self.stored, any_case: false };
        self.duplicates.extend(keys.duplicates(open, self.file));
        self.keys.truncate(frame.keys);
    }
}
