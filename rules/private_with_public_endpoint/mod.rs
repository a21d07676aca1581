#![doc = include_str!("README.md")]

use crate::{Facts, Rule, metadata};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::PRIVATE_WITH_PUBLIC_ENDPOINT, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    let attached = |one: &Attachment<'_>| one.compute.kind == ComputeKind::Aks && !one.compute.is_created();
    for Attachment { compute, cluster, .. } in model.attachments().filter(attached) {
        let private = &cluster.api_server.private;
        let outbound = cluster.network.effective_outbound_type();
        let is_closed = private.is_true() | outbound.is_text("userDefinedRouting");
        findings.report_if(is_closed & compute.has_public_load_balancer(), || {
            let (place, why) = if private.is_true().is_true() {
                (private.place(), "the cluster is private")
            } else {
                (outbound.place(), "the cluster goes out through its own routes")
            };
            let kind = &compute.load_balancer_type;
            let by_default = if !kind.is_written() { " by default" } else { "" };
            Finding::at(
                kind.place(),
                format!("{why}, but its scoring endpoint gets a public address{by_default}"),
            )
            .related(place.span, why)
            .help_if(internal(compute))
        });
    }
}

/// How to make the endpoint internal, where the format can say it.
fn internal(compute: &Compute) -> Option<String> {
    let (kind, subnet) =
        (compute.declared.word(Term::LoadBalancerType)?, compute.declared.word(Term::LoadBalancerSubnet)?);
    Some(format!("set {kind} to InternalLoadBalancer and {subnet} to the cluster's subnet"))
}
