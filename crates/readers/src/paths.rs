//! From the characters of a file to the path of the value that they are.

use crate::node::{Node, Parsed, Tree};
use crate::spec;
use crate::syntax::json::{self, Dialect};
use akslint_diagnostics::{FileId, PathSegment, Span};
use akslint_model::Format;
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

/// The documents of a file, to find paths in.
pub struct Paths<'t> {
    file: FileId,
    text: &'t str,
    documents: Documents<'t>,
}

enum Documents<'t> {
    Parsed(Vec<Document<'t>>),
    Rows(Rows<'t>),
}

struct Document<'t> {
    tree: Tree<'t>,
    /// The items of the arrays that were searched, by the arrays: thousands of findings in one array must not each
    /// walk along it.
    items: RefCell<HashMap<u32, Vec<u32>>>,
}

/// A long stream or array: its rows are small, and each is parsed when it is asked for.
struct Rows<'t> {
    /// Where the rows stand, in order, and their index where they are the items of an array.
    places: Vec<(Range<usize>, Option<u32>)>,
    /// The row that was asked for last, as the next question is likely about the same one.
    last: RefCell<Option<(usize, Document<'t>)>>,
}

impl<'t> Paths<'t> {
    /// Parses the file.
    #[must_use]
    pub fn of(format: Format, file: FileId, text: &'t str) -> Self {
        let documents = match format {
            Format::Arm => Documents::Parsed(vec![json::parse(file, text, Dialect::Arm).into()]),
            Format::Spec => {
                Documents::Parsed(spec::documents(file, text).into_iter().map(Document::from).collect())
            }
            Format::AzureOutput => stream(file, text),
        };
        Self { file, text, documents }
    }

    /// The path to the innermost value, or key, that holds all of `span`; empty for a whole document.
    #[must_use]
    pub fn to(&self, span: Span) -> Vec<PathSegment> {
        match &self.documents {
            Documents::Parsed(documents) => {
                let holds = |document: &&Document<'_>| {
                    document.tree.root().is_some_and(|root| root.span().contains(span))
                };
                documents.iter().find(holds).map(|document| document.path_to(span)).unwrap_or_default()
            }
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
        let (_, row) = match last.take().filter(|(row, _)| *row == at) {
            Some(row) => last.insert(row),
            None => last.insert((at, json::parse(file, text.get(range.clone())?, Dialect::Strict).into())),
        };
        let shift = u32::try_from(range.start).ok()?;
        let span = Span::new(file, span.start.checked_sub(shift)?, span.end.checked_sub(shift)?);
        let mut path: Vec<PathSegment> = index.map(PathSegment::Index).into_iter().collect();
        path.extend(row.path_to(span));
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
        0 | 1 => Documents::Parsed(vec![json::parse(file, text, Dialect::Strict).into()]),
        _ => Documents::Rows(Rows { places, last: RefCell::new(None) }),
    }
}

impl<'t> From<Parsed<'t>> for Document<'t> {
    fn from(parsed: Parsed<'t>) -> Self {
        Self { tree: parsed.tree, items: RefCell::default() }
    }
}

impl Document<'_> {
    fn path_to(&self, span: Span) -> Vec<PathSegment> {
        let mut path = Vec::new();
        let mut next = self.tree.root();
        while let Some((segment, inner)) = next.and_then(|node| self.step(node, span)) {
            path.push(segment);
            next = inner;
        }
        path
    }

    /// The child that holds `span`; without a node where it is a key.
    fn step<'a>(&'a self, node: Node<'a>, span: Span) -> Option<(PathSegment, Option<Node<'a>>)> {
        if node.is_alias() {
            return None;
        }
        if node.is_array() {
            let (index, item) = self.item(node, span)?;
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

    /// The item of an array that holds `span`; items stand in the order of the text.
    fn item<'a>(&'a self, array: Node<'a>, span: Span) -> Option<(u32, Node<'a>)> {
        let mut known = self.items.borrow_mut();
        let items = known.entry(array.number()).or_insert_with(|| array.items().map(Node::number).collect());
        let ends_before = |item: &u32| self.tree.node(*item).is_some_and(|item| item.span().end < span.start);
        let index = items.partition_point(ends_before);
        let item = self.tree.node(*items.get(index)?).filter(|item| item.span().contains(span))?;
        Some((u32::try_from(index).ok()?, item))
    }
}
