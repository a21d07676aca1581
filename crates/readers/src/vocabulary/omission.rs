//! What it means that a property is left out: the one place that decides it, for every format.
//!
//! What the *platform* assumes is the model's (`defaults`); here is what the *tool* sends, and what a document does not
//! show.

use super::{Fields, Resource, View};
use akslint_data::load_balancer::{LoadBalancerSku, arm_default};
use akslint_diagnostics::{Origin, Place};
use akslint_model::{
    Cluster, Compute, ComputeKind, Declaration, List, Scope, Symbol, Tls, Value, VirtualNetwork, Workspace,
};

/// What it means that a property of a resource is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Omission {
    /// The resource is declared in full to ARM, which has its defaults by api-version.
    ArmDefault,
    /// Azure shows the resource, perhaps a selection of its columns: what is not shown may be anything.
    NotShown,
    /// The document need not say everything: what decides a verdict and is not said is unknown.
    Unsaid,
}

impl Omission {
    /// A cluster, with what its omissions mean.
    pub(super) fn in_cluster<V: View>(self, cluster: Cluster, resource: &Resource<V>) -> Cluster {
        match self {
            Self::ArmDefault => arm_cluster(cluster),
            Self::NotShown => shown_cluster(cluster, &resource.properties),
            Self::Unsaid => said_cluster(cluster),
        }
    }

    /// A compute, with what its omissions mean.
    pub(super) fn in_compute(self, mut compute: Compute) -> Compute {
        match self {
            // A template without a status turns TLS off.
            Self::ArmDefault if compute.kind == ComputeKind::Aks => {
                compute.tls.status = compute.tls.status.or_text("Disabled");
                compute
            }
            Self::ArmDefault | Self::Unsaid => compute,
            Self::NotShown => {
                compute.location = or_not_shown(compute.location, &compute.declared);
                if compute.kind == ComputeKind::Aks {
                    compute.agent_count = or_not_shown(compute.agent_count, &compute.declared);
                    compute.agent_vm_size = or_not_shown(compute.agent_vm_size, &compute.declared);
                    hide_secrets(&mut compute.tls, &compute.declared);
                }
                compute
            }
        }
    }

    /// A workspace, with what its omissions mean.
    pub(super) fn in_workspace(self, mut workspace: Workspace) -> Workspace {
        workspace.location = match self {
            Self::ArmDefault => workspace.location,
            Self::NotShown => or_not_shown(workspace.location, &workspace.declared),
            Self::Unsaid => or_unsaid(workspace.location, "workspace.location", &workspace.declared),
        };
        workspace
    }

    /// A network, with what its omissions mean.
    pub(super) fn in_network(self, mut network: VirtualNetwork) -> VirtualNetwork {
        if self == Self::NotShown {
            network.address_prefixes = list_or_not_shown(network.address_prefixes, &network.declared);
            network.subnets = list_or_not_shown(network.subnets, &network.declared);
        }
        network
    }

    /// A list of which Azure always shows the items.
    pub(super) fn in_list<T>(self, list: List<T>, declared: &Declaration) -> List<T> {
        if self == Self::NotShown { list_or_not_shown(list, declared) } else { list }
    }
}

/// What ARM assumes: Basic before 2020-04-01 and Standard since, and kubenet.
fn arm_cluster(mut cluster: Cluster) -> Cluster {
    let sku = cluster.declared.api_version.as_deref().and_then(arm_default);
    let network = &mut cluster.network;
    network.load_balancer_sku = match sku {
        Some(LoadBalancerSku::Basic) => network.load_balancer_sku.or_text("basic"),
        Some(LoadBalancerSku::Standard) => network.load_balancer_sku.or_text("standard"),
        None => or_unsaid(network.load_balancer_sku.clone(), "loadBalancerSku", &cluster.declared),
    };
    network.plugin = network.plugin.or_text("kubenet");
    cluster
}

/// Azure always shows the pools and the network of a cluster. Where one is missing, columns were selected, and a
/// block that is not there tells nothing.
fn shown_cluster<V: View>(mut cluster: Cluster, properties: &Fields<V>) -> Cluster {
    let declared = &cluster.declared;
    let missing = |block: &'static str| properties.block(block).span() == properties.span();
    cluster.location = or_not_shown(cluster.location, declared);
    cluster.kubernetes_version = or_not_shown(cluster.kubernetes_version, declared);
    if missing("networkProfile") {
        cluster.network = cluster.network.each(&|value| or_not_shown(value, declared));
    }
    cluster.network.load_balancer_sku =
        or_unsaid(cluster.network.load_balancer_sku, "loadBalancerSku", declared);
    let api_server = &mut cluster.api_server;
    if (missing("networkProfile") || missing("agentPoolProfiles")) && missing("apiServerAccessProfile") {
        let place = api_server.private.place();
        let symbol =
            not_shown(Place { origin: Origin::Missing("apiServerAccessProfile"), ..place }, declared);
        api_server.private = Value::Unknown(symbol.asked("private"), place);
        api_server.public_fqdn = Value::Unknown(symbol.asked("public name"), place);
        if api_server.authorized_ranges.items.is_empty() {
            api_server.authorized_ranges = List::unknown(symbol, place);
        }
    }
    for pool in &mut cluster.pools.items {
        pool.count = or_not_shown(pool.count.clone(), declared);
        pool.vm_size = or_not_shown(pool.vm_size.clone(), declared);
    }
    cluster.pools = list_or_not_shown(cluster.pools, declared);
    cluster
}

/// A spec says of a cluster what its author cares for.
fn said_cluster(mut cluster: Cluster) -> Cluster {
    let declared = &cluster.declared;
    cluster.location = or_unsaid(cluster.location, "cluster.location", declared);
    cluster.network.load_balancer_sku =
        or_unsaid(cluster.network.load_balancer_sku, "loadBalancerSku", declared);
    let place = cluster.pools.place;
    if cluster.pools.items.is_empty() && cluster.pools.is_complete() {
        cluster.pools = List::unknown(unsaid("cluster.agentPoolProfiles", declared, place), place);
    }
    for (index, pool) in cluster.pools.items.iter_mut().enumerate() {
        if let Value::Absent(place) = pool.count {
            let path = format!("cluster.agentPoolProfiles[{index}].count");
            pool.count = Value::Unknown(unsaid(path, declared, place), place);
        }
    }
    cluster
}

/// The value, or an unknown one named `what` where the document does not say it.
pub(crate) fn or_unsaid<T>(value: Value<T>, what: &'static str, declared: &Declaration) -> Value<T> {
    match value {
        Value::Absent(place) => Value::Unknown(unsaid(what, declared, place), place),
        given => given,
    }
}

fn unsaid(what: impl Into<std::borrow::Cow<'static, str>>, declared: &Declaration, place: Place) -> Symbol {
    Symbol::with(declared.scope, what, Some(place.used), Default::default())
}

/// The value, or an unknown one where the output does not show it.
pub(crate) fn or_not_shown<T>(value: Value<T>, declared: &Declaration) -> Value<T> {
    match value {
        Value::Absent(place) => Value::Unknown(not_shown(place, declared), place),
        given => given,
    }
}

fn list_or_not_shown<T>(list: List<T>, declared: &Declaration) -> List<T> {
    if list.items.is_empty() && list.is_complete() && matches!(list.place.origin, Origin::Missing(_)) {
        return List::unknown(not_shown(list.place, declared), list.place);
    }
    list
}

fn not_shown(place: Place, declared: &Declaration) -> Symbol {
    let key = if let Origin::Missing(key) = place.origin { key } else { "this value" };
    let text = format!("{key}, which the output does not show");
    Symbol::with(Scope::At(declared.block), text, Some(place.used), Default::default())
}

/// Azure shows neither certificate nor key. With your own certificate they exist all the same.
fn hide_secrets(tls: &mut Tls, declared: &Declaration) {
    let is_own = tls.status.is_text("Enabled") | tls.cname.given();
    if !is_own.is_true() {
        return;
    }
    for secret in [&mut tls.certificate, &mut tls.key] {
        if let Value::Absent(place) = *secret {
            let what = "the certificate and its key, which Azure does not show";
            let symbol = unsaid(what, declared, place);
            *secret = Value::Unknown(symbol, Place { origin: Origin::Computed, ..place });
        }
    }
}
