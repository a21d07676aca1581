//! `akslint check`.

use crate::args::CheckArguments;
use crate::environment::Surroundings;
use crate::fixes::{self, Mending};
use crate::gather::{STDIN, Wanted, gather};
use crate::read::Limits;
use crate::{Outcome, baseline, clock, emit, read};
use akslint_data::service_tags::ServiceTags;
use akslint_diagnostics::{Report, RuleMeta, Severity};
use akslint_linter::{Config, Preflight, Rule, Selection, is_selector, lint, rules};
use akslint_report::{RuleDoc, Style};
use std::path::Path;

/// Checks what the arguments name.
pub(crate) fn run(arguments: &CheckArguments) -> Result<Outcome, String> {
    let surroundings = Surroundings::look();
    let sinks = emit::sinks(&arguments.output_format, &surroundings)?;
    let limits = Limits::new(arguments.max_file_size);
    let mut config = config(arguments, limits)?;
    let gathered = gather(&Wanted {
        paths: &arguments.paths,
        parameters: arguments.parameters.as_deref(),
        stdin_filename: arguments.stdin_filename.as_deref(),
        limits,
        force_exclude: arguments.force_exclude,
        quiet: arguments.quiet,
    });
    config.parameters.extend(gathered.parameters);
    let mut report = match Mending::of(arguments) {
        None => lint(gathered.sources, &config),
        Some(Mending::Show { with_unsafe }) => {
            return Ok(fixes::show(gathered.sources, &config, with_unsafe));
        }
        Some(Mending::Apply { with_unsafe }) => fixes::apply(gathered.sources, &config, with_unsafe),
    };
    if arguments.write_baseline {
        return baseline::write(&report, arguments.baseline.as_deref());
    }
    if let Some(path) = &arguments.baseline {
        baseline::apply(&mut report, path, limits)?;
    }
    let carries_rules = sinks.iter().any(|sink| sink.reporter.carries_rules);
    let catalogue: Vec<(RuleMeta, &Rule)> = if carries_rules { rules() } else { Vec::new() };
    let docs: Vec<RuleDoc<'_>> =
        catalogue.iter().map(|(meta, rule)| RuleDoc { meta, markdown: rule.docs }).collect();
    let style = Style {
        unicode: emit::wants_unicode(),
        width: surroundings.width,
        statistics: arguments.statistics,
        verbosity: emit::verbosity(arguments),
        tool_version: env!("CARGO_PKG_VERSION"),
        rules: &docs,
        profile: config.profile,
        environment: surroundings.ci(),
        root: surroundings.root.as_deref(),
        directory: surroundings.directory.as_deref(),
        ..Style::default()
    };
    emit::report(&report, &sinks, &style, arguments.color)?;
    if let Some(name) = unread_input(&report, arguments) {
        emit::remark(&format!("{name} holds nothing that akslint reads, so nothing was checked"));
        return Ok(Outcome::NotAnalysed);
    }
    Ok(outcome(&report, arguments))
}

/// The name of standard input if it was given and is of no known format. A file of another kind passes silently, and
/// so does what an editor pipes in under a file's name; but the answer of a command is meant to be checked, and an empty
/// one must not pass for a good cluster.
fn unread_input<'a>(report: &'a Report, arguments: &CheckArguments) -> Option<&'a str> {
    let is_answer =
        arguments.stdin_filename.is_none() && arguments.paths.iter().any(|path| path.as_os_str() == "-");
    // The texts of files that no reader takes are dropped.
    let (_, input) = report.sources.iter().find(|(_, file)| is_answer && file.path == STDIN)?;
    (input.text.is_empty() && input.failure.is_none()).then_some(input.path.as_str())
}

fn outcome(report: &Report, arguments: &CheckArguments) -> Outcome {
    let limit = Severity::from(arguments.fail_on);
    let fails = report.diagnostics.iter().any(|one| !one.is_problem && one.severity >= limit);
    if report.problems() > 0 {
        Outcome::NotAnalysed
    } else if fails && !arguments.exit_zero {
        Outcome::Findings
    } else {
        Outcome::Clean
    }
}

fn config(arguments: &CheckArguments, limits: Limits) -> Result<Config, String> {
    if let Some(unknown) =
        arguments.select.iter().chain(&arguments.ignore).find(|selector| !is_selector(selector))
    {
        return Err(format!("there is no rule '{unknown}'; `akslint rules` lists them"));
    }
    let profile = arguments.profile.into();
    let mut config = Config::new(arguments.as_of.unwrap_or_else(|| clock::day(profile)));
    config.profile = profile;
    config.selection = Selection { select: arguments.select.clone(), ignore: arguments.ignore.clone() };
    config.preflight = arguments.attach_as.map(|purpose| Preflight {
        attach_as: purpose.into(),
        workspace_location: arguments.workspace_region.as_deref().map(Into::into),
        workspace_subscription: arguments.workspace_subscription.as_deref().map(Into::into),
    });
    if let Some(path) = &arguments.service_tags {
        config.service_tags = service_tags(path, limits)?;
    }
    config.overrides.clone_from(&arguments.set);
    Ok(config)
}

fn service_tags(path: &Path, limits: Limits) -> Result<ServiceTags, String> {
    let shown = path.to_string_lossy();
    let text = read::text(path, limits)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    ServiceTags::from_json(&text, &name).map_err(|error| format!("{shown}: {error}"))
}
