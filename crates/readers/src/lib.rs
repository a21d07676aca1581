//! Readers: the text of one file becomes a fragment of the model.
//!
//! [`syntax`] knows how a text is written and gives a [`node::Tree`]; it knows no Azure name. [`vocabulary`] knows the
//! names and lowers them to model values. A format joins the two in a folder of its own and has a line in [`READERS`].
//!
//! Readers can be left out, for a module that is sent to browsers; what only they use is then unused.
#![cfg_attr(not(all(feature = "arm", feature = "azure", feature = "yaml")), allow(dead_code, unused_imports))]

#[cfg_attr(not(feature = "arm"), path = "arm/left_out.rs")]
mod arm;
#[cfg(feature = "azure")]
mod azure;
mod closest;
mod directives;
pub mod node;
mod paths;
mod reader;
mod spec;
pub mod syntax;
#[cfg(feature = "azure")]
mod terraform_plan;
pub mod vocabulary;
#[cfg(feature = "azure")]
mod what_if;

pub use arm::{is_arm_parameters, read_parameters};
pub use closest::closest;
pub use paths::Paths;
pub use reader::{Inputs, Reader};
pub use spec::schema as spec_schema;

/// Every reader; the first that claims a file reads it.
pub const READERS: &[&dyn Reader] = &[
    &spec::SpecReader,
    #[cfg(feature = "arm")]
    &arm::ArmReader,
    #[cfg(feature = "azure")]
    &terraform_plan::PlanReader,
    #[cfg(feature = "azure")]
    &what_if::WhatIfReader,
    #[cfg(feature = "azure")]
    &azure::AzureReader,
];
