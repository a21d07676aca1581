#![doc = include_str!("README.md")]

use crate::{Facts, Rule, metadata};
use akslint_data::machine_learning::COMPUTE_NAME_LENGTH;
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::COMPUTE_NAME_LENGTH, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    let (least, most) = COMPUTE_NAME_LENGTH;
    let (least, most) = (least as u64, most as u64);
    for compute in model.inference_computes().filter(|compute| compute.name.is_written()) {
        let length = compute.name.length();
        let is_empty = length.below(1);
        let is_short = length.below(least) & !is_empty;
        let is_long = length.above(most);
        findings.report_if(is_short | is_long, || {
            let name = match &compute.name {
                Value::Known(name, _) => format!("the compute name \"{name}\""),
                _ => "this compute name".to_owned(),
            };
            let plural = if length.exact() == Some(1) { "" } else { "s" };
            Finding::at(
                compute.name.place(),
                format!("{name} has {length} character{plural}, Azure ML takes {least} to {most}"),
            )
            .help(format!("choose a name of {least} to {most} characters"))
        });
    }
}
