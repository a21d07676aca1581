//! Virtual networks, subnets and route tables.

use crate::{Declaration, Identity, List, Symbol, Text, Value};
use akslint_diagnostics::Span;

/// A virtual network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VirtualNetwork {
    /// Where it is declared.
    pub declared: Declaration,
    /// What it is called.
    pub identity: Identity,
    /// Its ranges.
    pub address_prefixes: List<Value<Text>>,
    /// Its subnets, those declared apart included.
    pub subnets: List<Subnet>,
}

/// A subnet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subnet {
    /// What its language calls it, where it is declared apart.
    pub handle: Option<Symbol>,
    /// The whole block.
    pub block: Span,
    /// Its name.
    pub name: Value<Text>,
    /// Its ranges; most have one.
    pub prefixes: List<Value<Text>>,
    /// The resource id of its route table.
    pub route_table: Value<Text>,
}

/// A route table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteTable {
    /// Where it is declared.
    pub declared: Declaration,
    /// What it is called.
    pub identity: Identity,
    /// Its routes.
    pub routes: List<Route>,
}

/// A route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The whole block.
    pub block: Span,
    /// The range it is for.
    pub prefix: Value<Text>,
    /// `VirtualAppliance`, `Internet`, …
    pub next_hop_type: Value<Text>,
}
