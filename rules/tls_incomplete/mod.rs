#![doc = include_str!("README.md")]

use crate::{Facts, Rule, metadata, tls};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::TLS_INCOMPLETE, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for compute in tls::computes(model).filter(|compute| compute.declared.format != Format::AzureOutput) {
        let own = &compute.tls;
        let parts = [
            ("cert", own.certificate.given(), own.certificate.place()),
            ("key", own.key.given(), own.key.place()),
            ("cname", own.cname.given(), own.cname.place()),
        ];
        let has_all = own.certificate.given() & own.key.given() & own.cname.given();
        let is_partial = own.is_own() & !has_all & own.leaf_domain_label.absent();
        // With Disabled and Auto none of the three is wanted: tls-status-mismatch speaks.
        let wants_none = own.status.is_text("Disabled") | own.status.is_text("Auto");
        findings.report_if(is_partial & !wants_none, || {
            let (given, missing): (Vec<_>, Vec<_>) =
                parts.into_iter().partition(|(_, given, _)| given.is_true());
            let names = |list: &[(&'static str, Truth, Place)]| {
                list.iter().map(|(key, _, _)| *key).collect::<Vec<_>>().join(" and ")
            };
            let place = missing.first().map_or(Place::literal(own.block), |(_, _, place)| *place);
            let message = format!("{} given without {}", names(&given), names(&missing));
            let finding = Finding::at(place, message).help(
                "give cert, key and cname together, or leafDomainLabel for a certificate from Microsoft",
            );
            given.iter().fold(finding, |finding, (key, _, place)| {
                finding.related(place.used, format!("{key} is given"))
            })
        });
    }
}
