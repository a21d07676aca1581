//! A number of which only the least and the greatest value may be known.

use crate::{Domain, Symbol, Truth};
use std::fmt;

/// A number between two bounds, inclusive; all arithmetic saturates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The least value.
    pub min: u64,
    /// The greatest value, if there is one.
    pub max: Option<u64>,
    /// The symbols on which the exact value hangs; empty when it is known.
    pub open: Vec<Symbol>,
}

impl Bounds {
    /// Exactly `value`.
    #[must_use]
    pub const fn exactly(value: u64) -> Self {
        Self { min: value, max: Some(value), open: Vec::new() }
    }

    /// Any number, for a reason that no symbol names.
    #[must_use]
    pub const fn anything() -> Self {
        Self { min: 0, max: None, open: Vec::new() }
    }

    /// Any number that `symbol` can be.
    #[must_use]
    pub fn of(symbol: &Symbol) -> Self {
        let (min, max) = match symbol.domain() {
            Domain::Integer { min, max } => (*min, *max),
            Domain::OneOf(texts) => {
                let numbers: Option<Vec<i64>> = texts.iter().map(|text| text.parse().ok()).collect();
                let numbers = numbers.unwrap_or_default();
                (numbers.iter().min().copied(), numbers.iter().max().copied())
            }
            _ => (None, None),
        };
        let natural = |number: i64| u64::try_from(number).unwrap_or(0);
        Self { min: min.map_or(0, natural), max: max.map(natural), open: symbol.roots() }
    }

    /// The value, if it is known exactly.
    #[must_use]
    pub fn exact(&self) -> Option<u64> {
        self.max.filter(|max| *max == self.min)
    }

    /// Whether the number is below `limit`.
    #[must_use]
    pub fn below(&self, limit: u64) -> Truth {
        if self.max.is_some_and(|max| max < limit) {
            Truth::True
        } else if self.min >= limit {
            Truth::False
        } else {
            Truth::depends_on(self.open.clone())
        }
    }

    /// Whether the number is above `limit`.
    #[must_use]
    pub fn above(&self, limit: u64) -> Truth {
        !self.below(limit.saturating_add(1))
    }

    /// The sum.
    #[must_use]
    pub fn plus(mut self, other: Self) -> Self {
        self.min = self.min.saturating_add(other.min);
        self.max = self.max.zip(other.max).map(|(one, two)| one.saturating_add(two));
        self.merge_open(other.open)
    }

    /// The product.
    #[must_use]
    pub fn times(mut self, other: Self) -> Self {
        self.min = self.min.saturating_mul(other.min);
        self.max = self.max.zip(other.max).map(|(one, two)| one.saturating_mul(two));
        self.merge_open(other.open)
    }

    /// Everything from the least of both to the greatest of both.
    #[must_use]
    pub fn hull(mut self, other: Self) -> Self {
        self.min = self.min.min(other.min);
        self.max = self.max.zip(other.max).map(|(one, two)| one.max(two));
        self.merge_open(other.open)
    }

    /// The same, which hangs on `symbols` too.
    #[must_use]
    pub fn open_by(self, symbols: &[Symbol]) -> Self {
        self.merge_open(symbols.to_vec())
    }

    fn merge_open(mut self, other: Vec<Symbol>) -> Self {
        for symbol in other {
            if !self.open.contains(&symbol) {
                self.open.push(symbol);
            }
        }
        self
    }
}

impl fmt::Display for Bounds {
    /// `8`, `at most 8`, `at least 4`, `4 to 8`, or `an unknown number`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.min, self.max) {
            (min, Some(max)) if min == max => write!(f, "{min}"),
            (0, Some(max)) => write!(f, "at most {max}"),
            (min, Some(max)) => write!(f, "{min} to {max}"),
            (0, None) => f.write_str("an unknown number"),
            (min, None) => write!(f, "at least {min}"),
        }
    }
}
