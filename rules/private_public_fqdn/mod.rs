#![doc = include_str!("README.md")]

use crate::{Facts, Rule, edit, metadata};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::PRIVATE_PUBLIC_FQDN, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    let attached = |one: &Attachment<'_>| one.compute.kind == ComputeKind::Aks && !one.compute.is_created();
    for Attachment { compute, cluster, .. } in model.attachments().filter(attached) {
        let api_server = &cluster.api_server;
        findings.report_if(api_server.private.is_true() & api_server.public_fqdn.is_true(), || {
            let finding = Finding::at(
                api_server.public_fqdn.place(),
                "a private cluster with a public FQDN cannot be attached",
            )
            .related(api_server.private.span(), "the cluster is private")
            .help(format!("set {} to false", cluster.declared.call(Term::PrivatePublicFqdn)));
            let finding = edit::offer_flag(finding, &api_server.public_fqdn, false, Safety::Unsafe);
            if compute.declared.is_asked() {
                finding
            } else {
                finding.related(compute.name.span(), "it is attached here")
            }
        });
    }
}
