//! One object of the output becomes a resource of the fragment.

use super::compute;
use super::object::{Manner, Object, first_given};
use crate::node::Node;
use crate::vocabulary::arm;
use akslint_model::{Fragment, LoosePool, LooseSubnet, NodePool, ResourceBlock, ResourceKind, Scope, Value};

/// Adds what `node` declares, if it is one of our resources.
pub(crate) fn object(node: Node<'_>, scope: Scope, manner: &Manner, fragment: &mut Fragment) {
    let Some(object) = Object::of(node, scope, manner) else { return };
    fragment.resources.push(ResourceBlock { block: node.span(), label: label(&object) });
    let resource = || object.resource.clone();
    let declared = || object.resource.declared.clone();
    match object.kind {
        ResourceKind::Cluster => {
            fragment.clusters.push(arm::cluster(resource()));
        }
        ResourceKind::NodePool => {
            if let Some(cluster) = object.parent_id() {
                fragment.pools.push(LoosePool {
                    declared: declared(),
                    cluster: cluster.into(),
                    pool: pool(&object),
                });
            }
        }
        ResourceKind::Workspace => fragment.workspaces.push(arm::workspace(resource())),
        ResourceKind::Compute => fragment.computes.push(compute::lower(&object)),
        ResourceKind::Network => fragment.networks.push(arm::network(resource())),
        ResourceKind::Subnet => {
            if let Some(network) = object.parent_id() {
                let subnet = arm::subnet(resource());
                fragment.subnets.push(LooseSubnet { declared: declared(), network: network.into(), subnet });
            }
        }
        ResourceKind::RouteTable => fragment.route_tables.push(arm::route_table(resource())),
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

/// The last part of a type.
fn last(noun: &str) -> &str {
    noun.rsplit('/').next().unwrap_or(noun)
}

fn label(object: &Object<'_>) -> String {
    let name = |value: &Value<_>| value.known().cloned().unwrap_or_else(|| "?".into());
    let own = name(&object.resource.identity.name);
    match object.kind {
        ResourceKind::NodePool | ResourceKind::Compute | ResourceKind::Subnet => {
            format!("{}/{}/{own}", last(object.kind.noun()), name(&object.parent().name))
        }
        _ => format!("{}/{own}", last(object.kind.noun())),
    }
}
