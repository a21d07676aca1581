//! One object of the output becomes a resource of the fragment.

use super::marks::Kind;
use super::object::{Object, first_given};
use super::{compute, unsaid};
use crate::node::Node;
use crate::vocabulary::arm;
use akslint_model::{ClusterOrigin, Fragment, LoosePool, LooseSubnet, NodePool, ResourceBlock, Scope, Value};

/// Adds what `node` declares, if it is one of our resources.
pub(super) fn object(node: Node<'_>, scope: Scope, fragment: &mut Fragment) {
    let Some(object) = Object::of(node, scope) else { return };
    fragment.resources.push(ResourceBlock { block: node.span(), label: label(&object) });
    let resource = || object.resource.clone();
    let declared = || object.resource.declared.clone();
    match object.kind {
        Kind::Cluster => {
            let cluster = arm::cluster(resource(), ClusterOrigin::Observed);
            fragment.clusters.push(unsaid::in_cluster(cluster, &object.resource));
        }
        Kind::AgentPool => {
            if let Some(cluster) = object.parent_id() {
                fragment.pools.push(LoosePool { declared: declared(), cluster, pool: pool(&object) });
            }
        }
        Kind::Workspace => fragment.workspaces.push(unsaid::in_workspace(arm::workspace(resource()))),
        Kind::Compute => fragment.computes.push(compute::lower(&object)),
        Kind::Network => fragment.networks.push(unsaid::in_network(arm::network(resource()))),
        Kind::Subnet => {
            if let Some(network) = object.parent_id() {
                let subnet = arm::subnet(resource());
                fragment.subnets.push(LooseSubnet { declared: declared(), network, subnet });
            }
        }
        Kind::RouteTable => fragment.route_tables.push(unsaid::in_route_table(arm::route_table(resource()))),
    }
}

/// `az` flattens a pool's properties; its `type` is then the resource's, and the pool's has another name.
fn pool(object: &Object<'_>) -> NodePool {
    let fields = &object.resource.properties;
    let mut pool = arm::node_pool(object.resource.clone());
    if pool.kind.known().is_none_or(|kind| kind.contains('/')) {
        pool.kind = first_given([fields.text("typePropertiesType"), fields.text("agentPoolType")])
            .unwrap_or_else(|| Value::Absent(pool.kind.place()));
    }
    pool
}

fn label(object: &Object<'_>) -> String {
    let name = |value: &Value<_>| value.known().cloned().unwrap_or_else(|| "?".into());
    let own = name(&object.resource.identity.name);
    match object.kind {
        Kind::AgentPool | Kind::Compute | Kind::Subnet => {
            format!("{}/{}/{own}", object.kind.noun(), name(&object.parent().name))
        }
        _ => format!("{}/{own}", object.kind.noun()),
    }
}
