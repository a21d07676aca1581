//! What only the whole of akslint has: files of every format, reports in every form, and fixes.

use crate::settings::{Settings, Text, text};
use crate::with_settings;
use akslint_data::Snapshot;
use akslint_diagnostics::json::{Json, unguarded};
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
        Json::line(unguarded, |json| {
            json.object(|json| {
                json.key("mended").number(fixed.mended);
                json.key("files").items(changed, |json, file| {
                    object(json, [("path", file.path.as_str()), ("text", file.text.raw())]);
                });
            });
        })
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
    let write = |json: &mut Json, one: &Snapshot| {
        object(json, [("name", one.name), ("source", one.source), ("date", &one.date.to_string())]);
    };
    Json::line(unguarded, |json| json.items(akslint_data::snapshots(), write))
}

/// The forms of a report, a JSON array of `{name, aliases, summary, carriesRules}`.
#[wasm_bindgen]
#[must_use]
pub fn reporters() -> String {
    let write = |json: &mut Json, one: &Reporter| {
        json.object(|json| {
            json.key("name").text(one.name);
            json.key("aliases").items(one.aliases, |json, alias| json.text(alias));
            json.key("summary").text(one.summary);
            json.key("carriesRules").truth(one.carries_rules);
        });
    };
    Json::line(unguarded, |json| json.items(REPORTERS, write))
}

/// An object of strings.
fn object<const COUNT: usize>(json: &mut Json, members: [(&str, &str); COUNT]) {
    json.object(|json| members.into_iter().for_each(|(key, text)| json.key(key).text(text)));
}
