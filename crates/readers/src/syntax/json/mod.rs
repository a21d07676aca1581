//! JSON as RFC 8259 has it, and JSON as Azure Resource Manager takes it.
//!
//! One pass over the bytes with an explicit stack; after an error the rest is still read.

mod parser;
mod print;
mod recover;
mod scalar;
mod scan;
mod stream;

pub use print::Json;
pub use stream::parse_stream;

use crate::node::Parsed;
use akslint_diagnostics::FileId;
use parser::Parser;

/// Which texts are right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// RFC 8259, as the Azure tools print it. Keys differ in their case.
    Strict,
    /// As Azure Resource Manager takes templates: with comments, trailing commas and strings over several lines.
    /// Keys are the same in any case.
    Arm,
}

/// Parses a text that holds one value. A byte order mark at its start is skipped.
#[must_use]
pub fn parse(file: FileId, text: &str, dialect: Dialect) -> Parsed<'_> {
    let mut parser = Parser::new(file, text, dialect, 0);
    parser.expect_all();
    parser.document();
    parser.nothing_more();
    parser.finish().0
}
