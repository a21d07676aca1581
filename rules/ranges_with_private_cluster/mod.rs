#![doc = include_str!("README.md")]

use crate::{Facts, Rule, metadata};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::RANGES_WITH_PRIVATE_CLUSTER, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for cluster in model.clusters() {
        let private = &cluster.api_server.private;
        findings.report_if(cluster.has_authorized_ranges() & private.is_true(), || {
            Finding::at(
                cluster.api_server.authorized_ranges.place,
                "authorized IP ranges and a private cluster exclude each other",
            )
            .related(private.span(), "the cluster is private")
            .help(format!(
                "remove the ranges, since a private API server has no public address to guard, or remove {}",
                cluster.declared.call(Term::PrivateCluster)
            ))
        });
    }
}
