//! Names for what is not known, so that the same unknown is equal to itself.

use crate::Text;
use akslint_diagnostics::{FileId, Span};
use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// Where a symbol means one thing: a file, and within it a part (a nested deployment, a function).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Scope {
    /// The file.
    pub file: FileId,
    /// The part of the file; 0 is its top level.
    pub part: u32,
}

/// What is known of an unknown value all the same.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Domain {
    /// Nothing.
    #[default]
    Any,
    /// It is one of these, as an ARM parameter's `allowedValues` says.
    OneOf(Box<[Text]>),
    /// It is an integer within these bounds, inclusive.
    Integer {
        /// The least value.
        min: Option<i64>,
        /// The greatest value.
        max: Option<i64>,
    },
    /// It is a string of which parts are known.
    Pattern(Pattern),
}

/// A string of which parts are known, such as `concat('aks-', uniqueString(…))`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The parts in order; no two literals stand side by side, and none is empty.
    pub pieces: Box<[Piece]>,
}

/// A part of a [`Pattern`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Known characters.
    Literal(Text),
    /// Unknown characters; their exact number is given where it is known.
    Unknown(Symbol, Option<u32>),
}

/// The name of an unknown value: an expression in its scope.
///
/// Two symbols are equal when they must stand for the same value.
#[derive(Clone)]
pub struct Symbol(Arc<Data>);

struct Data {
    scope: Scope,
    text: Cow<'static, str>,
    declared: Option<Span>,
    domain: Domain,
}

impl Symbol {
    /// The symbol for the expression `text` in `scope`.
    #[must_use]
    pub fn new(scope: Scope, text: impl Into<Cow<'static, str>>) -> Self {
        Self::with(scope, text, None, Domain::Any)
    }

    /// A symbol with the place of its declaration and what is known of it.
    #[must_use]
    pub fn with(
        scope: Scope,
        text: impl Into<Cow<'static, str>>,
        declared: Option<Span>,
        domain: Domain,
    ) -> Self {
        Self(Arc::new(Data { scope, text: text.into(), declared, domain }))
    }

    /// The same symbol, of which `domain` is known.
    #[must_use]
    pub fn within(&self, domain: Domain) -> Self {
        let Data { scope, text, declared, .. } = &*self.0;
        Self::with(*scope, text.clone(), *declared, domain)
    }

    /// The symbol for a string of which `pieces` are known.
    #[must_use]
    pub fn pattern(scope: Scope, pieces: Vec<Piece>, declared: Option<Span>) -> Self {
        let text: String = pieces
            .iter()
            .map(|piece| match piece {
                Piece::Literal(text) => text.to_string(),
                Piece::Unknown(symbol, _) => format!("{{{}}}", symbol.text()),
            })
            .collect();
        Self::with(scope, text, declared, Domain::Pattern(Pattern { pieces: pieces.into() }))
    }

    /// The expression, as people know it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// The scope in which the expression means one thing.
    #[must_use]
    pub fn scope(&self) -> Scope {
        self.0.scope
    }

    /// Where it is declared.
    #[must_use]
    pub fn declared(&self) -> Option<Span> {
        self.0.declared
    }

    /// What is known of it.
    #[must_use]
    pub fn domain(&self) -> &Domain {
        &self.0.domain
    }

    /// The symbols that would have to be known for this one to be: those of its pieces, or itself.
    #[must_use]
    pub fn roots(&self) -> Vec<Self> {
        match self.domain() {
            Domain::Pattern(pattern) => pattern
                .pieces
                .iter()
                .filter_map(|piece| match piece {
                    Piece::Unknown(symbol, _) => Some(symbol.roots()),
                    Piece::Literal(_) => None,
                })
                .flatten()
                .collect(),
            _ => vec![self.clone()],
        }
    }
}

impl PartialEq for Symbol {
    fn eq(&self, other: &Self) -> bool {
        if Arc::ptr_eq(&self.0, &other.0) {
            return true;
        }
        match (self.domain(), other.domain()) {
            (Domain::Pattern(one), Domain::Pattern(two)) => one == two,
            (Domain::Pattern(_), _) | (_, Domain::Pattern(_)) => false,
            _ => self.0.scope == other.0.scope && self.0.text == other.0.text,
        }
    }
}

impl Eq for Symbol {}

impl Hash for Symbol {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self.domain() {
            Domain::Pattern(pattern) => {
                for piece in &pattern.pieces {
                    match piece {
                        Piece::Literal(text) => text.hash(state),
                        Piece::Unknown(symbol, _) => symbol.hash(state),
                    }
                }
            }
            _ => (self.0.scope, &self.0.text).hash(state),
        }
    }
}

impl fmt::Debug for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "«{}»", self.text())
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}
