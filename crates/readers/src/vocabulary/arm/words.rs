//! What the formats with ARM's names call the settings.

use akslint_model::{Term, Vocabulary};

const NAMES: Vocabulary = Vocabulary::new(
    "arm",
    &[
        (Term::KubernetesVersion, "kubernetesVersion"),
        (Term::Pools, "agentPoolProfiles"),
        (Term::NetworkPlugin, "networkProfile.networkPlugin"),
        (Term::NetworkPluginMode, "networkProfile.networkPluginMode"),
        (Term::PodCidr, "networkProfile.podCidr"),
        (Term::PodCidrs, "networkProfile.podCidrs"),
        (Term::ServiceCidr, "networkProfile.serviceCidr"),
        (Term::ServiceCidrs, "networkProfile.serviceCidrs"),
        (Term::DnsServiceIp, "networkProfile.dnsServiceIP"),
        (Term::DockerBridgeCidr, "networkProfile.dockerBridgeCidr"),
        (Term::LoadBalancerSku, "networkProfile.loadBalancerSku"),
        (Term::OutboundType, "networkProfile.outboundType"),
        (Term::AuthorizedRanges, "apiServerAccessProfile.authorizedIPRanges"),
        (Term::PrivateCluster, "apiServerAccessProfile.enablePrivateCluster"),
        (Term::PrivatePublicFqdn, "apiServerAccessProfile.enablePrivateClusterPublicFQDN"),
        (Term::VnetIntegration, "apiServerAccessProfile.enableVnetIntegration"),
        (Term::PoolMode, "mode"),
        (Term::NodeCount, "count"),
        (Term::AutoScaling, "enableAutoScaling"),
        (Term::MinCount, "minCount"),
        (Term::MaxCount, "maxCount"),
        (Term::VmSize, "vmSize"),
        (Term::SubnetId, "vnetSubnetID"),
        (Term::MaxPods, "maxPods"),
        (Term::Taints, "nodeTaints"),
        (Term::OsType, "osType"),
        (Term::Priority, "scaleSetPriority"),
        (Term::PoolType, "type"),
        (Term::ResourceId, "resourceId"),
        (Term::Purpose, "clusterPurpose"),
        (Term::AgentCount, "agentCount"),
        (Term::AgentVmSize, "agentVmSize"),
        (Term::LoadBalancerType, "loadBalancerType"),
        (Term::LoadBalancerSubnet, "loadBalancerSubnet"),
        (Term::TlsStatus, "sslConfiguration.status"),
        (Term::Certificate, "sslConfiguration.cert"),
        (Term::PrivateKey, "sslConfiguration.key"),
        (Term::Cname, "sslConfiguration.cname"),
        (Term::LeafDomainLabel, "sslConfiguration.leafDomainLabel"),
        (Term::OverwriteExistingDomain, "sslConfiguration.overwriteExistingDomain"),
        (Term::AddressPrefixes, "addressSpace.addressPrefixes"),
    ],
);

/// What a compute says of the cluster that Azure ML creates for it; the rest Azure ML decides.
const CREATED: &[(Term, &str)] = &[
    (Term::KubernetesVersion, ""),
    (Term::Pools, ""),
    (Term::PodCidrs, ""),
    (Term::ServiceCidr, "aksNetworkingConfiguration.serviceCidr"),
    (Term::ServiceCidrs, ""),
    (Term::DnsServiceIp, "aksNetworkingConfiguration.dnsServiceIP"),
    (Term::DockerBridgeCidr, "aksNetworkingConfiguration.dockerBridgeCidr"),
    (Term::AuthorizedRanges, ""),
    (Term::NodeCount, "agentCount"),
    (Term::VmSize, "agentVmSize"),
    (Term::SubnetId, "aksNetworkingConfiguration.subnetId"),
];

static ARM_CREATED: Vocabulary = NAMES.with(CREATED);

/// ARM templates.
pub static ARM: Vocabulary = NAMES.with_created(&ARM_CREATED);

/// Azure's own output, which writes some abbreviations in another way.
pub static AZURE: Vocabulary = NAMES
    .with(&[
        (Term::DnsServiceIp, "networkProfile.dnsServiceIp"),
        (Term::AuthorizedRanges, "apiServerAccessProfile.authorizedIpRanges"),
        (Term::PrivatePublicFqdn, "apiServerAccessProfile.enablePrivateClusterPublicFqdn"),
        (Term::SubnetId, "vnetSubnetId"),
    ])
    .named("azure")
    .with_created(&AZURE_CREATED);

static AZURE_CREATED: Vocabulary = NAMES
    .with(CREATED)
    .with(&[(Term::DnsServiceIp, "aksNetworkingConfiguration.dnsServiceIp")])
    .named("azure");

const SPEC_NAMES: Vocabulary = NAMES
    .with(&[
        (Term::ResourceGroup, "resourceGroup"),
        (Term::ClusterName, "clusterName"),
        (Term::AddressPrefixes, "addressPrefixes"),
    ])
    .named("spec")
    .with_case_sensitive_ids();

static SPEC_CREATED: Vocabulary = SPEC_NAMES.with(CREATED);

/// The cluster spec. Tools that it stands for, such as Terraform, compare ids with regard to case.
pub static SPEC: Vocabulary = SPEC_NAMES.with_created(&SPEC_CREATED);
