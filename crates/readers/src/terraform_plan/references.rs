//! What the arguments of a planned resource refer to, as its configuration has it: ids are known only after apply.

use crate::node::Node;
use std::borrow::Cow;

/// References lead at most through so many modules.
const DEPTH: usize = 16;

/// The address of the resource whose attribute an argument takes, such as `module.aks.azurerm_kubernetes_cluster.main`.
pub(super) fn target(configuration: Node<'_>, address: &str, argument: &str) -> Option<String> {
    let (modules, resource) = split(address);
    let module = module(configuration.get("root_module")?, &modules)?;
    let name = without_index(resource);
    let declared = module.get("resources")?.items().find(|one| text_is(one.get("address"), &name))?;
    let references = declared.get("expressions")?.get_exact(argument)?.get("references")?;
    resolve(configuration, &modules, references, DEPTH)
}

/// The same for an argument within a block.
pub(super) fn target_in_block(
    configuration: Node<'_>,
    address: &str,
    block: &str,
    argument: &str,
) -> Option<String> {
    let (modules, resource) = split(address);
    let module = module(configuration.get("root_module")?, &modules)?;
    let name = without_index(resource);
    let declared = module.get("resources")?.items().find(|one| text_is(one.get("address"), &name))?;
    let blocks = declared.get("expressions")?.get_exact(block)?;
    let references = blocks.item(0)?.get_exact(argument)?.get("references")?;
    resolve(configuration, &modules, references, DEPTH)
}

/// The resource that a list of references means, seen from the module `modules`.
fn resolve(
    configuration: Node<'_>,
    modules: &[String],
    references: Node<'_>,
    depth: usize,
) -> Option<String> {
    let depth = depth.checked_sub(1)?;
    // The first is the whole expression's; the others are its parts. An index that is computed hides which is meant.
    let is_iterated = references
        .items()
        .filter_map(Node::text)
        .any(|one| one.starts_with("each.") || one.starts_with("count."));
    let first = references.items().find_map(Node::text).filter(|_| !is_iterated)?;
    let parts: Vec<&str> = first.split('.').collect();
    let (prefix, inner) =
        (modules.iter().map(|one| format!("module.{one}.")).collect::<String>(), modules.split_last());
    match parts.as_slice() {
        ["var", name, ..] => {
            let (own, outer) = inner?;
            let around = module(configuration.get("root_module")?, outer)?;
            let call = around.get("module_calls")?.get_exact(&without_index(own))?;
            let references = call.get("expressions")?.get_exact(&without_index(name))?.get("references")?;
            resolve(configuration, outer, references, depth)
        }
        ["module", name, output, ..] => {
            let mut below = modules.to_vec();
            below.push((*name).to_owned());
            let called = module(configuration.get("root_module")?, &below)?;
            let references = called
                .get("outputs")?
                .get_exact(&without_index(output))?
                .get("expression")?
                .get("references")?;
            resolve(configuration, &below, references, depth)
        }
        ["data" | "local" | "path" | "terraform", ..] => None,
        [kind, name, ..] => Some(format!("{prefix}{kind}.{name}")),
        _ => None,
    }
}

/// The configuration of a module.
fn module<'a>(root: Node<'a>, modules: &[String]) -> Option<Node<'a>> {
    modules.iter().try_fold(root, |module, name| {
        module.get("module_calls")?.get_exact(&without_index(name))?.get("module")
    })
}

/// The modules of an address, and the resource in the last of them: `module.a["x"].module.b.kind.name[0]`.
fn split(address: &str) -> (Vec<String>, &str) {
    let (mut modules, mut rest) = (Vec::new(), address);
    while let Some(inside) = rest.strip_prefix("module.") {
        let Some(end) = end_of_step(inside) else { break };
        modules.push(inside.get(..end).unwrap_or_default().to_owned());
        rest = inside.get(end.saturating_add(1)..).unwrap_or_default();
    }
    (modules, rest)
}

/// The dot after a step, which may hold dots in its index.
fn end_of_step(text: &str) -> Option<usize> {
    let mut is_quoted = false;
    text.char_indices().find_map(|(at, char)| {
        is_quoted ^= char == '"';
        (char == '.' && !is_quoted).then_some(at)
    })
}

/// The step without its index: `aks[0]` is `aks`.
fn without_index(step: &str) -> Cow<'_, str> {
    step.split('[').next().unwrap_or(step).into()
}

fn text_is(node: Option<Node<'_>>, text: &str) -> bool {
    node.and_then(Node::text).is_some_and(|own| own == text)
}
