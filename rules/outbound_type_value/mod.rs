#![doc = include_str!("README.md")]

use crate::{Facts, Rule, edit, metadata};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::OUTBOUND_TYPE_VALUE, check };

/// The ways out that AKS knows; which of them an api-version takes is left to the service.
const OUTBOUND_TYPES: [&str; 6] =
    ["loadBalancer", "userDefinedRouting", "managedNATGateway", "userAssignedNATGateway", "none", "block"];

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for cluster in model.clusters() {
        let given = &cluster.network.outbound_type;
        let is_wrong = given.is(|text| !OUTBOUND_TYPES.iter().any(|one| one.eq_ignore_ascii_case(text)));
        findings.report_if(is_wrong, || {
            let text = given.sample();
            let finding = Finding::at(given.place(), format!("\"{text}\" is not a valid outbound type"));
            match nearest(&text) {
                Some(nearest) => {
                    edit::offer_text(finding.help(format!("write {nearest}")), given, nearest, Safety::Unsafe)
                }
                None => finding.help(format!("write one of {}", OUTBOUND_TYPES.join(", "))),
            }
        });
    }
}

/// The type that is probably meant.
fn nearest(text: &str) -> Option<&'static str> {
    let lower = text.to_ascii_lowercase();
    let has = |part: &str| lower.contains(part);
    if has("nat") {
        Some(if has("user") { "userAssignedNATGateway" } else { "managedNATGateway" })
    } else if has("udr") || has("rout") || has("userdefined") {
        Some("userDefinedRouting")
    } else if has("balancer") || has("lb") {
        Some("loadBalancer")
    } else {
        None
    }
}
