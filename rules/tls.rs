//! What the rules on TLS share.

use akslint_model::Tls;
use akslint_model::prelude::*;

/// The computes whose endpoint Azure ML gives TLS; a Kubernetes compute gets it from its extension.
pub(crate) fn computes(model: &Model) -> impl Iterator<Item = &Compute> {
    model.inference_computes().filter(|compute| compute.kind == ComputeKind::Aks)
}

/// The parts of an own certificate that are given, with their places; the host name, which is no secret, comes last.
pub(crate) fn own_parts(settings: &Tls) -> Vec<(&'static str, Span)> {
    let parts = [
        ("cert", settings.certificate.is_given(), settings.certificate.place()),
        ("key", settings.key.is_given(), settings.key.place()),
        ("cname", settings.cname.is_given(), settings.cname.place()),
    ];
    parts.into_iter().filter(|(_, is_given, _)| *is_given).map(|(key, _, place)| (key, place.used)).collect()
}
