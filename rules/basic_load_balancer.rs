//! How a finding explains that a cluster's load balancer is the Basic one.

use crate::edit;
use akslint_diagnostics::Origin;
use akslint_model::prelude::*;

/// Points at the SKU, or at where the api-version's default stands for it, and offers Standard.
pub(crate) fn explain(finding: Finding, cluster: &Cluster) -> Finding {
    let sku = &cluster.network.load_balancer_sku;
    let label = match (sku.place().origin, &cluster.declared.api_version) {
        (Origin::Missing(_), Some(version)) => {
            format!("without loadBalancerSku it is basic in api-version {version}")
        }
        (Origin::Missing(_), None) => "without loadBalancerSku it is basic".to_owned(),
        _ => "the load balancer is basic".to_owned(),
    };
    let help = match sku.place().origin {
        Origin::Missing(_) => "set loadBalancerSku to standard, or use api-version 2020-04-01 or later",
        _ => "set loadBalancerSku to standard",
    };
    edit::offer_text(finding.related(sku.span(), label).help(help), sku, "standard", Safety::Unsafe)
}
