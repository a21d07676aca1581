//! Functions that a template defines. They see their own arguments alone.

use super::Call;
use crate::arm::value::{Str, Val};
use crate::node::Node;

/// Calls `namespace.name`.
pub(crate) fn run<'t>(call: &Call<'_, 't>, namespace: &str, name: &str) -> Option<Val<'t>> {
    let frame = call.machine.frame(call.site.env.frame)?;
    let function = frame
        .template
        .get("functions")?
        .items()
        .find(|one| {
            one.get("namespace").and_then(Node::text).is_some_and(|own| own.eq_ignore_ascii_case(namespace))
        })?
        .get("members")?
        .get(name)?;
    let declared = function.get("parameters").into_iter().flat_map(Node::items);
    let mut arguments: Vec<(Str<'t>, Val<'t>)> = Vec::new();
    for (index, parameter) in declared.enumerate() {
        let name = parameter.get("name").and_then(Node::text)?;
        arguments.push((name.into(), call.argument(index)?));
    }
    let body = function.get("output")?.get("value")?;
    let env = call.site.env.function(arguments);
    if !call.machine.is_shallow(env.depth(), call.span()) {
        return None;
    }
    Some(call.machine.node(body, &env))
}
