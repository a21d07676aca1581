#![doc = include_str!("README.md")]

use crate::capacity::{Capacity, Offer, stays_below};
use crate::{Facts, Rule, metadata, purpose};
use akslint_data::machine_learning::RECOMMENDED_DEV_TEST_VCPUS;
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::DEV_TEST_VCPU_MINIMUM, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for Attachment { compute, cluster, .. } in model.attachments() {
        let capacity = || Capacity::of(cluster);
        let is_small = || stays_below(&capacity().vcpus(), RECOMMENDED_DEV_TEST_VCPUS.into());
        findings.report_if(compute.is_dev_test().and(is_small), || {
            let capacity = capacity();
            let computed = capacity.computation(Offer::nodes);
            let finding = Finding::at(
                capacity.place(),
                format!(
                    "dev-test clusters should have at least {RECOMMENDED_DEV_TEST_VCPUS} vCPUs, but this one has {computed}"
                ),
            )
            .help("use a size of more than one vCPU, or more nodes");
            capacity.label_left_out(purpose::label(finding, compute))
        });
    }
}
