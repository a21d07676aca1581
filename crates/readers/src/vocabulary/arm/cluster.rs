//! `Microsoft.ContainerService/managedClusters` and its `agentPools`.

use super::{Fields, Resource, View, load_balancer_sku};
use akslint_model::{ApiServer, Cluster, ClusterOrigin, Declaration, Home, List, NetworkProfile, NodePool};

/// Lowers a cluster.
pub fn cluster<V: View>(resource: Resource<V>, origin: ClusterOrigin) -> Cluster {
    let Resource { declared, identity, envelope, properties } = resource;
    let List { items, more, place } = properties.items("agentPoolProfiles");
    let pools = items.into_iter().map(|item| pool(&Fields::of(item))).collect();
    Cluster {
        identity,
        origin,
        location: envelope.text("location"),
        kubernetes_version: properties.text("kubernetesVersion"),
        pools: List { items: pools, more, place },
        network: network_profile(&properties.block("networkProfile"), &declared),
        api_server: api_server(&properties),
        declared,
    }
}

fn network_profile<V: View>(block: &Fields<V>, declared: &Declaration) -> NetworkProfile {
    let sku = block.text("networkProfile.loadBalancerSku");
    NetworkProfile {
        block: block.span(),
        plugin: block.text("networkProfile.networkPlugin"),
        plugin_mode: block.text("networkProfile.networkPluginMode"),
        pod_cidr: block.text("networkProfile.podCidr"),
        service_cidr: block.text("networkProfile.serviceCidr"),
        dns_service_ip: block.text("networkProfile.dnsServiceIP"),
        docker_bridge_cidr: block.text("networkProfile.dockerBridgeCidr"),
        load_balancer_sku: load_balancer_sku(sku, declared),
        outbound_type: block.text("networkProfile.outboundType"),
    }
}

fn api_server<V: View>(properties: &Fields<V>) -> ApiServer {
    let block = properties.block("apiServerAccessProfile");
    let mut authorized_ranges = block.texts("apiServerAccessProfile.authorizedIPRanges");
    if authorized_ranges.items.is_empty() && authorized_ranges.is_complete() {
        // The name in api-versions 2019-02-01 to 2019-06-01.
        let old = properties.texts("apiServerAuthorizedIPRanges");
        if !old.items.is_empty() || !old.is_complete() {
            authorized_ranges = old;
        }
    }
    ApiServer {
        authorized_ranges,
        private: block.flag("apiServerAccessProfile.enablePrivateCluster"),
        public_fqdn: block.flag("apiServerAccessProfile.enablePrivateClusterPublicFQDN"),
        vnet_integration: block.flag("apiServerAccessProfile.enableVnetIntegration"),
    }
}

/// Lowers a pool declared apart, whose properties stand in a block of their own.
pub fn node_pool<V: View>(resource: Resource<V>) -> NodePool {
    NodePool { name: resource.identity.name, block: resource.declared.block, ..pool(&resource.properties) }
}

fn pool<V: View>(fields: &Fields<V>) -> NodePool {
    NodePool {
        block: fields.span(),
        name: fields.text("name"),
        mode: fields.text("mode"),
        count: fields.count("count"),
        autoscaling: fields.flag("enableAutoScaling"),
        min_count: fields.count("minCount"),
        max_count: fields.count("maxCount"),
        vm_size: fields.text("vmSize"),
        subnet: fields.text("vnetSubnetID"),
        home: Home::Nowhere,
        max_pods: fields.count("maxPods"),
        taints: fields.texts("nodeTaints"),
        os_type: fields.text("osType"),
        priority: fields.text("scaleSetPriority"),
        kind: fields.text("type"),
    }
}
