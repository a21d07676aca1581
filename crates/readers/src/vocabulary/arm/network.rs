//! `Microsoft.Network/virtualNetworks`, their `subnets`, and `routeTables`.

use super::{Fields, Resource, View};
use akslint_model::{List, Route, RouteTable, Subnet, VirtualNetwork};

/// Lowers a virtual network with the subnets inside it.
pub fn network<V: View>(resource: &Resource<V>) -> VirtualNetwork {
    let subnets = resource.properties.items("subnets");
    VirtualNetwork {
        declared: resource.declared.clone(),
        identity: resource.identity.clone(),
        address_prefixes: resource.properties.texts("addressSpace.addressPrefixes"),
        subnets: List {
            items: subnets.items.iter().map(|item| subnet_item(item)).collect(),
            more: subnets.more,
            place: subnets.place,
        },
    }
}

/// Lowers a subnet declared apart.
pub fn subnet<V: View>(resource: &Resource<V>) -> Subnet {
    Subnet {
        block: resource.declared.block,
        name: resource.identity.name.clone(),
        ..subnet_fields(&resource.properties)
    }
}

/// Lowers a route table with the routes inside it.
pub fn route_table<V: View>(resource: &Resource<V>) -> RouteTable {
    let routes = resource.properties.items("routes");
    RouteTable {
        declared: resource.declared.clone(),
        identity: resource.identity.clone(),
        routes: List {
            items: routes.items.iter().map(|item| route(item)).collect(),
            more: routes.more,
            place: routes.place,
        },
    }
}

/// Azure nests the properties of a subnet in a template and flattens them in the output of `az`.
fn subnet_item<V: View>(item: &V) -> Subnet {
    let envelope = Fields::new(Some(item.clone()), item.span());
    Subnet { block: item.span(), name: envelope.text("name"), ..subnet_fields(&inner(item)) }
}

fn subnet_fields<V: View>(fields: &Fields<V>) -> Subnet {
    let mut prefixes = fields.texts("addressPrefixes");
    if prefixes.items.is_empty() && prefixes.is_complete() {
        prefixes = fields.texts("addressPrefix");
    }
    Subnet {
        block: fields.span(),
        name: fields.text("name"),
        prefixes,
        route_table: fields.text("routeTable.id"),
    }
}

fn route<V: View>(item: &V) -> Route {
    let fields = inner(item);
    Route {
        block: item.span(),
        prefix: fields.text("addressPrefix"),
        next_hop_type: fields.text("nextHopType"),
    }
}

/// The properties of a child: in a block of their own, or beside its name.
fn inner<V: View>(item: &V) -> Fields<V> {
    let own = item.member("properties").unwrap_or_else(|| item.clone());
    let span = own.span();
    Fields::new(Some(own), span)
}
