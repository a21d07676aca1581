#![doc = include_str!("README.md")]

use crate::{Facts, Rule, metadata, tls};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::TLS_INCOMPLETE, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for compute in tls::computes(model).filter(|compute| !compute.declared.is_printed()) {
        let own = &compute.tls;
        let parts = [
            (Term::Certificate, own.certificate.given(), own.certificate.place()),
            (Term::PrivateKey, own.key.given(), own.key.place()),
            (Term::Cname, own.cname.given(), own.cname.place()),
        ];
        let has_all = own.certificate.given() & own.key.given() & own.cname.given();
        let is_partial = own.is_own() & !has_all & own.leaf_domain_label.absent();
        // With Disabled and Auto none of the three is wanted: tls-status-mismatch speaks.
        let wants_none = own.status.is_text("Disabled") | own.status.is_text("Auto");
        findings.report_if(is_partial & !wants_none, || {
            let (given, missing): (Vec<_>, Vec<_>) =
                parts.into_iter().partition(|(_, given, _)| given.is_true());
            let names = |list: &[(Term, Truth, Place)]| {
                list.iter().map(|(term, _, _)| compute.declared.call(*term)).collect::<Vec<_>>().join(" and ")
            };
            let place = missing.first().map_or(Place::literal(own.block), |(_, _, place)| *place);
            let message = format!("{} set without {}", names(&given), names(&missing));
            let (all, label) =
                (compute.declared.words(&tls::OWN, "and"), compute.declared.call(Term::LeafDomainLabel));
            let finding = Finding::at(place, message)
                .help(format!("set {all} together, or {label} for a Microsoft-issued certificate"));
            given.iter().fold(finding, |finding, (term, _, place)| {
                finding.related(place.used, format!("{} is set", compute.declared.call(*term)))
            })
        });
    }
}
