#![doc = include_str!("README.md")]

use crate::authorized_range::{Entry, Fault, read};
use crate::{Facts, Rule, edit, metadata};
use akslint_model::prelude::*;
use akslint_model::special_purpose;

pub(crate) const RULE: Rule = Rule { meta: metadata::RANGES_FORMAT, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for cluster in model.clusters() {
        let ranges = &cluster.api_server.authorized_ranges;
        let is_only = ranges.items.len() == 1 && ranges.is_complete();
        for item in &ranges.items {
            findings.report_if(item.is(|text| wrong(text, is_only).is_some()), || {
                let text = item.sample();
                let (message, help, network) = wrong(&text, is_only).unwrap_or_default();
                let finding = Finding::at(item.place(), message).help(help);
                match network {
                    Some(network) => edit::offer_text(finding, item, &network, Safety::Safe),
                    None => finding,
                }
            });
        }
    }
}

/// What is wrong with the entry, how to mend it, and what to write where that is certain.
fn wrong(text: &str, is_only: bool) -> Option<(String, String, Option<String>)> {
    let say = |message: String, help: &str| Some((message, help.to_owned(), None));
    match read(text) {
        Entry::Net(net) => {
            let network = net.trunc();
            // A range that is not public, or that lets everybody in, has a graver fault, with a rule of its own.
            let harmless =
                net.addr() == network.addr() || net.prefix_len() == 0 || special_purpose(net).is_some();
            (!harmless).then(|| {
                let message = format!("{net} has host bits set: the range begins at {}", network.addr());
                (message, format!("write {network}"), Some(network.to_string()))
            })
        }
        // An empty text alone turns authorized ranges off.
        Entry::Malformed(Fault::Empty) if is_only => None,
        Entry::Malformed(Fault::Empty) => say("one of the ranges is empty".to_owned(), "remove it"),
        Entry::Malformed(Fault::Several(parts)) => say(
            format!("one list element holds {} ranges: {}", parts.len(), parts.join(" ")),
            "write each range as an element of its own",
        ),
        Entry::Malformed(Fault::Ipv6) => {
            say(format!("{text} is IPv6, authorized ranges are IPv4"), "write the IPv4 address or range")
        }
        Entry::Malformed(Fault::Prefix) => say(
            format!("{text} has no prefix length from 0 to 32"),
            "write the length of the network after the slash, such as 73.140.245.0/24",
        ),
        Entry::Malformed(Fault::NotAnAddress) => say(
            format!("{text} is not an IPv4 address or range"),
            "write an address such as 73.140.245.7 or a range such as 73.140.245.0/24",
        ),
        Entry::OutboundOnly | Entry::ServiceTag | Entry::Placeholder => None,
    }
}
