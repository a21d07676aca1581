#![doc = include_str!("README.md")]

use crate::ranges::{
    Setting, dns_address, is_outside, service_range, shown, usual_dns_address, wants_all_three,
};
use crate::{Facts, Rule, edit, metadata};
use akslint_model::ip;
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::DNS_IP_IN_RANGE, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for cluster in model.clusters() {
        let (service, dns) = (service_range(cluster), dns_address(cluster));
        let is_no_address = dns.value.is(|text| ip(text).is_err());
        if is_no_address.is_true() {
            findings.report_if(is_no_address, || no_address(cluster, &service, &dns));
        } else {
            // An api-version that takes all of the three or none has no default here: dns-service-pair speaks.
            let has_default = !(dns.is_default && wants_all_three(cluster));
            findings.report_if(Truth::from(has_default).and(|| is_outside(cluster)), || {
                outside(cluster, &service, &dns)
            });
        }
    }
}

fn no_address(cluster: &Cluster, service: &Setting, dns: &Setting) -> Finding {
    let message =
        format!("{} {} is not an IPv4 address", cluster.declared.call(Term::DnsServiceIp), shown(&dns.value));
    Finding::at(dns.value.place(), message).help(advice(cluster, service))
}

fn outside(cluster: &Cluster, service: &Setting, dns: &Setting) -> Finding {
    if dns.is_default {
        // Where nothing is written, the range is what decides.
        let place = Place { span: service.value.span(), ..dns.value.place() };
        let word = cluster.declared.call(Term::DnsServiceIp);
        let message = format!("{dns} is outside {service}, and no {word} is set");
        return Finding::at(place, message).help(advice(cluster, service));
    }
    let finding = Finding::at(dns.value.place(), format!("{dns} is outside {service}"));
    if service.is_default {
        let (range, address) =
            (cluster.declared.call(Term::ServiceCidr), cluster.declared.call(Term::DnsServiceIp));
        return finding.help(format!("set {range} to the range that contains it, or remove {address}"));
    }
    let finding = finding.help(advice(cluster, service)).related(service.value.span(), service.to_string());
    match service.net().and_then(usual_dns_address) {
        Some(usual) => edit::offer_text(finding, &dns.value, &usual.to_string(), Safety::Unsafe),
        None => finding,
    }
}

fn advice(cluster: &Cluster, service: &Setting) -> String {
    let word = cluster.declared.call(Term::DnsServiceIp);
    match service.net().and_then(usual_dns_address) {
        Some(usual) => format!("set {word} to an address inside the service range, such as {usual}"),
        None => format!("set {word} to an address inside the service range"),
    }
}
