//! The outcome of a run, from which every reporter writes.

use crate::{Fix, Label, Severity, Sources, Span};
use std::borrow::Cow;

/// One step of the path to a value within its document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PathSegment {
    /// A member of an object.
    Key(String),
    /// An element of an array, counted from 0.
    Index(u32),
}

/// A finding with its rule and severity, or a problem that kept something from being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule's code (`AML102`) or the problem's (`ERR001`).
    pub code: Cow<'static, str>,
    /// The rule's name in kebab case.
    pub name: Cow<'static, str>,
    /// How bad it is.
    pub severity: Severity,
    /// Whether it says that something was not analysed, which always means exit code 2.
    pub is_problem: bool,
    /// What is wrong.
    pub message: String,
    /// What happens in Azure otherwise.
    pub consequence: Option<Cow<'static, str>>,
    /// How to mend it.
    pub help: Option<String>,
    /// The characters it points at.
    pub span: Span,
    /// The path within the document to the value used, or to the place where it is missing.
    pub data_path: Vec<PathSegment>,
    /// Other places that matter.
    pub related: Vec<Label>,
    /// The rule's page, or the source that the page rests on.
    pub url: Option<String>,
    /// A mending.
    pub fix: Option<Fix>,
    /// Identity across edits: rule, resource and path within it, never line numbers.
    pub fingerprint: String,
}

/// Why a finding is not among the report's diagnostics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Because {
    /// The file says so, with this reason.
    InSource(Option<String>),
    /// The settings say so, with this reason.
    Settings(String),
    /// It was known before: it is in the baseline.
    Baseline,
}

/// A finding that was set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppressed {
    /// The finding.
    pub diagnostic: Diagnostic,
    /// Why.
    pub because: Because,
}

/// Checks that could not be decided, and the value on which they hang.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undetermined {
    /// The expression or name that is not known, as written.
    pub symbol: String,
    /// Where it is declared or first used.
    pub span: Option<Span>,
    /// The codes of the rules that asked for it, sorted, each once.
    pub rules: Vec<String>,
    /// Number of checks left open.
    pub checks: u32,
}

/// What a run looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files read.
    pub files: u32,
    /// Files in which akslint found something to read.
    pub recognized: u32,
    /// Resources that the rules know: workspaces, computes, clusters, networks, route tables.
    pub resources: u32,
    /// Questions asked: rules times the things they look at.
    pub checks: u32,
    /// Checks left open.
    pub undetermined: u32,
    /// Files left out or not read to the end.
    pub not_analysed: u32,
}

/// The outcome of a run.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Sorted by path, position, code and message.
    pub diagnostics: Vec<Diagnostic>,
    /// Findings that were set aside, in the same order.
    pub suppressed: Vec<Suppressed>,
    /// Sorted by path and position.
    pub undetermined: Vec<Undetermined>,
    /// Names that the command line sets, and that no parameter has.
    pub unset: Vec<String>,
    /// What was looked at.
    pub summary: Summary,
    /// The texts, for snippets and positions.
    pub sources: Sources,
}

impl Report {
    /// Number of findings of `severity`; problems are not counted.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|one| !one.is_problem && one.severity == severity).count()
    }

    /// Number of problems.
    #[must_use]
    pub fn problems(&self) -> usize {
        self.diagnostics.iter().filter(|one| one.is_problem).count()
    }
}
