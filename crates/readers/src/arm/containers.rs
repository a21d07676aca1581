//! Documents that hold templates: bodies of deployment requests, exported deployment stacks, template specs and
//! blueprint artifacts.

use super::detect::is_template_schema;
use crate::node::Node;

/// A template, and the values that its document gives for its parameters.
pub(super) struct Held<'t> {
    pub(super) template: Node<'t>,
    pub(super) parameters: Option<Node<'t>>,
}

/// The members that hold a template.
const TEMPLATES: [&str; 2] = ["template", "mainTemplate"];

/// The templates of a document: itself, or those that it holds.
pub(super) fn templates(root: Node<'_>) -> Vec<Held<'_>> {
    if is_template(root) {
        return vec![Held { template: root, parameters: None }];
    }
    // A blueprint's values are expressions of its own, which only Azure evaluates.
    let is_blueprint = root.get("kind").and_then(Node::text).is_some_and(|kind| kind == "template");
    let mut held = Vec::new();
    let properties = root.get("properties").unwrap_or(root);
    for holder in [root, properties] {
        for template in TEMPLATES.iter().filter_map(|key| holder.get(key)).filter(|node| is_template(*node)) {
            if !held.iter().any(|known: &Held<'_>| known.template.span() == template.span()) {
                held.push(Held { template, parameters: holder.get("parameters").filter(|_| !is_blueprint) });
            }
        }
    }
    let linked = properties.get("linkedTemplates").into_iter().flat_map(Node::items);
    let linked = linked.filter_map(|item| item.get("template")).filter(|node| is_template(*node));
    held.extend(linked.map(|template| Held { template, parameters: None }));
    held
}

fn is_template(node: Node<'_>) -> bool {
    node.get("$schema").and_then(Node::text).is_some_and(|schema| is_template_schema(&schema))
}
