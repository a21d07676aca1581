#![doc = include_str!("README.md")]

use crate::cluster_id::{self, Fault};
use crate::ranges::shown;
use crate::{Facts, Rule, edit, metadata};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::RESOURCE_ID_CASE, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    // ARM and Azure itself do not care; other tools do.
    let cares = |(compute, _): &(&Compute, _)| compute.declared.vocabulary.ids_are_case_sensitive;
    for (compute, id) in cluster_id::written(model).filter(cares) {
        let canonical = |text: &str| match cluster_id::fault(text, compute.kind) {
            Some(Fault::Case(canonical)) => Some(canonical),
            _ => None,
        };
        findings.report_if(id.is(|text| canonical(text).is_some()), || {
            let text = shown(id);
            let canonical = canonical(text).unwrap_or_default();
            let (words, wanted): (Vec<&str>, Vec<&str>) =
                text.split('/').zip(canonical.split('/')).filter(|(word, wanted)| word != wanted).unzip();
            let (words, wanted) = (words.join(" and "), wanted.join(" and "));
            let message = format!("the resource id has {words} where some tools demand {wanted}");
            let finding = Finding::at(id.place(), message).help(format!("write {wanted}"));
            edit::offer_text(finding, id, &canonical, Safety::Safe)
        });
    }
}
