//! `Microsoft.MachineLearningServices/workspaces` and their `computes`.

use super::{Fields, Resource, View};
use akslint_model::{
    Compute, ComputeKind, ComputeOrigin, Identity, NetworkProfile, Target, Tls, Value, Workspace,
};

/// Lowers a workspace.
pub fn workspace<V: View>(resource: &Resource<V>) -> Workspace {
    Workspace {
        declared: resource.declared.clone(),
        identity: resource.identity.clone(),
        location: resource.envelope.text("location"),
    }
}

/// Lowers a compute of `workspace`. `settings` are the fields that ARM puts into `properties.properties`; `target`
/// says whether the cluster is made or attached.
pub fn compute<V: View>(
    resource: &Resource<V>,
    settings: &Fields<V>,
    kind: ComputeKind,
    workspace: Identity,
    target: Target,
) -> Compute {
    let location = match resource.properties.text("computeLocation") {
        Value::Absent(_) => resource.envelope.text("location"),
        given => given,
    };
    let private_cluster = match settings.flag("apiServerAccessProfile.enablePrivateCluster") {
        Value::Absent(_) => settings.flag("enablePrivateCluster"),
        given => given,
    };
    Compute {
        declared: resource.declared.clone(),
        origin: ComputeOrigin::Declared,
        kind,
        name: resource.identity.name.clone(),
        workspace,
        location,
        target,
        purpose: settings.text("clusterPurpose"),
        agent_count: settings.count("agentCount"),
        agent_vm_size: settings.text("agentVmSize"),
        subnet: settings.text("aksNetworkingConfiguration.subnetId"),
        private_cluster,
        network: network_profile(settings),
        load_balancer_type: settings.text("loadBalancerType"),
        load_balancer_subnet: settings.text("loadBalancerSubnet"),
        tls: Tls {
            block: settings.block("sslConfiguration").span(),
            status: settings.text("sslConfiguration.status"),
            certificate: settings.secret("sslConfiguration.cert"),
            key: settings.secret("sslConfiguration.key"),
            cname: settings.text("sslConfiguration.cname"),
            leaf_domain_label: settings.text("sslConfiguration.leafDomainLabel"),
            overwrite_existing_domain: settings.flag("sslConfiguration.overwriteExistingDomain"),
        },
    }
}

/// Of the network settings of the cluster to be created, a compute can give three.
fn network_profile<V: View>(settings: &Fields<V>) -> NetworkProfile {
    NetworkProfile {
        block: settings.block("aksNetworkingConfiguration").span(),
        plugin: settings.text("networkProfile.networkPlugin"),
        plugin_mode: settings.text("networkProfile.networkPluginMode"),
        pod_cidr: settings.text("networkProfile.podCidr"),
        service_cidr: settings.text("aksNetworkingConfiguration.serviceCidr"),
        dns_service_ip: settings.text("aksNetworkingConfiguration.dnsServiceIP"),
        docker_bridge_cidr: settings.text("aksNetworkingConfiguration.dockerBridgeCidr"),
        load_balancer_sku: settings.text("networkProfile.loadBalancerSku"),
        outbound_type: settings.text("networkProfile.outboundType"),
    }
}
