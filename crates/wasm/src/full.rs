//! What only the whole of akslint has: files of every format, reports in every form, and fixes.

use crate::settings::{Settings, Text, text};
use crate::{json, with_settings};
use akslint_data::Snapshot;
use akslint_diagnostics::{Failure, FileId, ProblemKind, Severity, SourceFile, Sources};
use akslint_linter::lint;
use akslint_linter::settings::{InForce, Settings as FileSettings};
use akslint_readers::node::Node;
use akslint_readers::syntax::json::{Dialect, parse};
use akslint_report::{REPORTERS, Reporter, RuleDoc, Style};
use wasm_bindgen::prelude::wasm_bindgen;

/// Checks files, a JSON array of `{path, text}`, and writes the report in the form `reporter`. `rules` are told beside
/// the findings: a JSON array of what `akslint explain --output-format json` prints.
#[wasm_bindgen]
#[must_use]
pub fn render(files: &str, reporter: &str, rules: &str) -> String {
    let Some(reporter) = akslint_report::find(reporter) else { return String::new() };
    with_settings(|settings| {
        let report = lint(take(files, settings), &settings.config);
        let parsed = parse(FileId(0), rules, Dialect::Strict);
        let profile = settings.config.profile.as_str();
        let rules: Vec<RuleDoc<'_>> =
            parsed.tree.root().into_iter().flat_map(Node::items).map(|rule| told(rule, profile)).collect();
        (reporter.render)(&report, &Style { rules: &rules, ..Style::default() })
    })
}

const SEVERITIES: [Severity; 3] = [Severity::Info, Severity::Warning, Severity::Error];

fn told<'r>(rule: Node<'r>, profile: &str) -> RuleDoc<'r> {
    let text = |key| rule.get_exact(key).and_then(Node::text).unwrap_or_default();
    let severity = rule.get_exact("severities").and_then(|levels| levels.get_exact(profile)?.text());
    let first = rule.get_exact("references").and_then(|references| references.item(0));
    RuleDoc {
        code: text("code"),
        name: text("name"),
        summary: text("summary"),
        consequence: text("consequence"),
        category: text("category"),
        severity: severity.and_then(|word| SEVERITIES.into_iter().find(|one| one.as_str() == word)),
        source: first.and_then(|source| source.get_exact("url")?.text()).unwrap_or_default(),
        markdown: text("documentation"),
    }
}

/// Mends files, a JSON array of `{path, text}`; the answer is `{mended, files}` with the texts that changed.
#[wasm_bindgen]
#[must_use]
pub fn fix(files: &str, with_unsafe: bool) -> String {
    with_settings(|settings| {
        let fixed = akslint_linter::fix(take(files, settings), &settings.config, with_unsafe);
        let changed = fixed.changed.iter().filter_map(|(id, _)| fixed.report.sources.get(*id));
        let files = array(changed.map(|file| object(&[("path", &file.path), ("text", file.text.raw())])));
        format!("{{\"mended\":{},\"files\":{files}}}", fixed.mended)
    })
}

/// The texts of a run: `files`, each `{path, text}`, `{path, over}` with the limit in MiB that its text exceeds, or
/// `{path, failed}` if akslint trapped on it; and the parameter file of the settings.
fn take(files: &str, settings: &mut Settings) -> Sources {
    let parsed = parse(FileId(0), files, Dialect::Strict);
    let mut sources = Sources::new();
    for file in parsed.tree.root().into_iter().flat_map(Node::items) {
        let written = |key| file.get_exact(key).map(text).unwrap_or_default();
        let path = written("path");
        if settings.own.as_ref().is_some_and(|own| own.excludes(&path)) {
            continue;
        }
        let over = file.get_exact("over").and_then(Node::as_i64);
        let failure = match over {
            Some(limit) => Some(failure(ProblemKind::Limit, format!("the file is larger than {limit} MiB"))),
            None if file.get_exact("failed").is_some() => {
                Some(failure(ProblemKind::Internal, "akslint itself failed".to_owned()))
            }
            None => None,
        };
        sources.add(SourceFile { failure, ..SourceFile::new(path, written("text")) });
    }
    settings.config.settings = settings.own.as_ref().map(|own| in_force(own, &sources)).unwrap_or_default();
    settings.config.parameters = parameters(settings.parameters.as_ref(), &mut sources).into_iter().collect();
    sources
}

fn in_force(own: &FileSettings, sources: &Sources) -> InForce {
    let mut in_force = InForce::default();
    let id = in_force.add(own.clone());
    for (file, source) in sources.iter() {
        in_force.assign(file, source.path.clone(), id);
    }
    in_force
}

const fn failure(kind: ProblemKind, message: String) -> Failure {
    Failure { kind, at: 0, message, help: None }
}

fn parameters(given: Option<&Text>, sources: &mut Sources) -> Option<FileId> {
    let given = given?;
    let known = sources.iter().find(|(_, file)| file.path == given.path).map(|(id, _)| id);
    Some(known.unwrap_or_else(|| sources.add(SourceFile::new(given.path.clone(), given.text.clone()))))
}

/// The embedded facts, a JSON array of `{name, source, date}`.
#[wasm_bindgen]
#[must_use]
pub fn data_versions() -> String {
    let version = |one: &Snapshot| {
        object(&[("name", one.name), ("source", one.source), ("date", &one.date.to_string())])
    };
    array(akslint_data::snapshots().iter().map(version))
}

/// The forms of a report, a JSON array of `{name, aliases, summary, carriesRules}`.
#[wasm_bindgen]
#[must_use]
pub fn reporters() -> String {
    let form = |one: &Reporter| {
        let (name, summary) = (string(one.name), string(one.summary));
        let aliases = array(one.aliases.iter().map(|alias| string(alias)));
        let carries = one.carries_rules;
        format!("{{\"name\":{name},\"aliases\":{aliases},\"summary\":{summary},\"carriesRules\":{carries}}}")
    };
    array(REPORTERS.iter().map(form))
}

/// An array of values that are written already.
fn array(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(","))
}

/// An object of strings.
fn object(members: &[(&str, &str)]) -> String {
    let members = members.iter().map(|(key, value)| format!("{}:{}", string(key), string(value)));
    format!("{{{}}}", members.collect::<Vec<_>>().join(","))
}

fn string(value: &str) -> String {
    let mut out = String::new();
    json::text(value, &mut out);
    out
}
