//! A document in which every value is a literal: Azure's output and the cluster spec.

use super::{NO_ARRAY, NO_BOOLEAN, NO_NUMBER, NO_STRING, View};
use crate::node::{Kind, Node};
use akslint_diagnostics::{Place, Span};
use akslint_model::{Count, List, Scope, Symbol, Text, Value};
use std::borrow::Cow;

/// A node that stands for itself.
#[derive(Clone, Copy)]
pub struct Literal<'a> {
    node: Node<'a>,
}

impl<'a> Literal<'a> {
    /// The node as a value; what has the wrong type is unknown.
    #[must_use]
    pub const fn new(node: Node<'a>) -> Self {
        Self { node }
    }

    /// The node itself.
    #[must_use]
    pub const fn node(&self) -> Node<'a> {
        self.node
    }

    fn place(&self) -> Place {
        Place::literal(self.node.span())
    }

    /// The characters of a string, number or boolean.
    fn scalar(&self) -> Option<Cow<'a, str>> {
        match self.node.kind() {
            Kind::Bool => Some(if self.node.as_bool() == Some(true) { "true" } else { "false" }.into()),
            Kind::Number => self.node.number_text().map(Cow::Borrowed),
            _ => self.node.text(),
        }
    }

    /// What has not the type that is asked for: nothing, or something that cannot be used.
    fn unusable<T>(&self, what: &'static str) -> Value<T> {
        if self.node.is_null() {
            Value::Absent(self.place())
        } else {
            Value::Unknown(self.symbol(what), self.place())
        }
    }

    fn symbol(&self, what: &'static str) -> Symbol {
        Symbol::with(Scope::At(self.node.span()), what, Some(self.node.span()), Default::default())
    }
}

impl View for Literal<'_> {
    fn span(&self) -> Span {
        self.node.span()
    }

    fn member(&self, key: &str) -> Option<Self> {
        let node = self.node.get(key).filter(|node| node.kind() != Kind::Null)?;
        Some(Self { node })
    }

    fn text(&self) -> Value<Text> {
        match self.scalar() {
            Some(text) => Value::Known(text.as_ref().into(), self.place()),
            None => self.unusable(NO_STRING),
        }
    }

    fn flag(&self) -> Value<bool> {
        match self.scalar() {
            Some(text) if text.eq_ignore_ascii_case("true") => Value::Known(true, self.place()),
            Some(text) if text.eq_ignore_ascii_case("false") => Value::Known(false, self.place()),
            _ => self.unusable(NO_BOOLEAN),
        }
    }

    fn count(&self) -> Value<Count> {
        let Some(text) = self.scalar() else { return self.unusable(NO_NUMBER) };
        let count = match self.node.kind() {
            Kind::Number => self.node.as_i64().map_or_else(|| Count::Other(text.into()), Count::Whole),
            Kind::String => {
                let whole = text.trim().parse().ok().map(Count::Whole);
                whole.unwrap_or_else(|| Count::Other(format!("\"{text}\"").into()))
            }
            _ => Count::Other(text.into()),
        };
        Value::Known(count, self.place())
    }

    fn items(&self) -> List<Self> {
        let place = self.place();
        match self.node.kind() {
            Kind::Array => List::of(self.node.items().map(|node| Self { node }).collect(), place),
            Kind::Null => List::empty(place),
            _ => List::unknown(self.symbol(NO_ARRAY), place),
        }
    }
}
