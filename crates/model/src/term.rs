//! The settings that rules speak of, and what each format calls them.

/// A setting of a cluster, a node pool, a compute or a network, whatever a format calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
#[allow(missing_docs)] // Each is documented by its entry in the mapping table of docs/formats.md.
pub enum Term {
    // The cluster.
    KubernetesVersion,
    Pools,
    NetworkPlugin,
    NetworkPluginMode,
    PodCidr,
    PodCidrs,
    ServiceCidr,
    ServiceCidrs,
    DnsServiceIp,
    DockerBridgeCidr,
    LoadBalancerSku,
    OutboundType,
    AuthorizedRanges,
    PrivateCluster,
    PrivatePublicFqdn,
    VnetIntegration,
    // A node pool.
    PoolMode,
    NodeCount,
    AutoScaling,
    MinCount,
    MaxCount,
    VmSize,
    SubnetId,
    MaxPods,
    Taints,
    OsType,
    Priority,
    PoolType,
    // The compute.
    ResourceId,
    ResourceGroup,
    ClusterName,
    Purpose,
    AgentCount,
    AgentVmSize,
    LoadBalancerType,
    LoadBalancerSubnet,
    TlsStatus,
    Certificate,
    PrivateKey,
    Cname,
    LeafDomainLabel,
    OverwriteExistingDomain,
    /// The last one, so that tables know their length.
    AddressPrefixes,
}

impl Term {
    /// Number of terms.
    const COUNT: usize = Self::AddressPrefixes as usize + 1;

    /// Every term, in the order of the declaration.
    pub fn all() -> impl Iterator<Item = Self> {
        ALL.iter().copied()
    }
}

/// Every term; a test holds that none is missing.
const ALL: [Term; Term::COUNT] = {
    use Term::{
        AddressPrefixes, AgentCount, AgentVmSize, AuthorizedRanges, AutoScaling, Certificate, ClusterName,
        Cname, DnsServiceIp, DockerBridgeCidr, KubernetesVersion, LeafDomainLabel, LoadBalancerSku,
        LoadBalancerSubnet, LoadBalancerType, MaxCount, MaxPods, MinCount, NetworkPlugin, NetworkPluginMode,
        NodeCount, OsType, OutboundType, OverwriteExistingDomain, PodCidr, PodCidrs, PoolMode, PoolType,
        Pools, Priority, PrivateCluster, PrivateKey, PrivatePublicFqdn, Purpose, ResourceGroup, ResourceId,
        ServiceCidr, ServiceCidrs, SubnetId, Taints, TlsStatus, VmSize, VnetIntegration,
    };
    [
        KubernetesVersion,
        Pools,
        NetworkPlugin,
        NetworkPluginMode,
        PodCidr,
        PodCidrs,
        ServiceCidr,
        ServiceCidrs,
        DnsServiceIp,
        DockerBridgeCidr,
        LoadBalancerSku,
        OutboundType,
        AuthorizedRanges,
        PrivateCluster,
        PrivatePublicFqdn,
        VnetIntegration,
        PoolMode,
        NodeCount,
        AutoScaling,
        MinCount,
        MaxCount,
        VmSize,
        SubnetId,
        MaxPods,
        Taints,
        OsType,
        Priority,
        PoolType,
        ResourceId,
        ResourceGroup,
        ClusterName,
        Purpose,
        AgentCount,
        AgentVmSize,
        LoadBalancerType,
        LoadBalancerSubnet,
        TlsStatus,
        Certificate,
        PrivateKey,
        Cname,
        LeafDomainLabel,
        OverwriteExistingDomain,
        AddressPrefixes,
    ]
};

/// What one format calls the settings: the path from the resource, as the format writes it.
#[derive(Debug)]
pub struct Vocabulary {
    /// The name of the table, for the documentation: `arm`.
    pub name: &'static str,
    /// Whether tools that read the format compare resource ids with regard to case.
    pub ids_are_case_sensitive: bool,
    /// What a compute calls the settings of the cluster that Azure ML creates for it.
    created: Option<&'static Self>,
    paths: [&'static str; Term::COUNT],
}

impl Vocabulary {
    /// A vocabulary with these words; what is not among them cannot be said.
    #[must_use]
    pub const fn new(name: &'static str, words: &[(Term, &'static str)]) -> Self {
        Self { name, ids_are_case_sensitive: false, created: None, paths: [""; Term::COUNT] }.with(words)
    }

    /// The same with some words more, or other ones; an empty one cannot be said.
    #[must_use]
    #[allow(clippy::indexing_slicing)] // Evaluated by the compiler: iterators are not const.
    pub const fn with(mut self, words: &[(Term, &'static str)]) -> Self {
        let mut at = 0;
        while at < words.len() {
            self.paths[words[at].0 as usize] = words[at].1;
            at += 1;
        }
        self
    }

    /// The same under another name.
    #[must_use]
    pub const fn named(mut self, name: &'static str) -> Self {
        self.name = name;
        self
    }

    /// The same for tools that compare resource ids with regard to case.
    #[must_use]
    pub const fn with_case_sensitive_ids(mut self) -> Self {
        self.ids_are_case_sensitive = true;
        self
    }

    /// The same with what a compute calls the settings of the cluster that Azure ML creates for it.
    #[must_use]
    pub const fn with_created(mut self, created: &'static Self) -> Self {
        self.created = Some(created);
        self
    }

    /// What a compute calls the settings of the cluster that Azure ML creates for it.
    #[must_use]
    pub fn of_created(&'static self) -> &'static Self {
        self.created.unwrap_or(self)
    }

    /// Where the setting stands in its resource, `None` where the format cannot say it: `networkProfile.serviceCidr`.
    #[must_use]
    pub fn path(&self, term: Term) -> Option<&'static str> {
        self.paths.get(usize::from(term as u8)).copied().filter(|path| !path.is_empty())
    }

    /// What the setting is called, `None` where the format cannot say it: `serviceCidr`.
    #[must_use]
    pub fn word(&self, term: Term) -> Option<&'static str> {
        self.path(term).map(|path| path.rsplit('.').next().unwrap_or(path))
    }
}

impl PartialEq for Vocabulary {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Vocabulary {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_is_listed_at_its_place() {
        for (at, term) in ALL.iter().enumerate() {
            assert_eq!(usize::from(*term as u8), at, "{term:?}");
        }
    }

    #[test]
    fn a_word_is_the_last_part_of_its_path() {
        const WORDS: Vocabulary =
            Vocabulary::new("some", &[(Term::ServiceCidr, "networkProfile.serviceCidr")]);
        assert_eq!(WORDS.path(Term::ServiceCidr), Some("networkProfile.serviceCidr"));
        assert_eq!(WORDS.word(Term::ServiceCidr), Some("serviceCidr"));
        assert_eq!(WORDS.word(Term::PodCidr), None);
    }
}
