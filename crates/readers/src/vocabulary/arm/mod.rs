//! ARM's names for clusters, computes, workspaces and networks: ARM templates, Azure's own output and the cluster
//! spec share them, and each is lowered here alone.

mod cluster;
mod compute;
mod literal;
mod network;
mod view;

pub use cluster::{cluster, node_pool};
pub use compute::{compute, workspace};
pub use literal::Literal;
pub use network::{network, route_table, subnet};
pub use view::{Fields, View};

use akslint_diagnostics::Place;
use akslint_model::{Declaration, Format, Identity, Symbol, Text, Value};

/// What a value is called that is there but has not the type that is asked for.
pub(crate) const NO_STRING: &str = "a value that is no string";
pub(crate) const NO_BOOLEAN: &str = "a value that is no boolean";
pub(crate) const NO_NUMBER: &str = "a value that is no number";
pub(crate) const NO_ARRAY: &str = "a value that is no array";

/// A resource whose properties are still to be lowered.
#[derive(Clone, Debug)]
pub struct Resource<V> {
    /// Where it is declared.
    pub declared: Declaration,
    /// What it is called.
    pub identity: Identity,
    /// The resource's own members: `location`, `type`, …
    pub envelope: Fields<V>,
    /// Its properties; in flattened output and in the spec the same as the envelope.
    pub properties: Fields<V>,
}

/// What is meant where a document says nothing and something unsaid decides: unknown, under the name of what is
/// missing.
fn unsaid<T>(value: Value<T>, declared: &Declaration, what: &'static str) -> Value<T> {
    match value {
        Value::Absent(place) => {
            Value::Unknown(Symbol::with(declared.scope, what, Some(place.used), Default::default()), place)
        }
        given => given,
    }
}

/// The load balancer SKU that ARM assumes for an api-version: basic before 2020-04-01, standard since.
/// Source: release notes of AKS and the ARM reference of `managedClusters`.
fn load_balancer_sku(given: Value<Text>, declared: &Declaration) -> Value<Text> {
    const FIRST_WITH_STANDARD: &str = "2020-04-01";
    let Value::Absent(place) = given else { return given };
    match (declared.format, &declared.api_version) {
        (Format::Arm, Some(version)) => {
            let sku = if version.as_ref() < FIRST_WITH_STANDARD { "basic" } else { "standard" };
            Value::Known(
                sku.into(),
                Place { origin: akslint_diagnostics::Origin::Missing(LOAD_BALANCER_SKU), ..place },
            )
        }
        _ => unsaid(Value::Absent(place), declared, "loadBalancerSku"),
    }
}

const LOAD_BALANCER_SKU: &str = "loadBalancerSku";
