//! `Microsoft.ContainerService/managedClusters` and its `agentPools`.

use crate::vocabulary::{Fields, Resource, View};
use akslint_model::{ApiServer, Cluster, Home, List, NetworkProfile, NodePool, Term, Vocabulary};

/// Lowers a cluster.
pub fn cluster<V: View>(resource: Resource<V>) -> Cluster {
    let words = resource.declared.vocabulary;
    let properties = &resource.properties;
    let List { items, more, place } = properties.items(path(words, Term::Pools));
    let pools = items.into_iter().map(|item| pool(&Fields::of(item), words)).collect();
    let cluster = Cluster {
        declared: resource.declared.clone(),
        identity: resource.identity.clone(),
        location: resource.envelope.text("location"),
        kubernetes_version: properties.text(path(words, Term::KubernetesVersion)),
        pools: List { items: pools, more, place },
        network: network_profile(&properties.block("networkProfile"), words),
        api_server: api_server(properties, words),
    };
    resource.omission.in_cluster(cluster, &resource)
}

/// Where a setting stands; one that the format cannot say stands nowhere.
pub(super) fn path(words: &Vocabulary, term: Term) -> &'static str {
    words.path(term).unwrap_or_default()
}

fn network_profile<V: View>(block: &Fields<V>, words: &Vocabulary) -> NetworkProfile {
    let text = |term| block.text(path(words, term));
    NetworkProfile {
        block: block.span(),
        plugin: text(Term::NetworkPlugin),
        plugin_mode: text(Term::NetworkPluginMode),
        pod_cidr: block.ipv4_range(path(words, Term::PodCidr), path(words, Term::PodCidrs)),
        service_cidr: block.ipv4_range(path(words, Term::ServiceCidr), path(words, Term::ServiceCidrs)),
        dns_service_ip: text(Term::DnsServiceIp),
        docker_bridge_cidr: text(Term::DockerBridgeCidr),
        load_balancer_sku: text(Term::LoadBalancerSku),
        outbound_type: text(Term::OutboundType),
    }
}

fn api_server<V: View>(properties: &Fields<V>, words: &Vocabulary) -> ApiServer {
    let block = properties.block("apiServerAccessProfile");
    let mut authorized_ranges = block.texts(path(words, Term::AuthorizedRanges));
    if authorized_ranges.items.is_empty() && authorized_ranges.is_complete() {
        // The name in api-versions 2019-02-01 to 2019-06-01.
        let old = properties.texts("apiServerAuthorizedIPRanges");
        if !old.items.is_empty() || !old.is_complete() {
            authorized_ranges = old;
        }
    }
    ApiServer {
        authorized_ranges,
        private: block.flag(path(words, Term::PrivateCluster)),
        public_fqdn: block.flag(path(words, Term::PrivatePublicFqdn)),
        vnet_integration: block.flag(path(words, Term::VnetIntegration)),
    }
}

/// Lowers a pool declared apart, whose properties stand in a block of their own.
pub fn node_pool<V: View>(resource: Resource<V>) -> NodePool {
    let Resource { declared, identity, properties, .. } = resource;
    NodePool { name: identity.name, block: declared.block, ..pool(&properties, declared.vocabulary) }
}

fn pool<V: View>(fields: &Fields<V>, words: &Vocabulary) -> NodePool {
    let text = |term| fields.text(path(words, term));
    let count = |term| fields.count(path(words, term));
    NodePool {
        block: fields.span(),
        name: fields.text("name"),
        mode: text(Term::PoolMode),
        count: count(Term::NodeCount),
        autoscaling: fields.flag(path(words, Term::AutoScaling)),
        min_count: count(Term::MinCount),
        max_count: count(Term::MaxCount),
        vm_size: text(Term::VmSize),
        subnet: text(Term::SubnetId),
        home: Home::Nowhere,
        max_pods: count(Term::MaxPods),
        taints: fields.texts(path(words, Term::Taints)),
        os_type: text(Term::OsType),
        priority: text(Term::Priority),
        kind: text(Term::PoolType),
    }
}
