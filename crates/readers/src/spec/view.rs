//! How the ARM vocabulary looks at a spec: what does not have the shape of its field is unknown.

use super::whole::whole;
use crate::node::{Kind, Node};
use crate::vocabulary::{Literal, View};
use akslint_diagnostics::{Place, Span};
use akslint_model::{Count, List, Scope, Symbol, Text, Value};

/// What is known of a document before its values are looked at.
pub(super) struct Judged {
    /// Where its names mean one thing.
    pub(super) scope: Scope,
    /// The numbers of the nodes that have not the shape of their field, in order.
    pub(super) wrong: Vec<u32>,
}

/// A value of a spec.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    node: Node<'a>,
    judged: &'a Judged,
    /// Whether it, or what it stands in, has not the shape that it should have.
    is_wrong: bool,
}

impl<'a> Entry<'a> {
    pub(super) fn new(node: Node<'a>, judged: &'a Judged) -> Self {
        let is_wrong = node.kind() == Kind::Invalid || judged.wrong.binary_search(&node.number()).is_ok();
        Self { node, judged, is_wrong }
    }

    /// Whether it says anything: it cannot be used, or it is an object with a member that is not null.
    pub(super) fn says_something(&self) -> bool {
        self.is_wrong || self.node.values().any(|value| !value.is_null())
    }

    pub(super) const fn is_wrong(&self) -> bool {
        self.is_wrong
    }

    fn literal(&self) -> Literal<'a> {
        Literal::new(self.node)
    }

    fn symbol(&self) -> Symbol {
        let span = self.node.span();
        Symbol::with(Scope::At(span), "a value of the wrong type", Some(span), Default::default())
    }

    fn checked<T>(&self, read: impl FnOnce(Literal<'a>) -> Value<T>) -> Value<T> {
        if self.is_wrong {
            Value::Unknown(self.symbol(), Place::literal(self.node.span()))
        } else {
            read(self.literal())
        }
    }
}

impl View for Entry<'_> {
    fn span(&self) -> Span {
        self.node.span()
    }

    fn member(&self, key: &str) -> Option<Self> {
        if self.is_wrong {
            return Some(*self);
        }
        let node = self.node.get_exact(key).filter(|node| !node.is_null())?;
        Some(Self::new(node, self.judged))
    }

    fn text(&self) -> Value<Text> {
        self.checked(|literal| literal.text())
    }

    fn flag(&self) -> Value<bool> {
        self.checked(|literal| literal.flag())
    }

    fn count(&self) -> Value<Count> {
        self.checked(|literal| match literal.count() {
            // `3.0` and `3e0` are integers, as JSON Schema has it.
            Value::Known(Count::Other(text), place) => {
                let number = whole(self.node).filter(|number| number.unsigned_abs() < EXACT);
                Value::Known(number.map_or(Count::Other(text), Count::Whole), place)
            }
            given => given,
        })
    }

    fn items(&self) -> List<Self> {
        let place = Place::literal(self.node.span());
        if self.is_wrong {
            return List::unknown(self.symbol(), place);
        }
        let items = self.node.items().map(|node| Self::new(node, self.judged)).collect();
        List::of(items, place)
    }
}

/// Below this, every whole number has a floating-point number of its own.
const EXACT: u64 = 1 << 53;
