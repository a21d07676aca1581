//! YAML 1.2 with its core schema.

use crate::node::Parsed;
use akslint_diagnostics::FileId;

/// Parses every document of a text.
#[must_use]
pub fn parse(_file: FileId, _text: &str) -> Vec<Parsed<'_>> {
    Vec::new()
}
