//! What the platform assumes when a property is left out. Rules know no defaults; readers know only those of tools.
//!
//! Sources: Azure ML SDK v1 reference (`AksCompute.provisioning_configuration`), the ARM reference of
//! `Microsoft.ContainerService/managedClusters`, and the AKS page on network ranges.

use crate::{Compute, Count, Domain, NetworkProfile, Scope, Symbol, Text, Truth, Value};
use akslint_diagnostics::Place;

/// The purpose of a compute.
pub(crate) const PURPOSE: &str = "FastProd";
/// The load balancer of a scoring endpoint.
pub(crate) const ENDPOINT_LOAD_BALANCER: &str = "PublicIp";
/// The subnet that Azure ML uses for an internal load balancer.
const ENDPOINT_SUBNET: &str = "aks-subnet";
/// The size of the machines that Azure ML creates.
const AGENT_VM_SIZE: &str = "Standard_D3_v2";
/// The nodes that Azure ML creates for production, and for development and tests.
const AGENT_NODES: (i64, i64) = (3, 1);
/// The nodes of a pool without a count.
pub(crate) const POOL_NODES: u64 = 1;

const SERVICE_CIDR: &str = "10.0.0.0/16";
const DNS_SERVICE_IP: &str = "10.0.0.10";
const POD_CIDR: &str = "10.244.0.0/16";
const DOCKER_BRIDGE_CIDR: &str = "172.17.0.1/16";
const OUTBOUND_TYPE: &str = "loadBalancer";

impl NetworkProfile {
    /// The service range, `10.0.0.0/16` where it is left out.
    #[must_use]
    pub fn effective_service_cidr(&self) -> Value<Text> {
        self.service_cidr.or_text(SERVICE_CIDR)
    }

    /// The DNS address, `10.0.0.10` where it is left out.
    #[must_use]
    pub fn effective_dns_service_ip(&self) -> Value<Text> {
        self.dns_service_ip.or_text(DNS_SERVICE_IP)
    }

    /// Whether both the service range and the DNS address are the platform's own, be they written down or left out.
    #[must_use]
    pub fn has_default_services(&self) -> Truth {
        self.service_cidr.is_or(SERVICE_CIDR, |range| range == SERVICE_CIDR)
            & self.dns_service_ip.is_or(DNS_SERVICE_IP, |address| address == DNS_SERVICE_IP)
    }

    /// The pod range, `10.244.0.0/16` where it is left out and pods have a range of their own, else absent.
    #[must_use]
    pub fn effective_pod_cidr(&self) -> Value<Text> {
        match self.has_pod_range() {
            Truth::True => self.pod_cidr.or_text(POD_CIDR),
            _ => self.pod_cidr.clone(),
        }
    }

    /// The Docker bridge, `172.17.0.1/16` where it is left out.
    #[must_use]
    pub fn effective_docker_bridge_cidr(&self) -> Value<Text> {
        self.docker_bridge_cidr.or_text(DOCKER_BRIDGE_CIDR)
    }

    /// The way out, `loadBalancer` where it is left out.
    #[must_use]
    pub fn effective_outbound_type(&self) -> Value<Text> {
        self.outbound_type.or_text(OUTBOUND_TYPE)
    }

    /// Whether pods have a range of their own: with kubenet, and with Azure CNI in overlay mode.
    #[must_use]
    pub fn has_pod_range(&self) -> Truth {
        self.plugin.is_text("kubenet") | (self.plugin.is_text("azure") & self.plugin_mode.is_text("overlay"))
    }
}

/// The number of nodes that Azure ML creates: 3 for production, 1 for development and tests.
pub(crate) fn agent_count(given: &Value<Count>, is_dev_test: &Truth, scope: Scope) -> Value<Count> {
    let (production, dev_test) = AGENT_NODES;
    match (given, is_dev_test) {
        (Value::Absent(place), Truth::Unknown(doubt)) => {
            let because = doubt.symbols().first().map_or("clusterPurpose", |symbol| symbol.text()).to_owned();
            nodes_between(scope, because, dev_test, production, *place)
        }
        (given, is_dev_test) => {
            given.clone().or(Count::Whole(if is_dev_test.is_true() { dev_test } else { production }))
        }
    }
}

/// A number of nodes that Azure ML chooses between `min` and `max`, for a reason that `symbol` names.
fn nodes_between(scope: Scope, because: String, min: i64, max: i64, place: Place) -> Value<Count> {
    let domain = Domain::Integer { min: Some(min), max: Some(max) };
    Value::Unknown(Symbol::with(scope, because, Some(place.used), domain), place)
}

/// The size of the machines that Azure ML creates.
pub(crate) fn agent_vm_size(given: &Value<Text>) -> Value<Text> {
    given.or_text(AGENT_VM_SIZE)
}

impl Compute {
    /// The subnet of an internal load balancer, `aks-subnet` where none is named.
    #[must_use]
    pub fn effective_load_balancer_subnet(&self) -> Value<Text> {
        self.load_balancer_subnet.or_text(ENDPOINT_SUBNET)
    }
}
