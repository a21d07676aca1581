//! Where rules put what they find, and what they could not decide.

use crate::{Symbol, Truth};
use akslint_diagnostics::Finding;
use std::collections::HashMap;

/// Up to this many symbols are compared one by one.
const FEW: usize = 8;

/// The findings of one rule.
#[derive(Debug, Default)]
pub struct Findings {
    found: Vec<Finding>,
    open: Vec<(Symbol, u32)>,
    /// Where each symbol stands in `open`, as soon as these are many.
    open_at: Option<HashMap<Symbol, usize>>,
    checks: u32,
    undetermined: u32,
}

impl Findings {
    /// Nothing found yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reports the finding if the fault is certain. An uncertain one is counted under what it depends on.
    ///
    /// Call it for every thing that the rule looks at, with the answer as its argument: the calls are the checks that
    /// the run's summary counts.
    pub fn report_if(&mut self, fault: Truth, finding: impl FnOnce() -> Finding) {
        if self.is_certain(fault) {
            self.add(finding());
        }
    }

    // Out of line, as every rule comes here.
    #[inline(never)]
    fn add(&mut self, finding: Finding) {
        self.found.push(finding);
    }

    /// Counts a check, and says whether the fault is certain.
    fn is_certain(&mut self, fault: Truth) -> bool {
        if let Truth::Unknown(doubt) = fault {
            self.leave_open(doubt.into_symbols());
            return false;
        }
        self.checks = self.checks.saturating_add(1);
        fault.is_true()
    }

    /// Counts a check that the inputs cannot decide under what it depends on.
    pub fn leave_open(&mut self, symbols: Vec<Symbol>) {
        self.checks = self.checks.saturating_add(1);
        self.undetermined = self.undetermined.saturating_add(1);
        for symbol in symbols {
            match self.place_of(&symbol).and_then(|at| self.open.get_mut(at)) {
                Some((_, count)) => *count = count.saturating_add(1),
                None => {
                    if let Some(open_at) = &mut self.open_at {
                        open_at.insert(symbol.clone(), self.open.len());
                    }
                    self.open.push((symbol, 1));
                }
            }
        }
    }

    fn place_of(&mut self, symbol: &Symbol) -> Option<usize> {
        if self.open.len() <= FEW {
            return self.open.iter().position(|(other, _)| other == symbol);
        }
        let open = &self.open;
        let index = || (0..).zip(open).map(|(at, (symbol, _))| (symbol.clone(), at)).collect();
        self.open_at.get_or_insert_with(index).get(symbol).copied()
    }

    /// What was found, in the order of the model, and what the undecided checks depend on, with their number.
    #[must_use]
    pub fn into_parts(self) -> (Vec<Finding>, Vec<(Symbol, u32)>) {
        (self.found, self.open)
    }

    /// Number of checks.
    #[must_use]
    pub const fn checks(&self) -> u32 {
        self.checks
    }

    /// Number of checks left open.
    #[must_use]
    pub const fn undetermined(&self) -> u32 {
        self.undetermined
    }
}
