//! The types of resources that the model knows, as Azure names them.

/// A type of resource that the model knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ResourceKind {
    /// An Azure ML workspace.
    Workspace,
    /// A compute of a workspace.
    Compute,
    /// An AKS cluster.
    Cluster,
    /// A node pool of a cluster, declared apart.
    NodePool,
    /// A virtual network.
    Network,
    /// A subnet of a network, declared apart.
    Subnet,
    /// A route table.
    RouteTable,
}

/// Every kind with its full type.
const KINDS: [(ResourceKind, &str); 7] = [
    (ResourceKind::Workspace, "Microsoft.MachineLearningServices/workspaces"),
    (ResourceKind::Compute, "Microsoft.MachineLearningServices/workspaces/computes"),
    (ResourceKind::Cluster, "Microsoft.ContainerService/managedClusters"),
    (ResourceKind::NodePool, "Microsoft.ContainerService/managedClusters/agentPools"),
    (ResourceKind::Network, "Microsoft.Network/virtualNetworks"),
    (ResourceKind::Subnet, "Microsoft.Network/virtualNetworks/subnets"),
    (ResourceKind::RouteTable, "Microsoft.Network/routeTables"),
];

/// The type of a Kubernetes cluster that Azure Arc connects.
pub const CONNECTED_CLUSTER: &str = "Microsoft.Kubernetes/connectedClusters";

impl ResourceKind {
    /// The full type, such as `Microsoft.ContainerService/managedClusters`.
    #[must_use]
    pub fn type_name(self) -> &'static str {
        KINDS.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }

    /// The kind of a full type, without regard to ASCII case.
    #[must_use]
    pub fn of_type(name: &str) -> Option<Self> {
        KINDS.iter().find(|(_, own)| own.eq_ignore_ascii_case(name)).map(|(kind, _)| *kind)
    }

    /// The type without its namespace, for labels: `managedClusters`, `workspaces/computes`.
    #[must_use]
    pub fn noun(self) -> &'static str {
        let name = self.type_name();
        name.split_once('/').map_or(name, |(_, noun)| noun)
    }
}
