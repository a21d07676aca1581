//! A value as a file gives it: known, unknown, or not there.

use crate::{Bounds, Domain, Symbol, Text, Truth};
use akslint_diagnostics::{Place, Span};

/// A property of a resource. Every variant has a place, so a rule never handles "no location".
#[derive(Debug, PartialEq, Eq)]
pub enum Value<T> {
    /// It is this.
    Known(T, Place),
    /// It is set to something that cannot be computed here.
    Unknown(Symbol, Place),
    /// It is left out; the place is where it would stand.
    Absent(Place),
}

// What is derived would be inlined wherever a cluster or a compute is cloned.
impl<T: Clone> Clone for Value<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Known(value, place) => Self::Known(value.clone(), *place),
            Self::Unknown(symbol, place) => Self::Unknown(symbol.clone(), *place),
            Self::Absent(place) => Self::Absent(*place),
        }
    }
}

/// A number of nodes as written; Azure wants a whole number, people write others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Count {
    /// A whole number, perhaps a negative one.
    Whole(i64),
    /// Anything else, as written: `2.5`, `"three"`, `true`.
    Other(Text),
}

impl Count {
    /// The count as a number of nodes; negative ones and other things are none.
    #[must_use]
    pub fn nodes(&self) -> Option<u64> {
        match self {
            Self::Whole(count) => u64::try_from(*count).ok(),
            Self::Other(_) => None,
        }
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Whole(count) => write!(f, "{count}"),
            Self::Other(text) => f.write_str(text),
        }
    }
}

/// A type of which a [`Domain`] may list the candidates.
pub trait FromDomain: Sized {
    /// All values that an unknown of this domain can have, or `None` where they are not known one by one.
    fn candidates(domain: &Domain) -> Option<Vec<Self>>;
}

impl FromDomain for Text {
    fn candidates(domain: &Domain) -> Option<Vec<Self>> {
        match domain {
            Domain::OneOf(texts) => Some(texts.to_vec()),
            _ => None,
        }
    }
}

impl FromDomain for bool {
    fn candidates(domain: &Domain) -> Option<Vec<Self>> {
        match domain {
            Domain::OneOf(texts) => texts.iter().map(|text| text.to_ascii_lowercase().parse().ok()).collect(),
            _ => None,
        }
    }
}

impl FromDomain for Count {
    fn candidates(domain: &Domain) -> Option<Vec<Self>> {
        match domain {
            Domain::OneOf(texts) => texts.iter().map(|text| text.parse().ok().map(Self::Whole)).collect(),
            Domain::Integer { min: Some(min), max: Some(max) } if min == max => Some(vec![Self::Whole(*min)]),
            _ => None,
        }
    }
}

impl<T> Value<T> {
    /// Where it is decided and used.
    pub const fn place(&self) -> Place {
        match self {
            Self::Known(_, place) | Self::Unknown(_, place) | Self::Absent(place) => *place,
        }
    }

    /// The characters that decide it.
    pub const fn span(&self) -> Span {
        self.place().span
    }

    /// The value, if it is known.
    pub const fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value, _) => Some(value),
            _ => None,
        }
    }

    /// The symbol, if it is unknown.
    pub const fn symbol(&self) -> Option<&Symbol> {
        match self {
            Self::Unknown(symbol, _) => Some(symbol),
            _ => None,
        }
    }

    /// Whether something is given: not left out, in whatever way its characters or its condition decide.
    #[must_use]
    pub fn given(&self) -> Truth {
        match self {
            Self::Known(_, _) => Truth::True,
            Self::Absent(_) => Truth::False,
            Self::Unknown(symbol, _) => symbol.given(),
        }
    }

    /// Whether it is left out.
    #[must_use]
    pub fn absent(&self) -> Truth {
        !self.given()
    }

    /// Whether characters of the file stand for it, be it given or not in the end: for labels, never for a verdict.
    pub const fn is_written(&self) -> bool {
        !matches!(self, Self::Absent(_))
    }

    /// This value, or `default` where it is left out.
    #[must_use]
    pub fn or(self, default: T) -> Self {
        match self {
            Self::Absent(place) => Self::Known(default, place),
            Self::Unknown(symbol, place) => Self::Unknown(symbol.or_default(None), place),
            known @ Self::Known(_, _) => known,
        }
    }

    /// Turns a known value into another.
    pub fn map<U>(self, turn: impl FnOnce(T) -> U) -> Value<U> {
        match self {
            Self::Known(value, place) => Value::Known(turn(value), place),
            Self::Unknown(symbol, place) => Value::Unknown(symbol, place),
            Self::Absent(place) => Value::Absent(place),
        }
    }

    /// The same value at another place.
    #[must_use]
    pub fn at(self, place: Place) -> Self {
        match self {
            Self::Known(value, _) => Self::Known(value, place),
            Self::Unknown(symbol, _) => Self::Unknown(symbol, place),
            Self::Absent(_) => Self::Absent(place),
        }
    }
}

impl<T: FromDomain> Value<T> {
    /// Whether the value passes `test`. A value that is left out does not; an unknown one does if all its candidates
    /// do, and does not if none does.
    pub fn is(&self, test: impl Fn(&T) -> bool) -> Truth {
        self.passes(&test)
    }

    /// Compiled once for all the tests of the rules.
    fn passes(&self, test: &dyn Fn(&T) -> bool) -> Truth {
        let symbol = match self {
            Self::Known(value, _) => return test(value).into(),
            Self::Absent(_) => return Truth::False,
            Self::Unknown(symbol, _) => symbol,
        };
        let candidates = T::candidates(symbol.domain()).unwrap_or_default();
        let passing = candidates.iter().filter(|candidate| test(candidate)).count();
        if candidates.is_empty() {
            return Truth::depends_on(symbol.roots());
        }
        if passing == 0 {
            return Truth::False;
        }
        if passing == candidates.len() {
            return symbol.given();
        }
        let undecided = || Truth::depends_on(symbol.roots());
        let Some(cases) = symbol.cases() else { return undecided() };
        let mut passing = candidates.iter().zip(cases).filter(|(candidate, _)| test(candidate));
        let first = passing.next().map(|(_, case)| case.clone());
        let all = passing.try_fold(first, |all, (_, case)| Some(all.and_then(|all| all.or(case)))).flatten();
        all.map_or_else(undecided, |condition| Truth::when(&condition))
    }
}

impl Value<bool> {
    /// Whether it is `true`; left out counts as `false`.
    #[must_use]
    pub fn is_true(&self) -> Truth {
        match self {
            Self::Unknown(symbol, _) if symbol.cases().is_none() => match symbol.meaning() {
                Some(meaning) => Truth::when(meaning) & symbol.given(),
                None => self.is(|value| *value),
            },
            _ => self.is(|value| *value),
        }
    }
}

impl Value<Count> {
    /// The least and greatest number of nodes; left out is `default`. What is no number of nodes is unbounded.
    #[must_use]
    pub fn bounds(&self, default: u64) -> Bounds {
        match self {
            Self::Known(count, _) => count.nodes().map_or_else(Bounds::anything, Bounds::exactly),
            Self::Absent(_) => Bounds::exactly(default),
            Self::Unknown(symbol, _) if symbol.is_always_there() => Bounds::of(symbol),
            Self::Unknown(symbol, _) => Bounds::of(symbol).hull(Bounds::exactly(default)),
        }
    }
}
