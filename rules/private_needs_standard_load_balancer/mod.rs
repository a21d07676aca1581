#![doc = include_str!("README.md")]

use crate::{Facts, Rule, basic_load_balancer, metadata};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::PRIVATE_NEEDS_STANDARD_LOAD_BALANCER, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for cluster in model.clusters() {
        let private = &cluster.api_server.private;
        findings.report_if(private.is_true() & cluster.has_basic_load_balancer(), || {
            let finding = Finding::at(private.place(), "a private cluster cannot have a basic load balancer");
            basic_load_balancer::explain(finding, cluster)
        });
    }
}
