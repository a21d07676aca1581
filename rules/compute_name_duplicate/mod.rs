#![doc = include_str!("README.md")]

use crate::{Facts, Rule};
use akslint_model::prelude::*;
use std::collections::HashMap;

pub(crate) const RULE: Rule =
    Rule { meta: include_str!("rule.json"), docs: include_str!("README.md"), check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    let mut firsts: HashMap<String, &Compute> = HashMap::new();
    for compute in model.computes() {
        let Some(key) = key(compute) else { continue };
        let first = *firsts.entry(key).or_insert(compute);
        let is_another = !std::ptr::eq(first, compute);
        findings.report_if(is_another.into(), || {
            let shown =
                compute.name.known().map_or("of this name".to_owned(), |name| format!("named \"{name}\""));
            // One parameter may decide both names, so what tells them apart is where it is used.
            let (here, there) = (compute.name.place().used, first.name.place().used);
            Finding::at(Place::computed(here), format!("the workspace already has a compute {shown}"))
                .related(there, "the first one of this name")
                .help("give each compute of the workspace a name of its own, in whatever case it is written")
        });
    }
}

/// Equal for computes that certainly have one name in one workspace, and exist together. Two files may describe one
/// compute, as it is and as it will be; what Azure prints may be the same one again, and so may a loop's: `None`.
fn key(compute: &Compute) -> Option<String> {
    let declared = &compute.declared;
    if declared.format == Format::AzureOutput || declared.repeated || compute.name.is_absent() {
        return None;
    }
    let part = |value: &Value<Text>| match value {
        Value::Known(text, _) => format!("={}", text.to_ascii_lowercase()),
        Value::Unknown(symbol, _) => format!("{:?} {symbol}", symbol.scope()),
        Value::Absent(_) => String::new(),
    };
    let workspace = &compute.workspace;
    let mut parts = vec![
        format!("{:?}", declared.scope.file),
        part(&compute.name),
        part(&workspace.name),
        part(&workspace.resource_group),
        part(&workspace.subscription),
    ];
    parts.extend(declared.condition.as_ref().map(|condition| format!("{:?} {condition}", condition.scope())));
    Some(parts.join("\n"))
}
