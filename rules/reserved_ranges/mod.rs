#![doc = include_str!("README.md")]

use crate::ranges::{Home, RESERVED, homes, shown};
use crate::{Facts, Rule, metadata};
use akslint_model::prelude::*;
use akslint_model::{cidr, overlap};
use ipnet::Ipv4Net;

pub(crate) const RULE: Rule = Rule { meta: metadata::RESERVED_RANGES, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    let mut seen: Vec<&VirtualNetwork> = Vec::new();
    for cluster in model.clusters() {
        let network = &cluster.network;
        report(cluster.declared.call(Term::ServiceCidr), &network.service_cidr, Truth::True, findings);
        report(cluster.declared.call(Term::PodCidr), &network.pod_cidr, network.has_pod_range(), findings);
        for home in homes(model, cluster).0 {
            if !seen.iter().any(|network| std::ptr::eq(*network, home.network)) {
                seen.push(home.network);
                check_network(home, findings);
            }
        }
    }
}

/// Only networks with a cluster inside are looked at: for others the ranges are not barred.
fn check_network(home: Home<'_>, findings: &mut Findings) {
    let network = home.network;
    for prefix in &network.address_prefixes.items {
        findings.report_if(is_barred(prefix), || {
            finding("address space", prefix)
                .related(home.subnet_id.span(), "an AKS cluster is in this network")
        });
    }
    if !network.address_prefixes.any(is_barred).is_true() {
        for (subnet, prefix) in network
            .subnets
            .items
            .iter()
            .flat_map(|subnet| subnet.prefixes.items.iter().map(move |one| (subnet, one)))
        {
            findings.report_if(is_barred(prefix), || {
                finding(&format!("subnet {}", shown(&subnet.name)), prefix)
                    .related(home.subnet_id.span(), "an AKS cluster is in this network")
            });
        }
    }
}

fn report(what: &str, range: &Value<Text>, applies: Truth, findings: &mut Findings) {
    findings.report_if(applies & is_barred(range), || finding(what, range));
}

fn is_barred(range: &Value<Text>) -> Truth {
    range.is(|text| barred(text).is_some())
}

fn barred(text: &str) -> Option<Ipv4Net> {
    let range = cidr(text).ok()?;
    RESERVED.into_iter().find(|reserved| overlap(*reserved, range))
}

fn finding(what: &str, range: &Value<Text>) -> Finding {
    let reserved = range.known().and_then(|text| barred(text));
    let reserved = reserved.map_or_else(|| "a range".to_owned(), |reserved| reserved.to_string());
    Finding::at(range.place(), format!("{what} {} overlaps {reserved}, which AKS reserves", shown(range)))
        .help("choose a range outside 169.254.0.0/16, 172.30.0.0/16, 172.31.0.0/16 and 192.0.2.0/24")
}
