#![doc = include_str!("README.md")]

use crate::ranges::shown;
use crate::{Facts, Rule, edit, metadata};
use akslint_model::prelude::*;
use akslint_model::{AddressError, cidr};

pub(crate) const RULE: Rule = Rule { meta: metadata::CIDR_FORMAT, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for cluster in model.clusters() {
        let network = &cluster.network;
        check_range(cluster.declared.call(Term::ServiceCidr), &network.service_cidr, findings);
        check_range(cluster.declared.call(Term::PodCidr), &network.pod_cidr, findings);
        // The Docker bridge is an address with the length of its range: host bits are meant.
        findings.report_if(is_malformed(&network.docker_bridge_cidr), || {
            malformed(cluster.declared.call(Term::DockerBridgeCidr), &network.docker_bridge_cidr)
                .help("give the bridge's own address with the length of its range, such as 172.17.0.1/16")
        });
    }
}

fn check_range(key: &str, range: &Value<Text>, findings: &mut Findings) {
    let is_malformed = is_malformed(range);
    if is_malformed.is_possible() {
        findings.report_if(is_malformed, || {
            malformed(key, range).help("give an IPv4 range as address/length, such as 10.0.0.0/16")
        });
    } else {
        let masked = || range.known().and_then(|text| cidr(text).ok()).map(|net| net.trunc().to_string());
        findings.report_if(range.is(|text| cidr(text).is_ok_and(|net| net.addr() != net.network())), || {
            let masked = masked().unwrap_or_default();
            let message = format!("{key} {} has host bits; its range is {masked}", shown(range));
            let finding = Finding::at(range.place(), message).severity(Severity::Warning);
            edit::offer_text(finding.help(format!("write {masked}")), range, &masked, Safety::Safe)
        });
    }
}

fn is_malformed(range: &Value<Text>) -> Truth {
    range.is(|text| cidr(text).is_err())
}

fn malformed(key: &str, range: &Value<Text>) -> Finding {
    let fault = match range.known().map(|text| cidr(text)) {
        Some(Err(AddressError::Ipv6)) => "is an IPv6 range, but AKS takes an IPv4 range here",
        Some(Err(AddressError::NoPrefix)) => "has no prefix length (such as /16)",
        Some(Err(AddressError::BadPrefix)) => "has a prefix length that is not a number from 0 to 32",
        _ => "is not an IPv4 range",
    };
    Finding::at(range.place(), format!("{key} {} {fault}", shown(range)))
}
