#![doc = include_str!("README.md")]

use crate::{Facts, Rule, metadata};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::PRIVATE_NEEDS_ATTACH, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    let created = |compute: &&Compute| compute.kind == ComputeKind::Aks && compute.is_created();
    for compute in model.inference_computes().filter(created) {
        findings.report_if(compute.private_cluster.is_true(), || {
            Finding::at(
                compute.private_cluster.place(),
                format!(
                    "{} is set on a compute that Azure ML creates, and Azure ML cannot create private clusters",
                    compute.declared.call(Term::PrivateCluster)
                ),
            )
            .related(
                compute.name.span(),
                "without a resource id, Azure ML creates the cluster of this compute",
            )
            .help("create the private cluster with AKS, then attach it by its resource id")
        });
    }
}
