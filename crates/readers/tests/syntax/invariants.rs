//! What holds for every tree of every text, however broken.

use akslint_diagnostics::{PathSegment, Span};
use akslint_readers::node::{Kind, Node, Parsed};
use akslint_readers::syntax::{MAX_DEPTH, MAX_PROBLEMS};

/// Checks every node, problem, comment and path of `parsed`.
pub(crate) fn check(text: &str, parsed: &Parsed<'_>) {
    let tree = &parsed.tree;
    let whole = Span::new(tree.file(), 0, u32::try_from(text.len()).unwrap());
    assert!(parsed.problems.len() <= MAX_PROBLEMS + 1, "{text:?}");
    for problem in &parsed.problems {
        in_text(text, whole, problem.span);
        assert!(!problem.message.is_empty() && !problem.message.contains(char::is_control), "{problem:?}");
        assert!(problem.related.iter().all(|label| whole.contains(label.span)));
    }
    for (first, second) in &parsed.duplicates {
        in_text(text, whole, *first);
        in_text(text, whole, *second);
        assert!(first.end <= second.start, "{text:?}");
    }
    for pair in tree.comments().windows(2) {
        assert!(pair[0].end <= pair[1].start, "comments in order: {text:?}");
    }
    tree.comments().iter().for_each(|comment| in_text(text, whole, *comment));
    if let Some(root) = tree.root() {
        let mut nodes = 0;
        node(text, whole, root, false, 1, &mut nodes);
        assert!(nodes <= tree.node_count());
        paths(text, root);
    } else {
        assert_eq!(tree.node_count(), 0);
    }
}

fn in_text(text: &str, outer: Span, span: Span) {
    assert!(span.start <= span.end, "{text:?} {span:?}");
    assert!(outer.contains(span), "{text:?}: {span:?} is not within {outer:?}");
    for end in [span.start, span.end] {
        assert!(text.is_char_boundary(usize::try_from(end).unwrap()), "{text:?} {span:?}");
    }
}

/// `foreign`: below an alias, where values stand elsewhere in the text.
fn node(text: &str, outer: Span, one: Node<'_>, foreign: bool, depth: usize, count: &mut usize) {
    *count += 1;
    in_text(text, outer, one.span());
    scalars(text, one);
    if matches!(one.kind(), Kind::Array | Kind::Object) {
        assert!(depth <= MAX_DEPTH);
    }
    assert_eq!(one.len(), if one.is_object() { one.members().count() } else { one.items().count() });
    let len = one.len();
    assert_eq!(one.is_empty(), len == 0);
    let foreign = foreign || one.is_alias();
    let whole = Span::new(outer.file, 0, u32::try_from(text.len()).unwrap());
    let inner = one.decided_at();
    let mut end = inner.start;
    for item in one.items() {
        assert!(end <= item.span().start, "{text:?}: items in order");
        end = item.span().end;
        node(text, inner, item, foreign, depth + 1, count);
    }
    for member in one.members() {
        // What a merge key brings in stands elsewhere.
        let merged = text.contains("<<") && !inner.contains(member.key_span);
        if merged {
            node(text, whole, member.value, true, depth + 1, count);
            continue;
        }
        *count += 1;
        in_text(text, inner, member.key_span);
        if !text.contains("<<") {
            assert!(end <= member.key_span.start, "{text:?}: members in order");
            assert!(member.key_span.end <= member.value.span().start, "{text:?}: a key before its value");
        }
        end = member.value.span().end;
        node(text, inner, member.value, foreign, depth + 1, count);
        if len <= 64 {
            assert!(one.get(&member.key).is_some() && one.get_exact(&member.key).is_some(), "{text:?}");
            assert!(one.member(&member.key.to_ascii_uppercase()).is_some());
        }
    }
}

fn scalars(text: &str, one: Node<'_>) {
    assert_eq!(one.text().is_some(), one.kind() == Kind::String);
    assert_eq!(one.number_text().is_some(), one.kind() == Kind::Number);
    assert_eq!(one.as_bool().is_some(), one.kind() == Kind::Bool);
    let Some(decoded) = one.text() else { return };
    let content = one.content_span().unwrap();
    in_text(text, one.decided_at(), content);
    let mut last = content.start;
    let step = decoded.len() / 64 + 1;
    for (at, _) in decoded.char_indices().step_by(step) {
        let source = one.source_offset(at);
        assert!(last <= source && source <= content.end, "{text:?} {at}");
        assert!(text.is_char_boundary(usize::try_from(source).unwrap()));
        last = source;
    }
    assert_eq!(one.source_offset(decoded.len() + 1), content.end);
}

/// Compares paths with those found by looking at every node.
fn paths(text: &str, root: Node<'_>) {
    let len = u32::try_from(text.len()).unwrap();
    let step = usize::try_from(len / 60 + 1).unwrap();
    for offset in (0..=len).step_by(step) {
        let mut deepest = Vec::new();
        naive(root, offset, &mut Vec::new(), &mut deepest);
        let found = root.path_to(offset);
        // Merge keys have a path, but are no members.
        if !text.contains("<<") {
            assert_eq!(found, deepest, "{text:?} {offset}");
        }
    }
}

fn naive(one: Node<'_>, offset: u32, path: &mut Vec<PathSegment>, deepest: &mut Vec<PathSegment>) {
    if one.is_alias() {
        return;
    }
    let holds = |span: Span| (span.start..span.end.max(span.start + 1)).contains(&offset);
    for (index, item) in one.items().enumerate() {
        path.push(PathSegment::Index(u32::try_from(index).unwrap()));
        if holds(item.span()) {
            longer(path, deepest);
            naive(item, offset, path, deepest);
        }
        path.pop();
    }
    for member in one.members() {
        path.push(PathSegment::Key(member.key.clone().into_owned()));
        if holds(member.key_span) {
            longer(path, deepest);
        }
        if holds(member.value.span()) {
            longer(path, deepest);
            naive(member.value, offset, path, deepest);
        }
        path.pop();
    }
}

fn longer(path: &[PathSegment], deepest: &mut Vec<PathSegment>) {
    if path.len() > deepest.len() {
        *deepest = path.to_vec();
    }
}
