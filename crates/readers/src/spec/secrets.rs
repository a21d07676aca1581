//! Where a spec holds secrets: these characters are never shown.

use super::fields::SPEC;
use super::shape::{Kind, Section};
use crate::node::Node;
use std::ops::Range;

/// The head of a PEM block. Wherever one stands, it is taken for a secret.
const PEM: &str = "-----BEGIN";

/// Whether a string of the text may have a PEM block. An escape could hide one.
pub(super) fn may_have_pem(text: &str) -> bool {
    text.contains('\\') || text.contains(PEM)
}

/// Adds the bytes of every secret in the document: certificates and keys in their fields, unknown fields beside these
/// (a key under a misspelt name is a secret still), and every string with a PEM block, if there may be any.
pub(super) fn collect(root: Node<'_>, may_have_pem: bool, secrets: &mut Vec<Range<u32>>) {
    look(root, Some(&SPEC), may_have_pem, secrets);
}

/// Adds the secrets at and below a node. The tree's depth is bounded by its parser.
fn look(
    node: Node<'_>,
    section: Option<&'static Section>,
    may_have_pem: bool,
    secrets: &mut Vec<Range<u32>>,
) {
    if !may_have_pem && section.is_none_or(|section| !section.holds_secrets) {
        return;
    }
    if may_have_pem && node.text().is_some_and(|text| text.contains(PEM)) {
        add(node, secrets);
    }
    for member in node.members() {
        let kind = section.and_then(|section| section.field(&member.key)).map(|field| field.kind);
        let hides = match (kind, section) {
            (Some(Kind::Secret), _) => true,
            (Some(Kind::Section(inner)), _) => !member.value.is_object() && keeps_secrets(inner),
            (Some(_), _) => false,
            (None, section) => section.is_some_and(keeps_secrets),
        };
        if hides {
            add(member.value, secrets);
        }
        let inner = match kind {
            Some(Kind::Section(inner) | Kind::Sections(inner)) => Some(inner),
            _ => None,
        };
        look(member.value, inner, may_have_pem, secrets);
    }
    for item in node.items() {
        look(item, section, may_have_pem, secrets);
    }
}

/// Whether it has secrets itself.
fn keeps_secrets(section: &Section) -> bool {
    section.fields.iter().any(|field| matches!(field.kind, Kind::Secret))
}

/// An alias is hidden, and so is what it stands for.
fn add(node: Node<'_>, secrets: &mut Vec<Range<u32>>) {
    if !node.is_null() {
        secrets.extend([node.span(), node.decided_at()].map(|span| span.start..span.end));
    }
}
