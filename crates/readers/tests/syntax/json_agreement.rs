//! JSON and `serde_json` read the same values, and refuse the same texts.

use crate::{arm, root_value, strict};
use proptest::prelude::*;
use serde_json::Value;

fn scalars() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_filter("JSON has no others", |number| number.is_finite()).prop_map(Value::from),
        strings().prop_map(Value::from),
    ]
}

fn strings() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[a-zA-Z]{0,24}", "([ -~]|\"|\\\\|/|\n|\t|\u{0}|\u{7f}|é|\u{2028}|😀){0,40}",]
}

fn values() -> impl Strategy<Value = Value> {
    scalars().prop_recursive(6, 64, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Value::from),
            prop::collection::btree_map(strings(), inner, 0..20)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// One small change of a text.
#[derive(Clone, Debug)]
enum Edit {
    Delete(prop::sample::Index),
    Replace(prop::sample::Index, char),
    Insert(prop::sample::Index, char),
    Cut(prop::sample::Index),
}

fn edits() -> impl Strategy<Value = Edit> {
    let char = prop_oneof![
        prop::sample::select(
            "{}[]:,\"\\/*0123456789-+.eEtrufalsn \n\r\t'u\u{1}\u{feff}éDd8".chars().collect::<Vec<_>>()
        ),
        any::<char>()
    ];
    prop_oneof![
        any::<prop::sample::Index>().prop_map(Edit::Delete),
        (any::<prop::sample::Index>(), char.clone()).prop_map(|(at, char)| Edit::Replace(at, char)),
        (any::<prop::sample::Index>(), char).prop_map(|(at, char)| Edit::Insert(at, char)),
        any::<prop::sample::Index>().prop_map(Edit::Cut),
    ]
}

fn edited(text: &str, edits: &[Edit]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for edit in edits {
        let len = chars.len();
        match edit {
            _ if len == 0 => {}
            Edit::Delete(at) => drop(chars.remove(at.index(len))),
            Edit::Replace(at, char) => chars[at.index(len)] = *char,
            Edit::Insert(at, char) => chars.insert(at.index(len + 1), *char),
            Edit::Cut(at) => chars.truncate(at.index(len)),
        }
    }
    chars.into_iter().collect()
}

/// Whether `serde_json` takes the text; `None` where it differs from RFC 8259 on purpose.
fn serde_accepts(text: &str) -> Option<bool> {
    match serde_json::from_str::<Value>(text) {
        _ if text.starts_with('\u{feff}') => None,
        Ok(_) => Some(true),
        Err(error) => {
            let error = error.to_string();
            let on_purpose = ["surrogate", "hex escape", "number out of range"];
            if on_purpose.iter().any(|what| error.contains(what)) { None } else { Some(false) }
        }
    }
}

/// Strings, numbers and marks in any order, most of them no JSON.
fn tokens() -> impl Strategy<Value = String> {
    let token = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"\"",
        "\"a\"",
        "\"\\u00e9\"",
        "1",
        "-0.5e+3",
        "01",
        "true",
        "nul",
        " ",
        "\n",
        "//",
        "/**/",
        "'",
        "\"",
        "\\",
    ]);
    prop::collection::vec(token, 0..14).prop_map(|tokens| tokens.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn printed_values_are_read_again(value in values()) {
        for text in [value.to_string(), serde_json::to_string_pretty(&value).unwrap()] {
            let want: Value = serde_json::from_str(&text).unwrap();
            let parsed = strict(&text);
            prop_assert!(parsed.problems.is_empty(), "{:?}", parsed.problems);
            prop_assert!(parsed.duplicates.is_empty());
            prop_assert_eq!(root_value(&parsed), want.clone());
            let parsed = arm(&text);
            prop_assert!(parsed.problems.is_empty(), "{:?}", parsed.problems);
            prop_assert_eq!(root_value(&parsed), want);
        }
    }

    #[test]
    fn edited_texts_are_refused_alike(value in values(), edits in prop::collection::vec(edits(), 1..4)) {
        let text = edited(&value.to_string(), &edits);
        let parsed = strict(&text);
        if let Some(accepts) = serde_accepts(&text) {
            prop_assert_eq!(parsed.problems.is_empty(), accepts, "{:?} {:?}", text, parsed.problems);
        }
        if parsed.problems.is_empty() && let Ok(want) = serde_json::from_str::<Value>(&text) {
            prop_assert_eq!(root_value(&parsed), want);
        }
        arm(&text);
    }

    #[test]
    fn tokens_are_refused_alike(text in tokens()) {
        let parsed = strict(&text);
        if let Some(accepts) = serde_accepts(&text) {
            prop_assert_eq!(parsed.problems.is_empty(), accepts, "{:?} {:?}", text, parsed.problems);
        }
        arm(&text);
    }
}
