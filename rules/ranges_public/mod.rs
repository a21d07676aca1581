#![doc = include_str!("README.md")]

use crate::authorized_range::{Entry, read};
use crate::{Facts, Rule, metadata};
use akslint_model::prelude::*;
use akslint_model::special_purpose;

pub(crate) const RULE: Rule = Rule { meta: metadata::RANGES_PUBLIC, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for cluster in model.clusters() {
        for item in &cluster.api_server.authorized_ranges.items {
            findings.report_if(item.is(|text| purpose(text).is_some()), || {
                let text = item.sample();
                let purpose = purpose(&text).unwrap_or("other uses");
                Finding::at(item.place(), format!("{text} is for {purpose}, not of the public Internet"))
                    .help("authorize the public address that callers come from, such as that of their NAT or firewall")
            });
        }
    }
}

/// What the addresses of the entry are for, where they are not public.
fn purpose(text: &str) -> Option<&'static str> {
    match read(text) {
        Entry::Net(net) => special_purpose(net),
        _ => None,
    }
}
