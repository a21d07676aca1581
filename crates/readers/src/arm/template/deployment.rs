//! The resources of a nested deployment.

use super::{Around, Lowering};
use crate::node::Node;

impl<'t> Lowering<'_, 't> {
    /// Lowers the resources of a nested deployment.
    pub(super) fn deployment(&mut self, node: Node<'t>, around: &Around<'t>) {
        let Some(nested) = self.machine.nested(node, &around.env, around.frame) else { return };
        self.mark_parameters(nested.frame);
        let around = Around { env: nested.env, frame: nested.frame, parent: None, ..around.clone() };
        self.resources(nested.template, &around);
    }
}
