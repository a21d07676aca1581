//! A document in which every value is a literal: Azure's output and the cluster spec.

use super::{NO_ARRAY, NO_BOOLEAN, NO_NUMBER, NO_STRING, View};
use crate::node::{Kind, Node};
use akslint_diagnostics::{Place, Span};
use akslint_model::{Count, List, Scope, Symbol, Text, Value};

/// A node that stands for itself.
#[derive(Clone, Copy)]
pub struct Literal<'a> {
    node: Node<'a>,
    scope: Scope,
}

impl<'a> Literal<'a> {
    /// The node as a value; what has the wrong type is unknown in `scope`.
    #[must_use]
    pub const fn new(node: Node<'a>, scope: Scope) -> Self {
        Self { node, scope }
    }

    /// The node itself.
    #[must_use]
    pub const fn node(&self) -> Node<'a> {
        self.node
    }

    fn place(&self) -> Place {
        Place::literal(self.node.span())
    }

    /// A value of the wrong type: something is there, but it cannot be used.
    fn unusable<T>(&self, what: &'static str) -> Value<T> {
        Value::Unknown(self.symbol(what), self.place())
    }

    fn symbol(&self, what: &'static str) -> Symbol {
        Symbol::with(self.scope, what, Some(self.node.span()), Default::default())
    }
}

impl View for Literal<'_> {
    fn span(&self) -> Span {
        self.node.span()
    }

    fn member(&self, key: &str) -> Option<Self> {
        let node = self.node.get(key).filter(|node| node.kind() != Kind::Null)?;
        Some(Self { node, scope: self.scope })
    }

    fn text(&self) -> Value<Text> {
        match self.node.kind() {
            Kind::String => match self.node.text() {
                Some(text) => Value::Known(text.as_ref().into(), self.place()),
                None => self.unusable(NO_STRING),
            },
            Kind::Number => Value::Known(self.node.number_text().unwrap_or_default().into(), self.place()),
            Kind::Bool => {
                let text = if self.node.as_bool() == Some(true) { "true" } else { "false" };
                Value::Known(text.into(), self.place())
            }
            Kind::Null => Value::Absent(self.place()),
            Kind::Array | Kind::Object | Kind::Invalid => self.unusable(NO_STRING),
        }
    }

    fn flag(&self) -> Value<bool> {
        match (self.node.kind(), self.node.as_bool()) {
            (Kind::Null, _) => Value::Absent(self.place()),
            (_, Some(flag)) => Value::Known(flag, self.place()),
            (Kind::String, None) => {
                let text = self.node.text().unwrap_or_default().to_ascii_lowercase();
                text.parse()
                    .map_or_else(|_| self.unusable(NO_BOOLEAN), |flag| Value::Known(flag, self.place()))
            }
            _ => self.unusable(NO_BOOLEAN),
        }
    }

    fn count(&self) -> Value<Count> {
        let place = self.place();
        match self.node.kind() {
            Kind::Null => Value::Absent(place),
            Kind::Number => {
                let other = || Count::Other(self.node.number_text().unwrap_or_default().into());
                Value::Known(self.node.as_i64().map_or_else(other, Count::Whole), place)
            }
            Kind::String => {
                let text = self.node.text().unwrap_or_default();
                let whole = text.trim().parse().ok().map(Count::Whole);
                Value::Known(whole.unwrap_or_else(|| Count::Other(format!("\"{text}\"").into())), place)
            }
            Kind::Bool => {
                let text = if self.node.as_bool() == Some(true) { "true" } else { "false" };
                Value::Known(Count::Other(text.into()), place)
            }
            Kind::Array | Kind::Object | Kind::Invalid => self.unusable(NO_NUMBER),
        }
    }

    fn items(&self) -> List<Self> {
        let place = self.place();
        match self.node.kind() {
            Kind::Array => {
                let scope = self.scope;
                List::of(self.node.items().map(|node| Self { node, scope }).collect(), place)
            }
            Kind::Null => List::empty(place),
            _ => List::unknown(self.symbol(NO_ARRAY), place),
        }
    }
}
