//! The command line.

use akslint_data::date::Date;
use akslint_diagnostics::{Profile, Severity};
use akslint_linter::AttachAs;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::path::PathBuf;

/// Checks AKS clusters that serve Azure Machine Learning before you deploy them.
#[derive(Debug, Parser)]
#[command(name = "akslint", version, max_term_width = 100, after_help = EXIT_CODES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  clean
  1  findings at or above --fail-on
  2  something was not analysed: misuse, unreadable or broken input, a limit; --exit-zero never hides it";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check files and folders
    #[command(visible_alias = "lint", after_help = EXIT_CODES)]
    Check(Box<CheckArguments>),
    /// Write a first settings file for the repository
    Init(InitArguments),
    /// List the rules
    Rules(ListArguments),
    /// Explain a rule: what it demands, why, and how to fix a finding
    #[command(visible_alias = "rule")]
    Explain(ExplainArguments),
    /// Print the JSON Schema of a document that akslint reads
    Schema(SchemaArguments),
    /// Print a script that makes a shell complete akslint's commands and options
    Completions(CompletionsArguments),
    /// Print the manual page of akslint or of one of its commands
    Man(ManArguments),
}

#[derive(Debug, Args)]
pub(crate) struct CheckArguments {
    /// Files and folders to check; `-` is standard input
    #[arg(default_value = ".")]
    pub(crate) paths: Vec<PathBuf>,

    /// Apply ignore files and `exclude` even to files named on the command line (for hooks)
    #[arg(long)]
    pub(crate) force_exclude: bool,

    /// Also read PATH to resolve references, but report only findings about the named files (for hooks)
    #[arg(long, value_name = "PATH", conflicts_with = "write_baseline")]
    pub(crate) context: Vec<PathBuf>,

    /// How to write the report: FORMAT, or FORMAT=FILE to write to a file; may be given several times; auto suits the
    /// CI agent [default: full]
    #[arg(long, value_name = "FORMAT[=FILE]", env = "AKSLINT_OUTPUT_FORMAT", value_delimiter = ',')]
    pub(crate) output_format: Vec<String>,

    /// Which state of the documentation to judge by: the page of October 2020, or what Azure does today [default: current]
    #[arg(long, value_enum)]
    pub(crate) profile: Option<ProfileName>,

    /// The day to judge for [default: today; 2020-10-02 for profile v1-2020]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(crate) as_of: Option<Date>,

    /// Only these rules: codes, code prefixes (AML3) or names, separated by commas
    #[arg(long, value_name = "RULES", value_delimiter = ',', help_heading = "Rules")]
    pub(crate) select: Vec<String>,

    /// Not these rules
    #[arg(long, value_name = "RULES", value_delimiter = ',', help_heading = "Rules")]
    pub(crate) ignore: Vec<String>,

    /// The least severity that makes the exit code 1 [default: error]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub(crate) fail_on: Option<SeverityName>,

    /// Exit with 0 even if there are findings
    #[arg(long)]
    pub(crate) exit_zero: bool,

    /// The settings file, instead of the nearest one upward of each file
    #[arg(long, value_name = "FILE", help_heading = "Settings")]
    pub(crate) config: Option<PathBuf>,

    /// Read no settings file
    #[arg(long, conflicts_with = "config", help_heading = "Settings")]
    pub(crate) isolated: bool,

    /// Print the settings in force for the paths, in TOML or, with --output-format json, in JSON, and check nothing
    #[arg(long, help_heading = "Settings")]
    pub(crate) show_settings: bool,

    /// Report only what is not in this file of known findings
    #[arg(long, value_name = "FILE", help_heading = "Baseline")]
    pub(crate) baseline: Option<PathBuf>,

    /// Write all findings to the baseline, so that later runs report only new ones [default file: akslint-baseline.json]
    #[arg(long, help_heading = "Baseline", conflicts_with_all = ["fix", "diff"])]
    pub(crate) write_baseline: bool,

    /// Report only what is in files that changed since this commit, or is related to them; all files are read. Runs git
    #[arg(long, value_name = "REF", help_heading = "Baseline", conflicts_with = "write_baseline")]
    pub(crate) since: Option<String>,

    /// Apply safe fixes to the files
    #[arg(long, help_heading = "Fixes")]
    pub(crate) fix: bool,

    /// Also apply fixes that may change behaviour
    #[arg(long, help_heading = "Fixes")]
    pub(crate) unsafe_fixes: bool,

    /// Print what --fix would change, and change nothing
    #[arg(long, help_heading = "Fixes")]
    pub(crate) diff: bool,

    /// Judge each cluster that no compute attaches as if it were about to be attached
    #[arg(long, value_enum, value_name = "PURPOSE", help_heading = "Preflight")]
    pub(crate) attach_as: Option<PurposeName>,

    /// Region of the workspace that would attach the clusters
    #[arg(long, value_name = "REGION", help_heading = "Preflight")]
    pub(crate) workspace_region: Option<String>,

    /// Subscription of the workspace that would attach the clusters
    #[arg(long, value_name = "ID", help_heading = "Preflight")]
    pub(crate) workspace_subscription: Option<String>,

    /// Microsoft's weekly ServiceTags_*.json, instead of the embedded snapshot
    #[arg(long, value_name = "FILE", help_heading = "Facts and parameters")]
    pub(crate) service_tags: Option<PathBuf>,

    /// Parameter file for the ARM templates, instead of the one beside each
    #[arg(long, value_name = "FILE", help_heading = "Facts and parameters")]
    pub(crate) parameters: Option<PathBuf>,

    /// Set a parameter of the ARM templates: JSON, or plain text
    #[arg(long = "set", value_name = "NAME=VALUE", value_parser = assignment, help_heading = "Facts and parameters")]
    pub(crate) set: Vec<(String, String)>,

    /// The name of what comes in on standard input
    #[arg(long, value_name = "PATH")]
    pub(crate) stdin_filename: Option<String>,

    /// Largest file to read, in MiB [default: 64; 1024 for standard input and line-delimited JSON]
    #[arg(long, value_name = "MIB", value_parser = clap::value_parser!(u64).range(1..=4095))]
    pub(crate) max_file_size: Option<u64>,

    /// Add a table of counts per rule
    #[arg(long)]
    pub(crate) statistics: bool,

    /// Print the findings only
    #[arg(short, long, conflicts_with = "verbose")]
    pub(crate) quiet: bool,

    /// Print more: every undetermined check, nothing shortened
    #[arg(short, long)]
    pub(crate) verbose: bool,

    /// When to use colours
    #[arg(long, value_enum, default_value_t = ColorChoice::Auto)]
    pub(crate) color: ColorChoice,
}

#[derive(Debug, Args)]
pub(crate) struct InitArguments {
    /// The folder to write it in [default: the top of the repository, or the working directory]
    pub(crate) folder: Option<PathBuf>,

    /// Write it even if there are settings already
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ListArguments {
    /// How to write the list
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub(crate) output_format: ListFormat,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArguments {
    /// A rule's code or name: AML102, production-vcpu-minimum
    pub(crate) rule: String,

    /// How to write the page
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub(crate) output_format: ListFormat,
}

#[derive(Debug, Args)]
pub(crate) struct SchemaArguments {
    /// Which document
    #[arg(value_enum, default_value_t = SchemaName::Cluster)]
    pub(crate) document: SchemaName,
}

#[derive(Debug, Args)]
pub(crate) struct CompletionsArguments {
    /// Which shell
    pub(crate) shell: Shell,
}

#[derive(Debug, Args)]
pub(crate) struct ManArguments {
    /// Which command [default: akslint itself]
    pub(crate) command: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaName {
    /// The cluster spec
    Cluster,
    /// akslint.toml
    Settings,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorChoice {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ProfileName {
    #[value(name = "v1-2020")]
    V1_2020,
    Current,
}

impl From<ProfileName> for Profile {
    fn from(name: ProfileName) -> Self {
        match name {
            ProfileName::V1_2020 => Self::V1_2020,
            ProfileName::Current => Self::Current,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SeverityName {
    Error,
    Warning,
    Info,
}

impl From<SeverityName> for Severity {
    fn from(name: SeverityName) -> Self {
        match name {
            SeverityName::Error => Self::Error,
            SeverityName::Warning => Self::Warning,
            SeverityName::Info => Self::Info,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PurposeName {
    Production,
    DevTest,
}

impl From<PurposeName> for AttachAs {
    fn from(name: PurposeName) -> Self {
        match name {
            PurposeName::Production => Self::Production,
            PurposeName::DevTest => Self::DevTest,
        }
    }
}

fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "a day is written as YYYY-MM-DD".to_owned())
}

fn assignment(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write NAME=VALUE")?;
    if name.is_empty() {
        Err("there is no name before the =".to_owned())
    } else {
        Ok((name.to_owned(), value.to_owned()))
    }
}
