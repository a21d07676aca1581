//! Readers: the text of one file becomes a fragment of the model.
//!
//! [`syntax`] knows how a text is written and gives a [`node::Tree`]; it knows no Azure name. [`vocabulary`] knows the
//! names and lowers them to model values. A format joins the two in a folder of its own and has a line in [`READERS`].

mod arm;
mod azure;
mod directives;
pub mod node;
mod paths;
mod reader;
mod secrets;
mod spec;
pub mod syntax;
pub mod vocabulary;

pub use arm::{is_arm_parameters, read_parameters};
pub use paths::Paths;
pub use reader::{Inputs, Reader};
pub use spec::schema as spec_schema;

/// Every reader; the first that claims a file reads it.
pub const READERS: &[&dyn Reader] = &[&spec::SpecReader, &arm::ArmReader, &azure::AzureReader];
