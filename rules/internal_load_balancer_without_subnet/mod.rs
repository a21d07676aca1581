#![doc = include_str!("README.md")]

use crate::{Facts, Rule, metadata};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::INTERNAL_LOAD_BALANCER_WITHOUT_SUBNET, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    let declared =
        |one: &Attachment<'_>| one.compute.kind == ComputeKind::Aks && !one.compute.declared.is_asked();
    for Attachment { compute, cluster, .. } in model.attachments().filter(declared) {
        let subnet = &compute.load_balancer_subnet;
        let default = || compute.effective_load_balancer_subnet();
        let is_missing = subnet.absent() & compute.has_internal_load_balancer();
        findings.report_if(is_missing.and(|| stands_elsewhere(compute, cluster, &default())), || {
            let own = cluster.pools.items.iter().find(|pool| pool.subnet.given().is_true());
            let name = own.and_then(|pool| pool.subnet_name().known().cloned());
            let default = default().sample();
            let mut message =
                format!("the internal load balancer has no subnet set and defaults to {default}");
            let word = compute.declared.word(Term::LoadBalancerSubnet);
            let mut help = word.map(|word| format!("set {word} to the name of the cluster's subnet"));
            if let Some(name) = name {
                message = format!("{message}, but the cluster is in {name}");
                help = word.map(|word| format!("set {word} to {name}"));
            }
            let mut finding = Finding::at(subnet.place(), message)
                .related(compute.load_balancer_type.span(), "the load balancer is internal")
                .help_if(help);
            if let Some(pool) = own {
                finding = finding.related(pool.subnet.span(), "the cluster's subnet");
            }
            finding
        });
    }
}

/// Whether the cluster stands in another subnet than `default`. Without a subnet of one's own AKS makes one of that
/// very name. Of a cluster that no input shows, nothing is known, and the default is a guess that seldom fits; but
/// where Azure prints the compute, the compute works.
fn stands_elsewhere(compute: &Compute, cluster: &Cluster, default: &Value<Text>) -> Truth {
    if !cluster.is_in_inputs() && !compute.declared.is_printed() {
        return Truth::True;
    }
    cluster.has_own_subnet() & !cluster.pools.any(|pool| pool.subnet_name().same(default))
}
