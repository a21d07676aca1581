//! YAML by example: values, spans, and the way back from a decoded string.

use crate::{one_yaml, root_value, yaml};
use akslint_diagnostics::PathSegment;
use akslint_readers::node::{Kind, Node};
use proptest::prelude::*;
use serde_json::{Value, json};

#[test]
fn scalars_of_the_core_schema() {
    let text = "[null, ~, true, False, 3, 0x10, 0o17, -2.5e3, .inf, 'true', \"3\", yes, 1_000, 2020-10-01, '', !!str 3, ! 4]";
    let want = json!([
        null,
        null,
        true,
        false,
        3,
        16,
        15,
        -2500.0,
        null,
        "true",
        "3",
        "yes",
        "1_000",
        "2020-10-01",
        "",
        "3",
        "4"
    ]);
    assert_eq!(root_value(&one_yaml(text)), want);
}

#[test]
fn spans_are_exact_with_a_mark_crlf_and_wide_characters() {
    let text = "\u{feff}# é😀\r\nnäme: 'it''s'\r\nlist:\r\n  - \"é\\n\"\r\n  - {a: 1, b: [x]}\r\nempty:\r\nplain: two  words # c\r\n";
    let parsed = one_yaml(text);
    let root = parsed.tree.root().unwrap();
    let slice = |node: Node<'_>| parsed.tree.slice(node.span());
    assert_eq!(parsed.tree.slice(root.member("näme").unwrap().key_span), "näme");
    assert_eq!(slice(root.get("näme").unwrap()), "'it''s'");
    assert_eq!(root.get("näme").unwrap().text().unwrap(), "it's");
    let list = root.get("list").unwrap();
    assert_eq!(slice(list), "- \"é\\n\"\r\n  - {a: 1, b: [x]}");
    assert_eq!(slice(list.item(0).unwrap()), "\"é\\n\"");
    assert_eq!(list.item(0).unwrap().text().unwrap(), "é\n");
    assert_eq!(slice(list.item(1).unwrap()), "{a: 1, b: [x]}");
    assert_eq!(slice(list.item(1).unwrap().get("b").unwrap()), "[x]");
    assert!(root.get("empty").unwrap().is_null());
    assert!(root.get("empty").unwrap().span().is_empty());
    assert_eq!(slice(root.get("plain").unwrap()), "two  words");
    let comments: Vec<_> = parsed.tree.comments().iter().map(|span| parsed.tree.slice(*span)).collect();
    assert_eq!(comments, ["# é😀", "# c"]);
}

/// The characters to which each character of the string leads back.
fn led_back(text: &str, key: &str) -> String {
    let parsed = one_yaml(text);
    let node = parsed.tree.root().unwrap().get(key).unwrap();
    let decoded = node.text().unwrap();
    let source =
        |at: usize| text[usize::try_from(node.source_offset(at)).unwrap()..].chars().next().unwrap_or('$');
    decoded.char_indices().map(|(at, _)| source(at)).collect()
}

#[test]
fn strings_lead_back_to_their_source() {
    assert_eq!(led_back("a: |\n  one\n\n    two\n  three\n", "a"), "one\n\n  two\nthree\n");
    assert_eq!(led_back("a: >-\r\n    one\r\n    two\r\n\r\n    three\r\nb: 1\n", "a"), "one\rtwo\rthree");
    assert_eq!(led_back("a: 'it''s\n   here'", "a"), "it's\nhere");
    assert_eq!(led_back("a: \"x\\x41\\u00e9\\U0001F600 y\\\n   z\\tw\"", "a"), "x\\\\\\ yz\\w");
    assert_eq!(led_back("a: one\n   two\n\n   three", "a"), "one\ntwo\nthree");
    assert_eq!(led_back("a: \"\\ud83d\\ude00z\"", "a"), "\\z");
    assert_eq!(led_back("a: |2\n    x\n   y\n", "a"), "  x\n y\n");
}

#[test]
fn a_block_scalar_stands_where_its_text_does() {
    let text = "a: |+ # c\n  one\n  two\n\nb: >\n\n  three\n";
    let parsed = one_yaml(text);
    let root = parsed.tree.root().unwrap();
    assert_eq!(root.get("a").unwrap().text().unwrap(), "one\ntwo\n\n");
    assert_eq!(parsed.tree.slice(root.get("a").unwrap().span()), "one\n  two");
    assert_eq!(root.get("b").unwrap().text().unwrap(), "\nthree\n");
    assert_eq!(parsed.tree.slice(root.get("b").unwrap().span()).trim(), "three");
}

#[test]
fn keys_of_any_scalar_are_kept_as_written() {
    let parsed = one_yaml("1: a\ntrue: b\n~: c\n'q': d\n: e\n");
    let keys: Vec<_> = parsed.tree.root().unwrap().members().map(|member| member.key.into_owned()).collect();
    assert_eq!(keys, ["1", "true", "~", "q", ""]);
}

#[test]
fn duplicates_are_told() {
    let text = "a: 1\n'a': 2\nA: 3\nb: {c: 1, \"c\": 2}\n";
    let parsed = one_yaml(text);
    let found: Vec<_> = parsed
        .duplicates
        .iter()
        .map(|(one, two)| (parsed.tree.slice(*one), parsed.tree.slice(*two)))
        .collect();
    assert_eq!(found, [("c", "\"c\""), ("a", "'a'")]);
    let root = parsed.tree.root().unwrap();
    assert_eq!(root.get_exact("a").unwrap().as_i64(), Some(2));
    assert_eq!(root.get("a").unwrap().as_i64(), Some(3));
}

#[test]
fn documents_are_apart_and_comments_go_with_them() {
    let text = "# one\na: 1 # two\n---\n# three\nb: 2\n...\n# four\n";
    let documents = yaml(text);
    assert_eq!(documents.iter().map(root_value).collect::<Vec<_>>(), [json!({"a": 1}), json!({"b": 2})]);
    let comments = |index: usize| -> Vec<&str> {
        documents[index].tree.comments().iter().map(|span| documents[index].tree.slice(*span)).collect()
    };
    assert_eq!(comments(0), ["# one", "# two"]);
    assert_eq!(comments(1), ["# three", "# four"]);
    assert_eq!(yaml("").len(), 0);
    let documents = yaml("# alone\n");
    assert!(documents[0].tree.root().is_none());
    assert_eq!(documents[0].tree.comments().len(), 1);
    assert_eq!(yaml("---\n---\n").iter().map(root_value).collect::<Vec<_>>(), [Value::Null, Value::Null]);
}

#[test]
fn many_comments_in_a_row_are_no_limit() {
    let text = format!("a:\n{}  - 1\n", "# c\n".repeat(5000));
    assert_eq!(one_yaml(&text).tree.comments().len(), 5000);
}

#[test]
fn json_is_yaml() {
    let text = "{\"a\": [1, 2.5, \"x\\u00e9\\n\", null], \"b\": {\"c\": true}}";
    assert_eq!(root_value(&one_yaml(text)), serde_json::from_str::<Value>(text).unwrap());
}

#[test]
fn paths_lead_to_values_and_keys() {
    let text = "spec:\n  pools:\n    - name: a\n      size: 3\n    - name: b\n";
    let parsed = one_yaml(text);
    let key = |text: &str| PathSegment::Key(text.to_owned());
    let at = |needle: &str| u32::try_from(text.find(needle).unwrap()).unwrap();
    let path = [key("spec"), key("pools"), PathSegment::Index(0), key("size")];
    assert_eq!(parsed.tree.path_to(at("3")), path);
    assert_eq!(parsed.tree.path_to(at("size")), path);
    assert_eq!(parsed.tree.root().unwrap().at_path(&path).unwrap().kind(), Kind::Number);
    assert_eq!(parsed.tree.path_to(at("- name: b")), [key("spec"), key("pools")]);
}

fn values() -> impl Strategy<Value = Value> {
    let scalar = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        "[ -~é]{0,20}".prop_map(Value::from),
        "[a-z\n\t\"\\\\é😀]{0,20}".prop_map(Value::from),
    ];
    scalar.prop_recursive(4, 32, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map("[a-zA-Z0-9 é:-]{0,10}", inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// The value in block style, its strings in double quotes.
fn block(value: &Value, indent: usize, out: &mut String) {
    let line = "\n".to_owned() + &" ".repeat(indent);
    match value {
        Value::Array(items) if !items.is_empty() => {
            for item in items {
                *out += &format!("{line}-");
                block(item, indent + 2, out);
            }
        }
        Value::Object(members) if !members.is_empty() => {
            for (key, value) in members {
                *out += &format!("{line}{}:", Value::from(key.as_str()));
                block(value, indent + 1, out);
            }
        }
        other => *out += &format!(" {other}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn printed_values_are_read_again(value in values()) {
        let mut text = String::new();
        block(&value, 0, &mut text);
        prop_assert_eq!(root_value(&one_yaml(&text)), value.clone());
        let text = value.to_string();
        prop_assert_eq!(root_value(&one_yaml(&text)), value);
    }
}
