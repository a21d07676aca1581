#![doc = include_str!("README.md")]

use crate::ranges::shown;
use crate::{Facts, Rule, metadata};
use akslint_model::cidr;
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::SERVICE_CIDR_TOO_LARGE, check };

/// The shortest length that the validators take; the documentation demands a longer one.
const SHORTEST: u8 = 12;

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for cluster in model.clusters() {
        let range = &cluster.network.service_cidr;
        let length = |text: &Text| cidr(text).ok().map(|net| net.prefix_len());
        findings.report_if(range.is(|text| length(text).is_some_and(|length| length <= SHORTEST)), || {
            let refused = range.is(|text| length(text).is_some_and(|length| length < SHORTEST)).is_true();
            let (verdict, severity) = if refused {
                ("is too large: Kubernetes allows at most a /12", Severity::Error)
            } else {
                (
                    "is as large as Kubernetes allows; the documentation demands a smaller one",
                    Severity::Warning,
                )
            };
            Finding::at(
                range.place(),
                format!("{} {} {verdict}", cluster.declared.call(Term::ServiceCidr), shown(range)),
            )
            .help("choose a range smaller than /12; a /16 has room for 65536 services")
            .severity(severity)
        });
    }
}
