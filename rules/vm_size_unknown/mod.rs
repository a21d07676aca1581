#![doc = include_str!("README.md")]

use crate::{Facts, Rule, edit, metadata};
use akslint_data::vm_sizes::{Basis, SNAPSHOT, VmSize, find, nearest};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::VM_SIZE_UNKNOWN, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    // A size that Azure prints exists, whatever the table says.
    let clusters = model.clusters_with_pools().filter(|cluster| !cluster.declared.is_printed());
    for pool in clusters.flat_map(|cluster| &cluster.pools.items) {
        let size = &pool.vm_size;
        let is_listed = |size: &VmSize| size.basis == Basis::Table;
        let is_unknown = |name: &Text| !is_placeholder(name) && !find(name).as_ref().is_some_and(is_listed);
        findings.report_if(size.is(is_unknown), || {
            let name = size.known().map_or("", |name| name.as_ref());
            let shown = if name.is_empty() { "this".to_owned() } else { format!("\"{name}\"") };
            if find(name).is_some() {
                return Finding::at(
                    size.place(),
                    format!(
                        "{shown} is not among the machine sizes known on {}, but it is written like one",
                        SNAPSHOT.date
                    ),
                )
                .help("check that the region offers it: az vm list-skus --location REGION --size NAME")
                .severity(Severity::Info);
            }
            let finding = Finding::at(size.place(), format!("{shown} is not a machine size of Azure"));
            match nearest(name) {
                Some(meant) => {
                    edit::offer_text(finding.help(format!("write {meant}")), size, meant, Safety::Unsafe)
                }
                None => finding.help("write a size as Azure names it, such as Standard_D3_v2"),
            }
        });
    }
}

/// Whether the text waits to be replaced, by a person or by a pipeline; nothing at all counts too.
fn is_placeholder(name: &str) -> bool {
    name.is_empty() || name.contains(['<', '>', '{', '}', '$', '#', '%'])
}
