//! Joins what the files declare: loose pools and subnets to their owners, computes to workspaces and clusters.
//!
//! A reference resolves if its language names the declaration itself, or if the names are certainly equal, nothing
//! contradicts, exactly one declaration fits, and both stand in one folder or in resource groups that are known to be
//! one: two teams may use one name in folders of their own.
//! Nearer declarations (same scope, then same file) go before farther ones. Otherwise the target is external.

use crate::defaults::{agent_count, agent_vm_size};
use crate::home::find_homes;
use crate::index::{Index, SameFolder};
use crate::model::{Join, Model};
use crate::preflight::{Preflight, asking};
use crate::{
    Cluster, Compute, ComputeKind, Declaration, Domain, Fragment, Identity, List, LoosePool, LooseSubnet,
    NameKey, NodePool, Provenance, Reference, ResourceId, ResourceKind, Scope, Symbol, Target, Text, Value,
};
use akslint_diagnostics::Place;
use std::collections::{HashMap, HashSet};

/// Joins the fragments of all files. `same_folder` tells whether two files lie in one folder.
#[must_use]
pub fn link(fragments: Vec<Fragment>, preflight: Option<&Preflight>, same_folder: SameFolder<'_>) -> Model {
    let mut model = Model::default();
    let (mut pools, mut subnets) = (Vec::new(), Vec::new());
    for fragment in fragments {
        model.workspaces.extend(fragment.workspaces);
        model.computes.extend(fragment.computes);
        model.clusters.extend(fragment.clusters);
        model.networks.extend(fragment.networks);
        model.route_tables.extend(fragment.route_tables);
        pools.extend(fragment.pools);
        subnets.extend(fragment.subnets);
    }
    let networks = Index::of(model.networks.iter().map(|network| (&network.identity, &network.declared)));
    fold_subnets(&mut model, subnets, &networks, same_folder);
    let clusters = Index::of(model.clusters.iter().map(|cluster| (&cluster.identity, &cluster.declared)));
    let strays = fold_pools(&mut model, pools, &clusters, same_folder);
    join_computes(&mut model, &clusters, same_folder);
    model.clusters.extend(strays);
    find_homes(&mut model.clusters, &model.networks, &networks, same_folder);
    if let Some(preflight) = preflight {
        add_preflight(&mut model, preflight);
    }
    model
}

/// Puts subnets that are declared apart into their networks.
fn fold_subnets(model: &mut Model, subnets: Vec<LooseSubnet>, networks: &Index, same_folder: SameFolder<'_>) {
    let mut known = HashMap::new();
    for loose in subnets {
        let all = &model.networks;
        let owner = owner(&loose.network, &loose.declared, networks, same_folder, |index| {
            all.get(index).map(|network| (&network.identity, &network.declared))
        });
        if let Some((index, network)) = owner.and_then(|index| Some((index, model.networks.get_mut(index)?)))
        {
            let names = known
                .entry(index)
                .or_insert_with(|| names(network.subnets.items.iter().map(|subnet| &subnet.name)));
            if NameKey::of(&loose.subnet.name).is_none_or(|name| names.insert(name)) {
                network.subnets.items.push(loose.subnet);
            }
        }
    }
}

/// Puts pools that are declared apart into their clusters. Those of clusters that no input declares are strays: what can
/// be said of a pool by itself is asked of them.
fn fold_pools(
    model: &mut Model,
    pools: Vec<LoosePool>,
    clusters: &Index,
    same_folder: SameFolder<'_>,
) -> Vec<Cluster> {
    let (mut known, mut strays) = (HashMap::new(), Vec::new());
    for loose in pools {
        let all = &model.clusters;
        let owner = owner(&loose.cluster, &loose.declared, clusters, same_folder, |index| {
            all.get(index).map(|cluster| (&cluster.identity, &cluster.declared))
        });
        match owner.and_then(|index| Some((index, model.clusters.get_mut(index)?))) {
            Some((index, cluster)) => {
                let names = known
                    .entry(index)
                    .or_insert_with(|| names(cluster.pools.items.iter().map(|pool| &pool.name)));
                fold_pool(&mut cluster.pools, names, loose.pool, &loose.declared);
            }
            // What Azure prints it has taken.
            None if loose.declared.is_printed() => {}
            None => strays.push(stray(loose)),
        }
    }
    strays
}

/// The cluster of a pool that is declared without it.
fn stray(loose: LoosePool) -> Cluster {
    let LoosePool { declared, cluster, pool } = loose;
    let place = Place::computed(declared.block);
    let nothing = || Value::Absent(place);
    let identity = cluster.id.as_ref().and_then(identity_of).unwrap_or_else(|| Identity {
        name: nothing(),
        resource_group: nothing(),
        subscription: nothing(),
    });
    let text = "the cluster of this pool, which is not among the inputs";
    let symbol = Symbol::with(Scope::At(declared.block), text, Some(declared.block), Domain::Any);
    let mut cluster = Cluster::external(identity, &symbol, &declared, place);
    cluster.pools.items.push(pool);
    cluster
}

/// The declaration that another one belongs to.
fn owner<'a>(
    reference: &Reference,
    from: &Declaration,
    index: &Index,
    same_folder: SameFolder<'_>,
    get: impl Fn(usize) -> Option<(&'a Identity, &'a Declaration)>,
) -> Option<usize> {
    index.called(reference.handle.as_ref()).or_else(|| {
        let identity = identity_of(reference.id.as_ref()?)?;
        index.resolve(&identity, from, same_folder, get)
    })
}

/// A pool that the cluster already lists under the same name is the same pool, declared once more.
fn fold_pool(
    pools: &mut List<NodePool>,
    names: &mut HashSet<NameKey>,
    pool: NodePool,
    declared: &Declaration,
) {
    let name = NameKey::of(&pool.name);
    if name.as_ref().is_some_and(|name| names.contains(name)) {
        return;
    }
    match &declared.condition {
        Some(condition) => pools.more = Some(condition.clone()),
        None => {
            names.extend(name);
            pools.items.push(pool);
        }
    }
}

fn names<'a>(names: impl Iterator<Item = &'a Value<Text>>) -> HashSet<NameKey> {
    names.filter_map(NameKey::of).collect()
}

fn join_computes(model: &mut Model, clusters: &Index, same_folder: SameFolder<'_>) {
    let workspaces =
        Index::of(model.workspaces.iter().map(|workspace| (&workspace.identity, &workspace.declared)));
    for (index, compute) in model.computes.iter().enumerate() {
        if compute.kind == ComputeKind::Other {
            continue;
        }
        let home = compute.workspace.name.symbol();
        let workspace = workspaces.called(home).or_else(|| {
            workspaces.resolve(&compute.workspace, &compute.declared, same_folder, |index| {
                model.workspaces.get(index).map(|workspace| (&workspace.identity, &workspace.declared))
            })
        });
        let known = match &compute.target {
            Target::Created => None,
            Target::Attached { resource_id, .. } => clusters.called(resource_id.symbol()).or_else(|| {
                let identity = attached_identity(compute)?;
                clusters.resolve(&identity, &compute.declared, same_folder, |index| {
                    model.clusters.get(index).map(|cluster| (&cluster.identity, &cluster.declared))
                })
            }),
        };
        let cluster = known.unwrap_or_else(|| {
            model.clusters.push(if compute.is_created() { created(compute) } else { external(compute) });
            model.clusters.len().saturating_sub(1)
        });
        model.joins.push(Join { compute: index, cluster, workspace });
    }
}

/// The cluster that a compute attaches, as far as the compute names it.
fn attached_identity(compute: &Compute) -> Option<Identity> {
    let Target::Attached { resource_id, resource_group, cluster_name } = &compute.target else { return None };
    if resource_id.is_written() {
        let id = ResourceId::read(resource_id).filter(|id| id.may_be(ResourceKind::Cluster.type_name()))?;
        return identity_of(&id);
    }
    // By group and name the SDK always looks in the workspace's own subscription.
    cluster_name.is_written().then(|| Identity {
        name: cluster_name.clone(),
        resource_group: resource_group.clone(),
        subscription: compute.workspace.subscription.clone(),
    })
}

fn identity_of(id: &ResourceId) -> Option<Identity> {
    Some(Identity {
        name: id.name()?.clone(),
        resource_group: id.resource_group.clone(),
        subscription: id.subscription.clone(),
    })
}

fn external(compute: &Compute) -> Cluster {
    let Target::Attached { resource_id, cluster_name, .. } = &compute.target else { return created(compute) };
    let named = if resource_id.is_written() { resource_id } else { cluster_name };
    let place = named.place();
    let identity = attached_identity(compute).unwrap_or_else(|| {
        let nothing = || Value::Absent(place);
        Identity { name: nothing(), resource_group: nothing(), subscription: nothing() }
    });
    let text = match &identity.name {
        Value::Known(name, _) => format!("the cluster {name}, which is not among the inputs"),
        Value::Unknown(symbol, _) => format!("the cluster {symbol}, which is not among the inputs"),
        Value::Absent(_) => "the attached cluster, which is not among the inputs".to_owned(),
    };
    let symbol = Symbol::with(compute.declared.scope, text, Some(place.used), Domain::Any);
    Cluster::external(identity, &symbol, &compute.declared, place)
}

fn created(compute: &Compute) -> Cluster {
    let block = compute.declared.block;
    let vocabulary = compute.declared.vocabulary.of_created();
    let missing = |term| Place::missing(block, vocabulary.path(term).unwrap_or_default());
    let pool = NodePool {
        count: agent_count(&compute.agent_count, &compute.is_dev_test(), compute.declared.scope),
        vm_size: agent_vm_size(&compute.agent_vm_size),
        subnet: compute.subnet.clone(),
        ..NodePool::unsaid(block, &missing)
    };
    let name = Value::Absent(Place::missing(block, "name"));
    let declared = Declaration { vocabulary, ..compute.declared.on_the_word_of(Provenance::Created) };
    Cluster {
        identity: Identity {
            name,
            resource_group: compute.workspace.resource_group.clone(),
            subscription: compute.workspace.subscription.clone(),
        },
        location: compute.location.clone(),
        pools: List::of(vec![pool], Place::literal(block)),
        network: compute.network.clone(),
        ..Cluster::unsaid(declared, &missing)
    }
}

/// Adds a compute of our own for each cluster that no compute attaches.
fn add_preflight(model: &mut Model, preflight: &Preflight) {
    let attached: HashSet<usize> = model.joins.iter().map(|join| join.cluster).collect();
    for (index, cluster) in model.clusters.iter().enumerate() {
        if attached.contains(&index) || !cluster.is_in_inputs() {
            continue;
        }
        let (workspace, compute) = asking(cluster, preflight);
        let (at, compute_at) = (model.workspaces.len(), model.computes.len());
        model.workspaces.push(workspace);
        model.computes.push(compute);
        model.joins.push(Join { compute: compute_at, cluster: index, workspace: Some(at) });
    }
}
