//! Every member or object of a value, however deep, in the order of the text.

use super::{Kind, Node};

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

    /// Shows each member at or below this node, with its key as it is written.
    pub(crate) fn each_member_below(self, mut each: impl FnMut(&'a [u8], Node<'a>)) {
        let (tree, end) = (self.tree, self.tree.raw(self.at).past(self.at));
        // The arrays and objects around, with the place where each ends.
        let mut open: Vec<(u32, bool)> = Vec::new();
        let mut at = self.at;
        while at < end {
            while open.last().is_some_and(|(end, _)| *end <= at) {
                open.pop();
            }
            if open.last().is_some_and(|(_, is_object)| *is_object) {
                let key = tree.raw(at);
                at = key.past(at);
                each(key.content_bytes(tree.text), Node { tree, at });
            }
            let value = tree.raw(at);
            if matches!(value.kind, Kind::Array | Kind::Object) {
                open.push((value.past(at), value.kind == Kind::Object));
            }
            at = at.saturating_add(1);
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use crate::syntax::json::{Dialect, parse};
    use akslint_diagnostics::FileId;

    #[test]
    fn members_come_in_the_order_of_the_text() {
        let text = r#"[{"a": {"b": [1, {"c": {}}], "d": []}}, 2, {"e": [[{"f": null}]], "g": "x"}]"#;
        let parsed = parse(FileId(0), text, Dialect::Arm);
        let mut keys = String::new();
        parsed.tree.root().unwrap().each_member_below(|key, _| keys.push(char::from(key[0])));
        assert_eq!(keys, "abcdefg");
    }
}
