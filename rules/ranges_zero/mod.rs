#![doc = include_str!("README.md")]

use crate::authorized_range::{Entry, read};
use crate::{Facts, Rule, metadata};
use akslint_data::machine_learning::OUTBOUND_ONLY_RANGE;
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::RANGES_ZERO, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for cluster in model.clusters() {
        let ranges = &cluster.api_server.authorized_ranges;
        let is_zero = |item: &Value<Text>| item.is(|text| read(text) == Entry::OutboundOnly);
        let Some(zero) = ranges.items.iter().find(|item| is_zero(item).is_true()) else { continue };
        let has_others = ranges.any(|item| !is_zero(item));
        // Alone or not, it is reported, but how gravely hangs on what may be unknown.
        findings.report_if(has_others.clone() | !has_others.clone(), || {
            if has_others.is_true() {
                let finding = Finding::at(
                    zero.place(),
                    format!("{OUTBOUND_ONLY_RANGE} must be the only range, but there are others"),
                )
                .help("remove it: the cluster's own outbound address is allowed anyway");
                return match ranges.items.iter().find(|item| is_zero(item).is_false()) {
                    Some(other) => finding.related(other.span(), "another range"),
                    None => finding,
                };
            }
            Finding::at(
                zero.place(),
                format!("{OUTBOUND_ONLY_RANGE} allows only the cluster's own outbound address, not Azure ML"),
            )
            .severity(Severity::Info)
            .help("authorize the ranges of Azure ML in the workspace's region and in its pair")
        });
    }
}
