//! Conditions under which a value is there or a resource exists, as truth tables over a few atoms.

use crate::{Domain, Symbol, Text};

/// A statement that holds or does not, as far as is known.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Atom {
    /// The unknown boolean is true.
    Holds(Symbol),
    /// The unknown value is this text, as it is written.
    Equals(Symbol, Text),
}

/// Most atoms of a condition: a table has a bit for each assignment, and 64 of these fit in a word.
const ATOMS: usize = 6;

/// A boolean function of a few unknowns, such as the condition of an `if`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    atoms: Box<[Atom]>,
    /// Bit `n` is the outcome where atom `i` has the value of bit `i` of `n`.
    table: u64,
}

impl Condition {
    /// What always holds.
    #[must_use]
    pub fn always() -> Self {
        Self { atoms: Box::default(), table: 1 }
    }

    /// That an unknown boolean is true.
    #[must_use]
    pub fn holds(symbol: &Symbol) -> Self {
        symbol.meaning().cloned().unwrap_or_else(|| Self::of(Atom::Holds(symbol.clone())))
    }

    /// That an unknown value is `text`, exactly.
    #[must_use]
    pub fn equals(symbol: &Symbol, text: &str) -> Self {
        Self::of(Atom::Equals(symbol.clone(), text.into()))
    }

    fn of(atom: Atom) -> Self {
        Self { atoms: [atom].into(), table: 0b10 }
    }

    /// Whether no assignment that is possible makes it true.
    #[must_use]
    pub fn is_never(&self) -> bool {
        self.table & self.possible() == 0
    }

    /// Whether every assignment that is possible makes it true.
    #[must_use]
    pub fn is_always(&self) -> bool {
        !self.table & self.possible() == 0
    }

    /// That this does not hold.
    #[must_use]
    pub fn negated(&self) -> Self {
        Self { atoms: self.atoms.clone(), table: !self.table & rows(self.atoms.len()) }
    }

    /// That both hold; `None` where they are about too many unknowns.
    #[must_use]
    pub fn and(&self, other: &Self) -> Option<Self> {
        self.combine(other, |one, two| one & two)
    }

    /// That one of both holds; `None` where they are about too many unknowns.
    #[must_use]
    pub fn or(&self, other: &Self) -> Option<Self> {
        self.combine(other, |one, two| one | two)
    }

    fn combine(&self, other: &Self, join: fn(u64, u64) -> u64) -> Option<Self> {
        let mut atoms = self.atoms.to_vec();
        for atom in &other.atoms {
            if !atoms.contains(atom) {
                atoms.push(atom.clone());
            }
        }
        if atoms.len() > ATOMS {
            return None;
        }
        let table = join(self.over(&atoms), other.over(&atoms)) & rows(atoms.len());
        Some(Self { atoms: atoms.into(), table })
    }

    /// The table over `atoms`, of which its own are some.
    fn over(&self, atoms: &[Atom]) -> u64 {
        let own: Vec<usize> =
            self.atoms.iter().filter_map(|atom| atoms.iter().position(|other| other == atom)).collect();
        (0..1_u32 << atoms.len()).fold(0, |table, row| {
            let own_row = own.iter().enumerate().fold(0, |bits, (bit, at)| bits | ((row >> at) & 1) << bit);
            table | ((self.table >> own_row) & 1) << row
        })
    }

    /// The assignments that can be: no unknown is two texts at once, and one whose texts are all here is one of them.
    fn possible(&self) -> u64 {
        let is_possible = |row: &u32| {
            let is_true = |at: usize| (row >> at) & 1 == 1;
            let equal = |symbol: &Symbol| {
                let of = |(_, atom): &(usize, &Atom)| matches!(atom, Atom::Equals(one, _) if one == symbol);
                self.atoms.iter().enumerate().filter(of).map(|(at, _)| at).collect::<Vec<_>>()
            };
            self.atoms.iter().all(|atom| match atom {
                Atom::Holds(_) => true,
                Atom::Equals(symbol, _) => {
                    let same = equal(symbol);
                    match same.iter().filter(|at| is_true(**at)).count() {
                        0 => !self.lists_all(symbol),
                        true_ones => true_ones == 1,
                    }
                }
            })
        };
        (0..1_u32 << self.atoms.len()).filter(is_possible).fold(0, |rows, row| rows | 1 << row)
    }

    /// Whether the atoms name every text that the unknown value can be.
    fn lists_all(&self, symbol: &Symbol) -> bool {
        let Domain::OneOf(texts) = symbol.domain() else { return false };
        let is_named = |text: &Text| {
            self.atoms
                .iter()
                .any(|atom| matches!(atom, Atom::Equals(one, named) if one == symbol && named == text))
        };
        symbol.is_always_there() && texts.iter().all(is_named)
    }

    /// What it is about.
    pub fn symbols(&self) -> impl Iterator<Item = &Symbol> {
        self.atoms.iter().map(|atom| match atom {
            Atom::Holds(symbol) | Atom::Equals(symbol, _) => symbol,
        })
    }
}

/// All assignments of so many atoms.
const fn rows(atoms: usize) -> u64 {
    if atoms >= ATOMS { u64::MAX } else { (1 << (1_u32 << atoms)) - 1 }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::Scope;
    use akslint_diagnostics::FileId;
    use proptest::prelude::*;

    fn symbol(text: &'static str) -> Symbol {
        Symbol::new(Scope::unit(FileId(0), 0), text)
    }

    #[test]
    fn opposite_conditions_never_hold_together_and_one_of_them_always_does() {
        let holds = Condition::holds(&symbol("isPrivate"));
        assert!(holds.and(&holds.negated()).unwrap().is_never());
        assert!(holds.or(&holds.negated()).unwrap().is_always());
        assert!(!holds.is_never() && !holds.is_always());
    }

    #[test]
    fn a_value_is_not_two_texts_at_once() {
        let tls = symbol("tls");
        let (own, microsoft) = (Condition::equals(&tls, "own"), Condition::equals(&tls, "microsoft"));
        assert!(own.and(&microsoft).unwrap().is_never());
        assert!(!own.or(&microsoft).unwrap().is_always(), "it may be a third");
    }

    #[test]
    fn a_value_is_one_of_those_that_are_allowed() {
        let tls = symbol("tls").within(Domain::OneOf(["own".into(), "none".into()].into()));
        let either = Condition::equals(&tls, "own").or(&Condition::equals(&tls, "none")).unwrap();
        assert!(either.is_always());
        assert!(
            Condition::equals(&tls, "own")
                .negated()
                .and(&Condition::equals(&tls, "none").negated())
                .unwrap()
                .is_never()
        );
    }

    #[test]
    fn too_many_unknowns_are_given_up() {
        let names = ["a", "b", "c", "d", "e", "f", "g"];
        let mut all = Some(Condition::always());
        for name in names {
            all = all.and_then(|all| all.and(&Condition::holds(&symbol(name))));
        }
        assert_eq!(all, None);
    }

    /// A formula over three flags.
    #[derive(Clone, Debug)]
    enum Formula {
        Flag(usize),
        Not(Box<Self>),
        And(Box<Self>, Box<Self>),
        Or(Box<Self>, Box<Self>),
    }

    impl Formula {
        fn condition(&self) -> Condition {
            match self {
                Self::Flag(at) => Condition::holds(&symbol(["a", "b", "c"].get(*at).unwrap())),
                Self::Not(inner) => inner.condition().negated(),
                Self::And(one, two) => one.condition().and(&two.condition()).unwrap(),
                Self::Or(one, two) => one.condition().or(&two.condition()).unwrap(),
            }
        }

        fn holds(&self, flags: [bool; 3]) -> bool {
            match self {
                Self::Flag(at) => *flags.get(*at).unwrap(),
                Self::Not(inner) => !inner.holds(flags),
                Self::And(one, two) => one.holds(flags) && two.holds(flags),
                Self::Or(one, two) => one.holds(flags) || two.holds(flags),
            }
        }
    }

    fn formulas() -> impl Strategy<Value = Formula> {
        (0..3_usize).prop_map(Formula::Flag).prop_recursive(5, 32, 2, |inner| {
            prop_oneof![
                inner.clone().prop_map(|one| Formula::Not(Box::new(one))),
                (inner.clone(), inner.clone())
                    .prop_map(|(one, two)| Formula::And(Box::new(one), Box::new(two))),
                (inner.clone(), inner).prop_map(|(one, two)| Formula::Or(Box::new(one), Box::new(two))),
            ]
        })
    }

    proptest! {
        #[test]
        fn it_is_what_trying_every_assignment_says(formula in formulas()) {
            let all: Vec<bool> = (0..8_u8).map(|row| formula.holds([row & 1 > 0, row & 2 > 0, row & 4 > 0])).collect();
            let condition = formula.condition();
            prop_assert_eq!(condition.is_always(), all.iter().all(|holds| *holds));
            prop_assert_eq!(condition.is_never(), !all.contains(&true));
        }
    }
}
