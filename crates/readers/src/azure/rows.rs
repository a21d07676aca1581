//! Where a document of Azure's output has its resources.

use crate::node::Node;

/// The members in which a page of a list holds its rows: ARM's and Resource Graph's.
pub(super) const PAGES: [&str; 2] = ["value", "data"];

/// Hands over every object that may be a resource: the document itself, the items of an array, the rows of a page.
pub(super) fn each<'a>(root: Node<'a>, mut row: impl FnMut(Node<'a>)) {
    let page = || PAGES.iter().filter_map(|key| root.get(key)).find(|node| node.is_array());
    if root.is_array() {
        root.items().filter(|item| item.is_object()).for_each(row);
    } else if let Some(page) = page() {
        page.items().filter(|item| item.is_object()).for_each(row);
    } else if root.is_object() {
        row(root);
    }
}
