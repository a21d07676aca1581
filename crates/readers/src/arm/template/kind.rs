//! The resource types that the model knows, and how each is lowered.

use super::{Lowering, Parent};
use crate::arm::view::ArmView;
use crate::vocabulary::arm::{self, Resource};
use akslint_model::{
    ClusterOrigin, ComputeKind, Identity, LoosePool, LooseSubnet, ResourceBlock, ResourceId, Target, Text,
    Value,
};

/// A resource type of interest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Workspace,
    Compute,
    Cluster,
    AgentPool,
    Network,
    Subnet,
    RouteTable,
    Deployment,
}

const KINDS: &[(&str, Kind)] = &[
    ("Microsoft.MachineLearningServices/workspaces", Kind::Workspace),
    ("Microsoft.MachineLearningServices/workspaces/computes", Kind::Compute),
    (CLUSTERS, Kind::Cluster),
    ("Microsoft.ContainerService/managedClusters/agentPools", Kind::AgentPool),
    (NETWORKS, Kind::Network),
    ("Microsoft.Network/virtualNetworks/subnets", Kind::Subnet),
    ("Microsoft.Network/routeTables", Kind::RouteTable),
    ("Microsoft.Resources/deployments", Kind::Deployment),
];

const CLUSTERS: &str = "Microsoft.ContainerService/managedClusters";
const NETWORKS: &str = "Microsoft.Network/virtualNetworks";

impl Kind {
    /// The kind of a full type, in any case of ASCII letters.
    pub(super) fn of(kind: &str) -> Option<Self> {
        KINDS.iter().find(|(name, _)| name.eq_ignore_ascii_case(kind)).map(|(_, kind)| *kind)
    }
}

/// The full type of a resource: that of a child may leave out its parent's. In languageVersion 2.0, types may carry
/// an api-version.
pub(super) fn full<'k>(kind: &'k str, parent: Option<&Parent>) -> Option<std::borrow::Cow<'k, str>> {
    let kind = kind.split_once('@').map_or(kind, |(kind, _)| kind);
    let Some(parent) = parent else { return Some(kind.into()) };
    let start = kind.get(..parent.kind.len());
    if start.is_some_and(|start| start.eq_ignore_ascii_case(&parent.kind)) {
        Some(kind.into())
    } else {
        Some(format!("{}/{kind}", parent.kind).into())
    }
}

/// How many names a resource of this full type has.
pub(super) fn name_count(kind: &str) -> usize {
    kind.split('/').count().saturating_sub(1)
}

impl<'t> Lowering<'_, 't> {
    pub(super) fn lower(&mut self, resource: Resource<ArmView<'_, 't>>, kind: Kind, names: &[Value<Text>]) {
        self.mark_secrets(&resource, kind);
        let block = resource.declared.block;
        match kind {
            Kind::Workspace => self.fragment.workspaces.push(arm::workspace(resource)),
            Kind::Compute => self.compute(resource, names),
            Kind::Cluster => self.fragment.clusters.push(arm::cluster(resource, ClusterOrigin::Declared)),
            Kind::AgentPool => self.fragment.pools.push(LoosePool {
                declared: resource.declared.clone(),
                cluster: owner(CLUSTERS, &resource.identity, names),
                pool: arm::node_pool(resource),
            }),
            Kind::Network => self.fragment.networks.push(arm::network(resource)),
            Kind::Subnet => self.fragment.subnets.push(LooseSubnet {
                declared: resource.declared.clone(),
                network: owner(NETWORKS, &resource.identity, names),
                subnet: arm::subnet(resource),
            }),
            Kind::RouteTable => self.fragment.route_tables.push(arm::route_table(resource)),
            Kind::Deployment => return,
        }
        self.fragment.resources.push(ResourceBlock { block, label: label(kind, names) });
    }

    fn compute(&mut self, resource: Resource<ArmView<'_, 't>>, names: &[Value<Text>]) {
        let settings = resource.properties.block("properties").on_their_own();
        let kind = match resource.properties.text("computeType") {
            Value::Known(kind, _) if kind.eq_ignore_ascii_case("AKS") => ComputeKind::Aks,
            Value::Known(kind, _) if kind.eq_ignore_ascii_case("Kubernetes") => ComputeKind::Kubernetes,
            _ => ComputeKind::Other,
        };
        let resource_id = resource.properties.text("resourceId");
        let target = if !resource_id.is_written() && kind == ComputeKind::Aks {
            Target::Created
        } else {
            let place = resource_id.place();
            Target::Attached {
                resource_id,
                resource_group: Value::Absent(place),
                cluster_name: Value::Absent(place),
            }
        };
        let workspace = Identity {
            name: parent_name(names).unwrap_or_else(|| Value::Absent(resource.identity.name.place())),
            ..resource.identity.clone()
        };
        self.fragment.computes.push(arm::compute(resource, &settings, kind, workspace, target));
    }
}

/// The id of the resource that a child declared apart belongs to.
fn owner(kind: &str, child: &Identity, names: &[Value<Text>]) -> ResourceId {
    ResourceId {
        subscription: child.subscription.clone(),
        resource_group: child.resource_group.clone(),
        kind: Some(kind.to_owned()),
        names: parent_name(names).into_iter().collect(),
    }
}

fn parent_name(names: &[Value<Text>]) -> Option<Value<Text>> {
    names.len().checked_sub(2).and_then(|index| names.get(index)).cloned()
}

/// The type without its namespace, and the names: `managedClusters/myaks`, `workspaces/computes/ml/scoring`.
fn label(kind: Kind, names: &[Value<Text>]) -> String {
    let full = KINDS.iter().find(|(_, known)| *known == kind).map_or("", |(name, _)| name);
    let mut label = full.split_once('/').map_or(full, |(_, types)| types).to_owned();
    for name in names {
        label.push('/');
        match name {
            Value::Known(text, _) => label.push_str(text),
            Value::Unknown(symbol, _) => label.push_str(symbol.text()),
            Value::Absent(_) => {}
        }
    }
    label
}
