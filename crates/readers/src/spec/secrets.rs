//! Where a spec holds secrets: these characters are never shown.

use super::shape::{Field, Kind, Section};
use crate::node::{self, Node};
use std::ops::Range;

/// The head of a PEM block. Wherever one stands, it is taken for a secret.
const PEM: &str = "-----BEGIN";

/// Whether a string of the text may have a PEM block. An escape could hide one.
pub(super) fn may_have_pem(text: &str) -> bool {
    text.contains('\\') || text.contains(PEM)
}

/// Adds every string with a PEM block at and below a node. The tree's depth is bounded by its parser.
pub(super) fn in_pem(node: Node<'_>, secrets: &mut Vec<Range<u32>>) {
    if node.text().is_some_and(|text| text.contains(PEM)) {
        add(node, secrets);
    }
    node.values().chain(node.items()).for_each(|inner| in_pem(inner, secrets));
}

/// Whether the value of a section's field is a secret: a certificate or key, what stands in for a block of these, and
/// the texts of an unknown field, of which nobody knows what they are.
pub(super) fn hides(section: &Section, field: Option<&Field>, value: Node<'_>) -> bool {
    match field.map(|field| field.kind) {
        Some(Kind::Secret) => true,
        Some(Kind::Section(inner)) => !value.is_object() && inner.has_secrets(),
        Some(_) => false,
        None => {
            section.has_secrets()
                || matches!(value.kind(), node::Kind::String | node::Kind::Array | node::Kind::Object)
        }
    }
}

/// Adds the secrets of a section that has not the shape of one.
pub(super) fn below(node: Node<'_>, section: &'static Section, secrets: &mut Vec<Range<u32>>) {
    for member in node.members() {
        let field = section.field(&member.key);
        if hides(section, field, member.value) {
            add(member.value, secrets);
        }
        if let Some(Kind::Section(inner) | Kind::Sections(inner)) = field.map(|field| field.kind) {
            below(member.value, inner, secrets);
        }
    }
    node.items().for_each(|item| below(item, section, secrets));
}

/// An alias is hidden, and so is what it stands for.
pub(super) fn add(node: Node<'_>, secrets: &mut Vec<Range<u32>>) {
    if !node.is_null() {
        secrets.extend([node.span(), node.decided_at()].map(|span| span.start..span.end));
    }
}
