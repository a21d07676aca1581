//! Several JSON documents in one text.

use crate::{FILE, invariants, root_value};
use akslint_readers::syntax::MAX_NODES;
use akslint_readers::syntax::json::{Dialect, parse_stream};
use proptest::prelude::*;
use serde_json::{Value, json};

fn stream(text: &str) -> Vec<(Value, usize)> {
    let mut found = Vec::new();
    parse_stream(FILE, text, Dialect::Strict, |parsed, _| {
        invariants::check(text, &parsed);
        found.push((root_value(&parsed), parsed.problems.len()));
    });
    found
}

#[test]
fn one_a_line_and_one_after_the_other() {
    let want = vec![(json!({"a": 1}), 0), (json!([2]), 0), (json!({}), 0)];
    assert_eq!(stream("{\"a\":1}\n[2]\r\n{}\n"), want);
    assert_eq!(stream("{\"a\":1}[2]{}"), want);
    assert_eq!(stream("\u{feff}{\"a\":\n1}\n\n[2] {}"), want);
    assert_eq!(stream("1 2 \"x\""), [(json!(1), 0), (json!(2), 0), (json!("x"), 0)]);
    assert_eq!(stream(" \n"), []);
}

#[test]
fn a_broken_document_costs_only_itself() {
    assert_eq!(
        stream("{\"a\":1\n{\"b\":2}\n[3]"),
        [(json!({"a": 1}), 1), (json!({"b": 2}), 0), (json!([3]), 0)]
    );
    assert_eq!(stream("oops\n{\"b\":2}"), [(json!(null), 1), (json!({"b": 2}), 0)]);
    assert_eq!(stream("{\"a\":\"x\n{\"b\":2}"), [(json!({"a": null}), 1), (json!({"b": 2}), 0)]);
    assert_eq!(stream("{\"a\":1}]\n[2]"), [(json!({"a": 1}), 0), (json!(null), 1), (json!([2]), 0)]);
    assert_eq!(stream("[1]\n{\"a\":[1,2\n"), [(json!([1]), 0), (json!({"a": [1, 2]}), 1)]);
}

#[test]
fn many_rows_are_not_held_at_once() {
    let text = "{\"a\":[1,2,3]}\n".repeat(100_000);
    let mut rows = 0;
    parse_stream(FILE, &text, Dialect::Strict, |parsed, _| {
        assert_eq!(parsed.tree.node_count(), 6);
        rows += 1;
    });
    assert_eq!(rows, 100_000);
}

#[test]
fn an_array_too_large_for_one_tree_comes_item_by_item() {
    let items = MAX_NODES / 8;
    let rows = |end: &str| {
        let text = format!("{{}} [{}{end}", "[1,2,3,4,5,6,7],".repeat(items));
        let (mut rows, mut problems) = (Vec::new(), Vec::new());
        parse_stream(FILE, &text, Dialect::Strict, |parsed, index| {
            let kept = index.is_none_or(|index| index < 2 || usize::try_from(index).unwrap() >= items);
            if kept {
                rows.push((parsed.tree.root().map(|root| &text[root.span().start as usize..][..1]), index));
            }
            problems.extend(parsed.problems.into_iter().map(|problem| {
                let start = problem.span.start as usize;
                (problem.message, text.len() - start)
            }));
        });
        (rows.into_iter().map(|(text, index)| (text.map(str::to_owned), index)).collect::<Vec<_>>(), problems)
    };
    let row = |text: &str, index| (Some(text.to_owned()), index);
    let last = u32::try_from(items).unwrap();
    let first = [row("{", None), row("[", Some(0)), row("[", Some(1))];
    assert_eq!(rows("8]\n9"), ([&first[..], &[row("8", Some(last)), row("9", None)]].concat(), vec![]));
    let (found, problems) = rows("8 9] 1");
    assert_eq!(found, [&first[..], &[row("8", Some(last)), (None, None)]].concat());
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].1, "9] 1".len(), "{problems:?}");
    let (found, problems) = rows("{\"a\" 1}] 1");
    assert_eq!(found, [&first[..], &[row("{", Some(last))]].concat());
    assert_eq!((problems.len(), problems[0].1), (1, "1}] 1".len()), "{problems:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn streams_end_whatever_they_hold(text in "(\\{|\\}|\\[|\\]|\"|\n|,|:|1|\"a\":|/\\*|//| ){0,40}") {
        stream(&text);
    }
}
