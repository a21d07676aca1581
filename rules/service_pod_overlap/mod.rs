#![doc = include_str!("README.md")]

use crate::ranges::{pod_range, service_range, share};
use crate::{Facts, Rule, metadata};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::SERVICE_POD_OVERLAP, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for cluster in model.clusters() {
        let (service, pods) = (service_range(cluster), pod_range(cluster));
        let overlap = cluster.network.has_pod_range() & share(&service.value, &pods.value);
        findings.report_if(overlap, || {
            let (one, two) = if service.is_default { (&pods, &service) } else { (&service, &pods) };
            let finding = Finding::at(one.value.place(), format!("{one} overlaps {two}"))
                .help("choose two ranges that share no address");
            if !two.is_default {
                finding.related(two.value.span(), two.to_string())
            } else if service.is_default {
                finding
            } else {
                finding
                    .related(cluster.network.plugin.span(), "with this plugin pods have a range of their own")
            }
        });
    }
}
