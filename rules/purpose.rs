//! Says in a label why a cluster is judged as a production or as a dev-test cluster.

use akslint_diagnostics::Finding;
use akslint_model::prelude::*;

/// Adds the place that makes the compute one for production or for dev-test.
pub(crate) fn label(finding: Finding, compute: &Compute) -> Finding {
    let kind = if compute.is_dev_test().is_true() { "dev-test" } else { "production" };
    let verb = match (compute.declared.is_asked(), compute.is_created()) {
        (true, _) => "to be attached",
        (false, true) => "created",
        (false, false) => "attached",
    };
    if compute.purpose.is_written() {
        return finding.related(compute.purpose.span(), format!("{verb} for {kind}"));
    }
    let place = if compute.name.is_written() { compute.name.span() } else { compute.purpose.span() };
    finding.related(place, format!("{verb} for {kind}, as no purpose is given"))
}
