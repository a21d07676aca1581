#![doc = include_str!("README.md")]

use crate::{Facts, Rule, metadata};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::UDR_NEEDS_SUBNET, check };

/// The outbound types that work in a subnet prepared for them.
const NEED_SUBNET: [&str; 2] = ["userDefinedRouting", "userAssignedNATGateway"];

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for cluster in model.clusters() {
        let outbound = &cluster.network.outbound_type;
        let needs = outbound.is(|text| NEED_SUBNET.iter().any(|one| one.eq_ignore_ascii_case(text)));
        let has_none = !cluster.pools.is_empty() & !cluster.has_own_subnet();
        findings.report_if(needs & has_none, || {
            let text = outbound.sample();
            let mut finding = Finding::at(
                outbound.place(),
                format!("outbound type {text} requires your own subnet, but no node pool sets one"),
            )
            .help(format!(
                "set {} to a subnet that has the way out, such as a route of 0.0.0.0/0 to a firewall",
                cluster.declared.call(Term::SubnetId)
            ));
            if let Some(pool) = cluster.pools.items.first() {
                finding = finding.related(pool.subnet.span(), "this pool sets no subnet");
            }
            finding
        });
    }
}
