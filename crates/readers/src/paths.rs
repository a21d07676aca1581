//! From the characters of a file to the path of the value that they are.

use crate::node::{Node, Parsed};
use crate::spec;
use crate::syntax::json::{self, Dialect};
use akslint_diagnostics::{FileId, PathSegment, Span};
use akslint_model::Format;
use std::cell::RefCell;
use std::ops::Range;

/// The documents of a file, to find paths in.
pub struct Paths<'t> {
    file: FileId,
    text: &'t str,
    documents: Documents<'t>,
}

enum Documents<'t> {
    Parsed(Vec<Parsed<'t>>),
    Rows(Rows<'t>),
}

/// A long stream or array: its rows are small, and each is parsed when it is asked for.
struct Rows<'t> {
    /// Where the rows stand, in order, and their index where they are the items of an array.
    places: Vec<(Range<usize>, Option<u32>)>,
    /// The row that was asked for last, as the next question is likely about the same one.
    last: RefCell<Option<(usize, Parsed<'t>)>>,
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
            Documents::Rows(rows) => rows.path_to(self.file, self.text, span).unwrap_or_default(),
        }
    }
}

impl<'t> Rows<'t> {
    fn path_to(&self, file: FileId, text: &'t str, span: Span) -> Option<Vec<PathSegment>> {
        let start = usize::try_from(span.start).ok()?;
        let at = self.places.partition_point(|(range, _)| range.end <= start);
        let (range, index) = self.places.get(at)?;
        let mut last = self.last.borrow_mut();
        let (_, parsed) = match last.take().filter(|(row, _)| *row == at) {
            Some(row) => last.insert(row),
            None => last.insert((at, json::parse(file, text.get(range.clone())?, Dialect::Strict))),
        };
        let shift = u32::try_from(range.start).ok()?;
        let span = Span::new(file, span.start.checked_sub(shift)?, span.end.checked_sub(shift)?);
        let mut path: Vec<PathSegment> = index.map(PathSegment::Index).into_iter().collect();
        path.extend(descend(parsed.tree.root()?, span));
        Some(path)
    }
}

/// Arrays of more items than this are read row by row.
const FEW: usize = 64;

fn stream(file: FileId, text: &str) -> Documents<'_> {
    let mut places = Vec::new();
    json::parse_stream(file, text, Dialect::Strict, |parsed, index| {
        let range = |node: Node<'_>| {
            let offset = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
            offset(node.span().start)..offset(node.span().end)
        };
        if let Some(root) = parsed.tree.root() {
            if root.is_array() && root.items().nth(FEW).is_some() {
                places.extend(root.items().map(range).zip((0..).map(Some)));
            } else {
                places.push((range(root), index));
            }
        }
    });
    match places.len() {
        0 | 1 => Documents::Parsed(vec![json::parse(file, text, Dialect::Strict)]),
        _ => Documents::Rows(Rows { places, last: RefCell::new(None) }),
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
