#![doc = include_str!("README.md")]

use crate::{Facts, Rule, basic_load_balancer, metadata};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::RANGES_NEED_STANDARD_LOAD_BALANCER, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for cluster in model.clusters() {
        findings.report_if(cluster.has_authorized_ranges() & cluster.has_basic_load_balancer(), || {
            let finding = Finding::at(
                cluster.api_server.authorized_ranges.place,
                "authorized IP ranges require a standard load balancer, but this cluster has a basic one",
            );
            basic_load_balancer::explain(finding, cluster)
        });
    }
}
