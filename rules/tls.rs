//! What the rules on TLS share.

use akslint_model::Tls;
use akslint_model::prelude::*;

/// The computes whose endpoint Azure ML gives TLS; a Kubernetes compute gets it from its extension.
pub(crate) fn computes(model: &Model) -> impl Iterator<Item = &Compute> {
    model.inference_computes().filter(|compute| compute.kind == ComputeKind::Aks)
}

/// The parts of an own certificate that are given, with their places.
pub(crate) fn own_parts(settings: &Tls) -> Vec<(&'static str, Span)> {
    let parts = [
        ("cert", settings.certificate.is_given(), settings.certificate.span()),
        ("key", settings.key.is_given(), settings.key.span()),
        ("cname", settings.cname.is_given(), settings.cname.span()),
    ];
    parts.into_iter().filter(|(_, is_given, _)| *is_given).map(|(key, _, span)| (key, span)).collect()
}
