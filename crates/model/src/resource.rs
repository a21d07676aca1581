//! What every resource has: where and how it is declared, and what it is called.

use crate::{Scope, Symbol, Text, Value};
use akslint_diagnostics::Span;

/// The formats that akslint reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// An ARM template.
    Arm,
    /// JSON that Azure prints: `az … show`, ARM responses, Resource Graph rows.
    AzureOutput,
    /// akslint's own cluster spec.
    Spec,
}

impl Format {
    /// The name used in `rule.json`, in options and in output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Arm => "arm",
            Self::AzureOutput => "azure",
            Self::Spec => "spec",
        }
    }
}

/// Where and how a resource is declared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declaration {
    /// The format of the file.
    pub format: Format,
    /// The whole block.
    pub block: Span,
    /// The api-version, where the format has one and it is known.
    pub api_version: Option<Text>,
    /// An unknown condition under which the resource exists; one that is false does not reach the model.
    pub condition: Option<Symbol>,
    /// Whether it stands for several resources, as in a loop of unknown length.
    pub repeated: bool,
    /// Where its names mean one thing.
    pub scope: Scope,
}

impl Declaration {
    /// Whether both may not exist at once, or one of them more than once, for reasons that are not known.
    #[must_use]
    pub fn may_exclude(&self, other: &Self) -> bool {
        self.repeated || other.repeated || self.condition != other.condition
    }
}

/// What a resource is called and where it lives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Its name, the last segment alone.
    pub name: Value<Text>,
    /// Its resource group.
    pub resource_group: Value<Text>,
    /// Its subscription.
    pub subscription: Value<Text>,
}
