#![doc = include_str!("README.md")]

use crate::{Facts, Rule, metadata};
use akslint_diagnostics::FileId;
use akslint_model::prelude::*;
use akslint_model::{NameKey, Symbol};
use std::collections::HashMap;

pub(crate) const RULE: Rule = Rule { meta: metadata::COMPUTE_NAME_DUPLICATE, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    let mut firsts: HashMap<Named<'_>, &Compute> = HashMap::new();
    let judged = || model.computes().filter(|compute| is_judged(compute));
    // Most inputs have one compute, and nothing to compare.
    let is_alone = judged().nth(1).is_none();
    for compute in judged() {
        let first = if is_alone { compute } else { *firsts.entry(named(compute)).or_insert(compute) };
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
    name: Option<NameKey>,
    workspace: [Option<NameKey>; 3],
    condition: Option<&'m Symbol>,
}

/// Not what has no name, nor what may be one compute again: what Azure prints, and what a loop repeats.
fn is_judged(compute: &Compute) -> bool {
    let declared = &compute.declared;
    compute.name.given().is_true() && !declared.is_printed() && !declared.repeated
}

/// Two files may describe one compute, as it is and as it will be.
fn named(compute: &Compute) -> Named<'_> {
    let workspace = &compute.workspace;
    Named {
        file: compute.declared.scope.file(),
        name: NameKey::of(&compute.name),
        workspace: [&workspace.name, &workspace.resource_group, &workspace.subscription].map(NameKey::of),
        condition: compute.declared.condition.as_ref(),
    }
}
