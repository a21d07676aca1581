#![doc = include_str!("README.md")]

use crate::{Facts, Rule, metadata};
use akslint_model::Target;
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::ATTACH_TARGET_AMBIGUOUS, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for compute in model.inference_computes() {
        let Target::Attached { resource_id, resource_group, cluster_name } = &compute.target else {
            continue;
        };
        let call = |term| compute.declared.call(term);
        let beside = [(Term::ResourceGroup, resource_group), (Term::ClusterName, cluster_name)];
        let names_it_twice = resource_id.given() & (resource_group.given() | cluster_name.given());
        findings.report_if(names_it_twice, || {
            let given: Vec<_> = beside.into_iter().filter(|(_, value)| value.is_written()).collect();
            let names: Vec<&str> = given.iter().map(|(term, _)| call(*term)).collect();
            let (names, place) = (names.join(" and "), given.first().map(|(_, value)| value.place()));
            Finding::at(
                place.unwrap_or(resource_id.place()),
                format!("{names} given together with {}", call(Term::ResourceId)),
            )
            .help(format!("remove {names}: the id names the cluster by itself"))
            .related(resource_id.span(), format!("{} names the cluster", call(Term::ResourceId)))
        });
    }
}
