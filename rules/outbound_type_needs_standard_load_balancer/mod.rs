#![doc = include_str!("README.md")]

use crate::{Facts, Rule, basic_load_balancer, metadata};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::OUTBOUND_TYPE_NEEDS_STANDARD_LOAD_BALANCER, check };

/// The outbound types other than the load balancer itself. A basic load balancer with the outbound type
/// `loadBalancer` is what old clusters have.
const NEED_STANDARD: [&str; 5] =
    ["userDefinedRouting", "managedNATGateway", "userAssignedNATGateway", "none", "block"];

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for cluster in model.clusters() {
        let outbound = &cluster.network.outbound_type;
        let needs = outbound.is(|text| NEED_STANDARD.iter().any(|one| one.eq_ignore_ascii_case(text)));
        findings.report_if(needs & cluster.has_basic_load_balancer(), || {
            let text = outbound.sample();
            let finding = Finding::at(
                outbound.place(),
                format!(
                    "the outbound type {text} requires a standard load balancer, but this cluster has a basic one"
                ),
            );
            basic_load_balancer::explain(finding, cluster)
        });
    }
}
