//! ARM's names for clusters, computes, workspaces and networks: ARM templates, Azure's own output and the cluster
//! spec share them, and each is lowered here alone.

mod cluster;
mod compute;
mod network;
mod words;

pub use cluster::{cluster, node_pool};
pub use compute::{compute, workspace};
pub use network::{network, route_table, subnet};
pub use words::{ARM, AZURE, SPEC};
