#![doc = include_str!("README.md")]

use crate::{Facts, Rule, metadata, tls};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::TLS_EXCLUSIVE, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    // Azure's output shows the host name of its own certificate beside the label.
    for compute in tls::computes(model).filter(|compute| !compute.declared.is_printed()) {
        let settings = &compute.tls;
        let has_both = settings.leaf_domain_label.given() & settings.is_own();
        findings.report_if(has_both & !settings.status.is_text("Disabled"), || {
            let given = tls::own_parts(compute);
            let label = compute.declared.call(Term::LeafDomainLabel);
            let names: Vec<&str> = given.iter().map(|(key, _)| *key).collect();
            let finding = Finding::at(
                settings.leaf_domain_label.place(),
                format!(
                    "both {label} (Microsoft-issued certificate) and {} (your own certificate) are set",
                    names.join(", ")
                ),
            )
            .help(format!(
                "remove {label} to use your own certificate, or {} to use Microsoft's",
                compute.declared.words(&tls::OWN, "and")
            ));
            given.into_iter().fold(finding, |finding, (key, span)| {
                finding.related(span, format!("{key} belongs to your own certificate"))
            })
        });
    }
}
