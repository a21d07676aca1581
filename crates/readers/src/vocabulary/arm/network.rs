//! `Microsoft.Network/virtualNetworks`, their `subnets`, and `routeTables`.

use crate::vocabulary::{Fields, Resource, View};
use akslint_model::{List, Route, RouteTable, Subnet, VirtualNetwork};

/// Lowers a virtual network with the subnets inside it.
pub fn network<V: View>(resource: Resource<V>) -> VirtualNetwork {
    let Resource { declared, identity, properties, omission, .. } = resource;
    let address_space = properties.block("addressSpace");
    let List { items, more, place } = properties.items("subnets");
    omission.in_network(VirtualNetwork {
        declared,
        identity,
        address_prefixes: address_space.texts("addressSpace.addressPrefixes"),
        subnets: List { items: items.into_iter().map(subnet_item).collect(), more, place },
    })
}

/// Lowers a subnet declared apart.
pub fn subnet<V: View>(resource: Resource<V>) -> Subnet {
    Subnet {
        block: resource.declared.block,
        name: resource.identity.name,
        ..subnet_fields(&resource.properties)
    }
}

/// Lowers a route table with the routes inside it.
pub fn route_table<V: View>(resource: Resource<V>) -> RouteTable {
    let Resource { declared, identity, properties, omission, .. } = resource;
    let List { items, more, place } = properties.items("routes");
    let routes =
        omission.in_list(List { items: items.into_iter().map(route).collect(), more, place }, &declared);
    RouteTable { declared, identity, routes }
}

/// Azure nests the properties of a subnet in a template and flattens them in the output of `az`.
fn subnet_item<V: View>(item: V) -> Subnet {
    let envelope = Fields::of(item);
    let (block, name) = (envelope.span(), envelope.text("name"));
    Subnet { block, name, ..subnet_fields(&inner(envelope)) }
}

fn subnet_fields<V: View>(fields: &Fields<V>) -> Subnet {
    let mut prefixes = fields.texts("addressPrefixes");
    if prefixes.items.is_empty() && prefixes.is_complete() {
        prefixes = fields.texts("addressPrefix");
    }
    Subnet {
        handle: None,
        block: fields.span(),
        name: fields.text("name"),
        prefixes,
        route_table: fields.block("routeTable").text("routeTable.id"),
    }
}

fn route<V: View>(item: V) -> Route {
    let envelope = Fields::of(item);
    let block = envelope.span();
    let fields = inner(envelope);
    Route { block, prefix: fields.text("addressPrefix"), next_hop_type: fields.text("nextHopType") }
}

/// The properties of a child: in a block of their own, or beside its name.
fn inner<V: View>(envelope: Fields<V>) -> Fields<V> {
    let own = envelope.block("properties").on_their_own();
    if own.object().is_some() { own } else { envelope }
}
