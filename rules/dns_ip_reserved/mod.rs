#![doc = include_str!("README.md")]

use crate::ranges::{Setting, dns_address, relate, service_range, usual_dns_address};
use crate::{Facts, Rule, edit, metadata};
use akslint_model::prelude::*;
use akslint_model::{cidr, ip};
use std::net::Ipv4Addr;

pub(crate) const RULE: Rule = Rule { meta: metadata::DNS_IP_RESERVED, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for cluster in model.clusters() {
        let (service, dns) = (service_range(cluster), dns_address(cluster));
        let fault = relate(&service.value, &dns.value, |service, dns| taken_by(service, dns).is_some());
        findings.report_if(fault, || finding(cluster, &service, &dns));
    }
}

/// Which reserved address it is, why it is reserved, and how bad that is.
fn taken_by(service: &str, dns: &str) -> Option<(&'static str, &'static str, Severity)> {
    let (range, address) = (cidr(service).ok()?, ip(dns).ok()?);
    let first = u32::from(range.network()).checked_add(1).map(Ipv4Addr::from);
    if !range.contains(&address) {
        None
    } else if address == range.network() {
        Some(("the network address", ", which names the range itself", Severity::Error))
    } else if Some(address) == first {
        Some(("the first address", ", which the kubernetes service has", Severity::Error))
    } else {
        (address == range.broadcast()).then_some((
            "the last address",
            ", its broadcast address",
            Severity::Warning,
        ))
    }
}

fn finding(cluster: &Cluster, service: &Setting, dns: &Setting) -> Finding {
    let texts = service.value.known().zip(dns.value.known());
    let (what, why, severity) = texts.and_then(|(service, dns)| taken_by(service, dns)).unwrap_or((
        "a reserved address",
        "",
        Severity::Error,
    ));
    let place = if dns.is_default {
        Place { span: service.value.span(), ..dns.value.place() }
    } else {
        dns.value.place()
    };
    let finding = Finding::at(place, format!("{dns} is {what} of {service}{why}")).severity(severity);
    let finding =
        if service.is_default { finding } else { finding.related(service.value.span(), service.to_string()) };
    let Some(usual) = service.net().and_then(usual_dns_address) else { return finding };
    let finding = finding.help(format!(
        "set {} to another address of the range, such as {usual}",
        cluster.declared.call(Term::DnsServiceIp)
    ));
    if dns.is_default {
        finding
    } else {
        edit::offer_text(finding, &dns.value, &usual.to_string(), Safety::Unsafe)
    }
}
