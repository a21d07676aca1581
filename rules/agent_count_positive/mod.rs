#![doc = include_str!("README.md")]

use crate::{Facts, Rule};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule =
    Rule { meta: include_str!("rule.json"), docs: include_str!("README.md"), check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for compute in model.inference_computes().filter(|compute| compute.is_created()) {
        let count = &compute.agent_count;
        findings.report_if(count.is(|count| count.nodes().is_none_or(|nodes| nodes == 0)), || {
            let shown = count.known().map_or_else(|| "never a number".to_owned(), ToString::to_string);
            Finding::at(
                count.place(),
                format!("the number of nodes is {shown}, it takes a whole number from 1"),
            )
            .help("write a whole number, or leave it out: 3 nodes for production, 1 for dev-test")
        });
    }
}
