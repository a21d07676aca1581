#![doc = include_str!("README.md")]

use crate::{Facts, Rule, edit, metadata};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::INTERNAL_LOAD_BALANCER_SUBNET_MISMATCH, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    let declared =
        |one: &Attachment<'_>| one.compute.kind == ComputeKind::Aks && !one.compute.declared.is_asked();
    for Attachment { compute, cluster, .. } in model.attachments().filter(declared) {
        let given = &compute.load_balancer_subnet;
        let internal = given.given() & compute.has_internal_load_balancer();
        if let Some(id) = ResourceId::read(given) {
            findings.report_if(internal, || id_for_name(given, &id));
        } else {
            findings.report_if(internal.and(|| stands_elsewhere(cluster, given)), || {
                other_subnet(compute, cluster)
            });
        }
    }
}

/// Whether every pool stands in another subnet of one's own. A pool without a subnet stands in one that AKS makes, of
/// a name that no input shows.
fn stands_elsewhere(cluster: &Cluster, given: &Value<Text>) -> Truth {
    let may_fit = |pool: &NodePool| pool.subnet.absent() | pool.subnet_name().same(given);
    cluster.has_own_subnet() & !cluster.pools.any(may_fit)
}

fn id_for_name(given: &Value<Text>, id: &ResourceId) -> Finding {
    let finding = Finding::at(
        given.place(),
        "the load balancer's subnet is given by its resource id, but only its name is wanted",
    );
    match id.name().and_then(Value::known) {
        Some(name) => edit::offer_text(finding.help(format!("write {name}")), given, name, Safety::Safe),
        None => finding.help("write only the name"),
    }
}

fn other_subnet(compute: &Compute, cluster: &Cluster) -> Finding {
    let given = &compute.load_balancer_subnet;
    let word = compute.declared.call(Term::LoadBalancerSubnet);
    let own = || cluster.pools.items.iter().filter(|pool| pool.subnet.given().is_true());
    let mut names: Vec<Value<Text>> = own().map(NodePool::subnet_name).collect();
    names.dedup_by(|one, two| one.same(two).is_true());
    let list = |between: &str| names.iter().map(Value::sample).collect::<Vec<_>>().join(between);
    let (text, subnets) = (given.sample(), list(" and "));
    let message = format!("{word} is \"{text}\", but the nodes are in {subnets}");
    let finding = Finding::at(given.place(), message).help(format!("set {word} to {}", list(" or ")));
    let finding =
        own().fold(finding, |finding, pool| finding.related(pool.subnet.span(), "the cluster's subnet"));
    match names.as_slice() {
        [Value::Known(name, _)] => edit::offer_text(finding, given, name, Safety::Unsafe),
        _ => finding,
    }
}
