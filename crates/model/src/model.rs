//! Everything that the linted files declare, joined: what rules ask their questions of.

use crate::index::Index;
use crate::{
    Cluster, Compute, ComputeKind, ComputeOrigin, Declaration, Identity, ResourceId, RouteTable, Subnet,
    Symbol, Text, Value, VirtualNetwork, Workspace,
};
use akslint_diagnostics::Place;

/// Everything that the linted files declare, joined.
#[derive(Debug, Default)]
pub struct Model {
    pub(crate) workspaces: Vec<Workspace>,
    pub(crate) computes: Vec<Compute>,
    pub(crate) clusters: Vec<Cluster>,
    pub(crate) networks: Vec<VirtualNetwork>,
    pub(crate) route_tables: Vec<RouteTable>,
    pub(crate) joins: Vec<Join>,
    pub(crate) network_index: Index,
}

/// A compute joined to its cluster and workspace, as indices into the model.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Join {
    pub(crate) compute: usize,
    pub(crate) cluster: usize,
    pub(crate) workspace: Option<usize>,
}

/// A compute with its cluster and its workspace.
#[derive(Clone, Copy, Debug)]
pub struct Attachment<'m> {
    /// The compute.
    pub compute: &'m Compute,
    /// Its cluster; an external one answers every question with "unknown".
    pub cluster: &'m Cluster,
    /// Its workspace, where an input declares it.
    pub workspace: Option<&'m Workspace>,
}

impl Attachment<'_> {
    /// The region of the workspace.
    #[must_use]
    pub fn workspace_location(&self) -> Value<Text> {
        self.workspace.map_or_else(
            || {
                let place = Place::computed(self.compute.workspace.name.span());
                Value::Unknown(Symbol::new(self.compute.declared.scope, "the workspace's region"), place)
            },
            |workspace| workspace.location.clone(),
        )
    }

    /// The subscription of the workspace.
    #[must_use]
    pub fn workspace_subscription(&self) -> Value<Text> {
        self.workspace.map_or_else(
            || self.compute.workspace.subscription.clone(),
            |workspace| workspace.identity.subscription.clone(),
        )
    }
}

impl Model {
    /// All workspaces.
    #[must_use]
    pub fn workspaces(&self) -> &[Workspace] {
        &self.workspaces
    }

    /// All computes that the inputs show, of every kind.
    pub fn computes(&self) -> impl Iterator<Item = &Compute> {
        self.computes.iter().filter(|compute| compute.origin == ComputeOrigin::Declared)
    }

    /// The computes of kinds AKS and Kubernetes that the inputs show.
    pub fn inference_computes(&self) -> impl Iterator<Item = &Compute> {
        self.computes().filter(|compute| compute.kind != ComputeKind::Other)
    }

    /// All clusters that the inputs show, those that a compute will create among them.
    pub fn clusters(&self) -> impl Iterator<Item = &Cluster> {
        self.clusters.iter().filter(|cluster| cluster.is_in_inputs())
    }

    /// All networks.
    #[must_use]
    pub fn networks(&self) -> &[VirtualNetwork] {
        &self.networks
    }

    /// All route tables.
    #[must_use]
    pub fn route_tables(&self) -> &[RouteTable] {
        &self.route_tables
    }

    /// Every compute of kind AKS or Kubernetes with its cluster, created and attached, and in a preflight every
    /// cluster that could be attached.
    pub fn attachments(&self) -> impl Iterator<Item = Attachment<'_>> {
        self.joins.iter().filter_map(|join| {
            Some(Attachment {
                compute: self.computes.get(join.compute)?,
                cluster: self.clusters.get(join.cluster)?,
                workspace: join.workspace.and_then(|index| self.workspaces.get(index)),
            })
        })
    }

    /// The network and the subnet of a subnet's resource id, where the inputs declare them. The subnet is missing
    /// where only its network is declared.
    #[must_use]
    pub fn subnet(&self, id: &Value<Text>, from: &Declaration) -> Option<(&VirtualNetwork, Option<&Subnet>)> {
        let id = ResourceId::read(id).filter(|id| id.may_be("Microsoft.Network/virtualNetworks/subnets"))?;
        let identity = Identity {
            name: id.parent()?.clone(),
            resource_group: id.resource_group.clone(),
            subscription: id.subscription.clone(),
        };
        let found = self.network_index.resolve(&identity, from, |index| {
            self.networks.get(index).map(|network| (&network.identity, &network.declared))
        })?;
        let network = self.networks.get(found)?;
        let mut fitting = network
            .subnets
            .items
            .iter()
            .filter(|one| id.name().is_some_and(|name| name.same(&one.name).is_true()));
        let subnet = fitting.next().filter(|_| fitting.next().is_none());
        Some((network, subnet))
    }
}
