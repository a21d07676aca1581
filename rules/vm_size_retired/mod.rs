#![doc = include_str!("README.md")]

use crate::{Facts, Rule, metadata};
use akslint_data::vm_sizes::find;
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::VM_SIZE_RETIRED, check };

fn check(model: &Model, facts: &Facts, findings: &mut Findings) {
    for pool in model.clusters_with_pools().flat_map(|cluster| &cluster.pools.items) {
        let size = &pool.vm_size;
        let is_retired =
            |name: &Text| find(name).is_some_and(|size| size.retired_on(facts.as_of) == Some(true));
        findings.report_if(size.is(is_retired), || {
            let machine = size.known().and_then(|name| find(name));
            let name = machine.as_ref().map_or("this size".into(), |machine| machine.name.clone());
            let since = machine
                .and_then(|machine| machine.retirement)
                .map_or_else(String::new, |date| format!(" since {date}"));
            Finding::at(
                size.place(),
                format!("{name} is retired{since}, Azure creates no more such machines"),
            )
            .help("choose a size that is still offered: az vm list-skus --location REGION")
        });
    }
}
