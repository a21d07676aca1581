#![doc = include_str!("README.md")]

use crate::ranges::shown;
use crate::{Facts, Rule, cluster_id, metadata};
use akslint_model::prelude::*;
use akslint_model::{NameKey, Target};
use std::collections::HashMap;

pub(crate) const RULE: Rule = Rule { meta: metadata::DUPLICATE_ATTACHMENT, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    let is_judged = |Attachment { compute, .. }: &Attachment<'_>| {
        compute.kind == ComputeKind::Aks && !compute.declared.is_asked() && !compute.is_created()
    };
    let judged = || model.attachments().filter(is_judged);
    // Most inputs have one attachment, and nothing to compare.
    if judged().nth(1).is_none() {
        return;
    }
    let mut first: HashMap<Same, Attachment<'_>> = HashMap::new();
    for attachment in judged() {
        let compute = attachment.compute;
        let keys = keys(attachment);
        let Some(earlier) = keys.iter().find_map(|key| first.get(key).copied()) else {
            first.extend(keys.into_iter().map(|key| (key, attachment)));
            continue;
        };
        let may_exclude = compute.declared.may_exclude(&earlier.compute.declared);
        let is_second = !is_same_compute(compute, earlier.compute) & Truth::from(!may_exclude);
        findings.report_if(is_second, || finding(attachment, earlier));
    }
}

/// What attachments of one cluster have in common.
#[derive(PartialEq, Eq, Hash)]
enum Same {
    /// The declaration, which a loop may repeat under other names.
    Declaration(Span, Option<NameKey>),
    /// Subscription, resource group and name.
    Identity([NameKey; 3]),
    /// The id as it is written.
    Id(NameKey),
}

fn keys(attachment: Attachment<'_>) -> Vec<Same> {
    let Target::Attached { resource_id, resource_group, cluster_name } = &attachment.compute.target else {
        return Vec::new();
    };
    let cluster = attachment.cluster;
    let identity = &cluster.identity;
    let name = NameKey::of(&identity.name);
    let declared = cluster.is_in_inputs().then(|| Same::Declaration(cluster.declared.block, name.clone()));
    let is_real = [resource_id, resource_group, cluster_name]
        .into_iter()
        .filter_map(Value::known)
        .all(|text| cluster_id::means_one_cluster(text));
    let full = || {
        let (subscription, group) =
            (NameKey::of(&identity.subscription)?, NameKey::of(&identity.resource_group)?);
        Some(Same::Identity([subscription, group, name?]))
    };
    let written = || NameKey::of(resource_id).map(Same::Id);
    let by_name = if is_real { [full(), written()] } else { [None, None] };
    declared.into_iter().chain(by_name.into_iter().flatten()).collect()
}

/// Whether both are one compute, declared or shown twice.
fn is_same_compute(one: &Compute, two: &Compute) -> Truth {
    let (mine, other) = (&one.workspace, &two.workspace);
    let differ = |one: &Value<Text>, two: &Value<Text>| {
        if one.is_written() && two.is_written() { !one.same(two) } else { Truth::False }
    };
    one.name.same(&two.name)
        & !differ(&mine.name, &other.name)
        & !differ(&mine.resource_group, &other.resource_group)
        & !differ(&mine.subscription, &other.subscription)
}

fn finding(attachment: Attachment<'_>, earlier: Attachment<'_>) -> Finding {
    let (second, first) = (attachment.compute, earlier.compute);
    let cluster = match (&attachment.cluster.identity.name, &second.target) {
        (Value::Absent(_), Target::Attached { resource_id, .. }) => shown(resource_id),
        (name, _) => shown(name),
    };
    let is_across = second.workspace.name.same(&first.workspace.name).is_false();
    let named = |compute: &Compute| {
        let workspace = if is_across {
            format!(" of workspace {}", shown(&compute.workspace.name))
        } else {
            String::new()
        };
        format!("{}{workspace}", shown(&compute.name))
    };
    let message = format!("cluster {cluster} is attached by {} and again by {}", named(first), named(second));
    Finding::at(place_of(second), message)
        .help("attach a cluster once; to attach it anew, detach the other compute first")
        .related(place_of(first).span, format!("{} attaches it here", shown(&first.name)))
}

/// Where the compute names the cluster: two uses of one parameter are two attachments.
fn place_of(compute: &Compute) -> Place {
    let place = match &compute.target {
        Target::Attached { resource_id, .. } if resource_id.is_written() => resource_id.place(),
        Target::Attached { cluster_name, .. } if cluster_name.is_written() => cluster_name.place(),
        _ => compute.name.place(),
    };
    Place { span: place.used, ..place }
}
