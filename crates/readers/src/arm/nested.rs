//! Nested deployments: templates within a template, deployed to a place of their own.

use super::frame::{Frame, Given, Target};
use super::limits::{DEPLOYMENT_DEPTH, DEPLOYMENTS};
use super::machine::Machine;
use super::scope::Env;
use super::value::{Data, Source, Val};
use crate::node::Node;
use akslint_diagnostics::Place;
use akslint_model::{ResourceId, Scope, Text, Value};
use std::rc::Rc;

const DEPLOYMENT: &str = "Microsoft.Resources/deployments";
/// A stack deploys one template, whose expressions are its own.
const STACK: &str = "Microsoft.Resources/deploymentStacks";

/// A nested template.
#[derive(Clone)]
pub(crate) struct Nested<'t> {
    pub(crate) template: Node<'t>,
    pub(crate) frame: usize,
    /// Where its expressions are evaluated: without inner scope they are those of the outer template.
    pub(crate) env: Env<'t>,
}

/// The deployments of a template by their names, as far as one name is one deployment.
pub(crate) type Names<'t> = Rc<Vec<(Value<Text>, Node<'t>)>>;

impl<'t> Machine<'t> {
    /// The template of a nested deployment in the template `outer`. Linked templates are not in the file.
    pub(crate) fn nested(&self, node: Node<'t>, env: &Env<'t>, outer: usize) -> Option<Nested<'t>> {
        let around = self.frame(outer)?;
        let start = node.span().start;
        if env.is_top() {
            let known = around.nested.borrow();
            if let Ok(at) = known.binary_search_by_key(&start, |(start, _)| *start) {
                return known.get(at).map(|(_, nested)| nested.clone());
            }
        }
        let own = self.node(node, env);
        let properties = self.member(&own, "properties")?;
        let Data::Tree(template, _) = self.member(&properties, "template")?.data else { return None };
        let many = self.frame_count() > usize::try_from(DEPLOYMENTS).unwrap_or(usize::MAX);
        if around.depth >= DEPLOYMENT_DEPTH || many {
            self.limit(node.span(), "there are too many nested deployments");
            return None;
        }
        // A loop can bring the same long template again and again.
        if !self.spend(usize::try_from(template.span().len() / 32).unwrap_or(usize::MAX), node.span()) {
            return None;
        }
        let options = self.member(&properties, "expressionEvaluationOptions");
        let scope = options.and_then(|options| self.member(&options, "scope"));
        let is_stack = node
            .get("type")
            .and_then(Node::text)
            .is_some_and(|kind| kind.split('@').next().is_some_and(|kind| kind.eq_ignore_ascii_case(STACK)));
        let is_inner = is_stack
            || scope
                .is_some_and(|scope| scope.str().is_some_and(|scope| scope.eq_ignore_ascii_case("inner")));
        let given = self.member(&properties, "parameters");
        let name = self.member(&own, "name");
        let target = self.target(&own, &around.target, self.fresh_scope());
        let depth = around.depth + 1;
        let made = Frame { name, depth, ..Frame::of(template, Given::Deployment(given), target) };
        let frame = self.add_frame(made);
        let inside = if is_inner { Env::of_frame(frame) } else { env.clone() };
        let nested = Nested { template, frame, env: inside };
        if env.is_top() {
            let mut known = around.nested.borrow_mut();
            let at = known.partition_point(|(other, _)| *other < start);
            known.insert(at, (start, nested.clone()));
        }
        Some(nested)
    }

    fn target(&self, deployment: &Val<'t>, outer: &Target<'t>, scope: Scope) -> Target<'t> {
        let given = |key| self.member(deployment, key).filter(|value| !value.is_null());
        let mut target = outer.clone();
        let subscription = given("subscriptionId");
        if let Some(subscription) = &subscription {
            target.subscription = subscription.clone();
            target.subscription_scope = scope;
        }
        match given("resourceGroup") {
            Some(group) => {
                target.resource_group = group;
                target.group_scope = scope;
            }
            // A deployment to another subscription has no resource group of the outer one.
            None if subscription.is_some() => {
                target.resource_group = Val::new(Data::Null, Source::computed(deployment.source.span));
                target.group_scope = scope;
            }
            None => {}
        }
        target
    }

    /// The outputs of the deployment that `reference` means: its name, its resource id, or its symbolic name.
    pub(crate) fn outputs(&self, reference: &Val<'t>, env: &Env<'t>) -> Option<Val<'t>> {
        let frame = self.frame(env.frame)?;
        let symbolic = reference.str().and_then(|name| frame.template.get("resources")?.get(name));
        let node = match symbolic.filter(|node| is_deployment(*node)) {
            Some(node) => node,
            None => self.deployment_named(reference, env.frame)?,
        };
        let nested = self.nested(node, &Env::of_frame(env.frame), env.frame)?;
        Some(self.node(nested.template.get("outputs")?, &nested.env))
    }

    fn deployment_named(&self, reference: &Val<'t>, frame: usize) -> Option<Node<'t>> {
        let reference = text_of(reference)?;
        let wanted = match ResourceId::read(&reference) {
            Some(id) => {
                id.kind.as_ref().filter(|kind| kind.eq_ignore_ascii_case(DEPLOYMENT)).and(id.name())?.clone()
            }
            None => reference,
        };
        let names = self.deployment_names(frame)?;
        let mut found = names.iter().filter(|(name, _)| name.same(&wanted).is_true());
        match (found.next(), found.next()) {
            (Some((_, node)), None) => Some(*node),
            _ => None,
        }
    }

    fn deployment_names(&self, frame: usize) -> Option<Names<'t>> {
        let template = self.frame(frame)?;
        let known = template.deployments.borrow().clone();
        if known.is_some() {
            return known;
        }
        // A name that refers to a deployment finds none.
        *template.deployments.borrow_mut() = Some(Names::default());
        let list = template.template.get("resources")?;
        let members = list.members().map(|member| member.value);
        let names: Names<'t> = list
            .items()
            .chain(members)
            .filter(|node| is_deployment(*node) && node.get("copy").is_none())
            .filter_map(|node| {
                let name = self.node(node.get("name")?, &Env::of_frame(frame));
                Some((text_of(&name)?, node))
            })
            .collect::<Vec<_>>()
            .into();
        *template.deployments.borrow_mut() = Some(names.clone());
        Some(names)
    }
}

fn is_deployment(node: Node<'_>) -> bool {
    node.get("type").and_then(Node::text).is_some_and(|kind| kind.eq_ignore_ascii_case(DEPLOYMENT))
}

fn text_of(value: &Val<'_>) -> Option<Value<Text>> {
    let place = Place::computed(value.source.span);
    match &value.data {
        Data::Text(text) => Some(Value::Known(text.to_text(), place)),
        Data::Unknown(symbol) => Some(Value::Unknown(symbol.clone(), place)),
        _ => None,
    }
}
