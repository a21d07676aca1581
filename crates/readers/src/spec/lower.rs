//! From a document to the model, by ARM's vocabulary, and what a spec leaves unsaid.

use super::view::Entry;
use crate::node::Node;
use crate::vocabulary::arm::{self, Fields, Resource, View};
use akslint_diagnostics::{FileId, Place, Span};
use akslint_model::{
    Cluster, ClusterOrigin, Compute, ComputeKind, Declaration, Domain, Format, Fragment, Identity, List,
    NetworkProfile, Piece, ResourceBlock, Scope, Symbol, Target, Text, Value, Workspace,
};
use std::collections::BTreeSet;

/// Lowers the documents of one file in order.
pub(super) struct Lowering {
    file: FileId,
    /// How many documents were lowered.
    part: u32,
    /// The workspace that was named last; documents after it speak of the same one.
    workspace: Option<(Identity, Value<Text>)>,
}

impl Lowering {
    pub(super) const fn new(file: FileId) -> Self {
        Self { file, part: 0, workspace: None }
    }

    /// Lowers a document; values in `wrong` are unknown.
    pub(super) fn document(&mut self, root: Node<'_>, wrong: &BTreeSet<Span>, fragment: &mut Fragment) {
        let document = Document { root: Entry::new(root, wrong, self.scope()), scope: self.scope() };
        self.part = self.part.saturating_add(1);
        if let Some(section) = document.section("workspace") {
            let workspace = document.workspace(&section);
            self.workspace = Some((workspace.identity.clone(), workspace.location.clone()));
            document.add_block("workspace", &section, &workspace.identity.name, fragment);
            fragment.workspaces.push(workspace);
        }
        let cluster = document.section("cluster").map(|section| {
            let cluster = document.cluster(&section);
            document.add_block("cluster", &section, &cluster.identity.name, fragment);
            cluster
        });
        let mut wish = None;
        if let Some(section) = document.section("compute").filter(|section| !section.is_wrong()) {
            let (workspace, location) = self.workspace_of(section.span());
            let compute = document.compute(&section, workspace, location, cluster.as_ref());
            document.add_block("compute", &section, &compute.name, fragment);
            wish = Some(compute.is_created());
            fragment.computes.push(compute);
        }
        fragment.clusters.extend(cluster.filter(|_| wish != Some(true)));
        if let Some(section) = document.section("virtualNetwork") {
            let resource = document.resource(&section, "virtualNetwork", None);
            let mut network = arm::network(&resource);
            network.address_prefixes = resource.properties.texts("addressPrefixes");
            document.add_block("virtualNetwork", &section, &network.identity.name, fragment);
            fragment.networks.push(network);
        }
    }

    const fn scope(&self) -> Scope {
        Scope { file: self.file, part: self.part }
    }

    /// The workspace of a compute and its region; one that no document names is the same throughout the file.
    fn workspace_of(&self, block: Span) -> (Identity, Value<Text>) {
        if let Some(known) = &self.workspace {
            return known.clone();
        }
        let scope = Scope { file: self.file, part: 0 };
        let unsaid = |path| unknown(scope, path, Place::computed(block));
        let identity = Identity {
            name: unsaid("workspace.name"),
            resource_group: unsaid("workspace.resourceGroup"),
            subscription: unsaid("workspace.subscriptionId"),
        };
        (identity, unsaid("workspace.location"))
    }
}

struct Document<'a> {
    root: Entry<'a>,
    scope: Scope,
}

impl<'a> Document<'a> {
    /// The section `key`, unless it says nothing.
    fn section(&self, key: &str) -> Option<Entry<'a>> {
        if self.root.is_wrong() { None } else { self.root.member(key).filter(Entry::says_something) }
    }

    fn add_block(&self, key: &str, section: &Entry<'_>, name: &Value<Text>, fragment: &mut Fragment) {
        let label = name.known().map_or_else(|| key.to_owned(), |name| format!("{key}/{name}"));
        fragment.resources.push(ResourceBlock { block: section.span(), label });
    }

    /// A section as a resource. `unsaid` names the section where what identifies it is unknown if it is left out.
    fn resource(&self, section: &Entry<'a>, key: &str, name: Option<Value<Text>>) -> Resource<Entry<'a>> {
        let fields = Fields::new(Some(*section), section.span());
        let known = |value: Value<Text>, field: &str| unsaid(value, self.scope, &format!("{key}.{field}"));
        Resource {
            declared: Declaration {
                format: Format::Spec,
                block: section.span(),
                api_version: None,
                condition: None,
                repeated: false,
                scope: self.scope,
            },
            identity: Identity {
                name: name.unwrap_or_else(|| known(fields.text("name"), "name")),
                resource_group: known(fields.text("resourceGroup"), "resourceGroup"),
                subscription: known(fields.text("subscriptionId"), "subscriptionId"),
            },
            envelope: fields.clone(),
            properties: fields,
        }
    }

    fn workspace(&self, section: &Entry<'a>) -> Workspace {
        let mut workspace = arm::workspace(&self.resource(section, "workspace", None));
        workspace.location = unsaid(workspace.location, self.scope, "workspace.location");
        workspace
    }

    fn cluster(&self, section: &Entry<'a>) -> Cluster {
        let mut cluster = arm::cluster(&self.resource(section, "cluster", None), ClusterOrigin::Declared);
        cluster.location = unsaid(cluster.location, self.scope, "cluster.location");
        if cluster.pools.items.is_empty() && cluster.pools.is_complete() {
            let place = cluster.pools.place;
            let symbol = Symbol::with(self.scope, "cluster.agentPoolProfiles", Some(place.used), Domain::Any);
            cluster.pools = List::unknown(symbol, place);
        }
        for (index, pool) in cluster.pools.items.iter_mut().enumerate() {
            let path = format!("cluster.agentPoolProfiles[{index}].count");
            pool.count = unsaid(pool.count.clone(), self.scope, &path);
        }
        cluster
    }

    fn compute(
        &self,
        section: &Entry<'a>,
        workspace: Identity,
        location: Value<Text>,
        cluster: Option<&Cluster>,
    ) -> Compute {
        let fields = Fields::new(Some(*section), section.span());
        let kind = match fields.text("computeType") {
            Value::Absent(_) => ComputeKind::Aks,
            Value::Known(kind, _) if kind.as_ref() == "AKS" => ComputeKind::Aks,
            Value::Known(_, _) => ComputeKind::Kubernetes,
            Value::Unknown(_, _) => ComputeKind::Other,
        };
        let target = target(&fields, kind, &workspace, cluster);
        let resource = self.resource(section, "compute", Some(fields.text("name")));
        let mut compute = arm::compute(&resource, &fields, kind, workspace, target);
        if compute.is_created() {
            if let Some(wish) = cluster {
                take_wish(&mut compute, wish);
            }
            if compute.location.is_absent() {
                compute.location = location;
            }
        }
        compute
    }
}

/// What the compute does with which cluster.
///
/// A compute that names none attaches the one of its document, by its name: the compute's target then holds the very
/// name of the `cluster` section, be it unknown, and its group where that is told. Only where that cluster is said to
/// be in another subscription than the workspace it is attached by its id, since a name is looked up in the workspace's
/// own subscription.
fn target(
    fields: &Fields<Entry<'_>>,
    kind: ComputeKind,
    workspace: &Identity,
    cluster: Option<&Cluster>,
) -> Target {
    let resource_id = fields.text("resourceId");
    let mut resource_group = fields.text("resourceGroup");
    let mut cluster_name = fields.text("clusterName");
    let is_attached = match fields.text("mode") {
        Value::Known(mode, _) => mode.as_ref() == "attach",
        _ => {
            resource_id.is_given() || cluster_name.is_given() || cluster.is_some() || kind != ComputeKind::Aks
        }
    };
    if !is_attached {
        return Target::Created;
    }
    if let Some(cluster) = cluster.filter(|_| resource_id.is_absent()) {
        let own = &cluster.identity;
        let names_it = cluster_name.is_given() || resource_group.is_given();
        if !names_it && own.subscription.same(&workspace.subscription).is_false() {
            let resource_id = id_of(cluster);
            return Target::Attached { resource_id, resource_group, cluster_name };
        }
        if cluster_name.is_absent() {
            cluster_name = own.name.clone();
        }
        if resource_group.is_absent() && own.resource_group.known().is_some() {
            resource_group = own.resource_group.clone();
        }
    }
    Target::Attached { resource_id, resource_group, cluster_name }
}

/// The resource id of the cluster, as far as its section tells it.
fn id_of(cluster: &Cluster) -> Value<Text> {
    let Identity { name, resource_group, subscription } = &cluster.identity;
    let mut pieces = Vec::new();
    let mut known = String::new();
    for (before, part) in [
        ("/subscriptions/", subscription),
        ("/resourceGroups/", resource_group),
        ("/providers/Microsoft.ContainerService/managedClusters/", name),
    ] {
        known.push_str(before);
        match part {
            Value::Known(text, _) => known.push_str(text),
            Value::Unknown(symbol, _) => {
                pieces.push(Piece::Literal(std::mem::take(&mut known).into()));
                pieces.push(Piece::Unknown(symbol.clone(), None));
            }
            Value::Absent(_) => {}
        }
    }
    let place = Place::computed(subscription.span());
    if pieces.is_empty() {
        return Value::Known(known.into(), place);
    }
    if !known.is_empty() {
        pieces.push(Piece::Literal(known.into()));
    }
    Value::Unknown(Symbol::pattern(cluster.declared.scope, pieces, Some(cluster.declared.block)), place)
}

/// What is wished of a cluster to be created, where the compute itself does not say it.
fn take_wish(compute: &mut Compute, wish: &Cluster) {
    let fill = |given: &mut Value<Text>, wished: &Value<Text>| {
        if given.is_absent() {
            *given = wished.clone();
        }
    };
    if wish.location.known().is_some() {
        fill(&mut compute.location, &wish.location);
    }
    if let [pool] = wish.pools.items.as_slice() {
        fill(&mut compute.agent_vm_size, &pool.vm_size);
        fill(&mut compute.subnet, &pool.subnet);
        if compute.agent_count.is_absent() && pool.count.known().is_some() {
            compute.agent_count = pool.count.clone();
        }
    }
    compute.private_cluster = wish.api_server.private.clone();
    let NetworkProfile { service_cidr, dns_service_ip, docker_bridge_cidr, .. } = &wish.network;
    let own = &mut compute.network;
    fill(&mut own.service_cidr, service_cidr);
    fill(&mut own.dns_service_ip, dns_service_ip);
    fill(&mut own.docker_bridge_cidr, docker_bridge_cidr);
    own.plugin = wish.network.plugin.clone();
    own.plugin_mode = wish.network.plugin_mode.clone();
    own.pod_cidr = wish.network.pod_cidr.clone();
    own.load_balancer_sku = wish.network.load_balancer_sku.clone();
    own.outbound_type = wish.network.outbound_type.clone();
}

/// The value, or where it is left out an unknown one under the path of the field.
fn unsaid<T>(value: Value<T>, scope: Scope, path: &str) -> Value<T> {
    match value {
        Value::Absent(place) => unknown(scope, path, place),
        given => given,
    }
}

fn unknown<T>(scope: Scope, path: &str, place: Place) -> Value<T> {
    Value::Unknown(Symbol::with(scope, path, Some(place.used), Domain::Any), place)
}
