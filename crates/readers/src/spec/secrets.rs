//! Where a spec holds secrets: these characters are never shown.

use super::fields::SPEC;
use super::shape::{Kind, Section};
use crate::node::Node;
use akslint_diagnostics::order::sort_by_key;
use std::ops::Range;

/// The head of a PEM block. Wherever one stands, it is taken for a secret.
const PEM: &str = "-----BEGIN";

/// Adds the bytes of every secret in the document: certificates and keys in their fields, unknown fields beside these
/// (a key under a misspelt name is a secret still), and every string with a PEM block.
pub(super) fn collect(root: Node<'_>, secrets: &mut Vec<Range<u32>>) {
    let mut open: Vec<(Node<'_>, Option<&'static Section>)> = vec![(root, Some(&SPEC))];
    while let Some((node, section)) = open.pop() {
        if node.text().is_some_and(|text| text.contains(PEM)) {
            add(node, secrets);
        }
        for member in node.members() {
            let field = section.and_then(|section| section.field(&member.key));
            let hides = match (section, field) {
                (_, Some(field)) => {
                    matches!(field.kind, Kind::Secret) || has_secrets(field.kind) && !member.value.is_object()
                }
                (Some(section), None) => keeps_secrets(section),
                (None, None) => false,
            };
            if hides {
                add(member.value, secrets);
            }
            let inner = match field.map(|field| field.kind) {
                Some(Kind::Section(inner) | Kind::Sections(inner)) => Some(inner),
                _ => None,
            };
            open.push((member.value, inner));
        }
        open.extend(node.items().map(|item| (item, section)));
    }
    sort_by_key(secrets, |range| (range.start, range.end));
    secrets.dedup_by(|later, first| {
        let overlaps = later.start <= first.end;
        if overlaps {
            first.end = first.end.max(later.end);
        }
        overlaps
    });
}

fn has_secrets(kind: Kind) -> bool {
    matches!(kind, Kind::Section(section) if keeps_secrets(section))
}

fn keeps_secrets(section: &Section) -> bool {
    section.fields.iter().any(|field| matches!(field.kind, Kind::Secret))
}

/// An alias is hidden, and so is what it stands for.
fn add(node: Node<'_>, secrets: &mut Vec<Range<u32>>) {
    if !node.is_null() {
        secrets.extend([node.span(), node.decided_at()].map(|span| span.start..span.end));
    }
}
