#![doc = include_str!("README.md")]

use crate::ranges::{Home, Setting, free_range, homes, service_range, share, shown, usual_dns_address};
use crate::{Facts, Rule, metadata};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::SERVICE_CIDR_OVERLAP, check };

/// Labels at subnets of one network beside a finding; more would hide it.
const LABELS: usize = 4;

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for cluster in model.clusters() {
        let service = service_range(cluster);
        let (homes, unseen) = homes(model, cluster);
        for home in homes {
            let in_subnet =
                home.network.subnets.any(|subnet| subnet.prefixes.any(|one| share(&service.value, one)));
            let in_space = home.network.address_prefixes.any(|prefix| share(&service.value, prefix));
            let is_in_subnet = in_subnet.is_true();
            findings.report_if(in_subnet, || subnet_finding(model, cluster, &service, home));
            if !is_in_subnet {
                findings.report_if(in_space, || space_finding(model, cluster, &service, home));
            }
        }
        if !unseen.is_empty() && service.value.is_written() {
            findings.leave_open(unseen);
        }
    }
}

fn subnet_finding(model: &Model, cluster: &Cluster, service: &Setting, home: Home<'_>) -> Finding {
    let subnets = home.network.subnets.items.iter();
    let mut met = subnets
        .flat_map(|subnet| subnet.prefixes.items.iter().map(move |prefix| (subnet, prefix)))
        .filter(|(_, prefix)| share(&service.value, prefix).is_true())
        .map(|(subnet, prefix)| {
            (prefix.span(), format!("subnet {} ({})", shown(&subnet.name), shown(prefix)))
        });
    let labels: Vec<(Span, String)> = met.by_ref().take(LABELS).collect();
    let first = labels.first().map_or("a subnet", |(_, named)| named);
    let more = match labels.len().saturating_sub(1).saturating_add(met.count()) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let network = shown(&home.network.identity.name);
    let message = format!("{service} overlaps {first}{more} of network {network}");
    let finding = Finding::at(place_of(service, home), message).help(advice(model, cluster));
    labels.into_iter().fold(finding, |finding, (span, named)| finding.related(span, named))
}

fn space_finding(model: &Model, cluster: &Cluster, service: &Setting, home: Home<'_>) -> Finding {
    let mut prefixes = home.network.address_prefixes.items.iter();
    let met = prefixes.find(|prefix| share(&service.value, prefix).is_true());
    let network = shown(&home.network.identity.name);
    let space = met.map_or("", shown);
    let message = format!("{service} overlaps the address space {space} of network {network}");
    let finding = Finding::at(place_of(service, home), message)
        .help(advice(model, cluster))
        .severity(Severity::Warning);
    match met {
        Some(prefix) => finding.related(prefix.span(), "the network's address space"),
        None => finding,
    }
}

/// A default range has no characters: the choice of the subnet brings the two together.
fn place_of(service: &Setting, home: Home<'_>) -> Place {
    let place = service.value.place();
    if service.is_default { Place { span: home.subnet_id.place().used, ..place } } else { place }
}

fn advice(model: &Model, cluster: &Cluster) -> String {
    let free = free_range(model, cluster).and_then(|range| {
        let (address, word) = (usual_dns_address(range)?, cluster.declared.call(Term::DnsServiceIp));
        Some(format!("; {range} is free, with {address} as {word}"))
    });
    let free = free.unwrap_or_default();
    let word = cluster.declared.call(Term::ServiceCidr);
    format!("set {word} to a range that nothing on the network or connected to it uses{free}")
}
