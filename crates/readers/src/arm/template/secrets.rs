//! Which characters are secrets: they are never shown, in no output.

use super::Lowering;
use crate::arm::declared::is_secure;
use crate::arm::frame::Given;
use crate::arm::view::ArmView;
use crate::node::{Kind as NodeKind, Node};
use crate::vocabulary::{Resource, View};
use akslint_diagnostics::Span;
use akslint_diagnostics::secrets::is_secret_name;
use akslint_model::{ResourceKind, Value};

/// The properties that hold secrets, of a compute and of a cluster.
const SECRETS: &[(ResourceKind, &[&str])] = &[
    (
        ResourceKind::Compute,
        &[
            "properties.sslConfiguration.cert",
            "properties.sslConfiguration.key",
            "properties.administratorAccount.password",
            "properties.userAccountCredentials.adminUserPassword",
        ],
    ),
    (
        ResourceKind::Cluster,
        &["servicePrincipalProfile.secret", "windowsProfile.adminPassword", "aadProfile.serverAppSecret"],
    ),
];

impl<'t> Lowering<'_, 't> {
    /// Marks the literals of a resource's secret properties, wherever they stand.
    pub(super) fn mark_secrets(&mut self, resource: &Resource<ArmView<'_, 't>>, kind: ResourceKind) {
        let Some((_, paths)) = SECRETS.iter().find(|(of, _)| *of == kind) else { return };
        for path in *paths {
            let start = resource.properties.object().cloned();
            let view = path.split('.').try_fold(start, |view, key| Some(view?.member(key)));
            match view.flatten().map(|view| view.text()) {
                Some(Value::Known(text, place)) if !text.is_empty() => self.mark(place.span),
                _ => {}
            }
        }
    }

    /// Marks the defaults and values of secure parameters, and of those whose name says that they are secret.
    pub(super) fn mark_parameters(&mut self, frame: usize) {
        let Some(template) = self.machine.frame(frame) else { return };
        for entry in template.parameters.entries() {
            if !is_secure(&template, entry.node) && !is_secret_name(&entry.name) {
                continue;
            }
            let default = entry.node.get("defaultValue");
            let given = match &template.given {
                Given::Outside { file, .. } => file.and_then(|file| file.get(&entry.name)?.get("value")),
                Given::Deployment(given) => given.as_ref().and_then(|given| {
                    let argument = self.machine.member_with_node(given, &entry.name)?.1?;
                    argument.get("value")
                }),
            };
            let mut values = Vec::new();
            if let Given::Outside { overrides, assumed, .. } = &template.given {
                let told = overrides.iter().chain(*assumed);
                let own = told.filter(|(name, _)| name.eq_ignore_ascii_case(&entry.name));
                values.extend(own.map(|(_, value)| value.trim_matches('"').to_owned()));
            }
            for node in default.into_iter().chain(given) {
                self.mark_node(node);
                texts(node, &mut values);
            }
            self.fragment.secret_values.extend(values);
        }
    }

    /// Marks a literal; an expression holds no secret but a name.
    fn mark_node(&mut self, node: Node<'t>) {
        let is_literal = match node.kind() {
            NodeKind::String => {
                let text = node.text().unwrap_or_default();
                !text.is_empty() && !text.starts_with('[')
            }
            NodeKind::Object | NodeKind::Array => !node.is_empty(),
            _ => false,
        };
        if is_literal {
            self.mark(node.span());
        }
    }

    fn mark(&mut self, span: Span) {
        if span.file == self.machine.file {
            self.fragment.secrets.push(span.start..span.end);
        } else {
            self.fragment.secrets_elsewhere.push(span);
        }
    }
}

/// Adds the strings at and below a node, but for expressions. The tree's depth is bounded by its parser.
fn texts(node: Node<'_>, into: &mut Vec<String>) {
    into.extend(node.text().filter(|text| !text.starts_with('[')).map(Into::into));
    node.values().chain(node.items()).for_each(|inner| texts(inner, into));
}
