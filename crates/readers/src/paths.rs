//! From the characters of a file to the path of the value that they are.

use crate::node::{Node, Parsed};
use crate::spec;
use crate::syntax::json::{self, Dialect};
use akslint_diagnostics::{FileId, PathSegment, Span};
use akslint_model::Format;
use std::ops::Range;

/// The documents of a file, to find paths in.
pub struct Paths<'t> {
    file: FileId,
    text: &'t str,
    documents: Documents<'t>,
}

enum Documents<'t> {
    Parsed(Vec<Parsed<'t>>),
    /// A long stream: its documents are small, and each is parsed when it is asked for.
    Ranges(Vec<Range<usize>>),
}

impl<'t> Paths<'t> {
    /// Parses the file.
    #[must_use]
    pub fn of(format: Format, file: FileId, text: &'t str) -> Self {
        let documents = match format {
            Format::Arm => Documents::Parsed(vec![json::parse(file, text, Dialect::Arm)]),
            Format::Spec => Documents::Parsed(spec::documents(file, text)),
            Format::AzureOutput => stream(file, text),
        };
        Self { file, text, documents }
    }

    /// The path to the innermost value, or key, that holds all of `span`; empty for a whole document.
    #[must_use]
    pub fn to(&self, span: Span) -> Vec<PathSegment> {
        match &self.documents {
            Documents::Parsed(documents) => documents
                .iter()
                .filter_map(|document| document.tree.root())
                .find(|root| root.span().contains(span))
                .map(|root| descend(root, span))
                .unwrap_or_default(),
            Documents::Ranges(ranges) => self.in_stream(ranges, span).unwrap_or_default(),
        }
    }

    fn in_stream(&self, ranges: &[Range<usize>], span: Span) -> Option<Vec<PathSegment>> {
        let start = usize::try_from(span.start).ok()?;
        let range = ranges.get(ranges.partition_point(|range| range.end <= start))?;
        let parsed = json::parse(self.file, self.text.get(range.clone())?, Dialect::Strict);
        let shift = u32::try_from(range.start).ok()?;
        let span = Span::new(self.file, span.start.checked_sub(shift)?, span.end.checked_sub(shift)?);
        parsed.tree.root().map(|root| descend(root, span))
    }
}

fn stream(file: FileId, text: &str) -> Documents<'_> {
    let mut ranges = Vec::new();
    json::parse_stream(file, text, Dialect::Strict, |parsed| {
        let span = parsed.tree.root().map(Node::span);
        let offset = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
        ranges.extend(span.map(|span| offset(span.start)..offset(span.end)));
    });
    match ranges.len() {
        0 | 1 => Documents::Parsed(vec![json::parse(file, text, Dialect::Strict)]),
        _ => Documents::Ranges(ranges),
    }
}

fn descend(root: Node<'_>, span: Span) -> Vec<PathSegment> {
    let mut path = Vec::new();
    let mut node = root;
    while let Some((segment, inner)) = step(node, span) {
        path.push(segment);
        match inner {
            Some(inner) => node = inner,
            None => break,
        }
    }
    path
}

/// The child that holds `span`; without a node where it is a key.
fn step(node: Node<'_>, span: Span) -> Option<(PathSegment, Option<Node<'_>>)> {
    if node.is_alias() {
        return None;
    }
    if let Some((index, item)) = (0u32..).zip(node.items()).find(|(_, item)| item.span().contains(span)) {
        return Some((PathSegment::Index(index), Some(item)));
    }
    node.members().find_map(|member| {
        let key = || PathSegment::Key(member.key.clone().into_owned());
        if member.value.span().contains(span) {
            Some((key(), Some(member.value)))
        } else {
            member.key_span.contains(span).then(|| (key(), None))
        }
    })
}
