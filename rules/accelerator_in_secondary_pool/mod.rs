#![doc = include_str!("README.md")]

use crate::pools::Pools;
use crate::{Facts, Rule, machine_size, metadata};
use akslint_data::vm_sizes::{VmSize, find};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::ACCELERATOR_IN_SECONDARY_POOL, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for Attachment { compute, cluster, .. } in model.attachments() {
        let pools = Pools::of(cluster);
        let (ComputeKind::Aks, false, Some(first)) = (compute.kind, compute.is_created(), pools.first) else {
            continue;
        };
        let scope = cluster.declared.scope;
        let accelerated = |pool: &NodePool| machine_size::is(&pool.vm_size, scope, VmSize::is_accelerated);
        for pool in &pools.others {
            findings.report_if(accelerated(pool) & !accelerated(first), || {
                let name = pool.vm_size.known().map_or("this size", |name| name.as_ref());
                let is_fpga = find(name).is_some_and(|size| size.is_fpga());
                let device = if is_fpga { "FPGA" } else { "GPU" };
                let used = first.name.known().map_or("the first".to_owned(), |name| format!("\"{name}\""));
                Finding::at(
                    pool.vm_size.place(),
                    format!(
                        "the {device} size {name} is in a secondary pool, but Azure ML deploys only to {used}"
                    ),
                )
                .related(first.vm_size.span(), format!("the pool that Azure ML uses has no {device}"))
                .help(format!("create the cluster with {name} in its first pool"))
            });
        }
    }
}
