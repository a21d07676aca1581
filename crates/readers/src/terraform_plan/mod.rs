//! Plans of Terraform and OpenTofu, as `terraform show -json` and `tofu show -json` print them.
//!
//! The values are those that are planned; what is known only after apply is unknown, under its address and path. A plan
//! is never edited.

mod references;
#[cfg(test)]
mod tests;
mod view;

use crate::node::Node;
use crate::paths::{Documents, Paths};
use crate::syntax::json::{Dialect, parse};
use crate::vocabulary::arm::{self, ARM};
use crate::vocabulary::{Fields, Omission, Resource, azurerm};
use crate::{Inputs, Reader};
use akslint_diagnostics::{FileId, Place};
use akslint_model::{
    ComputeKind, Declaration, Domain, Format, Fragment, Identity, LoosePool, LooseSubnet, Provenance,
    Reference, ResourceBlock, ResourceId, ResourceKind, Scope, Symbol, Target, Text, Value, Vocabulary,
};
use std::borrow::Cow;
use std::collections::HashMap;
use view::Planned;

pub(crate) struct PlanReader;

impl Reader for PlanReader {
    fn format(&self) -> Format {
        Format::TerraformPlan
    }

    fn claims(&self, path: &str, text: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or(path);
        let is_json = name.rsplit_once('.').is_none_or(|(_, ending)| ending.eq_ignore_ascii_case("json"));
        is_json
            && text.trim_start_matches('\u{feff}').trim_start().starts_with('{')
            && text.contains("\"planned_values\"")
            && text.contains("\"terraform_version\"")
    }

    fn is_editable(&self) -> bool {
        false
    }

    fn read(&self, file: FileId, text: &str, _inputs: &Inputs<'_>) -> Fragment {
        let mut fragment = Fragment { format: Some(Format::TerraformPlan), ..Fragment::default() };
        let parsed = parse(file, text, Dialect::Strict);
        if let Some(root) = parsed.tree.root() {
            mark_secrets(root, &mut fragment);
            let mut plan = Plan::of(root, file);
            if let Some(module) = root.get("planned_values").and_then(|values| values.get("root_module")) {
                plan.module(module, &mut fragment);
            }
        }
        fragment.problems.extend(parsed.problems);
        fragment
    }

    fn paths<'t>(&self, file: FileId, text: &'t str) -> Box<dyn Paths + 't> {
        Box::new(Documents::of(vec![parse(file, text, Dialect::Strict)]))
    }
}

/// A plan of which the resources are being read.
struct Plan<'a> {
    configuration: Option<Node<'a>>,
    /// What is known only after apply, by address.
    unknown: HashMap<Cow<'a, str>, Node<'a>>,
    scope: Scope,
}

impl<'a> Plan<'a> {
    fn of(root: Node<'a>, file: FileId) -> Self {
        let changes = root.get("resource_changes").into_iter().flat_map(Node::items);
        let unknown = changes
            .filter_map(|one| Some((one.get("address")?.text()?, one.get("change")?.get("after_unknown")?)));
        Self {
            configuration: root.get("configuration"),
            unknown: unknown.collect(),
            scope: Scope::unit(file, 0),
        }
    }

    /// The resources of a module and of those below; the depth of a document is bounded.
    fn module(&mut self, module: Node<'a>, fragment: &mut Fragment) {
        for resource in module.get("resources").into_iter().flat_map(Node::items) {
            self.resource(resource, fragment);
        }
        for child in module.get("child_modules").into_iter().flat_map(Node::items) {
            self.module(child, fragment);
        }
    }

    fn resource(&self, node: Node<'a>, fragment: &mut Fragment) -> Option<()> {
        if node.get("mode").and_then(Node::text).is_some_and(|mode| mode != "managed") {
            return None;
        }
        let (address, kind, values) =
            (node.get("address")?.text()?, node.get("type")?.text()?, node.get("values")?);
        let view = Planned::new(values, self.unknown.get(&address).copied(), &address, self.scope);
        let fields = Fields::of(view);
        let vocabulary = azurerm::vocabulary_of(&fields);
        let resource = self.declared(&address, fields.clone(), vocabulary);
        match kind.as_ref() {
            "azurerm_kubernetes_cluster" => fragment.clusters.push(azurerm::cluster(resource)),
            "azurerm_kubernetes_cluster_node_pool" => fragment.pools.push(LoosePool {
                declared: resource.declared.clone(),
                cluster: self.reference(&address, &fields, "kubernetes_cluster_id"),
                pool: {
                    let mut pool = azurerm::node_pool(resource);
                    pool.subnet = self.argument(&address, "vnet_subnet_id", pool.subnet);
                    pool
                },
            }),
            "azurerm_machine_learning_inference_cluster" => {
                let workspace = self.workspace(&address, &fields);
                let id = fields.text("kubernetes_cluster_id");
                let cluster = self.argument(&address, "kubernetes_cluster_id", id);
                fragment.computes.push(azurerm::inference_cluster(resource, workspace, cluster));
            }
            "azurerm_machine_learning_workspace" => fragment.workspaces.push(azurerm::workspace(resource)),
            "azurerm_virtual_network" => fragment.networks.push(azurerm::network(resource)),
            "azurerm_subnet" => {
                let handle = resource.declared.handle.clone();
                let network = network_of(&fields);
                let subnet = akslint_model::Subnet { handle, ..azurerm::subnet(&fields) };
                fragment.subnets.push(LooseSubnet { declared: resource.declared, network, subnet });
            }
            "azapi_resource" => return self.azapi(&address, node, &fields, fragment),
            _ => return None,
        }
        if let Some(cluster) = fragment.clusters.last_mut().filter(|_| kind == "azurerm_kubernetes_cluster") {
            for pool in &mut cluster.pools.items {
                let own = pool.subnet.clone();
                pool.subnet = self.argument_of_block(&address, ["default_node_pool", "vnet_subnet_id"], own);
            }
        }
        fragment.resources.push(ResourceBlock { block: node.span(), label: address.into_owned() });
        Some(())
    }

    /// A resource whose body is one of ARM's.
    fn azapi(
        &self,
        address: &str,
        node: Node<'a>,
        fields: &Fields<Planned<'a>>,
        fragment: &mut Fragment,
    ) -> Option<()> {
        let kind = fields.text("type");
        let (kind, version) = kind.known()?.split_once('@')?;
        let body = fields.block("body");
        body.object()?;
        let mut resource = self.declared(address, fields.clone(), &ARM);
        resource.declared.api_version = Some(version.into());
        resource.properties = body.block("body.properties").on_their_own();
        resource.omission = Omission::ArmDefault;
        match ResourceKind::of_type(kind)? {
            ResourceKind::Cluster => fragment.clusters.push(arm::cluster(resource)),
            ResourceKind::Network => fragment.networks.push(arm::network(resource)),
            ResourceKind::Workspace => fragment.workspaces.push(arm::workspace(resource)),
            ResourceKind::NodePool => fragment.pools.push(LoosePool {
                declared: resource.declared.clone(),
                cluster: self.reference(address, fields, "parent_id"),
                pool: arm::node_pool(resource),
            }),
            ResourceKind::Compute => {
                let settings = resource.properties.block("properties").on_their_own();
                let named = resource.properties.text("computeType");
                let kind = named.known().map_or(ComputeKind::Other, |name| ComputeKind::of(name));
                let id = resource.properties.text("resourceId");
                let place = id.place();
                let target = if !id.is_written() && kind == ComputeKind::Aks {
                    Target::Created
                } else {
                    let nothing = || Value::Absent(place);
                    Target::Attached { resource_id: id, resource_group: nothing(), cluster_name: nothing() }
                };
                let parent = self.argument(address, "parent_id", fields.text("parent_id"));
                let workspace = identity_of(&parent, fields);
                fragment.computes.push(arm::compute(resource, &settings, kind, workspace, target));
            }
            ResourceKind::Subnet | ResourceKind::RouteTable => return None,
        }
        fragment.resources.push(ResourceBlock { block: node.span(), label: address.to_owned() });
        Some(())
    }

    fn declared(
        &self,
        address: &str,
        fields: Fields<Planned<'a>>,
        vocabulary: &'static Vocabulary,
    ) -> Resource<Planned<'a>> {
        let declared = Declaration {
            provenance: Provenance::Planned,
            vocabulary,
            handle: Some(self.handle(address)),
            block: fields.span(),
            api_version: None,
            condition: None,
            repeated: false,
            scope: self.scope,
        };
        let identity = azurerm::identity(&fields);
        Resource {
            declared,
            identity,
            envelope: fields.clone(),
            properties: fields,
            omission: Omission::Unsaid,
        }
    }

    fn handle(&self, address: &str) -> Symbol {
        Symbol::new(self.scope, address.to_owned())
    }

    /// An argument that takes an attribute of another resource: what is not known yet names that resource.
    fn argument(&self, address: &str, argument: &str, value: Value<Text>) -> Value<Text> {
        let target = || references::target(self.configuration?, address, argument);
        self.pointing(value, target)
    }

    fn argument_of_block(
        &self,
        address: &str,
        [block, argument]: [&str; 2],
        value: Value<Text>,
    ) -> Value<Text> {
        let target = || references::target_in_block(self.configuration?, address, block, argument);
        self.pointing(value, target)
    }

    fn pointing(&self, value: Value<Text>, target: impl FnOnce() -> Option<String>) -> Value<Text> {
        let Value::Unknown(symbol, place) = value else { return value };
        match target() {
            Some(target) => {
                let text = target;
                Value::Unknown(Symbol::with(self.scope, text, symbol.declared(), Domain::Any), place)
            }
            None => Value::Unknown(symbol, place),
        }
    }

    fn reference(&self, address: &str, fields: &Fields<Planned<'a>>, argument: &'static str) -> Reference {
        Reference::read(&self.argument(address, argument, fields.text(argument)))
    }

    fn workspace(&self, address: &str, fields: &Fields<Planned<'a>>) -> Identity {
        let id = self.argument(
            address,
            "machine_learning_workspace_id",
            fields.text("machine_learning_workspace_id"),
        );
        identity_of(&id, fields)
    }
}

/// The resource that an id names; one that is not known yet is named by what it refers to.
fn identity_of(id: &Value<Text>, fields: &Fields<Planned<'_>>) -> Identity {
    let nothing = || Value::Absent(Place::literal(fields.span()));
    match ResourceId::read(id) {
        Some(id) => Identity {
            name: id.name().cloned().unwrap_or_else(nothing),
            resource_group: id.resource_group,
            subscription: id.subscription,
        },
        None => Identity { name: id.clone(), resource_group: nothing(), subscription: nothing() },
    }
}

/// The network of a subnet, which is named by its name and group.
fn network_of(fields: &Fields<Planned<'_>>) -> Reference {
    ResourceId {
        subscription: Value::Absent(Place::literal(fields.span())),
        resource_group: fields.text("resource_group_name"),
        kind: Some(ResourceKind::Network.type_name().to_owned()),
        names: vec![fields.text("virtual_network_name")],
    }
    .into()
}

/// Marks what Terraform calls sensitive: values of resources, of the state before, and of variables.
fn mark_secrets(root: Node<'_>, fragment: &mut Fragment) {
    let states = [root.get("planned_values"), root.get("prior_state").and_then(|state| state.get("values"))];
    let mut modules: Vec<Node<'_>> =
        states.into_iter().flatten().filter_map(|state| state.get("root_module")).collect();
    while let Some(module) = modules.pop() {
        modules.extend(module.get("child_modules").into_iter().flat_map(Node::items));
        for resource in module.get("resources").into_iter().flat_map(Node::items) {
            mark(resource.get("values"), resource.get("sensitive_values"), fragment);
        }
    }
    for change in
        root.get("resource_changes").into_iter().flat_map(Node::items).filter_map(|one| one.get("change"))
    {
        mark(change.get("after"), change.get("after_sensitive"), fragment);
        mark(change.get("before"), change.get("before_sensitive"), fragment);
    }
    let declared = root.get("configuration").and_then(|all| all.get("root_module")?.get("variables"));
    for variable in declared.into_iter().flat_map(Node::members) {
        let is_sensitive = variable.value.get("sensitive").and_then(Node::as_bool) == Some(true);
        let value = || root.get("variables")?.get_exact(&variable.key)?.get("value");
        if let Some(value) = value().filter(|_| is_sensitive) {
            fragment.secrets.push(value.span().start..value.span().end);
        }
    }
}

/// Marks the parts of `value` that `sensitive` has as true. The depth of a document is bounded.
fn mark(value: Option<Node<'_>>, sensitive: Option<Node<'_>>, fragment: &mut Fragment) {
    let (Some(value), Some(sensitive)) = (value, sensitive) else { return };
    if sensitive.as_bool() == Some(true) {
        fragment.secrets.push(value.span().start..value.span().end);
        return;
    }
    for member in sensitive.members() {
        mark(value.get_exact(&member.key), Some(member.value), fragment);
    }
    for (own, item) in value.items().zip(sensitive.items()) {
        mark(Some(own), Some(item), fragment);
    }
}
