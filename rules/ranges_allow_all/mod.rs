#![doc = include_str!("README.md")]

use crate::authorized_range::{Entry, read};
use crate::{Facts, Rule, metadata};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::RANGES_ALLOW_ALL, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for cluster in model.clusters() {
        for item in &cluster.api_server.authorized_ranges.items {
            let is_everything =
                item.is(|text| matches!(read(text), Entry::Net(net) if net.prefix_len() == 0));
            findings.report_if(is_everything, || {
                Finding::at(
                    item.place(),
                    format!("{} allows every address, so the list guards nothing", item.sample()),
                )
                .help(format!(
                    "list the ranges that need the API server, or remove {}",
                    cluster.declared.call(Term::AuthorizedRanges)
                ))
            });
        }
    }
}
