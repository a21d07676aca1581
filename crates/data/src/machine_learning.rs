//! Constants of Azure Machine Learning on AKS, each with the place it is written down.
//!
//! SDK means azureml-core 1.61.0 (`core/compute/aks.py`); page means azure-ai-docs
//! `v1/how-to-create-attach-kubernetes.md` @0eea71ca and the edition of 2020-10-02.

/// Nodes that the SDK creates if none are named (SDK).
pub const DEFAULT_AGENT_COUNT: u32 = 3;

/// Nodes that the SDK creates for the purpose `DevTest` if none are named (SDK).
pub const DEFAULT_AGENT_COUNT_DEV_TEST: u32 = 1;

/// The size of the nodes if none is named (SDK); three of them have exactly [`MINIMUM_VCPUS`].
pub const DEFAULT_VM_SIZE: &str = "Standard_D3_v2";

/// The subnet that the SDK's samples and error texts assume (SDK).
pub const DEFAULT_SUBNET: &str = "aks-subnet";

/// vCPUs that a production cluster needs in total (page; the service: "should have at least 12 cores").
///
/// Whether a constrained size counts with all or with its usable vCPUs is not documented.
pub const MINIMUM_VCPUS: u32 = 12;

/// Nodes that a production cluster needs (page, since 2022-04).
pub const MINIMUM_NODES: u32 = 3;

/// vCPUs recommended for a dev-test cluster (page of 2020).
pub const RECOMMENDED_DEV_TEST_VCPUS: u32 = 2;

/// The purposes a cluster can have; the first is the default (SDK).
pub const CLUSTER_PURPOSES: [&str; 2] = ["FastProd", "DevTest"];

/// The kinds of load balancer the SDK knows; the first is the default (SDK).
pub const LOAD_BALANCER_TYPES: [&str; 2] = ["PublicIp", "InternalLoadBalancer"];

/// Characters of a compute name, least and most (page).
pub const COMPUTE_NAME_LENGTH: (usize, usize) = (3, 24);

/// Names that no compute may have, compared in any case (SDK: "is a reserved name").
pub const RESERVED_COMPUTE_NAMES: [&str; 3] = ["amlcompute", "local", "containerinstance"];

/// The only FPGA size that Azure Machine Learning deploys to (azure-docs `how-to-deploy-fpga-web-service.md`
/// @042e00c0). Its sample attaches one node with 6 vCPUs, so the minimum of vCPUs does not bind it.
pub const FPGA_VM_SIZE: &str = "Standard_PB6s";

/// The regions that offer the FPGA size (same page).
pub const FPGA_REGIONS: [&str; 4] = ["eastus", "southeastasia", "westeurope", "westus2"];

/// Ranges that a cluster's API server accepts (azure-aks-docs `api-server-authorized-ip-ranges.md` @fb060abe).
pub const MAX_AUTHORIZED_RANGES: usize = 200;

/// The same with API Server VNet Integration (same page).
pub const MAX_AUTHORIZED_RANGES_VNET_INTEGRATION: usize = 2000;

/// The range that stands for the cluster's own outbound address only (same page).
pub const OUTBOUND_ONLY_RANGE: &str = "0.0.0.0/32";

/// vCPUs and GiB of memory that a node of a system pool needs (azure-aks-docs `quotas-skus-regions.md`
/// @fb060abe); sizes of the B series are refused.
pub const SYSTEM_POOL_MINIMUM: (u32, u32) = (2, 4);

/// vCPUs and GiB of memory that a node of a user pool needs (same page).
pub const USER_POOL_MINIMUM: (u32, u32) = (2, 2);

/// vCPUs and GiB of memory that a node needs for production inference with the Kubernetes extension
/// (azure-ai-docs `reference-kubernetes.md`, size `DS3_v2`).
pub const EXTENSION_PRODUCTION_MINIMUM: (u32, u32) = (4, 14);

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{regions, vm_sizes};

    #[test]
    fn the_defaults_have_exactly_the_minimum() {
        let size = vm_sizes::find(DEFAULT_VM_SIZE).unwrap();
        assert_eq!(DEFAULT_AGENT_COUNT * size.usable_vcpus, MINIMUM_VCPUS);
    }

    #[test]
    fn the_fpga_size_and_its_regions_are_listed() {
        assert!(vm_sizes::find(FPGA_VM_SIZE).unwrap().is_fpga());
        assert!(FPGA_REGIONS.iter().all(|region| regions::find(region).is_some()));
    }
}
