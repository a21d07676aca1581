//! Names for what is not known, so that the same unknown is equal to itself.

use crate::{Condition, Text, Truth};
use akslint_diagnostics::{FileId, Span};
use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// Where a name means one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// A file, and within it a part: a nested deployment, a document of a stream. Part 0 is its top level.
    Unit(FileId, u32),
    /// These characters alone, as of a value that has the wrong type.
    At(Span),
    /// Nothing else in the file: each number is given once.
    Fresh(FileId, u32),
}

impl Scope {
    /// A part of a file.
    #[must_use]
    pub const fn unit(file: FileId, part: u32) -> Self {
        Self::Unit(file, part)
    }

    /// The file.
    #[must_use]
    pub const fn file(self) -> FileId {
        match self {
            Self::Unit(file, _) | Self::Fresh(file, _) => file,
            Self::At(span) => span.file,
        }
    }

    /// The next part of the same file.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Unit(file, part) => Self::Unit(file, part.saturating_add(1)),
            other => other,
        }
    }

    /// The top level of the same file.
    #[must_use]
    pub const fn top(self) -> Self {
        Self::Unit(self.file(), 0)
    }
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
    more: Option<Box<More>>,
}

/// What is known of few symbols.
#[derive(Clone, Default)]
struct More {
    presence: Presence,
    /// When it is each of the texts of [`Domain::OneOf`], in their order.
    cases: Option<Box<[Condition]>>,
    /// What it says of other unknowns, for a boolean.
    meaning: Option<Condition>,
    /// The unknown thing of which it is one answer, and which.
    question: Option<(Symbol, &'static str)>,
}

/// Whether there is a value at all. Azure takes null and what is not written alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Presence {
    /// There is one.
    #[default]
    Always,
    /// There is one where this holds, else it is left out.
    When(Condition),
    /// It may be left out; nobody knows when.
    Sometimes,
}

impl Presence {
    /// That both are there.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Always, rest) | (rest, Self::Always) => rest.clone(),
            (Self::When(one), Self::When(two)) => one.and(two).map_or(Self::Sometimes, Self::When),
            _ => Self::Sometimes,
        }
    }
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
        Self(Arc::new(Data { scope, text: text.into(), declared, domain, more: None }))
    }

    /// The same symbol, of which `domain` is known.
    #[must_use]
    pub fn within(&self, domain: Domain) -> Self {
        let more = self.0.more.as_ref().map(|more| Box::new(More { cases: None, ..(**more).clone() }));
        self.remade(domain, more)
    }

    /// The same symbol, which is one of these texts, each under its condition.
    #[must_use]
    pub fn one_of(&self, cases: Vec<(Text, Condition)>) -> Self {
        let (texts, cases): (Vec<Text>, Vec<Condition>) = cases.into_iter().unzip();
        self.within(Domain::OneOf(texts.into())).knowing(|more| more.cases = Some(cases.into()))
    }

    /// The same symbol, whose value is there as `presence` says.
    #[must_use]
    pub fn there(&self, presence: Presence) -> Self {
        if *self.presence() == presence {
            self.clone()
        } else {
            self.knowing(|more| more.presence = presence)
        }
    }

    /// The same boolean, which is true where `meaning` holds.
    #[must_use]
    pub fn meaning_that(&self, meaning: Condition) -> Self {
        self.knowing(|more| more.meaning = Some(meaning))
    }

    /// The answer to one question about the unknown thing that this symbol names. People are told of the thing.
    #[must_use]
    pub fn asked(&self, question: &'static str) -> Self {
        self.remade(Domain::Any, None).knowing(|more| more.question = Some((self.clone(), question)))
    }

    /// The same value, which is left out where its text would be empty.
    #[must_use]
    pub(crate) fn there_unless_empty(&self) -> Self {
        let Domain::OneOf(texts) = self.domain() else { return self.clone() };
        if !texts.iter().any(|text| text.is_empty()) {
            return self.clone();
        }
        match self.conditional_texts() {
            Some(cases) => {
                let is_empty = |(text, _): &(&Text, &Condition)| text.is_empty();
                let (empty, rest): (Vec<_>, Vec<_>) = cases.partition(is_empty);
                let presence = empty.into_iter().fold(self.presence().clone(), |presence, (_, case)| {
                    presence.and(&Presence::When(case.negated()))
                });
                let rest = rest.into_iter().map(|(text, case)| (text.clone(), case.clone()));
                self.one_of(rest.collect()).there(presence)
            }
            None => {
                let rest = texts.iter().filter(|text| !text.is_empty()).cloned().collect();
                self.within(Domain::OneOf(rest)).there(Presence::Sometimes)
            }
        }
    }

    /// This value, or `default` where it is left out; without one, anything.
    #[must_use]
    pub(crate) fn or_default(&self, default: Option<&str>) -> Self {
        if self.is_always_there() {
            return self.clone();
        }
        let filled = self.asked("with its default");
        let (Domain::OneOf(texts), Some(default)) = (self.domain(), default) else { return filled };
        let default_case = match self.presence() {
            Presence::When(condition) => Some(condition.negated()),
            _ => None,
        };
        match self.conditional_texts().zip(default_case) {
            Some((cases, default_case)) => {
                let cases = cases.map(|(text, case)| (text.clone(), case.clone()));
                filled.one_of(cases.chain([(default.into(), default_case)]).collect())
            }
            None => filled.within(Domain::OneOf(texts.iter().cloned().chain([default.into()]).collect())),
        }
    }

    fn remade(&self, domain: Domain, more: Option<Box<More>>) -> Self {
        let Data { scope, text, declared, .. } = &*self.0;
        Self(Arc::new(Data { scope: *scope, text: text.clone(), declared: *declared, domain, more }))
    }

    fn knowing(&self, learn: impl FnOnce(&mut More)) -> Self {
        let mut more = self.0.more.clone().unwrap_or_default();
        learn(&mut more);
        self.remade(self.0.domain.clone(), Some(more))
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

    /// Whether its value is there at all.
    #[must_use]
    pub fn presence(&self) -> &Presence {
        self.0.more.as_ref().map_or(&Presence::Always, |more| &more.presence)
    }

    /// Whether its value certainly is there.
    #[must_use]
    pub fn is_always_there(&self) -> bool {
        *self.presence() == Presence::Always
    }

    /// When it is each of the texts that it can be, in their order, where that is known.
    pub(crate) fn cases(&self) -> Option<&[Condition]> {
        self.0.more.as_ref()?.cases.as_deref()
    }

    /// The texts that it can be, each under its condition, where these are known.
    pub fn conditional_texts(&self) -> Option<impl Iterator<Item = (&Text, &Condition)>> {
        let Domain::OneOf(texts) = self.domain() else { return None };
        Some(texts.iter().zip(self.cases()?))
    }

    /// What it says of other unknowns, for a boolean.
    #[must_use]
    pub fn meaning(&self) -> Option<&Condition> {
        self.0.more.as_ref()?.meaning.as_ref()
    }

    fn question(&self) -> Option<&(Self, &'static str)> {
        self.0.more.as_ref()?.question.as_ref()
    }

    /// Whether its value is there.
    #[must_use]
    pub fn given(&self) -> Truth {
        match self.presence() {
            Presence::Always => Truth::True,
            Presence::When(condition) => Truth::when(condition),
            Presence::Sometimes => Truth::depends_on(self.roots()),
        }
    }

    /// The symbols that would have to be known for this one to be: those of its pieces, the thing that it is about, or
    /// itself.
    #[must_use]
    pub fn roots(&self) -> Vec<Self> {
        if let Some((thing, _)) = self.question() {
            return thing.roots();
        }
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
            _ => {
                self.0.scope == other.0.scope
                    && self.0.text == other.0.text
                    && self.question().map(|(_, one)| one) == other.question().map(|(_, two)| two)
            }
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
