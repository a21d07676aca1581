//! "Could this cluster be attached?": a compute of our own that asks.

use crate::{
    Cluster, Compute, ComputeKind, Identity, Provenance, Scope, Symbol, Target, Text, Tls, Value, Workspace,
};
use akslint_diagnostics::Place;

/// The purpose for which a live cluster would be attached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttachAs {
    /// For production.
    Production,
    /// For development and tests.
    DevTest,
}

/// The question whether clusters that no compute attaches could be attached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preflight {
    /// For which purpose.
    pub attach_as: AttachAs,
    /// The region of the workspace, if it is told.
    pub workspace_location: Option<Text>,
    /// The subscription of the workspace, if it is told.
    pub workspace_subscription: Option<Text>,
}

/// The compute that asks, and its workspace.
pub(crate) fn asking(cluster: &Cluster, preflight: &Preflight) -> (Workspace, Compute) {
    let declared = cluster.declared.on_the_word_of(Provenance::Asked);
    let name = cluster.identity.name.place();
    let place = Place::computed(name.used);
    // All clusters are asked about for one workspace; each compute is another.
    let unknown = |text: &'static str| Value::Unknown(Symbol::new(declared.scope.top(), text), place);
    let own = |text: &'static str| Value::Unknown(Symbol::new(Scope::At(declared.block), text), place);
    let told = |text: &Option<Text>, otherwise: &'static str| {
        text.clone().map_or_else(|| unknown(otherwise), |text| Value::Known(text, place))
    };
    let identity = Identity {
        name: unknown("the workspace"),
        resource_group: unknown("the workspace's resource group"),
        subscription: told(
            &preflight.workspace_subscription,
            "the workspace's subscription (--workspace-subscription)",
        ),
    };
    let workspace = Workspace {
        declared: declared.clone(),
        identity: identity.clone(),
        location: told(&preflight.workspace_location, "the workspace's region (--workspace-region)"),
    };
    let absent = || Value::Absent(place);
    let purpose = match preflight.attach_as {
        AttachAs::Production => "FastProd",
        AttachAs::DevTest => "DevTest",
    };
    let mut network = cluster.network.clone();
    network.block = cluster.declared.block;
    let compute = Compute {
        declared: declared.clone(),
        kind: ComputeKind::Aks,
        name: own("the compute's name"),
        workspace: identity,
        location: cluster.location.clone(),
        target: Target::Attached {
            resource_id: absent(),
            resource_group: cluster.identity.resource_group.clone(),
            cluster_name: cluster.identity.name.clone(),
        },
        purpose: Value::Known(purpose.into(), place),
        agent_count: Value::Absent(place),
        agent_vm_size: absent(),
        subnet: absent(),
        private_cluster: Value::Absent(place),
        network,
        load_balancer_type: own("the endpoint's load balancer"),
        load_balancer_subnet: own("the endpoint's subnet"),
        tls: Tls::unsaid(cluster.declared.block, &|_| place),
    };
    (workspace, compute)
}
