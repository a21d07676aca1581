//! A list that may have more items than are known.

use crate::{Symbol, Truth};
use akslint_diagnostics::Place;

/// The items that are known, and the symbol on which further ones hang.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List<T> {
    /// The known items in order.
    pub items: Vec<T>,
    /// What decides whether there are more.
    pub more: Option<Symbol>,
    /// The whole list, or the block it would stand in.
    pub place: Place,
}

impl<T> List<T> {
    /// Exactly `items`.
    #[must_use]
    pub const fn of(items: Vec<T>, place: Place) -> Self {
        Self { items, more: None, place }
    }

    /// No item: the list is left out, and `place` says where it would stand.
    #[must_use]
    pub const fn empty(place: Place) -> Self {
        Self { items: Vec::new(), more: None, place }
    }

    /// Nothing is known of the items.
    #[must_use]
    pub const fn unknown(symbol: Symbol, place: Place) -> Self {
        Self { items: Vec::new(), more: Some(symbol), place }
    }

    /// Whether any item passes `test`.
    pub fn any(&self, test: impl Fn(&T) -> Truth) -> Truth {
        self.any_passes(&test)
    }

    /// Compiled once for all the tests of the rules.
    fn any_passes(&self, test: &dyn Fn(&T) -> Truth) -> Truth {
        let known: Truth = self.items.iter().map(test).collect();
        known | self.open()
    }

    /// Whether all items pass `test`.
    pub fn all(&self, test: impl Fn(&T) -> Truth) -> Truth {
        !self.any(|item| !test(item))
    }

    /// Whether it has no item.
    #[must_use]
    pub fn is_empty(&self) -> Truth {
        if self.items.is_empty() { !self.open() } else { Truth::False }
    }

    /// Whether all items are known to be there.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.more.is_none()
    }

    /// Unknown while there may be more items, else false.
    fn open(&self) -> Truth {
        self.more.as_ref().map_or(Truth::False, |symbol| Truth::depends_on(symbol.roots()))
    }
}
