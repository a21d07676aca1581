#![doc = include_str!("README.md")]

use crate::ranges::shown;
use crate::{Facts, Rule, metadata};
use akslint_model::Target;
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::ATTACH_TARGET_MISSING, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for Attachment { compute, cluster, .. } in model.attachments() {
        // A preflight asks about a cluster, and what Azure prints exists.
        if compute.declared.is_asked() || compute.declared.is_printed() {
            continue;
        }
        let Target::Attached { resource_id, resource_group, cluster_name } = &compute.target else {
            continue;
        };
        let is_named = resource_id.given() | cluster_name.given() | cluster.is_in_inputs().into();
        let call = |term| compute.declared.call(term);
        findings.report_if(!is_named, || {
            if resource_group.is_written() {
                let message = format!(
                    "{} {} is given without {}",
                    call(Term::ResourceGroup),
                    shown(resource_group),
                    call(Term::ClusterName)
                );
                Finding::at(cluster_name.place(), message)
                    .help(format!("add {}, or give only {}", call(Term::ClusterName), call(Term::ResourceId)))
                    .related(resource_group.place().used, "only the resource group is given")
            } else {
                let (message, help) = match compute.kind {
                    ComputeKind::Kubernetes => (
                        format!(
                            "a Kubernetes compute attaches a cluster, but {} is missing",
                            call(Term::ResourceId)
                        ),
                        format!(
                            "set {} to the id of the cluster; Azure ML cannot create it",
                            call(Term::ResourceId)
                        ),
                    ),
                    _ => (
                        "the compute attaches a cluster but names none".to_owned(),
                        match compute.declared.word(Term::ClusterName) {
                            Some(name) => format!(
                                "set {}, or {} and {name}",
                                call(Term::ResourceId),
                                call(Term::ResourceGroup)
                            ),
                            None => format!("set {}", call(Term::ResourceId)),
                        },
                    ),
                };
                Finding::at(resource_id.place(), message).help(help)
            }
        });
    }
}
