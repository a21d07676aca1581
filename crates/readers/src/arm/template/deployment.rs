//! Nested deployments: templates within a template, deployed to a place of their own.

use super::{Around, Lowering};
use crate::arm::frame::{Frame, Given, Table, Target};
use crate::arm::limits::{DEPLOYMENT_DEPTH, DEPLOYMENTS};
use crate::arm::scope::Env;
use crate::arm::value::{Data, Source, Val};
use crate::node::Node;
use akslint_model::Scope;

impl<'t> Lowering<'_, 't> {
    /// Lowers the resources of a nested deployment. Linked templates are not in the file and stay unread.
    pub(super) fn deployment(&mut self, node: Node<'t>, around: &Around<'t>) {
        let machine = self.machine;
        let own = machine.node(node, &around.env);
        let Some(properties) = machine.member(&own, "properties") else { return };
        let Some(Val { data: Data::Tree(template, _), .. }) = machine.member(&properties, "template") else {
            return;
        };
        let many = machine.frame_count() > usize::try_from(DEPLOYMENTS).unwrap_or(usize::MAX);
        if around.deployments >= DEPLOYMENT_DEPTH || many {
            machine.limit(node.span(), "there are too many nested deployments");
            return;
        }
        let options = machine.member(&properties, "expressionEvaluationOptions");
        let scope = options.and_then(|options| machine.member(&options, "scope"));
        let is_inner =
            scope.is_some_and(|scope| scope.str().is_some_and(|scope| scope.eq_ignore_ascii_case("inner")));
        let Some(outer) = machine.frame(around.frame) else { return };
        let given = machine.member(&properties, "parameters");
        let name = machine.member(&own, "name");
        let frame = machine.add_frame(|part| Frame {
            template,
            parameters: Table::of(template.get("parameters"), false),
            variables: Table::of(template.get("variables"), true),
            given: Given::Deployment(given),
            target: self.target(&own, &outer.target, Scope { file: machine.file, part }),
            name,
        });
        self.mark_parameters(frame);
        let around = Around {
            // Without inner scope, the expressions of the nested template are those of the outer one.
            env: if is_inner { Env::of_frame(frame) } else { around.env.clone() },
            frame,
            parent: None,
            deployments: around.deployments + 1,
            ..around.clone()
        };
        self.resources(template, &around);
    }

    fn target(&self, deployment: &Val<'t>, outer: &Target<'t>, scope: Scope) -> Target<'t> {
        let given = |key| self.machine.member(deployment, key).filter(|value| !value.is_null());
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
}
