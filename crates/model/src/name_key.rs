//! Names as keys of maps.

use crate::{Symbol, Text, Value};

/// A name to look things up by: two keys are equal if and only if the names are certainly the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum NameKey {
    /// A known name in lower case, as Azure compares names without regard to ASCII case.
    Known(String),
    /// A name that is not known, the same as itself alone.
    Unknown(Symbol),
}

impl NameKey {
    /// The key of a name, if one is given.
    #[must_use]
    pub fn of(name: &Value<Text>) -> Option<Self> {
        match name {
            Value::Known(text, _) => Some(Self::Known(text.to_ascii_lowercase())),
            Value::Unknown(symbol, _) => Some(Self::Unknown(symbol.clone())),
            Value::Absent(_) => None,
        }
    }
}
