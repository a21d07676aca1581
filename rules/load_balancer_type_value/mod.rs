#![doc = include_str!("README.md")]

use crate::{Facts, Rule, edit, metadata};
use akslint_data::machine_learning::LOAD_BALANCER_TYPES;
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::LOAD_BALANCER_TYPE_VALUE, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for compute in model.inference_computes().filter(|compute| compute.kind == ComputeKind::Aks) {
        let given = &compute.load_balancer_type;
        findings.report_if(given.is(|text| !LOAD_BALANCER_TYPES.contains(&text.as_ref())), || {
            let [public, internal] = LOAD_BALANCER_TYPES;
            let text = given.sample();
            let at = |message: String| Finding::at(given.place(), message);
            let Some(nearest) = nearest(&text) else {
                return at(format!("\"{text}\" is not a valid load balancer type"))
                    .help(format!("write {public} or {internal}"));
            };
            // Azure reads the types without regard to case, the SDK does not.
            let (finding, safety) = if nearest.eq_ignore_ascii_case(&text) {
                let message =
                    format!("{text} should be written as {nearest}: stricter tools refuse other spellings");
                (at(message).severity(Severity::Info), Safety::Safe)
            } else {
                (at(format!("\"{text}\" is not a valid load balancer type")), Safety::Unsafe)
            };
            edit::offer_text(finding.help(format!("write {nearest}")), given, nearest, safety)
        });
    }
}

/// The type that is probably meant.
fn nearest(text: &str) -> Option<&'static str> {
    let [public, internal] = LOAD_BALANCER_TYPES;
    let lower = text.to_ascii_lowercase();
    if lower.contains("internal") || lower.contains("private") {
        Some(internal)
    } else {
        lower.contains("public").then_some(public)
    }
}
