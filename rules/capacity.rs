//! How many vCPUs and nodes a cluster offers to the pods of Azure ML.
//!
//! A machine counts with its usable vCPUs. A pool counts if its nodes run Linux, are no spot nodes, and no taint keeps pods
//! away.

use crate::machine_size;
use akslint_data::machine_learning::{MINIMUM_NODES, MINIMUM_VCPUS};
use akslint_data::vm_sizes::{VmSize, find};
use akslint_diagnostics::Place;
use akslint_model::prelude::*;

/// The greatest number of pools that a message spells out.
const SPELT_OUT: usize = 3;

/// What a cluster offers.
pub(crate) struct Capacity<'m> {
    cluster: &'m Cluster,
    /// Every pool that may count.
    offers: Vec<Offer<'m>>,
    /// Every pool that certainly does not, and why.
    left_out: Vec<(Span, &'static str)>,
}

/// What one pool offers.
pub(crate) struct Offer<'m> {
    /// The pool.
    pub(crate) pool: &'m NodePool,
    cluster: &'m Cluster,
    /// Whether it counts; certainly not is not among the offers.
    counts: Truth,
}

impl<'m> Capacity<'m> {
    /// What `cluster` offers.
    pub(crate) fn of(cluster: &'m Cluster) -> Self {
        let mut capacity = Self { cluster, offers: Vec::new(), left_out: Vec::new() };
        for pool in &cluster.pools.items {
            let is_linux = pool.os_type.is_or("Linux", |os_type| os_type.eq_ignore_ascii_case("Linux"));
            let is_spot = pool.priority.is_text("Spot");
            let is_tainted = pool.taints.any(|taint| taint.is(|text| repels(text)));
            if is_linux.is_false() {
                capacity.left_out.push((pool.os_type.span(), "does not count: no Linux nodes"));
            } else if is_spot.is_true() {
                let why = "does not count: AKS taints spot nodes, which keeps the pods of Azure ML away";
                capacity.left_out.push((pool.priority.span(), why));
            } else if is_tainted.is_true() {
                let taint = pool.taints.items.iter().find(|taint| taint.is(|text| repels(text)).is_true());
                let span = taint.map_or(pool.block, Value::span);
                capacity.left_out.push((span, "does not count: this taint keeps the pods of Azure ML away"));
            } else {
                capacity.offers.push(Offer { pool, cluster, counts: is_linux & !is_spot & !is_tainted });
            }
        }
        capacity
    }

    /// The pools that may count.
    pub(crate) fn offers(&self) -> &[Offer<'m>] {
        &self.offers
    }

    /// All nodes that count.
    pub(crate) fn nodes(&self) -> Bounds {
        self.sum(Offer::nodes)
    }

    /// All vCPUs that count.
    pub(crate) fn vcpus(&self) -> Bounds {
        self.sum(|offer| offer.vcpus(&offer.nodes()))
    }

    /// The nodes that are left when the autoscaler has removed all that it may.
    pub(crate) fn least_nodes(&self) -> Bounds {
        self.sum(Offer::least_nodes)
    }

    /// The vCPUs that are left when the autoscaler has removed all that it may.
    pub(crate) fn least_vcpus(&self) -> Bounds {
        self.sum(|offer| offer.vcpus(&offer.least_nodes()))
    }

    /// Whether any node has an FPGA: Microsoft's own example attaches one such node, below every minimum.
    pub(crate) fn has_fpga(&self) -> Truth {
        let scope = self.cluster.declared.scope;
        self.cluster.pools.any(|pool| {
            // The size that AKS chooses by itself never has one.
            pool.vm_size.given().and(|| machine_size::is(&pool.vm_size, scope, VmSize::is_fpga))
        })
    }

    /// The place that decides the number of nodes, else the one that decides their size.
    pub(crate) fn place(&self) -> Place {
        let Some(pool) = self.offers.first().map(|offer| offer.pool).or(self.cluster.pools.items.first())
        else {
            return self.cluster.pools.place;
        };
        let count = count_of(pool);
        if count.place().is_literal() || !pool.vm_size.is_written() {
            count.place()
        } else {
            pool.vm_size.place()
        }
    }

    /// The place of the number of nodes.
    pub(crate) fn count_place(&self) -> Place {
        let pool = self.offers.first().map(|offer| offer.pool).or(self.cluster.pools.items.first());
        pool.map_or(self.cluster.pools.place, |pool| count_of(pool).place())
    }

    /// The number of nodes of the one pool that counts, if the autoscaler does not change it.
    pub(crate) fn fixed_count(&self) -> Option<&'m Value<Count>> {
        match self.offers.as_slice() {
            [offer] if offer.pool.autoscaling.is_true().is_false() => Some(&offer.pool.count),
            _ => None,
        }
    }

    /// The vCPUs as a computation: `2 × Standard_D3_v2 (4 vCPUs each) = 8`.
    pub(crate) fn computation(&self, nodes: impl Fn(&Offer<'m>) -> Bounds) -> String {
        let total = self.sum(|offer| offer.vcpus(&nodes(offer)));
        let total = total.max.unwrap_or(total.min);
        let mut terms: Vec<String> =
            self.offers.iter().take(SPELT_OUT).map(|offer| offer.term(&nodes(offer))).collect();
        match self.offers.len().saturating_sub(SPELT_OUT) {
            0 => {}
            1 => terms.push("1 more pool".to_owned()),
            more => terms.push(format!("{more} more pools")),
        }
        if terms.is_empty() { "0 vCPUs".to_owned() } else { format!("{} = {total}", terms.join(" + ")) }
    }

    /// The nodes that production needs of these machines, if all that count are of one pool.
    pub(crate) fn nodes_needed(&self) -> Option<u64> {
        let [offer] = self.offers.as_slice() else { return None };
        let each = offer.vcpus_each().exact().filter(|each| *each > 0)?;
        Some(u64::from(MINIMUM_VCPUS).div_ceil(each).max(u64::from(MINIMUM_NODES)))
    }

    /// Points at the pools that do not count.
    pub(crate) fn label_left_out(&self, finding: Finding) -> Finding {
        self.left_out.iter().fold(finding, |finding, (span, why)| finding.related(*span, *why))
    }

    fn sum(&self, part: impl Fn(&Offer<'m>) -> Bounds) -> Bounds {
        let start = match &self.cluster.pools.more {
            Some(symbol) => Bounds { open: symbol.roots(), ..Bounds::anything() },
            // A listing that shows no pool at all does not mean that there is none.
            None if self.cluster.pools.items.is_empty() => Bounds::anything(),
            None => Bounds::exactly(0),
        };
        self.offers.iter().map(part).fold(start, Bounds::plus)
    }
}

impl Offer<'_> {
    /// Its nodes.
    pub(crate) fn nodes(&self) -> Bounds {
        self.if_it_counts(nodes_of(self.pool, self.cluster))
    }

    /// Its nodes when the autoscaler has removed all that it may.
    pub(crate) fn least_nodes(&self) -> Bounds {
        self.if_it_counts(least_nodes_of(self.pool, self.cluster))
    }

    fn if_it_counts(&self, nodes: Bounds) -> Bounds {
        if self.counts.is_true() { nodes } else { with_none(nodes, &self.counts) }
    }

    /// The vCPUs of one node.
    fn vcpus_each(&self) -> Bounds {
        machine_size::vcpus(&self.pool.vm_size, self.cluster.declared.scope)
    }

    fn vcpus(&self, nodes: &Bounds) -> Bounds {
        if nodes.exact() == Some(0) { Bounds::exactly(0) } else { nodes.clone().times(self.vcpus_each()) }
    }

    fn term(&self, nodes: &Bounds) -> String {
        let size = match &self.pool.vm_size {
            Value::Known(name, _) => {
                find(name).map_or_else(|| name.to_string(), |size| size.name.into_owned())
            }
            Value::Unknown(symbol, _) => symbol.to_string(),
            Value::Absent(_) => "a size that AKS chooses".to_owned(),
        };
        let most = |bounds: &Bounds| match (bounds.exact(), bounds.max) {
            (None, Some(max)) => format!("at most {max}"),
            _ => bounds.to_string(),
        };
        let constrained = self
            .pool
            .vm_size
            .known()
            .and_then(|name| find(name))
            .is_some_and(|size| size.usable_vcpus < size.vcpus);
        let usable = if constrained { "usable " } else { "" };
        let vcpus_each = self.vcpus_each();
        let plural = if vcpus_each.exact() == Some(1) { "" } else { "s" };
        let each = if nodes.exact() == Some(1) { "" } else { " each" };
        format!("{} × {size} ({} {usable}vCPU{plural}{each})", most(nodes), most(&vcpus_each))
    }
}

/// Whether even the greatest number is below `limit`. Between the bounds of an autoscaler nothing is unknown.
pub(crate) fn stays_below(number: &Bounds, limit: u64) -> Truth {
    match number.max {
        Some(most) if most >= limit && number.open.is_empty() => Truth::False,
        _ => number.below(limit),
    }
}

/// Whether a taint keeps pods away that do not tolerate it; `PreferNoSchedule` only advises.
fn repels(taint: &str) -> bool {
    let effect = taint.rsplit_once(':').map_or("", |(_, effect)| effect);
    ["NoSchedule", "NoExecute"].iter().any(|one| one.eq_ignore_ascii_case(effect))
}

/// The setting that decides the greatest number of nodes.
fn count_of(pool: &NodePool) -> &Value<Count> {
    if pool.autoscaling.is_true().is_true() { &pool.max_count } else { &pool.count }
}

fn nodes_of(pool: &NodePool, cluster: &Cluster) -> Bounds {
    if is_uncounted(pool, cluster) { Bounds::anything() } else { pool.nodes() }
}

fn least_nodes_of(pool: &NodePool, cluster: &Cluster) -> Bounds {
    if pool.autoscaling.is_true().is_true() {
        if pool.min_count.given().is_true() { pool.min_count.bounds(0) } else { Bounds::anything() }
    } else {
        nodes_of(pool, cluster)
    }
}

/// Whether the count does not tell the nodes: pools of single machines list them elsewhere, and a cluster that Azure ML
/// creates never has 0 nodes, whatever 0 means there.
fn is_uncounted(pool: &NodePool, cluster: &Cluster) -> bool {
    let lists_machines =
        pool.count.absent().is_possible() && pool.kind.is_text("VirtualMachines").is_possible();
    let is_zero = pool.count.bounds(1).exact() == Some(0);
    lists_machines || (is_zero && cluster.declared.is_created())
}

/// The same nodes, or none of them.
fn with_none(nodes: Bounds, counts: &Truth) -> Bounds {
    let open = match counts {
        Truth::Unknown(doubt) => doubt.symbols().to_vec(),
        _ => Vec::new(),
    };
    Bounds { min: 0, ..nodes.plus(Bounds { min: 0, max: Some(0), open }) }
}
