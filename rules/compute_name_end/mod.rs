#![doc = include_str!("README.md")]

use crate::{Facts, Rule, compute_name, edit, metadata};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::COMPUTE_NAME_END, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for compute in model.inference_computes() {
        let name = &compute.name;
        let is_named = name.length().above(0);
        findings.report_if(is_named & !name.ends(char::is_alphanumeric), || {
            let shown = name.known().map_or_else(String::new, |name| format!(" \"{name}\""));
            let finding = Finding::at(
                name.place(),
                format!("the compute name{shown} does not end with a letter or a digit"),
            )
            .help("remove what follows the last letter or digit");
            let mended = name.known().map_or("", |name| name.trim_end_matches('-'));
            if !compute_name::is_valid(mended) {
                return finding;
            }
            edit::offer_text(finding, name, mended, Safety::Unsafe)
        });
    }
}
