//! Which node pool of an attached cluster Azure ML uses.

use akslint_model::prelude::*;

/// The pools of a cluster.
pub(crate) struct Pools<'m> {
    /// The pool that Azure ML uses: the first that is not for workloads only.
    ///
    /// Azure prints pools by name, so the first in a listing may be one that was added later.
    pub(crate) first: Option<&'m NodePool>,
    /// All other pools that are known.
    pub(crate) others: Vec<&'m NodePool>,
    /// Whether there are pools that are not known.
    pub(crate) may_be_more: Truth,
}

impl<'m> Pools<'m> {
    /// The pools of `cluster`.
    pub(crate) fn of(cluster: &'m Cluster) -> Self {
        let pools = &cluster.pools.items;
        let first = pools.iter().find(|pool| !pool.is_user_pool().is_true()).or(pools.first());
        Self {
            first,
            others: pools
                .iter()
                .filter(|pool| first.is_some_and(|first| !std::ptr::eq(first, *pool)))
                .collect(),
            may_be_more: cluster.pools.any(|_| Truth::False),
        }
    }
}
