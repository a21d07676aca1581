//! `akslint init`: a first settings file for the repository that it finds. Every setting is in it, most of them commented
//! out.

use crate::args::InitArguments;
use crate::environment::repository;
use crate::gather::{Wanted, gather};
use crate::read::Limits;
use crate::settings::{Discovery, NAMES, PYPROJECT, Search, toml};
use crate::{Outcome, clock, emit, write};
use akslint_diagnostics::{Report, Severity, Sources};
use akslint_linter::settings::{Key, Kind, SETTINGS, Section};
use akslint_linter::{Config, Format, format_of, is_parameter_file, lint};
use akslint_report::escape::{Page, Terminal, TerminalPage};
use std::fs;
use std::path::{Path, PathBuf};

const SCHEMA: &str = "https://raw.githubusercontent.com/akslint/akslint/main/schemas/akslint.schema.json";
const PAGE: &str = "https://github.com/akslint/akslint/blob/main/docs/settings.md";
const BASELINE: &str = "akslint-baseline.json";
/// Columns of the comments.
const WIDTH: usize = 100;
/// Parameters proposed for `[assume]`, at most.
const MAX_ASSUMED: usize = 10;

/// Writes the file, and prints what was found and done.
pub(crate) fn init(arguments: &InitArguments) -> Result<Outcome, String> {
    let folder = folder(arguments.folder.as_deref())?;
    let target = target(&folder, arguments.force)?;
    let found = Found::look(&folder)?;
    write::put(&target, &found.settings())
        .map_err(|reason| format!("cannot write {}: {reason}", target.display()))?;
    let mut page = Page::<TerminalPage>::new();
    let written = target.strip_prefix(".").unwrap_or(&target).to_string_lossy();
    page.literal("wrote ").foreign(Terminal(&written)).literal("\n");
    page.literal("found ").foreign(Terminal(&found.said())).literal("\n");
    if found.has_findings() && !found.has_baseline {
        page.literal(
            "`akslint check` shows the findings; `akslint check --write-baseline` sets them aside\n",
        );
    }
    emit::print(&page.finish())?;
    Ok(Outcome::Clean)
}

/// The folder that is named, else the top of the repository, else the working directory.
fn folder(named: Option<&Path>) -> Result<PathBuf, String> {
    if let Some(folder) = named {
        return if folder.is_dir() {
            Ok(folder.to_owned())
        } else {
            Err(format!("{}: there is no such folder", folder.display()))
        };
    }
    let directory =
        std::env::current_dir().map_err(|error| format!("cannot tell the working directory: {error}"))?;
    Ok(match repository(&directory) {
        Some(top) if top != directory => top.to_owned(),
        _ => PathBuf::from("."),
    })
}

/// The file to write: a new one, or with `force` the one that is there.
fn target(folder: &Path, force: bool) -> Result<PathBuf, String> {
    let is_settings = |path: &Path| {
        let is_own = path.file_name().is_some_and(|name| name != PYPROJECT);
        let text = if is_own { String::new() } else { fs::read_to_string(path).unwrap_or_default() };
        path.exists() && (is_own || text.contains("[tool.akslint"))
    };
    let existing = NAMES.iter().map(|name| folder.join(name)).find(|path| is_settings(path));
    match existing {
        Some(path) if !force => {
            Err(format!("{} has settings already; --force writes new ones", path.display()))
        }
        Some(path) if path.file_name().is_some_and(|name| name != PYPROJECT) => Ok(path),
        _ => Ok(folder.join("akslint.toml")),
    }
}

/// What there is in a repository.
struct Found {
    report: Report,
    service_tags: Option<String>,
    has_baseline: bool,
}

impl Found {
    fn look(folder: &Path) -> Result<Self, String> {
        let mut sources = Sources::new();
        let mut discovery = Discovery::new(Search::Isolated, &mut sources)?;
        let wanted = Wanted {
            paths: &[folder.to_owned()],
            context: &[],
            parameters: None,
            stdin_filename: None,
            limits: Limits::new(None),
            force_exclude: false,
            quiet: false,
        };
        let gathered = gather(&wanted, &mut discovery, sources);
        let report = lint(gathered.sources, &Config::new(clock::today()));
        Ok(Self { report, service_tags: service_tags(folder), has_baseline: folder.join(BASELINE).is_file() })
    }

    fn has_findings(&self) -> bool {
        self.report.diagnostics.iter().any(|one| !one.is_problem)
    }

    /// What was found, in one line.
    fn said(&self) -> String {
        let files: Vec<_> = self.report.sources.iter().map(|(_, file)| file).collect();
        let of = |format| {
            files.iter().filter(|file| format_of(&file.path, file.text.raw()) == Some(format)).count()
        };
        let parameters = files.iter().filter(|file| is_parameter_file(file.text.raw())).count();
        let counted = [
            (of(Format::Arm), "ARM template"),
            (parameters, "parameter file"),
            (of(Format::AzureOutput), "output of Azure"),
            (of(Format::WhatIf), "what-if report"),
            (of(Format::TerraformPlan), "Terraform plan"),
            (of(Format::Spec), "cluster spec"),
            (self.report.count(Severity::Error), "error"),
            (self.report.count(Severity::Warning), "warning"),
            (self.report.problems(), "problem"),
        ];
        let parts: Vec<String> = counted
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, noun)| match noun {
                "output of Azure" if count > 1 => format!("{count} outputs of Azure"),
                noun if count > 1 => format!("{count} {noun}s"),
                noun => format!("{count} {noun}"),
            })
            .collect();
        if parts.is_empty() { "nothing that akslint reads, yet".to_owned() } else { parts.join(", ") }
    }

    /// The text of the file.
    fn settings(&self) -> String {
        let mut text = format!("#:schema {SCHEMA}\n# Settings of akslint. {PAGE} explains them.\n");
        comment(&mut text, &format!("`akslint init` found here {}.", self.said()));
        if self.has_findings() && !self.has_baseline {
            comment(
                &mut text,
                "`akslint check --write-baseline` sets aside what is known, so that only new findings are reported.",
            );
        }
        let is_table = |key: &Key| {
            matches!(key.kind, Kind::Levels | Kind::Values | Kind::RulesByGlob | Kind::Ignores(_))
        };
        let keys = || SETTINGS.keys.iter().filter(|key| !key.example.is_empty());
        for key in keys().filter(|key| !is_table(key)) {
            about(&mut text, key);
            match (key.name, &self.service_tags) {
                ("service-tags", Some(name)) => {
                    text.push_str(&format!("service-tags = {}\n", toml::string(name)))
                }
                ("baseline", _) if self.has_baseline => {
                    text.push_str(&format!("baseline = \"{BASELINE}\"\n"))
                }
                _ => text.push_str(&format!("#{} = {}\n", key.name, key.example)),
            }
        }
        for key in keys().filter(|key| is_table(key)) {
            about(&mut text, key);
            match key.kind {
                Kind::Ignores(section) => entry(&mut text, key.name, section),
                Kind::Values => self.assumptions(&mut text, key),
                _ => table(&mut text, key.name, key.example.lines().map(str::to_owned)),
            }
        }
        text
    }

    /// Proposes the parameters on which checks hang.
    fn assumptions(&self, text: &mut String, key: &Key) {
        let names = self.report.undetermined.iter().filter_map(|open| {
            let name = open.symbol.strip_prefix("parameters('")?.strip_suffix("')")?;
            let checks = if open.checks == 1 { "check hangs" } else { "checks hang" };
            toml::is_bare(name).then(|| format!("{name} = \"\"  # {} {checks} on it", open.checks))
        });
        let names: Vec<String> = names.take(MAX_ASSUMED).collect();
        if names.is_empty() {
            table(text, key.name, key.example.lines().map(str::to_owned));
        } else {
            table(text, key.name, names.into_iter());
        }
    }
}

/// Microsoft's file of service tags that lies in the folder, the newest by its name.
fn service_tags(folder: &Path) -> Option<String> {
    let names =
        fs::read_dir(folder).ok()?.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter(|name| name.starts_with("ServiceTags_") && name.ends_with(".json")).max()
}

fn about(text: &mut String, key: &Key) {
    text.push('\n');
    let default = if key.default.is_empty() { String::new() } else { format!(" Default: {}.", key.default) };
    comment(text, &format!("{}{default}", key.about));
    if let Kind::Choice(choices) = key.kind {
        for (word, about) in choices {
            comment(text, &format!("- \"{word}\": {about}"));
        }
    }
}

fn table(text: &mut String, name: &str, lines: impl Iterator<Item = String>) {
    text.push_str(&format!("#[{name}]\n"));
    for line in lines {
        text.push_str(&format!("#{line}\n"));
    }
}

fn entry(text: &mut String, name: &str, section: &Section) {
    text.push_str(&format!("#[[{name}]]\n"));
    for key in section.keys {
        text.push_str(&format!("#{} = {}\n", key.name, key.example));
    }
}

/// Adds a comment of several lines. A setting that is commented out has no blank behind its `#`, a comment has one.
fn comment(text: &mut String, words: &str) {
    let mut line = "#".to_owned();
    for word in words.split_whitespace() {
        if line.chars().count().saturating_add(word.chars().count()) >= WIDTH {
            text.push_str(&line);
            text.push('\n');
            line = "#".to_owned();
        }
        line.push(' ');
        line.push_str(word);
    }
    text.push_str(&line);
    text.push('\n');
}
