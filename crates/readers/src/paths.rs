//! From the characters of a file to the path of the value that they are.

use crate::node::{Node, Parsed, Tree};
use akslint_diagnostics::{PathSegment, Span};
use std::cell::RefCell;

/// The documents of a file, to find paths in.
pub trait Paths {
    /// The path to the innermost value, or key, that holds all of `span`; empty for a whole document.
    fn to(&self, span: Span) -> Vec<PathSegment>;
}

/// Documents that were parsed.
pub(crate) struct Documents<'t>(Vec<Document<'t>>);

impl<'t> Documents<'t> {
    pub(crate) fn of(documents: Vec<Parsed<'t>>) -> Self {
        Self(documents.into_iter().map(Document::from).collect())
    }
}

impl Paths for Documents<'_> {
    fn to(&self, span: Span) -> Vec<PathSegment> {
        let holds =
            |document: &&Document<'_>| document.tree.root().is_some_and(|root| root.span().contains(span));
        self.0.iter().find(holds).map(|document| document.path_to(span)).unwrap_or_default()
    }
}

/// A document that was parsed.
pub(crate) struct Document<'t> {
    tree: Tree<'t>,
    /// The items of the arrays that were searched, by the number of the array: thousands of findings in one array must
    /// not each walk along it.
    items: RefCell<Vec<(u32, Vec<u32>)>>,
}

impl<'t> From<Parsed<'t>> for Document<'t> {
    fn from(parsed: Parsed<'t>) -> Self {
        Self { tree: parsed.tree, items: RefCell::default() }
    }
}

impl Document<'_> {
    pub(crate) fn path_to(&self, span: Span) -> Vec<PathSegment> {
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
        let holds = |node: Node<'_>| node.span().contains(span);
        let (key, value) = node.entries().find(|(key, value)| holds(*value) || holds(*key))?;
        Some((PathSegment::Key(key.decoded().into_owned()), Some(value).filter(|value| holds(*value))))
    }

    /// The item of an array that holds `span`; items stand in the order of the text.
    fn item<'a>(&'a self, array: Node<'a>, span: Span) -> Option<(u32, Node<'a>)> {
        let mut known = self.items.borrow_mut();
        let place =
            known.binary_search_by_key(&array.number(), |(array, _)| *array).unwrap_or_else(|place| {
                known.insert(place, (array.number(), array.items().map(Node::number).collect()));
                place
            });
        let (_, items) = known.get(place)?;
        let ends_before = |item: &u32| self.tree.node(*item).is_some_and(|item| item.span().end < span.start);
        let index = items.partition_point(ends_before);
        let item = self.tree.node(*items.get(index)?).filter(|item| item.span().contains(span))?;
        Some((u32::try_from(index).ok()?, item))
    }
}
