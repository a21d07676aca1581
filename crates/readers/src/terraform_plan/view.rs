//! How a vocabulary looks at the values of a planned resource: what is known only after apply is unknown.

use crate::node::{Kind, Node};
use crate::vocabulary::{Literal, View};
use akslint_diagnostics::{Place, Span};
use akslint_model::{Count, List, Scope, Symbol, Text, Value};
use std::rc::Rc;

/// A value of a planned resource.
#[derive(Clone)]
pub(super) struct Planned<'a> {
    /// The value, where it is known.
    value: Option<Node<'a>>,
    /// The same place of `after_unknown`.
    unknown: Option<Node<'a>>,
    /// The characters that stand for it.
    span: Span,
    /// The address of the resource, and the path to here.
    path: Rc<str>,
    scope: Scope,
}

impl<'a> Planned<'a> {
    /// The values of the resource at `address`.
    pub(super) fn new(values: Node<'a>, unknown: Option<Node<'a>>, address: &str, scope: Scope) -> Self {
        Self { value: Some(values), unknown, span: values.span(), path: address.into(), scope }
    }

    fn is_unknown(&self) -> bool {
        self.unknown.and_then(Node::as_bool) == Some(true)
    }

    fn symbol(&self) -> Symbol {
        let text = format!("{} (known after apply)", self.path);
        Symbol::with(self.scope, text, Some(self.span), Default::default())
    }

    fn read<T>(&self, read: impl FnOnce(Literal<'a>) -> Value<T>) -> Value<T> {
        let place = Place::literal(self.span);
        match self.value {
            _ if self.is_unknown() => Value::Unknown(self.symbol(), Place::computed(self.span)),
            Some(node) => read(Literal::new(node)),
            None => Value::Absent(place),
        }
    }

    /// The object of a block, which is an array of one.
    fn through(self) -> Self {
        let only = |node: Option<Node<'a>>| {
            node.filter(|node| node.kind() == Kind::Array && node.len() == 1).and_then(|node| node.item(0))
        };
        match only(self.value).filter(|node| node.is_object()) {
            Some(value) => {
                Self { value: Some(value), unknown: only(self.unknown), span: value.span(), ..self }
            }
            None => self,
        }
    }
}

/// Whether an argument is not set: null, or no block of its kind.
fn is_nothing(node: Node<'_>) -> bool {
    node.is_null() || node.kind() == Kind::Array && node.is_empty()
}

impl View for Planned<'_> {
    fn span(&self) -> Span {
        self.span
    }

    fn member(&self, key: &str) -> Option<Self> {
        let own = self.clone().through();
        let path = Rc::from(format!("{}.{key}", own.path));
        if own.is_unknown() {
            return Some(Self { path, ..own });
        }
        let value = own.value.and_then(|node| node.get_exact(key)).filter(|node| !is_nothing(*node));
        let unknown = own.unknown.and_then(|node| node.get_exact(key));
        let is_unknown = unknown.and_then(Node::as_bool) == Some(true);
        let span = match (value, unknown) {
            (Some(value), _) => value.span(),
            (None, Some(unknown)) if is_unknown => unknown.span(),
            _ => return None,
        };
        Some(Self { value, unknown, span, path, scope: own.scope })
    }

    fn text(&self) -> Value<Text> {
        self.read(|literal| literal.text())
    }

    fn flag(&self) -> Value<bool> {
        self.read(|literal| literal.flag())
    }

    fn count(&self) -> Value<Count> {
        self.read(|literal| literal.count())
    }

    fn items(&self) -> List<Self> {
        let place = Place::literal(self.span);
        let Some(node) = self.value.filter(|_| !self.is_unknown()) else {
            return List::unknown(self.symbol(), Place::computed(self.span));
        };
        let item = |(index, value): (usize, _)| {
            let unknown = self.unknown.and_then(|unknown| unknown.item(index));
            let path = Rc::from(format!("{}[{index}]", self.path));
            let value: Node<'_> = value;
            Self { value: Some(value), unknown, span: value.span(), path, scope: self.scope }
        };
        List::of(node.items().enumerate().map(item).collect(), place)
    }
}
