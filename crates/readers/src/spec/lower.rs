//! From a document to the model, by ARM's vocabulary, and what a spec leaves unsaid.

use super::view::{Entry, Judged};
use crate::node::Node;
use crate::vocabulary::arm::{self, SPEC};
use crate::vocabulary::{Fields, Omission, Resource};
use akslint_diagnostics::Place;
use akslint_model::{
    Cluster, Compute, ComputeKind, Declaration, Domain, Fragment, Identity, Piece, Provenance, ResourceBlock,
    Scope, Symbol, Target, Text, Value, VirtualNetwork, Workspace,
};
use std::mem::replace;

type Section<'a> = Fields<Entry<'a>>;

/// Lowers a document.
pub(super) fn document(root: Node<'_>, judged: &Judged, fragment: &mut Fragment) {
    let root = Entry::new(root, judged);
    if root.is_wrong() {
        return;
    }
    let root = Fields::of(root);
    let scope = judged.scope;
    if let Some(section) = section(&root, "workspace") {
        let workspace = workspace(section, scope);
        add_block("workspace", &section, &workspace.identity.name, fragment);
        fragment.workspaces.push(workspace);
    }
    let mut cluster = section(&root, "cluster").map(|section| {
        let cluster = self::cluster(section, scope);
        add_block("cluster", &section, &cluster.identity.name, fragment);
        cluster
    });
    if let Some(section) = section(&root, "compute").filter(is_usable) {
        let compute = compute(section, scope, fragment.workspaces.last(), &mut cluster);
        add_block("compute", &section, &compute.name, fragment);
        fragment.computes.push(compute);
    }
    fragment.clusters.extend(cluster);
    if let Some(section) = section(&root, "virtualNetwork") {
        let network = network(section, scope);
        add_block("virtualNetwork", &section, &network.identity.name, fragment);
        fragment.networks.push(network);
    }
}

/// The section `key`, unless it says nothing.
fn section<'a>(root: &Section<'a>, key: &'static str) -> Option<Section<'a>> {
    let section = root.block(key);
    section.object().is_some_and(Entry::says_something).then_some(section)
}

fn is_usable(section: &Section<'_>) -> bool {
    section.object().is_some_and(|entry| !entry.is_wrong())
}

fn add_block(key: &str, section: &Section<'_>, name: &Value<Text>, fragment: &mut Fragment) {
    let mut label = key.to_owned();
    if let Some(name) = name.known() {
        label.push('/');
        label.push_str(name);
    }
    fragment.resources.push(ResourceBlock { block: section.span(), label });
}

/// A section as a resource.
fn resource<'a>(section: Section<'a>, scope: Scope, identity: Identity) -> Resource<Entry<'a>> {
    let fields = section.on_their_own();
    let declared = Declaration {
        provenance: Provenance::Written,
        vocabulary: &SPEC,
        handle: None,
        block: section.span(),
        api_version: None,
        condition: None,
        repeated: false,
        scope,
    };
    Resource { declared, identity, envelope: fields, properties: fields, omission: Omission::Unsaid }
}

fn workspace(section: Section<'_>, scope: Scope) -> Workspace {
    let paths = ["workspace.name", "workspace.resourceGroup", "workspace.subscriptionId"];
    let identity = identity(&section, scope, paths);
    arm::workspace(resource(section, scope, identity))
}

/// The identity of a workspace that no document names: it is the same throughout the file.
fn unnamed_workspace(section: &Section<'_>, scope: Scope) -> Identity {
    let unsaid = |path| unknown(scope.top(), path, Place::computed(section.span()));
    Identity {
        name: unsaid("workspace.name"),
        resource_group: unsaid("workspace.resourceGroup"),
        subscription: unsaid("workspace.subscriptionId"),
    }
}

fn cluster(section: Section<'_>, scope: Scope) -> Cluster {
    let paths = ["cluster.name", "cluster.resourceGroup", "cluster.subscriptionId"];
    let identity = identity(&section, scope, paths);
    arm::cluster(resource(section, scope, identity))
}

fn network(section: Section<'_>, scope: Scope) -> VirtualNetwork {
    let paths = ["virtualNetwork.name", "virtualNetwork.resourceGroup", "virtualNetwork.subscriptionId"];
    let identity = identity(&section, scope, paths);
    let address_prefixes = section.texts("virtualNetwork.addressPrefixes");
    VirtualNetwork { address_prefixes, ..arm::network(resource(section, scope, identity)) }
}

/// A compute. It takes the cluster of its document if that is what is wished of the one to be created.
fn compute(
    section: Section<'_>,
    scope: Scope,
    workspace: Option<&Workspace>,
    cluster: &mut Option<Cluster>,
) -> Compute {
    let fields = section.on_their_own();
    let kind = match fields.text("computeType") {
        Value::Absent(_) => ComputeKind::Aks,
        Value::Known(kind, _) => ComputeKind::of(&kind),
        Value::Unknown(_, _) => ComputeKind::Other,
    };
    let home = workspace.map_or_else(|| unnamed_workspace(&section, scope), |known| known.identity.clone());
    let target = target(&fields, kind, &home, cluster.as_ref());
    let identity = Identity { name: fields.text("name"), ..home.clone() };
    let mut compute = arm::compute(resource(section, scope, identity), &fields, kind, home, target);
    if compute.is_created() {
        if let Some(wish) = cluster.take() {
            take_wish(&mut compute, wish);
        }
        if !compute.location.is_written() {
            let place = Place::computed(section.span());
            let unsaid = || unknown(scope.top(), "workspace.location", place);
            compute.location = workspace.map_or_else(unsaid, |known| known.location.clone());
        }
    }
    compute
}

/// What the compute does with which cluster.
///
/// A compute that names none attaches the one of its document, by its name: the compute's target then holds the very
/// name of the `cluster` section, be it unknown, and its group where that is told. Only where that cluster is said to
/// be in another subscription than the workspace it is attached by its id, since a name is looked up in the workspace's
/// own subscription.
fn target(
    fields: &Section<'_>,
    kind: ComputeKind,
    workspace: &Identity,
    cluster: Option<&Cluster>,
) -> Target {
    let mut resource_id = fields.text("resourceId");
    let mut resource_group = fields.text("resourceGroup");
    let mut cluster_name = fields.text("clusterName");
    let is_attached = match fields.text("mode") {
        Value::Known(mode, _) => mode.as_ref() == "attach",
        _ => {
            resource_id.is_written()
                || cluster_name.is_written()
                || cluster.is_some()
                || kind != ComputeKind::Aks
        }
    };
    if !is_attached {
        return Target::Created;
    }
    if let Some(cluster) = cluster.filter(|_| !resource_id.is_written()) {
        let own = &cluster.identity;
        let names_it = cluster_name.is_written() || resource_group.is_written();
        if !names_it && differ(&own.subscription, &workspace.subscription) {
            resource_id = id_of(cluster);
        } else {
            fill(&mut cluster_name, own.name.clone());
            if own.resource_group.known().is_some() {
                fill(&mut resource_group, own.resource_group.clone());
            }
        }
    }
    Target::Attached { resource_id, resource_group, cluster_name }
}

/// Whether both are told, and are not the same.
fn differ(one: &Value<Text>, two: &Value<Text>) -> bool {
    one.is_written() && two.is_written() && one.same(two).is_false()
}

/// The resource id of the cluster, as far as its section tells it.
fn id_of(cluster: &Cluster) -> Value<Text> {
    let Identity { name, resource_group, subscription } = &cluster.identity;
    let mut pieces = Vec::new();
    let mut known = String::new();
    for (before, part) in [
        ("/subscriptions/", subscription),
        ("/resourceGroups/", resource_group),
        ("/providers/Microsoft.ContainerService/managedClusters/", name),
    ] {
        known.push_str(before);
        match part {
            Value::Known(text, _) => known.push_str(text),
            Value::Unknown(symbol, _) => {
                pieces.push(Piece::Literal(std::mem::take(&mut known).into()));
                pieces.push(Piece::Unknown(symbol.clone(), None));
            }
            Value::Absent(_) => {}
        }
    }
    let place = Place::computed(subscription.span());
    if pieces.is_empty() {
        return Value::Known(known.into(), place);
    }
    if !known.is_empty() {
        pieces.push(Piece::Literal(known.into()));
    }
    Value::Unknown(Symbol::pattern(cluster.declared.scope, pieces, Some(cluster.declared.block)), place)
}

/// What is wished of a cluster to be created, where the compute itself does not say it.
fn take_wish(compute: &mut Compute, mut wish: Cluster) {
    if wish.location.known().is_some() {
        fill(&mut compute.location, wish.location);
    }
    if wish.pools.items.len() == 1
        && let Some(pool) = wish.pools.items.pop()
    {
        fill(&mut compute.agent_vm_size, pool.vm_size);
        fill(&mut compute.subnet, pool.subnet);
        if pool.count.known().is_some() {
            fill(&mut compute.agent_count, pool.count);
        }
    }
    compute.private_cluster = wish.api_server.private;
    let own = replace(&mut compute.network, wish.network);
    let network = &mut compute.network;
    network.block = own.block;
    for (own, wished) in [
        (own.service_cidr, &mut network.service_cidr),
        (own.dns_service_ip, &mut network.dns_service_ip),
        (own.docker_bridge_cidr, &mut network.docker_bridge_cidr),
    ] {
        if own.is_written() {
            *wished = own;
        }
    }
}

fn fill<T>(given: &mut Value<T>, wished: Value<T>) {
    if !given.is_written() {
        *given = wished;
    }
}

/// Name, resource group and subscription at `paths`; a name that is left out is unknown under its path.
fn identity(section: &Section<'_>, scope: Scope, paths: [&'static str; 3]) -> Identity {
    let [name, group, subscription] = paths;
    Identity {
        name: or_unsaid(section.text(name), scope, name),
        resource_group: section.text(group),
        subscription: section.text(subscription),
    }
}

fn or_unsaid(value: Value<Text>, scope: Scope, path: &'static str) -> Value<Text> {
    match value {
        Value::Absent(place) => unknown(scope, path, place),
        given => given,
    }
}

fn unknown(scope: Scope, path: &'static str, place: Place) -> Value<Text> {
    Value::Unknown(symbol(scope, path, place), place)
}

fn symbol(scope: Scope, path: &'static str, place: Place) -> Symbol {
    Symbol::with(scope, path, Some(place.used), Domain::Any)
}
