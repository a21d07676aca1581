#![doc = include_str!("README.md")]

use crate::pools::Pools;
use crate::{Facts, Rule, machine_size, metadata};
use akslint_data::vm_sizes::VmSize;
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::SECONDARY_POOL, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for Attachment { compute, cluster, .. } in model.attachments() {
        let pools = Pools::of(cluster);
        let (ComputeKind::Aks, false, Some(first)) = (compute.kind, compute.is_created(), pools.first) else {
            continue;
        };
        // Of a pool with GPUs or FPGAs accelerator-in-secondary-pool says more.
        let scope = cluster.declared.scope;
        let accelerated = |pool: &NodePool| machine_size::is(&pool.vm_size, scope, VmSize::is_accelerated);
        let is_plain = |pool: &&NodePool| !(accelerated(pool) & !accelerated(first)).is_true();
        let plain: Vec<&NodePool> = pools.others.iter().copied().filter(is_plain).collect();
        let has_another = Truth::from(!plain.is_empty()) | pools.may_be_more;
        findings.report_if(has_another, || {
            let second = plain.first().copied().unwrap_or(first);
            let count = pools.others.len().saturating_add(1);
            let used = first.name.known().map_or("the first".to_owned(), |name| format!("\"{name}\""));
            let finding = Finding::at(
                second.name.place(),
                format!("this cluster has {count} node pools, but Azure ML deploys only to {used}"),
            )
            .related(first.name.span(), "the pool that Azure ML uses")
            .help("attach a cluster of one pool that has the size and the nodes that the models need");
            plain
                .iter()
                .skip(1)
                .fold(finding, |finding, pool| finding.related(pool.name.span(), "not used either"))
        });
    }
}
