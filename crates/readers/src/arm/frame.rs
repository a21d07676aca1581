//! One template: its parameters, variables and functions, and where it is deployed.

use super::nested::{Names, Nested};
use super::value::Val;
use crate::node::Node;
use akslint_diagnostics::Span;
use akslint_model::Scope;
use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;

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
    /// The nested templates read so far, by the offsets of their deployments.
    pub(crate) nested: RefCell<HashMap<u32, Nested<'t>>>,
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
    exact: HashMap<Cow<'t, str>, usize>,
    folded: OnceCell<HashMap<String, usize>>,
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
                        table.add(Entry { name, key_span: item.span(), node: item, is_loop: true });
                    }
                }
            } else {
                let (name, key_span, node) = (member.key, member.key_span, member.value);
                table.add(Entry { name, key_span, node, is_loop: false });
            }
        }
        table.memo = RefCell::new(vec![Memo::Untouched; table.entries.len()]);
        table
    }

    fn add(&mut self, entry: Entry<'t>) {
        self.exact.insert(entry.name.clone(), self.entries.len());
        self.entries.push(entry);
    }

    /// The index of a name, in any case of ASCII letters.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        self.exact.get(name).copied().or_else(|| {
            let folded = self.folded.get_or_init(|| {
                let lower = |entry: &Entry<'_>| entry.name.to_ascii_lowercase();
                self.entries.iter().map(lower).zip(0..).collect()
            });
            folded.get(&name.to_ascii_lowercase()).copied()
        })
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
