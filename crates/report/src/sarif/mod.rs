//! SARIF 2.1.0, for code scanning on GitHub and Azure DevOps and for editors.
//!
//! Columns count UTF-16 code units. Paths are relative to the repository, never absolute, and no source text is
//! carried, so no secret can be.

mod line_hash;
mod result;
mod rules;
mod run;
mod text;

use crate::Reporter;

pub(crate) const REPORTER: Reporter = Reporter {
    name: "sarif",
    aliases: &[],
    summary: "SARIF 2.1.0, for code scanning",
    carries_rules: true,
    render: run::render,
};
