#![doc = include_str!("README.md")]

use crate::cluster_id::is_guid;
use crate::ranges::{relate, shown};
use crate::{Facts, Rule, metadata};
use akslint_model::prelude::*;
use akslint_model::{ResourceKind, Target};

pub(crate) const RULE: Rule = Rule { meta: metadata::SUBSCRIPTION_MISMATCH, check };

fn check(model: &Model, facts: &Facts, findings: &mut Findings) {
    for attachment in model.attachments() {
        let (compute, wanted) = (attachment.compute, attachment.workspace_subscription());
        let Some(own) = cluster_subscription(attachment) else { continue };
        let differ = relate(&own, &wanted, |own, wanted| {
            is_guid(own) && is_guid(wanted) && !own.eq_ignore_ascii_case(wanted)
        });
        // The same expression on both sides is the same subscription, whatever it is.
        findings.report_if(differ & !own.same(&wanted), || {
            let (one, two) = (shown(&own), shown(&wanted));
            let message = format!("the cluster is in subscription {one}, the workspace in {two}");
            let is_tolerated = facts.profile == Profile::Current && compute.kind == ComputeKind::Aks;
            let finding = Finding::at(own.place(), message)
                .help("use a cluster in the workspace's subscription, or attach it through Azure Arc")
                .severity(if is_tolerated { Severity::Warning } else { Severity::Error });
            // What the command line tells stands in no file.
            if compute.declared.is_asked() {
                finding
            } else {
                finding.related(wanted.span(), "the workspace's subscription")
            }
        });
    }
}

/// The subscription of an attached AKS cluster; one that is named by group and name is in the workspace's anyway.
fn cluster_subscription(attachment: Attachment<'_>) -> Option<Value<Text>> {
    let Target::Attached { resource_id, .. } = &attachment.compute.target else { return None };
    if resource_id.is_written() {
        let id = ResourceId::read(resource_id).filter(|id| id.may_be(ResourceKind::Cluster.type_name()))?;
        return Some(id.subscription);
    }
    attachment.cluster.is_in_inputs().then(|| attachment.cluster.identity.subscription.clone())
}
