//! What the linted files declare: three-valued values, and the clusters, computes and networks made of them.
//!
//! Readers fill [`Fragment`]s, [`link`] joins them into one [`Model`], rules ask the model questions.

mod bounds;
mod cidr;
mod cluster;
mod condition;
mod defaults;
mod findings;
mod fragment;
mod home;
mod index;
mod link;
mod list;
mod ml;
mod model;
mod name_key;
mod network;
mod preflight;
mod resource;
mod resource_id;
mod resource_kind;
mod symbol;
mod term;
mod text;
mod truth;
mod value;

pub mod prelude;

pub use bounds::Bounds;
pub use cidr::{AddressError, cidr, ip, overlap, special_purpose};
pub use cluster::{ApiServer, Cluster, Home, NetworkProfile, NodePool};
pub use condition::Condition;
pub use findings::Findings;
pub use fragment::{Fragment, LoosePool, LooseSubnet, Reach, Reference, ResourceBlock, Suppression};
pub use link::link;
pub use list::List;
pub use ml::{Compute, ComputeKind, Target, Tls, Workspace};
pub use model::{Attachment, Model};
pub use name_key::NameKey;
pub use network::{Route, RouteTable, Subnet, VirtualNetwork};
pub use preflight::{AttachAs, Preflight};
pub use resource::{Declaration, Format, Identity, Provenance};
pub use resource_id::ResourceId;
pub use resource_kind::{CONNECTED_CLUSTER, ResourceKind};
pub use symbol::{Domain, Pattern, Piece, Presence, Scope, Symbol};
pub use term::{Term, Vocabulary};
pub use text::Text;
pub use truth::{Doubt, Truth};
pub use value::{Count, FromDomain, Value};
