//! What a rule's module imports.

pub use crate::{
    Attachment, Bounds, Cluster, ClusterOrigin, Compute, ComputeKind, Count, Findings, Format, List, Model,
    NodePool, ResourceId, Subnet, Text, Truth, Value, VirtualNetwork, Workspace,
};
pub use akslint_diagnostics::{Edit, Finding, Fix, Place, Profile, Safety, Severity, Span};
