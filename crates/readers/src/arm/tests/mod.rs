//! What the reader promises, case by case.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used)]

mod containers;
mod deployments;
mod expressions;
mod limits;
mod parameters;
mod places;
mod resources;
mod unknowns;

use super::ArmReader;
use super::frame::{Frame, Given, Target};
use super::json::{self, Unknowns};
use super::machine::Machine;
use super::value::{Data, Source, Val};
use crate::syntax::json::{Dialect, parse};
use crate::{Inputs, Reader};
use akslint_diagnostics::{FileId, Problem, Span};
use akslint_model::{Fragment, Symbol, Text, Value};

const FILE: FileId = FileId(0);

/// A template with these sections, each `"name": value`.
fn template(sections: &str) -> String {
    format!(
        "{{\"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#\", \
         \"contentVersion\": \"1.0.0.0\", {sections}}}"
    )
}

fn read(text: &str) -> Fragment {
    ArmReader.read(FILE, text, &Inputs::default())
}

/// The characters of a span.
fn at(text: &str, span: Span) -> &str {
    text.get(span.start as usize..span.end as usize).unwrap()
}

/// The value of the variable `result` as JSON; what is unknown in it stands as its symbol.
fn evaluate(sections: &str) -> (String, Vec<Problem>) {
    let text = template(sections);
    let parsed = parse(FILE, &text, Dialect::Arm);
    assert!(parsed.problems.is_empty(), "{:?}\n{text}", parsed.problems);
    let root = parsed.tree.root().unwrap();
    let machine = Machine::new(FILE, text.len());
    let unknown =
        |text| Val::new(Data::Unknown(Symbol::new(machine.scope(0), text)), Source::computed(root.span()));
    let target = Target {
        resource_group: unknown("resourceGroup().name"),
        group_scope: machine.scope(0),
        subscription: unknown("subscription().subscriptionId"),
        subscription_scope: machine.scope(0),
    };
    machine.add_frame(Frame::of(root, Given::Outside { file: None, overrides: &[], assumed: &[] }, target));
    let value = machine.variable(0, "result").unwrap();
    let mut out = String::new();
    json::write(&machine, &value, Unknowns::Shown, &mut out);
    (out, machine.into_problems())
}

/// The value of an expression without its brackets.
fn value_of(expression: &str) -> String {
    let (value, problems) = evaluate(&format!(
        "\"variables\": {{\"result\": {}}}",
        serde_json::to_string(&format!("[{expression}]")).unwrap()
    ));
    assert!(problems.is_empty(), "{expression}: {problems:?}");
    value
}

const PARAMETERS: FileId = FileId(1);

fn clean(text: &str) -> Fragment {
    let fragment = read(text);
    assert!(fragment.problems.is_empty(), "{:?}", fragment.problems);
    fragment
}

fn with_parameters(text: &str, parameters: &str, overrides: &[(&str, &str)]) -> Fragment {
    let overrides: Vec<(String, String)> =
        overrides.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let file = format!(
        "{{\"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#\", \
         \"contentVersion\": \"1.0.0.0\", \"parameters\": {parameters}}}"
    );
    let inputs = Inputs { parameters: Some((PARAMETERS, &file)), overrides: &overrides, ..Inputs::default() };
    let fragment = ArmReader.read(FILE, text, &inputs);
    assert!(fragment.problems.is_empty(), "{:?}", fragment.problems);
    fragment
}

/// A known text, or the symbol in «».
fn shown(value: &Value<Text>) -> String {
    match value {
        Value::Known(text, _) => text.to_string(),
        Value::Unknown(symbol, _) => format!("«{symbol}»"),
        Value::Absent(_) => "absent".to_owned(),
    }
}

fn cluster(name: &str, rest: &str) -> String {
    format!(
        r#"{{"type": "Microsoft.ContainerService/managedClusters", "apiVersion": "2020-09-01", "name": {name} {rest}}}"#
    )
}

fn compute(name: &str, properties: &str) -> String {
    format!(
        r#"{{"type": "Microsoft.MachineLearningServices/workspaces/computes", "apiVersion": "2021-01-01",
            "name": {name}, "properties": {{{properties}}}}}"#
    )
}

fn names(fragment: &Fragment) -> Vec<String> {
    fragment.clusters.iter().map(|cluster| shown(&cluster.identity.name)).collect()
}

/// Checks the values of expressions.
fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(expression, expected)| {
            let value = value_of(expression);
            (value != *expected).then(|| format!("{expression}\n   is {value}\n  not {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
