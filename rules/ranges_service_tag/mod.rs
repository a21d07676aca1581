#![doc = include_str!("README.md")]

use crate::authorized_range::{Entry, read};
use crate::{Facts, Rule, metadata};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::RANGES_SERVICE_TAG, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    // What Azure prints, it has accepted.
    let declared = |cluster: &&Cluster| !cluster.declared.is_printed() && !is_preview(cluster);
    for cluster in model.clusters().filter(declared) {
        for item in &cluster.api_server.authorized_ranges.items {
            findings.report_if(item.is(|text| read(text) == Entry::ServiceTag), || {
                Finding::at(
                    item.place(),
                    format!(
                        "{} is a service tag, but authorized ranges accept only IPv4 addresses and ranges",
                        item.sample()
                    ),
                )
                .help("list the tag's address prefixes in its place")
            });
        }
    }
}

/// Whether the api-version may take service tags.
fn is_preview(cluster: &Cluster) -> bool {
    cluster.declared.api_version.as_ref().is_some_and(|version| version.ends_with("-preview"))
}
