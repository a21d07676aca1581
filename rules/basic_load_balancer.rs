//! How a finding explains that a cluster's load balancer is the Basic one.

use crate::edit;
use akslint_diagnostics::Origin;
use akslint_model::prelude::*;

/// Points at the SKU, or at where the api-version's default stands for it, and offers Standard.
pub(crate) fn explain(finding: Finding, cluster: &Cluster) -> Finding {
    let sku = &cluster.network.load_balancer_sku;
    let word = cluster.declared.word(Term::LoadBalancerSku);
    let by_default = matches!(sku.place().origin, Origin::Missing(_));
    let label = match (by_default, word, &cluster.declared.api_version) {
        (true, Some(word), Some(version)) => format!("without {word} it is basic in api-version {version}"),
        (true, Some(word), None) => format!("without {word} it is basic"),
        _ => "the load balancer is basic".to_owned(),
    };
    let has_newer = by_default && cluster.declared.api_version.is_some();
    let or_newer = if has_newer { ", or use api-version 2020-04-01 or later" } else { "" };
    let finding = finding.related(sku.span(), label);
    let finding = finding.help_if(word.map(|word| format!("set {word} to standard{or_newer}")));
    edit::offer_text(finding, sku, "standard", Safety::Unsafe)
}
