#![doc = include_str!("README.md")]

use crate::capacity::{Capacity, Offer, stays_below};
use crate::{Facts, Rule, edit, metadata, purpose};
use akslint_data::machine_learning::MINIMUM_VCPUS;
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::PRODUCTION_VCPU_MINIMUM, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for Attachment { compute, cluster, .. } in model.attachments() {
        let capacity = Capacity::of(cluster);
        let is_small = || !capacity.has_fpga() & stays_below(&capacity.vcpus(), MINIMUM_VCPUS.into());
        findings.report_if(compute.is_production().and(is_small), || {
            let computed = capacity.computation(Offer::nodes);
            let finding = Finding::at(
                capacity.place(),
                format!("production needs at least {MINIMUM_VCPUS} vCPUs, but this cluster has {computed}"),
            );
            let finding = capacity.label_left_out(purpose::label(finding, compute));
            let Some((nodes, count)) = capacity.nodes_needed().zip(capacity.fixed_count()) else {
                return finding.help(format!(
                    "add nodes until {MINIMUM_VCPUS} vCPUs are reached, or use the cluster for dev-test (purpose DevTest)"
                ));
            };
            let help = format!("use at least {nodes} nodes, or use the cluster for dev-test (purpose DevTest)");
            edit::offer_count(finding.help(help), count, nodes, Safety::Unsafe)
        });
    }
}
