//! The published schema is what the shape of a spec gives, and a schema itself.
//!
//! `AKSLINT_BLESS=1` writes it.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

#[path = "../../../tests/support/snapshot.rs"]
mod snapshot;

use serde_json::Value;
use std::path::Path;

fn committed() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/cluster-spec.schema.json")
}

#[test]
fn the_committed_schema_is_current() {
    let schema = akslint_readers::spec_schema();
    if let Some(difference) = snapshot::difference(&committed(), &schema) {
        panic!("{difference}");
    }
}

#[test]
fn the_schema_is_a_draft_7_schema() {
    let schema: Value = serde_json::from_str(&akslint_readers::spec_schema()).unwrap();
    if let Err(error) = jsonschema::draft7::meta::validate(&schema) {
        panic!("{error} at {}", error.instance_path());
    }
}

/// Every default and example passes its own field, so that a form that fills them in stays valid.
#[test]
fn defaults_and_examples_fit_their_fields() {
    let schema: Value = serde_json::from_str(&akslint_readers::spec_schema()).unwrap();
    let mut checked = 0;
    walk(&schema, &mut |part| {
        let validator = jsonschema::draft7::new(part).unwrap();
        let examples = part.get("examples").and_then(Value::as_array).into_iter().flatten();
        for value in examples.chain(part.get("default")) {
            assert!(validator.is_valid(value), "{value} in {part}");
            checked += 1;
        }
        assert!(part["description"].as_str().is_some_and(|text| !text.contains('`')), "{part}");
        assert!(part["markdownDescription"].is_string(), "{part}");
    });
    assert!(checked > 40, "{checked}");
}

fn walk(schema: &Value, visit: &mut impl FnMut(&Value)) {
    for part in schema["properties"].as_object().into_iter().flat_map(|fields| fields.values()) {
        visit(part);
        walk(part, visit);
        walk(&part["items"], visit);
    }
}
