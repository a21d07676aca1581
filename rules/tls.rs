//! What the rules on TLS share.

use akslint_model::Tls;
use akslint_model::prelude::*;

/// The computes whose endpoint Azure ML gives TLS; a Kubernetes compute gets it from its extension.
pub(crate) fn computes(model: &Model) -> impl Iterator<Item = &Compute> {
    model.inference_computes().filter(|compute| compute.kind == ComputeKind::Aks)
}

/// The parts of your own certificate that may be given, with their places; the host name, which is no secret, comes last.
pub(crate) fn own_parts(settings: &Tls) -> Vec<(&'static str, Span)> {
    let parts = [
        ("cert", settings.certificate.given(), settings.certificate.place()),
        ("key", settings.key.given(), settings.key.place()),
        ("cname", settings.cname.given(), settings.cname.place()),
    ];
    let given = parts.into_iter().filter(|(_, given, _)| given.is_possible());
    given.map(|(key, _, place)| (key, place.used)).collect()
}
