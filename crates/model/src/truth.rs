//! The three-valued answer to a question about values that may not be known.

use crate::{Condition, Symbol};
use std::ops::{BitAnd, BitOr, Not};

/// Kleene's three values. An unknown answer names the symbols on which it hangs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Truth {
    /// Certainly.
    True,
    /// Certainly not.
    False,
    /// It depends.
    Unknown(Doubt),
}

/// On what an unknown answer depends, and under which conditions it is yes.
///
/// Kleene's logic forgets that a value and its opposite hang on one condition; the two bounds remember it, so that
/// `given & !given` is false whatever the condition turns out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    symbols: Vec<Symbol>,
    bounds: Option<Box<Limits>>,
}

/// The answer is yes at most where `only_if` holds, and at least where `whenever` holds.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Limits {
    /// `None` is what always holds.
    only_if: Option<Condition>,
    /// `None` is what never holds.
    whenever: Option<Condition>,
}

impl Doubt {
    /// The symbols on which the answer hangs, each once.
    #[must_use]
    pub fn symbols(&self) -> &[Symbol] {
        &self.symbols
    }

    /// The same.
    #[must_use]
    pub fn into_symbols(self) -> Vec<Symbol> {
        self.symbols
    }

    fn only_if(&self) -> Option<&Condition> {
        self.bounds.as_ref()?.only_if.as_ref()
    }

    fn whenever(&self) -> Option<&Condition> {
        self.bounds.as_ref()?.whenever.as_ref()
    }
}

impl Truth {
    /// An answer that hangs on these, in no way that is known.
    #[must_use]
    pub const fn depends_on(symbols: Vec<Symbol>) -> Self {
        Self::Unknown(Doubt { symbols, bounds: None })
    }

    /// Whether `condition` holds.
    #[must_use]
    pub fn when(condition: &Condition) -> Self {
        let mut symbols = Vec::new();
        for symbol in condition.symbols().flat_map(Symbol::roots) {
            if !symbols.contains(&symbol) {
                symbols.push(symbol);
            }
        }
        Self::between(symbols, Some(condition.clone()), Some(condition.clone()))
    }

    fn between(symbols: Vec<Symbol>, only_if: Option<Condition>, whenever: Option<Condition>) -> Self {
        if only_if.as_ref().is_some_and(Condition::is_never) {
            return Self::False;
        }
        if whenever.as_ref().is_some_and(Condition::is_always) {
            return Self::True;
        }
        let is_bounded = only_if.is_some() || whenever.is_some();
        Self::Unknown(Doubt { symbols, bounds: is_bounded.then(|| Box::new(Limits { only_if, whenever })) })
    }

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
            unknown => (unknown.clone() & then) | (!unknown & otherwise),
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
            (Self::Unknown(one), Self::Unknown(two)) if one.bounds.is_none() && two.bounds.is_none() => {
                Self::depends_on(union(one.symbols, two.symbols))
            }
            (Self::Unknown(one), Self::Unknown(two)) => {
                // What bounds one of both bounds both; so does either, where both together are too much.
                let only_if = match (one.only_if(), two.only_if()) {
                    (Some(one), Some(two)) => Some(one.and(two).unwrap_or_else(|| one.clone())),
                    (one, two) => one.or(two).cloned(),
                };
                let whenever = one.whenever().zip(two.whenever()).and_then(|(one, two)| one.and(two));
                Self::between(union(one.symbols, two.symbols), only_if, whenever)
            }
        }
    }
}

impl BitOr for Truth {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        match (self, other) {
            (Self::True, _) | (_, Self::True) => Self::True,
            (Self::False, rest) | (rest, Self::False) => rest,
            (one, two) => !(!one & !two),
        }
    }
}

impl Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            Self::Unknown(Doubt { symbols, bounds }) => {
                let turned = bounds.map(|limits| {
                    let Limits { only_if, whenever } = *limits;
                    let turn = |condition: Option<Condition>| condition.map(|condition| condition.negated());
                    Box::new(Limits { only_if: turn(whenever), whenever: turn(only_if) })
                });
                Self::Unknown(Doubt { symbols, bounds: turned })
            }
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
        Truth::depends_on(vec![Symbol::new(Scope::unit(FileId(0), 0), text)])
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
        let Truth::Unknown(doubt) = (unknown("x") & unknown("y")) | unknown("x") else {
            return assert!(false, "two unknowns make an unknown");
        };
        assert_eq!(doubt.symbols().iter().map(Symbol::text).collect::<Vec<_>>(), ["x", "y"]);
    }

    #[test]
    fn a_condition_and_its_opposite_exclude_each_other() {
        let holds = Condition::holds(&Symbol::new(Scope::unit(FileId(0), 0), "isPrivate"));
        let (yes, no) = (Truth::when(&holds), Truth::when(&holds.negated()));
        assert_eq!(yes.clone() & unknown("x") & no.clone(), Truth::False);
        assert_eq!((yes.clone() | unknown("x")) | no.clone(), Truth::True);
        assert_eq!(yes.clone() & !no, yes);
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
