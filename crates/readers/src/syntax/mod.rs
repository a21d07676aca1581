//! How a text is written: JSON and YAML become a [`Tree`](crate::node::Tree). Nothing here knows an Azure name.
//!
//! Parsing never fails, never recurses and never panics: what is wrong is told beside the tree.

pub mod json;
mod keys;
#[cfg(feature = "yaml")]
pub mod yaml;

/// Arrays and objects within one another, at most.
pub const MAX_DEPTH: usize = 128;

/// Nodes of one document, keys included, at most; 16 bytes each.
pub const MAX_NODES: usize = 1 << 23;

/// Problems told of one document, at most; after that many, the rest of it is left unread.
pub const MAX_PROBLEMS: usize = 10;
