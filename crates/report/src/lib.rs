//! The reporters: pure functions from a [`Report`] to text.
//!
//! Nothing here reads a file, a clock or the environment, and nothing prints. Foreign text leaves only through
//! [`escape`].

mod azure;
mod checkstyle;
mod closing;
mod concise;
pub mod escape;
mod full;
mod github;
mod gitlab;
mod grouped;
mod json;
mod junit;
mod markdown;
mod ndjson;
mod paint;
mod paths;
mod positions;
mod rdjson;
mod sarif;
mod style;

pub use style::{AzureBuild, CiEnvironment, Revision, RuleDoc, Style, Verbosity};

use akslint_diagnostics::Report;

/// A format in which a report can be written.
#[derive(Clone, Copy, Debug)]
pub struct Reporter {
    /// Its name on the command line.
    pub name: &'static str,
    /// Other names by which it is found.
    pub aliases: &'static [&'static str],
    /// What it is for, in a few words.
    pub summary: &'static str,
    /// Whether it carries the table of all rules, and so needs [`Style::rules`].
    pub carries_rules: bool,
    /// Writes the report; the text ends with a line end unless it is empty.
    pub render: fn(&Report, &Style<'_>) -> String,
}

/// Every reporter; the first is the default.
pub const REPORTERS: &[Reporter] = &[
    full::REPORTER,
    concise::REPORTER,
    grouped::REPORTER,
    json::REPORTER,
    ndjson::REPORTER,
    sarif::REPORTER,
    github::REPORTER,
    azure::REPORTER,
    gitlab::REPORTER,
    junit::REPORTER,
    checkstyle::REPORTER,
    rdjson::DOCUMENT,
    rdjson::LINES,
    markdown::REPORTER,
];

/// The reporter of that name or alias.
#[must_use]
pub fn find(name: &str) -> Option<&'static Reporter> {
    REPORTERS.iter().find(|reporter| reporter.name == name || reporter.aliases.contains(&name))
}
