//! The resources of a template, lowered to the model.

mod deployment;
mod kind;
mod name;
mod secrets;

use super::copy::Turns;
use super::frame::{Frame, Given, Target};
use super::limits::COPIED_RESOURCES;
use super::machine::Machine;
use super::scope::Env;
use super::value::{Data, Source, Val};
use super::view::ArmView;
use crate::node::Node;
use crate::vocabulary::arm::ARM;
use crate::vocabulary::{Fields, Omission, Resource, View};
use akslint_diagnostics::Place;
use akslint_model::{Declaration, Domain, Fragment, Identity, Provenance, Symbol, Text, Value};
use kind::Kind;

/// Lowers the template to `fragment`.
pub(crate) fn lower<'t>(
    machine: &Machine<'t>,
    template: Node<'t>,
    given: Given<'t>,
    fragment: &mut Fragment,
) {
    let target = target_of(machine, template);
    let frame = Frame::of(template, given, target);
    fragment.parameters.extend(frame.parameters.entries().iter().map(|entry| entry.name.to_string()));
    let frame = machine.add_frame(frame);
    let mut lowering = Lowering { machine, fragment, copied: 0 };
    lowering.mark_parameters(frame);
    let around = Around { env: Env::of_frame(frame), frame, parent: None, condition: None, repeated: false };
    lowering.resources(template, &around);
}

/// Where a template is deployed of which nothing is said.
fn target_of<'t>(machine: &Machine<'t>, template: Node<'t>) -> Target<'t> {
    let schema = template.get("$schema").and_then(Node::text).unwrap_or_default().to_ascii_lowercase();
    let is_for = |scope: &str| schema.contains(&format!("{scope}deploymenttemplate.json"));
    let has_subscription = !is_for("managementgroup") && !is_for("tenant");
    let has_group = has_subscription && !is_for("subscription");
    let (span, scope) = (template.span(), machine.scope(machine.frame_count()));
    let unknown = |text: &'static str, exists: bool| {
        let symbol = Symbol::with(scope, text, None, Domain::Any);
        Val::new(if exists { Data::Unknown(symbol) } else { Data::Null }, Source::computed(span))
    };
    Target {
        resource_group: unknown("resourceGroup().name", has_group),
        group_scope: scope,
        subscription: unknown("subscription().subscriptionId", has_subscription),
        subscription_scope: scope,
    }
}

struct Lowering<'m, 't> {
    machine: &'m Machine<'t>,
    fragment: &'m mut Fragment,
    /// How many resources loops made.
    copied: u64,
}

/// What holds for a list of resources.
#[derive(Clone)]
struct Around<'t> {
    /// Where their expressions are evaluated.
    env: Env<'t>,
    /// The template that says where they are deployed; for a nested one whose expressions belong to the outer
    /// template, not that of `env`.
    frame: usize,
    parent: Option<Parent>,
    condition: Option<Symbol>,
    repeated: bool,
}

/// The resource around a child.
#[derive(Clone)]
struct Parent {
    kind: String,
    names: Vec<Value<Text>>,
}

impl<'m, 't> Lowering<'m, 't> {
    /// The `resources` of a template or resource: an array, or an object with symbolic names.
    fn resources(&mut self, holder: Node<'t>, around: &Around<'t>) {
        let Some(list) = holder.get("resources") else { return };
        for item in list.items() {
            self.resource(item, around);
        }
        for member in list.members() {
            if member.value.get("existing").and_then(Node::as_bool) != Some(true) {
                self.resource(member.value, around);
            }
        }
    }

    fn resource(&mut self, node: Node<'t>, around: &Around<'t>) {
        let Some(given) = node.get("type") else { return };
        let given = self.machine.node(given, &around.env);
        let Some(kind) = given.str().and_then(|kind| kind::full(kind, around.parent.as_ref())) else {
            return;
        };
        let Some(interest) = Kind::of(&kind) else { return };
        match node.get("copy").filter(|copy| copy.is_object()) {
            None => self.instance(node, around, interest, &kind),
            Some(copy) => self.copies(node, copy, around, interest, &kind),
        }
    }

    fn copies(&mut self, node: Node<'t>, copy: Node<'t>, around: &Around<'t>, interest: Kind, kind: &str) {
        let turn = |index, repeated| Around {
            env: self.machine.turn(copy, &around.env, index, true),
            repeated: around.repeated || repeated,
            ..around.clone()
        };
        match self.machine.turns(copy, &around.env) {
            Turns::Any(_) => {
                let around = turn(None, true);
                self.instance(node, &around, interest, kind);
            }
            Turns::Known(turns) => {
                for index in 0..turns {
                    self.copied = self.copied.saturating_add(1);
                    if self.copied > COPIED_RESOURCES {
                        let message = format!("loops make more than {COPIED_RESOURCES} resources");
                        self.machine.limit(copy.span(), &message);
                        return;
                    }
                    let around = Around {
                        env: self.machine.turn(copy, &around.env, Some(index), true),
                        ..around.clone()
                    };
                    self.instance(node, &around, interest, kind);
                }
            }
        }
    }

    fn instance(&mut self, node: Node<'t>, around: &Around<'t>, interest: Kind, kind: &str) {
        let mut around = around.clone();
        match self.condition(node, &around) {
            Condition::Never => return,
            Condition::Always => {}
            Condition::If(symbol) => around.condition = Some(and(around.condition, symbol)),
        }
        let interest = match interest {
            Kind::Known(interest) => interest,
            Kind::Deployment => return self.deployment(node, &around),
            Kind::TemplateSpec => return self.template_spec(node, &around),
        };
        let names = self.names(node, &around, kind);
        let Some(name) = names.last().cloned() else { return };
        let resource = self.envelope(node, &around, name);
        self.lower(resource, interest, &names);
        if node.get("resources").is_some() {
            around.parent = Some(Parent { kind: kind.to_owned(), names });
            self.resources(node, &around);
        }
    }

    fn condition(&self, node: Node<'t>, around: &Around<'t>) -> Condition {
        let Some(condition) = node.get("condition") else { return Condition::Always };
        match ArmView::new(self.machine, condition, &around.env).flag() {
            Value::Known(true, _) | Value::Absent(_) => Condition::Always,
            Value::Known(false, _) => Condition::Never,
            Value::Unknown(symbol, _) => Condition::If(symbol),
        }
    }

    fn envelope(&self, node: Node<'t>, around: &Around<'t>, name: Value<Text>) -> Resource<ArmView<'m, 't>> {
        let envelope = Fields::of(ArmView::new(self.machine, node, &around.env));
        let api_version = match envelope.text("apiVersion") {
            Value::Known(version, _) => Some(version),
            _ => None,
        };
        Resource {
            declared: Declaration {
                provenance: Provenance::Written,
                vocabulary: &ARM,
                handle: None,
                block: node.span(),
                api_version,
                condition: around.condition.clone(),
                repeated: around.repeated,
                scope: self.machine.scope(around.frame),
            },
            identity: self.identity(node, around, name),
            properties: envelope.block("properties").on_their_own(),
            envelope,
            omission: Omission::ArmDefault,
        }
    }

    fn identity(&self, node: Node<'t>, around: &Around<'t>, name: Value<Text>) -> Identity {
        let target = self.machine.frame(around.frame).map(|frame| frame.target.clone());
        let part = |value: Option<&Val<'t>>| match value.map(|value| (&value.data, value.source)) {
            Some((Data::Text(text), source)) => Value::Known(
                text.to_text(),
                Place {
                    span: source.span,
                    used: source.span,
                    origin: if source.is_literal {
                        akslint_diagnostics::Origin::Literal
                    } else {
                        akslint_diagnostics::Origin::Computed
                    },
                },
            ),
            Some((Data::Unknown(symbol), _)) => Value::Unknown(symbol.clone(), Place::computed(node.span())),
            _ => Value::Absent(Place::computed(node.span())),
        };
        Identity {
            name,
            resource_group: part(target.as_ref().map(|target| &target.resource_group)),
            subscription: part(target.as_ref().map(|target| &target.subscription)),
        }
    }
}

enum Condition {
    Always,
    Never,
    If(Symbol),
}

/// The condition under which both hold.
fn and(outer: Option<Symbol>, inner: Symbol) -> Symbol {
    match outer {
        None => inner,
        Some(outer) if outer == inner => inner,
        Some(outer) => {
            let text = format!("and({}, {})", outer.text(), inner.text());
            Symbol::with(inner.scope(), text, inner.declared(), Domain::Any)
        }
    }
}
