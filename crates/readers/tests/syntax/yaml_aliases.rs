//! Aliases and merge keys, and what is done against those that grow without end.

use crate::{FILE, invariants, one_yaml, root_value, told, yaml};
use akslint_diagnostics::{PathSegment, ProblemKind};
use akslint_readers::node::Kind;
use akslint_readers::syntax::yaml as reader;
use akslint_readers::syntax::yaml::MAX_COPIED_NODES;
use serde_json::json;
use std::time::{Duration, Instant};

#[test]
fn an_alias_is_what_it_stands_for() {
    let text = "size: &s 3\npool: &p {name: a, n: *s}\nother: *p\n*s : key\n";
    let parsed = one_yaml(text);
    let pool = json!({"name": "a", "n": 3});
    assert_eq!(root_value(&parsed), json!({"size": 3, "pool": pool, "other": pool, "3": "key"}));
    let other = parsed.tree.root().unwrap().get("other").unwrap();
    assert!(other.is_alias());
    assert_eq!(other.kind(), Kind::Object);
    assert_eq!(parsed.tree.slice(other.span()), "*p");
    assert_eq!(parsed.tree.slice(other.decided_at()), "{name: a, n: *s}");
    let n = other.get("n").unwrap();
    assert_eq!((parsed.tree.slice(n.span()), n.as_i64()), ("*s", Some(3)));
    let at = u32::try_from(text.rfind("*p").unwrap()).unwrap();
    assert_eq!(parsed.tree.path_to(at), [PathSegment::Key("other".to_owned())]);
}

#[test]
fn an_anchor_may_be_set_again() {
    let parsed = one_yaml("a: &x 1\nb: *x\nc: &x 2\nd: *x\n");
    assert_eq!(root_value(&parsed), json!({"a": 1, "b": 1, "c": 2, "d": 2}));
}

#[test]
fn merge_keys_bring_in_what_is_not_written() {
    let text = "base: &b {a: 1, b: 2}\nmore: &m {b: 3, c: 4}\none:\n  <<: *b\n  a: 9\ntwo:\n  d: 5\n  <<: [*b, *m]\nthree: {<<: {x: 1}, y: 2}\n";
    let parsed = one_yaml(text);
    let root = parsed.tree.root().unwrap();
    let value = |key: &str| crate::value(root.get(key).unwrap());
    assert_eq!(value("one"), json!({"a": 9, "b": 2}));
    assert_eq!(value("two"), json!({"a": 1, "b": 2, "c": 4, "d": 5}));
    assert_eq!(value("three"), json!({"x": 1, "y": 2}));
    assert_eq!(root.get("one").unwrap().len(), 2);
    let merged = root.get("one").unwrap().member("b").unwrap();
    assert_eq!(usize::try_from(merged.key_span.start).unwrap(), text.find("b: 2").unwrap());
    let chain = one_yaml("a: &a {k: 1}\nb: &b {<<: *a, l: 2}\nc: {<<: *b}\n");
    assert_eq!(crate::value(chain.tree.root().unwrap().get("c").unwrap()), json!({"k": 1, "l": 2}));
    assert_eq!(root_value(&one_yaml("'<<': 1\n")), json!({"<<": 1}));
}

#[test]
fn wrong_aliases_are_told() {
    let text = "a: *nope\nb: &b [*b]\n<<: 3\n";
    let documents = yaml(text);
    let found = told(text, &documents[0]);
    let places: Vec<_> = found.iter().map(|(place, _)| *place).collect();
    assert_eq!(places, ["*nope", "*b", "3"]);
    assert_eq!(found[0].1, "there is no anchor of this name before this alias");
    assert_eq!(root_value(&documents[0]), json!({"a": null, "b": [null]}));
}

#[test]
fn growth_without_end_is_a_limit() {
    let laughs = |item: &str, uses: usize| {
        let mut text = format!("a0: &a0 {item}\n");
        for level in 1..30 {
            let uses = vec![format!("*a{}", level - 1); uses].join(", ");
            text += &format!("a{level}: &a{level} [{uses}]\n");
        }
        text
    };
    let wide = (0..2000).map(|index| format!("k{index}: 1")).collect::<Vec<_>>().join(", ");
    let merges = format!("a: &a {{{wide}}}\nb: [{}]\n", vec!["{<<: *a}"; 2000].join(", "));
    let quadratic = format!("a: &a [{}]\nb: [{}]\n", "x, ".repeat(20_000), "*a, ".repeat(20_000));
    let chain = "- &c0 [x]\n".to_owned()
        + &(1..3000).map(|level| format!("- &c{level} [*c{}]\n", level - 1)).collect::<String>();
    let long = format!("a: &a \"{}\"\nb: [{}]\n", "x".repeat(20_000), "*a, ".repeat(20_000));
    let mut spent = Duration::ZERO;
    for text in [laughs("[lol]", 9), laughs("{a: 1}", 2), merges, quadratic, long, chain] {
        let start = Instant::now();
        let documents = reader::parse(FILE, &text);
        spent += start.elapsed();
        let parsed = documents.last().unwrap();
        invariants::check(&text, parsed);
        assert_eq!(parsed.problems.len(), 1);
        assert_eq!(parsed.problems[0].kind, ProblemKind::Limit);
        assert!(parsed.tree.node_count() <= MAX_COPIED_NODES + text.len());
    }
    // The limit holds for the text, not for each of its documents.
    let many = "a: &a [1, 2, 3]\nb: [*a, *a, *a]\n---\n".repeat(20_000);
    let start = Instant::now();
    let documents = reader::parse(FILE, &many);
    spent += start.elapsed();
    assert_eq!(documents.last().unwrap().problems[0].kind, ProblemKind::Limit);
    // Far above what it takes, for busy machines: without the limits it would take days.
    assert!(spent < Duration::from_secs(30), "{spent:?}");
}
