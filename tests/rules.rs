//! Every rule's examples: what is in `bad/` is reported as `expected.txt` says, what is in `good/` is not.
//!
//! `AKSLINT_BLESS=1` writes the `expected.txt` files and the index; read the difference before you commit it.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

#[path = "support/snapshot.rs"]
mod snapshot;

use akslint_data::date::Date;
use akslint_diagnostics::{Category, Diagnostic, Profile, Report, RuleMeta, SourceFile, Sources, Span};
use akslint_linter::{AttachAs, Config, Preflight, lint};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// The day for which examples are judged unless `options.json` says otherwise.
const DAY: &str = "2026-11-25";

struct Folder {
    path: PathBuf,
    meta: RuleMeta,
    options: Value,
}

fn folders() -> Vec<Folder> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let mut folders: Vec<Folder> = fs::read_dir(root)
        .expect("the rules")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.join("rule.json").exists())
        .map(|path| {
            let name = name_of(&path).replace('_', "-");
            let options = fs::read_to_string(path.join("options.json")).unwrap_or_else(|_| "{}".to_owned());
            Folder {
                meta: akslint_linter::find_rule(&name)
                    .unwrap_or_else(|| panic!("rules/lib.rs lists no {name}"))
                    .meta,
                options: serde_json::from_str(&options)
                    .unwrap_or_else(|error| panic!("{}: {error}", path.display())),
                path,
            }
        })
        .collect();
    folders.sort_by_key(|folder| folder.meta.code);
    folders
}

/// The cases of `kind` (`bad` or `good`): files, and folders of files.
fn cases(folder: &Folder, kind: &str) -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> = fs::read_dir(folder.path.join(kind))
        .map(|entries| entries.map(|entry| entry.expect("an entry").path()).collect())
        .unwrap_or_default();
    cases.sort();
    cases
}

fn name_of(case: &Path) -> String {
    case.file_name().expect("a name").to_string_lossy().into_owned()
}

fn config(folder: &Folder, case: &Path) -> Config {
    let option = |key: &str| folder.options[name_of(case)][key].as_str().map(str::to_owned);
    let as_of = option("as_of").unwrap_or_else(|| DAY.to_owned());
    let mut config = Config::new(Date::parse(&as_of).expect("a date"));
    if option("profile").as_deref() == Some("v1-2020") {
        config.profile = Profile::V1_2020;
    }
    config.preflight = option("attach_as").map(|purpose| Preflight {
        attach_as: if purpose == "dev-test" { AttachAs::DevTest } else { AttachAs::Production },
        workspace_location: option("workspace_region").map(Into::into),
        workspace_subscription: option("workspace_subscription").map(Into::into),
    });
    config
}

fn run(folder: &Folder, case: &Path) -> Report {
    let mut files: Vec<PathBuf> = if case.is_dir() {
        fs::read_dir(case).expect("a folder").map(|entry| entry.expect("an entry").path()).collect()
    } else {
        vec![case.to_owned()]
    };
    files.sort();
    let mut sources = Sources::new();
    for file in files {
        let shown =
            file.strip_prefix(&folder.path).expect("a case of the rule").to_string_lossy().replace('\\', "/");
        sources.add(SourceFile::new(shown, fs::read_to_string(&file).expect("UTF-8")));
    }
    lint(sources, &config(folder, case))
}

fn print(report: &Report, one: &Diagnostic) -> String {
    let at = |span: Span| {
        let position = report.sources.lines(span.file).position(span.start);
        format!("{}:{}:{}", report.sources.path(span.file), position.line, position.column)
    };
    let mut out = format!("{}: {} {}: {}\n", at(one.span), one.code, one.severity.as_str(), one.message);
    if let Some(help) = &one.help {
        writeln!(out, "  help: {help}").expect("a string");
    }
    for label in &one.related {
        writeln!(out, "  {}: {}", at(label.span), label.message).expect("a string");
    }
    for edit in one.fix.iter().flat_map(|fix| &fix.edits) {
        writeln!(out, "  fix: {} -> {}", characters(report, edit.span), edit.text).expect("a string");
    }
    out
}

fn characters(report: &Report, span: Span) -> &str {
    let file = report.sources.get(span.file).expect("a file");
    file.text.raw().get(span.start as usize..span.end as usize).expect("characters of the file")
}

#[test]
fn bad_examples_are_reported_as_expected() {
    let mut faults = Vec::new();
    for folder in folders() {
        let mut text = String::new();
        for case in cases(&folder, "bad") {
            let report = run(&folder, &case);
            let (own, problems): (Vec<&Diagnostic>, Vec<&Diagnostic>) = report
                .diagnostics
                .iter()
                .filter(|one| one.is_problem || one.code == folder.meta.code)
                .partition(|one| !one.is_problem);
            if own.is_empty() || !problems.is_empty() {
                let problems: String = problems.iter().map(|one| print(&report, one)).collect();
                faults.push(format!("{}: {} findings {problems}", case.display(), own.len()));
            }
            text.extend(own.iter().map(|one| print(&report, one)));
        }
        faults.extend(snapshot::difference(&folder.path.join("expected.txt"), &text));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn good_examples_are_not_reported() {
    let mut faults = Vec::new();
    for folder in folders() {
        for case in cases(&folder, "good") {
            let silent = name_of(&case).starts_with("silent-");
            let report = run(&folder, &case);
            for one in &report.diagnostics {
                if one.is_problem || !silent || one.code == folder.meta.code {
                    faults.push(format!("{}: {}", case.display(), print(&report, one)));
                }
            }
            if report.summary.recognized == 0 {
                faults.push(format!("{}: no reader takes it", case.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_rule_has_examples_in_every_format_it_names() {
    let mut faults = Vec::new();
    for folder in folders() {
        for kind in ["bad", "good"] {
            let cases = cases(&folder, kind);
            for format in folder.meta.formats {
                if !cases.iter().any(|case| has_format(case, format)) {
                    faults.push(format!("{}: no {kind} example in format {format}", folder.meta.name));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn has_format(case: &Path, format: &str) -> bool {
    if case.is_dir() {
        let mut entries = fs::read_dir(case).expect("a folder");
        return entries.any(|entry| has_format(&entry.expect("an entry").path(), format));
    }
    name_of(case).contains(&format!(".{format}."))
}

#[test]
fn folders_hold_nothing_that_no_one_reads() {
    let known = ["README.md", "bad", "expected.txt", "good", "options.json", "rule.json"];
    let mut strays = Vec::new();
    for folder in folders() {
        for entry in fs::read_dir(&folder.path).expect("a folder") {
            let path = entry.expect("an entry").path();
            let is_source = path.extension().is_some_and(|ending| ending == "rs");
            if !is_source && !known.contains(&name_of(&path).as_str()) {
                strays.push(path.display().to_string());
            }
        }
    }
    assert!(strays.is_empty(), "{}", strays.join("\n"));
}

#[test]
fn options_name_cases_that_exist() {
    for folder in folders() {
        let known: BTreeSet<String> =
            ["bad", "good"].iter().flat_map(|kind| cases(&folder, kind)).map(|case| name_of(&case)).collect();
        for name in folder.options.as_object().expect("an object").keys() {
            assert!(known.contains(name), "{}: options.json names {name}", folder.meta.name);
        }
    }
}

#[test]
fn pages_have_their_parts_and_show_the_examples() {
    let parts = [
        "\n## Why it matters\n",
        "\n## How to fix it\n",
        "\n## Examples\n",
        "\n## When it is silent\n",
        "\n## Sources\n",
    ];
    let mut faults = Vec::new();
    for folder in folders() {
        let page = fs::read_to_string(folder.path.join("README.md")).expect("README.md");
        let title = format!("# {} ({})\n", folder.meta.name, folder.meta.code);
        if !page.starts_with(&title) {
            faults.push(format!("{}: the page's title is not {title:?}", folder.meta.name));
        }
        let places: Vec<Option<usize>> = parts.iter().map(|part| page.find(part)).collect();
        if places.iter().any(Option::is_none) || !places.is_sorted() {
            faults.push(format!("{}: the page lacks a part, or has them in another order", folder.meta.name));
        }
        for (kind, example) in [("bad", "\nReported:\n"), ("good", "\nNot reported:\n")] {
            let shown = page.split_once(example).and_then(|(_, rest)| fenced(rest));
            let texts: Vec<String> = cases(&folder, kind)
                .iter()
                .filter(|case| case.is_file())
                .map(|case| fs::read_to_string(case).expect("UTF-8"))
                .collect();
            if !shown.is_some_and(|shown| texts.iter().any(|text| text.trim_end() == shown.trim_end())) {
                faults.push(format!("{}: the page's example is no file of {kind}/", folder.meta.name));
            }
        }
        for reference in folder.meta.references {
            if !page.contains(reference.url) {
                faults.push(format!("{}: the page does not name {}", folder.meta.name, reference.url));
            }
        }
        if folder.meta.references.is_empty() {
            faults.push(format!("{}: no source", folder.meta.name));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The content of the first fenced block.
fn fenced(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once("```")?;
    let (_, rest) = rest.split_once('\n')?;
    rest.split_once("\n```").map(|(content, _)| content)
}

#[test]
fn codes_and_names_are_unique_and_match_their_folders() {
    let (mut codes, mut names) = (BTreeSet::new(), BTreeSet::new());
    let folders = folders();
    for folder in &folders {
        let meta = &folder.meta;
        assert!(names.insert(meta.name), "{} twice", meta.name);
        assert_eq!(name_of(&folder.path).replace('_', "-"), meta.name);
        assert!(meta.covers.contains(&meta.code), "{} does not cover itself", meta.code);
        for code in meta.covers {
            assert!(codes.insert(code), "{code} twice");
        }
    }
    let registered: Vec<&str> = akslint_linter::rules().iter().map(|rule| rule.meta.code).collect();
    let found: Vec<&str> = folders.iter().map(|folder| folder.meta.code).collect();
    assert_eq!(registered, found, "rules/lib.rs lists exactly the folders, in the order of their codes");
}

/// The groups of the index, in the order of their codes.
const GROUPS: [(Category, &str); 8] = [
    (Category::Name, "Names of computes"),
    (Category::Size, "Purpose and size"),
    (Category::Version, "Kubernetes version"),
    (Category::Exposure, "Load balancer, private cluster, authorized ranges, egress"),
    (Category::Tls, "TLS of the scoring endpoint"),
    (Category::Network, "Network ranges"),
    (Category::Attach, "Attaching and the life cycle"),
    (Category::Format, "The form of the file"),
];

const INDEX_HEAD: &str = "# Rules

Each page says what the rule demands, what Azure does otherwise, how to mend it, when the rule is silent, and where it
comes from. *Today* and *2020* are the severities in the profiles `current` and `v1-2020`; a fix is `safe`, or `unsafe`
where it changes a meaning.
";

fn index() -> String {
    let folders = folders();
    let mut text = INDEX_HEAD.to_owned();
    for (category, title) in GROUPS {
        let rows: Vec<&Folder> = folders.iter().filter(|folder| folder.meta.category == category).collect();
        if rows.is_empty() {
            continue;
        }
        write!(
            text,
            "\n## {title}\n\n| rule | what it demands | today | 2020 | fix |\n|---|---|---|---|---|\n"
        )
        .unwrap();
        for folder in rows {
            let RuleMeta { code, name, summary, severity, .. } = &folder.meta;
            let level = |profile| severity.of(profile).map_or("–", |severity| severity.as_str());
            let (today, then) = (level(Profile::Current), level(Profile::V1_2020));
            let page = format!("{}/README.md", name_of(&folder.path));
            let fixes: BTreeSet<&str> = cases(folder, "bad")
                .iter()
                .flat_map(|case| run(folder, case).diagnostics)
                .filter(|one| one.code == *code)
                .filter_map(|one| one.fix.map(|fix| fix.safety.as_str()))
                .collect();
            let fixes = fixes.into_iter().collect::<Vec<_>>().join(", ");
            writeln!(text, "| [{code} {name}]({page}) | {summary} | {today} | {then} | {fixes} |").unwrap();
        }
    }
    text
}

#[test]
fn the_index_lists_every_rule() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/README.md");
    let text = index();
    if let Some(difference) = snapshot::difference(&path, &text) {
        panic!("{difference}");
    }
    let missing: Vec<&str> =
        folders().into_iter().map(|folder| folder.meta.code).filter(|code| !text.contains(code)).collect();
    assert!(missing.is_empty(), "no group holds {missing:?}");
}
