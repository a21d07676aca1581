#![doc = include_str!("README.md")]

use crate::{Facts, Rule, metadata};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::AGENT_COUNT_POSITIVE, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for compute in model.inference_computes().filter(|compute| compute.is_created()) {
        // Of a creation that failed Azure may print anything.
        let is_printed = Truth::from(compute.declared.is_printed());
        let count = &compute.agent_count;
        let is_no_number = count.is(|count| count.nodes().is_none_or(|nodes| nodes == 0));
        findings.report_if(!is_printed & is_no_number, || {
            let shown = count.known().map_or_else(|| "never a number".to_owned(), ToString::to_string);
            Finding::at(
                count.place(),
                format!("the number of nodes is {shown}, but it must be a whole number of at least 1"),
            )
            .help("write a whole number, or leave it out: 3 nodes for production, 1 for dev-test")
        });
    }
}
