//! The page, statement by statement: docs/statements.md says where each ends, and says it truly.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use support::report;

/// Number, statement and verdict of each row.
fn rows() -> Vec<(String, String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/statements.md");
    let text = fs::read_to_string(path).expect("the table");
    text.lines()
        .filter_map(|line| line.strip_prefix("| S"))
        .map(|line| {
            let cells: Vec<&str> = line.trim_end_matches(" |").split(" | ").collect();
            assert_eq!(cells.len(), 3, "{line}");
            (format!("S{}", cells[0]), cells[1].to_owned(), cells[2].to_owned())
        })
        .collect()
}

#[test]
fn each_of_the_66_statements_ends_somewhere() {
    let numbers: Vec<String> = rows().into_iter().map(|(number, _, _)| number).collect();
    let wanted: Vec<String> = (1..=66).map(|number| format!("S{number:02}")).collect();
    assert_eq!(numbers, wanted);
}

#[test]
fn what_is_linked_is_a_rule_and_what_is_later_is_none_yet() {
    let covered: BTreeSet<&str> =
        akslint_linter::rules().iter().flat_map(|rule| rule.meta.covers).copied().collect();
    for (number, _, verdict) in rows() {
        let (now, later) = verdict.split_once("later").unwrap_or((verdict.as_str(), ""));
        let codes = |text: &str| -> Vec<String> {
            text.match_indices("AML").filter_map(|(at, _)| text.get(at..at + 6)).map(str::to_owned).collect()
        };
        for code in codes(now) {
            assert!(covered.contains(code.as_str()), "{number} names {code}, which no rule covers");
        }
        for code in codes(later) {
            assert!(!covered.contains(code.as_str()), "{number} puts {code} off, but a rule covers it");
        }
        assert!(!codes(&verdict).is_empty() || verdict.contains("never flagged"), "{number} ends nowhere");
    }
}

fn document(workspace_region: &str, compute: &str, cluster_region: &str) -> String {
    format!(
        "akslint: 1
workspace:
  name: ml
  location: {workspace_region}
  resourceGroup: rg-ml
  subscriptionId: 0b1f6471-1bf0-4dda-aec3-cb9272f09590
compute:
  name: {compute}
  clusterPurpose: FastProd
cluster:
  name: {compute}-aks
  location: {cluster_region}
  resourceGroup: rg-{compute}
  subscriptionId: 0b1f6471-1bf0-4dda-aec3-cb9272f09590
  agentPoolProfiles:
    - {{ name: system, mode: System, count: 3, vmSize: Standard_D4s_v5 }}
  networkProfile:
    loadBalancerSku: standard
"
    )
}

#[test]
fn a_workspace_may_have_several_clusters() {
    let two = format!(
        "{}---\n{}",
        document("westeurope", "one", "westeurope"),
        document("westeurope", "two", "westeurope")
    );
    let report = report([("ml.akslint.yaml", two.as_str())]);
    assert!(report.diagnostics.is_empty(), "{:?}", report.diagnostics);
    assert_eq!(report.summary.resources, 6);
}

#[test]
fn a_cluster_may_be_in_another_region_than_the_workspace() {
    let text = document("westeurope", "scoring", "eastus");
    let report = report([("ml.akslint.yaml", text.as_str())]);
    assert!(report.diagnostics.is_empty(), "{:?}", report.diagnostics);
}
