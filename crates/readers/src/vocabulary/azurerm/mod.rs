//! The names of the Terraform provider azurerm for clusters, computes, workspaces and networks.
//!
//! A provider's block is an array of one object in a plan; [`View::member`] looks through it. What the provider assumes
//! for an argument that is left out, a plan has already filled in.

mod words;

pub use words::{AZURERM, AZURERM_3};

use crate::vocabulary::{Fields, Resource, View};
use akslint_diagnostics::Place;
use akslint_model::{
    ApiServer, Cluster, Compute, ComputeKind, Identity, List, NetworkProfile, NodePool, ResourceId, Subnet,
    Target, Term, Tls, Value, VirtualNetwork, Vocabulary, Workspace,
};

/// The taint that `only_critical_addons_enabled` stands for.
const CRITICAL_ADDONS: &str = "CriticalAddonsOnly=true:NoSchedule";

/// The vocabulary of a cluster or pool: older providers name the autoscaler in another way.
pub fn vocabulary_of<V: View>(values: &Fields<V>) -> &'static Vocabulary {
    let pool = values.block("default_node_pool").on_their_own();
    let is_old = [values, &pool]
        .iter()
        .any(|fields| fields.object().is_some_and(|object| object.member("enable_auto_scaling").is_some()));
    if is_old { &AZURERM_3 } else { &AZURERM }
}

fn path(words: &Vocabulary, term: Term) -> &'static str {
    words.path(term).unwrap_or_default()
}

/// Lowers `azurerm_kubernetes_cluster`.
pub fn cluster<V: View>(resource: Resource<V>) -> Cluster {
    let Resource { declared, identity, properties, .. } = resource;
    let words = declared.vocabulary;
    let List { items, more, place } = properties.items(path(words, Term::Pools));
    let pools = items.into_iter().map(|item| default_pool(&Fields::of(item), words)).collect();
    let network = properties.block("network_profile");
    let access = properties.block("api_server_access_profile");
    let flag = |term| properties.flag(path(words, term));
    Cluster {
        location: properties.text("location"),
        kubernetes_version: properties.text(path(words, Term::KubernetesVersion)),
        pools: List { items: pools, more, place },
        network: network_profile(&network, words),
        api_server: ApiServer {
            authorized_ranges: authorized_ranges(&properties, &access),
            private: flag(Term::PrivateCluster),
            public_fqdn: flag(Term::PrivatePublicFqdn),
            vnet_integration: access.flag(path(words, Term::VnetIntegration)),
        },
        identity,
        declared,
    }
}

/// The ranges under the newer name, else under the older one.
fn authorized_ranges<V: View>(
    properties: &Fields<V>,
    access: &Fields<V>,
) -> List<Value<akslint_model::Text>> {
    let newer = access.texts("api_server_access_profile.authorized_ip_ranges");
    if !newer.items.is_empty() || !newer.is_complete() {
        return newer;
    }
    let older = properties.texts("api_server_authorized_ip_ranges");
    if older.items.is_empty() && older.is_complete() { newer } else { older }
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

/// The block of a cluster is always a system pool.
fn default_pool<V: View>(fields: &Fields<V>, words: &Vocabulary) -> NodePool {
    let mut pool = pool(fields, words);
    pool.mode = Value::Known("System".into(), Place::computed(fields.span()));
    if let Value::Known(true, place) = fields.flag("only_critical_addons_enabled") {
        pool.taints.items.push(Value::Known(CRITICAL_ADDONS.into(), Place::computed(place.span)));
    }
    pool
}

/// Lowers `azurerm_kubernetes_cluster_node_pool`.
pub fn node_pool<V: View>(resource: Resource<V>) -> NodePool {
    let Resource { declared, identity, properties, .. } = resource;
    let pool = pool(&properties, declared.vocabulary);
    NodePool { name: identity.name, block: declared.block, mode: pool.mode.or("User".into()), ..pool }
}

fn pool<V: View>(fields: &Fields<V>, words: &Vocabulary) -> NodePool {
    let text = |term| fields.text(path(words, term));
    let count = |term| fields.count(path(words, term));
    let missing = |term| Place::missing(fields.span(), path(words, term));
    NodePool {
        name: fields.text("name"),
        mode: text(Term::PoolMode),
        count: count(Term::NodeCount),
        autoscaling: fields.flag(path(words, Term::AutoScaling)),
        min_count: count(Term::MinCount),
        max_count: count(Term::MaxCount),
        vm_size: text(Term::VmSize),
        subnet: text(Term::SubnetId),
        max_pods: count(Term::MaxPods),
        taints: fields.texts(path(words, Term::Taints)),
        os_type: text(Term::OsType),
        priority: text(Term::Priority),
        kind: text(Term::PoolType),
        ..NodePool::unsaid(fields.span(), &missing)
    }
}

/// Lowers `azurerm_machine_learning_inference_cluster`, which always attaches and always gets a public endpoint.
pub fn inference_cluster<V: View>(
    resource: Resource<V>,
    workspace: Identity,
    cluster: Value<akslint_model::Text>,
) -> Compute {
    let Resource { declared, identity, properties, .. } = resource;
    let words = declared.vocabulary;
    let missing = |term| Place::missing(declared.block, path(words, term));
    let nothing = || Value::Absent(missing(Term::ResourceId));
    let block = properties.block("ssl");
    Compute {
        kind: ComputeKind::Aks,
        name: identity.name,
        workspace,
        location: properties.text("location"),
        target: Target::Attached { resource_id: cluster, resource_group: nothing(), cluster_name: nothing() },
        purpose: properties.text(path(words, Term::Purpose)),
        agent_count: Value::Absent(missing(Term::AgentCount)),
        agent_vm_size: Value::Absent(missing(Term::AgentVmSize)),
        subnet: Value::Absent(missing(Term::SubnetId)),
        private_cluster: Value::Absent(missing(Term::PrivateCluster)),
        network: NetworkProfile::unsaid(declared.block, &missing),
        load_balancer_type: Value::Absent(missing(Term::LoadBalancerType)),
        load_balancer_subnet: Value::Absent(missing(Term::LoadBalancerSubnet)),
        tls: tls(&block, words),
        declared,
    }
}

/// The provider sets the status by the rest of the block.
fn tls<V: View>(block: &Fields<V>, words: &Vocabulary) -> Tls {
    let missing = |term| Place::missing(block.span(), path(words, term));
    Tls {
        certificate: block.secret(path(words, Term::Certificate)),
        key: block.secret(path(words, Term::PrivateKey)),
        cname: block.text(path(words, Term::Cname)),
        leaf_domain_label: block.text(path(words, Term::LeafDomainLabel)),
        overwrite_existing_domain: block.flag(path(words, Term::OverwriteExistingDomain)),
        ..Tls::unsaid(block.span(), &missing)
    }
}

/// Lowers `azurerm_machine_learning_workspace`.
pub fn workspace<V: View>(resource: Resource<V>) -> Workspace {
    let Resource { declared, identity, properties, .. } = resource;
    Workspace { declared, identity, location: properties.text("location") }
}

/// Lowers `azurerm_virtual_network` with the subnets inside it.
pub fn network<V: View>(resource: Resource<V>) -> VirtualNetwork {
    let Resource { declared, identity, properties, .. } = resource;
    let List { items, more, place } = properties.items("subnet");
    VirtualNetwork {
        address_prefixes: properties.texts(path(declared.vocabulary, Term::AddressPrefixes)),
        subnets: List {
            items: items.into_iter().map(|item| subnet(&Fields::of(item))).collect(),
            more,
            place,
        },
        declared,
        identity,
    }
}

/// Lowers a subnet: a block of a network, or `azurerm_subnet`.
pub fn subnet<V: View>(fields: &Fields<V>) -> Subnet {
    let mut prefixes = fields.texts("address_prefixes");
    if prefixes.items.is_empty() && prefixes.is_complete() {
        prefixes = fields.texts("address_prefix");
    }
    Subnet {
        handle: None,
        block: fields.span(),
        name: fields.text("name"),
        prefixes,
        route_table: Value::Absent(Place::missing(fields.span(), "route_table_id")),
    }
}

/// The identity of a resource: its name and group, and the subscription of its id, once it has one.
pub fn identity<V: View>(values: &Fields<V>) -> Identity {
    let id = ResourceId::read(&values.text("id"));
    let nothing = || Value::Absent(Place::literal(values.span()));
    Identity {
        name: values.text("name"),
        resource_group: values.text("resource_group_name"),
        subscription: id.map_or_else(nothing, |id| id.subscription),
    }
}
