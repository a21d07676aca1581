//! What a selection of columns leaves out is unknown, not absent: nobody says that the live resource lacks it.

use crate::vocabulary::arm::{Literal, Resource};
use akslint_diagnostics::{Origin, Place};
use akslint_model::{
    Cluster, Declaration, List, NetworkProfile, RouteTable, Scope, Symbol, Value, VirtualNetwork, Workspace,
};

/// The value, or an unknown one where the output does not show it.
pub(super) fn shown<T>(value: Value<T>, declared: &Declaration) -> Value<T> {
    match value {
        Value::Absent(place) => Value::Unknown(symbol(place, declared), place),
        given => given,
    }
}

fn shown_list<T>(list: List<T>, declared: &Declaration) -> List<T> {
    if list.items.is_empty() && list.is_complete() && matches!(list.place.origin, Origin::Missing(_)) {
        return List::unknown(symbol(list.place, declared), list.place);
    }
    list
}

fn symbol(place: Place, declared: &Declaration) -> Symbol {
    let key = if let Origin::Missing(key) = place.origin { key } else { "this value" };
    Symbol::with(
        Scope::At(declared.block),
        format!("{key}, which the output does not show"),
        Some(place.used),
        Default::default(),
    )
}

/// Azure always shows the pools and the network of a cluster. Where one is missing, columns were selected, and a
/// block that is not there tells nothing.
pub(super) fn in_cluster(mut cluster: Cluster, resource: &Resource<Literal<'_>>) -> Cluster {
    let declared = &resource.declared;
    let missing = |block: &'static str| resource.properties.block(block).span() == resource.properties.span();
    cluster.location = shown(cluster.location, declared);
    cluster.kubernetes_version = shown(cluster.kubernetes_version, declared);
    if missing("networkProfile") {
        cluster.network = network(cluster.network, declared);
    }
    let api_server = &mut cluster.api_server;
    if (missing("networkProfile") || missing("agentPoolProfiles")) && missing("apiServerAccessProfile") {
        let place = api_server.private.place();
        let symbol = symbol(Place { origin: Origin::Missing("apiServerAccessProfile"), ..place }, declared);
        api_server.private = Value::Unknown(symbol.asked("private"), place);
        api_server.public_fqdn = Value::Unknown(symbol.asked("public name"), place);
        if api_server.authorized_ranges.items.is_empty() {
            api_server.authorized_ranges = List::unknown(symbol, place);
        }
    }
    for pool in &mut cluster.pools.items {
        pool.count = shown(pool.count.clone(), declared);
        pool.vm_size = shown(pool.vm_size.clone(), declared);
    }
    cluster.pools = shown_list(cluster.pools, declared);
    cluster
}

fn network(network: NetworkProfile, declared: &Declaration) -> NetworkProfile {
    let NetworkProfile {
        block,
        plugin,
        plugin_mode,
        pod_cidr,
        service_cidr,
        dns_service_ip,
        docker_bridge_cidr,
        load_balancer_sku,
        outbound_type,
    } = network;
    NetworkProfile {
        block,
        plugin: shown(plugin, declared),
        plugin_mode: shown(plugin_mode, declared),
        pod_cidr: shown(pod_cidr, declared),
        service_cidr: shown(service_cidr, declared),
        dns_service_ip: shown(dns_service_ip, declared),
        docker_bridge_cidr: shown(docker_bridge_cidr, declared),
        load_balancer_sku: shown(load_balancer_sku, declared),
        outbound_type: shown(outbound_type, declared),
    }
}

/// The region of a workspace.
pub(super) fn in_workspace(mut workspace: Workspace) -> Workspace {
    workspace.location = shown(workspace.location, &workspace.declared);
    workspace
}

/// The ranges and subnets of a network.
pub(super) fn in_network(mut network: VirtualNetwork) -> VirtualNetwork {
    network.address_prefixes = shown_list(network.address_prefixes, &network.declared);
    network.subnets = shown_list(network.subnets, &network.declared);
    network
}

/// The routes of a route table.
pub(super) fn in_route_table(mut table: RouteTable) -> RouteTable {
    table.routes = shown_list(table.routes, &table.declared);
    table
}
