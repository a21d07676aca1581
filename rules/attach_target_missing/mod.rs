#![doc = include_str!("README.md")]

use crate::ranges::shown;
use crate::{Facts, Rule, metadata};
use akslint_model::prelude::*;
use akslint_model::{ComputeOrigin, Target};

pub(crate) const RULE: Rule = Rule { meta: metadata::ATTACH_TARGET_MISSING, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for Attachment { compute, cluster, .. } in model.attachments() {
        // A preflight asks about a cluster, and what Azure prints exists.
        if compute.origin == ComputeOrigin::Preflight || compute.declared.format == Format::AzureOutput {
            continue;
        }
        let Target::Attached { resource_id, resource_group, cluster_name } = &compute.target else {
            continue;
        };
        let is_named = resource_id.given() | cluster_name.given() | cluster.is_in_inputs().into();
        findings.report_if(!is_named, || {
            if resource_group.is_written() {
                let message = format!("resourceGroup {} is given without clusterName", shown(resource_group));
                Finding::at(cluster_name.place(), message)
                    .help("add clusterName, or give resourceId alone")
                    .related(resource_group.place().used, "resourceGroup is given")
            } else {
                let (message, help) = match compute.kind {
                    ComputeKind::Kubernetes => (
                        "a Kubernetes compute attaches a cluster, and resourceId is missing",
                        "set resourceId to the id of the cluster; Azure ML cannot create it",
                    ),
                    _ => (
                        "the compute attaches a cluster but names none",
                        "set resourceId, or resourceGroup and clusterName",
                    ),
                };
                Finding::at(resource_id.place(), message).help(help)
            }
        });
    }
}
