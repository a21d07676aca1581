//! How the ARM vocabulary looks at a document, whatever evaluates it.

use akslint_diagnostics::{Origin, Place, Span};
use akslint_model::{Count, List, Text, Value};
use std::cell::RefCell;

/// A value of a document: a literal, or the outcome of an expression.
pub trait View: Clone {
    /// The characters that stand in this place of the document.
    fn span(&self) -> Span;
    /// The member `key`, without regard to ASCII case. `None` where it certainly is not there or is null; an unknown
    /// object has every member, each unknown.
    fn member(&self, key: &str) -> Option<Self>;
    /// The value as a string; numbers and booleans count as written. Something else is unknown.
    fn text(&self) -> Value<Text>;
    /// The value as a boolean; the strings `true` and `false` count, as ARM takes them.
    fn flag(&self) -> Value<bool>;
    /// The value as a number of things; the strings of whole numbers count, as ARM takes them.
    fn count(&self) -> Value<Count>;
    /// The items of an array.
    fn items(&self) -> List<Self>;
}

/// The properties of a resource. A path such as `networkProfile.serviceCidr` names a property and the blocks on the
/// way to it; where one is missing, the place is the innermost block that is there.
#[derive(Clone, Debug)]
pub struct Fields<V> {
    root: Option<V>,
    block: Span,
    /// The block that was looked into last: the properties of one are asked for in a row.
    last: RefCell<Option<(&'static str, Option<V>)>>,
}

impl<V: View> Fields<V> {
    /// The properties in `root`, which stands in `block`.
    pub const fn new(root: Option<V>, block: Span) -> Self {
        Self { root, block, last: RefCell::new(None) }
    }

    /// The string at `path`; an empty one counts as left out, as Azure takes it.
    pub fn text(&self, path: &'static str) -> Value<Text> {
        match self.find(path) {
            Ok(view) => match view.text() {
                Value::Known(text, place) if text.is_empty() => Value::Absent(place),
                value => value,
            },
            Err(place) => Value::Absent(place),
        }
    }

    /// The boolean at `path`.
    pub fn flag(&self, path: &'static str) -> Value<bool> {
        self.find(path).map_or_else(Value::Absent, |view| view.flag())
    }

    /// The number at `path`.
    pub fn count(&self, path: &'static str) -> Value<Count> {
        self.find(path).map_or_else(Value::Absent, |view| view.count())
    }

    /// Whether a secret is given at `path`; its characters are never looked at.
    pub fn secret(&self, path: &'static str) -> Value<()> {
        self.text(path).map(|_| ())
    }

    /// The strings of the array at `path`. A single string counts as an array of one, as Azure takes it.
    pub fn texts(&self, path: &'static str) -> List<Value<Text>> {
        match self.find(path) {
            Err(place) => List::empty(place),
            Ok(view) => {
                if let Value::Known(text, place) = view.text() {
                    let items = if text.is_empty() { Vec::new() } else { vec![Value::Known(text, place)] };
                    return List::of(items, place);
                }
                let List { items, more, place } = view.items();
                List { items: items.iter().map(View::text).collect(), more, place }
            }
        }
    }

    /// The items of the array at `path`.
    pub fn items(&self, path: &'static str) -> List<V> {
        self.find(path).map_or_else(List::empty, |view| view.items())
    }

    /// The block at `path` with its properties.
    pub fn block(&self, path: &'static str) -> Self {
        match self.find(path) {
            Ok(view) => {
                let span = view.span();
                Self::new(Some(view), span)
            }
            Err(place) => Self::new(None, place.span),
        }
    }

    /// The characters of the block, or of the one in which it would stand.
    pub const fn span(&self) -> Span {
        self.block
    }

    /// The view at `path`, or the place where it is missing.
    fn find(&self, path: &'static str) -> Result<V, Place> {
        let mut rest = path;
        let mut at = self.root.clone();
        let mut block = self.block;
        loop {
            let (key, deeper) =
                rest.split_once('.').map_or((rest, None), |(key, deeper)| (key, Some(deeper)));
            let next = if deeper.is_some() && rest.len() == path.len() {
                self.block_at(key)
            } else {
                at.as_ref().and_then(|view| view.member(key))
            };
            let Some(next) = next else {
                return Err(Place { span: block, used: block, origin: Origin::Missing(rest) });
            };
            let Some(deeper) = deeper else { return Ok(next) };
            block = next.span();
            at = Some(next);
            rest = deeper;
        }
    }
    /// The block `key` of the root.
    fn block_at(&self, key: &'static str) -> Option<V> {
        if let Some((known, view)) = &*self.last.borrow()
            && *known == key
        {
            return view.clone();
        }
        let view = self.root.as_ref().and_then(|root| root.member(key));
        self.last.replace(Some((key, view.clone())));
        view
    }
}
