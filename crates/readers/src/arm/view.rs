//! How the ARM vocabulary looks at a template: every value evaluated.

use super::machine::Machine;
use super::scope::Env;
use super::value::{Data, Val};
use crate::node::Node;
use crate::vocabulary::{NO_ARRAY, NO_BOOLEAN, NO_NUMBER, NO_STRING, View};
use akslint_diagnostics::{Origin, Place, Span};
use akslint_model::{Count, List, Text, Value};

/// A value in a template.
#[derive(Clone)]
pub(crate) struct ArmView<'m, 't> {
    machine: &'m Machine<'t>,
    pub(crate) value: Val<'t>,
    /// The expression of the document that the value comes from; `None` where it stands there itself.
    used: Option<Span>,
}

impl<'m, 't> ArmView<'m, 't> {
    /// The value of a node of the document.
    pub(crate) fn new(machine: &'m Machine<'t>, node: Node<'t>, env: &Env<'t>) -> Self {
        Self::of(machine, machine.node(node, env), Some(node), None)
    }

    fn of(machine: &'m Machine<'t>, value: Val<'t>, node: Option<Node<'t>>, used: Option<Span>) -> Self {
        let used = used.or_else(|| {
            node.map(Node::span).filter(|span| !value.source.is_literal || value.source.span != *span)
        });
        Self { machine, value, used }
    }

    pub(crate) fn place(&self) -> Place {
        let source = self.value.source;
        Place {
            span: source.span,
            used: self.span(),
            origin: if source.is_literal { Origin::Literal } else { Origin::Computed },
        }
    }

    /// Something is there, but it cannot be used.
    fn unusable<T>(&self, what: &'static str) -> Value<T> {
        Value::Unknown(self.machine.unusable(self.value.source.span, what), self.place())
    }

    fn known<T>(&self, value: T) -> Value<T> {
        Value::Known(value, self.place())
    }
}

impl<'t> View for ArmView<'_, 't> {
    fn span(&self) -> Span {
        self.used.unwrap_or(self.value.source.span)
    }

    fn member(&self, key: &str) -> Option<Self> {
        let (value, node) = self.machine.member_with_node(&self.value, key)?;
        (!value.is_null()).then(|| Self::of(self.machine, value, node, self.used))
    }

    fn text(&self) -> Value<Text> {
        match &self.value.data {
            Data::Text(text) | Data::Number(text) => self.known(self.machine.text(text)),
            Data::Int(number) => self.known(number.to_string().into()),
            Data::Bool(flag) => self.known(if *flag { "true" } else { "false" }.into()),
            Data::Null => Value::Absent(self.place()),
            Data::Unknown(symbol) => Value::Unknown(symbol.clone(), self.place()),
            Data::Array(_) | Data::Object(_) | Data::Tree(..) => self.unusable(NO_STRING),
        }
    }

    fn flag(&self) -> Value<bool> {
        match &self.value.data {
            Data::Bool(flag) => self.known(*flag),
            Data::Text(text) => match text.as_str().to_ascii_lowercase().parse() {
                Ok(flag) => self.known(flag),
                Err(_) => self.unusable(NO_BOOLEAN),
            },
            Data::Null => Value::Absent(self.place()),
            Data::Unknown(symbol) => Value::Unknown(symbol.clone(), self.place()),
            _ => self.unusable(NO_BOOLEAN),
        }
    }

    fn count(&self) -> Value<Count> {
        match &self.value.data {
            Data::Int(number) => self.known(Count::Whole(*number)),
            Data::Number(text) => self.known(Count::Other(text.to_text())),
            Data::Text(text) => {
                let text = text.as_str();
                let whole = text.trim().parse().ok().map(Count::Whole);
                self.known(whole.unwrap_or_else(|| Count::Other(format!("\"{text}\"").into())))
            }
            Data::Bool(flag) => self.known(Count::Other(if *flag { "true" } else { "false" }.into())),
            Data::Null => Value::Absent(self.place()),
            Data::Unknown(symbol) => Value::Unknown(symbol.clone(), self.place()),
            Data::Array(_) | Data::Object(_) | Data::Tree(..) => self.unusable(NO_NUMBER),
        }
    }

    fn items(&self) -> List<Self> {
        let place = self.place();
        let view = |value, node| Self::of(self.machine, value, node, self.used);
        // A loop can bring the same long list again and again.
        let length = match &self.value.data {
            Data::Tree(node, _) if node.is_array() => node.len(),
            Data::Array(array) => array.items.len(),
            _ => 0,
        };
        if !self.machine.spend(length, place.span) {
            let symbol = self.machine.unusable(place.span, "a list beyond the limits of evaluation");
            return List::unknown(symbol, place);
        }
        match &self.value.data {
            Data::Tree(node, env) if node.is_array() => {
                let items = node.items().map(|item| view(self.machine.node(item, env), Some(item)));
                List::of(items.collect(), place)
            }
            Data::Array(array) => {
                // What a loop's input takes from elsewhere is used where the loop stands.
                let elsewhere =
                    |item: &Val<'_>| (!place.span.contains(item.source.span)).then_some(place.span);
                let item = |item: &Val<'t>| {
                    Self::of(self.machine, item.clone(), None, self.used.or_else(|| elsewhere(item)))
                };
                let items = array.items.iter().map(item).collect();
                let more = array.rest.clone().filter(|_| !array.is_listed);
                List { items, more, place }
            }
            Data::Null => List::empty(place),
            Data::Unknown(symbol) => List::unknown(symbol.clone(), place),
            _ => {
                let symbol = self.machine.unusable(self.value.source.span, NO_ARRAY);
                List::unknown(symbol, place)
            }
        }
    }
}
