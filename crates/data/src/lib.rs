//! Facts about Azure that the rules compare files with: VM sizes, regions, service tags, AKS versions.
//!
//! Every table is a dated snapshot, sorted at build time of the repository and searched in place: nothing is
//! parsed or allocated at start-up. This crate reads no file, no clock and no environment.

pub mod aks_versions;
pub mod date;
pub mod load_balancer;
pub mod machine_learning;
pub mod regions;
pub mod service_tags;
pub mod vm_sizes;

mod spelling;
#[rustfmt::skip]
mod generated;

use date::Date;

/// Where and when one embedded table was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// What the table holds, in lower case: `vm sizes`.
    pub name: &'static str,
    /// The publication the facts were taken from.
    pub source: &'static str,
    /// The day the facts were true.
    pub date: Date,
}

/// Lists the embedded tables with their dates, for `akslint --version` and messages about stale data.
pub fn snapshots() -> &'static [Snapshot] {
    &[vm_sizes::SNAPSHOT, regions::SNAPSHOT, service_tags::SNAPSHOT, aks_versions::SNAPSHOT]
}
