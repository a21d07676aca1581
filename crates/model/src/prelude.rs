//! What a rule's module imports.

pub use crate::{
    Attachment, Bounds, Cluster, Compute, ComputeKind, Count, Findings, List, Model, NodePool, ResourceId,
    Subnet, Term, Text, Truth, Value, VirtualNetwork, Workspace,
};
pub use akslint_diagnostics::{Edit, Finding, Fix, Place, Profile, Safety, Severity, Span};
