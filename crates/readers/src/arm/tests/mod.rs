//! What the reader promises, case by case.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used)]

mod expressions;
mod limits;
mod resources;

use super::ArmReader;
use super::frame::{Frame, Given, Target};
use super::json::{self, Unknowns};
use super::machine::Machine;
use super::value::{Data, Source, Val};
use crate::syntax::json::{Dialect, parse};
use crate::{Inputs, Reader};
use akslint_diagnostics::{FileId, Problem, Span};
use akslint_model::{Fragment, Symbol};

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
    machine.add_frame(Frame::of(root, Given::Outside { file: None, overrides: &[] }, target));
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
