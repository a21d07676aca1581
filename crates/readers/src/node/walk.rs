//! Every object of a value, however deep, in the order of the text.

use super::Node;

impl<'a> Node<'a> {
    /// Each object at or below this node.
    pub(crate) fn objects_below(self) -> impl Iterator<Item = Node<'a>> {
        let (tree, end) = (self.tree, self.tree.raw(self.at).past(self.at));
        let mut next = self.at;
        std::iter::from_fn(move || {
            while next < end {
                let node = Node { tree, at: next };
                // What an alias stands for follows it, and is no value of its own.
                next = next.saturating_add(if node.is_alias() { 2 } else { 1 });
                if node.is_object() {
                    return Some(node);
                }
            }
            None
        })
    }
}
