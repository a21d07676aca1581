#![doc = include_str!("README.md")]

use crate::cluster_id::{self, Fault};
use crate::{Facts, Rule, metadata};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::RESOURCE_ID_TYPE, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for (compute, id) in cluster_id::attached(model) {
        let wrong = |text: &str| match cluster_id::fault(text, compute.kind) {
            Some(Fault::Type(found)) => Some(found),
            _ => None,
        };
        // The type of an id that is known in part is often known.
        let read = if id.symbol().is_some() { ResourceId::read(id).and_then(|id| id.kind) } else { None };
        let fault = match &read {
            Some(kind) => (!cluster_id::is_type_of(kind, compute.kind)).into(),
            None => id.is(|text| wrong(text).is_some()),
        };
        findings.report_if(fault, || {
            let found = read.clone().or_else(|| id.known().and_then(|text| wrong(text)));
            let found = found.map_or_else(String::new, |found| format!("of type {found}, "));
            let (kind, wanted) = match compute.kind {
                ComputeKind::Kubernetes => ("a Kubernetes compute", "an AKS or Arc-enabled cluster"),
                _ => ("an AKS compute", "an AKS cluster"),
            };
            let message = format!("the resource id is {found}where {kind} takes {wanted}");
            Finding::at(id.place(), message).help(format!("give the id of the cluster: {}", cluster_id::FORM))
        });
    }
}
