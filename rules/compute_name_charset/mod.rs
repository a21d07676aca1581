#![doc = include_str!("README.md")]

use crate::{Facts, Rule, compute_name, edit, metadata};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::COMPUTE_NAME_CHARSET, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for compute in model.inference_computes() {
        let name = &compute.name;
        findings.report_if(!name.every(compute_name::may_hold), || {
            let failing = name.failing(compute_name::may_hold);
            let shown: Vec<String> = failing.iter().map(|c| format!("\"{}\"", c.escape_debug())).collect();
            let finding = Finding::at(
                name.place(),
                format!("a compute name cannot hold {}, only letters, digits and dashes", shown.join(", ")),
            )
            .help("write a dash in its place");
            let mended: String = name.known().map_or_else(String::new, |name| {
                name.chars().map(|c| if matches!(c, '_' | '.' | ' ') { '-' } else { c }).collect()
            });
            if !compute_name::is_valid(&mended) {
                return finding;
            }
            edit::offer_text(finding, name, &mended, Safety::Unsafe)
        });
    }
}
