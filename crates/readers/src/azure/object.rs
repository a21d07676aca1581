//! What an object of Azure's output is, and what it is called.

use super::marks::Marks;
use crate::node::Node;
use crate::vocabulary::arm::AZURE;
use crate::vocabulary::{Fields, Literal, Omission, Resource};
use akslint_diagnostics::Place;
use akslint_model::{
    Declaration, Identity, Provenance, ResourceId, ResourceKind, Scope, Symbol, Text, Value, Vocabulary,
};

/// In whose manner the objects of a document show resources.
#[derive(Clone, Copy)]
pub(crate) struct Manner {
    /// Who says that they are so.
    pub(crate) provenance: Provenance,
    /// What the document calls their settings.
    pub(crate) vocabulary: &'static Vocabulary,
    /// What it means that one is left out.
    pub(crate) omission: Omission,
}

/// Azure prints what exists.
pub(super) const PRINTED: Manner =
    Manner { provenance: Provenance::Printed, vocabulary: &AZURE, omission: Omission::NotShown };

/// An object that is one of our resources.
pub(super) struct Object<'a> {
    pub(super) node: Node<'a>,
    pub(super) kind: ResourceKind,
    pub(super) id: Option<ResourceId>,
    pub(super) resource: Resource<Literal<'a>>,
}

impl<'a> Object<'a> {
    /// Takes an object for what its type or its id says it is; `None` for anything else.
    pub(super) fn of(node: Node<'a>, scope: Scope, manner: &Manner) -> Option<Self> {
        let kind = kind_of(node)?;
        let envelope = fields(node);
        let id = first_given([envelope.text("id"), envelope.text("resourceId")])
            .and_then(|id| ResourceId::read(&id))
            .filter(|id| id.kind.as_deref().and_then(ResourceKind::of_type) == Some(kind));
        let declared = Declaration {
            provenance: manner.provenance,
            vocabulary: manner.vocabulary,
            handle: None,
            block: node.span(),
            // What exists has been through every default.
            api_version: match envelope.text("apiVersion") {
                Value::Known(version, _) if manner.omission == Omission::ArmDefault => Some(version),
                _ => None,
            },
            condition: None,
            repeated: false,
            scope,
        };
        let identity = identity_of(&envelope, id.as_ref(), &declared);
        let nested = node.get("properties").filter(|inner| inner.is_object());
        let properties = nested.map_or(envelope, |inner| fields(inner));
        Some(Self {
            node,
            kind,
            id,
            resource: Resource { declared, identity, envelope, properties, omission: manner.omission },
        })
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
pub(super) fn fields(node: Node<'_>) -> Fields<Literal<'_>> {
    Fields::of(Literal::new(node))
}

/// Something that the output does not show.
pub(super) fn unknown<T>(declared: &Declaration, what: &'static str) -> Value<T> {
    Value::Unknown(Symbol::new(declared.scope, what), Place::computed(declared.block))
}

fn kind_of(node: Node<'_>) -> Option<ResourceKind> {
    let mut marks = Marks::default();
    for member in node.members() {
        if let Some(text) = member.value.text() {
            marks.text(&member.key, &text);
        } else if member.value.is_object() || member.value.is_array() {
            marks.branch(&member.key);
        }
    }
    marks.kind()
}

fn identity_of(envelope: &Fields<Literal<'_>>, id: Option<&ResourceId>, declared: &Declaration) -> Identity {
    let pick = |from_id: Option<&Value<Text>>, keys: [&'static str; 2], what: &'static str| {
        let from_id = from_id.filter(|value| value.is_written()).cloned();
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
    values.into_iter().find(Value::is_written)
}
