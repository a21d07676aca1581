//! What holds for every reporter: the same text each time, no secrets, no absolute paths, in bounded time.

use crate::fixtures;
use akslint_diagnostics::{FileId, Label, Report, Severity, SourceFile, Sources, Span, Undetermined};
use akslint_report::{REPORTERS, Style, Verbosity, find};
use proptest::prelude::*;
use std::time::{Duration, Instant};

#[test]
fn names_and_aliases_are_unique_and_found() {
    let mut names: Vec<&str> =
        REPORTERS.iter().flat_map(|one| [one.name].into_iter().chain(one.aliases.iter().copied())).collect();
    for name in &names {
        assert!(find(name).is_some());
    }
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
    assert!(find("nonsense").is_none());
    assert_eq!(REPORTERS[0].name, "full");
}

#[test]
fn texts_are_the_same_each_time_and_end_with_a_line_end() {
    for reporter in REPORTERS {
        for build in [fixtures::deployment, fixtures::characters, fixtures::long, fixtures::clean] {
            let text = (reporter.render)(&build(), &Style::default());
            assert_eq!(text, (reporter.render)(&build(), &Style::default()));
            assert!(text.is_empty() || text.ends_with('\n'), "{}", reporter.name);
        }
    }
}

#[test]
fn quiet_says_nothing_when_nothing_was_found() {
    let style = Style { verbosity: Verbosity::Quiet, ..Style::default() };
    for name in ["full", "concise", "grouped", "github", "azure"] {
        assert_eq!((find(name).unwrap().render)(&fixtures::clean(), &style), "");
    }
}

#[test]
fn secrets_are_covered() {
    let secret = "hunter2-é";
    let text = format!("{{\"password\": \"{secret}\",\n \"key\": \"-----\n{secret}\n-----\", \"x\": 1}}\n");
    let mut sources = Sources::new();
    let mut file = SourceFile::new("a.json", text.clone());
    file.secrets = text.match_indices(secret).map(|(at, _)| at as u32..(at + secret.len()) as u32).collect();
    let id = sources.add(file);
    let end = text.len() as u32;
    let mut one =
        fixtures::finding(Severity::Error, "AML900", "test-rule", Span::new(id, 14, 24), "a secret is near");
    one.related = vec![
        Label { span: Span::new(id, 0, end), message: "all".to_owned() },
        Label { span: Span::new(id, 16, 18), message: "within".to_owned() },
        Label { span: fixtures::nth(&sources, id, secret, 1), message: "in the second line".to_owned() },
    ];
    let report = Report { diagnostics: vec![one], sources, ..Report::default() };
    for reporter in REPORTERS {
        let written = (reporter.render)(&report, &Style::default());
        for part in ["hunter", "unte", "r2-", "-é"] {
            assert!(!written.contains(part), "{} shows {part}:\n{written}", reporter.name);
        }
    }
    let full = (find("full").unwrap().render)(&report, &Style::default());
    assert!(full.contains("\"password\": \"•••••••••\","), "{full}");
    let ascii = Style { unicode: false, ..Style::default() };
    assert!((find("full").unwrap().render)(&report, &ascii).contains("\"password\": \"*********\","));
}

#[test]
fn formats_for_repositories_have_no_absolute_paths() {
    let mut sources = Sources::new();
    let mut diagnostics = Vec::new();
    for path in [
        "/home/someone/repo/infra/a.json",
        "/home/someone/else.json",
        "../up.json",
        "C:/Users/someone/b.json",
    ] {
        let file = sources.add(SourceFile::new(path, "{}"));
        diagnostics.push(fixtures::finding(
            Severity::Error,
            "AML900",
            "test-rule",
            Span::new(file, 0, 1),
            "x",
        ));
    }
    let report = Report { diagnostics, sources, ..Report::default() };
    let known =
        Style { root: Some("/home/someone/repo"), directory: Some("/home/someone/repo"), ..Style::default() };
    for style in [Style::default(), known] {
        for name in ["sarif", "gitlab"] {
            let text = (find(name).unwrap().render)(&report, &style);
            for part in ["someone", "..", "file:", "C:"] {
                assert!(!text.contains(part), "{name} has {part}:\n{text}");
            }
        }
    }
    assert!((find("sarif").unwrap().render)(&report, &known).contains("\"uri\": \"infra/a.json\""));
}

#[test]
fn github_keeps_within_its_limits() {
    let mut sources = Sources::new();
    let file = sources.add(SourceFile::new("a.json", "{}"));
    let diagnostics = (0..30)
        .map(|number| {
            let severity = [Severity::Error, Severity::Warning][number % 2];
            fixtures::finding(severity, "AML900", "test-rule", Span::new(file, 0, 1), "x")
        })
        .collect();
    let report = Report { diagnostics, sources, ..Report::default() };
    let text = (find("github").unwrap().render)(&report, &Style::default());
    let commands = crate::agents::github(&text);
    let count = |name: &str| commands.iter().filter(|one| one.name == name).count();
    assert_eq!((count("error"), count("warning"), count("group"), count("endgroup")), (10, 10, 1, 1));
    assert_eq!(text.lines().filter(|line| line.starts_with("a.json:")).count(), 11);
}

#[test]
fn a_job_summary_stays_below_githubs_limit() {
    let report = many(20_000);
    let text = (find("markdown").unwrap().render)(&report, &Style::default());
    assert!(text.len() < 1024 * 1024, "{}", text.len());
    assert!(text.contains("\n… and "));
}

/// A report of `count` findings in a file of one line.
fn many(count: u32) -> Report {
    let row = |number: u32| {
        format!("{{\"name\":\"pöol{number:06}\",\"count\":2,\"size\":\"{}\"}},", "x".repeat(240))
    };
    let text: String = (0..count).map(row).collect();
    let mut sources = Sources::new();
    let width = row(0).len() as u32;
    let file = sources.add(SourceFile::new("min.json", text));
    let diagnostics = (0..count)
        .map(|number| {
            let span = Span::new(file, number * width + 30, number * width + 31);
            let mut one =
                fixtures::finding(Severity::Warning, "AML900", "test-rule", span, "this pool has 2 nodes");
            one.related.push(Label {
                span: Span::new(file, number * width, number * width + 9),
                message: "here".to_owned(),
            });
            one
        })
        .collect();
    Report { diagnostics, sources, ..Report::default() }
}

#[test]
fn ten_thousand_findings_in_one_line_take_no_time() {
    let report = many(10_000);
    for reporter in REPORTERS {
        let start = Instant::now();
        let text = (reporter.render)(&report, &Style::default());
        // Generous: the test build is slow and machines are busy; what it would catch takes minutes.
        assert!(start.elapsed() < Duration::from_secs(20), "{} took {:?}", reporter.name, start.elapsed());
        assert!(text.len() < 20_000_000, "{} wrote {} bytes", reporter.name, text.len());
    }
}

#[test]
fn values_beyond_the_tenth_are_counted() {
    let one = |number: u32| Undetermined {
        symbol: format!("var.v{number}"),
        span: None,
        rules: vec!["AML102".to_owned()],
        checks: number,
    };
    let report = Report { undetermined: (1..=13).map(one).collect(), ..Report::default() };
    let text = (find("concise").unwrap().render)(&report, &Style::default());
    assert!(text.contains("1 check could not be decided: it depends on var.v1\n"), "{text}");
    assert!(
        text.ends_with("36 more checks could not be decided, over 3 other values; `--verbose` names them\n"),
        "{text}"
    );
    let verbose = Style { verbosity: Verbosity::Verbose, ..Style::default() };
    let text = (find("concise").unwrap().render)(&report, &verbose);
    assert!(text.ends_with("13 checks could not be decided: they depend on var.v13: AML102\n"), "{text}");
}

/// A character that stands in secrets only.
const SECRET: char = '§';

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_span_is_too_odd_and_no_secret_is_shown(
        text in "\u{feff}?(\r\n|\n|\r|a|é|😀|漢|\t|§{1,3}|\u{1b}|##\\[|a{90}){0,24}",
        spans in prop::collection::vec((0u32..400, 0u32..400), 1..6),
        width in prop::option::of(1u16..200),
    ) {
        let mut sources = Sources::new();
        let mut file = SourceFile::new("a.json", text.clone());
        file.secrets = text.match_indices(SECRET).map(|(at, _)| at as u32..at as u32 + 2).collect();
        let file = sources.add(file);
        let spans: Vec<Span> = spans.into_iter().map(|(start, end)| Span::new(file, start, end)).collect();
        let mut one = fixtures::finding(Severity::Error, "AML900", "test-rule", spans[0], "x");
        one.related = spans.iter().map(|span| Label { span: *span, message: "y".to_owned() }).collect();
        one.related.push(Label { span: Span::new(FileId(7), 1, 2), message: "nowhere".to_owned() });
        let report = Report { diagnostics: vec![one], sources, ..Report::default() };
        for reporter in REPORTERS {
            let style = Style { width, ..Style::default() };
            let written = (reporter.render)(&report, &style);
            prop_assert!(!written.contains(SECRET), "{} shows a secret:\n{}", reporter.name, written);
        }
    }
}
