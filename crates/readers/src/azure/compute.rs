//! Computes in the forms of ARM, of `az ml computetarget` (v1) and of `az ml compute` (v2).

use super::object::{Object, fields, first_given};
use crate::node::Node;
use crate::vocabulary::arm;
use crate::vocabulary::omission::or_not_shown;
use crate::vocabulary::{Fields, Literal, Omission};
use akslint_model::{Compute, ComputeKind, ResourceId, ResourceKind, Target, Text, Value};

/// Lowers a compute. The cluster of a created one exists and is named like that of an attached one, so rules judge
/// the cluster itself in both cases.
pub(super) fn lower(object: &Object<'_>) -> Compute {
    let settings = Settings::of(object);
    let cluster = cluster_id(object);
    let kind = kind(object, &settings, &cluster);
    let target = target(object, cluster);
    let mut compute = arm::compute(object.resource.clone(), &settings.fields, kind, object.parent(), target);
    if kind == ComputeKind::Aks && object.resource.omission == Omission::NotShown {
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
        compute.purpose = or_not_shown(compute.purpose.clone(), declared);
    }
    if is_left_out("loadBalancerType") {
        compute.load_balancer_type = or_not_shown(compute.load_balancer_type.clone(), declared);
        compute.load_balancer_subnet = or_not_shown(compute.load_balancer_subnet.clone(), declared);
    }
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
        let kind = ComputeKind::of(&name);
        if kind != ComputeKind::Other {
            return kind;
        }
    }
    // The v1 tool tells no kind, and the v2 tool has no word for AKS.
    let is_cluster = ResourceId::read(cluster)
        .and_then(|id| id.kind)
        .is_some_and(|kind| ResourceKind::of_type(&kind) == Some(ResourceKind::Cluster));
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
    // A template that names no cluster asks for a new one.
    let is_aks = || resource.properties.text("computeType").is_text("AKS").is_true();
    if !cluster.is_written() && resource.omission == Omission::ArmDefault && is_aks() {
        return Target::Created;
    }
    let place = cluster.place();
    Target::Attached {
        resource_id: or_not_shown(cluster, &resource.declared),
        resource_group: Value::Absent(place),
        cluster_name: Value::Absent(place),
    }
}
