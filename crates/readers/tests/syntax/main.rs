//! The syntax layer: JSON and YAML against their grammars, against `serde_json`, and against broken texts.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    clippy::print_stderr
)]

mod invariants;
mod json_agreement;
mod json_cases;
mod json_messages;
mod json_stream;
mod suites;
mod yaml_aliases;
mod yaml_broken;
mod yaml_cases;

use akslint_diagnostics::FileId;
use akslint_readers::node::{Kind, Node, Parsed};
use akslint_readers::syntax::{json, yaml};
use serde_json::Value;

const FILE: FileId = FileId(7);

/// The text parsed as RFC 8259, with every invariant checked.
fn strict(text: &str) -> Parsed<'_> {
    let parsed = json::parse(FILE, text, json::Dialect::Strict);
    invariants::check(text, &parsed);
    parsed
}

/// The text parsed as a template, with every invariant checked.
fn arm(text: &str) -> Parsed<'_> {
    let parsed = json::parse(FILE, text, json::Dialect::Arm);
    invariants::check(text, &parsed);
    parsed
}

/// The documents of a YAML text, with every invariant checked.
fn yaml(text: &str) -> Vec<Parsed<'_>> {
    let documents = yaml::parse(FILE, text);
    for parsed in &documents {
        invariants::check(text, parsed);
    }
    documents
}

/// The only document of a YAML text without problems.
fn one_yaml(text: &str) -> Parsed<'_> {
    let mut documents = yaml(text);
    assert_eq!(documents.len(), 1, "{text:?}");
    let parsed = documents.remove(0);
    assert!(parsed.problems.is_empty(), "{text:?}: {:?}", parsed.problems);
    parsed
}

/// The same value as `serde_json` has it.
fn value(node: Node<'_>) -> Value {
    match node.kind() {
        Kind::Null | Kind::Invalid => Value::Null,
        Kind::Bool => Value::Bool(node.as_bool().unwrap()),
        Kind::Number => number(node),
        Kind::String => Value::String(node.text().unwrap().into_owned()),
        Kind::Array => Value::Array(node.items().map(value).collect()),
        Kind::Object => Value::Object(
            node.members().map(|member| (member.key.into_owned(), value(member.value))).collect(),
        ),
    }
}

/// JSON's numbers as they are; those that only YAML has, by their value.
fn number(node: Node<'_>) -> Value {
    let text = node.number_text().unwrap();
    if let Ok(number) = serde_json::from_str(text) {
        return number;
    }
    match node.as_i64() {
        Some(integer) => Value::from(integer),
        None => text.parse::<f64>().map_or(Value::Null, Value::from),
    }
}

fn root_value(parsed: &Parsed<'_>) -> Value {
    parsed.tree.root().map_or(Value::Null, value)
}

/// The characters of each problem's place, and its message.
fn told<'t>(text: &'t str, parsed: &Parsed<'_>) -> Vec<(&'t str, String)> {
    let place = |at: u32| usize::try_from(at).unwrap();
    let problems = parsed.problems.iter();
    problems.map(|one| (&text[place(one.span.start)..place(one.span.end)], one.message.clone())).collect()
}
