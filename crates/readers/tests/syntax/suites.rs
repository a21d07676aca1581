//! The public test suites, where they lie beside the repository.

use crate::{FILE, invariants, root_value};
use akslint_readers::syntax::json::{self, Dialect};
use akslint_readers::syntax::yaml;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// The cases of a suite: name, what is expected, the bytes, and the value if one is given.
fn suite(file: &str) -> Vec<(String, String, Vec<u8>, Option<String>)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/badinputs").join(file);
    let Ok(rows) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: there is no {file} beside the repository");
        return Vec::new();
    };
    let row = |line: &str| {
        let row: Value = serde_json::from_str(line).unwrap();
        let field = |name: &str| row[name].as_str().map(str::to_owned);
        let expect = field("expect").unwrap_or_else(|| "either".to_owned());
        let bytes = match (field("b64"), field("gen").as_deref()) {
            (Some(bytes), _) => base64(&bytes),
            (None, Some(pattern)) if pattern.contains("[{") => ("[{\"\":".repeat(50_000) + "\n").into_bytes(),
            _ => "[".repeat(100_000).into_bytes(),
        };
        (field("name").unwrap(), expect, bytes, field("want_json"))
    };
    rows.lines().map(row).collect()
}

fn base64(text: &str) -> Vec<u8> {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bits, mut held, mut out) = (0u32, 0, Vec::new());
    for digit in text.bytes().filter_map(|byte| alphabet.iter().position(|one| *one == byte)) {
        bits = bits << 6 | u32::try_from(digit).unwrap();
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push(u8::try_from(bits >> held & 0xff).unwrap());
        }
    }
    out
}

#[test]
fn json_suite_is_decided_exactly() {
    for (name, expect, bytes, _) in suite("json_suite.jsonl") {
        // What is not UTF-8 never reaches the parser.
        let Ok(text) = std::str::from_utf8(&bytes) else {
            assert_ne!(expect, "accept", "{name}");
            continue;
        };
        let parsed = json::parse(FILE, text, Dialect::Strict);
        invariants::check(text, &parsed);
        match expect.as_str() {
            "accept" => assert!(parsed.problems.is_empty(), "{name}: {:?}", parsed.problems),
            "reject" => assert!(!parsed.problems.is_empty(), "{name}: {text:?}"),
            _ => {}
        }
        invariants::check(text, &json::parse(FILE, text, Dialect::Arm));
    }
}

/// Right, but refused: their keys are sequences, mappings or aliases of such, which the tree has no place for.
const KEYS_WITHOUT_A_PLACE: &[&str] = &[
    "4FJ6", "6BFJ", "6PBE", "9MMW", "KK5P", "LX3P", "M2N8/00", "M2N8/01", "M5DY", "Q9WF", "RZP5", "SBG9",
    "V9D5", "X38W", "XW4D",
];

/// Wrong, but read: indentation that other parsers take as well.
const TAKEN: &[&str] = &["9C9N", "DK95/01", "QB6E"];

#[test]
fn yaml_suite_is_decided_with_known_deviations() {
    let cases = suite("yaml_suite.jsonl");
    let total = cases.len();
    let mut different = BTreeSet::new();
    for (name, expect, bytes, want) in cases {
        let text = String::from_utf8(bytes).unwrap();
        let documents = yaml::parse(FILE, &text);
        documents.iter().for_each(|parsed| invariants::check(&text, parsed));
        let accepted = documents.iter().all(|parsed| parsed.problems.is_empty());
        // A text of comments holds no document for the suite.
        let found: Vec<Value> =
            documents.iter().filter(|one| one.tree.root().is_some()).map(root_value).map(floats).collect();
        let same = want.is_none_or(|want| {
            let want = serde_json::Deserializer::from_str(&want).into_iter::<Value>();
            let want = want.map(|want| want.map(floats)).collect::<Result<Vec<_>, _>>();
            want.is_ok_and(|want| want == found)
        });
        if accepted != (expect == "accept") || accepted && !same {
            different.insert(name);
        }
    }
    if total > 0 {
        let known = KEYS_WITHOUT_A_PLACE.iter().chain(TAKEN).map(|name| (*name).to_owned()).collect();
        assert_eq!(different, known);
        eprintln!("{} of {total} cases as the suite wants", total - different.len());
    }
}

/// The same value with every number as a float: the suite prints `450.00` as `450`.
fn floats(value: Value) -> Value {
    match value {
        Value::Number(number) => number.as_f64().map_or(Value::Null, Value::from),
        Value::Array(items) => items.into_iter().map(floats).collect(),
        Value::Object(members) => {
            Value::Object(members.into_iter().map(|(key, one)| (key, floats(one))).collect())
        }
        other => other,
    }
}
