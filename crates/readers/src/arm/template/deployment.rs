//! The resources of a nested deployment, and of a template that is stored to be deployed later.

use super::{Around, Frame, Given, Lowering, target_of};
use crate::arm::scope::Env;
use crate::node::Node;

impl<'t> Lowering<'_, 't> {
    /// Lowers the resources of a nested deployment.
    pub(super) fn deployment(&mut self, node: Node<'t>, around: &Around<'t>) {
        let Some(nested) = self.machine.nested(node, &around.env, around.frame) else { return };
        self.mark_parameters(nested.frame);
        let around = Around { env: nested.env, frame: nested.frame, parent: None, ..around.clone() };
        self.resources(nested.template, &around);
    }

    /// Lowers what a template spec would deploy, with the defaults of its parameters, to wherever that will be.
    pub(super) fn template_spec(&mut self, node: Node<'t>, around: &Around<'t>) {
        let Some(template) = node.get("properties").and_then(|properties| properties.get("mainTemplate"))
        else {
            return;
        };
        let target = target_of(self.machine, template);
        let frame = self.machine.add_frame(Frame::of(template, Given::Deployment(None), target));
        self.mark_parameters(frame);
        let inside = Around { env: Env::of_frame(frame), frame, parent: None, ..around.clone() };
        self.resources(template, &inside);
    }
}
