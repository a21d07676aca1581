#![doc = include_str!("README.md")]

use crate::{Facts, Rule, metadata};
use akslint_diagnostics::FileId;
use akslint_model::prelude::*;
use akslint_model::{NameKey, Symbol};
use std::collections::HashMap;

pub(crate) const RULE: Rule = Rule { meta: metadata::COMPUTE_NAME_DUPLICATE, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    let mut firsts: HashMap<Named<'_>, &Compute> = HashMap::new();
    for compute in model.computes() {
        let Some(named) = named(compute) else { continue };
        let first = *firsts.entry(named).or_insert(compute);
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

/// A name in a file under a condition: the same for computes that certainly have one name in one workspace, and exist
/// together.
#[derive(PartialEq, Eq, Hash)]
struct Named<'m> {
    file: FileId,
    name: NameKey,
    workspace: [Option<NameKey>; 3],
    condition: Option<&'m Symbol>,
}

/// `None` for what may be one compute again: what Azure prints, and what a loop repeats. Two files may describe one
/// compute, as it is and as it will be.
fn named(compute: &Compute) -> Option<Named<'_>> {
    let declared = &compute.declared;
    if declared.format == Format::AzureOutput || declared.repeated {
        return None;
    }
    let workspace = &compute.workspace;
    Some(Named {
        file: declared.scope.file,
        name: NameKey::of(&compute.name)?,
        workspace: [&workspace.name, &workspace.resource_group, &workspace.subscription].map(NameKey::of),
        condition: declared.condition.as_ref(),
    })
}
