//! How the ARM vocabulary looks at a document, whatever evaluates it.

use akslint_diagnostics::{Place, Span};
use akslint_model::{Count, List, Text, Value};

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

/// The properties of a resource, or of a block among them.
#[derive(Clone, Copy, Debug)]
pub struct Fields<V> {
    /// The object that has them, if it is there.
    object: Option<V>,
    /// The object's characters, or those of the innermost one around it that is there.
    span: Span,
    /// How much of a path leads to there.
    depth: usize,
}

impl<V: View> Fields<V> {
    /// The properties of `object`.
    pub fn of(object: V) -> Self {
        Self { span: object.span(), object: Some(object), depth: 0 }
    }

    /// The block at `path`. What it holds is asked for by whole paths, such as `networkProfile.podCidr`: where the
    /// block is missing, that is what is missing.
    pub fn block(&self, path: &'static str) -> Self {
        match self.find(path) {
            Some(object) => Self { depth: path.len().saturating_add(1), ..Self::of(object) },
            None => Self { object: None, ..*self },
        }
    }

    /// The same properties, asked for by the paths from this block on.
    #[must_use]
    pub fn on_their_own(self) -> Self {
        Self { depth: 0, ..self }
    }

    /// The characters of the block, or of the one in which it would stand.
    pub const fn span(&self) -> Span {
        self.span
    }

    /// The object that has the properties, if it is there.
    pub const fn object(&self) -> Option<&V> {
        self.object.as_ref()
    }

    /// The string at `path`; an empty one counts as left out, as Azure takes it.
    pub fn text(&self, path: &'static str) -> Value<Text> {
        self.find(path)
            .map_or_else(|| Value::Absent(self.missing(path)), |view| view.text().or_none_if_empty())
    }

    /// The boolean at `path`.
    pub fn flag(&self, path: &'static str) -> Value<bool> {
        self.find(path).map_or_else(|| Value::Absent(self.missing(path)), |view| view.flag())
    }

    /// The number at `path`.
    pub fn count(&self, path: &'static str) -> Value<Count> {
        self.find(path).map_or_else(|| Value::Absent(self.missing(path)), |view| view.count())
    }

    /// Whether a secret is given at `path`; its characters are never looked at.
    pub fn secret(&self, path: &'static str) -> Value<()> {
        self.text(path).map(|_| ())
    }

    /// The strings of the array at `path`. A single string counts as an array of one, as Azure takes it.
    pub fn texts(&self, path: &'static str) -> List<Value<Text>> {
        let Some(view) = self.find(path) else { return List::empty(self.missing(path)) };
        if let Value::Known(text, place) = view.text() {
            let items = if text.is_empty() { Vec::new() } else { vec![Value::Known(text, place)] };
            return List::of(items, place);
        }
        let List { items, more, place } = view.items();
        // An empty item that is written so is an item, though a wrong one.
        let text = |item: &V| match item.text() {
            known @ Value::Known(_, _) => known,
            unsure => unsure.or_none_if_empty(),
        };
        List { items: items.iter().map(text).collect(), more, place }
    }

    /// The IPv4 range of a setting that may be given as one range at `path`, or as a list at `list` with one of each
    /// family.
    pub fn ipv4_range(&self, path: &'static str, list: &'static str) -> Value<Text> {
        let single = self.text(path);
        if single.is_written() {
            return single;
        }
        let List { items, more, place } = self.texts(list);
        let is_other_family = |range: &Value<Text>| range.known().is_some_and(|text| text.contains(':'));
        match (items.into_iter().find(|range| !is_other_family(range)), more) {
            (Some(range), _) => range,
            (None, Some(symbol)) => Value::Unknown(symbol, place),
            (None, None) => single,
        }
    }

    /// The items of the array at `path`.
    pub fn items(&self, path: &'static str) -> List<V> {
        self.find(path).map_or_else(|| List::empty(self.missing(path)), |view| view.items())
    }

    fn find(&self, path: &'static str) -> Option<V> {
        self.object.as_ref()?.member(path.get(self.depth..)?)
    }

    /// The place of what is not there.
    fn missing(&self, path: &'static str) -> Place {
        Place::missing(self.span, path.get(self.depth..).unwrap_or(path))
    }
}
