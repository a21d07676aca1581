#![doc = include_str!("README.md")]

use crate::capacity::{Capacity, Offer};
use crate::{Facts, Rule, edit, metadata, purpose};
use akslint_data::machine_learning::{MINIMUM_NODES, MINIMUM_VCPUS};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::PRODUCTION_AUTOSCALER_MINIMUM, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for Attachment { compute, cluster, .. } in model.attachments() {
        let scaled = |pool: &NodePool| pool.autoscaling.is_true();
        if !cluster.pools.items.iter().any(|pool| scaled(pool).is_possible()) {
            continue;
        }
        let capacity = Capacity::of(cluster);
        let Some(offer) = capacity.offers().iter().find(|offer| scaled(offer.pool).is_possible()) else {
            continue;
        };
        // A cluster that is too small even at its greatest is the business of the other two rules.
        let (vcpus, nodes) = (u64::from(MINIMUM_VCPUS), u64::from(MINIMUM_NODES));
        let may_do = |most: Bounds, least: u64| Truth::from(!most.below(least).is_true());
        let few_vcpus = may_do(capacity.vcpus(), vcpus) & capacity.least_vcpus().below(vcpus);
        let few_nodes = may_do(capacity.nodes(), nodes) & capacity.least_nodes().below(nodes);
        let fault = scaled(offer.pool) & (few_vcpus.clone() | few_nodes.clone());
        findings.report_if(compute.is_production() & !capacity.has_fpga() & fault, || {
            let vcpus_left = capacity.computation(Offer::least_nodes);
            let nodes_left = capacity.least_nodes();
            let (left, needed) = match (few_vcpus.is_true(), few_nodes.is_true()) {
                (true, true) => (vcpus_left, format!("{nodes} nodes and {vcpus} vCPUs")),
                (true, false) => (vcpus_left, format!("{vcpus} vCPUs")),
                (false, _) => {
                    let plural = if nodes_left.exact() == Some(1) { "" } else { "s" };
                    (format!("{nodes_left} node{plural}"), format!("{nodes} nodes"))
                }
            };
            let finding = Finding::at(
                offer.pool.min_count.place(),
                format!("the autoscaler may leave {left}, but production needs at least {needed}"),
            );
            let finding = capacity.label_left_out(purpose::label(finding, compute));
            match capacity.nodes_needed() {
                Some(needed) => {
                    let help = format!("let the autoscaler keep at least {needed} nodes");
                    mended(finding.help(help), offer.pool, needed)
                }
                None => {
                    finding.help(format!("let the autoscaler keep at least {nodes} nodes with {vcpus} vCPUs"))
                }
            }
        });
    }
}

/// Offers to raise `minCount`, unless the pool's other counts would then contradict it.
fn mended(finding: Finding, pool: &NodePool, needed: u64) -> Finding {
    let contradicts = |count: &Value<Count>| count.is_written() && count.bounds(0).below(needed).is_true();
    if contradicts(&pool.count) || contradicts(&pool.max_count) {
        return finding;
    }
    edit::offer_count(finding, &pool.min_count, needed, Safety::Unsafe)
}
