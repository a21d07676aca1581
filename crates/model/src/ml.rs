//! Azure ML: workspaces and their computes.

use crate::defaults::{ENDPOINT_LOAD_BALANCER, PURPOSE};
use crate::{Count, Declaration, Identity, NetworkProfile, Term, Text, Truth, Value};
use akslint_diagnostics::{Place, Span};

/// An Azure ML workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workspace {
    /// Where it is declared.
    pub declared: Declaration,
    /// What it is called.
    pub identity: Identity,
    /// Its region.
    pub location: Value<Text>,
}

/// The kinds of compute that akslint tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComputeKind {
    /// `AKS`: the v1 compute of the page.
    Aks,
    /// `Kubernetes`: its successor, by attaching alone.
    Kubernetes,
    /// Any other; akslint knows its name alone.
    Other,
}

impl ComputeKind {
    /// The kind of a `computeType`.
    #[must_use]
    pub fn of(compute_type: &str) -> Self {
        let is = |name: &str| compute_type.eq_ignore_ascii_case(name);
        if is("AKS") {
            Self::Aks
        } else if is("Kubernetes") {
            Self::Kubernetes
        } else {
            Self::Other
        }
    }
}

/// Whether a compute's cluster is made for it or exists already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Azure ML creates a cluster.
    Created,
    /// An existing cluster is attached.
    Attached {
        /// The cluster's resource id.
        resource_id: Value<Text>,
        /// The cluster's resource group, where it is named by group and name.
        resource_group: Value<Text>,
        /// The cluster's name, where it is named by group and name.
        cluster_name: Value<Text>,
    },
}

/// An Azure ML compute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compute {
    /// Where it is declared.
    pub declared: Declaration,
    /// Its kind.
    pub kind: ComputeKind,
    /// Its name.
    pub name: Value<Text>,
    /// Its workspace.
    pub workspace: Identity,
    /// The region of the cluster to be created.
    pub location: Value<Text>,
    /// Its cluster.
    pub target: Target,
    /// `FastProd`, `DenseProd` or `DevTest`.
    pub purpose: Value<Text>,
    /// Number of nodes to create.
    pub agent_count: Value<Count>,
    /// Size of the machines to create.
    pub agent_vm_size: Value<Text>,
    /// Subnet to create the cluster in.
    pub subnet: Value<Text>,
    /// Whether a private cluster is asked for, which only an attached one can be.
    pub private_cluster: Value<bool>,
    /// Network settings of the cluster to be created.
    pub network: NetworkProfile,
    /// `PublicIp` or `InternalLoadBalancer`: the scoring endpoint's load balancer.
    pub load_balancer_type: Value<Text>,
    /// Name of the subnet for an internal load balancer.
    pub load_balancer_subnet: Value<Text>,
    /// TLS of the scoring endpoint.
    pub tls: Tls,
}

/// TLS settings of a scoring endpoint. Certificates and keys are secrets: only whether they are given is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tls {
    /// The block, or the one it would stand in.
    pub block: Span,
    /// `Enabled`, `Auto` or `Disabled`.
    pub status: Value<Text>,
    /// The certificate, in PEM.
    pub certificate: Value<()>,
    /// The private key, in PEM.
    pub key: Value<()>,
    /// The host name in the certificate.
    pub cname: Value<Text>,
    /// The label of a name and certificate from Microsoft.
    pub leaf_domain_label: Value<Text>,
    /// Whether an existing name may be taken over.
    pub overwrite_existing_domain: Value<bool>,
}

impl Tls {
    /// Settings of which nothing is said; `missing` is where each would stand.
    #[must_use]
    pub fn unsaid(block: Span, missing: &dyn Fn(Term) -> Place) -> Self {
        Self {
            block,
            status: Value::Absent(missing(Term::TlsStatus)),
            certificate: Value::Absent(missing(Term::Certificate)),
            key: Value::Absent(missing(Term::PrivateKey)),
            cname: Value::Absent(missing(Term::Cname)),
            leaf_domain_label: Value::Absent(missing(Term::LeafDomainLabel)),
            overwrite_existing_domain: Value::Absent(missing(Term::OverwriteExistingDomain)),
        }
    }

    /// Whether your own certificate is configured: any of certificate, key and host name is given.
    #[must_use]
    pub fn is_own(&self) -> Truth {
        self.certificate.given() | self.key.given() | self.cname.given()
    }

    /// Whether a certificate from Microsoft is configured.
    #[must_use]
    pub fn is_microsoft(&self) -> Truth {
        self.status.is_text("Auto") | self.leaf_domain_label.given()
    }
}

impl Compute {
    /// Whether Azure ML creates the cluster.
    #[must_use]
    pub const fn is_created(&self) -> bool {
        matches!(self.target, Target::Created)
    }

    /// Whether it is for production. Without a purpose it is. Kubernetes computes have no purpose.
    #[must_use]
    pub fn is_production(&self) -> Truth {
        let is_production =
            |purpose: &str| ["FastProd", "DenseProd"].iter().any(|one| one.eq_ignore_ascii_case(purpose));
        Truth::from(self.kind == ComputeKind::Aks) & self.purpose.is_or(PURPOSE, is_production)
    }

    /// Whether it is for development and tests.
    #[must_use]
    pub fn is_dev_test(&self) -> Truth {
        Truth::from(self.kind == ComputeKind::Aks) & self.purpose.is_text("DevTest")
    }

    /// Whether its endpoint's load balancer is internal. Without a type it is public.
    #[must_use]
    pub fn has_internal_load_balancer(&self) -> Truth {
        self.load_balancer_type
            .is_or(ENDPOINT_LOAD_BALANCER, |kind| kind.eq_ignore_ascii_case("InternalLoadBalancer"))
    }

    /// Whether its endpoint's load balancer is public. Without a type it is; a type that does not exist is neither.
    #[must_use]
    pub fn has_public_load_balancer(&self) -> Truth {
        self.load_balancer_type.is_or(ENDPOINT_LOAD_BALANCER, |kind| kind.eq_ignore_ascii_case("PublicIp"))
    }
}
