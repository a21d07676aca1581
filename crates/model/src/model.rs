//! Everything that the linted files declare, joined: what rules ask their questions of.

use crate::{
    Cluster, Compute, ComputeKind, Home, NodePool, RouteTable, Scope, Subnet, Symbol, Text, Value,
    VirtualNetwork, Workspace,
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
                let name = self.compute.workspace.name.span();
                Value::Unknown(Symbol::new(Scope::At(name), "the workspace's region"), Place::computed(name))
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
        self.computes.iter().filter(|compute| !compute.declared.is_asked())
    }

    /// The computes of kinds AKS and Kubernetes that the inputs show.
    pub fn inference_computes(&self) -> impl Iterator<Item = &Compute> {
        self.computes().filter(|compute| compute.kind != ComputeKind::Other)
    }

    /// All clusters that the inputs show, those that a compute will create among them.
    pub fn clusters(&self) -> impl Iterator<Item = &Cluster> {
        self.clusters.iter().filter(|cluster| cluster.is_in_inputs())
    }

    /// All clusters of which the inputs show pools: those of [`Self::clusters`], and those that are only known by a pool
    /// declared apart.
    pub fn clusters_with_pools(&self) -> impl Iterator<Item = &Cluster> {
        self.clusters.iter().filter(|cluster| cluster.is_in_inputs() || !cluster.pools.items.is_empty())
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

    /// The network in which a pool stands, and its subnet there, where the inputs declare them.
    #[must_use]
    pub fn home(&self, pool: &NodePool) -> Option<(&VirtualNetwork, Option<&Subnet>)> {
        let Home::Network { network, subnet } = &pool.home else { return None };
        let network = self.networks.get(*network)?;
        Some((network, subnet.and_then(|index| network.subnets.items.get(index))))
    }
}
