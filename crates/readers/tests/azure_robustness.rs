//! Broken output: what can be read is read, what cannot has a place, and nothing panics.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]

mod azure_output;

use akslint_diagnostics::{ProblemKind, Span};
use akslint_model::Fragment;
use azure_output::{AKS_SHOW, ALL, COMPUTE_GET, read, read_broken, reader};

fn check(text: &str, fragment: &Fragment) {
    let fits = |span: Span| {
        let (start, end) = (span.start as usize, span.end as usize);
        assert!(start <= end && text.is_char_boundary(start) && text.is_char_boundary(end), "{span:?}");
    };
    for block in &fragment.resources {
        fits(block.block);
    }
    for problem in &fragment.problems {
        fits(problem.span);
    }
    let mut last = 0;
    for secret in &fragment.secrets {
        assert!(secret.start <= secret.end && secret.start >= last, "{:?}", fragment.secrets);
        last = secret.end;
        fits(Span::new(akslint_diagnostics::FileId(0), secret.start, secret.end));
    }
    for cluster in &fragment.clusters {
        fits(cluster.network.block);
        fits(cluster.network.dns_service_ip.span());
        fits(cluster.identity.name.span());
    }
}

#[test]
fn every_prefix_is_read_without_panic_and_told() {
    for text in ALL {
        for end in (0..text.trim_end().len()).filter(|end| text.is_char_boundary(*end)) {
            let prefix = &text[..end];
            let _ = reader().claims("out.json", prefix);
            let fragment = read_broken(prefix);
            check(prefix, &fragment);
            assert_eq!(fragment.problems.is_empty(), prefix.is_empty(), "{end}");
        }
    }
}

#[test]
fn every_deletion_and_replacement_is_read_without_panic() {
    let text = COMPUTE_GET;
    for at in 0..text.len() {
        for with in ["", "}", "{", "[", "\"", "\\", "\u{0}", "é", "0", ",", "null"] {
            let broken = format!("{}{with}{}", &text[..at], &text[at + 1..]);
            let _ = reader().claims("out.json", &broken);
            check(&broken, &read_broken(&broken));
        }
    }
}

#[test]
fn a_document_alone_is_read_on_behind_its_first_problem() {
    let text = AKS_SHOW.replacen("\"aadProfile\": null", "\"aadProfile\": nul", 1).replacen(
        "\"enableRbac\": true,",
        "\"enableRbac\": true",
        1,
    );
    let fragment = read_broken(&text);
    let found: Vec<_> =
        fragment.problems.iter().map(|problem| (problem.kind, problem.span.start as usize)).collect();
    let second = text.find("\"fqdn\"").unwrap();
    assert_eq!(found, [(ProblemKind::Syntax, text.find("nul,").unwrap()), (ProblemKind::Syntax, second)]);
    assert_eq!(fragment.clusters.len(), 1);
}

#[test]
fn a_broken_row_costs_only_itself() {
    let row = |text: &str| text.replace('\n', "");
    let broken = row(COMPUTE_GET).replacen("\"location\"", "\"location", 1);
    let text = [&row(AKS_SHOW), &broken, &row(AKS_SHOW).replace("aks-scoring", "other"), &row(COMPUTE_GET)]
        .map(String::as_str)
        .join("\n");
    let fragment = read_broken(&text);
    assert_eq!(fragment.problems.len(), 1);
    assert_eq!(
        (
            fragment.clusters.len(),
            fragment.computes.iter().filter(|one| one.purpose.given().is_true()).count()
        ),
        (2, 1)
    );
}

#[test]
fn values_of_the_wrong_type_are_unknown() {
    let text = AKS_SHOW
        .replace("\"networkProfile\": {", "\"networkProfile\": [], \"x\": {")
        .replace("\"count\": 2,", "\"count\": {},")
        .replace("\"location\": \"westeurope\"", "\"location\": [1]")
        .replace("\"authorizedIpRanges\": [", "\"authorizedIpRanges\": 7, \"y\": [");
    let fragment = read(&text);
    let cluster = &fragment.clusters[0];
    assert!(cluster.location.symbol().is_some());
    assert!(cluster.pools.items[0].count.symbol().is_some());
}

#[test]
fn repeated_keys_count_once_and_the_last_wins() {
    let text = COMPUTE_GET.replacen("\"name\": \"scoring\"", "\"name\": \"first\", \"name\": \"second\"", 1);
    assert_eq!(azure_output::known(&read(&text).computes[0].name), "second");
}

#[test]
fn deep_and_wide_texts_reach_a_limit_or_an_end() {
    for text in [
        "[".repeat(100_000),
        "{\"value\":".repeat(100_000),
        "[{\"id\":".repeat(50_000),
        "\"".repeat(100_001),
        "{\"a\":\"\\".repeat(9999),
    ] {
        let _ = reader().claims("out.json", &text);
        let fragment = read_broken(&text);
        check(&text, &fragment);
        assert!(!fragment.problems.is_empty());
    }
}

#[test]
fn a_hundred_thousand_rows() {
    let row = r#"{"id": "/subscriptions/0/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks-NUMBER", "agentPoolProfiles": [{"count": 3, "vmSize": "Standard_D4s_v5"}], "networkProfile": {"loadBalancerSku": "standard"}}"#;
    let mut text = String::new();
    for number in 0..100_000 {
        text.push_str(&row.replace("NUMBER", &number.to_string()));
        text.push('\n');
    }
    let fragment = read(&text);
    assert_eq!(fragment.clusters.len(), 100_000);
    assert_eq!(azure_output::known(&fragment.clusters[99_999].identity.name), "aks-99999");
}
