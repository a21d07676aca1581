//! Settings are read without a problem if and only if the JSON Schema accepts them, in TOML as in JSON.

use super::{SAMPLE, read_json};
use crate::settings::keys::{IGNORE, SETTINGS};
use crate::settings::schema;
use crate::settings::selector::words;
use crate::settings::shape::{Kind, Section};
use jsonschema::Validator;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};

fn accepts(document: &Value) -> bool {
    thread_local!(static VALIDATOR: Validator = {
        let schema: Value = serde_json::from_str(&schema()).unwrap();
        jsonschema::options()
            .with_draft(jsonschema::Draft::Draft7)
            .should_validate_formats(true)
            .build(&schema)
            .unwrap()
    });
    VALIDATOR.with(|validator| validator.is_valid(document))
}

/// Whether the settings are taken, as JSON and, where it can say so, as TOML alike.
fn takes(document: &Value) -> Result<bool, TestCaseError> {
    let verdict = read_json(&document.to_string()).problems.is_empty();
    if let Some(text) = toml(document) {
        let parsed = super::read(&text);
        prop_assert_eq!(parsed.problems.is_empty(), verdict, "{}: {:?}", text, parsed.problems);
    }
    Ok(verdict)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn of_settings_that_fit(document in section(&SETTINGS)) {
        prop_assert!(accepts(&document), "{document}");
        prop_assert!(takes(&document)?, "{document}");
    }

    #[test]
    fn of_settings_that_were_changed(
        document in section(&SETTINGS),
        changes in prop::collection::vec((any::<Index>(), anything(), key()), 1..3),
    ) {
        let mut document = document;
        for (at, value, key) in &changes {
            let count = count(&document);
            change(&mut document, &mut at.index(count), value, key);
        }
        let accepted = accepts(&document);
        prop_assert_eq!(takes(&document)?, accepted, "{}", document);
    }
}

/// Every key with every kind of value.
#[test]
fn of_every_value_under_every_key() {
    let values = [
        json!(null),
        json!(true),
        json!(1),
        json!(2.5),
        json!(""),
        json!(" \t"),
        json!("x"),
        json!("off"),
        json!("error"),
        json!("current"),
        json!("production"),
        json!("AML102"),
        json!("aml102"),
        json!("AM"),
        json!("2026-11-25"),
        json!("2026-02-30"),
        json!("2026-2-3"),
        json!("0000-01-01"),
        json!("2024-02-29"),
        json!("2026-11-25T00:00:00Z"),
        json!([]),
        json!([null]),
        json!(["AML102", "AML3", "ALL", "SUP001", "compute-name-length"]),
        json!(["AML999"]),
        json!([""]),
        json!([{"rules": ["AML1"], "reason": "x"}, "AML1"]),
        json!([{"rules": [], "reason": "x"}]),
        json!([{}]),
        json!({}),
        json!({"AML102": "off"}),
        json!({"AML102": null}),
        json!({"AML102": ["AML1"]}),
        json!({"": []}),
        json!({"a/**": ["AML1"]}),
        json!({"a/**": []}),
        json!({"a": {"b": [null]}}),
    ];
    let (mut right, mut wrong) = (0, 0);
    for value in &values {
        for key in SETTINGS.keys {
            let document = json!({ key.name: value });
            let accepted = accepts(&document);
            if accepted {
                right += 1
            } else {
                wrong += 1
            }
            assert_eq!(takes(&document).unwrap(), accepted, "{document}");
        }
        for key in IGNORE.keys {
            let mut entry = json!({"rules": ["AML1"], "reason": "x"});
            entry[key.name] = value.clone();
            let document = json!({ "ignore": [entry] });
            assert_eq!(takes(&document).unwrap(), accepts(&document), "{document}");
        }
    }
    assert!(right > 50 && wrong > 200, "{right} right, {wrong} wrong");
}

#[test]
fn of_what_is_no_table() {
    for document in [json!(null), json!(1), json!("x"), json!([]), json!([{"profile": "current"}])] {
        assert!(!accepts(&document) && !takes(&document).unwrap(), "{document}");
    }
}

#[test]
fn of_the_sample() {
    assert!(super::read(SAMPLE).problems.is_empty());
}

fn section(section: &'static Section) -> BoxedStrategy<Value> {
    let members: Vec<_> = section
        .keys
        .iter()
        .map(|key| {
            let (name, required) = (key.name, key.required);
            let least = usize::from(required || name == "paths");
            let value = value(key.kind, least).prop_map(Some);
            let absent = if required { 0 } else { 3 };
            prop_oneof![absent => Just(None), 2 => value]
                .prop_map(move |value| value.map(|value| (name.to_owned(), value)))
        })
        .collect();
    members.prop_map(|members| Value::Object(members.into_iter().flatten().collect())).boxed()
}

fn value(kind: Kind, least: usize) -> BoxedStrategy<Value> {
    match kind {
        Kind::Text | Kind::Path => written().prop_map(Value::String).boxed(),
        Kind::Choice(choices) => {
            let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
            select(words).prop_map(|word| json!(word)).boxed()
        }
        Kind::Date => (1u16..=9999, 1u8..=12, 1u8..=28)
            .prop_map(|(year, month, day)| json!(format!("{year:04}-{month:02}-{day:02}")))
            .boxed(),
        Kind::Rules => rules(least).boxed(),
        Kind::Globs => prop::collection::vec(written(), least..4).prop_map(|list| json!(list)).boxed(),
        Kind::Levels => {
            let level = select(vec!["off", "info", "warning", "error"]).prop_map(|word| json!(word));
            table(rule(), level).boxed()
        }
        Kind::Values => table("[ -~]{1,8}", solid()).boxed(),
        Kind::RulesByGlob => table(written(), rules(0)).boxed(),
        Kind::Ignores(inner) => {
            let item = prop_oneof![rule().prop_map(Value::String), section(inner)];
            prop::collection::vec(item, 0..4).prop_map(Value::Array).boxed()
        }
    }
}

fn table(
    key: impl Strategy<Value = String>,
    value: impl Strategy<Value = Value>,
) -> impl Strategy<Value = Value> {
    prop::collection::btree_map(key, value, 0..4)
        .prop_map(|members| Value::Object(members.into_iter().collect::<Map<_, _>>()))
}

fn rules(least: usize) -> impl Strategy<Value = Value> {
    prop::collection::vec(rule(), least..4).prop_map(|list| json!(list))
}

fn rule() -> impl Strategy<Value = String> {
    let known: Vec<String> = words()
        .rules
        .iter()
        .map(|(word, _)| *word)
        .chain(words().starts.iter().copied())
        .map(str::to_owned)
        .collect();
    select(known)
}

fn written() -> impl Strategy<Value = String> {
    ("[ -~\\n\\t]{0,6}[!-~\u{e9}\u{1f600}]", "\\PC{0,3}").prop_map(|(one, two)| one + &two)
}

/// Any value but null.
fn solid() -> impl Strategy<Value = Value> {
    anything().prop_filter("null", |value| !value.is_null())
}

fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        2 => Just(Value::Null),
        1 => any::<bool>().prop_map(|flag| json!(flag)),
        1 => (-3i64..5).prop_map(|number| json!(number)),
        1 => select(vec![0.5, 1e300, -2.5]).prop_map(|number| json!(number)),
        2 => select(vec!["", "AML102", "off", "error", "AML9", "2026-11-25", "a/**", "production"])
            .prop_map(|text| json!(text)),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::Array),
            prop::collection::btree_map(key(), inner, 0..3)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Keys of any table, slips of the pen, and others.
fn key() -> impl Strategy<Value = String> {
    let names: Vec<String> = SETTINGS.keys.iter().chain(IGNORE.keys).map(|key| key.name.to_owned()).collect();
    let slips = (select(names.clone()), any::<Index>()).prop_map(|(mut name, at)| {
        name.remove(at.index(name.len()));
        name
    });
    prop_oneof![
        4 => select(names),
        1 => slips,
        2 => rule(),
        1 => select(vec!["", "a b", "AML999", "**/x", "\u{e4}"]).prop_map(str::to_owned),
    ]
}

/// Number of values in the document.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(members) => members.values().map(count).sum(),
        _ => 0,
    }
}

/// Changes the value that comes `at`-th: a member or item more, or another value in its place.
fn change(value: &mut Value, at: &mut usize, new: &Value, key: &str) -> bool {
    if *at > 0 {
        *at -= 1;
        return match value {
            Value::Array(items) => items.iter_mut().any(|item| change(item, at, new, key)),
            Value::Object(members) => members.values_mut().any(|member| change(member, at, new, key)),
            _ => false,
        };
    }
    match value {
        Value::Object(members) if key.len() != 2 => drop(members.insert(key.to_owned(), new.clone())),
        Value::Array(items) if key.len() != 3 => items.push(new.clone()),
        value => *value = new.clone(),
    }
    true
}

/// The settings in TOML; `None` where there is a null or no table at the top.
fn toml(document: &Value) -> Option<String> {
    let members = document.as_object()?;
    members.iter().map(|(key, value)| Some(format!("{} = {}\n", string(key), inline(value)?))).collect()
}

fn inline(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(string(text)),
        Value::Array(items) => {
            let items: Option<Vec<String>> = items.iter().map(inline).collect();
            Some(format!("[{}]", items?.join(", ")))
        }
        Value::Object(members) => {
            let members: Option<Vec<String>> = members
                .iter()
                .map(|(key, value)| Some(format!("{} = {}", string(key), inline(value)?)))
                .collect();
            Some(format!("{{{}}}", members?.join(", ")))
        }
        other => Some(other.to_string()),
    }
}

fn string(text: &str) -> String {
    json!(text).to_string().replace('\u{7f}', "\\u007f")
}
