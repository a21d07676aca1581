//! The AKS cluster: its pools, its network settings, its API server.

use crate::{
    Bounds, Count, Declaration, Identity, List, Provenance, ResourceId, Symbol, Term, Text, Truth, Value,
};
use akslint_diagnostics::{Place, Span};

/// An AKS cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// Where it is declared.
    pub declared: Declaration,
    /// What it is called.
    pub identity: Identity,
    /// Its region.
    pub location: Value<Text>,
    /// Its Kubernetes version.
    pub kubernetes_version: Value<Text>,
    /// Its node pools, those declared apart included; the first is the one that Azure ML uses.
    pub pools: List<NodePool>,
    /// Its network settings.
    pub network: NetworkProfile,
    /// Who may reach its API server.
    pub api_server: ApiServer,
}

/// Where a pool stands, as far as the inputs show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Home {
    /// It has no subnet of its own.
    #[default]
    Nowhere,
    /// In a network of the inputs: its number among the model's networks, and that of the subnet among its own.
    Network {
        /// The network.
        network: usize,
        /// The subnet, where the network declares it.
        subnet: Option<usize>,
    },
    /// In a network that the inputs do not declare: on these hangs what is asked of it.
    Unseen(Vec<Symbol>),
}

/// A node pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodePool {
    /// The whole block.
    pub block: Span,
    /// Its name.
    pub name: Value<Text>,
    /// `System` or `User`.
    pub mode: Value<Text>,
    /// Number of nodes.
    pub count: Value<Count>,
    /// Whether the autoscaler runs.
    pub autoscaling: Value<bool>,
    /// The autoscaler's least number of nodes.
    pub min_count: Value<Count>,
    /// The autoscaler's greatest number of nodes.
    pub max_count: Value<Count>,
    /// The size of its machines.
    pub vm_size: Value<Text>,
    /// The resource id of its subnet.
    pub subnet: Value<Text>,
    /// Where the inputs show that subnet; set by [`link`](crate::link()).
    pub home: Home,
    /// Pods per node.
    pub max_pods: Value<Count>,
    /// Its taints, `key=value:Effect`.
    pub taints: List<Value<Text>>,
    /// `Linux` or `Windows`.
    pub os_type: Value<Text>,
    /// `Regular` or `Spot`.
    pub priority: Value<Text>,
    /// `VirtualMachineScaleSets`, `AvailabilitySet` or `VirtualMachines`.
    pub kind: Value<Text>,
}

/// Network settings of a cluster, or of the cluster that a compute will create.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetworkProfile {
    /// The block, or the one it would stand in.
    pub block: Span,
    /// `azure`, `kubenet` or `none`.
    pub plugin: Value<Text>,
    /// `overlay`, or left out.
    pub plugin_mode: Value<Text>,
    /// The range of the pods.
    pub pod_cidr: Value<Text>,
    /// The range of the services.
    pub service_cidr: Value<Text>,
    /// The address of the DNS service.
    pub dns_service_ip: Value<Text>,
    /// The address and range of the Docker bridge.
    pub docker_bridge_cidr: Value<Text>,
    /// `standard` or `basic`, with the default of tool and api-version filled in.
    pub load_balancer_sku: Value<Text>,
    /// How the nodes reach the Internet.
    pub outbound_type: Value<Text>,
}

/// Who may reach the API server of a cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiServer {
    /// The ranges that may; none means that everybody may.
    pub authorized_ranges: List<Value<Text>>,
    /// Whether it is a private cluster.
    pub private: Value<bool>,
    /// Whether a private cluster has a public name.
    pub public_fqdn: Value<bool>,
    /// Whether it stands in a subnet of the cluster's network (API Server VNet Integration).
    pub vnet_integration: Value<bool>,
}

impl Cluster {
    /// A cluster of which nothing is said; `missing` is where each setting would stand.
    #[must_use]
    pub fn unsaid(declared: Declaration, missing: &dyn Fn(Term) -> Place) -> Self {
        let block = declared.block;
        let nothing = || Value::Absent(Place::literal(block));
        Self {
            identity: Identity { name: nothing(), resource_group: nothing(), subscription: nothing() },
            location: nothing(),
            kubernetes_version: Value::Absent(missing(Term::KubernetesVersion)),
            pools: List::empty(missing(Term::Pools)),
            network: NetworkProfile::unsaid(block, missing),
            api_server: ApiServer {
                authorized_ranges: List::empty(missing(Term::AuthorizedRanges)),
                private: Value::Absent(missing(Term::PrivateCluster)),
                public_fqdn: Value::Absent(missing(Term::PrivatePublicFqdn)),
                vnet_integration: Value::Absent(missing(Term::VnetIntegration)),
            },
            declared,
        }
    }

    /// A cluster of which nothing is known, attached by the compute at `place`.
    #[must_use]
    pub fn external(identity: Identity, symbol: &Symbol, by: &Declaration, place: Place) -> Self {
        let declared = by.on_the_word_of(Provenance::External);
        let text = |question| Value::Unknown(symbol.asked(question), place);
        let flag = |question| Value::Unknown(symbol.asked(question), place);
        let list = |question| List::unknown(symbol.asked(question), place);
        Self {
            declared,
            identity,
            location: text("location"),
            kubernetes_version: text("version"),
            pools: List::unknown(symbol.asked("pools"), place),
            network: NetworkProfile {
                block: place.span,
                plugin: text("plugin"),
                plugin_mode: text("plugin mode"),
                pod_cidr: text("pod range"),
                service_cidr: text("service range"),
                dns_service_ip: text("DNS address"),
                docker_bridge_cidr: text("Docker bridge"),
                load_balancer_sku: text("load balancer"),
                outbound_type: text("outbound type"),
            },
            api_server: ApiServer {
                authorized_ranges: list("authorized ranges"),
                private: flag("private"),
                public_fqdn: flag("public name"),
                vnet_integration: flag("VNet integration"),
            },
        }
    }

    /// Whether an input shows the cluster itself, be it declared, observed or to be created.
    #[must_use]
    pub fn is_in_inputs(&self) -> bool {
        self.declared.provenance != Provenance::External
    }

    /// Whether only the listed ranges may reach its API server. An empty text is none.
    #[must_use]
    pub fn has_authorized_ranges(&self) -> Truth {
        self.api_server.authorized_ranges.any(|range| match range {
            Value::Known(text, _) => (!text.trim().is_empty()).into(),
            unsure => unsure.given(),
        })
    }

    /// Whether its load balancer is the Basic one.
    #[must_use]
    pub fn has_basic_load_balancer(&self) -> Truth {
        self.network.load_balancer_sku.is_text("basic")
    }

    /// Whether the pools stand in a subnet that the user gives.
    #[must_use]
    pub fn has_own_subnet(&self) -> Truth {
        self.pools.any(|pool| pool.subnet.given())
    }
}

impl NetworkProfile {
    /// Settings of which nothing is said; `missing` is where each would stand.
    #[must_use]
    pub fn unsaid(block: Span, missing: &dyn Fn(Term) -> Place) -> Self {
        let text = |term| Value::Absent(missing(term));
        Self {
            block,
            plugin: text(Term::NetworkPlugin),
            plugin_mode: text(Term::NetworkPluginMode),
            pod_cidr: text(Term::PodCidr),
            service_cidr: text(Term::ServiceCidr),
            dns_service_ip: text(Term::DnsServiceIp),
            docker_bridge_cidr: text(Term::DockerBridgeCidr),
            load_balancer_sku: text(Term::LoadBalancerSku),
            outbound_type: text(Term::OutboundType),
        }
    }

    /// The same settings, each of them as `turn` has it.
    #[must_use]
    pub fn each(self, turn: &dyn Fn(Value<Text>) -> Value<Text>) -> Self {
        Self {
            block: self.block,
            plugin: turn(self.plugin),
            plugin_mode: turn(self.plugin_mode),
            pod_cidr: turn(self.pod_cidr),
            service_cidr: turn(self.service_cidr),
            dns_service_ip: turn(self.dns_service_ip),
            docker_bridge_cidr: turn(self.docker_bridge_cidr),
            load_balancer_sku: turn(self.load_balancer_sku),
            outbound_type: turn(self.outbound_type),
        }
    }
}

impl NodePool {
    /// A pool of which nothing is said; `missing` is where each setting would stand.
    #[must_use]
    pub fn unsaid(block: Span, missing: &dyn Fn(Term) -> Place) -> Self {
        let text = |term| Value::Absent(missing(term));
        let count = |term| Value::Absent(missing(term));
        Self {
            block,
            name: Value::Absent(Place::missing(block, "name")),
            mode: text(Term::PoolMode),
            count: count(Term::NodeCount),
            autoscaling: Value::Absent(missing(Term::AutoScaling)),
            min_count: count(Term::MinCount),
            max_count: count(Term::MaxCount),
            vm_size: text(Term::VmSize),
            subnet: text(Term::SubnetId),
            home: Home::Nowhere,
            max_pods: count(Term::MaxPods),
            taints: List::empty(missing(Term::Taints)),
            os_type: text(Term::OsType),
            priority: text(Term::Priority),
            kind: text(Term::PoolType),
        }
    }

    /// The number of nodes: between the autoscaler's bounds where it runs, else `count`.
    #[must_use]
    pub fn nodes(&self) -> Bounds {
        let fixed = || self.count.bounds(crate::defaults::POOL_NODES);
        let scaled = || {
            let least = self.min_count.bounds(0);
            let most = match &self.max_count {
                Value::Absent(_) => Bounds::anything(),
                given => given.bounds(0),
            };
            least.hull(most)
        };
        match self.autoscaling.is_true() {
            Truth::True => scaled(),
            Truth::False => fixed(),
            Truth::Unknown(doubt) => fixed().hull(scaled()).open_by(doubt.symbols()),
        }
    }

    /// The name of the subnet that the user gives, the last segment of its resource id.
    #[must_use]
    pub fn subnet_name(&self) -> Value<Text> {
        match ResourceId::read(&self.subnet).and_then(|id| id.name().cloned()) {
            Some(name) => name,
            None => self.subnet.clone().map(|text| text.rsplit('/').next().unwrap_or_default().into()),
        }
    }

    /// Whether it is a pool for workloads only, which Azure ML does not use.
    #[must_use]
    pub fn is_user_pool(&self) -> Truth {
        self.mode.is_text("User")
    }
}
