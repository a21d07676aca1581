#![doc = include_str!("README.md")]

use crate::{Facts, Rule, metadata};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::COMPUTE_NAME_START, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for compute in model.inference_computes() {
        let name = &compute.name;
        let is_named = name.length().above(0);
        // A letter of another alphabet is the business of compute-name-charset.
        findings.report_if(is_named & !name.starts(char::is_alphabetic), || {
            let shown = name.known().map_or_else(String::new, |name| format!(" \"{name}\""));
            Finding::at(name.place(), format!("the compute name{shown} does not start with a letter"))
                .help("put a letter first, such as the \"aks\" of \"aks-1\"")
        });
    }
}
