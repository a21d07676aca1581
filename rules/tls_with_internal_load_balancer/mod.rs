#![doc = include_str!("README.md")]

use crate::{Facts, Rule, metadata, tls};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::TLS_WITH_INTERNAL_LOAD_BALANCER, check };

fn check(model: &Model, facts: &Facts, findings: &mut Findings) {
    for compute in tls::computes(model) {
        let settings = &compute.tls;
        let is_on = !settings.status.is_text("Disabled");
        let is_microsoft = is_on.clone() & settings.is_microsoft();
        let has_own = is_on & (settings.status.is_text("Enabled") | settings.is_own());
        let has_tls = is_microsoft.clone() | has_own;
        findings.report_if(has_tls & compute.has_internal_load_balancer(), || {
            let place = place_of(compute);
            let finding = if facts.profile == Profile::V1_2020 {
                Finding::at(place, "TLS is not supported with an internal load balancer")
                    .help("remove TLS, or use the load balancer PublicIp")
            } else if is_microsoft.is_true() {
                Finding::at(
                    place,
                    "a certificate from Microsoft does not work with an internal load balancer",
                )
                .help(format!(
                    "use your own certificate ({}), or the load balancer PublicIp",
                    compute.declared.words(&tls::OWN, "and")
                ))
            } else {
                let message = "clients may reject your own certificate behind an internal load balancer";
                Finding::at(place, message)
                    .help("make the cname resolve to the endpoint's private IP wherever clients are")
                    .severity(Severity::Warning)
            };
            finding.related(compute.load_balancer_type.span(), "the load balancer is internal")
        });
    }
}

/// What turns TLS on, the most telling first.
fn place_of(compute: &Compute) -> Place {
    let settings = &compute.tls;
    if settings.leaf_domain_label.given().is_true() {
        return settings.leaf_domain_label.place();
    }
    let by_status = settings.status.is_written().then(|| settings.status.place());
    let by_part = tls::own_parts(compute).pop().map(|(_, span)| Place::computed(span));
    by_status.or(by_part).unwrap_or(Place::literal(settings.block))
}
