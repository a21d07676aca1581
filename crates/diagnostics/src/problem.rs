//! What kept a reader from reading: never a rule's business, always exit code 2.

use crate::{Label, Span};

/// The kinds of problem; each has a stable code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProblemKind {
    /// The text breaks the grammar of its format.
    Syntax,
    /// The document has the wrong shape: unknown field, wrong type, missing field.
    Shape,
    /// A limit (size, depth, evaluation steps) was reached.
    Limit,
    /// The file could not be read.
    Unreadable,
    /// akslint itself failed on this file.
    Internal,
}

impl ProblemKind {
    /// All kinds, in the order of their codes.
    pub const ALL: [Self; 5] = [Self::Syntax, Self::Shape, Self::Limit, Self::Unreadable, Self::Internal];

    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Syntax => "ERR001",
            Self::Shape => "ERR002",
            Self::Limit => "ERR003",
            Self::Unreadable => "ERR004",
            Self::Internal => "ERR005",
        }
    }

    /// The stable name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Syntax => "syntax-error",
            Self::Shape => "invalid-document",
            Self::Limit => "limit-exceeded",
            Self::Unreadable => "unreadable-file",
            Self::Internal => "internal-error",
        }
    }
}

/// Something that was not analysed, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The kind.
    pub kind: ProblemKind,
    /// Where.
    pub span: Span,
    /// What is wrong, in lower case, without a full stop, on one line.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
    /// Other places that matter.
    pub related: Vec<Label>,
    /// The key that is missing in `span`, if that is the problem.
    pub missing: Option<String>,
}

impl Problem {
    /// A problem of `kind` at `span`.
    #[must_use]
    pub fn new(kind: ProblemKind, span: Span, message: impl Into<String>) -> Self {
        Self { kind, span, message: message.into(), help: None, related: Vec::new(), missing: None }
    }

    /// Adds how to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a related place.
    #[must_use]
    pub fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push(Label { span, message: message.into() });
        self
    }

    /// Names the key that is missing.
    #[must_use]
    pub fn missing(mut self, key: impl Into<String>) -> Self {
        self.missing = Some(key.into());
        self
    }
}
