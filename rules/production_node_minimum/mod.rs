#![doc = include_str!("README.md")]

use crate::capacity::{Capacity, stays_below};
use crate::{Facts, Rule, edit, metadata, purpose};
use akslint_data::machine_learning::MINIMUM_NODES;
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::PRODUCTION_NODE_MINIMUM, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for Attachment { compute, cluster, .. } in model.attachments() {
        let capacity = Capacity::of(cluster);
        // A size that is not known does not make two nodes three.
        let has_fpga = Truth::from(capacity.has_fpga().is_true());
        let is_small = || !has_fpga & stays_below(&capacity.nodes(), MINIMUM_NODES.into());
        findings.report_if(compute.is_production().and(is_small), || {
            let finding = Finding::at(
                capacity.count_place(),
                format!(
                    "production needs at least {MINIMUM_NODES} nodes, but this cluster has {}",
                    capacity.nodes()
                ),
            );
            let finding = capacity.label_left_out(purpose::label(finding, compute));
            let needed = capacity.nodes_needed().unwrap_or(MINIMUM_NODES.into());
            let help =
                format!("use at least {needed} nodes, or use the cluster for dev-test (purpose DevTest)");
            match capacity.fixed_count() {
                Some(count) => edit::offer_count(finding.help(help), count, needed, Safety::Unsafe),
                None => finding.help(help),
            }
        });
    }
}
