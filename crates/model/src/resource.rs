//! What every resource has: where and how it is declared, and what it is called.

use crate::{Scope, Symbol, Term, Text, Value, Vocabulary};
use akslint_diagnostics::Span;

/// The formats that akslint reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// An ARM template.
    Arm,
    /// JSON that Azure prints: `az … show`, ARM responses, Resource Graph rows.
    AzureOutput,
    /// What `az deployment … what-if` prints.
    WhatIf,
    /// A plan of Terraform or OpenTofu, as `show -json` prints it.
    TerraformPlan,
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
            Self::WhatIf => "what-if",
            Self::TerraformPlan => "terraform-plan",
            Self::Spec => "spec",
        }
    }
}

/// Who says that a resource is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provenance {
    /// A person wrote it.
    Written,
    /// Azure printed it, so it exists.
    Printed,
    /// A tool computed from what was written how it will be.
    Planned,
    /// Azure ML will create it for a compute.
    Created,
    /// It stands for the question "could this cluster be attached?".
    Asked,
    /// Something refers to it, but no input shows it: everything asked of it is unknown.
    External,
}

/// Where and how a resource is declared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declaration {
    /// Who says so.
    pub provenance: Provenance,
    /// What its format calls the settings.
    pub vocabulary: &'static Vocabulary,
    /// What a reference within its language calls it: a Terraform address, a symbolic name.
    pub handle: Option<Symbol>,
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
    /// What its format calls a setting, `None` where it cannot say it.
    #[must_use]
    pub fn word(&self, term: Term) -> Option<&'static str> {
        self.vocabulary.word(term)
    }

    /// What its format calls a setting that its file has or could have.
    #[must_use]
    pub fn call(&self, term: Term) -> &'static str {
        self.word(term).unwrap_or("this setting")
    }

    /// What its format calls these settings, as far as it can say them: `cert, key and cname`.
    #[must_use]
    pub fn words(&self, terms: &[Term], conjunction: &str) -> String {
        let words: Vec<&str> = terms.iter().filter_map(|term| self.word(*term)).collect();
        match words.split_last() {
            None => String::new(),
            Some((last, [])) => (*last).to_owned(),
            Some((last, rest)) => format!("{} {conjunction} {last}", rest.join(", ")),
        }
    }

    /// Whether the inputs declare it, as a person wrote it or as a tool worked it out.
    #[must_use]
    pub const fn is_declared(&self) -> bool {
        matches!(self.provenance, Provenance::Written | Provenance::Planned)
    }

    /// Whether Azure printed it: it exists, and need not be shown in full.
    #[must_use]
    pub const fn is_printed(&self) -> bool {
        matches!(self.provenance, Provenance::Printed)
    }

    /// Whether Azure ML will create it for a compute.
    #[must_use]
    pub const fn is_created(&self) -> bool {
        matches!(self.provenance, Provenance::Created)
    }

    /// Whether it stands for a question, not for a thing.
    #[must_use]
    pub const fn is_asked(&self) -> bool {
        matches!(self.provenance, Provenance::Asked)
    }

    /// The same place, on another's word.
    #[must_use]
    pub fn on_the_word_of(&self, provenance: Provenance) -> Self {
        Self { provenance, ..self.clone() }
    }

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
