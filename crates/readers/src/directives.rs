//! `akslint: ignore …`: what a file's author says about findings in it, in comments and in ARM's `metadata`.

use crate::node::{Node, Tree};
use akslint_diagnostics::Span;
use akslint_model::{Reach, Suppression};

/// The word by which a directive is known; a text without it has none.
const MARK: &str = "akslint";

/// The suppressions of a document: its comments, and the `metadata.akslint` of its objects.
pub(crate) fn suppressions(tree: &Tree<'_>) -> Vec<Suppression> {
    let mut found = Vec::new();
    if !tree.source_text().contains(MARK) {
        return found;
    }
    for comment in tree.comments() {
        let text = tree.slice(*comment);
        let body = text.trim_start_matches(['/', '#', '*']).trim_end_matches("*/").trim();
        if let Some((word, rest)) = directive(body) {
            let reach = match word {
                Word::Ignore => reach_of(tree.source_text(), *comment),
                Word::IgnoreFile => Reach::File,
            };
            found.push(suppression(*comment, rest, reach));
        }
    }
    if let Some(root) = tree.root() {
        in_metadata(root, &mut found);
    }
    found
}

#[derive(Clone, Copy)]
enum Word {
    Ignore,
    IgnoreFile,
}

/// The word and the rest of `akslint: ignore …`.
fn directive(text: &str) -> Option<(Word, &str)> {
    words(text.strip_prefix(MARK)?.trim_start().strip_prefix(':')?.trim_start())
}

fn words(text: &str) -> Option<(Word, &str)> {
    let (word, rest) = match text.strip_prefix("ignore-file") {
        Some(rest) => (Word::IgnoreFile, rest),
        None => (Word::Ignore, text.strip_prefix("ignore")?),
    };
    rest.starts_with(|char: char| char.is_whitespace() || char == '[').then_some((word, rest))
}

/// Reads `AML102, AML103 -- reason`; brackets around the rules are welcome.
fn suppression(span: Span, text: &str, reach: Reach) -> Suppression {
    let (rules, reason) = match text.split_once("--") {
        Some((rules, reason)) => (rules, Some(reason.trim())),
        None => (text, None),
    };
    let rules =
        rules.split([',', ' ', '\t', '[', ']']).filter(|rule| !rule.is_empty()).map(str::to_owned).collect();
    Suppression { span, rules, reason: reason.filter(|reason| !reason.is_empty()).map(str::to_owned), reach }
}

/// The line of a comment that stands behind something, else the next line that holds something.
fn reach_of(text: &str, comment: Span) -> Reach {
    let offset = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
    let (start, end) = (offset(comment.start), offset(comment.end));
    let before = text.get(..start).unwrap_or("");
    let line_start = before.rfind('\n').map_or(0, |at| at.saturating_add(1));
    let stands_behind = before.get(line_start..).is_some_and(|before| !before.trim().is_empty());
    let mut from = line_start;
    for line in text.get(line_start..).unwrap_or("").split('\n') {
        let to = from.saturating_add(line.len());
        if stands_behind && to >= end {
            return Reach::Lines(small(line_start)..small(to));
        }
        if !stands_behind && from > end && holds_something(line) {
            return Reach::Lines(small(from)..small(to));
        }
        from = to.saturating_add(1);
    }
    Reach::Lines(comment.start..comment.end)
}

fn holds_something(line: &str) -> bool {
    let content = line.trim();
    !content.is_empty() && !["//", "#", "/*"].iter().any(|start| content.starts_with(start))
}

fn small(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// `"metadata": {"akslint": "ignore AML102 -- reason"}`, or a list of such strings: for the object that has it, and
/// in the outermost object for the whole file.
fn in_metadata(root: Node<'_>, found: &mut Vec<Suppression>) {
    for node in root.objects_below() {
        let Some(value) = node.get("metadata").and_then(|metadata| metadata.get(MARK)) else { continue };
        let reach = if node.span() == root.span() { Reach::File } else { Reach::Block(node.span()) };
        let mut add = |text: Node<'_>| {
            let decoded = text.text().unwrap_or_default();
            if let Some((_, rest)) = words(decoded.trim()) {
                found.push(suppression(text.span(), rest, reach.clone()));
            }
        };
        if value.is_array() { value.items().for_each(add) } else { add(value) }
    }
}
