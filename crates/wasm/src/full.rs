//! What only the whole of akslint has: files of every format, reports in every form, fixes and the rules' pages.

use crate::settings::{Settings, Text};
use crate::with_settings;
use akslint_diagnostics::{Failure, FileId, ProblemKind, SourceFile, Sources};
use akslint_linter::settings::{InForce, Settings as FileSettings};
use akslint_linter::{cluster_spec_schema, describe, find_rule, lint};
use akslint_report::{REPORTERS, RuleDoc, Style};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use wasm_bindgen::prelude::wasm_bindgen;

/// A file as JavaScript hands it over.
#[derive(Deserialize)]
struct File {
    path: String,
    #[serde(default)]
    text: String,
    /// The limit in MiB that the text exceeds; it is then left out.
    over: Option<u32>,
    /// Whether akslint trapped on it.
    #[serde(default)]
    failed: bool,
}

/// Checks files, a JSON array of `{path, text}`, and writes the report in the form `reporter`.
#[wasm_bindgen]
#[must_use]
pub fn render(files: &str, reporter: &str) -> String {
    let Some(reporter) = akslint_report::find(reporter) else { return String::new() };
    with_settings(|settings| {
        let report = lint(take(files, settings), &settings.config);
        let carried = if reporter.carries_rules { akslint_linter::rules() } else { &[] };
        let rules: Vec<RuleDoc<'_>> =
            carried.iter().map(|rule| RuleDoc { meta: &rule.meta, markdown: rule.docs }).collect();
        let style = Style { rules: &rules, profile: settings.config.profile, ..Style::default() };
        (reporter.render)(&report, &style)
    })
}

/// Mends files, a JSON array of `{path, text}`; the answer is `{mended, files}` with the texts that changed.
#[wasm_bindgen]
#[must_use]
pub fn fix(files: &str, with_unsafe: bool) -> String {
    #[derive(Serialize)]
    struct Changed<'r> {
        path: &'r str,
        text: &'r str,
    }
    with_settings(|settings| {
        let fixed = akslint_linter::fix(take(files, settings), &settings.config, with_unsafe);
        let files: Vec<Changed<'_>> = fixed
            .changed
            .keys()
            .filter_map(|id| fixed.report.sources.get(*id))
            .map(|file| Changed { path: &file.path, text: &file.text })
            .collect();
        json!({ "mended": fixed.mended, "files": files }).to_string()
    })
}

/// The texts of a run. The parameter file of the settings is one of them.
fn take(files: &str, settings: &mut Settings) -> Sources {
    let files: Vec<File> = serde_json::from_str(files).unwrap_or_default();
    let mut sources = Sources::new();
    for File { path, text, over, failed } in files {
        if settings.own.as_ref().is_some_and(|own| own.excludes(&path)) {
            continue;
        }
        let failure = match over {
            Some(limit) => Some(failure(ProblemKind::Limit, format!("the file is larger than {limit} MiB"))),
            None if failed => Some(failure(ProblemKind::Internal, "akslint itself failed".to_owned())),
            None => None,
        };
        sources.add(SourceFile { failure, ..SourceFile::new(path, text) });
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

/// Every rule, as `akslint rules --output-format json` prints it.
#[wasm_bindgen]
#[must_use]
pub fn rules() -> String {
    akslint_linter::rules().iter().map(|rule| describe(&rule.meta)).collect::<Value>().to_string()
}

/// A rule with its page, as `akslint explain --output-format json` prints it; `null` where there is no such rule.
#[wasm_bindgen]
#[must_use]
pub fn explain(code_or_name: &str) -> String {
    let page = find_rule(code_or_name).map(|rule| {
        let mut page = describe(&rule.meta);
        if let Value::Object(members) = &mut page {
            members.insert("documentation".to_owned(), rule.docs.into());
        }
        page
    });
    page.map_or_else(|| "null".to_owned(), |page| page.to_string())
}

/// The JSON Schema of the cluster spec.
#[wasm_bindgen]
#[must_use]
pub fn schema() -> String {
    cluster_spec_schema()
}

/// The embedded facts, a JSON array of `{name, source, date}`.
#[wasm_bindgen]
#[must_use]
pub fn data_versions() -> String {
    let version = |one: &akslint_data::Snapshot| json!({ "name": one.name, "source": one.source, "date": one.date.to_string() });
    akslint_data::snapshots().iter().map(version).collect::<Value>().to_string()
}

/// The forms of a report, a JSON array of `{name, aliases, summary}`.
#[wasm_bindgen]
#[must_use]
pub fn reporters() -> String {
    let form = |one: &akslint_report::Reporter| json!({ "name": one.name, "aliases": one.aliases, "summary": one.summary });
    REPORTERS.iter().map(form).collect::<Value>().to_string()
}
