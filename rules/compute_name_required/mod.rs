#![doc = include_str!("README.md")]

use crate::{Facts, Rule, metadata};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::COMPUTE_NAME_REQUIRED, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for compute in model.inference_computes() {
        // What Azure prints has a name; one that is missing there was left out by a query.
        let is_printed = Truth::from(compute.declared.is_printed());
        let is_nameless = compute.name.absent() | compute.name.is(|name| name.is_empty());
        findings.report_if(!is_printed & is_nameless, || {
            Finding::at(compute.name.place(), "this compute has no name")
                .help("give it a name of 3 to 24 letters, digits and dashes that starts with a letter")
        });
    }
}
