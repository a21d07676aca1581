//! `Microsoft.ContainerService/managedClusters` and its `agentPools`.

use super::{Fields, Resource, View, load_balancer_sku};
use akslint_model::{ApiServer, Cluster, ClusterOrigin, Home, List, NetworkProfile, NodePool};

/// Lowers a cluster.
pub fn cluster<V: View>(resource: &Resource<V>, origin: ClusterOrigin) -> Cluster {
    let properties = &resource.properties;
    let pools = properties.items("agentPoolProfiles");
    let items = pools.items.iter().map(|item| pool_of(item)).collect();
    let pools = List { items, more: pools.more, place: pools.place };
    let mut ranges = properties.texts("apiServerAccessProfile.authorizedIPRanges");
    if ranges.items.is_empty() && ranges.is_complete() {
        // The name in api-versions 2019-02-01 to 2019-06-01.
        let old = properties.texts("apiServerAuthorizedIPRanges");
        if !old.items.is_empty() || !old.is_complete() {
            ranges = old;
        }
    }
    Cluster {
        declared: resource.declared.clone(),
        identity: resource.identity.clone(),
        origin,
        location: resource.envelope.text("location"),
        kubernetes_version: properties.text("kubernetesVersion"),
        pools,
        network: network_profile(resource),
        api_server: ApiServer {
            authorized_ranges: ranges,
            private: properties.flag("apiServerAccessProfile.enablePrivateCluster"),
            public_fqdn: properties.flag("apiServerAccessProfile.enablePrivateClusterPublicFQDN"),
            vnet_integration: properties.flag("apiServerAccessProfile.enableVnetIntegration"),
        },
    }
}

fn network_profile<V: View>(resource: &Resource<V>) -> NetworkProfile {
    let properties = &resource.properties;
    let sku = properties.text("networkProfile.loadBalancerSku");
    NetworkProfile {
        block: properties.block("networkProfile").span(),
        plugin: properties.text("networkProfile.networkPlugin"),
        plugin_mode: properties.text("networkProfile.networkPluginMode"),
        pod_cidr: properties.text("networkProfile.podCidr"),
        service_cidr: properties.text("networkProfile.serviceCidr"),
        dns_service_ip: properties.text("networkProfile.dnsServiceIP"),
        docker_bridge_cidr: properties.text("networkProfile.dockerBridgeCidr"),
        load_balancer_sku: load_balancer_sku(sku, &resource.declared),
        outbound_type: properties.text("networkProfile.outboundType"),
    }
}

/// Lowers a pool declared apart, whose properties stand in a block of their own.
pub fn node_pool<V: View>(resource: &Resource<V>) -> NodePool {
    NodePool {
        name: resource.identity.name.clone(),
        block: resource.declared.block,
        ..fields_of(&resource.properties)
    }
}

fn pool_of<V: View>(item: &V) -> NodePool {
    fields_of(&Fields::new(Some(item.clone()), item.span()))
}

fn fields_of<V: View>(fields: &Fields<V>) -> NodePool {
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
