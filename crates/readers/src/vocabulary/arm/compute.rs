//! `Microsoft.MachineLearningServices/workspaces` and their `computes`.

use super::{Fields, Resource, View};
use akslint_model::{
    Compute, ComputeKind, ComputeOrigin, Identity, NetworkProfile, Target, Tls, Value, Workspace,
};

/// Lowers a workspace.
pub fn workspace<V: View>(resource: Resource<V>) -> Workspace {
    let Resource { declared, identity, envelope, .. } = resource;
    Workspace { declared, identity, location: envelope.text("location") }
}

/// Lowers a compute of `workspace`. `settings` are the fields that ARM puts into `properties.properties`; `target`
/// says whether the cluster is made or attached.
pub fn compute<V: View>(
    resource: Resource<V>,
    settings: &Fields<V>,
    kind: ComputeKind,
    workspace: Identity,
    target: Target,
) -> Compute {
    let Resource { declared, identity, envelope, properties } = resource;
    let location = match properties.text("computeLocation") {
        Value::Absent(_) => envelope.text("location"),
        given => given,
    };
    let api_server = settings.block("apiServerAccessProfile");
    let private_cluster = match api_server.flag("apiServerAccessProfile.enablePrivateCluster") {
        Value::Absent(_) => settings.flag("enablePrivateCluster"),
        given => given,
    };
    let networking = settings.block("aksNetworkingConfiguration");
    Compute {
        declared,
        origin: ComputeOrigin::Declared,
        kind,
        name: identity.name,
        workspace,
        location,
        target,
        purpose: settings.text("clusterPurpose"),
        agent_count: settings.count("agentCount"),
        agent_vm_size: settings.text("agentVmSize"),
        subnet: networking.text("aksNetworkingConfiguration.subnetId"),
        private_cluster,
        network: network_profile(&networking, &settings.block("networkProfile")),
        load_balancer_type: settings.text("loadBalancerType"),
        load_balancer_subnet: settings.text("loadBalancerSubnet"),
        tls: tls(&settings.block("sslConfiguration")),
    }
}

/// Of the network settings of the cluster to be created, a compute can give three.
fn network_profile<V: View>(networking: &Fields<V>, others: &Fields<V>) -> NetworkProfile {
    NetworkProfile {
        block: networking.span(),
        plugin: others.text("networkProfile.networkPlugin"),
        plugin_mode: others.text("networkProfile.networkPluginMode"),
        pod_cidr: others.text("networkProfile.podCidr"),
        service_cidr: networking.text("aksNetworkingConfiguration.serviceCidr"),
        dns_service_ip: networking.text("aksNetworkingConfiguration.dnsServiceIP"),
        docker_bridge_cidr: networking.text("aksNetworkingConfiguration.dockerBridgeCidr"),
        load_balancer_sku: others.text("networkProfile.loadBalancerSku"),
        outbound_type: others.text("networkProfile.outboundType"),
    }
}

fn tls<V: View>(block: &Fields<V>) -> Tls {
    Tls {
        block: block.span(),
        status: block.text("sslConfiguration.status"),
        certificate: block.secret("sslConfiguration.cert"),
        key: block.secret("sslConfiguration.key"),
        cname: block.text("sslConfiguration.cname"),
        leaf_domain_label: block.text("sslConfiguration.leafDomainLabel"),
        overwrite_existing_domain: block.flag("sslConfiguration.overwriteExistingDomain"),
    }
}
