//! Broken and hostile texts: no panic, spans in range, and the good files keep their findings.
//!
//! `AKSLINT_ROBUSTNESS=full` tries every example instead of one per rule.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice, missing_docs)]

mod support;

use akslint_diagnostics::{ProblemKind, Report, Span};
use support::{Document, documents, report};

fn check(path: &str, text: &str) {
    let report = report([(path, text)]);
    let spans = report.diagnostics.iter().flat_map(|one| {
        assert_ne!(one.code, ProblemKind::Internal.code(), "a panic on:\n{text}");
        std::iter::once(one.span)
            .chain(one.related.iter().map(|label| label.span))
            .chain(one.fix.iter().flat_map(|fix| fix.edits.iter().map(|edit| edit.span)))
    });
    for span in spans.chain(report.undetermined.iter().filter_map(|one| one.span)) {
        assert!(in_range(&report, span), "{span:?} is not in:\n{text}");
    }
}

fn in_range(report: &Report, span: Span) -> bool {
    let Some(file) = report.sources.get(span.file) else { return false };
    let inside =
        |offset: u32| usize::try_from(offset).is_ok_and(|offset| file.text.raw().is_char_boundary(offset));
    span.start <= span.end && inside(span.start) && inside(span.end)
}

/// One bad example of each rule and format, or all of them.
fn samples() -> Vec<Document> {
    let all = documents();
    if std::env::var("AKSLINT_ROBUSTNESS").is_ok_and(|value| value == "full") {
        return all;
    }
    let mut seen = std::collections::BTreeSet::new();
    all.into_iter()
        .filter(|document| {
            let rule = document.path.split('/').nth(1).unwrap_or_default().to_owned();
            let format =
                ["arm", "azure", "spec"].into_iter().find(|one| document.path.contains(&format!(".{one}.")));
            // Every third rule in each format is enough for a run of seconds.
            seen.insert((rule, format)) && document.text.len() < 3000
        })
        .step_by(5)
        .collect()
}

fn boundaries(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.char_indices().map(|(at, _)| at)
}

#[test]
fn every_prefix_is_read_without_panic() {
    for document in samples() {
        for at in boundaries(&document.text) {
            check(&document.path, &document.text[..at]);
        }
    }
}

#[test]
fn every_deletion_is_read_without_panic() {
    for document in samples() {
        for (at, char) in document.text.char_indices() {
            check(
                &document.path,
                &format!("{}{}", &document.text[..at], &document.text[at + char.len_utf8()..]),
            );
        }
    }
}

#[test]
fn every_replacement_is_read_without_panic() {
    const OTHERS: [char; 8] = ['"', '{', ']', '\\', '\0', '[', ':', '😀'];
    for document in samples() {
        for (index, (at, char)) in document.text.char_indices().enumerate() {
            let other = OTHERS[index % OTHERS.len()];
            check(
                &document.path,
                &format!("{}{other}{}", &document.text[..at], &document.text[at + char.len_utf8()..]),
            );
        }
    }
}

#[test]
fn a_broken_file_costs_the_others_nothing() {
    let good = documents()
        .into_iter()
        .find(|document| document.path == "examples/bad/azuredeploy.json")
        .expect("it");
    let alone = report([(good.path.as_str(), good.text.as_str())]);
    let broken = [
        ("broken/azuredeploy.json", r#"{"$schema": "deploymentTemplate.json#", "resources": [{"#),
        (
            "broken/deep.json",
            &format!(r#"{{"$schema": "deploymentTemplate.json#", "resources": {}"#, "[".repeat(100_000)),
        ),
        ("broken/spec.yaml", "akslint: 1\ncompute: {"),
        (
            "broken/show.json",
            r#"{"type": "Microsoft.ContainerService/ManagedClusters", "agentPoolProfiles": [}"#,
        ),
    ];
    for (path, text) in broken {
        let together = report([(path, text), (good.path.as_str(), good.text.as_str())]);
        let kept: Vec<&str> = together
            .diagnostics
            .iter()
            .filter(|one| together.sources.path(one.span.file) == good.path)
            .map(|one| one.message.as_str())
            .collect();
        let before: Vec<&str> = alone.diagnostics.iter().map(|one| one.message.as_str()).collect();
        assert_eq!(kept, before, "beside {path}");
        assert!(together.problems() > 0, "{path} is broken, and the report does not say so");
    }
}

#[test]
fn the_same_texts_give_the_same_report_in_any_order() {
    let all = documents();
    let forwards = report(all.iter().map(|document| (document.path.as_str(), document.text.as_str())));
    let backwards = report(all.iter().rev().map(|document| (document.path.as_str(), document.text.as_str())));
    let print = |report: &Report| -> Vec<String> {
        report
            .diagnostics
            .iter()
            .map(|one| {
                format!(
                    "{}:{}: {} {}",
                    report.sources.path(one.span.file),
                    one.span.start,
                    one.code,
                    one.message
                )
            })
            .collect()
    };
    assert_eq!(print(&forwards), print(&backwards));
}
