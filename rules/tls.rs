//! What the rules on TLS share.

use akslint_model::prelude::*;

/// The computes whose endpoint Azure ML gives TLS; a Kubernetes compute gets it from its extension.
pub(crate) fn computes(model: &Model) -> impl Iterator<Item = &Compute> {
    model.inference_computes().filter(|compute| compute.kind == ComputeKind::Aks)
}

/// The parts of your own certificate that may be given, with their places; the host name, which is no secret, comes last.
pub(crate) fn own_parts(compute: &Compute) -> Vec<(&'static str, Span)> {
    let settings = &compute.tls;
    let parts = [
        (Term::Certificate, settings.certificate.given(), settings.certificate.place()),
        (Term::PrivateKey, settings.key.given(), settings.key.place()),
        (Term::Cname, settings.cname.given(), settings.cname.place()),
    ];
    let given = parts.into_iter().filter(|(_, given, _)| given.is_possible());
    given.map(|(term, _, place)| (compute.declared.call(term), place.used)).collect()
}

/// What the format of the compute calls the parts of your own certificate.
pub(crate) const OWN: [Term; 3] = [Term::Certificate, Term::PrivateKey, Term::Cname];
