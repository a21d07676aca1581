//! Paths in a long output, row by row.

use crate::node::Node;
use crate::paths::{Document, Documents, Paths};
use crate::syntax::json::{self, Dialect};
use akslint_diagnostics::{FileId, PathSegment, Span};
use std::cell::RefCell;
use std::ops::Range;

/// Arrays of more items than this are read row by row.
const FEW: usize = 64;

/// The documents of an output, to find paths in.
pub(super) fn paths<'t>(file: FileId, text: &'t str) -> Box<dyn Paths + 't> {
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
    if places.len() <= 1 {
        return Box::new(Documents::of(vec![json::parse(file, text, Dialect::Strict)]));
    }
    Box::new(Rows { file, text, places, last: RefCell::new(None) })
}

/// A long stream or array: its rows are small, and each is parsed when it is asked for.
struct Rows<'t> {
    file: FileId,
    text: &'t str,
    /// Where the rows stand, in order, and their index where they are the items of an array.
    places: Vec<(Range<usize>, Option<u32>)>,
    /// The row that was asked for last, as the next question is likely about the same one.
    last: RefCell<Option<(usize, Document<'t>)>>,
}

impl Paths for Rows<'_> {
    fn to(&self, span: Span) -> Vec<PathSegment> {
        self.path_to(span).unwrap_or_default()
    }
}

impl Rows<'_> {
    fn path_to(&self, span: Span) -> Option<Vec<PathSegment>> {
        let start = usize::try_from(span.start).ok()?;
        let at = self.places.partition_point(|(range, _)| range.end <= start);
        let (range, index) = self.places.get(at)?;
        let mut last = self.last.borrow_mut();
        let (_, row) = match last.take().filter(|(row, _)| *row == at) {
            Some(row) => last.insert(row),
            None => {
                let text = self.text.get(range.clone())?;
                last.insert((at, json::parse(self.file, text, Dialect::Strict).into()))
            }
        };
        let shift = u32::try_from(range.start).ok()?;
        let span = Span::new(self.file, span.start.checked_sub(shift)?, span.end.checked_sub(shift)?);
        let mut path: Vec<PathSegment> = index.map(PathSegment::Index).into_iter().collect();
        path.extend(row.path_to(span));
        Some(path)
    }
}
