//! Vocabularies: whose names a document uses. Each lowers what it names to model values, once for all syntaxes.

pub mod arm;
pub mod azurerm;
mod literal;
pub(crate) mod omission;
mod view;

pub use literal::Literal;
pub use omission::Omission;
pub use view::{Fields, View};

use akslint_model::{Declaration, Identity, Vocabulary};

/// Every vocabulary.
pub static VOCABULARIES: &[&Vocabulary] =
    &[&arm::ARM, &arm::AZURE, &arm::SPEC, &azurerm::AZURERM, &azurerm::AZURERM_3];

/// What a value is called that is there but has not the type that is asked for.
pub(crate) const NO_STRING: &str = "a value that is not a string";
pub(crate) const NO_BOOLEAN: &str = "a value that is not a boolean";
pub(crate) const NO_NUMBER: &str = "a value that is not a number";
pub(crate) const NO_ARRAY: &str = "a value that is not an array";

/// A resource whose properties are still to be lowered.
#[derive(Clone, Debug)]
pub struct Resource<V> {
    /// Where it is declared.
    pub declared: Declaration,
    /// What it is called.
    pub identity: Identity,
    /// The resource's own members: `location`, `type`, …
    pub envelope: Fields<V>,
    /// Its properties; in flattened output and in the spec the same as the envelope.
    pub properties: Fields<V>,
    /// What it means that a property is left out.
    pub omission: Omission,
}
