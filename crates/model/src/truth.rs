//! The three-valued answer to a question about values that may not be known.

use crate::Symbol;
use std::ops::{BitAnd, BitOr, Not};

/// Kleene's three values. An unknown answer names the symbols on which it hangs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Truth {
    /// Certainly.
    True,
    /// Certainly not.
    False,
    /// It depends on these.
    Unknown(Vec<Symbol>),
}

impl Truth {
    /// Whether the answer is certainly yes.
    #[must_use]
    pub const fn is_true(&self) -> bool {
        matches!(self, Self::True)
    }

    /// Whether the answer is certainly no.
    #[must_use]
    pub const fn is_false(&self) -> bool {
        matches!(self, Self::False)
    }

    /// Whether the answer may be yes.
    #[must_use]
    pub const fn is_possible(&self) -> bool {
        !self.is_false()
    }

    /// `self & other`, where the other question costs something: it is asked only if its answer can matter.
    #[must_use]
    pub fn and(self, other: impl FnOnce() -> Self) -> Self {
        if self.is_false() { self } else { self & other() }
    }

    /// `if self { then } else { otherwise }`; an unknown condition gives the common answer of both, if there is one.
    #[must_use]
    pub fn choose(self, then: Self, otherwise: Self) -> Self {
        match self {
            Self::True => then,
            Self::False => otherwise,
            Self::Unknown(_) if then == otherwise => then,
            Self::Unknown(symbols) => Self::Unknown(symbols),
        }
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Self::True } else { Self::False }
    }
}

impl BitAnd for Truth {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        match (self, other) {
            (Self::False, _) | (_, Self::False) => Self::False,
            (Self::True, rest) | (rest, Self::True) => rest,
            (Self::Unknown(one), Self::Unknown(two)) => Self::Unknown(union(one, two)),
        }
    }
}

impl BitOr for Truth {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        match (self, other) {
            (Self::True, _) | (_, Self::True) => Self::True,
            (Self::False, rest) | (rest, Self::False) => rest,
            (Self::Unknown(one), Self::Unknown(two)) => Self::Unknown(union(one, two)),
        }
    }
}

impl Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            unknown @ Self::Unknown(_) => unknown,
        }
    }
}

impl FromIterator<Self> for Truth {
    /// The disjunction of all: whether any is true.
    fn from_iter<I: IntoIterator<Item = Self>>(iter: I) -> Self {
        let mut any = Self::False;
        for one in iter {
            any = any | one;
            if any.is_true() {
                break;
            }
        }
        any
    }
}

fn union(mut one: Vec<Symbol>, two: Vec<Symbol>) -> Vec<Symbol> {
    for symbol in two {
        if !one.contains(&symbol) {
            one.push(symbol);
        }
    }
    one
}

#[cfg(test)]
#[allow(clippy::assertions_on_constants, clippy::panic)]
mod tests {
    use super::*;
    use crate::Scope;
    use akslint_diagnostics::FileId;

    fn unknown(text: &'static str) -> Truth {
        Truth::Unknown(vec![Symbol::new(Scope { file: FileId(0), part: 0 }, text)])
    }

    #[test]
    fn an_unknown_that_cannot_matter_does_not_matter() {
        assert_eq!(unknown("x") & Truth::False, Truth::False);
        assert_eq!(unknown("x") | Truth::True, Truth::True);
        assert_eq!(unknown("x") & Truth::True, unknown("x"));
        assert_eq!(!unknown("x"), unknown("x"));
        assert_eq!(unknown("x") | Truth::False, unknown("x"));
    }

    #[test]
    fn an_unknown_names_all_it_hangs_on_once() {
        let Truth::Unknown(symbols) = (unknown("x") & unknown("y")) | unknown("x") else {
            return assert!(false, "two unknowns make an unknown");
        };
        assert_eq!(symbols.iter().map(Symbol::text).collect::<Vec<_>>(), ["x", "y"]);
    }

    #[test]
    fn a_question_that_cannot_matter_is_not_asked() {
        assert_eq!(Truth::False.and(|| panic!("asked")), Truth::False);
        assert_eq!(Truth::True.and(|| unknown("x")), unknown("x"));
        let mut asked = 0;
        let answers = [Truth::False, unknown("x"), Truth::True, Truth::False];
        let any: Truth = answers.into_iter().inspect(|_| asked += 1).collect();
        assert_eq!((any, asked), (Truth::True, 3));
    }

    #[test]
    fn an_unknown_condition_with_one_outcome_is_that_outcome() {
        assert_eq!(unknown("x").choose(Truth::True, Truth::True), Truth::True);
        assert_eq!(unknown("x").choose(Truth::True, Truth::False), unknown("x"));
    }
}
