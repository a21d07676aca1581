//! One run: read every file, link, ask every rule, report.

use crate::config::Config;
use crate::detect::{has_parameters, is_parameter_file, parameters_for, reader_of};
use crate::fingerprint::fingerprint;
use crate::open::{Open, undetermined};
use crate::parameters::Parameters;
use crate::paths::Locator;
use crate::say::{Found, Said, Unsorted, say};
use crate::scrub::scrub;
use crate::settings::Voice;
use akslint_diagnostics::order::sort_by;
use akslint_diagnostics::{
    Diagnostic, FileId, FileSet, Problem, ProblemKind, RawText, Report, RuleMeta, Sources, Span, Summary,
};
use akslint_model::{Findings, Format, Fragment, Model, ResourceBlock, link};
use akslint_readers::{Inputs, read_parameters};
use akslint_rules::{Facts, RULES};
use std::mem::take;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Lints the texts. Files of no known format pass silently; their texts are dropped from the report.
#[must_use]
pub fn lint(mut sources: Sources, config: &Config) -> Report {
    let Judged { said, open, formats, resources, parameters, secret_values, mut summary } =
        judge(&mut sources, config);
    let mut said =
        say(said, config, &mut Locator::new(&sources, &formats, &resources), |locator, place, path| {
            locator.identity(place, path)
        });
    fingerprint(&mut said, &sources);
    said.retain_asked_for(config);
    let Said { diagnostics, suppressed } = said;
    let mut undetermined = undetermined(open, config, &sources);
    undetermined.retain(|one| one.span.is_none_or(|span| config.reports(span.file)));
    let broken: FileSet = diagnostics.iter().filter(|one| one.is_problem).map(|one| one.span.file).collect();
    summary.not_analysed = count(broken.iter().count());
    let unset = parameters.without(&config.overrides);
    let mut report = Report { diagnostics, suppressed, undetermined, unset, summary, sources };
    scrub(&mut report, secret_values);
    report
}

/// What [`lint`] says of the texts, for those who ask often: without fingerprints, and without all that stands in a report
/// beside the diagnostics.
#[must_use]
pub fn diagnose(mut sources: Sources, config: &Config) -> (Vec<Diagnostic>, Sources) {
    let Judged { said, formats, resources, .. } = judge(&mut sources, config);
    let mut said =
        say(said, config, &mut Locator::new(&sources, &formats, &resources), |_, _, _| String::new());
    said.retain_asked_for(config);
    (said.diagnostics, sources)
}

/// What the readers and rules have to say of the texts.
struct Judged {
    said: Unsorted,
    open: Vec<Open>,
    formats: Vec<Option<Format>>,
    resources: Vec<ResourceBlock>,
    parameters: Parameters,
    /// The texts of secrets that can flow into what is said.
    secret_values: Vec<String>,
    summary: Summary,
}

fn judge(sources: &mut Sources, config: &Config) -> Judged {
    let checked = sources.iter().map(|(id, _)| id).filter(|id| !config.settings.is_settings_file(*id));
    let mut ids: Vec<FileId> = checked.collect();
    // Which of two is the first must not depend on the order in which the files were handed in.
    sort_by(&mut ids, |one, two| sources.path(*one).cmp(sources.path(*two)));
    let mut fragments = read_all(&ids, sources, config);
    let is_asked = |id: &&FileId| !config.context.contains(**id);
    let mut summary = Summary { files: count(ids.iter().filter(is_asked).count()), ..Summary::default() };
    let mut formats = vec![None; sources.len()];
    let mut parameters = Parameters::default();
    let (mut resources, mut problems, mut suppressions) = (Vec::new(), Vec::new(), Vec::new());
    let mut secret_values = Vec::new();
    for (id, fragment) in ids.iter().zip(&mut fragments) {
        if let Some(format) = formats.get_mut(id.index()) {
            *format = fragment.format;
        }
        resources.append(&mut fragment.resources);
        parameters.add(*id, take(&mut fragment.parameters), fragment.problems.is_empty());
        let kept = fragment.format.is_some() || !fragment.problems.is_empty();
        problems.append(&mut fragment.problems);
        suppressions.append(&mut fragment.suppressions);
        secret_values.append(&mut fragment.secret_values);
        let secrets = take(&mut fragment.secrets);
        mark_secrets(sources, *id, kept, secrets);
    }
    for secret in fragments.iter().flat_map(|fragment| &fragment.secrets_elsewhere) {
        if let Some(file) = sources.get_mut(secret.file) {
            file.secrets.push(secret.start..secret.end);
        }
    }
    let has_format = |id: &&FileId| formats.get(id.index()).is_some_and(Option::is_some);
    summary.recognized = count(ids.iter().filter(is_asked).filter(has_format).count());
    summary.resources = count(resources.iter().map(|one| &one.block.file).filter(is_asked).count());
    let model =
        link(fragments, config.preflight.as_ref(), &|one, two| folder(sources, one) == folder(sources, two));
    let facts =
        Facts { profile: config.profile, as_of: config.as_of, service_tags: config.service_tags.clone() };
    let outcome = if resources.is_empty() {
        Outcome::default()
    } else {
        ask_all(&model, &facts, &Voice::all(&ids, config))
    };
    summary.checks = outcome.checks;
    summary.undetermined = outcome.undetermined;
    let first = ids.first().copied().unwrap_or(FileId(0));
    problems.extend(outcome.failed.iter().map(|code| internal(Span::new(first, 0, 0), code)));
    problems.extend(config.settings.problems().iter().cloned());
    let remarks = parameters.unused_assumptions(config);
    let said = Unsorted { found: outcome.found, problems, suppressions, remarks };
    Judged { said, open: outcome.open, formats, resources, parameters, secret_values, summary }
}

fn read_all(ids: &[FileId], sources: &Sources, config: &Config) -> Vec<Fragment> {
    let read = |id: &FileId| read_one(*id, sources, config);
    #[cfg(feature = "parallel")]
    {
        use rayon::prelude::*;
        /// Below this many bytes, threads cost more than they save.
        const WORTH_THREADS: usize = 1 << 20;
        let bytes: usize = sources.iter().map(|(_, file)| file.text.len()).sum();
        if ids.len() > 1 && bytes >= WORTH_THREADS {
            return ids.par_iter().map(read).collect();
        }
    }
    ids.iter().map(read).collect()
}

fn read_one(id: FileId, sources: &Sources, config: &Config) -> Fragment {
    let Some(file) = sources.get(id) else { return Fragment::default() };
    if let Some(failure) = &file.failure {
        let problem = Problem {
            help: failure.help.clone(),
            ..Problem::new(failure.kind, Span::new(id, failure.at, failure.at), failure.message.clone())
        };
        return Fragment { problems: vec![problem], ..Fragment::default() };
    }
    let Some(reader) = reader_of(&file.path, file.text.raw()) else {
        // A template's value may be decided in a parameter file, and silenced there.
        let is_ours = is_parameter_file(file.text.raw());
        return if is_ours { read_parameters(id, file.text.raw()) } else { Fragment::default() };
    };
    let assumed = config.settings.assumed(id);
    let parameters = has_parameters(reader).then(|| parameters_for(&file.path, sources, config)).flatten();
    let inputs = Inputs {
        parameters: parameters.and_then(|id| sources.get(id).map(|file| (id, file.text.raw()))),
        overrides: &config.overrides,
        assumed: &assumed,
    };
    catch_unwind(AssertUnwindSafe(|| reader.read(id, file.text.raw(), &inputs))).unwrap_or_else(|_| {
        Fragment {
            format: Some(reader.format()),
            problems: vec![internal(Span::new(id, 0, 0), "the reader")],
            ..Fragment::default()
        }
    })
}

/// The folder that a file lies in.
fn folder(sources: &Sources, file: FileId) -> &str {
    let path = sources.path(file);
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn internal(span: Span, who: &str) -> Problem {
    Problem::new(ProblemKind::Internal, span, format!("akslint itself failed: {who} panicked"))
        .help("please report it with the file that shows it")
}

fn mark_secrets(sources: &mut Sources, id: FileId, kept: bool, secrets: Vec<Range<u32>>) {
    if let Some(file) = sources.get_mut(id) {
        if kept {
            file.secrets.extend(secrets);
        } else {
            file.text = RawText::default();
        }
    }
}

/// What the rules said.
#[derive(Default)]
struct Outcome {
    found: Vec<Found>,
    open: Vec<Open>,
    failed: Vec<&'static str>,
    checks: u32,
    undetermined: u32,
}

fn ask_all(model: &Model, facts: &Facts, voices: &[Voice<'_>]) -> Outcome {
    let mut outcome = Outcome::default();
    for rule in RULES {
        let meta = &rule.meta;
        let mut findings = Findings::new();
        let ask = || (rule.check)(model, facts, &mut findings);
        let is_answered = catch_unwind(AssertUnwindSafe(ask)).is_ok();
        if is_answered && findings.checks() == 0 {
            continue;
        }
        if !voices.iter().any(|voice| voice.level(meta).is_some()) {
            continue;
        }
        if is_answered {
            hear(findings, meta, &mut outcome);
        } else {
            outcome.failed.push(meta.code);
        }
    }
    outcome
}

/// Takes what a rule found, and what it left open.
fn hear(findings: Findings, meta: &'static RuleMeta, outcome: &mut Outcome) {
    outcome.checks = outcome.checks.saturating_add(findings.checks());
    outcome.undetermined = outcome.undetermined.saturating_add(findings.undetermined());
    let (found, open) = findings.into_parts();
    if !found.is_empty() {
        outcome.found.push((meta, found));
    }
    if !open.is_empty() {
        outcome.open.push((meta, open));
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
