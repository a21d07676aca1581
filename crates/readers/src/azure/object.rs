//! What an object of Azure's output is, and what it is called.

use crate::node::Node;
use crate::vocabulary::arm::{Fields, Literal, Resource};
use akslint_diagnostics::Place;
use akslint_model::{Declaration, Format, Identity, ResourceId, Scope, Symbol, Text, Value};

/// The resource types that akslint reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Cluster,
    AgentPool,
    Workspace,
    Compute,
    Network,
    Subnet,
    RouteTable,
}

/// Every type with its name in resource ids.
const KINDS: [(Kind, &str); 7] = [
    (Kind::Cluster, "Microsoft.ContainerService/managedClusters"),
    (Kind::AgentPool, "Microsoft.ContainerService/managedClusters/agentPools"),
    (Kind::Workspace, "Microsoft.MachineLearningServices/workspaces"),
    (Kind::Compute, "Microsoft.MachineLearningServices/workspaces/computes"),
    (Kind::Network, "Microsoft.Network/virtualNetworks"),
    (Kind::Subnet, "Microsoft.Network/virtualNetworks/subnets"),
    (Kind::RouteTable, "Microsoft.Network/routeTables"),
];

impl Kind {
    /// The kind of a resource type, without regard to case.
    pub(super) fn of_type(name: &str) -> Option<Self> {
        KINDS.iter().find(|(_, own)| own.eq_ignore_ascii_case(name)).map(|(kind, _)| *kind)
    }

    /// The kind of the resource that a resource id names.
    pub(super) fn of_id(id: &str) -> Option<Self> {
        let at = id.to_ascii_lowercase().rfind("/providers/")?;
        let mut segments = id.get(at..)?.split('/').skip(2);
        let mut name = segments.next()?.to_owned();
        while let Some(segment) = segments.next() {
            segments.next().filter(|value| !value.is_empty())?;
            name.push('/');
            name.push_str(segment);
        }
        Self::of_type(&name)
    }

    /// The last part of the type, for labels.
    pub(super) fn noun(self) -> &'static str {
        let name = KINDS.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name);
        name.rsplit('/').next().unwrap_or(name)
    }
}

/// An object that is one of our resources.
pub(super) struct Object<'a> {
    pub(super) node: Node<'a>,
    pub(super) kind: Kind,
    pub(super) id: Option<ResourceId>,
    pub(super) resource: Resource<Literal<'a>>,
}

impl<'a> Object<'a> {
    /// Takes an object for what its type or its id says it is; `None` for anything else.
    pub(super) fn of(node: Node<'a>, scope: Scope) -> Option<Self> {
        let envelope = fields(node, scope);
        let kind = kind_of(node, &envelope)?;
        let id = first_given([envelope.text("id"), envelope.text("resourceId")])
            .and_then(|id| ResourceId::read(&id))
            .filter(|id| id.kind.as_deref().and_then(Kind::of_type) == Some(kind));
        let declared = Declaration {
            format: Format::AzureOutput,
            block: node.span(),
            api_version: None,
            condition: None,
            repeated: false,
            scope,
        };
        let identity = identity_of(&envelope, id.as_ref(), &declared);
        let nested = node.get("properties").filter(|inner| inner.is_object());
        let properties = nested.map_or_else(|| envelope.clone(), |inner| fields(inner, scope));
        Some(Self { node, kind, id, resource: Resource { declared, identity, envelope, properties } })
    }

    /// The name of the parent, and the rest of its identity, which is the same as the resource's own.
    pub(super) fn parent(&self) -> Identity {
        let own = &self.resource.identity;
        let name = self.id.as_ref().and_then(ResourceId::parent).cloned().unwrap_or_else(|| {
            unknown(
                &self.resource.declared,
                "the name of what it belongs to, which this output does not show",
            )
        });
        Identity { name, resource_group: own.resource_group.clone(), subscription: own.subscription.clone() }
    }

    /// The id of the parent.
    pub(super) fn parent_id(&self) -> Option<ResourceId> {
        let mut id = self.id.clone()?;
        id.names.pop()?;
        id.kind = id.kind.and_then(|kind| Some(kind.rsplit_once('/')?.0.to_owned()));
        Some(id)
    }
}

/// The members of an object.
pub(super) fn fields(node: Node<'_>, scope: Scope) -> Fields<Literal<'_>> {
    Fields::new(Some(Literal::new(node, scope)), node.span())
}

/// Something that the output does not show.
pub(super) fn unknown<T>(declared: &Declaration, what: &str) -> Value<T> {
    Value::Unknown(Symbol::new(declared.scope, what), Place::computed(declared.block))
}

fn kind_of(node: Node<'_>, envelope: &Fields<Literal<'_>>) -> Option<Kind> {
    let text = |key| envelope.text(key).known().cloned();
    if let Some(id) = text("id").filter(|id| id.starts_with('/')) {
        return Kind::of_id(&id);
    }
    if let Some(name) = text("type").filter(|name| name.contains('/')) {
        return Kind::of_type(&name);
    }
    let has = |key: &str| node.get(key).is_some_and(|inner| !inner.is_null());
    match text("resourceType") {
        // An Azure PowerShell export; other rows with a resource type are about the resource, not the resource.
        Some(name) => Kind::of_type(&name).filter(|_| has("properties")),
        None if is_attached_kubernetes(text("type"), text("resource_id")) => Some(Kind::Compute),
        None => (has("agentPoolProfiles") && has("networkProfile")).then_some(Kind::Cluster),
    }
}

/// The form that `az ml compute` prints without an id.
pub(super) fn is_attached_kubernetes(kind: Option<Text>, resource_id: Option<Text>) -> bool {
    kind.is_some_and(|kind| kind.eq_ignore_ascii_case("kubernetes"))
        && resource_id.is_some_and(|id| id.starts_with('/'))
}

fn identity_of(envelope: &Fields<Literal<'_>>, id: Option<&ResourceId>, declared: &Declaration) -> Identity {
    let pick = |from_id: Option<&Value<Text>>, keys: [&'static str; 2], what: &str| {
        let from_id = from_id.filter(|value| value.is_given()).cloned();
        from_id
            .or_else(|| first_given(keys.map(|key| envelope.text(key))))
            .unwrap_or_else(|| unknown(declared, what))
    };
    Identity {
        // The plain name reads better in a message than the end of an id, and its place is the one to change.
        name: first_given([last_segment(envelope.text("name"))])
            .or_else(|| id.and_then(ResourceId::name).cloned())
            .unwrap_or_else(|| unknown(declared, "the name, which this output does not show")),
        resource_group: pick(
            id.map(|id| &id.resource_group),
            ["resourceGroup", "resource_group"],
            "the resource group, which this output does not show",
        ),
        subscription: pick(
            id.map(|id| &id.subscription),
            ["subscriptionId", "subscription_id"],
            "the subscription, which this output does not show",
        ),
    }
}

/// Of `workspace/compute`, the compute.
fn last_segment(name: Value<Text>) -> Value<Text> {
    match name {
        Value::Known(text, place) if text.contains('/') => {
            let last = text.rsplit('/').next().unwrap_or_default();
            Value::Known(last.into(), Place::computed(place.span))
        }
        name => name,
    }
}

/// The first that is there.
pub(super) fn first_given<T, const N: usize>(values: [Value<T>; N]) -> Option<Value<T>> {
    values.into_iter().find(Value::is_given)
}
