#![doc = include_str!("README.md")]

use crate::{Facts, Rule, metadata, tls};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::TLS_OVERWRITE_WITHOUT_LABEL, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for compute in tls::computes(model) {
        let settings = &compute.tls;
        let is_set = settings.overwrite_existing_domain.is_true();
        // Without a label Auto is wrong as such, and what Azure shows of an endpoint without TLS is history.
        let is_judged = settings.leaf_domain_label.absent()
            & (settings.is_own() | (!compute.declared.is_printed()).into());
        findings.report_if(is_set & is_judged & !settings.status.is_text("Auto"), || {
            let place = settings.overwrite_existing_domain.place();
            let (overwrite, label) = (
                compute.declared.call(Term::OverwriteExistingDomain),
                compute.declared.call(Term::LeafDomainLabel),
            );
            let help = format!("remove {overwrite}: it only takes over the name that a {label} makes");
            let Some((key, span)) = tls::own_parts(compute).pop() else {
                return Finding::at(place, format!("{overwrite} without {label} does nothing"))
                    .help(help)
                    .severity(Severity::Warning);
            };
            Finding::at(place, format!("{overwrite} works with {label}, not with your own certificate"))
                .help(help)
                .related(span, format!("{key} belongs to your own certificate"))
        });
    }
}
