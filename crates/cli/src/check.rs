//! `akslint check`.

use crate::args::CheckArguments;
use crate::environment::Surroundings;
use crate::fixes::{self, Mending};
use crate::gather::{STDIN, Wanted, gather};
use crate::read::Limits;
use crate::settings::{self, Chosen, Discovery, Search};
use crate::{Outcome, baseline, emit, since};
use akslint_diagnostics::{Report, Severity, Sources};
use akslint_linter::{Selection, lint, page, rules};
use akslint_report::{RuleDoc, Style};
use std::path::Path;

/// Checks what the arguments name.
pub(crate) fn run(arguments: &CheckArguments) -> Result<Outcome, String> {
    let surroundings = Surroundings::look();
    let sinks = emit::sinks(&arguments.output_format, &surroundings)?;
    let limits = Limits::new(arguments.max_file_size);
    let changed = arguments.since.as_deref().map(since::changed).transpose()?;
    let mut sources = Sources::new();
    let mut discovery = Discovery::new(search(arguments), &mut sources)?;
    if arguments.show_settings {
        let as_json = sinks.iter().any(|sink| sink.reporter.name == "json");
        return settings::show(&arguments.paths, &mut discovery, &mut sources, as_json);
    }
    let chosen = settings::config(arguments, limits, &mut discovery, &mut sources)?;
    let Chosen { mut config, fail_on, baseline, settings } = chosen;
    let wanted = Wanted {
        paths: &arguments.paths,
        context: &arguments.context,
        parameters: arguments.parameters.as_deref(),
        stdin_filename: arguments.stdin_filename.as_deref(),
        limits,
        force_exclude: arguments.force_exclude,
        quiet: arguments.quiet,
    };
    let gathered = gather(&wanted, &mut discovery, sources);
    config.parameters.extend(gathered.parameters);
    if !arguments.quiet {
        discovery.remark_on_others(settings, &gathered.sources);
    }
    config.only = changed.map(|changed| {
        since::files_of(&gathered.sources, gathered.parameters, &changed, |path| {
            discovery.real_file(Path::new(path))
        })
    });
    let reach = baseline::Reach {
        files: gathered.asked().map(|(_, file)| file.path.clone()).collect(),
        folders: if arguments.context.is_empty() { &gathered.folders } else { &[] },
        is_narrow: config.only.is_some() || config.selection != Selection::default(),
    };
    config.settings = discovery.finish(&gathered.folders);
    config.context = gathered.context;
    let mut report = match Mending::of(arguments) {
        None => lint(gathered.sources, &config),
        Some(Mending::Show { with_unsafe }) => {
            return fixes::show(gathered.sources, &config, with_unsafe);
        }
        Some(Mending::Apply { with_unsafe }) => {
            let Some(report) = fixes::apply(gathered.sources, &config, with_unsafe) else {
                return Ok(Outcome::Interrupted);
            };
            report
        }
    };
    if arguments.write_baseline {
        return baseline::write(&report, baseline.as_deref());
    }
    if let Some(path) = &baseline {
        let stale = baseline::apply(&mut report, path, limits, &reach)?;
        if !arguments.quiet {
            baseline::remark_on_stale(stale, path);
        }
    }
    let carries_rules = sinks.iter().any(|sink| sink.reporter.carries_rules);
    let carried = if carries_rules { rules() } else { &[] };
    let docs: Vec<RuleDoc<'_>> =
        carried.iter().map(|rule| RuleDoc::new(&rule.meta, page(&rule.meta), config.profile)).collect();
    let style = Style {
        unicode: emit::wants_unicode(),
        width: surroundings.width,
        statistics: arguments.statistics,
        verbosity: emit::verbosity(arguments),
        tool_version: env!("CARGO_PKG_VERSION"),
        rules: &docs,
        environment: surroundings.ci(),
        root: surroundings.root.as_deref(),
        directory: surroundings.directory.as_deref(),
        ..Style::default()
    };
    emit::report(&report, &sinks, &style, arguments.color)?;
    for name in report.unset.iter().filter(|_| !arguments.quiet) {
        emit::remark(&format!("--set {name}: no template has a parameter of this name"));
    }
    if let Some(name) = unread_input(&report, arguments) {
        emit::remark(&format!("{name} holds nothing that akslint reads, so nothing was checked"));
        return Ok(Outcome::NotAnalysed);
    }
    Ok(outcome(&report, fail_on, arguments.exit_zero))
}

/// The name of standard input if it was given and is of no known format. A file of another kind passes silently, and
/// so does what an editor pipes in under a file's name; but the answer of a command is meant to be checked, and an empty
/// one must not pass for a good cluster.
fn unread_input<'a>(report: &'a Report, arguments: &CheckArguments) -> Option<&'a str> {
    let is_answer =
        arguments.stdin_filename.is_none() && arguments.paths.iter().any(|path| path.as_os_str() == "-");
    let (_, input) = report.sources.iter().find(|(_, file)| is_answer && file.path == STDIN)?;
    input.is_passed_over().then_some(input.path.as_str())
}

fn search(arguments: &CheckArguments) -> Search<'_> {
    match &arguments.config {
        Some(path) => Search::Only(path),
        None if arguments.isolated => Search::Isolated,
        None => Search::Nearest,
    }
}

fn outcome(report: &Report, fail_on: Severity, exit_zero: bool) -> Outcome {
    let fails = report.diagnostics.iter().any(|one| !one.is_problem && one.severity >= fail_on);
    if report.problems() > 0 {
        Outcome::NotAnalysed
    } else if fails && !exit_zero {
        Outcome::Findings
    } else {
        Outcome::Clean
    }
}
