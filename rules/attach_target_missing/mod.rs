#![doc = include_str!("README.md")]

use crate::ranges::shown;
use crate::{Facts, Rule};
use akslint_model::prelude::*;
use akslint_model::{ComputeOrigin, Target};

pub(crate) const RULE: Rule =
    Rule { meta: include_str!("rule.json"), docs: include_str!("README.md"), check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for Attachment { compute, cluster, .. } in model.attachments() {
        if compute.origin == ComputeOrigin::Preflight || compute.declared.format == Format::AzureOutput {
            continue;
        }
        match &compute.target {
            Target::Created => {
                let cannot_be = compute.kind == ComputeKind::Kubernetes;
                findings.report_if(cannot_be.into(), || {
                    let place = Place::missing(compute.declared.block, "resourceId");
                    Finding::at(place, "a Kubernetes compute attaches a cluster, and resourceId is missing")
                        .help("set resourceId to the id of the cluster; Azure ML cannot create it")
                });
            }
            Target::Attached { resource_id, resource_group, cluster_name } => {
                let is_named = resource_id.is_given() || cluster_name.is_given() || cluster.is_in_inputs();
                findings.report_if((!is_named).into(), || missing(resource_id, resource_group, cluster_name));
            }
        }
    }
}

fn missing(id: &Value<Text>, group: &Value<Text>, name: &Value<Text>) -> Finding {
    if group.is_given() {
        let message = format!("resourceGroup {} is given without clusterName", shown(group));
        return Finding::at(name.place(), message)
            .help("add clusterName, or give resourceId alone")
            .related(group.span(), "resourceGroup is given");
    }
    Finding::at(id.place(), "the compute attaches a cluster but names none")
        .help("set resourceId, or resourceGroup and clusterName")
}
