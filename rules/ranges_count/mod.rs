#![doc = include_str!("README.md")]

use crate::{Facts, Rule, metadata};
use akslint_data::machine_learning::{MAX_AUTHORIZED_RANGES, MAX_AUTHORIZED_RANGES_VNET_INTEGRATION};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::RANGES_COUNT, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for cluster in model.clusters() {
        let ranges = &cluster.api_server.authorized_ranges;
        let vnet_integration = cluster.api_server.vnet_integration.is_true();
        let certain = ranges.items.iter().filter(|range| range.given().is_true()).count();
        let above = |limit: usize| match &ranges.more {
            _ if certain > limit => Truth::True,
            Some(symbol) => Truth::depends_on(symbol.roots()),
            None if ranges.items.len() <= limit => Truth::False,
            None => ranges.items.iter().map(Value::given).filter(|given| !given.is_true()).collect(),
        };
        let too_many = vnet_integration
            .clone()
            .choose(above(MAX_AUTHORIZED_RANGES_VNET_INTEGRATION), above(MAX_AUTHORIZED_RANGES));
        findings.report_if(too_many, || {
            let limit = if vnet_integration.is_true() {
                MAX_AUTHORIZED_RANGES_VNET_INTEGRATION
            } else {
                MAX_AUTHORIZED_RANGES
            };
            let least = if ranges.is_complete() { "" } else { "at least " };
            Finding::at(
                ranges.place,
                format!("there are {least}{certain} authorized IP ranges, but an API server allows at most {limit}"),
            )
            .help("merge adjacent ranges; of AzureMachineLearning authorize only the workspace's region and its pair")
        });
    }
}
