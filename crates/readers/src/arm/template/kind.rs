//! The resource types that the model knows, and how each is lowered.

use super::{Lowering, Parent};
use crate::arm::view::ArmView;
use crate::vocabulary::Resource;
use crate::vocabulary::arm;
use akslint_model::{
    ComputeKind, Identity, LoosePool, LooseSubnet, ResourceBlock, ResourceId, ResourceKind, Target, Text,
    Value,
};

/// A resource type of interest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One that the model knows.
    Known(ResourceKind),
    /// A deployment of other resources.
    Deployment,
    /// A template that is stored to be deployed later.
    TemplateSpec,
}

impl Kind {
    /// The kind of a full type, in any case of ASCII letters.
    pub(super) fn of(kind: &str) -> Option<Self> {
        const DEPLOYMENTS: [&str; 2] =
            ["Microsoft.Resources/deployments", "Microsoft.Resources/deploymentStacks"];
        const SPEC: &str = "Microsoft.Resources/templateSpecs/versions";
        if DEPLOYMENTS.iter().any(|one| kind.eq_ignore_ascii_case(one)) {
            Some(Self::Deployment)
        } else if kind.eq_ignore_ascii_case(SPEC) {
            Some(Self::TemplateSpec)
        } else {
            ResourceKind::of_type(kind).map(Self::Known)
        }
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
    pub(super) fn lower(
        &mut self,
        resource: Resource<ArmView<'_, 't>>,
        kind: ResourceKind,
        names: &[Value<Text>],
    ) {
        self.mark_secrets(&resource, kind);
        let block = resource.declared.block;
        match kind {
            ResourceKind::Workspace => self.fragment.workspaces.push(arm::workspace(resource)),
            ResourceKind::Compute => self.compute(resource, names),
            ResourceKind::Cluster => self.fragment.clusters.push(arm::cluster(resource)),
            ResourceKind::NodePool => self.fragment.pools.push(LoosePool {
                declared: resource.declared.clone(),
                cluster: owner(ResourceKind::Cluster, &resource.identity, names).into(),
                pool: arm::node_pool(resource),
            }),
            ResourceKind::Network => self.fragment.networks.push(arm::network(resource)),
            ResourceKind::Subnet => self.fragment.subnets.push(LooseSubnet {
                declared: resource.declared.clone(),
                network: owner(ResourceKind::Network, &resource.identity, names).into(),
                subnet: arm::subnet(resource),
            }),
            ResourceKind::RouteTable => self.fragment.route_tables.push(arm::route_table(resource)),
        }
        self.fragment.resources.push(ResourceBlock { block, label: label(kind, names) });
    }

    fn compute(&mut self, resource: Resource<ArmView<'_, 't>>, names: &[Value<Text>]) {
        let settings = resource.properties.block("properties").on_their_own();
        let named = resource.properties.text("computeType");
        let kind = named.known().map_or(ComputeKind::Other, |name| ComputeKind::of(name));
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
fn owner(kind: ResourceKind, child: &Identity, names: &[Value<Text>]) -> ResourceId {
    ResourceId {
        subscription: child.subscription.clone(),
        resource_group: child.resource_group.clone(),
        kind: Some(kind.type_name().to_owned()),
        names: parent_name(names).into_iter().collect(),
    }
}

fn parent_name(names: &[Value<Text>]) -> Option<Value<Text>> {
    names.len().checked_sub(2).and_then(|index| names.get(index)).cloned()
}

/// The type without its namespace, and the names: `managedClusters/myaks`, `workspaces/computes/ml/scoring`.
fn label(kind: ResourceKind, names: &[Value<Text>]) -> String {
    let mut label = kind.noun().to_owned();
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
