//! One template: its parameters, variables and functions, and where it is deployed.

use super::nested::{Names, Nested};
use super::value::Val;
use crate::node::Node;
use akslint_diagnostics::Span;
use akslint_diagnostics::order::in_order;
use akslint_model::Scope;
use std::borrow::Cow;
use std::cell::RefCell;
use std::cmp::Ordering;

pub(crate) struct Frame<'t> {
    /// The template itself.
    pub(crate) template: Node<'t>,
    pub(crate) parameters: Table<'t>,
    pub(crate) variables: Table<'t>,
    /// Where the parameters' values come from.
    pub(crate) given: Given<'t>,
    /// Where it is deployed.
    pub(crate) target: Target<'t>,
    /// The name of the nested deployment.
    pub(crate) name: Option<Val<'t>>,
    /// How many deployments lie around.
    pub(crate) depth: u32,
    /// The nested templates read so far, in the order of the offsets of their deployments.
    pub(crate) nested: RefCell<Vec<(u32, Nested<'t>)>>,
    pub(crate) deployments: RefCell<Option<Names<'t>>>,
}

/// Where the values of parameters come from, beside their defaults.
pub(crate) enum Given<'t> {
    /// A parameter file's `parameters`, the command line, and what is assumed where these decide nothing.
    Outside { file: Option<Node<'t>>, overrides: &'t [(String, String)], assumed: &'t [(String, String)] },
    /// The `parameters` of a nested deployment.
    Deployment(Option<Val<'t>>),
}

/// The resource group and subscription of a deployment.
#[derive(Clone)]
pub(crate) struct Target<'t> {
    pub(crate) resource_group: Val<'t>,
    /// Where `resourceGroup()` means one thing.
    pub(crate) group_scope: Scope,
    pub(crate) subscription: Val<'t>,
    /// Where `subscription()` means one thing.
    pub(crate) subscription_scope: Scope,
}

/// The names of one section of a template.
#[derive(Default)]
pub(crate) struct Table<'t> {
    entries: Vec<Entry<'t>>,
    /// The indexes of the entries, in the order of their names; equal ones in that of the template.
    by_name: Vec<usize>,
    /// The same without regard to case.
    by_folded_name: Vec<usize>,
    memo: RefCell<Vec<Memo<'t>>>,
}

/// A declared name.
#[derive(Clone)]
pub(crate) struct Entry<'t> {
    pub(crate) name: Cow<'t, str>,
    pub(crate) key_span: Span,
    pub(crate) node: Node<'t>,
    /// Whether the node is an entry of a `copy` array.
    pub(crate) is_loop: bool,
}

/// What is known of a name's value.
#[derive(Clone)]
pub(crate) enum Memo<'t> {
    Untouched,
    /// It is being evaluated.
    Begun,
    Done(Val<'t>),
}

impl<'t> Frame<'t> {
    /// The template without anything that is said of its deployment.
    pub(crate) fn of(template: Node<'t>, given: Given<'t>, target: Target<'t>) -> Self {
        Self {
            template,
            parameters: Table::of(template.get("parameters"), false),
            variables: Table::of(template.get("variables"), true),
            given,
            target,
            name: None,
            depth: 0,
            nested: RefCell::default(),
            deployments: RefCell::default(),
        }
    }
}

impl<'t> Table<'t> {
    /// The members of `section`; in variables, loops of `copy` make names too.
    pub(crate) fn of(section: Option<Node<'t>>, with_loops: bool) -> Self {
        let mut table = Self::default();
        for member in section.into_iter().flat_map(Node::members) {
            if with_loops && member.key.eq_ignore_ascii_case("copy") && member.value.is_array() {
                for item in member.value.items() {
                    if let Some(name) = item.get("name").and_then(Node::text) {
                        table.entries.push(Entry { name, key_span: item.span(), node: item, is_loop: true });
                    }
                }
            } else {
                let (name, key_span, node) = (member.key, member.key_span, member.value);
                table.entries.push(Entry { name, key_span, node, is_loop: false });
            }
        }
        table.by_name = table.in_order(str::cmp);
        table.by_folded_name = table.in_order(any_case);
        table.memo = RefCell::new(vec![Memo::Untouched; table.entries.len()]);
        table
    }

    /// The index of a name, in any case of ASCII letters; of several the one written like this, or else the last.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        self.last_of(&self.by_name, name, str::cmp)
            .or_else(|| self.last_of(&self.by_folded_name, name, any_case))
    }

    fn in_order(&self, order: fn(&str, &str) -> Ordering) -> Vec<usize> {
        in_order(self.entries.len(), &|one, two| order(self.name(one), self.name(two)))
    }

    /// The last one called `name` among `indexes`, which are in this order.
    fn last_of(&self, indexes: &[usize], name: &str, order: fn(&str, &str) -> Ordering) -> Option<usize> {
        let end = indexes.partition_point(|index| order(self.name(*index), name).is_le());
        let last = indexes.get(..end)?.last().copied();
        last.filter(|index| order(self.name(*index), name).is_eq())
    }

    fn name(&self, index: usize) -> &str {
        self.entries.get(index).map_or("", |entry| &entry.name)
    }

    pub(crate) fn entry(&self, index: usize) -> Option<&Entry<'t>> {
        self.entries.get(index)
    }

    pub(crate) fn entries(&self) -> &[Entry<'t>] {
        &self.entries
    }

    pub(crate) fn memo(&self, index: usize) -> Memo<'t> {
        self.memo.borrow().get(index).cloned().unwrap_or(Memo::Untouched)
    }

    pub(crate) fn remember(&self, index: usize, memo: Memo<'t>) {
        if let Some(slot) = self.memo.borrow_mut().get_mut(index) {
            *slot = memo;
        }
    }
}

/// The order of names without regard to the case of ASCII letters.
fn any_case(one: &str, two: &str) -> Ordering {
    one.bytes().map(|byte| byte.to_ascii_lowercase()).cmp(two.bytes().map(|byte| byte.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::json::{Dialect, parse};
    use akslint_diagnostics::FileId;

    #[test]
    fn a_name_means_the_one_written_like_it_or_else_the_last() {
        let text = r#"{"nodes": 0, "other": 1, "NODES": 2, "Nodes": 3, "nodes": 4, "a": 5}"#;
        let parsed = parse(FileId(0), text, Dialect::Strict);
        let table = Table::of(parsed.tree.root(), false);
        let value = |name| table.find(name).and_then(|index| table.entry(index)?.node.as_i64());
        let names = ["NODES", "Nodes", "nodes", "nODES", "OTHER", "A", "node", ""];
        assert_eq!(
            names.map(value),
            [2, 3, 4, 4, 1, 5, -1, -1].map(|value| Some(value).filter(|value| *value >= 0))
        );
    }
}
