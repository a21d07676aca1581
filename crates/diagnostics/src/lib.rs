//! What every other part of akslint speaks of: files and spans, findings, diagnostics and the report.
//!
//! Nothing here reads a file, prints, or knows a rule.

mod file_map;
mod finding;
mod hash;
pub mod json;
pub mod order;
mod place;
mod position;
mod problem;
mod redacted;
mod report;
mod rule_meta;
pub mod secrets;
mod severity;
mod source;
mod span;

pub use file_map::{FileMap, FileSet};
pub use finding::{Edit, Finding, FindingParts, Fix, Label, Safety};
pub use hash::fnv1a;
pub use place::{Origin, Place};
pub use position::{LineColumn, LineIndex};
pub use problem::{Problem, ProblemKind};
pub use redacted::{RawText, Redacted};
pub use report::{Because, Diagnostic, PathSegment, Report, Summary, Suppressed, Undetermined};
pub use rule_meta::{Category, Levels, Profile, Reference, RuleMeta};
pub use severity::Severity;
pub use source::{Failure, SourceFile, Sources};
pub use span::{FileId, Span};
