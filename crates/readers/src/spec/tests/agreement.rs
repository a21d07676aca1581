//! The reader finds no problem in a document if and only if the JSON Schema accepts it.

use super::{SAMPLE_JSON, read};
use crate::spec::fields::SPEC;
use crate::spec::shape::{Kind, Section};
use jsonschema::Validator;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::ValueTree;
use serde_json::{Map, Value, json};
use std::cell::Cell;
use std::fmt::Write;

fn validator() -> Validator {
    let schema: Value = serde_json::from_str(&crate::spec_schema()).unwrap();
    jsonschema::draft7::new(&schema).unwrap()
}

/// Whether the reader takes the document, as JSON (in one line and in many) and as YAML alike.
fn reader_takes(document: &Value) -> Result<bool, TestCaseError> {
    let texts = [
        serde_json::to_string(document).unwrap(),
        serde_json::to_string_pretty(document).unwrap(),
        yaml(document),
    ];
    let verdicts = texts.each_ref().map(|text| read(text).problems.is_empty());
    prop_assert!(verdicts.iter().all(|one| *one == verdicts[0]), "{verdicts:?} for\n{}", texts[2]);
    Ok(verdicts[0])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn of_documents_that_fit(document in document()) {
        prop_assert!(validator_of_thread(|validator| validator.is_valid(&document)), "{document}");
        prop_assert!(reader_takes(&document)?, "{document}");
    }

    #[test]
    fn of_documents_that_were_changed(
        document in document(),
        changes in prop::collection::vec((any::<Index>(), change()), 1..4),
    ) {
        let mut document = document;
        for (at, change) in &changes {
            let count = count(&document);
            apply(&mut document, &mut at.index(count), change);
        }
        let accepted = validator_of_thread(|validator| validator.is_valid(&document));
        prop_assert_eq!(reader_takes(&document)?, accepted, "{}", document);
    }
}

/// Of the changed documents a fair part is right and a fair part is wrong, or the test above would show nothing.
#[test]
fn changed_documents_are_of_both_kinds() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (right, wrong) = (Cell::new(0), Cell::new(0));
    let strategy = (document(), any::<Index>(), change());
    for _ in 0..500 {
        let (mut document, at, change) = strategy.new_tree(&mut runner).unwrap().current();
        let count = count(&document);
        apply(&mut document, &mut at.index(count), &change);
        let counter =
            if validator_of_thread(|validator| validator.is_valid(&document)) { &right } else { &wrong };
        counter.set(counter.get() + 1);
    }
    assert!(right.get() > 50 && wrong.get() > 50, "{} right, {} wrong", right.get(), wrong.get());
}

#[test]
fn of_numbers_in_every_notation() {
    for number in [
        "0",
        "-0",
        "-1",
        "3",
        "3.0",
        "3e0",
        "1E+2",
        "1.5e1",
        "2.5",
        "1e-1",
        "15e-1",
        "10e-1",
        "-2.0",
        "1e300",
        "9223372036854775807",
        "9223372036854775808",
        "12345678901234567890123",
        "0.1e1",
        "1.0000000000000000000001",
        "4503599627370497.5",
        "9007199254740993.5",
    ] {
        for text in [
            format!("{{\"akslint\": 1, \"compute\": {{\"agentCount\": {number}}}}}"),
            format!("{{\"akslint\": {number}}}"),
        ] {
            let document: Value = serde_json::from_str(&text).unwrap();
            let accepted = validator_of_thread(|validator| validator.is_valid(&document));
            assert_eq!(read(&text).problems.is_empty(), accepted, "{text}");
        }
    }
}

#[test]
fn of_every_value_in_every_field() {
    let values = [
        json!(null),
        json!(true),
        json!(1),
        json!(2),
        json!(2.5),
        json!(""),
        json!("1"),
        json!("create"),
        json!("AKS"),
        json!([]),
        json!([null]),
        json!(["a"]),
        json!([1]),
        json!([{}]),
        json!([[]]),
        json!({}),
        json!({"akslint": 1}),
        json!({"name": "a"}),
        json!([{"name": "a"}]),
    ];
    let sample: Value = serde_json::from_str(SAMPLE_JSON).unwrap();
    let mut paths = Vec::new();
    paths_of(&SPEC, String::new(), &mut paths);
    assert!(paths.len() > 60);
    for path in paths {
        let (parent, name) = path.rsplit_once('/').unwrap();
        for value in &values {
            let mut document = sample.clone();
            let Some(parent) = make(&mut document, parent) else { panic!("no {parent}") };
            parent.insert(name.to_owned(), value.clone());
            let accepted = validator_of_thread(|validator| validator.is_valid(&document));
            assert_eq!(reader_takes(&document).unwrap(), accepted, "{value} at {path}");
        }
    }
}

#[test]
fn of_documents_that_are_no_objects() {
    for document in [json!(null), json!(1), json!("akslint"), json!([]), json!([{"akslint": 1}]), json!({})] {
        assert!(!validator_of_thread(|validator| validator.is_valid(&document)));
        assert!(!reader_takes(&document).unwrap(), "{document}");
    }
}

fn validator_of_thread<T>(ask: impl FnOnce(&Validator) -> T) -> T {
    thread_local!(static VALIDATOR: Validator = validator());
    VALIDATOR.with(ask)
}

/// JSON pointers to every field; of an array of blocks to those of the first.
fn paths_of(section: &'static Section, path: String, paths: &mut Vec<String>) {
    for field in section.fields {
        let path = format!("{path}/{}", field.name);
        match field.kind {
            Kind::Section(inner) => paths_of(inner, path.clone(), paths),
            Kind::Sections(inner) => paths_of(inner, format!("{path}/0"), paths),
            _ => {}
        }
        paths.push(path);
    }
}

/// The object at `path`, which is made if it is not there.
fn make<'d>(document: &'d mut Value, path: &str) -> Option<&'d mut Map<String, Value>> {
    let mut at = document;
    for key in path.split('/').skip(1) {
        at = match at {
            Value::Array(items) => items.get_mut(key.parse::<usize>().ok()?)?,
            other => other.as_object_mut()?.entry(key).or_insert_with(|| json!({})),
        };
    }
    at.as_object_mut()
}

/// Documents that fit the shape.
fn document() -> impl Strategy<Value = Value> {
    section(&SPEC).prop_map(|mut document| {
        document["akslint"] = json!(1);
        document
    })
}

fn section(section: &'static Section) -> BoxedStrategy<Value> {
    let fields: Vec<_> = section
        .fields
        .iter()
        .map(|field| {
            let name = field.name;
            prop_oneof![3 => Just(None), 3 => value(field.kind).prop_map(Some), 1 => Just(Some(Value::Null))]
                .prop_map(move |value| value.map(|value| (name.to_owned(), value)))
        })
        .collect();
    fields.prop_map(|members| Value::Object(members.into_iter().flatten().collect())).boxed()
}

fn value(kind: Kind) -> BoxedStrategy<Value> {
    match kind {
        Kind::Version => Just(json!(1)).boxed(),
        Kind::Text | Kind::Secret => text().prop_map(Value::String).boxed(),
        Kind::Choice(choices) => {
            let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
            select(words).prop_map(|word| json!(word)).boxed()
        }
        Kind::Integer => {
            prop_oneof![any::<i64>().prop_map(|n| json!(n)), (-9i32..99).prop_map(|n| json!(f64::from(n)))]
                .boxed()
        }
        Kind::Boolean => any::<bool>().prop_map(|flag| json!(flag)).boxed(),
        Kind::Texts => prop::collection::vec(text(), 0..3).prop_map(|texts| json!(texts)).boxed(),
        Kind::Section(inner) => section(inner),
        Kind::Sections(inner) => prop::collection::vec(section(inner), 0..3).prop_map(Value::Array).boxed(),
    }
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[ -~]{0,12}", "\\PC{0,6}", "[a-z\\n\\t :#\"'\\\\-]{0,8}", "[0-9.e+-]{1,5}"]
}

#[derive(Clone, Debug)]
enum Change {
    /// Another value in this place.
    Replace(Value),
    /// One more member, or item.
    Add(String, Value),
    /// No member or item of this place any more.
    Clear,
    /// Without the marker.
    Unmark,
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => anything().prop_map(Change::Replace),
        4 => (key(), anything()).prop_map(|(key, value)| Change::Add(key, value)),
        1 => Just(Change::Clear),
        1 => Just(Change::Unmark),
    ]
}

/// Names of fields of any section, slips of the pen, and others.
fn key() -> impl Strategy<Value = String> {
    let mut paths = Vec::new();
    paths_of(&SPEC, String::new(), &mut paths);
    let names: Vec<String> = paths.iter().map(|path| path.rsplit('/').next().unwrap().to_owned()).collect();
    let slips = (select(names.clone()), any::<Index>()).prop_map(|(mut name, at)| {
        name.remove(at.index(name.len()));
        name
    });
    prop_oneof![
        4 => select(names.clone()),
        1 => slips,
        1 => select(names).prop_map(|name| name.to_ascii_uppercase()),
        1 => select(vec!["", "<<", "1", "null", "a b", "-", "x-anchors", "\u{e4}"]).prop_map(str::to_owned),
    ]
}

fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        2 => Just(Value::Null),
        1 => any::<bool>().prop_map(|flag| json!(flag)),
        1 => (-3i64..5).prop_map(|number| json!(number)),
        1 => select(vec![0.5, 1.0, 2.5, 1e20, -0.0]).prop_map(|number| json!(number)),
        2 => select(vec!["", "AKS", "aks", "create", "Attach", "1", "true", "null", "10.0.0.0/16"]).prop_map(|text| json!(text)),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::Array),
            prop::collection::btree_map(key(), inner, 0..3)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Number of values in the document.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(members) => members.values().map(count).sum(),
        _ => 0,
    }
}

/// Changes the value that comes `at`-th.
fn apply(value: &mut Value, at: &mut usize, change: &Change) -> bool {
    if *at > 0 {
        *at -= 1;
        return match value {
            Value::Array(items) => items.iter_mut().any(|item| apply(item, at, change)),
            Value::Object(members) => members.values_mut().any(|member| apply(member, at, change)),
            _ => false,
        };
    }
    match (change, value) {
        (Change::Unmark, Value::Object(members)) => drop(members.remove("akslint")),
        (Change::Clear, Value::Object(members)) => members.clear(),
        (Change::Clear, Value::Array(items)) => items.clear(),
        (Change::Add(key, new), Value::Object(members)) => drop(members.insert(key.clone(), new.clone())),
        (Change::Add(_, new), Value::Array(items)) => items.push(new.clone()),
        (Change::Replace(new), value) | (Change::Add(_, new), value) => *value = new.clone(),
        _ => {}
    }
    true
}

/// The document in YAML: blocks, with strings plain where that is what they are.
fn yaml(value: &Value) -> String {
    let mut out = String::new();
    write_yaml(value, 0, &mut out);
    out.push('\n');
    out
}

fn write_yaml(value: &Value, indent: usize, out: &mut String) {
    match value {
        Value::Array(items) if !items.is_empty() => {
            for item in items {
                write!(out, "\n{:indent$}-", "").unwrap();
                write_yaml(item, indent + 2, out);
            }
        }
        Value::Object(members) if !members.is_empty() => {
            for (key, value) in members {
                write!(out, "\n{:indent$}{}:", "", scalar(key)).unwrap();
                write_yaml(value, indent + 2, out);
            }
        }
        Value::String(text) => write!(out, " {}", scalar(text)).unwrap(),
        Value::Null if indent.is_multiple_of(4) && indent > 0 => {}
        other => write!(out, " {other}").unwrap(),
    }
}

fn scalar(text: &str) -> String {
    let plain = text.starts_with(|char: char| char.is_ascii_alphabetic())
        && text.chars().all(|char| char.is_ascii_alphanumeric() || matches!(char, '/' | '_' | '.' | '-'))
        && !["true", "false", "null"].contains(&text.to_ascii_lowercase().as_str());
    if plain { text.to_owned() } else { json!(text).to_string() }
}
