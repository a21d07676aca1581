#![doc = include_str!("README.md")]

use crate::{Facts, Rule, metadata};
use akslint_data::machine_learning::DEFAULT_SUBNET;
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::LOAD_BALANCER_SUBNET_WITH_PUBLIC, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for compute in model.inference_computes().filter(|compute| compute.kind == ComputeKind::Aks) {
        let subnet = &compute.load_balancer_subnet;
        let is_given = subnet.given() & !is_echo(compute);
        findings.report_if(is_given & compute.has_public_load_balancer(), || {
            let kind = &compute.load_balancer_type;
            let by_default = if !kind.is_written() { " by default" } else { "" };
            let finding = Finding::at(
                subnet.place(),
                format!(
                    "the subnet {} is set for a load balancer that is public{by_default}",
                    subnet.sample()
                ),
            )
            .related(kind.span(), format!("the load balancer is public{by_default}"))
            .help(format!(
                "set {} to InternalLoadBalancer, or remove {}",
                compute.declared.call(Term::LoadBalancerType),
                compute.declared.call(Term::LoadBalancerSubnet)
            ));
            // The SDK refuses to attach so, and creates so; what Azure prints exists.
            if compute.is_created() || compute.declared.is_printed() {
                finding.severity(Severity::Warning)
            } else {
                finding
            }
        });
    }
}

/// Whether Azure itself may have filled in its default subnet, which nobody asked for.
fn is_echo(compute: &Compute) -> Truth {
    Truth::from(compute.declared.is_printed()) & compute.load_balancer_subnet.is_text(DEFAULT_SUBNET)
}
