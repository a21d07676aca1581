#![doc = include_str!("README.md")]

use crate::cluster_id::{self, Fault};
use crate::{Facts, Rule, metadata};
use akslint_model::Target;
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::RESOURCE_ID_PLACEHOLDER, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    // What an expression supplies nobody forgot to replace.
    for (compute, id) in cluster_id::written(model) {
        let fault = id.known().and_then(|text| cluster_id::fault(text, compute.kind));
        findings.report_if(matches!(fault, Some(Fault::Placeholder(_))).into(), || {
            left_over("the resource id", id)
        });
        findings.report_if((fault == Some(Fault::NoSubscription)).into(), || {
            Finding::at(id.place(), "the subscription of the resource id is all zeros")
                .help("put the id of the cluster's subscription there")
                .severity(Severity::Info)
        });
    }
    for compute in model.inference_computes() {
        let Target::Attached { resource_group, cluster_name, .. } = &compute.target else { continue };
        for (what, name) in [("the resource group", resource_group), ("the cluster's name", cluster_name)] {
            let is_left = name.known().is_some_and(|text| cluster_id::placeholder(text).is_some());
            findings.report_if(is_left.into(), || left_over(what, name));
        }
    }
}

fn left_over(what: &str, value: &Value<Text>) -> Finding {
    let placeholder = value.known().and_then(|text| cluster_id::placeholder(text)).unwrap_or("a placeholder");
    Finding::at(value.place(), format!("{what} still holds the placeholder {placeholder}"))
        .help("put the real value there; az aks show --query id -o tsv prints a cluster's id")
}
