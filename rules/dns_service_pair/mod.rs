#![doc = include_str!("README.md")]

use crate::ranges::{dns_address, is_outside, service_range, wants_all_three};
use crate::{Facts, Rule, metadata};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::DNS_SERVICE_PAIR, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    // Azure fills in what is missing, so its output has nothing to say here.
    for cluster in model.clusters().filter(|cluster| cluster.declared.is_declared()) {
        if wants_all_three(cluster) {
            check_three(cluster, findings);
        } else {
            check_pair(cluster, findings);
        }
    }
}

/// Where the default of the missing one does not even fit, that is a graver matter: dns-ip-in-range speaks.
fn check_pair(cluster: &Cluster, findings: &mut Findings) {
    let network = &cluster.network;
    let (service, dns) = (service_range(cluster), dns_address(cluster));
    let (range, address) = (network.service_cidr.given(), network.dns_service_ip.given());
    let is_half = (range.clone() & !address.clone()) | (!range & address);
    findings.report_if(is_half.and(|| !network.has_default_services() & !is_outside(cluster)), || {
        let call = |term| cluster.declared.call(term);
        let (range, address) = (call(Term::ServiceCidr), call(Term::DnsServiceIp));
        let (given, key, other) =
            if dns.is_default { (&service, address, &dns) } else { (&dns, range, &service) };
        Finding::at(given.value.place(), format!("{given} is given without {key}, so {other} applies"))
            .help(format!("set {range} and {address} together, or neither"))
            .severity(Severity::Warning)
    });
}

fn check_three(cluster: &Cluster, findings: &mut Findings) {
    let network = &cluster.network;
    let terms = [Term::ServiceCidr, Term::DnsServiceIp, Term::DockerBridgeCidr];
    let values = [&network.service_cidr, &network.dns_service_ip, &network.docker_bridge_cidr];
    let three = terms.map(|term| cluster.declared.call(term)).into_iter().zip(values);
    let any: Truth = three.clone().map(|(_, value)| value.given()).collect();
    let all = !three.clone().map(|(_, value)| value.absent()).collect::<Truth>();
    let (given, missing): (Vec<_>, Vec<_>) = three.partition(|(_, value)| value.is_written());
    let names =
        |list: &[(&str, &Value<Text>)]| list.iter().map(|(key, _)| *key).collect::<Vec<_>>().join(" and ");
    let Some((_, first)) = given.first() else { return };
    findings.report_if(any & !all, || {
        let message = format!("{} given without {}", names(&given), names(&missing));
        let finding = Finding::at(first.place(), message)
            .help(format!("set {} together, or none of them", cluster.declared.words(&terms, "and")));
        given
            .iter()
            .fold(finding, |finding, (key, value)| finding.related(value.span(), format!("{key} is given")))
    });
}
