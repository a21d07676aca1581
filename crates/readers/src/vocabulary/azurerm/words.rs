//! What the Terraform provider azurerm calls the settings, by its major version.

use akslint_model::{Term, Vocabulary};

const NAMES: Vocabulary = Vocabulary::new(
    "azurerm",
    &[
        (Term::KubernetesVersion, "kubernetes_version"),
        (Term::Pools, "default_node_pool"),
        (Term::NetworkPlugin, "network_profile.network_plugin"),
        (Term::NetworkPluginMode, "network_profile.network_plugin_mode"),
        (Term::PodCidr, "network_profile.pod_cidr"),
        (Term::PodCidrs, "network_profile.pod_cidrs"),
        (Term::ServiceCidr, "network_profile.service_cidr"),
        (Term::ServiceCidrs, "network_profile.service_cidrs"),
        (Term::DnsServiceIp, "network_profile.dns_service_ip"),
        (Term::DockerBridgeCidr, "network_profile.docker_bridge_cidr"),
        (Term::LoadBalancerSku, "network_profile.load_balancer_sku"),
        (Term::OutboundType, "network_profile.outbound_type"),
        (Term::AuthorizedRanges, "api_server_access_profile.authorized_ip_ranges"),
        (Term::PrivateCluster, "private_cluster_enabled"),
        (Term::PrivatePublicFqdn, "private_cluster_public_fqdn_enabled"),
        (Term::VnetIntegration, "api_server_access_profile.virtual_network_integration_enabled"),
        (Term::PoolMode, "mode"),
        (Term::NodeCount, "node_count"),
        (Term::AutoScaling, "auto_scaling_enabled"),
        (Term::MinCount, "min_count"),
        (Term::MaxCount, "max_count"),
        (Term::VmSize, "vm_size"),
        (Term::SubnetId, "vnet_subnet_id"),
        (Term::MaxPods, "max_pods"),
        (Term::Taints, "node_taints"),
        (Term::OsType, "os_type"),
        (Term::Priority, "priority"),
        (Term::PoolType, "type"),
        (Term::ResourceId, "kubernetes_cluster_id"),
        (Term::Purpose, "cluster_purpose"),
        (Term::Certificate, "ssl.cert"),
        (Term::PrivateKey, "ssl.key"),
        (Term::Cname, "ssl.cname"),
        (Term::LeafDomainLabel, "ssl.leaf_domain_label"),
        (Term::OverwriteExistingDomain, "ssl.overwrite_existing_domain"),
        (Term::AddressPrefixes, "address_space"),
    ],
)
// The inference cluster attaches by a string that is compared as it is.
.with_case_sensitive_ids();

/// azurerm 4.
pub static AZURERM: Vocabulary = NAMES;

/// azurerm 2 and 3, which had other names for two settings.
pub static AZURERM_3: Vocabulary = NAMES
    .with(&[
        (Term::AutoScaling, "enable_auto_scaling"),
        (Term::AuthorizedRanges, "api_server_authorized_ip_ranges"),
    ])
    .named("azurerm-3");
