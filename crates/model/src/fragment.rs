//! What one file declares.

use crate::{
    Cluster, Compute, Declaration, Format, NodePool, ResourceId, RouteTable, Subnet, Symbol, Text, Value,
    VirtualNetwork, Workspace,
};
use akslint_diagnostics::{Problem, Span};
use std::ops::Range;

/// What a declaration says of the one that it belongs to.
#[derive(Clone, Debug, Default)]
pub struct Reference {
    /// What its language calls that one.
    pub handle: Option<Symbol>,
    /// Its resource id, as far as it is told.
    pub id: Option<ResourceId>,
}

impl Reference {
    /// Reads the value of a property that names a resource: its id, or what its language calls it.
    #[must_use]
    pub fn read(value: &Value<Text>) -> Self {
        Self { handle: value.symbol().cloned(), id: ResourceId::read(value) }
    }
}

impl From<ResourceId> for Reference {
    fn from(id: ResourceId) -> Self {
        Self { handle: None, id: Some(id) }
    }
}

/// A node pool declared apart from its cluster.
#[derive(Clone, Debug)]
pub struct LoosePool {
    /// Where it is declared.
    pub declared: Declaration,
    /// Its cluster.
    pub cluster: Reference,
    /// The pool.
    pub pool: NodePool,
}

/// A subnet declared apart from its network.
#[derive(Clone, Debug)]
pub struct LooseSubnet {
    /// Where it is declared.
    pub declared: Declaration,
    /// Its network.
    pub network: Reference,
    /// The subnet.
    pub subnet: Subnet,
}

/// The block of a resource, to tell which resource a finding is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceBlock {
    /// The block.
    pub block: Span,
    /// Its type and name, as stable under edits elsewhere as can be: `managedClusters/myaks`.
    pub label: String,
}

/// How far a suppression reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// These bytes: the lines on which a comment speaks.
    Lines(Range<u32>),
    /// A block.
    Block(Span),
    /// The whole file.
    File,
}

/// What a file's author says about findings in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// The comment, or the string in `metadata`.
    pub span: Span,
    /// The rules that shall be silent: codes, starts of codes, names.
    pub rules: Vec<String>,
    /// Why.
    pub reason: Option<String>,
    /// Where they shall be silent.
    pub reach: Reach,
}

impl Suppression {
    /// Whether it reaches `span`.
    #[must_use]
    pub fn reaches(&self, span: Span) -> bool {
        span.file == self.span.file
            && match &self.reach {
                Reach::File => true,
                Reach::Block(block) => block.contains(span),
                Reach::Lines(lines) => lines.start <= span.start && span.start <= lines.end,
            }
    }
}

/// What one file declares, and what kept the rest of it from being read.
#[derive(Clone, Debug, Default)]
pub struct Fragment {
    /// The format, if the file is one of ours.
    pub format: Option<Format>,
    /// Workspaces.
    pub workspaces: Vec<Workspace>,
    /// Computes.
    pub computes: Vec<Compute>,
    /// Clusters.
    pub clusters: Vec<Cluster>,
    /// Node pools declared apart.
    pub pools: Vec<LoosePool>,
    /// Virtual networks.
    pub networks: Vec<VirtualNetwork>,
    /// Subnets declared apart.
    pub subnets: Vec<LooseSubnet>,
    /// Route tables.
    pub route_tables: Vec<RouteTable>,
    /// The blocks of all these.
    pub resources: Vec<ResourceBlock>,
    /// The names of the parameters whose values come from outside of the file.
    pub parameters: Vec<String>,
    /// What the file says about findings in it.
    pub suppressions: Vec<Suppression>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// Byte ranges of secrets in the file.
    pub secrets: Vec<Range<u32>>,
    /// The texts of secrets that can flow into what is said, as the values of parameters do.
    pub secret_values: Vec<String>,
    /// Secrets in files that were read along with it, such as a parameter file.
    pub secrets_elsewhere: Vec<Span>,
}

impl Fragment {
    /// Whether the file declares nothing that the rules know.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.resources.is_empty()
    }
}
