#![doc = include_str!("README.md")]

use crate::{Facts, Rule, compute_name, metadata};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::COMPUTE_NAME_RESERVED, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for compute in model.inference_computes() {
        let name = &compute.name;
        findings.report_if(name.is(|name| compute_name::is_reserved(name)), || {
            let shown = name.known().map_or_else(String::new, |name| format!("\"{name}\" "));
            Finding::at(name.place(), format!("{shown}is a name that Azure ML keeps for itself"))
                .help("choose another name")
        });
    }
}
