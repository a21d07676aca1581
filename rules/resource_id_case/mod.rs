#![doc = include_str!("README.md")]

use crate::cluster_id::{self, Fault};
use crate::{Facts, Rule, edit};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule =
    Rule { meta: include_str!("rule.json"), docs: include_str!("README.md"), check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    // A template and Azure itself do not care; other tools that a spec stands for do.
    for (compute, id) in cluster_id::written(model).filter(|(one, _)| one.declared.format == Format::Spec) {
        let canonical = |text: &str| match cluster_id::fault(text, compute.kind) {
            Some(Fault::Case(canonical)) => Some(canonical),
            _ => None,
        };
        findings.report_if(id.is(|text| canonical(text).is_some()), || {
            let message =
                "some tools compare resource ids exactly, and this one differs in upper and lower case";
            let finding = Finding::at(id.place(), message);
            match id.known().and_then(|text| canonical(text)) {
                Some(canonical) => {
                    edit::offer_text(finding.help(format!("write {canonical}")), id, &canonical, Safety::Safe)
                }
                None => finding,
            }
        });
    }
}
