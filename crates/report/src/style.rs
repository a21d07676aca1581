//! How a report is to be shown, and what a reporter must be told because it never looks around itself.

use akslint_diagnostics::{Profile, RuleMeta, Severity};
use std::borrow::Cow;

/// How much is said beside the findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verbosity {
    /// The findings only.
    Quiet,
    /// The closing lines too.
    #[default]
    Normal,
    /// Everything known, nothing shortened.
    Verbose,
}

/// What is told of a rule beside its findings.
#[derive(Clone, Debug)]
pub struct RuleDoc<'a> {
    /// Its code.
    pub code: Cow<'a, str>,
    /// Its name.
    pub name: Cow<'a, str>,
    /// What it demands, in one sentence.
    pub summary: Cow<'a, str>,
    /// What happens in Azure otherwise.
    pub consequence: Cow<'a, str>,
    /// Its group in the catalogue.
    pub category: Cow<'a, str>,
    /// How bad a finding is by default in the profile that was used; `None` where it does not have the rule.
    pub severity: Option<Severity>,
    /// The address of its first source; empty where there is none.
    pub source: Cow<'a, str>,
    /// Its page in Markdown.
    pub markdown: Cow<'a, str>,
}

impl<'a> RuleDoc<'a> {
    /// A rule of which all is at hand.
    #[must_use]
    pub fn new(meta: &'a RuleMeta, markdown: &'a str, profile: Profile) -> Self {
        Self {
            code: meta.code.into(),
            name: meta.name.into(),
            summary: meta.summary.into(),
            consequence: meta.consequence.into(),
            category: meta.category.as_str().into(),
            severity: meta.severity.of(profile),
            source: meta.references.first().map_or("", |reference| reference.url).into(),
            markdown: markdown.into(),
        }
    }
}

/// The pipeline run of Azure DevOps in which akslint runs, from the agent's variables.
#[derive(Clone, Copy, Debug, Default)]
pub struct AzureBuild<'a> {
    /// `BUILD_BUILDID`.
    pub id: &'a str,
    /// `SYSTEM_DEFINITIONID`.
    pub definition_id: &'a str,
    /// `BUILD_DEFINITIONNAME`.
    pub definition_name: &'a str,
    /// `SYSTEM_PHASEID`.
    pub phase_id: &'a str,
    /// `SYSTEM_PHASENAME`.
    pub phase_name: &'a str,
}

/// The commit that was checked.
#[derive(Clone, Copy, Debug, Default)]
pub struct Revision<'a> {
    /// The address of the repository, without credentials.
    pub repository: &'a str,
    /// The commit's hash.
    pub commit: &'a str,
    /// The branch.
    pub branch: Option<&'a str>,
}

/// Where akslint runs; read by the command line tool, never here.
#[derive(Clone, Copy, Debug, Default)]
pub struct CiEnvironment<'a> {
    /// The run in Azure Pipelines.
    pub azure: Option<AzureBuild<'a>>,
    /// The commit.
    pub revision: Option<Revision<'a>>,
    /// Whether logs are taken by a service that shows what was set aside as if it were not: GitHub's code scanning.
    pub shows_what_was_set_aside: bool,
}

/// How a report is to be shown.
#[derive(Clone, Copy, Debug)]
pub struct Style<'a> {
    /// Whether escape sequences for colours may be written.
    pub color: bool,
    /// Whether frames are drawn with box characters; otherwise with ASCII.
    pub unicode: bool,
    /// Columns of the terminal; `None` where there is none.
    pub width: Option<u16>,
    /// Whether a table of counts per rule follows the findings.
    pub statistics: bool,
    /// How much is said beside the findings.
    pub verbosity: Verbosity,
    /// akslint's version.
    pub tool_version: &'a str,
    /// All rules, sorted by code, for formats that carry a table of rules.
    pub rules: &'a [RuleDoc<'a>],
    /// Where akslint runs.
    pub environment: CiEnvironment<'a>,
    /// The repository's root as an absolute path with `/` between its parts; formats that demand paths relative to
    /// the repository cut it off.
    pub root: Option<&'a str>,
    /// The working directory, in the same form: what relative paths are relative to.
    pub directory: Option<&'a str>,
}

impl Default for Style<'_> {
    fn default() -> Self {
        Self {
            color: false,
            unicode: true,
            width: None,
            statistics: false,
            verbosity: Verbosity::Normal,
            tool_version: env!("CARGO_PKG_VERSION"),
            rules: &[],
            environment: CiEnvironment::default(),
            root: None,
            directory: None,
        }
    }
}
