//! Computes in the forms of ARM, of `az ml computetarget` (v1) and of `az ml compute` (v2).

use super::object::{Object, fields, first_given};
use super::unsaid::shown;
use crate::node::Node;
use crate::vocabulary::arm::{self, Fields, Literal};
use akslint_diagnostics::{Origin, Place};
use akslint_model::{Compute, ComputeKind, Declaration, ResourceId, Symbol, Target, Text, Tls, Value};

/// Lowers a compute. The cluster of a created one exists and is named like that of an attached one, so rules judge
/// the cluster itself in both cases.
pub(super) fn lower(object: &Object<'_>) -> Compute {
    let settings = Settings::of(object);
    let cluster = cluster_id(object);
    let kind = kind(object, &settings, &cluster);
    let target = target(object, cluster);
    let mut compute = arm::compute(object.resource.clone(), &settings.fields, kind, object.parent(), target);
    compute.location = shown(compute.location, &compute.declared);
    if kind == ComputeKind::Aks {
        only_what_is_shown(&mut compute, &settings);
    }
    compute
}

/// What the settings of an AKS compute leave out is unknown: older api-versions and the tools show fewer of them.
/// `null` is an answer.
fn only_what_is_shown(compute: &mut Compute, settings: &Settings<'_>) {
    let declared = &compute.declared;
    let is_left_out = |key| !settings.name(key);
    if is_left_out("clusterPurpose") {
        compute.purpose = shown(compute.purpose.clone(), declared);
    }
    if is_left_out("loadBalancerType") {
        compute.load_balancer_type = shown(compute.load_balancer_type.clone(), declared);
        compute.load_balancer_subnet = shown(compute.load_balancer_subnet.clone(), declared);
    }
    compute.agent_count = shown(compute.agent_count.clone(), declared);
    compute.agent_vm_size = shown(compute.agent_vm_size.clone(), declared);
    hide_secrets(&mut compute.tls, declared);
}

/// The settings of the kind.
struct Settings<'a> {
    node: Node<'a>,
    fields: Fields<Literal<'a>>,
}

impl<'a> Settings<'a> {
    /// ARM has them within the properties; the tools print them side by side.
    fn of(object: &Object<'a>) -> Self {
        let outer = object.node.get("properties").filter(|node| node.is_object()).unwrap_or(object.node);
        let node = outer.get("properties").filter(|node| node.is_object()).unwrap_or(outer);
        Self { node, fields: fields(node) }
    }

    /// Whether the key is there, be it with `null`.
    fn name(&self, key: &str) -> bool {
        self.node.get(key).is_some()
    }
}

/// The id of the cluster.
fn cluster_id(object: &Object<'_>) -> Value<Text> {
    let Object { resource, .. } = object;
    let named = [
        resource.properties.text("resourceId"),
        resource.properties.text("clusterResourceId"),
        resource.envelope.text("resource_id"),
        resource.envelope.text("clusterResourceId"),
    ];
    first_given(named).unwrap_or_else(|| resource.properties.text("resourceId"))
}

fn kind(object: &Object<'_>, settings: &Settings<'_>, cluster: &Value<Text>) -> ComputeKind {
    let Object { resource, .. } = object;
    let told = first_given([resource.properties.text("computeType"), resource.envelope.text("computeType")]);
    let tool = resource.envelope.text("type");
    let tool = tool.known().filter(|name| !name.contains('/')).cloned();
    if let Some(name) = told.as_ref().and_then(Value::known).cloned().or(tool) {
        for (kind, own) in [(ComputeKind::Aks, "AKS"), (ComputeKind::Kubernetes, "Kubernetes")] {
            if own.eq_ignore_ascii_case(&name) {
                return kind;
            }
        }
    }
    // The v1 tool tells no kind, and the v2 tool has no word for AKS.
    let is_cluster = ResourceId::read(cluster)
        .and_then(|id| id.kind)
        .is_some_and(|kind| kind.eq_ignore_ascii_case("Microsoft.ContainerService/managedClusters"));
    let has_agents =
        settings.fields.count("agentCount").is_written() || settings.fields.text("agentVmSize").is_written();
    if told.is_none() && (is_cluster || has_agents) { ComputeKind::Aks } else { ComputeKind::Other }
}

fn target(object: &Object<'_>, cluster: Value<Text>) -> Target {
    let Object { resource, .. } = object;
    let attached = first_given([
        resource.properties.flag("isAttachedCompute"),
        resource.envelope.flag("isAttachedCompute"),
    ]);
    if !cluster.is_written() && attached.as_ref().and_then(Value::known) == Some(&false) {
        return Target::Created;
    }
    let place = cluster.place();
    Target::Attached {
        resource_id: shown(cluster, &resource.declared),
        resource_group: Value::Absent(place),
        cluster_name: Value::Absent(place),
    }
}

/// Azure shows neither certificate nor key. With a certificate of one's own they exist all the same.
fn hide_secrets(tls: &mut Tls, declared: &Declaration) {
    let is_own = tls.status.is_text("Enabled") | tls.cname.given();
    if !is_own.is_true() {
        return;
    }
    for secret in [&mut tls.certificate, &mut tls.key] {
        if let Value::Absent(place) = *secret {
            let what = "the certificate and its key, which Azure does not show";
            let symbol = Symbol::with(declared.scope, what, Some(place.used), Default::default());
            *secret = Value::Unknown(symbol, Place { origin: Origin::Computed, ..place });
        }
    }
}
