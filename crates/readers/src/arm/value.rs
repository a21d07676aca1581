//! What expressions evaluate to.

use super::scope::Env;
use crate::node::Node;
use akslint_diagnostics::Span;
use akslint_model::{Presence, Symbol, Text};
use std::rc::Rc;

/// A value, and the characters that decide it.
#[derive(Clone, Debug)]
pub(crate) struct Val<'t> {
    pub(crate) data: Data<'t>,
    pub(crate) source: Source,
}

/// The characters that decide a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    pub(crate) span: Span,
    /// Whether they are one JSON token that is the value.
    pub(crate) is_literal: bool,
}

#[derive(Clone, Debug)]
pub(crate) enum Data<'t> {
    Null,
    Bool(bool),
    Int(i64),
    /// A number that is no 64-bit integer, as written.
    Number(Str<'t>),
    Text(Str<'t>),
    /// An array that an expression made.
    Array(Rc<Array<'t>>),
    /// An object that an expression made.
    Object(Rc<Object<'t>>),
    /// An array or object of the document, whose parts are evaluated when they are asked for.
    Tree(Node<'t>, Env<'t>),
    Unknown(Symbol),
}

/// A string of the document or of an expression.
#[derive(Clone, Debug)]
pub(crate) enum Str<'t> {
    Borrowed(&'t str),
    Shared(Text),
}

#[derive(Debug)]
pub(crate) struct Array<'t> {
    pub(crate) items: Vec<Val<'t>>,
    /// What decides whether there are more, at whatever place.
    pub(crate) rest: Option<Symbol>,
    /// Whether what there may be more is among the items, each of which says when it is there.
    pub(crate) is_listed: bool,
    pub(crate) depth: u32,
}

#[derive(Debug)]
pub(crate) struct Object<'t> {
    /// The members in order, each key once.
    pub(crate) members: Vec<(Str<'t>, Val<'t>)>,
    /// What decides whether there are more.
    pub(crate) rest: Option<Symbol>,
    /// Whether what there may be more is among the members, each of which says when it is there.
    pub(crate) is_listed: bool,
    pub(crate) depth: u32,
}

impl Source {
    pub(crate) const fn literal(span: Span) -> Self {
        Self { span, is_literal: true }
    }

    pub(crate) const fn computed(span: Span) -> Self {
        Self { span, is_literal: false }
    }
}

impl<'t> Val<'t> {
    pub(crate) const fn new(data: Data<'t>, source: Source) -> Self {
        Self { data, source }
    }

    pub(crate) const fn symbol(&self) -> Option<&Symbol> {
        match &self.data {
            Data::Unknown(symbol) => Some(symbol),
            _ => None,
        }
    }

    pub(crate) const fn is_null(&self) -> bool {
        matches!(self.data, Data::Null)
    }

    pub(crate) fn str(&self) -> Option<&str> {
        match &self.data {
            Data::Text(text) => Some(text.as_str()),
            _ => None,
        }
    }

    pub(crate) const fn int(&self) -> Option<i64> {
        match self.data {
            Data::Int(value) => Some(value),
            _ => None,
        }
    }

    pub(crate) const fn bool(&self) -> Option<bool> {
        match self.data {
            Data::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// Whether it is an array or object.
    pub(crate) const fn is_branch(&self) -> bool {
        matches!(self.data, Data::Array(_) | Data::Object(_) | Data::Tree(..))
    }

    /// Whether the value certainly is there.
    pub(crate) fn is_certain(&self) -> bool {
        self.symbol().is_none_or(Symbol::is_always_there)
    }

    /// The same value, which certainly is there: what is asked for by name fails the deployment otherwise.
    pub(crate) fn expected(self) -> Self {
        match self.data {
            Data::Unknown(symbol) => Self::new(Data::Unknown(symbol.there(Presence::Always)), self.source),
            data => Self::new(data, self.source),
        }
    }

    /// How many arrays and objects made by expressions, and scopes held by values, lie within one another.
    pub(crate) fn depth(&self) -> u32 {
        match &self.data {
            Data::Array(array) => array.depth,
            Data::Object(object) => object.depth,
            Data::Tree(_, env) => env.depth(),
            _ => 0,
        }
    }
}

impl Str<'_> {
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Borrowed(text) => text,
            Self::Shared(text) => text,
        }
    }

    pub(crate) fn to_text(&self) -> Text {
        match self {
            Self::Borrowed(text) => (*text).into(),
            Self::Shared(text) => text.clone(),
        }
    }
}

impl From<&str> for Str<'_> {
    fn from(text: &str) -> Self {
        Self::Shared(text.into())
    }
}

impl From<String> for Str<'_> {
    fn from(text: String) -> Self {
        Self::Shared(text.into())
    }
}

impl<'t> From<std::borrow::Cow<'t, str>> for Str<'t> {
    fn from(text: std::borrow::Cow<'t, str>) -> Self {
        match text {
            std::borrow::Cow::Borrowed(text) => Self::Borrowed(text),
            std::borrow::Cow::Owned(text) => Self::Shared(text.into()),
        }
    }
}
