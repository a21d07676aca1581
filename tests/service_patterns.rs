//! Names are refused exactly when the regular expressions of the services refuse them.
#![allow(clippy::expect_used, missing_docs)]

mod support;

use proptest::prelude::*;
use regex::Regex;
use support::report;

/// What Azure ML demands of a compute's name: 3 to 24 letters, digits and dashes, a letter first, no dash last.
const COMPUTE_NAME: &str = "^[a-zA-Z][a-zA-Z0-9-]{1,22}[a-zA-Z0-9]$";

/// What Azure DNS demands of a label, as its error message says.
const DNS_LABEL: &str = "^[a-z][a-z0-9-]{1,61}[a-z0-9]$";

/// Azure ML adds six characters to a leaf domain label.
const ADDED: &str = "4f2a9c";

/// The errors of `rules` in a spec with one compute.
fn errors(rules: &[&str], compute: &str) -> Vec<String> {
    let text = format!("{{\"akslint\": 1, \"compute\": {{{compute}}}}}");
    let is_one = |code: &str| rules.contains(&code);
    report([("cluster.spec.json", text.as_str())])
        .diagnostics
        .into_iter()
        .filter(|one| one.severity == akslint_diagnostics::Severity::Error && is_one(&one.code))
        .map(|one| one.message)
        .collect()
}

/// Texts at the edges of both patterns: their lengths, their characters, and those that look alike.
fn name() -> impl Strategy<Value = String> {
    let of = |characters: &'static str, lengths: std::ops::RangeInclusive<usize>| {
        prop::collection::vec(prop::sample::select(characters.chars().collect::<Vec<_>>()), lengths)
            .prop_map(String::from_iter)
    };
    prop_oneof![of("aZ0-", 1..=5), of("ab-9", 20..=26), of("ab-9", 54..=60), of("aB0-_. éßａ１", 1..=26),]
}

proptest! {
    #[test]
    fn compute_names(name in name()) {
        let pattern = Regex::new(COMPUTE_NAME).expect("a pattern");
        let found = errors(&["AML001", "AML002", "AML003", "AML004", "AML005"], &format!("\"name\": \"{name}\""));
        prop_assert_eq!(found.is_empty(), pattern.is_match(&name), "{}: {:?}", name, found);
    }

    #[test]
    fn leaf_domain_labels(label in name()) {
        let pattern = Regex::new(DNS_LABEL).expect("a pattern");
        let compute = format!(
            "\"name\": \"scoring\", \"sslConfiguration\": {{\"status\": \"Auto\", \"leafDomainLabel\": \"{label}\"}}"
        );
        let found = errors(&["AML405"], &compute);
        prop_assert_eq!(found.is_empty(), pattern.is_match(&format!("{label}{ADDED}")), "{}: {:?}", label, found);
    }
}
